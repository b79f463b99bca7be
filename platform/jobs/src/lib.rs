// SPDX-License-Identifier: EUPL-1.2
//! Jobs and events: side effects ordered inside a command's transaction and carried out after it.
//!
//! A job is run at least once; its changes are made exactly once, because a handler finishes the job in the transaction of
//! its own changes ([`Job::finish`]). The jobs of one owner run in the order in which they became due. A job that keeps failing
//! becomes a dead letter, which an administrator can see and start again.

mod model;
mod store;
mod worker;

pub use model::{Job, JobError, JobId, Order};
pub use store::{DeadLetter, dead_letters, enqueue, restart, waiting};
pub use worker::{Registry, Worker};

use ::store::{Migration, StoreError, Tx};
use foundation::{Event, Timestamp};

/// The tables of this crate.
pub const MIGRATIONS: &[Migration] =
    &[Migration { module: "jobs", number: 1, sql: include_str!("../migrations/0001_create_jobs.sql") }];

/// Publishes an event within the command's transaction. Every subscriber gets a job of its own.
///
/// # Errors
/// [`StoreError::Engine`] when the event cannot be written as JSON.
pub fn emit<E: Event>(tx: &mut Tx, event: &E, granted_by: &str, now: Timestamp) -> Result<(), StoreError> {
    enqueue(tx, Order::new(E::NAME, event, now)?.granted_by(granted_by))
}
