// SPDX-License-Identifier: EUPL-1.2
//! Renewing the search index.

use crate::model::{KIND_SERVICE, search_entries, topic_entries};
use crate::queries;
use ::jobs::{Job, JobError};
use foundation::{OwnerId, Problem};
use futures_util::future::BoxFuture;
use std::sync::Arc;
use tokio::sync::Mutex;
use web::Platform;

/// Kind of the job that renews the search index.
pub(crate) const INDEX: &str = "catalogue.index";
/// Name of the index's cursor that says which state of the catalogue it holds.
const CURSOR: &str = "catalogue";

/// Carries out `catalogue.index`.
pub(crate) fn index(platform: Arc<Platform>, job: Job) -> BoxFuture<'static, Result<(), JobError>> {
    Box::pin(async move {
        refresh_index(&platform).await?;
        let mut tx = platform.store.write(job.owner).await?;
        job.finish(&mut tx).await?;
        tx.commit().await?;
        Ok(())
    })
}

/// Held while this node's index is being renewed.
static RENEWING: Mutex<()> = Mutex::const_new(());

/// Renews this node's index in the background when it holds another state of the catalogue than `number`: the job runs on one node
/// only, the others notice by this when somebody searches.
pub(crate) fn refresh_when_stale(platform: &Arc<Platform>, number: i64) {
    if platform.search.cursor(CURSOR) == u64::try_from(number).ok() {
        return;
    }
    let Ok(held) = RENEWING.try_lock() else { return };
    let platform = Arc::clone(platform);
    tokio::spawn(async move {
        if let Err(error) = refresh_index(&platform).await {
            tracing::warn!(%error, "the search index keeps an old state of the catalogue");
        }
        drop(held);
    });
}

/// Puts the catalogue into this node's search index unless it is there already; returns how many entries were put.
/// The index is local to a node, so every node calls this when it starts.
///
/// # Errors
/// What the store or the index says.
pub async fn refresh_index(platform: &Platform) -> Result<usize, Problem> {
    let mut tx = platform.store.read(OwnerId::INSTALLATION).await?;
    let catalogue = queries::snapshot(&mut tx).await?;
    drop(tx);
    let position = u64::try_from(catalogue.number()).unwrap_or_default();
    if platform.search.cursor(CURSOR) == Some(position) {
        return Ok(0);
    }
    let (withdrawn, shown): (Vec<_>, Vec<_>) =
        catalogue.services().iter().cloned().partition(|service| service.further.withdrawn);
    let mut entries = search_entries(&shown);
    entries.extend(topic_entries(catalogue.topic_fields(), catalogue.life_events()));
    let count = entries.len();
    let index = platform.search.clone();
    let put = move || {
        for service in &withdrawn {
            index.remove(KIND_SERVICE, &service.key)?;
        }
        index.put(&entries)?;
        index.set_cursor(CURSOR, position);
        index.commit()
    };
    // The index blocks while it works.
    tokio::task::spawn_blocking(put).await.map_err(Problem::internal)?.map_err(Problem::internal)?;
    Ok(count)
}
