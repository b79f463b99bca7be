// SPDX-License-Identifier: EUPL-1.2
//! What the house does for itself once a day: it forgets codes that expired.

use foundation::{OwnerId, Timestamp};
use futures_util::future::BoxFuture;
use jobs::{Job, JobError, Order};
use std::sync::Arc;
use store::{StoreError, Tx};
use web::Platform;

/// Kind of the daily job.
pub const SWEEP: &str = "identity.sweep_codes";
/// When it runs, in seconds after midnight.
const SWEEP_AT: i64 = 3 * 3600;

/// Sees to it that the daily job waits; called at every start.
///
/// # Errors
/// What the engine says.
pub async fn begin(platform: &Platform) -> Result<(), StoreError> {
    let now = platform.clock.now();
    let mut tx = platform.store.write(OwnerId::INSTALLATION).await?;
    order(&mut tx, now, now)?;
    tx.commit().await
}

fn order(tx: &mut Tx, at: Timestamp, now: Timestamp) -> Result<(), StoreError> {
    jobs::enqueue(tx, Order::new(SWEEP, &(), now)?.at(at).once("daily"))
}

/// Removes expired codes and orders the job for the next night.
pub fn sweep(platform: Arc<Platform>, job: Job) -> BoxFuture<'static, Result<(), JobError>> {
    Box::pin(async move {
        let now = platform.clock.now();
        let mut tx = platform.store.write(job.owner).await?;
        let removed = identity::sweep_codes(&mut tx, now).await?;
        job.finish(&mut tx).await?;
        let tomorrow = now.date().tomorrow().unwrap_or(now.date());
        order(&mut tx, Timestamp::start_of(tomorrow).plus_seconds(SWEEP_AT), now)?;
        tx.commit().await?;
        tracing::debug!(removed, "expired codes are gone");
        Ok(())
    })
}
