// SPDX-License-Identifier: EUPL-1.2
//! The only SQL of the benchmarks.

use foundation::OwnerId;
use store::{Migration, Store, StoreError, params};

/// A table for bare inserts.
pub(super) const TABLE: Migration = Migration {
    module: "bare",
    number: 1,
    sql: "create table bare (owner uuid not null, id bigint not null, body text not null, primary key (owner, id));",
};

/// One durable row.
pub(super) async fn insert(store: &Store, id: i64, body: &str) -> Result<(), StoreError> {
    let owner = OwnerId::INSTALLATION;
    let mut tx = store.write(owner).await?;
    tx.execute("insert into bare (owner, id, body) values ($1, $2, $3)", params![owner, id, body]).await?;
    tx.commit().await
}
