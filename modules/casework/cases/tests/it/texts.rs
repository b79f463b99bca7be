// SPDX-License-Identifier: EUPL-1.2
//! Both languages say everything.

#[test]
fn every_text_exists_in_german_and_english() {
    let de = [("cases", include_str!("../../locales/de.ftl"))];
    let en = [("cases", include_str!("../../locales/en.ftl"))];
    assert_eq!(i18n::check(&de, &en), Vec::<String>::new());
}

#[test]
fn every_key_that_the_code_names_has_a_text() {
    let texts = include_str!("../../locales/de.ftl");
    let has = |key: &str| texts.lines().any(|line| line.starts_with(&format!("{key} =")));
    for command in cases::Command::ALL {
        let name = command.as_str().replace('_', "-");
        if command.is_of_applicant() {
            continue;
        }
        for end in ["", "-button", "-lead", "-consequence"] {
            assert!(has(&format!("cases-step-{name}{end}")), "{name}{end}");
        }
    }
    for state in cases::CaseState::ALL {
        assert!(has(state.text_key()), "{state:?}");
    }
}
