// SPDX-License-Identifier: EUPL-1.2
//! Workers: lease an owner, carry out its due jobs in their order, look for the next owner.

use crate::model::{Job, JobError, MOST_ATTEMPTS, Order, pause};
use crate::store;
use ::store::{Reach, Store, StoreError};
use foundation::{Clock, OwnerId};
use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use std::collections::{HashMap, HashSet};
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

type Handler = Arc<dyn Fn(Job) -> BoxFuture<'static, Result<(), JobError>> + Send + Sync>;

/// Who carries out which kind of job, and who hears of which event.
#[derive(Default, Clone)]
pub struct Registry {
    handlers: HashMap<&'static str, Handler>,
    subscribers: HashMap<&'static str, Vec<&'static str>>,
}

impl std::fmt::Debug for Registry {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Registry").field("handlers", &self.handlers.keys()).finish_non_exhaustive()
    }
}

impl Registry {
    /// Sets the handler of a kind of job.
    pub fn handle<F, R>(&mut self, kind: &'static str, run: F)
    where
        F: Fn(Job) -> R + Send + Sync + 'static,
        R: Future<Output = Result<(), JobError>> + Send + 'static,
    {
        self.handlers.insert(kind, Arc::new(move |job| run(job).boxed()));
    }

    /// Lets a kind of job be ordered for every event of a name.
    pub fn subscribe(&mut self, event: &'static str, kind: &'static str) {
        self.subscribers.entry(event).or_default().push(kind);
    }

    /// Kinds subscribed to without a handler, and handlers doubled; empty when the wiring is right.
    #[must_use]
    pub fn faults(&self) -> Vec<String> {
        let subscribed: HashSet<_> = self.subscribers.values().flatten().copied().collect();
        subscribed
            .into_iter()
            .filter(|kind| !self.handlers.contains_key(kind))
            .map(|kind| format!("no handler for {kind}"))
            .collect()
    }
}

/// How long an owner is leased at a time.
const LEASE_SECONDS: i64 = 60;
/// How long to sleep when nothing woke the worker.
const NAP: Duration = Duration::from_millis(1000);

/// Carries out jobs until it is told to stop.
pub struct Worker {
    store: Store,
    clock: Arc<dyn Clock>,
    registry: Registry,
    holder: String,
    held: HashMap<OwnerId, i64>,
}

impl std::fmt::Debug for Worker {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Worker").field("holder", &self.holder).finish_non_exhaustive()
    }
}

impl Worker {
    /// A worker; `holder` names it among all workers on this database.
    #[must_use]
    pub fn new(store: Store, clock: Arc<dyn Clock>, registry: Registry, holder: String) -> Self {
        Self { store, clock, registry, holder, held: HashMap::new() }
    }

    /// Works until `stop` resolves; the job in hand is finished first.
    pub async fn run(mut self, stop: impl Future<Output = ()> + Send) {
        let work = self.store.work();
        tokio::pin!(stop);
        loop {
            let woken = work.notified();
            tokio::pin!(woken);
            // Listening begins before looking, so that an order between the two is not missed.
            woken.as_mut().enable();
            let worked = self.round().await.unwrap_or_else(|error| {
                tracing::warn!(%error, "the worker could not look for jobs");
                0
            });
            if worked > 0 {
                if stop.as_mut().now_or_never().is_some() {
                    break;
                }
                continue;
            }
            tokio::select! {
                () = &mut stop => break,
                () = &mut woken => {}
                () = tokio::time::sleep(NAP) => {}
            }
        }
        self.release().await;
    }

    /// Gives all leases back, so that other workers need not wait until they expire.
    pub async fn release(self) {
        if let Err(error) = store::release(&self.store, &self.holder).await {
            tracing::warn!(%error, "leases are left to expire");
        }
    }

    /// Carries out everything that is due until nothing is, for tests, the sample Land and benchmarks; returns the number of jobs.
    ///
    /// # Errors
    /// What the engine says.
    pub async fn drain(&mut self) -> Result<usize, StoreError> {
        let mut total = 0;
        loop {
            let worked = self.round().await?;
            if worked == 0 {
                return Ok(total);
            }
            total += worked;
        }
    }

    /// One look at all owners with due jobs; returns how many jobs were tried.
    async fn round(&mut self) -> Result<usize, StoreError> {
        let mut tried = 0;
        for owner in store::owners_with_work(&self.store, self.clock.now()).await? {
            if self.hold(owner).await? {
                for job in store::due(&self.store, owner, self.clock.now()).await? {
                    self.carry_out(&job).await?;
                    tried += 1;
                }
            }
        }
        Ok(tried)
    }

    async fn hold(&mut self, owner: OwnerId) -> Result<bool, StoreError> {
        let now = self.clock.now();
        let until = now.plus_seconds(LEASE_SECONDS);
        if self.held.get(&owner).is_some_and(|held| *held > now.plus_seconds(LEASE_SECONDS / 2).micros()) {
            return Ok(true);
        }
        let mut tx = self.store.write_soon(Reach::Everyone).await?;
        let ours = store::lease(&mut tx, owner, &self.holder, now, until).await?;
        tx.commit().await?;
        if ours {
            self.held.insert(owner, until.micros());
        } else {
            self.held.remove(&owner);
        }
        Ok(ours)
    }

    async fn carry_out(&self, job: &Job) -> Result<(), StoreError> {
        let outcome = match self.registry.handlers.get(job.kind.as_str()) {
            Some(handler) => AssertUnwindSafe(handler(job.clone()))
                .catch_unwind()
                .await
                .unwrap_or_else(|_| Err(JobError::Again("the handler panicked".to_owned()))),
            None => self.pass_on(job).await,
        };
        match outcome {
            Ok(()) if store::stands(&self.store, job).await? => {
                let mut tx = self.store.write_soon(job.owner).await?;
                job.finish(&mut tx).await?;
                tx.commit().await
            }
            Ok(()) => Ok(()),
            Err(error) => {
                let never = matches!(error, JobError::Never(_)) || job.attempts + 1 >= MOST_ATTEMPTS;
                let again = (!never).then(|| self.clock.now().plus_seconds(pause(job.attempts)));
                tracing::warn!(kind = job.kind, job = %job.id, dead = never, %error, "a job failed");
                store::failed(&self.store, job, &error.to_string(), again).await
            }
        }
    }

    /// An event: every subscriber gets a job of its own, in one transaction with the event's end.
    async fn pass_on(&self, job: &Job) -> Result<(), JobError> {
        let mut tx = self.store.write_soon(job.owner).await?;
        for kind in self.registry.subscribers.get(job.kind.as_str()).into_iter().flatten() {
            let now = self.clock.now();
            let order = Order { payload: job.payload.clone(), ..Order::new(kind, &(), now)? }
                .granted_by(&job.granted_by);
            store::enqueue_for(&mut tx, job.owner, order)?;
        }
        job.finish(&mut tx).await?;
        tx.commit().await?;
        Ok(())
    }
}
