// SPDX-License-Identifier: EUPL-1.2
//! The way for programs.

use crate::browser::{Browser, Shown};
use crate::support::{PLACE, PROOF, SERVICE, houses, pdf, sample};
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
        let nobody = Browser::new(&house).call(&answers, "{}").await;
        assert_eq!(nobody.status, StatusCode::UNAUTHORIZED);
        let mut stranger = Browser::new(&house);
        begin(&mut stranger).await;
        assert_eq!(stranger.call(&answers, "{}").await.status, StatusCode::NOT_FOUND);
    }
}

const KEY: &str = "8d5f1f0e-0c1b-4f0e-9a53-0d2f1f6a7b10";
const WHOLE: &str = "/api/v1/applications/hundesteuer-anmeldung";

/// A whole application with both dogs and the proof for the second one.
fn whole() -> Value {
    let answers: std::collections::BTreeMap<_, _> = sample().into_iter().collect();
    let proof = base64::Engine::encode(&base64::engine::general_purpose::STANDARD, pdf(2_000));
    let file = serde_json::json!({ "question": PROOF, "name": "../Vertrag.pdf", "content": proof });
    serde_json::json!({ "area": PLACE, "answers": answers, "files": [file] })
}

fn read(shown: &Shown) -> Value {
    serde_json::from_str(&shown.body).unwrap()
}

#[tokio::test]
async fn an_application_in_one_piece_is_one_case_however_often_it_is_sent() {
    for house in houses("an_application_in_one_piece_is_one_case_however_often_it_is_sent").await {
        let mut program = Browser::new(&house);
        let made = program.call_named(WHOLE, KEY, whole().to_string()).await;
        assert_eq!(made.status, StatusCode::CREATED, "{}", made.body);
        let made = read(&made);
        assert!(made["reference"].is_string() && made["receipt"].is_object());
        house.work().await;
        let again = Browser::new(&house).call_named(WHOLE, KEY, whole().to_string()).await;
        assert_eq!((again.status, read(&again)), (StatusCode::OK, made.clone()), "the same answer");
        house.work().await;
        assert_eq!(house.count("select count(*) from cases").await, 1);
        assert_eq!(house.count("select count(*) from draft").await, 1);
        let mut other = whole();
        other["answers"]["G13000000101/G13000000003/G13000000001/F13000000001"] = "Andere".into();
        let other = program.call_named(WHOLE, KEY, other.to_string()).await;
        assert_eq!(other.status, StatusCode::CONFLICT, "a key names one request");
        let code = identity::Code::typed(made["resume_code"].as_str().unwrap());
        let (_, draft) = identity::resume(&house.platform.store, &code, house.now()).await.unwrap();
        assert_eq!(draft.to_string(), made["application"].as_str().unwrap());
    }
}

#[tokio::test]
async fn two_requests_with_one_key_at_once_are_one_case() {
    for house in houses("two_requests_with_one_key_at_once_are_one_case").await {
        let (mut first, mut second) = (Browser::new(&house), Browser::new(&house));
        let (one, two) = tokio::join!(
            first.call_named(WHOLE, KEY, whole().to_string()),
            second.call_named(WHOLE, KEY, whole().to_string())
        );
        assert!(one.status.is_success() && two.status.is_success(), "{} {}", one.body, two.body);
        assert_eq!(read(&one), read(&two));
        house.work().await;
        assert_eq!(house.count("select count(*) from cases").await, 1);
        assert_eq!(house.count("select count(*) from draft_file").await, 0, "files went with the case");
    }
}

#[tokio::test]
async fn what_is_wrong_in_one_piece_is_named_with_its_place() {
    for house in houses("what_is_wrong_in_one_piece_is_named_with_its_place").await {
        let mut program = Browser::new(&house);
        let family_name = "G13000000101/G13000000003/G13000000001/F13000000001";
        let pointer = "#/answers/G13000000101~1G13000000003~1G13000000001~1F13000000001";
        let changed = |change: &dyn Fn(&mut Value)| {
            let mut body = whole();
            change(&mut body);
            body.to_string()
        };
        let missing = |body: &mut Value| {
            body["answers"].as_object_mut().unwrap().remove(family_name);
        };
        let cases: Vec<(String, &str)> = vec![
            (changed(&missing), pointer),
            (changed(&|body| body["answers"]["../x"] = "1".into()), "#/answers/..~1x"),
            (changed(&|body| body["area"] = "000000000000".into()), "#/area"),
            (changed(&|body| body["files"][0]["content"] = "%%%".into()), "#/files/0/content"),
            (changed(&|body| body["files"][0]["content"] = "aGFsbG8=".into()), "#/files/0"),
            (changed(&|body| body["files"][0]["question"] = family_name.into()), "#/files/0"),
            (changed(&|body| body["files"] = Value::Array(vec![body["files"][0].clone(); 21])), "#/files"),
            (changed(&|body| body["extra"] = 1.into()), "#"),
            ("[".repeat(5_000), "#"),
        ];
        for (number, (body, pointer)) in cases.into_iter().enumerate() {
            let key = format!("{KEY}-{number}");
            let shown = program.call_named(WHOLE, &key, body).await;
            assert_eq!(shown.status, StatusCode::UNPROCESSABLE_ENTITY, "{pointer}: {}", shown.body);
            assert_eq!(shown.headers["content-type"], "application/problem+json");
            let problem = read(&shown);
            let pointers: Vec<_> = problem["errors"].as_array().unwrap().iter().collect();
            assert!(pointers.iter().any(|error| error["pointer"] == pointer), "{pointer}: {problem}");
            assert!(pointers.iter().all(|error| error["detail"].is_string()));
        }
        let unknown =
            program.call_named("/api/v1/applications/gibt-es-nicht", KEY, whole().to_string()).await;
        assert_eq!(unknown.status, StatusCode::NOT_FOUND);
        for key in ["", "zu-kurz", "mit leerzeichen und lang", &"x".repeat(129)] {
            let shown = program.call_named(WHOLE, key, whole().to_string()).await;
            assert_eq!(shown.status, StatusCode::UNPROCESSABLE_ENTITY, "{key}");
        }
        assert_eq!(house.count("select count(*) from draft").await, 0, "nothing was written");
    }
}
