// SPDX-License-Identifier: EUPL-1.2
//! Complaints are cases of their own about a case.

use crate::support::{
    AMT, RESIDENT, STRANGER, anna, application, count, file, handling, key, letter, now, permit, receive,
    resident, schema, sealing_key, standing, try_permit,
};
use ::store::{Store, params};
use blobs::OwnerKey;
use cases::{
    Answer, COMPLAINT_SERVICE, CaseId, CaseState, Command, Complaint, Decide, Decision, Receive, ReceivedCase,
};
use catalogue::ProcedureKind;
use foundation::{OwnerId, Problem, Translated, id::Uuid};
use testkit::databases;

fn id(number: u128) -> CaseId {
    CaseId(Uuid::from_u128(number))
}

async fn complain(
    store: &Store,
    sealing: &OwnerKey,
    (number, concerns): (u128, u128),
    (applicant, text): (OwnerId, &str),
) -> Result<ReceivedCase, Problem> {
    let permit = try_permit::<Receive>(&resident(applicant), AMT)?;
    let complaint = Complaint {
        id: id(number),
        concerns: id(concerns),
        text,
        files: &[file("foto.pdf")],
        name: &Translated::new("Beschwerde", "Complaint"),
        channel: "online",
    };
    let mut tx = store.write(AMT).await?;
    let received = cases::complain(&mut tx, &permit, (&key(), sealing), complaint, now()).await?;
    tx.commit().await?;
    Ok(received)
}

#[tokio::test]
async fn a_complaint_is_a_case_of_its_own_linked_with_the_case_it_concerns() {
    for database in
        databases("a_complaint_is_a_case_of_its_own_linked_with_the_case_it_concerns", &schema()).await
    {
        let store = &database.store;
        let sealing = sealing_key(&database).await;
        receive(store, application(1, ProcedureKind::Application)).await.unwrap();
        let first = complain(store, &sealing, (2, 1), (RESIDENT, "Niemand ruft zurück.")).await.unwrap();
        let second = complain(store, &sealing, (2, 1), (RESIDENT, "Niemand ruft zurück.")).await.unwrap();
        assert!(first.fresh && !second.fresh, "sending twice is one complaint");
        assert_eq!(first.reference, second.reference);
        assert_eq!(standing(store, 1).await, (CaseState::Received, 1), "the case itself stays as it is");

        let mut tx = store.read(AMT).await.unwrap();
        let own = permit::<Answer>(&resident(RESIDENT));
        let about = cases::choices_of_applicant(&mut tx, &own, id(1)).await.unwrap();
        assert_eq!(about.complaints.iter().map(|one| one.id).collect::<Vec<_>>(), [id(2)]);
        assert!(about.may_complain);
        let complaint = cases::choices_of_applicant(&mut tx, &own, id(2)).await.unwrap();
        assert_eq!(complaint.concerned.map(|one| one.id), Some(id(1)));
        assert!(!complaint.may_complain && complaint.may_withdraw);
        let sql = "select kind, service_key, due_rule, assigned_name from cases where owner = $1 and id = $2";
        let row = tx.row(sql, params![AMT, id(2).uuid()]).await.unwrap();
        let found: Vec<String> = (0..4).map(|column| row.get(column).unwrap()).collect();
        assert_eq!(found, ["complaint", COMPLAINT_SERVICE, "complaint-2024", ""]);
        let sql = "select answers from case_content where owner = $1 and case_id = $2";
        let sealed: Vec<u8> = tx.row(sql, params![AMT, id(2).uuid()]).await.unwrap().get(0).unwrap();
        let opened = sealing.open(&cases::answers_context(id(2)), &sealed).unwrap();
        assert_eq!(String::from_utf8(opened).unwrap(), r#"{"text":"Niemand ruft zurück."}"#);
    }
}

#[tokio::test]
async fn nobody_complains_about_somebody_elses_case_or_about_a_complaint() {
    for database in
        databases("nobody_complains_about_somebody_elses_case_or_about_a_complaint", &schema()).await
    {
        let store = &database.store;
        let sealing = sealing_key(&database).await;
        receive(store, application(1, ProcedureKind::Application)).await.unwrap();
        let foreign = complain(store, &sealing, (2, 1), (STRANGER, "Text")).await;
        assert!(matches!(foreign, Err(Problem::NotFound)));
        let itself = complain(store, &sealing, (1, 1), (RESIDENT, "Text")).await;
        assert!(matches!(itself, Err(Problem::NotFound)));
        let wordless = complain(store, &sealing, (2, 1), (RESIDENT, " ")).await;
        assert!(matches!(wordless, Err(Problem::Invalid(errors)) if errors.at("text").is_some()));
        complain(store, &sealing, (2, 1), (RESIDENT, "Text")).await.unwrap();
        let chain = complain(store, &sealing, (3, 2), (RESIDENT, "Text")).await;
        assert!(
            matches!(chain, Err(Problem::Refused(message)) if message.key == "cases-refused-complaint-about-complaint")
        );
    }
}

#[tokio::test]
async fn a_complaint_ends_upheld_or_dismissed_with_a_letter_that_names_the_case() {
    for database in
        databases("a_complaint_ends_upheld_or_dismissed_with_a_letter_that_names_the_case", &schema()).await
    {
        let store = &database.store;
        let sealing = sealing_key(&database).await;
        let about = receive(store, application(1, ProcedureKind::Application)).await.unwrap();
        let ends = [(Command::Uphold, CaseState::Upheld), (Command::Dismiss, CaseState::Dismissed)];
        for (number, (command, state)) in (2..).zip(ends) {
            complain(store, &sealing, (number, 1), (RESIDENT, "Niemand ruft zurück.")).await.unwrap();
            let decision = Decision { reasons: "Wir haben geprüft.".to_owned(), ..Decision::plain(command) };
            let mut tx = store.write(AMT).await.unwrap();
            let permit = permit::<Decide>(&anna());
            let decided = (&decision, &letter());
            cases::decide(&mut tx, &permit, &handling(number, 1), decided, now()).await.unwrap();
            tx.commit().await.unwrap();
            assert_eq!(standing(store, number).await, (state, 2));
        }
        assert_eq!(
            count(store, "select count(*) from cases where owner = $1 and open_rank = 1", AMT).await,
            1
        );
        let mut tx = store.read(AMT).await.unwrap();
        let sql = "select kind, order_data from notice where owner = $1 order by id";
        for (row, upheld) in tx.rows(sql, params![AMT]).await.unwrap().iter().zip(["1", ""]) {
            assert_eq!(row.get::<String>(0).unwrap(), "complaint-reply");
            let order: serde_json::Value = serde_json::from_slice(&row.get::<Vec<u8>>(1).unwrap()).unwrap();
            assert_eq!(order["variables"]["concerns"]["reference"], about.reference);
            assert_eq!(order["variables"]["upheld"], upheld);
        }
    }
}
