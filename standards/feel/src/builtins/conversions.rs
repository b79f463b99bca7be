// SPDX-License-Identifier: EUPL-1.2
//! Conversions (DMN 1.5, 10.3.4.1), `not` and `is`.

use std::sync::Arc;

use super::range_literal;
use super::{Arguments, Calling};
use crate::diagnostic::{Code, Problem};
use crate::value::{
    Date, DateTime, DaysDuration, MonthsDuration, Number, Rounding, Time, Value, Zone, identical,
};

type Outcome = Result<Value, Problem>;

/// Nanoseconds of a second.
const SECOND: u64 = 1_000_000_000;

/// The problem that a text cannot be read.
fn unreadable(text: &str, kind: &'static str) -> Problem {
    Problem::new(Code::InvalidText, [text, kind])
}

pub(super) fn date(arguments: &Arguments<'_>, _: &mut dyn Calling) -> Outcome {
    match arguments.single(0) {
        Value::Text(text) => text.parse().map(Value::Date).map_err(|_| unreadable(text, "date")),
        _ => arguments.date(0).map(Value::Date),
    }
}

pub(super) fn date_of(arguments: &Arguments<'_>, _: &mut dyn Calling) -> Outcome {
    day(arguments).map(Value::Date)
}

fn day(arguments: &Arguments<'_>) -> Result<Date, Problem> {
    let (year, month, day) = (arguments.whole(0)?, arguments.whole(1)?, arguments.whole(2)?);
    Date::new(year, month, day).ok_or_else(|| arguments.out_of_range())
}

pub(super) fn time(arguments: &Arguments<'_>, _: &mut dyn Calling) -> Outcome {
    match arguments.single(0) {
        Value::Text(text) => text.parse().map(Value::Time).map_err(|_| unreadable(text, "time")),
        Value::Time(time) => Ok(time.clone().into()),
        Value::DateTime(moment) => Ok(moment.time().into()),
        Value::Date(date) => Ok(DateTime::midnight(*date, Some(Zone::UTC)).time().into()),
        _ => Err(arguments.wrong_type(0)),
    }
}

pub(super) fn time_of(arguments: &Arguments<'_>, _: &mut dyn Calling) -> Outcome {
    let zone = offset(arguments, 3)?;
    clock(arguments, 0, zone).map(Value::Time)
}

/// The zone of an offset, when it is given.
fn offset(arguments: &Arguments<'_>, place: usize) -> Result<Option<Zone>, Problem> {
    let Some(offset) = arguments.optional_days(place)? else { return Ok(None) };
    let seconds = i64::try_from(offset.nanoseconds() / i128::from(SECOND)).ok();
    seconds.and_then(Zone::offset).map(Some).ok_or_else(|| arguments.wrong_value(place))
}

/// Hour, minute and second, which may have a fraction, from a place on.
fn clock(arguments: &Arguments<'_>, place: usize, zone: Option<Zone>) -> Result<Time, Problem> {
    let (hour, minute) = (arguments.whole(place)?, arguments.whole(place + 1)?);
    let second = arguments.number(place + 2)?;
    let nanoseconds = second
        .checked_mul(Number::from(SECOND))
        .and_then(|nanoseconds| nanoseconds.round(0, Rounding::Down)?.to_i64())
        .and_then(|nanoseconds| u64::try_from(nanoseconds).ok())
        .filter(|nanoseconds| *nanoseconds < 60 * SECOND)
        .ok_or_else(|| arguments.wrong_value(place + 2))?;
    let whole = u64::try_from(hour)
        .ok()
        .zip(u64::try_from(minute).ok())
        .and_then(|(hour, minute)| Time::from_parts(hour, minute, 0, None))
        .ok_or_else(|| arguments.wrong_value(place))?;
    Time::new(whole.nanosecond() + nanoseconds, zone).ok_or_else(|| arguments.out_of_range())
}

pub(super) fn date_and_time(arguments: &Arguments<'_>, _: &mut dyn Calling) -> Outcome {
    match arguments.single(0) {
        Value::Text(text) => text.parse().map(Value::DateTime).map_err(|_| unreadable(text, "date and time")),
        _ => Err(arguments.wrong_type(0)),
    }
}

pub(super) fn date_with_time(arguments: &Arguments<'_>, _: &mut dyn Calling) -> Outcome {
    match arguments.single(1) {
        Value::Time(time) => Ok(DateTime::new(arguments.date(0)?, time).into()),
        _ => Err(arguments.wrong_type(1)),
    }
}

pub(super) fn date_and_time_of(arguments: &Arguments<'_>, _: &mut dyn Calling) -> Outcome {
    let date = day(arguments)?;
    let zone = match arguments.single(6) {
        Value::Text(name) => Some(Zone::named(name).ok_or_else(|| arguments.wrong_value(6))?),
        _ => offset(arguments, 6)?,
    };
    Ok(DateTime::new(date, &clock(arguments, 3, zone)?).into())
}

pub(super) fn duration(arguments: &Arguments<'_>, _: &mut dyn Calling) -> Outcome {
    match arguments.single(0) {
        Value::Text(text) => {
            let months = text.parse::<MonthsDuration>().map(Value::from);
            months
                .or_else(|_| text.parse::<DaysDuration>().map(Value::from))
                .map_err(|_| unreadable(text, "duration"))
        }
        _ => Err(arguments.wrong_type(0)),
    }
}

pub(super) fn years_and_months_duration(arguments: &Arguments<'_>, _: &mut dyn Calling) -> Outcome {
    Ok(MonthsDuration::between(arguments.date(0)?, arguments.date(1)?).into())
}

/// A number from a text with separators: blank, comma or full stop between groups, full stop or comma before the
/// fraction; the two must differ.
pub(super) fn number(arguments: &Arguments<'_>, _: &mut dyn Calling) -> Outcome {
    let text = arguments.text(0)?;
    let grouping = separator(arguments, 1, &[" ", ",", "."])?;
    let decimal = separator(arguments, 2, &[".", ","])?;
    if grouping.is_some() && grouping == decimal {
        return Err(arguments.wrong_value(2));
    }
    let mut plain = text.to_string();
    if let Some(grouping) = grouping {
        plain = plain.replace(&**grouping, "");
    }
    if let Some(decimal) = decimal.filter(|decimal| ***decimal != *".") {
        if plain.contains('.') {
            return Err(unreadable(text, "number"));
        }
        plain = plain.replace(&**decimal, ".");
    }
    Number::parse(&plain).map(Value::from).ok_or_else(|| unreadable(text, "number"))
}

fn separator<'a>(
    arguments: &Arguments<'a>,
    place: usize,
    allowed: &[&str],
) -> Result<Option<&'a Arc<str>>, Problem> {
    match arguments.optional_text(place)? {
        Some(separator) if !allowed.contains(&&**separator) => Err(arguments.wrong_value(place)),
        separator => Ok(separator),
    }
}

/// The value as text; null stays null.
pub(super) fn string(arguments: &Arguments<'_>, calling: &mut dyn Calling) -> Outcome {
    let value = arguments.value(0);
    match value {
        Value::Null => return Ok(Value::Null),
        Value::Text(text) => return Ok(text.clone().into()),
        _ => {}
    }
    let text = value.write(calling.meter())?;
    Ok(text.into())
}

/// A range from its literal (see [`range_literal`]).
pub(super) fn range(arguments: &Arguments<'_>, _: &mut dyn Calling) -> Outcome {
    let text = arguments.text(0)?;
    range_literal::read(text).map(Value::from).ok_or_else(|| unreadable(text, "range"))
}

/// Negation; null of everything that is no boolean.
pub(super) fn not(arguments: &Arguments<'_>, _: &mut dyn Calling) -> Outcome {
    match arguments.single(0) {
        Value::Boolean(truth) => Ok((!truth).into()),
        Value::Null => Ok(Value::Null),
        _ => Err(arguments.wrong_type(0)),
    }
}

/// Whether two values are the same value of the same type.
pub(super) fn is(arguments: &Arguments<'_>, calling: &mut dyn Calling) -> Outcome {
    let (left, right) = (arguments.value(0), arguments.value(1));
    calling.meter().steps(left.size().min(right.size()))?;
    Ok(identical(left, right).into())
}
