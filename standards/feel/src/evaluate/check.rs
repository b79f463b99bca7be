// SPDX-License-Identifier: EUPL-1.2
//! What can be said of types before an evaluation: an entry that a declared type does not have is a mistake in the text,
//! not in the data.

use super::lower::Lowering;
use super::node::{Kind, Node};
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::syntax::Others;
use crate::value::{Type, Value};

impl Lowering<'_> {
    /// The type of a node as far as declarations tell it.
    pub(super) fn type_of(&self, node: &Node) -> Option<Type> {
        match &node.kind {
            Kind::Slot(slot) => self.resolver.type_at(*slot).cloned(),
            Kind::Entry(entry) => match entry.items.first().map(|item| self.resolver.type_at(*item)) {
                Some(Some(type_)) => entry_type(type_, &entry.name),
                _ => None,
            },
            Kind::Path(value, name) => entry_type(&self.type_of(value)?, name),
            Kind::Filter(filter) => {
                let type_ = self.type_of(&filter.value)?;
                match &filter.condition.kind {
                    Kind::Constant(Value::Number(_)) => item_type(type_),
                    _ => matches!(type_, Type::List(_)).then_some(type_),
                }
            }
            _ => None,
        }
    }

    /// Reports an entry that the declared type of a value does not have.
    pub(super) fn check_entry(&mut self, value: &Node, name: &str, span: Span) {
        if self.resolver.others() != Others::Refused {
            return;
        }
        if let Some(type_) = self.type_of(value)
            && is_closed(&type_)
            && entry_type(&type_, name).is_none()
        {
            self.refuse(Diagnostic::new(Code::UnknownEntry, span, [name.to_owned(), type_.to_string()]));
        }
    }

    /// Whether the items that are kept at a place are known to have no entry of this name.
    pub(super) fn lacks(&self, item: usize, name: &str) -> bool {
        self.resolver.type_at(item).is_some_and(|type_| is_closed(type_) && entry_type(type_, name).is_none())
    }
}

/// The type of the items of a list.
pub(super) fn item_type(type_: Type) -> Option<Type> {
    match type_ {
        Type::List(item) if *item != Type::Any => Some((*item).clone()),
        Type::List(_) => None,
        single => Some(single),
    }
}

/// The type of an entry of a context, or of the entries of a list of contexts.
fn entry_type(type_: &Type, name: &str) -> Option<Type> {
    match type_ {
        Type::Context(entries) => {
            entries.iter().find(|(known, _)| **known == *name).map(|(_, type_)| type_.clone())
        }
        Type::List(item) => Some(Type::List(entry_type(item, name)?.into())),
        _ => None,
    }
}

/// Whether a type names all entries that its values may be asked for.
fn is_closed(type_: &Type) -> bool {
    match type_ {
        Type::Context(entries) => !entries.is_empty(),
        Type::List(item) => is_closed(item),
        Type::Boolean | Type::Number | Type::Text => true,
        _ => false,
    }
}
