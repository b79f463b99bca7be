// SPDX-License-Identifier: EUPL-1.2
//! From the element tree to the types of version 2.

use super::model::{
    Content, DataField, DataSchema, DocumentProfile, ElementInfo, FieldGroup, FieldRule, Message,
    Presentation, SchemaElement, Structure,
};
use crate::error::ReadError;
use crate::model::{CodeListReference, Note};
use crate::reader::children::Children;
use crate::reader::extensions::{is_foreign, of_element, of_message};
use crate::reader::parts::{self, Contained};
use crate::reader::{Context, Envelope, FIELD_MESSAGE, GROUP_MESSAGE, PROFILE_MESSAGE, open};
use crate::xml::Node;

const COMMON: &[&str] = &[
    "identifikation",
    "name",
    "bezeichnungEingabe",
    "bezeichnungAusgabe",
    "beschreibung",
    "definition",
    "bezug",
    "status",
    "gueltigAb",
    "gueltigBis",
    "fachlicherErsteller",
    "versionshinweis",
    "freigabedatum",
    "veroeffentlichungsdatum",
];
const PRESENTATION: &[&str] = &["schemaelementart", "hilfetextEingabe", "hilfetextAusgabe"];
const PROFILE: &[&str] = &["isReferenz", "dokumentart", "hilfetext"];
const SCHEMA: &[&str] = &[
    "hilfetext",
    "ableitungsmodifikationenStruktur",
    "ableitungsmodifikationenRepraesentation",
    "regel",
    "struktur",
];
const FIELD: &[&str] = &["feldart", "datentyp", "praezisierung", "inhalt", "codelisteReferenz", "regel"];

/// Reads a message from its root element.
pub(crate) fn read_root(root: &Node) -> Result<(Message, Vec<Note>), ReadError> {
    let Envelope { mut context, header, body, kind } = open(root, "dokumentensteckbrief")?;
    let content = match kind {
        PROFILE_MESSAGE => Content::Profile(Box::new(profile(body, &mut context)?)),
        GROUP_MESSAGE => Content::Group(Box::new(group(body, &mut context)?)),
        FIELD_MESSAGE => Content::Field(Box::new(field(body, &mut context)?)),
        _ => Content::Schema(Box::new(schema(body, &mut context)?)),
    };
    let extensions = of_message(root, &body.name, &mut context);
    Ok((Message { header, content, extensions }, context.notes.into_list()))
}

fn profile(node: &Node, context: &mut Context) -> Result<DocumentProfile, ReadError> {
    let children = Children::of(node, context.namespace, &[COMMON, PROFILE])?;
    Ok(DocumentProfile {
        info: info(&children, context)?,
        is_reference: parts::truth(children.required("isReferenz")?)?,
        kind: children.present("dokumentart")?,
        help: children.text("hilfetext")?,
    })
}

fn schema(node: &Node, context: &mut Context) -> Result<DataSchema, ReadError> {
    let children = Children::of(node, context.namespace, &[COMMON, SCHEMA])?;
    children.required("bezeichnungEingabe")?;
    Ok(DataSchema {
        info: info(&children, context)?,
        help: children.text("hilfetext")?,
        structure_modification: parts::required_code(&children, "ableitungsmodifikationenStruktur", context)?,
        representation_modification: parts::required_code(
            &children,
            "ableitungsmodifikationenRepraesentation",
            context,
        )?,
        rules: rules(&children, context)?,
        structure: structures(&children, context)?,
    })
}

fn group(node: &Node, context: &mut Context) -> Result<FieldGroup, ReadError> {
    let children = Children::of(node, context.namespace, &[COMMON, PRESENTATION, &["regel", "struktur"]])?;
    children.required("bezeichnungEingabe")?;
    let info = info(&children, context)?;
    let presentation = presentation(&children, context)?;
    let rules = rules(&children, context)?;
    context.enter(node, &info.identifier)?;
    let structure = structures(&children, context)?;
    context.leave();
    Ok(FieldGroup { info, presentation, rules, structure })
}

fn field(node: &Node, context: &mut Context) -> Result<DataField, ReadError> {
    let children = Children::of(node, context.namespace, &[COMMON, PRESENTATION, FIELD])?;
    children.required("bezeichnungEingabe")?;
    let code_list = match children.single("codelisteReferenz")? {
        Some(reference) => code_list(reference, context)?,
        None => None,
    };
    Ok(DataField {
        info: info(&children, context)?,
        presentation: presentation(&children, context)?,
        kind: parts::required_code(&children, "feldart", context)?,
        data_type: parts::required_code(&children, "datentyp", context)?,
        constraints: children.text("praezisierung")?,
        content: children.text("inhalt")?,
        code_list,
        rules: rules(&children, context)?,
    })
}

/// Reads `regel`. Its label may be absent, because the rule in words stands in `definition`.
fn rule(node: &Node, context: &mut Context) -> Result<FieldRule, ReadError> {
    let children = Children::of(node, context.namespace, &[COMMON, &["script"]])?;
    Ok(FieldRule { info: info(&children, context)?, script: children.verbatim("script")? })
}

fn rules(children: &Children<'_>, context: &mut Context) -> Result<Vec<FieldRule>, ReadError> {
    children.all("regel").map(|node| rule(node, context)).collect()
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
        legal_references: children.text("bezug")?,
        extensions: of_element(node, &element.info().identifier.id, context),
        element,
    })
}

fn info(children: &Children<'_>, context: &mut Context) -> Result<ElementInfo, ReadError> {
    let identifier = parts::identifier(children.required("identifikation")?, context)?;
    let name = children.present("name")?;
    context.note_if_empty(&identifier.id, "name", &name);
    let input_label = children.text("bezeichnungEingabe")?.unwrap_or_default();
    if children.parent().name != "regel" {
        context.note_if_empty(&identifier.id, "bezeichnungEingabe", &input_label);
    }
    Ok(ElementInfo {
        name,
        input_label,
        output_label: children.text("bezeichnungAusgabe")?,
        description: children.text("beschreibung")?,
        definition: children.text("definition")?,
        legal_references: children.text("bezug")?,
        status: parts::required_code(children, "status", context)?,
        valid_from: parts::date(children, "gueltigAb")?,
        valid_until: parts::date(children, "gueltigBis")?,
        creator: children.text("fachlicherErsteller")?,
        version_note: children.text("versionshinweis")?,
        released_on: parts::date(children, "freigabedatum")?,
        published_on: parts::date(children, "veroeffentlichungsdatum")?,
        extensions: of_element(children.parent(), &identifier.id, context),
        identifier,
    })
}

fn presentation(children: &Children<'_>, context: &Context) -> Result<Presentation, ReadError> {
    Ok(Presentation {
        kind: parts::required_code(children, "schemaelementart", context)?,
        input_help: children.text("hilfetextEingabe")?,
        output_help: children.text("hilfetextAusgabe")?,
    })
}

fn code_list(node: &Node, context: &Context) -> Result<Option<CodeListReference>, ReadError> {
    let children = Children::of(node, context.namespace, &[&["identifikation", "genericodeIdentification"]])?;
    if node.children.iter().all(is_foreign) {
        return Ok(None);
    }
    let names: &[&str] = &["canonicalIdentification", "version", "canonicalVersionUri"];
    let genericode =
        Children::of(children.required("genericodeIdentification")?, context.namespace, &[names])?;
    let identifier = match children.single("identifikation")? {
        Some(identification) => Some(parts::identifier(identification, context)?),
        None => None,
    };
    Ok(Some(CodeListReference {
        identifier,
        canonical_uri: genericode.filled("canonicalIdentification")?,
        version: genericode.text("version")?,
        canonical_version_uri: genericode.text("canonicalVersionUri")?,
    }))
}
