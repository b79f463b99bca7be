// SPDX-License-Identifier: EUPL-1.2
//! One test for each rule of matching.

use search::Query;

use crate::corpus::{case, clerk, found, ids, index, index_of, public, service};

#[test]
fn title_weighs_more_than_body() {
    let index = index_of(&[
        service("body", "Allgemeines", "Hier steht das Wort Laterne in einem kurzen Text.", ""),
        service("title", "Laterne melden", "Hier steht ein kurzer Text zu diesem Thema.", ""),
    ]);
    assert_eq!(ids(&index.search(&public("Laternen")).unwrap()), ["title", "body"]);
}

#[test]
fn compound_is_found_by_each_of_its_parts() {
    let index = index_of(&[service("hund", "Hundesteueranmeldung", "", "")]);
    for part in ["Hund", "Steuer", "Anmeldung", "Hunde", "Hund Anmeldung", "Anmeldungen", "Hundeanmeldung"] {
        assert_eq!(found(&index, part).len(), 1, "{part}");
    }
}

#[test]
fn compound_in_the_query_finds_its_parts_as_words() {
    let index = index_of(&[service("a", "Anmeldung für den Hund", "", "")]);
    assert_eq!(found(&index, "Hundeanmeldung").len(), 1);
}

#[test]
fn all_words_must_match() {
    let index = index();
    let results = index.search(&public("Gewerbe Aufgabe")).unwrap();
    assert_eq!(ids(&results), ["gewerbe-ab"]);
}

#[test]
fn any_word_is_enough_when_all_words_find_nothing() {
    let index = index();
    let results = index.search(&public("Feuerwerk Quastenflosser")).unwrap();
    assert_eq!(ids(&results), ["feuerwerk"]);
    assert!(found(&index, "Quastenflosser").is_empty());
}

#[test]
fn typing_error_of_one_letter_is_forgiven_from_four_letters_on() {
    let index = index_of(&[service("baum", "Baum", "", ""), service("amt", "Uhr", "", "")]);
    assert_eq!(found(&index, "Bauu").len(), 1);
    assert_eq!(found(&index, "Buam").len(), 1, "a swap is one error");
    assert!(found(&index, "Bzzm").is_empty());
    assert!(found(&index, "Uhl").is_empty(), "three letters must be right");
}

#[test]
fn two_typing_errors_are_forgiven_from_eight_letters_on() {
    let index = index_of(&[service("f", "Fischereischein", "", "")]);
    assert_eq!(found(&index, "Fichereischen").len(), 1);
    assert!(found(&index, "Fchereishen").is_empty());
}

#[test]
fn typing_error_scores_lower_than_the_word_itself() {
    let index = index_of(&[service("bund", "Bund", "", ""), service("hund", "Allgemeines", "ein Hund", "")]);
    let hits = found(&index, "Hund");
    assert_eq!(hits.iter().map(|hit| hit.id.as_str()).collect::<Vec<_>>(), ["hund", "bund"]);
    assert!(hits[0].score > hits[1].score);
}

#[test]
fn all_words_as_typed_come_before_a_better_title_with_a_typing_error() {
    let index = index_of(&[
        service("error", "Hundesteuer abmelden", "", ""),
        service("exact", "Allgemeines", "Die Hundesteuer können Sie hier anmelden.", ""),
    ]);
    assert_eq!(ids(&index.search(&public("Hundesteuer anmelden")).unwrap()), ["exact", "error"]);
}

#[test]
fn enough_exact_hits_leave_typing_errors_out() {
    let mut entries: Vec<_> = (0..10).map(|n| service(&n.to_string(), "Hund", "", "")).collect();
    entries.push(service("bund", "Bund", "", ""));
    assert_eq!(index_of(&entries).search(&public("Hund")).unwrap().total, 10);
    entries.remove(0);
    assert_eq!(index_of(&entries).search(&public("Hund")).unwrap().total, 10);
}

#[test]
fn number_with_a_typing_error_is_another_number() {
    let index = index_of(&[service("a", "Formular 12345", "", "")]);
    assert_eq!(found(&index, "12345").len(), 1);
    assert!(found(&index, "12346").is_empty());
}

#[test]
fn beginning_of_a_word_finds_it() {
    let index = index();
    let hits = found(&index, "Hundest");
    assert!(hits.iter().any(|hit| hit.id == "hund") && hits.iter().any(|hit| hit.id == "hund-ab"));
    assert_eq!(found(&index, "Bundeszentral")[0].id, "fuehrungszeugnis", "also in the body");
}

#[test]
fn umlauts_are_found_in_every_spelling() {
    for written in ["Müll und Straße", "Muell und Strasse", "MÜLL UND STRASSE", "Mu\u{308}ll und Straße"]
    {
        let index = index_of(&[service("a", written, "", "")]);
        for typed in ["Müll", "Muell", "Mull", "MÜLL", "Mu\u{308}ll", "Straße", "Strasse", "straße müll"]
        {
            assert_eq!(found(&index, typed).len(), 1, "{typed} in {written}");
        }
    }
}

#[test]
fn english_entries_are_stemmed_in_english() {
    let index = index();
    for text in ["registrations", "registering dogs", "dogs", "the application for a dog"] {
        let query = Query { locale: Some("en".into()), ..public(text) };
        assert_eq!(ids(&index.search(&query).unwrap()), ["hund"], "{text}");
        assert_eq!(index.search(&query).unwrap().hits[0].locale, "en");
    }
    assert_eq!(found(&index, "registrations")[0].locale, "en", "without a locale both languages are tried");
}

#[test]
fn locale_limits_the_hits() {
    let index = index();
    let german = Query { locale: Some("de".into()), ..public("dog") };
    assert_eq!(index.search(&german).unwrap().total, 0);
}

#[test]
fn synonyms_find_each_other_but_after_the_word_itself() {
    let index = index_of(&[
        service("b", "Fahrerlaubnis", "", ""),
        service("a", "Führerschein", "", ""),
        service("c", "Anderes", "", ""),
    ]);
    assert_eq!(ids(&index.search(&public("Führerschein")).unwrap()), ["a", "b"]);
    assert_eq!(ids(&index.search(&public("Fahrerlaubnis")).unwrap()), ["b", "a"]);
}

#[test]
fn case_number_is_found_exactly_and_first() {
    let index = index();
    for typed in
        ["2026-000123", " 2026-000123 ", "2026\u{2013}000123", "2026000123", "2026 000123", "(2026-000123)"]
    {
        let results = index.search(&clerk("amt", typed)).unwrap();
        assert_eq!(ids(&results).first(), Some(&"c1"), "{typed}");
        assert!(!ids(&results).contains(&"c2"), "{typed}");
    }
    let results = index.search(&clerk("amt", "2026-000123")).unwrap();
    assert_eq!(ids(&results), ["c1", "c5"], "an entry that mentions the number follows");
    assert_eq!(ids(&index.search(&clerk("stadt", "32.1/45-7")).unwrap()), ["c4"]);
}

#[test]
fn case_number_is_found_by_its_beginning() {
    let index = index();
    let results = index.search(&clerk("amt", "2026-0001")).unwrap();
    let mut found = ids(&results);
    found[..2].sort_unstable();
    assert_eq!(found, ["c1", "c2", "c5"], "the entry whose text has a number that begins so follows");
    assert_eq!(ids(&index.search(&clerk("stadt", "32.1/")).unwrap()), ["c4"]);
}

#[test]
fn case_number_and_word_go_together() {
    let index = index();
    assert_eq!(ids(&index.search(&clerk("amt", "2026-000123 Hundesteuer")).unwrap()), ["c1"]);
}

#[test]
fn nobody_finds_what_is_not_meant_for_them() {
    let index = index();
    for text in ["Krüger", "2026-000123", "Krueger", "Krügre", "Krü", "Widerspruch", "Carport"] {
        for hit in index.search(&public(text)).unwrap().hits {
            assert_eq!(hit.kind, "service", "{text}");
        }
        for hit in index.search(&clerk("stadt", text)).unwrap().hits {
            assert!(hit.kind == "service" || hit.id == "c4", "{text}");
        }
    }
    let nobody = Query { audience: Vec::new(), ..public("Hund") };
    assert_eq!(index.search(&nobody).unwrap().total, 0);
    let mut secret = service("s", "Geheimnis", "", "");
    secret.audience.clear();
    assert_eq!(index_of(&[secret]).search(&public("Geheimnis")).unwrap().total, 0);
}

#[test]
fn kinds_and_owner_limit_the_hits() {
    let index = index();
    let cases = Query { kinds: vec!["case".into()], ..clerk("amt", "Hundesteuer") };
    assert_eq!(ids(&index.search(&cases).unwrap()), ["c1"]);
    let both = Query { audience: vec!["clerk:amt".into(), "clerk:stadt".into()], ..public("Gewerbe") };
    assert_eq!(ids(&index.search(&Query { owner: Some("stadt".into()), ..both.clone() }).unwrap()), ["c4"]);
    assert_eq!(index.search(&Query { owner: Some("amt".into()), ..both }).unwrap().total, 0);
}

#[test]
fn pages_follow_each_other_and_the_total_stays() {
    let entries: Vec<_> = (0..25).map(|n| service(&format!("{n:02}"), "Hund", "", "")).collect();
    let index = index_of(&entries);
    let mut seen = Vec::new();
    for offset in [0, 10, 20] {
        let results = index.search(&Query { offset, ..public("Hund") }).unwrap();
        assert_eq!(results.total, 25);
        seen.extend(results.hits.into_iter().map(|hit| hit.id));
    }
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen.len(), 25);
    let count = index.search(&Query { limit: 0, ..public("Hund") }).unwrap();
    assert_eq!((count.total, count.hits.len()), (25, 0));
}

#[test]
fn a_list_gets_every_match_up_to_a_bound_and_learns_how_many_there_are() {
    let entries: Vec<_> = (0..1_050).map(|n| service(&format!("{n:04}"), "Hund", "", "")).collect();
    let index = index_of(&entries);
    let (total, found) = index.identifiers(&Query { limit: 1, offset: 7, ..public("Hund") }).unwrap();
    assert_eq!((total, found.len()), (1_050, search::MOST_IDENTIFIERS));
    let (total, found) = index.identifiers(&public("Katze")).unwrap();
    assert_eq!((total, found.len()), (0, 0));
    assert_eq!(index.search(&Query { limit: 500, ..public("Hund") }).unwrap().hits.len(), 100);
}

#[test]
fn newer_comes_first_among_equals() {
    let entries: Vec<_> = [3_i64, 9, 5]
        .into_iter()
        .map(|date| search::Entry { date, ..case(&date.to_string(), "amt", "", "Hund") })
        .collect();
    assert_eq!(ids(&index_of(&entries).search(&clerk("amt", "Hund")).unwrap()), ["9", "5", "3"]);
}

#[test]
fn stop_words_do_not_count_unless_alone() {
    let index = index();
    assert_eq!(found(&index, "der die das Feuerwerk")[0].id, "feuerwerk");
    assert!(!found(&index, "nach").is_empty());
    assert_eq!(found(&index, "").len(), 0);
    assert_eq!(found(&index, " .,;:!? ").len(), 0);
}

#[test]
fn only_200_characters_and_12_words_count() {
    let index = index_of(&[service("a", "Feuerwerk", "", "")]);
    let late = format!("Feuerwerk{}Quastenflosser", " ".repeat(200));
    assert_eq!(found(&index, &late).len(), 1);
    let words = "Feuerwerk ".repeat(12) + "Quastenflosser";
    assert_eq!(found(&index, &words).len(), 1);
}

#[test]
fn snippet_shows_the_words_found() {
    let filler = "Dieser Satz enthält nichts von Bedeutung. ".repeat(20);
    let body = format!("{filler}Die Hundesteuer wird jährlich fällig. {filler}");
    let index = index_of(&[service("a", "Satzung", &body, "")]);
    let snippet = &found(&index, "Steuer")[0].snippet;
    assert!(snippet.contains(&("Hundesteuer".to_owned(), true)), "{snippet:?}");
    let shown: String = snippet.iter().map(|(text, _)| text.as_str()).collect();
    assert!(shown.starts_with("… ") && shown.ends_with(" …"), "{shown}");
    assert!(shown.chars().count() <= 200, "{shown}");
    let plain = &found(&index, "Satzung")[0].snippet;
    assert!(plain.len() == 1 && !plain[0].1 && plain[0].0.starts_with("Dieser Satz"), "{plain:?}");
}
