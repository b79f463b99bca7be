// SPDX-License-Identifier: EUPL-1.2
//! Lists (DMN 1.5, 10.3.2.5).

use std::ops::Deref;
use std::sync::Arc;

use super::Value;

/// Values in an order; cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct List(Arc<Items>);

#[derive(Debug, Default)]
struct Items {
    depth: u32,
    size: u64,
    items: Vec<Value>,
}

impl List {
    /// How deep the list nests: 1 for a list of simple values.
    pub fn depth(&self) -> u32 {
        self.0.depth
    }

    /// The number of values in it, counted through all levels; see [`Value::size`].
    pub fn size(&self) -> u64 {
        self.0.size
    }

    /// Whether others hold the same list, so that changing it copies it.
    pub fn is_shared(&self) -> bool {
        Arc::strong_count(&self.0) > 1
    }

    /// Adds an item at the end; the list is copied first when others hold it too.
    pub fn push(&mut self, item: Value) {
        let depth = self.0.depth.max(1 + item.depth());
        let size = self.0.size.saturating_add(item.size());
        if let Some(own) = Arc::get_mut(&mut self.0) {
            own.items.push(item);
            (own.depth, own.size) = (depth, size);
        } else {
            let items = self.0.items.iter().cloned().chain([item]).collect();
            self.0 = Arc::new(Items { depth, size, items });
        }
    }

    /// The items as a vector of one's own; copied only when others hold the list too.
    pub fn into_items(self) -> Vec<Value> {
        match Arc::try_unwrap(self.0) {
            Ok(own) => own.items,
            Err(shared) => shared.items.clone(),
        }
    }
}

impl Deref for List {
    type Target = [Value];

    fn deref(&self) -> &[Value] {
        &self.0.items
    }
}

impl PartialEq for List {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || **self == **other
    }
}

impl From<Vec<Value>> for List {
    fn from(items: Vec<Value>) -> Self {
        let depth = 1 + items.iter().map(Value::depth).max().unwrap_or(0);
        let size = items.iter().fold(1u64, |size, item| size.saturating_add(item.size()));
        Self(Arc::new(Items { depth, size, items }))
    }
}

impl FromIterator<Value> for List {
    fn from_iter<I: IntoIterator<Item = Value>>(items: I) -> Self {
        Self::from(items.into_iter().collect::<Vec<_>>())
    }
}
