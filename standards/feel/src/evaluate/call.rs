// SPDX-License-Identifier: EUPL-1.2
//! Calls, and functions that an expression makes (tables 56 and 57 of the standard).

use std::sync::Arc;

use super::node::{Body, Call, Callee};
use super::run::Run;
use super::step::{Frame, HOLDER_BYTES, Outcome, VALUE_BYTES, evaluate, read, settle};
use crate::diagnostic::{Code, Problem, Span};
use crate::value::{Callable, Function, Type, Value};

/// A function literal with the values it uses from where it was made.
#[derive(Debug)]
struct Closure {
    body: Arc<Body>,
    kept: Vec<(usize, Value)>,
    depth: u32,
}

impl Callable for Closure {
    fn parameters(&self) -> &[(Arc<str>, Type)] {
        &self.body.parameters
    }

    fn result(&self) -> Type {
        Type::Any
    }

    fn depth(&self) -> u32 {
        self.depth
    }

    fn call(&self, arguments: Vec<Value>, run: &mut Run<'_>) -> Outcome {
        run.meter().bytes(VALUE_BYTES * self.body.size)?;
        let mut frame = arguments;
        frame.resize(self.body.size, Value::Null);
        for (slot, value) in &self.kept {
            if let Some(place) = frame.get_mut(*slot) {
                *place = value.clone();
            }
        }
        evaluate(&self.body.node, &mut frame, run)
    }
}

/// Makes the function of a function literal.
pub(super) fn make(body: &Arc<Body>, frame: &Frame, run: &mut Run<'_>) -> Outcome {
    run.meter().bytes(HOLDER_BYTES + 2 * VALUE_BYTES * body.captures.len())?;
    let kept: Vec<(usize, Value)> =
        body.captures.iter().map(|(outer, own)| (*own, read(frame, *outer))).collect();
    let depth = kept.iter().map(|(_, value)| value.depth()).max().unwrap_or(0);
    run.bounded(Value::Function(Function::Defined(Arc::new(Closure { body: Arc::clone(body), kept, depth }))))
}

pub(super) fn call(parts: &Call, span: Span, frame: &mut Frame, run: &mut Run<'_>) -> Outcome {
    let function = match &parts.callee {
        Callee::BuiltIn(builtin) => Function::BuiltIn(builtin),
        Callee::Value(node, builtin) => match (evaluate(node, frame, run)?, builtin) {
            (Value::Function(function), _) => function,
            (_, Some(builtin)) => Function::BuiltIn(builtin),
            (other, None) => {
                run.report_code(Code::NotAFunction, node.span, [Type::of(&other).to_string()]);
                return Ok(Value::Null);
            }
        },
    };
    run.meter().bytes(VALUE_BYTES * parts.arguments.len())?;
    let mut arguments = Vec::with_capacity(parts.arguments.len());
    for argument in &parts.arguments {
        arguments.push(evaluate(argument, frame, run)?);
    }
    let result = match &parts.names {
        None => run.call(&function, &arguments),
        Some(names) => run.call_named(&function, &names.iter().cloned().zip(arguments).collect::<Vec<_>>()),
    };
    settle(result.map_err(|problem| named(problem, &parts.name)), span, run)
}

/// A problem with a function that does not know its name gets it.
fn named(mut problem: Problem, name: &str) -> Problem {
    if let Some(function) = problem.arguments.first_mut().filter(|function| function.is_empty()) {
        *function = name.to_owned();
    }
    problem
}
