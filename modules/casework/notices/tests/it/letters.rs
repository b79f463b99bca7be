// SPDX-License-Identifier: EUPL-1.2
//! From order to file.

use crate::support::{Case, Decide, House, authority, houses, order, permit, policy, staff};
use foundation::policy::{Edit, View, authorise};
use foundation::{Actor, Clock, Locale, OwnerId, Problem, Role, id::Uuid};
use notices::{
    LetterKind, NoticeIssued, NoticeResource, NoticeState, Render, TemplateChange, TemplateResource,
    TemplateText, Words,
};
use store::params;

async fn issued(house: &House) -> Vec<NoticeIssued> {
    let mut tx = house.database.store.read(authority()).await.unwrap();
    let rows = tx.rows("select payload from job where kind = $1", params!["notices.issued"]).await.unwrap();
    rows.iter().map(|row| serde_json::from_str(&row.get::<String>(0).unwrap()).unwrap()).collect()
}

#[tokio::test]
async fn an_ordered_letter_becomes_a_sealed_file_and_its_order_is_emptied() {
    for house in houses("an_ordered_letter_becomes_a_sealed_file_and_its_order_is_emptied").await {
        house.order(order(1, LetterKind::Grant, Locale::De)).await;
        assert_eq!(house.states().await, [NoticeState::Ordered]);
        assert_eq!(
            house
                .printer
                .prepare(authority(), order(1, LetterKind::Grant, Locale::De).id)
                .await
                .unwrap()
                .unwrap()
                .title,
            "Bescheid"
        );
        house.clock.advance(60);
        assert_eq!(house.work().await, 2, "the job and its event");
        let notices = house.notices().await;
        let [notice] = notices.as_slice() else { panic!("{notices:?}") };
        assert_eq!((notice.state, notice.title.as_str()), (NoticeState::Ready, "Bescheid"));
        assert_eq!((notice.created_at, notice.issued_at), (testkit::monday(), Some(house.clock.now())));
        let bytes = house.file(notice).await;
        assert_eq!(i64::try_from(bytes.len()).unwrap(), notice.size);
        assert!(bytes.starts_with(b"%PDF-1.7"));
        assert_eq!(house.count("select count(*) from notice where length(order_data) = 0").await, 1);
        assert_eq!(house.count("select count(*) from job").await, 0);
        assert_eq!(
            house.count("select count(*) from audit_entry where entry like '%\"state\":\"ready\"%'").await,
            1
        );
    }
}

#[tokio::test]
async fn ordering_the_same_letter_twice_makes_one() {
    for house in houses("ordering_the_same_letter_twice_makes_one").await {
        house.order(order(1, LetterKind::Answer, Locale::De)).await;
        house.order(order(1, LetterKind::Answer, Locale::De)).await;
        house.work().await;
        house.order(order(1, LetterKind::Answer, Locale::De)).await;
        house.work().await;
        assert_eq!(house.states().await, [NoticeState::Ready]);
        assert_eq!(house.count("select count(*) from audit_entry").await, 2, "ordered and ready");
    }
}

#[tokio::test]
async fn a_crash_between_file_and_commit_leaves_one_file_with_the_same_digest() {
    for house in houses("a_crash_between_file_and_commit_leaves_one_file_with_the_same_digest").await {
        let letter = order(1, LetterKind::Hearing, Locale::En);
        house.order(letter.clone()).await;
        let lost = house.printer.prepare(authority(), letter.id).await.unwrap().unwrap();
        assert_eq!(house.states().await, [NoticeState::Ordered], "nothing was committed");
        house.clock.advance(7200);
        house.work().await;
        let notice = house.notices().await.remove(0);
        assert_eq!((notice.digest.as_str(), notice.size), (lost.digest.as_str(), lost.size));
        assert!(
            house.printer.prepare(authority(), letter.id).await.unwrap().is_none(),
            "a ready letter is left alone"
        );
    }
}

#[tokio::test]
async fn a_kept_file_counts_even_when_it_would_be_set_differently_today() {
    for mut house in houses("a_kept_file_counts_even_when_it_would_be_set_differently_today").await {
        let letter = order(1, LetterKind::Hearing, Locale::De);
        house.order(letter.clone()).await;
        let lost = house.printer.prepare(authority(), letter.id).await.unwrap().unwrap();
        house.printer.words = Words::default();
        house.work().await;
        assert_eq!(house.notices().await.remove(0).digest, lost.digest);
    }
}

#[tokio::test]
async fn others_hear_of_a_letter_once_it_is_ready() {
    for house in houses("others_hear_of_a_letter_once_it_is_ready").await {
        house.order(order(1, LetterKind::Grant, Locale::De)).await;
        let id = order(1, LetterKind::Grant, Locale::De).id;
        let job = jobs::Job {
            owner: authority(),
            id: waiting_job(&house).await,
            kind: notices::RENDER_JOB.to_owned(),
            payload: serde_json::to_string(&id).unwrap(),
            attempts: 0,
            granted_by: String::new(),
        };
        house.printer.carry_out(&job).await.unwrap();
        let notice = house.notices().await.remove(0);
        let expected = NoticeIssued {
            notice: id,
            case_id: Uuid::from_u128(9),
            kind: LetterKind::Grant,
            locale: Locale::De,
            title: "Bescheid".to_owned(),
            recipient_owner: OwnerId(Uuid::from_u128(8)),
            blob: notice.blob,
            digest: notice.digest,
            size: notice.size,
        };
        assert_eq!(issued(&house).await, [expected]);
        house.printer.carry_out(&job).await.unwrap();
        assert_eq!(issued(&house).await.len(), 1, "a job that runs again tells nobody again");
    }
}

async fn waiting_job(house: &House) -> jobs::JobId {
    let mut tx = house.database.store.read(authority()).await.unwrap();
    tx.row("select id from job", params![]).await.unwrap().id(0).unwrap()
}

#[tokio::test]
async fn a_letter_keeps_the_template_of_the_day_it_was_ordered() {
    for house in houses("a_letter_keeps_the_template_of_the_day_it_was_ordered").await {
        house.order(order(1, LetterKind::Answer, Locale::De)).await;
        let text = TemplateText { subject: "Neuer Betreff".to_owned(), body: "{{ reasons }}\n".to_owned() };
        let change = TemplateChange { kind: LetterKind::Answer, locale: Locale::De, text, based_on: 0 };
        let mut tx = house.database.store.write(authority()).await.unwrap();
        let permit = permit::<Edit, TemplateResource>(Role::Administrator);
        notices::save_template(&mut tx, &permit, change, house.clock.now()).await.unwrap();
        tx.commit().await.unwrap();
        house.order(order(2, LetterKind::Answer, Locale::De)).await;
        house.work().await;
        let titles: Vec<_> = house.notices().await.into_iter().map(|notice| notice.title).collect();
        assert_eq!(titles, ["Antwort auf Ihre Anfrage", "Neuer Betreff"]);
    }
}

#[tokio::test]
async fn a_template_that_fails_shows_among_dead_letters_and_is_taken_anew_after_a_repair() {
    for house in houses("a_template_that_fails_shows_among_dead_letters").await {
        // Written past the check, as an older program might have saved it.
        let mut tx = house.database.store.write(authority()).await.unwrap();
        tx.execute(
            "insert into letter_template (owner, kind, locale, version, is_default, subject, body, changed_by, changed_at) \
             values ($1, 'answer', 'de', 1, $2, 'x', '{{ gone }}', 'staff:x', 0)",
            params![authority(), false],
        )
        .await
        .unwrap();
        tx.commit().await.unwrap();
        house.order(order(1, LetterKind::Answer, Locale::De)).await;
        house.work().await;
        assert_eq!(house.states().await, [NoticeState::Failed]);
        let mut tx = house.database.store.write(authority()).await.unwrap();
        let dead = jobs::dead_letters(&mut tx).await.unwrap();
        assert_eq!((dead.len(), dead[0].kind.as_str()), (1, "notices.render"));
        let permit = permit::<Edit, TemplateResource>(Role::Administrator);
        let pair = (LetterKind::Answer, Locale::De);
        notices::reset_template(&mut tx, &permit, pair, 1, house.clock.now()).await.unwrap();
        jobs::restart(&mut tx, authority(), dead[0].id, house.clock.now()).await.unwrap();
        tx.commit().await.unwrap();
        house.work().await;
        assert_eq!(house.states().await, [NoticeState::Ready]);
        assert_eq!(house.notices().await.remove(0).title, "Antwort auf Ihre Anfrage");
    }
}

#[tokio::test]
async fn an_order_that_cannot_become_a_letter_is_refused_at_once() {
    for house in houses("an_order_that_cannot_become_a_letter_is_refused_at_once").await {
        let mut incomplete = order(1, LetterKind::DocumentRequest, Locale::De);
        incomplete.variables["documents"] = serde_json::json!([]);
        let mut long = order(2, LetterKind::Answer, Locale::De);
        long.variables["reasons"] = serde_json::json!("x".repeat(300_000));
        let permit = permit::<Decide, Case>(Role::CaseWorker);
        let mut tx = house.database.store.write(authority()).await.unwrap();
        let refused = notices::order(&mut tx, &permit, incomplete, house.clock.now()).await;
        assert!(matches!(refused, Err(Problem::Internal(_))));
        let refused = notices::order(&mut tx, &permit, long, house.clock.now()).await;
        assert!(
            matches!(refused, Err(Problem::Refused(message)) if message.key == "notices-refused-order-too-long")
        );
        tx.commit().await.unwrap();
        assert!(house.notices().await.is_empty());
    }
}

#[tokio::test]
async fn letters_of_another_authority_are_not_found() {
    for house in houses("letters_of_another_authority_are_not_found").await {
        house.order(order(1, LetterKind::Answer, Locale::De)).await;
        let mut tx = house.database.store.read(OwnerId(Uuid::from_u128(77))).await.unwrap();
        assert!(notices::of_case(&mut tx, Uuid::from_u128(9)).await.unwrap().is_empty());
        let id = order(1, LetterKind::Answer, Locale::De).id;
        assert!(matches!(notices::notice(&mut tx, id).await, Err(Problem::NotFound)));
    }
}

#[test]
fn staff_of_the_authority_read_letters_and_only_administrators_change_templates() {
    let may = |role, what: &str| {
        let (policy, actor) = (policy(), staff(role));
        match what {
            "read" => authorise::<View, NoticeResource>(&policy, &actor, authority()).is_ok(),
            "see" => authorise::<View, TemplateResource>(&policy, &actor, authority()).is_ok(),
            "edit" => authorise::<Edit, TemplateResource>(&policy, &actor, authority()).is_ok(),
            _ => authorise::<Render, NoticeResource>(&policy, &actor, authority()).is_ok(),
        }
    };
    let row = |role| ["read", "see", "edit", "render"].map(|what| may(role, what));
    assert_eq!(row(Role::CaseWorker), [true, true, false, false]);
    assert_eq!(row(Role::HeadOfOffice), [true, true, false, false]);
    assert_eq!(row(Role::Auditor), [true, true, false, false]);
    assert_eq!(row(Role::Administrator), [false, true, true, false]);
    assert_eq!(row(Role::PhoneDesk), [false, false, false, false]);
    let system = Actor::System { task: "notices.render" };
    assert!(authorise::<Render, NoticeResource>(&policy(), &system, authority()).is_ok());
    let resident = Actor::Resident { account: authority() };
    assert!(authorise::<View, NoticeResource>(&policy(), &resident, authority()).is_err());
}

#[tokio::test]
async fn a_sealed_order_shows_nothing_and_makes_the_same_letter() {
    for house in houses("a_sealed_order_shows_nothing_and_makes_the_same_letter").await {
        let key = house.printer.blobs.owner_key(&authority().to_string()).await.unwrap();
        let permit = permit::<Decide, Case>(Role::CaseWorker);
        let mut tx = house.database.store.write(authority()).await.unwrap();
        let sealed = order(1, LetterKind::Grant, Locale::De);
        notices::order_sealed(&mut tx, &permit, sealed, &key, house.clock.now()).await.unwrap();
        tx.commit().await.unwrap();
        house.order(order(2, LetterKind::Grant, Locale::De)).await;
        let mut tx = house.database.store.read(authority()).await.unwrap();
        let rows = tx.rows("select order_data from notice order by id", params![]).await.unwrap();
        let shows = |row: &store::Row| {
            let bytes: Vec<u8> = row.get(0).unwrap();
            String::from_utf8_lossy(&bytes).contains("Erika")
        };
        assert_eq!(rows.iter().map(shows).collect::<Vec<_>>(), [false, true]);
        drop(tx);
        house.work().await;
        let digests: Vec<_> = house.notices().await.into_iter().map(|notice| notice.digest).collect();
        assert!(!digests[0].is_empty() && digests[0] == digests[1], "{digests:?}");
    }
}
