// SPDX-License-Identifier: EUPL-1.2
//! Fee items with dated rates, and the amount of a fee with its reason.

use super::explain::{joined, sentence};
use foundation::id::Uuid;
use foundation::{Money, Problem, Translated, Validity};
use serde::{Deserialize, Serialize};

/// A fee item (Gebührentatbestand) of a legal entity in the time in which its rate holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeeItem {
    /// Stable key, for example `residents-parking`.
    pub key: String,
    /// For whom it is raised.
    pub legal_entity: Uuid,
    /// When the rate holds.
    pub valid: Validity,
    /// Name.
    pub name: Translated,
    /// For one unit.
    pub rate: Money,
    /// Statute and section.
    pub source: String,
    /// Whether somebody still has to confirm the figures.
    pub to_be_confirmed: bool,
    /// Reductions that can be granted.
    pub reductions: Vec<FeeReduction>,
}

/// A reduction (Ermäßigung) of a fee item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FeeReduction {
    /// Stable key within the fee item.
    pub key: String,
    /// Share of the fee that is not raised, 1 to 100.
    pub percent: i64,
    /// Who gets it, in German.
    pub condition_de: String,
    /// Who gets it, in English.
    pub condition_en: String,
}

/// An amount with its rows and reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeeAmount {
    /// Text and amount; a reduction is a row with a negative amount.
    pub rows: Vec<(Translated, Money)>,
    /// Their sum.
    pub total: Money,
    /// How it came about.
    pub why: Translated,
}

/// Most units of one fee.
pub const MAX_QUANTITY: i64 = 1_000_000;

/// The fee for a number of units: rate times quantity; of several reductions only the highest one counts.
///
/// # Errors
/// [`Problem::Refused`] for a quantity outside 1 to [`MAX_QUANTITY`], an unknown reduction or an amount that cannot be represented.
pub fn fee(item: &FeeItem, quantity: i64, reductions: &[&str]) -> Result<FeeAmount, Problem> {
    if !(1..=MAX_QUANTITY).contains(&quantity) {
        return Err(Problem::refused("payments-refused-quantity"));
    }
    let mut granted = Vec::new();
    for key in reductions {
        let found = item.reductions.iter().find(|reduction| reduction.key == *key);
        granted.push(found.ok_or(Problem::refused("payments-refused-reduction"))?);
    }
    let highest = granted.into_iter().max_by_key(|reduction| reduction.percent);
    amount(item, quantity, highest).ok_or(Problem::refused("payments-refused-amount"))
}

fn amount(item: &FeeItem, quantity: i64, reduction: Option<&FeeReduction>) -> Option<FeeAmount> {
    let full = item.rate.checked_times(quantity)?;
    let facts = || [("name", (&item.name).into()), ("rate", item.rate.into()), ("quantity", quantity.into())];
    let mut rows = vec![(sentence("payments-row-fee", &facts()), full)];
    let [name, rate, count] = facts();
    let mut reasons =
        vec![sentence("payments-why-fee", &[name, rate, count, ("source", item.source.as_str().into())])];
    if let Some(reduction) = reduction {
        let condition = Translated::new(&reduction.condition_de, &reduction.condition_en);
        let less = full.share(reduction.percent, 100)?.checked_times(-1)?;
        let facts = || [("percent", reduction.percent.into()), ("condition", (&condition).into())];
        rows.push((sentence("payments-row-reduction", &facts()), less));
        reasons.push(sentence("payments-why-reduction", &facts()));
    }
    let total = rows.iter().try_fold(Money::ZERO, |sum, (_, amount)| sum.checked_add(*amount))?;
    reasons.push(sentence("payments-why-total", &[("total", total.into())]));
    Some(FeeAmount { rows, total, why: joined(&reasons) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use foundation::{Date, Locale};

    fn item() -> FeeItem {
        let reduction = |key: &str, percent| FeeReduction {
            key: key.to_owned(),
            percent,
            condition_de: "Schwerbehinderung".to_owned(),
            condition_en: "severe disability".to_owned(),
        };
        FeeItem {
            key: "parking".to_owned(),
            legal_entity: Uuid::nil(),
            valid: Validity::from(Date::constant(2026, 1, 1)),
            name: Translated::new("Parkausweis", "parking permit"),
            rate: Money::from_cents(3_070),
            source: "MUSTER-Satzung § 3".to_owned(),
            to_be_confirmed: true,
            reductions: vec![reduction("quarter", 25), reduction("half", 50)],
        }
    }

    #[test]
    fn a_fee_is_rate_times_quantity_less_the_highest_reduction() {
        let amount = fee(&item(), 3, &["quarter", "half"]).unwrap();
        let amounts: Vec<_> = amount.rows.iter().map(|(_, amount)| amount.cents()).collect();
        assert_eq!((amounts, amount.total.cents()), (vec![9_210, -4_605], 4_605));
        let why = amount.why.get(Locale::De);
        assert!(why.contains("MUSTER-Satzung § 3") && why.contains("30,70 €") && why.contains("50"), "{why}");
        assert!(!why.contains('[') && !amount.why.get(Locale::En).contains('['), "{why}");
    }

    #[test]
    fn impossible_quantities_and_unknown_reductions_are_refused() {
        for (quantity, reductions) in [(0, &[][..]), (MAX_QUANTITY + 1, &[]), (1, &["third"])] {
            assert!(fee(&item(), quantity, reductions).is_err());
        }
        let dear = FeeItem { rate: Money::from_cents(i64::MAX), ..item() };
        assert!(fee(&dear, 2, &[]).is_err());
    }
}
