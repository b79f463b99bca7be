// SPDX-License-Identifier: EUPL-1.2
//! The way for programs.

use crate::browser::Browser;
use crate::support::{PLACE, PROOF, SERVICE, houses, sample};
use axum::http::StatusCode;
use serde_json::Value;

fn new_draft() -> String {
    serde_json::json!({ "service": SERVICE, "area": PLACE }).to_string()
}

async fn begin(browser: &mut Browser<'_>) -> String {
    let begun = browser.call("/api/v1/drafts", new_draft()).await;
    assert_eq!(begun.status, StatusCode::CREATED, "{}", begun.body);
    let begun: Value = serde_json::from_str(&begun.body).unwrap();
    assert_eq!(begun["resume_code"].as_str().unwrap().len(), 19);
    format!("/api/v1/drafts/{}", begun["draft"].as_str().unwrap())
}

#[tokio::test]
async fn a_program_begins_answers_and_sends() {
    for house in houses("a_program_begins_answers_and_sends").await {
        let mut browser = Browser::new(&house);
        let draft = begin(&mut browser).await;
        let mut answers: std::collections::BTreeMap<_, _> = sample().into_iter().collect();
        answers.retain(|path, _| !path.contains("G13000000106/1/"));
        let saved = browser.call(&format!("{draft}/answers"), serde_json::to_string(&answers).unwrap()).await;
        assert_eq!(saved.body, r#"{"version":2}"#);
        let sent = browser.call(&format!("{draft}/submit"), "").await;
        assert_eq!(sent.status, StatusCode::OK, "{}", sent.body);
        let first: Value = serde_json::from_str(&sent.body).unwrap();
        assert!(first["reference"].as_str().is_some() && first["receipt"].is_object());
        let again = browser.call(&format!("{draft}/submit"), "").await;
        assert_eq!(serde_json::from_str::<Value>(&again.body).unwrap(), first);
        house.work().await;
        let late = browser.call(&format!("{draft}/answers"), "{}").await;
        assert_eq!(late.status, StatusCode::CONFLICT);
    }
}

#[tokio::test]
async fn what_does_not_fit_is_answered_with_a_problem_document() {
    for house in houses("what_does_not_fit_is_answered_with_a_problem_document").await {
        let mut browser = Browser::new(&house);
        let draft = begin(&mut browser).await;
        let answers = format!("{draft}/answers");
        let file_value = format!(r#"{{"{PROOF}/0": "x/y.pdf"}}"#);
        let deep = format!("{}1{}", "[".repeat(5_000), "]".repeat(5_000));
        let cases = [
            (answers.as_str(), "{", StatusCode::CONFLICT),
            (&answers, "[]", StatusCode::CONFLICT),
            (&answers, r#"{"a": 1}"#, StatusCode::CONFLICT),
            (&answers, &deep, StatusCode::CONFLICT),
            (&answers, r#"{"../x": "1"}"#, StatusCode::UNPROCESSABLE_ENTITY),
            (&answers, r#"{"seen/x": "1"}"#, StatusCode::UNPROCESSABLE_ENTITY),
            (&answers, &file_value, StatusCode::UNPROCESSABLE_ENTITY),
            ("/api/v1/drafts", r#"{"service":"x","area":"y","z":1}"#, StatusCode::CONFLICT),
            ("/api/v1/drafts", r#"{"service":"x","area":"y"}"#, StatusCode::NOT_FOUND),
            ("/api/v1/drafts/x/answers", "{}", StatusCode::NOT_FOUND),
        ];
        for (path, body, status) in cases {
            let shown = browser.call(path, body.to_owned()).await;
            assert_eq!(shown.status, status, "{path} {body}: {}", shown.body);
            assert_eq!(shown.headers["content-type"], "application/problem+json");
            assert!(serde_json::from_str::<Value>(&shown.body).unwrap()["detail"].is_string());
        }
        let empty = browser.call(&format!("{draft}/submit"), "").await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        let problem: Value = serde_json::from_str(&empty.body).unwrap();
        assert!(problem["errors"].as_array().unwrap().len() > 3);
        let stranger = Browser::new(&house).call(&answers, "{}").await;
        assert_eq!(stranger.status, StatusCode::NOT_FOUND);
    }
}
