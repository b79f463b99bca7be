// SPDX-License-Identifier: EUPL-1.2
//! Times of day.

use super::{DAY, Date, DateTime, DaysDuration, SECOND, Zone};

/// A time of day, with or without zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Time {
    pub(super) nanosecond: u64,
    pub(super) zone: Option<Zone>,
}

impl Time {
    /// The time this many nanoseconds after midnight; `None` from 24 hours on.
    pub fn new(nanosecond: u64, zone: Option<Zone>) -> Option<Self> {
        (nanosecond < DAY).then_some(Self { nanosecond, zone })
    }

    /// The time of hour, minute and second.
    pub fn from_parts(hour: u64, minute: u64, second: u64, zone: Option<Zone>) -> Option<Self> {
        if hour > 23 || minute > 59 || second > 59 {
            return None;
        }
        Self::new((hour * 3_600 + minute * 60 + second) * SECOND, zone)
    }

    /// Nanoseconds since midnight.
    pub fn nanosecond(&self) -> u64 {
        self.nanosecond
    }

    /// The zone, when there is one.
    pub fn zone(&self) -> Option<&Zone> {
        self.zone.as_ref()
    }

    /// The hour, 0 to 23.
    pub fn hour(&self) -> u8 {
        (self.nanosecond / SECOND / 3_600) as u8
    }

    /// The minute, 0 to 59.
    pub fn minute(&self) -> u8 {
        (self.nanosecond / SECOND / 60 % 60) as u8
    }

    /// The second, 0 to 59; fractions are not counted.
    pub fn second(&self) -> u8 {
        (self.nanosecond / SECOND % 60) as u8
    }

    /// The second with its fraction, in nanoseconds.
    pub fn nanosecond_of_minute(&self) -> u64 {
        self.nanosecond % (60 * SECOND)
    }

    /// Seconds east of Greenwich. Since a time has no day, a zone by name has its standard time: the smaller of the
    /// offsets in January and July 2000.
    pub fn offset_seconds(&self) -> Option<i32> {
        let zone = self.zone.as_ref()?;
        if let Zone::Offset(seconds) = zone {
            return Some(*seconds);
        }
        let at = |month| Some(zone.offset_at_local(&DateTime::midnight(Date::new(2_000, month, 1)?, None)));
        Some(at(1)?.min(at(7)?))
    }

    /// Nanoseconds between midnight and this time in universal time; without zone the time as it stands. May be negative
    /// or beyond a day: times of different zones are ordered on one axis.
    pub fn axis(&self) -> i64 {
        self.nanosecond as i64 - i64::from(self.offset_seconds().unwrap_or(0)) * SECOND as i64
    }

    /// The time some span later, round the clock.
    #[must_use]
    pub fn plus(&self, duration: DaysDuration) -> Self {
        let moved = (i128::from(self.nanosecond) + duration.nanoseconds()).rem_euclid(i128::from(DAY));
        Self { nanosecond: moved as u64, zone: self.zone.clone() }
    }
}
