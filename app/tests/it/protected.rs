// SPDX-License-Identifier: EUPL-1.2
//! Nothing tells where a protected person lives (BMG sections 51, 52) until a second person approved; on both engines.

use crate::story::{following, step};
use crate::support::{Browser, CLERK, HEAD, House, houses};
use axum::http::StatusCode;
use serde_json::Value;

/// What gives the protected resident of the sample Land away.
const SECRETS: [&str; 4] = ["Lorenzen", "Metelsdorf", "130745451053", "Musterweg"];

/// The dog-tax case of the protected resident.
async fn case_of_protected(house: &House, clerk: &mut Browser<'_>) -> String {
    let list = clerk.get("/api/v1/cases?service=hundesteuer-anmeldung").await;
    let list: Value = serde_json::from_slice(&list.body).unwrap();
    let cases = list["cases"].as_array().unwrap();
    let masked: Vec<_> = cases.iter().filter(|case| case["applicant"] == cases::MASK).collect();
    assert_eq!(masked.len(), 1, "on {}", house.engine);
    assert_eq!(masked[0]["area_key"], cases::MASK);
    masked[0]["id"].as_str().unwrap().to_owned()
}

fn gives_away(text: &str) -> Vec<&'static str> {
    SECRETS.into_iter().filter(|secret| text.contains(secret)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn name_place_and_letters_of_a_protected_person_are_hidden_until_a_second_person_approves() {
    let test = "name_place_and_letters_of_a_protected_person_are_hidden_until_a_second_person_approves";
    for house in houses(test).await {
        let mut clerk = house.person(CLERK).await;
        let id = case_of_protected(&house, &mut clerk).await;
        let assessing = clerk.get(&format!("/de/vorgaenge/{id}/schritt/assess")).await;
        assert!(assessing.status.is_client_error(), "the statute would name the municipality");
        assert_eq!(gives_away(&assessing.text()), Vec::<&str>::new());
        let due = [
            ("items", "Hundesteuerbescheid der Gemeinde Metelsdorf"),
            ("due-day", "20"),
            ("due-month", "4"),
            ("due-year", "2026"),
        ];
        step(&mut clerk, &id, "request_documents", &due).await;
        step(&mut clerk, &id, "add_note", &[("body", "Frau Lorenzen angerufen, Musterweg 9")]).await;
        house.settle().await;

        let case = clerk.get(&format!("/api/v1/cases/{id}")).await.text();
        let reference = following(&case, "\"reference\":\"");
        for path in [
            format!("/de/vorgaenge/{id}"),
            format!("/de/vorgaenge/{id}?timeline=newest"),
            format!("/de/vorgaenge/{id}/schritt/release"),
            "/de/arbeitsvorrat?service=hundesteuer-anmeldung".to_owned(),
            format!("/api/v1/cases/{id}"),
        ] {
            let text = clerk.get(&path).await.text();
            assert_eq!(gives_away(&text), Vec::<&str>::new(), "{path}: {text}");
        }
        for words in SECRETS {
            let found = clerk.get(&format!("/de/vorgangssuche?q={words}")).await.text();
            assert!(!found.contains(&reference), "{words} finds the case");
        }
        let notice = notice_of(&house, &id).await;
        for path in
            [format!("/de/schreiben/{notice}/datei"), format!("/de/vorgaenge/{id}/schreiben/{notice}")]
        {
            let answer = clerk.get(&path).await;
            assert!(answer.status.is_client_error(), "{path}: {}", answer.status);
            assert!(!answer.body.starts_with(b"%PDF"));
        }

        reveal(&house, &mut clerk, &id).await;
        let page = clerk.get(&format!("/de/vorgaenge/{id}")).await.text();
        assert_eq!(gives_away(&page), ["Lorenzen", "Metelsdorf", "Musterweg"], "{page}");
        let letter = clerk.get(&format!("/de/vorgaenge/{id}/schreiben/{notice}")).await;
        assert!(letter.body.starts_with(b"%PDF"), "{}", letter.text());
        let around = clerk.get(&format!("/de/schreiben/{notice}/datei")).await;
        assert!(around.status.is_client_error(), "only from the case, which knows who may");
        let list = clerk.get("/de/arbeitsvorrat?service=hundesteuer-anmeldung").await.text();
        assert_eq!(gives_away(&list), Vec::<&str>::new(), "lists stay masked");
    }
}

async fn notice_of(house: &House, id: &str) -> String {
    let case: foundation::id::Uuid = id.parse().unwrap();
    let mut tx = house.platform.store.read(store::Reach::Everyone).await.unwrap();
    let sql = "select id, recipient_protected from notice where case_id = $1 and state = 'ready'";
    let row = tx.row(sql, store::params![case]).await.unwrap();
    assert!(row.get::<bool>(1).unwrap(), "the letter knows whom it may not show");
    row.get::<foundation::id::Uuid>(0).unwrap().to_string()
}

/// The procedure with a second person.
async fn reveal(house: &House, clerk: &mut Browser<'_>, id: &str) {
    step(clerk, id, "reveal", &[("reason", "Zustellung prüfen")]).await;
    let mut head = house.person(HEAD).await;
    let page = head.get(&format!("/de/vorgaenge/{id}")).await.text();
    let asked = following(&page, &format!("/de/vorgaenge/{id}/einsicht/"));
    let approved = head.post(&format!("/de/vorgaenge/{id}/einsicht/{asked}"), &[]).await;
    assert_eq!(approved.status, StatusCode::SEE_OTHER, "{}", approved.text());
}
