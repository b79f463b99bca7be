// SPDX-License-Identifier: EUPL-1.2
//! Operators: arithmetic, comparison, and the three-valued `and` and `or` (tables 48 to 59 of the standard).

use super::node::Node;
use super::run::Run;
use super::step::{Frame, Outcome, evaluate, settle, truth};
use crate::diagnostic::{Code, Span};
use crate::syntax::tree::{Arithmetic, Comparison};
use crate::value::{self, Type, Value};

pub(super) fn chain(
    first: &Node,
    rest: &[(Arithmetic, Node)],
    frame: &mut Frame,
    run: &mut Run<'_>,
) -> Outcome {
    let mut result = evaluate(first, frame, run)?;
    for (operator, operand) in rest {
        let right = evaluate(operand, frame, run)?;
        run.meter().steps(steps(*operator, &result, &right))?;
        if let (Arithmetic::Add, Value::Text(left), Value::Text(right)) = (operator, &result, &right) {
            run.meter().bytes(left.len() + right.len())?;
        }
        let outcome = match operator {
            Arithmetic::Add => value::add(&result, &right),
            Arithmetic::Subtract => value::subtract(&result, &right),
            Arithmetic::Multiply => value::multiply(&result, &right),
            Arithmetic::Divide => value::divide(&result, &right),
            Arithmetic::Power => value::exponentiate(&result, &right),
        };
        result = settle(outcome, first.span.to(operand.span), run)?;
    }
    Ok(result)
}

/// What an operation takes. A power is calculated with logarithms unless it is a whole number of at most 34 digits.
fn steps(operator: Arithmetic, left: &Value, right: &Value) -> u64 {
    const STEPS_OF_POWER: u64 = 60;
    const PRECISION: i64 = 34;
    match (operator, left, right) {
        (Arithmetic::Power, Value::Number(base), Value::Number(exponent)) => {
            let digits = |base: i64| i64::from(base.unsigned_abs().checked_ilog10().unwrap_or(0)) + 1;
            let exact = match (base.to_i64(), exponent.to_i64()) {
                (Some(base), Some(exponent @ 0..=PRECISION)) => digits(base) * exponent <= PRECISION,
                _ => false,
            };
            if exact { 1 } else { STEPS_OF_POWER }
        }
        _ => 1,
    }
}

pub(super) fn negation(operand: &Node, span: Span, frame: &mut Frame, run: &mut Run<'_>) -> Outcome {
    let value = evaluate(operand, frame, run)?;
    settle(value::negate(&value), span, run)
}

pub(super) fn comparison(
    comparison: Comparison,
    operands: &[Node; 2],
    span: Span,
    frame: &mut Frame,
    run: &mut Run<'_>,
) -> Outcome {
    let [left, right] = operands;
    let left = evaluate(left, frame, run)?;
    let right = evaluate(right, frame, run)?;
    Ok(compare(comparison, &left, &right, span, run)?.into())
}

/// Compares two values; nothing, with a diagnostic, when they cannot be compared.
pub(super) fn compare(
    comparison: Comparison,
    left: &Value,
    right: &Value,
    span: Span,
    run: &mut Run<'_>,
) -> Outcome<Option<bool>> {
    run.meter().steps(left.size().min(right.size()))?;
    let order = || value::compare(left, right);
    let result = match comparison {
        Comparison::Equal => value::equal(left, right),
        Comparison::NotEqual => value::equal(left, right).map(|equal| !equal),
        Comparison::Less => order().map(|order| order.is_lt()),
        Comparison::LessOrEqual => order().map(|order| order.is_le()),
        Comparison::Greater => order().map(|order| order.is_gt()),
        Comparison::GreaterOrEqual => order().map(|order| order.is_ge()),
    };
    if result.is_none() {
        let arguments =
            [comparison.symbol().to_owned(), Type::of(left).to_string(), Type::of(right).to_string()];
        run.report_code(Code::OperandTypes, span, arguments);
    }
    Ok(result)
}

/// `value between low and high`: both ends belong to it.
pub(super) fn between(operands: &[Node; 3], span: Span, frame: &mut Frame, run: &mut Run<'_>) -> Outcome {
    let [value, low, high] = operands;
    let value = evaluate(value, frame, run)?;
    let low = evaluate(low, frame, run)?;
    let high = evaluate(high, frame, run)?;
    let above = compare(Comparison::GreaterOrEqual, &value, &low, span, run)?;
    let below = compare(Comparison::LessOrEqual, &value, &high, span, run)?;
    Ok(both(above, below).into())
}

fn both(left: Option<bool>, right: Option<bool>) -> Option<bool> {
    match (left, right) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    }
}

/// False as soon as one operand is false; what follows it is not evaluated.
pub(super) fn and(operands: &[Node], frame: &mut Frame, run: &mut Run<'_>) -> Outcome {
    junction(false, operands, frame, run)
}

/// True as soon as one operand is true; what follows it is not evaluated.
pub(super) fn or(operands: &[Node], frame: &mut Frame, run: &mut Run<'_>) -> Outcome {
    junction(true, operands, frame, run)
}

fn junction(decisive: bool, operands: &[Node], frame: &mut Frame, run: &mut Run<'_>) -> Outcome {
    let mut result = Some(!decisive);
    for operand in operands {
        match truth(operand, frame, run)? {
            Some(truth) if truth == decisive => return Ok(Value::Boolean(decisive)),
            Some(_) => {}
            None => result = None,
        }
    }
    Ok(result.into())
}
