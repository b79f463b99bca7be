// SPDX-License-Identifier: EUPL-1.2
//! SQL about what waits for a second person.

use super::unreadable;
use crate::model::{ClaimId, Relief, ReliefKind};
use ::store::{Row, StoreError, Tx, params};
use foundation::id::Uuid;
use foundation::{OwnerId, Timestamp};

pub(crate) async fn insert_relief(tx: &mut Tx, owner: OwnerId, relief: &Relief) -> Result<(), StoreError> {
    tx.execute_one(
        "insert into claim_relief (owner, id, claim, kind, amount, reason, asked_by, asked_at) \
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        params![
            owner,
            relief.id,
            relief.claim.uuid(),
            relief.kind.entry().as_str(),
            relief.amount,
            &relief.reason,
            relief.asked_by,
            relief.asked_at
        ],
    )
    .await
}

fn relief(row: &Row) -> Result<Relief, StoreError> {
    let kind: String = row.get(2)?;
    Ok(Relief {
        id: row.get(0)?,
        claim: row.id(1)?,
        kind: ReliefKind::parse(&kind).ok_or_else(|| unreadable(&kind))?,
        amount: row.get(3)?,
        reason: row.get(4)?,
        asked_by: row.get(5)?,
        asked_at: row.get(6)?,
    })
}

/// What waits at a claim.
pub(crate) async fn reliefs(tx: &mut Tx, owner: OwnerId, claim: ClaimId) -> Result<Vec<Relief>, StoreError> {
    let rows = tx
        .rows(
            "select id, claim, kind, amount, reason, asked_by, asked_at from claim_relief \
             where owner = $1 and claim = $2 and approved is null order by id",
            params![owner, claim.uuid()],
        )
        .await?;
    rows.iter().map(relief).collect()
}

/// One that still waits.
pub(crate) async fn waiting_relief(
    tx: &mut Tx,
    owner: OwnerId,
    id: Uuid,
) -> Result<Option<Relief>, StoreError> {
    let row = tx
        .optional(
            "select id, claim, kind, amount, reason, asked_by, asked_at from claim_relief \
             where owner = $1 and id = $2 and approved is null",
            params![owner, id],
        )
        .await?;
    row.as_ref().map(relief).transpose()
}

/// Notes the decision; [`StoreError::Stale`] when somebody else decided first.
pub(crate) async fn decide_relief(
    tx: &mut Tx,
    owner: OwnerId,
    id: Uuid,
    (approved, by, at): (bool, Uuid, Timestamp),
) -> Result<(), StoreError> {
    tx.execute_one(
        "update claim_relief set approved = $3, decided_by = $4, decided_at = $5 \
         where owner = $1 and id = $2 and approved is null",
        params![owner, id, approved, by, at],
    )
    .await
}
