// SPDX-License-Identifier: EUPL-1.2
//! The access log: reads of protected content, appended in shared, durable batches.

use crate::store::{self, Reading};
use ::store::{Store, StoreError};
use foundation::{Clock, Event, OwnerId, id::Uuid};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{mpsc, oneshot};

/// Event: protected content of an owner was read. Published with every batch, so that residents can see who used their data.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct Access {
    /// The reads: object, actor reference, instant in microseconds, purpose.
    pub readings: Vec<(Uuid, String, i64, String)>,
}

impl Event for Access {
    const NAME: &'static str = "audit.access";
}

type Message = (OwnerId, Reading, oneshot::Sender<Result<(), String>>);

/// Where reads are reported. Cheap to clone.
#[derive(Clone, Debug)]
pub struct AccessLog {
    sender: mpsc::Sender<Message>,
    clock: Arc<ClockHolder>,
}

struct ClockHolder(Arc<dyn Clock>);

impl std::fmt::Debug for ClockHolder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("clock")
    }
}

impl AccessLog {
    /// Starts the log; batches are written by a background task.
    #[must_use]
    pub fn start(store: Store, clock: Arc<dyn Clock>) -> Self {
        let (sender, receiver) = mpsc::channel(4096);
        tokio::spawn(write_batches(store, receiver));
        Self { sender, clock: Arc::new(ClockHolder(clock)) }
    }

    /// Reports a read and waits until it is durable: content is shown only after its reading was noted.
    ///
    /// # Errors
    /// When the batch could not be written; the content must not be shown then.
    pub async fn read(
        &self,
        owner: OwnerId,
        actor: String,
        object: (&'static str, Uuid),
        purpose: &'static str,
    ) -> Result<(), StoreError> {
        let reading = Reading {
            at: self.clock.0.now(),
            actor,
            object_kind: object.0.to_owned(),
            object_id: object.1,
            purpose: purpose.to_owned(),
        };
        let (done, outcome) = oneshot::channel();
        let closed = || StoreError::Engine("the access log has stopped".to_owned());
        self.sender.send((owner, reading, done)).await.map_err(|_| closed())?;
        outcome.await.map_err(|_| closed())?.map_err(StoreError::NotDurable)
    }
}

async fn write_batches(store: Store, mut receiver: mpsc::Receiver<Message>) {
    let mut batch = Vec::new();
    while receiver.recv_many(&mut batch, 512).await > 0 {
        // A short wait lets readings that come together share one commit.
        tokio::time::sleep(Duration::from_millis(2)).await;
        while let Ok(message) = receiver.try_recv() {
            batch.push(message);
        }
        let mut by_owner: BTreeMap<OwnerId, Vec<(Reading, oneshot::Sender<_>)>> = BTreeMap::new();
        for (owner, reading, done) in batch.drain(..) {
            by_owner.entry(owner).or_default().push((reading, done));
        }
        for (owner, readings) in by_owner {
            let outcome = write(&store, owner, &readings).await.map_err(|error| error.to_string());
            for (_, done) in readings {
                // A reader that went away does not wait for the answer.
                let _ = done.send(outcome.clone());
            }
        }
    }
}

async fn write<D>(store: &Store, owner: OwnerId, readings: &[(Reading, D)]) -> Result<(), StoreError> {
    let mut tx = store.write(owner).await?;
    for (reading, _) in readings {
        store::insert_access(&mut tx, owner, reading);
    }
    let noted = |reading: &Reading| {
        (reading.object_id, reading.actor.clone(), reading.at.micros(), reading.purpose.clone())
    };
    if let Some((first, _)) = readings.first() {
        let event = Access { readings: readings.iter().map(|(reading, _)| noted(reading)).collect() };
        jobs::emit(&mut tx, &event, "system:audit.access", first.at)?;
    }
    tx.commit().await
}
