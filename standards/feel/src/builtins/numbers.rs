// SPDX-License-Identifier: EUPL-1.2
//! Functions of numbers (DMN 1.5, 10.3.4.5).

use super::{Arguments, Calling};
use crate::diagnostic::{Code, Problem};
use crate::value::{DaysDuration, MonthsDuration, Number, Rounding, Value};

type Outcome = Result<Value, Problem>;

/// Scales that the standard allows (table 76).
const SCALES: std::ops::RangeInclusive<i64> = -6_111..=6_176;

fn rounded(arguments: &Arguments<'_>, rounding: Rounding) -> Outcome {
    let number = arguments.number(0)?;
    let scale = if arguments.given(1) { arguments.integer(1)? } else { 0 };
    if !SCALES.contains(&scale) {
        return Err(arguments.wrong_value(1));
    }
    number.round(scale as i32, rounding).map(Value::from).ok_or_else(|| arguments.out_of_range())
}

pub(super) fn decimal(arguments: &Arguments<'_>, _: &mut dyn Calling) -> Outcome {
    rounded(arguments, Rounding::HalfEven)
}

pub(super) fn floor(arguments: &Arguments<'_>, _: &mut dyn Calling) -> Outcome {
    rounded(arguments, Rounding::Floor)
}

pub(super) fn ceiling(arguments: &Arguments<'_>, _: &mut dyn Calling) -> Outcome {
    rounded(arguments, Rounding::Ceiling)
}

pub(super) fn round_up(arguments: &Arguments<'_>, _: &mut dyn Calling) -> Outcome {
    rounded(arguments, Rounding::Up)
}

pub(super) fn round_down(arguments: &Arguments<'_>, _: &mut dyn Calling) -> Outcome {
    rounded(arguments, Rounding::Down)
}

pub(super) fn round_half_up(arguments: &Arguments<'_>, _: &mut dyn Calling) -> Outcome {
    rounded(arguments, Rounding::HalfUp)
}

pub(super) fn round_half_down(arguments: &Arguments<'_>, _: &mut dyn Calling) -> Outcome {
    rounded(arguments, Rounding::HalfDown)
}

/// Of a number, or of a duration of either kind.
pub(super) fn abs(arguments: &Arguments<'_>, _: &mut dyn Calling) -> Outcome {
    match arguments.single(0) {
        Value::Number(number) => Ok(number.abs().into()),
        Value::DaysDuration(duration) => Ok(DaysDuration::new(duration.nanoseconds().abs()).into()),
        Value::MonthsDuration(duration) => Ok(MonthsDuration::new(duration.total_months().abs()).into()),
        _ => Err(arguments.wrong_type(0)),
    }
}

pub(super) fn modulo(arguments: &Arguments<'_>, _: &mut dyn Calling) -> Outcome {
    let (dividend, divisor) = (arguments.number(0)?, arguments.number(1)?);
    if divisor.is_zero() {
        return Err(Problem::plain(Code::DivisionByZero));
    }
    dividend.checked_modulo(divisor).map(Value::from).ok_or_else(|| arguments.out_of_range())
}

/// A function that takes as long as some steps.
fn costly(
    arguments: &Arguments<'_>,
    calling: &mut dyn Calling,
    function: fn(Number) -> Option<Number>,
) -> Outcome {
    calling.meter().steps(20)?;
    function(arguments.number(0)?).map(Value::from).ok_or_else(|| arguments.wrong_value(0))
}

pub(super) fn sqrt(arguments: &Arguments<'_>, calling: &mut dyn Calling) -> Outcome {
    costly(arguments, calling, Number::sqrt)
}

/// The natural logarithm.
pub(super) fn log(arguments: &Arguments<'_>, calling: &mut dyn Calling) -> Outcome {
    costly(arguments, calling, Number::ln)
}

pub(super) fn exp(arguments: &Arguments<'_>, calling: &mut dyn Calling) -> Outcome {
    costly(arguments, calling, Number::exp)
}

/// A number with a fraction is neither odd nor even.
fn has_rest(arguments: &Arguments<'_>, wanted: Number) -> Outcome {
    let rest =
        arguments.number(0)?.checked_modulo(Number::from(2)).ok_or_else(|| arguments.out_of_range())?;
    Ok((rest == wanted).into())
}

pub(super) fn odd(arguments: &Arguments<'_>, _: &mut dyn Calling) -> Outcome {
    has_rest(arguments, Number::ONE)
}

pub(super) fn even(arguments: &Arguments<'_>, _: &mut dyn Calling) -> Outcome {
    has_rest(arguments, Number::ZERO)
}
