// SPDX-License-Identifier: EUPL-1.2
//! Files in the browser: XZuFi and CSV out and in.

use crate::house::{AMT, House, assert_complete, houses};
use foundation::Role;

const EXCHANGE: &str = "/de/verwaltung/leistungen/austausch";

async fn table(house: &House) -> String {
    let person = house.person("Exporteur", Role::Administrator, AMT).await;
    let (status, text) = person.get("/de/verwaltung/leistungen/austausch/leistungen.csv").await;
    assert_eq!(status, 200);
    text
}

#[tokio::test]
async fn a_table_comes_back_as_drafts_only_where_it_differs() {
    for house in houses("a_table_comes_back_as_drafts_only_where_it_differs").await {
        let person = house.person("Anna", Role::Administrator, AMT).await;
        let text = table(&house).await;
        let same = person.upload(EXCHANGE, "a.csv", text.as_bytes()).await;
        assert_complete("result", &same);
        assert_eq!(same.1.matches("Unverändert").count(), 69, "{}", same.1);
        let changed = text.replacen("Hund zur Hundesteuer anmelden", "Hund anmelden; neu", 1);
        // The cell now holds the separator and must be quoted.
        let changed = changed.replacen("Hund anmelden; neu", "\"Hund anmelden; neu\"", 1);
        let answer = person.upload(EXCHANGE, "b.csv", changed.as_bytes()).await.1;
        assert_eq!(answer.matches("Entwurf mit Änderungen").count(), 1, "{answer}");
        assert!(
            person
                .get("/de/verwaltung/leistung/hundesteuer-anmeldung")
                .await
                .1
                .contains("Hund anmelden; neu")
        );
        // An open draft is not overwritten by another file.
        let again = changed.replacen("Hund anmelden; neu", "Hund anmelden; noch neuer", 1);
        assert!(person.upload(EXCHANGE, "c.csv", again.as_bytes()).await.1.contains("offenen Entwurf"));
    }
}

#[tokio::test]
async fn a_new_line_of_a_table_becomes_a_draft_with_a_list_of_what_is_missing() {
    let name = "a_new_line_of_a_table_becomes_a_draft_with_a_list_of_what_is_missing";
    for house in houses(name).await {
        let person = house.person("Anna", Role::Administrator, AMT).await;
        let table = "key;name.de;leika_key\r\nbootssteg;Bootssteg anzeigen;13006001004999\r\n";
        let answer = person.upload(EXCHANGE, "neu.csv", table.as_bytes()).await.1;
        assert!(
            answer.contains("Neuer Entwurf") && answer.contains("Wege zur Behörde")
                || answer.contains("Weg 1"),
            "{answer}"
        );
        assert_eq!(person.get("/de/verwaltung/leistung/bootssteg").await.0, 200);
        assert_eq!(house.visitor().get("/de/leistung/bootssteg").await.0, 404);
    }
}

#[tokio::test]
async fn the_xzufi_file_comes_back_unchanged_and_foreign_services_become_drafts() {
    let name = "the_xzufi_file_comes_back_unchanged_and_foreign_services_become_drafts";
    for house in houses(name).await {
        let person = house.person("Anna", Role::Administrator, AMT).await;
        let (_, xml) = person.get("/de/verwaltung/leistungen/austausch/xzufi.xml").await;
        let same = person.upload(EXCHANGE, "x.xml", xml.as_bytes()).await.1;
        assert_eq!(same.matches("Unverändert").count(), 69, "{same}");
        let foreign =
            xml.replace("13006001004000", "13006001004777").replace("hundesteuer-anmeldung", "fremd-4711");
        let answer = person.upload(EXCHANGE, "y.xml", foreign.as_bytes()).await.1;
        assert_eq!(answer.matches("Neuer Entwurf").count(), 1, "{answer}");
        assert_eq!(person.get("/de/verwaltung/leistung/fremd-4711").await.0, 200);
    }
}

#[tokio::test]
async fn a_file_that_cannot_be_read_is_refused_at_its_field() {
    for house in houses("a_file_that_cannot_be_read_is_refused_at_its_field").await {
        let person = house.person("Anna", Role::Administrator, AMT).await;
        for (bytes, sentence) in [
            (b"".as_slice(), "Wählen Sie eine Datei aus."),
            (b"name;colour\na;b", "keine Spalte"),
            (b"key;colour\na;b", "colour"),
            (b"key\n", "keine Leistung"),
            (b"<transfer xmlns=\"urn:x\"/>", "Fassung von XZuFi"),
            (b"<!DOCTYPE a [<!ENTITY b \"c\">]><a/>", "Dokumenttyp"),
            (b"<a", "kein lesbares XML"),
        ] {
            let (status, html) = person.upload(EXCHANGE, "x", bytes).await;
            assert_eq!(status, 422, "{sentence}");
            assert!(html.contains(sentence) && html.contains("href=\"#file\""), "{sentence}: {html}");
        }
        let large = vec![b'x'; 9 * 1024 * 1024];
        let (status, _) = person.upload(EXCHANGE, "large", &large).await;
        assert!(status == 422 || status == 409 || status == 413, "{status}");
    }
}
