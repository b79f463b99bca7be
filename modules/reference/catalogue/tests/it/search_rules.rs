// SPDX-License-Identifier: EUPL-1.2
//! Everyday words lead to the right service.

use crate::support::{import_all, read, schema};
use catalogue::{KIND_SERVICE, search_entries, topic_entries};
use foundation::Locale;
use search::Index;
use testkit::databases;

/// What people type, the service they mean, and among how many first services it must stand.
const GERMAN: [(&str, &str, usize); 30] = [
    ("Hund", "hundesteuer-anmeldung", 1),
    ("Hund anmelden", "hundesteuer-anmeldung", 1),
    ("Hund gestorben", "hundesteuer-abmeldung", 1),
    ("umziehen", "wohnsitz-anmeldung", 2),
    ("umgezogen neue Adresse", "wohnsitz-anmeldung", 1),
    ("Perso", "personalausweis", 1),
    ("Ausweis verloren", "personalausweis", 1),
    ("Reisepass", "reisepass", 1),
    ("Führerschein", "fuehrerschein-ersterteilung", 1),
    ("Führerschein verloren", "fuehrerschein-ersterteilung", 3),
    ("Baugenehmigung", "bauantrag", 1),
    ("Haus bauen", "bauantrag", 1),
    ("Gewerbe anmelden", "gewerbeanmeldung", 1),
    ("Gewerbe abmelden", "gewerbeabmeldung", 1),
    ("Müll", "wilder-muell-meldung", 3),
    ("Sperrmüll", "sperrmuell-anmeldung", 1),
    ("Anwohnerparken", "bewohnerparkausweis", 1),
    ("Auto anmelden", "kfz-zulassung", 1),
    ("heiraten", "eheschliessung-anmeldung", 1),
    ("Baby", "geburtsanzeige", 3),
    ("Elterngeld", "elterngeld", 1),
    ("Miete zu hoch", "wohngeld", 1),
    ("Angelschein", "fischereischein", 3),
    ("Schlagloch", "strassenschaden-meldung", 1),
    ("Osterfeuer", "brauchtumsfeuer-anzeige", 1),
    ("Dorffest", "veranstaltung", 1),
    ("Baum fällen", "baumfaellung-genehmigung", 1),
    ("Schwerbehindertenausweis", "schwerbehinderung-feststellung", 1),
    ("Polizeiliches Führungszeugnis", "fuehrungszeugnis", 1),
    ("Hundesteur", "hundesteuer-anmeldung", 2),
];

const ENGLISH: [(&str, &str, usize); 5] = [
    ("dog", "hundesteuer-anmeldung", 1),
    ("moving house", "wohnsitz-anmeldung", 1),
    ("passport", "reisepass", 1),
    ("start a business", "gewerbeanmeldung", 1),
    ("lost ID", "personalausweis", 1),
];

fn first_services(index: &Index, text: &str, locale: Locale) -> Vec<String> {
    let found = catalogue::find(index, text, locale, 10, 0).unwrap().hits;
    found.into_iter().filter(|hit| hit.kind == KIND_SERVICE).map(|hit| hit.id).collect()
}

#[tokio::test]
async fn everyday_words_lead_to_the_right_service() {
    for database in databases("everyday_words_lead_to_the_right_service", &schema()).await {
        import_all(&database.store).await;
        let (services, events) = read(&database.store).await;
        let index = Index::in_memory().unwrap();
        let entries = search_entries(&services);
        assert_eq!(entries.len(), 2 * 69);
        assert!(entries.iter().all(|entry| entry.kind == "service" && entry.audience == ["public"]));
        index.put(&entries).unwrap();
        index.put(&topic_entries(&[], &events)).unwrap();
        index.commit().unwrap();
        let mut missed = Vec::new();
        for (table, locale) in [(GERMAN.as_slice(), Locale::De), (ENGLISH.as_slice(), Locale::En)] {
            for (text, wanted, within) in table {
                let found = first_services(&index, text, locale);
                if !found.iter().take(*within).any(|key| key == wanted) {
                    missed.push(format!("{text}: {wanted} not among the first {within} of {found:?}"));
                }
            }
        }
        assert!(missed.is_empty(), "{missed:#?}");
    }
}

#[tokio::test]
async fn hints_for_the_phone_desk_are_not_found_by_the_public() {
    for database in databases("hints_for_the_phone_desk_are_not_found_by_the_public", &schema()).await {
        import_all(&database.store).await;
        let (services, _) = read(&database.store).await;
        let entries = search_entries(&services);
        for service in services.iter().filter(|service| !service.hints.is_empty()) {
            let own = entries.iter().filter(|entry| entry.id == service.key);
            assert!(
                own.clone().count() == 2 && own.clone().all(|entry| !entry.body.contains(&service.hints.de))
            );
        }
    }
}
