// SPDX-License-Identifier: EUPL-1.2
//! FEEL's types, conformance and implicit conversion (DMN 1.5, 10.3.2.9).

use std::fmt::{Display, Formatter};
use std::sync::Arc;

use super::{DateTime, Function, List, Value, Zone};

/// A type of FEEL.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Type {
    /// Every value.
    #[default]
    Any,
    /// Only null.
    Null,
    /// `boolean`
    Boolean,
    /// `number`
    Number,
    /// `string`
    Text,
    /// `date`
    Date,
    /// `time`
    Time,
    /// `date and time`
    DateTime,
    /// `days and time duration`
    DaysDuration,
    /// `years and months duration`
    MonthsDuration,
    /// `range<...>`, with the type of the ends.
    Range(Arc<Type>),
    /// `list<...>`, with the type of the items.
    List(Arc<Type>),
    /// `context<...>`, with the entries it must have.
    Context(Arc<[(Arc<str>, Type)]>),
    /// `function<...> -> ...`
    Function(Arc<Signature>),
}

/// The type of a function.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// Types of the parameters.
    pub parameters: Vec<Type>,
    /// Type of the result.
    pub result: Type,
}

impl Type {
    /// The type of a value, without looking into lists, ranges and contexts.
    pub fn of(value: &Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Boolean(_) => Self::Boolean,
            Value::Number(_) => Self::Number,
            Value::Text(_) => Self::Text,
            Value::Date(_) => Self::Date,
            Value::Time(_) => Self::Time,
            Value::DateTime(_) => Self::DateTime,
            Value::DaysDuration(_) => Self::DaysDuration,
            Value::MonthsDuration(_) => Self::MonthsDuration,
            Value::Range(range) => {
                Self::Range(Arc::new(range.start.as_ref().or(range.end.as_ref()).map_or(Self::Any, Self::of)))
            }
            Value::List(_) => Self::List(Arc::new(Self::Any)),
            Value::Context(_) => Self::Context(Arc::default()),
            Value::Function(function) => Self::Function(Arc::new(Signature::of(function))),
        }
    }

    /// A type by its simple name in FEEL, for example `days and time duration`; `None` for names with parameters and
    /// names of a model.
    pub fn simple(name: &str) -> Option<Self> {
        Some(match name {
            "Any" => Self::Any,
            "Null" => Self::Null,
            "boolean" => Self::Boolean,
            "number" => Self::Number,
            "string" => Self::Text,
            "date" => Self::Date,
            "time" => Self::Time,
            "date and time" | "dateTime" => Self::DateTime,
            "days and time duration" | "dayTimeDuration" => Self::DaysDuration,
            "years and months duration" | "yearMonthDuration" => Self::MonthsDuration,
            "list" => Self::List(Arc::new(Self::Any)),
            "context" => Self::Context(Arc::default()),
            _ => return None,
        })
    }

    /// Whether every value of this type is one of the other (10.3.2.9.2).
    pub fn conforms(&self, other: &Self) -> bool {
        match (self, other) {
            (_, Self::Any) | (Self::Null, _) => true,
            (Self::Range(own), Self::Range(other)) | (Self::List(own), Self::List(other)) => {
                own.conforms(other)
            }
            (Self::Context(own), Self::Context(other)) => other.iter().all(|(name, wanted)| {
                own.iter().any(|(known, found)| known == name && found.conforms(wanted))
            }),
            (Self::Function(own), Self::Function(other)) => own.conforms(other),
            _ => self == other,
        }
    }

    /// FEEL's `instance of`: whether the value is not null and belongs to the type. Nulls inside belong to every type.
    pub fn holds(&self, value: &Value) -> bool {
        match value {
            Value::Null => *self == Self::Null,
            value => self.admits(value),
        }
    }

    /// Whether the value belongs to the type; null belongs to every type.
    pub fn admits(&self, value: &Value) -> bool {
        match (self, value) {
            (Self::Any, _) | (_, Value::Null) => true,
            (Self::Range(wanted), Value::Range(range)) => {
                [&range.start, &range.end].into_iter().flatten().all(|end| wanted.admits(end))
            }
            (Self::List(wanted), Value::List(items)) => {
                **wanted == Self::Any || items.iter().all(|item| wanted.admits(item))
            }
            (Self::Context(entries), Value::Context(context)) => entries
                .iter()
                .all(|(name, wanted)| context.get(name).is_some_and(|value| wanted.admits(value))),
            (Self::Function(wanted), Value::Function(function)) => wanted.admits(function),
            (Self::Range(_) | Self::List(_) | Self::Context(_) | Self::Function(_), _) => false,
            _ => *self == Self::of(value),
        }
    }

    /// The value as this type wants it (10.3.2.9.4): as it is, the only item of a list, a list of the one value, or the
    /// first moment of a day in universal time.
    ///
    /// # Errors
    /// The value itself, when no conversion makes it conform.
    pub fn coerce(&self, value: Value) -> Result<Value, Value> {
        if self.admits(&value) {
            return Ok(value);
        }
        match (self, &value) {
            (Self::List(wanted), single) if !matches!(single, Value::List(_)) && wanted.admits(single) => {
                Ok(Value::List(List::from(vec![value])))
            }
            (Self::List(_), _) => Err(value),
            (_, Value::List(items)) if items.len() == 1 && self.admits(&items[0]) => Ok(items[0].clone()),
            (Self::DateTime, Value::Date(date)) => {
                Ok(Value::DateTime(DateTime::midnight(*date, Some(Zone::UTC))))
            }
            _ => Err(value),
        }
    }
}

impl Signature {
    /// The signature of a function. Those of built-in functions take and give any value.
    pub fn of(function: &Function) -> Self {
        match function {
            Function::BuiltIn(function) => {
                let form = function.forms.first();
                let count = form.map_or(0, |form| form.parameters.len());
                Self { parameters: vec![Type::Any; count], result: Type::Any }
            }
            Function::Defined(function) => Self {
                parameters: function.parameters().iter().map(|(_, wanted)| wanted.clone()).collect(),
                result: function.result(),
            },
        }
    }

    /// Whether a function can be called as this signature tells. Of a built-in function only the number of arguments is
    /// known; a result without declared type may be any.
    fn admits(&self, function: &Function) -> bool {
        match function {
            Function::BuiltIn(function) => function.takes(self.parameters.len()),
            Function::Defined(_) => {
                let found = Self::of(function);
                found.conforms(&Self { result: Type::Any, ..self.clone() })
                    && (found.result == Type::Any || found.result.conforms(&self.result))
            }
        }
    }

    /// A function conforms when it takes at least what the other takes, and gives at most what the other gives.
    fn conforms(&self, other: &Self) -> bool {
        self.parameters.len() == other.parameters.len()
            && other.parameters.iter().zip(&self.parameters).all(|(given, taken)| given.conforms(taken))
            && self.result.conforms(&other.result)
    }
}

/// As FEEL writes it, for example `list<number>`.
impl Display for Type {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> std::fmt::Result {
        let simple = match self {
            Self::Any => "Any",
            Self::Null => "Null",
            Self::Boolean => "boolean",
            Self::Number => "number",
            Self::Text => "string",
            Self::Date => "date",
            Self::Time => "time",
            Self::DateTime => "date and time",
            Self::DaysDuration => "days and time duration",
            Self::MonthsDuration => "years and months duration",
            Self::Range(end) => return write!(formatter, "range<{end}>"),
            Self::List(item) => return write!(formatter, "list<{item}>"),
            Self::Context(entries) => {
                let entries: Vec<_> =
                    entries.iter().map(|(name, wanted)| format!("{name}: {wanted}")).collect();
                return write!(formatter, "context<{}>", entries.join(", "));
            }
            Self::Function(signature) => {
                let parameters: Vec<_> = signature.parameters.iter().map(Self::to_string).collect();
                return write!(formatter, "function<{}> -> {}", parameters.join(", "), signature.result);
            }
        };
        formatter.write_str(simple)
    }
}
