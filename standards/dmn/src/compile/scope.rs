// SPDX-License-Identifier: EUPL-1.2
//! The names an element's logic may use.

use std::collections::HashSet;
use std::rc::Rc;
use std::sync::Arc;

use feel::{Names, Type};

use crate::diagnostic::{Fault, Part};
use crate::model::Place;
use crate::plan::{Address, Scope, ScopeEntry};

use super::index::Knowledge;
use super::{Compiler, Site};

/// Names and types of the entries of a context.
type Entries = Vec<(Arc<str>, Type)>;

impl Compiler<'_> {
    /// The elements under the names they have for this one. Elements of a model that is not imported have no name.
    pub(super) fn scope(&mut self, site: Site<'_>, needed: &[Address], place: Place) -> Scope {
        let mut scope = Scope::default();
        let mut known = HashSet::new();
        for address in needed {
            let model = self.index.model_of(*address);
            let name: Arc<str> = self.variable_of(*address).into();
            let Some(prefix) = self.prefix(site.model, model) else {
                self.fault(Fault::UnknownReference, site.source(Part::Requirement, place), &name);
                continue;
            };
            // Addresses are distinct, so that a name known before means another element.
            if !known.insert((prefix.clone(), name.clone())) {
                self.fault(Fault::DuplicateName, site.source(Part::Requirement, place), &name);
            }
            scope.entries.push(ScopeEntry { prefix, name, address: *address });
        }
        scope
    }

    /// The name of the import under which a model knows another, `None` inside for itself and for imports without name.
    fn prefix(&self, model: usize, other: usize) -> Option<Option<Arc<str>>> {
        if model == other {
            return Some(None);
        }
        let namespace = &self.models[other].namespace;
        let import = self.models[model].imports.iter().find(|import| import.namespace == *namespace)?;
        Some(Some(import.name.as_str()).filter(|name| !name.is_empty()).map(Arc::from))
    }

    fn variable_of(&self, address: Address) -> &str {
        match address {
            Address::Input(position) => &self.index.inputs[position].1.variable.name,
            Address::Decision(position) => &self.index.decisions[position].1.variable.name,
            Address::Knowledge(position) => match self.index.knowledge[position].1 {
                Knowledge::Function(function) => &function.variable.name,
                Knowledge::Service(service) => &service.variable.name,
            },
        }
    }

    /// The names of a scope, with their types, on top of the model's types.
    pub(super) fn names(&mut self, model: usize, scope: &Scope) -> Names {
        let base = Rc::clone(&self.base_names[model]);
        let mut names = self.copied(&base);
        let mut prefixed: Vec<(Arc<str>, Entries)> = Vec::new();
        for entry in &scope.entries {
            let kind = self.type_of_variable(entry.address);
            match &entry.prefix {
                None => names = names.with(&entry.name, kind),
                Some(prefix) => match prefixed.iter_mut().find(|(known, _)| known == prefix) {
                    Some((_, parts)) => parts.push((entry.name.clone(), kind)),
                    None => prefixed.push((prefix.clone(), vec![(entry.name.clone(), kind)])),
                },
            }
        }
        for (prefix, parts) in prefixed {
            names = names.with(&prefix, Type::Context(parts.into()));
        }
        names
    }

    pub(super) fn type_of_variable(&mut self, address: Address) -> Type {
        let (model, name) = match address {
            Address::Input(position) => {
                let (model, input) = self.index.inputs[position];
                (model, input.variable.type_ref.as_deref())
            }
            Address::Decision(position) => {
                let (model, decision) = self.index.decisions[position];
                (model, decision.variable.type_ref.as_deref())
            }
            Address::Knowledge(_) => return Type::Any,
        };
        let found = name.and_then(|name| self.find_type(model, name));
        found.map_or(Type::Any, |id| self.types.plans[id.0].feel.clone())
    }
}
