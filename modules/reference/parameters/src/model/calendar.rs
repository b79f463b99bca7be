// SPDX-License-Identifier: EUPL-1.2
//! Working days and the end of periods.

use super::explain::{Fact, joined, sentence};
use foundation::{Date, Translated};
use jiff::ToSpan as _;
use jiff::civil::Weekday;
use std::collections::BTreeMap;

/// A public holiday of an area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holiday {
    /// The day.
    pub day: Date,
    /// Regional key of the area in which it holds.
    pub area_key: String,
    /// Name.
    pub name: Translated,
    /// Legal source.
    pub source: String,
    /// Whether somebody still has to confirm the row.
    pub to_be_confirmed: bool,
}

/// The public holidays of an area, year by year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    holidays: BTreeMap<Date, Translated>,
}

/// A day moved to a working day, with the reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shifted {
    /// The working day.
    pub day: Date,
    /// Why; empty when nothing was moved and all holidays are known.
    pub why: Translated,
}

/// A day counted in working days, with the reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkingDays {
    /// The last of the working days.
    pub day: Date,
    /// How it was counted.
    pub why: Translated,
}

/// More days than this are never between two working days; a guard against calendars full of holidays.
const LONGEST_BREAK: usize = 366;

impl Calendar {
    /// A calendar of holidays.
    #[must_use]
    pub fn new(holidays: impl IntoIterator<Item = (Date, Translated)>) -> Self {
        Self { holidays: holidays.into_iter().collect() }
    }

    /// The name of the holiday on a day.
    #[must_use]
    pub fn holiday(&self, day: Date) -> Option<&Translated> {
        self.holidays.get(&day)
    }

    /// Whether the day is neither Saturday, Sunday nor public holiday (BGB § 193, VwVfG § 31 Abs. 3).
    #[must_use]
    pub fn is_working_day(&self, day: Date) -> bool {
        !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) && !self.holidays.contains_key(&day)
    }

    /// Whether the holidays of the year of a day are recorded.
    #[must_use]
    pub fn knows(&self, day: Date) -> bool {
        self.holidays.keys().any(|holiday| holiday.year() == day.year())
    }

    /// The end of a period: the day itself when it is a working day, otherwise the next one (BGB § 193, VwVfG § 31 Abs. 3).
    #[must_use]
    pub fn next_working_day(&self, day: Date) -> Shifted {
        let mut reasons = Vec::new();
        let mut end = day;
        for _ in 0..LONGEST_BREAK {
            let Some(reason) = self.reason_not_to_work(end) else { break };
            reasons.push(reason);
            let Ok(next) = end.tomorrow() else { break };
            end = next;
        }
        if end != day {
            reasons.push(sentence(
                "parameters-why-shifted",
                &[("from", Fact::from(day)), ("to", Fact::from(end))],
            ));
        }
        reasons.extend(self.gap(end));
        Shifted { day: end, why: joined(&reasons) }
    }

    /// The day a number of working days after another; the day itself does not count (BGB § 187 Abs. 1). For zero days it is the
    /// day itself, moved to a working day.
    #[must_use]
    pub fn add_working_days(&self, day: Date, count: u32) -> WorkingDays {
        let mut end = day;
        let mut skipped = Vec::new();
        for _ in 0..count {
            for _ in 0..LONGEST_BREAK {
                end = end.saturating_add(1.day());
                if self.is_working_day(end) {
                    break;
                }
                skipped.extend(self.holiday(end).map(|name| (end, name)));
            }
        }
        if count == 0 {
            let Shifted { day, why } = self.next_working_day(day);
            return WorkingDays { day, why };
        }
        let facts =
            [("count", Fact::from(i64::from(count))), ("from", Fact::from(day)), ("to", Fact::from(end))];
        let mut reasons = vec![sentence("parameters-why-working-days", &facts)];
        reasons.extend(skipped.into_iter().map(|(day, name)| holiday_sentence(day, name)));
        reasons.extend(self.gap(end));
        WorkingDays { day: end, why: joined(&reasons) }
    }

    fn reason_not_to_work(&self, day: Date) -> Option<Translated> {
        if let Some(name) = self.holiday(day) {
            return Some(holiday_sentence(day, name));
        }
        let key = match day.weekday() {
            Weekday::Saturday => "parameters-why-saturday",
            Weekday::Sunday => "parameters-why-sunday",
            _ => return None,
        };
        Some(sentence(key, &[("day", Fact::from(day))]))
    }

    /// A warning when the holidays of the year are not recorded yet.
    fn gap(&self, day: Date) -> Option<Translated> {
        let year = day.year().to_string();
        (!self.knows(day))
            .then(|| sentence("parameters-why-holidays-missing", &[("year", Fact::from(year.as_str()))]))
    }
}

fn holiday_sentence(day: Date, name: &Translated) -> Translated {
    sentence("parameters-why-holiday", &[("day", Fact::from(day)), ("name", Fact::from(name))])
}

#[cfg(test)]
mod tests {
    use super::*;
    use foundation::Locale;
    use proptest::prelude::*;

    fn calendar() -> Calendar {
        let day =
            |year, month, day, name: &str| (Date::constant(year, month, day), Translated::new(name, name));
        Calendar::new([
            day(2026, 4, 3, "Karfreitag"),
            day(2026, 4, 6, "Ostermontag"),
            day(2026, 12, 25, "Erster Weihnachtstag"),
            day(2026, 12, 26, "Zweiter Weihnachtstag"),
            day(2027, 1, 1, "Neujahrstag"),
        ])
    }

    #[test]
    fn a_period_that_ends_on_a_working_day_is_not_moved() {
        let shifted = calendar().next_working_day(Date::constant(2026, 4, 2));
        assert_eq!(shifted.day, Date::constant(2026, 4, 2));
        assert!(shifted.why.is_empty());
    }

    #[test]
    fn a_period_that_ends_on_good_friday_ends_on_easter_tuesday() {
        let shifted = calendar().next_working_day(Date::constant(2026, 4, 3));
        assert_eq!(shifted.day, Date::constant(2026, 4, 7));
        assert_eq!(
            shifted.why.get(Locale::De),
            "Der 03.04.2026 ist ein Feiertag (Karfreitag). Der 04.04.2026 ist ein Samstag. Der 05.04.2026 ist ein Sonntag. \
             Der 06.04.2026 ist ein Feiertag (Ostermontag). Deshalb endet die Frist statt am 03.04.2026 erst am 07.04.2026 (§ 193 BGB)."
        );
        assert!(shifted.why.get(Locale::En).contains("7 April 2026"));
    }

    #[test]
    fn working_days_leave_out_weekends_and_holidays() {
        let counted = calendar().add_working_days(Date::constant(2026, 4, 1), 3);
        // Thursday 2, (Friday 3 to Monday 6 free), Tuesday 7, Wednesday 8 April.
        assert_eq!(counted.day, Date::constant(2026, 4, 8));
        assert!(counted.why.get(Locale::De).contains("Ostermontag"));
        assert_eq!(
            calendar().add_working_days(Date::constant(2026, 4, 4), 0).day,
            Date::constant(2026, 4, 7)
        );
    }

    #[test]
    fn a_year_without_recorded_holidays_is_named() {
        let shifted = calendar().next_working_day(Date::constant(2031, 3, 3));
        assert!(shifted.why.get(Locale::De).contains("2031"));
    }

    proptest! {
        #[test]
        fn counting_is_additive_and_ends_on_a_working_day(offset in 0_i32..700, first in 1_u32..20, second in 1_u32..20) {
            let calendar = calendar();
            let start = Date::constant(2026, 1, 1).saturating_add(offset.days());
            let whole = calendar.add_working_days(start, first + second).day;
            let parts = calendar.add_working_days(calendar.add_working_days(start, first).day, second).day;
            prop_assert_eq!(whole, parts);
            prop_assert!(calendar.is_working_day(whole));
            prop_assert_eq!(calendar.next_working_day(whole).day, whole);
        }
    }
}
