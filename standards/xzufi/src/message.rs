// SPDX-License-Identifier: EUPL-1.2
//! The message: header, transaction and the objects that it writes or deletes.

use serde::{Deserialize, Serialize};

use crate::XzufiError;
use crate::model::{Area, Identifier, OnlineService, OrganisationalUnit, PublicService, Specialisation};
use crate::notes::{Note, NoteKind};
use crate::shape::{Shape, child_path, put, read_element, shape};
use crate::tree::{self, Element, Limits, Space};
use crate::{downgrade, upgrade};

/// Version of the standard, recognised by the namespace.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Version {
    /// 2.2.0.
    #[serde(rename = "2.2.0")]
    V2_2_0,
    /// 2.3.1.
    #[serde(rename = "2.3.1")]
    V2_3_1,
}

impl Version {
    /// The version as the document element names it.
    pub const fn number(self) -> &'static str {
        match self {
            Self::V2_2_0 => "2.2.0",
            Self::V2_3_1 => "2.3.1",
        }
    }

    /// Namespace of the version. That of 2.2.0 is seen in public code; that of 2.3.1 follows the same pattern and is
    /// to be confirmed.
    pub const fn namespace(self) -> &'static str {
        match self {
            Self::V2_2_0 => "http://xoev.de/schemata/xzufi/2_2_0",
            Self::V2_3_1 => "http://xoev.de/schemata/xzufi/2_3_1",
        }
    }
}

shape! {
    /// Header (`nachrichtenkopf`); the names are those of 2.1.0 and to be confirmed for later versions.
    Header {
        /// Identifier of the message (`nachrichtUUID`).
        message_id: optional String = "nachrichtUUID",
        /// Created at, `xs:dateTime` (`erstelltDatumZeit`).
        created_at: optional String = "erstelltDatumZeit",
        /// Receiver (`empfaenger`).
        receiver: optional String = "empfaenger",
        /// Sender (`sender`).
        sender: optional String = "sender",
    }
}

/// One object of a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Object {
    /// `leistung`.
    Service(Box<PublicService>),
    /// `spezialisierung`.
    Specialisation(Box<Specialisation>),
    /// `organisationseinheit`.
    Unit(Box<OrganisationalUnit>),
    /// `onlinedienst`.
    OnlineService(Box<OnlineService>),
    /// `gebiet`; that areas travel like the other objects is from memory, to be confirmed.
    Area(Box<Area>),
}

impl Object {
    /// The element name of the kind.
    pub fn element_name(&self) -> &'static str {
        match self {
            Self::Service(_) => "leistung",
            Self::Specialisation(_) => "spezialisierung",
            Self::Unit(_) => "organisationseinheit",
            Self::OnlineService(_) => "onlinedienst",
            Self::Area(_) => "gebiet",
        }
    }
}

/// What a message asks the receiver to do with one object.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Operation {
    /// Create or replace (`schreibe`).
    Write(Object),
    /// Delete (`loesche`); element and content are from memory, to be confirmed.
    Delete {
        /// Element name of the kind, for example `leistung`.
        kind: String,
        /// The object.
        id: Identifier,
    },
}

/// A message (transfer of objects from an editorial office).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Message {
    /// Header.
    pub header: Option<Header>,
    /// Identifier of the transaction (`transaktionID`).
    pub transaction_id: Option<String>,
    /// Place of this message within the transaction (`transaktionPosition`).
    pub transaction_position: Option<u32>,
    /// The operations in document order.
    pub operations: Vec<Operation>,
}

/// What reading gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// Version of the document.
    pub version: Version,
    /// The message in the shape of 2.3.1.
    pub message: Message,
    /// Everything of the document that is not in the message.
    pub notes: Vec<Note>,
}

/// What writing for a version gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Writing {
    /// The document.
    pub document: String,
    /// Everything of the message that the version cannot say; always empty for 2.3.1.
    pub notes: Vec<Note>,
}

shape! {
    /// Envelope of a deletion.
    Reference {
        /// The object (`id`).
        id: required Identifier = "id",
    }
}

const OBJECT_NAMES: [&str; 5] =
    ["leistung", "spezialisierung", "organisationseinheit", "onlinedienst", "gebiet"];

/// Reads a message, or a document whose root is a single object.
///
/// # Errors
/// The document is no well-formed XML within the limits, contains a document type declaration or belongs to another
/// namespace. Everything smaller is a [`Note`].
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Reading, XzufiError> {
    let document = tree::parse(bytes, limits)?;
    let version = [Version::V2_2_0, Version::V2_3_1]
        .into_iter()
        .find(|version| version.namespace() == document.namespace)
        .ok_or_else(|| XzufiError::UnknownNamespace {
            namespace: document.namespace.chars().take(120).collect(),
        })?;
    let mut intake = Intake { version, message: Message::default(), notes: Vec::new() };
    let root = document.root;
    if OBJECT_NAMES.contains(&root.name.as_str()) {
        intake.write(root, "");
    } else {
        intake.root(root);
    }
    Ok(Reading { version, message: intake.message, notes: intake.notes })
}

struct Intake {
    version: Version,
    message: Message,
    notes: Vec<Note>,
}

impl Intake {
    fn root(&mut self, root: Element) {
        let path = child_path("", &root.name);
        for (name, _) in &root.attributes {
            if !["xzufiVersion", "produktbezeichnung", "produkthersteller", "produktversion"]
                .contains(&name.as_str())
            {
                self.notes
                    .push(Note::new(child_path(&path, &format!("@{name}")), NoteKind::UnknownAttribute));
            }
        }
        if !root.text.trim().is_empty() {
            self.notes.push(Note::new(path.clone(), NoteKind::UnexpectedText));
        }
        for child in root.children {
            self.part(child, &path);
        }
    }

    fn part(&mut self, child: Element, root_path: &str) {
        let path = child_path(root_path, &child.name);
        if child.space == Space::Foreign {
            self.notes.push(Note::new(path, NoteKind::ForeignElement));
            return;
        }
        match child.name.as_str() {
            "nachrichtenkopf" if self.message.header.is_none() => {
                self.message.header = self.value(&child, &path);
            }
            "transaktionID" if self.message.transaction_id.is_none() => {
                self.message.transaction_id = self.value(&child, &path);
            }
            "transaktionPosition" if self.message.transaction_position.is_none() => {
                self.message.transaction_position = self.value(&child, &path);
            }
            "nachrichtenkopf" | "transaktionID" | "transaktionPosition" => {
                self.notes.push(Note::new(path, NoteKind::RepeatedElement));
            }
            "schreibe" => {
                self.leftovers(&child, &path);
                child.children.into_iter().for_each(|object| self.write(object, &path));
            }
            "loesche" => {
                self.leftovers(&child, &path);
                child.children.iter().for_each(|object| self.delete(object, &path));
            }
            _ => self.notes.push(Note::new(path, NoteKind::UnknownElement)),
        }
    }

    /// Notes text and attributes of an element that should only hold others.
    fn leftovers(&mut self, element: &Element, path: &str) {
        if !element.text.trim().is_empty() {
            self.notes.push(Note::new(path.to_owned(), NoteKind::UnexpectedText));
        }
        for (name, _) in &element.attributes {
            self.notes.push(Note::new(child_path(path, &format!("@{name}")), NoteKind::UnknownAttribute));
        }
    }

    fn value<T: Shape>(&mut self, element: &Element, path: &str) -> Option<T> {
        match read_element(element, path, &mut self.notes) {
            Ok(value) => Some(value),
            Err(reason) => {
                self.notes.push(Note::new(reason.path, reason.kind));
                None
            }
        }
    }

    fn write(&mut self, mut element: Element, parent: &str) {
        let path = child_path(parent, &element.name);
        if element.space != Space::Standard {
            self.notes.push(Note::new(path, NoteKind::ForeignElement));
            return;
        }
        if self.version == Version::V2_2_0 {
            upgrade::object(&mut element, &path, &mut self.notes);
        }
        let object = match element.name.as_str() {
            "leistung" => self.value(&element, &path).map(|value| Object::Service(Box::new(value))),
            "spezialisierung" => {
                self.value(&element, &path).map(|value| Object::Specialisation(Box::new(value)))
            }
            "organisationseinheit" => self.value(&element, &path).map(|value| Object::Unit(Box::new(value))),
            "onlinedienst" => self.value(&element, &path).map(|value| Object::OnlineService(Box::new(value))),
            "gebiet" => self.value(&element, &path).map(|value| Object::Area(Box::new(value))),
            _ => {
                self.notes.push(Note::new(path, NoteKind::UnknownElement));
                None
            }
        };
        self.message.operations.extend(object.map(Operation::Write));
    }

    fn delete(&mut self, element: &Element, parent: &str) {
        let path = child_path(parent, &element.name);
        if !OBJECT_NAMES.contains(&element.name.as_str()) || element.space != Space::Standard {
            self.notes.push(Note::new(path, NoteKind::UnknownElement));
            return;
        }
        let reference: Option<Reference> = self.value(element, &path);
        let kind = element.name.clone();
        self.message
            .operations
            .extend(reference.map(|reference| Operation::Delete { kind, id: reference.id }));
    }
}

/// Writes a message as XML in the shape of 2.3.1. The name of the document element and one `schreibe` or `loesche`
/// per object are to be confirmed: no schema was at hand, so the result is *not* validated against one.
///
/// # Errors
/// A text holds a character that XML 1.0 cannot carry, or a deletion names an unknown kind.
pub fn write(message: &Message) -> Result<String, XzufiError> {
    write_version(message, Version::V2_3_1).map(|writing| writing.document)
}

/// Writes a message in the shape of a version, with what was said about [`write()`]. For 2.2.0 everything that it cannot say is in the
/// notes, each with the operation it belongs to (`schreibe[1]` is the first object) and its text: access channels and the modules that
/// differ only in them, states, level of detail, signs for personal appearance and informal requests, four-digit SDG areas, groups of
/// states, single contact points, duties to bring a document, machine translations, parameters of addresses, and titles of links to the
/// composition of a cost.
///
/// # Errors
/// As [`write()`].
pub fn write_version(message: &Message, version: Version) -> Result<Writing, XzufiError> {
    let mut notes = Vec::new();
    let mut root = Element::new("transfer");
    root.attributes.push(("xzufiVersion".to_owned(), version.number().to_owned()));
    put::optional(&mut root, "nachrichtenkopf", &message.header);
    put::optional(&mut root, "transaktionID", &message.transaction_id);
    put::optional(&mut root, "transaktionPosition", &message.transaction_position);
    let mut written_objects = 0;
    for operation in &message.operations {
        let (envelope, object) = match operation {
            Operation::Write(object) => {
                let mut element = written(object);
                written_objects += 1;
                if version == Version::V2_2_0 {
                    let path = format!("/transfer/schreibe[{written_objects}]/{}", element.name);
                    downgrade::object(&mut element, &path, &mut notes);
                }
                ("schreibe", element)
            }
            Operation::Delete { kind, id } => {
                if !OBJECT_NAMES.contains(&kind.as_str()) {
                    return Err(XzufiError::UnknownKind);
                }
                let mut element = Element::new(kind);
                Reference { id: id.clone() }.write(&mut element);
                ("loesche", element)
            }
        };
        root.children.push(Element { children: vec![object], ..Element::new(envelope) });
    }
    Ok(Writing { document: tree::serialise(&root, version.namespace())?, notes })
}

fn written(object: &Object) -> Element {
    let mut element = Element::new(object.element_name());
    match object {
        Object::Service(value) => value.write(&mut element),
        Object::Specialisation(value) => value.write(&mut element),
        Object::Unit(value) => value.write(&mut element),
        Object::OnlineService(value) => value.write(&mut element),
        Object::Area(value) => value.write(&mut element),
    }
    element
}
