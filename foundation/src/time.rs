// SPDX-License-Identifier: EUPL-1.2
//! Instants, calendar dates and the injected clock.

use crate::locale::Locale;
pub use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use std::sync::atomic::{AtomicI64, Ordering};

/// An instant in microseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(i64);

/// The time zone of the administration.
const ZONE: &str = "Europe/Berlin";

impl Timestamp {
    /// From microseconds since the epoch.
    #[must_use]
    pub const fn from_micros(micros: i64) -> Self {
        Self(micros)
    }

    /// Microseconds since the epoch.
    #[must_use]
    pub const fn micros(self) -> i64 {
        self.0
    }

    /// This instant moved by whole seconds, saturating at the ends of time.
    #[must_use]
    pub const fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds.saturating_mul(1_000_000)))
    }

    /// This instant moved by days of 24 hours. For legal periods use calendar dates instead.
    #[must_use]
    pub const fn plus_days(self, days: i64) -> Self {
        self.plus_seconds(days.saturating_mul(86_400))
    }

    fn zoned(self) -> jiff::Zoned {
        let zone = TimeZone::get(ZONE).unwrap_or(TimeZone::UTC);
        jiff::Timestamp::from_microsecond(self.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH).to_zoned(zone)
    }

    /// The calendar date in Germany at this instant.
    #[must_use]
    pub fn date(self) -> Date {
        self.zoned().date()
    }

    /// Midnight (start of day) of a date in Germany.
    #[must_use]
    pub fn start_of(date: Date) -> Self {
        let zone = TimeZone::get(ZONE).unwrap_or(TimeZone::UTC);
        date.to_zoned(zone).map_or(Self(0), |zoned| Self(zoned.timestamp().as_microsecond()))
    }

    /// Year, month, day, hour, minute, second in Germany.
    #[must_use]
    pub fn parts(self) -> (i16, i8, i8, i8, i8, i8) {
        let zoned = self.zoned();
        (zoned.year(), zoned.month(), zoned.day(), zoned.hour(), zoned.minute(), zoned.second())
    }

    /// RFC 3339 in UTC, for interfaces.
    #[must_use]
    pub fn rfc3339(self) -> String {
        jiff::Timestamp::from_microsecond(self.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH).to_string()
    }

    /// Date and time for people: `22.11.2026, 08:15 Uhr` or `22 November 2026, 08:15`.
    #[must_use]
    pub fn format(self, locale: Locale) -> String {
        let (_, _, _, hour, minute, _) = self.parts();
        let date = format_date(self.date(), locale);
        match locale {
            Locale::De => format!("{date}, {hour:02}:{minute:02} Uhr"),
            Locale::En => format!("{date}, {hour:02}:{minute:02}"),
        }
    }
}

/// English month names in order.
const MONTHS_EN: [&str; 12] = [
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

/// A date for people: `22.11.2026` or `22 November 2026`.
#[must_use]
pub fn format_date(date: Date, locale: Locale) -> String {
    match locale {
        Locale::De => format!("{:02}.{:02}.{:04}", date.day(), date.month(), date.year()),
        Locale::En => {
            let index = usize::try_from(date.month() - 1).unwrap_or(0);
            format!("{} {} {}", date.day(), MONTHS_EN.get(index).copied().unwrap_or(""), date.year())
        }
    }
}

/// Where the time comes from; injected so that tests and replays decide it.
pub trait Clock: Send + Sync {
    /// The present instant.
    fn now(&self) -> Timestamp;

    /// The present date in Germany.
    fn today(&self) -> Date {
        self.now().date()
    }
}

/// A clock that stands still until it is moved.
#[derive(Debug)]
pub struct FixedClock(AtomicI64);

impl FixedClock {
    /// A clock standing at an instant.
    #[must_use]
    pub const fn at(now: Timestamp) -> Self {
        Self(AtomicI64::new(now.micros()))
    }

    /// Moves the clock to another instant.
    pub fn set(&self, now: Timestamp) {
        self.0.store(now.micros(), Ordering::SeqCst);
    }

    /// Moves the clock forward by seconds.
    pub fn advance(&self, seconds: i64) {
        self.set(self.now().plus_seconds(seconds));
    }
}

impl Clock for FixedClock {
    fn now(&self) -> Timestamp {
        Timestamp(self.0.load(Ordering::SeqCst))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_german_date_changes_at_german_midnight() {
        let half_past_ten_utc_in_summer = Timestamp::from_micros(1_782_858_600_000_000);
        assert_eq!(half_past_ten_utc_in_summer.date(), date(2026, 7, 1));
        assert_eq!(Timestamp::start_of(date(2026, 7, 1)).rfc3339(), "2026-06-30T22:00:00Z");
    }

    #[test]
    fn dates_are_written_as_each_language_writes_them() {
        assert_eq!(format_date(date(2026, 3, 8), Locale::De), "08.03.2026");
        assert_eq!(format_date(date(2026, 3, 8), Locale::En), "8 March 2026");
    }
}
