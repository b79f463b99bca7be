// SPDX-License-Identifier: EUPL-1.2
//! What the file of a summary declares.

use pdf::structure::inspect;
use pdf::{Fault, Language, PdfError, Renderer, Section, Summary};

use crate::fixtures::{created, summary};

#[test]
fn a_summary_declares_pdf_a_2a_and_pdf_ua_1() {
    let file = Renderer::new().unwrap().document(&summary(), created()).unwrap();
    let structure = inspect(&file).unwrap();
    assert_eq!(structure.archival_part.as_deref(), Some("2"));
    assert_eq!(structure.archival_conformance.as_deref(), Some("A"));
    assert_eq!(structure.accessibility_part.as_deref(), Some("1"));
    assert_eq!(structure.language.as_deref(), Some("de-DE"));
    assert_eq!(structure.title.as_deref(), Some("Zusammenfassung Ihres Antrags"));
    assert!(structure.marked && structure.displays_title);
    assert_eq!(structure.output_intents, 1);
    assert!(structure.fonts.iter().all(|font| font.embedded) && !structure.fonts.is_empty());
    assert_eq!(structure.pages, 1);
    let headings: Vec<&String> = structure.tags.iter().filter(|tag| tag.starts_with('H')).collect();
    assert_eq!(headings, ["H1", "H2", "H3", "H2"]);
    // One row heading and one cell for each of the eleven labels.
    assert_eq!(structure.tags.iter().filter(|tag| *tag == "TH").count(), 11);
    assert_eq!(structure.tags.iter().filter(|tag| *tag == "TD").count(), 11);
}

#[test]
fn a_long_summary_numbers_its_pages_in_its_language() {
    let rows = (0..120).map(|number| (format!("Question {number}"), "Answer").into()).collect();
    let long = Summary {
        language: Language::English,
        title: "Summary of your application".to_owned(),
        sections: vec![Section { level: 1, title: "Answers".to_owned(), rows }],
        ..Summary::default()
    };
    let file = Renderer::new().unwrap().document(&long, created()).unwrap();
    let structure = inspect(&file).unwrap();
    assert_eq!(structure.language.as_deref(), Some("en-GB"));
    assert!(structure.pages > 1);
    assert!(structure.text.contains(&format!("Page 2 of {}", structure.pages)));
    assert!(structure.text.contains("Question 119"));
}

#[test]
fn a_summary_needs_a_title_and_headings() {
    let renderer = Renderer::new().unwrap();
    let untitled = Summary { title: " ".to_owned(), ..summary() };
    let result = renderer.document(&untitled, created());
    assert!(matches!(result, Err(PdfError::Invalid(Fault::Untitled))));
    let mut bare = summary();
    bare.sections[0].title.clear();
    let result = renderer.document(&bare, created());
    assert!(matches!(result, Err(PdfError::Invalid(Fault::EmptyHeading))));
}
