// SPDX-License-Identifier: EUPL-1.2
//! Which element of the form a rule means.

use super::super::tree::{NodeId, NodeKind, Tree};
use super::Wrong;
use std::cell::Cell;
use xdatenfelder::DataType;
use xdatenfelder::rules::Reference;

/// Elements looked at for one rule at one place, at most: keeps a hostile schema from making the program busy.
const MOST_LOOKS: usize = 2_000_000;

/// Finds elements from one place of the form.
pub(super) struct Finder<'a> {
    tree: &'a Tree,
    scope: Option<NodeId>,
    looks: Cell<usize>,
}

impl<'a> Finder<'a> {
    pub fn new(tree: &'a Tree, scope: Option<NodeId>) -> Self {
        Self { tree, scope, looks: Cell::new(MOST_LOOKS) }
    }

    /// The element meant: in the group of the rule, else in the groups around it, nearest first.
    pub fn find(&self, reference: &Reference) -> Result<NodeId, Wrong> {
        let mut scope = self.scope;
        loop {
            if let Some(found) = self.below(scope, reference)? {
                return Ok(found);
            }
            let Some(group) = scope else { return Err(Wrong::at("unknown-element", reference)) };
            scope = self.tree.node(group).parent;
        }
    }

    /// The same, and a field.
    pub fn field(&self, reference: &Reference) -> Result<NodeId, Wrong> {
        let node = self.find(reference)?;
        match self.tree.node(node).kind {
            NodeKind::Field(_) => Ok(node),
            NodeKind::Group { .. } => Err(Wrong::at("no-field", reference)),
        }
    }

    /// The same, and a date.
    pub fn date(&self, reference: &Reference) -> Result<NodeId, Wrong> {
        let node = self.field(reference)?;
        let kind = self.tree.node(node).field().map(|field| field.data_type);
        match kind {
            Some(DataType::Date | DataType::DateTime) => Ok(node),
            _ => Err(Wrong::at("no-date", reference)),
        }
    }

    /// Whether an element can be looked at from another one: every repetition around it is one around the other, too.
    pub fn same_repetition(&self, seen: NodeId, from: NodeId, reference: &Reference) -> Result<(), Wrong> {
        let around = |node: NodeId| {
            let repeats = self.tree.node(node).repeats.iter();
            repeats.map(|(repeat, _)| *repeat).filter(move |repeat| *repeat != node)
        };
        if around(seen).all(|repeat| around(from).any(|other| other == repeat)) {
            Ok(())
        } else {
            Err(Wrong::at("other-repetition", reference))
        }
    }

    /// Fields directly in a group.
    pub fn direct_fields(&self, group: NodeId) -> Vec<NodeId> {
        let children = self.tree.node(group).children.iter().copied();
        children.filter(|child| self.tree.node(*child).field().is_some()).collect()
    }

    /// Fields in a group and in the groups inside that are not repeated.
    pub fn fields_below(&self, group: NodeId) -> Vec<NodeId> {
        let mut found = Vec::new();
        for child in &self.tree.node(group).children {
            match self.tree.node(*child) {
                node if node.field().is_some() => found.push(*child),
                node if !node.repeatable => found.extend(self.fields_below(*child)),
                _ => {}
            }
        }
        found
    }

    /// The nearest element below a group (or the group itself) at the end of the path.
    fn below(&self, scope: Option<NodeId>, reference: &Reference) -> Result<Option<NodeId>, Wrong> {
        let mut from = scope;
        for (step, id) in reference.path.iter().enumerate() {
            if step == 0 && from.is_some_and(|node| self.tree.node(node).id == *id) {
                continue;
            }
            match self.nearest(from, id, reference)? {
                Some(found) => from = Some(found),
                None => return Ok(None),
            }
        }
        Ok(from)
    }

    /// Level by level; two on the same level are ambiguous.
    fn nearest(
        &self,
        from: Option<NodeId>,
        id: &str,
        reference: &Reference,
    ) -> Result<Option<NodeId>, Wrong> {
        let mut level: Vec<NodeId> = self.children(from).to_vec();
        while !level.is_empty() {
            self.looks.set(self.looks.get().saturating_sub(level.len()));
            if self.looks.get() == 0 {
                return Err(Wrong::at("too-large", reference));
            }
            let mut found = level.iter().filter(|node| self.tree.node(**node).id == id);
            match (found.next(), found.next()) {
                (Some(only), None) => return Ok(Some(*only)),
                (Some(_), Some(_)) => return Err(Wrong::at("ambiguous-element", reference)),
                (None, _) => {}
            }
            level = level.iter().flat_map(|node| self.children(Some(*node))).copied().collect();
        }
        Ok(None)
    }

    fn children(&self, node: Option<NodeId>) -> &[NodeId] {
        node.map_or(&self.tree.roots, |node| &self.tree.node(node).children)
    }
}
