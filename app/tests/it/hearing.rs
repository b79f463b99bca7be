// SPDX-License-Identifier: EUPL-1.2
//! A resident without account is heard, answers with the resume code, and takes an application back; on both engines.

use crate::faults::{draft, send};
use crate::story::{PDF, find, following, step};
use crate::support::{Answer, Browser, House, OTHER_CLERK, houses};
use axum::http::StatusCode;
use foundation::id::Uuid;
use foundation::{Clock as _, OwnerId};
use serde_json::Value;

/// A new application of somebody without account: the browser, and the case as the clerk finds it.
pub async fn applied<'a>(house: &'a House, clerk: &mut Browser<'_>) -> (Browser<'a>, String) {
    let mut visitor = house.browser();
    let address = draft(&mut visitor).await;
    let sent = send(&mut visitor, &format!("{address}/submit"), b"{}".to_vec(), "application/json").await;
    assert_eq!(sent.status, StatusCode::OK, "{}", sent.text());
    let sent: Value = serde_json::from_slice(&sent.body).unwrap();
    house.settle().await;
    let case = find(clerk, sent["reference"].as_str().unwrap()).await;
    (visitor, case["id"].as_str().unwrap().to_owned())
}

/// The same person in another browser, with a fresh resume code.
async fn with_code<'a>(house: &'a House, id: &str) -> Browser<'a> {
    let case: Uuid = id.parse().unwrap();
    let mut tx = house.platform.store.read(store::Reach::Everyone).await.unwrap();
    let sql = "select owner from my_application where case_id = $1";
    let owner: OwnerId = tx.row(sql, store::params![case]).await.unwrap().id(0).unwrap();
    drop(tx);
    let mut tx = house.platform.store.write(owner).await.unwrap();
    let end = house.clock.now().plus_days(90);
    let code = identity::make_resume_code(&mut tx, (owner, case), end).await.unwrap();
    tx.commit().await.unwrap();
    let mut browser = house.browser();
    let answer = browser.post("/de/fortsetzen", &[("code", code.as_str())]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    assert!(answer.location().contains(id), "{}", answer.location());
    browser
}

async fn hear(house: &House, clerk: &mut Browser<'_>, id: &str) {
    step(clerk, id, "take", &[]).await;
    step(clerk, id, "hear", &[("reasons", "Das Fahrzeug ist zu lang.")]).await;
    house.settle().await;
}

async fn say(resident: &mut Browser<'_>, id: &str, text: &str, file: (&str, &[u8])) -> Answer {
    let page = resident.get(&format!("/de/antraege/{id}")).await.text();
    let hearing = following(&page, &format!("/de/antraege/{id}/anhoerung/"));
    assert!(!hearing.is_empty(), "{page}");
    let to = format!("/de/antraege/{id}/anhoerung/{hearing}");
    let field = format!("text-{hearing}");
    resident.upload(&to, &format!("file-{hearing}"), file, &[(field.as_str(), text)]).await
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_heard_answers_with_the_resume_code_and_the_clerk_sees_it() {
    for house in houses("who_is_heard_answers_with_the_resume_code_and_the_clerk_sees_it").await {
        let mut clerk = house.person(OTHER_CLERK).await;
        let (_, id) = applied(&house, &mut clerk).await;
        hear(&house, &mut clerk, &id).await;
        let page = clerk.get(&format!("/de/vorgaenge/{id}")).await.text();
        let (runs, decide) = (page.find("Die Anhörung läuft bis zum"), page.find("/schritt/grant\""));
        assert!(runs.is_some() && runs < decide, "{page}");
        assert!(page.find("/schritt/resume\"") < decide, "what decides stands last: {page}");
        let version = following(
            &clerk.get(&format!("/de/vorgaenge/{id}/schritt/refuse")).await.text(),
            "name=\"version\" value=\"",
        );
        let early = [("reasons", "Zu lang."), ("version", version.as_str())];
        let refused = clerk.post(&format!("/de/vorgaenge/{id}/schritt/refuse"), &early).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text().contains("Bestätigen Sie, dass Sie vor dem Ende der Anhörung entscheiden."));

        let mut resident = with_code(&house, &id).await;
        let nothing = say(&mut resident, &id, " ", ("", b"")).await;
        assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
        let wrong = say(&mut resident, &id, "Nachmessung liegt bei.", ("mess.pdf", b"<html>")).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.text().contains("Nachmessung liegt bei."), "what was typed is kept");
        let said = say(&mut resident, &id, "Nachmessung liegt bei.", ("mess.pdf", PDF)).await;
        assert_eq!(said.status, StatusCode::SEE_OTHER, "{}", said.text());
        assert!(said.location().ends_with("done=portal-done-statement-sent"), "{}", said.location());
        let again = resident.get(&format!("/de/antraege/{id}")).await.text();
        assert!(!again.contains("/anhoerung/"), "a hearing is answered once: {again}");

        let page = clerk.get(&format!("/de/vorgaenge/{id}")).await.text();
        for wanted in
            ["Beantwortet", "Stellungnahme eingegangen, Dateien: 1", "Nachmessung liegt bei.", "mess.pdf"]
        {
            assert!(page.contains(wanted), "{wanted}: {page}");
        }
        let list = clerk.get("/de/arbeitsvorrat?order=received&direction=descending").await.text();
        assert!(list.contains("Beantwortet"), "{list}");
        house.settle().await;
        let told = resident.get(&format!("/de/antraege/{id}")).await.text();
        assert!(told.contains("Stellungnahme eingegangen"), "{told}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_late_statement_is_taken_and_marked_as_late() {
    for house in houses("a_late_statement_is_taken_and_marked_as_late").await {
        let mut clerk = house.person(OTHER_CLERK).await;
        let (_, id) = applied(&house, &mut clerk).await;
        hear(&house, &mut clerk, &id).await;
        house.clock.advance(30 * 86_400);
        let mut resident = with_code(&house, &id).await;
        let page = resident.get(&format!("/de/antraege/{id}")).await.text();
        assert!(page.contains("gilt dann als verspätet"), "{page}");
        let said = say(&mut resident, &id, "Ich war im Krankenhaus.", ("", b"")).await;
        assert_eq!(said.status, StatusCode::SEE_OTHER, "{}", said.text());
        let mut clerk = house.person(OTHER_CLERK).await;
        let page = clerk.get(&format!("/de/vorgaenge/{id}")).await.text();
        assert!(page.contains("Stellungnahme verspätet eingegangen"), "{page}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_application_is_taken_back_after_a_confirmation_while_nothing_is_decided() {
    for house in houses("an_application_is_taken_back_after_a_confirmation_while_nothing_is_decided").await {
        let mut clerk = house.person(OTHER_CLERK).await;
        let (mut visitor, id) = applied(&house, &mut clerk).await;
        let address = format!("/de/antraege/{id}/zurueckziehen");
        let page = visitor.get(&format!("/de/antraege/{id}")).await.text();
        assert!(page.contains(&address), "{page}");
        let confirmation = visitor.get(&address).await;
        assert_eq!(confirmation.status, StatusCode::OK);
        assert!(confirmation.text().contains("wirklich zurückziehen"), "{}", confirmation.text());
        let stranger = house.person(crate::support::OTHER_RESIDENT).await.get(&address).await;
        assert_eq!(stranger.status, StatusCode::NOT_FOUND);
        let endless = visitor.post(&address, &[("reason", &"x".repeat(2_001))]).await;
        assert_eq!(endless.status, StatusCode::UNPROCESSABLE_ENTITY);
        let done = visitor.post(&address, &[("reason", "Umzug abgesagt")]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
        let page = visitor.get(&format!("/de/antraege/{id}")).await.text();
        assert!(page.contains("Zurückgezogen") && !page.contains(&address), "{page}");
        let case = clerk.get(&format!("/de/vorgaenge/{id}")).await.text();
        assert!(case.contains("Antrag zurückgenommen") && case.contains("Umzug abgesagt"), "{case}");
        for again in [visitor.get(&address).await, visitor.post(&address, &[]).await] {
            assert!(again.status.is_client_error(), "{}: {}", again.status, again.text());
        }
    }
}
