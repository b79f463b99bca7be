// SPDX-License-Identifier: EUPL-1.2
//! The rules of the audit log, held on both engines.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has to fail")]

use audit::{Divergence, Entry, MIGRATIONS, Sequencer, SigningKey, verify};
use foundation::policy::{Edit, Policy, Scope, View, allow, authorise};
use foundation::{Actor, Clock, OwnerId, Role, id::Uuid};
use std::sync::Arc;
use store::{Migration, Reach, params};
use testkit::{Database, databases};

foundation::resource! {
    /// A thing for these tests.
    Thing = "thing",
}

fn schema() -> Vec<Migration> {
    jobs::MIGRATIONS.iter().chain(MIGRATIONS).copied().collect()
}

fn owner() -> OwnerId {
    OwnerId(Uuid::from_u128(7))
}

fn key() -> Arc<SigningKey> {
    Arc::new(SigningKey::from_seed("kontor-test", &[7; 32]).unwrap())
}

fn permit() -> foundation::Permit<Edit, Thing> {
    let policy = Policy::new([
        allow::<Edit, Thing>(Role::System, Scope::Any),
        allow::<View, Thing>(Role::Visitor, Scope::Any),
    ]);
    authorise(&policy, &Actor::System { task: "test" }, owner()).unwrap()
}

fn sequencer(database: &Database) -> Sequencer {
    Sequencer::new(database.store.clone(), Arc::new(testkit::clock()), key(), "one".to_owned())
}

/// Records a number of changes and returns the receipt of the last.
async fn change(database: &Database, count: u32) -> audit::Receipt {
    let now = testkit::clock().now();
    let mut tx = database.store.write(owner()).await.unwrap();
    let mut last = None;
    for number in 0..count {
        let entry = Entry::about("thing", Uuid::from_u128(9)).with("number", number);
        last = Some(audit::record(&mut tx, &permit(), entry, now).unwrap());
    }
    tx.commit().await.unwrap();
    audit::receipt(&key(), last.unwrap(), now)
}

async fn divergences(database: &Database) -> Vec<Divergence> {
    verify(&database.store, key().verifying_key()).await.unwrap().divergences
}

#[tokio::test]
async fn a_receipt_holds_at_once_and_is_completed_by_the_sequencer() {
    for database in databases("a_receipt_holds_at_once_and_is_completed_by_the_sequencer", &schema()).await {
        let receipt = change(&database, 3).await;
        assert!(receipt.verify(key().verifying_key()).is_ok());
        sequencer(&database).drain().await.unwrap();
        change(&database, 600).await;
        assert_eq!(sequencer(&database).drain().await.unwrap(), 600);
        let mut tx = database.store.read(owner()).await.unwrap();
        let complete = audit::inclusion(&mut tx, Uuid::from_u128(9), receipt).await.unwrap();
        let verified = complete.verify(key().verifying_key()).unwrap();
        assert!(
            matches!(verified.proven, transparency_log::Proven::Inclusion { index: 2, .. }),
            "{verified:?}"
        );
        let other = SigningKey::from_seed("kontor-test", &[8; 32]).unwrap();
        assert!(complete.verify(other.verifying_key()).is_err());
    }
}

#[tokio::test]
async fn an_untouched_log_verifies_and_counts_every_entry() {
    for database in databases("an_untouched_log_verifies_and_counts_every_entry", &schema()).await {
        change(&database, 700).await;
        sequencer(&database).drain().await.unwrap();
        let report = verify(&database.store, key().verifying_key()).await.unwrap();
        assert_eq!((report.logs, report.entries, report.checkpoints), (1, 700, 2));
        assert_eq!(report.divergences, []);
    }
}

#[tokio::test]
async fn every_tampering_is_found_and_named() {
    let attacks = [
        "delete from audit_entry where seq = 3",
        "delete from audit_entry where seq = 9",
        "update audit_entry set entry = replace(entry, 'edit', 'view') where seq = 4",
        "update audit_entry set salt = (select salt from audit_entry where seq = 1) where seq = 5",
        "update audit_entry set seq = case seq when 2 then 106 else 102 end where seq in (2, 6)",
        "update audit_checkpoint set note = replace(note, '10', '11')",
    ];
    for attack in attacks {
        for database in databases("every_tampering_is_found_and_named", &schema()).await {
            change(&database, 10).await;
            sequencer(&database).drain().await.unwrap();
            assert_eq!(divergences(&database).await, []);
            let mut tx = database.store.write(Reach::Everyone).await.unwrap();
            assert!(tx.execute(attack, params![]).await.unwrap() > 0);
            tx.execute("update audit_entry set seq = seq - 100 where seq > 100", params![]).await.unwrap();
            tx.commit().await.unwrap();
            assert_eq!(divergences(&database).await.len(), 1, "not found: {attack}");
        }
    }
}

#[tokio::test]
async fn an_erased_entry_leaves_the_log_valid() {
    for database in databases("an_erased_entry_leaves_the_log_valid", &schema()).await {
        change(&database, 5).await;
        sequencer(&database).drain().await.unwrap();
        let mut tx = database.store.write(owner()).await.unwrap();
        tx.execute(
            "update audit_entry set entry = '', salt = $2 where owner = $1 and seq = 2",
            params![owner(), Vec::<u8>::new()],
        )
        .await
        .unwrap();
        tx.commit().await.unwrap();
        assert_eq!(divergences(&database).await, []);
    }
}

#[tokio::test]
async fn content_is_shown_only_after_its_reading_was_noted() {
    for database in databases("content_is_shown_only_after_its_reading_was_noted", &schema()).await {
        let log = audit::AccessLog::start(database.store.clone(), Arc::new(testkit::clock()));
        let object = Uuid::from_u128(9);
        log.read(owner(), "staff:1".to_owned(), ("thing", object), "case-work").await.unwrap();
        let mut tx = database.store.read(owner()).await.unwrap();
        let readings = audit::readings_of(&mut tx, object).await.unwrap();
        assert_eq!(readings.len(), 1);
        assert_eq!(readings[0].actor, "staff:1");
    }
}
