// SPDX-License-Identifier: EUPL-1.2
//! What a rule says, as data.

use serde::{Deserialize, Serialize};

/// A rule: all of its sentences hold together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// At least one.
    pub sentences: Vec<Sentence>,
}

/// One sentence of a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sentence {
    /// While the condition holds, the action applies to every target.
    When {
        /// When it applies.
        condition: Condition,
        /// What applies.
        action: Action,
        /// To which elements.
        targets: Vec<Reference>,
    },
    /// The targets are filled in only while the condition holds; whether they must be says their cardinality.
    OnlyWhen {
        /// Which elements.
        targets: Vec<Reference>,
        /// While it does not hold, they stay empty.
        condition: Condition,
    },
    /// Exactly one of these is filled in.
    ExactlyOne(Vec<Reference>),
    /// At least one of these is filled in.
    AtLeastOne(Vec<Reference>),
    /// The element is filled in at most so many times.
    AtMost {
        /// Which element.
        target: Reference,
        /// How often.
        count: u32,
    },
    /// No two entries of the element are the same.
    Distinct(Reference),
    /// Three fields, when all are filled in, name a day that exists.
    ValidDate {
        /// Day of the month.
        day: Reference,
        /// Month, 1 to 12.
        month: Reference,
        /// Year.
        year: Reference,
    },
}

/// What applies to an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// It must be filled in (`muss befüllt sein`, `darf nicht leer sein`).
    Must,
    /// It must stay empty (`darf nicht befüllt sein`, `muss leer sein`).
    MustNot,
    /// It may be filled in (`kann befüllt werden`).
    May,
    /// It need not be filled in (`muss nicht befüllt sein`).
    NeedNot,
}

/// A condition on other elements. A field without an answer is unequal to every value and never less or greater.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Condition {
    /// All of these hold (`UND`).
    All(Vec<Condition>),
    /// One of these holds (`ODER`).
    Any(Vec<Condition>),
    /// The element is filled in (`befüllt`, `nicht leer`).
    Filled(Reference),
    /// The element is not filled in (`leer`, `nicht befüllt`).
    Empty(Reference),
    /// The answer compared with a value.
    Compare {
        /// Whose answer.
        field: Reference,
        /// How.
        operator: Operator,
        /// With what.
        value: Value,
    },
    /// The time from the answer, a date, until today compared with a span (`aktuelles Datum - F… < 7 Tage`).
    Elapsed {
        /// The date.
        since: Reference,
        /// How.
        operator: Operator,
        /// Length of the span.
        amount: u32,
        /// Unit of the span.
        unit: SpanUnit,
    },
    /// The answers of several fields of a group compared with a value.
    Fields {
        /// Which fields.
        quantity: Quantity,
        /// Of which group.
        group: Reference,
        /// How.
        operator: Operator,
        /// With what.
        value: Value,
    },
}

/// Which fields of a group a condition is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Quantity {
    /// At least one (`mindestens ein Feld der Feldgruppe`).
    AtLeastOne,
    /// All of the first so many (`die ersten vier Felder der Feldgruppe`).
    First(u32),
    /// This one and no other (`als einziges Feld`).
    Only(Reference),
    /// At least one besides this one (`mindestens ein weiteres Feld als`).
    Other(Reference),
}

/// How two values are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Operator {
    /// `=`
    Equal,
    /// `<>`
    Unequal,
    /// `<`
    Less,
    /// `>`
    Greater,
    /// `<=`
    AtMost,
    /// `>=`
    AtLeast,
}

/// Unit of a span of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SpanUnit {
    /// Calendar days.
    Days,
    /// Calendar months.
    Months,
    /// Calendar years.
    Years,
}

/// What an answer is compared with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// `wahr` or `falsch`.
    Boolean(bool),
    /// A code or number without quotation marks, with the label that may follow it.
    Code {
        /// For example `001`.
        code: String,
        /// For example `in Deutschland`.
        label: Option<String>,
    },
    /// A text in quotation marks: a label, a code or free text.
    Text(String),
}

/// An element named by a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    /// Identities in the form of version 3, outer before inner: one, or several of a dotted path, which narrows the search
    /// to a group.
    pub path: Vec<String>,
    /// Where it begins in the text, in bytes.
    pub start: usize,
    /// Where it ends in the text, in bytes.
    pub end: usize,
}

impl Reference {
    /// The identity of the element itself.
    pub fn id(&self) -> &str {
        self.path.last().map_or("", String::as_str)
    }
}

impl Condition {
    /// Every element the condition looks at, in the order of the text.
    pub fn references(&self) -> Vec<&Reference> {
        match self {
            Self::All(inner) | Self::Any(inner) => inner.iter().flat_map(Self::references).collect(),
            Self::Filled(one) | Self::Empty(one) => vec![one],
            Self::Compare { field, .. } => vec![field],
            Self::Elapsed { since, .. } => vec![since],
            Self::Fields { quantity: Quantity::Only(one) | Quantity::Other(one), group, .. } => {
                vec![group, one]
            }
            Self::Fields { group, .. } => vec![group],
        }
    }
}

impl Sentence {
    /// Every element the sentence names.
    pub fn references(&self) -> Vec<&Reference> {
        match self {
            Self::When { condition, targets, .. } | Self::OnlyWhen { targets, condition } => {
                condition.references().into_iter().chain(targets).collect()
            }
            Self::ExactlyOne(several) | Self::AtLeastOne(several) => several.iter().collect(),
            Self::AtMost { target, .. } | Self::Distinct(target) => vec![target],
            Self::ValidDate { day, month, year } => vec![day, month, year],
        }
    }
}

/// An identity as a rule text writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenIdentity {
    /// The letter and digits as written.
    pub id: String,
    /// The version that follows it, as in `F60000000227V1.2`.
    pub version: Option<String>,
}

/// Every identity of a group or field that a rule text names, whether the rule is understood or not, in the order of the
/// text.
pub fn rule_references(text: &str) -> Vec<WrittenIdentity> {
    let words = super::token::tokens(text);
    let paths = words.into_iter().filter_map(|word| super::token::identities(word.text));
    paths.flatten().collect()
}
