// SPDX-License-Identifier: EUPL-1.2
//! Dates with a time.

use super::{DAY, Date, DaysDuration, SECOND, Time, Zone};

/// A day and a time of day, with or without zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateTime {
    pub(super) date: Date,
    pub(super) nanosecond: u64,
    pub(super) zone: Option<Zone>,
}

impl DateTime {
    /// A day with a time and its zone.
    pub fn new(date: Date, time: &Time) -> Self {
        Self { date, nanosecond: time.nanosecond, zone: time.zone.clone() }
    }

    /// Midnight at the beginning of a day.
    pub fn midnight(date: Date, zone: Option<Zone>) -> Self {
        Self { date, nanosecond: 0, zone }
    }

    /// The moment this many nanoseconds after 1970-01-01T00:00:00Z, as a zone shows it.
    pub fn at(nanoseconds: i128, zone: Zone) -> Option<Self> {
        let universal = Self::local(nanoseconds, None)?;
        let offset = i128::from(zone.offset_at_universal(&universal)) * i128::from(SECOND);
        Self::local(nanoseconds.checked_add(offset)?, Some(zone))
    }

    fn local(nanoseconds: i128, zone: Option<Zone>) -> Option<Self> {
        let day = i64::try_from(nanoseconds.div_euclid(i128::from(DAY))).ok()?;
        let nanosecond = nanoseconds.rem_euclid(i128::from(DAY)) as u64;
        Some(Self { date: Date::from_day_number(day)?, nanosecond, zone })
    }

    /// The day.
    pub fn date(&self) -> Date {
        self.date
    }

    /// The time with its zone.
    pub fn time(&self) -> Time {
        Time { nanosecond: self.nanosecond, zone: self.zone.clone() }
    }

    /// The zone, when there is one.
    pub fn zone(&self) -> Option<&Zone> {
        self.zone.as_ref()
    }

    /// Seconds east of Greenwich; `None` without zone.
    pub fn offset_seconds(&self) -> Option<i32> {
        Some(self.zone.as_ref()?.offset_at_local(self))
    }

    /// Nanoseconds since 1970-01-01T00:00:00Z; without zone as if it were universal time.
    pub fn axis(&self) -> i128 {
        let local = i128::from(self.date.day_number()) * i128::from(DAY) + i128::from(self.nanosecond);
        local - i128::from(self.offset_seconds().unwrap_or(0)) * i128::from(SECOND)
    }

    /// The moment some span later. With a zone the span is real time: a day over the change of clocks has 23 or 25 hours
    /// on the clock. `None` outside the calendar.
    pub fn plus(&self, duration: DaysDuration) -> Option<Self> {
        let moved = self.axis().checked_add(duration.nanoseconds())?;
        match &self.zone {
            Some(zone) => Self::at(moved, zone.clone()),
            None => Self::local(moved, None),
        }
    }

    /// The same time some months later; see [`Date::plus_months`].
    pub fn plus_months(&self, months: i64) -> Option<Self> {
        Some(Self { date: self.date.plus_months(months)?, ..self.clone() })
    }

    /// The same moment as another zone shows it; without zone the clock stays and gets the zone.
    pub fn in_zone(&self, zone: Zone) -> Option<Self> {
        if self.zone.is_none() { Some(self.with_zone(zone)) } else { Self::at(self.axis(), zone) }
    }

    /// The same date and clock in another zone.
    pub(crate) fn with_zone(&self, zone: Zone) -> Self {
        Self { date: self.date, nanosecond: self.nanosecond, zone: Some(zone) }
    }
}
