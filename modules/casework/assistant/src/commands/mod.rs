// SPDX-License-Identifier: EUPL-1.2
//! What can be done with a draft: begin it, answer, add and take away files, send it, remove it.
//!
//! Drafts leave no entries in the audit log: until it is sent, an application is a note of the person who writes it, which nobody
//! else can read or change. The log begins with the case.

mod answers;
mod files;
mod remove;
mod start;
mod submit;

pub use answers::save_answers;
pub use files::{add_file, remove_file, store_file};
pub use remove::{remove, sweep};
pub use start::{Beginning, NewDraft, prepare, start};
pub use submit::{Sent, missing_files, submit};

pub(crate) use remove::forget;
pub(crate) use submit::mark_submitted;

use crate::model::{Draft, DraftId};
use crate::store;
use ::store::Tx;
use foundation::{OwnerId, Problem, Timestamp};

/// The draft of a person that can still be changed.
///
/// # Errors
/// [`Problem::NotFound`] when it is not this person's or its time is over; [`Problem::Refused`] once it was sent.
pub(crate) async fn open_draft(
    tx: &mut Tx,
    owner: OwnerId,
    id: DraftId,
    now: Timestamp,
) -> Result<Draft, Problem> {
    let draft = store::load(tx, owner, id).await?.ok_or(Problem::NotFound)?;
    if draft.is_submitted() {
        return Err(Problem::refused("assistant-refused-sent"));
    }
    if draft.expires_at <= now {
        return Err(Problem::NotFound);
    }
    Ok(draft)
}

/// A fault of the object store as a problem.
pub(crate) fn sealing(error: blobs::Error) -> Problem {
    match error {
        blobs::Error::TooLarge { .. } => Problem::refused("assistant-refused-too-much"),
        blobs::Error::NotFound => Problem::NotFound,
        blobs::Error::Store(inner) => Problem::Unavailable(inner.to_string()),
        other => Problem::internal(other),
    }
}
