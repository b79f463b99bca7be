// SPDX-License-Identifier: EUPL-1.2
//! The tables of schemata, and the forms compiled from them, shared by the whole process.

use crate::model::{Conditions, Finding, FindingKind, Form, RuleKey, Source};
use foundation::{Problem, Timestamp, Translated};
use parking_lot::RwLock;
use std::collections::HashMap;
use std::sync::{Arc, LazyLock};
use store::{Row, StoreError, Tx, params};
use xdatenfelder::quality::{self, LintOptions, Report};

/// Most compiled forms kept; more versions than this are compiled again when asked for.
const MOST_COMPILED: usize = 500;

/// Schema id, version, digest of the source, and how often conditions were entered.
type CacheKey = (String, String, String, i64);

static COMPILED: LazyLock<RwLock<HashMap<CacheKey, Arc<Form>>>> = LazyLock::new(RwLock::default);

/// How a version of a schema is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SchemaStatus {
    /// New applications use it.
    Current,
    /// Only drafts and cases that began with it use it.
    Replaced,
}

impl SchemaStatus {
    /// Stable name, as stored and as the end of the message key.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Current => "current",
            Self::Replaced => "replaced",
        }
    }
}

/// An installed version of a schema.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InstalledSchema {
    /// Identity.
    pub schema_id: String,
    /// Version.
    pub version: String,
    /// Name in addresses.
    pub slug: String,
    /// How it is used.
    pub status: SchemaStatus,
    /// Title.
    pub title: Translated,
    /// When it was installed.
    pub installed_at: Timestamp,
    /// How many notes an editor has to look at.
    pub notes: u32,
}

fn unreadable(error: impl std::error::Error + Send + Sync + 'static) -> Problem {
    Problem::internal(error)
}

/// The form of a schema in one version. Compiled once per process.
///
/// # Errors
/// [`Problem::NotFound`] when this version is not installed.
pub async fn form(tx: &mut Tx, schema_id: &str, version: &str) -> Result<Arc<Form>, Problem> {
    let row = tx
        .optional(
            "select digest, revision from schema where schema_id = $1 and version = $2",
            params![schema_id, version],
        )
        .await
        .map_err(unreadable)?
        .ok_or(Problem::NotFound)?;
    let (digest, revision) = (row.get(0).map_err(unreadable)?, row.get(1).map_err(unreadable)?);
    compiled(tx, (schema_id.to_owned(), version.to_owned(), digest, revision)).await
}

/// The form that new applications under this slug use.
///
/// # Errors
/// [`Problem::NotFound`] when no schema has this slug.
pub async fn current_form(tx: &mut Tx, slug: &str) -> Result<Arc<Form>, Problem> {
    let row = tx
        .optional(
            "select schema_id, version, digest, revision from schema where slug = $1 and status = $2",
            params![slug, SchemaStatus::Current.as_str()],
        )
        .await
        .map_err(unreadable)?
        .ok_or(Problem::NotFound)?;
    let text = |column| row.get::<String>(column).map_err(unreadable);
    let key = (text(0)?, text(1)?, text(2)?, row.get(3).map_err(unreadable)?);
    compiled(tx, key).await
}

async fn compiled(tx: &mut Tx, key: CacheKey) -> Result<Arc<Form>, Problem> {
    if let Some(form) = COMPILED.read().get(&key) {
        return Ok(Arc::clone(form));
    }
    let source = source(tx, &key.0, &key.1).await.map_err(unreadable)?.ok_or(Problem::NotFound)?;
    let entered = conditions(tx, &key.0, &key.1).await.map_err(unreadable)?;
    let form = Arc::new(Form::compile_with(&source, &entered).map_err(unreadable)?);
    remember(key, &form);
    Ok(form)
}

/// The files of an installed version.
pub(crate) async fn source(
    tx: &mut Tx,
    schema_id: &str,
    version: &str,
) -> Result<Option<Source>, StoreError> {
    let sql = "select xml, english, meta from schema where schema_id = $1 and version = $2";
    let row = tx.optional(sql, params![schema_id, version]).await?;
    row.map(|row| Ok(Source { xml: row.get(0)?, english: row.get(1)?, meta: row.get(2)? })).transpose()
}

/// The quality report of an installed version: the coded messages of federal information management.
///
/// # Errors
/// [`Problem::NotFound`] when this version is not installed.
pub async fn quality_report(tx: &mut Tx, schema_id: &str, version: &str) -> Result<Report, Problem> {
    let source = source(tx, schema_id, version).await.map_err(unreadable)?.ok_or(Problem::NotFound)?;
    quality::lint(&source.xml, &LintOptions::default()).map_err(unreadable)
}

/// What editors have entered for rules of a version.
pub(crate) async fn conditions(
    tx: &mut Tx,
    schema_id: &str,
    version: &str,
) -> Result<Conditions, StoreError> {
    let sql = "select carrier, rule, condition from schema_condition where schema_id = $1 and version = $2";
    let rows = tx.rows(sql, params![schema_id, version]).await?;
    rows.iter().map(|row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?))).collect()
}

/// Keeps a condition in place of an earlier one; `None` takes it away. The form is compiled anew from now on.
pub(crate) async fn keep_condition(
    tx: &mut Tx,
    (schema_id, version): (&str, &str),
    (carrier, rule): &RuleKey,
    condition: Option<&str>,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute(
        "delete from schema_condition where schema_id = $1 and version = $2 and carrier = $3 and rule = $4",
        params![schema_id, version, carrier, rule],
    )
    .await?;
    if let Some(condition) = condition {
        tx.execute(
            "insert into schema_condition (schema_id, version, carrier, rule, condition, entered_at) \
             values ($1, $2, $3, $4, $5, $6)",
            params![schema_id, version, carrier, rule, condition, now],
        )
        .await?;
    }
    tx.execute(
        "update schema set revision = revision + 1 where schema_id = $1 and version = $2",
        params![schema_id, version],
    )
    .await?;
    Ok(())
}

fn remember(key: CacheKey, form: &Arc<Form>) {
    let mut compiled = COMPILED.write();
    if compiled.len() >= MOST_COMPILED {
        compiled.clear();
    }
    compiled.insert(key, Arc::clone(form));
}

/// The digest of an installed version.
pub(crate) async fn digest_of(
    tx: &mut Tx,
    schema_id: &str,
    version: &str,
) -> Result<Option<String>, StoreError> {
    let sql = "select digest from schema where schema_id = $1 and version = $2";
    tx.optional(sql, params![schema_id, version]).await?.map(|row| row.get(0)).transpose()
}

/// The schema that uses a slug at present, other than the given one.
pub(crate) async fn other_with_slug(
    tx: &mut Tx,
    slug: &str,
    schema_id: &str,
) -> Result<Option<String>, StoreError> {
    let sql = "select schema_id from schema where slug = $1 and schema_id <> $2 order by schema_id limit 1";
    tx.optional(sql, params![slug, schema_id]).await?.map(|row| row.get(0)).transpose()
}

/// Writes a version, makes it the current one, and its notes.
pub(crate) async fn insert(
    tx: &mut Tx,
    form: &Form,
    source: &Source,
    digest: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    let meta = form.meta();
    tx.execute(
        "update schema set status = $1 where schema_id = $2",
        params![SchemaStatus::Replaced.as_str(), &meta.schema_id],
    )
    .await?;
    tx.execute(
        "insert into schema (schema_id, version, slug, status, title_de, title_en, xml, english, meta, digest, installed_at) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        params![
            &meta.schema_id, &meta.version, &meta.slug, SchemaStatus::Current.as_str(), &meta.title.de,
            meta.title.get(foundation::Locale::En), source.xml.as_slice(), &source.english, &source.meta, digest, now
        ],
    )
    .await?;
    append_notes(tx, &meta.schema_id, &meta.version, form.findings(), 0);
    Ok(())
}

/// Adds notes behind the first `from` ones.
pub(crate) fn append_notes(tx: &mut Tx, schema_id: &str, version: &str, notes: &[Finding], from: usize) {
    let from = i64::try_from(from).unwrap_or(i64::MAX);
    for (number, finding) in (from..).zip(notes) {
        tx.insert_at_end(
            "insert into schema_note (schema_id, version, number, element_id, kind, detail)",
            params![schema_id, version, number, &finding.element_id, finding.kind.as_str(), &finding.detail],
        );
    }
}

/// Every installed version, current ones first, by title.
pub(crate) async fn installed(tx: &mut Tx) -> Result<Vec<InstalledSchema>, StoreError> {
    let sql = "select s.schema_id, s.version, s.slug, s.status, s.title_de, s.title_en, s.installed_at, \
               (select count(*) from schema_note n where n.schema_id = s.schema_id and n.version = s.version \
               and not exists (select 1 from schema_condition c where c.schema_id = n.schema_id \
               and c.version = n.version and c.carrier = n.element_id and n.detail like c.rule || ':%')) \
               from schema s order by s.status, s.title_de, s.schema_id, s.version";
    tx.rows(sql, params![]).await?.iter().map(read_installed).collect()
}

fn read_installed(row: &Row) -> Result<InstalledSchema, StoreError> {
    let status: String = row.get(3)?;
    Ok(InstalledSchema {
        schema_id: row.get(0)?,
        version: row.get(1)?,
        slug: row.get(2)?,
        status: if status == SchemaStatus::Current.as_str() {
            SchemaStatus::Current
        } else {
            SchemaStatus::Replaced
        },
        title: Translated::new(row.get::<String>(4)?, row.get::<String>(5)?),
        installed_at: row.get(6)?,
        notes: row.get(7)?,
    })
}

/// The notes to a version, in the order of their finding.
///
/// # Errors
/// When the store cannot be read.
pub async fn notes(tx: &mut Tx, schema_id: &str, version: &str) -> Result<Vec<Finding>, StoreError> {
    let sql = "select element_id, kind, detail from schema_note where schema_id = $1 and version = $2 order by number";
    let rows = tx.rows(sql, params![schema_id, version]).await?;
    rows.iter()
        .map(|row| {
            let kind: String = row.get(1)?;
            Ok(Finding {
                element_id: row.get(0)?,
                kind: FindingKind::parse(&kind).unwrap_or(FindingKind::Reading),
                detail: row.get(2)?,
            })
        })
        .collect()
}
