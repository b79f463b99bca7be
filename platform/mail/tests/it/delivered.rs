// SPDX-License-Identifier: EUPL-1.2
//! Mail that is handed to a mail server.

use crate::server::{Answer, Server};
use crate::{Office, dead_letters, news, schema};
use foundation::Clock as _;
use mail::{Mail, Mailer, SmtpSettings, Tls, Transport};
use testkit::databases;

#[tokio::test]
async fn a_mail_reaches_the_server_as_plain_text_with_the_identifier_of_its_job() {
    for database in databases("a_mail_reaches_the_server_as_plain_text", &schema()).await {
        let server = Server::start(&[Answer::Accept]).await;
        let mut office = Office::new(&database, server.mailer());
        office.order(&database, &news()).await;
        assert_eq!(office.worker.drain().await.unwrap(), 1);
        assert_eq!(office.worker.drain().await.unwrap(), 0);
        assert_eq!(jobs::waiting(&database.store, office.clock.now()).await.unwrap(), (0, 0));
        assert_eq!(server.lines_with("EHLO"), ["EHLO stadt.example"]);
        assert_eq!(server.lines_with("RCPT"), ["RCPT TO:<erika.muster@example.org>"]);
        assert_eq!(server.lines_with("Date:"), ["Date: Mon, 02 Mar 2026 07:00:00 +0000"]);
        assert_eq!(server.lines_with("Content-Type:"), ["Content-Type: text/plain; charset=utf-8"]);
        assert_eq!(server.lines_with("References:"), ["References: <32-1-2026-0007@stadt.example>"]);
        let lines = server.lines();
        assert!(lines.contains(&"in Ihrem Postfach liegt eine neue Nachricht f=C3=BCr Sie.".to_owned()));
        assert!(lines.contains(&"Ende".to_owned()), "a line with a single dot does not end the mail");
    }
}

#[tokio::test]
async fn a_mail_put_off_by_the_server_is_sent_again_with_the_same_identifier() {
    for database in databases("a_mail_put_off_by_the_server_is_sent_again", &schema()).await {
        let server = Server::start(&[Answer::Refuse("451 4.7.1 later, please"), Answer::Accept]).await;
        let mut office = Office::new(&database, server.mailer());
        office.order(&database, &news()).await;
        assert_eq!(office.worker.drain().await.unwrap(), 1);
        assert!(server.lines_with("DATA").is_empty());
        assert!(dead_letters(&database).await.is_empty());
        office.clock.advance(5);
        assert_eq!(office.worker.drain().await.unwrap(), 1);
        assert_eq!(server.lines_with("DATA").len(), 1);
        assert_eq!(jobs::waiting(&database.store, office.clock.now()).await.unwrap(), (0, 0));
    }
}

#[tokio::test]
async fn a_second_delivery_has_the_same_message_identifier() {
    for database in databases("a_second_delivery_has_the_same_message_identifier", &schema()).await {
        let server = Server::start(&[Answer::Accept]).await;
        let job = jobs::Job {
            owner: crate::owner(),
            id: "019ca000-0000-7000-8000-000000000001".parse().unwrap(),
            kind: mail::KIND.to_owned(),
            payload: serde_json::json!({ "mail": news(), "at": 1_772_434_800_000_000_i64 }).to_string(),
            attempts: 0,
            granted_by: "system:test".to_owned(),
        };
        for _ in 0..2 {
            // The job is not on the list, as if the program had stopped just before it could end it.
            assert!(server.mailer().handle(&database.store, job.clone()).await.is_err());
        }
        let expected = "Message-ID: <019ca000-0000-7000-8000-000000000001@stadt.example>";
        assert_eq!(server.lines_with("Message-ID:"), [expected, expected]);
    }
}

#[tokio::test]
async fn a_permanent_refusal_is_a_dead_letter_at_once_and_does_not_name_the_address() {
    for database in databases("a_permanent_refusal_is_a_dead_letter_at_once", &schema()).await {
        let server =
            Server::start(&[Answer::Refuse("550 5.1.1 <erika.muster@example.org> unknown here")]).await;
        let mut office = Office::new(&database, server.mailer());
        office.order(&database, &news()).await;
        office.worker.drain().await.unwrap();
        let dead = dead_letters(&database).await;
        assert_eq!(dead.len(), 1);
        assert_eq!(dead[0].attempts, 1);
        assert_eq!(dead[0].last_error, "the mail server answered 550 5.1.1");
    }
}

#[tokio::test]
async fn a_refusal_of_the_sign_in_does_not_lose_the_mail() {
    for database in databases("a_refusal_of_the_sign_in_does_not_lose_the_mail", &schema()).await {
        let server = Server::start(&[Answer::Refuse("530 5.7.0 sign in first"), Answer::Accept]).await;
        let mut office = Office::new(&database, server.mailer());
        office.order(&database, &news()).await;
        office.worker.drain().await.unwrap();
        assert!(dead_letters(&database).await.is_empty());
        office.clock.advance(5);
        office.worker.drain().await.unwrap();
        assert_eq!(server.lines_with("DATA").len(), 1);
    }
}

#[tokio::test]
async fn a_server_that_does_not_answer_or_is_not_there_is_tried_again() {
    for database in databases("a_server_that_does_not_answer_is_tried_again", &schema()).await {
        let silent = Server::start(&[Answer::Hang]).await;
        let nobody = SmtpSettings {
            host: "127.0.0.1".to_owned(),
            port: unused_port(),
            tls: Tls::None,
            user: None,
            password: None,
            from: "post@stadt.example".to_owned(),
        };
        for mailer in [silent.mailer(), Mailer::new(Transport::Smtp(nobody)).unwrap()] {
            let mut office = Office::new(&database, mailer);
            office.order(&database, &news()).await;
            office.worker.drain().await.unwrap();
            assert!(dead_letters(&database).await.is_empty());
        }
        let later = testkit::monday().plus_seconds(3600);
        assert_eq!(jobs::waiting(&database.store, later).await.unwrap(), (2, 0));
    }
}

/// A port that was free a moment ago.
fn unused_port() -> u16 {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}

#[tokio::test]
async fn headers_and_commands_cannot_be_slipped_in() {
    for database in databases("headers_and_commands_cannot_be_slipped_in", &schema()).await {
        let server = Server::start(&[Answer::Accept]).await;
        let mut office = Office::new(&database, server.mailer());
        let subject = "Hallo\r\nBcc: eve@example.org".to_owned();
        office.order(&database, &Mail { subject, ..news() }).await;
        let to = "erika@example.org>\r\nRCPT TO:<eve@example.org".to_owned();
        office.order(&database, &Mail { to, ..news() }).await;
        office.worker.drain().await.unwrap();
        let errors: Vec<_> = dead_letters(&database).await.into_iter().map(|dead| dead.last_error).collect();
        assert_eq!(errors, ["the recipient is not a mail address", "the subject has a control character"]);
        assert!(server.lines().is_empty(), "the server was never spoken to");
    }
}
