// SPDX-License-Identifier: EUPL-1.2
//! The sequencer: one at a time per owner, it gives entries their order and signs a checkpoint after every batch.

use crate::model::origin;
use crate::store;
use ::store::{Store, StoreError};
use foundation::{Clock, OwnerId};
use std::sync::Arc;
use std::time::Duration;
use transparency_log::{Checkpoint, Frontier, SigningKey, sign_checkpoint};

/// The log lags at most about a second behind the changes.
const INTERVAL: Duration = Duration::from_millis(250);

/// Gives entries their places until it is told to stop.
pub struct Sequencer {
    store: Store,
    clock: Arc<dyn Clock>,
    key: Arc<SigningKey>,
    holder: String,
}

impl std::fmt::Debug for Sequencer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sequencer").field("holder", &self.holder).finish_non_exhaustive()
    }
}

impl Sequencer {
    /// A sequencer; `holder` names it among all on this database.
    #[must_use]
    pub fn new(store: Store, clock: Arc<dyn Clock>, key: Arc<SigningKey>, holder: String) -> Self {
        Self { store, clock, key, holder }
    }

    /// Works until `stop` resolves, and once more then.
    pub async fn run(self, stop: impl Future<Output = ()> + Send) {
        tokio::pin!(stop);
        loop {
            let stopping = tokio::select! {
                () = &mut stop => true,
                () = tokio::time::sleep(INTERVAL) => false,
            };
            if let Err(error) = self.drain().await {
                tracing::warn!(%error, "the audit log could not be sequenced");
            }
            if stopping {
                return self.release().await;
            }
        }
    }

    /// Places everything that waits; returns how many entries.
    ///
    /// # Errors
    /// What the engine says, or a frontier that does not belong to the last checkpoint.
    pub async fn drain(&self) -> Result<usize, StoreError> {
        let mut total = 0;
        loop {
            let mut placed = 0;
            for owner in store::owners_unsequenced(&self.store).await? {
                placed += self.place(owner).await?;
            }
            if placed == 0 {
                return Ok(total);
            }
            total += placed;
        }
    }

    /// Gives all heads back, so that another sequencer need not wait until they expire.
    pub async fn release(self) {
        if let Err(error) = store::release_heads(&self.store, &self.holder).await {
            tracing::warn!(%error, "heads of the audit log are left to expire");
        }
    }

    async fn place(&self, owner: OwnerId) -> Result<usize, StoreError> {
        let now = self.clock.now();
        let mut tx = self.store.write(owner).await?;
        let Some(bytes) = store::hold_head(&mut tx, owner, &self.holder, now).await? else {
            return Ok(0);
        };
        let mut frontier =
            if bytes.is_empty() { Frontier::new() } else { Frontier::from_bytes(&bytes).map_err(fault)? };
        let leaves = store::sequence(&mut tx, owner, store::position(frontier.size())).await?;
        let count = leaves.len();
        if count == 0 {
            return Ok(0);
        }
        for tile in frontier.extend(leaves).map_err(fault)? {
            store::save_tile(&mut tx, owner, &tile);
        }
        let size = store::position(frontier.size());
        let checkpoint = Checkpoint { origin: origin(owner), size: frontier.size(), root: frontier.root() };
        let note = sign_checkpoint(&self.key, &checkpoint).map_err(fault)?;
        store::save_head(&mut tx, owner, frontier.to_bytes(), size).await?;
        store::save_checkpoint(&mut tx, owner, size, now, note);
        tx.commit().await?;
        Ok(count)
    }
}

fn fault(error: impl std::fmt::Display) -> StoreError {
    StoreError::Engine(format!("audit log: {error}"))
}
