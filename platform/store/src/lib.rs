// SPDX-License-Identifier: EUPL-1.2
//! The store: one SQL text on two engines. The embedded engine is SQLite (one writer whose commands share syncs, several readers);
//! at scale it is PostgreSQL with row-level security behind the permits.
//!
//! A command begins a transaction for one owner with [`Store::write`], works on it and ends it with [`Tx::commit`], which returns
//! only when the change is durable. A transaction that is dropped is undone. While a command holds its transaction it awaits
//! nothing but that transaction, because on SQLite all commands share one writer.

mod dialect;
mod error;
mod lock;
mod migrate;
mod postgres;
pub mod scratch;
mod sql;
mod sqlite;
mod syncer;
mod tx;
mod value;

pub use error::StoreError;
pub use migrate::Migration;
pub use sql::Sql;
pub use tx::Tx;
pub use value::{FromValue, Kind, Row, Value};

use foundation::OwnerId;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use tokio::sync::Notify;

/// Where the rows live.
#[derive(Clone, Debug)]
pub enum Location {
    /// A folder with the embedded database `kontor.sqlite`.
    Embedded(PathBuf),
    /// A PostgreSQL connection string.
    Postgres(String),
}

/// Which rows a transaction may see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// The rows of one owner, and tables without owner.
    Owner(OwnerId),
    /// All owners: only for the machinery (workers, sequencer, migration, import of the sample Land).
    Everyone,
}

/// When a committed change must have reached the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Durability {
    /// Before the commit returns.
    AtOnce,
    /// With the next sync, a second later at the latest. The change is visible and survives the end of the process at once; a power failure
    /// may undo it, together with everything written after it and before the next sync.
    Soon,
}

impl From<OwnerId> for Reach {
    fn from(owner: OwnerId) -> Self {
        Self::Owner(owner)
    }
}

#[derive(Debug)]
enum Engine {
    Sqlite(sqlite::Sqlite),
    Postgres(postgres::Postgres),
}

/// What the store counts while it works; read by metrics and benchmarks.
#[derive(Debug, Default)]
pub struct Counters {
    commits: AtomicU64,
    syncs: AtomicU64,
}

impl Counters {
    /// Commits so far.
    #[must_use]
    pub fn commits(&self) -> u64 {
        self.commits.load(Ordering::Relaxed)
    }

    /// Syncs of the write-ahead log so far, without those of checkpoints; 0 on PostgreSQL, which syncs by itself.
    #[must_use]
    pub fn syncs(&self) -> u64 {
        self.syncs.load(Ordering::Relaxed)
    }
}

/// A database of the installation. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Store {
    engine: Arc<Engine>,
    counters: Arc<Counters>,
    work: Arc<Notify>,
}

impl Store {
    /// Opens the database, making it when it is not there. Run [`Store::migrate`] next.
    ///
    /// # Errors
    /// [`StoreError::InUse`] when another process holds the embedded database; otherwise what the engine says.
    pub async fn open(location: &Location) -> Result<Self, StoreError> {
        let counters = Arc::new(Counters::default());
        let engine = match location {
            Location::Embedded(folder) => {
                Engine::Sqlite(sqlite::Sqlite::open(folder, Arc::clone(&counters))?)
            }
            Location::Postgres(url) => Engine::Postgres(postgres::Postgres::open(url).await?),
        };
        Ok(Self { engine: Arc::new(engine), counters, work: Arc::new(Notify::new()) })
    }

    /// Begins a command: a transaction on the rows of one owner, durable when its commit returns.
    ///
    /// # Errors
    /// When the engine cannot begin, for example because it is out of connections.
    pub async fn write(&self, reach: impl Into<Reach>) -> Result<Tx, StoreError> {
        self.begin(reach.into(), Durability::AtOnce).await
    }

    /// Begins a command whose change may reach the disk a second later ([`Durability::Soon`]): for work that is done again when it is lost
    /// (jobs) and for what nobody was promised (drafts that were not sent).
    ///
    /// # Errors
    /// As [`Store::write`].
    pub async fn write_soon(&self, reach: impl Into<Reach>) -> Result<Tx, StoreError> {
        self.begin(reach.into(), Durability::Soon).await
    }

    async fn begin(&self, reach: Reach, durability: Durability) -> Result<Tx, StoreError> {
        let inner = match &*self.engine {
            Engine::Sqlite(sqlite) => tx::Inner::Sqlite(sqlite.write().await?, durability),
            Engine::Postgres(postgres) => {
                tx::Inner::Postgres(postgres.begin(reach, postgres::Mode::Write(durability)).await?)
            }
        };
        Ok(Tx::new(inner, reach, Some(Arc::clone(&self.work)), Arc::clone(&self.counters)))
    }

    /// Begins a consistent read on the rows of one owner. It cannot change anything.
    ///
    /// # Errors
    /// When the engine cannot begin.
    pub async fn read(&self, reach: impl Into<Reach>) -> Result<Tx, StoreError> {
        let reach = reach.into();
        let inner = match &*self.engine {
            Engine::Sqlite(sqlite) => tx::Inner::SqliteRead(sqlite.read().await?),
            Engine::Postgres(postgres) => {
                tx::Inner::Postgres(postgres.begin(reach, postgres::Mode::Read).await?)
            }
        };
        Ok(Tx::new(inner, reach, None, Arc::clone(&self.counters)))
    }

    /// Brings the schema up to date. Every migration runs once, in the order given; a changed text of one that ran is refused.
    ///
    /// # Errors
    /// [`StoreError::MigrationChanged`], or what the engine says about the statement.
    pub async fn migrate(&self, migrations: &[Migration]) -> Result<usize, StoreError> {
        migrate::run(self, migrations).await
    }

    /// Whether this is the embedded engine.
    #[must_use]
    pub fn is_embedded(&self) -> bool {
        matches!(&*self.engine, Engine::Sqlite(_))
    }

    /// Whether row-level security holds for the database role: always on SQLite (there is none to bypass), on PostgreSQL
    /// only for a role that is neither superuser nor `bypassrls`.
    ///
    /// # Errors
    /// What the engine says.
    pub async fn row_security_holds(&self) -> Result<bool, StoreError> {
        match &*self.engine {
            Engine::Sqlite(_) => Ok(true),
            Engine::Postgres(postgres) => postgres.row_security_holds().await,
        }
    }

    /// Commit counters.
    #[must_use]
    pub fn counters(&self) -> &Counters {
        &self.counters
    }

    /// Resolves when a commit left work for the workers.
    #[must_use]
    pub fn work(&self) -> Arc<Notify> {
        Arc::clone(&self.work)
    }

    /// Answers when the database can be read; for readiness.
    ///
    /// # Errors
    /// What the engine says.
    pub async fn ping(&self) -> Result<(), StoreError> {
        let mut tx = self.read(Reach::Everyone).await?;
        tx.row("select 1", vec![]).await?;
        Ok(())
    }

    /// The file of the embedded database below a folder.
    #[must_use]
    pub fn embedded_file(folder: &Path) -> PathBuf {
        folder.join("kontor.sqlite")
    }
}

/// A list of values to bind, in the order `$1`, `$2`, …
#[macro_export]
macro_rules! params {
    () => { Vec::<$crate::Value>::new() };
    ($($value:expr),+ $(,)?) => { vec![$($crate::Value::from($value)),+] };
}
