// SPDX-License-Identifier: EUPL-1.2
//! From the bytes of a file to [`Definitions`].

mod element;
mod items;
mod logic;
mod requirements;
mod table;

use roxmltree::Node;

use crate::error::{ReadError, excerpt};
use crate::limits::Limits;
use crate::model::{Decision, Definitions, Import, InputData, KnowledgeModel, NoteKind, Version};
use crate::xml;

use element::{Reader, normalised};

const NAMESPACES: [(&str, Version); 4] = [
    ("http://www.omg.org/spec/DMN/20180521/MODEL/", Version::V1_2),
    ("https://www.omg.org/spec/DMN/20191111/MODEL/", Version::V1_3),
    ("https://www.omg.org/spec/DMN/20211108/MODEL/", Version::V1_4),
    ("https://www.omg.org/spec/DMN/20230324/MODEL/", Version::V1_5),
];

/// Elements of a model that say nothing about evaluation.
const WITHOUT_MEANING: [&str; 14] = [
    "description",
    "extensionElements",
    "knowledgeSource",
    "businessContextElement",
    "performanceIndicator",
    "organizationUnit",
    "textAnnotation",
    "association",
    "group",
    "elementCollection",
    "authorityRequirement",
    "DMNDI",
    "label",
    "question",
];

/// Reads one model.
///
/// Elements without meaning for evaluation (descriptions, diagrams, knowledge sources) are left out; everything else that is not
/// taken over stands in [`Definitions::notes`].
///
/// # Errors
/// A file that is too large, too deep, not well-formed, not DMN, has a document type declaration, or lacks what an element cannot be
/// understood without.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Definitions, ReadError> {
    let text = xml::text(bytes, limits)?;
    let document = xml::document(text, limits)?;
    let root = document.root_element();
    let namespace = root.tag_name().namespace().unwrap_or_default();
    let version = NAMESPACES.iter().find(|(known, _)| *known == namespace).map(|(_, version)| *version);
    let version = match version {
        Some(version) if root.tag_name().name() == "definitions" => version,
        _ => {
            return Err(ReadError::NotAModel {
                element: excerpt(root.tag_name().name()),
                namespace: excerpt(namespace),
            });
        }
    };
    Reader::new(namespace, text, limits).definitions(root, version)
}

impl Reader<'_> {
    fn definitions(mut self, root: Node<'_, '_>, version: Version) -> Result<Definitions, ReadError> {
        let mut definitions = Definitions {
            version,
            namespace: self.required(root, "namespace")?,
            name: normalised(root.attribute("name").unwrap_or_default()),
            imports: Vec::new(),
            item_definitions: Vec::new(),
            inputs: Vec::new(),
            decisions: Vec::new(),
            knowledge_models: Vec::new(),
            services: Vec::new(),
            notes: Vec::new(),
        };
        for child in self.children(root) {
            match child.tag_name().name() {
                "import" => self.import(child, &mut definitions)?,
                "itemDefinition" => definitions.item_definitions.push(self.item_definition(child)?),
                "inputData" => definitions.inputs.push(self.input_data(child)?),
                "decision" => definitions.decisions.push(self.decision(child)?),
                "businessKnowledgeModel" => definitions.knowledge_models.push(self.knowledge_model(child)?),
                "decisionService" => definitions.services.push(self.service(child)?),
                name if WITHOUT_MEANING.contains(&name) => {}
                _ => self.note(child, NoteKind::UnknownElement),
            }
        }
        definitions.notes = self.into_notes();
        definitions.notes.sort_by_key(|note| (note.place.line, note.place.column));
        Ok(definitions)
    }

    fn import(&mut self, node: Node<'_, '_>, definitions: &mut Definitions) -> Result<(), ReadError> {
        let kind = self.required(node, "importType")?;
        if !NAMESPACES.iter().any(|(known, _)| *known == kind) {
            self.note(node, NoteKind::ForeignImport);
            return Ok(());
        }
        definitions.imports.push(Import {
            namespace: self.required(node, "namespace")?,
            name: normalised(node.attribute("name").unwrap_or_default()),
            place: self.place(node),
        });
        Ok(())
    }

    fn input_data(&mut self, node: Node<'_, '_>) -> Result<InputData, ReadError> {
        let name = self.name(node)?;
        let mut variable = None;
        for child in self.children(node) {
            match child.tag_name().name() {
                "variable" => variable = Some(self.variable(child)?),
                name if WITHOUT_MEANING.contains(&name) => {}
                _ => self.note(child, NoteKind::UnknownElement),
            }
        }
        let variable = element::variable_or_name(variable, &name);
        Ok(InputData { id: element::id(node), name, variable, place: self.place(node) })
    }

    fn decision(&mut self, node: Node<'_, '_>) -> Result<Decision, ReadError> {
        let name = self.name(node)?;
        let mut variable = None;
        let mut requirements = crate::model::Requirements::default();
        let mut logic = None;
        for child in self.children(node) {
            match child.tag_name().name() {
                "variable" => variable = Some(self.variable(child)?),
                "informationRequirement" => self.information_requirement(child, &mut requirements)?,
                "knowledgeRequirement" => self.knowledge_requirement(child, &mut requirements)?,
                "allowedAnswers"
                | "supportedObjective"
                | "impactedPerformanceIndicator"
                | "decisionMaker"
                | "decisionOwner"
                | "usingProcess"
                | "usingTask" => {}
                name if WITHOUT_MEANING.contains(&name) => {}
                name if logic::is_boxed(name) && logic.is_none() => logic = Some(self.boxed(child)?),
                _ => self.note(child, NoteKind::UnknownElement),
            }
        }
        let variable = element::variable_or_name(variable, &name);
        Ok(Decision { id: element::id(node), name, variable, requirements, logic, place: self.place(node) })
    }

    fn knowledge_model(&mut self, node: Node<'_, '_>) -> Result<KnowledgeModel, ReadError> {
        let name = self.name(node)?;
        let mut variable = None;
        let mut requirements = crate::model::Requirements::default();
        let mut logic = None;
        for child in self.children(node) {
            match child.tag_name().name() {
                "variable" => variable = Some(self.variable(child)?),
                "knowledgeRequirement" => self.knowledge_requirement(child, &mut requirements)?,
                "encapsulatedLogic" => logic = Some(self.function_logic(child)?),
                name if WITHOUT_MEANING.contains(&name) => {}
                _ => self.note(child, NoteKind::UnknownElement),
            }
        }
        let variable = element::variable_or_name(variable, &name);
        Ok(KnowledgeModel {
            id: element::id(node),
            name,
            variable,
            requirements,
            logic,
            place: self.place(node),
        })
    }
}
