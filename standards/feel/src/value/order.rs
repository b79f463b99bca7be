// SPDX-License-Identifier: EUPL-1.2
//! Equality and order (DMN 1.5, tables 52 to 54): three-valued, `None` where the standard says null.

use std::cmp::Ordering;

use super::{Context, DateTime, Time, Value};

/// FEEL's `=`. Null equals null only; values of different types have no equality, except that the durations of no length
/// of both kinds are equal (clause 9, after XPath's `op:duration-equal`).
pub fn equal(left: &Value, right: &Value) -> Option<bool> {
    match (left, right) {
        (Value::Null, Value::Null) => Some(true),
        (Value::Null, _) | (_, Value::Null) => Some(false),
        (Value::Boolean(left), Value::Boolean(right)) => Some(left == right),
        (Value::Text(left), Value::Text(right)) => Some(left == right),
        (Value::List(left), Value::List(right)) => {
            if left.len() != right.len() {
                return Some(false);
            }
            all(left.iter().zip(right.iter()))
        }
        (Value::Context(left), Value::Context(right)) => equal_contexts(left, right),
        (Value::Range(left), Value::Range(right)) => left.equals(right),
        (Value::DaysDuration(days), Value::MonthsDuration(months))
        | (Value::MonthsDuration(months), Value::DaysDuration(days)) => {
            Some(days.nanoseconds() == 0 && months.total_months() == 0)
        }
        // Whether two functions written down twice do the same cannot be told: only a function itself is its equal.
        (Value::Function(left), Value::Function(right)) => Some(left == right),
        _ => compare(left, right).map(Ordering::is_eq),
    }
}

fn equal_contexts(left: &Context, right: &Context) -> Option<bool> {
    if left.len() != right.len() {
        return Some(false);
    }
    let mut pairs = Vec::with_capacity(left.len());
    for (name, value) in left.iter() {
        match right.get(name) {
            Some(other) => pairs.push((value, other)),
            None => return Some(false),
        }
    }
    all(pairs.into_iter())
}

/// Whether all pairs are equal: one unequal pair decides, otherwise one without equality makes the whole null.
fn all<'a>(pairs: impl Iterator<Item = (&'a Value, &'a Value)>) -> Option<bool> {
    let mut result = Some(true);
    for (left, right) in pairs {
        match equal(left, right) {
            Some(true) => {}
            Some(false) => return Some(false),
            None => result = None,
        }
    }
    result
}

/// The order of two values; `None` for types without order and for different types.
pub fn compare(left: &Value, right: &Value) -> Option<Ordering> {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => Some(left.cmp(right)),
        (Value::Text(left), Value::Text(right)) => Some(left.cmp(right)),
        (Value::Date(left), Value::Date(right)) => Some(left.cmp(right)),
        (Value::Time(left), Value::Time(right)) => Some(compare_times(left, right)),
        (Value::DateTime(left), Value::DateTime(right)) => Some(compare_moments(left, right)),
        (Value::DaysDuration(left), Value::DaysDuration(right)) => Some(left.cmp(right)),
        (Value::MonthsDuration(left), Value::MonthsDuration(right)) => Some(left.cmp(right)),
        _ => None,
    }
}

/// One axis of seconds; a time without zone takes the offset of the other (table 54).
fn compare_times(left: &Time, right: &Time) -> Ordering {
    if left.zone().is_some() == right.zone().is_some() {
        left.axis().cmp(&right.axis())
    } else {
        left.nanosecond().cmp(&right.nanosecond())
    }
}

/// One axis of seconds; a moment without zone takes the zone of the other (table 54).
fn compare_moments(left: &DateTime, right: &DateTime) -> Ordering {
    match (left.zone(), right.zone()) {
        (Some(zone), None) => left.axis().cmp(&right.with_zone(zone.clone()).axis()),
        (None, Some(zone)) => left.with_zone(zone.clone()).axis().cmp(&right.axis()),
        _ => left.axis().cmp(&right.axis()),
    }
}

/// FEEL's `is()`: the same type and the same value, where `10:00:00Z` and `11:00:00+01:00` are two values.
pub fn identical(left: &Value, right: &Value) -> bool {
    left == right
}
