// SPDX-License-Identifier: EUPL-1.2
//! Rules in German sentences: what they do in a form.

use crate::common::{day, errors};
use foundation::Locale;
use schemata::{Answers, Form, RuleState, Source, localised};

/// A form with the rule at its group `G13000000900`.
pub fn schema(rule: &str) -> Vec<u8> {
    schema_with(rule, "")
}

/// The same, with a second rule at the repeated group `G13000000910`.
fn schema_with(rule: &str, in_repetition: &str) -> Vec<u8> {
    let choices = "<x:werte><x:wert><x:code>001</x:code><x:name>hier</x:name></x:wert>\
                   <x:wert><x:code>002</x:code><x:name>dort</x:name></x:wert></x:werte>";
    let inner = [
        field("901", "bool", "0:1", ""),
        field("902", "text", "0:1", ""),
        field("903", "text", "0:1", choices),
        field("904", "date", "0:1", ""),
        field("905", "num_int", "0:1", ""),
        group(
            "910",
            "0:*",
            in_repetition,
            &[field("911", "bool", "0:1", ""), field("912", "text", "0:1", "")],
        ),
        group("920", "0:1", "", &[field("921", "text", "0:1", ""), field("922", "text", "0:1", "")]),
        group("930", "0:1", "", &[field("931", "text", "1:1", "")]),
        field("906", "text", "0:*", ""),
        field("907", "num_int", "0:1", ""),
        field("908", "num_int", "0:1", ""),
    ];
    format!(
        "<x:xdatenfelder.stammdatenschema.0102 xmlns:x=\"urn:xoev-de:fim:standard:xdatenfelder_3.0.0\">\
         <x:header><x:nachrichtID>MUSTER</x:nachrichtID><x:erstellungszeitpunkt>{TIME}</x:erstellungszeitpunkt></x:header>\
         <x:stammdatenschema>{}<x:bezeichnung>Muster</x:bezeichnung>\
         <x:ableitungsmodifikationenStruktur><code>3</code></x:ableitungsmodifikationenStruktur>\
         <x:ableitungsmodifikationenRepraesentation><code>1</code></x:ableitungsmodifikationenRepraesentation>\
         <x:dokumentsteckbrief><x:id>D13000000900</x:id></x:dokumentsteckbrief>{}</x:stammdatenschema>\
         </x:xdatenfelder.stammdatenschema.0102>",
        info("S13000000900"),
        group("900", "1:1", rule, &inner),
    )
    .into_bytes()
}

const TIME: &str = "2026-03-02T08:00:00Z";

fn info(id: &str) -> String {
    format!(
        "<x:identifikation><x:id>{id}</x:id><x:version>1.0.0</x:version></x:identifikation><x:name>{id}</x:name>\
         <x:freigabestatus><code>6</code></x:freigabestatus><x:letzteAenderung>{TIME}</x:letzteAenderung>"
    )
}

fn labels(id: &str) -> String {
    format!(
        "<x:bezeichnungEingabe>{id}</x:bezeichnungEingabe>\
         <x:schemaelementart><code>RNG</code></x:schemaelementart>"
    )
}

fn field(number: &str, data_type: &str, count: &str, choices: &str) -> String {
    let (id, kind) = (format!("F13000000{number}"), if choices.is_empty() { "input" } else { "select" });
    format!(
        "<x:struktur><x:anzahl>{count}</x:anzahl><x:enthaelt><x:datenfeld>{}{}<x:feldart><code>{kind}</code></x:feldart>\
         <x:datentyp><code>{data_type}</code></x:datentyp><x:vorbefuellung><code>keine</code></x:vorbefuellung>{choices}\
         </x:datenfeld></x:enthaelt></x:struktur>",
        info(&id),
        labels(number),
    )
}

fn group(number: &str, count: &str, rule: &str, inner: &[String]) -> String {
    let escaped = rule.replace('&', "&amp;").replace('<', "&lt;");
    let rule = if rule.is_empty() {
        String::new()
    } else {
        format!(
            "<x:regel><x:identifikation><x:id>R13000000{number}</x:id></x:identifikation><x:name>Regel</x:name>\
             <x:freitextRegel>{escaped}</x:freitextRegel><x:letzteAenderung>{TIME}</x:letzteAenderung>\
             <x:typ><code>K</code></x:typ></x:regel>"
        )
    };
    format!(
        "<x:struktur><x:anzahl>{count}</x:anzahl><x:enthaelt><x:datenfeldgruppe>{}{}{rule}{}\
         </x:datenfeldgruppe></x:enthaelt></x:struktur>",
        info(&format!("G13000000{number}")),
        labels(number),
        inner.concat(),
    )
}

fn compile(xml: Vec<u8>) -> Form {
    Form::compile(&Source { xml, english: String::new(), meta: String::new() }).expect("a form")
}

fn form(rule: &str) -> Form {
    let form = compile(schema(rule));
    assert_eq!(form.rules()[0].state, RuleState::Translated, "{rule}: {:?}", form.rules()[0].problem);
    form
}

/// Answers by the last digits of the path.
fn answers(given: &[(&str, &str)]) -> Answers {
    let mut answers = Answers::empty(day());
    for (path, value) in given {
        assert!(answers.set(&full(path), *value));
    }
    answers
}

/// `910/0/911` as `G13000000900/G13000000910/0/F13000000911`.
fn full(path: &str) -> String {
    let part = |part: &str| match part.len() {
        3 if part.ends_with("00") || part.ends_with("10") || part.ends_with("20") || part.ends_with("30") => {
            format!("G13000000{part}")
        }
        3 => format!("F13000000{part}"),
        _ => part.to_owned(),
    };
    format!("G13000000900/{}", path.split('/').map(part).collect::<Vec<_>>().join("/"))
}

#[track_caller]
fn wrong(form: &Form, given: &[(&str, &str)], paths: &[&str]) {
    let expected: Vec<String> = paths.iter().map(|path| full(path)).collect();
    assert_eq!(errors(form, &answers(given)), expected, "{given:?}");
}

/// Whether an answer at this path is submitted beside the others.
fn counts(form: &Form, path: &str, given: &[(&str, &str)]) -> bool {
    let mut answers = answers(given);
    answers.set(&full(path), "x");
    form.frozen(&answers).get(&full(path)).is_some()
}

#[test]
fn must_demands_and_must_not_hides() {
    let form = form(
        "Wenn das Feld F13000000903 \"Ort\" = 002 \"dort\", dann muss das Feld F13000000902 \"Name\" befüllt sein. \
         Wenn das Feld F13000000903 \"Ort\" <> 002 \"dort\", dann darf das Feld F13000000902 \"Name\" nicht befüllt sein.",
    );
    wrong(&form, &[("903", "002")], &["902"]);
    wrong(&form, &[("903", "002"), ("902", "Muster")], &[]);
    wrong(&form, &[("903", "001")], &[]);
    assert!(counts(&form, "902", &[("903", "002")]));
    assert!(!counts(&form, "902", &[("903", "001")]));
    // Without an answer the field is unequal to every value.
    assert!(!counts(&form, "902", &[]));
}

#[test]
fn may_shows_and_leaves_optional() {
    let form = form("Wenn F13000000901 = \"wahr\", dann kann F13000000902 befüllt werden.");
    wrong(&form, &[("901", "true")], &[]);
    assert!(counts(&form, "902", &[("901", "true")]));
    assert!(!counts(&form, "902", &[("901", "false")]));
}

#[test]
fn what_one_sentence_permits_and_another_demands_is_shown_in_both_cases() {
    let form = form(
        "Wenn F13000000903 = 001, dann kann F13000000902 befüllt werden. \
         Wenn F13000000903 = 002, dann muss F13000000902 befüllt werden.",
    );
    assert!(counts(&form, "902", &[("903", "001")]) && counts(&form, "902", &[("903", "002")]));
    assert!(!counts(&form, "902", &[]));
    wrong(&form, &[("903", "002")], &["902"]);
}

#[test]
fn need_not_is_no_prohibition() {
    let form = form("Wenn F13000000901 = wahr, dann muss F13000000902 nicht befüllt sein.");
    assert!(counts(&form, "902", &[("901", "true")]) && counts(&form, "902", &[]));
}

#[test]
fn only_then_hides_otherwise_and_demands_nothing() {
    let form =
        form("\"F13000000902 Name\" ist nur dann zu befüllen, wenn \"F13000000901 Frage\" bejaht wurde.");
    wrong(&form, &[("901", "true")], &[]);
    assert!(counts(&form, "902", &[("901", "true")]) && !counts(&form, "902", &[("901", "false")]));
}

#[test]
fn of_alternatives_one_and_only_one_is_answered() {
    let form = form("Es muss entweder Feldgruppe G13000000920 oder Feldgruppe G13000000930 befüllt werden.");
    wrong(&form, &[], &["930/931"]);
    wrong(&form, &[("920/921", "x")], &[]);
    wrong(&form, &[("930/931", "x")], &[]);
    assert!(!counts(&form, "930/931", &[("920/922", "x")]));
    let both = answers(&[("920/921", "x"), ("930/931", "y")]);
    let frozen = form.frozen(&both);
    assert_eq!((frozen.get(&full("920/921")), frozen.get(&full("930/931"))), (Some("x"), None));
    assert_eq!(form.validate(&frozen).0, []);
}

#[test]
fn of_several_at_least_one_is_answered_and_the_message_names_all() {
    let form = form(
        "Es muss mindestens eines der Felder F13000000902, F13000000904 oder F13000000905 befüllt sein.",
    );
    wrong(&form, &[], &["905"]);
    wrong(&form, &[("904", "2026-01-01")], &[]);
    let message = form.validate(&answers(&[])).0.remove(0).1;
    let text = |locale| localised(&message, locale).arguments[0].1.clone();
    assert_eq!(message.key, "schemata-error-any-of");
    assert_eq!(text(Locale::De), "„902“, „904“ oder „905“");
    assert_eq!(text(Locale::En), "“902”, “904” or “905”");
}

#[test]
fn a_group_that_must_be_answered_needs_an_answer_even_if_all_its_fields_are_optional() {
    let form = form("Wenn F13000000901 = wahr, dann muss die Feldgruppe G13000000920 befüllt sein.");
    wrong(&form, &[("901", "true")], &["920/922"]);
    wrong(&form, &[("901", "true"), ("920/921", "x")], &[]);
    wrong(&form, &[("901", "false")], &[]);
}

#[test]
fn a_rule_in_a_repetition_is_about_the_same_repetition() {
    let rule = "Wenn F13000000911 = wahr, dann muss F13000000912 befüllt sein. \
                Wenn F13000000911 <> wahr, dann darf F13000000912 nicht befüllt sein.";
    let form = compile(schema_with("", rule));
    assert_eq!(form.rules().len(), 1);
    wrong(&form, &[("910/0/911", "true"), ("910/1/911", "false")], &["910/0/912"]);
    wrong(&form, &[("910/0/911", "false"), ("910/1/911", "true")], &["910/1/912"]);
    assert!(!counts(&form, "910/0/912", &[("910/0/911", "false"), ("910/1/911", "true")]));
    // A group that is not in use demands nothing, whatever its rule says.
    let form = compile(schema_with("", "Wenn F13000000911 leer, dann muss F13000000912 befüllt sein."));
    wrong(&form, &[], &[]);
    wrong(&form, &[("910", "1")], &["910/0/912"]);
}

#[test]
fn spans_of_time_are_counted_in_calendar_units() {
    let form = form(
        "Wenn (aktuelles Datum - F13000000904 \"Tag\") > 6 Monate, dann muss F13000000902 befüllt sein.",
    );
    // Answers are judged on 2 March 2026.
    wrong(&form, &[("904", "2025-09-01")], &["902"]);
    wrong(&form, &[("904", "2025-09-02")], &[]);
    wrong(&form, &[], &[]);
}

#[test]
fn a_day_that_does_not_exist_is_refused() {
    let form = form(
        "Wenn alle drei Felder F13000000905 \"Tag\", F13000000907 \"Monat\" und F13000000908 \"Jahr\" befüllt sind, muss die \
         Validität des sich ergebenden Kalenderdatums sichergestellt werden. D.h. 30.02.2019 muss verhindert werden.",
    );
    wrong(&form, &[("905", "29"), ("907", "2"), ("908", "2024")], &[]);
    wrong(&form, &[("905", "29"), ("907", "2"), ("908", "2023")], &["908"]);
    wrong(&form, &[("905", "29"), ("908", "2023")], &[]);
}

#[test]
fn repetitions_are_limited_and_entries_differ() {
    let form = form(
        "Das Feld F13000000906 kann bis zu dreimal ausgefüllt werden, dabei darf aber jeder Eintrag nur maximal einmal \
         ausgewählt werden.",
    );
    wrong(&form, &[("906/0", "a"), ("906/1", "b"), ("906/2", "c")], &[]);
    wrong(&form, &[("906/0", "a"), ("906/1", "b"), ("906/2", "a")], &["906"]);
    wrong(&form, &[("906/0", "a"), ("906/1", "b"), ("906/2", "c"), ("906/3", "d")], &["906"]);
}

#[test]
fn what_cannot_be_meant_is_listed_with_its_place() {
    for (rule, kind, excerpt) in [
        ("Wenn F13000000999 = 1, dann muss F13000000902 befüllt sein.", "unknown-element", "F13000000999"),
        ("Wenn F13000000903 = 009, dann muss F13000000902 befüllt sein.", "unknown-value", "F13000000903"),
        ("Wenn F13000000902 = wahr, dann muss F13000000903 befüllt sein.", "wrong-value", "F13000000902"),
        (
            "Wenn F13000000911 = wahr, dann muss F13000000902 befüllt sein.",
            "other-repetition",
            "F13000000911",
        ),
        ("Wenn G13000000920 = wahr, dann muss F13000000902 befüllt sein.", "no-field", "G13000000920"),
        (
            "Wenn (aktuelles Datum - F13000000902) > 2 Tage, dann muss F13000000903 leer sein.",
            "no-date",
            "F13000000902",
        ),
        (
            "Wenn F13000000901 = wahr ODER F13000000901 leer UND F13000000902 leer, dann muss F13000000903 leer sein.",
            "ambiguous-connective",
            "UND",
        ),
        ("Man sollte etwas eintragen.", "sentence", "Man"),
        ("", "empty", ""),
    ] {
        let form = compile(schema_with("", ""));
        assert_eq!(form.rules().len(), 0);
        let form = compile(schema(if rule.is_empty() { " " } else { rule }));
        let view = &form.rules()[0];
        assert_eq!((view.state, view.carrier.as_str()), (RuleState::ByHand, "G13000000900"), "{rule}");
        let problem = view.problem.clone().expect("a problem");
        assert_eq!((problem.kind, problem.excerpt.as_str()), (kind, excerpt), "{rule}");
        wrong(&form, &[], &[]);
    }
}
