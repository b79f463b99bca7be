// SPDX-License-Identifier: EUPL-1.2
//! Functions that make one value of many (DMN 1.5, 10.3.4.4). They take one list or any number of values.

use std::cmp::Ordering;

use super::{Arguments, Calling};
use crate::diagnostic::Problem;
use crate::value::{List, Number, Value, compare};

type Outcome = Result<Value, Problem>;

fn items(arguments: &Arguments<'_>, calling: &mut dyn Calling) -> Result<List, Problem> {
    let items = arguments.items()?;
    calling.meter().steps(items.len() as u64)?;
    Ok(items)
}

/// The items as numbers; anything else among them is refused.
fn numbers(arguments: &Arguments<'_>, calling: &mut dyn Calling) -> Result<Vec<Number>, Problem> {
    let number = |item: &Value| match item {
        Value::Number(number) => Ok(*number),
        _ => Err(arguments.wrong_type(0)),
    };
    items(arguments, calling)?.iter().map(number).collect()
}

pub(super) fn count(arguments: &Arguments<'_>, _: &mut dyn Calling) -> Outcome {
    Ok(arguments.items()?.len().into())
}

pub(super) fn min(arguments: &Arguments<'_>, calling: &mut dyn Calling) -> Outcome {
    extreme(arguments, calling, Ordering::Less)
}

pub(super) fn max(arguments: &Arguments<'_>, calling: &mut dyn Calling) -> Outcome {
    extreme(arguments, calling, Ordering::Greater)
}

/// The least or greatest item; null of an empty list. All items must have an order among each other.
fn extreme(arguments: &Arguments<'_>, calling: &mut dyn Calling, wanted: Ordering) -> Outcome {
    let items = items(arguments, calling)?;
    let Some(mut best) = items.first() else { return Ok(Value::Null) };
    if compare(best, best).is_none() {
        return Err(arguments.wrong_type(0));
    }
    for item in &items[1..] {
        match compare(item, best) {
            Some(order) if order == wanted => best = item,
            Some(_) => {}
            None => return Err(arguments.wrong_type(0)),
        }
    }
    Ok(best.clone())
}

fn total(arguments: &Arguments<'_>, numbers: &[Number]) -> Result<Number, Problem> {
    numbers
        .iter()
        .try_fold(Number::ZERO, |total, number| total.checked_add(*number))
        .ok_or_else(|| arguments.out_of_range())
}

/// The items as numbers, at least one.
fn some_numbers(arguments: &Arguments<'_>, calling: &mut dyn Calling) -> Result<Vec<Number>, Problem> {
    let numbers = numbers(arguments, calling)?;
    if numbers.is_empty() { Err(arguments.wrong_value(0)) } else { Ok(numbers) }
}

/// The sum; null of an empty list.
pub(super) fn sum(arguments: &Arguments<'_>, calling: &mut dyn Calling) -> Outcome {
    let numbers = numbers(arguments, calling)?;
    if numbers.is_empty() { Ok(Value::Null) } else { total(arguments, &numbers).map(Value::from) }
}

fn average(arguments: &Arguments<'_>, numbers: &[Number]) -> Result<Number, Problem> {
    total(arguments, numbers)?.checked_div(numbers.len().into()).ok_or_else(|| arguments.out_of_range())
}

/// The arithmetic mean; an empty list has none.
pub(super) fn mean(arguments: &Arguments<'_>, calling: &mut dyn Calling) -> Outcome {
    average(arguments, &some_numbers(arguments, calling)?).map(Value::from)
}

/// The product; an empty list has none.
pub(super) fn product(arguments: &Arguments<'_>, calling: &mut dyn Calling) -> Outcome {
    let numbers = some_numbers(arguments, calling)?;
    let product = numbers.iter().try_fold(Number::ONE, |product, number| product.checked_mul(*number));
    product.map(Value::from).ok_or_else(|| arguments.out_of_range())
}

/// The middle item in order, or the mean of the two in the middle; null of an empty list.
pub(super) fn median(arguments: &Arguments<'_>, calling: &mut dyn Calling) -> Outcome {
    let mut numbers = numbers(arguments, calling)?;
    numbers.sort_unstable();
    let middle = numbers.len() / 2;
    Ok(match numbers.len() {
        0 => Value::Null,
        length if length % 2 == 1 => numbers[middle].into(),
        _ => average(arguments, &numbers[middle - 1..=middle])?.into(),
    })
}

/// The standard deviation of a sample; null of fewer than two items.
pub(super) fn stddev(arguments: &Arguments<'_>, calling: &mut dyn Calling) -> Outcome {
    let numbers = numbers(arguments, calling)?;
    if numbers.len() < 2 {
        return Err(arguments.wrong_value(0));
    }
    let mean = average(arguments, &numbers)?;
    let squares = numbers.iter().try_fold(Number::ZERO, |squares, number| {
        let distance = number.checked_sub(mean)?;
        squares.checked_add(distance.checked_mul(distance)?)
    });
    let variance = squares.and_then(|squares| squares.checked_div((numbers.len() - 1).into()));
    variance.and_then(Number::sqrt).map(Value::from).ok_or_else(|| arguments.out_of_range())
}

/// The items that appear most often, in ascending order.
pub(super) fn mode(arguments: &Arguments<'_>, calling: &mut dyn Calling) -> Outcome {
    let mut numbers = numbers(arguments, calling)?;
    numbers.sort_unstable();
    let groups: Vec<_> = numbers.chunk_by(|left, right| left == right).collect();
    let most = groups.iter().map(|group| group.len()).max();
    Ok(Value::list(groups.iter().filter(|group| Some(group.len()) == most).map(|group| group[0].into())))
}

pub(super) fn all(arguments: &Arguments<'_>, calling: &mut dyn Calling) -> Outcome {
    decided(arguments, calling, false)
}

pub(super) fn any(arguments: &Arguments<'_>, calling: &mut dyn Calling) -> Outcome {
    decided(arguments, calling, true)
}

/// One item of the deciding value decides; otherwise an item that is no boolean makes the result null.
fn decided(arguments: &Arguments<'_>, calling: &mut dyn Calling, deciding: bool) -> Outcome {
    let items = items(arguments, calling)?;
    let (mut null, mut foreign) = (false, false);
    for item in items.iter() {
        match item {
            Value::Boolean(truth) if *truth == deciding => return Ok(deciding.into()),
            Value::Boolean(_) => {}
            Value::Null => null = true,
            _ => foreign = true,
        }
    }
    if foreign {
        return Err(arguments.wrong_type(0));
    }
    Ok(if null { Value::Null } else { (!deciding).into() })
}
