// SPDX-License-Identifier: EUPL-1.2
//! Standing yearly levies: one notice holds until further notice, every year becomes claims by instalment.

use super::claim::ClaimId;
use foundation::id::Uuid;
use foundation::{Date, Money, OwnerId, Translated};
use parameters::MonthDay;

foundation::id! {
    /// A standing yearly levy.
    LevyId
}

/// A levy that is raised every year by one notice (for example KAG M-V § 12a: until a new notice is given).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandingLevy {
    /// Identifier.
    pub id: LevyId,
    /// The body whose money it is.
    pub legal_entity: Uuid,
    /// The resident or visitor who owes.
    pub debtor: OwnerId,
    /// The case from which it comes.
    pub case_id: Option<Uuid>,
    /// What it is for, without personal data.
    pub subject: Translated,
    /// Why this amount a year.
    pub why: Translated,
    /// The amount of a year.
    pub amount: Money,
    /// The first year.
    pub first_year: i16,
    /// The last year; none until further notice.
    pub last_year: Option<i16>,
    /// Days on which equal parts are due, in order; at least one.
    pub due: Vec<MonthDay>,
}

/// One instalment of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Instalment {
    /// Identifier of the claim, the same every time it is computed.
    pub claim: ClaimId,
    /// Its amount.
    pub amount: Money,
    /// When it is due.
    pub due_on: Date,
}

impl StandingLevy {
    /// The instalments of a year: equal parts in whole cents, the rest of the division on the first ones; none outside the years of
    /// the levy. An instalment whose day is past or nearer than the earliest day is due on that day.
    #[must_use]
    pub fn instalments(&self, year: i16, earliest: Date) -> Vec<Instalment> {
        if year < self.first_year || self.last_year.is_some_and(|last| year > last) || self.due.is_empty() {
            return Vec::new();
        }
        let count = i64::try_from(self.due.len()).unwrap_or(1);
        let (part, rest) = (self.amount.cents() / count, self.amount.cents() % count);
        let days = self.due.iter().filter_map(|day| day.in_year(year));
        days.zip(0_i64..)
            .map(|(day, place)| Instalment {
                claim: self.claim_id(year, place),
                amount: Money::from_cents(part + i64::from(place < rest)),
                due_on: day.max(earliest),
            })
            .filter(|instalment| instalment.amount > Money::ZERO)
            .collect()
    }

    /// A UUID of version 8 (RFC 9562, section 5.8) from levy, year and place, so that a year assessed twice is the same claims.
    fn claim_id(&self, year: i16, place: i64) -> ClaimId {
        let name = format!("levy/{}/{year}/{place}", self.id);
        let digest = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, name.as_bytes());
        let mut bytes = [0_u8; 16];
        bytes.iter_mut().zip(digest.as_ref()).for_each(|(to, from)| *to = *from);
        bytes[6] = bytes[6] & 0x0f | 0x80;
        bytes[8] = bytes[8] & 0x3f | 0x80;
        ClaimId(Uuid::from_bytes(bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn levy(cents: i64, due: &[&str]) -> StandingLevy {
        StandingLevy {
            id: LevyId(Uuid::from_u128(5)),
            legal_entity: Uuid::nil(),
            debtor: OwnerId(Uuid::nil()),
            case_id: None,
            subject: Translated::new("Hundesteuer", "dog tax"),
            why: Translated::new("", ""),
            amount: Money::from_cents(cents),
            first_year: 2026,
            last_year: Some(2027),
            due: due.iter().map(|day| MonthDay::parse(day).unwrap()).collect(),
        }
    }

    const QUARTERS: [&str; 4] = ["02-15", "05-15", "08-15", "11-15"];

    #[test]
    fn the_rest_of_the_division_lies_on_the_first_instalments() {
        let parts = levy(10_002, &QUARTERS).instalments(2026, Date::constant(2026, 3, 20));
        let shown: Vec<_> = parts.iter().map(|part| (part.amount.cents(), part.due_on.to_string())).collect();
        let expected =
            [(2_501, "2026-03-20"), (2_501, "2026-05-15"), (2_500, "2026-08-15"), (2_500, "2026-11-15")];
        assert_eq!(shown, expected.map(|(cents, day)| (cents, day.to_owned())));
    }

    #[test]
    fn no_year_outside_the_levy_is_assessed() {
        let levy = levy(100, &["07-01"]);
        let count = |year| levy.instalments(year, Date::constant(2026, 1, 1)).len();
        assert_eq!([2025, 2026, 2027, 2028].map(count), [0, 1, 1, 0]);
    }

    proptest! {
        #[test]
        fn instalments_always_add_up_to_the_year(cents in 1_i64..100_000_000, count in 1_usize..5) {
            let parts = levy(cents, &QUARTERS[..count]).instalments(2026, Date::constant(2026, 1, 1));
            prop_assert_eq!(parts.iter().map(|part| part.amount.cents()).sum::<i64>(), cents);
        }
    }
}
