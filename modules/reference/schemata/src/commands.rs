// SPDX-License-Identifier: EUPL-1.2
//! Installing a schema of one's own, importing a foreign one, entering conditions for rules that exist only in words.

use crate::model::{Finding, Form, RuleProblem, RuleState, RuleView, Source, SourceError};
use crate::policy::SchemaResource;
use crate::store;
use ::store::Tx;
use audit::Entry;
use aws_lc_rs::digest::{SHA256, digest};
use foundation::id::Uuid;
use foundation::policy::{Create, Edit, Permit};
use foundation::{Message, Problem, Timestamp};
use xdatenfelder::genericode::CodeList;
use xdatenfelder::{Content, SchemaElement, Structure};

/// What came of an installation or import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// Identity of the schema.
    pub schema_id: String,
    /// Its version.
    pub version: String,
    /// Under which name it stands in addresses.
    pub slug: String,
    /// Everything an editor should look at, also the untranslated rules.
    pub notes: Vec<Finding>,
    /// Rules that are not followed, because they exist only in words, once for each element that carries them.
    pub untranslated_rules: Vec<RuleView>,
    /// Whether anything was written; the same source twice changes nothing.
    pub is_new: bool,
}

/// Installs a schema with the files beside it and makes it the current version of its slug. The same source a second
/// time changes nothing.
///
/// # Errors
/// [`Problem::Refused`] when a file cannot be read, the slug belongs to another schema, the version is installed with
/// other content, or the schema has no version.
pub async fn install(
    tx: &mut Tx,
    permit: &Permit<Create, SchemaResource>,
    source: &Source,
    now: Timestamp,
) -> Result<Imported, Problem> {
    let form = Form::compile(source).map_err(unreadable)?;
    let meta = form.meta().clone();
    if meta.version.is_empty() {
        return Err(Problem::refused("schemata-refused-no-version"));
    }
    let digest = digest_of(source);
    let known = store::digest_of(tx, &meta.schema_id, &meta.version).await.map_err(Problem::internal)?;
    if known.as_ref().is_some_and(|known| *known != digest) {
        return Err(Problem::refused("schemata-refused-version-taken"));
    }
    if let Some(schema) =
        store::other_with_slug(tx, &meta.slug, &meta.schema_id).await.map_err(Problem::internal)?
    {
        let message =
            Message::new("schemata-refused-slug-taken").with("slug", &meta.slug).with("schema", schema);
        return Err(Problem::Refused(message));
    }
    if known.is_none() {
        store::insert(tx, &form, source, &digest, now).await.map_err(Problem::internal)?;
        let entry = Entry::about("schema", object_id(&meta.schema_id, &meta.version))
            .with("schema", &meta.schema_id)
            .with("version", &meta.version)
            .with("digest", &digest);
        audit::record(tx, permit, entry, now).map_err(Problem::internal)?;
    }
    let by_hand = form.rules().iter().filter(|rule| rule.state == RuleState::ByHand);
    Ok(Imported {
        untranslated_rules: by_hand.cloned().collect(),
        notes: form.findings().to_vec(),
        schema_id: meta.schema_id,
        version: meta.version,
        slug: meta.slug,
        is_new: known.is_none(),
    })
}

/// Imports a schema of version 2 or 3 without the files beside it: the slug is made from its id, English falls back to
/// German. `code_lists` (genericode) fill in the choices of fields that refer to them; they become part of the schema.
///
/// # Errors
/// As [`install`].
pub async fn import(
    tx: &mut Tx,
    permit: &Permit<Create, SchemaResource>,
    xml: &[u8],
    code_lists: &[CodeList],
    now: Timestamp,
) -> Result<Imported, Problem> {
    let prepared = prepare(xml, code_lists).map_err(unreadable)?;
    let mut imported = install(tx, permit, &prepared.source, now).await?;
    if imported.is_new {
        let (id, version) = (&imported.schema_id, &imported.version);
        store::append_notes(tx, id, version, &prepared.notes, imported.notes.len());
    }
    imported.notes.extend(prepared.notes);
    Ok(imported)
}

/// A foreign schema made ready for installing.
#[derive(Clone, Debug)]
pub struct Prepared {
    /// The schema in version 3 with its choices filled in.
    pub source: Source,
    /// What was lost or changed on the way.
    pub notes: Vec<Finding>,
}

/// Converts a schema to version 3 and puts the values of code lists into it. Pure.
///
/// # Errors
/// [`SourceError`] when the message cannot be read or is no schema.
pub fn prepare(xml: &[u8], code_lists: &[CodeList]) -> Result<Prepared, SourceError> {
    let mut message = xdatenfelder::read(xml)?;
    let notes = message
        .notes
        .iter()
        .map(|note| Finding {
            element_id: note.element_id.clone(),
            kind: crate::model::FindingKind::Reading,
            detail: note.text.clone(),
        })
        .collect();
    let Content::Schema(schema) = &mut message.content else { return Err(SourceError::NoSchema) };
    // References that stay unresolved are found again when the form is compiled.
    let _ = schema.resolve_code_lists(code_lists);
    keep_values(&mut schema.structure);
    let xml = xdatenfelder::write(&message);
    Ok(Prepared { source: Source { xml, english: String::new(), meta: String::new() }, notes })
}

/// A field whose values are known no longer needs its code list; only one of both is written.
fn keep_values(structure: &mut [Structure]) {
    for place in structure {
        match &mut place.element {
            SchemaElement::Field(field) if !field.values.is_empty() => field.code_list = None,
            SchemaElement::Field(_) => {}
            SchemaElement::Group(group) => keep_values(&mut group.structure),
        }
    }
}

/// A rule at an element of an installed version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RulePlace {
    /// Identity of the schema.
    pub schema_id: String,
    /// Its version.
    pub version: String,
    /// Identity of the schema, group or field that carries the rule.
    pub carrier: String,
    /// Identity of the rule.
    pub rule: String,
}

/// What came of entering a condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConditionOutcome {
    /// It is kept; so the rule stands now.
    Kept(RuleView),
    /// It is not understood; nothing was changed.
    NotUnderstood(RuleProblem),
}

/// Enters the condition of a rule: sentences in the grammar of [`xdatenfelder::rules`], or a JSON script of the rule
/// language. It goes before what the schema says. An empty text takes an earlier one away. Only what is understood is
/// kept; it applies at once, also to drafts that began with this version.
///
/// # Errors
/// [`Problem::NotFound`] when the version is not installed or has no such rule.
pub async fn enter_condition(
    tx: &mut Tx,
    permit: &Permit<Edit, SchemaResource>,
    place: &RulePlace,
    text: &str,
    now: Timestamp,
) -> Result<ConditionOutcome, Problem> {
    let version = (place.schema_id.as_str(), place.version.as_str());
    let source =
        store::source(tx, version.0, version.1).await.map_err(Problem::internal)?.ok_or(Problem::NotFound)?;
    let mut entered = store::conditions(tx, version.0, version.1).await.map_err(Problem::internal)?;
    let key = (place.carrier.clone(), place.rule.clone());
    let text = text.trim();
    match text {
        "" => entered.remove(&key),
        text => entered.insert(key.clone(), text.to_owned()),
    };
    let form = Form::compile_with(&source, &entered).map_err(Problem::internal)?;
    let rule = form.rules().iter().find(|rule| rule.carrier == key.0 && rule.id == key.1);
    let rule = rule.ok_or(Problem::NotFound)?.clone();
    if let Some(problem) = rule.problem.clone().filter(|_| !text.is_empty()) {
        return Ok(ConditionOutcome::NotUnderstood(problem));
    }
    let condition = Some(text).filter(|text| !text.is_empty());
    store::keep_condition(tx, version, &key, condition, now).await.map_err(Problem::internal)?;
    let entry = Entry::about("schema", object_id(version.0, version.1))
        .with("schema", version.0)
        .with("version", version.1)
        .with("rule", &place.rule)
        .with("carrier", &place.carrier)
        .with("condition", hex(digest(&SHA256, text.as_bytes()).as_ref()));
    audit::record(tx, permit, entry, now).map_err(Problem::internal)?;
    Ok(ConditionOutcome::Kept(rule))
}

fn unreadable(error: SourceError) -> Problem {
    Problem::Refused(Message::new("schemata-refused-unreadable").with("reason", error))
}

/// The parts are separated, so that moving text from one file to another changes the digest.
fn digest_of(source: &Source) -> String {
    let parts = [source.xml.as_slice(), source.english.as_bytes(), source.meta.as_bytes()];
    let digests = parts.map(|part| hex(digest(&SHA256, part).as_ref()));
    hex(digest(&SHA256, digests.join(" ").as_bytes()).as_ref())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The identity of a version in the audit log: made from its name, since schemata are named by their library.
fn object_id(schema_id: &str, version: &str) -> Uuid {
    let mut bytes = [0; 16];
    let digest = digest(&SHA256, format!("schema {schema_id} {version}").as_bytes());
    for (to, from) in bytes.iter_mut().zip(digest.as_ref()) {
        *to = *from;
    }
    Uuid::from_bytes(bytes)
}
