// SPDX-License-Identifier: EUPL-1.2
//! Requirements and decision services: the references between elements.

use roxmltree::Node;

use crate::error::ReadError;
use crate::model::{DecisionService, NoteKind, Reference, Requirements};

use super::WITHOUT_MEANING;
use super::element::{Reader, id, variable_or_name};

impl Reader<'_> {
    pub(super) fn information_requirement(
        &mut self,
        node: Node<'_, '_>,
        requirements: &mut Requirements,
    ) -> Result<(), ReadError> {
        for child in self.children(node) {
            match child.tag_name().name() {
                "requiredDecision" => requirements.decisions.push(self.reference(child)?),
                "requiredInput" => requirements.inputs.push(self.reference(child)?),
                name if WITHOUT_MEANING.contains(&name) => {}
                _ => self.note(child, NoteKind::UnknownElement),
            }
        }
        Ok(())
    }

    pub(super) fn knowledge_requirement(
        &mut self,
        node: Node<'_, '_>,
        requirements: &mut Requirements,
    ) -> Result<(), ReadError> {
        for child in self.children(node) {
            match child.tag_name().name() {
                "requiredKnowledge" => requirements.knowledge.push(self.reference(child)?),
                name if WITHOUT_MEANING.contains(&name) => {}
                _ => self.note(child, NoteKind::UnknownElement),
            }
        }
        Ok(())
    }

    pub(super) fn service(&mut self, node: Node<'_, '_>) -> Result<DecisionService, ReadError> {
        let name = self.name(node)?;
        let mut service = DecisionService {
            id: id(node),
            variable: variable_or_name(None, &name),
            name,
            outputs: Vec::new(),
            encapsulated: Vec::new(),
            input_decisions: Vec::new(),
            input_data: Vec::new(),
            place: self.place(node),
        };
        for child in self.children(node) {
            match child.tag_name().name() {
                "variable" => service.variable = self.variable(child)?,
                "outputDecision" => service.outputs.push(self.reference(child)?),
                "encapsulatedDecision" => service.encapsulated.push(self.reference(child)?),
                "inputDecision" => service.input_decisions.push(self.reference(child)?),
                "inputData" => service.input_data.push(self.reference(child)?),
                name if WITHOUT_MEANING.contains(&name) => {}
                _ => self.note(child, NoteKind::UnknownElement),
            }
        }
        Ok(service)
    }

    /// `href`: `#id` in this model, `namespace#id` in another.
    fn reference(&self, node: Node<'_, '_>) -> Result<Reference, ReadError> {
        let href = self.required(node, "href")?;
        let (namespace, id) = href.rsplit_once('#').unwrap_or(("", href.as_str()));
        let namespace = Some(namespace.to_owned()).filter(|namespace| !namespace.is_empty());
        Ok(Reference { namespace, id: id.to_owned(), place: self.place(node) })
    }
}
