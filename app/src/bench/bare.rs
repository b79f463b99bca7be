// SPDX-License-Identifier: EUPL-1.2
//! The denominator: the rate of a bare durable insert of one row through the store, one client.

use std::time::{Duration, Instant};
use store::{Location, Store};

/// Inserts per second over two seconds.
pub(super) async fn inserts(server: Option<&str>) -> anyhow::Result<f64> {
    let folder = tempfile::tempdir()?;
    let location = match server {
        Some(url) => Location::Postgres(store::scratch::create(url).await?),
        None => Location::Embedded(folder.path().to_owned()),
    };
    let store = Store::open(&location).await?;
    store.migrate(&[super::store::TABLE]).await?;
    let body = "k".repeat(500);
    let begun = Instant::now();
    let mut count = 0_u32;
    while begun.elapsed() < Duration::from_secs(2) {
        super::store::insert(&store, i64::from(count), &body).await?;
        count += 1;
    }
    Ok(f64::from(count) / begun.elapsed().as_secs_f64())
}
