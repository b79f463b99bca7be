// SPDX-License-Identifier: EUPL-1.2
//! From the types to XDatenfelder 2, in the element order of the standard. Texts that the standard demands stand there even
//! when they are empty.

use super::model::{
    Content, DataField, DataSchema, DocumentProfile, ElementInfo, FieldGroup, FieldRule, Message,
    Presentation, SchemaElement, Structure, code_list,
};
use crate::model::{CodeListReference, CodeValue};
use crate::output::{Element, serialise};
use crate::reader::{FIELD_MESSAGE, GROUP_MESSAGE, NAMESPACE_2, PROFILE_MESSAGE, SCHEMA_MESSAGE};
use crate::writer::{date, header, identifier};

/// Writes a message.
pub(super) fn write(message: &Message) -> Vec<u8> {
    let (root, body) = match &message.content {
        Content::Profile(profile) => (PROFILE_MESSAGE, self::profile(profile)),
        Content::Schema(schema) => (SCHEMA_MESSAGE, self::schema(schema)),
        Content::Group(group) => (GROUP_MESSAGE, self::group(group)),
        Content::Field(field) => (FIELD_MESSAGE, self::field(field)),
    };
    let mut root = Element::new(root);
    root.push(header(&message.header));
    root.push(body);
    root.extend(&message.extensions);
    serialise(&root, "xdf", NAMESPACE_2)
}

fn code<T: CodeValue>(element: &mut Element, name: &str, value: T) {
    element.code(name, value.code(), code_list(name));
}

fn demanded(element: &mut Element, name: &str, text: Option<&str>) {
    element.text(name, text.unwrap_or_default());
}

fn profile(profile: &DocumentProfile) -> Element {
    let mut element = Element::new("dokumentensteckbrief");
    info(&mut element, &profile.info);
    element.text("isReferenz", if profile.is_reference { "true" } else { "false" });
    element.text("dokumentart", &profile.kind);
    element.optional("hilfetext", profile.help.as_deref());
    element.extend(&profile.info.extensions);
    element
}

fn schema(schema: &DataSchema) -> Element {
    let mut element = Element::new("stammdatenschema");
    info(&mut element, &schema.info);
    element.optional("hilfetext", schema.help.as_deref());
    code(&mut element, "ableitungsmodifikationenStruktur", schema.structure_modification);
    code(&mut element, "ableitungsmodifikationenRepraesentation", schema.representation_modification);
    rules(&mut element, &schema.rules);
    structure(&mut element, &schema.structure);
    element.extend(&schema.info.extensions);
    element
}

fn group(group: &FieldGroup) -> Element {
    let mut element = Element::new("datenfeldgruppe");
    info(&mut element, &group.info);
    presentation(&mut element, &group.presentation);
    rules(&mut element, &group.rules);
    structure(&mut element, &group.structure);
    element.extend(&group.info.extensions);
    element
}

fn field(field: &DataField) -> Element {
    let mut element = Element::new("datenfeld");
    info(&mut element, &field.info);
    presentation(&mut element, &field.presentation);
    code(&mut element, "feldart", field.kind);
    code(&mut element, "datentyp", field.data_type);
    demanded(&mut element, "praezisierung", field.constraints.as_deref());
    demanded(&mut element, "inhalt", field.content.as_deref());
    if let Some(reference) = &field.code_list {
        element.push(self::reference(reference));
    }
    rules(&mut element, &field.rules);
    element.extend(&field.info.extensions);
    element
}

fn reference(reference: &CodeListReference) -> Element {
    let mut list = Element::new("codelisteReferenz");
    list.children.extend(reference.identifier.as_ref().map(|id| identifier("identifikation", id)));
    let mut genericode = Element::new("genericodeIdentification");
    genericode.text("canonicalIdentification", &reference.canonical_uri);
    genericode.optional("version", reference.version.as_deref());
    genericode.optional("canonicalVersionUri", reference.canonical_version_uri.as_deref());
    list.push(genericode);
    list
}

fn rules(element: &mut Element, rules: &[FieldRule]) {
    for rule in rules {
        let mut found = Element::new("regel");
        info(&mut found, &rule.info);
        demanded(&mut found, "script", rule.script.as_deref());
        found.extend(&rule.info.extensions);
        element.push(found);
    }
}

fn structure(element: &mut Element, structure: &[Structure]) {
    for place in structure {
        let mut found = Element::new("struktur");
        found.text("anzahl", &place.cardinality.to_string());
        demanded(&mut found, "bezug", place.legal_references.as_deref());
        let mut contained = Element::new("enthaelt");
        contained.push(match &place.element {
            SchemaElement::Group(group) => self::group(group),
            SchemaElement::Field(field) => self::field(field),
        });
        found.push(contained);
        found.extend(&place.extensions);
        element.push(found);
    }
}

fn info(element: &mut Element, info: &ElementInfo) {
    element.push(identifier("identifikation", &info.identifier));
    element.text("name", &info.name);
    element.text("bezeichnungEingabe", &info.input_label);
    element.optional("bezeichnungAusgabe", info.output_label.as_deref());
    demanded(element, "beschreibung", info.description.as_deref());
    demanded(element, "definition", info.definition.as_deref());
    demanded(element, "bezug", info.legal_references.as_deref());
    code(element, "status", info.status);
    date(element, "gueltigAb", info.valid_from.as_ref());
    date(element, "gueltigBis", info.valid_until.as_ref());
    element.optional("fachlicherErsteller", info.creator.as_deref());
    element.optional("versionshinweis", info.version_note.as_deref());
    date(element, "freigabedatum", info.released_on.as_ref());
    date(element, "veroeffentlichungsdatum", info.published_on.as_ref());
}

fn presentation(element: &mut Element, presentation: &Presentation) {
    code(element, "schemaelementart", presentation.kind);
    demanded(element, "hilfetextEingabe", presentation.input_help.as_deref());
    demanded(element, "hilfetextAusgabe", presentation.output_help.as_deref());
}
