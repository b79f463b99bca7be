// SPDX-License-Identifier: EUPL-1.2
//! Raw input: files with rules and rates, and the forms of the pages.

use crate::model::FeeReduction;
use crate::queries::{ClaimFilter, Place, Shown};
use ::store::StoreError;
use foundation::{Date, Money};
use serde::Deserialize;

/// Why a file with rules was refused.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// It is no TOML of the expected shape.
    #[error("the file cannot be read: {0}")]
    Shape(#[from] toml::de::Error),
    /// An entry is wrong.
    #[error("{key}: {what}")]
    Wrong {
        /// Key of the entry.
        key: String,
        /// What is wrong.
        what: String,
    },
    /// The store did not take it.
    #[error(transparent)]
    Store(#[from] StoreError),
}

pub(crate) fn wrong(key: &str, what: impl Into<String>) -> ImportError {
    ImportError::Wrong { key: key.to_owned(), what: what.into() }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RulesFile {
    #[serde(default)]
    pub payment_rule: Vec<RuleEntry>,
    #[serde(default)]
    pub fee_item: Vec<FeeEntry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RuleEntry {
    pub legal_entity: String,
    pub valid_from: Date,
    pub valid_until: Option<Date>,
    pub prefix: String,
    pub width: usize,
    pub check: String,
    pub term_days: u32,
    pub interest_basis_points: i64,
    pub interest_base_step: Money,
    pub interest_step: Money,
    pub interest_minimum: Money,
    pub second_person_from: Money,
    #[serde(default)]
    pub creditor: String,
    pub source: String,
    #[serde(default)]
    pub to_be_confirmed: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FeeEntry {
    pub legal_entity: String,
    pub key: String,
    pub valid_from: Date,
    pub valid_until: Option<Date>,
    pub name_de: String,
    pub name_en: String,
    pub rate: Money,
    pub source: String,
    #[serde(default)]
    pub to_be_confirmed: bool,
    #[serde(default)]
    pub reduction: Vec<FeeReduction>,
}

pub(crate) fn rules(toml: &str) -> Result<RulesFile, ImportError> {
    Ok(toml::from_str(toml)?)
}

/// Names and values of a form or query.
pub(crate) type Pairs = Vec<(String, String)>;

/// The value of a field without spaces at its ends; empty when it is missing.
pub(crate) fn value<'a>(pairs: &'a [(String, String)], name: &str) -> &'a str {
    pairs.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.trim())
}

/// Reads an amount in euros as people write it in either language: `1.234,50`, `1,234.50`, `12,5`, `12`. The last comma or point with
/// one or two digits behind it divides euros and cents; every other one must stand before three digits.
pub(crate) fn amount(text: &str) -> Option<Money> {
    let text = text.trim().trim_end_matches('€').trim().trim_start_matches('€').trim();
    let cut = text.rfind([',', '.']).filter(|at| matches!(text.len() - at, 2 | 3));
    let (whole, rest) = match cut {
        Some(at) => (text.get(..at)?, text.get(at + 1..)?),
        None => (text, ""),
    };
    let twice = cut.and_then(|at| text.get(at..=at)).is_some_and(|mark| whole.contains(mark));
    let mut groups = whole.split([',', '.', ' ', '\u{a0}']);
    let first = groups.next()?;
    let others: Vec<&str> = groups.collect();
    let grouped =
        others.is_empty() || ((1..=3).contains(&first.len()) && others.iter().all(|g| g.len() == 3));
    let digits = format!("{first}{}{rest:0<2}", others.concat());
    let is_number =
        !first.is_empty() && digits.len() <= 14 && digits.bytes().all(|byte| byte.is_ascii_digit());
    (grouped && is_number && !twice).then(|| digits.parse().ok().map(Money::from_cents)).flatten()
}

/// Reads a day from three fields.
pub(crate) fn day(pairs: &[(String, String)], name: &str) -> Option<Date> {
    let part = |part: &str| value(pairs, &format!("{name}-{part}"));
    let year = Some(part("year")).filter(|year| year.len() == 4)?;
    Date::new(year.parse().ok()?, part("month").parse().ok()?, part("day").parse().ok()?).ok()
}

/// Reads the filter of the list; what cannot be read counts as not given.
pub(crate) fn filter(pairs: &[(String, String)]) -> ClaimFilter {
    let place = |text: &str| {
        let (day, id) = text.split_once('_')?;
        Some(Place { pay_by: day.parse().ok()?, id: foundation::id::Uuid::parse_str(id).ok()? })
    };
    let reference = crate::model::compact(value(pairs, "reference"));
    ClaimFilter {
        shown: Shown::parse(value(pairs, "shown")).unwrap_or_default(),
        reference: Some(reference).filter(|reference| !reference.is_empty()),
        after: place(value(pairs, "after")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn amounts_are_read_as_people_write_them() {
        for (text, cents) in [
            ("12", Some(1_200)),
            ("12,5", Some(1_250)),
            ("12.50 €", Some(1_250)),
            ("1.234,50", Some(123_450)),
            ("1,234.50", Some(123_450)),
            ("1.234", Some(123_400)),
            ("0,01", Some(1)),
            ("-5", None),
            ("", None),
            (",50", None),
            ("12,345,6", None),
            ("1.23.45", None),
            ("zwölf", None),
            ("999999999999999", None),
        ] {
            assert_eq!(amount(text).map(Money::cents), cents, "{text}");
        }
    }

    #[test]
    fn an_unreadable_filter_shows_what_is_open() {
        let pairs = [("shown".to_owned(), "x".to_owned()), ("after".to_owned(), "y_z".to_owned())];
        assert_eq!(filter(&pairs), ClaimFilter::default());
    }

    proptest! {
        #[test]
        fn an_amount_that_is_shown_is_read_again(cents in 0_i64..10_000_000_000) {
            let money = Money::from_cents(cents);
            for locale in foundation::Locale::ALL {
                prop_assert_eq!(amount(&money.format(locale)), Some(money));
            }
        }

        #[test]
        fn no_text_stops_the_reader(text in "\\PC{0,40}") {
            let _ = amount(&text);
        }
    }
}
