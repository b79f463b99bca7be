// SPDX-License-Identifier: EUPL-1.2
//! Why a file cannot be read at all.

use crate::model::Place;

/// Why a file was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// The file exceeds the limit in bytes.
    #[error("the file is larger than {limit} bytes")]
    TooLarge {
        /// The limit in bytes.
        limit: usize,
    },
    /// The file has more elements, texts and comments than allowed.
    #[error("the file has more than {limit} nodes")]
    TooManyNodes {
        /// The limit.
        limit: u32,
    },
    /// Elements nest deeper than allowed.
    #[error("line {}: elements nest deeper than {limit} levels", place.line)]
    TooDeep {
        /// The limit in levels.
        limit: usize,
        /// Where the level is exceeded.
        place: Place,
    },
    /// One expression or name is longer than allowed.
    #[error("line {}: a text is longer than {limit} bytes", place.line)]
    TextTooLong {
        /// The limit in bytes.
        limit: usize,
        /// Where it begins.
        place: Place,
    },
    /// The file is not UTF-8.
    #[error("the file is not UTF-8")]
    NotUtf8,
    /// The file has a document type declaration; they are refused without exception.
    #[error("document type declarations are not allowed")]
    DocumentType,
    /// Not well-formed XML.
    #[error("line {}: not well-formed: {detail}", place.line)]
    Malformed {
        /// What the parser says.
        detail: String,
        /// Where.
        place: Place,
    },
    /// The document element is not `definitions` of DMN 1.2, 1.3, 1.4 or 1.5.
    #[error("not a DMN 1.2 to 1.5 model: {element:?} of {namespace:?}")]
    NotAModel {
        /// Local name of the document element, at most 120 characters.
        element: String,
        /// Its namespace, at most 120 characters.
        namespace: String,
    },
    /// An attribute the element cannot be understood without.
    #[error("line {}: {element} has no {attribute}", place.line)]
    MissingAttribute {
        /// Name of the element.
        element: String,
        /// Name of the attribute.
        attribute: &'static str,
        /// Where the element begins.
        place: Place,
    },
    /// A child the element cannot be understood without.
    #[error("line {}: {element} has no {child}", place.line)]
    MissingElement {
        /// Name of the element.
        element: String,
        /// What is missing.
        child: &'static str,
        /// Where the element begins.
        place: Place,
    },
    /// An attribute with a value the standard does not have.
    #[error("line {}: {element}: {attribute} cannot be {value:?}", place.line)]
    UnknownValue {
        /// Name of the element.
        element: String,
        /// Name of the attribute.
        attribute: &'static str,
        /// The value, at most 120 characters.
        value: String,
        /// Where the element begins.
        place: Place,
    },
    /// A rule has another number of entries than the table has columns.
    #[error("line {}: a rule needs {expected} entries and has {found}", place.line)]
    RuleWidth {
        /// Number of columns.
        expected: usize,
        /// Number of entries.
        found: usize,
        /// Where the rule begins.
        place: Place,
    },
}

/// At most 120 characters of a foreign text, for messages.
pub(crate) fn excerpt(text: &str) -> String {
    text.chars().take(120).collect()
}
