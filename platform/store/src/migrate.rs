// SPDX-License-Identifier: EUPL-1.2
//! Schema migrations: forward only, each once, each in one transaction on either engine.

use crate::{Reach, Store, StoreError, dialect, params};
use std::collections::HashMap;

/// One migration of one module.
#[derive(Clone, Copy, Debug)]
pub struct Migration {
    /// Module that owns the tables.
    pub module: &'static str,
    /// Number within the module, from 1.
    pub number: u32,
    /// The neutral SQL text; see `dialect.rs`.
    pub sql: &'static str,
}

impl Migration {
    /// A stable digest (FNV-1a, 64 bit) of the text, to notice a migration changed after it ran.
    fn digest(&self) -> String {
        let hash = self.sql.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
        format!("{hash:016x}")
    }
}

const TABLE: &str = "create table if not exists schema_migration (module text not null, number bigint not null, digest text not null, primary key (module, number))";

pub(crate) async fn run(store: &Store, migrations: &[Migration]) -> Result<usize, StoreError> {
    let mut tx = store.write(Reach::Everyone).await?;
    tx.script(TABLE.replace("bigint", if tx.is_embedded() { "integer" } else { "bigint" })).await?;
    if !tx.is_embedded() {
        // Two programs that start together must not migrate together.
        tx.script("select pg_advisory_xact_lock(7331)".to_owned()).await?;
    }
    let mut done = HashMap::new();
    for row in tx.rows("select module, number, digest from schema_migration", params![]).await? {
        done.insert((row.get::<String>(0)?, row.get::<u32>(1)?), row.get::<String>(2)?);
    }
    let mut count = 0;
    for migration in migrations {
        match done.remove(&(migration.module.to_owned(), migration.number)) {
            Some(digest) if digest == migration.digest() => {}
            Some(_) => {
                return Err(StoreError::MigrationChanged {
                    module: migration.module.to_owned(),
                    number: migration.number,
                });
            }
            None => {
                let script = if tx.is_embedded() {
                    dialect::for_sqlite(migration.sql)
                } else {
                    dialect::for_postgres(migration.sql)
                };
                tx.script(script).await.map_err(|error| named(migration, &error))?;
                tx.execute(
                    "insert into schema_migration (module, number, digest) values ($1, $2, $3)",
                    params![migration.module, migration.number, migration.digest()],
                )
                .await?;
                count += 1;
            }
        }
    }
    if let Some((module, number)) = done.into_keys().next() {
        return Err(StoreError::TooNew(format!("{module}/{number}")));
    }
    tx.commit().await?;
    Ok(count)
}

fn named(migration: &Migration, error: &StoreError) -> StoreError {
    StoreError::Engine(format!("migration {}/{}: {error}", migration.module, migration.number))
}
