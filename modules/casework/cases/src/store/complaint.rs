// SPDX-License-Identifier: EUPL-1.2
//! Which case a complaint concerns.

use crate::model::{CaseId, CaseState};
use ::store::{StoreError, Tx, params};
use foundation::OwnerId;

use super::fault;

/// A case at the other end of the link between a complaint and what it concerns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkedCase {
    /// The case.
    pub id: CaseId,
    /// Its number for people.
    pub reference: String,
    /// Its state.
    pub state: CaseState,
}

pub(crate) fn insert_complaint(tx: &mut Tx, owner: OwnerId, complaint: CaseId, concerns: CaseId) {
    tx.insert_at_end(
        "insert into case_complaint (owner, case_id, concerns)",
        params![owner, complaint.uuid(), concerns.uuid()],
    );
}

async fn linked(
    tx: &mut Tx,
    sql: &'static str,
    (owner, id): (OwnerId, CaseId),
) -> Result<Vec<LinkedCase>, StoreError> {
    let rows = tx.rows(sql, params![owner, id.uuid()]).await?;
    rows.iter()
        .map(|row| {
            let state: String = row.get(2)?;
            let state = CaseState::parse(&state).ok_or_else(|| fault("state", &state))?;
            Ok(LinkedCase { id: row.id(0)?, reference: row.get(1)?, state })
        })
        .collect()
}

/// The case that a complaint concerns.
pub(crate) async fn concerned(
    tx: &mut Tx,
    owner: OwnerId,
    complaint: CaseId,
) -> Result<Option<LinkedCase>, StoreError> {
    let sql = "select c.id, c.reference, c.state from case_complaint l join cases c on c.owner = l.owner and c.id = l.concerns \
        where l.owner = $1 and l.case_id = $2";
    Ok(linked(tx, sql, (owner, complaint)).await?.pop())
}

/// The complaints about a case, oldest first.
pub(crate) async fn complaints(
    tx: &mut Tx,
    owner: OwnerId,
    about: CaseId,
) -> Result<Vec<LinkedCase>, StoreError> {
    let sql = "select c.id, c.reference, c.state from case_complaint l join cases c on c.owner = l.owner and c.id = l.case_id \
        where l.owner = $1 and l.concerns = $2 order by c.id limit 100";
    linked(tx, sql, (owner, about)).await
}
