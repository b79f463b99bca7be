// SPDX-License-Identifier: EUPL-1.2
//! The elements of a message in the file itself, with the place of their use.

use crate::xml::Node;

/// What an element is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Schema,
    Group,
    Field,
    Profile,
}

/// An element at a place of its use.
#[derive(Clone)]
pub(super) struct Place<'a> {
    pub node: &'a Node,
    pub kind: Kind,
    /// Identities of the elements around it, outermost first.
    pub path: Vec<&'a str>,
    /// The `struktur` that contains it; none for the subject of the file.
    pub structure: Option<&'a Node>,
}

/// First child of that name.
pub(super) fn child<'a>(node: &'a Node, name: &str) -> Option<&'a Node> {
    node.children.iter().find(|child| child.name == name)
}

/// Children of that name.
pub(super) fn children<'a>(node: &'a Node, name: &'static str) -> impl Iterator<Item = &'a Node> {
    node.children.iter().filter(move |child| child.name == name)
}

/// Text of the first child of that name; empty when there is none.
pub(super) fn text<'a>(node: &'a Node, name: &str) -> &'a str {
    child(node, name).map_or("", Node::trimmed)
}

/// The code in the first child of that name; empty when there is none.
pub(super) fn code<'a>(node: &'a Node, name: &str) -> &'a str {
    child(node, name).map_or("", |child| text(child, "code"))
}

/// Identity and version of an element, rule or relation's target.
pub(super) fn identity<'a>(node: &'a Node, name: &str) -> (&'a str, Option<&'a str>) {
    let Some(node) = child(node, name) else { return ("", None) };
    (text(node, "id"), Some(text(node, "version")).filter(|version| !version.is_empty()))
}

impl<'a> Place<'a> {
    /// The subject of the file.
    pub fn top(node: &'a Node, kind: Kind) -> Self {
        Self { node, kind, path: Vec::new(), structure: None }
    }

    pub fn id(&self) -> &'a str {
        identity(self.node, "identifikation").0
    }

    pub fn version(&self) -> Option<&'a str> {
        identity(self.node, "identifikation").1
    }

    pub fn text(&self, name: &str) -> &'a str {
        text(self.node, name)
    }

    pub fn code(&self, name: &str) -> &'a str {
        code(self.node, name)
    }

    /// The places of use directly in this element.
    pub fn contained(&self) -> Vec<Self> {
        let mut path = self.path.clone();
        path.push(self.id());
        let inner = |structure: &'a Node| {
            let node = child(structure, "enthaelt")?.children.first()?;
            let kind = if node.name == "datenfeldgruppe" { Kind::Group } else { Kind::Field };
            Some(Self { node, kind, path: path.clone(), structure: Some(structure) })
        };
        children(self.node, "struktur").filter_map(inner).collect()
    }

    /// This element and everything inside, outer before inner.
    pub fn with_all_below(&self) -> Vec<Self> {
        let mut found = vec![self.clone()];
        for inner in self.contained() {
            found.extend(inner.with_all_below());
        }
        found
    }
}

/// The two digits of the number range of an identity; empty when it has none.
pub(super) fn range(id: &str) -> &str {
    id.get(1..3).unwrap_or_default()
}

/// Whether an identity has the form of version 3: a letter and eleven digits.
pub(super) fn is_identity(id: &str, letters: &[char]) -> bool {
    let digits = id.strip_prefix(letters).unwrap_or_default();
    digits.len() == 11 && digits.bytes().all(|byte| byte.is_ascii_digit())
}
