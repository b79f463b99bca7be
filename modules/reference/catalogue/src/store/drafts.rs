// SPDX-License-Identifier: EUPL-1.2
//! SQL about drafts and about what was published.

use super::{read, write};
use crate::model::{Draft, DraftState, Target, Version};
use ::store::{Row, StoreError, Tx, params};
use foundation::{OwnerId, id::Uuid};

fn draft(row: &Row) -> Result<Draft, StoreError> {
    let state: String = row.get(3)?;
    let authors: String = row.get(6)?;
    let account = |text: &str| Uuid::parse_str(text).map_err(|error| StoreError::Engine(error.to_string()));
    Ok(Draft {
        id: row.get(0)?,
        target: Target { service_key: row.get(1)?, area_key: row.get(2)? },
        state: DraftState::parse(&state).ok_or_else(|| StoreError::Engine(format!("state {state}")))?,
        sheet: read(&row.get::<String>(4)?)?,
        base_version: row.get(5)?,
        authors: authors.split_whitespace().map(account).collect::<Result<_, _>>()?,
        author_name: row.get(7)?,
        note: row.get(8)?,
        version: row.get(9)?,
        changed_at: row.get(10)?,
    })
}

/// The open draft of a target.
pub(crate) async fn open_draft(
    tx: &mut Tx,
    owner: OwnerId,
    target: &Target,
) -> Result<Option<Draft>, StoreError> {
    let row = tx
        .optional(
            "select id, service_key, area_key, state, sheet, base_version, authors, author_name, note, version, changed_at \
         from service_draft where owner = $1 and service_key = $2 and area_key = $3 \
         and state in ('draft', 'submitted')",
            params![owner, &target.service_key, &target.area_key],
        )
        .await?;
    row.as_ref().map(draft).transpose()
}

/// Every open draft of an owner, by service and area.
pub(crate) async fn open_drafts(tx: &mut Tx, owner: OwnerId) -> Result<Vec<Draft>, StoreError> {
    let rows = tx
        .rows(
            "select id, service_key, area_key, state, sheet, base_version, authors, author_name, note, version, changed_at \
         from service_draft where owner = $1 and state in ('draft', 'submitted') \
         order by service_key, area_key limit 500",
            params![owner],
        )
        .await?;
    rows.iter().map(draft).collect()
}

fn authors(draft: &Draft) -> String {
    draft.authors.iter().map(Uuid::to_string).collect::<Vec<_>>().join(" ")
}

pub(crate) async fn insert_draft(tx: &mut Tx, owner: OwnerId, draft: &Draft) -> Result<(), StoreError> {
    tx.execute(
        "insert into service_draft (owner, id, service_key, area_key, state, sheet, base_version, authors, author_name, note, \
         version, changed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        params![
            owner,
            draft.id,
            &draft.target.service_key,
            &draft.target.area_key,
            draft.state.as_str(),
            write(&draft.sheet)?,
            draft.base_version,
            authors(draft),
            &draft.author_name,
            &draft.note,
            draft.version,
            draft.changed_at
        ],
    )
    .await?;
    Ok(())
}

/// Replaces a draft whose version in the table is one less.
pub(crate) async fn update_draft(tx: &mut Tx, owner: OwnerId, draft: &Draft) -> Result<(), StoreError> {
    tx.execute_one(
        "update service_draft set state = $3, sheet = $4, base_version = $5, authors = $6, author_name = $7, note = $8, \
         version = $9, changed_at = $10 where owner = $1 and id = $2 and version = $9 - 1",
        params![
            owner,
            draft.id,
            draft.state.as_str(),
            write(&draft.sheet)?,
            draft.base_version,
            authors(draft),
            &draft.author_name,
            &draft.note,
            draft.version,
            draft.changed_at
        ],
    )
    .await
}

/// Keeps what is published now; a version that is kept already stays.
pub(crate) async fn insert_version(tx: &mut Tx, version: &Version) -> Result<(), StoreError> {
    tx.execute(
        "insert into service_version (service_key, area_key, version, sheet, author_name, publisher_name, note, changed_at) \
         values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (service_key, area_key, version) do nothing",
        params![
            &version.target.service_key,
            &version.target.area_key,
            version.version,
            write(&version.sheet)?,
            &version.author_name,
            &version.publisher_name,
            &version.note,
            version.changed_at
        ],
    )
    .await?;
    Ok(())
}

/// Everything that was published about a target, newest first.
pub(crate) async fn versions(tx: &mut Tx, target: &Target) -> Result<Vec<Version>, StoreError> {
    let rows = tx
        .rows(
            "select version, sheet, author_name, publisher_name, note, changed_at from service_version \
             where service_key = $1 and area_key = $2 order by version desc limit 200",
            params![&target.service_key, &target.area_key],
        )
        .await?;
    rows.iter()
        .map(|row| {
            Ok(Version {
                target: target.clone(),
                version: row.get(0)?,
                sheet: read(&row.get::<String>(1)?)?,
                author_name: row.get(2)?,
                publisher_name: row.get(3)?,
                note: row.get(4)?,
                changed_at: row.get(5)?,
            })
        })
        .collect()
}

/// The newest version of local texts that was kept, and the one in force; 0 when there never were any.
pub(crate) async fn local_version(tx: &mut Tx, target: &Target) -> Result<i64, StoreError> {
    let row = tx
        .row(
            "select coalesce(max(version), 0) from (select version from service_version where service_key = $1 and area_key = $2 \
             union all select version from service_override where service_key = $1 and area_key = $2) as known",
            params![&target.service_key, &target.area_key],
        )
        .await?;
    row.get(0)
}

/// The keys of services that somebody published in the editor.
pub(crate) async fn edited_here(tx: &mut Tx) -> Result<Vec<String>, StoreError> {
    let rows = tx
        .rows(
            "select distinct service_key from service_version where area_key = '' and publisher_name <> ''",
            params![],
        )
        .await?;
    rows.iter().map(|row| row.get(0)).collect()
}
