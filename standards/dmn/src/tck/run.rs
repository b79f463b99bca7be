// SPDX-License-Identifier: EUPL-1.2
//! Runs test cases on a model.

use feel::value::DateTime;
use feel::{Environment, Language, Run, Value};

use crate::evaluate::{Inputs, Model, Outcome};

use super::compare::{matches, value};
use super::{Content, Expected, TestCase};

/// How a case ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// Why it failed, one text for each result that is not the expected one; empty when it passed.
    pub failures: Vec<String>,
    /// Results for which the case announces an error.
    pub announced_errors: usize,
    /// Those of them for which there was a diagnostic.
    pub reported_errors: usize,
}

impl Verdict {
    /// Whether every result is the expected one.
    #[must_use]
    pub fn passed(&self) -> bool {
        self.failures.is_empty()
    }
}

/// Runs one case: every expected result is evaluated on its own.
#[must_use]
pub fn run_case(model: &Model, case: &TestCase, now: DateTime) -> Verdict {
    let environment = Environment::at(now);
    let mut verdict = Verdict { failures: Vec::new(), announced_errors: 0, reported_errors: 0 };
    let inputs = match inputs(model, case, &environment) {
        Ok(inputs) => inputs,
        Err(reason) => {
            verdict.failures.push(reason);
            return verdict;
        }
    };
    for expected in &case.results {
        let outcome = outcome(model, case, expected, &inputs, &environment);
        let reported = outcome.as_ref().is_ok_and(|outcome| !outcome.diagnostics.is_empty());
        verdict.announced_errors += usize::from(expected.error);
        verdict.reported_errors += usize::from(expected.error && reported);
        if let Err(reason) = outcome.and_then(|outcome| judge(model, expected, &outcome, &environment)) {
            verdict.failures.push(format!("{}: {reason}", expected.name));
        }
    }
    verdict
}

fn inputs(model: &Model, case: &TestCase, environment: &Environment) -> Result<Inputs, String> {
    let mut inputs = Inputs::new();
    let mut run = Run::new(environment);
    for input in &case.inputs {
        let declared = model.type_of(input.namespace.as_deref(), &input.name);
        let value = value(&input.value, declared, &mut run)
            .map_err(|error| format!("input {}: {error}", input.name))?;
        inputs = match &input.namespace {
            Some(namespace) => inputs.with_in(namespace, &input.name, value),
            None => inputs.with(&input.name, value),
        };
    }
    Ok(inputs)
}

fn outcome(
    model: &Model,
    case: &TestCase,
    expected: &Expected,
    inputs: &Inputs,
    environment: &Environment,
) -> Result<Outcome, String> {
    let name = case.invocable.as_deref().unwrap_or(&expected.name);
    let mut outcome = model
        .evaluate_in(expected.namespace.as_deref(), name, inputs, environment)
        .map_err(|error| error.to_string())?;
    // A service with several decisions answers a context; the file names the decision.
    if case.invocable.is_some()
        && let Value::Context(parts) = &outcome.value
        && let Some(part) = parts.get(&expected.name).cloned()
    {
        outcome.value = part;
    }
    Ok(outcome)
}

fn judge(
    model: &Model,
    expected: &Expected,
    outcome: &Outcome,
    environment: &Environment,
) -> Result<(), String> {
    let wanted = match &expected.value {
        Content::Null => Value::Null,
        content => {
            let mut run = Run::new(environment);
            let declared = model.type_of(expected.namespace.as_deref(), &expected.name);
            value(content, declared, &mut run).map_err(|error| format!("expected value: {error}"))?
        }
    };
    if matches(&wanted, &outcome.value) {
        return Ok(());
    }
    let reasons: Vec<String> = outcome
        .diagnostics
        .iter()
        .take(3)
        .map(|diagnostic| format!("{} ({})", diagnostic.message(Language::English), diagnostic.code()))
        .collect();
    Err(format!("expected {wanted}, found {}; {}", outcome.value, reasons.join("; ")))
}
