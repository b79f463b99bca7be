// SPDX-License-Identifier: EUPL-1.2
//! Unary tests: cells of decision tables and the right side of `in` (table 55 and clause 7.3.3 of the standard).

use super::node::{In, Kind, Test};
use super::operate::compare;
use super::run::Run;
use super::step::{Frame, Outcome, evaluate, write};
use crate::diagnostic::{Code, Span};
use crate::value::{self, Type, Value};

impl Test {
    /// Whether the test needs no names.
    pub(super) fn is_constant(&self) -> bool {
        let (Self::Comparison(_, node) | Self::Value { value: node, .. }) = self;
        matches!(node.kind, Kind::Constant(_))
    }
}

pub(super) fn membership(parts: &In, span: Span, frame: &mut Frame, run: &mut Run<'_>) -> Outcome {
    let input = evaluate(&parts.value, frame, run)?;
    write(frame, parts.slot, input.clone());
    Ok(any(&parts.tests, &input, frame, run, span)?.into())
}

/// Whether one of the tests holds: true as soon as one does; nothing when none does and one makes no sense.
pub(super) fn any(
    tests: &[Test],
    input: &Value,
    frame: &mut Frame,
    run: &mut Run<'_>,
    span: Span,
) -> Outcome<Option<bool>> {
    let mut result = Some(false);
    for test in tests {
        run.meter().steps(1)?;
        let answer = match test {
            Test::Comparison(comparison, operand) => match &operand.kind {
                Kind::Constant(constant) => compare(*comparison, input, constant, span, run)?,
                _ => {
                    let operand = evaluate(operand, frame, run)?;
                    compare(*comparison, input, &operand, span, run)?
                }
            },
            Test::Value { value, asks: true } => match evaluate(value, frame, run)? {
                Value::Boolean(answer) => Some(answer),
                wanted => holds(input, &wanted, value.span, run)?,
            },
            Test::Value { value, asks: false } => match &value.kind {
                Kind::Constant(constant) => holds(input, constant, value.span, run)?,
                _ => {
                    let wanted = evaluate(value, frame, run)?;
                    holds(input, &wanted, value.span, run)?
                }
            },
        };
        match answer {
            Some(true) => return Ok(answer),
            Some(false) => {}
            None => result = None,
        }
    }
    Ok(result)
}

/// Whether a value passes the test that another value stands for: it is equal, an item, inside a range; a condition that
/// does not ask about a boolean is its own answer.
fn holds(input: &Value, wanted: &Value, span: Span, run: &mut Run<'_>) -> Outcome<Option<bool>> {
    run.meter().steps(wanted.size())?;
    let answer = match (input, wanted) {
        (Value::Range(_), Value::Range(_)) => value::equal(input, wanted),
        (_, Value::Range(range)) => range.contains(input),
        (Value::List(_), Value::List(items)) => {
            let whole = value::equal(input, wanted) == Some(true);
            Some(whole || items.iter().any(|item| is_or_contains(input, item)))
        }
        (_, Value::List(items)) => Some(items.iter().any(|item| is_or_contains(input, item))),
        (Value::Boolean(_) | Value::Null, Value::Boolean(_)) => value::equal(input, wanted),
        (_, Value::Boolean(answer)) => Some(*answer),
        _ => value::equal(input, wanted),
    };
    if answer.is_none() {
        let arguments = ["in".to_owned(), Type::of(input).to_string(), Type::of(wanted).to_string()];
        run.report_code(Code::OperandTypes, span, arguments);
    }
    Ok(answer)
}

fn is_or_contains(input: &Value, item: &Value) -> bool {
    match item {
        Value::Range(range) if !matches!(input, Value::Range(_)) => range.contains(input) == Some(true),
        item => value::equal(input, item) == Some(true),
    }
}
