// SPDX-License-Identifier: EUPL-1.2
//! What the comparison of the two languages finds.

use i18n::check;

fn complaints(german: &str, english: &str) -> Vec<String> {
    check(&[("de.ftl", german)], &[("en.ftl", english)])
}

#[test]
fn equal_files_have_no_complaints() {
    let german =
        "a = Guten Tag, { $name }.\nb = { $n ->\n    [one] Eins.\n   *[other] { $n } viele.\n}\n    .c = x\n";
    let english =
        "a = Hello { $name }.\nb = { $n ->\n    [one] One.\n   *[other] { $n } many.\n}\n    .c = y\n";
    assert_eq!(complaints(german, english), Vec::<String>::new());
}

#[test]
fn keys_missing_on_one_side_are_found_across_files() {
    let found = check(&[("1", "a = A\n"), ("2", "b = B\n    .x = X\n")], &[("1", "b = B\nc = C\n")]);
    assert_eq!(found, ["a: missing in en", "b.x: missing in en", "c: missing in de"]);
}

#[test]
fn different_arguments_are_found_also_inside_selectors() {
    let found = complaints("a = { $name } { $day }\n", "a = { $name }\n");
    assert_eq!(found, ["a: arguments differ: de [\"day\", \"name\"], en [\"name\"]"]);
    let found = complaints("a = { $n ->\n   *[other] { $m }\n}\n", "a = { $n ->\n   *[other] x\n}\n");
    assert_eq!(found, ["a: arguments differ: de [\"m\", \"n\"], en [\"n\"]"]);
    assert_eq!(complaints("a = 5 $kosten\n", "a = 5 $cost\n"), Vec::<String>::new());
}

#[test]
fn doubled_spaces_are_found() {
    assert_eq!(complaints("a = Ein  Wort\n", "a = One word\n"), ["a: doubled space in de"]);
}

#[test]
fn end_punctuation_must_agree() {
    let found = ["a: end punctuation differs between de and en"];
    assert_eq!(complaints("a = Fertig.\n", "a = Done\n"), found);
    assert_eq!(complaints("a = Fertig?\n", "a = Done.\n"), found);
    assert_eq!(complaints("a = Er sagte „Ja.“\n", "a = He said “yes.”\n"), Vec::<String>::new());
    let selector = "a = { $n ->\n    [one] One\n   *[other] More.\n}\n";
    assert_eq!(complaints("a = { $n ->\n    [one] Eins.\n   *[other] Mehr.\n}\n", selector), found);
}

#[test]
fn syntax_errors_and_doubled_keys_are_complaints() {
    let found = complaints("a = { $\n", "a = x\n");
    assert!(found.len() == 1 && found[0].starts_with("de de.ftl: "), "{found:?}");
    let found = check(&[("1", "a = A\n"), ("2", "a = B\n")], &[("1", "a = A\n")]);
    assert_eq!(found, ["a: duplicate key in de, again in 2"]);
}
