// SPDX-License-Identifier: EUPL-1.2
//! What in a rule is not understood, and where.

use std::fmt;

/// A place in the text of a rule that is not understood.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct Diagnostic {
    /// What was expected or is wrong there.
    pub kind: DiagnosticKind,
    /// First byte of the place.
    pub start: usize,
    /// The byte behind the place; equal to `start` at the end of the text.
    pub end: usize,
}

/// What is wrong in a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum DiagnosticKind {
    /// There is no text.
    #[error("the rule has no text")]
    Empty,
    /// The text is longer than [`super::LONGEST_RULE`].
    #[error("the rule is too long")]
    TooLong,
    /// Parentheses nest too deep.
    #[error("the parentheses nest too deep")]
    TooDeep,
    /// No known sentence begins like this.
    #[error("no known sentence begins like this")]
    Sentence,
    /// The identity of a group or field is expected.
    #[error("the identity of a group or field is expected")]
    Reference,
    /// A comparison, `befüllt` or `leer` is expected.
    #[error("a comparison, „befüllt“ or „leer“ is expected")]
    Comparison,
    /// A value is expected.
    #[error("a value is expected")]
    Value,
    /// A number of days, months or years is expected.
    #[error("a number of days, months or years is expected")]
    Span,
    /// `muss`, `darf` or `kann` is expected.
    #[error("„muss“, „darf“ or „kann“ is expected")]
    Verb,
    /// `befüllt sein` or a similar ending is expected.
    #[error("„befüllt sein“ is expected")]
    Filled,
    /// The word `wenn` is expected.
    #[error("„wenn“ is expected")]
    If,
    /// `muss` with several elements joined by `oder`: say `mindestens eines` or `entweder`.
    #[error("„muss“ with „oder“ is ambiguous: write „mindestens eines“ or „entweder“")]
    AmbiguousTargets,
    /// `UND` after `ODER` without parentheses.
    #[error("UND after ODER is ambiguous: use parentheses")]
    AmbiguousConnective,
    /// A quotation mark is not closed.
    #[error("the quotation mark is not closed")]
    Quotation,
    /// A parenthesis is not closed.
    #[error("the parenthesis is not closed")]
    Parenthesis,
}

impl DiagnosticKind {
    /// Every kind.
    pub const ALL: [Self; 15] = [
        Self::Empty,
        Self::TooLong,
        Self::TooDeep,
        Self::Sentence,
        Self::Reference,
        Self::Comparison,
        Self::Value,
        Self::Span,
        Self::Verb,
        Self::Filled,
        Self::If,
        Self::AmbiguousTargets,
        Self::AmbiguousConnective,
        Self::Quotation,
        Self::Parenthesis,
    ];

    /// Stable name, for keys of translated texts.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLong => "too-long",
            Self::TooDeep => "too-deep",
            Self::Sentence => "sentence",
            Self::Reference => "reference",
            Self::Comparison => "comparison",
            Self::Value => "value",
            Self::Span => "span",
            Self::Verb => "verb",
            Self::Filled => "filled",
            Self::If => "if",
            Self::AmbiguousTargets => "ambiguous-targets",
            Self::AmbiguousConnective => "ambiguous-connective",
            Self::Quotation => "quotation",
            Self::Parenthesis => "parenthesis",
        }
    }
}

impl Diagnostic {
    pub(crate) const fn new(kind: DiagnosticKind, start: usize, end: usize) -> Self {
        Self { kind, start, end }
    }

    /// The words at the place, from the text that was read; empty at its end.
    pub fn excerpt<'a>(&self, text: &'a str) -> &'a str {
        text.get(self.start..self.end).unwrap_or_default()
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} (byte {})", self.kind, self.start)
    }
}
