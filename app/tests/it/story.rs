// SPDX-License-Identifier: EUPL-1.2
//! The main way, from the application to the verified receipt, on both engines.

use crate::faults::{draft, send};
use crate::support::{Browser, House, OTHER_CLERK, houses};
use axum::http::StatusCode;
use serde_json::Value;

pub const PDF: &[u8] = b"%PDF-1.7\nMUSTER";

/// The case behind a reference, as the clerk finds it.
pub async fn find(clerk: &mut Browser<'_>, reference: &str) -> Value {
    let list = clerk.get("/api/v1/cases?order=received&direction=descending").await;
    let list: Value = serde_json::from_slice(&list.body).unwrap();
    list["cases"].as_array().unwrap().iter().find(|case| case["reference"] == reference).unwrap().clone()
}

/// Carries a step out on the case as it is now.
pub async fn step(clerk: &mut Browser<'_>, id: &str, name: &str, fields: &[(&str, &str)]) {
    let case = clerk.get(&format!("/api/v1/cases/{id}")).await;
    let case: Value = serde_json::from_slice(&case.body).unwrap();
    let version = case["version"].to_string();
    let fields: Vec<_> = fields.iter().copied().chain([("version", version.as_str())]).collect();
    let answer = clerk.post(&format!("/de/vorgaenge/{id}/schritt/{name}"), &fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{name}: {}", answer.text());
}

/// The part of an address that follows a prefix in a page.
pub fn following(html: &str, prefix: &str) -> String {
    let start = html.find(prefix).map(|at| at + prefix.len());
    let rest = start.and_then(|start| html.get(start..)).unwrap_or_default();
    rest.split(['"', '?', '/']).next().unwrap_or_default().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_application_travels_from_the_resident_to_the_clerk_and_back() {
    for house in houses("an_application_travels_from_the_resident_to_the_clerk_and_back").await {
        let mut visitor = house.browser();
        let address = draft(&mut visitor).await;
        let sent = send(&mut visitor, &format!("{address}/submit"), b"{}".to_vec(), "application/json").await;
        assert_eq!(sent.status, StatusCode::OK, "{}", sent.text());
        let sent: Value = serde_json::from_slice(&sent.body).unwrap();
        let reference = sent["reference"].as_str().unwrap();
        house.settle().await;

        let mut clerk = house.person(OTHER_CLERK).await;
        let case = find(&mut clerk, reference).await;
        let id = case["id"].as_str().unwrap();
        let page = clerk.get(&format!("/de/vorgaenge/{id}")).await;
        assert_eq!(page.status, StatusCode::OK);
        step(&mut clerk, id, "take", &[]).await;
        let due = [("items", "Fahrzeugschein"), ("due-day", "20"), ("due-month", "4"), ("due-year", "2026")];
        step(&mut clerk, id, "request_documents", &due).await;
        house.settle().await;

        answer_the_request(&mut visitor, id).await;
        house.settle().await;
        step(&mut clerk, id, "grant", &[("reasons", "Alle Voraussetzungen sind erfüllt.")]).await;
        house.settle().await;
        read_the_notice(&mut visitor, id).await;
        verify_the_receipt(&house, &mut visitor, id).await;
        let uses = visitor.get("/de/datennutzung").await.text();
        assert!(uses.contains("Landeshauptstadt Schwerin"), "{uses}");
    }
}

async fn answer_the_request(visitor: &mut Browser<'_>, id: &str) {
    let page = visitor.get(&format!("/de/antraege/{id}")).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    let html = page.text();
    assert!(html.contains("Fahrzeugschein"), "{html}");
    let request = following(&html, &format!("/de/antraege/{id}/unterlagen/"));
    let to = format!("/de/antraege/{id}/unterlagen/{request}");
    let nothing = visitor.upload(&to, "file", ("", b""), &[]).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    let wrong = visitor.upload(&to, "file", ("schein.pdf", b"<html>"), &[]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let sent = visitor.upload(&to, "file", ("schein.pdf", PDF), &[]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
    assert!(sent.location().ends_with("done=portal-done-documents-sent"), "{}", sent.location());
}

async fn read_the_notice(visitor: &mut Browser<'_>, id: &str) {
    let page = visitor.get(&format!("/de/antraege/{id}")).await.text();
    assert!(page.contains("Entschieden"), "{page}");
    let mailbox = visitor.get("/de/postfach").await.text();
    let message = following(&mailbox, "href=\"/de/postfach/");
    let opened = visitor.get(&format!("/de/postfach/{message}")).await;
    assert_eq!(opened.status, StatusCode::OK, "{mailbox}");
    let letter = visitor.get(&format!("/de/postfach/{message}/schreiben")).await;
    assert!(letter.body.starts_with(b"%PDF"), "{}", letter.text());
    let policy = letter.headers.get("content-security-policy").unwrap().to_str().unwrap();
    assert!(policy.contains("sandbox"));
}

async fn verify_the_receipt(house: &House, visitor: &mut Browser<'_>, id: &str) {
    let receipt = visitor.get(&format!("/de/antraege/{id}/empfangsbestaetigung")).await;
    let key = house.platform.log_key.verifying_key();
    let read = audit::Receipt::from_json(&receipt.body).unwrap();
    let verified = read.verify(key).unwrap();
    assert!(matches!(verified.proven, transparency_log::Proven::Inclusion { .. }), "{verified:?}");
    let at = receipt.text().find("case.receive").unwrap();
    let mut changed = receipt.body.clone();
    changed[at] = b'C';
    let refused = audit::Receipt::from_json(&changed).and_then(|read| read.verify(key));
    assert!(refused.is_err(), "one changed byte is refused");
}
