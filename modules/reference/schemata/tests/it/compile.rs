// SPDX-License-Identifier: EUPL-1.2
//! What cannot be understood becomes a finding at its element; it never disappears and never stops the rest.

use crate::common::{changed, day, errors, source};
use schemata::{Answers, FindingKind, Form, RuleState};

const DOGS: &str = "dog-tax-registration";

/// The form with some text of its schema exchanged.
fn with(exchange: &[(&str, &str)]) -> Form {
    let mut source = source(DOGS);
    let mut xml = String::from_utf8(source.xml).expect("text");
    for (old, new) in exchange {
        assert!(xml.contains(old), "{old}");
        xml = xml.replace(old, new);
    }
    source.xml = xml.into_bytes();
    Form::compile(&source).expect("a form")
}

fn kinds(form: &Form) -> Vec<(FindingKind, &str)> {
    form.findings().iter().map(|finding| (finding.kind, finding.element_id.as_str())).collect()
}

const TO_DEBIT: &str = r#""equals":["G13000000112/G13000000113/F13000000122","true"]"#;

#[test]
fn a_rule_that_names_what_does_not_exist_is_listed_and_has_no_effect() {
    let form = with(&[(TO_DEBIT, r#""equals":["G13000000112/F1","true"]"#)]);
    assert_eq!(kinds(&form), [(FindingKind::RuleRefused, "S13000000001")]);
    assert_eq!(form.rules().iter().filter(|rule| rule.state == RuleState::ByHand).count(), 1);
    // Nothing hides the mandate any more.
    let answers = changed(DOGS, &[("G13000000112/G13000000113/F13000000122", "false")]);
    assert!(form.frozen(&answers).get("G13000000112/G13000000114/F13000000124").is_some());
}

#[test]
fn unknown_words_of_the_rule_language_are_refused() {
    for bad in
        [r#""matches":["G13000000112","x"]"#, r#""equals":["G13000000112"]"#, r#""all":3"#, r#""not":[]"#]
    {
        assert_eq!(kinds(&with(&[(TO_DEBIT, bad)])), [(FindingKind::RuleRefused, "S13000000001")], "{bad}");
    }
    let deep = format!("{}{TO_DEBIT}{}", r#""not":{"#.repeat(40), "}".repeat(40));
    assert_eq!(kinds(&with(&[(TO_DEBIT, &deep)])), [(FindingKind::RuleRefused, "S13000000001")]);
}

#[test]
fn a_rule_that_depends_on_itself_is_listed_and_its_effect_left_out() {
    let form = with(&[(TO_DEBIT, r#""filled":"G13000000112/G13000000114/F13000000124""#)]);
    assert_eq!(kinds(&form), [(FindingKind::RuleCircular, "S13000000001")]);
    assert!(form.page_of("G13000000112/G13000000114/F13000000124", &Answers::empty(day())).is_some());
}

#[test]
fn a_negation_turns_a_rule_over() {
    let form = with(&[(TO_DEBIT, &format!(r#""not":{{{TO_DEBIT}}}"#))]);
    let answers = changed(DOGS, &[]);
    assert!(form.frozen(&answers).get("G13000000112/G13000000114/F13000000124").is_none());
}

#[test]
fn what_is_forbidden_is_hidden_and_not_submitted() {
    let form =
        with(&[(r#"{"show":"G13000000112/G13000000114"}"#, r#"{"forbid":"G13000000112/G13000000114"}"#)]);
    let answers = changed(DOGS, &[]);
    assert!(form.frozen(&answers).get("G13000000112/G13000000114/F13000000124").is_none());
    let answers = changed(DOGS, &[("G13000000112/G13000000113/F13000000122", "false")]);
    assert!(form.frozen(&answers).get("G13000000112/G13000000114/F13000000124").is_some());
}

#[test]
fn patterns_that_need_backtracking_are_listed_and_not_checked() {
    let postcode = r#"pattern="[0-9]{5}""#;
    for bad in
        [r#"pattern="(?=[0-9])[0-9]{5}""#, r#"pattern="([0-9])\1""#, r#"pattern="(((a{1000}){1000}){1000})""#]
    {
        assert_eq!(
            kinds(&with(&[(postcode, bad)])),
            [(FindingKind::PatternRefused, "F13000000024")],
            "{bad}"
        );
    }
    let form = with(&[]);
    let path = "G13000000101/G13000000004/F13000000024";
    for wrong in ["1234a", "12345\n", " 2345"] {
        assert_eq!(errors(&form, &changed(DOGS, &[(path, wrong)])), [path], "{wrong:?}");
    }
}

#[test]
fn texts_of_other_scripts_and_control_characters_are_refused_with_advice() {
    let form = with(&[]);
    let path = "G13000000101/G13000000003/G13000000001/F13000000001";
    let key = |name: &str| {
        let found = form.validate(&changed(DOGS, &[(path, name)]));
        found.0.into_iter().map(|(_, message)| message.key).next()
    };
    for sound in ["Müller-Lüdenscheidt", "Đặng", "Ğöçer", "O’Neill", "Øvergård", "Łukasiewicz", "Şahin"]
    {
        assert_eq!(key(sound), None, "{sound}");
    }
    assert_eq!(key("Иванов"), Some("schemata-error-latin"));
    assert_eq!(key("Rex🐕"), Some("schemata-error-latin"));
    assert_eq!(key("Re\u{7}x"), Some("schemata-error-control"));
    assert_eq!(key(&"x".repeat(121)), Some("schemata-error-too-long"));
}

#[test]
fn a_form_without_description_gets_one_from_its_schema() {
    let mut source = source(DOGS);
    source.meta.clear();
    source.english.clear();
    let form = Form::compile(&source).expect("a form");
    assert_eq!(form.findings(), []);
    assert_eq!(form.meta().slug, "s13000000001");
    assert_eq!(form.meta().title.get(foundation::Locale::En), "Anmeldung zur Hundesteuer");
}
