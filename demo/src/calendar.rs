// SPDX-License-Identifier: EUPL-1.2
//! When things happen: working days, opening hours, Mondays.

use crate::random::Random;
use foundation::{Date, Timestamp};
use jiff::ToSpan as _;
use jiff::civil::Weekday;
use std::collections::BTreeMap;

/// The days of the sample Land as seen from the moment of its making.
#[derive(Clone, Debug)]
pub(crate) struct Calendar {
    /// Public holidays with their names.
    pub(crate) holidays: BTreeMap<Date, String>,
    /// The moment of the making; everything lies before it.
    pub(crate) now: Timestamp,
}

/// A day moved by days.
pub(crate) fn moved(day: Date, days: i64) -> Date {
    day.saturating_add(days.days())
}

impl Calendar {
    /// The day of the making.
    pub(crate) fn today(&self) -> Date {
        self.now.date()
    }

    /// Whether offices are closed.
    pub(crate) fn is_free(&self, day: Date) -> bool {
        matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) || self.holidays.contains_key(&day)
    }

    /// The day itself or the next one on which offices are open.
    pub(crate) fn working_day(&self, day: Date) -> Date {
        let mut found = day;
        while self.is_free(found) {
            found = moved(found, 1);
        }
        found
    }

    /// How many applications arrive on a day, relatively: most on Mondays, few on free days.
    pub(crate) fn weight(&self, day: Date) -> usize {
        if self.holidays.contains_key(&day) {
            return 2;
        }
        match day.weekday() {
            Weekday::Monday => 20,
            Weekday::Tuesday => 15,
            Weekday::Wednesday => 10,
            Weekday::Thursday => 14,
            Weekday::Friday => 9,
            Weekday::Saturday | Weekday::Sunday => 3,
        }
    }

    /// How an application arrives on a day, and at which moment. On free days only online.
    pub(crate) fn arrival(&self, day: Date, random: &mut Random) -> (&'static str, Timestamp) {
        let channel = match random.below(100) {
            _ if self.is_free(day) => "online",
            0..=61 => "online",
            62..=86 => "paper",
            _ => "counter",
        };
        let minute = match channel {
            "paper" => random.between(8 * 60, 11 * 60),
            "counter" => random.between(9 * 60, 16 * 60),
            _ => random.between(6 * 60, 22 * 60),
        };
        let at = Timestamp::start_of(day).plus_seconds(minute * 60 + random.between(0, 59));
        (channel, at.min(self.now.plus_seconds(-60 * random.between(20, 90))))
    }

    /// A moment in opening hours about so many days after another, and before the moment of the making.
    pub(crate) fn later(&self, from: Timestamp, days: i64, random: &mut Random) -> Timestamp {
        let day = self.working_day(moved(from.date(), days));
        let at = Timestamp::start_of(day).plus_seconds(random.between(8 * 3600, 16 * 3600));
        let after = if at > from { at } else { from.plus_seconds(random.between(600, 3600)) };
        if after < self.now {
            return after;
        }
        let half = (self.now.micros() - from.micros()) / 2;
        Timestamp::from_micros(from.micros() + half.max(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn calendar() -> Calendar {
        let holidays = BTreeMap::from([(Date::constant(2026, 1, 1), "Neujahr".to_owned())]);
        Calendar { holidays, now: testkit::monday() }
    }

    #[test]
    fn nothing_arrives_on_paper_or_at_the_counter_when_offices_are_closed() {
        let (calendar, mut random) = (calendar(), Random::new(3));
        for day in [Date::constant(2026, 1, 1), Date::constant(2026, 2, 28), Date::constant(2026, 3, 1)] {
            assert!((0..200).all(|_| calendar.arrival(day, &mut random).0 == "online"), "{day}");
        }
        let monday = Date::constant(2026, 2, 23);
        assert!((0..200).any(|_| calendar.arrival(monday, &mut random).0 == "paper"));
    }

    #[test]
    fn what_follows_lies_in_opening_hours_and_never_in_the_future() {
        let (calendar, mut random) = (calendar(), Random::new(3));
        let friday = Timestamp::start_of(Date::constant(2026, 2, 20)).plus_seconds(15 * 3600);
        let next = calendar.later(friday, 1, &mut random);
        assert_eq!(next.date(), Date::constant(2026, 2, 23));
        let late = calendar.later(friday, 40, &mut random);
        assert!(friday < late && late < calendar.now);
    }

    #[test]
    fn mondays_are_the_busiest_days() {
        let calendar = calendar();
        let monday = calendar.weight(Date::constant(2026, 2, 23));
        assert!((24..=28).all(|day| calendar.weight(Date::constant(2026, 2, day)) < monday));
    }
}
