// SPDX-License-Identifier: EUPL-1.2
//! Real schemata of federal information management become forms that can be filled in and sent.

use crate::faults::send;
use crate::support::sqlite_house;
use axum::http::StatusCode;
use foundation::Clock as _;
use kontor::command::import;
use schemata::Answers;
use serde_json::{Value, json};
use testkit::shared_data;

const REAL: [(&str, usize); 4] =
    [("BlaueKarte", 0), ("S00000094V1.0_xdf2", 1), ("S00000186v1.0_xdf2", 1), ("S00000246v1.1_xdf2", 1)];

#[tokio::test(flavor = "multi_thread")]
async fn the_four_real_schemata_become_forms_that_can_be_sent() {
    let Some(data) = shared_data("the_four_real_schemata_become_forms_that_can_be_sent") else { return };
    let house = sqlite_house().await;
    for (name, untranslated) in REAL {
        let file = data.join(format!("fim/xdatenfelder/real/{name}.xml"));
        let lists = import::read_code_lists(&file, None).unwrap();
        let message = std::fs::read(&file).unwrap();
        let platform = &house.platform;
        let imported = import::take_over(&platform.store, &platform.policy, &message, &lists).await.unwrap();
        assert_eq!(imported.untranslated_rules.len(), untranslated, "{name}: every rule is listed");
        let mut tx = platform.store.read(foundation::OwnerId::INSTALLATION).await.unwrap();
        let form = schemata::current_form(&mut tx, &imported.slug).await.unwrap();
        drop(tx);
        let filled = form.with_examples(&Answers::empty(house.clock.today()));
        let files: Vec<_> = form.files(&filled).into_iter().map(|answer| answer.path).collect();
        let typed: serde_json::Map<_, _> = filled
            .iter()
            .filter(|(path, _)| !files.iter().any(|file| file == path))
            .map(|(path, value)| (path.to_owned(), Value::from(value)))
            .collect();
        let mut browser = house.browser();
        let begin = json!({ "service": imported.slug, "area": "130745451019" }).to_string().into_bytes();
        let begun = send(&mut browser, "/api/v1/drafts", begin, "application/json").await;
        assert_eq!(begun.status, StatusCode::CREATED, "{name}: {}", begun.text());
        let begun: Value = serde_json::from_slice(&begun.body).unwrap();
        let draft = format!("/api/v1/drafts/{}", begun["draft"].as_str().unwrap());
        let saved = send(
            &mut browser,
            &format!("{draft}/answers"),
            Value::Object(typed).to_string().into_bytes(),
            "application/json",
        )
        .await;
        assert_eq!(saved.status, StatusCode::OK, "{name}: {}", saved.text());
        for path in files {
            let to = format!("{draft}/files/{}?name=beleg.pdf", web::route::encode(&path));
            let stored = send(&mut browser, &to, b"%PDF-1.7\nMUSTER".to_vec(), "application/pdf").await;
            assert_eq!(stored.status, StatusCode::CREATED, "{name} {path}: {}", stored.text());
        }
        let sent = send(&mut browser, &format!("{draft}/submit"), b"{}".to_vec(), "application/json").await;
        assert_eq!(sent.status, StatusCode::OK, "{name}: {}", sent.text());
    }
}
