// SPDX-License-Identifier: EUPL-1.2
//! The audit log: who changed what, in an order that nobody can change afterwards.
//!
//! A command calls [`record`] for every object it changed; the entry is written with the change. The [`Sequencer`] gives entries
//! their place in the owner's Merkle log (RFC 6962 hashing) and signs checkpoints with a key that lies outside the database.
//! [`verify`] recomputes everything and names the first divergence. [`AccessLog`] keeps reads of protected content.

mod access;
mod model;
mod sequencer;
mod store;
mod verify;

pub use access::{Access, AccessLog};
pub use model::{Entry, Recorded, origin};
pub use sequencer::Sequencer;
pub use store::{Change, Reading, accesses_of, changes_after, history_of, newest, readings_of};
pub use transparency_log::{Receipt, SigningKey, VerifyingKey};
pub use verify::{Divergence, Report, inclusion, verify};

use ::store::{Migration, StoreError, Tx};
use foundation::Timestamp;
use foundation::policy::{Action, Permit, Resource};
use transparency_log::promise;

/// The tables of this crate.
pub const MIGRATIONS: &[Migration] =
    &[Migration { module: "audit", number: 1, sql: include_str!("../migrations/0001_create_audit.sql") }];

/// Records one changed object within the command's transaction. The permit says who acted, by which right and for whom.
///
/// # Errors
/// When no salt can be drawn or the entry cannot be written as JSON; the command must then fail.
pub fn record<A: Action, R: Resource>(
    tx: &mut Tx,
    permit: &Permit<A, R>,
    entry: Entry,
    now: Timestamp,
) -> Result<Recorded, StoreError> {
    let recorded = entry.seal(permit, now)?;
    store::insert(tx, permit.owner(), &recorded, now);
    Ok(recorded)
}

/// A receipt for an entry that was recorded: the log's signed promise to include it.
#[must_use]
pub fn receipt(key: &SigningKey, recorded: Recorded, now: Timestamp) -> Receipt {
    let origin = origin(recorded.owner);
    let promise = promise(key, &origin, &recorded.leaf, now.micros());
    Receipt::promised(origin, recorded.entry, recorded.salt, promise)
}
