// SPDX-License-Identifier: EUPL-1.2
//! What changes the catalogue: files, and drafts that a second person publishes.

mod import;
mod publication;

pub use import::{Imported, import, save_override};
pub use publication::{Asked, advance, decide, save_draft, withdraw};

use crate::{jobs as work, store};
use ::jobs::Order;
use ::store::{StoreError, Tx};
use foundation::policy::{Action, Permit, Resource};
use foundation::{Timestamp, id::uuid_at};

/// Lets caches and the search index notice a change.
async fn renew<A: Action, R: Resource>(
    tx: &mut Tx,
    permit: &Permit<A, R>,
    now: Timestamp,
) -> Result<(), StoreError> {
    store::next_state(tx, uuid_at(now)).await?;
    let order = Order::new(work::INDEX, &(), now)?.once(work::INDEX);
    ::jobs::enqueue(tx, order.granted_by(&permit.actor().reference()))?;
    Ok(())
}
