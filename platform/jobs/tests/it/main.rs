// SPDX-License-Identifier: EUPL-1.2
//! The rules of jobs, held on both engines.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has to fail")]

use foundation::{Clock, Event, OwnerId};
use jobs::{JobError, MIGRATIONS, Order, Registry, Worker};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use store::{Migration, Reach, params};
use testkit::{Database, databases};

const DONE: Migration = Migration {
    module: "test",
    number: 1,
    sql: "create table done (owner uuid not null, what text not null, primary key (owner, what));",
};

fn schema() -> Vec<Migration> {
    MIGRATIONS.iter().copied().chain([DONE]).collect()
}

fn owner() -> OwnerId {
    OwnerId(foundation::id::Uuid::from_u128(7))
}

async fn order(database: &Database, order: Order) {
    let mut tx = database.store.write(owner()).await.unwrap();
    jobs::enqueue(&mut tx, order).unwrap();
    tx.commit().await.unwrap();
}

#[derive(serde::Serialize, serde::Deserialize)]
struct Happened {
    what: String,
}
impl Event for Happened {
    const NAME: &'static str = "test.happened";
}

#[tokio::test]
async fn the_change_of_a_job_happens_exactly_once() {
    for database in databases("the_change_of_a_job_happens_exactly_once", &schema()).await {
        let clock = Arc::new(testkit::clock());
        let mut registry = Registry::default();
        let store = database.store.clone();
        registry.handle("test.note", move |job| {
            let store = store.clone();
            async move {
                let mut tx = store.write(job.owner).await?;
                let what: String = job.read()?;
                tx.execute("insert into done (owner, what) values ($1, $2)", params![job.owner, what])
                    .await?;
                job.finish(&mut tx).await?;
                tx.commit().await?;
                Ok(())
            }
        });
        order(&database, Order::new("test.note", &"once", clock.now()).unwrap()).await;
        let mut worker = Worker::new(database.store.clone(), clock, registry, "one".to_owned());
        assert_eq!(worker.drain().await.unwrap(), 1);
        assert_eq!(worker.drain().await.unwrap(), 0);
    }
}

#[tokio::test]
async fn a_job_that_keeps_failing_becomes_a_dead_letter_and_can_be_started_again() {
    for database in databases("a_job_that_keeps_failing_becomes_a_dead_letter", &schema()).await {
        let clock = Arc::new(testkit::clock());
        let tries = Arc::new(AtomicUsize::new(0));
        let mut registry = Registry::default();
        let counted = Arc::clone(&tries);
        registry.handle("test.fail", move |_| {
            counted.fetch_add(1, Ordering::SeqCst);
            async { Err(JobError::Again("the partner does not answer".to_owned())) }
        });
        order(&database, Order::new("test.fail", &(), clock.now()).unwrap()).await;
        let mut worker =
            Worker::new(database.store.clone(), Arc::clone(&clock) as _, registry, "one".to_owned());
        for _ in 0..12 {
            worker.drain().await.unwrap();
            clock.advance(3601);
        }
        assert_eq!(tries.load(Ordering::SeqCst), 8);
        let mut tx = database.store.write(Reach::Everyone).await.unwrap();
        let dead = jobs::dead_letters(&mut tx).await.unwrap();
        assert_eq!(dead.len(), 1);
        assert_eq!(dead[0].last_error, "the partner does not answer");
        jobs::restart(&mut tx, dead[0].owner, dead[0].id, clock.now()).await.unwrap();
        tx.commit().await.unwrap();
        worker.drain().await.unwrap();
        assert_eq!(tries.load(Ordering::SeqCst), 9);
    }
}

#[tokio::test]
async fn every_subscriber_of_an_event_gets_its_own_job() {
    for database in databases("every_subscriber_of_an_event_gets_its_own_job", &schema()).await {
        let clock = Arc::new(testkit::clock());
        let heard = Arc::new(AtomicUsize::new(0));
        let mut registry = Registry::default();
        for kind in ["test.first", "test.second"] {
            let heard = Arc::clone(&heard);
            registry.subscribe(Happened::NAME, kind);
            registry.handle(kind, move |job| {
                let heard = Arc::clone(&heard);
                async move {
                    let event: Happened = job.read()?;
                    assert_eq!(event.what, "rain");
                    heard.fetch_add(1, Ordering::SeqCst);
                    Ok(())
                }
            });
        }
        assert!(registry.faults().is_empty());
        let mut tx = database.store.write(owner()).await.unwrap();
        jobs::emit(&mut tx, &Happened { what: "rain".to_owned() }, "system:test", clock.now()).unwrap();
        tx.commit().await.unwrap();
        let mut worker = Worker::new(database.store.clone(), clock, registry, "one".to_owned());
        worker.drain().await.unwrap();
        assert_eq!(heard.load(Ordering::SeqCst), 2);
    }
}

#[tokio::test]
async fn an_owner_is_worked_on_by_one_worker_at_a_time() {
    for database in databases("an_owner_is_worked_on_by_one_worker_at_a_time", &schema()).await {
        let clock = Arc::new(testkit::clock());
        let mut registry = Registry::default();
        registry.handle("test.idle", |_| async { Ok(()) });
        let worker = |name: &str| {
            Worker::new(
                database.store.clone(),
                Arc::clone(&clock) as Arc<dyn Clock>,
                registry.clone(),
                name.to_owned(),
            )
        };
        let (mut first, mut second) = (worker("first"), worker("second"));
        order(&database, Order::new("test.idle", &(), clock.now()).unwrap()).await;
        assert_eq!(first.drain().await.unwrap(), 1);
        order(&database, Order::new("test.idle", &(), clock.now()).unwrap()).await;
        assert_eq!(second.drain().await.unwrap(), 0, "the first worker still holds the lease");
        clock.advance(61);
        assert_eq!(second.drain().await.unwrap(), 1, "an expired lease is taken over");
    }
}

#[tokio::test]
async fn a_job_whose_command_was_undone_never_existed() {
    for database in databases("a_job_whose_command_was_undone_never_existed", &schema()).await {
        let clock = testkit::clock();
        let mut tx = database.store.write(owner()).await.unwrap();
        jobs::enqueue(&mut tx, Order::new("test.idle", &(), clock.now()).unwrap()).unwrap();
        drop(tx);
        assert_eq!(jobs::waiting(&database.store, clock.now()).await.unwrap(), (0, 0));
    }
}

#[tokio::test]
async fn an_order_with_a_key_waits_only_once() {
    for database in databases("an_order_with_a_key_waits_only_once", &schema()).await {
        let clock = testkit::clock();
        for _ in 0..3 {
            order(&database, Order::new("test.idle", &(), clock.now()).unwrap().once("same")).await;
        }
        assert_eq!(jobs::waiting(&database.store, clock.now()).await.unwrap(), (1, 0));
    }
}
