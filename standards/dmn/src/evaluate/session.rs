// SPDX-License-Identifier: EUPL-1.2
//! One pass through the requirement graph.

use std::fmt::Write as _;
use std::sync::Arc;

use feel::value::List;
use feel::{Context, Problem, Run, Type, Value};

use crate::diagnostic::Fault;
use crate::plan::{Address, Plan, Scope, SourceId};

use super::function::knowledge_value;
use super::{Inputs, Recorder};

/// How many bytes of a value are written before the rest is left out.
const MOST_SHOWN: usize = 400;

/// The values found so far. A decision service has a session of its own, so that what it is given stays inside.
pub(super) struct Session<'p> {
    pub(super) plan: &'p Arc<Plan>,
    pub(super) recorder: &'p Recorder,
    inputs: Vec<Option<Value>>,
    decisions: Vec<Option<Value>>,
}

impl<'p> Session<'p> {
    pub(super) fn new(plan: &'p Arc<Plan>, recorder: &'p Recorder) -> Self {
        let inputs = vec![None; plan.inputs.len()];
        let decisions = vec![None; plan.decisions.len()];
        Self { plan, recorder, inputs, decisions }
    }

    /// A pass that evaluates one function only: no decision is in reach.
    pub(super) fn of_function(plan: &'p Arc<Plan>, recorder: &'p Recorder) -> Self {
        Self { plan, recorder, inputs: Vec::new(), decisions: Vec::new() }
    }

    /// Sets the inputs that some decisions need, held to their types.
    pub(super) fn give_inputs(
        &mut self,
        inputs: &Inputs,
        order: &[usize],
        run: &mut Run<'_>,
    ) -> Result<(), Problem> {
        let plan = self.plan;
        for entry in order.iter().flat_map(|position| &plan.decisions[*position].scope.entries) {
            let Address::Input(position) = entry.address else { continue };
            if self.inputs[position].is_some() {
                continue;
            }
            let input = &plan.inputs[position];
            let value = match inputs.get(&plan.models[input.head.model].namespace, &input.head) {
                Some(value) => self.held(value.clone(), input.kind, input.head.source, run)?,
                None => {
                    report(plan, run, input.head.source, Fault::MissingInput, [input.head.name.to_string()]);
                    Value::Null
                }
            };
            self.inputs[position] = Some(value);
        }
        Ok(())
    }

    /// Sets what a decision service is given.
    pub(super) fn give(&mut self, address: Address, value: Value, run: &mut Run<'_>) -> Result<(), Problem> {
        match address {
            Address::Input(position) => {
                let input = &self.plan.inputs[position];
                self.inputs[position] = Some(self.held(value, input.kind, input.head.source, run)?);
            }
            Address::Decision(position) => {
                let decision = &self.plan.decisions[position];
                self.decisions[position] =
                    Some(self.held(value, decision.kind, decision.head.source, run)?);
            }
            Address::Knowledge(_) => {}
        }
        Ok(())
    }

    /// Evaluates decisions in their order and gives the value of one of them.
    pub(super) fn evaluate(
        &mut self,
        order: &[usize],
        wanted: usize,
        run: &mut Run<'_>,
    ) -> Result<Value, Problem> {
        for position in order {
            if self.decisions[*position].is_none() {
                let value = self.decide(*position, run)?;
                self.decisions[*position] = Some(value);
            }
        }
        Ok(self.decisions[wanted].clone().unwrap_or_default())
    }

    /// Names and values of the decisions that were evaluated.
    pub(super) fn evaluated(&mut self, order: &[usize]) -> Vec<(Arc<str>, Value)> {
        let found = order.iter().filter_map(|position| {
            let value = self.decisions[*position].take()?;
            Some((Arc::clone(&self.plan.decisions[*position].head.name), value))
        });
        found.collect()
    }

    fn decide(&self, position: usize, run: &mut Run<'_>) -> Result<Value, Problem> {
        let decision = &self.plan.decisions[position];
        run.meter().steps(1 + decision.scope.entries.len() as u64)?;
        let context = self.context(&decision.scope);
        let value = self.node(&decision.logic, &context, run)?;
        self.held(value, decision.kind, decision.head.source, run)
    }

    /// The values of a scope under their names.
    pub(super) fn context(&self, scope: &Scope) -> Context {
        let mut context = Context::new();
        let mut prefixed: Vec<(Arc<str>, Context)> = Vec::new();
        for entry in &scope.entries {
            let value = match entry.address {
                Address::Input(position) => self.inputs[position].clone().unwrap_or_default(),
                Address::Decision(position) => self.decisions[position].clone().unwrap_or_default(),
                Address::Knowledge(position) => knowledge_value(self.plan, self.recorder, position),
            };
            match &entry.prefix {
                None => {
                    context.set(entry.name.clone(), value);
                }
                Some(prefix) => match prefixed.iter_mut().find(|(known, _)| known == prefix) {
                    Some((_, parts)) => {
                        parts.set(entry.name.clone(), value);
                    }
                    None => prefixed.push((prefix.clone(), Context::new().with(entry.name.clone(), value))),
                },
            }
        }
        for (prefix, parts) in prefixed {
            context.set(prefix, Value::Context(Arc::new(parts)));
        }
        context
    }
}

/// The items of a list; any other value is its only item.
pub(super) fn items(value: Value) -> List {
    match value {
        Value::List(items) => items,
        value => List::from(vec![value]),
    }
}

/// The beginning of a value as text, for messages. Parts of a value may be shared, so that all of it could be too much to write.
pub(super) fn shown(value: &Value) -> String {
    struct Beginning(String);

    impl std::fmt::Write for Beginning {
        fn write_str(&mut self, text: &str) -> std::fmt::Result {
            self.0.push_str(text);
            if self.0.len() > MOST_SHOWN { Err(std::fmt::Error) } else { Ok(()) }
        }
    }

    let mut beginning = Beginning(String::new());
    // An error only says that there is more.
    let _ = write!(beginning, "{value}");
    crate::error::excerpt(&beginning.0)
}

/// Reports a fault of the model.
pub(super) fn report<const N: usize>(
    plan: &Plan,
    run: &mut Run<'_>,
    source: SourceId,
    fault: Fault,
    arguments: [String; N],
) {
    let arguments = std::iter::once(fault.as_str().to_owned()).chain(arguments);
    let diagnostic = feel::Diagnostic::new(feel::Code::Model, feel::Span::default(), arguments);
    report_at(plan, run, source, diagnostic);
}

/// Reports what FEEL has a word for, with the types it names.
pub(super) fn report_code<const N: usize>(
    plan: &Plan,
    run: &mut Run<'_>,
    source: SourceId,
    code: feel::Code,
    types: [Type; N],
) {
    let types = types.iter().map(Type::to_string);
    report_at(plan, run, source, feel::Diagnostic::new(code, feel::Span::default(), types));
}

fn report_at(plan: &Plan, run: &mut Run<'_>, source: SourceId, mut diagnostic: feel::Diagnostic) {
    diagnostic.source = Some(Arc::clone(plan.sources.label(source)));
    run.report(diagnostic);
}
