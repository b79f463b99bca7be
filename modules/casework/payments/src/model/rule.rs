// SPDX-License-Identifier: EUPL-1.2
//! The dated rules of a legal entity's cash office: cash reference, term, deferral interest, second person.

use super::explain::sentence;
use super::reference::CheckRule;
use foundation::id::Uuid;
use foundation::{Date, Money, Translated, Validity};
use jiff::ToSpan as _;

/// The rules of a legal entity in the time in which they hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaymentRule {
    /// For whom they hold.
    pub legal_entity: Uuid,
    /// When.
    pub valid: Validity,
    /// Letters and digits before the number of a cash reference.
    pub prefix: String,
    /// Digits of the number.
    pub width: usize,
    /// How its check digits are computed.
    pub check: CheckRule,
    /// Days from the notice until a claim is due.
    pub term_days: u32,
    /// Interest of a deferral for each full month, in hundredths of a percent (AO § 238 Abs. 1: 50).
    pub interest_basis_points: i64,
    /// The deferred amount is rounded down to a multiple of this (AO § 238 Abs. 2: 50 euros).
    pub interest_base_step: Money,
    /// Interest is rounded down to a multiple of this (AO § 239 Abs. 2: one euro).
    pub interest_step: Money,
    /// Interest below this is not raised (AO § 239 Abs. 2: 10 euros).
    pub interest_minimum: Money,
    /// From this amount on a second person approves a correction or remission.
    pub second_person_from: Money,
    /// Creditor identifier for direct debits; may be empty.
    pub creditor: String,
    /// Statute or instruction.
    pub source: String,
    /// Whether somebody still has to confirm the figures.
    pub to_be_confirmed: bool,
}

fn down(amount: Money, step: Money) -> Money {
    let step = step.cents().max(1);
    Money::from_cents(amount.cents().div_euclid(step).saturating_mul(step))
}

/// Full months from a day until another.
fn full_months(from: Date, until: Date) -> i64 {
    let months = (i64::from(until.year()) - i64::from(from.year())) * 12 + i64::from(until.month())
        - i64::from(from.month());
    let reached = from.saturating_add(months.max(0).months()) <= until;
    if reached { months.max(0) } else { (months - 1).max(0) }
}

impl PaymentRule {
    /// Interest of a deferral (AO §§ 234, 238, 239; KAG M-V § 12): for full months only, of the amount rounded down.
    #[must_use]
    pub fn deferral_interest(&self, amount: Money, due_on: Date, until: Date) -> (Money, Translated) {
        let months = full_months(due_on, until);
        let base = down(amount, self.interest_base_step);
        let exact = base.share(self.interest_basis_points.saturating_mul(months), 10_000);
        let rounded = down(exact.unwrap_or(Money::ZERO), self.interest_step);
        let interest = if rounded < self.interest_minimum { Money::ZERO } else { rounded };
        let percent = format!("{},{:02}", self.interest_basis_points / 100, self.interest_basis_points % 100);
        let percent = Translated::new(percent.clone(), percent.replace(',', "."));
        let facts = [
            ("percent", (&percent).into()),
            ("months", months.into()),
            ("base", base.into()),
            ("interest", interest.into()),
            ("source", self.source.as_str().into()),
        ];
        let key = if interest == Money::ZERO { "payments-why-no-interest" } else { "payments-why-interest" };
        (interest, sentence(key, &facts))
    }

    /// The day on which a claim of a day is due.
    #[must_use]
    pub fn due_on(&self, day: Date) -> Date {
        day.saturating_add(i64::from(self.term_days).days())
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use foundation::Locale;

    pub(crate) fn rule() -> PaymentRule {
        PaymentRule {
            legal_entity: Uuid::nil(),
            valid: Validity::from(Date::constant(2020, 1, 1)),
            prefix: "5801".to_owned(),
            width: 7,
            check: CheckRule::Mod10,
            term_days: 30,
            interest_basis_points: 50,
            interest_base_step: Money::from_cents(5_000),
            interest_step: Money::from_cents(100),
            interest_minimum: Money::from_cents(1_000),
            second_person_from: Money::from_cents(10_000),
            creditor: String::new(),
            source: "AO § 238".to_owned(),
            to_be_confirmed: true,
        }
    }

    #[test]
    fn interest_runs_for_full_months_of_the_amount_rounded_down() {
        let from = Date::constant(2026, 1, 15);
        // 1.049,99 € counts as 1.000 €; half a percent a month: 5 € a month.
        for (until, cents) in [
            (Date::constant(2026, 2, 14), 0),
            // One month makes 5 €, which is below the minimum of 10 €.
            (Date::constant(2026, 2, 15), 0),
            (Date::constant(2026, 3, 15), 1_000),
            (Date::constant(2026, 4, 14), 1_000),
            (Date::constant(2027, 1, 15), 6_000),
            (Date::constant(2025, 1, 15), 0),
        ] {
            let (interest, why) = rule().deferral_interest(Money::from_cents(104_999), from, until);
            assert_eq!(interest.cents(), cents, "{until}");
            assert!(!why.get(Locale::De).contains('['), "{}", why.get(Locale::De));
        }
    }

    #[test]
    fn a_month_that_begins_on_its_last_day_ends_on_the_last_day_of_a_shorter_one() {
        assert_eq!(full_months(Date::constant(2026, 1, 31), Date::constant(2026, 2, 28)), 1);
        assert_eq!(full_months(Date::constant(2026, 1, 31), Date::constant(2026, 2, 27)), 0);
    }
}
