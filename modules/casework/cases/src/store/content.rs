// SPDX-License-Identifier: EUPL-1.2
//! What belongs to one case: content, files, requests, notes, timeline, reveals; and the saved views.

use crate::events::PublicMessage;
use crate::model::{
    AttachmentId, AttachmentRef, CaseId, MessageId, Received, RequestId, RevealId, SavedViewId,
};
use ::store::{Row, StoreError, Tx, params};
use foundation::{Date, OwnerId, Timestamp, id::Uuid};

pub(crate) fn insert_content(tx: &mut Tx, owner: OwnerId, received: Received, receipt: String) {
    tx.insert_at_end(
        "insert into case_content (owner, case_id, schema_id, schema_version, answers, receipt, applicant_email)",
        params![
            owner,
            received.id.uuid(),
            received.schema_id,
            received.schema_version,
            received.answers,
            receipt,
            received.applicant.email
        ],
    );
}

/// The sealed content of a case.
#[derive(Clone, Debug)]
pub(crate) struct Content {
    pub(crate) schema_id: String,
    pub(crate) schema_version: String,
    pub(crate) answers: Vec<u8>,
    pub(crate) receipt: String,
    pub(crate) applicant_email: String,
}

pub(crate) async fn content(tx: &mut Tx, owner: OwnerId, id: CaseId) -> Result<Option<Content>, StoreError> {
    let sql = "select schema_id, schema_version, answers, receipt, applicant_email from case_content \
        where owner = $1 and case_id = $2";
    let row = tx.optional(sql, params![owner, id.uuid()]).await?;
    row.map(|row| {
        Ok(Content {
            schema_id: row.get(0)?,
            schema_version: row.get(1)?,
            answers: row.get(2)?,
            receipt: row.get(3)?,
            applicant_email: row.get(4)?,
        })
    })
    .transpose()
}

/// Number, receipt and applicant of a case that arrived before.
pub(crate) async fn arrival(
    tx: &mut Tx,
    owner: OwnerId,
    id: CaseId,
) -> Result<Option<(String, String, OwnerId)>, StoreError> {
    let sql = "select cases.reference, case_content.receipt, cases.applicant_owner from cases join case_content \
        on case_content.owner = cases.owner and case_content.case_id = cases.id where cases.owner = $1 and cases.id = $2";
    let row = tx.optional(sql, params![owner, id.uuid()]).await?;
    row.map(|row| Ok((row.get(0)?, row.get(1)?, row.id(2)?))).transpose()
}

/// A file of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Identifier.
    pub id: AttachmentId,
    /// The request it answers.
    pub request: Option<RequestId>,
    /// The file.
    pub file: AttachmentRef,
    /// When it came.
    pub added_at: Timestamp,
}

pub(crate) fn insert_attachments(
    tx: &mut Tx,
    owner: OwnerId,
    of: (CaseId, Option<RequestId>),
    files: &[AttachmentRef],
    now: Timestamp,
) {
    for file in files {
        tx.insert_at_end(
            "insert into case_attachment (owner, id, case_id, request_id, blob, name, media_type, size, digest, field, added_at)",
            params![
                owner,
                AttachmentId::at(now).uuid(),
                of.0.uuid(),
                of.1.map(RequestId::uuid),
                file.blob,
                &file.name,
                &file.media_type,
                i64::try_from(file.size).unwrap_or(i64::MAX),
                &file.digest,
                &file.field,
                now
            ],
        );
    }
}

const ATTACHMENTS: &str = "select id, request_id, blob, name, media_type, size, digest, field, added_at from case_attachment \
    where owner = $1 and case_id = $2 order by id";

fn attachment(row: &Row) -> Result<Attachment, StoreError> {
    Ok(Attachment {
        id: row.id(0)?,
        request: row.optional_id(1)?,
        file: AttachmentRef {
            blob: row.get(2)?,
            name: row.get(3)?,
            media_type: row.get(4)?,
            size: row.get::<i64>(5)?.unsigned_abs(),
            digest: row.get(6)?,
            field: row.get(7)?,
        },
        added_at: row.get(8)?,
    })
}

pub(crate) async fn attachments(
    tx: &mut Tx,
    owner: OwnerId,
    id: CaseId,
) -> Result<Vec<Attachment>, StoreError> {
    tx.rows(ATTACHMENTS, params![owner, id.uuid()]).await?.iter().map(attachment).collect()
}

/// A request for documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentRequest {
    /// Identifier.
    pub id: RequestId,
    /// What is missing, one line each.
    pub items: Vec<String>,
    /// Last day.
    pub due_on: Date,
    /// When it was asked.
    pub asked_at: Timestamp,
    /// When the applicant answered.
    pub answered_at: Option<Timestamp>,
}

pub(crate) fn insert_request(tx: &mut Tx, owner: OwnerId, case: CaseId, request: &DocumentRequest) {
    tx.insert_at_end(
        "insert into case_request (owner, id, case_id, items, due_on, asked_at, answered_at)",
        params![
            owner,
            request.id.uuid(),
            case.uuid(),
            request.items.join("\n"),
            request.due_on,
            request.asked_at,
            request.answered_at
        ],
    );
}

fn request(row: &Row) -> Result<DocumentRequest, StoreError> {
    let items: String = row.get(1)?;
    Ok(DocumentRequest {
        id: row.id(0)?,
        items: items.lines().map(str::to_owned).collect(),
        due_on: row.get(2)?,
        asked_at: row.get(3)?,
        answered_at: row.get(4)?,
    })
}

pub(crate) async fn requests(
    tx: &mut Tx,
    owner: OwnerId,
    id: CaseId,
) -> Result<Vec<DocumentRequest>, StoreError> {
    let sql = "select id, items, due_on, asked_at, answered_at from case_request \
        where owner = $1 and case_id = $2 order by id";
    tx.rows(sql, params![owner, id.uuid()]).await?.iter().map(request).collect()
}

/// Marks an open request as answered; false when there is none.
pub(crate) async fn answer_request(
    tx: &mut Tx,
    owner: OwnerId,
    of: (CaseId, RequestId),
    now: Timestamp,
) -> Result<bool, StoreError> {
    let sql = "update case_request set answered_at = $4 where owner = $1 and id = $2 and case_id = $3 \
        and answered_at is null";
    Ok(tx.execute(sql, params![owner, of.1.uuid(), of.0.uuid(), now]).await? == 1)
}

/// An internal note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// When.
    pub at: Timestamp,
    /// Who wrote it.
    pub author: String,
    /// What.
    pub body: String,
}

pub(crate) fn insert_note(tx: &mut Tx, owner: OwnerId, case: CaseId, author: Uuid, note: &Note) {
    tx.insert_at_end(
        "insert into case_note (owner, id, case_id, at, author, author_name, body)",
        params![owner, MessageId::at(note.at).uuid(), case.uuid(), note.at, author, &note.author, &note.body],
    );
}

pub(crate) async fn notes(tx: &mut Tx, owner: OwnerId, id: CaseId) -> Result<Vec<Note>, StoreError> {
    let sql = "select at, author_name, body from case_note where owner = $1 and case_id = $2 order by id desc limit 500";
    let rows = tx.rows(sql, params![owner, id.uuid()]).await?;
    rows.iter().map(|row| Ok(Note { at: row.get(0)?, author: row.get(1)?, body: row.get(2)? })).collect()
}

/// A line of the timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimelineEntry {
    /// The sentence and the words.
    pub message: PublicMessage,
    /// Who did it; empty for the applicant and the program.
    pub actor: String,
    /// Whether the applicant sees it.
    pub visible_to_applicant: bool,
}

pub(crate) fn insert_message(
    tx: &mut Tx,
    owner: OwnerId,
    case: CaseId,
    entry: &TimelineEntry,
) -> Result<(), StoreError> {
    let arguments = serde_json::to_string(&entry.message.arguments)
        .map_err(|error| StoreError::Engine(error.to_string()))?;
    tx.insert_at_end(
        "insert into case_message (owner, id, case_id, at, message, arguments, body, actor_name, visible_to_applicant)",
        params![
            owner,
            MessageId::at(entry.message.at).uuid(),
            case.uuid(),
            entry.message.at,
            &entry.message.key,
            arguments,
            &entry.message.body,
            &entry.actor,
            entry.visible_to_applicant
        ],
    );
    Ok(())
}

pub(crate) async fn timeline(
    tx: &mut Tx,
    owner: OwnerId,
    id: CaseId,
) -> Result<Vec<TimelineEntry>, StoreError> {
    let sql = "select at, message, arguments, body, actor_name, visible_to_applicant from case_message \
        where owner = $1 and case_id = $2 order by id limit 1000";
    let rows = tx.rows(sql, params![owner, id.uuid()]).await?;
    rows.iter()
        .map(|row| {
            let arguments: String = row.get(2)?;
            Ok(TimelineEntry {
                message: PublicMessage {
                    key: row.get(1)?,
                    arguments: serde_json::from_str(&arguments).unwrap_or_default(),
                    body: row.get(3)?,
                    at: row.get(0)?,
                },
                actor: row.get(4)?,
                visible_to_applicant: row.get(5)?,
            })
        })
        .collect()
}

/// A saved view of the work list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedView {
    /// Identifier.
    pub id: SavedViewId,
    /// Name.
    pub name: String,
    /// Query of the address.
    pub query: String,
}

pub(crate) fn insert_view(tx: &mut Tx, owner: OwnerId, account: Uuid, view: &SavedView) {
    tx.insert_at_end(
        "insert into saved_view (owner, id, account, name, query)",
        params![owner, view.id.uuid(), account, &view.name, &view.query],
    );
}

pub(crate) async fn views(tx: &mut Tx, owner: OwnerId, account: Uuid) -> Result<Vec<SavedView>, StoreError> {
    let sql =
        "select id, name, query from saved_view where owner = $1 and account = $2 order by name, id limit 50";
    let rows = tx.rows(sql, params![owner, account]).await?;
    rows.iter().map(|row| Ok(SavedView { id: row.id(0)?, name: row.get(1)?, query: row.get(2)? })).collect()
}

pub(crate) async fn delete_view(
    tx: &mut Tx,
    owner: OwnerId,
    account: Uuid,
    id: SavedViewId,
) -> Result<bool, StoreError> {
    let sql = "delete from saved_view where owner = $1 and id = $2 and account = $3";
    Ok(tx.execute(sql, params![owner, id.uuid(), account]).await? == 1)
}

/// A request to see a protected person's name and address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RevealRequest {
    /// Identifier.
    pub id: RevealId,
    /// Account that asked.
    pub asked_by: Uuid,
    /// Name of who asked.
    pub asked_name: String,
    /// When.
    pub asked_at: Timestamp,
    /// Why.
    pub reason: String,
    /// Who approved, and when.
    pub approved: Option<(Uuid, String, Timestamp)>,
}

pub(crate) fn insert_reveal(tx: &mut Tx, owner: OwnerId, case: CaseId, reveal: &RevealRequest) {
    tx.insert_at_end(
        "insert into reveal (owner, id, case_id, asked_by, asked_name, asked_at, reason, approved_name)",
        params![
            owner,
            reveal.id.uuid(),
            case.uuid(),
            reveal.asked_by,
            &reveal.asked_name,
            reveal.asked_at,
            &reveal.reason,
            ""
        ],
    );
}

pub(crate) async fn reveals(
    tx: &mut Tx,
    owner: OwnerId,
    id: CaseId,
) -> Result<Vec<RevealRequest>, StoreError> {
    let sql = "select id, asked_by, asked_name, asked_at, reason, approved_by, approved_name, approved_at from reveal \
        where owner = $1 and case_id = $2 order by id desc limit 50";
    let rows = tx.rows(sql, params![owner, id.uuid()]).await?;
    rows.iter()
        .map(|row| {
            let approved = match (row.get::<Option<Uuid>>(5)?, row.get::<Option<Timestamp>>(7)?) {
                (Some(by), Some(at)) => Some((by, row.get(6)?, at)),
                _ => None,
            };
            Ok(RevealRequest {
                id: row.id(0)?,
                asked_by: row.get(1)?,
                asked_name: row.get(2)?,
                asked_at: row.get(3)?,
                reason: row.get(4)?,
                approved,
            })
        })
        .collect()
}

/// Approves a request of somebody else; false when there is none to approve.
pub(crate) async fn approve_reveal(
    tx: &mut Tx,
    owner: OwnerId,
    id: RevealId,
    by: (Uuid, &str),
    now: Timestamp,
) -> Result<bool, StoreError> {
    let sql = "update reveal set approved_by = $3, approved_name = $4, approved_at = $5 \
        where owner = $1 and id = $2 and approved_by is null and asked_by <> $3";
    Ok(tx.execute(sql, params![owner, id.uuid(), by.0, by.1, now]).await? == 1)
}
