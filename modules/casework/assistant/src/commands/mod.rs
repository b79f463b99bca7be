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
mod whole;

pub use answers::{Change, save};
pub use files::{discard, no_room, store_file};
pub use remove::{remove, sweep};
pub use start::{Beginning, NewDraft, prepare, start};
pub use submit::{Sent, submit};

pub(crate) use remove::forget;
pub(crate) use submit::mark_submitted;
pub(crate) use whole::{Applicant, Repetition, Whole, WholeFile, apply};

use foundation::Problem;

/// A fault of the object store as a problem.
pub(crate) fn sealing(error: blobs::Error) -> Problem {
    match error {
        blobs::Error::TooLarge { .. } => Problem::refused("assistant-refused-too-much"),
        blobs::Error::NotFound => Problem::NotFound,
        blobs::Error::Store(inner) => Problem::Unavailable(inner.to_string()),
        other => Problem::internal(other),
    }
}
