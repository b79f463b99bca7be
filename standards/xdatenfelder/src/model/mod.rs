// SPDX-License-Identifier: EUPL-1.2
//! The nouns of the standard in the shape of XDatenfelder 3.

mod codes;
mod dates;
mod element;
mod extension;
mod field;
mod schema;

pub use codes::{
    CodeValue, DataType, DocumentKind, ElementKind, FieldKind, GroupKind, Prefill, RelationKind,
    ReleaseStatus, RepresentationModification, RuleKind, StructureModification,
};
pub use dates::{Date, InvalidDate, Timestamp};
pub use element::{
    Cardinality, ElementInfo, Identifier, InvalidCardinality, Keyword, LegalReference, Presentation, Relation,
};
pub use extension::{Addition, Extension, ForeignAttribute, ForeignContent, ForeignElement};
pub use field::{CodeListReference, Constraints, DataField, FieldRule, Fragment, Value};
pub use schema::{Counts, DataSchema, DocumentProfile, FieldGroup, Occurrence, SchemaElement, Structure};

use serde::{Deserialize, Serialize};

/// One file: a document profile, a schema, a group or a field with its header.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// `header`.
    pub header: Header,
    /// What the file describes.
    pub content: Content,
    /// The version of the standard that the file was written in.
    pub source: StandardVersion,
    /// What was lost, changed or could not be understood while reading; empty for a clean version 3 file.
    pub notes: Vec<Note>,
    /// What the root and the header say beyond the standard, see [`Extension`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub extensions: Vec<Extension>,
}

/// `header` of a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// `nachrichtID`.
    pub message_id: String,
    /// `erstellungszeitpunkt`.
    pub created_at: Timestamp,
    /// `referenzID`: the message that this one answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference_id: Option<String>,
}

/// What a message describes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Content {
    /// Message `xdatenfelder.dokumentsteckbrief.0101`.
    Profile(Box<DocumentProfile>),
    /// Message `xdatenfelder.stammdatenschema.0102`.
    Schema(Box<DataSchema>),
    /// Message `xdatenfelder.datenfeldgruppe.0103`.
    Group(Box<FieldGroup>),
    /// Message `xdatenfelder.datenfeld.0104`.
    Field(Box<DataField>),
}

/// Version of the standard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum StandardVersion {
    /// XDatenfelder 2.
    #[serde(rename = "2")]
    Two,
    /// XDatenfelder 3.0.0.
    #[serde(rename = "3")]
    Three,
}

/// Something that an editor should know about the reading of a file.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Note {
    /// Identity of the element concerned, as it is called after reading.
    pub element_id: String,
    /// What became of it.
    pub kind: NoteKind,
    /// What happened, with the value concerned.
    pub text: String,
}

/// What became of something that a file says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoteKind {
    /// Version 3 has no place for the value: it was moved to the description.
    Moved,
    /// Version 3 demands what version 2 does not say: a default was set.
    Assumed,
    /// The value has not the usual form and was kept as it is.
    Unusual,
    /// The file goes beyond the standard; what it says was kept.
    Extension,
    /// A value that could not be kept; the text of the note holds it.
    Dropped,
    /// A name, label or reference that the standard demands is empty.
    Empty,
}

impl Message {
    /// The schema, when the message describes one.
    pub fn schema(&self) -> Option<&DataSchema> {
        match &self.content {
            Content::Schema(schema) => Some(schema),
            Content::Profile(_) | Content::Group(_) | Content::Field(_) => None,
        }
    }

    /// The message as it comes back after [`crate::write`] and [`crate::read`]: version 3, without notes, without the
    /// identities of code lists (version 3 has no place for them) and without values beside a code list reference.
    #[must_use]
    pub fn as_written(&self) -> Self {
        let mut written = self.clone();
        written.source = StandardVersion::Three;
        written.notes.clear();
        let forget = &mut |field: &mut DataField| {
            if let Some(reference) = &mut field.code_list {
                reference.identifier = None;
                field.values.clear();
            }
        };
        match &mut written.content {
            Content::Profile(_) => {}
            Content::Schema(schema) => for_each_field(&mut schema.structure, forget),
            Content::Group(group) => for_each_field(&mut group.structure, forget),
            Content::Field(field) => forget(field),
        }
        written
    }
}

/// Visits every field below these places.
pub(crate) fn for_each_field(structure: &mut [Structure], visit: &mut dyn FnMut(&mut DataField)) {
    for place in structure {
        match &mut place.element {
            SchemaElement::Field(field) => visit(field),
            SchemaElement::Group(group) => for_each_field(&mut group.structure, visit),
        }
    }
}
