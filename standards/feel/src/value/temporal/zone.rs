// SPDX-License-Identifier: EUPL-1.2
//! Time zones: a fixed offset, or a name of the IANA database that travels with the program.

use std::sync::{Arc, OnceLock};

use jiff::civil;
use jiff::tz::{AmbiguousOffset, TimeZone, TimeZoneDatabase};

use super::{DAY, DateTime, SECOND};

/// Largest offset in seconds: 14 hours (DMN 1.5, table 66, after XML Schema).
const LARGEST_OFFSET: i32 = 14 * 3_600;
/// Years that the database knows; others stand for a year of the same calendar.
const KNOWN_YEARS: std::ops::RangeInclusive<i64> = -9_000..=9_000;

/// A time zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Zone {
    /// Seconds east of Greenwich.
    Offset(i32),
    /// A zone of the IANA database.
    Named(Arc<NamedZone>),
}

/// A zone of the IANA database.
#[derive(Debug, Clone)]
pub struct NamedZone {
    name: String,
    rules: TimeZone,
}

impl PartialEq for NamedZone {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for NamedZone {}

impl Zone {
    /// Universal time.
    pub const UTC: Self = Self::Offset(0);

    /// A fixed offset in seconds; `None` beyond 14 hours.
    pub fn offset(seconds: i64) -> Option<Self> {
        i32::try_from(seconds).ok().filter(|seconds| seconds.abs() <= LARGEST_OFFSET).map(Self::Offset)
    }

    /// The zone of a name such as `Europe/Berlin`, written exactly so; `None` when there is none.
    pub fn named(name: &str) -> Option<Self> {
        static DATABASE: OnceLock<TimeZoneDatabase> = OnceLock::new();
        let rules = DATABASE.get_or_init(TimeZoneDatabase::bundled).get(name).ok()?;
        (rules.iana_name() == Some(name))
            .then(|| Self::Named(Arc::new(NamedZone { name: name.to_owned(), rules })))
    }

    /// The name, for a zone that has one.
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::Offset(_) => None,
            Self::Named(zone) => Some(&zone.name),
        }
    }

    /// Seconds east of Greenwich at a local date and time. Where the clock skips an hour the offset before holds, where
    /// it repeats one the first.
    pub fn offset_at_local(&self, local: &DateTime) -> i32 {
        match self {
            Self::Offset(seconds) => *seconds,
            Self::Named(zone) => {
                civil_of(local).map_or(0, |moment| match zone.rules.to_ambiguous_timestamp(moment).offset() {
                    AmbiguousOffset::Unambiguous { offset } => offset.seconds(),
                    AmbiguousOffset::Gap { before, .. } | AmbiguousOffset::Fold { before, .. } => {
                        before.seconds()
                    }
                })
            }
        }
    }

    /// Seconds east of Greenwich at a moment of universal time.
    pub fn offset_at_universal(&self, universal: &DateTime) -> i32 {
        match self {
            Self::Offset(seconds) => *seconds,
            Self::Named(zone) => civil_of(universal)
                .and_then(|moment| TimeZone::UTC.to_timestamp(moment).ok())
                .map_or(0, |timestamp| zone.rules.to_offset(timestamp).seconds()),
        }
    }
}

/// Date and time as the database wants them. A year it does not know is replaced by one with the same calendar: after
/// 9000 by one of the years 2400 to 2799, before -9000 by one of the years -4400 to -4001, since rules repeat every 400 years.
fn civil_of(moment: &DateTime) -> Option<civil::DateTime> {
    let date = moment.date;
    let year = i64::from(date.year());
    let year = match year {
        year if KNOWN_YEARS.contains(&year) => year,
        year if year > 0 => 2_400 + year.rem_euclid(400),
        year => year.rem_euclid(400) - 4_400,
    };
    let nanosecond = moment.nanosecond.min(DAY - 1);
    let seconds = nanosecond / SECOND;
    civil::DateTime::new(
        i16::try_from(year).ok()?,
        date.month() as i8,
        date.day() as i8,
        (seconds / 3_600) as i8,
        (seconds / 60 % 60) as i8,
        (seconds % 60) as i8,
        (nanosecond % SECOND) as i32,
    )
    .ok()
}
