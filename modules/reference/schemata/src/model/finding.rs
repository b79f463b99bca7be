// SPDX-License-Identifier: EUPL-1.2
//! What an editor should know about a schema: everything that could not be carried over or understood.

/// Something to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Identity of the element concerned.
    pub element_id: String,
    /// What it is about.
    pub kind: FindingKind,
    /// The particular: words of the schema, a path, a note of the reader.
    pub detail: String,
}

/// What a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FindingKind {
    /// A note from reading the file, in the words of the reader.
    Reading,
    /// A rule exists only in words; somebody has to write it as a condition.
    RuleInWords,
    /// A rule's script is not understood or names what does not exist.
    RuleRefused,
    /// A rule makes an element appear depending on itself; the effect was left out.
    RuleCircular,
    /// A pattern cannot be evaluated safely; it is not checked.
    PatternRefused,
    /// The field is an object of unknown shape and cannot be answered.
    ObjectField,
    /// The choices of the field are kept elsewhere and were not delivered; any text is accepted.
    CodeListMissing,
    /// The same element stands twice in one group; the second one was left out.
    ElementDoubled,
    /// Elements nest deeper, or are more, than a form can have; the rest was left out.
    TooLarge,
    /// An English text is absent; the German one is shown.
    EnglishMissing,
    /// The English file names an element or value that the schema does not have.
    EnglishUnknown,
    /// The description beside the schema does not fit it.
    MetaMismatch,
}

impl FindingKind {
    /// Every kind.
    pub const ALL: [Self; 12] = [
        Self::Reading,
        Self::RuleInWords,
        Self::RuleRefused,
        Self::RuleCircular,
        Self::PatternRefused,
        Self::ObjectField,
        Self::CodeListMissing,
        Self::ElementDoubled,
        Self::TooLarge,
        Self::EnglishMissing,
        Self::EnglishUnknown,
        Self::MetaMismatch,
    ];

    /// Stable name, as stored and as the end of the message key.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Reading => "reading",
            Self::RuleInWords => "rule-in-words",
            Self::RuleRefused => "rule-refused",
            Self::RuleCircular => "rule-circular",
            Self::PatternRefused => "pattern-refused",
            Self::ObjectField => "object-field",
            Self::CodeListMissing => "code-list-missing",
            Self::ElementDoubled => "element-doubled",
            Self::TooLarge => "too-large",
            Self::EnglishMissing => "english-missing",
            Self::EnglishUnknown => "english-unknown",
            Self::MetaMismatch => "meta-mismatch",
        }
    }

    /// Reads a stable name.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }
}

impl Finding {
    pub(crate) fn new(kind: FindingKind, element_id: &str, detail: impl Into<String>) -> Self {
        Self { element_id: element_id.to_owned(), kind, detail: detail.into() }
    }
}
