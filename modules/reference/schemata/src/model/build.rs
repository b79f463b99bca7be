// SPDX-License-Identifier: EUPL-1.2
//! From the elements of a schema to the arena of a form.

use super::answers::{LONGEST_PATH, MOST_REPETITIONS};
use super::condition::{Condition, NodeRules};
use super::field::{FieldSpec, Limit, MEGABYTE, Selectable, USUAL_MEDIA_TYPES, USUAL_MEGABYTES};
use super::finding::{Finding, FindingKind};
use super::pattern;
use super::texts::{ElementText, EnglishTexts};
use super::tree::{Node, NodeId, NodeKind, Part, Tree};
use foundation::Translated;
use std::collections::BTreeSet;
use xdatenfelder::{DataField, DataType, FieldKind, GroupKind, Presentation, SchemaElement, Structure};

/// Most elements that a form has.
const MOST_ELEMENTS: usize = 5_000;

/// Builds the arena.
pub(crate) struct Builder<'a> {
    pub tree: Tree,
    pub findings: Vec<Finding>,
    english: &'a EnglishTexts,
    used: BTreeSet<String>,
}

impl<'a> Builder<'a> {
    pub fn new(english: &'a EnglishTexts) -> Self {
        Self { tree: Tree::default(), findings: Vec::new(), english, used: BTreeSet::new() }
    }

    /// The top-level elements with everything below.
    pub fn build(&mut self, structure: &[Structure]) {
        self.tree.roots = self.add_all(structure, None);
        let unknown: Vec<&String> = self.english.keys().filter(|id| !self.used.contains(*id)).collect();
        let unknown = unknown.into_iter().filter(|id| !id.starts_with('S'));
        self.findings.extend(unknown.map(|id| Finding::new(FindingKind::EnglishUnknown, id, id.as_str())));
    }

    fn add_all(&mut self, structure: &[Structure], parent: Option<NodeId>) -> Vec<NodeId> {
        let mut ids: Vec<NodeId> = Vec::new();
        for place in structure {
            let id = &place.element.info().identifier.id;
            if ids.iter().any(|sibling| self.tree.node(*sibling).id == *id) {
                self.findings.push(Finding::new(FindingKind::ElementDoubled, id, id.as_str()));
                continue;
            }
            ids.extend(self.add(place, parent));
        }
        ids
    }

    fn add(&mut self, place: &Structure, parent: Option<NodeId>) -> Option<NodeId> {
        let info = place.element.info();
        let id = info.identifier.id.clone();
        let (above, repeats) = parent.map_or((String::new(), Vec::new()), |parent| {
            let parent = self.tree.node(parent);
            (format!("{}/", parent.path), parent.repeats.clone())
        });
        let path = format!("{above}{id}");
        // Every repetition adds an index of at most four bytes.
        if self.tree.nodes.len() >= MOST_ELEMENTS || path.len() + 4 * (repeats.len() + 2) > LONGEST_PATH {
            self.findings.push(Finding::new(FindingKind::TooLarge, &id, path));
            return None;
        }
        let (presentation, kind) = match &place.element {
            SchemaElement::Field(field) => {
                (&field.presentation, NodeKind::Field(Box::new(self.field(field))))
            }
            SchemaElement::Group(group) => {
                (&group.presentation, NodeKind::Group { choice: group.kind == Some(GroupKind::Choice) })
            }
        };
        let mut node = self.node(id, &info.name, presentation, kind);
        let references = place.legal_references.iter().chain(&info.legal_references);
        let own = self.tree.nodes.len();
        node.legal = references.map(|reference| reference.text.clone()).collect();
        node.parent = parent;
        node.min = place.cardinality.min.min(MOST_REPETITIONS);
        node.max = place.cardinality.max.unwrap_or(MOST_REPETITIONS).min(MOST_REPETITIONS);
        node.repeatable = place.cardinality.is_repeatable();
        node.repeats = repeats;
        if node.repeatable {
            node.repeats.push((own, path.len()));
        }
        node.path = path;
        self.tree.nodes.push(node);
        let children = self.add_all(place.element.structure(), Some(own));
        self.tree.nodes[own].children = children;
        Some(own)
    }

    fn node(&mut self, id: String, name: &str, presentation: &Presentation, kind: NodeKind) -> Node {
        let english = self.english(&id);
        let german = presentation.input_label.clone();
        let german = if german.is_empty() { name.to_owned() } else { german };
        let output = presentation.output_label.clone().filter(|text| !text.is_empty());
        let output_english = if english.output.is_empty() { &english.label } else { &english.output };
        let output = Translated::new(output.unwrap_or_else(|| german.clone()), output_english);
        let hint = Translated::new(presentation.input_help.clone().unwrap_or_default(), &english.hint);
        let label = Translated::new(german, &english.label);
        for (what, text) in [("label", &label), ("hint", &hint)] {
            self.expect_english(&id, what, text);
        }
        Node {
            id,
            path: String::new(),
            repeats: Vec::new(),
            parent: None,
            children: Vec::new(),
            min: 0,
            max: 1,
            repeatable: false,
            name: name.to_owned(),
            label,
            output,
            hint,
            legal: Vec::new(),
            kind,
            rules: NodeRules::default(),
            parts: Vec::new(),
        }
    }

    /// The English texts of an element; empty ones when there are none.
    fn english(&mut self, id: &str) -> ElementText {
        self.used.insert(id.to_owned());
        self.english.get(id).cloned().unwrap_or_default()
    }

    /// Notes an absent English text, unless the form has no English at all. An element that stands at several places
    /// is noted once.
    fn expect_english(&mut self, id: &str, what: &str, text: &Translated) {
        if self.english.is_empty() || text.de.is_empty() || !text.en.is_empty() {
            return;
        }
        let finding = Finding::new(FindingKind::EnglishMissing, id, what);
        if !self.findings.contains(&finding) {
            self.findings.push(finding);
        }
    }

    fn field(&mut self, field: &DataField) -> FieldSpec {
        let id = field.info.identifier.id.as_str();
        let english = self.english(id);
        let constraints = &field.constraints;
        let length = |length: Option<u32>| length.and_then(|length| usize::try_from(length).ok());
        let limit = |text: &Option<String>| {
            text.as_ref().map(|text| Limit { text: text.clone(), number: text.trim().parse().ok() })
        };
        let content = Translated::new(field.content.clone().unwrap_or_default(), &english.content);
        if field.kind == FieldKind::Label {
            self.expect_english(id, "content", &content);
        }
        let pattern = self.pattern(id, constraints.pattern.as_deref());
        let values = self.values(field, &english);
        self.note_kind(field, &values);
        let media_types = match field.media_types.as_slice() {
            [] => USUAL_MEDIA_TYPES.map(str::to_owned).to_vec(),
            named => named.to_vec(),
        };
        FieldSpec {
            kind: field.kind,
            data_type: field.data_type,
            min_length: length(constraints.min_length),
            max_length: length(constraints.max_length),
            min_value: limit(&constraints.min_value),
            max_value: limit(&constraints.max_value),
            pattern,
            content,
            values,
            media_types,
            max_bytes: field.max_size.unwrap_or(USUAL_MEGABYTES).saturating_mul(MEGABYTE),
            statement: field.presentation.input_label.ends_with('.'),
        }
    }

    fn pattern(&mut self, id: &str, text: Option<&str>) -> Option<regex::Regex> {
        let text = text.filter(|text| !text.is_empty())?;
        match pattern::compile(text) {
            Ok(pattern) => Some(pattern),
            Err(reason) => {
                self.findings.push(Finding::new(
                    FindingKind::PatternRefused,
                    id,
                    format!("{text}: {reason}"),
                ));
                None
            }
        }
    }

    fn values(&mut self, field: &DataField, english: &ElementText) -> Vec<Selectable> {
        let id = field.info.identifier.id.as_str();
        let unknown =
            english.values.keys().filter(|code| !field.values.iter().any(|value| value.code == **code));
        self.findings
            .extend(unknown.map(|code| Finding::new(FindingKind::EnglishUnknown, id, code.as_str())));
        let mut choices = Vec::with_capacity(field.values.len());
        for value in &field.values {
            let label =
                Translated::new(&value.name, english.values.get(&value.code).cloned().unwrap_or_default());
            self.expect_english(id, &value.code, &label);
            choices.push(Selectable { code: value.code.clone(), label, hint: value.help.clone() });
        }
        choices
    }

    fn note_kind(&mut self, field: &DataField, values: &[Selectable]) {
        let id = field.info.identifier.id.as_str();
        let name = field.info.name.as_str();
        if field.data_type == DataType::Object {
            self.findings.push(Finding::new(FindingKind::ObjectField, id, name));
        }
        if field.kind == FieldKind::Select && values.is_empty() {
            let list = field.code_list.as_ref().map_or(name, |list| list.canonical_uri.as_str());
            self.findings.push(Finding::new(FindingKind::CodeListMissing, id, list));
        }
    }
}

/// Divides every group into pages: fields that follow each other share one, groups have their own. A field that appears
/// by the answer to another one on the same page begins a new page, so that no page depends on script.
pub(crate) fn divide(tree: &mut Tree, conditions: &[Condition]) -> Vec<Part> {
    for id in 0..tree.nodes.len() {
        if !tree.node(id).is_choice() {
            let parts = parts(tree, &tree.node(id).children, conditions);
            tree.nodes[id].parts = parts;
        }
    }
    parts(tree, &tree.roots, conditions)
}

fn parts(tree: &Tree, children: &[NodeId], conditions: &[Condition]) -> Vec<Part> {
    let mut parts = Vec::new();
    for child in children {
        let node = tree.node(*child);
        let Some(field) = node.field() else {
            parts.push(Part::Group(*child));
            continue;
        };
        if !field.is_shown() {
            continue;
        }
        let mut looked_at = Vec::new();
        for condition in
            node.rules.show.iter().chain(&node.rules.forbid).filter_map(|rule| conditions.get(*rule))
        {
            condition.looks_at(&mut looked_at);
        }
        match parts.last_mut() {
            Some(Part::Run(run)) if !looked_at.iter().any(|other| run.contains(other)) => run.push(*child),
            _ => parts.push(Part::Run(vec![*child])),
        }
    }
    parts
}
