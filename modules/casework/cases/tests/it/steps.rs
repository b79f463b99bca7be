// SPDX-License-Identifier: EUPL-1.2
//! What clerks and applicants do with cases.

use crate::support::{
    AMT, BERND, RESIDENT, STRANGER, anna, application, count, file, handling, letter, now, permit, receive,
    resident, schema, standing,
};
use ::store::{Store, params};
use cases::{
    Answer, Assessment, Assign, CaseId, CaseState, Close, Command, Decide, Decision, DecisionPart, RequestId,
    Wanted,
};
use catalogue::ProcedureKind;
use foundation::policy::Edit;
use foundation::{Date, Money, Problem, Translated, id::Uuid};
use testkit::databases;

async fn request(store: &Store, number: u128, version: i64) -> Result<RequestId, Problem> {
    let wanted = Wanted { items: vec!["Lageplan".to_owned()], due_on: Date::constant(2026, 3, 16) };
    let mut tx = store.write(AMT).await?;
    let id = cases::request_documents(
        &mut tx,
        &permit::<Edit>(&anna()),
        &handling(number, version),
        (&wanted, &letter()),
        now(),
    )
    .await?;
    tx.commit().await?;
    Ok(id)
}

async fn decide(store: &Store, number: u128, version: i64, decision: &Decision) -> Result<(), Problem> {
    let mut tx = store.write(AMT).await?;
    cases::decide(
        &mut tx,
        &permit::<Decide>(&anna()),
        &handling(number, version),
        (decision, &letter()),
        now(),
    )
    .await?;
    Ok(tx.commit().await?)
}

async fn answer(store: &Store, request: RequestId, applicant: foundation::OwnerId) -> Result<(), Problem> {
    let mut tx = store.write(AMT).await?;
    let permit = permit::<Answer>(&resident(applicant));
    let of = (CaseId(Uuid::from_u128(1)), request);
    cases::answer_request(&mut tx, &permit, of, &[file("lageplan.pdf")], now().plus_days(7)).await?;
    Ok(tx.commit().await?)
}

async fn letters(store: &Store) -> Vec<String> {
    let mut tx = store.read(AMT).await.unwrap();
    let rows = tx.rows("select kind from notice where owner = $1 order by id", params![AMT]).await.unwrap();
    rows.iter().map(|row| row.get(0).unwrap()).collect()
}

#[tokio::test]
async fn a_request_for_documents_goes_out_and_comes_back() {
    for database in databases("a_request_for_documents_goes_out_and_comes_back", &schema()).await {
        let store = &database.store;
        receive(store, application(1, ProcedureKind::Application)).await.unwrap();
        let id = request(store, 1, 1).await.unwrap();
        assert_eq!(standing(store, 1).await, (CaseState::AwaitingDocuments, 2));
        assert_eq!(letters(store).await, ["document-request"]);
        let early = decide(store, 1, 2, &Decision::plain(Command::Grant)).await;
        assert!(
            matches!(early, Err(Problem::Refused(message)) if message.key == "cases-refused-documents-open")
        );
        assert!(matches!(answer(store, id, STRANGER).await, Err(Problem::NotFound)), "somebody else's case");
        answer(store, id, RESIDENT).await.unwrap();
        assert_eq!(standing(store, 1).await, (CaseState::InReview, 3));
        let waiting = "select count(*) from cases where owner = $1 and answered_at is not null";
        assert_eq!(count(store, waiting, AMT).await, 1, "the list shows that somebody answered");
        assert_eq!(count(store, "select count(*) from case_attachment where owner = $1", AMT).await, 2);
        // The period runs anew from 9 March, when the documents were complete.
        let sql = "select count(*) from cases where owner = $1 and due_from = '2026-03-09' and due_on = '2026-06-09'";
        assert_eq!(count(store, sql, AMT).await, 1);
        assert!(matches!(answer(store, id, RESIDENT).await, Err(Problem::Refused(_))), "answered once");
    }
}

#[tokio::test]
async fn a_stale_version_is_a_conflict_and_changes_nothing() {
    for database in databases("a_stale_version_is_a_conflict_and_changes_nothing", &schema()).await {
        let store = &database.store;
        receive(store, application(1, ProcedureKind::Application)).await.unwrap();
        let mut tx = store.write(AMT).await.unwrap();
        cases::take(&mut tx, &permit::<Assign>(&anna()), &handling(1, 1), now()).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(standing(store, 1).await, (CaseState::InReview, 2));
        let stale = decide(store, 1, 1, &Decision::plain(Command::Grant)).await;
        assert!(matches!(stale, Err(Problem::Conflict(_))));
        assert_eq!(standing(store, 1).await, (CaseState::InReview, 2));
        assert!(letters(store).await.is_empty());
    }
}

fn assessment() -> Assessment {
    Assessment {
        rows: vec![(Translated::new("Bosse, ganzes Jahr", "Bosse, whole year"), Money::from_cents(6_000))],
        total: Money::from_cents(6_000),
        due_on: foundation::Date::new(2026, 7, 1).unwrap(),
        due: Translated::new("01.07.2026", "1 July 2026"),
        why: Translated::new("Satzung der Gemeinde", "Statute of the municipality"),
        dogs: Vec::new(),
    }
}

#[tokio::test]
async fn each_decision_orders_its_letter_and_ends_the_work() {
    let part = |granted, reason: &str| DecisionPart {
        subject: "Sondernutzung".to_owned(),
        granted,
        reason: reason.to_owned(),
    };
    let reasons = |command| Decision { reasons: "Weil es so ist.".to_owned(), ..Decision::plain(command) };
    let partly = Decision {
        parts: vec![part(true, ""), part(false, "Lärmschutz")],
        ..Decision::plain(Command::PartlyGrant)
    };
    let assessed = Decision { assessment: Some(assessment()), ..Decision::plain(Command::Assess) };
    let table = [
        (ProcedureKind::Application, Decision::plain(Command::Grant), "grant"),
        (ProcedureKind::Application, partly, "partial-refusal"),
        (ProcedureKind::Application, reasons(Command::Refuse), "refusal"),
        (ProcedureKind::Notification, Decision::plain(Command::Acknowledge), "certificate-of-receipt"),
        (ProcedureKind::Levy, assessed, "dog-tax-notice"),
        (ProcedureKind::RegisterEntry, Decision::plain(Command::Enter), "grant"),
        (ProcedureKind::Information, reasons(Command::Reply), "answer"),
        (ProcedureKind::Complaint, reasons(Command::Uphold), "complaint-reply"),
        (ProcedureKind::Complaint, reasons(Command::Dismiss), "complaint-reply"),
    ];
    let ends = |command| match command {
        Command::Uphold => CaseState::Upheld,
        Command::Dismiss => CaseState::Dismissed,
        _ => CaseState::Decided,
    };
    for database in databases("each_decision_orders_its_letter_and_ends_the_work", &schema()).await {
        let store = &database.store;
        for (index, (kind, decision, _)) in table.iter().enumerate() {
            let number = index as u128 + 1;
            receive(store, application(number, *kind)).await.unwrap();
            decide(store, number, 1, decision)
                .await
                .unwrap_or_else(|problem| panic!("{kind:?} {decision:?}: {problem}"));
            assert_eq!(standing(store, number).await, (ends(decision.command), 2), "{kind:?}");
        }
        let wanted: Vec<_> = table.iter().map(|(_, _, letter)| *letter).collect();
        assert_eq!(letters(store).await, wanted);
        assert_eq!(
            count(store, "select count(*) from cases where owner = $1 and open_rank = 1", AMT).await,
            0
        );
        let again = decide(store, 1, 2, &Decision::plain(Command::Grant)).await;
        assert!(
            matches!(again, Err(Problem::Refused(message)) if message.key == "cases-refused-already-decided")
        );
    }
}

#[tokio::test]
async fn a_refusal_without_reasons_or_remedy_does_not_go_out() {
    for database in databases("a_refusal_without_reasons_or_remedy_does_not_go_out", &schema()).await {
        let store = &database.store;
        receive(store, application(1, ProcedureKind::Application)).await.unwrap();
        let bare = decide(store, 1, 1, &Decision::plain(Command::Refuse)).await;
        assert!(matches!(bare, Err(Problem::Invalid(errors)) if errors.at("reasons").is_some()));
        let decision =
            Decision { reasons: "Nicht zulässig.".to_owned(), ..Decision::plain(Command::Refuse) };
        let mut unarmed = letter();
        unarmed.remedy.clear();
        let mut tx = store.write(AMT).await.unwrap();
        let sent =
            cases::decide(&mut tx, &permit::<Decide>(&anna()), &handling(1, 1), (&decision, &unarmed), now())
                .await;
        assert!(matches!(sent, Err(Problem::Refused(message)) if message.key == "cases-refused-no-remedy"));
        drop(tx);
        assert_eq!(standing(store, 1).await, (CaseState::Received, 1));
    }
}

#[tokio::test]
async fn several_cases_are_assigned_at_once_and_finished_ones_left_out() {
    for database in
        databases("several_cases_are_assigned_at_once_and_finished_ones_left_out", &schema()).await
    {
        let store = &database.store;
        for number in 1..=3 {
            receive(store, application(number, ProcedureKind::Application)).await.unwrap();
        }
        decide(store, 3, 1, &Decision::plain(Command::Grant)).await.unwrap();
        let ids: Vec<_> = (1..=3).map(|number| CaseId(Uuid::from_u128(number))).collect();
        let mut tx = store.write(AMT).await.unwrap();
        let to = (BERND, "Bernd Probe".to_owned(), "Anna Beispiel".to_owned());
        let count = cases::assign_many(&mut tx, &permit::<Assign>(&anna()), &ids, to, now()).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(count, 2);
        let mut tx = store.write(AMT).await.unwrap();
        cases::release(&mut tx, &permit::<Assign>(&anna()), &handling(1, 2), now()).await.unwrap();
        tx.commit().await.unwrap();
        let mut tx = store.write(AMT).await.unwrap();
        let again = cases::release(&mut tx, &permit::<Assign>(&anna()), &handling(1, 3), now()).await;
        assert!(matches!(again, Err(Problem::Refused(_))));
    }
}

#[tokio::test]
async fn an_open_case_is_closed_with_a_letter_and_a_decided_one_without() {
    for database in
        databases("an_open_case_is_closed_with_a_letter_and_a_decided_one_without", &schema()).await
    {
        let store = &database.store;
        receive(store, application(1, ProcedureKind::Application)).await.unwrap();
        receive(store, application(2, ProcedureKind::Application)).await.unwrap();
        decide(store, 2, 1, &Decision::plain(Command::Grant)).await.unwrap();
        for (number, version, reasons) in [(1, 1, "Der Antrag ist gegenstandslos."), (2, 2, "")] {
            let mut tx = store.write(AMT).await.unwrap();
            let permit = permit::<Close>(&anna());
            cases::close(&mut tx, &permit, &handling(number, version), (reasons, &letter()), now())
                .await
                .unwrap();
            tx.commit().await.unwrap();
            assert_eq!(standing(store, number).await.0, CaseState::Closed);
        }
        assert_eq!(letters(store).await, ["grant", "closing"]);
    }
}

#[tokio::test]
async fn the_applicant_withdraws_and_sees_only_what_was_meant_for_them() {
    for database in
        databases("the_applicant_withdraws_and_sees_only_what_was_meant_for_them", &schema()).await
    {
        let store = &database.store;
        receive(store, application(1, ProcedureKind::Application)).await.unwrap();
        let mut tx = store.write(AMT).await.unwrap();
        cases::add_note(&mut tx, &permit::<Edit>(&anna()), &handling(1, 1), "Rückfrage beim Bauamt", now())
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let id = CaseId(Uuid::from_u128(1));
        let mut tx = store.write(AMT).await.unwrap();
        let stranger = permit::<Answer>(&resident(STRANGER));
        assert!(matches!(cases::withdraw(&mut tx, &stranger, id, "", now()).await, Err(Problem::NotFound)));
        drop(tx);
        let own = permit::<Answer>(&resident(RESIDENT));
        let mut tx = store.write(AMT).await.unwrap();
        let later = now().plus_seconds(1);
        let endless = "x".repeat(2_001);
        let refused = cases::withdraw(&mut tx, &own, id, &endless, later).await;
        assert!(matches!(refused, Err(Problem::Invalid(errors)) if errors.at("reason").is_some()));
        cases::withdraw(&mut tx, &own, id, " Umzug abgesagt ", later).await.unwrap();
        tx.commit().await.unwrap();
        let mut tx = store.read(AMT).await.unwrap();
        let view = cases::of_applicant(&mut tx, &own, id).await.unwrap();
        let keys: Vec<_> = view.messages.iter().map(|message| message.key.as_str()).collect();
        assert_eq!(keys, ["cases-timeline-received", "cases-timeline-withdrawn"]);
        assert_eq!(view.messages.last().unwrap().body, "Umzug abgesagt");
        assert_eq!(view.case.state, CaseState::Withdrawn);
        assert!(!cases::choices_of_applicant(&mut tx, &own, id).await.unwrap().may_withdraw);
    }
}
