// SPDX-License-Identifier: EUPL-1.2
//! Sheets and services say the same.

use super::read::{parse_cents, parse_day};
use super::*;
use crate::forms::read_files;
use crate::model::{AccessChannel, LocalTexts, ModuleText, PublicService, ServiceModule};
use foundation::{Date, Translated};
use proptest::prelude::*;

const TOPICS: &str = include_str!("../../../../../../demo/services/topic_fields.toml");
const TAXES: &str = include_str!("../../../../../../demo/services/steuern_zoll.toml");
const HOMES: &str = include_str!("../../../../../../demo/services/bauen_wohnen.toml");

fn samples() -> (Vec<PublicService>, Lookups) {
    let files = read_files(TOPICS, &[TAXES, HOMES]).unwrap();
    let lookups = Lookups {
        topic_fields: files.topic_fields,
        life_events: files.life_events,
        taken_leika_keys: Vec::new(),
    };
    (files.services, lookups)
}

fn dog() -> (PublicService, Lookups) {
    let (services, lookups) = samples();
    (services.into_iter().find(|service| service.key == "hundesteuer-anmeldung").unwrap(), lookups)
}

fn errors(sheet: &Sheet, lookups: &Lookups) -> Vec<(String, &'static str)> {
    let found = sheet.service(lookups).unwrap_err();
    found.0.into_iter().map(|(path, message)| (path, message.key)).collect()
}

#[test]
fn every_sample_service_comes_back_from_its_sheet() {
    let (services, lookups) = samples();
    assert!(services.len() > 5);
    for service in services {
        let sheet = Sheet::of(&service);
        assert!(sheet.iter().all(|(path, _)| field_of(path).is_some()), "{:?}", sheet.paths());
        assert_eq!(sheet.service(&lookups).unwrap(), service, "{}", service.key);
        assert_eq!(sheet.renumbered(), sheet);
    }
}

#[test]
fn an_empty_sheet_names_everything_that_is_missing() {
    let (_, lookups) = dog();
    let missing: Vec<String> =
        errors(&Sheet::default(), &lookups).into_iter().map(|(path, _)| path).collect();
    for path in [
        "key",
        "leika_key",
        "name.de",
        "short.de",
        "costs.text.de",
        "channels.1.kind",
        "addressees",
        "topic_field",
    ] {
        assert!(missing.iter().any(|found| found == path), "{path}: {missing:?}");
    }
}

#[test]
fn wrong_values_are_named_by_their_path() {
    let (service, lookups) = dog();
    for (path, value, wanted) in [
        ("leika_key", "1234", "catalogue-error-leika"),
        ("valid_from", "31.2.2026", "catalogue-error-day"),
        ("costs.least", "sechzig", "catalogue-error-amount"),
        ("deadlines.1.amount", "-1", "catalogue-error-number"),
        ("topic_field", "no_such_topic", "catalogue-error-topic"),
        ("life_events", "moving no_such_event", "catalogue-error-life-event"),
        ("sdg_areas", "12345678", "catalogue-error-sdg-areas"),
        ("trust_level", "99", "catalogue-error-choice"),
        ("needs_written_form", "vielleicht", "catalogue-error-flag"),
    ] {
        let mut sheet = Sheet::of(&service);
        sheet.set(path, value);
        let found = errors(&sheet, &lookups);
        assert!(found.contains(&(path.to_owned(), wanted)), "{path}: {found:?}");
    }
    let mut long = Sheet::of(&service);
    long.set("name.de", &"x".repeat(301));
    assert_eq!(errors(&long, &lookups), [("name.de".to_owned(), "catalogue-error-too-long")]);
}

#[test]
fn a_service_key_belongs_to_one_service() {
    let (service, mut lookups) = dog();
    lookups.taken_leika_keys.push(service.leika_key.clone());
    assert_eq!(
        errors(&Sheet::of(&service), &lookups),
        [("leika_key".to_owned(), "catalogue-error-leika-taken")]
    );
}

#[test]
fn a_channel_tells_its_own_text_and_others_the_general_one() {
    let (mut service, _) = dog();
    let own = |module, channel, de: &str| ModuleText { module, channel, text: Translated::new(de, "") };
    service.further.texts = vec![
        own(ServiceModule::Short, Some(AccessChannel::Phone), "Am Telefon: Wohnort erfragen."),
        own(ServiceModule::Documents, Some(AccessChannel::Counter), "Impfpass\nChipnummer"),
    ];
    let phone = service.told_by(AccessChannel::Phone);
    assert_eq!(phone.short.de, "Am Telefon: Wohnort erfragen.");
    assert_eq!(service.told_by(AccessChannel::Web).short, service.short);
    let counter = service.told_by(AccessChannel::Counter);
    assert_eq!(counter.documents.len(), 2);
    assert_eq!(counter.short, service.short);
}

#[test]
fn only_known_paths_are_taken() {
    for path in
        ["short.de", "deadlines.20.text.en", "modules.remedy.de", "modules.short.phone.de", "costs.least"]
    {
        assert!(field_of(path).is_some(), "{path}");
    }
    for path in [
        "short",
        "short.fr",
        "deadlines.kind",
        "deadlines.0.kind",
        "deadlines.21.kind",
        "deadlines.01.kind",
        "modules.short.de",
        "modules.nothing.de",
        "modules.remedy",
        "owner",
        "",
        ".",
        "key.de",
    ] {
        assert!(field_of(path).is_none(), "{path}");
    }
}

#[test]
fn days_and_amounts_are_read_as_people_write_them() {
    assert_eq!(parse_day("2.3.2026"), Some(Date::constant(2026, 3, 2)));
    assert_eq!(parse_day("2026-03-02"), Some(Date::constant(2026, 3, 2)));
    assert_eq!(parse_day("31.2.2026"), None);
    assert_eq!(parse_day("2.3.26"), None);
    for (text, cents) in [
        ("60", Some(6_000)),
        ("60,5", Some(6_050)),
        ("60,00 €", Some(6_000)),
        ("1.234,00", Some(123_400)),
        ("60.00", Some(6_000)),
        ("1.234", Some(123_400)),
        ("", None),
        ("-1", None),
        ("1,234", None),
        ("9999999999", None),
    ] {
        assert_eq!(parse_cents(text), cents, "{text}");
    }
}

#[test]
fn local_texts_come_back_from_their_sheet_and_nothing_is_replaced_by_nothing() {
    let (service, _) = dog();
    let texts = LocalTexts {
        short: Some(Translated::new("Nur hier.", "")),
        deadlines: Some(service.deadlines.clone()),
        costs: Some(service.costs.clone()),
        channels: Some(service.channels),
        ..LocalTexts::default()
    };
    assert_eq!(Sheet::of_local(&texts).local_texts().unwrap(), texts);
    assert!(Sheet::default().local_texts().unwrap().is_empty());
    let mut unchecked = Sheet::default();
    unchecked.set("costs.to_be_confirmed", "false");
    assert!(unchecked.local_texts().unwrap().is_empty());
}

proptest! {
    #[test]
    fn any_text_in_a_sheet_comes_back_trimmed(text in "[ a-zäöü\\n\\r|;\"=€]{0,80}") {
        let mut sheet = Sheet::default();
        sheet.set("short.de", &text);
        let once = sheet.get("short.de").to_owned();
        sheet.set("short.de", &once);
        prop_assert_eq!(sheet.get("short.de"), once.as_str());
        prop_assert!(!once.ends_with(char::is_whitespace));
    }

    #[test]
    fn no_sheet_makes_the_reader_fall(pairs in proptest::collection::vec(("[a-z_.0-9]{0,20}", "\\PC{0,30}"), 0..30)) {
        let sheet: Sheet = pairs.into_iter().collect();
        let _ = sheet.service(&Lookups::default());
        let _ = sheet.local_texts();
        prop_assert_eq!(sheet.paths().len(), sheet.len());
    }
}
