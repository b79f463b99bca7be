// SPDX-License-Identifier: EUPL-1.2
//! The elements of a form in an arena, and how paths with indexes lead to them.

use super::answers::{LONGEST_PATH, MOST_REPETITIONS};
use super::condition::NodeRules;
use super::field::FieldSpec;
use foundation::Translated;
use std::borrow::Cow;

/// Place of an element in the arena.
pub(crate) type NodeId = usize;

/// One element at the place where it is used.
#[derive(Debug)]
pub(crate) struct Node {
    pub id: String,
    /// Element ids from the root, without indexes.
    pub path: String,
    /// Repeatable elements on the way, this one included, each with the length of its own path.
    pub repeats: Vec<(NodeId, usize)>,
    pub parent: Option<NodeId>,
    pub children: Vec<NodeId>,
    pub min: u32,
    pub max: u32,
    pub repeatable: bool,
    pub name: String,
    pub label: Translated,
    pub output: Translated,
    pub hint: Translated,
    pub legal: Vec<String>,
    pub kind: NodeKind,
    pub rules: NodeRules,
    /// How the direct children are divided into pages; empty for fields and choice groups.
    pub parts: Vec<Part>,
}

#[derive(Debug)]
pub(crate) enum NodeKind {
    Group { choice: bool },
    Field(Box<FieldSpec>),
}

/// A piece of a group in page order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// Fields that stand on one page.
    Run(Vec<NodeId>),
    /// A group with pages of its own.
    Group(NodeId),
}

impl Node {
    pub fn is_choice(&self) -> bool {
        matches!(self.kind, NodeKind::Group { choice: true })
    }

    pub fn field(&self) -> Option<&FieldSpec> {
        match &self.kind {
            NodeKind::Field(field) => Some(field),
            NodeKind::Group { .. } => None,
        }
    }
}

/// Which repetition of each repeated element is meant.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Binding(Vec<(NodeId, u32)>);

impl Binding {
    pub fn index(&self, node: NodeId) -> Option<u32> {
        self.0.iter().rev().find(|(bound, _)| *bound == node).map(|(_, index)| *index)
    }

    pub fn with(&self, node: NodeId, index: u32) -> Self {
        let mut bound = self.0.clone();
        bound.push((node, index));
        Self(bound)
    }

    /// The innermost repetition.
    pub fn last(&self) -> Option<(NodeId, u32)> {
        self.0.last().copied()
    }
}

/// All elements of a form.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    pub nodes: Vec<Node>,
    pub roots: Vec<NodeId>,
}

impl Tree {
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id]
    }

    /// The path of an element with the indexes that are bound.
    pub fn path<'a>(&'a self, id: NodeId, binding: &Binding) -> Cow<'a, str> {
        let node = self.node(id);
        if node.repeats.is_empty() {
            return Cow::Borrowed(&node.path);
        }
        let mut out = String::with_capacity(node.path.len() + 4 * node.repeats.len());
        let mut from = 0;
        for (repeat, end) in &node.repeats {
            out.push_str(node.path.get(from..*end).unwrap_or_default());
            if let Some(index) = binding.index(*repeat) {
                out.push('/');
                out.push_str(&index.to_string());
            }
            from = *end;
        }
        out.push_str(node.path.get(from..).unwrap_or_default());
        Cow::Owned(out)
    }

    /// The element of a path without indexes.
    pub fn at(&self, path: &str) -> Option<NodeId> {
        let (node, binding) = self.resolve(path, false)?;
        (binding == Binding::default()).then_some(node)
    }

    /// The element of a path and the repetitions it names. With `indexed`, every repeated element on the way (but not
    /// necessarily the last one) must carry an index.
    pub fn resolve(&self, path: &str, indexed: bool) -> Option<(NodeId, Binding)> {
        if path.len() > LONGEST_PATH {
            return None;
        }
        let mut current: Option<NodeId> = None;
        let mut binding = Binding::default();
        for segment in path.split('/') {
            if segment.as_bytes().first().is_some_and(u8::is_ascii_digit) {
                let node =
                    current.filter(|node| self.node(*node).repeatable && binding.index(*node).is_none())?;
                binding = binding.with(node, index(segment)?);
                continue;
            }
            if let Some(node) = current.filter(|node| indexed && self.node(*node).repeatable) {
                binding.index(node)?;
            }
            let children = current.map_or(&self.roots, |node| &self.node(node).children);
            current = Some(*children.iter().find(|child| self.node(**child).id == segment)?);
        }
        current.map(|node| (node, binding))
    }

    /// The element and its groups, innermost first.
    pub fn ancestors(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(Some(id), |node| self.node(*node).parent)
    }

    /// The top-level element above this one.
    pub fn root_of(&self, id: NodeId) -> NodeId {
        self.ancestors(id).last().unwrap_or(id)
    }
}

/// An index as it is written: no sign, no leading zeros, below the limit.
pub(crate) fn index(segment: &str) -> Option<u32> {
    let canonical = segment.len() <= 3
        && segment.bytes().all(|byte| byte.is_ascii_digit())
        && (segment == "0" || !segment.starts_with('0'));
    canonical.then(|| segment.parse().ok()).flatten().filter(|index| *index < MOST_REPETITIONS)
}

/// An element as an editor sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ElementView {
    /// Identity.
    pub id: String,
    /// Path of element ids from the root.
    pub path: String,
    /// Levels below the root, which has 0.
    pub depth: usize,
    /// Name in the library.
    pub name: String,
    /// Label at the input.
    pub label: Translated,
    /// `group`, `choice`, or the code of the data type.
    pub data_type: &'static str,
    /// Smallest number.
    pub min: u32,
    /// Greatest number; capped at [`MOST_REPETITIONS`].
    pub max: u32,
    /// Legal basis, one text each.
    pub legal: Vec<String>,
}
