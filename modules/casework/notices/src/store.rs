// SPDX-License-Identifier: EUPL-1.2
//! The only SQL about letters and templates.

use crate::model::{LetterKind, NoticeId, NoticeOrder, NoticeState, NoticeView, Template, TemplateText};
use ::store::{Row, StoreError, Tx, params};
use foundation::id::Uuid;
use foundation::{Locale, Timestamp};

/// An order as it is stored.
#[derive(Clone, Debug)]
pub(crate) struct OrderData {
    /// JSON, or what sealing made of it.
    pub bytes: Vec<u8>,
    pub sealed: bool,
}

/// A letter with what its file is made from.
#[derive(Clone, Debug)]
pub(crate) struct Ordered {
    pub view: NoticeView,
    pub template_version: i64,
    pub data: OrderData,
}

/// Writes a letter that was ordered; false when one with this identifier is there already.
pub(crate) async fn insert(
    tx: &mut Tx,
    order: &NoticeOrder,
    data: OrderData,
    (template_version, blob): (i64, Uuid),
    now: Timestamp,
) -> Result<bool, StoreError> {
    let inserted = tx
        .execute(
            "insert into notice (owner, id, case_id, kind, locale, state, title, template_version, order_data, order_sealed, \
             blob, digest, size, created_at, version, recipient_protected) \
             values ($1, $2, $3, $4, $5, $6, '', $7, $8, $9, $10, '', 0, $11, 1, $12) \
             on conflict (owner, id) do nothing",
            params![
                tx.owner(),
                order.id.uuid(),
                order.case_id,
                order.kind.as_str(),
                order.locale.as_str(),
                NoticeState::Ordered.as_str(),
                template_version,
                data.bytes,
                data.sealed,
                blob,
                now,
                order.recipient_protected
            ],
        )
        .await?;
    Ok(inserted == 1)
}

/// A letter of the transaction's owner.
pub(crate) async fn notice(tx: &mut Tx, id: NoticeId) -> Result<Option<NoticeView>, StoreError> {
    let row = tx
        .optional(
            "select id, case_id, kind, locale, state, title, blob, digest, size, created_at, issued_at, recipient_protected \
             from notice where owner = $1 and id = $2",
            params![tx.owner(), id.uuid()],
        )
        .await?;
    row.as_ref().map(view).transpose()
}

/// The letters of a case, the oldest first.
pub(crate) async fn of_case(tx: &mut Tx, case_id: Uuid) -> Result<Vec<NoticeView>, StoreError> {
    let rows = tx
        .rows(
            "select id, case_id, kind, locale, state, title, blob, digest, size, created_at, issued_at, recipient_protected \
             from notice where owner = $1 and case_id = $2 order by id",
            params![tx.owner(), case_id],
        )
        .await?;
    rows.iter().map(view).collect()
}

/// A letter with its order.
pub(crate) async fn ordered(tx: &mut Tx, id: NoticeId) -> Result<Option<Ordered>, StoreError> {
    let row = tx
        .optional(
            "select id, case_id, kind, locale, state, title, blob, digest, size, created_at, issued_at, \
             recipient_protected, template_version, order_data, order_sealed from notice where owner = $1 and id = $2",
            params![tx.owner(), id.uuid()],
        )
        .await?;
    let Some(row) = row else { return Ok(None) };
    let data = OrderData { bytes: row.get(13)?, sealed: row.get(14)? };
    Ok(Some(Ordered { view: view(&row)?, template_version: row.get(12)?, data }))
}

/// Marks a letter as ready and empties its order.
pub(crate) async fn mark_ready(
    tx: &mut Tx,
    id: NoticeId,
    title: &str,
    file: (&str, i64),
    (template_version, now): (i64, Timestamp),
) -> Result<(), StoreError> {
    tx.execute_one(
        "update notice set state = $3, title = $4, digest = $5, size = $6, template_version = $7, issued_at = $8, \
         order_data = $9, order_sealed = $10, version = version + 1 where owner = $1 and id = $2 and state <> $3",
        params![
            tx.owner(),
            id.uuid(),
            NoticeState::Ready.as_str(),
            title,
            file.0,
            file.1,
            template_version,
            now,
            Vec::<u8>::new(),
            false
        ],
    )
    .await
}

/// Marks a letter as failed.
pub(crate) async fn mark_failed(tx: &mut Tx, id: NoticeId) -> Result<bool, StoreError> {
    let changed = tx
        .execute(
            "update notice set state = $3, version = version + 1 where owner = $1 and id = $2 and state = $4",
            params![tx.owner(), id.uuid(), NoticeState::Failed.as_str(), NoticeState::Ordered.as_str()],
        )
        .await?;
    Ok(changed == 1)
}

fn view(row: &Row) -> Result<NoticeView, StoreError> {
    let (kind, locale, state): (String, String, String) = (row.get(2)?, row.get(3)?, row.get(4)?);
    let unknown =
        |column, expected, found: &str| StoreError::Decode { column, expected, found: found.to_owned() };
    Ok(NoticeView {
        id: row.id(0)?,
        case_id: row.get(1)?,
        kind: LetterKind::parse(&kind).ok_or_else(|| unknown(2, "kind of letter", &kind))?,
        locale: Locale::parse(&locale).ok_or_else(|| unknown(3, "language", &locale))?,
        state: NoticeState::parse(&state).ok_or_else(|| unknown(4, "state of a letter", &state))?,
        title: row.get(5)?,
        blob: row.get(6)?,
        digest: row.get(7)?,
        size: row.get(8)?,
        created_at: row.get(9)?,
        issued_at: row.get(10)?,
        recipient_protected: row.get(11)?,
    })
}

/// The template in force at the transaction's owner.
pub(crate) async fn template(tx: &mut Tx, kind: LetterKind, locale: Locale) -> Result<Template, StoreError> {
    let row = tx
        .optional(
            "select version, is_default, subject, body, changed_at from letter_template \
             where owner = $1 and kind = $2 and locale = $3 order by version desc limit 1",
            params![tx.owner(), kind.as_str(), locale.as_str()],
        )
        .await?;
    read_template(kind, locale, row.as_ref())
}

/// A template as it was in a version; version 0 is the default of the installation.
pub(crate) async fn template_version(
    tx: &mut Tx,
    kind: LetterKind,
    locale: Locale,
    version: i64,
) -> Result<Template, StoreError> {
    let row = tx
        .optional(
            "select version, is_default, subject, body, changed_at from letter_template \
             where owner = $1 and kind = $2 and locale = $3 and version = $4",
            params![tx.owner(), kind.as_str(), locale.as_str(), version],
        )
        .await?;
    read_template(kind, locale, row.as_ref())
}

fn read_template(kind: LetterKind, locale: Locale, row: Option<&Row>) -> Result<Template, StoreError> {
    let default = TemplateText::default_of(kind, locale);
    let Some(row) = row else {
        return Ok(Template { kind, locale, version: 0, is_default: true, text: default, changed_at: None });
    };
    let is_default: bool = row.get(1)?;
    let text = if is_default { default } else { TemplateText { subject: row.get(2)?, body: row.get(3)? } };
    Ok(Template { kind, locale, version: row.get(0)?, is_default, text, changed_at: Some(row.get(4)?) })
}

/// Writes a version of a template; [`StoreError::Duplicate`] when somebody else wrote it first.
pub(crate) async fn insert_template(
    tx: &mut Tx,
    template: &Template,
    by: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    let text = if template.is_default { TemplateText::default() } else { template.text.clone() };
    tx.execute(
        "insert into letter_template (owner, kind, locale, version, is_default, subject, body, changed_by, changed_at) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        params![
            tx.owner(),
            template.kind.as_str(),
            template.locale.as_str(),
            template.version,
            template.is_default,
            text.subject,
            text.body,
            by,
            now
        ],
    )
    .await?;
    Ok(())
}

/// The templates that the transaction's owner changed, in their versions in force.
pub(crate) async fn changed_templates(tx: &mut Tx) -> Result<Vec<Template>, StoreError> {
    let rows = tx
        .rows(
            "select t.version, t.is_default, t.subject, t.body, t.changed_at, t.kind, t.locale from letter_template t \
             where t.owner = $1 and t.version = (select max(n.version) from letter_template n \
             where n.owner = t.owner and n.kind = t.kind and n.locale = t.locale)",
            params![tx.owner()],
        )
        .await?;
    let mut changed = Vec::new();
    for row in &rows {
        let (kind, locale): (String, String) = (row.get(5)?, row.get(6)?);
        if let (Some(kind), Some(locale)) = (LetterKind::parse(&kind), Locale::parse(&locale)) {
            changed.push(read_template(kind, locale, Some(row))?);
        }
    }
    Ok(changed)
}
