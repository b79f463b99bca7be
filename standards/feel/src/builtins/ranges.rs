// SPDX-License-Identifier: EUPL-1.2
//! Relations of points and ranges (DMN 1.5, 10.3.4.7, table 78). An argument is a range or a point; an unbounded end
//! lies below or above everything.

use std::cmp::Ordering;

use super::{Arguments, Calling};
use crate::diagnostic::Problem;
use crate::value::{Range, Value, compare, equal};

type Outcome = Result<Value, Problem>;

/// An end of a range.
#[derive(Clone, Copy)]
enum End<'a> {
    Lowest,
    At(&'a Value),
    Highest,
}

fn order(left: End<'_>, right: End<'_>) -> Option<Ordering> {
    Some(match (left, right) {
        (End::At(left), End::At(right)) => compare(left, right)?,
        (End::Lowest, End::Lowest) | (End::Highest, End::Highest) => Ordering::Equal,
        (End::Lowest, _) | (_, End::Highest) => Ordering::Less,
        (End::Highest, _) | (_, End::Lowest) => Ordering::Greater,
    })
}

fn start(range: &Range) -> End<'_> {
    range.start.as_ref().map_or(End::Lowest, End::At)
}

fn end(range: &Range) -> End<'_> {
    range.end.as_ref().map_or(End::Highest, End::At)
}

/// The two arguments.
enum Pair<'a> {
    Points(&'a Value, &'a Value),
    PointRange(&'a Value, &'a Range),
    RangePoint(&'a Range, &'a Value),
    Ranges(&'a Range, &'a Range),
}

fn pair<'a>(arguments: &Arguments<'a>) -> Result<Pair<'a>, Problem> {
    let (left, right) = (arguments.single(0), arguments.single(1));
    if left.is_null() || right.is_null() {
        return Err(arguments.wrong_type(usize::from(!left.is_null())));
    }
    Ok(match (left, right) {
        (Value::Range(left), Value::Range(right)) => Pair::Ranges(left, right),
        (Value::Range(range), point) => Pair::RangePoint(range, point),
        (point, Value::Range(range)) => Pair::PointRange(point, range),
        (left, right) => Pair::Points(left, right),
    })
}

/// The answer; without one the two cannot be compared.
fn answer(arguments: &Arguments<'_>, found: Option<bool>) -> Outcome {
    found.map(Value::from).ok_or_else(|| arguments.wrong_type(1))
}

/// The relation of two ranges only.
fn of_ranges(arguments: &Arguments<'_>, relation: fn(&Range, &Range) -> Option<bool>) -> Outcome {
    match pair(arguments)? {
        Pair::Ranges(left, right) => answer(arguments, relation(left, right)),
        Pair::RangePoint(..) => Err(arguments.wrong_type(1)),
        _ => Err(arguments.wrong_type(0)),
    }
}

/// Whether what ends here lies wholly before what starts there: touching is allowed when one of them leaves the point
/// out.
fn ends_before(end: End<'_>, end_included: bool, start: End<'_>, start_included: bool) -> Option<bool> {
    let order = order(end, start)?;
    Some(order.is_lt() || (order.is_eq() && !(end_included && start_included)))
}

fn precedes(pair: &Pair<'_>) -> Option<bool> {
    match *pair {
        Pair::Points(left, right) => compare(left, right).map(Ordering::is_lt),
        Pair::PointRange(point, range) => {
            ends_before(End::At(point), true, start(range), range.start_included)
        }
        Pair::RangePoint(range, point) => ends_before(end(range), range.end_included, End::At(point), true),
        Pair::Ranges(left, right) => {
            ends_before(end(left), left.end_included, start(right), right.start_included)
        }
    }
}

fn swapped(pair: Pair<'_>) -> Pair<'_> {
    match pair {
        Pair::Points(left, right) => Pair::Points(right, left),
        Pair::PointRange(point, range) => Pair::RangePoint(range, point),
        Pair::RangePoint(range, point) => Pair::PointRange(point, range),
        Pair::Ranges(left, right) => Pair::Ranges(right, left),
    }
}

pub(super) fn before(arguments: &Arguments<'_>, _: &mut dyn Calling) -> Outcome {
    answer(arguments, precedes(&pair(arguments)?))
}

pub(super) fn after(arguments: &Arguments<'_>, _: &mut dyn Calling) -> Outcome {
    answer(arguments, precedes(&swapped(pair(arguments)?)))
}

fn meet(left: &Range, right: &Range) -> Option<bool> {
    Some(left.end_included && right.start_included && order(end(left), start(right))?.is_eq())
}

pub(super) fn meets(arguments: &Arguments<'_>, _: &mut dyn Calling) -> Outcome {
    of_ranges(arguments, meet)
}

pub(super) fn met_by(arguments: &Arguments<'_>, _: &mut dyn Calling) -> Outcome {
    of_ranges(arguments, |left, right| meet(right, left))
}

pub(super) fn overlaps(arguments: &Arguments<'_>, _: &mut dyn Calling) -> Outcome {
    of_ranges(arguments, |left, right| {
        let apart = ends_before(end(left), left.end_included, start(right), right.start_included)?
            || ends_before(end(right), right.end_included, start(left), left.start_included)?;
        Some(!apart)
    })
}

/// The left range begins earlier, ends in the right one, and no later than it.
fn overlap_before(left: &Range, right: &Range) -> Option<bool> {
    let starts = order(start(left), start(right))?;
    let ends = order(end(left), end(right))?;
    Some(
        (starts.is_lt() || (starts.is_eq() && left.start_included && !right.start_included))
            && !ends_before(end(left), left.end_included, start(right), right.start_included)?
            && (ends.is_lt() || (ends.is_eq() && (!left.end_included || right.end_included))),
    )
}

pub(super) fn overlaps_before(arguments: &Arguments<'_>, _: &mut dyn Calling) -> Outcome {
    of_ranges(arguments, overlap_before)
}

pub(super) fn overlaps_after(arguments: &Arguments<'_>, _: &mut dyn Calling) -> Outcome {
    of_ranges(arguments, |left, right| overlap_before(right, left))
}

/// Both end alike, and the left range does not begin earlier.
fn finish(left: &Range, right: &Range) -> Option<bool> {
    let starts = order(start(left), start(right))?;
    Some(
        left.end_included == right.end_included
            && order(end(left), end(right))?.is_eq()
            && (starts.is_gt() || (starts.is_eq() && (!left.start_included || right.start_included))),
    )
}

fn finishes_pair(pair: &Pair<'_>) -> Option<bool> {
    match *pair {
        Pair::PointRange(point, range) => {
            Some(order(End::At(point), end(range))?.is_eq() && range.end_included)
        }
        Pair::Ranges(left, right) => finish(left, right),
        _ => None,
    }
}

pub(super) fn finishes(arguments: &Arguments<'_>, _: &mut dyn Calling) -> Outcome {
    answer(arguments, finishes_pair(&pair(arguments)?))
}

pub(super) fn finished_by(arguments: &Arguments<'_>, _: &mut dyn Calling) -> Outcome {
    answer(arguments, finishes_pair(&swapped(pair(arguments)?)))
}

/// Both begin alike, and the left range does not end later.
fn start_together(left: &Range, right: &Range) -> Option<bool> {
    let ends = order(end(left), end(right))?;
    Some(
        left.start_included == right.start_included
            && order(start(left), start(right))?.is_eq()
            && (ends.is_lt() || (ends.is_eq() && (!left.end_included || right.end_included))),
    )
}

fn starts_pair(pair: &Pair<'_>) -> Option<bool> {
    match *pair {
        Pair::PointRange(point, range) => {
            Some(order(End::At(point), start(range))?.is_eq() && range.start_included)
        }
        Pair::Ranges(left, right) => start_together(left, right),
        _ => None,
    }
}

pub(super) fn starts(arguments: &Arguments<'_>, _: &mut dyn Calling) -> Outcome {
    answer(arguments, starts_pair(&pair(arguments)?))
}

pub(super) fn started_by(arguments: &Arguments<'_>, _: &mut dyn Calling) -> Outcome {
    answer(arguments, starts_pair(&swapped(pair(arguments)?)))
}

/// The first range or point lies wholly in the second.
fn lies_in(pair: &Pair<'_>) -> Option<bool> {
    match *pair {
        Pair::PointRange(point, range) => range.contains(point),
        Pair::Ranges(inner, outer) => {
            let starts = order(start(outer), start(inner))?;
            let ends = order(end(outer), end(inner))?;
            Some(
                (starts.is_lt() || (starts.is_eq() && (outer.start_included || !inner.start_included)))
                    && (ends.is_gt() || (ends.is_eq() && (outer.end_included || !inner.end_included))),
            )
        }
        _ => None,
    }
}

pub(super) fn during(arguments: &Arguments<'_>, _: &mut dyn Calling) -> Outcome {
    answer(arguments, lies_in(&pair(arguments)?))
}

pub(super) fn includes(arguments: &Arguments<'_>, _: &mut dyn Calling) -> Outcome {
    answer(arguments, lies_in(&swapped(pair(arguments)?)))
}

pub(super) fn coincides(arguments: &Arguments<'_>, _: &mut dyn Calling) -> Outcome {
    let found = match pair(arguments)? {
        Pair::Points(left, right) => equal(left, right),
        Pair::Ranges(left, right) => left.equals(right),
        _ => None,
    };
    answer(arguments, found)
}
