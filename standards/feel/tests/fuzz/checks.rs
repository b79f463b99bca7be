// SPDX-License-Identifier: EUPL-1.2
//! What must hold for any input, and the seeds from which the fuzzer starts. The fuzz target and the tests of kept inputs share it.

use feel::value::{DateTime, parse_temporal};
use feel::{Budget, Context, Environment, Names, Number, Type, Value, compile, compile_tests, compile_type};

/// What the seeds ask of the language; the fuzzer takes them apart and puts them together anew.
const EXPRESSIONS: [&str; 24] = [
    "income < 1500 and date of birth + @\"P18Y\" <= today()",
    "if person.age >= 18 then \"adult\" else \"child\"",
    "for i in 1..3, j in [10, 20] return i * j + partial[-1]",
    "some x in list satisfies x > 2 or every y in list satisfies y < 9",
    "{a: 1, b: a + 1, c: function(x, y) x ** y}.c(2, 3)",
    "list[item > 1 and item between 2 and 5]",
    "sum(list) + count(list) - max(list) / min([1, 2.50])",
    "substring(\"Straße\", 2, 3) + upper case(\"ä\") + string join([\"a\", \"b\"], \", \")",
    "replace(\"a1b2\", \"([a-z])([0-9])\", \"$2$1\") = matches(\"abc\", \"^a.*\", \"i\")",
    "date(\"2024-02-29\") + duration(\"P1Y\") - @\"P1M\"",
    "date and time(\"2026-10-25T02:30:00@Europe/Berlin\").time offset",
    "time(\"12:00:00+01:00\") + @\"PT13H30M\"",
    "years and months duration(@\"2020-01-31\", @\"2026-02-28\").years",
    "[1..5] instance of range<number> and 3 in (1..5]",
    "not(null) = is defined(person.name) or get or else(person.missing, 1) = 1",
    "sort(list, function(a, b) a < b)[1] * -2",
    "number(\"1 000,5\", \" \", \",\") + decimal(1.005, 2) + round half up(2.5, 0)",
    "context put({}, [\"a\", \"b\"], 1)",
    "flatten([[1, [2]], 3]) = distinct values(concatenate([1], [1, 2]))",
    "before([1..2], 3) and overlaps([1..5], [4..8]) and includes([1..9], 5)",
    "week of year(@\"2026-01-01\") + day of year(@\"2026-12-31\")",
    "string(1234567890123456789012345678901234 * 10 ** 40)",
    "sqrt(2) + exp(1) + log(10) + modulo(-7, 3) + floor(-1.5)",
    "split(\"a;b;c\", \";\")[2]",
];
const TESTS: [&str; 5] =
    ["< 18, > 67", "not(\"closed\", \"lost\")", "[1..5), null", "? > 3 and ? < list[1]", "-"];
const TYPES: [&str; 3] =
    ["list<number>", "context<a: string, b: range<date>>", "function<number, Any> -> boolean"];

fn environment() -> Option<Environment> {
    let now: DateTime = match parse_temporal("2026-11-22T12:00:00@Europe/Berlin") {
        Some(Value::DateTime(now)) => now,
        _ => return None,
    };
    // A tenth of what a form may take, so that an input costs little.
    let budget = Budget { steps: 20_000, bytes: 2 << 20, depth: 400 };
    Some(Environment { budget, ..Environment::at(now) })
}

fn number(text: &str) -> Value {
    Number::parse(text).map_or(Value::Null, Value::Number)
}

fn data() -> Context {
    let person = Context::new().with("age", number("17")).with("name", Value::from("Änne"));
    let list: Vec<Value> = ["3", "1", "2.50"].map(number).to_vec();
    let context =
        Context::new().with("income", number("1499.99")).with("person", Value::Context(person.into()));
    let birth = parse_temporal("2008-11-22").unwrap_or(Value::Null);
    context.with("date of birth", birth).with("list", Value::List(list.into()))
}

/// Any text: the first byte tells whether it is an expression, a unary test or a type. Compiling and evaluating neither panic nor take
/// more than the budget, and the same text on the same data gives the same.
pub fn texts(input: &[u8]) {
    let Some((kind, rest)) = input.split_first() else { return };
    let Ok(text) = std::str::from_utf8(rest) else { return };
    let Some(environment) = environment() else { return };
    let names = Names::new()
        .with("income", Type::Number)
        .with("date of birth", Type::Date)
        .with("person", Type::Any)
        .with("list", Type::Any);
    let names = if kind.is_ascii_uppercase() { names } else { names.tolerant() };
    let data = data();
    match kind.to_ascii_uppercase() {
        b'E' => {
            let Ok(expression) = compile(text, &names) else { return };
            let found = expression.evaluate(&data, &environment);
            let again = expression.evaluate(&data, &environment);
            assert_eq!(found.diagnostics.len(), again.diagnostics.len(), "{text}");
            assert!(
                found
                    .diagnostics
                    .iter()
                    .all(|diagnostic| !diagnostic.message(feel::Language::German).is_empty())
            );
        }
        b'T' => {
            let Ok(tests) = compile_tests(text, &names) else { return };
            let _found = tests.evaluate(&number("18"), &data, &environment);
            let _found = tests.evaluate(&Value::Null, &data, &environment);
        }
        b'Y' => {
            if let Ok(found) = compile_type(text, &names) {
                let printed = found.to_string();
                assert_eq!(
                    compile_type(&printed, &names).map(|again| again.to_string()).ok(),
                    Some(printed),
                    "{text}"
                );
            }
        }
        _ => {}
    }
}

/// Every expression once for declared and once for undeclared names, tests and types.
pub fn texts_seeds() -> Vec<Vec<u8>> {
    let seed = |kind: u8, text: &&str| [&[kind], text.as_bytes()].concat();
    let expressions = EXPRESSIONS.iter().flat_map(|text| [seed(b'E', text), seed(b'e', text)]);
    let tests = TESTS.iter().map(|text| seed(b'T', text));
    expressions.chain(tests).chain(TYPES.iter().map(|text| seed(b'Y', text))).collect()
}
