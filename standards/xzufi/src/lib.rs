// SPDX-License-Identifier: EUPL-1.2
//! XZuFi: public services, who is responsible for them and where, as typed values.
//!
//! The types follow the shape of XZuFi 2.3.1 with English names; every field names its German element. [`read`]
//! takes 2.3.1 and 2.2.0 and lists what it could not take over as [`Note`]s; [`write()`] gives 2.3.1, [`write_version`] also 2.2.0
//! with a list of what that version cannot say.
//!
//! No official schema was at hand. The structure comes from the public interface description of the FIM portal and
//! from public programs that read 2.1 and 2.2 messages; what rests on memory says *to be confirmed* in its
//! documentation. Nothing here claims to be schema-valid.

mod downgrade;
mod message;
mod model;
mod notes;
#[cfg(test)]
mod round_trip;
#[cfg(test)]
mod sample;
mod shape;
mod tree;
mod upgrade;

pub use message::{
    Header, Message, Object, Operation, Reading, Version, Writing, read, write, write_version,
};
pub use model::*;
pub use notes::{Note, NoteKind};
pub use tree::Limits;

/// Why a document could not be read or written at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum XzufiError {
    /// The document exceeds the size limit in bytes.
    #[error("document is larger than {limit} bytes")]
    TooLarge {
        /// The limit in bytes.
        limit: usize,
    },
    /// Elements nest deeper than allowed.
    #[error("elements nest deeper than {limit} levels")]
    TooDeep {
        /// The limit in levels.
        limit: usize,
    },
    /// The document has more elements and attributes than allowed.
    #[error("document has more than {limit} elements and attributes")]
    TooManyNodes {
        /// The limit.
        limit: usize,
    },
    /// The document is not UTF-8.
    #[error("document is not UTF-8")]
    NotUtf8,
    /// The document contains a document type declaration; they are refused without exception.
    #[error("document type declarations are not allowed")]
    DocumentType,
    /// An entity other than the five predefined ones.
    #[error("unknown entity")]
    UnknownEntity,
    /// A prefix without declaration.
    #[error("undeclared namespace prefix")]
    UndeclaredPrefix,
    /// A character that XML 1.0 does not allow.
    #[error("character not allowed in XML")]
    ForbiddenCharacter,
    /// Not well-formed.
    #[error("not well-formed: {detail}")]
    Malformed {
        /// What the parser says.
        detail: String,
    },
    /// The document element belongs to no known version.
    #[error("unknown namespace {namespace:?}")]
    UnknownNamespace {
        /// The namespace found, at most 120 characters.
        namespace: String,
    },
    /// A deletion names a kind of object that the standard does not have.
    #[error("unknown kind of object")]
    UnknownKind,
    /// A service key is not 14 digits.
    #[error("a service key has exactly 14 digits")]
    InvalidServiceKey,
}
