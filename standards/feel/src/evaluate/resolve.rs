// SPDX-License-Identifier: EUPL-1.2
//! Which place in a frame a name means. Every function has a frame of its own; what it uses of the surrounding one it
//! captures when it is made.

use std::sync::Arc;

use super::node::Global;
use crate::builtins::lookup;
use crate::syntax::{Names, Others};
use crate::value::Type;

/// Something that gives meaning to names.
enum Scope {
    /// A name and its place.
    Name(Arc<str>, usize),
    /// The item of a filter: its entries are names.
    Item(usize),
}

/// The frame of one function, or of the whole expression.
#[derive(Default)]
struct Level {
    scopes: Vec<Scope>,
    /// Places that are captured from the frame outside, and their places here.
    captured: Vec<(usize, usize)>,
    slots: Vec<Slot>,
}

/// A place in a frame.
struct Slot {
    used: bool,
    /// The type of its values, when it is declared.
    type_: Option<Type>,
}

impl Level {
    fn slot(&mut self, type_: Option<Type>) -> usize {
        self.slots.push(Slot { used: false, type_ });
        self.slots.len() - 1
    }
}

/// What a name means: entries of items first, then a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Meaning {
    /// Places of the items of the filters that lie between, the innermost first.
    pub items: Vec<usize>,
    /// The place of the name itself.
    pub slot: Option<usize>,
    /// The place that tells whether there is a value, when nobody declared the name.
    pub present: Option<usize>,
}

/// Gives names their places.
pub(super) struct Resolver<'n> {
    names: &'n Names,
    levels: Vec<Level>,
    globals: Vec<Global>,
}

impl<'n> Resolver<'n> {
    pub(super) fn new(names: &'n Names) -> Self {
        Self { names, levels: vec![Level::default()], globals: Vec::new() }
    }

    /// What a name means that nobody declared.
    pub(super) fn others(&self) -> Others {
        self.names.others()
    }

    /// The names of the context that were used, and the size of the outermost frame.
    pub(super) fn finish(self) -> (Vec<Global>, usize) {
        let size = self.levels.first().map_or(0, |level| level.slots.len());
        (self.globals, size)
    }

    fn current(&mut self) -> &mut Level {
        if self.levels.is_empty() {
            self.levels.push(Level::default());
        }
        let last = self.levels.len() - 1;
        &mut self.levels[last]
    }

    /// A new place without a name.
    pub(super) fn place(&mut self) -> usize {
        self.current().slot(None)
    }

    /// The type of the values at a place, when it is declared.
    pub(super) fn type_at(&self, slot: usize) -> Option<&Type> {
        self.levels.last()?.slots.get(slot)?.type_.as_ref()
    }

    /// A new place for a name, visible until [`Resolver::close`].
    pub(super) fn bind(&mut self, name: &Arc<str>, type_: Option<Type>) -> usize {
        let slot = self.current().slot(type_);
        self.name(name, slot);
        slot
    }

    /// Makes a place visible under a name.
    pub(super) fn name(&mut self, name: &Arc<str>, slot: usize) {
        self.current().scopes.push(Scope::Name(Arc::clone(name), slot));
    }

    /// A new place for the item of a filter, whose entries are names until [`Resolver::close`].
    pub(super) fn bind_item(&mut self, type_: Option<Type>) -> usize {
        let slot = self.current().slot(type_);
        let level = self.current();
        level.scopes.push(Scope::Name("item".into(), slot));
        level.scopes.push(Scope::Item(slot));
        slot
    }

    /// How many scopes are open here.
    pub(super) fn open(&mut self) -> usize {
        self.current().scopes.len()
    }

    /// Back to `count` open scopes.
    pub(super) fn close(&mut self, count: usize) {
        self.current().scopes.truncate(count);
    }

    /// Whether any name meant the place since the last time this was asked.
    pub(super) fn was_used(&mut self, slot: usize) -> bool {
        self.current().slots.get_mut(slot).is_some_and(|slot| std::mem::take(&mut slot.used))
    }

    /// Begins the frame of a function.
    pub(super) fn enter_function(&mut self) {
        self.levels.push(Level::default());
    }

    /// Ends the frame of a function: its size, and pairs of captured place outside and place inside.
    pub(super) fn leave_function(&mut self) -> (usize, Vec<(usize, usize)>) {
        self.levels.pop().map_or((0, Vec::new()), |level| (level.slots.len(), level.captured))
    }

    /// What a name means here.
    pub(super) fn resolve(&mut self, name: &str) -> Meaning {
        self.resolve_in(self.levels.len() - 1, name)
    }

    fn resolve_in(&mut self, index: usize, name: &str) -> Meaning {
        let mut items = Vec::new();
        let level = &mut self.levels[index];
        for scope in level.scopes.iter().rev() {
            match scope {
                Scope::Item(slot) => items.push(*slot),
                Scope::Name(known, slot) if **known == *name => {
                    level.slots[*slot].used = true;
                    return Meaning { items, slot: Some(*slot), present: None };
                }
                Scope::Name(..) => {}
            }
        }
        if index == 0 {
            let (slot, present) = self.global(name).unzip();
            return Meaning { items, slot, present: present.flatten() };
        }
        let outer = self.resolve_in(index - 1, name);
        items.extend(outer.items.iter().map(|slot| self.capture(index, *slot)));
        let mut inside = |slot: Option<usize>| slot.map(|slot| self.capture(index, slot));
        Meaning { items, slot: inside(outer.slot), present: inside(outer.present) }
    }

    fn global(&mut self, name: &str) -> Option<(usize, Option<usize>)> {
        if let Some(global) = self.globals.iter().find(|global| *global.name == *name) {
            return Some((global.slot, global.present));
        }
        let declared = self.names.contains(name);
        if !declared && (self.names.others() != Others::Open || lookup(name).is_some()) {
            return None;
        }
        let type_ = self.names.type_of(name).filter(|type_| **type_ != Type::Any).cloned();
        let slot = self.levels[0].slot(type_);
        let present = (!declared).then(|| self.levels[0].slot(None));
        self.globals.push(Global { name: name.into(), slot, present });
        Some((slot, present))
    }

    fn capture(&mut self, index: usize, outer: usize) -> usize {
        let type_ = self.levels[index - 1].slots.get(outer).and_then(|slot| slot.type_.clone());
        let level = &mut self.levels[index];
        if let Some((_, own)) = level.captured.iter().find(|(captured, _)| *captured == outer) {
            return *own;
        }
        let own = level.slot(type_);
        level.captured.push((outer, own));
        own
    }
}
