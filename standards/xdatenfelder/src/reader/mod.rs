// SPDX-License-Identifier: EUPL-1.2
//! From the element tree to the types: finds the version of the standard and reads the message.

pub(crate) mod children;
pub(crate) mod extensions;
pub(crate) mod parts;
mod version3;

use std::collections::HashSet;

use crate::error::{ErrorKind, ReadError};
use crate::genericode::CodeList;
use crate::limits::Limits;
use crate::model::{Header, Identifier, Message, Note, NoteKind, StandardVersion};
use crate::version2;
use crate::widen::widen_id;
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

/// Root element of a message with a document profile.
pub(crate) const PROFILE_MESSAGE: &str = "xdatenfelder.dokumentsteckbrief.0101";
/// Root element of a message with a schema.
pub(crate) const SCHEMA_MESSAGE: &str = "xdatenfelder.stammdatenschema.0102";
/// Root element of a message with a group.
pub(crate) const GROUP_MESSAGE: &str = "xdatenfelder.datenfeldgruppe.0103";
/// Root element of a message with a single field.
pub(crate) const FIELD_MESSAGE: &str = "xdatenfelder.datenfeld.0104";
const MESSAGES: &str = "xdatenfelder.dokumentsteckbrief.0101, xdatenfelder.stammdatenschema.0102, \
    xdatenfelder.datenfeldgruppe.0103 or xdatenfelder.datenfeld.0104";

/// How to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadOptions {
    /// Upper bounds.
    pub limits: Limits,
    /// The document that a schema of XDatenfelder 2 realises: version 3 demands one, version 2 does not name it.
    /// Default `D99000000001`, the standard's placeholder.
    pub document_profile: Identifier,
    /// Code lists at hand. A file of XDatenfelder 2 that refers to an internal one of them (see
    /// [`crate::CodeListReference::is_internal`]) gets its values instead. Default none.
    pub code_lists: Vec<CodeList>,
}

impl Default for ReadOptions {
    fn default() -> Self {
        Self {
            limits: Limits::default(),
            document_profile: Identifier::working_copy("D99000000001"),
            code_lists: Vec::new(),
        }
    }
}

/// What the readers of both versions need to know.
pub(crate) struct Context {
    pub namespace: &'static str,
    pub version: StandardVersion,
    pub notes: Notes,
    /// The groups around the element that is read.
    groups: Vec<Identifier>,
}

/// Notes for the editor, each once: an element that is used in several places repeats its content there.
#[derive(Debug, Default)]
pub(crate) struct Notes {
    list: Vec<Note>,
    known: HashSet<Note>,
}

impl Notes {
    /// Keeps a note.
    pub fn add(&mut self, element_id: &str, kind: NoteKind, text: impl Into<String>) {
        let note = Note { element_id: element_id.to_owned(), kind, text: text.into() };
        if self.known.insert(note.clone()) {
            self.list.push(note);
        }
    }

    /// The notes in their order.
    pub fn into_list(self) -> Vec<Note> {
        self.list
    }
}

impl Context {
    /// Keeps a note.
    pub fn note(&mut self, element_id: &str, kind: NoteKind, text: impl Into<String>) {
        self.notes.add(element_id, kind, text);
    }

    /// Remembers that the reading of a group begins.
    ///
    /// # Errors
    /// [`ErrorKind::Recursion`] when the same version of the group is already around it: a form of it would have no end.
    pub fn enter(&mut self, node: &Node, group: &Identifier) -> Result<(), ReadError> {
        if self.groups.contains(group) {
            return Err(node.error(ErrorKind::Recursion { id: group.to_string() }));
        }
        self.groups.push(group.clone());
        Ok(())
    }

    /// The reading of the innermost group ends.
    pub fn leave(&mut self) {
        self.groups.pop();
    }

    /// Notes a name or label that the standard demands and the file leaves empty.
    pub fn note_if_empty(&mut self, element_id: &str, element: &str, text: &str) {
        if text.is_empty() {
            self.note(element_id, NoteKind::Empty, format!("<{element}> is empty"));
        }
    }
}

/// Reads a message of either version; one of version 2 is converted.
pub(crate) fn read(bytes: &[u8], options: &ReadOptions) -> Result<Message, ReadError> {
    let root = xml::parse(bytes, &options.limits)?;
    match detect(&root)?.0 {
        StandardVersion::Two => {
            let (message, mut notes) = version2::read_root(&root)?;
            for note in &mut notes {
                note.element_id = widen_id(&note.element_id).unwrap_or_else(|| note.element_id.clone());
            }
            let mut converted = message.to_version_3(&options.document_profile, &options.code_lists);
            converted.notes.splice(0..0, notes);
            Ok(converted)
        }
        StandardVersion::Three => version3::message(&root),
    }
}

/// What both versions do first: find header and body of a message.
pub(crate) struct Envelope<'a> {
    pub context: Context,
    pub header: Header,
    /// The element that the message is about.
    pub body: &'a Node,
    /// Root element of the message.
    pub kind: &'static str,
}

/// Opens a message, given the name of the body of a document profile, which the versions spell differently.
pub(crate) fn open<'a>(root: &'a Node, profile: &'static str) -> Result<Envelope<'a>, ReadError> {
    let (version, namespace) = detect(root)?;
    let (kind, body) = match root.name.as_str() {
        PROFILE_MESSAGE => (PROFILE_MESSAGE, profile),
        SCHEMA_MESSAGE => (SCHEMA_MESSAGE, "stammdatenschema"),
        GROUP_MESSAGE => (GROUP_MESSAGE, "datenfeldgruppe"),
        FIELD_MESSAGE => (FIELD_MESSAGE, "datenfeld"),
        other => return Err(root.error(ErrorKind::Message { root: other.to_owned(), expected: MESSAGES })),
    };
    let children = Children::of(root, namespace, &[&["header", body]])?;
    let header = read_header(children.required("header")?, namespace)?;
    let context = Context { namespace, version, notes: Notes::default(), groups: Vec::new() };
    Ok(Envelope { context, header, body: children.required(body)?, kind })
}

/// The version, told by the namespace of the root element and never by its prefix.
pub(crate) fn detect(root: &Node) -> Result<(StandardVersion, &'static str), ReadError> {
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
    let children = Children::of(node, namespace, &[&["nachrichtID", "erstellungszeitpunkt", "referenzID"]])?;
    Ok(Header {
        message_id: children.filled("nachrichtID")?,
        created_at: parts::timestamp(children.required("erstellungszeitpunkt")?)?,
        reference_id: children.text("referenzID")?,
    })
}
