// SPDX-License-Identifier: EUPL-1.2
//! Protected people, and saved views.

use crate::support::{AMT, BERND, anna, application, now, permit, receive, schema, staff};
use cases::{ApproveReveal, CaseId, MASK, Reveal};
use catalogue::ProcedureKind;
use foundation::policy::List;
use foundation::{Problem, Role, id::Uuid};
use testkit::databases;

#[tokio::test]
async fn a_protected_name_is_seen_only_after_a_second_person_approved() {
    for database in databases("a_protected_name_is_seen_only_after_a_second_person_approved", &schema()).await
    {
        let store = &database.store;
        let mut received = application(1, ProcedureKind::Application);
        received.applicant.protected = true;
        receive(store, received).await.unwrap();
        let id = CaseId(Uuid::from_u128(1));
        let mut tx = store.write(AMT).await.unwrap();
        let asking = permit::<Reveal>(&anna());
        let nothing = cases::ask_reveal(&mut tx, &asking, id, ("Anna Beispiel", " "), now()).await;
        assert!(matches!(nothing, Err(Problem::Invalid(_))), "a reason is needed");
        let asked = ("Anna Beispiel", "Zustellung scheitert");
        let reveal = cases::ask_reveal(&mut tx, &asking, id, asked, now()).await.unwrap();
        tx.commit().await.unwrap();

        let mut tx = store.write(AMT).await.unwrap();
        let own = cases::approve_reveal(
            &mut tx,
            &permit::<ApproveReveal>(&anna()),
            (id, reveal),
            "Anna Beispiel",
            now(),
        )
        .await;
        assert!(matches!(own, Err(Problem::Refused(_))), "nobody approves an own request");
        let second = permit::<ApproveReveal>(&staff(BERND, Role::HeadOfOffice, AMT));
        cases::approve_reveal(&mut tx, &second, (id, reveal), "Bernd Probe", now()).await.unwrap();
        tx.commit().await.unwrap();

        let sql = "select applicant_sort, applicant_name from cases where owner = $1";
        let mut tx = store.read(AMT).await.unwrap();
        let row = tx.row(sql, ::store::params![AMT]).await.unwrap();
        assert_eq!(row.get::<String>(0).unwrap(), "", "the order of the list gives nothing away");
    }
}

#[tokio::test]
async fn the_name_of_an_unprotected_person_needs_no_reveal() {
    for database in databases("the_name_of_an_unprotected_person_needs_no_reveal", &schema()).await {
        receive(&database.store, application(1, ProcedureKind::Application)).await.unwrap();
        let mut tx = database.store.write(AMT).await.unwrap();
        let id = CaseId(Uuid::from_u128(1));
        let asked =
            cases::ask_reveal(&mut tx, &permit::<Reveal>(&anna()), id, ("Anna", "Grund"), now()).await;
        assert!(matches!(asked, Err(Problem::Refused(_))));
    }
    assert_eq!(MASK, "•••••");
}

#[tokio::test]
async fn a_saved_view_belongs_to_the_person_who_saved_it() {
    for database in databases("a_saved_view_belongs_to_the_person_who_saved_it", &schema()).await {
        let store = &database.store;
        let mut tx = store.write(AMT).await.unwrap();
        let mine = permit::<List>(&anna());
        let view = cases::save_view(&mut tx, &mine, "Überfällige", "overdue=true", now()).await.unwrap();
        assert!(cases::save_view(&mut tx, &mine, "  ", "", now()).await.is_err());
        tx.commit().await.unwrap();
        let theirs = permit::<List>(&staff(BERND, Role::CaseWorker, AMT));
        let mut tx = store.write(AMT).await.unwrap();
        assert!(matches!(cases::remove_view(&mut tx, &theirs, view, now()).await, Err(Problem::NotFound)));
        cases::remove_view(&mut tx, &mine, view, now()).await.unwrap();
        tx.commit().await.unwrap();
    }
}
