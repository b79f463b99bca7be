// SPDX-License-Identifier: EUPL-1.2
//! Compiling and evaluating: [`compile`], [`Expression`], [`Tests`].

mod call;
#[cfg(test)]
mod cases;
mod check;
mod iterate;
mod lower;
mod node;
mod operate;
mod resolve;
mod run;
mod step;
mod tests;

use std::sync::Arc;

pub use run::{Environment, Run};

use crate::diagnostic::{Code, Diagnostic, Problem, Span};
use crate::syntax::{Names, parse_expression, parse_tests, parse_type, tree};
use crate::value::{Context, Type, Value};
use lower::Lowering;
use node::{Global, Node, Test};
use resolve::Resolver;

/// A compiled expression; cheap to clone, may be used by several threads.
#[derive(Debug, Clone)]
pub struct Expression {
    node: Arc<Node>,
    globals: Arc<[Global]>,
    size: usize,
}

/// Compiled unary tests: what a cell of a decision table asks of its input.
#[derive(Debug, Clone)]
pub struct Tests {
    tests: Arc<[Test]>,
    kind: TestsKind,
    globals: Arc<[Global]>,
    size: usize,
    span: Span,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum TestsKind {
    Any,
    OneOf,
    NoneOf,
}

/// What an evaluation gives: the value of the standard, and everything that made a part of it null.
#[derive(Debug, Clone, PartialEq)]
pub struct Evaluation {
    /// The value; null where the standard says so.
    pub value: Value,
    /// What went wrong, in the order of the evaluation; at most 64.
    pub diagnostics: Vec<Diagnostic>,
}

impl Evaluation {
    /// The value, if nothing went wrong at all: no null in place of an error.
    ///
    /// # Errors
    /// The diagnostics.
    pub fn strict(self) -> Result<Value, Vec<Diagnostic>> {
        if self.diagnostics.is_empty() { Ok(self.value) } else { Err(self.diagnostics) }
    }
}

/// Compiles an expression.
///
/// # Errors
/// What is no FEEL, or the names that are not known (unless the names are [`Names::tolerant`]).
pub fn compile(text: &str, names: &Names) -> Result<Expression, Vec<Diagnostic>> {
    let tree = parse_expression(text, names).map_err(|diagnostic| vec![diagnostic])?;
    let mut lowering = Lowering { resolver: Resolver::new(names), diagnostics: Vec::new() };
    let node = lowering.node(&tree);
    if !lowering.diagnostics.is_empty() {
        return Err(lowering.diagnostics);
    }
    let (globals, size) = lowering.resolver.finish();
    Ok(Expression { node: Arc::new(node), globals: globals.into(), size })
}

/// Compiles unary tests, for example `< 18, > 67` or `not("closed")`; `?` is the value that is tested.
///
/// # Errors
/// As [`compile`].
pub fn compile_tests(text: &str, names: &Names) -> Result<Tests, Vec<Diagnostic>> {
    let tree = parse_tests(text, names).map_err(|diagnostic| vec![diagnostic])?;
    let mut lowering = Lowering { resolver: Resolver::new(names), diagnostics: Vec::new() };
    let input = lowering.resolver.place();
    let (kind, tests) = match &tree {
        tree::Tests::Any => (TestsKind::Any, Vec::new()),
        tree::Tests::OneOf(tests) => (TestsKind::OneOf, lowering.tests(input, tests)),
        tree::Tests::NoneOf(tests) => (TestsKind::NoneOf, lowering.tests(input, tests)),
    };
    if !lowering.diagnostics.is_empty() {
        return Err(lowering.diagnostics);
    }
    let (globals, size) = lowering.resolver.finish();
    let span = Span::new(0, text.len());
    Ok(Tests { tests: tests.into(), kind, globals: globals.into(), size, span })
}

/// Compiles the name of a type, for example `list<number>`.
///
/// # Errors
/// What is no type, or is not known.
pub fn compile_type(text: &str, names: &Names) -> Result<Type, Vec<Diagnostic>> {
    parse_type(text, names).map_err(|diagnostic| vec![diagnostic])
}

impl Expression {
    /// Evaluates the expression with a budget of its own. A declared name that the context lacks is null.
    #[must_use]
    pub fn evaluate(&self, context: &Context, environment: &Environment) -> Evaluation {
        let mut run = Run::new(environment);
        let value = self.run(context, &mut run);
        conclude(value, run)
    }

    /// Evaluates the expression within a run that it may share with others.
    ///
    /// # Errors
    /// Only an exhausted budget; everything else is a null and a diagnostic of the run.
    pub fn run(&self, context: &Context, run: &mut Run<'_>) -> Result<Value, Problem> {
        match &self.node.kind {
            node::Kind::Constant(value) => Ok(value.clone()),
            _ => step::evaluate(&self.node, &mut frame(&self.globals, self.size, context), run),
        }
    }

    /// Decides a condition: true or false, and nothing else. Null and whatever went wrong on the way are errors, so that no
    /// mistake is taken for *no*.
    ///
    /// # Errors
    /// The diagnostics; [`Code::NotBoolean`] when the value is neither true nor false.
    pub fn decide(&self, context: &Context, environment: &Environment) -> Result<bool, Vec<Diagnostic>> {
        match self.evaluate(context, environment).strict()? {
            Value::Boolean(truth) => Ok(truth),
            other => {
                Err(vec![Diagnostic::new(Code::NotBoolean, self.node.span, [Type::of(&other).to_string()])])
            }
        }
    }

    /// The names of the context that the expression uses.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.globals.iter().map(|global| &*global.name)
    }

    /// The value, when it is the same for every context.
    #[must_use]
    pub fn constant(&self) -> Option<&Value> {
        match &self.node.kind {
            node::Kind::Constant(value) => Some(value),
            _ => None,
        }
    }
}

impl Tests {
    /// Asks the tests of a value: true, false, or null when the question makes no sense.
    #[must_use]
    pub fn evaluate(&self, input: &Value, context: &Context, environment: &Environment) -> Evaluation {
        let mut run = Run::new(environment);
        let value = self.run(input, context, &mut run);
        conclude(value, run)
    }

    /// Asks the tests within a run that they may share with others.
    ///
    /// # Errors
    /// Only an exhausted budget.
    pub fn run(&self, input: &Value, context: &Context, run: &mut Run<'_>) -> Result<Value, Problem> {
        if self.kind == TestsKind::Any {
            return Ok(Value::Boolean(true));
        }
        let constant = self.tests.iter().all(Test::is_constant);
        let mut frame = if constant { Vec::new() } else { frame(&self.globals, self.size, context) };
        if let Some(place) = frame.first_mut() {
            *place = input.clone();
        }
        let answer = tests::any(&self.tests, input, &mut frame, run, self.span)?;
        let answer = if self.kind == TestsKind::NoneOf { answer.map(|answer| !answer) } else { answer };
        Ok(answer.into())
    }

    /// The names of the context that the tests use.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.globals.iter().map(|global| &*global.name)
    }

    /// Whether the tests hold for every value (`-`).
    #[must_use]
    pub fn is_any(&self) -> bool {
        self.kind == TestsKind::Any
    }
}

fn frame(globals: &[Global], size: usize, context: &Context) -> Vec<Value> {
    let mut frame = vec![Value::Null; size];
    for global in globals {
        if let Some(value) = context.get(&global.name) {
            step::write(&mut frame, global.slot, value.clone());
            if let Some(present) = global.present {
                step::write(&mut frame, present, Value::Boolean(true));
            }
        }
    }
    frame
}

fn conclude(value: Result<Value, Problem>, mut run: Run<'_>) -> Evaluation {
    let value = value.unwrap_or_else(|problem| {
        let span = run.stopped_at();
        run.report(problem.at(span));
        Value::Null
    });
    Evaluation { value, diagnostics: run.finish() }
}
