// SPDX-License-Identifier: EUPL-1.2
//! What every element needs: children of the model's namespace, attributes, names, notes.

use roxmltree::Node;

use crate::error::{ReadError, excerpt};
use crate::limits::Limits;
use crate::model::{Note, NoteKind, Place, Text, Variable};
use crate::xml::Lines;

/// Reads elements of one namespace and keeps notes.
pub(super) struct Reader<'a> {
    namespace: String,
    limits: &'a Limits,
    lines: Lines,
    notes: Vec<Note>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(namespace: &str, text: &str, limits: &'a Limits) -> Self {
        Self { namespace: namespace.to_owned(), limits, lines: Lines::of(text), notes: Vec::new() }
    }

    /// Where an element begins.
    pub(super) fn place(&self, node: Node<'_, '_>) -> Place {
        self.lines.place(node.range().start)
    }

    pub(super) fn into_notes(self) -> Vec<Note> {
        self.notes
    }

    /// Child elements of the model's namespace; foreign ones become notes, diagrams are left out.
    pub(super) fn children<'t, 'i>(&mut self, node: Node<'t, 'i>) -> Vec<Node<'t, 'i>> {
        let mut found = Vec::new();
        for child in node.children().filter(Node::is_element) {
            let tag = child.tag_name();
            if tag.namespace() == Some(&self.namespace) {
                found.push(child);
            } else if tag.name() != "DMNDI" {
                self.note(child, NoteKind::ForeignElement);
            }
        }
        found
    }

    /// Remembers that an element was left aside.
    pub(super) fn note(&mut self, node: Node<'_, '_>, kind: NoteKind) {
        let parent =
            node.parent_element().map(|parent| excerpt(parent.tag_name().name())).unwrap_or_default();
        let element = excerpt(node.tag_name().name());
        let place = self.place(node);
        self.notes.push(Note { element, parent, place, kind });
    }

    /// An attribute that must be there.
    pub(super) fn required(&self, node: Node<'_, '_>, attribute: &'static str) -> Result<String, ReadError> {
        let value = node.attribute(attribute).map(str::trim).filter(|value| !value.is_empty());
        value.map(str::to_owned).ok_or_else(|| ReadError::MissingAttribute {
            element: excerpt(node.tag_name().name()),
            attribute,
            place: self.place(node),
        })
    }

    /// The attribute `name`, blanks normalised.
    pub(super) fn name(&self, node: Node<'_, '_>) -> Result<String, ReadError> {
        let name = normalised(&self.required(node, "name")?);
        if name.len() > self.limits.text_bytes {
            return Err(ReadError::TextTooLong { limit: self.limits.text_bytes, place: self.place(node) });
        }
        Ok(name)
    }

    /// `variable`, `parameter`, `formalParameter`, `column`.
    pub(super) fn variable(&self, node: Node<'_, '_>) -> Result<Variable, ReadError> {
        Ok(Variable { name: self.name(node)?, type_ref: type_ref(node) })
    }

    /// The child `text` of an expression or of unary tests.
    pub(super) fn text(&mut self, node: Node<'_, '_>) -> Result<Text, ReadError> {
        let mut text = String::new();
        for child in self.children(node) {
            match child.tag_name().name() {
                "text" => text = content(child),
                "description" | "extensionElements" => {}
                _ => self.note(child, NoteKind::UnknownElement),
            }
        }
        let place = self.place(node);
        if text.len() > self.limits.text_bytes {
            return Err(ReadError::TextTooLong { limit: self.limits.text_bytes, place });
        }
        Ok(Text { text, place })
    }

    /// The error about a child that must be there.
    pub(super) fn missing(&self, node: Node<'_, '_>, child: &'static str) -> ReadError {
        ReadError::MissingElement { element: excerpt(node.tag_name().name()), child, place: self.place(node) }
    }

    /// The error about an attribute value nobody knows.
    pub(super) fn unknown(&self, node: Node<'_, '_>, attribute: &'static str, value: &str) -> ReadError {
        let element = excerpt(node.tag_name().name());
        ReadError::UnknownValue { element, attribute, value: excerpt(value), place: self.place(node) }
    }
}

/// The text below an element, comments left out.
pub(super) fn content(node: Node<'_, '_>) -> String {
    node.children().filter(Node::is_text).filter_map(|child| child.text()).collect()
}

/// A name with single blanks between its words.
pub(super) fn normalised(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The attribute `id`, or nothing.
pub(super) fn id(node: Node<'_, '_>) -> String {
    node.attribute("id").unwrap_or_default().trim().to_owned()
}

/// The attribute `typeRef`, when present and not empty.
pub(super) fn type_ref(node: Node<'_, '_>) -> Option<String> {
    node.attribute("typeRef").map(normalised).filter(|name| !name.is_empty())
}

/// The variable, or one with the element's own name.
pub(super) fn variable_or_name(variable: Option<Variable>, name: &str) -> Variable {
    variable.unwrap_or_else(|| Variable { name: name.to_owned(), type_ref: None })
}
