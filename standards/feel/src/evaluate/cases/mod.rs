// SPDX-License-Identifier: EUPL-1.2
//! What expressions give, clause by clause; the expected values are written by hand.

mod limits;

use super::*;
use crate::diagnostic::Code;
use crate::value::{Date, DateTime, Zone};

fn environment() -> Environment {
    let day = Date::new(2026, 3, 8).unwrap();
    Environment::at(DateTime::midnight(day, Some(Zone::UTC)))
}

fn person() -> Context {
    Context::new()
        .with("n", 3)
        .with("t", "Schwerin")
        .with("none", Value::Null)
        .with("list", Value::list([Value::from(1), Value::from(2), Value::from(3)]))
        .with("person", Context::new().with("first name", "Ada").with("age", 36))
        .with(
            "people",
            Value::list([
                Value::from(Context::new().with("name", "Ada").with("age", 36)),
                Value::from(Context::new().with("name", "Bob").with("age", 17)),
            ]),
        )
}

fn names() -> Names {
    let mut names = Names::new();
    for (name, _) in person().iter() {
        names.add(name, &Type::Any);
    }
    names.add_member("first name");
    names
}

fn evaluation(text: &str) -> Evaluation {
    compile(text, &names()).unwrap().evaluate(&person(), &environment())
}

/// The value as FEEL writes it.
#[track_caller]
fn gives(text: &str, expected: &str) {
    let evaluation = evaluation(text);
    assert_eq!(evaluation.value.to_string(), expected, "{text}");
    assert_eq!(evaluation.diagnostics, [], "{text}");
}

/// Null, because of this problem at this place.
#[track_caller]
fn fails(text: &str, code: Code, place: &str) {
    let evaluation = evaluation(text);
    let found = evaluation.diagnostics.first().unwrap_or_else(|| panic!("{text}: {:?}", evaluation.value));
    assert_eq!(
        (found.code, &text[found.span.start as usize..found.span.end as usize]),
        (code, place),
        "{text}"
    );
}

#[test]
fn arithmetic_is_exact_and_decimal() {
    gives("0.1 + 0.2", "0.3");
    gives("1 - 2 - 3", "-4");
    gives("2 ** 3 ** 2", "64");
    gives("-2 ** 2", "4");
    gives("1 / 3 * 3 = 1", "false");
    gives("\"a\" + \"b\"", "\"ab\"");
    fails("1 / 0", Code::DivisionByZero, "1 / 0");
    fails("1 + \"a\"", Code::OperandTypes, "1 + \"a\"");
    fails("none + 1", Code::OperandTypes, "none + 1");
}

#[test]
fn and_and_or_are_three_valued() {
    for (text, expected) in [
        ("true and true", "true"),
        ("true and false", "false"),
        ("false and none", "false"),
        ("true or none", "true"),
        ("false or false", "false"),
    ] {
        gives(text, expected);
    }
    assert_eq!(evaluation("true and none").value, Value::Null);
    assert_eq!(evaluation("none or false").value, Value::Null);
    assert_eq!(evaluation("none or true").value, Value::Boolean(true));
    fails("n and true", Code::NotBoolean, "n");
}

#[test]
fn comparisons_of_different_types_are_null() {
    gives("n = 3 and n != 4 and n >= 3 and n < 3.5", "true");
    gives("none = null", "true");
    gives("n = null", "false");
    gives("n between 1 and 3", "true");
    fails("n = t", Code::OperandTypes, "n = t");
    fails("n < none", Code::OperandTypes, "n < none");
}

#[test]
fn membership_takes_tests() {
    gives("n in (1, 2, 3)", "true");
    gives("n in (< 3, > 5)", "false");
    gives("n in [1..3)", "false");
    gives("n in ]2..4[", "true");
    gives("n in list", "true");
    gives("n in [[1..2], [3..4]]", "true");
    gives("n in (? > 2)", "true");
    gives("list in [[1, 2, 3], [4]]", "true");
}

#[test]
fn a_condition_that_is_no_condition_is_reported() {
    gives("if n > 2 then \"yes\" else \"no\"", "\"yes\"");
    fails("if none then 1 else 2", Code::NotBoolean, "none");
    assert_eq!(evaluation("if none then 1 else 2").value, Value::from(2));
}

#[test]
fn for_runs_over_lists_ranges_and_days() {
    gives("for i in list, j in [10, 20] return i * j", "[10, 20, 20, 40, 30, 60]");
    gives("for i in 3..1 return i", "[3, 2, 1]");
    gives("for i in [1..3) return i", "[1, 2]");
    gives("for i in 1..5 return if i < 3 then 1 else partial[-1] + partial[-2]", "[1, 1, 2, 3, 5]");
    gives("for d in @\"2026-02-28\"..@\"2026-03-01\" return d", "[@\"2026-02-28\", @\"2026-03-01\"]");
    gives("for i in n return i", "[3]");
    fails("for i in \"a\"..\"z\" return i", Code::WrongType, "\"a\"..\"z\"");
}

#[test]
fn quantifiers_stop_at_the_first_decision() {
    gives("some x in list satisfies x > 2", "true");
    gives("every x in list satisfies x > 2", "false");
    gives("every x in [] satisfies x > 2", "true");
    gives("some x in list, y in list satisfies x + y = 6", "true");
    assert_eq!(evaluation("some x in [1, null] satisfies x > 2").value, Value::Null);
}

#[test]
fn filters_select_by_position_or_condition() {
    gives("list[1]", "1");
    gives("list[-1]", "3");
    gives("list[item > 1]", "[2, 3]");
    gives("people[age >= 18].name", "[\"Ada\"]");
    gives("people[item.age < 18][1].name", "\"Bob\"");
    gives("list[n - 1]", "2");
    gives("n[1]", "3");
    gives("[[1, 2], [3]][count(item) = 1]", "[[3]]");
    gives("people[name in (for p in people[age < 18] return p.name)].age", "[17]");
    fails("list[4]", Code::IndexOutOfRange, "list[4]");
    fails("people[agee > 1]", Code::UnknownName, "agee");
}

#[test]
fn entries_and_properties_are_reached_by_name() {
    gives("person.first name", "\"Ada\"");
    gives("people.age", "[36, 17]");
    gives("{a: 1, b: a + 1, c: {d: b}}.c.d", "2");
    gives("@\"2026-03-08\".month", "3");
    gives("[1..5).end included", "false");
    fails("person.frist", Code::UnknownEntry, "person.frist");
    fails("n.x", Code::UnknownEntry, "n.x");
}

#[test]
fn functions_see_where_they_were_made() {
    gives("(function(x) x + n)(2)", "5");
    gives("{f: function(a: number, b: number) a - b, r: f(b: 1, a: 5)}.r", "4");
    gives("{add: function(x) function(y) x + y, r: add(1)(2)}.r", "3");
    gives("[1, 2, 3][(function(x) x > item)(2)]", "[1]");
    fails("(function(x) x)(1, 2)", Code::ArgumentCount, "(function(x) x)(1, 2)");
    fails("(function(x: number) x)(\"a\")", Code::ArgumentType, "(function(x: number) x)(\"a\")");
    fails("n(1)", Code::NotAFunction, "n");
}

#[test]
fn built_in_functions_are_called_by_position_and_by_name() {
    gives("string length(t)", "8");
    gives("substring(string: t, start position: 1, length: 3)", "\"Sch\"");
    gives("count(list) + sum(list)", "9");
    gives("today()", "@\"2026-03-08\"");
    gives("sort([3, 1, 2], function(x, y) x > y)", "[3, 2, 1]");
    fails("count(n: 1)", Code::UnknownArgument, "count(n: 1)");
}

#[test]
fn what_may_be_missing_can_be_asked() {
    gives("is defined(person.surname)", "false");
    gives("is defined(person.age)", "true");
    gives("get or else(person.surname, \"unknown\")", "\"unknown\"");
    gives("get or else(person.age, 0)", "36");
}

#[test]
fn an_unknown_name_is_an_error_unless_the_names_are_tolerant() {
    let found = compile("n + incme * 2 + taxx", &names()).unwrap_err();
    let found: Vec<_> = found.iter().map(|one| (one.code, one.span.start)).collect();
    assert_eq!(found, [(Code::UnknownName, 4), (Code::UnknownName, 16)]);
    let evaluation = compile("incme", &names().tolerant()).unwrap().evaluate(&person(), &environment());
    assert_eq!(evaluation.value, Value::Null);
    assert_eq!(evaluation.strict().unwrap_err()[0].code, Code::UnknownName);
}

#[test]
fn names_that_nobody_declared_are_looked_up_when_they_are_open() {
    let flights = Value::list([Context::new().with("flight number", 7).into()]);
    let context = Context::new().with("flights", flights).with("tax due", 5);
    let open = Names::new().with("flights", Type::Any).open();
    let ask = |text: &str| compile(text, &open).unwrap().evaluate(&context, &environment());
    assert_eq!(ask("flights[flight number = 7][1].flight number + tax due").strict(), Ok(Value::from(12)));
    assert_eq!(ask("tax paid").diagnostics[0].arguments, ["tax paid"]);
    assert_eq!(ask("(function(x) x + tax due)(1)").strict(), Ok(Value::from(6)));
    let found = compile("flights[1] and tax duty > 1", &Names::new().with("flights", Type::Any)).unwrap_err();
    assert_eq!((found[0].code, found[0].arguments[0].as_str()), (Code::UnknownName, "tax duty"));
}

#[test]
fn an_entry_that_a_declared_type_lacks_is_found_when_compiling() {
    let child = Type::Context([("name".into(), Type::Text), ("age".into(), Type::Number)].into());
    let family =
        Type::Context([("children".into(), Type::List(child.into())), ("city".into(), Type::Text)].into());
    let names = Names::new().with("family", family).with("limit", Type::Number);
    let found = |text: &str| -> Vec<(Code, String)> {
        let found = compile(text, &names).err().unwrap_or_default();
        found
            .iter()
            .map(|one| (one.code, text[one.span.start as usize..one.span.end as usize].to_owned()))
            .collect()
    };
    assert_eq!(found("family.city = \"Schwerin\" and count(family.children[age < limit].name) > 1"), []);
    assert_eq!(found("some child in family.children satisfies child.age < 3"), []);
    assert_eq!(found("{x: family.children[1].age, y: x}.y"), []);
    assert_eq!(found("family.town"), [(Code::UnknownEntry, "family.town".to_owned())]);
    assert_eq!(found("family.children[agee < 3]"), [(Code::UnknownName, "agee".to_owned())]);
    assert_eq!(found("family.children[1].nam"), [(Code::UnknownEntry, "family.children[1].nam".to_owned())]);
    assert_eq!(found("family.children.size"), [(Code::UnknownEntry, "family.children.size".to_owned())]);
    assert_eq!(
        found("for child in family.children return child.ages"),
        [(Code::UnknownEntry, "child.ages".to_owned())]
    );
    assert_eq!(found("limit.unit"), [(Code::UnknownEntry, "limit.unit".to_owned())]);
}

#[test]
fn the_type_of_a_value_can_be_asked() {
    gives("n instance of number", "true");
    gives("list instance of list<string>", "false");
    gives("person instance of context<age: number>", "true");
    gives("none instance of string", "false");
}

#[track_caller]
fn tests_give(text: &str, input: impl Into<Value>, expected: impl Into<Value>) {
    let found = compile_tests(text, &names()).unwrap().evaluate(&input.into(), &person(), &environment());
    assert_eq!(found.value, expected.into(), "{text}");
}

#[test]
fn a_cell_tests_its_input() {
    tests_give("-", Value::Null, true);
    tests_give("< 5", 4, true);
    tests_give("[5..7), 9", 7, false);
    tests_give("[5..7), 9", 9, true);
    tests_give("not(1, 2)", 3, true);
    tests_give("not(> n)", 4, false);
    tests_give("n", 3, true);
    tests_give("list", 2, true);
    tests_give("? > n and ? < 10", 5, true);
    tests_give("false", false, true);
    tests_give("null", Value::Null, true);
    tests_give("\"a\", \"b\"", "b", true);
    tests_give("< 5", "text", Value::Null);
}

#[test]
fn a_condition_is_decided_or_refused() {
    let decide = |text: &str| compile(text, &names()).unwrap().decide(&person(), &environment());
    assert_eq!(decide("n > 2"), Ok(true));
    assert_eq!(decide("n in (1, 2)"), Ok(false));
    for (text, code) in [
        ("none", Code::NotBoolean),
        ("n", Code::NotBoolean),
        ("none > 2", Code::OperandTypes),
        ("if none > 2 then true else false", Code::OperandTypes),
        ("person.agee > 2", Code::UnknownEntry),
    ] {
        assert_eq!(decide(text).unwrap_err()[0].code, code, "{text}");
    }
}
