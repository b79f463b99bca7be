// SPDX-License-Identifier: EUPL-1.2
//! What the file of a letter declares.

use pdf::structure::{Structure, inspect};
use pdf::{Letter, Renderer};

use crate::fixtures::{created, english, german};

fn structure(letter: &Letter) -> Structure {
    inspect(&Renderer::new().unwrap().letter(letter, created()).unwrap()).unwrap()
}

fn declares_archival_and_accessible(structure: &Structure) {
    assert_eq!(structure.archival_part.as_deref(), Some("2"));
    assert_eq!(structure.archival_conformance.as_deref(), Some("A"));
    assert_eq!(structure.accessibility_part.as_deref(), Some("1"));
    assert!(structure.marked && structure.displays_title);
    assert_eq!(structure.output_intents, 1);
    assert!(!structure.fonts.is_empty());
    for font in &structure.fonts {
        assert!(font.embedded, "{} is not embedded", font.name);
    }
}

#[test]
fn a_german_letter_declares_pdf_a_2a_and_pdf_ua_1() {
    let structure = structure(&german());
    declares_archival_and_accessible(&structure);
    assert_eq!(structure.language.as_deref(), Some("de-DE"));
    assert_eq!(structure.title.as_deref(), Some("Hundesteuerbescheid 2026"));
    assert_eq!(structure.pages, 2);
}

#[test]
fn an_english_letter_declares_pdf_a_2a_and_pdf_ua_1() {
    let structure = structure(&english());
    declares_archival_and_accessible(&structure);
    assert_eq!(structure.language.as_deref(), Some("en-GB"));
    assert_eq!(structure.title.as_deref(), Some("Dog tax notice 2026"));
    assert_eq!(structure.pages, 2);
}

/// Structure in reading order; an information block is a table with row headings.
#[test]
fn the_tags_of_a_letter_follow_its_reading_order() {
    let mut expected: Vec<&str> = "Document P P P P Table".split(' ').collect();
    // Two reference lines, four lines of contact, the date.
    (0..7).for_each(|_| expected.extend(["TR", "TH", "TD"]));
    expected.extend("P H1 P P Strong Em Link Span Div Caption Span Div Table THead TR".split(' '));
    (0..4).for_each(|_| expected.extend(["TH", "Strong"]));
    expected.push("TBody");
    (0..12).for_each(|_| expected.extend(["TR", "TD", "TD", "TD", "TD"]));
    let list = ["L", "LI", "Lbl", "LBody", "LI", "Lbl", "LBody", "LI", "Lbl", "LBody"];
    expected.extend(["H2", "P", "P"]);
    expected.extend(list);
    expected.push("H3");
    expected.extend(list);
    expected.extend(["H2", "P", "P", "P"]);
    assert_eq!(structure(&german()).tags, expected);
}

#[test]
fn a_letter_numbers_its_pages_and_shows_the_sample_word_on_each() {
    let german = structure(&german()).text;
    assert!(german.contains("Seite 1 von 2") && german.contains("Seite 2 von 2"));
    // Behind the text of two pages and once in the text.
    assert_eq!(german.matches("MUSTER").count(), 3);
    let english = structure(&english()).text;
    assert!(english.contains("Page 1 of 2") && english.contains("Page 2 of 2"));
    assert_eq!(english.matches("SAMPLE").count(), 3);
}

#[test]
fn a_letter_that_is_no_sample_carries_no_mark() {
    let letter = Letter { sample: None, ..german() };
    assert!(!structure(&letter).text.contains("MUSTER"));
}

#[test]
fn the_smallest_letter_is_a_whole_document() {
    let letter = Letter { title: "Brief".to_owned(), subject: "Betreff".to_owned(), ..Letter::default() };
    let structure = structure(&letter);
    declares_archival_and_accessible(&structure);
    assert_eq!(structure.tags, ["Document", "H1"]);
    assert_eq!(structure.pages, 1);
}

#[test]
fn equal_input_and_time_give_equal_bytes() {
    let renderer = Renderer::new().unwrap();
    let first = renderer.letter(&german(), created()).unwrap();
    renderer.letter(&english(), created()).unwrap();
    assert!(first == renderer.letter(&german(), created()).unwrap());
    let later = created() + jiff::SignedDuration::from_secs(1);
    assert!(first != renderer.letter(&german(), later).unwrap());
}

#[test]
fn one_renderer_serves_many_threads() {
    let renderer = Renderer::new().unwrap();
    let expected = renderer.letter(&german(), created()).unwrap();
    std::thread::scope(|scope| {
        let threads: Vec<_> =
            (0..4).map(|_| scope.spawn(|| renderer.letter(&german(), created()).unwrap())).collect();
        for thread in threads {
            assert!(thread.join().unwrap() == expected);
        }
    });
}

#[test]
fn a_long_information_block_pushes_the_subject_down() {
    let mut letter = german();
    letter.reference = (0..16).map(|number| (format!("Zeichen {number}"), "1").into()).collect();
    assert!(structure(&letter).pages >= 2);
}
