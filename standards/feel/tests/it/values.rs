// SPDX-License-Identifier: EUPL-1.2
//! Types, conversions, lists and contexts as values.

use std::sync::Arc;

use feel::value::{List, Range, Signature, equal, identical};
use feel::{Context, Type, Value};
use proptest::prelude::*;

use crate::support::evaluate;

fn value(text: &str) -> Value {
    evaluate(text).value
}

fn list_of(item: Type) -> Type {
    Type::List(Arc::new(item))
}

fn context_of(entries: &[(&str, Type)]) -> Type {
    Type::Context(entries.iter().map(|(name, wanted)| (Arc::from(*name), wanted.clone())).collect())
}

#[test]
fn a_type_conforms_to_one_that_asks_for_less() {
    let person = context_of(&[("id", Type::Number), ("name", Type::Text)]);
    let employee = context_of(&[("name", Type::Text), ("id", Type::Number), ("age", Type::Number)]);
    assert!(employee.conforms(&person) && !person.conforms(&employee));
    assert!(list_of(employee.clone()).conforms(&list_of(person.clone())));
    assert!(Type::Null.conforms(&person) && person.conforms(&Type::Any) && !Type::Any.conforms(&person));
    let function = |parameter: &Type, result: &Type| {
        Type::Function(Arc::new(Signature { parameters: vec![parameter.clone()], result: result.clone() }))
    };
    assert!(function(&person, &employee).conforms(&function(&employee, &person)));
    assert!(!function(&employee, &person).conforms(&function(&person, &person)));
}

#[test]
fn a_value_is_an_instance_of_its_type_and_null_of_none() {
    assert!(Type::Number.holds(&Value::from(1)));
    assert!(list_of(Type::Number).holds(&value("[1, null]")));
    assert!(!list_of(Type::Number).holds(&value("[1, \"a\"]")));
    assert!(context_of(&[("a", Type::Number)]).holds(&value("{a: 1, b: true}")));
    assert!(!context_of(&[("a", Type::Number)]).holds(&value("{b: true}")));
    assert!(!Type::Any.holds(&Value::Null) && Type::Null.holds(&Value::Null));
    assert!(Type::Range(Arc::new(Type::Date)).holds(&value(r#"[@"2026-01-01"..@"2026-02-01"]"#)));
}

#[test]
fn values_are_converted_only_where_nothing_is_lost() {
    assert_eq!(Type::Number.coerce(value("[5]")), Ok(Value::from(5)));
    assert_eq!(list_of(Type::Number).coerce(Value::from(5)), Ok(value("[5]")));
    assert_eq!(Type::DateTime.coerce(value(r#"@"2026-11-22""#)), Ok(value(r#"@"2026-11-22T00:00:00Z""#)));
    assert_eq!(Type::Number.coerce(Value::Null), Ok(Value::Null));
    assert_eq!(Type::Number.coerce(value("[5, 6]")), Err(value("[5, 6]")));
    assert_eq!(Type::Number.coerce(Value::from("5")), Err(Value::from("5")));
}

#[test]
fn types_are_written_as_the_standard_writes_them() {
    let context = context_of(&[("a", Type::Number), ("b", list_of(Type::DaysDuration))]);
    assert_eq!(context.to_string(), "context<a: number, b: list<days and time duration>>");
    for name in ["number", "string", "date and time", "years and months duration", "Any", "boolean"] {
        assert_eq!(Type::simple(name).map(|known| known.to_string()).as_deref(), Some(name));
    }
}

#[test]
fn values_are_written_as_literals() {
    for text in [
        r#"[1, -0.5, "a\"b\\c", true, null]"#,
        r#"{a: 1, b c: {d: @"2026-11-22"}, "x+y": [@"P1D", @"P1Y", @"10:00:00Z"]}"#,
        r#"["a".."c")"#,
        r#"(1..5]"#,
    ] {
        assert_eq!(value(text).to_string(), text);
    }
    let unbounded =
        Range { start: None, start_included: false, end: Some(Value::from(10)), end_included: true };
    assert_eq!(Value::from(unbounded).to_string(), "<= 10");
}

#[test]
fn equality_has_three_answers_and_identity_two() {
    for (left, right, expected) in [
        ("1", "1.0", Some(true)),
        ("1", "\"1\"", None),
        ("null", "null", Some(true)),
        ("null", "1", Some(false)),
        ("[1, 2]", "[2, 1]", Some(false)),
        ("[1, 2]", "[1]", Some(false)),
        ("[1, \"a\"]", "[1, 2]", None),
        ("{a: 1, b: 2}", "{b: 2, a: 1}", Some(true)),
        ("{a: 1}", "{b: 1}", Some(false)),
        ("[1..3]", "[1..3)", Some(false)),
        ("[1..3]", "[1..3]", Some(true)),
        (r#"@"2026-11-22""#, r#"@"2026-11-22T00:00:00""#, None),
    ] {
        assert_eq!(equal(&value(left), &value(right)), expected, "{left} = {right}");
        assert_eq!(identical(&value(left), &value(right)), expected == Some(true), "is({left}, {right})");
    }
}

#[test]
fn depth_and_size_count_shared_parts_every_time() {
    let mut nested = Value::from(1);
    for _ in 0..100 {
        nested = Value::list([nested.clone(), nested]);
    }
    assert_eq!((nested.depth(), nested.size()), (100, u64::MAX));
    let context = Context::new().with("a", Value::list([Value::from(1), Value::from(2)]));
    assert_eq!((context.depth(), context.size()), (2, 4));
    assert_eq!(Value::Null.depth(), 0);
}

proptest! {
    #[test]
    fn a_context_gives_what_was_set_last_in_the_order_of_first_setting(
        entries in proptest::collection::vec(("[a-f]{1,2}", 0i64..100), 0..60)
    ) {
        let mut names: Vec<&str> = Vec::new();
        let mut context = Context::new();
        for (name, number) in &entries {
            if !names.contains(&name.as_str()) {
                names.push(name);
            }
            context.set(name.as_str(), Value::from(*number));
        }
        prop_assert_eq!(context.iter().map(|(name, _)| &**name).collect::<Vec<_>>(), names.clone());
        for name in names {
            let last = entries.iter().rev().find(|(known, _)| known == name).map(|(_, number)| Value::from(*number));
            prop_assert_eq!(context.get(name), last.as_ref());
        }
    }

    #[test]
    fn a_list_keeps_its_items(items in proptest::collection::vec(any::<i64>(), 0..20)) {
        let list: List = items.iter().map(|item| Value::from(*item)).collect();
        prop_assert_eq!(list.len(), items.len());
        prop_assert_eq!(list.clone().into_items(), list.to_vec());
    }
}
