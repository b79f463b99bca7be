// SPDX-License-Identifier: EUPL-1.2
//! The import files: tab-separated areas and postcodes, authorities as TOML.

use crate::model::{Area, AreaKind, OPEN_START};
use foundation::{Date, Problem, Validity};
use serde::Deserialize;
use store::StoreError;

/// Why a file could not be imported. Nothing of it is kept.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// A line of a table is wrong.
    #[error("line {line}: {why}")]
    Line {
        /// Line in the file, from 1.
        line: usize,
        /// What is wrong.
        why: String,
    },
    /// The file is not the TOML that was expected.
    #[error("{0}")]
    Toml(#[from] toml::de::Error),
    /// An entry refers to another that is not there.
    #[error("{from} refers to {kind} {key}, which is not there")]
    Unknown {
        /// The entry.
        from: String,
        /// What it refers to.
        kind: &'static str,
        /// The key that is missing.
        key: String,
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

/// The data lines of a table: without comments, empty lines and the header; each with its line number.
fn lines(tsv: &str) -> impl Iterator<Item = (usize, Vec<&str>)> {
    tsv.lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'))
        .skip(1)
        .map(|(index, line)| (index + 1, line.split('\t').collect()))
}

fn wrong(line: usize, why: impl Into<String>) -> ImportError {
    ImportError::Line { line, why: why.into() }
}

fn date(line: usize, text: &str) -> Result<Option<Date>, ImportError> {
    match text {
        "" => Ok(None),
        _ => text.parse().map(Some).map_err(|_| wrong(line, format!("{text} is not a date"))),
    }
}

/// Regional keys have 12 digits; independent cities at district level 5.
fn check_key(line: usize, key: &str) -> Result<(), ImportError> {
    let digits = key.bytes().all(|byte| byte.is_ascii_digit());
    match (digits, key.len()) {
        (true, 5 | 12) => Ok(()),
        _ => Err(wrong(line, format!("{key} is not a regional key"))),
    }
}

/// Reads `kind key ags name parent valid_from valid_until successor note`.
pub(crate) fn areas(tsv: &str) -> Result<Vec<Area>, ImportError> {
    lines(tsv).map(|(line, cells)| area(line, &cells)).collect()
}

fn area(line: usize, cells: &[&str]) -> Result<Area, ImportError> {
    let [kind, key, ags, name, parent, from, until, successor, note] = cells else {
        return Err(wrong(line, format!("9 columns expected, {} found", cells.len())));
    };
    check_key(line, key)?;
    let kind = AreaKind::parse(kind).ok_or_else(|| wrong(line, format!("unknown kind {kind}")))?;
    for reference in [parent, successor] {
        if !reference.is_empty() {
            check_key(line, reference)?;
        }
    }
    let valid = Validity { from: date(line, from)?.unwrap_or(OPEN_START), until: date(line, until)? };
    if name.is_empty() || valid.until.is_some_and(|last| last < valid.from) {
        return Err(wrong(line, "the name is missing or the area ends before it begins"));
    }
    Ok(Area {
        key: (*key).to_owned(),
        kind,
        ags: (*ags).to_owned(),
        name: (*name).to_owned(),
        parent: (*parent).to_owned(),
        valid,
        successor: (!successor.is_empty()).then(|| (*successor).to_owned()),
        note: (*note).to_owned(),
    })
}

/// A postcode with the place and the area it belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PostcodeRow {
    pub(crate) postcode: String,
    pub(crate) place: String,
    pub(crate) area_key: String,
    pub(crate) note: String,
}

/// Reads `postcode place key ags note`.
pub(crate) fn postcodes(tsv: &str) -> Result<Vec<PostcodeRow>, ImportError> {
    lines(tsv)
        .map(|(line, cells)| {
            let [postcode, place, key, _ags, note] = cells.as_slice() else {
                return Err(wrong(line, format!("5 columns expected, {} found", cells.len())));
            };
            check_key(line, key)?;
            if postcode.len() != 5 || !postcode.bytes().all(|byte| byte.is_ascii_digit()) {
                return Err(wrong(line, format!("{postcode} is not a postcode")));
            }
            Ok(PostcodeRow {
                postcode: (*postcode).to_owned(),
                place: (*place).to_owned(),
                area_key: (*key).to_owned(),
                note: (*note).to_owned(),
            })
        })
        .collect()
}

/// The tables of the file of authorities that concern this module; people and residents are read elsewhere.
#[derive(Debug, Deserialize)]
pub(crate) struct AuthorityFile {
    #[serde(default)]
    pub(crate) authority: Vec<AuthorityEntry>,
    #[serde(default)]
    pub(crate) legal_entity: Vec<EntityEntry>,
    #[serde(default)]
    pub(crate) unit: Vec<UnitEntry>,
    #[serde(default)]
    pub(crate) competence: Vec<CompetenceEntry>,
}

/// An authority of the file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AuthorityEntry {
    pub(crate) key: String,
    pub(crate) kind: String,
    pub(crate) area: String,
    pub(crate) name_de: String,
    pub(crate) name_en: String,
    pub(crate) parent: Option<String>,
    pub(crate) legal_entity: String,
    pub(crate) address: AddressEntry,
    #[serde(default)]
    pub(crate) phone: String,
    #[serde(default)]
    pub(crate) email: String,
    #[serde(default)]
    pub(crate) hours_de: String,
    #[serde(default)]
    pub(crate) hours_en: String,
}

/// An address of the file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AddressEntry {
    pub(crate) street: String,
    pub(crate) postcode: String,
    pub(crate) town: String,
    #[serde(default)]
    pub(crate) note: String,
}

/// A legal entity of the file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct EntityEntry {
    pub(crate) key: String,
    pub(crate) kind: String,
    pub(crate) area: String,
    pub(crate) authority: String,
    pub(crate) name_de: String,
    pub(crate) name_en: String,
    pub(crate) letterhead_de: String,
    pub(crate) letterhead_en: String,
    pub(crate) formula_de: String,
    pub(crate) formula_en: String,
    pub(crate) bank: String,
    pub(crate) remedy: String,
}

/// A unit of the file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct UnitEntry {
    pub(crate) key: String,
    pub(crate) authority: String,
    pub(crate) parent: Option<String>,
    pub(crate) name_de: String,
    pub(crate) name_en: String,
    pub(crate) kind: String,
    #[serde(default)]
    pub(crate) services: Vec<String>,
}

/// A competence of the file that goes before the derived ones.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CompetenceEntry {
    pub(crate) area: String,
    pub(crate) level: String,
    pub(crate) service: String,
    pub(crate) legal_entity_kind: String,
    pub(crate) authority: String,
    pub(crate) legal_entity: String,
    pub(crate) valid_from: Option<Date>,
    pub(crate) valid_until: Option<Date>,
    pub(crate) source: String,
}

/// Reads the file of authorities.
pub(crate) fn authorities(text: &str) -> Result<AuthorityFile, ImportError> {
    Ok(toml::from_str(text)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "# note\nkind\tkey\tags\tname\tparent\tvalid_from\tvalid_until\tsuccessor\tnote\n";

    #[test]
    fn an_empty_start_is_open_and_an_empty_end_is_further_notice() {
        let text = format!("{HEAD}municipality\t130745451047\t13074047\tLübow\t130745451000\t\t\t\t\n");
        let areas = areas(&text).unwrap();
        assert_eq!(areas[0].valid, Validity { from: OPEN_START, until: None });
        assert_eq!(areas[0].first_day(), None);
    }

    #[test]
    fn a_wrong_line_is_named_by_its_number() {
        for line in [
            "village\t130745451047\t\tLübow\t\t\t\t\t",
            "municipality\t13074545104\t\tLübow\t\t\t\t\t",
            "municipality\t130745451047\t\tLübow\t\t2020-13-01\t\t\t",
            "municipality\t130745451047\t\tLübow\t\t2020-01-01\t2019-01-01\t\t",
            "municipality\t130745451047\t\tLübow",
        ] {
            let error = areas(&format!("{HEAD}{line}\n")).unwrap_err().to_string();
            assert!(error.starts_with("line 3: "), "{error}");
        }
    }

    #[test]
    fn a_postcode_has_five_digits() {
        let table = |postcode: &str| {
            format!("postcode\tplace\tkey\tags\tnote\n{postcode}\tLübow\t130745451047\t\t\n")
        };
        assert_eq!(postcodes(&table("23972")).unwrap().len(), 1);
        assert!(postcodes(&table("2397")).is_err());
        assert!(postcodes(&table("2397a")).is_err());
    }

    #[test]
    fn an_unknown_field_is_refused() {
        assert!(
            authorities(
                "[[unit]]\nkey='a'\nauthority='b'\nname_de='c'\nname_en='d'\nkind='desk'\ncolour='red'"
            )
            .is_err()
        );
    }
}
