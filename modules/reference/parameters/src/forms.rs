// SPDX-License-Identifier: EUPL-1.2
//! The import files (statutes, remedies and bank accounts, holidays) and the form of a statute.

mod statute;

pub(crate) use statute::{AMOUNTS, MOST_REDUCTIONS, of as typed_of, parse_day, statute as statute_of, typed};

use crate::model::{Begins, MonthDay};
use foundation::{Date, Money, Problem};
use serde::Deserialize;
use store::StoreError;

/// Days that remain at least for a first payment where a statute names none: the usual month.
const FIRST_DUE_DAYS: u32 = 30;

/// Why a file could not be imported. Nothing of it is kept.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file is not the TOML that was expected.
    #[error("{0}")]
    Toml(#[from] toml::de::Error),
    /// A value of an entry is wrong.
    #[error("{key}: {why}")]
    Wrong {
        /// The entry.
        key: String,
        /// What is wrong.
        why: String,
    },
    /// An entry refers to a legal entity that is not there.
    #[error("{key} refers to legal entity {entity}, which is not there")]
    UnknownEntity {
        /// The entry.
        key: String,
        /// The legal entity.
        entity: String,
    },
    /// The store refused.
    #[error("{0}")]
    Store(#[from] StoreError),
}

impl From<ImportError> for Problem {
    fn from(error: ImportError) -> Self {
        match error {
            ImportError::Store(error) => error.into(),
            other => Self::internal(other),
        }
    }
}

pub(crate) fn wrong(key: &str, why: impl Into<String>) -> ImportError {
    ImportError::Wrong { key: key.to_owned(), why: why.into() }
}

/// The file of statutes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct StatuteFile {
    #[serde(default)]
    pub(crate) dog_tax_statute: Vec<StatuteEntry>,
    #[serde(default)]
    pub(crate) remedy: Vec<RemedyEntry>,
    #[serde(default)]
    pub(crate) bank: Vec<BankEntry>,
}

/// A statute of the file. Amounts are cents.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct StatuteEntry {
    pub(crate) key: String,
    pub(crate) legal_entity: String,
    pub(crate) area: String,
    pub(crate) valid_from: Date,
    pub(crate) valid_until: Option<Date>,
    pub(crate) title_de: String,
    pub(crate) title_en: String,
    pub(crate) decided_on: Date,
    pub(crate) first_dog: Money,
    pub(crate) second_dog: Money,
    pub(crate) further_dog: Money,
    pub(crate) dangerous_first_dog: Money,
    pub(crate) dangerous_further_dog: Money,
    pub(crate) minimum_age_months: u32,
    pub(crate) begins: String,
    pub(crate) due_yearly: String,
    pub(crate) due_quarterly: Vec<String>,
    #[serde(default = "first_due_days")]
    pub(crate) first_due_days: u32,
    pub(crate) notification_days: u32,
    pub(crate) source: String,
    #[serde(default)]
    pub(crate) sample: bool,
    #[serde(default)]
    pub(crate) to_be_confirmed: bool,
    #[serde(default)]
    pub(crate) reduction: Vec<ReductionEntry>,
}

const fn first_due_days() -> u32 {
    FIRST_DUE_DAYS
}

/// A reduction of the file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReductionEntry {
    pub(crate) kind: String,
    pub(crate) effect: String,
    pub(crate) percent: i64,
    pub(crate) months: Option<u32>,
    pub(crate) dangerous_dogs: bool,
    pub(crate) condition_de: String,
    pub(crate) condition_en: String,
}

/// A remedy of the file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RemedyEntry {
    pub(crate) key: String,
    pub(crate) kind: String,
    pub(crate) months: u32,
    pub(crate) source: String,
    #[serde(default)]
    pub(crate) to_be_confirmed: bool,
    pub(crate) text_de: String,
    pub(crate) text_en: String,
    pub(crate) valid_from: Option<Date>,
    pub(crate) valid_until: Option<Date>,
}

/// A bank account of the file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct BankEntry {
    pub(crate) key: String,
    pub(crate) legal_entity: String,
    pub(crate) holder: String,
    pub(crate) iban: String,
    pub(crate) bank: String,
    #[serde(default)]
    pub(crate) source: String,
    #[serde(default)]
    pub(crate) sample: bool,
    pub(crate) valid_from: Option<Date>,
    pub(crate) valid_until: Option<Date>,
}

/// The file of holidays.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct HolidayFile {
    #[serde(default)]
    pub(crate) holiday: Vec<HolidayEntry>,
}

/// A holiday of the file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct HolidayEntry {
    pub(crate) date: Date,
    pub(crate) area: String,
    pub(crate) name_de: String,
    pub(crate) name_en: String,
    pub(crate) source: String,
    #[serde(default)]
    pub(crate) to_be_confirmed: bool,
}

/// Reads and checks the file of statutes: rates rise with the number of dogs, shares lie between 1 and 100, an exemption waives all.
pub(crate) fn statutes(text: &str) -> Result<StatuteFile, ImportError> {
    let file: StatuteFile = toml::from_str(text)?;
    for entry in &file.dog_tax_statute {
        check_statute(entry)?;
    }
    for entry in &file.remedy {
        if !["objection", "court_action"].contains(&entry.kind.as_str()) {
            return Err(wrong(&entry.key, format!("unknown kind {}", entry.kind)));
        }
    }
    Ok(file)
}

fn check_statute(entry: &StatuteEntry) -> Result<(), ImportError> {
    Begins::parse(&entry.begins).ok_or_else(|| wrong(&entry.key, format!("begins {}", entry.begins)))?;
    for day in std::iter::once(&entry.due_yearly).chain(&entry.due_quarterly) {
        MonthDay::parse(day).ok_or_else(|| wrong(&entry.key, format!("{day} is not a day of the year")))?;
    }
    if entry.valid_until.is_some_and(|until| until < entry.valid_from) {
        return Err(wrong(&entry.key, "ends before it begins"));
    }
    for reduction in &entry.reduction {
        let fits = match reduction.effect.as_str() {
            "exempt" => reduction.percent == 100,
            "percent" => (1..100).contains(&reduction.percent),
            _ => false,
        };
        if !fits {
            return Err(wrong(&entry.key, format!("effect and share of {} do not fit", reduction.kind)));
        }
    }
    Ok(())
}

/// Reads the file of holidays.
pub(crate) fn holidays(text: &str) -> Result<HolidayFile, ImportError> {
    Ok(toml::from_str(text)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    const STATUTES: &str = include_str!("../../../../demo/land/statutes.toml");

    #[test]
    fn the_sample_files_are_read() {
        let file = statutes(STATUTES).unwrap();
        assert_eq!((file.dog_tax_statute.len(), file.remedy.len(), file.bank.len()), (11, 5, 13));
        let days = holidays(include_str!("../../../../demo/land/holidays.toml")).unwrap();
        assert!(days.holiday.len() > 50);
    }

    #[test]
    fn a_share_that_does_not_fit_its_effect_is_refused() {
        let broken = STATUTES.replacen("percent = 100", "percent = 90", 1);
        assert!(statutes(&broken).unwrap_err().to_string().contains("assistenz"));
    }

    #[test]
    fn an_unknown_field_is_refused() {
        assert!(statutes(&STATUTES.replacen("sample = true", "smaple = true", 1)).is_err());
        assert!(statutes(&STATUTES.replacen("07-01", "07-32", 1)).is_err());
    }
}
