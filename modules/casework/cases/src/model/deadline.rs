// SPDX-License-Identifier: EUPL-1.2
//! Until when an authority has to act, and why this date. The periods are dated rows in `parameters/deadlines.toml`.

use foundation::{Date, Message};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The unit of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Calendar day.
    Day,
    /// Monday to Friday without holidays.
    WorkingDay,
    /// Seven calendar days.
    Week,
    /// Calendar month (BGB section 188 (2) and (3)).
    Month,
}

/// What happens when nobody acts in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// Nothing of itself.
    None,
    /// What was applied for is granted.
    DeemedApproval,
    /// A legal duty of the authority is broken for good.
    Duty,
}

/// A dated row.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeadlineRule {
    /// Stable key; kept with the case.
    pub key: String,
    /// Procedure kind, or `request` and `hearing`.
    pub kind: String,
    /// Service, or empty for all of the kind.
    pub service: String,
    /// First day on which the row holds, ISO.
    pub valid_from: String,
    /// How many units.
    pub amount: u16,
    /// Which unit.
    pub unit: Unit,
    /// What happens when nobody acts.
    pub effect: Effect,
    /// Whether the period runs anew from complete documents.
    pub restarts: bool,
    /// Legal source, in German.
    pub source: String,
    /// Whether a lawyer still has to look at it.
    pub to_be_confirmed: bool,
}

#[derive(serde::Deserialize)]
struct File {
    deadline: Vec<DeadlineRule>,
}

static RULES: LazyLock<Vec<DeadlineRule>> = LazyLock::new(|| {
    // The file is part of the program; a test reads it, so the empty list is never met.
    toml::from_str::<File>(include_str!("../../parameters/deadlines.toml"))
        .map(|file| file.deadline)
        .unwrap_or_default()
});

/// Every row.
#[must_use]
pub fn rules() -> &'static [DeadlineRule] {
    &RULES
}

/// A row by its key.
#[must_use]
pub fn rule_named(key: &str) -> Option<&'static DeadlineRule> {
    RULES.iter().find(|rule| rule.key == key)
}

/// The row for a service of a kind on a day: the newest one of the service, otherwise the newest one of the kind.
fn rule_for(kind: &str, service: &str, day: Date) -> Option<&'static DeadlineRule> {
    let day = day.to_string();
    RULES
        .iter()
        .filter(|rule| rule.kind == kind && rule.valid_from <= day)
        .filter(|rule| rule.service.is_empty() || rule.service == service)
        .max_by(|a, b| (!a.service.is_empty(), &a.valid_from).cmp(&(!b.service.is_empty(), &b.valid_from)))
}

/// One step of the answer to "why this date?", as a message for the reader.
pub type DeadlineStep = Message;

/// A computed deadline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// Last day.
    pub due_on: Date,
    /// First day of the computation; the period begins the day after (BGB section 187 (1)).
    pub from: Date,
    /// The row used; `None` for a kind without a row, whose deadline is the day itself.
    pub rule: Option<&'static DeadlineRule>,
    /// Why this date.
    pub why: Vec<DeadlineStep>,
}

impl Deadline {
    /// Whether something is lost when nobody acts until then.
    #[must_use]
    pub fn lost_if_idle(&self) -> bool {
        self.rule.is_some_and(|rule| rule.effect != Effect::None)
    }
}

/// Computes a deadline: the period of the rule from the day after `from`; the end moves from a Saturday, Sunday or holiday to
/// the next working day (section 31 (3) VwVfG M-V, BGB section 193). `holidays` are those of the place, with their names.
#[must_use]
pub fn deadline(kind: &str, service: &str, from: Date, holidays: &BTreeMap<Date, String>) -> Deadline {
    let Some(rule) = rule_for(kind, service, from) else {
        return Deadline { due_on: from, from, rule: None, why: vec![Message::new("cases-why-no-rule")] };
    };
    let mut why = vec![
        Message::new("cases-why-begins").with("date", from),
        Message::new(match rule.unit {
            Unit::Day => "cases-why-days",
            Unit::WorkingDay => "cases-why-working-days",
            Unit::Week => "cases-why-weeks",
            Unit::Month => "cases-why-months",
        })
        .with("count", rule.amount)
        .with("source", &rule.source),
    ];
    let end = match rule.unit {
        Unit::Day => add_days(from, i64::from(rule.amount)),
        Unit::Week => add_days(from, i64::from(rule.amount) * 7),
        Unit::Month => from.checked_add(jiff::Span::new().months(i32::from(rule.amount))).unwrap_or(from),
        Unit::WorkingDay => add_working_days(from, rule.amount, holidays),
    };
    let due_on = next_working_day(end, holidays);
    if due_on != end {
        let message = match holidays.get(&end) {
            Some(name) => Message::new("cases-why-moved-holiday").with("holiday", name),
            None => Message::new("cases-why-moved-weekend"),
        };
        why.push(message.with("date", end).with("moved", due_on));
    }
    why.push(match rule.effect {
        Effect::None => Message::new("cases-why-effect-none"),
        Effect::DeemedApproval => Message::new("cases-why-effect-deemed"),
        Effect::Duty => Message::new("cases-why-effect-duty"),
    });
    Deadline { due_on, from, rule: Some(rule), why }
}

fn add_days(day: Date, days: i64) -> Date {
    day.checked_add(jiff::Span::new().days(days)).unwrap_or(day)
}

fn is_free(day: Date, holidays: &BTreeMap<Date, String>) -> bool {
    use jiff::civil::Weekday::{Saturday, Sunday};
    matches!(day.weekday(), Saturday | Sunday) || holidays.contains_key(&day)
}

fn next_working_day(day: Date, holidays: &BTreeMap<Date, String>) -> Date {
    let mut found = day;
    // Longer rows of free days than a month do not exist; the bound keeps a wrong holiday table from hanging.
    for _ in 0..31 {
        if !is_free(found, holidays) {
            break;
        }
        found = add_days(found, 1);
    }
    found
}

fn add_working_days(from: Date, amount: u16, holidays: &BTreeMap<Date, String>) -> Date {
    let mut day = from;
    for _ in 0..amount {
        day = next_working_day(add_days(day, 1), holidays);
    }
    day
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn day(year: i16, month: i8, day: i8) -> Date {
        Date::constant(year, month, day)
    }

    #[test]
    fn the_shipped_rows_are_complete_and_readable() {
        let file: File = toml::from_str(include_str!("../../parameters/deadlines.toml")).unwrap();
        for kind in [
            "notification",
            "application",
            "levy",
            "register_entry",
            "information",
            "complaint",
            "request",
            "hearing",
        ] {
            assert!(
                file.deadline.iter().any(|rule| rule.kind == kind && rule.service.is_empty()),
                "{kind} has no row"
            );
        }
        assert!(file.deadline.iter().all(|rule| rule.valid_from.parse::<Date>().is_ok()));
        let mut keys: Vec<_> = file.deadline.iter().map(|rule| &rule.key).collect();
        keys.sort();
        keys.dedup();
        assert_eq!(keys.len(), file.deadline.len(), "keys are unique");
    }

    #[test]
    fn three_days_for_a_certificate_of_receipt_end_on_the_next_working_day() {
        let holidays = BTreeMap::from([(day(2026, 3, 9), "Muster".to_owned())]);
        let found = deadline("notification", "gewerbeanmeldung", day(2026, 3, 5), &holidays);
        // Thursday 5 March: Friday 6, Saturday 7, Sunday 8; Monday 9 is a holiday, so it is Tuesday 10.
        assert_eq!(found.due_on, day(2026, 3, 10));
        assert!(found.lost_if_idle());
        let midweek = deadline("notification", "gewerbeanmeldung", day(2026, 3, 2), &holidays);
        assert_eq!(midweek.due_on, day(2026, 3, 5));
    }

    #[test]
    fn working_days_jump_over_the_weekend_and_the_holiday() {
        let holidays = BTreeMap::from([(day(2026, 3, 9), "Muster".to_owned())]);
        // Thursday 5 March: Friday 6, (weekend, holiday Monday 9), Tuesday 10, Wednesday 11.
        assert_eq!(add_working_days(day(2026, 3, 5), 3, &holidays), day(2026, 3, 11));
    }

    #[test]
    fn a_month_ends_on_the_last_day_of_a_shorter_one_and_moves_to_a_working_day() {
        // 30 November 2025 plus three months: 28 February 2026, a Saturday; moved to Monday, 2 March.
        let found = deadline("application", "bewohnerparkausweis", day(2025, 11, 30), &BTreeMap::new());
        assert_eq!(found.due_on, day(2026, 3, 2));
        assert_eq!(found.why.get(2).map(|step| step.key), Some("cases-why-moved-weekend"));
        assert!(!found.lost_if_idle());
    }

    #[test]
    fn the_row_of_the_service_wins_over_the_row_of_the_kind() {
        let building = deadline("application", "bauantrag", day(2026, 3, 2), &BTreeMap::new());
        assert_eq!(building.rule.map(|rule| rule.key.as_str()), Some("building-permit-2024"));
        let before = deadline("application", "bauantrag", day(2023, 12, 31), &BTreeMap::new());
        assert_eq!(before.rule, None, "a row does not hold before its first day");
    }

    #[test]
    fn a_deadline_never_ends_earlier_than_its_period() {
        let holidays = BTreeMap::from([(day(2026, 5, 1), "Tag der Arbeit".to_owned())]);
        let mut from = day(2026, 1, 1);
        while from < day(2026, 12, 31) {
            let found = deadline("levy", "x", from, &holidays);
            assert!(found.due_on >= add_days(from, 28));
            assert!(found.due_on <= add_days(from, 28 + 3));
            from = add_days(from, 1);
        }
    }
}
