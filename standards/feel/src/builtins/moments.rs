// SPDX-License-Identifier: EUPL-1.2
//! Functions of days (DMN 1.5, 10.3.4.8 and 10.3.4.11), and working days after the calendar of the product.

use super::{Arguments, Calling};
use crate::diagnostic::{Code, Problem};
use crate::value::{Date, Value};

type Outcome = Result<Value, Problem>;

/// The names the standard gives to the days, from Monday.
const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
/// The names the standard gives to the months.
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
/// Days that `add working days` looks at, at most: about 27 years.
const FARTHEST: i64 = 10_000;

/// The injected time; a function never sees a clock.
pub(super) fn now(_: &Arguments<'_>, calling: &mut dyn Calling) -> Outcome {
    Ok(calling.now().into())
}

/// The day of the injected time.
pub(super) fn today(_: &Arguments<'_>, calling: &mut dyn Calling) -> Outcome {
    Ok(calling.now().date().into())
}

pub(super) fn day_of_year(arguments: &Arguments<'_>, _: &mut dyn Calling) -> Outcome {
    Ok(i32::from(arguments.date(0)?.day_of_year()).into())
}

pub(super) fn day_of_week(arguments: &Arguments<'_>, _: &mut dyn Calling) -> Outcome {
    Ok(DAYS[usize::from(arguments.date(0)?.weekday() - 1)].into())
}

pub(super) fn month_of_year(arguments: &Arguments<'_>, _: &mut dyn Calling) -> Outcome {
    Ok(MONTHS[usize::from(arguments.date(0)?.month() - 1)].into())
}

pub(super) fn week_of_year(arguments: &Arguments<'_>, _: &mut dyn Calling) -> Outcome {
    Ok(i32::from(arguments.date(0)?.week_of_year()).into())
}

/// Whether the product's calendar has the day as a working day.
pub(super) fn is_working_day(arguments: &Arguments<'_>, calling: &mut dyn Calling) -> Outcome {
    works(arguments, arguments.date(0)?, calling).map(Value::from)
}

fn works(arguments: &Arguments<'_>, day: Date, calling: &mut dyn Calling) -> Result<bool, Problem> {
    calling
        .calendar()
        .and_then(|calendar| calendar.is_working_day(day))
        .ok_or_else(|| arguments.problem(Code::NoCalendar))
}

/// The day that lies some working days after (or before) a day; the day itself is not counted. With 0 the day itself, or
/// the next working day when it is none.
pub(super) fn add_working_days(arguments: &Arguments<'_>, calling: &mut dyn Calling) -> Outcome {
    let (mut day, count) = (arguments.date(0)?, arguments.whole(1)?);
    let step = if count < 0 { -1 } else { 1 };
    let mut left = count.abs();
    if left == 0 && works(arguments, day, calling)? {
        return Ok(day.into());
    }
    left = left.max(1);
    for _ in 0..FARTHEST {
        calling.meter().steps(1)?;
        day = day.plus_days(step).ok_or_else(|| arguments.out_of_range())?;
        if works(arguments, day, calling)? {
            left -= 1;
        }
        if left == 0 {
            return Ok(day.into());
        }
    }
    Err(arguments.out_of_range())
}
