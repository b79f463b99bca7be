// SPDX-License-Identifier: EUPL-1.2
//! Files: several at a question, looked at, limited, taken away with their bytes.

use crate::browser::Browser;
use crate::support::{House, PLACE, PROOF, SERVICE, dog_tax, houses, pdf, sample};
use axum::http::StatusCode;
use schemata::{Answers, Form};

/// A draft by the interface with two dogs, the second from a shelter, so that a proof is asked.
async fn with_question(browser: &mut Browser<'_>) -> String {
    let new = serde_json::json!({ "service": SERVICE, "area": PLACE }).to_string();
    let begun = browser.call("/api/v1/drafts", new).await;
    let begun: serde_json::Value = serde_json::from_str(&begun.body).unwrap();
    let id = begun["draft"].as_str().unwrap().to_owned();
    let answers: std::collections::BTreeMap<_, _> = sample().into_iter().collect();
    let body = serde_json::to_string(&answers).unwrap();
    let saved = browser.call(&format!("/api/v1/drafts/{id}/answers"), body).await;
    assert_eq!(saved.status, StatusCode::OK, "{}", saved.body);
    id
}

/// The page on which the proof is asked.
fn page(id: &str) -> String {
    let form = Form::compile(&dog_tax("1.0.0")).unwrap();
    let mut answers = Answers::empty(testkit::monday().date());
    for (path, value) in sample() {
        assert!(answers.set(&path, value));
    }
    format!("/de/antrag/{id}/seite/{}", form.page_of(PROOF, &answers).unwrap())
}

async fn stored(house: &House) -> i64 {
    house.count("select count(*) from draft_file").await
}

/// Objects in the folder of the authority, without its key.
fn objects(house: &House) -> usize {
    let folders = std::fs::read_dir(house.database.folder().join("blobs")).unwrap();
    let objects = folders.flat_map(|folder| std::fs::read_dir(folder.unwrap().path()).unwrap());
    objects.filter(|object| object.as_ref().unwrap().file_name() != "key").count()
}

#[tokio::test]
async fn several_files_answer_a_question_and_each_can_be_taken_away() {
    for house in houses("several_files_answer_a_question_and_each_can_be_taken_away").await {
        let mut browser = Browser::new(&house);
        let id = with_question(&mut browser).await;
        let shown = browser.get(&page(&id)).await;
        assert!(shown.body.contains("multipart/form-data") && shown.body.contains("type=\"file\""));
        let base = shown.base().to_owned();
        let (one, two) = (pdf(100), pdf(200));
        let files = [(PROOF, "../a.pdf", one.as_slice()), (PROOF, "b.pdf", two.as_slice())];
        let pairs = [("_base", base.as_str()), ("_then", "stay")];
        let sent = browser.upload(&page(&id), &pairs, &files).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
        let shown = browser.get(&page(&id)).await;
        assert!(shown.body.contains("a.pdf") && shown.body.contains("b.pdf"));
        assert_eq!((stored(&house).await, objects(&house)), (2, 2));
        let first = format!("{PROOF}/0");
        let pairs = [("_base", shown.base()), ("remove", first.as_str())];
        let removed = browser.upload(&page(&id), &pairs, &[]).await;
        assert_eq!(removed.status, StatusCode::SEE_OTHER, "{}", removed.body);
        let shown = browser.get(&page(&id)).await;
        assert!(!shown.body.contains("a.pdf") && shown.body.contains("b.pdf"));
        assert_eq!((stored(&house).await, objects(&house)), (1, 2), "the bytes go a little later");
        house.clock.advance(700);
        house.work().await;
        assert_eq!((stored(&house).await, objects(&house)), (1, 1));
        let case = browser.call(&format!("/api/v1/drafts/{id}/submit"), "").await;
        assert_eq!(case.status, StatusCode::OK, "{}", case.body);
        assert_eq!(house.count("select count(*) from case_attachment").await, 1);
        house.work().await;
        house.clock.advance(700);
        house.work().await;
        assert_eq!((stored(&house).await, objects(&house)), (0, 1), "what was sent stays");
    }
}

#[tokio::test]
async fn a_file_is_refused_with_a_reason_and_leaves_nothing_behind() {
    for house in houses("a_file_is_refused_with_a_reason_and_leaves_nothing_behind").await {
        let mut browser = Browser::new(&house);
        let id = with_question(&mut browser).await;
        let cases: [(&str, Vec<u8>, &str); 4] = [
            (PROOF, b"<script>alert(1)</script>".to_vec(), "Dateityp"),
            (PROOF, pdf(400_000), "zu groß"),
            ("G13000000006/F13000000042", pdf(100), "keine Datei"),
            ("../../x", pdf(100), "keine Datei"),
        ];
        for (field, bytes, reason) in cases {
            let shown = browser.upload(&page(&id), &[], &[(field, "x.pdf", &bytes)]).await;
            assert_eq!(shown.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
            assert!(shown.body.contains(reason), "{field}: {}", shown.body);
        }
        assert_eq!((stored(&house).await, objects(&house)), (0, 0));
    }
}

#[tokio::test]
async fn a_question_takes_no_more_files_than_it_allows() {
    for house in houses("a_question_takes_no_more_files_than_it_allows").await {
        let mut browser = Browser::new(&house);
        let id = with_question(&mut browser).await;
        let path = format!("/api/v1/drafts/{id}/files/{}?name=nachweis.pdf", web::route::encode(PROOF));
        let mut taken = 0;
        let refused = loop {
            let shown = browser.call(&path, pdf(100)).await;
            if shown.status != StatusCode::CREATED {
                break shown;
            }
            taken += 1;
            assert!(taken <= 10, "at most ten at a question");
        };
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("assistant-refused-files-field"), "{}", refused.body);
        assert_eq!(stored(&house).await, taken);
    }
}

#[tokio::test]
async fn the_bytes_of_an_expired_draft_are_deleted() {
    for house in houses("the_bytes_of_an_expired_draft_are_deleted").await {
        let mut browser = Browser::new(&house);
        let id = with_question(&mut browser).await;
        let path = format!("/api/v1/drafts/{id}/files/{}", web::route::encode(PROOF));
        assert_eq!(browser.call(&path, pdf(100)).await.status, StatusCode::CREATED);
        assert_eq!(objects(&house), 1);
        house.clock.advance(91 * 86_400);
        assert_eq!(assistant::sweep(&house.platform, house.now()).await.unwrap(), 1);
        house.clock.advance(700);
        house.work().await;
        assert_eq!((stored(&house).await, objects(&house)), (0, 0));
    }
}

#[tokio::test]
async fn a_draft_removed_while_it_is_sent_leaves_the_files_to_the_case() {
    for house in houses("a_draft_removed_while_it_is_sent_leaves_the_files_to_the_case").await {
        let mut browser = Browser::new(&house);
        let id = with_question(&mut browser).await;
        let path = format!("/api/v1/drafts/{id}/files/{}", web::route::encode(PROOF));
        assert_eq!(browser.call(&path, pdf(100)).await.status, StatusCode::CREATED);
        let sent = browser.call(&format!("/api/v1/drafts/{id}/submit"), "").await;
        assert_eq!(sent.status, StatusCode::OK, "{}", sent.body);
        // The job has not marked the draft as sent yet.
        let removed = browser.post(&format!("/de/antrag/{id}/loeschen"), &[]).await;
        assert_eq!(removed.status, StatusCode::SEE_OTHER);
        house.clock.advance(700);
        house.work().await;
        assert_eq!((house.count("select count(*) from cases").await, objects(&house)), (1, 1));
    }
}
