// SPDX-License-Identifier: EUPL-1.2
//! An application becomes one case.

use crate::support::{
    AMT, OTHER_AMT, RESIDENT, STRANGER, application, count, now, receive, resident, schema, try_permit,
};
use cases::{CaseId, Receive};
use catalogue::ProcedureKind;
use foundation::policy::Permit;
use foundation::{Actor, Problem, id::Uuid};
use testkit::databases;

#[tokio::test]
async fn an_arrival_leaves_one_row_one_audit_entry_and_one_event() {
    for database in databases("an_arrival_leaves_one_row_one_audit_entry_and_one_event", &schema()).await {
        let store = &database.store;
        let case = receive(store, application(1, ProcedureKind::Application)).await.unwrap();
        assert!(case.fresh);
        assert!(case.reference.starts_with("2026-"), "{}", case.reference);
        for (sql, wanted) in [
            ("select count(*) from cases where owner = $1 and open_rank = 1", 1),
            ("select count(*) from case_content where owner = $1", 1),
            ("select count(*) from case_attachment where owner = $1", 1),
            ("select count(*) from case_message where owner = $1", 1),
            ("select count(*) from audit_entry where owner = $1", 1),
            ("select count(*) from job where owner = $1 and kind = 'cases.received'", 1),
            ("select count(*) from job where owner = $1", 1),
        ] {
            assert_eq!(count(store, sql, AMT).await, wanted, "{sql}");
        }
        // Arrived on Monday, 2 March 2026: three months end on 2 June, a Tuesday.
        let mut tx = store.read(AMT).await.unwrap();
        let row = tx
            .row("select due_on, due_rule from cases where owner = $1", ::store::params![AMT])
            .await
            .unwrap();
        assert_eq!(row.get::<String>(0).unwrap(), "2026-06-02");
        assert_eq!(row.get::<String>(1).unwrap(), "application-2024");
    }
}

/// F11: the same application sent many times at once is one case with one receipt.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn sixty_four_parallel_sends_are_one_case_with_one_receipt() {
    for database in databases("sixty_four_parallel_sends_are_one_case_with_one_receipt", &schema()).await {
        let sends: Vec<_> = (0..64)
            .map(|_| {
                let store = database.store.clone();
                tokio::spawn(async move { receive(&store, application(1, ProcedureKind::Levy)).await })
            })
            .collect();
        let mut answers = Vec::new();
        for send in sends {
            let case = send.await.unwrap().unwrap();
            answers.push((case.reference, serde_json::to_string(&case.receipt).unwrap(), case.fresh));
        }
        assert_eq!(answers.iter().filter(|(_, _, fresh)| *fresh).count(), 1);
        assert!(answers.iter().all(|(reference, receipt, _)| {
            answers.first().is_some_and(|first| *reference == first.0 && *receipt == first.1)
        }));
        assert_eq!(count(&database.store, "select count(*) from cases where owner = $1", AMT).await, 1);
        assert_eq!(count(&database.store, "select count(*) from audit_entry where owner = $1", AMT).await, 1);
        assert_eq!(count(&database.store, "select count(*) from job where owner = $1", AMT).await, 1);
    }
}

#[tokio::test]
async fn somebody_elses_identifier_gives_nothing_away() {
    for database in databases("somebody_elses_identifier_gives_nothing_away", &schema()).await {
        receive(&database.store, application(1, ProcedureKind::Application)).await.unwrap();
        let mut stolen = application(1, ProcedureKind::Application);
        stolen.applicant.owner = STRANGER;
        assert!(matches!(receive(&database.store, stolen).await, Err(Problem::NotFound)));
    }
}

#[tokio::test]
async fn a_case_is_found_by_its_number_however_it_is_typed() {
    for database in databases("a_case_is_found_by_its_number_however_it_is_typed", &schema()).await {
        let case = receive(&database.store, application(1, ProcedureKind::Application)).await.unwrap();
        let typed = case.reference.to_lowercase().replace('-', " ");
        let mut tx = database.store.read(AMT).await.unwrap();
        let code = identity::Code::typed(&typed);
        let found = identity::locate(&mut tx, "case-reference", &code, now()).await.unwrap();
        assert_eq!(found, Some((AMT, Uuid::from_u128(1))));
    }
}

#[test]
fn staff_do_not_send_applications_and_residents_see_no_list() {
    let clerk = crate::support::anna();
    assert!(try_permit::<Receive>(&clerk, AMT).is_err());
    assert!(try_permit::<Receive>(&Actor::Visitor { owner: Some(RESIDENT) }, OTHER_AMT).is_ok());
    let list: Result<Permit<foundation::policy::List, _>, _> = try_permit(&resident(RESIDENT), AMT);
    assert!(list.is_err());
    let elsewhere: Result<Permit<foundation::policy::View, _>, _> = try_permit(&clerk, OTHER_AMT);
    assert!(matches!(elsewhere, Err(Problem::NotFound)));
    assert_eq!(
        cases::answers_context(CaseId(Uuid::nil())),
        "cases.answers/00000000-0000-0000-0000-000000000000"
    );
}
