// SPDX-License-Identifier: EUPL-1.2
//! Cases: an application arrives once, is worked on under a deadline, is decided by a letter and answered for by a receipt.
//!
//! [`receive`] makes a case in one transaction. The workflow table says for each kind of procedure which step is allowed in
//! which state and which letter it orders. Everything that follows (search, mail, letters, the applicant's own list) hears of
//! the events.

mod commands;
mod events;
mod model;
mod policy;
mod queries;
mod store;

pub use commands::*;
pub use events::*;
pub use model::*;
pub use policy::*;
pub use store::{Attachment, DocumentRequest, Note, RevealRequest, SavedView, TimelineEntry};

/// The tables of this module.
pub const MIGRATIONS: &[::store::Migration] = &[::store::Migration {
    module: "cases",
    number: 1,
    sql: include_str!("../migrations/0001_create_cases.sql"),
}];

/// The place for which the answers of a case are sealed with the key of its authority.
#[must_use]
pub fn answers_context(id: CaseId) -> String {
    format!("cases.answers/{id}")
}
