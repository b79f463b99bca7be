// SPDX-License-Identifier: EUPL-1.2
//! Hearings and what the people heard said.

use crate::model::{CaseId, Hearing, HearingId};
use ::store::{Row, StoreError, Tx, params};
use foundation::{OwnerId, Timestamp};

pub(crate) fn insert_hearing(tx: &mut Tx, owner: OwnerId, case: CaseId, hearing: &Hearing) {
    tx.insert_at_end(
        "insert into case_hearing (owner, id, case_id, due_on, asked_at)",
        params![owner, hearing.id.uuid(), case.uuid(), hearing.due_on, hearing.asked_at],
    );
}

fn hearing(row: &Row) -> Result<Hearing, StoreError> {
    Ok(Hearing { id: row.id(0)?, due_on: row.get(1)?, asked_at: row.get(2)?, answered_at: row.get(3)? })
}

/// The hearings of a case, oldest first.
pub(crate) async fn hearings(tx: &mut Tx, owner: OwnerId, id: CaseId) -> Result<Vec<Hearing>, StoreError> {
    let sql = "select id, due_on, asked_at, answered_at from case_hearing \
        where owner = $1 and case_id = $2 order by id";
    tx.rows(sql, params![owner, id.uuid()]).await?.iter().map(hearing).collect()
}

/// The sealed statements of a case; hearings that were answered by files only have none.
pub(crate) async fn statements(
    tx: &mut Tx,
    owner: OwnerId,
    id: CaseId,
) -> Result<Vec<(HearingId, Vec<u8>)>, StoreError> {
    let sql = "select id, statement from case_hearing \
        where owner = $1 and case_id = $2 and statement is not null order by id";
    let rows = tx.rows(sql, params![owner, id.uuid()]).await?;
    rows.iter().map(|row| Ok((row.id(0)?, row.get(1)?))).collect()
}

/// Keeps the answer to a hearing that is still open; false when there is none.
pub(crate) async fn answer_hearing(
    tx: &mut Tx,
    owner: OwnerId,
    of: (CaseId, HearingId),
    sealed: Option<Vec<u8>>,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let sql = "update case_hearing set answered_at = $4, statement = $5 where owner = $1 and id = $2 and case_id = $3 \
        and answered_at is null";
    Ok(tx.execute(sql, params![owner, of.1.uuid(), of.0.uuid(), now, sealed]).await? == 1)
}
