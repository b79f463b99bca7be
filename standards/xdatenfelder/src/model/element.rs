// SPDX-License-Identifier: EUPL-1.2
//! What all elements have in common: identity, approval, legal references, cardinality.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::codes::{ElementKind, RelationKind, ReleaseStatus};
use super::dates::{Date, Timestamp};
use super::extension::Extension;

/// Identity of an element (`identifikation`): a letter and digits, with a semantic version.
///
/// Letters: D document profile, S schema, G group, F field, R rule, C code list (version 2 only).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Identifier {
    /// `id`, for example `F60000000227`.
    pub id: String,
    /// `version`, for example `1.2.0`; a working copy has none.
    pub version: Option<String>,
}

impl Identifier {
    /// An identity with a version.
    pub fn new(id: impl Into<String>, version: impl Into<String>) -> Self {
        Self { id: id.into(), version: Some(version.into()) }
    }

    /// The identity of a working copy, which has no version.
    pub fn working_copy(id: impl Into<String>) -> Self {
        Self { id: id.into(), version: None }
    }
}

impl fmt::Display for Identifier {
    /// The usual notation, for example `F60000000227V1.2.0`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.version {
            Some(version) => write!(formatter, "{}V{version}", self.id),
            None => formatter.write_str(&self.id),
        }
    }
}

/// A legal basis (`bezug`).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct LegalReference {
    /// The reference as text, for example `§ 28 Absatz 2 BMG`.
    pub text: String,
    /// Where it can be read (attribute `link`).
    pub link: Option<String>,
}

/// A search word (`stichwort`).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Keyword {
    /// The word.
    pub text: String,
    /// Where the word is defined (attribute `uri`).
    pub uri: Option<String>,
}

/// A relation to another element (`relation`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relation {
    /// How the elements relate (`praedikat`).
    pub kind: RelationKind,
    /// The other element (`objekt`).
    pub target: Identifier,
}

/// What schema, group and field have in common.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ElementInfo {
    /// `identifikation`.
    pub identifier: Identifier,
    /// `name`: the editors' name.
    pub name: String,
    /// `beschreibung`: remarks for editors.
    pub description: Option<String>,
    /// `definition`.
    pub definition: Option<String>,
    /// `bezug`, repeated.
    pub legal_references: Vec<LegalReference>,
    /// `freigabestatus`.
    pub release_status: ReleaseStatus,
    /// `statusGesetztAm`.
    pub status_set_on: Option<Date>,
    /// `statusGesetztDurch`.
    pub status_set_by: Option<String>,
    /// `gueltigAb`: first day of validity.
    pub valid_from: Option<Date>,
    /// `gueltigBis`: last day of validity.
    pub valid_until: Option<Date>,
    /// `versionshinweis`.
    pub version_note: Option<String>,
    /// `veroeffentlichungsdatum`.
    pub published_on: Option<Date>,
    /// `letzteAenderung`.
    pub last_changed_at: Timestamp,
    /// `relation`, repeated.
    pub relations: Vec<Relation>,
    /// `stichwort`, repeated.
    pub keywords: Vec<Keyword>,
    /// What the file says beyond the standard, see [`Extension`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub extensions: Vec<Extension>,
}

/// What group and field have in common beyond [`ElementInfo`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Presentation {
    /// `bezeichnungEingabe`: label while filling in.
    pub input_label: String,
    /// `bezeichnungAusgabe`: label in documents.
    pub output_label: Option<String>,
    /// `schemaelementart`.
    pub kind: ElementKind,
    /// `hilfetextEingabe`: help while filling in.
    pub input_help: Option<String>,
    /// `hilfetextAusgabe`: help in documents.
    pub output_help: Option<String>,
}

/// How often an element occurs (`anzahl`): `min:max`, where `max` may be `*`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Cardinality {
    /// Least number.
    pub min: u32,
    /// Greatest number; `None` for any number (`*`).
    pub max: Option<u32>,
}

impl Cardinality {
    /// At least one is required.
    pub fn is_required(self) -> bool {
        self.min >= 1
    }

    /// More than one is possible.
    pub fn is_repeatable(self) -> bool {
        self.max.is_none_or(|max| max > 1)
    }
}

/// A text that is not of the form `min:max` with `min` not above `max`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a cardinality: expected min:max or min:*, min not above max")]
pub struct InvalidCardinality(String);

impl FromStr for Cardinality {
    type Err = InvalidCardinality;
    fn from_str(text: &str) -> Result<Self, InvalidCardinality> {
        let parse = || {
            let (min, max) = text.split_once(':')?;
            let digits =
                |part: &str| part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse().ok())?;
            let min = digits(min)?;
            let max = if max == "*" { None } else { Some(digits(max)?) };
            max.is_none_or(|max| min <= max).then_some(Self { min, max })
        };
        parse().ok_or_else(|| InvalidCardinality(text.to_owned()))
    }
}

impl TryFrom<String> for Cardinality {
    type Error = InvalidCardinality;
    fn try_from(text: String) -> Result<Self, InvalidCardinality> {
        text.parse()
    }
}

impl From<Cardinality> for String {
    fn from(cardinality: Cardinality) -> Self {
        cardinality.to_string()
    }
}

impl fmt::Display for Cardinality {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.max {
            Some(max) => write!(formatter, "{}:{max}", self.min),
            None => write!(formatter, "{}:*", self.min),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cardinality_is_min_colon_max_with_min_not_above_max() {
        assert_eq!("0:1".parse(), Ok(Cardinality { min: 0, max: Some(1) }));
        assert_eq!("2:5".parse(), Ok(Cardinality { min: 2, max: Some(5) }));
        assert_eq!("1:*".parse(), Ok(Cardinality { min: 1, max: None }));
        for bad in ["", ":", "1", "1:", ":1", "5:2", "*:1", "-1:1", "+1:2", "1:2:3", "1 : 2", "99999999999:*"]
        {
            assert!(bad.parse::<Cardinality>().is_err(), "{bad}");
        }
    }

    #[test]
    fn required_and_repeatable_follow_from_the_cardinality() {
        let of = |text: &str| text.parse::<Cardinality>().unwrap();
        assert!(of("1:1").is_required() && !of("1:1").is_repeatable());
        assert!(!of("0:*").is_required() && of("0:*").is_repeatable());
    }
}
