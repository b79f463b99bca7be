// SPDX-License-Identifier: EUPL-1.2
//! What the tests count in the tables themselves.

use std::collections::BTreeMap;
use store::{Reach, Store, params};

/// How many cases are in each state.
pub async fn states(store: &Store) -> BTreeMap<String, i64> {
    let mut tx = store.read(Reach::Everyone).await.unwrap();
    let rows = tx.rows("select state, count(*) from cases group by state", params![]).await.unwrap();
    rows.iter().map(|row| (row.get(0).unwrap(), row.get(1).unwrap())).collect()
}

/// How many letters of each kind are ready.
pub async fn letters(store: &Store) -> BTreeMap<String, i64> {
    let mut tx = store.read(Reach::Everyone).await.unwrap();
    let sql = "select kind, count(*) from notice where state = 'ready' group by kind";
    let rows = tx.rows(sql, params![]).await.unwrap();
    rows.iter().map(|row| (row.get(0).unwrap(), row.get(1).unwrap())).collect()
}

/// One number.
pub async fn count(store: &Store, sql: &'static str) -> i64 {
    let mut tx = store.read(Reach::Everyone).await.unwrap();
    tx.row(sql, params![]).await.unwrap().get(0).unwrap()
}
