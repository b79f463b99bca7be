// SPDX-License-Identifier: EUPL-1.2
//! The rules of mail, held on both engines.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod captured;
mod delivered;
mod server;

use foundation::{Clock, FixedClock, OwnerId};
use jobs::{DeadLetter, Registry, Worker};
use mail::{Mail, Mailer};
use std::sync::Arc;
use store::{Migration, Reach};
use testkit::Database;

fn schema() -> Vec<Migration> {
    jobs::MIGRATIONS.iter().chain(mail::MIGRATIONS).copied().collect()
}

fn owner() -> OwnerId {
    OwnerId(foundation::id::Uuid::from_u128(7))
}

fn news() -> Mail {
    Mail {
        to: "erika.muster@example.org".to_owned(),
        subject: "Neue Nachricht in Ihrem Postfach".to_owned(),
        text: "Guten Tag,\nin Ihrem Postfach liegt eine neue Nachricht für Sie.\n.\nEnde\n".to_owned(),
        reference: Some("32.1/2026-0007".to_owned()),
    }
}

/// One worker with one mailer on one database.
struct Office {
    clock: Arc<FixedClock>,
    worker: Worker,
}

impl Office {
    fn new(database: &Database, mailer: Mailer) -> Self {
        let clock = Arc::new(testkit::clock());
        let mut registry = Registry::default();
        let store = database.store.clone();
        registry.handle(mail::KIND, move |job| {
            let (mailer, store) = (mailer.clone(), store.clone());
            async move { mailer.handle(&store, job).await }
        });
        let worker = Worker::new(database.store.clone(), Arc::clone(&clock) as _, registry, "one".to_owned());
        Self { clock, worker }
    }

    async fn order(&self, database: &Database, mail: &Mail) {
        let mut tx = database.store.write(owner()).await.unwrap();
        mail::send(&mut tx, mail, "system:test", self.clock.now()).unwrap();
        tx.commit().await.unwrap();
    }
}

async fn dead_letters(database: &Database) -> Vec<DeadLetter> {
    let mut tx = database.store.read(Reach::Everyone).await.unwrap();
    jobs::dead_letters(&mut tx).await.unwrap()
}
