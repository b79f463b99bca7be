// SPDX-License-Identifier: EUPL-1.2
//! The hearing before an adverse decision, and its answer.

use crate::support::{
    AMT, RESIDENT, STRANGER, anna, application, count, file, handling, letter, now, permit, receive,
    resident, schema, sealing_key, standing,
};
use ::store::{Store, params};
use blobs::OwnerKey;
use cases::{Answer, CaseId, CaseState, Command, Decide, Decision, HearingId, MOST_FILES, Statement};
use catalogue::ProcedureKind;
use foundation::policy::Edit;
use foundation::{OwnerId, Problem, Timestamp, id::Uuid};
use testkit::databases;

const CASE: CaseId = CaseId(Uuid::from_u128(1));

async fn hear(store: &Store) -> HearingId {
    receive(store, application(1, ProcedureKind::Application)).await.unwrap();
    let mut tx = store.write(AMT).await.unwrap();
    let reasons = ("Wir beabsichtigen, den Antrag abzulehnen.", &letter());
    let permit = permit::<Decide>(&anna());
    let id = cases::hear(&mut tx, &permit, &handling(1, 1), reasons, now()).await.unwrap();
    tx.commit().await.unwrap();
    id
}

async fn answer(
    store: &Store,
    key: &OwnerKey,
    (hearing, applicant): (HearingId, OwnerId),
    statement: Statement<'_>,
    at: Timestamp,
) -> Result<(), Problem> {
    let permit = permit::<Answer>(&resident(applicant));
    let mut tx = store.write(AMT).await?;
    cases::answer_hearing(&mut tx, &permit, (CASE, hearing), (statement, key), at).await?;
    Ok(tx.commit().await?)
}

/// What the applicant was told, by text key.
async fn told(store: &Store) -> Vec<String> {
    let mut tx = store.read(AMT).await.unwrap();
    let own = permit::<Answer>(&resident(RESIDENT));
    let view = cases::of_applicant(&mut tx, &own, CASE).await.unwrap();
    view.messages.into_iter().map(|message| message.key).collect()
}

async fn decide(store: &Store, version: i64, early: Option<&str>, at: Timestamp) -> Result<(), Problem> {
    let decision = Decision {
        reasons: "Nicht zulässig.".to_owned(),
        early: early.map(str::to_owned),
        ..Decision::plain(Command::Refuse)
    };
    let mut tx = store.write(AMT).await?;
    let permit = permit::<Decide>(&anna());
    cases::decide(&mut tx, &permit, &handling(1, version), (&decision, &letter()), at).await?;
    Ok(tx.commit().await?)
}

#[tokio::test]
async fn a_hearing_is_answered_in_words_and_files_and_work_goes_on() {
    for database in databases("a_hearing_is_answered_in_words_and_files_and_work_goes_on", &schema()).await {
        let store = &database.store;
        let key = sealing_key(&database).await;
        let hearing = hear(store).await;
        assert_eq!(standing(store, 1).await, (CaseState::Hearing, 2));
        let words = Statement { text: "Der Abstand stimmt.", files: &[file("messung.pdf")] };
        let foreign = answer(store, &key, (hearing, STRANGER), words, now().plus_days(3)).await;
        assert!(matches!(foreign, Err(Problem::NotFound)), "somebody else's case");
        let nothing = Statement { text: " ", files: &[] };
        let empty = answer(store, &key, (hearing, RESIDENT), nothing, now().plus_days(3)).await;
        assert!(matches!(empty, Err(Problem::Invalid(errors)) if errors.at("text").is_some()));
        let many: Vec<_> = (0..=MOST_FILES).map(|_| file("x.pdf")).collect();
        let crowd = Statement { text: "", files: &many };
        assert!(answer(store, &key, (hearing, RESIDENT), crowd, now().plus_days(3)).await.is_err());
        answer(store, &key, (hearing, RESIDENT), words, now().plus_days(3)).await.unwrap();
        assert_eq!(standing(store, 1).await, (CaseState::InReview, 3));
        assert_eq!(told(store).await.last().unwrap(), "cases-timeline-hearing-answered");
        for (sql, wanted) in [
            ("select count(*) from cases where owner = $1 and answered_at is not null", 1),
            ("select count(*) from case_attachment where owner = $1 and request_id is not null", 1),
        ] {
            assert_eq!(count(store, sql, AMT).await, wanted, "{sql}");
        }
        let again = answer(store, &key, (hearing, RESIDENT), words, now().plus_days(4)).await;
        assert!(
            matches!(again, Err(Problem::Refused(message)) if message.key == "cases-refused-hearing-answered")
        );
        decide(store, 3, None, now().plus_days(4)).await.unwrap();
        let waiting = "select count(*) from cases where owner = $1 and answered_at is not null";
        assert_eq!(count(store, waiting, AMT).await, 0, "who decided has read it");
    }
}

#[tokio::test]
async fn what_is_said_lies_sealed_in_the_database() {
    for database in databases("what_is_said_lies_sealed_in_the_database", &schema()).await {
        let key = sealing_key(&database).await;
        let hearing = hear(&database.store).await;
        let words = Statement { text: "Meine Worte", files: &[] };
        answer(&database.store, &key, (hearing, RESIDENT), words, now()).await.unwrap();
        let mut tx = database.store.read(AMT).await.unwrap();
        let row = tx.row("select statement from case_hearing where owner = $1", params![AMT]).await.unwrap();
        let sealed: Vec<u8> = row.get(0).unwrap();
        assert!(!sealed.windows(5).any(|part| part == b"Worte"));
        assert_eq!(key.open(&format!("cases.hearing/{hearing}"), &sealed).unwrap(), b"Meine Worte");
    }
}

#[tokio::test]
async fn a_late_answer_counts_until_the_decision_and_says_that_it_is_late() {
    for database in
        databases("a_late_answer_counts_until_the_decision_and_says_that_it_is_late", &schema()).await
    {
        let store = &database.store;
        let key = sealing_key(&database).await;
        let hearing = hear(store).await;
        let mut tx = store.write(AMT).await.unwrap();
        cases::resume(&mut tx, &permit::<Edit>(&anna()), &handling(1, 2), now().plus_days(15)).await.unwrap();
        tx.commit().await.unwrap();
        let words = Statement { text: "Ich war im Krankenhaus.", files: &[] };
        // Heard on Monday, 2 March: two weeks end on 16 March.
        answer(store, &key, (hearing, RESIDENT), words, now().plus_days(20)).await.unwrap();
        assert_eq!(standing(store, 1).await, (CaseState::InReview, 4));
        assert_eq!(told(store).await.last().unwrap(), "cases-timeline-hearing-answered-late");
    }
    for database in databases("after the decision nothing can be said any more", &schema()).await {
        let store = &database.store;
        let key = sealing_key(&database).await;
        let hearing = hear(store).await;
        decide(store, 2, None, now().plus_days(20)).await.unwrap();
        let words = Statement { text: "Zu spät", files: &[] };
        let late = answer(store, &key, (hearing, RESIDENT), words, now().plus_days(21)).await;
        assert!(matches!(late, Err(Problem::Refused(_))));
    }
}

#[tokio::test]
async fn who_decides_while_a_hearing_runs_confirms_it_and_says_why() {
    for database in databases("who_decides_while_a_hearing_runs_confirms_it_and_says_why", &schema()).await {
        let store = &database.store;
        hear(store).await;
        for (early, field) in [(None, "early"), (Some(" "), "early-reason")] {
            let refused = decide(store, 2, early, now().plus_days(14)).await;
            assert!(
                matches!(refused, Err(Problem::Invalid(errors)) if errors.at(field).is_some()),
                "{early:?}"
            );
        }
        assert_eq!(standing(store, 1).await, (CaseState::Hearing, 2));
        decide(store, 2, Some("Das Haus droht einzustürzen."), now().plus_days(14)).await.unwrap();
        assert_eq!(standing(store, 1).await, (CaseState::Decided, 3));
        let sql = "select count(*) from case_message where owner = $1 and message = 'cases-timeline-decided-early' \
            and body = 'Das Haus droht einzustürzen.' and not visible_to_applicant";
        assert_eq!(count(store, sql, AMT).await, 1);
    }
}

#[tokio::test]
async fn after_its_last_day_a_hearing_does_not_hold_up_the_decision() {
    for database in databases("after_its_last_day_a_hearing_does_not_hold_up_the_decision", &schema()).await {
        let store = &database.store;
        hear(store).await;
        decide(store, 2, None, now().plus_days(15)).await.unwrap();
        assert_eq!(standing(store, 1).await, (CaseState::Decided, 3));
    }
}

#[tokio::test]
async fn a_hearing_from_before_the_table_is_known_from_the_timeline() {
    for database in
        databases("a_hearing_from_before_the_table_is_known_from_the_timeline", &before_hearings()).await
    {
        let store = &database.store;
        let mut tx = store.write(AMT).await.unwrap();
        tx.execute(
            "insert into case_message (owner, id, case_id, at, message, arguments, body, actor_name, visible_to_applicant) \
             values ($1, $2, $3, $4, 'cases-timeline-hearing', '[[\"due\",\"2026-03-16\"]]', '', '', $5)",
            params![AMT, Uuid::from_u128(5), CASE.uuid(), now(), true],
        )
        .await
        .unwrap();
        tx.commit().await.unwrap();
        store.migrate(&schema()).await.unwrap();
        let sql = "select count(*) from case_hearing where owner = $1 and due_on = '2026-03-16' and statement is null";
        assert_eq!(count(store, sql, AMT).await, 1);
    }
}

/// The tables as they were before hearings had one of their own.
fn before_hearings() -> Vec<::store::Migration> {
    schema().into_iter().filter(|one| one.module != "cases" || one.number == 1).collect()
}
