// SPDX-License-Identifier: EUPL-1.2
//! What people read on the pages: counted sections, limits of files, the language of the law, letterheads.

use crate::support::{ADMINISTRATOR, sqlite_house};
use axum::http::StatusCode;

#[tokio::test(flavor = "multi_thread")]
async fn sections_that_only_inform_are_not_counted() {
    let house = sqlite_house().await;
    let mut browser = house.browser();
    let start = "/de/antrag/veranstaltung/beginnen";
    let draft = browser.post(start, &[("ort", "130745451019")]).await;
    assert_eq!(draft.status, StatusCode::SEE_OTHER, "{}", draft.text());
    let tasks = browser.get(&draft.location()).await.text();
    assert!(tasks.contains("0 von 6 Abschnitten erledigt"), "{tasks}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_words_of_the_law_are_marked_as_german_on_english_pages() {
    let house = sqlite_house().await;
    let english = house.browser().get("/en/service/hundesteuer-anmeldung").await;
    assert_eq!(english.status, StatusCode::OK);
    let english = english.text();
    assert!(english.contains("<span lang=\"de\">") && english.contains("The text of the law is in German."));
    let german = house.browser().get("/de/leistung/hundesteuer-anmeldung").await.text();
    assert!(!german.contains("<span lang=\"de\">") && !german.contains("Der Text des Rechts ist deutsch."));
    let values = house.person(ADMINISTRATOR).await.get("/en/administration/values").await.text();
    assert!(values.contains("<span lang=\"de\">§§ 69, 70 VwGO</span>"), "{values}");
}

#[tokio::test(flavor = "multi_thread")]
async fn remedies_have_words_and_no_codes() {
    let house = sqlite_house().await;
    let mut administrator = house.person(ADMINISTRATOR).await;
    for (path, word) in [
        ("/de/verwaltung/werte", "Widerspruch"),
        ("/en/administration/values", "Objection"),
        ("/de/verwaltung/rechtstraeger", "Widerspruch"),
        ("/en/administration/legal-entities", "Objection"),
    ] {
        let html = administrator.get(path).await.text();
        assert!(html.contains(word) && !html.contains("widerspruch-"), "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letterhead_names_street_clerk_and_extension_and_no_name_twice() {
    let house = sqlite_house().await;
    let mut tx = house.platform.store.read(store::Reach::Everyone).await.unwrap();
    for authority in organisation::authorities(&mut tx).await.unwrap() {
        let people = organisation::people_at(&mut tx, authority.id).await.unwrap();
        for entity in organisation::legal_entities_of(&mut tx, authority.id).await.unwrap() {
            let lines = entity.letterhead_lines(&authority, foundation::Locale::De);
            assert!(!lines.contains(&authority.name.de), "{lines:?}");
            assert!(lines.iter().any(|line| line.contains(&authority.street) && line.contains("MUSTER")));
        }
        for person in people.iter().filter(|person| !person.phone.is_empty()) {
            let contact = authority.contact(Some(person), foundation::Locale::De);
            assert!(contact.contains(&("Telefon".to_owned(), person.phone.clone())), "{contact:?}");
            assert!(contact.contains(&("Bearbeitung".to_owned(), person.display_name.clone())));
        }
    }
}
