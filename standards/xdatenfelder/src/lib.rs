// SPDX-License-Identifier: EUPL-1.2
//! XDatenfelder: the German standard for the content of forms (FIM building block Datenfelder).
//!
//! [`read`] turns the bytes of an XDatenfelder 2 or 3 file into a [`Message`], [`write()`] turns a message into an
//! XDatenfelder 3 file. Files of version 2 are converted while reading; what could not be carried over is listed in
//! [`Message::notes`]. [`version2`] reads and writes them in their own shape. [`genericode::read`] reads the code lists that a
//! schema refers to. There is no I/O and no clock.
//!
//! ```
//! let bytes = include_bytes!("../tests/data/boat_mooring.xdf3.xml");
//! let message = xdatenfelder::read(bytes)?;
//! let schema = message.schema().expect("the file holds a schema");
//! assert_eq!(schema.label, "Liegeplatz für ein Boot beantragen");
//! assert_eq!(schema.untranslated_rules().len(), 1);
//! assert_eq!(xdatenfelder::read(&xdatenfelder::write(&message))?, message);
//! # Ok::<(), xdatenfelder::ReadError>(())
//! ```

mod error;
pub mod genericode;
mod limits;
mod model;
mod output;
pub mod quality;
mod query;
mod reader;
pub mod rules;
pub mod version2;
mod widen;
mod writer;
mod xml;

pub use error::{ErrorKind, Position, ReadError};
pub use limits::{DEEPEST, Limits};
pub use model::{
    Addition, Cardinality, CodeListReference, CodeValue, Constraints, Content, Counts, DataField, DataSchema,
    DataType, Date, DocumentKind, DocumentProfile, ElementInfo, ElementKind, Extension, FieldGroup,
    FieldKind, FieldRule, ForeignAttribute, ForeignContent, ForeignElement, Fragment, GroupKind, Header,
    Identifier, InvalidCardinality, InvalidDate, Keyword, LegalReference, Message, Note, NoteKind,
    Occurrence, Prefill, Presentation, Relation, RelationKind, ReleaseStatus, RepresentationModification,
    RuleKind, SchemaElement, StandardVersion, Structure, StructureModification, Timestamp, Value,
};
pub use query::UntranslatedRule;
pub use reader::{NAMESPACE_2, NAMESPACE_3, ReadOptions};
pub use widen::{widen_id, widen_text, widen_version};

/// Reads a message of XDatenfelder 2 or 3 under the default limits.
///
/// # Errors
/// [`ReadError`] with element, line and byte offset when the bytes are no such message, contradict the standard or
/// exceed a limit.
pub fn read(bytes: &[u8]) -> Result<Message, ReadError> {
    read_with(bytes, &ReadOptions::default())
}

/// Reads a message of XDatenfelder 2 or 3.
///
/// # Errors
/// As [`read`].
pub fn read_with(bytes: &[u8], options: &ReadOptions) -> Result<Message, ReadError> {
    reader::read(bytes, options)
}

/// Writes a message as XDatenfelder 3.0.0.
///
/// Reading it again gives [`Message::as_written`], provided that texts have no white space at their ends, optional
/// texts are not empty, and no text has a character that XML forbids (such a character becomes U+FFFD).
pub fn write(message: &Message) -> Vec<u8> {
    writer::write(message)
}
