// SPDX-License-Identifier: EUPL-1.2
//! Posts made by hand: refused, not kept, and never a panic.

use crate::common::{OWN, day, errors, form, sample};
use foundation::Locale;
use proptest::prelude::*;
use schemata::{Answers, Form, PageKey};
use std::sync::LazyLock;

const STEM: &str = "dog-tax-registration";
const REASON: &str = "G13000000102/G13000000103/F13000000101";

fn pair(name: &str, value: &str) -> (String, String) {
    (name.to_owned(), value.to_owned())
}

/// Posts one pair to the page about the reason and gives the keys of the errors at its name.
fn refused(form: &Form, name: &str, value: &str) -> Vec<&'static str> {
    let before = sample(STEM);
    let key = PageKey::new("G13000000102.G13000000103");
    let (after, found) = form.read_page(&key, &[pair(name, value)], &before);
    let kept: Vec<_> = after.iter().filter(|(path, _)| !path.starts_with("seen/")).collect();
    assert_eq!(kept, before.iter().collect::<Vec<_>>(), "{name}");
    found.0.iter().map(|(_, message)| message.key).collect()
}

#[test]
fn what_does_not_belong_on_the_page_is_refused_and_not_kept() {
    let form = form(STEM);
    let unknown = ["schemata-error-unknown-field"];
    for name in [
        "F99999999999",
        "G13000000102/G13000000103/F99999999999",
        // On another page, hidden at the moment, or deeper than the form goes.
        "G13000000101/G13000000004/F13000000021",
        "G13000000101/G13000000003/G13000000002/F13000000011",
        &format!("{REASON}/0"),
        &format!("{REASON}/0/0/0/0/0/0/0/0"),
        &format!("{REASON}-day"),
        &"G13000000102/".repeat(5_000),
        "G13000000105/G13000000106/199/G13000000107/F13000000106",
        "G13000000105/G13000000106/10000/G13000000107/F13000000106",
        // A file cannot be named by hand.
        "G13000000105/G13000000106/0/G13000000107/F13000000112",
    ] {
        assert_eq!(refused(&form, name, "x"), unknown, "{}", &name[..name.len().min(60)]);
    }
}

#[test]
fn labels_and_files_cannot_be_posted_on_their_own_page() {
    let form = form(STEM);
    let key = PageKey::new("G13000000006");
    let (after, found) = form.read_page(&key, &[pair("G13000000006/F13000000041", "x")], &sample(STEM));
    assert_eq!(found.0.first().map(|(_, message)| message.key), Some("schemata-error-unknown-field"));
    assert_eq!(after.get("G13000000006/F13000000041"), None);
}

#[test]
fn a_huge_value_is_refused_and_the_old_one_stays() {
    let form = form(STEM);
    assert_eq!(refused(&form, REASON, &"x".repeat(10_001)), ["schemata-error-value-too-long"]);
}

#[test]
fn two_thousand_pairs_are_refused_as_a_whole() {
    let form = form(STEM);
    let key = PageKey::new("G13000000102.G13000000103");
    let mut raw = vec![pair(REASON, "neu"); 10_000];
    let (after, found) = form.read_page(&key, &raw, &sample(STEM));
    assert_eq!(after, sample(STEM));
    assert_eq!(found.0.first().map(|(_, message)| message.key), Some("schemata-error-too-many-values"));
    raw.truncate(1_999);
    assert_eq!(form.read_page(&key, &raw, &sample(STEM)).1.0, []);
}

#[test]
fn stored_answers_with_ten_thousand_repetitions_are_cut_at_the_limit() {
    let form = form(STEM);
    let mut answers = sample(STEM);
    for index in 0..9_000 {
        answers.set(&format!("G13000000105/G13000000106/{index}/G13000000107/F13000000106"), "Rex");
    }
    answers.set("G13000000105/G13000000106", "4000000000");
    assert!(errors(&form, &answers).contains(&"G13000000105/G13000000106".to_owned()));
    answers.set("G13000000105/G13000000106", "10000");
    assert!(form.frozen(&answers).len() < 1_000);
}

#[test]
fn no_more_repetitions_can_be_added_than_the_form_allows() {
    let form = form(STEM);
    let key = PageKey::new("G13000000105.G13000000106");
    let mut answers = sample(STEM);
    for _ in 0..10_000 / 100 {
        answers = form.read_page(&key, &[pair("add", "G13000000105/G13000000106")], &answers).0;
    }
    assert_eq!(answers.get("G13000000105/G13000000106"), Some("5"));
    let (_, found) = form.read_page(&key, &[pair("add", "G13000000101")], &answers);
    assert_eq!(found.0.len(), 1);
}

#[test]
fn stored_json_is_bounded() {
    let long = serde_json::json!({ "F1": "x".repeat(10_001) }).to_string();
    assert!(Answers::from_json(&long, day()).is_err());
    let path = serde_json::json!({ "F".repeat(501): "x" }).to_string();
    assert!(Answers::from_json(&path, day()).is_err());
    let many: serde_json::Map<_, _> = (0..10_001).map(|index| (format!("F{index}"), "x".into())).collect();
    assert!(Answers::from_json(&serde_json::Value::Object(many).to_string(), day()).is_err());
    assert!(Answers::from_json("[1]", day()).is_err());
}

static FORMS: LazyLock<Vec<(Form, Answers)>> =
    LazyLock::new(|| OWN.iter().map(|stem| (form(stem), sample(stem))).collect());

/// Names that are near to real ones, and any others.
fn names(form: usize) -> impl Strategy<Value = String> {
    let paths: Vec<String> = FORMS[form].1.iter().map(|(path, _)| path.to_owned()).collect();
    let near = (proptest::sample::select(paths), "(|/0|/1|-day|-month|-year|-time|/[0-9]{1,5}|/G1)");
    prop_oneof![
        4 => near.prop_map(|(path, end)| path + &end),
        1 => Just("add".to_owned()),
        1 => Just("remove".to_owned()),
        1 => "[FG][0-9/]{0,30}",
        1 => any::<String>(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn nothing_that_can_be_posted_makes_a_form_panic(
        (which, pairs, page) in (0..5_usize).prop_flat_map(|which| {
            let value = prop_oneof![any::<String>(), Just("true".to_owned()), "[0-9.,:-]{0,12}", names(which)];
            (Just(which), proptest::collection::vec((names(which), value), 0..12), any::<proptest::sample::Index>())
        })
    ) {
        let (form, start) = &FORMS[which];
        let pages: Vec<_> = form.tasks(start).into_iter().flat_map(|task| task.pages).collect();
        let key = page.get(&pages);
        let (after, _) = form.read_page(key, &pairs, start);
        let _ = form.validate(&after);
        let _ = form.tasks(&after);
        let _ = form.summary(&after, Locale::De);
        let _ = form.applicant(&after);
        let frozen = form.frozen(&after);
        // What is submitted needs no draft: it is the same once more.
        prop_assert_eq!(form.frozen(&frozen), frozen.clone());
        prop_assert_eq!(Answers::from_json(&after.to_json(), day()).expect("own JSON"), after);
    }
}
