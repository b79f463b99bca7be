// SPDX-License-Identifier: EUPL-1.2
//! Whatever a built-in function or an operator is given, it answers or refuses; it never panics.

use feel::builtins;
use proptest::prelude::*;
use proptest::sample::select;

use crate::support::evaluate;

/// Values at the edges of their types, as texts.
const EDGES: &[&str] = &[
    "null",
    "true",
    "0",
    "1",
    "-1",
    "2.5",
    "7",
    "9999999999999999999999999999999999",
    "10**6144",
    "-(10**6144)",
    "10**-6144",
    "6176",
    "\"\"",
    "\"a\"",
    "\"[a-z]+\"",
    "\"(.)\\\\1\"",
    "\"2026-11-22\"",
    "\"Größe😀\"",
    "\"i\"",
    "@\"999999999-12-31\"",
    "@\"-999999999-01-01\"",
    "@\"2026-02-28\"",
    "@\"23:59:59.999999999\"",
    "@\"00:00:00@Australia/Melbourne\"",
    "@\"999999999-12-31T23:59:59.999999999-14:00\"",
    "@\"-999999999-01-01T00:00:00+14:00\"",
    "@\"2026-03-29T02:30:00@Europe/Berlin\"",
    "@\"P999999999999D\"",
    "@\"-P999999999999D\"",
    "@\"PT0.000000001S\"",
    "@\"P99999999999M\"",
    "@\"-P99999999999M\"",
    "[]",
    "[null]",
    "[1, 2, 3]",
    "[[1], [[2]], []]",
    "[\"a\", null, \"b\"]",
    "[{key: \"a\", value: 1}]",
    "{}",
    "{a: {b: 1}}",
    "[1..10]",
    "(1..1)",
    "[@\"2026-01-01\"..@\"2026-02-01\")",
    "(< 5)",
    "(>= \"a\")",
    "function(x, y) x < y",
    "function() 1",
    "abs",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn every_function_takes_every_argument(
        function in select(builtins::names().collect::<Vec<_>>()),
        arguments in proptest::collection::vec(select(EDGES), 0..5),
    ) {
        let text = format!("{function}({})", arguments.join(", "));
        evaluate(&text).value.to_string();
    }

    #[test]
    fn every_operator_takes_every_operand(
        left in select(EDGES),
        operator in select(vec!["+", "-", "*", "/", "**", "=", "!=", "<", ">=", "in"]),
        right in select(EDGES),
    ) {
        evaluate(&format!("({left}) {operator} ({right})")).value.to_string();
    }
}
