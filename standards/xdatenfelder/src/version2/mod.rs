// SPDX-License-Identifier: EUPL-1.2
//! XDatenfelder 2 in its own shape: read, written and converted to version 3.
//!
//! ```
//! use xdatenfelder::{ReadOptions, version2};
//!
//! let bytes = include_bytes!("../../tests/data/angling_permit.xdf2.xml");
//! let reading = version2::read(bytes)?;
//! assert_eq!(version2::read(&version2::write(&reading.message))?.message, reading.message);
//! let options = ReadOptions::default();
//! let converted = reading.message.to_version_3(&options.document_profile, &options.code_lists);
//! assert_eq!(converted.schema().map(|schema| schema.label.as_str()), Some("Angelkarte beantragen"));
//! # Ok::<(), xdatenfelder::ReadError>(())
//! ```

mod constraints;
mod convert;
mod model;
mod placeholder;
mod reader;
mod writer;

pub(crate) use model::code_list;
pub use model::{
    Content, DataField, DataSchema, DocumentProfile, ElementInfo, FieldGroup, FieldRule, Message,
    Presentation, SchemaElement, Status, Structure,
};
pub(crate) use reader::read_root;

use crate::error::{ErrorKind, ReadError};
use crate::limits::Limits;
use crate::model::{Note, StandardVersion};
use crate::reader::{NAMESPACE_2, detect};
use crate::xml;

/// What reading a file of version 2 gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The message.
    pub message: Message,
    /// What an editor should know about it.
    pub notes: Vec<Note>,
}

/// Reads a message of XDatenfelder 2 under the default limits, without converting it.
///
/// # Errors
/// As [`crate::read`]; a message of version 3 is refused by its namespace.
pub fn read(bytes: &[u8]) -> Result<Reading, ReadError> {
    read_with(bytes, &Limits::default())
}

/// Reads a message of XDatenfelder 2 under the given limits, without converting it.
///
/// # Errors
/// As [`read`].
pub fn read_with(bytes: &[u8], limits: &Limits) -> Result<Reading, ReadError> {
    let root = xml::parse(bytes, limits)?;
    if detect(&root)?.0 == StandardVersion::Three {
        let namespace = crate::NAMESPACE_3.to_owned();
        return Err(root.error(ErrorKind::Namespace { namespace, expected: NAMESPACE_2 }));
    }
    let (message, notes) = reader::read_root(&root)?;
    Ok(Reading { message, notes })
}

/// Writes a message as XDatenfelder 2.
///
/// Reading it again gives an equal message, provided that texts have no white space at their ends, optional texts are not
/// empty, and no text has a character that XML forbids (such a character becomes U+FFFD).
pub fn write(message: &Message) -> Vec<u8> {
    writer::write(message)
}
