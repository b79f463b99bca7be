// SPDX-License-Identifier: EUPL-1.2
//! `for`, `some` and `every` (table 54 of the standard). Every iteration costs the same, however many there were before.

use super::node::{For, Iteration, Node};
use super::run::Run;
use super::step::{Frame, Outcome, VALUE_BYTES, evaluate, read, truth, write};
use crate::diagnostic::Code;
use crate::syntax::tree::Quantifier;
use crate::value::{Date, List, Range, Type, Value};

/// What an iteration runs over. Numbers and days are not made before they are needed.
enum Domain {
    Items(List),
    Numbers(i64, i64),
    Days(i64, i64),
}

impl Domain {
    fn get(&self, index: u64) -> Option<Value> {
        let step = |from: i64, to: i64| {
            (index <= to.abs_diff(from)).then(|| {
                let distance = i64::try_from(index).unwrap_or(i64::MAX);
                if from <= to { from.saturating_add(distance) } else { from.saturating_sub(distance) }
            })
        };
        match self {
            Self::Items(items) => items.get(usize::try_from(index).ok()?).cloned(),
            Self::Numbers(from, to) => step(*from, *to).map(Value::from),
            Self::Days(from, to) => step(*from, *to).and_then(Date::from_day_number).map(Value::from),
        }
    }

    /// From one value to another, both included; upwards or downwards.
    fn between(from: &Value, to: &Value) -> Option<Self> {
        match (from, to) {
            (Value::Number(from), Value::Number(to)) => Some(Self::Numbers(from.to_i64()?, to.to_i64()?)),
            (Value::Date(from), Value::Date(to)) => Some(Self::Days(from.day_number(), to.day_number())),
            _ => None,
        }
    }

    /// The values of a range, upwards only.
    fn of_range(range: &Range) -> Option<Self> {
        let domain = Self::between(range.start.as_ref()?, range.end.as_ref()?)?;
        let inside = |from: i64, to: i64| {
            let (first, last) = (
                from.checked_add(i64::from(!range.start_included))?,
                to.checked_sub(i64::from(!range.end_included))?,
            );
            (from <= to).then_some((first, last))
        };
        let domain = match domain {
            Self::Numbers(from, to) => inside(from, to).map(|(from, to)| Self::Numbers(from, to))?,
            Self::Days(from, to) => inside(from, to).map(|(from, to)| Self::Days(from, to))?,
            items @ Self::Items(_) => items,
        };
        match domain {
            Self::Numbers(from, to) | Self::Days(from, to) if from > to => Some(Self::Items(List::default())),
            domain => Some(domain),
        }
    }
}

/// What an iteration runs over; nothing, with a diagnostic, when that cannot be run over.
fn domain(iteration: &Iteration, frame: &mut Frame, run: &mut Run<'_>) -> Outcome<Option<Domain>> {
    let over = evaluate(&iteration.over, frame, run)?;
    let (domain, found, span) = match &iteration.until {
        Some(until) => {
            let last = evaluate(until, frame, run)?;
            (Domain::between(&over, &last), last, iteration.over.span.to(until.span))
        }
        None => match over {
            Value::List(items) => return Ok(Some(Domain::Items(items))),
            Value::Range(range) => (Domain::of_range(&range), Value::Range(range), iteration.over.span),
            Value::Null => (None, Value::Null, iteration.over.span),
            single => return Ok(Some(Domain::Items(vec![single].into()))),
        },
    };
    if domain.is_none() {
        run.report_code(Code::WrongType, span, ["list".to_owned(), Type::of(&found).to_string()]);
    }
    Ok(domain)
}

/// What is done for every combination; the answer tells whether to go on.
type Visit<'v> = &'v mut dyn FnMut(&mut Frame, &mut Run<'_>) -> Outcome<bool>;

/// Visits every combination, the last iteration fastest. Nothing when something cannot be run over; otherwise whether the
/// end was reached.
fn each(
    iterations: &[Iteration],
    frame: &mut Frame,
    run: &mut Run<'_>,
    visit: Visit<'_>,
) -> Outcome<Option<bool>> {
    let Some((iteration, rest)) = iterations.split_first() else {
        return visit(frame, run).map(Some);
    };
    let Some(domain) = domain(iteration, frame, run)? else {
        return Ok(None);
    };
    let mut index = 0;
    while let Some(value) = domain.get(index) {
        run.enter()?;
        write(frame, iteration.slot, value);
        let outcome = each(rest, frame, run, visit);
        run.leave();
        match outcome? {
            Some(true) => index += 1,
            other => return Ok(other),
        }
    }
    Ok(Some(true))
}

pub(super) fn for_(parts: &For, frame: &mut Frame, run: &mut Run<'_>) -> Outcome {
    let mut results = Vec::new();
    if let Some(partial) = parts.partial {
        write(frame, partial, Value::List(List::default()));
    }
    let reached = each(&parts.iterations, frame, run, &mut |frame, run| {
        let value = evaluate(&parts.result, frame, run)?;
        // Twice, since a growing list has room to spare.
        run.meter().bytes(2 * VALUE_BYTES)?;
        match parts.partial {
            None => results.push(run.bounded(value)?),
            Some(partial) => append(partial, run.bounded(value)?, frame, run)?,
        }
        Ok(true)
    })?;
    if reached.is_none() {
        return Ok(Value::Null);
    }
    match parts.partial {
        None => run.bounded(results.into()),
        Some(partial) => run.bounded(read(frame, partial)),
    }
}

/// Adds a result to `partial`. The list is only copied, and paid for, when a result kept it.
fn append(partial: usize, value: Value, frame: &mut Frame, run: &mut Run<'_>) -> Outcome<()> {
    let Some(Value::List(results)) = frame.get_mut(partial) else {
        return Ok(());
    };
    if results.is_shared() {
        run.meter().steps(results.len() as u64)?;
        run.meter().bytes(VALUE_BYTES * results.len())?;
    }
    results.push(value);
    Ok(())
}

/// `some`: true as soon as one condition holds; `every`: false as soon as one does not. Otherwise null when a condition
/// was neither.
pub(super) fn quantified(
    quantifier: Quantifier,
    iterations: &[Iteration],
    condition: &Node,
    frame: &mut Frame,
    run: &mut Run<'_>,
) -> Outcome {
    let decisive = quantifier == Quantifier::Some;
    let mut result = Some(!decisive);
    let reached = each(iterations, frame, run, &mut |frame, run| {
        match truth(condition, frame, run)? {
            Some(truth) if truth == decisive => {
                result = Some(decisive);
                return Ok(false);
            }
            Some(_) => {}
            None => result = None,
        }
        Ok(true)
    })?;
    Ok(if reached.is_none() { Value::Null } else { result.into() })
}
