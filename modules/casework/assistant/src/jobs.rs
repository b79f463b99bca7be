// SPDX-License-Identifier: EUPL-1.2
//! Background work: marking drafts as sent, and deleting the bytes of files that were taken away.

use crate::commands;
use crate::model::{DraftId, FileId};
use crate::policy::DraftResource;
use ::jobs::{Job, JobError, Order, enqueue};
use ::store::{StoreError, Tx};
use foundation::policy::{Edit, authorise};
use foundation::{Actor, OwnerId, Timestamp};
use futures_util::future::BoxFuture;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use web::Platform;

/// Kind of the job that marks a draft as sent.
pub(crate) const MARK: &str = "assistant.mark_submitted";
/// Kind of the job that deletes bytes.
pub(crate) const FORGET: &str = "assistant.forget_files";

/// Seconds until bytes are deleted: longer than any request that may still be sending them lasts.
const FORGET_AFTER: i64 = 600;

/// A draft became a case.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Mark {
    /// Whose draft.
    pub(crate) owner: OwnerId,
    /// The draft.
    pub(crate) draft: DraftId,
    /// Number of the case.
    pub(crate) reference: String,
    /// Receipt as JSON.
    pub(crate) receipt: String,
    /// The authority that has the case.
    pub(crate) authority: OwnerId,
    /// The files that went with it.
    pub(crate) sent: Vec<FileId>,
}

/// Files that were taken away.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Forget {
    /// The draft they belonged to.
    pub(crate) draft: DraftId,
    /// The authority under which the bytes lie.
    pub(crate) authority: OwnerId,
    /// The files.
    pub(crate) files: Vec<FileId>,
}

/// Orders the mark within the transaction that made the case.
pub(crate) fn order_mark(
    tx: &mut Tx,
    mark: &Mark,
    granted_by: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    enqueue(tx, Order::new(MARK, mark, now)?.once(mark.draft.to_string()).granted_by(granted_by))
}

/// Orders the deletion within the transaction that took the files away.
pub(crate) fn order_forgetting(
    tx: &mut Tx,
    forget: &Forget,
    granted_by: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    let later = now.plus_seconds(FORGET_AFTER);
    enqueue(tx, Order::new(FORGET, forget, now)?.at(later).granted_by(granted_by))
}

/// Marks a draft as sent. The draft belongs to the applicant, the job to the authority: two transactions, the first of which may
/// be repeated without harm.
pub(crate) fn mark_submitted(platform: Arc<Platform>, job: Job) -> BoxFuture<'static, Result<(), JobError>> {
    Box::pin(async move {
        let mark: Mark = job.read()?;
        let actor = Actor::System { task: MARK };
        let permit = authorise::<Edit, DraftResource>(&platform.policy, &actor, mark.owner)?;
        let now = platform.clock.now();
        let mut tx = platform.store.write_soon(mark.owner).await?;
        commands::mark_submitted(&mut tx, &permit, &mark, now).await?;
        tx.commit().await?;
        let mut tx = platform.store.write_soon(job.owner).await?;
        job.finish(&mut tx).await?;
        Ok(tx.commit().await?)
    })
}

/// Deletes bytes of files that were taken away.
pub(crate) fn forget_files(platform: Arc<Platform>, job: Job) -> BoxFuture<'static, Result<(), JobError>> {
    Box::pin(async move {
        let files: Forget = job.read()?;
        commands::forget(&platform, &files).await?;
        let mut tx = platform.store.write_soon(job.owner).await?;
        job.finish(&mut tx).await?;
        Ok(tx.commit().await?)
    })
}
