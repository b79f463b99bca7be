// SPDX-License-Identifier: EUPL-1.2
//! XDatenfelder 3.0.0.

use super::children::{Children, leaf};
use super::extensions::of_element;
use super::parts::{self, Contained};
use super::{Context, Envelope, FIELD_MESSAGE, GROUP_MESSAGE, PROFILE_MESSAGE, extensions};
use crate::error::{ErrorKind, ReadError};
use crate::model::{
    CodeListReference, Constraints, Content, DataField, DataSchema, DocumentProfile, ElementInfo, FieldGroup,
    FieldRule, Fragment, Keyword, LegalReference, Message, NoteKind, Presentation, Relation, SchemaElement,
    StandardVersion, Structure, Value,
};
use crate::xml::Node;

const COMMON: &[&str] = &[
    "identifikation",
    "name",
    "beschreibung",
    "definition",
    "bezug",
    "freigabestatus",
    "statusGesetztAm",
    "statusGesetztDurch",
    "gueltigAb",
    "gueltigBis",
    "versionshinweis",
    "veroeffentlichungsdatum",
    "letzteAenderung",
    "relation",
    "stichwort",
];
const PRESENTATION: &[&str] =
    &["bezeichnungEingabe", "bezeichnungAusgabe", "schemaelementart", "hilfetextEingabe", "hilfetextAusgabe"];
const SCHEMA: &[&str] = &[
    "bezeichnung",
    "hilfetext",
    "ableitungsmodifikationenStruktur",
    "ableitungsmodifikationenRepraesentation",
    "dokumentsteckbrief",
    "regel",
    "struktur",
];
const PROFILE: &[&str] = &["istAbstrakt", "dokumentart", "bezeichnung", "hilfetext"];
const GROUP: &[&str] = &["art", "regel", "struktur"];
const FIELD: &[&str] = &[
    "feldart",
    "datentyp",
    "praezisierung",
    "inhalt",
    "vorbefuellung",
    "werte",
    "codelisteReferenz",
    "codeKey",
    "nameKey",
    "helpKey",
    "mediaType",
    "maxSize",
    "regel",
];
const RULE: &[&str] = &[
    "identifikation",
    "name",
    "beschreibung",
    "freitextRegel",
    "bezug",
    "stichwort",
    "fachlicherErsteller",
    "letzteAenderung",
    "typ",
    "param",
    "ziel",
    "skript",
    "fehler",
];

/// Reads a message.
pub(super) fn message(root: &Node) -> Result<Message, ReadError> {
    let Envelope { mut context, header, body, kind } = super::open(root, "dokumentsteckbrief")?;
    let content = match kind {
        PROFILE_MESSAGE => Content::Profile(Box::new(profile(body, &mut context)?)),
        GROUP_MESSAGE => Content::Group(Box::new(group(body, &mut context)?)),
        FIELD_MESSAGE => Content::Field(Box::new(field(body, &mut context)?)),
        _ => Content::Schema(Box::new(schema(body, &mut context)?)),
    };
    let extensions = extensions::of_message(root, &body.name, &mut context);
    let notes = context.notes.into_list();
    Ok(Message { header, content, source: StandardVersion::Three, notes, extensions })
}

/// Reads `dokumentsteckbrief` where it is a message of its own.
fn profile(node: &Node, context: &mut Context) -> Result<DocumentProfile, ReadError> {
    let children = Children::of(node, context.namespace, &[COMMON, PROFILE])?;
    let info = info(&children, context)?;
    let label = children.present("bezeichnung")?;
    context.note_if_empty(&info.identifier.id, "bezeichnung", &label);
    Ok(DocumentProfile {
        is_abstract: parts::truth(children.required("istAbstrakt")?)?,
        kind: parts::required_code(&children, "dokumentart", context)?,
        label,
        help: children.text("hilfetext")?,
        info,
    })
}

/// Reads `stammdatenschema`.
fn schema(node: &Node, context: &mut Context) -> Result<DataSchema, ReadError> {
    let children = Children::of(node, context.namespace, &[COMMON, SCHEMA])?;
    let info = info(&children, context)?;
    let label = children.present("bezeichnung")?;
    context.note_if_empty(&info.identifier.id, "bezeichnung", &label);
    Ok(DataSchema {
        label,
        help: children.text("hilfetext")?,
        structure_modification: parts::required_code(&children, "ableitungsmodifikationenStruktur", context)?,
        representation_modification: parts::required_code(
            &children,
            "ableitungsmodifikationenRepraesentation",
            context,
        )?,
        document_profile: parts::identifier(children.required("dokumentsteckbrief")?, context)?,
        rules: rules(&children, context)?,
        structure: structures(&children, context)?,
        info,
    })
}

/// Reads `datenfeldgruppe`.
fn group(node: &Node, context: &mut Context) -> Result<FieldGroup, ReadError> {
    let children = Children::of(node, context.namespace, &[COMMON, PRESENTATION, GROUP])?;
    let info = info(&children, context)?;
    let kind = match children.single("art")? {
        Some(kind) if kind.children.iter().all(extensions::is_foreign) && kind.trimmed().is_empty() => None,
        Some(kind) => Some(parts::code(kind, context)?),
        None => None,
    };
    context.enter(node, &info.identifier)?;
    let structure = structures(&children, context)?;
    context.leave();
    Ok(FieldGroup {
        presentation: presentation(&children, &info, context)?,
        kind,
        rules: rules(&children, context)?,
        structure,
        info,
    })
}

/// Reads `datenfeld`.
fn field(node: &Node, context: &mut Context) -> Result<DataField, ReadError> {
    let children = Children::of(node, context.namespace, &[COMMON, PRESENTATION, FIELD])?;
    let info = info(&children, context)?;
    let code_list = match children.single("codelisteReferenz")? {
        Some(reference) => code_list(reference, &info, context)?,
        None => None,
    };
    let mut values = values(&children, &info, context)?;
    if code_list.is_some() && !values.is_empty() {
        // The standard allows one of both, and the reference stands for the values of its list.
        let codes: Vec<&str> = values.iter().map(|value| value.code.as_str()).collect();
        let text = format!("the values beside the code list are not kept: {}", codes.join(", "));
        context.note(&info.identifier.id, NoteKind::Dropped, text);
        values.clear();
    }
    let mut media_types = Vec::new();
    for media_type in children.all("mediaType") {
        media_types.extend(Some(leaf(media_type)?).filter(|text| !text.is_empty()).map(str::to_owned));
    }
    let max_size = match children.text("maxSize")? {
        Some(text) => Some(parts::number(children.required("maxSize")?, &text)?),
        None => None,
    };
    Ok(DataField {
        presentation: presentation(&children, &info, context)?,
        kind: parts::required_code(&children, "feldart", context)?,
        data_type: parts::required_code(&children, "datentyp", context)?,
        constraints: constraints(&children)?,
        content: content(&children)?,
        prefill: parts::required_code(&children, "vorbefuellung", context)?,
        values,
        code_list,
        code_column: children.text("codeKey")?,
        name_column: children.text("nameKey")?,
        help_column: children.text("helpKey")?,
        media_types,
        max_size,
        rules: rules(&children, context)?,
        info,
    })
}

fn structures(children: &Children<'_>, context: &mut Context) -> Result<Vec<Structure>, ReadError> {
    children.all("struktur").map(|node| structure(node, context)).collect()
}

fn structure(node: &Node, context: &mut Context) -> Result<Structure, ReadError> {
    let children = Children::of(node, context.namespace, &[&["anzahl", "bezug", "enthaelt"]])?;
    let element = match parts::contained(&children, context)? {
        Contained::Group(node) => SchemaElement::Group(Box::new(group(node, context)?)),
        Contained::Field(node) => SchemaElement::Field(Box::new(field(node, context)?)),
    };
    Ok(Structure {
        cardinality: parts::cardinality(&children)?,
        legal_references: legal_references(&children)?,
        extensions: of_element(node, &element.info().identifier.id, context),
        element,
    })
}

fn info(children: &Children<'_>, context: &mut Context) -> Result<ElementInfo, ReadError> {
    let mut relations = Vec::new();
    for node in children.all("relation") {
        let inner = Children::of(node, context.namespace, &[&["praedikat", "objekt"]])?;
        let kind = parts::required_code(&inner, "praedikat", context)?;
        relations.push(Relation { kind, target: parts::identifier(inner.required("objekt")?, context)? });
    }
    let identifier = parts::identifier(children.required("identifikation")?, context)?;
    let extensions = of_element(children.parent(), &identifier.id, context);
    let info = ElementInfo {
        identifier,
        name: children.present("name")?,
        description: children.text("beschreibung")?,
        definition: children.text("definition")?,
        legal_references: legal_references(children)?,
        release_status: parts::required_code(children, "freigabestatus", context)?,
        status_set_on: parts::date(children, "statusGesetztAm")?,
        status_set_by: children.text("statusGesetztDurch")?,
        valid_from: parts::date(children, "gueltigAb")?,
        valid_until: parts::date(children, "gueltigBis")?,
        version_note: children.text("versionshinweis")?,
        published_on: parts::date(children, "veroeffentlichungsdatum")?,
        last_changed_at: parts::timestamp(children.required("letzteAenderung")?)?,
        relations,
        keywords: keywords(children)?,
        extensions,
    };
    context.note_if_empty(&info.identifier.id, "name", &info.name);
    Ok(info)
}

fn presentation(
    children: &Children<'_>,
    info: &ElementInfo,
    context: &mut Context,
) -> Result<Presentation, ReadError> {
    let input_label = children.present("bezeichnungEingabe")?;
    context.note_if_empty(&info.identifier.id, "bezeichnungEingabe", &input_label);
    Ok(Presentation {
        input_label,
        output_label: children.text("bezeichnungAusgabe")?,
        kind: parts::required_code(children, "schemaelementart", context)?,
        input_help: children.text("hilfetextEingabe")?,
        output_help: children.text("hilfetextAusgabe")?,
    })
}

fn legal_references(children: &Children<'_>) -> Result<Vec<LegalReference>, ReadError> {
    let mut found = Vec::new();
    for node in children.all("bezug") {
        let reference =
            LegalReference { text: leaf(node)?.to_owned(), link: node.attribute("link").map(str::to_owned) };
        if reference != LegalReference::default() {
            found.push(reference);
        }
    }
    Ok(found)
}

fn keywords(children: &Children<'_>) -> Result<Vec<Keyword>, ReadError> {
    let mut found = Vec::new();
    for node in children.all("stichwort") {
        let keyword = Keyword { text: leaf(node)?.to_owned(), uri: node.attribute("uri").map(str::to_owned) };
        if keyword != Keyword::default() {
            found.push(keyword);
        }
    }
    Ok(found)
}

fn constraints(children: &Children<'_>) -> Result<Constraints, ReadError> {
    let Some(node) = children.single("praezisierung")? else { return Ok(Constraints::default()) };
    let length = |name| node.attribute(name).map(|text| parts::number(node, text)).transpose();
    let text = |name| node.attribute(name).map(str::to_owned);
    Ok(Constraints {
        min_length: length("minLength")?,
        max_length: length("maxLength")?,
        min_value: text("minValue"),
        max_value: text("maxValue"),
        pattern: text("pattern"),
        remark: Some(leaf(node)?).filter(|remark| !remark.is_empty()).map(str::to_owned),
    })
}

/// Reads `inhalt`. Some editors write an empty element first and the filled one after it: empty ones do not count
/// unless there are only empty ones.
fn content(children: &Children<'_>) -> Result<Option<String>, ReadError> {
    let mut found: Option<String> = None;
    for node in children.all("inhalt") {
        let text = leaf(node)?;
        if text.is_empty() {
            continue;
        }
        if found.replace(text.to_owned()).is_some() {
            return Err(node.error(ErrorKind::Duplicate { parent: children.parent().name.clone() }));
        }
    }
    if found.is_none() {
        children.single("inhalt")?;
    }
    Ok(found)
}

fn values(
    children: &Children<'_>,
    info: &ElementInfo,
    context: &mut Context,
) -> Result<Vec<Value>, ReadError> {
    let Some(node) = children.single("werte")? else { return Ok(Vec::new()) };
    let list = Children::of(node, context.namespace, &[&["wert"]])?;
    let mut values = Vec::new();
    for node in list.all("wert") {
        let value = Children::of(node, context.namespace, &[&["code", "name", "hilfe"]])?;
        values.push(Value {
            code: value.filled("code")?,
            name: value.present("name")?,
            help: value.text("hilfe")?,
            extensions: of_element(node, &info.identifier.id, context),
        });
    }
    Ok(values)
}

/// Reads `codelisteReferenz`. An empty reference names nothing and is noted.
fn code_list(
    node: &Node,
    info: &ElementInfo,
    context: &mut Context,
) -> Result<Option<CodeListReference>, ReadError> {
    let names: &[&str] = &["canonicalIdentification", "version", "canonicalVersionUri"];
    let children = Children::of(node, context.namespace, &[names])?;
    if node.children.iter().all(extensions::is_foreign) {
        context.note(
            &info.identifier.id,
            NoteKind::Empty,
            "<codelisteReferenz> is empty and names no code list",
        );
        return Ok(None);
    }
    Ok(Some(CodeListReference {
        identifier: None,
        canonical_uri: children.filled("canonicalIdentification")?,
        version: children.text("version")?,
        canonical_version_uri: children.text("canonicalVersionUri")?,
    }))
}

fn rules(children: &Children<'_>, context: &mut Context) -> Result<Vec<FieldRule>, ReadError> {
    children.all("regel").map(|node| rule(node, context)).collect()
}

fn rule(node: &Node, context: &mut Context) -> Result<FieldRule, ReadError> {
    let children = Children::of(node, context.namespace, &[RULE])?;
    let identifier = parts::identifier(children.required("identifikation")?, context)?;
    let name = children.present("name")?;
    context.note_if_empty(&identifier.id, "name", &name);
    let extensions = of_element(node, &identifier.id, context);
    Ok(FieldRule {
        identifier,
        name,
        description: children.text("beschreibung")?,
        free_text: children.text("freitextRegel")?,
        legal_references: legal_references(&children)?,
        keywords: keywords(&children)?,
        creator: children.text("fachlicherErsteller")?,
        last_changed_at: parts::timestamp(children.required("letzteAenderung")?)?,
        kind: parts::required_code(&children, "typ", context)?,
        parameters: children.all("param").map(|part| fragment(part, context)).collect::<Result<_, _>>()?,
        targets: children.all("ziel").map(|part| fragment(part, context)).collect::<Result<_, _>>()?,
        script: children.verbatim("skript")?,
        errors: children.all("fehler").map(|part| fragment(part, context)).collect::<Result<_, _>>()?,
        extensions,
    })
}

fn fragment(node: &Node, context: &Context) -> Result<Fragment, ReadError> {
    let qualified = node.namespace.as_deref() == Some(context.namespace);
    if !qualified && node.namespace.is_some() {
        return Err(node.error(ErrorKind::Unexpected { parent: "regel".to_owned() }));
    }
    let text = Some(node.trimmed()).filter(|text| !text.is_empty()).map(str::to_owned);
    if text.is_some() && !node.children.is_empty() {
        return Err(node.error(ErrorKind::StrayText));
    }
    let own = node.children.iter().filter(|child| !extensions::is_foreign(child));
    let children = own.map(|child| fragment(child, context)).collect::<Result<_, _>>()?;
    Ok(Fragment { name: node.name.clone(), qualified, attributes: node.attributes.clone(), text, children })
}
