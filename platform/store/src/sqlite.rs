// SPDX-License-Identifier: EUPL-1.2
//! SQLite: one writer, whose commands share syncs, and readers that never wait for it.
//!
//! A command takes the writer, works and commits; that puts the change into the write-ahead log without waiting for the disk. Then the next
//! command works, while the syncer takes everything to the disk that was committed meanwhile, with one sync, and tells those who wait for it.
//! `synchronous = normal` lets SQLite itself sync only around checkpoints; see `docs/decisions/0013-durability.md`.

use crate::syncer::Syncer;
use crate::{Counters, Durability, Kind, Row, StoreError, Value, lock};
use rusqlite::{Connection, OpenFlags, types::ValueRef};
use std::fs::File;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use tokio::sync::{Mutex, OwnedMutexGuard, OwnedSemaphorePermit, Semaphore};

/// Readers open at the same time.
const READERS: usize = 8;
/// Statements kept prepared per connection.
const STATEMENTS: usize = 256;

/// The embedded engine.
#[derive(Debug)]
pub(crate) struct Sqlite {
    writer: Arc<Mutex<Connection>>,
    syncer: Arc<Syncer>,
    counters: Arc<Counters>,
    idle_readers: Arc<parking_lot::Mutex<Vec<Connection>>>,
    reader_permits: Arc<Semaphore>,
    _lock: File,
}

impl Drop for Sqlite {
    fn drop(&mut self) {
        self.syncer.close();
    }
}

/// Without a memory map: every write would make each reader map the file anew, which costs more than reading its pages.
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
    connection
        .execute_batch("pragma foreign_keys = on; pragma temp_store = memory; pragma cache_size = -8000;")?;
    if writes {
        connection.execute_batch(
            "pragma journal_mode = wal; pragma synchronous = normal; pragma wal_autocheckpoint = 0; pragma journal_size_limit = 67108864;",
        )?;
    }
    Ok(connection)
}

impl Sqlite {
    pub(crate) fn open(folder: &Path, counters: Arc<Counters>) -> Result<Self, StoreError> {
        let held = lock::take(folder)?;
        let file = crate::Store::embedded_file(folder);
        let writer = connect(&file, true)?;
        let log = log_of(&writer, &file)?;
        let writer = Arc::new(Mutex::new(writer));
        let readers = (0..READERS).map(|_| connect(&file, false)).collect::<Result<Vec<_>, _>>()?;
        let syncer = Syncer::start(log, connect(&file, true)?, Arc::clone(&writer), Arc::clone(&counters))?;
        Ok(Self {
            writer,
            syncer,
            counters,
            idle_readers: Arc::new(parking_lot::Mutex::new(readers)),
            reader_permits: Arc::new(Semaphore::new(READERS)),
            _lock: held,
        })
    }

    pub(crate) async fn write(&self) -> Result<WriteSlot, StoreError> {
        let guard = Arc::clone(&self.writer).lock_owned().await;
        // Asked inside the queue, so that nobody who waited through a failed sync writes after it.
        self.syncer.works()?;
        run_cached(&guard, "begin immediate")?;
        let (syncer, counters) = (Arc::clone(&self.syncer), Arc::clone(&self.counters));
        Ok(WriteSlot { guard: Some(guard), syncer, counters })
    }

    pub(crate) async fn read(&self) -> Result<ReadSlot, StoreError> {
        let permit = Arc::clone(&self.reader_permits).acquire_owned().await.map_err(|_| closed())?;
        let connection = self.idle_readers.lock().pop().ok_or_else(closed)?;
        let slot =
            ReadSlot { connection: Some(connection), idle: Arc::clone(&self.idle_readers), _permit: permit };
        if let Some(connection) = &slot.connection {
            run_cached(connection, "begin")?;
        }
        Ok(slot)
    }
}

fn closed() -> StoreError {
    StoreError::Engine("the database is closing".to_owned())
}

/// Runs a statement without parameters that is used again and again.
fn run_cached(connection: &Connection, sql: &str) -> Result<(), StoreError> {
    connection.prepare_cached(sql)?.execute([])?;
    Ok(())
}

/// Opens the write-ahead log for syncing. The first read makes it, and it stays the same file while a connection is open.
fn log_of(connection: &Connection, file: &Path) -> Result<File, StoreError> {
    connection.query_row("select count(*) from sqlite_schema", [], |_| Ok(()))?;
    let mut name = file.as_os_str().to_owned();
    name.push("-wal");
    File::open(name).map_err(|error| StoreError::Engine(format!("the write-ahead log: {error}")))
}

/// The writer while one command holds it.
#[derive(Debug)]
pub(crate) struct WriteSlot {
    guard: Option<OwnedMutexGuard<Connection>>,
    syncer: Arc<Syncer>,
    counters: Arc<Counters>,
}

impl WriteSlot {
    /// The connection; present until the slot is given back.
    #[expect(
        clippy::expect_used,
        reason = "the guard leaves only in commit and drop, which consume the slot"
    )]
    pub(crate) fn connection(&self) -> &Connection {
        self.guard.as_ref().expect("a slot in use holds the writer")
    }

    /// Commits and checks that it really was a commit: the engine must have been inside a transaction and be outside of one after.
    pub(crate) async fn commit(mut self, durability: Durability) -> Result<(), StoreError> {
        let connection = self.connection();
        if connection.is_autocommit() {
            return Err(StoreError::NotDurable("the engine had already undone the transaction".to_owned()));
        }
        run_cached(connection, "commit").map_err(|error| StoreError::NotDurable(error.to_string()))?;
        if !connection.is_autocommit() {
            return Err(StoreError::NotDurable("the engine did not leave the transaction".to_owned()));
        }
        self.counters.commits.fetch_add(1, Ordering::Relaxed);
        self.guard = None;
        match durability {
            Durability::Soon => self.syncer.note(),
            Durability::AtOnce => self.syncer.synced().await?,
        }
        Ok(())
    }
}

impl Drop for WriteSlot {
    fn drop(&mut self) {
        let Some(connection) = self.guard.take() else { return };
        if connection.is_autocommit() {
            return;
        }
        if let Err(error) = run_cached(&connection, "rollback") {
            tracing::warn!(%error, "a command could not be undone");
        }
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
                let _ = run_cached(&connection, "rollback");
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
