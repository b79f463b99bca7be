// SPDX-License-Identifier: EUPL-1.2
//! Branches: what is hidden is kept in the draft and left out of what is submitted.

use crate::common::{changed, errors, form, sample};
use schemata::PageKey;

const STEM: &str = "dog-tax-registration";
const WHO: &str = "G13000000101/G13000000003";

fn post(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

#[test]
fn switching_the_branch_and_back_loses_nothing_that_was_typed() {
    let form = form(STEM);
    let key = PageKey::new("G13000000101.G13000000003");
    let (company, found) = form.read_page(&key, &post(&[(WHO, "G13000000002")]), &sample(STEM));
    assert_eq!(found.0, []);
    assert!(form.page_of(&format!("{WHO}/G13000000001/F13000000001"), &company).is_none());
    assert_eq!(company.get(&format!("{WHO}/G13000000001/F13000000001")), Some("Tiedemann"));
    assert_eq!(form.frozen(&company).get(&format!("{WHO}/G13000000001/F13000000001")), None);
    assert!(errors(&form, &company).contains(&format!("{WHO}/G13000000002/F13000000011")));
    let (person, found) = form.read_page(&key, &post(&[(WHO, "G13000000001")]), &company);
    assert_eq!(found.0, []);
    assert_eq!(form.frozen(&person), sample(STEM));
}

#[test]
fn a_condition_on_a_hidden_answer_is_false() {
    let form = form(STEM);
    let debit = "G13000000112/G13000000113/F13000000122";
    let answers = changed(STEM, &[(debit, "false")]);
    let frozen = form.frozen(&answers);
    assert_eq!(frozen.get("G13000000112/G13000000114/F13000000124"), None);
    assert_eq!(answers.get("G13000000112/G13000000114/F13000000124"), Some("DE00000000000000000017"));
    assert_eq!(form.validate(&answers).0, []);
}

#[test]
fn a_field_that_appears_by_another_one_has_a_page_of_its_own() {
    let form = form("event");
    let answers = sample("event");
    let first = form.page_of("G13000000306/G13000000308/F13000000314", &answers).expect("a page");
    let (with, found) =
        form.read_page(&first, &post(&[("G13000000306/G13000000308/F13000000314", "true")]), &answers);
    assert_eq!(found.0, []);
    let next = form.next_page(&first, &with).expect("a page");
    assert_ne!(next, first);
    assert_eq!(form.page_of("G13000000306/G13000000308/F13000000315", &with), Some(next));
}
