// SPDX-License-Identifier: EUPL-1.2
//! Why a file was refused: what was wrong, where it stands and what to do about it.

use std::fmt;

/// A place in the input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Position {
    /// Byte offset from the start of the text, counted from 0; a byte order mark does not count.
    pub offset: usize,
    /// Line in the input, counted from 1.
    pub line: usize,
}

/// A refused file: the reason, the element it concerns and the place in the input.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct ReadError {
    /// What was wrong.
    pub kind: ErrorKind,
    /// Local name of the element concerned; empty when no element was open yet.
    pub element: String,
    /// Where that element or the offending markup begins.
    pub position: Position,
}

impl fmt::Display for ReadError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.kind)?;
        if !self.element.is_empty() {
            write!(formatter, " (element <{}>", self.element)?;
        } else {
            write!(formatter, " (before the first element")?;
        }
        write!(formatter, ", line {}, byte {})", self.position.line, self.position.offset)
    }
}

/// The reasons for which a file is refused. Every text says what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The input has more bytes than [`crate::Limits::input_bytes`].
    #[error("the input has {actual} bytes, {limit} are allowed: split it or raise `Limits::input_bytes`")]
    InputTooLarge {
        /// Bytes in the input.
        actual: usize,
        /// Bytes allowed.
        limit: usize,
    },
    /// Elements nest deeper than [`crate::Limits::depth`].
    #[error("elements nest deeper than {limit} levels: flatten the groups or raise `Limits::depth`")]
    TooDeep {
        /// Levels allowed.
        limit: usize,
    },
    /// The input has more elements than [`crate::Limits::elements`].
    #[error("there are more than {limit} elements: split the file or raise `Limits::elements`")]
    TooManyElements {
        /// Elements allowed.
        limit: usize,
    },
    /// An element has more attributes than [`crate::Limits::attributes`].
    #[error("the element has more than {limit} attributes: remove those that the standard does not name")]
    TooManyAttributes {
        /// Attributes allowed.
        limit: usize,
    },
    /// A text or an attribute value is longer than [`crate::Limits::text_bytes`].
    #[error("a text is longer than {limit} bytes: shorten it or raise `Limits::text_bytes`")]
    TextTooLong {
        /// Bytes allowed.
        limit: usize,
    },
    /// The input is not UTF-8, or declares another encoding.
    #[error("the input is not UTF-8: save the file as UTF-8 and declare it so")]
    NotUtf8,
    /// The input is not well-formed XML.
    #[error("the input is not well-formed XML, {detail}: export the file again from its editor")]
    Malformed {
        /// What the XML parser found.
        detail: String,
    },
    /// A document type declaration, which could define entities or fetch files.
    #[error("a DOCTYPE is not allowed: remove the declaration")]
    Doctype,
    /// An entity other than `lt`, `gt`, `amp`, `apos` and `quot`.
    #[error("the entity `&{name};` is not one of lt, gt, amp, apos, quot: write the character itself")]
    Entity {
        /// Name of the entity.
        name: String,
    },
    /// A control character that XML 1.0 forbids.
    #[error("the character U+{code:04X} is not allowed in XML: remove it")]
    Character {
        /// Unicode code point.
        code: u32,
    },
    /// XDatenfelder 1, which is not read.
    #[error("this is XDatenfelder 1, which is not supported: convert it to version 2 or 3 first")]
    OutdatedStandard,
    /// A root element of another namespace.
    #[error("the namespace `{namespace}` is not supported: expected {expected}")]
    Namespace {
        /// Namespace found; empty for none.
        namespace: String,
        /// What is supported.
        expected: &'static str,
    },
    /// A message of the standard that this crate does not read.
    #[error("the message `{root}` is not supported: expected {expected}")]
    Message {
        /// Local name of the root element.
        root: String,
        /// What is supported.
        expected: &'static str,
    },
    /// An element that may not stand here.
    #[error("the element is not expected inside <{parent}>: remove it or move it to its place")]
    Unexpected {
        /// Local name of the surrounding element.
        parent: String,
    },
    /// Text between child elements.
    #[error("there is text between the child elements: remove it")]
    StrayText,
    /// An element that may stand only once.
    #[error("the element appears twice inside <{parent}>: keep one of them")]
    Duplicate {
        /// Local name of the surrounding element.
        parent: String,
    },
    /// A required child element or attribute is absent.
    #[error("`{child}` is missing: add it")]
    Missing {
        /// Local name of what is missing.
        child: String,
    },
    /// An element that must have a content has none.
    #[error("the element is empty: fill it in")]
    Empty,
    /// A group that contains itself, directly or through others.
    #[error("the group {id} contains itself, so that its form would have no end: take it out of itself")]
    Recursion {
        /// Identity and version of the group.
        id: String,
    },
    /// A value outside of what the standard allows.
    #[error("the value `{value}` is not allowed: expected {expected}")]
    Value {
        /// The value found, cut after 80 characters.
        value: String,
        /// What is allowed.
        expected: String,
    },
}
