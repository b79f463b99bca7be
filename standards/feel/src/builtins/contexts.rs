// SPDX-License-Identifier: EUPL-1.2
//! Functions of contexts (DMN 1.5, 10.3.4.10).

use std::sync::Arc;

use super::{Arguments, Calling};
use crate::diagnostic::{Code, Problem};
use crate::value::{Context, Value};

type Outcome = Result<Value, Problem>;

/// Bytes charged for an entry of a context.
const ENTRY_BYTES: usize = 64;

fn charge(calling: &mut dyn Calling, entries: usize) -> Result<(), Problem> {
    calling.meter().steps(entries as u64)?;
    calling.meter().bytes(entries.saturating_mul(ENTRY_BYTES))
}

/// The value of an entry; null when there is none, which is what the function is there for.
pub(super) fn get_value(arguments: &Arguments<'_>, _: &mut dyn Calling) -> Outcome {
    Ok(arguments.context(0)?.get(arguments.text(1)?).cloned().into())
}

/// The entries as a list of contexts with `key` and `value`.
pub(super) fn get_entries(arguments: &Arguments<'_>, calling: &mut dyn Calling) -> Outcome {
    let context = arguments.context(0)?;
    charge(calling, context.len() * 3)?;
    let entry = |(name, value): (&Arc<str>, &Value)| {
        Value::from(Context::new().with("key", name.clone()).with("value", value.clone()))
    };
    Ok(Value::list(context.iter().map(entry)))
}

/// A context of entries given as contexts with `key` and `value`; two entries with one key are refused.
pub(super) fn context(arguments: &Arguments<'_>, calling: &mut dyn Calling) -> Outcome {
    let entries = arguments.list(0)?;
    charge(calling, entries.len())?;
    let mut result = Context::new();
    for entry in entries.iter() {
        let Value::Context(entry) = entry else { return Err(arguments.wrong_type(0)) };
        match (entry.get("key"), entry.get("value")) {
            (Some(Value::Text(key)), Some(value)) if result.get(key).is_none() => {
                result.set(key.clone(), value.clone());
            }
            _ => return Err(arguments.wrong_value(0)),
        }
    }
    Ok(result.into())
}

/// The context with one entry set. The key may be a list of keys for an entry of an inner context.
pub(super) fn put(arguments: &Arguments<'_>, calling: &mut dyn Calling) -> Outcome {
    match arguments.value(1) {
        Value::List(_) if !arguments.are_named() => put_nested(arguments, calling),
        _ => {
            let context = arguments.context(0)?;
            put_at(context, &[arguments.text(1)?], arguments.value(2), calling)
        }
    }
}

/// The context with one entry of an inner context set; the inner contexts must exist.
pub(super) fn put_nested(arguments: &Arguments<'_>, calling: &mut dyn Calling) -> Outcome {
    let (context, keys) = (arguments.context(0)?, arguments.list(1)?);
    let mut path = Vec::with_capacity(keys.len());
    for key in keys.iter() {
        let Value::Text(key) = key else { return Err(arguments.wrong_type(1)) };
        path.push(key);
    }
    if path.is_empty() {
        return Err(arguments.wrong_value(1));
    }
    put_at(context, &path, arguments.value(2), calling)
}

fn put_at(context: &Context, path: &[&Arc<str>], value: &Value, calling: &mut dyn Calling) -> Outcome {
    charge(calling, context.len() + 1)?;
    let mut result = context.clone();
    let value = match path {
        [_, rest @ ..] if !rest.is_empty() => match context.get(path[0]) {
            Some(Value::Context(inner)) => put_at(inner, rest, value, calling)?,
            Some(_) | None => return Err(Problem::new(Code::UnknownEntry, [&**path[0], "context"])),
        },
        _ => value.clone(),
    };
    if let Some(key) = path.first() {
        result.set(Arc::clone(key), value);
    }
    Ok(result.into())
}

/// One context of all; where two have an entry, the later one counts.
pub(super) fn merge(arguments: &Arguments<'_>, calling: &mut dyn Calling) -> Outcome {
    let contexts = arguments.list(0)?;
    let mut result = Context::new();
    for context in contexts.iter() {
        let Value::Context(context) = context else { return Err(arguments.wrong_type(0)) };
        charge(calling, context.len() + 1)?;
        for (name, value) in context.iter() {
            result.set(name.clone(), value.clone());
        }
    }
    Ok(result.into())
}
