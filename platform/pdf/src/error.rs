// SPDX-License-Identifier: EUPL-1.2
//! Why a document could not be made.

/// Why no document came about.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PdfError {
    /// The input is larger than permitted.
    #[error("input has more than {limit} {what}")]
    TooLarge {
        /// What there is too much of, as a plural noun.
        what: &'static str,
        /// Permitted number.
        limit: usize,
    },
    /// The input breaks a rule of the document.
    #[error("input is not a document: {0}")]
    Invalid(Fault),
    /// The typesetter refused the document; the messages tell why.
    #[error("typesetting failed: {0}")]
    Typesetting(String),
    /// The file would not have conformed to PDF/A-2a and PDF/UA-1; the messages tell why.
    #[error("export failed: {0}")]
    Export(String),
    /// The texts could not be handed to the typesetter.
    #[error("input could not be encoded")]
    Encoding(#[from] serde_json::Error),
}

/// A rule of the document that its input breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Fault {
    /// A document has a title (PDF/UA-1, 7.1) and a letter a subject.
    #[error("the title or subject is empty")]
    Untitled,
    /// A heading says something (PDF/UA-1, 7.4).
    #[error("a heading is empty")]
    EmptyHeading,
    /// A table has a heading for each column (PDF/UA-1, 7.5).
    #[error("a table has no column headings")]
    Headless,
    /// Rows and alignments are as long as the row of column headings.
    #[error("a table row or its alignments differ in length from the column headings")]
    UnevenTable,
    /// Links lead to `https:`, `http:`, `mailto:` or `tel:` and have a text.
    #[error("a link has no text or an address that is not permitted")]
    Link,
    /// The time of creation lies outside of the years 0 to 9999.
    #[error("the time of creation cannot be expressed")]
    Time,
}
