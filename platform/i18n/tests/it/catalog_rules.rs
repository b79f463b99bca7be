// SPDX-License-Identifier: EUPL-1.2
//! What a catalogue promises.

use i18n::{Argument, Catalog};
use proptest::prelude::*;

const GERMAN: &str = "\
# Kommentar
portal-title = Dienste finden
portal-greeting = Guten Tag, { $name }!
portal-hits = { $count ->
    [one] Ein Treffer
   *[other] { $count } Treffer
}
portal-long =
    Erste Zeile
    zweite Zeile
portal-field = Name
    .hint = Wie im Ausweis
-authority = Amt
portal-office = Ihr { -authority }
portal-german-only = Nur deutsch
";
const ENGLISH: &str = "\
portal-title = Find services
portal-greeting = Good day, { $name }!
portal-hits = { $count ->
    [one] One result
   *[other] { $count } results
}
";

fn catalog() -> Catalog {
    let mut catalog = Catalog::new();
    catalog.add("de", GERMAN).unwrap();
    catalog.add("en", ENGLISH).unwrap();
    catalog
}

#[test]
fn text_is_served_in_the_language_asked_for() {
    let catalog = catalog();
    assert_eq!(catalog.text("de", "portal-title"), "Dienste finden");
    assert_eq!(catalog.text("de-DE", "portal-title"), "Dienste finden");
    assert_eq!(catalog.text("en", "portal-title"), "Find services");
    assert_eq!(catalog.text("en_GB", "portal-title"), "Find services");
    assert_eq!(catalog.text("fr", "portal-title"), "Dienste finden");
    assert_eq!(&*catalog.shared("en", "portal-title"), "Find services");
    assert!(catalog.missing().is_empty());
}

#[test]
fn arguments_stand_in_the_text_without_isolation_marks() {
    let catalog = catalog();
    let arguments = [("name", Argument::from("Frau Düwel"))];
    assert_eq!(catalog.format("de", "portal-greeting", &arguments), "Guten Tag, Frau Düwel!");
    assert_eq!(catalog.format("en", "portal-greeting", &arguments), "Good day, Frau Düwel!");
}

#[test]
fn numbers_choose_the_plural_form() {
    let catalog = catalog();
    assert_eq!(catalog.format("de", "portal-hits", &[("count", Argument::from(1_i64))]), "Ein Treffer");
    assert_eq!(catalog.format("de", "portal-hits", &[("count", Argument::from(0_i64))]), "0 Treffer");
    assert_eq!(catalog.format("en", "portal-hits", &[("count", Argument::from(12_usize))]), "12 results");
    assert_eq!(Argument::from(usize::MAX), Argument::Number(i64::MAX));
    assert_eq!(Argument::from(String::from("a")), Argument::Text("a".into()));
}

#[test]
fn terms_attributes_and_several_lines_are_understood() {
    let catalog = catalog();
    assert_eq!(catalog.text("de", "portal-office"), "Ihr Amt");
    assert_eq!(catalog.text("de", "portal-field.hint"), "Wie im Ausweis");
    assert_eq!(catalog.text("de", "portal-field"), "Name");
    assert_eq!(catalog.text("de", "portal-long"), "Erste Zeile\nzweite Zeile");
    assert!(catalog.contains("de", "portal-field.hint"));
    assert!(!catalog.contains("de", "-authority"));
}

#[test]
fn unknown_key_is_shown_in_brackets_and_counted() {
    let catalog = catalog();
    assert_eq!(catalog.text("de", "portal-nothing"), "[portal-nothing]");
    assert_eq!(catalog.text("de", "portal-nothing"), "[portal-nothing]");
    assert_eq!(catalog.text("de", "portal-title.nothing"), "[portal-title.nothing]");
    assert_eq!(catalog.missing(), ["de: portal-nothing", "de: portal-title.nothing"]);
}

#[test]
fn english_falls_back_to_german_and_is_counted() {
    let catalog = catalog();
    assert_eq!(catalog.text("en", "portal-german-only"), "Nur deutsch");
    assert_eq!(catalog.missing(), ["en: portal-german-only"]);
}

#[test]
fn missing_argument_stays_visible_and_is_counted() {
    let catalog = catalog();
    assert_eq!(catalog.text("de", "portal-greeting"), "Guten Tag, {$name}!");
    assert_eq!(catalog.missing().len(), 1);
    assert!(catalog.missing()[0].starts_with("de: portal-greeting: "), "{:?}", catalog.missing());
}

#[test]
fn doubled_key_across_files_is_refused_and_changes_nothing() {
    let mut catalog = catalog();
    let errors = catalog.add("de", "portal-new = Neu\nportal-title = Anders\n").unwrap_err();
    assert_eq!(errors, ["duplicate key portal-title"]);
    assert_eq!(catalog.text("de", "portal-title"), "Dienste finden");
    assert!(!catalog.contains("de", "portal-new"));
    assert!(catalog.add("de", "-authority = Behörde\n").is_err());
    assert!(catalog.add("de", "a = 1\na = 2\n").is_err());
    assert!(catalog.add("de", "portal-new = Neu\n").is_ok());
}

#[test]
fn syntax_error_names_its_line() {
    let mut catalog = Catalog::new();
    let errors = catalog.add("de", "a = gut\nb = { $x\n").unwrap_err();
    assert!(errors[0].starts_with("line 2: ") || errors[0].starts_with("line 3: "), "{errors:?}");
    assert!(catalog.add("fr", "a = b\n").is_err());
}

#[test]
fn catalog_can_be_shared_between_threads() {
    fn shareable<T: Send + Sync>() {}
    shareable::<Catalog>();
    let catalog = catalog();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for count in 2..200_i64 {
                    let text = catalog.format("de", "portal-hits", &[("count", count.into())]);
                    assert_eq!(text, format!("{count} Treffer"));
                }
            });
        }
    });
}

proptest! {
    #[test]
    fn any_key_and_any_argument_give_a_text(locale in ".{0,6}", key in ".{0,40}", value in ".{0,40}") {
        let catalog = catalog();
        let _ = catalog.text(&locale, &key);
        let greeting = catalog.format("de", "portal-greeting", &[("name", Argument::from(value.clone()))]);
        prop_assert_eq!(greeting, format!("Guten Tag, {value}!"));
    }
}
