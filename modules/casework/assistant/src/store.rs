// SPDX-License-Identifier: EUPL-1.2
//! The only SQL about drafts.

use crate::model::{Draft, DraftFile, DraftId, DraftLine, DraftState, FileId};
use ::store::{Row, StoreError, Tx, params};
use foundation::{OwnerId, Timestamp};

pub(crate) fn insert(tx: &mut Tx, draft: &Draft) {
    tx.insert_at_end(
        "insert into draft (owner, id, service_key, schema_id, schema_version, area_key, authority, legal_entity, unit, \
         answers, code, state, reference, receipt, sent_to, created_at, updated_at, expires_at, version)",
        params![
            draft.owner,
            draft.id.uuid(),
            &draft.service_key,
            &draft.schema_id,
            &draft.schema_version,
            &draft.area_key,
            draft.authority,
            draft.legal_entity,
            draft.unit,
            draft.answers.as_slice(),
            draft.code.clone(),
            draft.state.as_str(),
            draft.reference.as_deref(),
            draft.receipt.as_deref(),
            draft.sent_to.map(OwnerId::uuid),
            draft.created_at,
            draft.updated_at,
            draft.expires_at,
            draft.version
        ],
    );
}

fn state(name: &str) -> Result<DraftState, StoreError> {
    DraftState::parse(name).ok_or_else(|| StoreError::Engine(format!("unknown draft state {name}")))
}

pub(crate) async fn load(tx: &mut Tx, owner: OwnerId, id: DraftId) -> Result<Option<Draft>, StoreError> {
    let row = tx
        .optional(
            "select service_key, schema_id, schema_version, area_key, authority, legal_entity, unit, answers, code, state, \
             reference, receipt, sent_to, created_at, updated_at, expires_at, version from draft where owner = $1 and id = $2",
            params![owner, id.uuid()],
        )
        .await?;
    row.map(|row| draft(&row, owner, id)).transpose()
}

fn draft(row: &Row, owner: OwnerId, id: DraftId) -> Result<Draft, StoreError> {
    Ok(Draft {
        owner,
        id,
        service_key: row.get(0)?,
        schema_id: row.get(1)?,
        schema_version: row.get(2)?,
        area_key: row.get(3)?,
        authority: row.id(4)?,
        legal_entity: row.get(5)?,
        unit: row.get(6)?,
        answers: row.get(7)?,
        code: row.get(8)?,
        state: state(&row.get::<String>(9)?)?,
        reference: row.get(10)?,
        receipt: row.get(11)?,
        sent_to: row.optional_id(12)?,
        created_at: row.get(13)?,
        updated_at: row.get(14)?,
        expires_at: row.get(15)?,
        version: row.get(16)?,
    })
}

pub(crate) async fn list(tx: &mut Tx, owner: OwnerId) -> Result<Vec<DraftLine>, StoreError> {
    let rows = tx
        .rows(
            "select id, service_key, area_key, state, reference, updated_at, expires_at from draft \
             where owner = $1 order by updated_at desc, id limit 100",
            params![owner],
        )
        .await?;
    rows.iter()
        .map(|row| {
            Ok(DraftLine {
                id: row.id(0)?,
                service_key: row.get(1)?,
                area_key: row.get(2)?,
                state: state(&row.get::<String>(3)?)?,
                reference: row.get(4)?,
                updated_at: row.get(5)?,
                expires_at: row.get(6)?,
            })
        })
        .collect()
}

/// How many open drafts a person has.
pub(crate) async fn count_open(tx: &mut Tx, owner: OwnerId) -> Result<i64, StoreError> {
    let row = tx
        .row(
            "select count(*) from draft where owner = $1 and state = $2",
            params![owner, DraftState::Open.as_str()],
        )
        .await?;
    row.get(0)
}

/// Saves answers of an open draft at the version that was read.
pub(crate) async fn save_answers(tx: &mut Tx, draft: &Draft) -> Result<(), StoreError> {
    tx.execute_one(
        "update draft set answers = $4, updated_at = $5, expires_at = $6, version = version + 1 \
         where owner = $1 and id = $2 and version = $3 and state = 'open'",
        params![
            draft.owner,
            draft.id.uuid(),
            draft.version,
            draft.answers.as_slice(),
            draft.updated_at,
            draft.expires_at
        ],
    )
    .await
}

/// The case that a draft became.
pub(crate) struct Sent<'a> {
    pub(crate) authority: OwnerId,
    pub(crate) reference: &'a str,
    pub(crate) receipt: &'a str,
    pub(crate) kept_until: Timestamp,
}

/// Notes which files went with an application; the transaction is the authority's.
pub(crate) fn insert_sent(tx: &mut Tx, authority: OwnerId, draft: DraftId, files: &[FileId]) {
    let files: Vec<_> = files.iter().map(ToString::to_string).collect();
    tx.insert_new_at_end(
        "insert into draft_sent (owner, draft, files)",
        params![authority, draft.uuid(), files.join(" ")],
    );
}

/// The files that went with an application.
pub(crate) async fn files_sent(
    tx: &mut Tx,
    authority: OwnerId,
    draft: DraftId,
) -> Result<Vec<FileId>, StoreError> {
    let row = tx
        .optional(
            "select files from draft_sent where owner = $1 and draft = $2",
            params![authority, draft.uuid()],
        )
        .await?;
    let files = row.map(|row| row.get::<String>(0)).transpose()?.unwrap_or_default();
    Ok(files.split(' ').filter_map(|file| file.parse().ok()).collect())
}

/// Marks a draft as sent and empties it; false when it was marked before or is gone.
pub(crate) async fn mark_submitted(
    tx: &mut Tx,
    draft: (OwnerId, DraftId),
    case: Sent<'_>,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let (owner, id) = draft;
    let changed = tx
        .execute(
            "update draft set state = 'submitted', reference = $3, receipt = $4, answers = $5, updated_at = $6, \
             expires_at = $7, sent_to = $8, version = version + 1 where owner = $1 and id = $2 and state = 'open'",
            params![
                owner,
                id.uuid(),
                case.reference,
                case.receipt,
                Vec::<u8>::new(),
                now,
                case.kept_until,
                case.authority
            ],
        )
        .await?;
    if changed == 1 {
        delete_files(tx, owner, id).await?;
    }
    Ok(changed == 1)
}

/// Takes a draft away; false when it was gone.
pub(crate) async fn delete(tx: &mut Tx, owner: OwnerId, id: DraftId) -> Result<bool, StoreError> {
    delete_files(tx, owner, id).await?;
    Ok(tx.execute("delete from draft where owner = $1 and id = $2", params![owner, id.uuid()]).await? == 1)
}

async fn delete_files(tx: &mut Tx, owner: OwnerId, draft: DraftId) -> Result<(), StoreError> {
    tx.execute("delete from draft_file where owner = $1 and draft = $2", params![owner, draft.uuid()])
        .await?;
    Ok(())
}

/// Drafts whose time is over, oldest first. The transaction must reach everyone.
pub(crate) async fn expired(
    tx: &mut Tx,
    now: Timestamp,
    limit: i64,
) -> Result<Vec<(OwnerId, DraftId)>, StoreError> {
    let rows = tx
        .rows(
            "select owner, id from draft where expires_at <= $1 order by expires_at limit $2",
            params![now, limit],
        )
        .await?;
    rows.iter().map(|row| Ok((row.id(0)?, row.id(1)?))).collect()
}

pub(crate) fn insert_file(tx: &mut Tx, owner: OwnerId, file: &DraftFile) {
    tx.insert_at_end(
        "insert into draft_file (owner, id, draft, name, media_type, size, digest)",
        params![
            owner,
            file.id.uuid(),
            file.draft.uuid(),
            &file.name,
            &file.media_type,
            file.size,
            &file.digest
        ],
    );
}

/// The files of a draft in the order in which they came.
pub(crate) async fn files(tx: &mut Tx, owner: OwnerId, draft: DraftId) -> Result<Vec<DraftFile>, StoreError> {
    let rows = tx
        .rows(
            "select id, name, media_type, size, digest from draft_file where owner = $1 and draft = $2 order by id",
            params![owner, draft.uuid()],
        )
        .await?;
    rows.iter()
        .map(|row| {
            Ok(DraftFile {
                id: row.id(0)?,
                draft,
                name: row.get(1)?,
                media_type: row.get(2)?,
                size: row.get(3)?,
                digest: row.get(4)?,
            })
        })
        .collect()
}

pub(crate) async fn delete_file(tx: &mut Tx, owner: OwnerId, file: FileId) -> Result<(), StoreError> {
    tx.execute("delete from draft_file where owner = $1 and id = $2", params![owner, file.uuid()]).await?;
    Ok(())
}
