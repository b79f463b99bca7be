// SPDX-License-Identifier: EUPL-1.2
//! Saving answers, and with them the files that came or went.

use crate::jobs::{self, Forget};
use crate::model::{DRAFT_DAYS, Draft, DraftFile};
use crate::policy::DraftResource;
use crate::store;
use ::store::Tx;
use foundation::policy::{Edit, Permit};
use foundation::{Problem, Timestamp};

/// What a save changes.
#[derive(Clone, Debug, Default)]
pub struct Change {
    /// All answers of the draft, sealed.
    pub sealed: Vec<u8>,
    /// Files that came; their bytes are stored.
    pub added: Vec<DraftFile>,
    /// Files that no answer names any more.
    pub dropped: Vec<DraftFile>,
}

/// Saves a draft that was read before. The time until it is removed begins anew. Bytes of dropped files go a little later.
///
/// # Errors
/// [`Problem::Conflict`] when the draft was changed, sent or removed since it was read.
pub async fn save(
    tx: &mut Tx,
    permit: &Permit<Edit, DraftResource>,
    draft: &Draft,
    change: Change,
    now: Timestamp,
) -> Result<(), Problem> {
    let changed = Draft {
        owner: permit.owner(),
        answers: change.sealed,
        updated_at: now,
        expires_at: now.plus_days(DRAFT_DAYS),
        ..draft.clone()
    };
    store::save_answers(tx, &changed).await?;
    for file in &change.added {
        store::insert_file(tx, changed.owner, file);
    }
    for file in &change.dropped {
        store::delete_file(tx, changed.owner, file.id).await?;
    }
    if change.dropped.is_empty() {
        return Ok(());
    }
    let files = change.dropped.iter().map(|file| file.id).collect();
    let forget = Forget { draft: draft.id, authority: draft.authority, files };
    Ok(jobs::order_forgetting(tx, &forget, &permit.actor().reference(), now)?)
}
