// SPDX-License-Identifier: EUPL-1.2
//! Ranges (DMN 1.5, 10.3.2.7): `[1..10)`, and comparisons as values: `(< 10)`.

use std::cmp::Ordering;

use super::{Value, compare, equal};

/// An interval of values that have an order, open or closed at each end. An end without value is unbounded: `(< 10)` has
/// no start.
#[derive(Debug, Clone, PartialEq)]
pub struct Range {
    /// First value; none when unbounded below.
    pub start: Option<Value>,
    /// Whether the first value belongs to the range.
    pub start_included: bool,
    /// Last value; none when unbounded above.
    pub end: Option<Value>,
    /// Whether the last value belongs to the range.
    pub end_included: bool,
}

impl Range {
    /// A range with both ends.
    pub fn between(start: Value, start_included: bool, end: Value, end_included: bool) -> Self {
        Self { start: Some(start), start_included, end: Some(end), end_included }
    }

    /// Whether a value lies in the range; `None` (null) when it cannot be compared with an end.
    pub fn contains(&self, value: &Value) -> Option<bool> {
        let above = match &self.start {
            Some(start) => Some(reaches(compare(value, start)?, Ordering::Greater, self.start_included)),
            None => None,
        };
        let below = match &self.end {
            Some(end) => Some(reaches(compare(value, end)?, Ordering::Less, self.end_included)),
            None => None,
        };
        match (above, below) {
            (None, None) => None,
            (above, below) => Some(above.unwrap_or(true) && below.unwrap_or(true)),
        }
    }

    /// FEEL's `=` on ranges: same ends, same openness.
    pub fn equals(&self, other: &Self) -> Option<bool> {
        if self.start_included != other.start_included || self.end_included != other.end_included {
            return Some(false);
        }
        Some(same_end(&self.start, &other.start)? && same_end(&self.end, &other.end)?)
    }
}

fn reaches(found: Ordering, wanted: Ordering, included: bool) -> bool {
    found == wanted || (included && found == Ordering::Equal)
}

fn same_end(left: &Option<Value>, right: &Option<Value>) -> Option<bool> {
    match (left, right) {
        (None, None) => Some(true),
        (Some(left), Some(right)) => equal(left, right),
        _ => Some(false),
    }
}
