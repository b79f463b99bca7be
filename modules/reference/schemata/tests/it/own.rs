// SPDX-License-Identifier: EUPL-1.2
//! The five own schemata and their samples.

use crate::common::{OWN, errors, form, sample};
use foundation::Locale;
use schemata::RuleState;

#[test]
fn own_schemata_compile_without_findings_and_follow_every_rule() {
    let mut rules = 0;
    for stem in OWN {
        let form = form(stem);
        assert_eq!(form.findings(), [], "{stem}");
        assert!(form.rules().iter().all(|rule| rule.state == RuleState::Translated), "{stem}");
        assert_eq!(form.meta().slug, stem);
        rules += form.rules().len();
    }
    assert_eq!(rules, 76);
}

#[test]
fn every_sample_is_complete_and_is_frozen_as_it_stands() {
    for stem in OWN {
        let (form, sample) = (form(stem), sample(stem));
        assert_eq!(form.validate(&sample).0, [], "{stem}");
        assert_eq!(form.frozen(&sample), sample, "{stem}");
    }
}

#[test]
fn taking_away_a_required_answer_gives_one_error_at_that_field() {
    let mut required = 0;
    for stem in OWN {
        let (form, sample) = (form(stem), sample(stem));
        for (path, _) in sample.iter() {
            let mut without = sample.clone();
            without.set(path, "");
            let found = errors(&form, &without);
            assert!(found.len() <= 1, "{stem} {path}: {found:?}");
            if let Some(at) = found.first() {
                let field = path.rsplit_once('/').map_or("", |(above, _)| above);
                // The field of a file, or the choice group that lost its only answer.
                assert!(at == path || at == field, "{stem} {path}: {at}");
                required += 1;
            }
        }
    }
    assert!(required > 100, "{required} answers are required");
}

#[test]
fn summaries_show_every_answer_once_in_both_languages() {
    for stem in OWN {
        let (form, sample) = (form(stem), sample(stem));
        for locale in Locale::ALL {
            let sections = form.summary(&sample, locale);
            let paths: Vec<&str> =
                sections.iter().flat_map(|s| &s.rows).map(|row| row.path.as_str()).collect();
            assert_eq!(paths.len(), sample.len(), "{stem}");
            assert!(sample.iter().all(|(path, _)| paths.contains(&path)), "{stem}");
        }
    }
}

#[test]
fn summaries_write_values_as_each_language_does() {
    let form = form("dog-tax-registration");
    let sample = sample("dog-tax-registration");
    let value = |locale, end: &str| {
        let rows = form.summary(&sample, locale).into_iter().flat_map(|section| section.rows);
        rows.into_iter()
            .find(|row| row.path.ends_with(end))
            .map(|row| (row.label, row.value))
            .unwrap_or_default()
    };
    assert_eq!(value(Locale::De, "F13000000103").1, "01.02.2026");
    assert_eq!(value(Locale::En, "F13000000103").1, "1 February 2026");
    assert_eq!(value(Locale::De, "0/G13000000107/F13000000108").1, "Nein");
    assert_eq!(value(Locale::En, "0/G13000000107/F13000000108"), ("Mixed breed".to_owned(), "No".to_owned()));
    assert_eq!(
        value(Locale::En, "F13000000101"),
        ("Reason".to_owned(), "I have moved here with the dog".to_owned())
    );
}

#[test]
fn the_applicant_is_read_from_the_shared_building_blocks() {
    let person = form("dog-tax-registration").applicant(&sample("dog-tax-registration"));
    assert_eq!(person.name, "Marlene Sophie Tiedemann");
    assert_eq!(person.email.as_deref(), Some("marlene.tiedemann@beispiel.example"));
    assert_eq!(person.address_lines, ["Am Wiesengrund 7 b", "23972 Dorf Mecklenburg"]);
    let organisation = form("event").applicant(&sample("event"));
    assert_eq!(organisation.name, "Dorf- und Kulturverein Musterhof e. V.");
    assert_eq!(
        organisation.address_lines,
        ["Friederike Brockmöller", "Alte Schmiede 2", "23972 Dorf Mecklenburg"]
    );
}

#[test]
fn file_limits_are_in_megabytes() {
    let fields = form("building-permit").file_fields();
    assert_eq!(fields.len(), 6);
    assert!(fields.iter().any(|field| field.max_bytes == 50_000_000));
    let files = form("building-permit").files(&sample("building-permit"));
    let names: Vec<&str> = files.iter().map(|file| file.value.as_str()).collect();
    assert_eq!(
        names,
        ["lageplan.pdf", "grundrisse.pdf", "ansichten-und-schnitte.pdf", "baubeschreibung.pdf"]
    );
}

#[test]
fn both_languages_have_the_same_messages() {
    let german = include_str!("../../locales/de.ftl");
    let english = include_str!("../../locales/en.ftl");
    assert_eq!(i18n::check(&[("de.ftl", german)], &[("en.ftl", english)]), Vec::<String>::new());
}
