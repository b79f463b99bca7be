// SPDX-License-Identifier: EUPL-1.2
//! Which element a reference means.

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, ElementKind, Fault, Part, Source};
use crate::model::{Definitions, Place, Reference};
use crate::plan::Address;

/// Every model and element by its name in references.
pub(super) struct Index<'m> {
    models: HashMap<&'m str, usize>,
    elements: HashMap<(usize, &'m str), Address>,
    /// Models of inputs, decisions and knowledge, in the order of their addresses.
    pub(super) inputs: Vec<(usize, &'m crate::model::InputData)>,
    pub(super) decisions: Vec<(usize, &'m crate::model::Decision)>,
    pub(super) knowledge: Vec<(usize, Knowledge<'m>)>,
}

/// What can be called.
#[derive(Clone, Copy)]
pub(super) enum Knowledge<'m> {
    Function(&'m crate::model::KnowledgeModel),
    Service(&'m crate::model::DecisionService),
}

impl<'m> Index<'m> {
    pub(super) fn build(models: &'m [Definitions], faults: &mut Vec<Diagnostic>) -> Self {
        let mut index = Self {
            models: HashMap::new(),
            elements: HashMap::new(),
            inputs: Vec::new(),
            decisions: Vec::new(),
            knowledge: Vec::new(),
        };
        for (number, model) in models.iter().enumerate() {
            if index.models.insert(&model.namespace, number).is_some() {
                let source = model_source(model, Place::default());
                faults.push(Diagnostic::fault(Fault::DuplicateModel, source, vec![model.namespace.clone()]));
            }
            index.add_elements(number, model, faults);
        }
        index
    }

    fn add_elements(&mut self, number: usize, model: &'m Definitions, faults: &mut Vec<Diagnostic>) {
        let mut found: Vec<(&'m str, Address, Place)> = Vec::new();
        for input in &model.inputs {
            found.push((&input.id, Address::Input(self.inputs.len()), input.place));
            self.inputs.push((number, input));
        }
        for decision in &model.decisions {
            found.push((&decision.id, Address::Decision(self.decisions.len()), decision.place));
            self.decisions.push((number, decision));
        }
        for function in &model.knowledge_models {
            found.push((&function.id, Address::Knowledge(self.knowledge.len()), function.place));
            self.knowledge.push((number, Knowledge::Function(function)));
        }
        for service in &model.services {
            found.push((&service.id, Address::Knowledge(self.knowledge.len()), service.place));
            self.knowledge.push((number, Knowledge::Service(service)));
        }
        for (id, address, place) in found.into_iter().filter(|(id, ..)| !id.is_empty()) {
            if self.elements.insert((number, id), address).is_some() {
                let source = model_source(model, place);
                faults.push(Diagnostic::fault(Fault::DuplicateElement, source, vec![id.to_owned()]));
            }
        }
    }

    /// The model of a namespace.
    pub(super) fn model(&self, namespace: &str) -> Option<usize> {
        self.models.get(namespace).copied()
    }

    /// The element a reference in a model means.
    pub(super) fn resolve(&self, model: usize, reference: &Reference) -> Option<Address> {
        let model = match &reference.namespace {
            Some(namespace) => self.model(namespace)?,
            None => model,
        };
        self.elements.get(&(model, reference.id.as_str())).copied()
    }

    /// The model an element stands in.
    pub(super) fn model_of(&self, address: Address) -> usize {
        match address {
            Address::Input(position) => self.inputs[position].0,
            Address::Decision(position) => self.decisions[position].0,
            Address::Knowledge(position) => self.knowledge[position].0,
        }
    }
}

/// The model itself as a place.
pub(super) fn model_source(model: &Definitions, place: Place) -> Source {
    Source {
        kind: ElementKind::Model,
        element: model.name.as_str().into(),
        id: "".into(),
        part: Part::Element,
        place,
    }
}
