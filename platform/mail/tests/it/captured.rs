// SPDX-License-Identifier: EUPL-1.2
//! Mail that is kept instead of sent.

use crate::{Office, dead_letters, news, owner, schema};
use foundation::{Clock as _, OwnerId};
use jobs::{Job, JobError};
use mail::{CapturedMail, Mail, Mailer, Transport};
use store::Reach;
use testkit::{Database, databases};

fn mailer() -> Mailer {
    Mailer::new(Transport::Captured).unwrap()
}

async fn captured(database: &Database, reach: impl Into<Reach>) -> Vec<CapturedMail> {
    let mut tx = database.store.read(reach).await.unwrap();
    mail::captured(&mut tx, 10).await.unwrap()
}

#[tokio::test]
async fn a_mail_is_captured_exactly_once() {
    for database in databases("a_mail_is_captured_exactly_once", &schema()).await {
        let mut office = Office::new(&database, mailer());
        office.order(&database, &news()).await;
        assert_eq!(office.worker.drain().await.unwrap(), 1);
        assert_eq!(office.worker.drain().await.unwrap(), 0);
        let found = captured(&database, owner()).await;
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].at, testkit::monday());
        assert_eq!(found[0].recipient, "erika.muster@example.org");
        assert_eq!(found[0].subject, "Neue Nachricht in Ihrem Postfach");
        assert_eq!(found[0].body, news().text);
        assert_eq!(jobs::waiting(&database.store, office.clock.now()).await.unwrap(), (0, 0));
    }
}

#[tokio::test]
async fn a_job_that_another_worker_finished_captures_nothing() {
    for database in databases("a_job_that_another_worker_finished_captures_nothing", &schema()).await {
        let payload = serde_json::json!({
            "mail": { "to": "erika@example.org", "subject": "a", "text": "b", "reference": null },
            "at": 1_772_434_800_000_000_i64,
        });
        let job = Job {
            owner: owner(),
            id: jobs::JobId::at(testkit::monday()),
            kind: mail::KIND.to_owned(),
            payload: payload.to_string(),
            attempts: 0,
            granted_by: "system:test".to_owned(),
        };
        assert!(matches!(mailer().handle(&database.store, job).await, Err(JobError::Again(_))));
        assert!(captured(&database, Reach::Everyone).await.is_empty());
    }
}

#[tokio::test]
async fn captured_mail_is_listed_newest_first_and_for_one_owner_only() {
    for database in databases("captured_mail_is_listed_newest_first_and_for_one_owner_only", &schema()).await
    {
        let mut office = Office::new(&database, mailer());
        for subject in ["first", "second", "third"] {
            office.order(&database, &Mail { subject: subject.to_owned(), ..news() }).await;
            office.clock.advance(1);
        }
        office.worker.drain().await.unwrap();
        let subjects =
            |found: Vec<CapturedMail>| found.into_iter().map(|mail| mail.subject).collect::<Vec<_>>();
        assert_eq!(subjects(captured(&database, owner()).await), ["third", "second", "first"]);
        assert_eq!(captured(&database, Reach::Everyone).await.len(), 3);
        let stranger = OwnerId(foundation::id::Uuid::from_u128(8));
        assert!(captured(&database, stranger).await.is_empty());
        let mut tx = database.store.read(owner()).await.unwrap();
        assert_eq!(subjects(mail::captured(&mut tx, 1).await.unwrap()), ["third"]);
    }
}

#[tokio::test]
async fn a_mail_whose_command_was_undone_is_never_sent() {
    for database in databases("a_mail_whose_command_was_undone_is_never_sent", &schema()).await {
        let mut office = Office::new(&database, mailer());
        let mut tx = database.store.write(owner()).await.unwrap();
        mail::send(&mut tx, &news(), "system:test", office.clock.now()).unwrap();
        drop(tx);
        assert_eq!(office.worker.drain().await.unwrap(), 0);
        assert!(captured(&database, Reach::Everyone).await.is_empty());
    }
}

#[tokio::test]
async fn a_bad_address_is_a_dead_letter_at_once() {
    for database in databases("a_bad_address_is_a_dead_letter_at_once", &schema()).await {
        let mut office = Office::new(&database, mailer());
        office.order(&database, &Mail { to: "erika.muster".to_owned(), ..news() }).await;
        assert_eq!(office.worker.drain().await.unwrap(), 1);
        let dead = dead_letters(&database).await;
        assert_eq!(dead.len(), 1);
        assert_eq!(dead[0].attempts, 1);
        assert_eq!(dead[0].last_error, "the recipient is not a mail address");
        assert!(captured(&database, Reach::Everyone).await.is_empty());
    }
}
