// SPDX-License-Identifier: EUPL-1.2
//! A resident complains about how an application is handled; on both engines.

use crate::hearing::applied;
use crate::story::{PDF, following, step};
use crate::support::{OTHER_CLERK, houses};
use axum::http::StatusCode;

#[tokio::test(flavor = "multi_thread")]
async fn a_complaint_is_a_case_of_its_own_with_its_own_steps_and_letter() {
    for house in houses("a_complaint_is_a_case_of_its_own_with_its_own_steps_and_letter").await {
        let mut clerk = house.person(OTHER_CLERK).await;
        let (mut resident, id) = applied(&house, &mut clerk).await;
        let address = format!("/de/antraege/{id}/beschwerde");
        let form = resident.get(&address).await;
        assert_eq!(form.status, StatusCode::OK, "{}", form.text());
        let complaint = following(&form.text(), "name=\"complaint\" value=\"");
        let hidden = ("complaint", complaint.as_str());
        let wordless = resident.upload(&address, "files", ("", b""), &[hidden, ("text", " ")]).await;
        assert_eq!(wordless.status, StatusCode::UNPROCESSABLE_ENTITY);
        let words = ("text", "Seit Wochen ruft niemand zurück.");
        for _ in 0..2 {
            let sent = resident.upload(&address, "files", ("foto.pdf", PDF), &[hidden, words]).await;
            assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
        }
        let page = resident.get(&format!("/de/antraege/{id}")).await.text();
        assert_eq!(
            page.matches(&format!("/de/antraege/{complaint}\"")).count(),
            1,
            "sent twice is one: {page}"
        );
        house.settle().await;

        let concerned = clerk.get(&format!("/de/vorgaenge/{id}")).await.text();
        assert!(concerned.contains("Beschwerde dazu"), "{concerned}");
        assert!(concerned.contains(&format!("/de/vorgaenge/{complaint}\"")), "{concerned}");
        let case = clerk.get(&format!("/de/vorgaenge/{complaint}")).await.text();
        for wanted in [words.1, "Betrifft Vorgang", "Abhelfen", "Nicht abhelfen", "foto.pdf"] {
            assert!(case.contains(wanted), "{wanted}: {case}");
        }
        assert!(!case.contains("/schritt/grant\"") && !case.contains("/schritt/reply\""), "{case}");
        let listed = clerk.get("/de/arbeitsvorrat?service=beschwerde").await.text();
        assert!(listed.contains(&complaint), "{listed}");
        step(&mut clerk, &complaint, "uphold", &[("reasons", "Wir rufen heute an.")]).await;
        house.settle().await;

        let case = clerk.get(&format!("/de/vorgaenge/{complaint}")).await.text();
        assert!(case.contains("Abgeholfen") && case.contains("Antwort auf Ihre Beschwerde"), "{case}");
        let mine = resident.get(&format!("/de/antraege/{complaint}")).await.text();
        assert!(
            mine.contains("Beschwerde berechtigt") && mine.contains("Antwort auf Ihre Beschwerde"),
            "{mine}"
        );
        assert!(!mine.contains("/beschwerde\""), "nobody complains about a complaint: {mine}");
        let chain = resident.get(&format!("/de/antraege/{complaint}/beschwerde")).await;
        assert_eq!(chain.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn the_sample_holds_complaints_linked_with_their_cases() {
    let house = crate::support::sqlite_house().await;
    let mut tx = house.platform.store.read(store::Reach::Everyone).await.unwrap();
    let sql = "select count(*) from cases c join case_complaint l on l.owner = c.owner and l.case_id = c.id \
        join cases a on a.owner = l.owner and a.id = l.concerns where c.kind = 'complaint' and a.kind <> 'complaint'";
    let linked: i64 = tx.row(sql, store::params![]).await.unwrap().get(0).unwrap();
    let all: i64 = tx
        .row("select count(*) from cases where kind = 'complaint'", store::params![])
        .await
        .unwrap()
        .get(0)
        .unwrap();
    assert!(all > 0 && linked == all, "{linked} of {all}");
}
