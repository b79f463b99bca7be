// SPDX-License-Identifier: EUPL-1.2
//! The templates with the texts of both languages.

use super::{ListPage, PreviewPage, SchemaPage};
use crate::model::{Answers, Finding, FindingKind, Form, RuleProblem, Source};
use crate::store::{InstalledSchema, SchemaStatus};
use askama::Template;
use foundation::{Date, Locale, Timestamp, Translated};
use std::sync::Arc;
use web::{Access, Page, Route, RouteTable, TextCatalog};
use xdatenfelder::quality::LintOptions;
use xdatenfelder::rules::DiagnosticKind;

fn page(locale: Locale, title: &str) -> Page {
    let mut texts = i18n::Catalog::new();
    for (language, source) in [
        ("de", web::TEXTS_DE),
        ("en", web::TEXTS_EN),
        ("de", include_str!("../../locales/de.ftl")),
        ("en", include_str!("../../locales/en.ftl")),
    ] {
        texts.add(language, source).expect("texts");
    }
    let mut routes = crate::routes();
    for name in ["home", "sign-in", "easy-language", "accessibility", "privacy", "imprint", "licences"] {
        routes.push(Route::page(name, "/de/x", "/en/x", Access::Public));
    }
    Page::new(locale, title, Arc::new(TextCatalog(texts)), Arc::new(RouteTable::of(&routes)))
}

fn form() -> Form {
    let source = Source {
        xml: include_bytes!("../../../../../demo/schemata/event.xdf3.xml").to_vec(),
        english: include_str!("../../../../../demo/schemata/event.en.toml").to_owned(),
        meta: include_str!("../../../../../demo/schemata/event.meta.toml").to_owned(),
    };
    Form::compile(&source).expect("a form")
}

/// Complete, every text found, every link known, no inline style.
fn sound(html: &str) {
    assert!(html.starts_with("<!DOCTYPE html>") && html.trim_end().ends_with("</html>"));
    for missing in ["[schemata-", "[web-", "{$", "#unknown-", "style="] {
        assert!(!html.contains(missing), "{missing} in {html}");
    }
    assert!(!html.contains(">schemata-") && !html.contains(">web-"), "a text is missing");
    assert_eq!(html.matches("<h1").count(), 1);
}

#[test]
fn the_list_names_every_version_and_escapes_titles() {
    let schema = InstalledSchema {
        schema_id: "S13000000003".to_owned(),
        version: "1.0.0".to_owned(),
        slug: "event".to_owned(),
        status: SchemaStatus::Current,
        title: Translated::new("Fest <b>", "Event <b>"),
        installed_at: Timestamp::from_micros(0),
        notes: 3,
    };
    for locale in Locale::ALL {
        let html =
            ListPage::new(page(locale, "Formulare"), std::slice::from_ref(&schema)).render().expect("a page");
        sound(&html);
        assert!(html.contains("S13000000003") && !html.contains("<b>"));
    }
}

#[test]
fn a_form_shows_structure_rules_and_notes() {
    let form = form();
    let notes: Vec<Finding> = FindingKind::ALL
        .iter()
        .map(|kind| Finding { element_id: "F1".to_owned(), kind: *kind, detail: "x".to_owned() })
        .collect();
    for locale in Locale::ALL {
        let xml =
            include_str!("../../../../../demo/schemata/event.xdf3.xml").replace("<xdf:name>", "<xdf:name>Ж");
        let report = xdatenfelder::quality::lint(xml.as_bytes(), &LintOptions::default()).expect("a report");
        let html = SchemaPage::new(page(locale, "Fest"), &form, &notes, &report).render().expect("a page");
        sound(&html);
        assert!(html.contains("R13") && html.contains("F13000000303"));
        assert!(html.contains("1131") && html.contains("name: Ж"));
    }
}

#[test]
fn the_preview_shows_every_question_and_cannot_be_filled_in() {
    let form = form();
    for locale in Locale::ALL {
        let answers = Answers::empty(Date::constant(2026, 3, 2));
        let html =
            PreviewPage::new(page(locale, "Vorschau"), locale, &form, answers).render().expect("a page");
        sound(&html);
        let asked =
            form.elements().into_iter().filter(|e| !matches!(e.data_type, "group" | "choice" | "label"));
        for element in asked {
            assert!(html.contains(&element.id), "{}", element.path);
        }
        assert!(html.contains("disabled"));
    }
}

#[test]
fn every_reason_why_a_rule_is_not_followed_has_a_sentence_in_both_languages() {
    let own = [
        "unknown-element",
        "ambiguous-element",
        "other-repetition",
        "no-field",
        "no-date",
        "unknown-value",
        "wrong-value",
        "too-few-fields",
        "too-large",
        "script",
    ];
    let kinds = DiagnosticKind::ALL.iter().map(|kind| kind.as_str()).chain(own);
    for kind in kinds {
        let problem = RuleProblem { kind, excerpt: "dort".to_owned(), start: 0, end: 4 };
        for locale in Locale::ALL {
            let text = super::problem_text(&page(locale, "x"), &problem);
            assert!(text.contains("dort") && !text.contains("schemata-"), "{kind}: {text}");
        }
    }
}
