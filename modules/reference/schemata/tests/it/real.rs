// SPDX-License-Identifier: EUPL-1.2
//! Real schemata of version 2. They are not part of the project, because their licence is unclear.

use crate::common::day;
use schemata::{Answers, FindingKind, Form, RuleState, prepare};
use std::path::Path;
use xdatenfelder::genericode::{self, CodeList};

/// File, folder of its code lists, untranslated rules.
const REAL: [(&str, Option<&str>, usize); 4] = [
    ("BlaueKarte.xml", None, 3),
    ("S00000094V1.0_xdf2.xml", Some("codelists_S00000094V1.0"), 12),
    ("S00000186v1.0_xdf2.xml", Some("codelists_S00000186v1.0_xdf2"), 36),
    ("S00000246v1.1_xdf2.xml", Some("codelists_S00000246v1.1_xdf2"), 34),
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
    for (file, lists, untranslated) in REAL {
        let xml = std::fs::read(folder.join(file)).expect("a schema");
        let lists = lists.map(|lists| code_lists(&folder.join(lists))).unwrap_or_default();
        let prepared = prepare(&xml, &lists).expect(file);
        let form = Form::compile(&prepared.source).expect(file);
        let by_hand: Vec<_> = form.rules().iter().filter(|rule| rule.state == RuleState::ByHand).collect();
        assert_eq!(by_hand.len(), untranslated, "{file}");
        let noted = form.findings().iter().filter(|finding| finding.kind == FindingKind::RuleInWords).count();
        assert_eq!(noted, untranslated, "{file}");
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
