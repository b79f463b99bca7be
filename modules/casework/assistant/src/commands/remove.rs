// SPDX-License-Identifier: EUPL-1.2
//! Taking drafts away: by the person, or because their time is over.

use super::sealing;
use crate::jobs::{self, Forget};
use crate::model::DraftId;
use crate::policy::DraftResource;
use crate::store;
use ::store::{Reach, Tx};
use foundation::policy::{Permit, Remove, authorise};
use foundation::{Actor, Problem, Timestamp};
use web::Platform;

/// Drafts that one call of [`sweep`] takes away.
const SWEEP: i64 = 500;

/// Takes a draft away with its answers, files and code. What was sent stays with the authority.
///
/// # Errors
/// [`Problem::NotFound`] when it is not this person's.
pub async fn remove(
    tx: &mut Tx,
    permit: &Permit<Remove, DraftResource>,
    id: DraftId,
    now: Timestamp,
) -> Result<(), Problem> {
    let draft = store::load(tx, permit.owner(), id).await?.ok_or(Problem::NotFound)?;
    let files = store::files(tx, draft.owner, id).await?;
    store::delete(tx, draft.owner, id).await?;
    if !files.is_empty() {
        let files = files.iter().map(|file| file.id).collect();
        let forget = Forget { draft: id, authority: draft.authority, files };
        jobs::order_forgetting(tx, &forget, &permit.actor().reference(), now)?;
    }
    Ok(())
}

/// Takes away drafts whose time is over; returns how many. Called by the house-keeping task of the program.
///
/// # Errors
/// What the store says; what was taken away before stays away.
pub async fn sweep(platform: &Platform, now: Timestamp) -> Result<u64, Problem> {
    let mut tx = platform.store.read(Reach::Everyone).await?;
    let expired = store::expired(&mut tx, now, SWEEP).await?;
    drop(tx);
    let mut removed = 0;
    for (owner, id) in expired {
        let actor = Actor::System { task: "assistant.sweep" };
        let permit = authorise(&platform.policy, &actor, owner)?;
        let mut tx = platform.store.write(owner).await?;
        // It may have been changed since the list was read.
        let due = store::load(&mut tx, owner, id).await?.is_some_and(|draft| draft.expires_at <= now);
        if due {
            remove(&mut tx, &permit, id, now).await?;
            tx.commit().await?;
            removed += 1;
        }
    }
    Ok(removed)
}

/// Deletes the bytes of files that were taken away, except those that went with the application after all: somebody may have
/// sent it in one tab while removing it in another.
pub(crate) async fn forget(platform: &Platform, forget: &Forget) -> Result<(), Problem> {
    let kept = super::submit::files_sent(platform, forget.authority, forget.draft).await?;
    for file in forget.files.iter().filter(|file| !kept.contains(file)) {
        platform.blobs.delete(&forget.authority.to_string(), &file.to_string()).await.map_err(sealing)?;
    }
    Ok(())
}
