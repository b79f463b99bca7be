// SPDX-License-Identifier: EUPL-1.2
//! From the element tree to the types: finds the version of the standard and reads the message.

mod children;
mod parts;
mod version2;
mod version3;

use std::collections::HashSet;

use crate::error::{ErrorKind, ReadError};
use crate::limits::Limits;
use crate::model::{Content, Header, Identifier, Message, Note, StandardVersion, Timestamp};
use crate::xml::{self, Node};
use children::Children;

/// Namespace of XDatenfelder 2.
pub const NAMESPACE_2: &str = "urn:xoev-de:fim:standard:xdatenfelder_2";
/// Namespace of XDatenfelder 3.
pub const NAMESPACE_3: &str = "urn:xoev-de:fim:standard:xdatenfelder_3.0.0";
/// Namespace of XDatenfelder 1, which is refused.
const NAMESPACE_1: &str = "urn:xoev-de:fim:standard:xdatenfelder_1";
const NAMESPACES: &str =
    "urn:xoev-de:fim:standard:xdatenfelder_2 or urn:xoev-de:fim:standard:xdatenfelder_3.0.0";

/// Root element of a message with a schema.
pub(crate) const SCHEMA_MESSAGE: &str = "xdatenfelder.stammdatenschema.0102";
/// Root element of a message with a group.
pub(crate) const GROUP_MESSAGE: &str = "xdatenfelder.datenfeldgruppe.0103";
/// Root element of a message with a single field.
pub(crate) const FIELD_MESSAGE: &str = "xdatenfelder.datenfeld.0104";
const MESSAGES: &str =
    "xdatenfelder.stammdatenschema.0102, xdatenfelder.datenfeldgruppe.0103 or xdatenfelder.datenfeld.0104";

/// Attributes that the standard names, by element. All others are reported in a note.
const ATTRIBUTES: [(&str, &[&str]); 3] = [
    ("bezug", &["link"]),
    ("stichwort", &["uri"]),
    ("praezisierung", &["minLength", "maxLength", "minValue", "maxValue", "pattern"]),
];

/// How to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadOptions {
    /// Upper bounds.
    pub limits: Limits,
    /// The document that a schema of XDatenfelder 2 realises: version 3 demands one, version 2 does not name it.
    /// Default `D99000000001`, the standard's placeholder.
    pub document_profile: Identifier,
}

impl Default for ReadOptions {
    fn default() -> Self {
        Self { limits: Limits::default(), document_profile: Identifier::working_copy("D99000000001") }
    }
}

/// What the readers of both versions need to know.
pub(crate) struct Context<'a> {
    pub options: &'a ReadOptions,
    pub namespace: &'static str,
    /// When the message was written; stands in for the time of the last change, which version 2 does not have.
    pub created_at: Timestamp,
    notes: Vec<Note>,
    noted: HashSet<Note>,
}

impl Context<'_> {
    /// Keeps a note for the editor, once: an element that is used in several places repeats its content there.
    pub fn note(&mut self, element_id: &str, text: impl Into<String>) {
        let note = Note { element_id: element_id.to_owned(), text: text.into() };
        if self.noted.insert(note.clone()) {
            self.notes.push(note);
        }
    }

    /// Notes a name or label that the standard demands and the file leaves empty.
    pub fn note_if_empty(&mut self, element_id: &str, element: &str, text: &str) {
        if text.is_empty() {
            self.note(element_id, format!("<{element}> is empty"));
        }
    }
}

/// Reads a message from its bytes.
pub(crate) fn read(bytes: &[u8], options: &ReadOptions) -> Result<Message, ReadError> {
    let root = xml::parse(bytes, &options.limits)?;
    let (version, namespace) = detect(&root)?;
    let body = match root.name.as_str() {
        SCHEMA_MESSAGE => "stammdatenschema",
        GROUP_MESSAGE => "datenfeldgruppe",
        FIELD_MESSAGE => "datenfeld",
        other => return Err(root.error(ErrorKind::Message { root: other.to_owned(), expected: MESSAGES })),
    };
    let children = Children::of(&root, namespace, &[&["header", body]])?;
    let header = read_header(children.required("header")?, namespace)?;
    let created_at = header.created_at.clone();
    let mut context = Context { options, namespace, created_at, notes: Vec::new(), noted: HashSet::new() };
    let node = children.required(body)?;
    let content = match (version, body) {
        (StandardVersion::Two, "stammdatenschema") => {
            Content::Schema(Box::new(version2::schema(node, &mut context)?))
        }
        (StandardVersion::Two, "datenfeldgruppe") => {
            Content::Group(Box::new(version2::group(node, &mut context)?))
        }
        (StandardVersion::Two, _) => Content::Field(Box::new(version2::field(node, &mut context)?)),
        (StandardVersion::Three, "stammdatenschema") => {
            Content::Schema(Box::new(version3::schema(node, &mut context)?))
        }
        (StandardVersion::Three, "datenfeldgruppe") => {
            Content::Group(Box::new(version3::group(node, &mut context)?))
        }
        (StandardVersion::Three, _) => Content::Field(Box::new(version3::field(node, &mut context)?)),
    };
    note_attributes(&root, "", &mut context);
    Ok(Message { header, content, source: version, notes: context.notes })
}

/// The version, told by the namespace of the root element and never by its prefix.
fn detect(root: &Node) -> Result<(StandardVersion, &'static str), ReadError> {
    match root.namespace.as_deref() {
        Some(NAMESPACE_2) => Ok((StandardVersion::Two, NAMESPACE_2)),
        Some(NAMESPACE_3) => Ok((StandardVersion::Three, NAMESPACE_3)),
        Some(NAMESPACE_1) => Err(root.error(ErrorKind::OutdatedStandard)),
        other => {
            let namespace = other.unwrap_or_default().chars().take(200).collect();
            Err(root.error(ErrorKind::Namespace { namespace, expected: NAMESPACES }))
        }
    }
}

fn read_header(node: &Node, namespace: &'static str) -> Result<Header, ReadError> {
    let children = Children::of(node, namespace, &[&["nachrichtID", "erstellungszeitpunkt"]])?;
    Ok(Header {
        message_id: children.filled("nachrichtID")?,
        created_at: parts::timestamp(children.required("erstellungszeitpunkt")?)?,
    })
}

/// Notes every attribute that the standard does not name, so that nothing is dropped in silence. The fragments of a
/// rule keep all their attributes.
fn note_attributes(node: &Node, around: &str, context: &mut Context<'_>) {
    if matches!(node.name.as_str(), "param" | "ziel" | "fehler") {
        return;
    }
    let own = node.children.iter().find(|child| child.name == "identifikation");
    let id = own.and_then(|child| child.children.iter().find(|part| part.name == "id")).map(Node::trimmed);
    let id = id.unwrap_or(around);
    let known = ATTRIBUTES.iter().find(|(name, _)| *name == node.name).map_or(&[][..], |(_, known)| known);
    for (name, value) in &node.attributes {
        if !known.contains(&name.as_str()) && !name.starts_with("list") {
            let value: String = value.chars().take(80).collect();
            context.note(
                id,
                format!("attribute {name}=\"{value}\" of <{}> is not part of the standard", node.name),
            );
        }
    }
    for child in &node.children {
        note_attributes(child, id, context);
    }
}
