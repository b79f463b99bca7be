// SPDX-License-Identifier: EUPL-1.2
//! Functions of lists and contexts (DMN 1.5, 10.3.4.4, 10.3.4.9 and 10.3.4.10).

use crate::support::{check, refused};

#[test]
fn many_values_become_one() {
    check(&[
        ("count([1, 2, 3])", "3"),
        ("count([])", "0"),
        ("count(1)", "1"),
        ("min([3, 1, 2])", "1"),
        ("min(3, 1, 2)", "1"),
        (r#"max("b", "c", "a")"#, r#""c""#),
        (r#"max([@"2026-01-01", @"2026-11-22"])"#, r#"@"2026-11-22""#),
        ("min([])", "null"),
        ("sum([0.1, 0.2])", "0.3"),
        ("sum([])", "null"),
        ("mean([1, 2, 2])", "1.666666666666666666666666666666667"),
        ("product([2, 3, 4])", "24"),
        ("median([6, 1, 2, 3])", "2.5"),
        ("median(8, 2, 5, 3, 4)", "4"),
        ("median([])", "null"),
        ("stddev([2, 4, 7, 5])", "2.081665999466132735282297706979931"),
        ("mode([6, 1, 9, 6, 1])", "[1, 6]"),
        ("mode([])", "[]"),
        ("sum(list: [1, 2])", "3"),
    ]);
    refused(&[
        r#"min([1, "a"])"#,
        "max([1, null])",
        "sum([1, null])",
        "sum(null)",
        "mean([])",
        "product([])",
        "stddev([47])",
        "count(null)",
        "min([true])",
        "sum()",
    ]);
}

#[test]
fn one_deciding_boolean_decides() {
    check(&[
        ("all([true, null, false])", "false"),
        ("all([true, null])", "null"),
        ("all([])", "true"),
        ("any([false, null, true])", "true"),
        ("any(false, null)", "null"),
        ("any([])", "false"),
        ("not(true)", "false"),
        ("not(null)", "null"),
    ]);
    refused(&["all([true, 1])", "any(null)"]);
}

#[test]
fn positions_in_lists_count_from_both_ends() {
    check(&[
        ("sublist([4, 5, 6], 1, 2)", "[4, 5]"),
        ("sublist([4, 5, 6], -2)", "[5, 6]"),
        ("sublist([4, 5, 6], -2, 1)", "[5]"),
        ("insert before([1, 3], 2, 2)", "[1, 2, 3]"),
        ("insert before([1, 3], -2, 0)", "[0, 1, 3]"),
        ("remove([1, 2, 3], 2)", "[1, 3]"),
        ("remove([1, 2, 3], -1)", "[1, 2]"),
        ("list replace([2, 4, 7, 8], 3, 6)", "[2, 4, 6, 8]"),
        ("list replace([2, 4, 7, 8], -3, 6)", "[2, 6, 7, 8]"),
        ("list replace([2, 4, 7, 8], function(item, newItem) item < newItem, 5)", "[5, 5, 7, 8]"),
        ("list replace(list: [1], position: 1, newItem: null)", "[null]"),
    ]);
    refused(&[
        "sublist([4, 5, 6], 0)",
        "sublist([4, 5, 6], 4)",
        "sublist([4, 5, 6], 2, 3)",
        "sublist([4, 5, 6], 1, 0)",
        "remove([1], 2)",
        "remove([], 1)",
        "insert before([1], 0, 2)",
        "list replace([1], 2, 2)",
        "list replace([1], function(item, newItem) 5, 2)",
    ]);
}

#[test]
fn lists_are_searched_by_equality() {
    check(&[
        ("list contains([1, null], null)", "true"),
        ("list contains([1, 2.0], 2)", "true"),
        ("list contains([[1]], [1])", "true"),
        ("index of([1, 2, 3, 2], 2)", "[2, 4]"),
        ("index of([1, null], null)", "[2]"),
        ("distinct values([1, 2.0, 2, [1], [1], null, null])", "[1, 2, [1], null]"),
        ("union([1, 2], [2, 3])", "[1, 2, 3]"),
    ]);
}

#[test]
fn lists_are_joined_turned_and_flattened() {
    check(&[
        ("append([1], 2, [3])", "[1, 2, [3]]"),
        ("append([], null)", "[null]"),
        ("concatenate([1, 2], [3], 4)", "[1, 2, 3, 4]"),
        ("reverse([1, 2, 3])", "[3, 2, 1]"),
        ("flatten([[1, 2], [[3]], 4, []])", "[1, 2, 3, 4]"),
    ]);
    refused(&["concatenate([1], null)", "append(null, 1)", "reverse(null)"]);
}

#[test]
fn sorting_keeps_equal_items_in_order_and_survives_a_contradiction() {
    check(&[
        ("sort([3, 1, 4, 5, 2], function(x, y) x < y)", "[1, 2, 3, 4, 5]"),
        ("sort([3, 1, 4, 1, 5, 9, 2, 6], function(x, y) x > y)", "[9, 6, 5, 4, 3, 2, 1, 1]"),
        ("count(sort([3, 1, 4, 5, 2], function(x, y) true))", "5"),
        (
            "sort([\"b1\", \"a1\", \"b2\", \"a2\"], function(x, y) substring(x, 1, 1) < substring(y, 1, 1))",
            "[\"a1\", \"a2\", \"b1\", \"b2\"]",
        ),
    ]);
    refused(&["sort([1, 2], function(x, y) 5)", "sort([1, 2], 3)"]);
}

#[test]
fn texts_are_sorted_as_in_a_german_dictionary() {
    check(&[
        (
            r#"sort alphabetically(["Zettel", "Ärger", "Arg", "Straße", "Strasse", "stramm", "Émile"])"#,
            r#"["Arg", "Ärger", "Émile", "stramm", "Strasse", "Straße", "Zettel"]"#,
        ),
        ("sort alphabetically([])", "[]"),
    ]);
    refused(&[r#"sort alphabetically(["a", 1])"#, "sort alphabetically(null)"]);
}

#[test]
fn contexts_are_read_and_built() {
    check(&[
        (r#"get value({a: "foo"}, "a")"#, r#""foo""#),
        (r#"get value({a: "foo"}, "b")"#, "null"),
        (r#"get entries({a: 1, "b c": 2})"#, r#"[{key: "a", value: 1}, {key: "b c", value: 2}]"#),
        (r#"context([{key: "a", value: 1}, {key: "b", value: 2}])"#, "{a: 1, b: 2}"),
        (r#"context put({a: 1, b: 2, c: 3}, "b", 9)"#, "{a: 1, b: 9, c: 3}"),
        (r#"context put({x: 1, y: {a: 0}}, ["y", "a"], 2)"#, "{x: 1, y: {a: 2}}"),
        (r#"context merge([{a: 1}, {b: 2}, {a: 3}])"#, "{a: 3, b: 2}"),
    ]);
    refused(&[
        r#"context([{key: "a", value: 1}, {key: "a", value: 2}])"#,
        r#"context([{key: "a"}])"#,
        r#"context put({x: 1}, ["x", "a"], 2)"#,
        r#"context put({x: 1}, [], 2)"#,
        r#"context put(context: {x: {y: 1}}, key: ["x", "y"], value: 2)"#,
        "context merge([{a: 1}, 2])",
    ]);
}

#[test]
fn named_arguments_stand_in_any_order_and_unknown_names_are_refused() {
    check(&[
        ("modulo(divisor: 5, dividend: 12)", "2"),
        (r#"number(from: "1.000,5", decimal separator: ",", grouping separator: ".")"#, "1000.5"),
        ("is(value1: null)", "true"),
    ]);
    refused(&["modulo(dividend: 12, divider: 5)", "abs(number: 1)", "sum(l: [1])", "abs()", "abs(1, 2)"]);
}
