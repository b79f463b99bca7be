// SPDX-License-Identifier: EUPL-1.2
//! Files of letters: what they declare, and what stands in them.

use crate::support::{order, words};
use foundation::{Clock, Locale};
use notices::{LetterKind, TemplateText, Words, compose};
use pdf::Renderer;
use pdf::structure::{Structure, inspect};

fn render(kind: LetterKind, locale: Locale) -> Structure {
    let template = TemplateText::default_of(kind, locale);
    let at = testkit::clock().now();
    let letter = compose(&order(1, kind, locale), at, &template, &words()).unwrap();
    let created = jiff::Timestamp::from_microsecond(at.micros()).unwrap();
    inspect(&Renderer::new().unwrap().letter(&letter, created).unwrap()).unwrap()
}

#[test]
fn every_kind_becomes_an_archivable_and_accessible_file_in_both_languages() {
    for kind in LetterKind::ALL {
        for (locale, language) in [(Locale::De, "de-DE"), (Locale::En, "en-GB")] {
            let file = render(kind, locale);
            assert_eq!(file.archival_part.as_deref(), Some("2"), "{kind:?} {locale:?}");
            assert_eq!(file.archival_conformance.as_deref(), Some("A"), "{kind:?} {locale:?}");
            assert_eq!(file.accessibility_part.as_deref(), Some("1"), "{kind:?} {locale:?}");
            assert_eq!(file.language.as_deref(), Some(language), "{kind:?}");
            let subject = TemplateText::default_of(kind, locale).subject;
            assert_eq!(file.title, Some(format!("{subject} – K-2026-000042")), "{kind:?}");
            assert!(file.marked && file.displays_title, "{kind:?} {locale:?}");
            assert!(file.fonts.iter().all(|font| font.embedded), "{kind:?} {locale:?}");
            assert!(
                file.tags.contains(&"H1".to_owned()) && file.tags.contains(&"P".to_owned()),
                "{:?}",
                file.tags
            );
            assert!(file.text.contains("MUSTER"), "{kind:?} {locale:?}: {}", file.text);
        }
    }
}

#[test]
fn tables_and_lists_keep_their_structure() {
    let tax = render(LetterKind::DogTaxNotice, Locale::De);
    assert!(
        ["Table", "TR", "TH", "TD"].iter().all(|tag| tax.tags.iter().any(|found| found == tag)),
        "{:?}",
        tax.tags
    );
    let request = render(LetterKind::DocumentRequest, Locale::De);
    assert!(
        ["L", "LI"].iter().all(|tag| request.tags.iter().any(|found| found == tag)),
        "{:?}",
        request.tags
    );
}

fn with_reasons(reasons: &str) -> Structure {
    let mut order = order(1, LetterKind::Answer, Locale::De);
    order.variables["reasons"] = reasons.into();
    order.variables["case"]["service"] = reasons.into();
    let at = testkit::clock().now();
    let template = TemplateText::default_of(LetterKind::Answer, Locale::De);
    let letter = compose(&order, at, &template, &Words::default()).unwrap();
    let created = jiff::Timestamp::from_microsecond(at.micros()).unwrap();
    inspect(&Renderer::new().unwrap().letter(&letter, created).unwrap()).unwrap()
}

#[test]
fn values_stay_plain_text_down_to_the_file() {
    let plain = with_reasons("harmlos");
    for hostile in [
        "# Titel",
        "- Punkt\n- Punkt",
        "| a | b |\n| c | d |",
        "**fett**",
        "{{ case.reference }}",
        "a\u{202e}b",
    ] {
        let file = with_reasons(hostile);
        assert_eq!(file.tags, plain.tags, "{hostile:?}");
    }
    assert!(with_reasons("**fett** | {{ x }}").text.contains("**fett** | {{ x }}"));
    assert!(
        with_reasons("a\u{202e}b").text.contains("a[U+202E]b"),
        "marks of direction are shown, not obeyed"
    );
}

#[test]
fn only_sample_installations_mark_their_letters() {
    assert!(!with_reasons("harmlos").text.contains("MUSTER"));
}
