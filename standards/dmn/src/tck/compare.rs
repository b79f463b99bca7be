// SPDX-License-Identifier: EUPL-1.2
//! Values of test files: made from their text, and compared with what was found.

use std::sync::Arc;

use feel::value::{List, equal};
use feel::{Context, Function, Number, Run, Type, Value};

use super::Content;

/// A value that FEEL does not have, for example `INF`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{text:?} is no {kind}")]
pub struct UnreadableValue {
    /// Name of the XML Schema type.
    pub kind: String,
    /// The text, at most 120 characters.
    pub text: String,
}

/// The value a test file means. A text without a type of its own has the type the model declares for it.
pub(super) fn value(
    content: &Content,
    declared: Option<&Type>,
    run: &mut Run<'_>,
) -> Result<Value, UnreadableValue> {
    Ok(match content {
        Content::Null => Value::Null,
        Content::Simple { kind, text } if kind.is_empty() => simple(schema_type(declared), text, run)?,
        Content::Simple { kind, text } => simple(kind, text, run)?,
        Content::List(items) => {
            let declared = match declared {
                Some(Type::List(item)) => Some(&**item),
                _ => None,
            };
            let values: Result<Vec<_>, _> = items.iter().map(|item| value(item, declared, run)).collect();
            Value::List(List::from(values?))
        }
        Content::Components(parts) => {
            let mut context = Context::new();
            for (name, part) in parts {
                let declared = match declared {
                    Some(Type::Context(entries)) => entries.iter().find(|(known, _)| **known == **name),
                    _ => None,
                };
                context.set(name.as_str(), value(part, declared.map(|(_, kind)| kind), run)?);
            }
            Value::Context(Arc::new(context))
        }
    })
}

/// The XML Schema type that stands for a type of FEEL.
fn schema_type(declared: Option<&Type>) -> &'static str {
    match declared {
        Some(Type::Boolean) => "boolean",
        Some(Type::Number) => "decimal",
        Some(Type::Date) => "date",
        Some(Type::Time) => "time",
        Some(Type::DateTime) => "dateTime",
        Some(Type::DaysDuration | Type::MonthsDuration) => "duration",
        _ => "string",
    }
}

fn simple(kind: &str, text: &str, run: &mut Run<'_>) -> Result<Value, UnreadableValue> {
    let trimmed = text.trim();
    let found = match kind {
        "boolean" => match trimmed {
            "true" | "1" => Some(Value::Boolean(true)),
            "false" | "0" => Some(Value::Boolean(false)),
            _ => None,
        },
        "decimal" | "double" | "float" | "integer" | "int" | "long" => {
            Number::parse(trimmed).map(Value::Number)
        }
        "date" => built_in("date", trimmed, run),
        "time" => built_in("time", trimmed, run),
        "dateTime" => built_in("date and time", trimmed, run),
        "duration" | "dayTimeDuration" | "yearMonthDuration" => built_in("duration", trimmed, run),
        _ => Some(Value::Text(text.into())),
    };
    let unreadable = || UnreadableValue { kind: kind.to_owned(), text: crate::error::excerpt(trimmed) };
    found.filter(|value| *value != Value::Null).ok_or_else(unreadable)
}

fn built_in(name: &str, text: &str, run: &mut Run<'_>) -> Option<Value> {
    let function = Function::BuiltIn(feel::builtins::lookup(name)?);
    run.call(&function, &[Value::Text(text.into())]).ok()
}

/// Whether a value is the expected one. Numbers may differ by one part in a hundred million, because test files round them;
/// a missing entry of a context equals an expected null.
pub(super) fn matches(expected: &Value, found: &Value) -> bool {
    match (expected, found) {
        (Value::Number(expected), Value::Number(found)) => near(*expected, *found),
        (Value::List(expected), Value::List(found)) => {
            expected.len() == found.len()
                && expected.iter().zip(found.iter()).all(|(expected, found)| matches(expected, found))
        }
        (Value::Context(expected), Value::Context(found)) => {
            let entry = |name: &str| found.get(name).cloned().unwrap_or_default();
            expected.iter().all(|(name, value)| matches(value, &entry(name)))
                && found.iter().all(|(name, value)| *value == Value::Null || expected.get(name).is_some())
        }
        (expected, found) => expected == found || equal(expected, found) == Some(true),
    }
}

fn near(expected: Number, found: Number) -> bool {
    if expected == found {
        return true;
    }
    let difference = expected.checked_sub(found).map(Number::abs);
    difference.zip(tolerance(expected)).is_some_and(|(difference, tolerance)| difference <= tolerance)
}

/// A hundred-millionth of the number, at least of one.
fn tolerance(expected: Number) -> Option<Number> {
    let share = Number::parse("0.00000001")?;
    let size = if expected.abs() < Number::from(1) { Number::from(1) } else { expected.abs() };
    size.checked_mul(share)
}
