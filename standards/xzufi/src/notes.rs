// SPDX-License-Identifier: EUPL-1.2
//! What the reader could not take over: nothing is dropped in silence.

use serde::{Deserialize, Serialize};

/// One thing of the source document that is not in the result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Where it stood: element names from the document element, separated by `/`, attributes with `@`.
    pub path: String,
    /// What is wrong with it.
    #[serde(flatten)]
    pub kind: NoteKind,
}

/// The reasons for a note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum NoteKind {
    /// The model has no place for this element; it and everything inside it is missing from the result.
    UnknownElement,
    /// The element belongs to another namespace.
    ForeignElement,
    /// The element may stand once; this is a further one.
    RepeatedElement,
    /// The model has no place for this attribute.
    UnknownAttribute,
    /// Text stands where only elements are expected.
    UnexpectedText,
    /// A mandatory child is missing, so the element at `path` was left out.
    MissingElement {
        /// Name of the missing child.
        name: String,
    },
    /// A mandatory value is empty, so the element at `path` was left out.
    EmptyValue,
    /// A value does not have the expected form, so the element at `path` was left out.
    InvalidValue {
        /// The value, at most 60 characters.
        value: String,
    },
    /// An element of version 2.2.0 that has no certain equivalent in 2.3.1, or the other way round.
    NoEquivalent {
        /// The text of the element, at most 60 characters.
        value: String,
    },
}

impl NoteKind {
    pub(crate) fn invalid(value: &str) -> Self {
        Self::InvalidValue { value: value.chars().take(60).collect() }
    }
}

impl Note {
    pub(crate) fn new(path: String, kind: NoteKind) -> Self {
        Self { path, kind }
    }
}
