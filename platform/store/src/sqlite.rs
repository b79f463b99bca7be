// SPDX-License-Identifier: EUPL-1.2
//! SQLite: one writer whose commands share commits, and readers that never wait for it.
//!
//! A command takes the writer, works inside a savepoint and leaves. A committer stands in the same queue: when its turn comes,
//! everything that was done meanwhile becomes durable with one sync, and only then is each command told. Because the queue
//! is fair, all commands that waited before the committer share its commit.

use crate::{Counters, Kind, Row, StoreError, Value, lock};
use rusqlite::{Connection, OpenFlags, types::ValueRef};
use std::fs::File;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use tokio::sync::{Mutex, Notify, OwnedMutexGuard, OwnedSemaphorePermit, Semaphore, oneshot};

/// Readers open at the same time.
const READERS: usize = 8;
/// Statements kept prepared per connection.
const STATEMENTS: usize = 256;

type Outcome = Result<(), String>;

#[derive(Debug)]
struct Writer {
    connection: Connection,
    group_open: bool,
    members: Vec<oneshot::Sender<Outcome>>,
}

/// The embedded engine.
#[derive(Debug)]
pub(crate) struct Sqlite {
    writer: Arc<Mutex<Writer>>,
    committer: Arc<Notify>,
    idle_readers: Arc<parking_lot::Mutex<Vec<Connection>>>,
    reader_permits: Arc<Semaphore>,
    task: tokio::task::JoinHandle<()>,
    _lock: File,
}

impl Drop for Sqlite {
    fn drop(&mut self) {
        self.task.abort();
    }
}

fn connect(file: &Path, writes: bool) -> Result<Connection, StoreError> {
    let mut flags = OpenFlags::SQLITE_OPEN_NO_MUTEX;
    flags |= if writes {
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE
    } else {
        OpenFlags::SQLITE_OPEN_READ_ONLY
    };
    let connection = Connection::open_with_flags(file, flags)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    connection.busy_timeout(std::time::Duration::from_secs(5))?;
    connection.execute_batch(
        "pragma foreign_keys = on; pragma temp_store = memory; pragma mmap_size = 268435456; pragma cache_size = -8000;",
    )?;
    if writes {
        connection.execute_batch(
            "pragma journal_mode = wal; pragma synchronous = full; pragma wal_autocheckpoint = 4000; pragma journal_size_limit = 67108864;",
        )?;
    }
    Ok(connection)
}

impl Sqlite {
    pub(crate) fn open(folder: &Path, counters: Arc<Counters>) -> Result<Self, StoreError> {
        let held = lock::take(folder)?;
        let file = crate::Store::embedded_file(folder);
        let connection = connect(&file, true)?;
        let writer = Arc::new(Mutex::new(Writer { connection, group_open: false, members: Vec::new() }));
        let committer = Arc::new(Notify::new());
        let mut readers = Vec::new();
        for _ in 0..READERS {
            readers.push(connect(&file, false)?);
        }
        let task = tokio::spawn(commit_groups(Arc::clone(&writer), Arc::clone(&committer), counters));
        Ok(Self {
            writer,
            committer,
            idle_readers: Arc::new(parking_lot::Mutex::new(readers)),
            reader_permits: Arc::new(Semaphore::new(READERS)),
            task,
            _lock: held,
        })
    }

    pub(crate) async fn write(&self) -> Result<WriteSlot, StoreError> {
        let mut guard = Arc::clone(&self.writer).lock_owned().await;
        if !guard.group_open {
            guard.connection.execute_batch("begin immediate")?;
            guard.group_open = true;
        }
        let begun = guard.connection.execute_batch("savepoint command");
        let slot = WriteSlot { guard: Some(guard), committer: Arc::clone(&self.committer) };
        begun?;
        Ok(slot)
    }

    pub(crate) async fn read(&self) -> Result<ReadSlot, StoreError> {
        let permit = Arc::clone(&self.reader_permits).acquire_owned().await.map_err(|_| closed())?;
        let connection = self.idle_readers.lock().pop().ok_or_else(closed)?;
        let slot =
            ReadSlot { connection: Some(connection), idle: Arc::clone(&self.idle_readers), _permit: permit };
        if let Some(connection) = &slot.connection {
            connection.execute_batch("begin")?;
        }
        Ok(slot)
    }
}

fn closed() -> StoreError {
    StoreError::Engine("the database is closing".to_owned())
}

/// Ends groups: waits for work, takes its place in the queue, commits on a thread that may block, tells every member.
async fn commit_groups(writer: Arc<Mutex<Writer>>, wake: Arc<Notify>, counters: Arc<Counters>) {
    loop {
        wake.notified().await;
        let mut guard = Arc::clone(&writer).lock_owned().await;
        if !guard.group_open {
            continue;
        }
        let counters = Arc::clone(&counters);
        let ended = tokio::task::spawn_blocking(move || guard.end_group(&counters)).await;
        if let Err(error) = ended {
            tracing::error!(%error, "the committer was interrupted");
        }
    }
}

impl Writer {
    fn end_group(&mut self, counters: &Counters) {
        let outcome = self.commit_group();
        self.group_open = false;
        let members = std::mem::take(&mut self.members);
        match &outcome {
            Ok(()) if members.is_empty() => {}
            Ok(()) => {
                counters.commits.fetch_add(1, Ordering::Relaxed);
                counters.members.fetch_add(members.len() as u64, Ordering::Relaxed);
            }
            Err(error) => {
                tracing::error!(%error, members = members.len(), "a group commit failed; no member was saved");
            }
        }
        for member in members {
            // A member that was cancelled does not listen any more; its change is durable all the same.
            let _ = member.send(outcome.clone());
        }
    }

    /// Commits and checks that it really was a commit: the engine must have been inside a transaction and be outside of one after.
    fn commit_group(&self) -> Outcome {
        if self.connection.is_autocommit() {
            return Err("the engine had already undone the transaction".to_owned());
        }
        let committed = self.connection.execute_batch("commit").map_err(|error| error.to_string());
        if committed.is_err() || !self.connection.is_autocommit() {
            // If the rollback fails as well there is nothing left to undo.
            let _ = self.connection.execute_batch("rollback");
            return committed.and(Err("the engine did not leave the transaction".to_owned()));
        }
        Ok(())
    }
}

/// The writer while one command holds it.
#[derive(Debug)]
pub(crate) struct WriteSlot {
    guard: Option<OwnedMutexGuard<Writer>>,
    committer: Arc<Notify>,
}

impl WriteSlot {
    /// The connection; present until the slot is given back.
    #[expect(
        clippy::expect_used,
        reason = "the guard leaves only in commit and drop, which consume the slot"
    )]
    pub(crate) fn connection(&self) -> &Connection {
        &self.guard.as_ref().expect("a slot in use holds the writer").connection
    }

    pub(crate) async fn commit(mut self) -> Result<(), StoreError> {
        let (sender, outcome) = oneshot::channel();
        if let Some(mut guard) = self.guard.take() {
            let released = guard.connection.execute_batch("release command");
            if let Err(error) = released {
                self.guard = Some(guard);
                return Err(StoreError::NotDurable(error.to_string()));
            }
            guard.members.push(sender);
        }
        self.committer.notify_one();
        match outcome.await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(why)) => Err(StoreError::NotDurable(why)),
            Err(_) => Err(StoreError::NotDurable("the committer stopped".to_owned())),
        }
    }
}

impl Drop for WriteSlot {
    fn drop(&mut self) {
        let Some(guard) = self.guard.take() else { return };
        if let Err(error) = guard.connection.execute_batch("rollback to command; release command") {
            tracing::warn!(%error, "a command could not be undone alone");
        }
        drop(guard);
        self.committer.notify_one();
    }
}

/// A reader while one query holds it.
#[derive(Debug)]
pub(crate) struct ReadSlot {
    connection: Option<Connection>,
    idle: Arc<parking_lot::Mutex<Vec<Connection>>>,
    _permit: OwnedSemaphorePermit,
}

impl ReadSlot {
    #[expect(clippy::expect_used, reason = "the connection leaves only in drop")]
    pub(crate) fn connection(&self) -> &Connection {
        self.connection.as_ref().expect("a slot in use holds a reader")
    }
}

impl Drop for ReadSlot {
    fn drop(&mut self) {
        if let Some(connection) = self.connection.take() {
            if !connection.is_autocommit() {
                // A read transaction has nothing to lose.
                let _ = connection.execute_batch("rollback");
            }
            self.idle.lock().push(connection);
        }
    }
}

struct Parameter<'a>(&'a Value);

impl rusqlite::ToSql for Parameter<'_> {
    fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
        use rusqlite::types::ToSqlOutput::Borrowed;
        Ok(Borrowed(match self.0 {
            Value::Null(_) => ValueRef::Null,
            Value::Integer(number) => ValueRef::Integer(*number),
            Value::Real(number) => ValueRef::Real(*number),
            Value::Text(text) => ValueRef::Text(text.as_bytes()),
            Value::Bytes(bytes) => ValueRef::Blob(bytes),
            Value::Uuid(id) => ValueRef::Blob(id.as_bytes()),
            Value::Boolean(yes) => ValueRef::Integer(i64::from(*yes)),
        }))
    }
}

/// SQLite numbers `$2` by its first appearance, not by its digit; the name tells which value is meant.
fn bind(statement: &mut rusqlite::CachedStatement<'_>, values: &[Value]) -> Result<(), StoreError> {
    for position in 1..=statement.parameter_count() {
        let number: Option<usize> = statement
            .parameter_name(position)
            .and_then(|name| name.trim_start_matches(['$', '?']).parse().ok());
        let value = number
            .and_then(|number| values.get(number.checked_sub(1)?))
            .ok_or_else(|| StoreError::Engine(format!("parameter {position} has no value")))?;
        statement.raw_bind_parameter(position, Parameter(value))?;
    }
    Ok(())
}

pub(crate) fn execute(connection: &Connection, sql: &str, values: &[Value]) -> Result<u64, StoreError> {
    let mut statement = connection.prepare_cached(sql)?;
    bind(&mut statement, values)?;
    Ok(statement.raw_execute()? as u64)
}

pub(crate) fn fetch(connection: &Connection, sql: &str, values: &[Value]) -> Result<Vec<Row>, StoreError> {
    let mut statement = connection.prepare_cached(sql)?;
    bind(&mut statement, values)?;
    let width = statement.column_count();
    let mut rows = statement.raw_query();
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let mut columns = Vec::with_capacity(width);
        for index in 0..width {
            columns.push(match row.get_ref(index)? {
                ValueRef::Null => Value::Null(Kind::Text),
                ValueRef::Integer(number) => Value::Integer(number),
                ValueRef::Real(number) => Value::Real(number),
                ValueRef::Text(text) => Value::Text(String::from_utf8_lossy(text).into_owned()),
                ValueRef::Blob(bytes) => Value::Bytes(bytes.to_vec()),
            });
        }
        found.push(Row(columns));
    }
    Ok(found)
}
