// SPDX-License-Identifier: EUPL-1.2
//! Real schemata of version 2. They are not part of the project, because their licence is unclear.

use crate::common::day;
use schemata::{Answers, FindingKind, Form, RuleState, prepare};
use std::path::Path;
use xdatenfelder::genericode::{self, CodeList};

/// File, folder of its code lists, rules at their carriers, those for which somebody has to enter a condition.
const REAL: [(&str, Option<&str>, usize, &[&str]); 4] = [
    ("BlaueKarte.xml", None, 3, &[]),
    ("S00000094V1.0_xdf2.xml", Some("codelists_S00000094V1.0"), 12, &["R00000000849"]),
    ("S00000186v1.0_xdf2.xml", Some("codelists_S00000186v1.0_xdf2"), 36, &["R00000001343"]),
    ("S00000246v1.1_xdf2.xml", Some("codelists_S00000246v1.1_xdf2"), 34, &["R00000002288"]),
];

fn code_lists(folder: &Path) -> Vec<CodeList> {
    let files = std::fs::read_dir(folder).expect("a folder of code lists");
    let mut paths: Vec<_> = files.map(|file| file.expect("a file").path()).collect();
    paths.sort();
    paths
        .iter()
        .map(|path| genericode::read(&std::fs::read(path).expect("bytes")).expect("a code list"))
        .collect()
}

#[test]
fn real_schemata_become_forms_that_can_be_filled_in_completely() {
    let Some(data) = testkit::shared_data("real_schemata_become_forms_that_can_be_filled_in_completely")
    else {
        return;
    };
    let folder = data.join("fim/xdatenfelder/real");
    for (file, lists, all, untranslated) in REAL {
        let xml = std::fs::read(folder.join(file)).expect("a schema");
        let lists = lists.map(|lists| code_lists(&folder.join(lists))).unwrap_or_default();
        let prepared = prepare(&xml, &lists).expect(file);
        let form = Form::compile(&prepared.source).expect(file);
        let by_hand: Vec<_> = form.rules().iter().filter(|rule| rule.state == RuleState::ByHand).collect();
        for rule in &by_hand {
            println!("{file} {} at {}: {:?}", rule.id, rule.carrier, rule.problem);
        }
        for finding in form.findings() {
            println!("{file} {finding:?}");
        }
        assert_eq!(form.rules().len(), all, "{file}");
        let ids: Vec<_> = by_hand.iter().map(|rule| rule.id.as_str()).collect();
        assert_eq!(ids, untranslated, "{file}");
        let noted = form.findings().iter().filter(|finding| finding.kind == FindingKind::RuleInWords).count();
        assert_eq!(noted, untranslated.len(), "{file}");
        assert!(by_hand.iter().all(|rule| !rule.carrier.is_empty()), "{file}");
        let filled = form.with_examples(&Answers::empty(day()));
        assert_eq!(form.validate(&filled).0, [], "{file}");
        let frozen = form.frozen(&filled);
        assert!(frozen.len() > 10, "{file}: {} answers", frozen.len());
        assert_eq!(form.validate(&frozen).0, [], "{file}");
        assert!(form.tasks(&frozen).iter().all(|task| !task.pages.is_empty()), "{file}");
        crate::browser::send_as_shown(&form, &frozen, file);
        for section in form.summary(&frozen, foundation::Locale::En) {
            assert!(
                !section.title.is_empty() && section.rows.iter().all(|row| !row.value.is_empty()),
                "{file}"
            );
        }
    }
}

/// The path of the only element with this identity whose path ends with these identities.
fn path(form: &Form, end: &str) -> String {
    let elements = form.elements();
    let mut found =
        elements.iter().filter(|element| element.path == end || element.path.ends_with(&format!("/{end}")));
    let path = found.next().expect(end).path.clone();
    assert!(found.next().is_none(), "{end} stands in several places");
    path
}

fn real(file: &str, name: &str) -> Option<Form> {
    let folder = testkit::shared_data(name)?.join("fim/xdatenfelder/real");
    let (_, lists, ..) = REAL.into_iter().find(|(known, ..)| *known == file).expect("a real schema");
    let lists = lists.map(|lists| code_lists(&folder.join(lists))).unwrap_or_default();
    let prepared = prepare(&std::fs::read(folder.join(file)).expect("a schema"), &lists).expect(file);
    Some(Form::compile(&prepared.source).expect(file))
}

#[test]
fn the_rules_of_the_pregnancy_notice_take_effect() {
    let Some(form) = real("S00000094V1.0_xdf2.xml", "the_rules_of_the_pregnancy_notice_take_effect") else {
        return;
    };
    let (state, expected, born) = (
        path(&form, "G00000000255/F00000000462"),
        path(&form, "G00000000255/F00000000467"),
        path(&form, "G00000000255/F00000000468"),
    );
    let frozen = |code: &str| {
        let mut answers = Answers::empty(day());
        for (path, value) in [(&state, code), (&expected, "2026-08-01"), (&born, "2026-01-01")] {
            assert!(answers.set(path, value));
        }
        let frozen = form.frozen(&answers);
        (frozen.get(&expected).is_some(), frozen.get(&born).is_some())
    };
    // Who is pregnant is asked for the expected day of birth, who nurses for the day of birth.
    assert_eq!(frozen("001"), (true, false));
    assert_eq!(frozen("002"), (false, true));
    let mut answers = Answers::empty(day());
    answers.set(&state, "001");
    let errors: Vec<_> = form.validate(&answers).0.into_iter().map(|(path, _)| path).collect();
    assert!(errors.contains(&expected) && !errors.contains(&born));
}

#[test]
fn the_rules_of_the_residence_permit_choose_the_evidence() {
    let Some(form) = real("S00000246v1.1_xdf2.xml", "the_rules_of_the_residence_permit_choose_the_evidence")
    else {
        return;
    };
    let purpose = path(&form, "F00000002920");
    let groups = ["G00000002073", "G00000002074", "G00000001816"].map(|group| path(&form, group));
    let shown = |code: &str| {
        let mut answers = Answers::empty(day());
        assert!(answers.set(&purpose, code));
        let pages: Vec<String> = form
            .tasks(&answers)
            .into_iter()
            .flat_map(|task| task.pages)
            .map(|page| page.as_str().replace('.', "/"))
            .collect();
        groups.each_ref().map(|group| pages.iter().any(|page| page.starts_with(group.as_str())))
    };
    assert_eq!(shown("001"), [true, false, false]);
    assert_eq!(shown("002"), [false, true, false]);
    assert_eq!(shown("005"), [false, false, true]);
    assert_eq!(shown(""), [false, false, false]);
}

#[test]
fn checking_the_largest_real_form_with_its_rules_is_quick() {
    const TIMES: u32 = 50;
    for file in ["S00000186v1.0_xdf2.xml", "S00000246v1.1_xdf2.xml"] {
        let Some(form) = real(file, "checking_the_largest_real_form_with_its_rules_is_quick") else { return };
        let filled = form.with_examples(&Answers::empty(day()));
        let start = std::time::Instant::now();
        for _ in 0..TIMES {
            assert!(form.validate(&filled).is_empty());
        }
        let each = start.elapsed() / TIMES;
        eprintln!("{file}: {} answers checked in {each:?}", filled.len());
        // The bound is for an unoptimised build on a busy machine.
        assert!(each.as_millis() < 100, "{file}: {each:?}");
    }
}
