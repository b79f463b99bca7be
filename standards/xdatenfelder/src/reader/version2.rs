// SPDX-License-Identifier: EUPL-1.2
//! XDatenfelder 2, converted to the shape of version 3 while reading.
//!
//! The defaults are those of the FIM editors' own converter. What version 3 has no place for is appended to the
//! description of the element and noted.

use super::Context;
use super::children::{Children, leaf};
use super::parts::{self, ElementReaders};
use crate::convert::{self, Losses};
use crate::error::ReadError;
use crate::model::{
    CodeListReference, CodeValue, DataField, DataSchema, ElementInfo, FieldGroup, FieldRule, Identifier,
    LegalReference, Prefill, Presentation, ReleaseStatus, RuleKind, Structure,
};
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
const SCHEMA: &[&str] = &[
    "hilfetext",
    "ableitungsmodifikationenStruktur",
    "ableitungsmodifikationenRepraesentation",
    "regel",
    "struktur",
];
const FIELD: &[&str] = &["feldart", "datentyp", "praezisierung", "inhalt", "codelisteReferenz", "regel"];
const READERS: ElementReaders = ElementReaders { group, field };

/// `status` of version 2, which version 3 replaces by `freigabestatus`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Status {
    InPreparation,
    Active,
    Inactive,
}

impl CodeValue for Status {
    const ALL: &'static [Self] = &[Self::InPreparation, Self::Active, Self::Inactive];
    const LIST: Option<(&'static str, &'static str)> = None;
    fn code(self) -> &'static str {
        match self {
            Self::InPreparation => "inVorbereitung",
            Self::Active => "aktiv",
            Self::Inactive => "inaktiv",
        }
    }
}

/// Reads `stammdatenschema`.
pub(super) fn schema(node: &Node, context: &mut Context<'_>) -> Result<DataSchema, ReadError> {
    let children = Children::of(node, context.namespace, &[COMMON, SCHEMA])?;
    let mut info = info(&children, context)?;
    let mut losses = Losses::of(&info.identifier);
    losses.lose("bezeichnungAusgabe", children.text("bezeichnungAusgabe")?);
    losses.keep(&mut info.description, context);
    let id = info.identifier.id.clone();
    let created_at = context.created_at.clone();
    context.note(
        &id,
        format!("version 2 has no <letzteAenderung>: {created_at} was taken from <erstellungszeitpunkt>"),
    );
    let document_profile = context.options.document_profile.clone();
    context.note(&id, format!("version 2 names no <dokumentsteckbrief>: {document_profile} was set"));
    let label = children.present("bezeichnungEingabe")?;
    context.note_if_empty(&id, "bezeichnungEingabe", &label);
    Ok(DataSchema {
        label,
        help: children.text("hilfetext")?,
        structure_modification: parts::required_code(&children, "ableitungsmodifikationenStruktur", context)?,
        representation_modification: parts::required_code(
            &children,
            "ableitungsmodifikationenRepraesentation",
            context,
        )?,
        document_profile,
        rules: rules(&children, context)?,
        structure: structures(&children, &info, context)?,
        info,
    })
}

/// Reads `datenfeldgruppe`.
pub(super) fn group(node: &Node, context: &mut Context<'_>) -> Result<FieldGroup, ReadError> {
    let children = Children::of(node, context.namespace, &[COMMON, PRESENTATION, &["regel", "struktur"]])?;
    let info = info(&children, context)?;
    Ok(FieldGroup {
        presentation: presentation(&children, &info, context)?,
        kind: None,
        rules: rules(&children, context)?,
        structure: structures(&children, &info, context)?,
        info,
    })
}

/// Reads `datenfeld`.
pub(super) fn field(node: &Node, context: &mut Context<'_>) -> Result<DataField, ReadError> {
    let children = Children::of(node, context.namespace, &[COMMON, PRESENTATION, FIELD])?;
    let mut info = info(&children, context)?;
    let mut losses = Losses::of(&info.identifier);
    let constraints = convert::constraints(children.text("praezisierung")?, &mut losses);
    losses.keep(&mut info.description, context);
    let code_list = match children.single("codelisteReferenz")? {
        Some(reference) => code_list(reference, context)?,
        None => None,
    };
    Ok(DataField {
        presentation: presentation(&children, &info, context)?,
        kind: parts::required_code(&children, "feldart", context)?,
        data_type: parts::required_code(&children, "datentyp", context)?,
        constraints,
        content: children.text("inhalt")?,
        prefill: Prefill::None,
        values: Vec::new(),
        code_list,
        code_column: None,
        name_column: None,
        help_column: None,
        media_types: Vec::new(),
        max_size: None,
        rules: rules(&children, context)?,
        info,
    })
}

/// Reads every `struktur`; version 3 demands at least one, so that an empty element gets the placeholder field.
fn structures(
    children: &Children<'_>,
    info: &ElementInfo,
    context: &mut Context<'_>,
) -> Result<Vec<Structure>, ReadError> {
    let mut found = parts::structures(children, context, structure)?;
    if found.is_empty() {
        let placeholder = convert::placeholder(context.created_at.clone());
        let name = placeholder.element.info().identifier.to_string();
        context.note(
            &info.identifier.id,
            format!("the element is empty: the placeholder field {name} was inserted"),
        );
        found.push(placeholder);
    }
    Ok(found)
}

fn structure(node: &Node, context: &mut Context<'_>) -> Result<Structure, ReadError> {
    let children = Children::of(node, context.namespace, &[&["anzahl", "bezug", "enthaelt"]])?;
    Ok(Structure {
        cardinality: parts::cardinality(&children)?,
        legal_references: legal_references(&children)?,
        element: parts::contained(&children, &READERS, context)?,
    })
}

fn info(children: &Children<'_>, context: &mut Context<'_>) -> Result<ElementInfo, ReadError> {
    let identifier = identifier(children, context)?;
    let status: Status = parts::required_code(children, "status", context)?;
    let released_on = parts::date(children, "freigabedatum")?;
    let release_status = match status {
        Status::Inactive => ReleaseStatus::Inactive,
        _ if identifier.version.is_none() || released_on.is_none() => ReleaseStatus::InWork,
        _ => ReleaseStatus::ApprovedGold,
    };
    let name = children.present("name")?;
    context.note_if_empty(&identifier.id, "name", &name);
    Ok(ElementInfo {
        identifier,
        name,
        description: children.text("beschreibung")?,
        definition: children.text("definition")?,
        legal_references: legal_references(children)?,
        release_status,
        status_set_on: released_on,
        status_set_by: children.text("fachlicherErsteller")?,
        valid_from: parts::date(children, "gueltigAb")?,
        valid_until: parts::date(children, "gueltigBis")?,
        version_note: children.text("versionshinweis")?,
        published_on: parts::date(children, "veroeffentlichungsdatum")?,
        last_changed_at: context.created_at.clone(),
        relations: Vec::new(),
        keywords: Vec::new(),
    })
}

/// Reads `identifikation` and widens identity and version.
fn identifier(children: &Children<'_>, context: &mut Context<'_>) -> Result<Identifier, ReadError> {
    let written = parts::identifier(children.required("identifikation")?, context)?;
    let id = match crate::widen::widen_id(&written.id) {
        Some(id) => id,
        None => {
            context.note(&written.id, "the identity is not a letter and eight digits: it was kept as it is");
            written.id
        }
    };
    let version = written.version.map(|version| match crate::widen::widen_version(&version) {
        Some(widened) => widened,
        None => {
            context
                .note(&id, format!("the version `{version}` is not of the form 1.2: it was kept as it is"));
            version
        }
    });
    Ok(Identifier { id, version })
}

fn presentation(
    children: &Children<'_>,
    info: &ElementInfo,
    context: &mut Context<'_>,
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

/// Reads `bezug`, in which semicolons separate several references.
fn legal_references(children: &Children<'_>) -> Result<Vec<LegalReference>, ReadError> {
    let text = children.text("bezug")?.unwrap_or_default();
    Ok(convert::split_references(&text))
}

fn code_list(node: &Node, context: &Context<'_>) -> Result<Option<CodeListReference>, ReadError> {
    let children = Children::of(node, context.namespace, &[&["identifikation", "genericodeIdentification"]])?;
    if node.children.is_empty() {
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

fn rules(children: &Children<'_>, context: &mut Context<'_>) -> Result<Vec<FieldRule>, ReadError> {
    children.all("regel").map(|node| rule(node, context)).collect()
}

/// Reads `regel`. The rule in words stands in `definition`; its identities are widened with the rest.
fn rule(node: &Node, context: &mut Context<'_>) -> Result<FieldRule, ReadError> {
    let children = Children::of(node, context.namespace, &[COMMON, &["script"]])?;
    let identifier = identifier(&children, context)?;
    let name = children.present("name")?;
    context.note_if_empty(&identifier.id, "name", &name);
    let status: Status = parts::required_code(&children, "status", context)?;
    let mut losses = Losses::of(&identifier);
    losses.lose("status", (status != Status::Active).then(|| status.code().to_owned()));
    let label = children.text("bezeichnungEingabe")?;
    losses.lose("bezeichnungEingabe", label.filter(|label| *label != name));
    for lost in ["bezeichnungAusgabe", "versionshinweis"] {
        losses.lose(lost, children.text(lost)?);
    }
    for lost in ["gueltigAb", "gueltigBis", "freigabedatum", "veroeffentlichungsdatum"] {
        losses.lose(lost, parts::date(&children, lost)?.map(String::from));
    }
    let mut description = children.text("beschreibung")?;
    losses.keep(&mut description, context);
    let script = script(&children, &identifier, context)?;
    Ok(FieldRule {
        name,
        description,
        free_text: children.text("definition")?.map(|text| crate::widen::widen_text(&text)),
        legal_references: legal_references(&children)?,
        keywords: Vec::new(),
        creator: children.text("fachlicherErsteller")?,
        last_changed_at: context.created_at.clone(),
        kind: RuleKind::Complex,
        parameters: Vec::new(),
        targets: Vec::new(),
        script,
        errors: Vec::new(),
        identifier,
    })
}

/// Reads `script`; the empty function that the editors' tool writes counts as none.
fn script(
    children: &Children<'_>,
    identifier: &Identifier,
    context: &mut Context<'_>,
) -> Result<Option<String>, ReadError> {
    let Some(node) = children.single("script")? else { return Ok(None) };
    let bare: String = leaf(node)?.chars().filter(|character| !character.is_whitespace()).collect();
    if bare.is_empty() || bare == "functionscript(){}" {
        return Ok(None);
    }
    context.note(&identifier.id, "the script was kept as it is; it names identities of version 2");
    Ok(Some(node.text.clone()))
}
