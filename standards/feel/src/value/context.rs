// SPDX-License-Identifier: EUPL-1.2
//! Contexts (DMN 1.5, 10.3.2.6): named values in the order of their definition.

use std::collections::HashMap;
use std::sync::Arc;

use super::Value;

/// From this many entries on a context keeps an index of its names.
const INDEXED_FROM: usize = 12;

/// Named values; the order of definition is kept, setting a name again keeps its place.
#[derive(Debug, Clone, Default)]
pub struct Context {
    entries: Vec<(Arc<str>, Value)>,
    index: Option<HashMap<Arc<str>, usize>>,
    depth: u32,
    size: u64,
}

impl Context {
    /// A context without entries.
    pub fn new() -> Self {
        Self::default()
    }

    /// The value of a name; `None` when there is no such entry.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.position(name).map(|position| &self.entries[position].1)
    }

    /// Sets an entry and gives the value it had.
    pub fn set(&mut self, name: impl Into<Arc<str>>, value: Value) -> Option<Value> {
        let name = name.into();
        self.depth = self.depth.max(value.depth());
        self.size = self.size.saturating_add(value.size());
        if let Some(position) = self.position(&name) {
            return Some(std::mem::replace(&mut self.entries[position].1, value));
        }
        self.entries.push((name.clone(), value));
        if let Some(index) = &mut self.index {
            index.insert(name, self.entries.len() - 1);
        } else if self.entries.len() >= INDEXED_FROM {
            self.index = Some(
                self.entries
                    .iter()
                    .enumerate()
                    .map(|(position, entry)| (entry.0.clone(), position))
                    .collect(),
            );
        }
        None
    }

    /// The same context with one more entry.
    #[must_use]
    pub fn with(mut self, name: impl Into<Arc<str>>, value: impl Into<Value>) -> Self {
        self.set(name, value.into());
        self
    }

    /// How deep the context nests: 1 for a context of simple values. A deep value that was replaced still counts.
    pub fn depth(&self) -> u32 {
        self.depth + 1
    }

    /// The number of values in it, counted through all levels; see [`Value::size`]. A value that was replaced still
    /// counts.
    pub fn size(&self) -> u64 {
        self.size.saturating_add(1)
    }

    /// Number of entries.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no entry.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Names and values in the order of definition.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&Arc<str>, &Value)> {
        self.entries.iter().map(|(name, value)| (name, value))
    }

    /// The entry at a position in the order of definition.
    pub fn entry(&self, position: usize) -> Option<(&Arc<str>, &Value)> {
        self.entries.get(position).map(|(name, value)| (name, value))
    }

    /// Where a name stands in the order of definition.
    pub fn position(&self, name: &str) -> Option<usize> {
        match &self.index {
            Some(index) => index.get(name).copied(),
            None => self.entries.iter().position(|entry| &*entry.0 == name),
        }
    }
}

/// Same names with equal values, in any order.
impl PartialEq for Context {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().all(|(name, value)| other.get(name) == Some(value))
    }
}

impl<N: Into<Arc<str>>> FromIterator<(N, Value)> for Context {
    fn from_iter<I: IntoIterator<Item = (N, Value)>>(entries: I) -> Self {
        let mut context = Self::new();
        for (name, value) in entries {
            context.set(name, value);
        }
        context
    }
}
