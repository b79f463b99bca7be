// SPDX-License-Identifier: EUPL-1.2
//! The rules of input, with the dog tax form.

use super::*;
use crate::model::DraftId;
use foundation::{Date, id::Uuid};
use identity::AccountId;
use schemata::Source;
use std::path::PathBuf;

const FAMILY_NAME_PATH: &str = "G13000000101/G13000000003/G13000000001/F13000000001";
const GIVEN_NAMES_PATH: &str = "G13000000101/G13000000003/G13000000001/F13000000002";
const EMAIL_PATH: &str = "G13000000101/G13000000005/F13000000032";
const PROOF: &str = "G13000000105/G13000000106/1/G13000000111/F13000000120";

fn demo(ending: &str) -> String {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../demo/schemata");
    std::fs::read_to_string(folder.join(format!("dog-tax-registration.{ending}"))).unwrap()
}

fn form() -> Form {
    let xml = demo("xdf3.xml").into_bytes();
    Form::compile(&Source { xml, english: demo("en.toml"), meta: demo("meta.toml") }).unwrap()
}

fn empty() -> Answers {
    Answers::empty(Date::constant(2026, 3, 2))
}

/// A person, not an organisation: the page with the name is there.
fn person() -> Answers {
    let mut answers = empty();
    assert!(answers.set("G13000000101/G13000000003", "G13000000001"));
    answers
}

fn account(kind: AccountKind, name: &str) -> Account {
    Account {
        id: AccountId(Uuid::from_u128(1)),
        kind,
        login: "erika@example.org".to_owned(),
        display_name: name.to_owned(),
        email: "erika@example.org".to_owned(),
        disabled: false,
        protected: false,
        first_secret: false,
    }
}

#[test]
fn an_account_fills_in_what_is_clear() {
    let form = form();
    let known = prefill(&form, &account(AccountKind::Resident, "Erika Muster"), empty());
    assert_eq!(known.get(FAMILY_NAME_PATH), Some("Muster"));
    assert_eq!(known.get(GIVEN_NAMES_PATH), Some("Erika"));
    assert_eq!(known.get(EMAIL_PATH), Some("erika@example.org"));
    let unclear = prefill(&form, &account(AccountKind::Resident, "Anna von der Heide"), empty());
    assert_eq!(unclear.get(FAMILY_NAME_PATH), None);
    assert_eq!(unclear.get(EMAIL_PATH), Some("erika@example.org"));
}

#[test]
fn a_page_has_another_mark_only_when_its_own_answers_changed() {
    let form = form();
    let page = form.page_of(FAMILY_NAME_PATH, &person()).unwrap();
    let before = fingerprint(&form, &page, &person());
    let mut elsewhere = person();
    assert!(elsewhere.set(EMAIL_PATH, "erika@example.org"));
    assert_eq!(fingerprint(&form, &page, &elsewhere), before);
    let mut here = person();
    assert!(here.set(FAMILY_NAME_PATH, "Muster"));
    assert_ne!(fingerprint(&form, &page, &here), before);
}

#[test]
fn only_what_differs_is_shown_in_both_versions() {
    let form = form();
    let page = form.page_of(FAMILY_NAME_PATH, &person()).unwrap();
    let (mut stored, mut yours) = (person(), person());
    for (answers, name) in [(&mut stored, "Erste"), (&mut yours, "Zweite")] {
        answers.set(FAMILY_NAME_PATH, name);
        answers.set(GIVEN_NAMES_PATH, "Änne");
    }
    let found = differences(&form, &page, (&stored, &yours), Locale::De);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].stored.as_str(), found[0].yours.as_str()), ("Erste", "Zweite"));
    yours.set(GIVEN_NAMES_PATH, "");
    let found = differences(&form, &page, (&stored, &yours), Locale::De);
    assert_eq!(found.len(), 2);
    assert_eq!((found[1].stored.as_str(), found[1].yours.as_str()), ("Änne", ""));
}

#[test]
fn programs_send_only_what_the_form_asks() {
    let form = form();
    let merged = |path: &str, value: &str| {
        merge(&form, &empty(), &[(path.to_owned(), value.to_owned())]).map_err(|errors| errors.0[0].1.key)
    };
    assert_eq!(merged(EMAIL_PATH, "a@b.de").unwrap().get(EMAIL_PATH), Some("a@b.de"));
    assert!(merged("G13000000105/G13000000106/3/G13000000107/F13000000106", "Bello").is_ok());
    for path in ["", "F1", "../x", "seen/G13000000101", "G13000000101//", "G13000000101/F13000000001"] {
        assert_eq!(merged(path, "x").err(), Some("assistant-refused-path"), "{path}");
    }
    for path in [PROOF.to_owned(), format!("{PROOF}/0")] {
        assert_eq!(merged(&path, "x/y.pdf").err(), Some("assistant-refused-file-value"), "{path}");
    }
    let long = "x".repeat(20_000);
    assert_eq!(merged(EMAIL_PATH, &long).err(), Some("assistant-refused-value"));
}

#[test]
fn a_file_that_no_answer_names_is_dropped() {
    let file = |number: u128| DraftFile {
        id: FileId(Uuid::from_u128(number)),
        draft: DraftId(Uuid::from_u128(9)),
        name: "a/b.pdf".to_owned(),
        media_type: "application/pdf".to_owned(),
        size: 1,
        digest: String::new(),
    };
    let mut answers = empty();
    assert!(answers.set(&format!("{PROOF}/0"), file(1).answer()));
    let dropped = dropped(&[file(1), file(2)], &answers);
    assert_eq!(dropped, [file(2)]);
    assert_eq!(DraftFile::named_by("Bello/Rex"), None);
}

#[test]
fn a_receipt_is_named_after_its_number_and_nothing_else() {
    assert_eq!(receipt_name("2026-K7QF-3MD"), "kontor-empfangsbestaetigung-2026-K7QF-3MD.json");
    assert_eq!(receipt_name("../\"x\r\n"), "kontor-empfangsbestaetigung-x.json");
}
