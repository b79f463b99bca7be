// SPDX-License-Identifier: EUPL-1.2
//! What the parser reads, where it stops, and that what is printed reads as the same tree again.

use proptest::prelude::*;

use super::*;
use crate::syntax::tree::{Arithmetic, Comparison, Iteration, Kind, Quantifier, Range, Test};
use crate::value::{Number, Value};

fn names() -> Names {
    Names::new()
        .with("a", Type::Any)
        .with("a b", Type::Any)
        .with("date of birth", Type::Date)
        .with("a-b", Type::Number)
        .with("person", Type::Context([("first name".into(), Type::Text)].into()))
        .with_type("tPerson", Type::Context([("first name".into(), Type::Text)].into()))
}

fn printed(text: &str) -> String {
    parse_expression(text, &names()).map_or_else(|found| format!("{found:?}"), |tree| tree.to_string())
}

fn code(text: &str) -> (Code, u32) {
    let found = parse_expression(text, &names()).unwrap_err();
    (found.code, found.span.start)
}

#[test]
fn the_longest_known_name_is_read() {
    assert_eq!(printed("a  b"), "a b");
    assert_eq!(printed("a-b - a - 1"), "a-b - a - 1");
    assert_eq!(printed("date\n of birth < a"), "date of birth < a");
    assert_eq!(printed("person.first name"), "person.first name");
    assert_eq!(printed("person[first name = \"x\"]"), "person[first name = \"x\"]");
}

#[test]
fn words_that_nobody_declared_are_one_name() {
    assert_eq!(printed("date of brith + 1"), "date of brith + 1");
    assert_eq!(printed("a[flight number = 1].flight number"), "a[flight number = 1].flight number");
    assert_eq!(printed("if tax free then 1 else tax due"), "if tax free then 1 else tax due");
}

#[test]
fn operators_bind_as_the_standard_says() {
    assert_eq!(printed("1 + 2 * 3 ** 4"), "1 + 2 * 3 ** 4");
    assert_eq!(printed("(1 + 2) * 3"), "(1 + 2) * 3");
    assert_eq!(printed("-2 ** 2"), "-2 ** 2");
    let tree = parse_expression("-2 ** 2", &names()).unwrap();
    assert!(matches!(*tree.kind, Kind::Chain(first, _) if matches!(*first.kind, Kind::Negation(_))));
    assert_eq!(printed("a or a and a = 1"), "a or a and a = 1");
    assert_eq!(printed("(a or a) and a"), "(a or a) and a");
}

#[test]
fn the_names_of_iterations_parameters_and_entries_are_known() {
    assert_eq!(printed("for my item in [1] return my item + 1"), "for my item in [1] return my item + 1");
    assert_eq!(printed("function(first name: string) first name"), "function(first name: string) first name");
    assert_eq!(printed("{x y: 1, z: x y + 1}.x y"), "{x y: 1, z: x y + 1}.x y");
    assert_eq!(printed("some x in a satisfies x"), "some x in a satisfies x");
}

#[test]
fn ranges_may_be_open_on_both_sides() {
    assert_eq!(printed("]1..a["), "(1..a)");
    assert_eq!(printed("a in ]1..a[ and a"), "a in ((1..a)) and a");
    assert_eq!(printed("[1..a[1]]"), "[1..a[1]]");
    assert_eq!(printed("(>= 5)"), "(>= 5)");
    assert_eq!(printed("(= 5)"), "(= 5)");
    assert_eq!(printed("a in [< 1, > 5 + a]"), "a in ([(< 1), (> 5 + a)])");
}

#[test]
fn types_are_read() {
    assert_eq!(
        printed("a instance of function<list<number>, days and time duration> -> context<x y: Any>"),
        "a instance of function<list<number>, days and time duration> -> context<x y: Any>"
    );
    assert_eq!(code("a instance of tOther"), (Code::UnknownType, 14));
}

#[test]
fn tests_of_a_cell_are_read() {
    let tests = |text: &str| parse_tests(text, &names()).unwrap().to_string();
    assert_eq!(tests("-"), "-");
    assert_eq!(tests("< 5, [6..7), \"x\""), "< 5, [6..7), \"x\"");
    assert_eq!(tests("not(1, > 2)"), "not(1, > 2)");
    assert_eq!(tests("not(a) and ? > 1"), "not(a) and ? > 1");
    assert_eq!(tests("-1"), "-1");
}

#[test]
fn a_mistake_is_found_where_it_is() {
    assert_eq!(code("1 + "), (Code::UnexpectedEnd, 4));
    assert_eq!(code("1 2"), (Code::UnexpectedRest, 2));
    assert_eq!(code("if a 1 else 2"), (Code::UnexpectedToken, 5));
    assert_eq!(code("[1, )"), (Code::ExpressionExpected, 4));
    assert_eq!(code("{x: 1, x: 2}"), (Code::DuplicateName, 7));
    assert_eq!(code("@\"x\""), (Code::InvalidLiteral, 0));
    assert_eq!(code("\"x"), (Code::Unterminated, 0));
    assert_eq!(code("function(x) external {java: {}}"), (Code::ExternalFunction, 12));
}

#[test]
fn deep_nesting_is_refused() {
    for (open, close) in
        [("(", ")"), ("[", "]"), ("-", ""), ("{x: ", "}"), ("a in (", ")"), ("abs(", ")"), ("if ", "")]
    {
        let text = format!("{}1{}", open.repeat(9_000), close.repeat(9_000));
        assert_eq!(parse_expression(&text, &names()).unwrap_err().code, Code::TooDeep, "{open}");
    }
    for link in [".a", "[1]", "(1)", " = 1", " instance of number"] {
        assert_eq!(
            parse_expression(&format!("a{}", link.repeat(3_000)), &names()).unwrap_err().code,
            Code::TooDeep
        );
    }
    assert_eq!(parse_type(&"list<".repeat(10_000), &names()).unwrap_err().code, Code::TooDeep);
    let text = format!("{}1{}", "(".repeat(50_000), ")".repeat(50_000));
    assert_eq!(parse_expression(&text, &names()).unwrap_err().code, Code::TooLong);
}

#[test]
fn a_short_text_makes_a_small_tree() {
    let tree =
        parse_expression(&format!("a in ({}18{})", "(= ".repeat(15), ")".repeat(15)), &names()).unwrap();
    assert!(format!("{tree:?}").len() < 20_000);
}

#[test]
fn long_chains_do_not_nest() {
    for operator in [" + ", " * ", " and ", " or "] {
        let text = format!("a{}", format!("{operator}a").repeat(5_000));
        assert!(parse_expression(&text, &names()).is_ok());
    }
}

fn expression(kind: Kind) -> Expression {
    Expression::new(Span::default(), kind)
}

fn trees() -> impl Strategy<Value = Expression> {
    let leaf = prop_oneof![
        (0i64..1000).prop_map(|number| Kind::Literal(Value::Number(Number::from(number)))),
        "[a-zA-Z \"\\\\\n]{0,6}".prop_map(|text| Kind::Literal(Value::from(text))),
        any::<bool>().prop_map(|truth| Kind::Literal(Value::Boolean(truth))),
        Just(Kind::Literal(Value::Null)),
        Just(Kind::Name("a b".into())),
        Just(Kind::Name("date of birth".into())),
    ]
    .prop_map(expression);
    leaf.prop_recursive(4, 40, 4, |inner| {
        let two = || (inner.clone(), inner.clone()).prop_map(|(left, right)| Box::new([left, right]));
        let three =
            || (inner.clone(), inner.clone(), inner.clone()).prop_map(|(a, b, c)| Box::new([a, b, c]));
        let some = || prop::collection::vec(inner.clone(), 2..4);
        let over = (inner.clone(), prop::option::of(inner.clone()))
            .prop_map(|(over, until)| vec![Iteration { name: "x".into(), over, until }]);
        prop_oneof![
            some().prop_map(Kind::List),
            some().prop_map(Kind::And),
            some().prop_map(Kind::Or),
            (inner.clone(), inner.clone(), any::<bool>()).prop_map(|(first, rest, add)| {
                let operator = if add { Arithmetic::Subtract } else { Arithmetic::Divide };
                Kind::Chain(Box::new(first), vec![(operator, rest)])
            }),
            two().prop_map(|pair| Kind::Comparison(Comparison::LessOrEqual, pair)),
            two().prop_map(Kind::Filter),
            (two(), two(), inner.clone())
                .prop_map(|(one, two, otherwise)| Kind::If(vec![*one, *two], otherwise)),
            three().prop_map(Kind::Between),
            inner.clone().prop_map(|value| Kind::Negation(Box::new(value))),
            inner.clone().prop_map(|value| Kind::Path(Box::new(value), "first name".into())),
            inner
                .clone()
                .prop_map(|value| Kind::InstanceOf(Box::new(value), Type::List(Type::Number.into()))),
            (inner.clone(), inner.clone()).prop_map(|(value, test)| {
                Kind::In(
                    Box::new(value),
                    vec![Test::Comparison(Comparison::Less, test.clone()), Test::Value(test)],
                )
            }),
            (inner.clone(), inner.clone(), any::<bool>()).prop_map(|(start, end, included)| {
                let (start, end) = (Some(Box::new(start)), Some(Box::new(end)));
                Kind::Range(Range { start, start_included: included, end, end_included: !included })
            }),
            (over.clone(), inner.clone()).prop_map(|(over, result)| Kind::For(over, Box::new(result))),
            (over, inner.clone()).prop_map(|(over, condition)| Kind::Quantified(
                Quantifier::Every,
                over,
                Box::new(condition)
            )),
            inner.clone().prop_map(|body| Kind::Function(vec![("p q".into(), Type::Number)], Box::new(body))),
            (inner.clone(), inner.clone())
                .prop_map(|(one, two)| { Kind::Context(vec![("k l".into(), one), ("m, \"".into(), two)]) }),
            (inner.clone(), inner).prop_map(|(one, two)| {
                let callee = Box::new(expression(Kind::Name("string length".into())));
                Kind::CallNamed(callee, vec![("k l".into(), one), ("m".into(), two)])
            }),
        ]
        .prop_map(expression)
    })
}

proptest! {
    #[test]
    fn what_is_printed_reads_as_the_same_tree(tree in trees()) {
        let text = tree.to_string();
        prop_assert_eq!(parse_expression(&text, &names()).map_err(|found| (found, text.clone())), Ok(tree));
    }

    #[test]
    fn no_text_makes_the_parser_panic(text in "\\PC{0,60}") {
        let _ = parse_expression(&text, &names());
        let _ = parse_tests(&text, &names());
        let _ = parse_type(&text, &names());
    }

    #[test]
    fn no_sequence_of_tokens_makes_the_parser_panic(
        words in prop::collection::vec(prop::sample::select(WORDS.to_vec()), 0..30),
        blank in any::<bool>(),
    ) {
        let text = words.join(if blank { " " } else { "" });
        let _ = parse_expression(&text, &names());
        let _ = parse_tests(&text, &names());
        let _ = parse_type(&text, &names());
    }
}

const WORDS: [&str; 46] = [
    "a",
    "b",
    "1",
    ".5",
    "\"t\"",
    "@\"P1D\"",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    ".",
    "..",
    "+",
    "-",
    "*",
    "/",
    "**",
    "=",
    "!=",
    "<",
    "<=",
    ">",
    "->",
    "?",
    "if",
    "then",
    "else",
    "for",
    "in",
    "return",
    "some",
    "satisfies",
    "between",
    "and",
    "or",
    "instance of",
    "function",
    "list",
    "not",
    "date of birth",
    "null",
    "//",
];
