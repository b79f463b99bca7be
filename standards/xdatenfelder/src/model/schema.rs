// SPDX-License-Identifier: EUPL-1.2
//! Schemata and groups, and how elements are nested in them.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::codes::{DocumentKind, GroupKind, RepresentationModification, StructureModification};
use super::element::{Cardinality, ElementInfo, Identifier, LegalReference, Presentation};
use super::extension::Extension;
use super::field::{DataField, FieldRule};

/// What kind of document a form becomes (`dokumentsteckbrief`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentProfile {
    /// Identity and approval.
    pub info: ElementInfo,
    /// `istAbstrakt`: a pattern for other profiles, which no schema realises itself.
    pub is_abstract: bool,
    /// `dokumentart`.
    pub kind: DocumentKind,
    /// `bezeichnung`: title of the document.
    pub label: String,
    /// `hilfetext`.
    pub help: Option<String>,
}

/// A whole form (`stammdatenschema`; named Datenschema in version 3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DataSchema {
    /// Identity and approval.
    pub info: ElementInfo,
    /// `bezeichnung`: title of the form.
    pub label: String,
    /// `hilfetext`.
    pub help: Option<String>,
    /// `ableitungsmodifikationenStruktur`.
    pub structure_modification: StructureModification,
    /// `ableitungsmodifikationenRepraesentation`.
    pub representation_modification: RepresentationModification,
    /// `dokumentsteckbrief`: the document that this form realises.
    pub document_profile: Identifier,
    /// `regel`, repeated.
    pub rules: Vec<FieldRule>,
    /// `struktur`, repeated.
    pub structure: Vec<Structure>,
}

/// A reusable group of fields (`datenfeldgruppe`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldGroup {
    /// Identity and approval.
    pub info: ElementInfo,
    /// Labels and help.
    pub presentation: Presentation,
    /// `art`: [`GroupKind::Choice`] when exactly one of the children is to be chosen.
    pub kind: Option<GroupKind>,
    /// `regel`, repeated.
    pub rules: Vec<FieldRule>,
    /// `struktur`, repeated.
    pub structure: Vec<Structure>,
}

/// One place in a schema or group at which an element is used (`struktur`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Structure {
    /// `anzahl`.
    pub cardinality: Cardinality,
    /// `bezug`, repeated: why the element is used here.
    pub legal_references: Vec<LegalReference>,
    /// `enthaelt`.
    pub element: SchemaElement,
    /// What the file says beyond the standard, see [`Extension`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub extensions: Vec<Extension>,
}

/// What a schema or group is made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SchemaElement {
    /// `datenfeldgruppe`.
    Group(Box<FieldGroup>),
    /// `datenfeld`.
    Field(Box<DataField>),
}

impl SchemaElement {
    /// Identity and approval.
    pub fn info(&self) -> &ElementInfo {
        match self {
            Self::Group(group) => &group.info,
            Self::Field(field) => &field.info,
        }
    }

    /// The rules that the element itself carries.
    pub fn rules(&self) -> &[FieldRule] {
        match self {
            Self::Group(group) => &group.rules,
            Self::Field(field) => &field.rules,
        }
    }

    /// The places inside the element; none for a field.
    pub fn structure(&self) -> &[Structure] {
        match self {
            Self::Group(group) => &group.structure,
            Self::Field(_) => &[],
        }
    }
}

/// An element at the place where it is used.
#[derive(Debug, Clone)]
pub struct Occurrence<'a> {
    /// Identities of the groups around it, outermost first.
    pub path: Vec<&'a Identifier>,
    /// The place with its cardinality and its element.
    pub structure: &'a Structure,
}

/// How many elements a schema has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Counts {
    /// Places at which a field is used.
    pub field_occurrences: usize,
    /// Fields that differ in identity or version.
    pub fields: usize,
    /// Places at which a group is used.
    pub group_occurrences: usize,
    /// Groups that differ in identity or version.
    pub groups: usize,
    /// Places at which a rule stands.
    pub rule_occurrences: usize,
    /// Rules that differ in identity or version.
    pub rules: usize,
    /// Levels of nesting; a field directly in the schema has level 1.
    pub depth: usize,
}

/// All places below these, in document order, outer before inner.
pub(crate) fn occurrences(structure: &[Structure]) -> Vec<Occurrence<'_>> {
    fn visit<'a>(structure: &'a [Structure], path: &[&'a Identifier], found: &mut Vec<Occurrence<'a>>) {
        for place in structure {
            found.push(Occurrence { path: path.to_vec(), structure: place });
            let mut inner = path.to_vec();
            inner.push(&place.element.info().identifier);
            visit(place.element.structure(), &inner, found);
        }
    }
    let mut found = Vec::new();
    visit(structure, &[], &mut found);
    found
}

impl FieldGroup {
    /// All places in the group, in document order, outer before inner.
    pub fn occurrences(&self) -> Vec<Occurrence<'_>> {
        occurrences(&self.structure)
    }
}

impl DataSchema {
    /// All places in the schema, in document order, outer before inner.
    pub fn occurrences(&self) -> Vec<Occurrence<'_>> {
        occurrences(&self.structure)
    }

    /// How many elements the schema has.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts { rule_occurrences: self.rules.len(), ..Counts::default() };
        let (mut fields, mut groups) = (BTreeSet::new(), BTreeSet::new());
        let mut rules: BTreeSet<_> = self.rules.iter().map(|rule| &rule.identifier).collect();
        for occurrence in self.occurrences() {
            let element = &occurrence.structure.element;
            match element {
                SchemaElement::Field(field) => {
                    counts.field_occurrences += 1;
                    fields.insert(&field.info.identifier);
                }
                SchemaElement::Group(group) => {
                    counts.group_occurrences += 1;
                    groups.insert(&group.info.identifier);
                }
            }
            counts.rule_occurrences += element.rules().len();
            rules.extend(element.rules().iter().map(|rule| &rule.identifier));
            counts.depth = counts.depth.max(occurrence.path.len() + 1);
        }
        Counts { fields: fields.len(), groups: groups.len(), rules: rules.len(), ..counts }
    }
}
