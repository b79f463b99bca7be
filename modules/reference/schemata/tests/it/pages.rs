// SPDX-License-Identifier: EUPL-1.2
//! Tasks, pages, repetitions and the components of every page.

use crate::browser::{page, send_as_shown};
use crate::common::{OWN, day, form, sample};
use foundation::{FieldErrors, Locale};
use schemata::{Answers, PageKey, PageKind};
use web::components::{ErrorLink, FormField as _, TaskStatus};

fn post(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

#[test]
fn every_page_of_every_sample_shows_its_questions_filled_in() {
    for stem in OWN {
        let (form, answers) = (form(stem), sample(stem));
        for locale in Locale::ALL {
            let page = page(locale);
            for key in form.tasks(&answers).into_iter().flat_map(|task| task.pages) {
                let view = form.page(&key, &answers, locale).expect("a page");
                assert!(!view.title.is_empty(), "{stem} {key}");
                let fields = form.fields(&key, &answers, locale, &FieldErrors::default(), &page);
                assert!(!fields.is_empty() || matches!(view.kind, PageKind::Repetition(_)), "{stem} {key}");
                for field in fields {
                    let html = field.to_string();
                    assert!(!html.contains("[schemata-") && !html.contains("[web-"), "{html}");
                }
            }
        }
    }
}

#[test]
fn sending_every_page_as_it_is_shown_changes_nothing() {
    for stem in OWN {
        send_as_shown(&form(stem), &sample(stem), stem);
    }
}

#[test]
fn an_empty_form_is_not_started_and_leads_page_by_page_to_its_end() {
    for stem in OWN {
        let form = form(stem);
        let empty = Answers::empty(day());
        let tasks = form.tasks(&empty);
        assert!(tasks.iter().all(|task| task.status != TaskStatus::InProgress), "{stem}");
        assert_eq!(tasks.first().map(|task| task.status), Some(TaskStatus::NotStarted));
        let answers = sample(stem);
        for task in form.tasks(&answers) {
            let mut way = vec![task.pages.first().cloned().expect("a page")];
            while let Some(next) = form.next_page(way.last().expect("a page"), &answers) {
                assert!(way.len() < 100, "{stem} goes round in circles");
                way.push(next);
            }
            assert_eq!(way, task.pages, "{stem}");
            assert_eq!(form.previous_page(&task.pages[0], &answers), None);
        }
    }
}

#[test]
fn a_wrong_date_is_kept_as_typed_and_marked_in_both_languages() {
    let form = form("dog-tax-registration");
    let key = PageKey::new("G13000000102.G13000000104");
    let path = "G13000000102/G13000000104/F13000000103";
    let parts = [("day", "31"), ("month", "2"), ("year", "2026")];
    let raw: Vec<_> = parts.map(|(part, value)| (format!("{path}-{part}"), value.to_owned())).to_vec();
    let (after, found) = form.read_page(&key, &raw, &sample("dog-tax-registration"));
    assert_eq!(found.0.iter().map(|(at, _)| at.as_str()).collect::<Vec<_>>(), [path]);
    for (locale, message) in [
        (Locale::De, "Geben Sie bei „Tag des Zuzugs“ ein Datum ein, das es gibt, zum Beispiel 27 3 2026."),
        (Locale::En, "Enter a date that exists for “Date of moving in”, for example 27 3 2026."),
    ] {
        let fields = form.fields(&key, &after, locale, &found, &page(locale));
        let links: Vec<ErrorLink> = fields.iter().flat_map(|field| field.error_links()).collect();
        assert_eq!(links.len(), 1);
        assert_eq!(links[0].message, message);
        assert!(fields[0].to_string().contains("value=\"31\""));
    }
}

#[test]
fn removing_a_repetition_moves_the_others_up() {
    let form = form("dog-tax-registration");
    let key = PageKey::new("G13000000105.G13000000106");
    let answers = sample("dog-tax-registration");
    let view = form.page(&key, &answers, Locale::De).expect("a page");
    let PageKind::Repetition(overview) = view.kind else { unreachable!("no overview") };
    let titles: Vec<_> = overview.instances.iter().map(|one| (one.title.as_str(), one.can_remove)).collect();
    assert_eq!(titles, [("Hund 1", true), ("Hund 2", true)]);
    assert!(overview.instances[0].summary.starts_with("Bosse, Labrador Retriever"));
    let (one, found) = form.read_page(&key, &post(&[("remove", "G13000000105/G13000000106/0")]), &answers);
    assert_eq!(found.0, []);
    assert_eq!(one.get("G13000000105/G13000000106/0/G13000000107/F13000000106"), Some("Frieda"));
    assert_eq!(one.get("G13000000105/G13000000106/1/G13000000107/F13000000106"), None);
    assert_eq!(form.validate(&one).0, []);
    // The last one must stay.
    let (_, found) = form.read_page(&key, &post(&[("remove", "G13000000105/G13000000106/0")]), &one);
    assert_eq!(found.0.len(), 1);
}

#[test]
fn adding_a_repetition_leads_to_its_first_page() {
    let form = form("dog-tax-registration");
    let key = PageKey::new("G13000000105.G13000000106");
    let (more, found) = form.read_page(
        &key,
        &post(&[("G13000000105/G13000000106", "true")]),
        &sample("dog-tax-registration"),
    );
    assert_eq!(found.0, []);
    assert_eq!(form.next_page(&key, &more), Some(PageKey::new("G13000000105.G13000000106.2.G13000000107")));
    assert_eq!(form.validate(&more).0.iter().filter(|(path, _)| path.contains("/2/")).count(), 8);
}

#[test]
fn files_are_attached_in_order_and_detached_by_their_path() {
    let form = form("dog-tax-registration");
    let field = "G13000000105/G13000000106/1/G13000000111/F13000000120";
    let answers = sample("dog-tax-registration");
    let two = form.attach(field, "0192/zweiter.pdf", &answers).expect("attached");
    assert_eq!(two.get(&format!("{field}/1")), Some("0192/zweiter.pdf"));
    let one = form.detach(&format!("{field}/0"), &two).expect("detached");
    assert_eq!(one.get(&format!("{field}/0")), Some("0192/zweiter.pdf"));
    assert_eq!(one.get(&format!("{field}/1")), None);
    let names: Vec<_> = form.summary(&one, Locale::De).into_iter().flat_map(|section| section.rows).collect();
    assert!(names.iter().any(|row| row.is_file && row.value == "zweiter.pdf"));
    // The first dog has no reduction, so there is no place for its evidence.
    assert!(form.attach("G13000000105/G13000000106/0/G13000000111/F13000000120", "x.pdf", &answers).is_err());
    assert!(form.attach("G13000000101", "x.pdf", &answers).is_err());
}

#[test]
fn german_notation_is_understood_and_shown_again() {
    let form = form("building-permit");
    let answers = sample("building-permit");
    let cost = "G13000000509/G13000000512/F13000000525";
    let key = form.page_of(cost, &answers).expect("a page");
    let (after, _) = form.read_page(&key, &post(&[(cost, "1.385.000,5")]), &answers);
    assert_eq!(after.get(cost), Some("1385000.50"));
    let fields = form.fields(&key, &after, Locale::De, &FieldErrors::default(), &page(Locale::De));
    assert!(fields.iter().any(|field| field.to_string().contains("value=\"1385000,50\"")));
}
