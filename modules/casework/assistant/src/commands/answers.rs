// SPDX-License-Identifier: EUPL-1.2
//! Saving answers.

use crate::model::{DRAFT_DAYS, Draft};
use crate::policy::DraftResource;
use crate::store;
use ::store::Tx;
use foundation::policy::{Edit, Permit};
use foundation::{Problem, Timestamp};

/// Saves the sealed answers of a draft that was read before. The time until it is removed begins anew.
///
/// # Errors
/// [`Problem::Conflict`] when the draft was changed, sent or removed since it was read.
pub async fn save_answers(
    tx: &mut Tx,
    permit: &Permit<Edit, DraftResource>,
    draft: &Draft,
    sealed: Vec<u8>,
    now: Timestamp,
) -> Result<(), Problem> {
    let changed = Draft {
        owner: permit.owner(),
        answers: sealed,
        updated_at: now,
        expires_at: now.plus_days(DRAFT_DAYS),
        ..draft.clone()
    };
    Ok(store::save_answers(tx, &changed).await?)
}
