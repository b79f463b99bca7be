// SPDX-License-Identifier: EUPL-1.2
//! Functions of lists (DMN 1.5, 10.3.4.4 and 10.3.4.9).

use std::collections::HashSet;

use super::{Arguments, Calling};
use crate::diagnostic::Problem;
use crate::value::{Function, List, Value, equal};

type Outcome = Result<Value, Problem>;

/// Bytes and steps for a list that is about to be built.
fn charge(calling: &mut dyn Calling, items: usize) -> Result<(), Problem> {
    calling.meter().steps(items as u64)?;
    calling.meter().bytes(items.saturating_mul(size_of::<Value>()))
}

fn list(arguments: &Arguments<'_>, calling: &mut dyn Calling) -> Result<List, Problem> {
    let list = arguments.list(0)?;
    charge(calling, list.len())?;
    Ok(list)
}

/// Whether two values are equal; comparing is charged by the smaller of them.
fn matches(left: &Value, right: &Value, calling: &mut dyn Calling) -> Result<bool, Problem> {
    calling.meter().steps(left.size().min(right.size()))?;
    Ok(equal(left, right) == Some(true))
}

pub(super) fn contains(arguments: &Arguments<'_>, calling: &mut dyn Calling) -> Outcome {
    let element = arguments.value(1);
    for item in arguments.list(0)?.iter() {
        if matches(item, element, calling)? {
            return Ok(true.into());
        }
    }
    Ok(false.into())
}

/// The positions, from 1, of all items that equal the value.
pub(super) fn index_of(arguments: &Arguments<'_>, calling: &mut dyn Calling) -> Outcome {
    let list = list(arguments, calling)?;
    let mut places = Vec::new();
    for (place, item) in list.iter().enumerate() {
        if matches(item, arguments.value(1), calling)? {
            places.push(Value::from(place + 1));
        }
    }
    Ok(places.into())
}

/// A part of the list from a position, from 1 or backwards from -1, up to the end or of a length.
pub(super) fn sublist(arguments: &Arguments<'_>, calling: &mut dyn Calling) -> Outcome {
    let list = list(arguments, calling)?;
    let start = arguments.position(1, list.len())?;
    if !arguments.given(2) {
        return Ok(Value::list(list[start..].iter().cloned()));
    }
    let length = usize::try_from(arguments.integer(2)?).ok().filter(|length| *length > 0);
    let end = length.and_then(|length| start.checked_add(length)).filter(|end| *end <= list.len());
    let end = end.ok_or_else(|| arguments.wrong_value(2))?;
    Ok(Value::list(list[start..end].iter().cloned()))
}

pub(super) fn append(arguments: &Arguments<'_>, calling: &mut dyn Calling) -> Outcome {
    let list = list(arguments, calling)?;
    let more = &arguments.all()[1..];
    charge(calling, more.len())?;
    let mut items = list.into_items();
    items.extend_from_slice(more);
    Ok(items.into())
}

pub(super) fn concatenate(arguments: &Arguments<'_>, calling: &mut dyn Calling) -> Outcome {
    joined(arguments, calling).map(Value::from)
}

fn joined(arguments: &Arguments<'_>, calling: &mut dyn Calling) -> Result<Vec<Value>, Problem> {
    let mut items = Vec::new();
    for place in 0..arguments.all().len() {
        let list = arguments.list(place)?;
        charge(calling, list.len() + 1)?;
        items.extend_from_slice(&list);
    }
    Ok(items)
}

pub(super) fn insert_before(arguments: &Arguments<'_>, calling: &mut dyn Calling) -> Outcome {
    let list = list(arguments, calling)?;
    let place = arguments.position(1, list.len())?;
    let mut items = list.into_items();
    items.insert(place, arguments.value(2).clone());
    Ok(items.into())
}

pub(super) fn remove(arguments: &Arguments<'_>, calling: &mut dyn Calling) -> Outcome {
    let list = list(arguments, calling)?;
    let place = arguments.position(1, list.len())?;
    let mut items = list.into_items();
    items.remove(place);
    Ok(items.into())
}

/// The list with another item at a position, or at every item for which a function of item and new item says true.
pub(super) fn replace(arguments: &Arguments<'_>, calling: &mut dyn Calling) -> Outcome {
    let list = list(arguments, calling)?;
    let new = arguments.value(2);
    if let Value::Function(function) = arguments.single(1) {
        let mut items = Vec::with_capacity(list.len());
        for item in list.iter() {
            let chosen = says_true(arguments, function, &[item.clone(), new.clone()], calling)?;
            items.push(if chosen { new.clone() } else { item.clone() });
        }
        return Ok(items.into());
    }
    let place = arguments.position(1, list.len())?;
    let mut items = list.into_items();
    items[place] = new.clone();
    Ok(items.into())
}

fn says_true(
    arguments: &Arguments<'_>,
    function: &Function,
    values: &[Value],
    calling: &mut dyn Calling,
) -> Result<bool, Problem> {
    match calling.invoke(function, values)? {
        Value::Boolean(truth) => Ok(truth),
        _ => Err(arguments.wrong_value(1)),
    }
}

pub(super) fn reverse(arguments: &Arguments<'_>, calling: &mut dyn Calling) -> Outcome {
    Ok(Value::list(list(arguments, calling)?.iter().rev().cloned()))
}

pub(super) fn union(arguments: &Arguments<'_>, calling: &mut dyn Calling) -> Outcome {
    let items = joined(arguments, calling)?;
    distinct(items, calling)
}

pub(super) fn distinct_values(arguments: &Arguments<'_>, calling: &mut dyn Calling) -> Outcome {
    let list = list(arguments, calling)?;
    distinct(list.into_items(), calling)
}

/// What tells two values apart at once, for the types where equality is that simple.
#[derive(PartialEq, Eq, Hash)]
enum Key {
    Text(std::sync::Arc<str>),
    Number(i128),
    Date(i64),
}

fn key(value: &Value) -> Option<Key> {
    match value {
        Value::Text(text) => Some(Key::Text(text.clone())),
        Value::Number(number) => number.to_i128().map(Key::Number),
        Value::Date(date) => Some(Key::Date(date.day_number())),
        _ => None,
    }
}

/// The items without those that equal an earlier one.
fn distinct(items: Vec<Value>, calling: &mut dyn Calling) -> Outcome {
    let mut known = HashSet::new();
    let mut compared: Vec<Value> = Vec::new();
    let mut result = Vec::new();
    for item in items {
        let new = match key(&item) {
            Some(key) => known.insert(key),
            None => {
                let mut new = true;
                for earlier in &compared {
                    new = new && !matches(earlier, &item, calling)?;
                }
                if new {
                    compared.push(item.clone());
                }
                new
            }
        };
        if new {
            result.push(item);
        }
    }
    Ok(result.into())
}

/// The items of all inner lists, however deep.
pub(super) fn flatten(arguments: &Arguments<'_>, calling: &mut dyn Calling) -> Outcome {
    let list = arguments.list(0)?;
    let mut result = Vec::new();
    // Lists being read, the innermost last; each with the place of its next item.
    let mut open = vec![(list, 0)];
    while let Some((list, place)) = open.last_mut() {
        let Some(item) = list.get(*place).cloned() else {
            open.pop();
            continue;
        };
        *place += 1;
        charge(calling, 1)?;
        match item {
            Value::List(inner) => open.push((inner, 0)),
            item => result.push(item),
        }
    }
    Ok(result.into())
}

/// The items in the order that the function `precedes` gives them; items of which none precedes keep their places.
pub(super) fn sort(arguments: &Arguments<'_>, calling: &mut dyn Calling) -> Outcome {
    let list = list(arguments, calling)?;
    let function = arguments.function(1)?;
    let mut sorted = list.into_items();
    let mut run = 1;
    // Merging runs of doubled length: stable, and safe for a function that contradicts itself.
    while run < sorted.len() {
        let mut merged = Vec::with_capacity(sorted.len());
        for pair in sorted.chunks(run * 2) {
            let (left, right) = pair.split_at(run.min(pair.len()));
            let (mut left, mut right) = (left.iter().peekable(), right.iter().peekable());
            while let (Some(first), Some(second)) = (left.peek(), right.peek()) {
                let values = [(*second).clone(), (*first).clone()];
                calling.meter().steps(1)?;
                let taken = if says_true(arguments, function, &values, calling)? {
                    right.next()
                } else {
                    left.next()
                };
                merged.extend(taken.cloned());
            }
            merged.extend(left.chain(right).cloned());
        }
        sorted = merged;
        run *= 2;
    }
    Ok(sorted.into())
}
