// SPDX-License-Identifier: EUPL-1.2
//! From the types to XDatenfelder 3.0.0, in the element order of the standard.

use crate::model::{
    CodeValue, Content, DataField, DataSchema, Date, DocumentProfile, ElementInfo, FieldGroup, FieldRule,
    Fragment, Header, Identifier, Keyword, LegalReference, Message, Presentation, SchemaElement, Structure,
    Value,
};
use crate::output::{Element, serialise};
use crate::reader::{FIELD_MESSAGE, GROUP_MESSAGE, NAMESPACE_3, PROFILE_MESSAGE, SCHEMA_MESSAGE};

/// Writes a message.
pub(crate) fn write(message: &Message) -> Vec<u8> {
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
    serialise(&root, "xdf3", NAMESPACE_3)
}

/// `header`, the same in both versions.
pub(crate) fn header(header: &Header) -> Element {
    let mut element = Element::new("header");
    element.text("nachrichtID", &header.message_id);
    element.text("erstellungszeitpunkt", header.created_at.as_str());
    element.optional("referenzID", header.reference_id.as_deref());
    element
}

/// An identity under the given name, the same in both versions.
pub(crate) fn identifier(name: &str, identifier: &Identifier) -> Element {
    let mut element = Element::new(name);
    element.text("id", &identifier.id);
    element.optional("version", identifier.version.as_deref());
    element
}

/// A date, if there is one.
pub(crate) fn date(element: &mut Element, name: &str, date: Option<&Date>) {
    element.optional(name, date.map(Date::as_str));
}

fn code<T: CodeValue>(element: &mut Element, name: &str, value: T) {
    element.code(name, value.code(), T::LIST);
}

fn profile(profile: &DocumentProfile) -> Element {
    let mut element = Element::new("dokumentsteckbrief");
    info(&mut element, &profile.info);
    element.text("istAbstrakt", if profile.is_abstract { "true" } else { "false" });
    code(&mut element, "dokumentart", profile.kind);
    element.text("bezeichnung", &profile.label);
    element.optional("hilfetext", profile.help.as_deref());
    element.extend(&profile.info.extensions);
    element
}

fn schema(schema: &DataSchema) -> Element {
    let mut element = Element::new("stammdatenschema");
    info(&mut element, &schema.info);
    element.text("bezeichnung", &schema.label);
    element.optional("hilfetext", schema.help.as_deref());
    code(&mut element, "ableitungsmodifikationenStruktur", schema.structure_modification);
    code(&mut element, "ableitungsmodifikationenRepraesentation", schema.representation_modification);
    element.push(identifier("dokumentsteckbrief", &schema.document_profile));
    rules(&mut element, &schema.rules);
    structure(&mut element, &schema.structure);
    element.extend(&schema.info.extensions);
    element
}

fn group(group: &FieldGroup) -> Element {
    let mut element = Element::new("datenfeldgruppe");
    info(&mut element, &group.info);
    presentation(&mut element, &group.presentation);
    if let Some(kind) = group.kind {
        code(&mut element, "art", kind);
    }
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
    constraints(&mut element, field);
    element.optional("inhalt", field.content.as_deref());
    code(&mut element, "vorbefuellung", field.prefill);
    choices(&mut element, field);
    element.optional("codeKey", field.code_column.as_deref());
    element.optional("nameKey", field.name_column.as_deref());
    element.optional("helpKey", field.help_column.as_deref());
    for media_type in &field.media_types {
        element.text("mediaType", media_type);
    }
    element.optional("maxSize", field.max_size.map(|size| size.to_string()).as_deref());
    rules(&mut element, &field.rules);
    element.extend(&field.info.extensions);
    element
}

fn constraints(element: &mut Element, field: &DataField) {
    let constraints = &field.constraints;
    if constraints.is_empty() {
        return;
    }
    let mut found = Element::leaf("praezisierung", constraints.remark.as_deref().unwrap_or_default());
    found.attribute("minLength", constraints.min_length.map(|length| length.to_string()).as_deref());
    found.attribute("maxLength", constraints.max_length.map(|length| length.to_string()).as_deref());
    found.attribute("minValue", constraints.min_value.as_deref());
    found.attribute("maxValue", constraints.max_value.as_deref());
    found.attribute("pattern", constraints.pattern.as_deref());
    element.push(found);
}

/// The standard allows either a reference or values; the reference stands for the values of its list.
fn choices(element: &mut Element, field: &DataField) {
    if let Some(reference) = &field.code_list {
        let mut list = Element::new("codelisteReferenz");
        list.text("canonicalIdentification", &reference.canonical_uri);
        list.optional("version", reference.version.as_deref());
        list.optional("canonicalVersionUri", reference.canonical_version_uri.as_deref());
        element.push(list);
    } else if !field.values.is_empty() {
        let mut values = Element::new("werte");
        field.values.iter().for_each(|value| values.push(self::value(value)));
        element.push(values);
    }
}

fn value(value: &Value) -> Element {
    let mut element = Element::new("wert");
    element.text("code", &value.code);
    element.text("name", &value.name);
    element.optional("hilfe", value.help.as_deref());
    element.extend(&value.extensions);
    element
}

fn structure(element: &mut Element, structure: &[Structure]) {
    for place in structure {
        let mut found = Element::new("struktur");
        found.text("anzahl", &place.cardinality.to_string());
        legal_references(&mut found, &place.legal_references);
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
    element.optional("beschreibung", info.description.as_deref());
    element.optional("definition", info.definition.as_deref());
    legal_references(element, &info.legal_references);
    code(element, "freigabestatus", info.release_status);
    date(element, "statusGesetztAm", info.status_set_on.as_ref());
    element.optional("statusGesetztDurch", info.status_set_by.as_deref());
    date(element, "gueltigAb", info.valid_from.as_ref());
    date(element, "gueltigBis", info.valid_until.as_ref());
    element.optional("versionshinweis", info.version_note.as_deref());
    date(element, "veroeffentlichungsdatum", info.published_on.as_ref());
    element.text("letzteAenderung", info.last_changed_at.as_str());
    for relation in &info.relations {
        let mut found = Element::new("relation");
        code(&mut found, "praedikat", relation.kind);
        found.push(identifier("objekt", &relation.target));
        element.push(found);
    }
    keywords(element, &info.keywords);
}

fn presentation(element: &mut Element, presentation: &Presentation) {
    element.text("bezeichnungEingabe", &presentation.input_label);
    element.optional("bezeichnungAusgabe", presentation.output_label.as_deref());
    code(element, "schemaelementart", presentation.kind);
    element.optional("hilfetextEingabe", presentation.input_help.as_deref());
    element.optional("hilfetextAusgabe", presentation.output_help.as_deref());
}

fn legal_references(element: &mut Element, references: &[LegalReference]) {
    for reference in references {
        let mut found = Element::leaf("bezug", &reference.text);
        found.attribute("link", reference.link.as_deref());
        element.push(found);
    }
}

fn keywords(element: &mut Element, keywords: &[Keyword]) {
    for keyword in keywords {
        let mut found = Element::leaf("stichwort", &keyword.text);
        found.attribute("uri", keyword.uri.as_deref());
        element.push(found);
    }
}

fn rules(element: &mut Element, rules: &[FieldRule]) {
    for rule in rules {
        let mut found = Element::new("regel");
        found.push(identifier("identifikation", &rule.identifier));
        found.text("name", &rule.name);
        found.optional("beschreibung", rule.description.as_deref());
        found.optional("freitextRegel", rule.free_text.as_deref());
        legal_references(&mut found, &rule.legal_references);
        keywords(&mut found, &rule.keywords);
        found.optional("fachlicherErsteller", rule.creator.as_deref());
        found.text("letzteAenderung", rule.last_changed_at.as_str());
        code(&mut found, "typ", rule.kind);
        fragments(&mut found, "param", &rule.parameters);
        fragments(&mut found, "ziel", &rule.targets);
        found.optional("skript", rule.script.as_deref());
        fragments(&mut found, "fehler", &rule.errors);
        found.extend(&rule.extensions);
        element.push(found);
    }
}

/// The outermost name follows from the place and not from the fragment, so that the file stays readable.
fn fragments(element: &mut Element, name: &str, fragments: &[Fragment]) {
    for part in fragments {
        let mut outermost = fragment(part);
        name.clone_into(&mut outermost.name);
        outermost.bare = false;
        element.push(outermost);
    }
}

fn fragment(part: &Fragment) -> Element {
    let mut element = Element::new(&part.name);
    element.bare = !part.qualified;
    element.attributes.clone_from(&part.attributes);
    if part.children.is_empty() {
        element.text = part.text.clone().unwrap_or_default();
    }
    element.children = part.children.iter().map(fragment).collect();
    element
}
