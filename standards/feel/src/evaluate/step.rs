// SPDX-License-Identifier: EUPL-1.2
//! One step after the other. What the standard calls null because something is wrong is null and a diagnostic here; only an
//! exhausted budget is an error and ends everything.

use std::sync::Arc;

use super::node::{Entry, Filter, Kind, Node, Range};
use super::run::Run;
use super::{call, iterate, operate, tests};
use crate::diagnostic::{Code, Problem, Span};
use crate::value::{self, Context, Type, Value};

/// The values that the names of a function or expression mean.
pub(super) type Frame = [Value];
/// A value, or the end of the evaluation.
pub(super) type Outcome<T = Value> = Result<T, Problem>;

/// What a value costs in a list or context, in bytes.
pub(super) const VALUE_BYTES: usize = size_of::<Value>();

/// What an entry of a context costs.
const ENTRY_BYTES: usize = size_of::<(Arc<str>, Value)>();

/// What a list, context or function costs besides what it holds.
pub(super) const HOLDER_BYTES: usize = 128;

pub(super) fn evaluate(node: &Node, frame: &mut Frame, run: &mut Run<'_>) -> Outcome {
    match &node.kind {
        Kind::Constant(value) => Ok(value.clone()),
        Kind::Slot(slot) => Ok(read(frame, *slot)),
        _ => {
            run.enter()?;
            let outcome = compound(node, frame, run);
            run.leave();
            if outcome.is_err() {
                run.stop(node.span);
            }
            outcome
        }
    }
}

pub(super) fn read(frame: &Frame, slot: usize) -> Value {
    frame.get(slot).cloned().unwrap_or_default()
}

pub(super) fn write(frame: &mut Frame, slot: usize, value: Value) {
    if let Some(place) = frame.get_mut(slot) {
        *place = value;
    }
}

fn compound(node: &Node, frame: &mut Frame, run: &mut Run<'_>) -> Outcome {
    let span = node.span;
    match &node.kind {
        Kind::Constant(value) => Ok(value.clone()),
        Kind::Slot(slot) => Ok(read(frame, *slot)),
        Kind::Open(name, slot, present) => Ok(match frame.get(*present) {
            Some(Value::Boolean(true)) => read(frame, *slot),
            _ => unknown(name, span, run),
        }),
        Kind::Entry(entry) => Ok(entry_value(entry, span, frame, run)),
        Kind::Unknown(name) => Ok(unknown(name, span, run)),
        Kind::List(items) => list(items, frame, run),
        Kind::Context(entries) => context(entries, frame, run),
        Kind::Range(ends) => range(ends, span, frame, run),
        Kind::Only(value) => only(value, span, frame, run),
        Kind::Chain(first, rest) => operate::chain(first, rest, frame, run),
        Kind::Negation(operand) => operate::negation(operand, span, frame, run),
        Kind::Comparison(comparison, operands) => {
            operate::comparison(*comparison, operands, span, frame, run)
        }
        Kind::Between(operands) => operate::between(operands, span, frame, run),
        Kind::In(membership) => tests::membership(membership, span, frame, run),
        Kind::And(operands) => operate::and(operands, frame, run),
        Kind::Or(operands) => operate::or(operands, frame, run),
        Kind::If(branches, otherwise) => if_(branches, otherwise, frame, run),
        Kind::For(parts) => iterate::for_(parts, frame, run),
        Kind::Quantified(quantifier, iterations, condition) => {
            iterate::quantified(*quantifier, iterations, condition, frame, run)
        }
        Kind::Path(value, name) => path_of(value, name, span, frame, run),
        Kind::Filter(parts) => filter(parts, span, frame, run),
        Kind::Call(parts) => call::call(parts, span, frame, run),
        Kind::Function(body) => call::make(body, frame, run),
        Kind::InstanceOf(value, type_) => instance_of(value, type_, frame, run),
        Kind::IsDefined(value) => is_defined(value, frame, run),
        Kind::GetOrElse(parts) => get_or_else(parts, frame, run),
    }
}

fn context(entries: &[(Arc<str>, usize, Node)], frame: &mut Frame, run: &mut Run<'_>) -> Outcome {
    let mut context = Context::new();
    run.meter().bytes(HOLDER_BYTES + 2 * ENTRY_BYTES * entries.len())?;
    for (name, slot, entry) in entries {
        let value = evaluate(entry, frame, run)?;
        write(frame, *slot, value.clone());
        context.set(Arc::clone(name), value);
    }
    run.bounded(context.into())
}

fn if_(branches: &[[Node; 2]], otherwise: &Node, frame: &mut Frame, run: &mut Run<'_>) -> Outcome {
    for [condition, then] in branches {
        if truth(condition, frame, run)? == Some(true) {
            return evaluate(then, frame, run);
        }
    }
    evaluate(otherwise, frame, run)
}

fn path_of(value: &Node, name: &str, span: Span, frame: &mut Frame, run: &mut Run<'_>) -> Outcome {
    let value = evaluate(value, frame, run)?;
    path(&value, name, span, run)
}

fn instance_of(value: &Node, type_: &Type, frame: &mut Frame, run: &mut Run<'_>) -> Outcome {
    let value = evaluate(value, frame, run)?;
    run.meter().steps(value.size())?;
    Ok(Value::Boolean(type_.holds(&value)))
}

fn is_defined(value: &Node, frame: &mut Frame, run: &mut Run<'_>) -> Outcome {
    Ok(Value::Boolean(!quiet(value, frame, run)?.is_null()))
}

fn get_or_else(parts: &[Node; 2], frame: &mut Frame, run: &mut Run<'_>) -> Outcome {
    let [value, otherwise] = parts;
    match quiet(value, frame, run)? {
        Value::Null => evaluate(otherwise, frame, run),
        found => Ok(found),
    }
}

fn unknown(name: &str, span: Span, run: &mut Run<'_>) -> Value {
    run.report_code(Code::UnknownName, span, [name]);
    Value::Null
}

/// Evaluates without reporting what is wrong.
fn quiet(node: &Node, frame: &mut Frame, run: &mut Run<'_>) -> Outcome {
    let before = run.diagnostics().len();
    let value = evaluate(node, frame, run)?;
    run.forget(before);
    Ok(value)
}

/// A problem becomes null and a diagnostic, unless it ends the evaluation.
pub(super) fn settle(result: Result<Value, Problem>, span: Span, run: &mut Run<'_>) -> Outcome {
    match result {
        Err(problem) if !problem.code.ends_evaluation() => {
            run.report(problem.at(span));
            Ok(Value::Null)
        }
        other => other,
    }
}

/// A condition: true, false, or nothing with a diagnostic.
pub(super) fn truth(node: &Node, frame: &mut Frame, run: &mut Run<'_>) -> Outcome<Option<bool>> {
    match evaluate(node, frame, run)? {
        Value::Boolean(truth) => Ok(Some(truth)),
        other => {
            run.report_code(Code::NotBoolean, node.span, [Type::of(&other).to_string()]);
            Ok(None)
        }
    }
}

fn entry_value(entry: &Entry, span: Span, frame: &Frame, run: &mut Run<'_>) -> Value {
    for slot in &entry.items {
        if let Some(Value::Context(item)) = frame.get(*slot)
            && let Some(value) = item.get(&entry.name)
        {
            return value.clone();
        }
    }
    match entry.otherwise {
        Some(slot) => read(frame, slot),
        None => unknown(&entry.name, span, run),
    }
}

fn list(items: &[Node], frame: &mut Frame, run: &mut Run<'_>) -> Outcome {
    run.meter().bytes(HOLDER_BYTES + VALUE_BYTES * items.len())?;
    let mut values = Vec::with_capacity(items.len());
    for item in items {
        values.push(evaluate(item, frame, run)?);
    }
    run.bounded(values.into())
}

/// A range whose ends can be compared with each other; otherwise null.
fn range(ends: &Range, span: Span, frame: &mut Frame, run: &mut Run<'_>) -> Outcome {
    let mut values = [None, None];
    for (value, end) in values.iter_mut().zip([&ends.start, &ends.end]) {
        if let Some(end) = end {
            *value = Some(evaluate(end, frame, run)?);
        }
    }
    let [start, end] = values;
    let (start_included, end_included) = (ends.start_included, ends.end_included);
    ordered(value::Range { start, start_included, end, end_included }, span, run)
}

/// The range of one value.
fn only(value: &Node, span: Span, frame: &mut Frame, run: &mut Run<'_>) -> Outcome {
    let value = evaluate(value, frame, run)?;
    ordered(value::Range::between(value.clone(), true, value, true), span, run)
}

/// A range, if its ends have an order; otherwise null.
fn ordered(range: value::Range, span: Span, run: &mut Run<'_>) -> Outcome {
    let (start, end) = (range.start.as_ref(), range.end.as_ref());
    if let (Some(first), Some(last)) = (start.or(end), end.or(start))
        && value::compare(first, last).is_none()
    {
        let types = [Type::of(first).to_string(), Type::of(last).to_string()];
        run.report_code(Code::OperandTypes, span, ["..".to_owned()].into_iter().chain(types));
        return Ok(Value::Null);
    }
    run.bounded(range.into())
}

/// `value.name`: the entry of a context, a property, or both for every item of a list.
fn path(value: &Value, name: &str, span: Span, run: &mut Run<'_>) -> Outcome {
    match value {
        Value::List(items) => {
            run.meter().steps(items.len() as u64)?;
            run.meter().bytes(VALUE_BYTES * items.len())?;
            let values: Result<Vec<_>, _> = items.iter().map(|item| path(item, name, span, run)).collect();
            run.bounded(values?.into())
        }
        Value::Context(context) if context.get(name).is_some() => {
            Ok(context.get(name).cloned().unwrap_or_default())
        }
        other => match value::property(other, name) {
            Some(value) => Ok(value),
            None => {
                run.report_code(Code::UnknownEntry, span, [name.to_owned(), Type::of(other).to_string()]);
                Ok(Value::Null)
            }
        },
    }
}

/// `value[condition]` (10.3.2.5): by position when the condition is a number, otherwise the items for which it holds. A
/// single value counts as a list of it.
fn filter(parts: &Filter, span: Span, frame: &mut Frame, run: &mut Run<'_>) -> Outcome {
    let items = match evaluate(&parts.value, frame, run)? {
        Value::List(items) => items,
        Value::Null => value::List::default(),
        single => vec![single].into(),
    };
    if let Kind::Constant(Value::Number(position)) = &parts.condition.kind {
        return Ok(at_position(&items, *position, span, run));
    }
    if items.is_empty() {
        let before = run.diagnostics().len();
        write(frame, parts.slot, Value::Null);
        let condition = evaluate(&parts.condition, frame, run)?;
        run.forget(before);
        return Ok(match condition {
            Value::Number(position) => at_position(&items, position, span, run),
            _ => Value::List(items),
        });
    }
    let mut kept = Vec::new();
    for item in items.iter() {
        run.meter().steps(1)?;
        write(frame, parts.slot, item.clone());
        match evaluate(&parts.condition, frame, run)? {
            Value::Boolean(true) => {
                run.meter().bytes(VALUE_BYTES)?;
                kept.push(item.clone());
            }
            Value::Boolean(false) => {}
            Value::Number(position) => return Ok(at_position(&items, position, span, run)),
            other => run.report_code(Code::NotBoolean, parts.condition.span, [Type::of(&other).to_string()]),
        }
    }
    run.bounded(kept.into())
}

/// The item at a position: from 1 at the beginning, from -1 at the end.
fn at_position(items: &[Value], position: value::Number, span: Span, run: &mut Run<'_>) -> Value {
    let index = position.to_i64().and_then(|position| match position {
        1.. => usize::try_from(position - 1).ok(),
        0 => None,
        _ => items.len().checked_sub(usize::try_from(position.unsigned_abs()).ok()?),
    });
    match index.and_then(|index| items.get(index)) {
        Some(item) => item.clone(),
        None => {
            run.report_code(Code::IndexOutOfRange, span, [position.to_string(), items.len().to_string()]);
            Value::Null
        }
    }
}
