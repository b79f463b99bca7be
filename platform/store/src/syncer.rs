// SPDX-License-Identifier: EUPL-1.2
//! The thread that takes SQLite's write-ahead log to the disk: whoever committed while a sync ran shares the next one. It also moves the log into
//! the database file (a checkpoint) when it has grown, so that no command has to.

use crate::{Counters, StoreError};
use parking_lot::{Condvar, Mutex};
use rusqlite::Connection;
use std::fs::File;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};
use tokio::sync::oneshot;

/// How long a change that may wait for its sync waits at most.
const SOON: Duration = Duration::from_secs(1);
/// Syncs between two looks at the length of the log.
const LOOK_EVERY: u32 = 64;
/// Pages in the log from which a checkpoint also holds up the writer, because beside one that never rests it cannot end.
const LONG_LOG: i64 = 16_000;

type Outcome = Result<(), String>;

#[derive(Debug, Default)]
struct State {
    waiting: Vec<oneshot::Sender<Outcome>>,
    unsynced_since: Option<Instant>,
    closing: bool,
    /// Why a sync failed. What lies in the log is then unknown, so nothing more is written until a restart.
    broken: Option<String>,
}

/// The shared side of the thread.
#[derive(Debug)]
pub(crate) struct Syncer {
    state: Mutex<State>,
    wake: Condvar,
    thread: Mutex<Option<std::thread::JoinHandle<()>>>,
}

impl Syncer {
    /// Starts the thread; `own` is its connection for checkpoints.
    pub(crate) fn start(
        log: File,
        own: Connection,
        writer: Arc<tokio::sync::Mutex<Connection>>,
        counters: Arc<Counters>,
    ) -> Result<Arc<Self>, StoreError> {
        let syncer =
            Arc::new(Self { state: Mutex::default(), wake: Condvar::new(), thread: Mutex::default() });
        let shared = Arc::clone(&syncer);
        let thread = std::thread::Builder::new().name("store-sync".to_owned()).spawn(move || {
            let mut syncs = 0_u32;
            while shared.sync_once(&log, &counters) {
                syncs += 1;
                if syncs.is_multiple_of(LOOK_EVERY) {
                    checkpoint(&own, &writer);
                }
            }
        });
        *syncer.thread.lock() = Some(thread.map_err(|error| StoreError::Engine(error.to_string()))?);
        Ok(syncer)
    }

    /// An error after a sync failed.
    pub(crate) fn works(&self) -> Result<(), StoreError> {
        self.state.lock().broken.clone().map_or(Ok(()), |why| Err(StoreError::NotDurable(why)))
    }

    /// Notes a committed change that may wait for its sync.
    pub(crate) fn note(&self) {
        let mut state = self.state.lock();
        if state.unsynced_since.is_none() {
            state.unsynced_since = Some(Instant::now());
            self.wake.notify_one();
        }
    }

    /// Waits until everything committed so far is on the disk.
    pub(crate) async fn synced(&self) -> Result<(), StoreError> {
        let (told, outcome) = oneshot::channel();
        {
            let mut state = self.state.lock();
            if state.closing {
                return Err(StoreError::NotDurable("the database is closing".to_owned()));
            }
            state.waiting.push(told);
        }
        self.wake.notify_one();
        match outcome.await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(why)) => Err(StoreError::NotDurable(why)),
            Err(_) => Err(StoreError::NotDurable("the database was closed".to_owned())),
        }
    }

    /// Syncs once more and ends the thread.
    pub(crate) fn close(&self) {
        self.state.lock().closing = true;
        self.wake.notify_one();
        if let Some(thread) = self.thread.lock().take() {
            // A thread that panicked has nothing more to sync.
            let _ = thread.join();
        }
    }

    /// Waits for something to sync and syncs it. Returns whether there will be more.
    fn sync_once(&self, log: &File, counters: &Counters) -> bool {
        let mut state = self.state.lock();
        while state.waiting.is_empty() && !state.closing {
            match state.unsynced_since {
                None => self.wake.wait(&mut state),
                Some(since) => {
                    if self.wake.wait_until(&mut state, since + SOON).timed_out() {
                        break;
                    }
                }
            }
        }
        let waiting = std::mem::take(&mut state.waiting);
        state.unsynced_since = None;
        let (more, broken) = (!state.closing, state.broken.clone());
        drop(state);
        let outcome = broken.map_or_else(|| self.sync(log, counters), Err);
        for told in waiting {
            // Whoever was cancelled does not listen any more; the change is durable all the same.
            let _ = told.send(outcome.clone());
        }
        more
    }

    fn sync(&self, log: &File, counters: &Counters) -> Outcome {
        counters.syncs.fetch_add(1, Ordering::Relaxed);
        log.sync_data().map_err(|error| {
            let why = format!("the write-ahead log could not be synced: {error}");
            tracing::error!(%error, "the write-ahead log could not be synced; nothing more is written until a restart");
            self.state.lock().broken = Some(why.clone());
            why
        })
    }
}

/// Moves the log into the database file beside the writer; when the log is long all the same, once more while the writer waits.
fn checkpoint(own: &Connection, writer: &tokio::sync::Mutex<Connection>) {
    let moved = |connection: &Connection| {
        connection.query_row("pragma wal_checkpoint(passive)", [], |row| row.get::<_, i64>(1))
    };
    let done = moved(own).and_then(|pages| match pages > LONG_LOG {
        true => moved(&writer.blocking_lock()),
        false => Ok(pages),
    });
    if let Err(error) = done {
        tracing::warn!(%error, "the write-ahead log could not be moved into the database file");
    }
}
