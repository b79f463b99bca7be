// SPDX-License-Identifier: EUPL-1.2
//! Whether a value belongs to a type of the model, and what is made of it (DMN 1.5, 10.3.2.9.4).

use std::sync::Arc;

use feel::value::List;
use feel::{Context, Problem, Run, Tests, Type, Value};

use crate::diagnostic::Fault;
use crate::plan::{Shape, SourceId, TypeId};

use super::session::{Session, report, shown};

/// Why a value does not belong to a type: which part of it, and what that part should have been.
struct Misfit {
    fault: Fault,
    kind: TypeId,
    found: Value,
    /// Names of components and numbers of items, the innermost first.
    path: Vec<Step>,
}

enum Step {
    Component(Arc<str>),
    /// Counted from 1, as FEEL counts.
    Item(usize),
}

/// Nothing when the value belongs to the type.
type Checked = Result<Option<Box<Misfit>>, Problem>;

impl Session<'_> {
    /// The value held to a type: converted where the standard converts, otherwise null with a diagnostic.
    pub(super) fn held(
        &self,
        value: Value,
        kind: Option<TypeId>,
        source: SourceId,
        run: &mut Run<'_>,
    ) -> Result<Value, Problem> {
        let Some(kind) = kind else { return Ok(value) };
        if value == Value::Null {
            return Ok(value);
        }
        let Some(misfit) = self.misfit(kind, &value, run)? else { return Ok(value) };
        if let Some(converted) = self.converted(kind, &value, run)? {
            return Ok(converted);
        }
        let name = self.plan.types[misfit.kind.0].name.to_string();
        let found = match misfit.fault {
            Fault::WrongType => Type::of(&misfit.found).to_string(),
            _ => shown(&misfit.found),
        };
        report(self.plan, run, source, misfit.fault, [name, found, written(&misfit.path)]);
        Ok(Value::Null)
    }

    /// The only item of a list, a list of the one value, the first moment of a day: when that belongs to the type.
    fn converted(&self, kind: TypeId, value: &Value, run: &mut Run<'_>) -> Result<Option<Value>, Problem> {
        let candidate = match value {
            Value::List(items) if items.len() == 1 => items[0].clone(),
            Value::List(_) => return Ok(None),
            Value::Date(_) => match self.plan.types[kind.0].feel.coerce(value.clone()) {
                Ok(converted) => converted,
                Err(_) => return Ok(None),
            },
            single => Value::List(List::from(vec![single.clone()])),
        };
        Ok(self.misfit(kind, &candidate, run)?.is_none().then_some(candidate))
    }

    /// Why a value does not belong to a type. Its own depth bounds the recursion: types without a description were refused.
    fn misfit(&self, kind: TypeId, value: &Value, run: &mut Run<'_>) -> Checked {
        run.meter().steps(1)?;
        let plan = &self.plan.types[kind.0];
        let misfit = match (plan.collection, value) {
            (true, Value::List(items)) => {
                self.first(items.iter().enumerate(), run, |session, item, run| {
                    let (index, item) = item;
                    Ok(within(session.single(kind, item, run)?, || Step::Item(index + 1)))
                })?
            }
            (true, Value::Null) => None,
            (true, _) => Some(misfit(Fault::WrongType, kind, value)),
            (false, value) => self.single(kind, value, run)?,
        };
        match &plan.constraint {
            Some(tests) if misfit.is_none() => self.allowed(tests, kind, value, run),
            _ => Ok(misfit),
        }
    }

    fn single(&self, kind: TypeId, value: &Value, run: &mut Run<'_>) -> Checked {
        let plan = &self.plan.types[kind.0];
        let wrong = |fits: bool| (!fits).then(|| misfit(Fault::WrongType, kind, value));
        let found = match (&plan.shape, value) {
            (_, Value::Null) => None,
            (Shape::Feel(kind), value) => {
                run.meter().steps(value.size())?;
                wrong(kind.admits(value))
            }
            (Shape::Same(base), value) => self.misfit(*base, value, run)?,
            (Shape::Structure(parts), Value::Context(context)) => {
                self.first(parts.iter(), run, |session, (name, part), run| {
                    let found = match context.get(name) {
                        Some(value) => session.misfit(*part, value, run)?,
                        None => Some(misfit(Fault::WrongType, *part, &Value::Null)),
                    };
                    Ok(within(found, || Step::Component(Arc::clone(name))))
                })?
            }
            (Shape::Function { parameters, .. }, Value::Function(function)) => {
                wrong(takes(function, parameters.len()))
            }
            (Shape::Structure(_) | Shape::Function { .. }, _) => wrong(false),
        };
        match &plan.allowed {
            Some(tests) if found.is_none() => self.allowed(tests, kind, value, run),
            _ => Ok(found),
        }
    }

    /// The first misfit among parts.
    fn first<T>(
        &self,
        parts: impl Iterator<Item = T>,
        run: &mut Run<'_>,
        check: impl Fn(&Self, T, &mut Run<'_>) -> Checked,
    ) -> Checked {
        for part in parts {
            let found = check(self, part, run)?;
            if found.is_some() {
                return Ok(found);
            }
        }
        Ok(None)
    }

    fn allowed(&self, tests: &Tests, kind: TypeId, value: &Value, run: &mut Run<'_>) -> Checked {
        let before = run.diagnostics().len();
        let passed = tests.run(value, &Context::new(), run)?;
        // Tests of another type than the value say nothing about the model: the value is simply not allowed.
        run.forget(before);
        Ok((passed != Value::Boolean(true)).then(|| misfit(Fault::NotAllowed, kind, value)))
    }

    /// Whether the tests of a column let a value pass; of a list, each item may be meant.
    pub(super) fn passes(
        &self,
        tests: &Tests,
        value: &Value,
        scope: &Context,
        run: &mut Run<'_>,
    ) -> Result<bool, Problem> {
        let before = run.diagnostics().len();
        let mut passed = tests.run(value, scope, run)? == Value::Boolean(true);
        if let (false, Value::List(items)) = (passed, value) {
            passed = !items.is_empty();
            for item in items.iter() {
                passed = passed && tests.run(item, scope, run)? == Value::Boolean(true);
            }
        }
        run.forget(before);
        Ok(passed)
    }
}

fn misfit(fault: Fault, kind: TypeId, found: &Value) -> Box<Misfit> {
    Box::new(Misfit { fault, kind, found: found.clone(), path: Vec::new() })
}

/// A misfit of a part is one of the whole, one step further in.
fn within(misfit: Option<Box<Misfit>>, step: impl FnOnce() -> Step) -> Option<Box<Misfit>> {
    misfit.map(|mut misfit| {
        misfit.path.push(step());
        misfit
    })
}

/// A path as FEEL would write it: `children[2].first name`.
fn written(path: &[Step]) -> String {
    let mut text = String::new();
    for step in path.iter().rev() {
        match step {
            Step::Component(name) if text.is_empty() => text.push_str(name),
            Step::Component(name) => {
                text.push('.');
                text.push_str(name);
            }
            Step::Item(number) => text.push_str(&format!("[{number}]")),
        }
    }
    text
}

/// Whether a function can be called with so many arguments.
fn takes(function: &feel::Function, count: usize) -> bool {
    match function {
        feel::Function::BuiltIn(function) => function
            .forms
            .iter()
            .any(|form| count >= form.required && (form.variadic || count <= form.parameters.len())),
        feel::Function::Defined(function) => function.parameters().len() == count,
    }
}
