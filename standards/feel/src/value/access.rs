// SPDX-License-Identifier: EUPL-1.2
//! Making values, and the properties they have (DMN 1.5, tables 65 to 67).

use std::sync::Arc;

use super::{
    Context, Date, DateTime, DaysDuration, Function, List, MonthsDuration, Number, Range, Time, Value, Zone,
};

impl Value {
    /// How deep the value nests: 0 for simple values, 1 for a list of them, and so on.
    pub fn depth(&self) -> u32 {
        match self {
            Self::List(items) => items.depth(),
            Self::Context(context) => context.depth(),
            Self::Range(range) => {
                1 + [&range.start, &range.end].into_iter().flatten().map(Self::depth).max().unwrap_or(0)
            }
            Self::Function(Function::Defined(function)) => 1 + function.depth(),
            _ => 0,
        }
    }

    /// How many simple values it takes to write the value down: 1 for a simple value, one more for every 256 bytes of a
    /// text. Since parts may be shared, a value can be far larger than the memory it takes; who walks through it charges
    /// this first.
    pub fn size(&self) -> u64 {
        match self {
            Self::Text(text) => 1 + text.len() as u64 / 256,
            Self::List(items) => items.size(),
            Self::Context(context) => context.size(),
            Self::Range(range) => {
                let ends = [&range.start, &range.end].into_iter().flatten();
                ends.fold(1, |size: u64, end| size.saturating_add(end.size()))
            }
            _ => 1,
        }
    }

    /// A list.
    pub fn list(items: impl IntoIterator<Item = Self>) -> Self {
        Self::List(items.into_iter().collect())
    }

    /// Whether this is null.
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }
}

macro_rules! from {
    ($($variant:ident($source:ty)),*) => {
        $(impl From<$source> for Value {
            fn from(value: $source) -> Self {
                Self::$variant(value.into())
            }
        })*
    };
}

from!(
    Boolean(bool),
    Number(Number),
    Number(i32),
    Number(i64),
    Number(usize),
    Text(&str),
    Text(String),
    Text(Arc<str>),
    Date(Date),
    Time(Time),
    DateTime(DateTime),
    DaysDuration(DaysDuration),
    MonthsDuration(MonthsDuration),
    Range(Range),
    List(List),
    List(Vec<Value>),
    Context(Context),
    Function(Function)
);

/// A value or null.
impl<V: Into<Value>> From<Option<V>> for Value {
    fn from(value: Option<V>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

/// A property of a value that is no context: the year of a date, the start of a range. `None` when the type has no such
/// property; null when this value has none (the offset of a time without zone).
pub fn property(value: &Value, name: &str) -> Option<Value> {
    match value {
        Value::Date(date) => property_of_date(*date, name),
        Value::DateTime(moment) => property_of_date(moment.date(), name)
            .or_else(|| property_of_time(&moment.time(), moment.offset_seconds(), name)),
        Value::Time(time) => property_of_time(time, time.offset_seconds(), name),
        Value::DaysDuration(duration) => Some(match name {
            "days" => duration.days().into(),
            "hours" => duration.hours().into(),
            "minutes" => duration.minutes().into(),
            "seconds" => duration.seconds().into(),
            _ => return None,
        }),
        Value::MonthsDuration(duration) => Some(match name {
            "years" => duration.years().into(),
            "months" => duration.months().into(),
            _ => return None,
        }),
        Value::Range(range) => Some(match name {
            "start" => range.start.clone().unwrap_or_default(),
            "end" => range.end.clone().unwrap_or_default(),
            "start included" => range.start_included.into(),
            "end included" => range.end_included.into(),
            _ => return None,
        }),
        _ => None,
    }
}

fn property_of_date(date: Date, name: &str) -> Option<Value> {
    Some(Value::from(match name {
        "year" => date.year(),
        "month" => date.month().into(),
        "day" => date.day().into(),
        "weekday" => date.weekday().into(),
        _ => return None,
    }))
}

fn property_of_time(time: &Time, offset: Option<i32>, name: &str) -> Option<Value> {
    Some(match name {
        "hour" => i32::from(time.hour()).into(),
        "minute" => i32::from(time.minute()).into(),
        "second" => Number::scaled(time.nanosecond_of_minute().into(), 9).into(),
        "time offset" => offset.and_then(|seconds| DaysDuration::from_seconds(seconds.into())).into(),
        "timezone" => time.zone().and_then(Zone::name).into(),
        _ => return None,
    })
}
