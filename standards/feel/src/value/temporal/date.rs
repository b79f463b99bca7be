// SPDX-License-Identifier: EUPL-1.2
//! Days of the calendar.

/// Largest absolute year.
const LARGEST_YEAR: i64 = 999_999_999;
/// Days of 400 years, after which the calendar repeats itself.
const DAYS_OF_CYCLE: i64 = 146_097;
/// Days from 0000-03-01 to 1970-01-01.
const EPOCH: i64 = 719_468;

/// A day of the proleptic Gregorian calendar; the year 0 precedes the year 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: i32,
    month: u8,
    day: u8,
}

impl Date {
    /// The day of a year, month and day of month; `None` when there is no such day or the year has more than nine digits.
    pub fn new(year: i64, month: i64, day: i64) -> Option<Self> {
        if year.abs() > LARGEST_YEAR || !(1..=12).contains(&month) {
            return None;
        }
        let date = Self { year: year as i32, month: month as u8, day: 1 };
        (1..=i64::from(date.days_of_month())).contains(&day).then_some(Self { day: day as u8, ..date })
    }

    /// The day that lies this many days after 1970-01-01.
    pub fn from_day_number(number: i64) -> Option<Self> {
        // Counted from 1 March, so that the leap day is the last of its year.
        let shifted = number.checked_add(EPOCH)?;
        let (cycle, day_of_cycle) = (shifted.div_euclid(DAYS_OF_CYCLE), shifted.rem_euclid(DAYS_OF_CYCLE));
        let year_of_cycle =
            (day_of_cycle - day_of_cycle / 1_460 + day_of_cycle / 36_524 - day_of_cycle / 146_096) / 365;
        let day_of_year = day_of_cycle - (365 * year_of_cycle + year_of_cycle / 4 - year_of_cycle / 100);
        let march_month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * march_month + 2) / 5 + 1;
        let month = if march_month < 10 { march_month + 3 } else { march_month - 9 };
        Self::new(cycle.checked_mul(400)? + year_of_cycle + i64::from(month <= 2), month, day)
    }

    /// Days since 1970-01-01.
    pub fn day_number(self) -> i64 {
        let month = i64::from(self.month);
        let year = i64::from(self.year) - i64::from(month <= 2);
        let (cycle, year_of_cycle) = (year.div_euclid(400), year.rem_euclid(400));
        let march_month = if month > 2 { month - 3 } else { month + 9 };
        let day_of_year = (153 * march_month + 2) / 5 + i64::from(self.day) - 1;
        cycle * DAYS_OF_CYCLE + year_of_cycle * 365 + year_of_cycle / 4 - year_of_cycle / 100 + day_of_year
            - EPOCH
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.year
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, from 1.
    pub fn day(self) -> u8 {
        self.day
    }

    /// The day of the week, Monday 1 to Sunday 7.
    pub fn weekday(self) -> u8 {
        // 1970-01-01 was a Thursday.
        ((self.day_number() + 3).rem_euclid(7) + 1) as u8
    }

    /// The day of the year, from 1.
    pub fn day_of_year(self) -> u16 {
        let first = Self { month: 1, day: 1, ..self };
        (self.day_number() - first.day_number() + 1) as u16
    }

    /// The week of the year after ISO 8601: weeks begin on Monday, the first has the year's first Thursday.
    pub fn week_of_year(self) -> u8 {
        let thursday = self.day_number() - i64::from(self.weekday()) + 4;
        // Near the ends of the calendar the Thursday may lie outside; its year is then that of the day.
        let day_of_year = Self::from_day_number(thursday).map_or(self.day_of_year(), Self::day_of_year);
        ((day_of_year - 1) / 7 + 1) as u8
    }

    /// Days of this month.
    pub fn days_of_month(self) -> u8 {
        match self.month {
            4 | 6 | 9 | 11 => 30,
            2 if self.year % 4 == 0 && (self.year % 100 != 0 || self.year % 400 == 0) => 29,
            2 => 28,
            _ => 31,
        }
    }

    /// The same day of the month some months later; where that month is too short, its last day, a case that table 57 leaves open. `None`
    /// outside the calendar.
    pub fn plus_months(self, months: i64) -> Option<Self> {
        let counted = (i64::from(self.year) * 12 + i64::from(self.month) - 1).checked_add(months)?;
        let first = Self::new(counted.div_euclid(12), counted.rem_euclid(12) + 1, 1)?;
        Some(Self { day: self.day.min(first.days_of_month()), ..first })
    }

    /// The day some days later; `None` outside the calendar.
    pub fn plus_days(self, days: i64) -> Option<Self> {
        Self::from_day_number(self.day_number().checked_add(days)?)
    }
}
