// SPDX-License-Identifier: EUPL-1.2
//! Durations: days and below, and years and months. The two have no common measure.

use super::{DAY, Date, SECOND};
use crate::value::number::{Number, Rounding};

/// A span of days, hours, minutes and seconds, in nanoseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DaysDuration {
    nanoseconds: i128,
}

/// Largest span: more than twice the calendar.
const LARGEST: i128 = 1_000_000_000_000 * DAY as i128;
/// Largest number of months: more than twice the calendar.
const LARGEST_MONTHS: i64 = 100_000_000_000;

impl DaysDuration {
    /// No time at all.
    pub const ZERO: Self = Self { nanoseconds: 0 };

    /// A span in nanoseconds; `None` beyond 1,000,000,000,000 days.
    pub fn new(nanoseconds: i128) -> Option<Self> {
        (nanoseconds.abs() <= LARGEST).then_some(Self { nanoseconds })
    }

    /// A span in seconds; `None` beyond 1,000,000,000,000 days.
    pub fn from_seconds(seconds: i64) -> Option<Self> {
        Self::new(i128::from(seconds) * i128::from(SECOND))
    }

    /// A span in days; `None` beyond 1,000,000,000,000 days.
    pub fn from_days(days: i64) -> Option<Self> {
        Self::new(i128::from(days) * i128::from(DAY))
    }

    /// The whole span in nanoseconds.
    pub fn nanoseconds(self) -> i128 {
        self.nanoseconds
    }

    /// Whole days, with the sign of the span.
    pub fn days(self) -> i64 {
        (self.nanoseconds / i128::from(DAY)) as i64
    }

    /// Hours beside the days, with the sign of the span.
    pub fn hours(self) -> i64 {
        (self.nanoseconds / i128::from(3_600 * SECOND) % 24) as i64
    }

    /// Minutes beside the hours, with the sign of the span.
    pub fn minutes(self) -> i64 {
        (self.nanoseconds / i128::from(60 * SECOND) % 60) as i64
    }

    /// Seconds with their fraction beside the minutes, with the sign of the span.
    pub fn seconds(self) -> Option<Number> {
        Number::scaled(self.nanoseconds % i128::from(60 * SECOND), 9).map(Number::stripped)
    }

    /// The span in seconds, as a number.
    pub fn to_number(self) -> Option<Number> {
        Number::scaled(self.nanoseconds, 9).map(Number::stripped)
    }

    /// The span of a number of seconds; below nanoseconds it is cut.
    pub fn from_number(seconds: Number) -> Option<Self> {
        let nanoseconds = seconds.checked_mul(Number::from(SECOND))?.round(0, Rounding::Down)?;
        Self::new(nanoseconds.to_i128()?)
    }
}

/// A span of years and months, in months.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MonthsDuration {
    months: i64,
}

impl MonthsDuration {
    /// A span in months; `None` beyond 100,000,000,000.
    pub fn new(months: i64) -> Option<Self> {
        (months.abs() <= LARGEST_MONTHS).then_some(Self { months })
    }

    /// The whole months between two days (10.3.4.1): negative when the second lies before the first.
    pub fn between(from: Date, to: Date) -> Self {
        if to < from {
            return Self { months: -Self::between(to, from).months };
        }
        let months = (i64::from(to.year()) - i64::from(from.year())) * 12 + i64::from(to.month())
            - i64::from(from.month());
        Self { months: months - i64::from(to.day() < from.day()) }
    }

    /// The whole span in months.
    pub fn total_months(self) -> i64 {
        self.months
    }

    /// Whole years, with the sign of the span.
    pub fn years(self) -> i64 {
        self.months / 12
    }

    /// Months beside the years, with the sign of the span.
    pub fn months(self) -> i64 {
        self.months % 12
    }

    /// The span of a number of months; fractions are cut.
    pub fn from_number(months: Number) -> Option<Self> {
        Self::new(months.round(0, Rounding::Down)?.to_i64()?)
    }
}
