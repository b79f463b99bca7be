// SPDX-License-Identifier: EUPL-1.2
//! Finds what a file says beyond the standard, so that it can be kept or at least be named.

use std::collections::HashMap;

use super::Context;
use crate::model::{
    Addition, CodeValue, DataType, DocumentKind, ElementKind, Extension, FieldKind, ForeignAttribute,
    ForeignContent, ForeignElement, NoteKind, Prefill, ReleaseStatus, RepresentationModification, RuleKind,
    StandardVersion, StructureModification,
};
use crate::xml::Node;

/// Namespace of hints for XML tools, which are kept without a note.
const XML_SCHEMA_INSTANCE: &str = "http://www.w3.org/2001/XMLSchema-instance";
/// How the namespaces of all versions of the standard begin.
const STANDARD: &str = "urn:xoev-de:fim:standard:xdatenfelder";
/// Attributes that the standard names, by element.
const ATTRIBUTES: [(&str, &[&str]); 3] = [
    ("bezug", &["link"]),
    ("stichwort", &["uri"]),
    ("praezisierung", &["minLength", "maxLength", "minValue", "maxValue", "pattern"]),
];
/// Elements that carry their own extensions.
const CARRIERS: [&str; 6] = ["regel", "struktur", "wert", "datenfeld", "datenfeldgruppe", "stammdatenschema"];
/// Parts of a rule that are kept whole.
const FRAGMENTS: [&str; 3] = ["param", "ziel", "fehler"];
/// Elements that are written even when they are empty, in version 3.
const ALWAYS_3: &[&str] = &["name", "bezeichnung", "bezeichnungEingabe"];
/// The same in version 2.
const ALWAYS_2: &[&str] = &[
    "name",
    "bezeichnungEingabe",
    "beschreibung",
    "definition",
    "bezug",
    "hilfetextEingabe",
    "hilfetextAusgabe",
    "praezisierung",
    "inhalt",
    "script",
    "dokumentart",
];

/// Whether an element belongs to somebody else: to a namespace, but not to one of the standard.
pub(crate) fn is_foreign(node: &Node) -> bool {
    node.namespace.as_deref().is_some_and(|namespace| !namespace.starts_with(STANDARD))
}

/// Whether the standard's reader finds nothing in the element.
fn is_blank(node: &Node) -> bool {
    let known = known_attributes(&node.name);
    node.children.iter().all(is_foreign)
        && node.trimmed().is_empty()
        && known.iter().all(|name| node.attribute(name).is_none())
}

fn known_attributes(element: &str) -> &'static [&'static str] {
    ATTRIBUTES.iter().find(|(name, _)| *name == element).map_or(&[], |(_, known)| known)
}

/// The code list that the writer names at an element, so that only other names need to be kept.
fn code_list(version: StandardVersion, element: &str) -> Option<(&'static str, &'static str)> {
    if version == StandardVersion::Two {
        return crate::version2::code_list(element);
    }
    match element {
        "feldart" => FieldKind::LIST,
        "datentyp" => DataType::LIST,
        "vorbefuellung" => Prefill::LIST,
        "schemaelementart" => ElementKind::LIST,
        "freigabestatus" => ReleaseStatus::LIST,
        "ableitungsmodifikationenStruktur" => StructureModification::LIST,
        "ableitungsmodifikationenRepraesentation" => RepresentationModification::LIST,
        "typ" => RuleKind::LIST,
        "dokumentart" => DocumentKind::LIST,
        _ => None,
    }
}

/// Finds the extensions of a carrier and notes them.
pub(crate) fn of_element(node: &Node, id: &str, context: &mut Context) -> Vec<Extension> {
    collect(node, id, &[], context)
}

/// Finds the extensions of the root and the header.
pub(crate) fn of_message(root: &Node, body: &str, context: &mut Context) -> Vec<Extension> {
    collect(root, "", &[body], context)
}

fn collect(node: &Node, id: &str, bodies: &[&str], context: &mut Context) -> Vec<Extension> {
    let mut walk = Walk { id, bodies, context, found: Vec::new() };
    walk.element(node, "", false);
    // The writer orders elements by the standard, and attributes have no order: the list must not depend on the file's.
    walk.found.sort_by(|a, b| order(a).cmp(&order(b)));
    walk.found
}

/// Attributes by their names, then the elements as they came.
fn order(extension: &Extension) -> (&str, bool, Option<&str>, &str) {
    match &extension.addition {
        Addition::Attribute(attribute) => {
            (&extension.path, false, attribute.namespace.as_deref(), &attribute.name)
        }
        Addition::Element(_) => (&extension.path, true, None, ""),
    }
}

/// One walk through a carrier.
struct Walk<'a> {
    id: &'a str,
    bodies: &'a [&'a str],
    context: &'a mut Context,
    found: Vec<Extension>,
}

impl Walk<'_> {
    fn element(&mut self, node: &Node, path: &str, in_fragment: bool) {
        self.attributes(node, path, in_fragment);
        let mut counts: HashMap<&str, usize> = HashMap::new();
        let has_label = !in_fragment && has_code(node);
        // Values are left out where a reference stands beside them.
        let has_reference =
            node.children.iter().any(|child| child.name == "codelisteReferenz" && !is_blank(child));
        for child in &node.children {
            if is_foreign(child) || (has_label && is_bare(child, "name")) {
                self.foreign(child, path);
            } else if self.bodies.contains(&child.name.as_str()) || is_carrier(child, in_fragment) {
                // It carries its own.
            } else if !in_fragment && (self.is_left_out(child) || (has_reference && child.name == "werte")) {
                self.dropped(child);
            } else {
                let count = counts.entry(&child.name).or_default();
                let index = *count;
                *count += 1;
                let separator = if path.is_empty() { "" } else { "/" };
                let inner = format!("{path}{separator}{}[{index}]", child.name);
                self.element(child, &inner, in_fragment || FRAGMENTS.contains(&child.name.as_str()));
            }
        }
    }

    /// Whether the reader finds nothing in the child that it would keep.
    fn is_left_out(&self, child: &Node) -> bool {
        let always = match self.context.version {
            StandardVersion::Two => ALWAYS_2,
            StandardVersion::Three => ALWAYS_3,
        };
        is_blank(child) && !always.contains(&child.name.as_str())
    }

    fn attributes(&mut self, node: &Node, path: &str, in_fragment: bool) {
        let list = code_list(self.context.version, &node.name);
        for (name, value) in &node.attributes {
            let usual = list.is_some_and(|(uri, version)| {
                (name == "listURI" && value == uri) || (name == "listVersionID" && value == version)
            });
            if in_fragment || usual || known_attributes(&node.name).contains(&name.as_str()) {
                continue;
            }
            if !name.starts_with("list") {
                self.note(NoteKind::Extension, node, name, value);
            }
            self.attribute(path, None, name, value);
        }
        for (namespace, name, value) in &node.foreign_attributes {
            if namespace.as_ref() != XML_SCHEMA_INSTANCE {
                self.note(NoteKind::Extension, node, name, value);
            }
            self.attribute(path, Some(namespace.to_string()), name, value);
        }
    }

    fn attribute(&mut self, path: &str, namespace: Option<String>, name: &str, value: &str) {
        let attribute = ForeignAttribute { namespace, name: name.to_owned(), value: value.to_owned() };
        let addition = Addition::Attribute(attribute);
        self.found.push(Extension { path: path.to_owned(), addition });
    }

    fn foreign(&mut self, node: &Node, path: &str) {
        let namespace = node.namespace.as_deref().unwrap_or_default();
        let text =
            format!("element <{}> of the namespace `{namespace}` is not part of the standard", node.name);
        self.context.note(self.id, NoteKind::Extension, text);
        let addition = Addition::Element(foreign_element(node));
        self.found.push(Extension { path: path.to_owned(), addition });
    }

    fn note(&mut self, kind: NoteKind, node: &Node, name: &str, value: &str) {
        let value: String = value.chars().take(80).collect();
        let text = match kind {
            NoteKind::Dropped => {
                format!("attribute {name}=\"{value}\" of the empty <{}> is not kept", node.name)
            }
            _ => format!("attribute {name}=\"{value}\" of <{}> is not part of the standard", node.name),
        };
        self.context.note(self.id, kind, text);
    }

    /// Names what an empty element says beyond the standard, because the element itself will not be written.
    fn dropped(&mut self, node: &Node) {
        for (name, value) in &node.attributes {
            if !known_attributes(&node.name).contains(&name.as_str()) {
                self.note(NoteKind::Dropped, node, name, value);
            }
        }
        for (namespace, name, value) in &node.foreign_attributes {
            if namespace.as_ref() != XML_SCHEMA_INSTANCE {
                self.note(NoteKind::Dropped, node, name, value);
            }
        }
        for child in &node.children {
            let text = format!("element <{}> inside of the empty <{}> is not kept", child.name, node.name);
            if is_foreign(child) {
                self.context.note(self.id, NoteKind::Dropped, text);
            } else {
                self.dropped(child);
            }
        }
    }
}

/// Whether the element holds a code, which stands in no namespace; its label may stand beside it as `name`.
pub(crate) fn has_code(node: &Node) -> bool {
    node.children.iter().any(|child| is_bare(child, "code"))
}

/// Whether the element has this name and no namespace.
pub(crate) fn is_bare(node: &Node, name: &str) -> bool {
    node.name == name && node.namespace.is_none()
}

fn is_carrier(node: &Node, in_fragment: bool) -> bool {
    !in_fragment && CARRIERS.contains(&node.name.as_str())
}

/// An element of somebody else with all that it holds.
fn foreign_element(node: &Node) -> ForeignElement {
    let own = node.attributes.iter().map(|(name, value)| (None, name, value));
    let other =
        node.foreign_attributes.iter().map(|(space, name, value)| (Some(space.to_string()), name, value));
    let attributes = own
        .chain(other)
        .map(|(namespace, name, value)| ForeignAttribute {
            namespace,
            name: name.clone(),
            value: value.clone(),
        })
        .collect();
    let mut content = Vec::new();
    let mut written = 0;
    for child in &node.children {
        push_text(&mut content, &node.text[written..child.text_before]);
        written = child.text_before;
        content.push(ForeignContent::Element(foreign_element(child)));
    }
    push_text(&mut content, &node.text[written..]);
    let namespace = node.namespace.as_ref().map(ToString::to_string);
    ForeignElement { namespace, name: node.name.clone(), attributes, content }
}

fn push_text(content: &mut Vec<ForeignContent>, text: &str) {
    if !text.is_empty() {
        content.push(ForeignContent::Text(text.to_owned()));
    }
}
