// SPDX-License-Identifier: EUPL-1.2
//! The interface for programs is described completely.

use crate::support::sqlite_house;
use axum::http::StatusCode;
use kontor::{interface, wiring};
use serde_json::Value;
use web::operation;

#[test]
fn every_operation_of_the_interface_is_described() {
    let faults = operation::faults(&wiring::routes(), &interface::operations());
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn every_description_has_words_in_both_languages() {
    let texts = wiring::texts().unwrap();
    for key in operation::text_keys(&interface::operations()) {
        for locale in ["de", "en"] {
            assert!(texts.contains(locale, key), "{key} ({locale})");
        }
    }
    for status in interface::operations().iter().flat_map(|one| one.problems) {
        assert!(texts.contains("de", &format!("web-api-problem-{status}")), "{status}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_description_is_an_openapi_document_that_names_the_whole_application() {
    let house = sqlite_house().await;
    let answer = house.browser().get("/api/v1/openapi.json").await;
    assert_eq!(answer.status, StatusCode::OK);
    let document: Value = serde_json::from_slice(&answer.body).unwrap();
    assert_eq!(document["openapi"], "3.1.0");
    let post = &document["paths"]["/api/v1/applications/{service}"]["post"];
    assert_eq!(post["operationId"], "api-application");
    let key = post["parameters"].as_array().unwrap().iter().find(|one| one["name"] == "Idempotency-Key");
    assert_eq!(key.unwrap()["required"], true);
    let body = &post["requestBody"]["content"]["application/json"]["schema"];
    assert_eq!(body["required"], serde_json::json!(["area", "answers"]));
    assert_eq!(body["properties"]["files"]["items"]["properties"]["content"]["contentEncoding"], "base64");
    let paths = document["paths"].as_object().unwrap();
    assert_eq!(
        paths.keys().filter(|path| path.starts_with("/api/v1/")).count(),
        paths.len(),
        "only the interface is described"
    );
    let unresolved =
        answer.text().matches("assistant-api-").count() + answer.text().matches("web-api-").count();
    assert_eq!(unresolved, 0, "every description is a sentence");
}
