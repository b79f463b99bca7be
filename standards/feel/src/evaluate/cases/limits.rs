// SPDX-License-Identifier: EUPL-1.2
//! What an evaluation may take, and that nothing makes it panic.

use proptest::prelude::*;

use super::*;
use crate::budget::Budget;
use crate::value::Number;

fn exhausted(text: &str, budget: Budget) -> Code {
    let environment = Environment { budget, ..environment() };
    let found = compile(text, &names()).unwrap().evaluate(&person(), &environment);
    assert_eq!(found.value, Value::Null);
    found.diagnostics.last().unwrap().code
}

#[test]
fn the_budget_ends_an_evaluation() {
    let budget = Budget::default();
    assert_eq!(exhausted("count(for i in 1..1000000 return i * i)", budget), Code::StepsExhausted);
    assert_eq!(
        exhausted("some i in 1..1000, j in 1..1000 satisfies i + j < 0", budget),
        Code::StepsExhausted
    );
    let bytes = Budget { bytes: 1 << 20, ..budget };
    assert_eq!(exhausted("for i in 1..100000 return i", bytes), Code::BytesExhausted);
    let doubling = "for i in 1..60 return if i = 1 then \"abcd\" else partial[-1] + partial[-1]";
    assert_eq!(exhausted(doubling, budget), Code::BytesExhausted);
    let shared = "for i in 1..100 return if i = 1 then [1] else [partial[-1], partial[-1]]";
    assert_eq!(exhausted(shared, budget), Code::BytesExhausted);
    assert_eq!(exhausted("for i in 1..10000 return [partial[-1]]", budget), Code::DepthExhausted);
    let closures = "for i in 1..10000 return function() partial[-1]";
    assert_ne!(exhausted(closures, budget), Code::UnknownName);
    let recursion = "{f: function(g, n) g(g, n + 1), r: f(f, 1)}.r";
    assert_eq!(exhausted(recursion, budget), Code::DepthExhausted);
}

#[test]
fn what_takes_long_costs_many_steps() {
    let fewest = |text: &str, rounds: u64| {
        let environment = environment();
        let mut run = Run::new(&environment);
        compile(text, &names()).unwrap().run(&person(), &mut run).unwrap();
        run.meter().steps_used() / rounds
    };
    assert!(fewest("count(for i in 1..100 return i * i)", 100) < 10);
    assert!(fewest("count(for i in 1..100 return i ** 3)", 100) < 10);
    assert!(fewest("count(for i in 1..100 return i ** 0.3)", 100) > 50);
    assert!(fewest("count(for i in 1..100 return (i / 7) ** 2)", 100) > 50);
    assert!(fewest("count(for i in 1..10 return matches(\"a\", string(i)))", 10) > 200);
    assert!(fewest("count(for i in 1..100 return matches(\"a\", \"[a-z]\"))", 100) < 20);
    assert!(fewest("count(for i in 1..10 return matches(\"aa\", \"(a)\\1\"))", 10) > 500);
}

#[test]
fn the_deepest_expressions_stay_within_the_stack() {
    let shapes = [
        ("(", ")"),
        ("1 + 2 * 3 ** -(", ")"),
        ("true and (false or (", "))"),
        ("[", "]"),
        ("[n][", "]"),
        ("{a: ", "}"),
        ("{a: {b: ", "}}.a"),
        ("abs(", ")"),
        ("abs(n: ", ")"),
        ("if true then ", " else 1"),
        ("for i in [1] return ", ""),
        ("for i in ", " return i"),
        ("some x in [1] satisfies ", ""),
        ("(function(x) ", ")(1)"),
        ("(function(x) x)(", ")"),
        ("n in (", ")"),
        ("n in (? = ", ")"),
        ("[1..", "]"),
        ("n between 1 and (", ")"),
        ("-", ""),
        ("sort([1, 2], function(x, y) x < y and (", "))"),
        ("get or else(", ", 1)"),
        ("(((", ").a)[1]) instance of number"),
    ];
    for (open, close) in shapes {
        let deepest = (1..120).rev().find_map(|times| {
            let text = format!("{}n{}", open.repeat(times), close.repeat(times));
            compile(&text, &names()).ok()
        });
        let _ = deepest.unwrap().evaluate(&person(), &environment());
    }
}

#[test]
fn iterating_costs_the_same_for_every_item() {
    let steps = |count: u32| {
        let text = format!("sum(for i in 1..{count} return if i = 1 then 1 else partial[-1] + 1)");
        let environment =
            Environment { budget: Budget { steps: 10_000_000, ..Budget::default() }, ..environment() };
        let mut run = Run::new(&environment);
        compile(&text, &names()).unwrap().run(&person(), &mut run).unwrap();
        run.meter().steps_used()
    };
    let (few, many) = (steps(1_000), steps(10_000));
    assert!(many < few * 11, "{few} steps for 1,000 items, {many} for 10,000");
}

#[test]
fn a_budget_can_be_shared_by_several_expressions() {
    let environment = environment();
    let mut run = Run::new(&environment);
    let expression = compile("count(for i in 1..10000 return i)", &names()).unwrap();
    let mut times = 0;
    while expression.run(&person(), &mut run).is_ok() {
        times += 1;
    }
    assert!((1..20).contains(&times), "{times}");
}

#[test]
fn expressions_can_be_used_by_several_threads() {
    fn shareable<T: Send + Sync>() {}
    shareable::<Expression>();
    shareable::<Tests>();
    shareable::<Value>();
}

proptest! {
    #[test]
    fn whole_numbers_calculate_as_in_exact_arithmetic(a in -1_000_000i64..1_000_000, b in -1_000_000i64..1_000_000) {
        let context = Context::new().with("a", a).with("b", b);
        let names = Names::new().with("a", Type::Number).with("b", Type::Number);
        let value = |text: &str| compile(text, &names).unwrap().evaluate(&context, &environment()).value;
        prop_assert_eq!(value("a + b * a - b"), Value::Number(Number::from(a + b * a - b)));
        prop_assert_eq!(value("a < b"), Value::Boolean(a < b));
        prop_assert_eq!(value("[a..b]"), value("[(a)..(b)]"));
    }

    #[test]
    fn evaluation_never_panics(words in prop::collection::vec(prop::sample::select(WORDS.to_vec()), 1..14)) {
        if let Ok(compiled) = compile(&words.join(" "), &names().tolerant()) {
            let _ = compiled.evaluate(&person(), &environment());
        }
    }
}

const WORDS: [&str; 40] = [
    "n",
    "t",
    "none",
    "list",
    "people",
    "1",
    "-1",
    "\"x\"",
    "@\"P1D\"",
    "(",
    ")",
    "[",
    "]",
    "{a:",
    "}",
    ",",
    ".name",
    ".a",
    "+",
    "-",
    "*",
    "/",
    "**",
    "=",
    "<",
    "if n then",
    "else",
    "for i in",
    "return",
    "some i in",
    "satisfies",
    "and",
    "or",
    "in",
    "count(",
    "string(",
    "function(x)",
    "instance of",
    "number",
    "..",
];
