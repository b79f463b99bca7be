// SPDX-License-Identifier: EUPL-1.2
//! The quality check: every code that is checked is given for a fault and not given without it.

use std::collections::{BTreeMap, BTreeSet};

use xdatenfelder::genericode::{self, CodeList};
use xdatenfelder::quality::{
    Language, LintOptions, NOT_CHECKED, Report, Severity, checked, lint, message, messages,
};

#[path = "quality/base.rs"]
mod base;
#[path = "quality/cases.rs"]
mod cases;

use base::{Base, CHOICE, field, file, group, group_file, place, schema_file};

fn report(xml: &str, lists: &[CodeList]) -> Report {
    let options = LintOptions { code_lists: lists, ..LintOptions::default() };
    lint(xml.as_bytes(), &options).unwrap_or_else(|error| panic!("{error}: {xml}"))
}

/// The text with a part behind an anchor exchanged.
fn exchanged(xml: &str, (anchor, old, new): (&str, &str, &str)) -> String {
    let from = xml.find(anchor).unwrap_or_else(|| panic!("no {anchor}"));
    let at = from + xml[from..].find(old).unwrap_or_else(|| panic!("no {old} behind {anchor}"));
    format!("{}{new}{}", &xml[..at], &xml[at + old.len()..])
}

/// A code list with these codes, in a version.
fn list(version: &str, codes: &[&str]) -> CodeList {
    let row = |code: &&str| {
        format!("<Row><Value ColumnRef=\"code\"><SimpleValue>{code}</SimpleValue></Value></Row>")
    };
    let rows: String = codes.iter().map(row).collect();
    let text = format!(
        "<g:CodeList xmlns:g=\"http://docs.oasis-open.org/codelist/ns/genericode/1.0/\"><Identification>\
         <ShortName>x</ShortName><Version>{version}</Version><CanonicalUri>urn:xoev-de:muster:liste</CanonicalUri>\
         <CanonicalVersionUri>urn:xoev-de:muster:liste_{version}</CanonicalVersionUri></Identification><ColumnSet>\
         <Column Id=\"code\" Use=\"required\"><ShortName>code</ShortName></Column></ColumnSet>\
         <SimpleCodeList>{rows}</SimpleCodeList></g:CodeList>"
    );
    genericode::read(text.as_bytes()).unwrap()
}

#[test]
fn files_without_a_fault_give_no_message() {
    let lists = [list("2026-01-01", &["001", "002"])];
    for base in [Base::Schema, Base::Group, Base::ConcreteProfile, Base::AbstractProfile] {
        assert_eq!(report(&file(base), &lists).findings, [], "{base:?}");
    }
}

#[test]
fn every_checked_code_is_given_for_its_fault() {
    let lists = [list("2026-01-01", &["001", "002"])];
    for case in cases::CASES {
        let xml = case.changes.iter().fold(file(case.base), |xml, change| exchanged(&xml, *change));
        let found = report(&xml, &lists).findings;
        let hit = found.iter().any(|one| one.code == case.code && one.element_id == case.element);
        assert!(hit, "{} at {}: {found:?}", case.code, case.element);
    }
    for (code, element, xml) in built() {
        let found = report(&xml, &lists).findings;
        let hit = found.iter().any(|one| one.code == code && one.element_id == element);
        assert!(hit, "{code} at {element}: {found:?}");
    }
    let cases = cases::CASES.iter().map(|case| case.code).chain(built().into_iter().map(|case| case.0));
    // Different lists under one name have a test of their own.
    let tested: BTreeSet<u16> = cases.chain([1036]).collect();
    assert_eq!(tested, checked().collect(), "every checked code has a case");
}

/// Faults that need a file of their own: code, element, file.
fn built() -> Vec<(u16, &'static str, String)> {
    let one = || [place("0:1", &field("F13000000021", "input", "bool", ""))];
    let own = "G13000000001";
    let itself = [one()[0].clone(), place("0:1", &group(own, CHOICE, &one()))];
    let placeholder = [place("1:1", &field("F60000000001", "hidden", "text", ""))];
    let long = |count: usize| "x".repeat(count);
    let change = |old: &str, new: String| file(Base::Schema).replacen(old, &new, 1);
    vec![
        (1023, own, group_file("", &[])),
        (1026, own, group_file("", &itself)),
        (1043, own, group_file(CHOICE, &one())),
        (1078, "S13000000001", schema_file(&[])),
        (1095, "S13000000001", schema_file(&placeholder)),
        (1106, own, group_file("", &one())),
        (1136, "S13000000001", change("Was gemeint ist", long(5_001))),
        (1137, "S13000000001", change("urn:muster:wort", long(256))),
        (
            1138,
            "S13000000001",
            change("https://www.example.org/", format!("https://www.example.org/{}", long(256))),
        ),
    ]
}

#[test]
fn a_text_of_the_recommended_length_is_not_noted() {
    let xml = file(Base::Schema).replacen("Was gemeint ist", &"ä".repeat(5_000), 1);
    assert_eq!(report(&xml, &[]).findings, []);
}

#[test]
fn two_different_lists_under_one_name_are_noted() {
    let (one, other) = (list("2026-01-01", &["001", "002"]), list("2026-01-01", &["001", "003"]));
    let found = report(&file(Base::Schema), &[one.clone(), other]).findings;
    assert_eq!(found.iter().map(|one| one.code).collect::<Vec<_>>(), [1036]);
    assert_eq!(report(&file(Base::Schema), &[one.clone(), one]).findings, []);
}

#[test]
fn an_element_in_several_places_is_reported_once() {
    let named = "<x:id>F13000000001</x:id><x:version>1.0.0</x:version></x:identifikation><x:name>Name";
    let xml = file(Base::Schema);
    assert_eq!(xml.matches(named).count(), 2);
    let xml = xml.replace(named, named.trim_end_matches("Name"));
    let found = report(&xml, &[]).findings;
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((found[0].code, found[0].path.as_str()), (1002, "S13000000001/G13000000001"));
    assert_eq!(found[0].severity, Severity::Critical);
    assert_eq!(found[0].message(Language::German), "Der Name fehlt.");
    assert_eq!(found[0].message(Language::English), "The name is missing.");
    let json = serde_json::to_value(&found[0]).unwrap();
    assert_eq!(json["severity"], "critical");
    assert_eq!(json["element_id"], "F13000000001");
}

#[test]
fn every_message_has_two_sentences_of_its_own() {
    let mut seen = BTreeSet::new();
    for message in messages() {
        let (german, english) = (message.text(Language::German), message.text(Language::English));
        assert!(german.ends_with('.') && english.ends_with('.') && german != english, "{}", message.code);
        // 1008 and 1052 look alike, as do messages that the list has switched off.
        seen.insert(german);
    }
    assert_eq!(messages().count(), 142);
    assert!(seen.len() >= 140);
}

#[test]
fn a_code_that_is_not_checked_is_known_and_never_given() {
    for (code, _) in NOT_CHECKED {
        assert!(message(code).is_some(), "{code}");
    }
    let off: Vec<u16> = messages().filter(|one| one.severity == Severity::Off).map(|one| one.code).collect();
    assert!(off.iter().all(|code| NOT_CHECKED.iter().any(|(not, _)| not == code)));
}

#[test]
fn codes_and_classes_are_those_of_the_official_list() {
    let Some(folder) = crate::support::public_folder("codes_and_classes_are_those_of_the_official_list")
    else {
        return;
    };
    let bytes = crate::support::public_file(&folder, "xdf3-quality-messages_xdfm_1.8.genericode.xml");
    let official = genericode::read(&bytes).unwrap();
    let class = |row| official.value(row, "Typ").unwrap_or_default().to_owned();
    let theirs: BTreeMap<u16, String> =
        official.rows.iter().map(|row| (row.code.parse().unwrap(), class(row))).collect();
    let ours: BTreeMap<u16, String> =
        messages().map(|one| (one.code, one.severity.official().to_owned())).collect();
    assert_eq!(ours, theirs);
    let texts: BTreeSet<&str> = messages().map(|one| one.text(Language::German)).collect();
    let same = official.rows.iter().filter(|row| {
        let text = official.value(row, "Meldungstext").unwrap_or_default();
        texts.contains(text)
    });
    assert_eq!(same.count(), 0, "our sentences are our own");
}

#[test]
fn the_real_schemata_are_checked_after_conversion() {
    let Some(folder) = crate::support::public_folder("the_real_schemata_are_checked_after_conversion") else {
        return;
    };
    for name in
        ["BlaueKarte.xml", "S00000094V1.0_xdf2.xml", "S00000186v1.0_xdf2.xml", "S00000246v1.1_xdf2.xml"]
    {
        let bytes = crate::support::public_file(&folder, &format!("real/{name}"));
        let report = lint(&bytes, &LintOptions::default()).unwrap();
        let mut counts: BTreeMap<(Severity, u16), usize> = BTreeMap::new();
        for finding in &report.findings {
            *counts.entry((finding.severity, finding.code)).or_default() += 1;
        }
        println!("{name}: {} findings, {counts:?}", report.findings.len());
        // All of them use the placeholder profile that conversion puts in.
        assert!(counts.keys().any(|(_, code)| matches!(code, 1096 | 1097)), "{name}");
        assert!(!report.is_cut && report.subject_id.starts_with('S'), "{name}");
    }
}

#[test]
fn what_is_no_message_is_refused() {
    for bad in ["<x/>", "", "<x xmlns=\"urn:xoev-de:fim:standard:xdatenfelder_3.0.0\"/>"] {
        assert!(lint(bad.as_bytes(), &LintOptions::default()).is_err(), "{bad}");
    }
}

proptest::proptest! {
    #[test]
    fn no_change_to_a_file_makes_the_check_panic(at in 0usize..12_000, length in 0usize..60, insert in "\\PC{0,12}") {
        let xml = file(Base::Schema);
        let boundary = |mut at: usize| { at = at.min(xml.len()); while !xml.is_char_boundary(at) { at -= 1; } at };
        let (from, to) = (boundary(at), boundary(at + length));
        let changed = format!("{}{insert}{}", &xml[..from], &xml[to..]);
        // Whether it can be read does not matter here.
        let _ = lint(changed.as_bytes(), &LintOptions::default());
    }
}
