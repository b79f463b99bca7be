// SPDX-License-Identifier: EUPL-1.2
//! Relations of points and ranges (DMN 1.5, 10.3.4.7).

use proptest::prelude::*;

use crate::support::{check, evaluate, refused};

/// Checks calls that are true and calls that are false.
fn relate(holds: &[&str], fails: &[&str]) {
    check(&holds.iter().map(|text| (*text, "true")).collect::<Vec<_>>());
    check(&fails.iter().map(|text| (*text, "false")).collect::<Vec<_>>());
}

#[test]
fn before_and_after_look_at_the_ends_and_whether_they_belong() {
    relate(
        &[
            "before(2, 9)",
            "before(2, (2..9])",
            "before(2, [4..9])",
            "before([2..9), 9)",
            "before([2..9], 12)",
            "before([2..9], [12..15])",
            "before([2..9), [9..15])",
            "before([2..9], (9..15])",
            "after(9, 2)",
            "after(9, [2..9))",
            "after(12, [2..9])",
            "after((9..15], 9)",
            "after([9..15], [2..9))",
            "after((9..15], [2..9])",
            r#"before(@"2026-01-01", [@"2026-02-01"..@"2026-03-01"])"#,
            r#"after("d", ["a".."c"])"#,
            "before(2, > 2)",
        ],
        &[
            "before(9, 2)",
            "before(2, 2)",
            "before(2, [2..9])",
            "before([2..9], 9)",
            "before([2..9], [9..15])",
            "after(2, 9)",
            "after(9, [2..9])",
            "after([9..15], 12)",
            "after([9..15], 9)",
            "after([2..9], [9..15])",
            "before(< 2, 1)",
        ],
    );
}

#[test]
fn ranges_meet_where_both_have_the_point() {
    relate(
        &["meets([2..6], [6..9])", "met by([6..9], [2..6])"],
        &[
            "meets([2..6), [6..9])",
            "meets([2..6], (6..9])",
            "meets([2..6], [7..9])",
            "met by([6..9], [2..6))",
            "met by((6..9], [2..6])",
        ],
    );
}

#[test]
fn ranges_overlap_when_they_share_a_point() {
    relate(
        &[
            "overlaps([2..6], [4..9])",
            "overlaps([4..9], [2..6])",
            "overlaps([2..9], [4..6])",
            "overlaps([4..6], [2..9])",
            "overlaps([2..6], [6..9])",
            "overlaps before([2..6], [4..9])",
            "overlaps before([2..6], [6..9])",
            "overlaps before([2..6), (2..6])",
            "overlaps before([2..6], (2..6])",
            "overlaps after([4..9], [2..6])",
            "overlaps after([6..9], [2..6])",
            "overlaps after((2..6], [2..6))",
            "overlaps after((2..6], [2..6])",
        ],
        &[
            "overlaps([2..6], [7..9])",
            "overlaps([2..6], (6..9])",
            "overlaps([2..6), [6..9])",
            "overlaps((6..9], [2..6])",
            "overlaps before([2..6], [7..9])",
            "overlaps before([2..6], (6..9])",
            "overlaps before([2..6], [2..6])",
            "overlaps before([2..6), [2..6])",
            "overlaps before([4..9], [2..6])",
            "overlaps after([7..9], [2..6])",
            "overlaps after((6..9], [2..6])",
            "overlaps after([2..6], [2..6])",
            "overlaps after([2..6], [2..6))",
        ],
    );
}

#[test]
fn a_range_lies_in_another_begins_or_ends_it() {
    relate(
        &[
            "includes([2..9], 2)",
            "includes([2..9], [4..6])",
            "includes([2..9], (2..9))",
            "includes((2..9], (2..9])",
            "during(9, [2..9])",
            "during([4..9), [2..9))",
            "starts(2, [2..9])",
            "starts((2..5), (2..9])",
            "starts([2..9), [2..9])",
            "started by([2..9], 2)",
            "started by([2..9], [2..9))",
            "finishes(9, [2..9])",
            "finishes((2..9], [2..9])",
            "finishes([4..9), [2..9))",
            "finished by([2..9], 9)",
            "finished by([2..9], (2..9])",
            "coincides(4, 4)",
            "coincides((2..9], (2..9])",
        ],
        &[
            "includes((2..9], 2)",
            "includes((2..9], [2..5])",
            "includes([2..9], 12)",
            "during(9, [2..9))",
            "during([2..9], [4..9])",
            "starts(2, (2..9])",
            "starts((2..5], [2..9])",
            "starts([2..9], [2..9))",
            "started by([2..9], (2..5])",
            "finishes(9, [2..9))",
            "finishes([4..9), [2..9])",
            "finished by([4..9], [2..9])",
            "coincides(4, 5)",
            "coincides((2..9), [2..9])",
        ],
    );
}

#[test]
fn what_cannot_be_compared_has_no_relation() {
    refused(&[
        "before(1, null)",
        "before(null, [1..2])",
        r#"before(1, "a")"#,
        "meets(1, [1..5])",
        "overlaps([1..5], 3)",
        "includes(1, [1..5])",
        "during([1..5], 1)",
        "coincides(1, [1..1])",
        r#"includes([1..5], "a")"#,
    ]);
}

prop_compose! {
    fn range()(first in 0..6, length in 0..6, open: bool, closed: bool) -> String {
        let (left, right) = (if open { '(' } else { '[' }, if closed { ')' } else { ']' });
        format!("{left}{first}..{}{right}", first + length)
    }
}

proptest! {
    #[test]
    fn every_relation_has_its_mirror_image(left in range(), right in range()) {
        for (relation, mirrored) in [
            ("before", "after"),
            ("meets", "met by"),
            ("overlaps", "overlaps"),
            ("overlaps before", "overlaps after"),
            ("finishes", "finished by"),
            ("includes", "during"),
            ("starts", "started by"),
            ("coincides", "coincides"),
        ] {
            let straight = evaluate(&format!("{relation}({left}, {right})")).value;
            prop_assert_eq!(straight, evaluate(&format!("{mirrored}({right}, {left})")).value);
        }
    }

    #[test]
    fn ranges_are_before_after_or_overlapping(left in range(), right in range()) {
        let count = evaluate(&format!(
            "count([before({left}, {right}), after({left}, {right}), overlaps({left}, {right})][item])"
        ));
        prop_assert!(count.value.to_string() == "1" || left.contains('(') || right.contains('(')
            || left.contains(')') || right.contains(')'));
    }
}
