// SPDX-License-Identifier: EUPL-1.2
//! Values that travel between Rust and the engines, and rows made of them.

use crate::StoreError;
use foundation::{Date, Money, Timestamp};
use uuid::Uuid;

/// The kind of a missing value, so that PostgreSQL knows the type of a null.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `bigint`.
    Integer,
    /// `double precision`.
    Real,
    /// `text`.
    Text,
    /// `bytea`.
    Bytes,
    /// `uuid`.
    Uuid,
    /// `boolean`.
    Boolean,
}

/// One value of a row or parameter.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// No value, with its kind.
    Null(Kind),
    /// A whole number; also instants (microseconds) and money (cents).
    Integer(i64),
    /// A floating-point number.
    Real(f64),
    /// Text.
    Text(String),
    /// Bytes.
    Bytes(Vec<u8>),
    /// An identifier.
    Uuid(Uuid),
    /// Yes or no.
    Boolean(bool),
}

impl Value {
    fn kind_name(&self) -> &'static str {
        match self {
            Self::Null(_) => "null",
            Self::Integer(_) => "integer",
            Self::Real(_) => "real",
            Self::Text(_) => "text",
            Self::Bytes(_) => "bytes",
            Self::Uuid(_) => "uuid",
            Self::Boolean(_) => "boolean",
        }
    }
}

/// Types that can be read from a value.
pub trait FromValue: Sized {
    /// Name for error messages.
    const EXPECTED: &'static str;
    /// The kind bound for a missing value.
    const KIND: Kind;
    /// Reads the value; `None` when it has another kind.
    fn from_value(value: Value) -> Option<Self>;
}

macro_rules! convert {
    ($type:ty, $expected:literal, $kind:expr, $into:expr, $($pattern:pat => $out:expr),+) => {
        impl From<$type> for Value {
            fn from(value: $type) -> Self {
                ($into)(value)
            }
        }
        impl FromValue for $type {
            const EXPECTED: &'static str = $expected;
            const KIND: Kind = $kind;
            fn from_value(value: Value) -> Option<Self> {
                match value {
                    $($pattern => $out,)+
                    _ => None,
                }
            }
        }
    };
}

convert!(i64, "integer", Kind::Integer, Value::Integer, Value::Integer(number) => Some(number));
convert!(i32, "integer", Kind::Integer, |v: i32| Value::Integer(i64::from(v)), Value::Integer(number) => i32::try_from(number).ok());
convert!(u32, "integer", Kind::Integer, |v: u32| Value::Integer(i64::from(v)), Value::Integer(number) => u32::try_from(number).ok());
convert!(f64, "real", Kind::Real, Value::Real, Value::Real(number) => Some(number));
convert!(String, "text", Kind::Text, Value::Text, Value::Text(text) => Some(text));
convert!(Vec<u8>, "bytes", Kind::Bytes, Value::Bytes, Value::Bytes(bytes) => Some(bytes));
convert!(bool, "boolean", Kind::Boolean, Value::Boolean, Value::Boolean(yes) => Some(yes), Value::Integer(number) => Some(number != 0));
convert!(Uuid, "uuid", Kind::Uuid, Value::Uuid, Value::Uuid(id) => Some(id), Value::Bytes(bytes) => Uuid::from_slice(&bytes).ok());
convert!(Timestamp, "instant", Kind::Integer, |v: Timestamp| Value::Integer(v.micros()), Value::Integer(number) => Some(Timestamp::from_micros(number)));
convert!(Money, "cents", Kind::Integer, |v: Money| Value::Integer(v.cents()), Value::Integer(number) => Some(Money::from_cents(number)));
convert!(Date, "date text", Kind::Text, |v: Date| Value::Text(v.to_string()), Value::Text(text) => text.parse().ok());

impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

impl From<&String> for Value {
    fn from(value: &String) -> Self {
        Self::Text(value.clone())
    }
}

impl From<&[u8]> for Value {
    fn from(value: &[u8]) -> Self {
        Self::Bytes(value.to_vec())
    }
}

impl From<foundation::OwnerId> for Value {
    fn from(value: foundation::OwnerId) -> Self {
        Self::Uuid(value.uuid())
    }
}

impl<T: FromValue + Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null(T::KIND), Into::into)
    }
}

impl From<Option<&str>> for Value {
    fn from(value: Option<&str>) -> Self {
        value.map_or(Self::Null(Kind::Text), |text| Self::Text(text.to_owned()))
    }
}

impl<T: FromValue> FromValue for Option<T> {
    const EXPECTED: &'static str = T::EXPECTED;
    const KIND: Kind = T::KIND;
    fn from_value(value: Value) -> Option<Self> {
        match value {
            Value::Null(_) => Some(None),
            other => T::from_value(other).map(Some),
        }
    }
}

/// One row of an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Row(pub(crate) Vec<Value>);

impl Row {
    /// The value of a column, counted from zero.
    ///
    /// # Errors
    /// [`StoreError::Decode`] when the column is missing or holds another kind.
    pub fn get<T: FromValue>(&self, column: usize) -> Result<T, StoreError> {
        let value = self.0.get(column).cloned();
        let found = value.as_ref().map_or("no column", Value::kind_name).to_owned();
        value.and_then(T::from_value).ok_or(StoreError::Decode { column, expected: T::EXPECTED, found })
    }

    /// A typed identifier.
    ///
    /// # Errors
    /// As [`Row::get`].
    pub fn id<T: From<Uuid>>(&self, column: usize) -> Result<T, StoreError> {
        self.get::<Uuid>(column).map(T::from)
    }

    /// A typed identifier that may be missing.
    ///
    /// # Errors
    /// As [`Row::get`].
    pub fn optional_id<T: From<Uuid>>(&self, column: usize) -> Result<Option<T>, StoreError> {
        self.get::<Option<Uuid>>(column).map(|id| id.map(T::from))
    }
}
