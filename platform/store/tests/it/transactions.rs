// SPDX-License-Identifier: EUPL-1.2
//! Commands are all or nothing, durable when acknowledged, and reach one owner only.

use foundation::OwnerId;
use store::{Location, Migration, Reach, Sql, Store, StoreError, Value, params};
use testkit::{Engine, databases};

const SCHEMA: &[Migration] = &[Migration {
    module: "things",
    number: 1,
    sql: "create table thing (owner uuid not null, id bigint not null, name text, flag boolean not null, data bytea, version bigint not null, primary key (owner, id));\n create table list (code text primary key);",
}];

const INSERT: &str =
    "insert into thing (owner, id, name, flag, data, version) values ($1, $2, $3, $4, $5, 1)";

fn owner(number: u128) -> OwnerId {
    OwnerId(foundation::id::Uuid::from_u128(number))
}

async fn put(store: &Store, owner: OwnerId, id: i64) -> Result<(), StoreError> {
    let mut tx = store.write(owner).await?;
    tx.execute(INSERT, params![owner, id, None::<String>, true, vec![1_u8, 2]]).await?;
    tx.commit().await
}

async fn count(store: &Store, reach: impl Into<Reach>) -> i64 {
    let mut tx = store.read(reach).await.unwrap();
    tx.row("select count(*) from thing", params![]).await.unwrap().get(0).unwrap()
}

#[tokio::test]
async fn a_row_comes_back_as_it_went_in() {
    for database in databases("a_row_comes_back_as_it_went_in", SCHEMA).await {
        put(&database.store, owner(1), 7).await.unwrap();
        let mut tx = database.store.read(owner(1)).await.unwrap();
        let row = tx
            .row(
                "select id, name, flag, data, owner from thing where id = $2 and owner = $1",
                params![owner(1), 7_i64],
            )
            .await
            .unwrap();
        assert_eq!(row.get::<i64>(0).unwrap(), 7);
        assert_eq!(row.get::<Option<String>>(1).unwrap(), None);
        assert!(row.get::<bool>(2).unwrap());
        assert_eq!(row.get::<Vec<u8>>(3).unwrap(), [1, 2]);
        assert_eq!(row.id::<OwnerId>(4).unwrap(), owner(1));
    }
}

#[tokio::test]
async fn a_dropped_command_leaves_nothing_and_harms_no_other() {
    for database in databases("a_dropped_command_leaves_nothing_and_harms_no_other", SCHEMA).await {
        let mut dropped = database.store.write(owner(1)).await.unwrap();
        dropped.execute(INSERT, params![owner(1), 1_i64, "gone", true, None::<Vec<u8>>]).await.unwrap();
        drop(dropped);
        put(&database.store, owner(1), 2).await.unwrap();
        assert_eq!(count(&database.store, owner(1)).await, 1);
    }
}

/// F4: a failure that was swallowed never leads to an acknowledgement.
#[tokio::test]
async fn a_swallowed_failure_cannot_be_committed() {
    for database in databases("a_swallowed_failure_cannot_be_committed", SCHEMA).await {
        put(&database.store, owner(1), 1).await.unwrap();
        let mut tx = database.store.write(owner(1)).await.unwrap();
        tx.execute(INSERT, params![owner(1), 2_i64, "lost", true, None::<Vec<u8>>]).await.unwrap();
        let refused = tx.execute(INSERT, params![owner(1), 1_i64, "twice", true, None::<Vec<u8>>]).await;
        assert!(refused.unwrap_err().is_duplicate());
        assert!(matches!(tx.commit().await, Err(StoreError::Poisoned)));
        assert_eq!(count(&database.store, owner(1)).await, 1);
    }
}

#[tokio::test]
async fn a_stale_version_is_refused() {
    for database in databases("a_stale_version_is_refused", SCHEMA).await {
        put(&database.store, owner(1), 1).await.unwrap();
        let update = "update thing set version = version + 1 where owner = $1 and id = $2 and version = $3";
        let mut tx = database.store.write(owner(1)).await.unwrap();
        tx.execute_one(update, params![owner(1), 1_i64, 1_i64]).await.unwrap();
        tx.commit().await.unwrap();
        let mut tx = database.store.write(owner(1)).await.unwrap();
        assert!(matches!(
            tx.execute_one(update, params![owner(1), 1_i64, 1_i64]).await,
            Err(StoreError::Stale)
        ));
    }
}

#[tokio::test]
async fn a_read_cannot_change_anything() {
    for database in databases("a_read_cannot_change_anything", SCHEMA).await {
        let mut tx = database.store.read(owner(1)).await.unwrap();
        let refused = tx.execute(INSERT, params![owner(1), 1_i64, "x", true, None::<Vec<u8>>]).await;
        assert!(matches!(refused, Err(StoreError::ReadOnly)));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn commands_that_wait_together_share_a_sync_and_all_are_there() {
    for database in databases("commands_that_wait_together_share_a_sync_and_all_are_there", SCHEMA).await {
        let before = database.store.counters().syncs();
        let tasks: Vec<_> = (0..200)
            .map(|id| {
                let store = database.store.clone();
                tokio::spawn(async move { put(&store, owner(1), id).await })
            })
            .collect();
        for task in tasks {
            task.await.unwrap().unwrap();
        }
        assert_eq!(count(&database.store, owner(1)).await, 200);
        let syncs = database.store.counters().syncs() - before;
        if database.engine == Engine::Sqlite {
            assert!(syncs < 200, "{syncs} syncs for 200 commands");
        }
    }
}

#[tokio::test]
async fn deferred_rows_are_written_before_the_commit() {
    for database in databases("deferred_rows_are_written_before_the_commit", SCHEMA).await {
        let mut tx = database.store.write(owner(1)).await.unwrap();
        for id in 0..25_000_i64 {
            tx.insert_at_end(
                "insert into thing (owner, id, flag, version)",
                params![owner(1), id, false, 1_i64],
            );
        }
        tx.commit().await.unwrap();
        assert_eq!(count(&database.store, owner(1)).await, 25_000);
    }
}

#[tokio::test]
async fn built_queries_find_what_their_parameters_say() {
    for database in databases("built_queries_find_what_their_parameters_say", SCHEMA).await {
        for id in 0..5 {
            put(&database.store, owner(1), id).await.unwrap();
        }
        let mut tx = database.store.read(owner(1)).await.unwrap();
        let sql = Sql::new("select id from thing where owner =")
            .add("?", [Value::from(owner(1))])
            .add("and id in", [])
            .list([Value::from(1_i64), Value::from(3_i64)])
            .add("order by id", []);
        let found: Vec<i64> = tx.rows_of(sql).await.unwrap().iter().map(|row| row.get(0).unwrap()).collect();
        assert_eq!(found, [1, 3]);
    }
}

#[tokio::test]
async fn on_postgres_no_transaction_sees_or_writes_rows_of_another_owner() {
    for database in databases("on_postgres_no_transaction_sees_or_writes_rows_of_another_owner", SCHEMA).await
    {
        assert!(database.store.row_security_holds().await.unwrap());
        put(&database.store, owner(1), 1).await.unwrap();
        put(&database.store, owner(2), 1).await.unwrap();
        if database.engine == Engine::Postgres {
            assert_eq!(count(&database.store, owner(1)).await, 1);
            assert_eq!(count(&database.store, owner(3)).await, 0);
            let mut tx = database.store.write(owner(1)).await.unwrap();
            assert!(tx.execute(INSERT, params![owner(2), 9_i64, "x", true, None::<Vec<u8>>]).await.is_err());
        }
        assert_eq!(count(&database.store, Reach::Everyone).await, 2);
    }
}

#[tokio::test]
async fn a_second_process_is_refused_on_the_embedded_database() {
    for database in databases("a_second_process_is_refused_on_the_embedded_database", SCHEMA).await {
        if let Location::Embedded(_) = &database.location {
            assert!(matches!(Store::open(&database.location).await, Err(StoreError::InUse(_))));
        }
    }
}

#[tokio::test]
async fn a_migration_that_ran_cannot_be_changed() {
    for database in databases("a_migration_that_ran_cannot_be_changed", SCHEMA).await {
        assert_eq!(database.store.migrate(SCHEMA).await.unwrap(), 0);
        let changed = [Migration { sql: "create table other (code text primary key);", ..SCHEMA[0] }];
        assert!(matches!(database.store.migrate(&changed).await, Err(StoreError::MigrationChanged { .. })));
        assert!(matches!(database.store.migrate(&[]).await, Err(StoreError::TooNew(_))));
    }
}

#[tokio::test]
async fn a_change_that_may_wait_is_seen_at_once_and_synced_with_the_next_one() {
    for database in
        databases("a_change_that_may_wait_is_seen_at_once_and_synced_with_the_next_one", SCHEMA).await
    {
        let store = &database.store;
        put(store, owner(1), 1).await.unwrap();
        let synced = store.counters().syncs();
        for id in 2..5 {
            let mut tx = store.write_soon(owner(1)).await.unwrap();
            tx.execute(INSERT, params![owner(1), id, None::<String>, true, None::<Vec<u8>>]).await.unwrap();
            tx.commit().await.unwrap();
        }
        assert_eq!(count(store, owner(1)).await, 4);
        put(store, owner(1), 5).await.unwrap();
        assert_eq!(count(store, owner(1)).await, 5);
        if store.is_embedded() {
            // A sync by the clock may have come in between on a slow machine.
            assert!(matches!(store.counters().syncs() - synced, 1 | 2));
        }
    }
}

#[tokio::test]
async fn a_change_that_may_wait_is_synced_without_another_one() {
    for database in databases("a_change_that_may_wait_is_synced_without_another_one", SCHEMA).await {
        let store = &database.store;
        put(store, owner(1), 1).await.unwrap();
        let synced = store.counters().syncs();
        let mut tx = store.write_soon(owner(1)).await.unwrap();
        tx.execute(INSERT, params![owner(1), 2_i64, None::<String>, true, None::<Vec<u8>>]).await.unwrap();
        tx.commit().await.unwrap();
        while store.is_embedded() && store.counters().syncs() == synced {
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
    }
}
