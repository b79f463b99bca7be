// SPDX-License-Identifier: EUPL-1.2
//! Types: item definitions become plans that refer to each other, recursion included.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use feel::{Names, Type};

use crate::diagnostic::{Diagnostic, ElementKind, Fault, Part, Source};
use crate::model::{Definitions, ItemDefinition, Place, Text};
use crate::plan::{Shape, TypeId, TypePlan};

use super::Compiler;
use super::index::Index;

/// How many types may stand inside one another before FEEL's view of them ends with `Any`.
const DEEPEST_TYPE: usize = 64;

/// How many types all types together may contain before FEEL's view of the others is `Any`.
const MOST_ENTRIES: usize = 200_000;

/// The types of all models.
#[derive(Default)]
pub(super) struct Types {
    pub(super) plans: Vec<TypePlan>,
    named: HashMap<(usize, String), TypeId>,
    standard: HashMap<String, TypeId>,
    /// How many names of types and of their entries there are.
    pub(super) names: usize,
    /// Allowed values as they are written, for hit policies that follow their order.
    pub(super) allowed_texts: HashMap<TypeId, Text>,
}

/// A type whose parts are not resolved yet.
struct Open<'m> {
    id: TypeId,
    model: usize,
    item: &'m ItemDefinition,
    components: Vec<TypeId>,
}

impl<'m> Compiler<'m> {
    /// Compiles every item definition; afterwards [`Compiler::base_names`] knows their names.
    pub(super) fn compile_types(&mut self) {
        let mut open = Vec::new();
        for (number, model) in self.models.iter().enumerate() {
            for item in &model.item_definitions {
                let id = self.reserve(number, item, &mut open);
                if self.types.named.insert((number, item.name.clone()), id).is_some() {
                    self.type_fault(Fault::DuplicateName, item, item.place, &item.name);
                }
            }
        }
        for entry in &open {
            self.resolve_shape(entry);
        }
        for entry in &open {
            self.refuse_endless_alias(entry);
        }
        let mut view = View { known: vec![None; self.types.plans.len()], left: MOST_ENTRIES };
        for position in 0..self.types.plans.len() {
            let (kind, size) = view.of(&self.types.plans, TypeId(position), 0);
            self.types.plans[position].feel = kind;
            self.types.names += size;
        }
        self.base_names = (0..self.models.len()).map(|model| Rc::new(self.names_of_types(model))).collect();
        for entry in &open {
            self.compile_allowed(entry);
        }
    }

    /// Makes room for a type and its components. The depth of the file bounds the recursion.
    fn reserve(&mut self, model: usize, item: &'m ItemDefinition, open: &mut Vec<Open<'m>>) -> TypeId {
        let components = item.components.iter().map(|part| self.reserve(model, part, open)).collect();
        let id = self.types.push(&item.name, Shape::Feel(Type::Any), item.collection);
        if let Some(text) = &item.allowed_values {
            self.types.allowed_texts.insert(id, text.clone());
        }
        open.push(Open { id, model, item, components });
        id
    }

    fn resolve_shape(&mut self, entry: &Open<'m>) {
        let item = entry.item;
        let shape = if let Some(function) = &item.function {
            let parameters = function
                .parameters
                .iter()
                .map(|parameter| {
                    let kind = self.type_or_any(entry.model, parameter.type_ref.as_deref(), item);
                    (parameter.name.as_str().into(), kind)
                })
                .collect();
            let result = self.type_or_any(entry.model, function.output.as_deref(), item);
            Shape::Function { parameters, result }
        } else if !item.components.is_empty() {
            let names = item.components.iter().map(|part| part.name.as_str().into());
            Shape::Structure(names.zip(entry.components.iter().copied()).collect())
        } else {
            Shape::Same(self.type_or_any(entry.model, item.type_ref.as_deref(), item))
        };
        self.types.plans[entry.id.0].shape = shape;
    }

    /// A type that only names other types must reach a description within a few steps; otherwise every value belongs to it.
    fn refuse_endless_alias(&mut self, entry: &Open<'m>) {
        let mut at = entry.id;
        for _ in 0..DEEPEST_TYPE {
            match &self.types.plans[at.0].shape {
                Shape::Same(base) => at = *base,
                _ => return,
            }
        }
        self.types.plans[entry.id.0].shape = Shape::Feel(Type::Any);
        self.type_fault(Fault::CyclicRequirement, entry.item, entry.item.place, &entry.item.name);
    }

    fn type_or_any(&mut self, model: usize, name: Option<&str>, item: &ItemDefinition) -> TypeId {
        let Some(name) = name else { return self.types.standard("Any", Type::Any) };
        match self.find_type(model, name) {
            Some(id) => id,
            None => {
                self.type_fault(Fault::UnknownType, item, item.place, name);
                self.types.standard("Any", Type::Any)
            }
        }
    }

    /// The type of a name: of the model itself, of the standard, of an imported model.
    pub(super) fn find_type(&mut self, model: usize, name: &str) -> Option<TypeId> {
        if let Some(id) = self.types.named.get(&(model, name.to_owned())) {
            return Some(*id);
        }
        let plain = name.strip_prefix("feel:").unwrap_or(name);
        if let Some(kind) = standard_type(plain) {
            return Some(self.types.standard(plain, kind));
        }
        imported(&self.models[model], &self.index).find_map(|(prefix, target)| {
            let rest = if prefix.is_empty() { name } else { name.strip_prefix(prefix)?.strip_prefix('.')? };
            self.types.named.get(&(target, rest.to_owned())).copied()
        })
    }

    /// The names of types that expressions of a model may use.
    fn names_of_types(&self, model: usize) -> Names {
        let mut names = Names::new();
        for (prefix, target) in imported(&self.models[model], &self.index) {
            for item in &self.models[target].item_definitions {
                let name =
                    if prefix.is_empty() { item.name.clone() } else { format!("{prefix}.{}", item.name) };
                names = self.with_type(names, target, &item.name, &name);
            }
        }
        for item in &self.models[model].item_definitions {
            names = self.with_type(names, model, &item.name, &item.name);
        }
        names
    }

    fn with_type(&self, names: Names, model: usize, item: &str, name: &str) -> Names {
        match self.types.named.get(&(model, item.to_owned())) {
            Some(id) => names.with_type(name, self.types.plans[id.0].feel.clone()),
            None => names,
        }
    }

    fn compile_allowed(&mut self, entry: &Open<'m>) {
        let names = Rc::clone(&self.base_names[entry.model]);
        let tests = |compiler: &mut Self, text: &Option<Text>| {
            let text = text.as_ref().filter(|text| !is_any(&text.text))?;
            let source = item_source(entry.item, Part::AllowedValues, text.place);
            compiler.tests(text, &names, source).map(|(tests, _)| tests)
        };
        let allowed = tests(self, &entry.item.allowed_values);
        let constraint = tests(self, &entry.item.type_constraint);
        let plan = &mut self.types.plans[entry.id.0];
        plan.allowed = allowed;
        plan.constraint = constraint;
    }

    fn type_fault(&mut self, fault: Fault, item: &ItemDefinition, place: Place, name: &str) {
        let source = item_source(item, Part::Element, place);
        self.faults.push(Diagnostic::fault(fault, source, vec![name.to_owned()]));
    }
}

impl Types {
    fn push(&mut self, name: &str, shape: Shape, collection: bool) -> TypeId {
        let name = name.into();
        self.plans.push(TypePlan {
            name,
            shape,
            collection,
            allowed: None,
            constraint: None,
            feel: Type::Any,
        });
        TypeId(self.plans.len() - 1)
    }

    fn standard(&mut self, name: &str, kind: Type) -> TypeId {
        if let Some(id) = self.standard.get(name) {
            return *id;
        }
        let id = self.push(name, Shape::Feel(kind.clone()), false);
        self.plans[id.0].feel = kind;
        self.standard.insert(name.to_owned(), id);
        id
    }
}

/// A type of the standard by its name in a model.
fn standard_type(name: &str) -> Option<Type> {
    match name {
        "any" => Some(Type::Any),
        name => Type::simple(name).or_else(|| feel::compile_type(name, &Names::new()).ok()),
    }
}

/// Prefix and position of every imported model that is there.
pub(super) fn imported<'a>(
    model: &'a Definitions,
    index: &'a Index<'_>,
) -> impl Iterator<Item = (&'a str, usize)> {
    model.imports.iter().filter_map(|import| Some((import.name.as_str(), index.model(&import.namespace)?)))
}

/// Whether unary tests let every value pass.
pub(super) fn is_any(text: &str) -> bool {
    matches!(text.trim(), "" | "-")
}

fn item_source(item: &ItemDefinition, part: Part, place: Place) -> Source {
    Source {
        kind: ElementKind::ItemDefinition,
        element: item.name.as_str().into(),
        id: "".into(),
        part,
        place,
    }
}

/// Types as FEEL knows them, with the number of types in each.
struct View {
    known: Vec<Option<(Type, usize)>>,
    /// What is left of [`MOST_ENTRIES`].
    left: usize,
}

impl View {
    /// While a type is being built it stands for `Any` inside itself, and so does what lies too deep or is too large: types that
    /// share parts can be far larger than their description.
    fn of(&mut self, plans: &[TypePlan], id: TypeId, depth: usize) -> (Type, usize) {
        if let Some(known) = &self.known[id.0] {
            return known.clone();
        }
        if depth > DEEPEST_TYPE {
            return (Type::Any, 1);
        }
        self.known[id.0] = Some((Type::Any, 1));
        let plan = &plans[id.0];
        let mut size = 1_usize;
        let mut inner = |id: TypeId| {
            let (kind, part) = self.of(plans, id, depth + 1);
            size = size.saturating_add(part);
            kind
        };
        let kind = match &plan.shape {
            Shape::Feel(kind) => kind.clone(),
            Shape::Same(base) => inner(*base),
            Shape::Structure(parts) => {
                let entries: Vec<(Arc<str>, Type)> =
                    parts.iter().map(|(name, part)| (name.clone(), inner(*part))).collect();
                Type::Context(entries.into())
            }
            Shape::Function { parameters, result } => {
                let parameters = parameters.iter().map(|(_, kind)| inner(*kind)).collect();
                let result = inner(*result);
                Type::Function(Arc::new(feel::value::Signature { parameters, result }))
            }
        };
        let kind = if plan.collection { Type::List(Arc::new(kind)) } else { kind };
        let found = if size > self.left { (Type::Any, 1) } else { (kind, size) };
        self.left = self.left.saturating_sub(found.1);
        self.known[id.0] = Some(found.clone());
        found
    }
}
