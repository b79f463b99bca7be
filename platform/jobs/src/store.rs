// SPDX-License-Identifier: EUPL-1.2
//! The only SQL about jobs.

use crate::model::{Job, JobId, Order};
use ::store::{Reach, Store, StoreError, Tx, params};
use foundation::{OwnerId, Timestamp};

const HEAD: &str =
    "insert into job (owner, id, kind, payload, run_at, attempts, dead, unique_key, granted_by)";

/// Orders a job within the command's transaction.
///
/// # Errors
/// What the engine says.
pub fn enqueue(tx: &mut Tx, order: Order) -> Result<(), StoreError> {
    let owner = tx.owner();
    enqueue_for(tx, owner, order)
}

pub(crate) fn enqueue_for(tx: &mut Tx, owner: OwnerId, order: Order) -> Result<(), StoreError> {
    let id = JobId::at(order.made_at);
    tx.insert_new_at_end(
        HEAD,
        params![
            owner,
            id.uuid(),
            order.kind,
            order.payload,
            order.run_at,
            0_i64,
            false,
            order.unique_key,
            order.granted_by
        ],
    );
    tx.wake_workers();
    Ok(())
}

/// Owners with due jobs, the longest waiting first.
pub(crate) async fn owners_with_work(store: &Store, now: Timestamp) -> Result<Vec<OwnerId>, StoreError> {
    let mut tx = store.read(Reach::Everyone).await?;
    let rows = tx
        .rows(
            "select owner from job where dead = $1 and run_at <= $2 group by owner order by min(run_at) limit 64",
            params![false, now],
        )
        .await?;
    rows.iter().map(|row| row.id(0)).collect()
}

/// Takes or renews the lease of an owner; false when another worker holds it.
pub(crate) async fn lease(
    tx: &mut Tx,
    owner: OwnerId,
    holder: &str,
    now: Timestamp,
    until: Timestamp,
) -> Result<bool, StoreError> {
    let sql = "insert into job_lease (owner, holder, held_until) values ($1, $2, $3) \
        on conflict (owner) do update set holder = excluded.holder, held_until = excluded.held_until \
        where job_lease.holder = excluded.holder or job_lease.held_until < $4";
    Ok(tx.execute(sql, params![owner, holder, until, now]).await? == 1)
}

/// Gives all leases of a holder back, at shutdown.
pub(crate) async fn release(store: &Store, holder: &str) -> Result<(), StoreError> {
    let mut tx = store.write(Reach::Everyone).await?;
    tx.execute("delete from job_lease where holder = $1", params![holder]).await?;
    tx.commit().await
}

/// The due jobs of an owner in their order.
pub(crate) async fn due(store: &Store, owner: OwnerId, now: Timestamp) -> Result<Vec<Job>, StoreError> {
    let mut tx = store.read(owner).await?;
    let rows = tx
        .rows(
            "select id, kind, payload, attempts, granted_by from job \
             where owner = $1 and dead = $2 and run_at <= $3 order by run_at, id limit 64",
            params![owner, false, now],
        )
        .await?;
    rows.iter()
        .map(|row| {
            Ok(Job {
                owner,
                id: row.id(0)?,
                kind: row.get(1)?,
                payload: row.get(2)?,
                attempts: row.get(3)?,
                granted_by: row.get(4)?,
            })
        })
        .collect()
}

impl Job {
    /// Takes the job off the list within the handler's own transaction, so that its changes happen exactly once.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when another worker finished it first: this handler's changes are then undone.
    pub async fn finish(&self, tx: &mut Tx) -> Result<(), StoreError> {
        tx.execute_one("delete from job where owner = $1 and id = $2", params![self.owner, self.id.uuid()])
            .await
    }
}

/// Whether a job still stands on the list.
pub(crate) async fn stands(store: &Store, job: &Job) -> Result<bool, StoreError> {
    let mut tx = store.read(job.owner).await?;
    let found = tx
        .optional("select 1 from job where owner = $1 and id = $2", params![job.owner, job.id.uuid()])
        .await?;
    Ok(found.is_some())
}

/// Notes a failed attempt.
pub(crate) async fn failed(
    store: &Store,
    job: &Job,
    error: &str,
    again_at: Option<Timestamp>,
) -> Result<(), StoreError> {
    let mut tx = store.write_soon(job.owner).await?;
    let kept: String = error.chars().take(2000).collect();
    tx.execute(
        "update job set attempts = attempts + 1, last_error = $3, dead = $4, run_at = coalesce($5, run_at) \
         where owner = $1 and id = $2",
        params![job.owner, job.id.uuid(), kept, again_at.is_none(), again_at],
    )
    .await?;
    tx.commit().await
}

/// A job that was given up.
#[derive(Clone, Debug)]
pub struct DeadLetter {
    /// Owner.
    pub owner: OwnerId,
    /// Identifier.
    pub id: JobId,
    /// Kind.
    pub kind: String,
    /// Attempts made.
    pub attempts: i64,
    /// What the last attempt said.
    pub last_error: String,
}

/// The dead letters of the transaction's reach, newest first, at most 200.
///
/// # Errors
/// What the engine says.
pub async fn dead_letters(tx: &mut Tx) -> Result<Vec<DeadLetter>, StoreError> {
    let everyone = tx.reach() == Reach::Everyone;
    let rows = tx
        .rows(
            "select owner, id, kind, attempts, last_error from job \
             where dead = $1 and (owner = $2 or $3) order by id desc limit 200",
            params![true, tx.owner(), everyone],
        )
        .await?;
    rows.iter()
        .map(|row| {
            Ok(DeadLetter {
                owner: row.id(0)?,
                id: row.id(1)?,
                kind: row.get(2)?,
                attempts: row.get(3)?,
                last_error: row.get::<Option<String>>(4)?.unwrap_or_default(),
            })
        })
        .collect()
}

/// Starts a dead letter again.
///
/// # Errors
/// [`StoreError::Stale`] when it is not there or not dead.
pub async fn restart(tx: &mut Tx, owner: OwnerId, id: JobId, now: Timestamp) -> Result<(), StoreError> {
    tx.execute_one(
        "update job set dead = $4, attempts = 0, run_at = $3 where owner = $1 and id = $2 and dead = $5",
        params![owner, id.uuid(), now, false, true],
    )
    .await?;
    tx.wake_workers();
    Ok(())
}

/// How many jobs are due and how many are dead letters, over all owners.
///
/// # Errors
/// What the engine says.
pub async fn waiting(store: &Store, now: Timestamp) -> Result<(i64, i64), StoreError> {
    let mut tx = store.read(Reach::Everyone).await?;
    let due = tx
        .row("select count(*) from job where dead = $1 and run_at <= $2", params![false, now])
        .await?
        .get(0)?;
    let dead = tx.row("select count(*) from job where dead = $1", params![true]).await?.get(0)?;
    Ok((due, dead))
}
