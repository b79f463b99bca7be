// SPDX-License-Identifier: EUPL-1.2
//! Arithmetic (DMN 1.5, tables 56 to 62). A date counts as its first moment in universal time where it meets a date and
//! time.

use std::sync::Arc;

use super::{DateTime, DaysDuration, MonthsDuration, Number, Type, Value, Zone};
use crate::diagnostic::{Code, Problem};

/// The result, or the problem that there is none.
type Outcome = Result<Value, Problem>;

fn mismatch(operator: &str, left: &Value, right: &Value) -> Problem {
    Problem::new(
        Code::OperandTypes,
        [operator.to_owned(), Type::of(left).to_string(), Type::of(right).to_string()],
    )
}

fn bounded(operator: &str, value: Option<impl Into<Value>>) -> Outcome {
    value.map(Into::into).ok_or_else(|| Problem::new(Code::OutOfRange, [operator]))
}

/// `left + right`: numbers, texts, durations of one kind, and a duration with a date, time, or date and time.
///
/// # Errors
/// [`Code::OperandTypes`], [`Code::OutOfRange`]
pub fn add(left: &Value, right: &Value) -> Outcome {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => bounded("+", left.checked_add(*right)),
        (Value::Text(left), Value::Text(right)) => Ok(Value::Text(Arc::from([&**left, &**right].concat()))),
        (Value::DaysDuration(left), Value::DaysDuration(right)) => {
            bounded("+", DaysDuration::new(left.nanoseconds() + right.nanoseconds()))
        }
        (Value::MonthsDuration(left), Value::MonthsDuration(right)) => {
            bounded("+", MonthsDuration::new(left.total_months() + right.total_months()))
        }
        (moment, Value::DaysDuration(duration)) | (Value::DaysDuration(duration), moment) => {
            later(moment, *duration, "+").unwrap_or_else(|| Err(mismatch("+", left, right)))
        }
        (moment, Value::MonthsDuration(duration)) | (Value::MonthsDuration(duration), moment) => {
            later_by_months(moment, duration.total_months(), "+")
                .unwrap_or_else(|| Err(mismatch("+", left, right)))
        }
        _ => Err(mismatch("+", left, right)),
    }
}

/// `left - right`: numbers, moments of one kind, durations of one kind, and a moment less a duration.
///
/// # Errors
/// [`Code::OperandTypes`], [`Code::OutOfRange`]
pub fn subtract(left: &Value, right: &Value) -> Outcome {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => bounded("-", left.checked_sub(*right)),
        (Value::Time(earlier), Value::Time(later)) if earlier.zone().is_some() == later.zone().is_some() => {
            bounded("-", DaysDuration::new(i128::from(earlier.axis()) - i128::from(later.axis())))
        }
        (Value::Date(left), Value::Date(right)) => {
            bounded("-", DaysDuration::from_days(left.day_number() - right.day_number()))
        }
        (Value::Date(_) | Value::DateTime(_), Value::Date(_) | Value::DateTime(_)) => {
            match (moment(left), moment(right)) {
                (Some(later), Some(earlier)) if later.zone().is_some() == earlier.zone().is_some() => {
                    bounded("-", DaysDuration::new(later.axis() - earlier.axis()))
                }
                _ => Err(mismatch("-", left, right)),
            }
        }
        (Value::DaysDuration(left), Value::DaysDuration(right)) => {
            bounded("-", DaysDuration::new(left.nanoseconds() - right.nanoseconds()))
        }
        (Value::MonthsDuration(left), Value::MonthsDuration(right)) => {
            bounded("-", MonthsDuration::new(left.total_months() - right.total_months()))
        }
        (moment, Value::DaysDuration(duration)) => {
            let back = DaysDuration::new(-duration.nanoseconds())
                .ok_or_else(|| Problem::new(Code::OutOfRange, ["-"]))?;
            later(moment, back, "-").unwrap_or_else(|| Err(mismatch("-", left, right)))
        }
        (moment, Value::MonthsDuration(duration)) => later_by_months(moment, -duration.total_months(), "-")
            .unwrap_or_else(|| Err(mismatch("-", left, right))),
        _ => Err(mismatch("-", left, right)),
    }
}

fn moment(value: &Value) -> Option<DateTime> {
    match value {
        Value::DateTime(moment) => Some(moment.clone()),
        Value::Date(date) => Some(DateTime::midnight(*date, Some(Zone::UTC))),
        _ => None,
    }
}

/// A moment some span later; `None` when the value is no moment. A date counts from midnight, and what remains beside
/// whole days is dropped.
fn later(value: &Value, duration: DaysDuration, operator: &str) -> Option<Outcome> {
    Some(match value {
        Value::Date(date) => {
            bounded(operator, DateTime::midnight(*date, None).plus(duration).map(|moment| moment.date()))
        }
        Value::DateTime(moment) => bounded(operator, moment.plus(duration)),
        Value::Time(time) => Ok(Value::Time(time.plus(duration))),
        _ => return None,
    })
}

fn later_by_months(value: &Value, months: i64, operator: &str) -> Option<Outcome> {
    Some(match value {
        Value::Date(date) => bounded(operator, date.plus_months(months)),
        Value::DateTime(moment) => bounded(operator, moment.plus_months(months)),
        _ => return None,
    })
}

/// `left * right`: numbers, and a number with a duration.
///
/// # Errors
/// [`Code::OperandTypes`], [`Code::OutOfRange`]
pub fn multiply(left: &Value, right: &Value) -> Outcome {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => bounded("*", left.checked_mul(*right)),
        (Value::DaysDuration(duration), Value::Number(factor))
        | (Value::Number(factor), Value::DaysDuration(duration)) => {
            let seconds = duration.to_number().and_then(|seconds| seconds.checked_mul(*factor));
            bounded("*", seconds.and_then(DaysDuration::from_number))
        }
        (Value::MonthsDuration(duration), Value::Number(factor))
        | (Value::Number(factor), Value::MonthsDuration(duration)) => {
            let months = Number::from(duration.total_months()).checked_mul(*factor);
            bounded("*", months.and_then(MonthsDuration::from_number))
        }
        _ => Err(mismatch("*", left, right)),
    }
}

/// `left / right`: numbers, durations of one kind, and a duration by a number.
///
/// # Errors
/// [`Code::OperandTypes`], [`Code::OutOfRange`], [`Code::DivisionByZero`]
pub fn divide(left: &Value, right: &Value) -> Outcome {
    let (dividend, divisor) = match (left, right) {
        (Value::Number(left), Value::Number(right)) => (Some(*left), Some(*right)),
        (Value::DaysDuration(left), Value::DaysDuration(right)) => (left.to_number(), right.to_number()),
        (Value::DaysDuration(left), Value::Number(right)) => (left.to_number(), Some(*right)),
        (Value::MonthsDuration(left), Value::MonthsDuration(right)) => {
            (Some(left.total_months().into()), Some(right.total_months().into()))
        }
        (Value::MonthsDuration(left), Value::Number(right)) => {
            (Some(left.total_months().into()), Some(*right))
        }
        _ => return Err(mismatch("/", left, right)),
    };
    if divisor.is_some_and(Number::is_zero) {
        return Err(Problem::plain(Code::DivisionByZero));
    }
    let quotient = dividend.zip(divisor).and_then(|(dividend, divisor)| dividend.checked_div(divisor));
    match (left, right) {
        (Value::DaysDuration(_), Value::Number(_)) => {
            bounded("/", quotient.and_then(DaysDuration::from_number))
        }
        (Value::MonthsDuration(_), Value::Number(_)) => {
            bounded("/", quotient.and_then(MonthsDuration::from_number))
        }
        _ => bounded("/", quotient),
    }
}

/// `left ** right`: numbers.
///
/// # Errors
/// [`Code::OperandTypes`], [`Code::OutOfRange`], [`Code::DivisionByZero`]
pub fn exponentiate(left: &Value, right: &Value) -> Outcome {
    match (left, right) {
        (Value::Number(base), Value::Number(exponent)) if base.is_zero() && exponent.is_negative() => {
            Err(Problem::plain(Code::DivisionByZero))
        }
        (Value::Number(base), Value::Number(exponent)) => bounded("**", base.checked_pow(*exponent)),
        _ => Err(mismatch("**", left, right)),
    }
}

/// `-value`: numbers and durations.
///
/// # Errors
/// [`Code::OperandTypes`]
pub fn negate(value: &Value) -> Outcome {
    match value {
        Value::Number(number) => Ok(number.negated().into()),
        Value::DaysDuration(duration) => bounded("-", DaysDuration::new(-duration.nanoseconds())),
        Value::MonthsDuration(duration) => bounded("-", MonthsDuration::new(-duration.total_months())),
        _ => Err(mismatch("-", &Value::Null, value)),
    }
}
