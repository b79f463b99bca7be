// SPDX-License-Identifier: EUPL-1.2
//! Built-in functions stay within the budget whatever they are given.

use feel::Code;

use crate::support::evaluate;

/// Checks that every text ends the evaluation because the budget is used up.
fn exhausted(texts: &[String]) {
    for text in texts {
        let found = evaluate(text);
        let ended = found
            .diagnostics
            .iter()
            .any(|diagnostic| matches!(diagnostic.code, Code::StepsExhausted | Code::BytesExhausted));
        assert!(found.value.is_null() && ended, "{text}: {:?}", found.diagnostics);
    }
}

/// A list of sixty levels, each of which holds the one below twice: small in memory, endless when written down.
const DOUBLED: &str = "(for i in 1..60 return if i = 1 then [1, 1] else [partial[-1], partial[-1]])[-1]";

#[test]
fn a_value_of_shared_parts_is_never_walked_to_its_end() {
    exhausted(&[
        format!("string({DOUBLED})"),
        format!("count(flatten({DOUBLED}))"),
        format!("{DOUBLED} = {DOUBLED}"),
        format!("is({DOUBLED}, {DOUBLED})"),
        format!("list contains([{DOUBLED}], {DOUBLED})"),
        format!("index of([{DOUBLED}], {DOUBLED})"),
        format!("distinct values([{DOUBLED}, {DOUBLED}])"),
        format!("{DOUBLED} instance of list<list<number>>"),
    ]);
}

#[test]
fn a_text_that_doubles_is_refused_by_its_bytes() {
    let text = "(for i in 1..60 return if i = 1 then \"0123456789\" else partial[-1] + partial[-1])[-1]";
    exhausted(&[text.to_owned(), format!("upper case({text})")]);
}

#[test]
fn replacing_every_character_of_a_long_text_is_charged() {
    let text = "(for i in 1..19 return if i = 1 then \"0123456789\" else partial[-1] + partial[-1])[-1]";
    exhausted(&[
        format!(r#"replace({text}, ".", "")"#),
        format!(r#"count(split({text}, "5"))"#),
        format!(r#"replace({text}, "5", "0123456789012345678901234567890123456789")"#),
    ]);
}

#[test]
fn lists_that_grow_by_themselves_are_refused() {
    exhausted(&[
        "count(for i in 1..100000 return concatenate([1, 2, 3], [4, 5, 6]))".to_owned(),
        "count((for i in 1..40 return if i = 1 then [1] else concatenate(partial[-1], partial[-1]))[-1])"
            .to_owned(),
        "count(sort(for i in 1..50000 return i, function(x, y) x < y))".to_owned(),
        "count(distinct values(for i in 1..5000 return [i]))".to_owned(),
    ]);
}

#[test]
fn a_working_day_in_a_far_year_ends_with_the_calendar() {
    let found = evaluate(r#"add working days(@"2026-11-22", 100000)"#);
    assert!(found.diagnostics.iter().any(|diagnostic| diagnostic.code == Code::NoCalendar), "{found:?}");
}
