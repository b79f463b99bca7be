// SPDX-License-Identifier: EUPL-1.2
//! The only SQL about cases.

mod complaint;
mod content;
mod hearing;
mod list;
mod setting;

pub use complaint::LinkedCase;
pub(crate) use complaint::{complaints, concerned, insert_complaint};
pub use content::{Attachment, DocumentRequest, Note, RevealRequest, SavedView, TimelineEntry};
pub(crate) use content::{
    Content, answer_request, approve_reveal, arrival, attachments, content, delete_view, insert_attachments,
    insert_content, insert_message, insert_note, insert_request, insert_reveal, insert_view, notes, requests,
    reveals, timeline, views,
};
pub(crate) use hearing::{answer_hearing, hearings, insert_hearing, statements};
pub(crate) use list::{count_capped, count_received_since, due_on, fallen_due, list};
pub(crate) use setting::{is_automatic, set_automatic};

use crate::model::{Case, CaseId, CaseState, Received, sort_key};
use ::store::{Row, StoreError, Tx, params};
use catalogue::ProcedureKind;
use foundation::{Date, Locale, OwnerId, Timestamp, Translated, id::Uuid};

/// The columns of a case, in the order of [`case`].
macro_rules! columns {
    () => {
        "select id, reference, service_key, service_de, service_en, kind, state, legal_entity, area_key, unit, \
         applicant_owner, applicant_name, applicant_protected, assigned_to, assigned_name, received_at, due_on, due_rule, \
         due_from, lost_if_idle, channel, locale, version, updated_at, answered_at from cases"
    };
}

const CASES: &str = columns!();
const ONE: &str = concat!(columns!(), " where owner = $1 and id = $2");

fn fault(what: &str, value: &str) -> StoreError {
    StoreError::Engine(format!("unknown {what} {value}"))
}

/// A kind as it is stored.
pub(crate) fn kind_name(kind: ProcedureKind) -> &'static str {
    match kind {
        ProcedureKind::Notification => "notification",
        ProcedureKind::Application => "application",
        ProcedureKind::Levy => "levy",
        ProcedureKind::RegisterEntry => "register_entry",
        ProcedureKind::Information => "information",
        ProcedureKind::Complaint => "complaint",
    }
}

fn kind_of(name: &str) -> Result<ProcedureKind, StoreError> {
    Ok(match name {
        "notification" => ProcedureKind::Notification,
        "application" => ProcedureKind::Application,
        "levy" => ProcedureKind::Levy,
        "register_entry" => ProcedureKind::RegisterEntry,
        "information" => ProcedureKind::Information,
        "complaint" => ProcedureKind::Complaint,
        other => return Err(fault("procedure kind", other)),
    })
}

/// The nil UUID stands for "nobody" and "no unit" in the columns that indexes begin with.
fn present(id: Uuid) -> Option<Uuid> {
    (!id.is_nil()).then_some(id)
}

pub(crate) fn case(row: &Row) -> Result<Case, StoreError> {
    let state: String = row.get(6)?;
    let locale: String = row.get(21)?;
    let assigned_name: String = row.get(14)?;
    Ok(Case {
        id: row.id(0)?,
        reference: row.get(1)?,
        service_key: row.get(2)?,
        service_name: Translated::new(row.get::<String>(3)?, row.get::<String>(4)?),
        kind: kind_of(&row.get::<String>(5)?)?,
        state: CaseState::parse(&state).ok_or_else(|| fault("state", &state))?,
        legal_entity: row.get(7)?,
        area_key: row.get(8)?,
        unit: present(row.get(9)?),
        applicant_owner: row.id(10)?,
        applicant_name: row.get(11)?,
        applicant_protected: row.get(12)?,
        assigned: present(row.get(13)?).map(|account| (account, assigned_name)),
        received_at: row.get(15)?,
        due_on: row.get(16)?,
        due_rule: row.get(17)?,
        due_from: row.get(18)?,
        lost_if_idle: row.get(19)?,
        channel: row.get(20)?,
        locale: Locale::parse(&locale).unwrap_or_default(),
        version: row.get(22)?,
        updated_at: row.get(23)?,
        answered_at: row.get(24)?,
    })
}

/// A case's deadline as it is stored.
pub(crate) struct Due<'a> {
    pub(crate) on: Date,
    pub(crate) from: Date,
    pub(crate) rule: &'a str,
    pub(crate) lost_if_idle: bool,
}

/// Writes a new case; false when it is there already.
pub(crate) async fn insert(
    tx: &mut Tx,
    owner: OwnerId,
    received: &Received,
    named: (&str, Due<'_>),
    now: Timestamp,
) -> Result<bool, StoreError> {
    let sql = "insert into cases (owner, id, reference, service_key, service_de, service_en, kind, state, open_rank, \
        legal_entity, area_key, unit, applicant_owner, applicant_name, applicant_sort, applicant_protected, assigned_to, \
        assigned_name, received_at, due_on, due_rule, due_from, lost_if_idle, channel, locale, version, updated_at) \
        values ($1, $2, $3, $4, $5, $6, $7, 'received', 1, $8, $9, $10, $11, $12, $13, $14, $15, '', $16, $17, $18, $19, \
        $20, $21, $22, 1, $16) on conflict (owner, id) do nothing";
    let (reference, due) = named;
    let applicant = &received.applicant;
    let values = params![
        owner,
        received.id.uuid(),
        reference,
        &received.service_key,
        &received.service_name.de,
        &received.service_name.en,
        kind_name(received.procedure_kind),
        received.legal_entity,
        &received.area_key,
        received.unit.unwrap_or(Uuid::nil()),
        applicant.owner,
        &applicant.name,
        sort_key(&applicant.name, applicant.protected),
        applicant.protected,
        Uuid::nil(),
        now,
        due.on,
        due.rule,
        due.from,
        due.lost_if_idle,
        &received.channel,
        received.locale.as_str(),
    ];
    Ok(tx.execute(sql, values).await? == 1)
}

pub(crate) async fn load(tx: &mut Tx, owner: OwnerId, id: CaseId) -> Result<Option<Case>, StoreError> {
    tx.optional(ONE, params![owner, id.uuid()]).await?.as_ref().map(case).transpose()
}

/// Saves what commands change. The version must still be the one that was read.
pub(crate) async fn save(tx: &mut Tx, owner: OwnerId, case: &Case, now: Timestamp) -> Result<(), StoreError> {
    let (assigned_to, assigned_name) =
        case.assigned.as_ref().map_or((Uuid::nil(), ""), |(account, name)| (*account, name.as_str()));
    let open_rank = case.state.is_open().then_some(1_i64);
    tx.execute_one(
        "update cases set state = $4, open_rank = $5, assigned_to = $6, assigned_name = $7, due_on = $8, due_rule = $9, \
         due_from = $10, lost_if_idle = $11, updated_at = $12, answered_at = $13, version = version + 1 \
         where owner = $1 and id = $2 and version = $3",
        params![
            owner,
            case.id.uuid(),
            case.version,
            case.state.as_str(),
            open_rank,
            assigned_to,
            assigned_name,
            case.due_on,
            &case.due_rule,
            case.due_from,
            case.lost_if_idle,
            now,
            case.answered_at
        ],
    )
    .await
}

/// Cases by identifier, at most a hundred; for search hits.
pub(crate) async fn load_many(tx: &mut Tx, owner: OwnerId, ids: &[CaseId]) -> Result<Vec<Case>, StoreError> {
    let sql = ::store::Sql::new(CASES)
        .add("where owner = ? and id in", [owner.into()])
        .list(ids.iter().take(100).map(|id| id.uuid().into()));
    tx.rows_of(sql).await?.iter().map(case).collect()
}

#[cfg(test)]
mod tests;
