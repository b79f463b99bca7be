// SPDX-License-Identifier: EUPL-1.2
//! A fresh database per test, on SQLite and on PostgreSQL.

use crate::skipped;
use store::{Location, Migration, Store};

/// Which engine a test database runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Embedded.
    Sqlite,
    /// The server named by `KONTOR_TEST_POSTGRES`.
    Postgres,
}

/// A test database; gone when dropped.
#[derive(Debug)]
pub struct Database {
    /// The migrated store.
    pub store: Store,
    /// Its engine.
    pub engine: Engine,
    /// Where it lies, to open it again.
    pub location: Location,
    folder: tempfile::TempDir,
}

impl Database {
    /// A folder that lives as long as the database, for blobs and indexes.
    #[must_use]
    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }
}

/// A migrated database on each engine. PostgreSQL is left out, and counted as skipped, when no server is named.
///
/// # Panics
/// When a database cannot be made: the test cannot run then.
#[expect(clippy::panic, reason = "a test without its database has to fail")]
pub async fn databases(test: &str, migrations: &[Migration]) -> Vec<Database> {
    let mut found = Vec::new();
    let mut wanted = vec![Engine::Sqlite];
    let server = std::env::var("KONTOR_TEST_POSTGRES").ok();
    match &server {
        Some(_) => wanted.push(Engine::Postgres),
        None => skipped(test, "on PostgreSQL: KONTOR_TEST_POSTGRES names no server"),
    }
    for engine in wanted {
        let folder = tempfile::tempdir().unwrap_or_else(|error| panic!("no temporary folder: {error}"));
        let location = match (&engine, &server) {
            (Engine::Postgres, Some(url)) => Location::Postgres(
                store::scratch::create(url)
                    .await
                    .unwrap_or_else(|error| panic!("no scratch database: {error}")),
            ),
            _ => Location::Embedded(folder.path().join("database")),
        };
        let store = Store::open(&location).await.unwrap_or_else(|error| panic!("{engine:?}: {error}"));
        store.migrate(migrations).await.unwrap_or_else(|error| panic!("{engine:?}: {error}"));
        found.push(Database { store, engine, location, folder });
    }
    found
}
