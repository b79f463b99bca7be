// SPDX-License-Identifier: EUPL-1.2
//! Evaluation: from inputs to a value, the rules that were hit, and what went wrong.

mod check;
mod function;
mod hits;
mod node;
mod session;
mod table;

use std::sync::Arc;

use feel::{Environment, Run, Type, Value};

use crate::compile;
use crate::diagnostic::{Diagnostic, Fault, Problem};
use crate::model::Definitions;
use crate::plan::{Head, KnowledgeBody, Plan, TypeId};

pub use hits::Hit;
pub(crate) use hits::Recorder;
use session::Session;

/// Models compiled together: checked once, evaluated many times, from many threads at once.
#[derive(Debug, Clone)]
pub struct Model {
    plan: Arc<Plan>,
}

/// The values an evaluation starts from, by the names of input data.
#[derive(Debug, Clone, Default)]
pub struct Inputs {
    values: Vec<(Option<String>, String, Value)>,
}

impl Inputs {
    /// No values.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// With the value of an input of any of the models.
    #[must_use]
    pub fn with(mut self, name: &str, value: Value) -> Self {
        self.values.push((None, name.to_owned(), value));
        self
    }

    /// With the value of an input of the model with this namespace.
    #[must_use]
    pub fn with_in(mut self, namespace: &str, name: &str, value: Value) -> Self {
        self.values.push((Some(namespace.to_owned()), name.to_owned(), value));
        self
    }

    /// The value for an element; a value for its own model comes first.
    fn get(&self, namespace: &str, head: &Head) -> Option<&Value> {
        let named = |name: &String| **name == *head.name || **name == *head.variable;
        let own = |(space, name, _): &&(Option<String>, String, Value)| {
            space.as_deref() == Some(namespace) && named(name)
        };
        let any = |(space, name, _): &&(Option<String>, String, Value)| space.is_none() && named(name);
        self.values.iter().find(own).or_else(|| self.values.iter().find(any)).map(|(.., value)| value)
    }
}

/// What an evaluation found.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// The value as the standard wants it: null where something went wrong.
    pub value: Value,
    /// What went wrong. In use, anything here makes the value worthless; see [`Outcome::strict`].
    pub diagnostics: Vec<Diagnostic>,
    /// Names and values of the decisions evaluated on the way, in their order, so that a result can be explained. Those inside of
    /// decision services are left out.
    pub decisions: Vec<(Arc<str>, Value)>,
    /// The decision tables that were looked at, in order, with the rules that matched.
    pub hits: Vec<Hit>,
    /// The steps of the budget that were used.
    pub steps: u64,
}

impl Outcome {
    /// The value, provided that nothing went wrong.
    ///
    /// # Errors
    /// What went wrong.
    pub fn strict(self) -> Result<Value, Vec<Diagnostic>> {
        if self.diagnostics.is_empty() { Ok(self.value) } else { Err(self.diagnostics) }
    }
}

/// No decision, decision service or business knowledge model has this name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the model has no element {name:?} that can be evaluated")]
pub struct UnknownElement {
    /// The name asked for.
    pub name: String,
}

/// An element that can be evaluated.
#[derive(Debug, Clone, Copy)]
enum Target {
    Decision(usize),
    Knowledge(usize),
}

impl Model {
    /// Compiles models that refer to each other; the first is the one whose elements are evaluated by name.
    ///
    /// # Errors
    /// Everything that is wrong with the models.
    pub fn compile(models: &[Definitions]) -> Result<Self, Vec<Diagnostic>> {
        let model = Self::compile_leniently(models)?;
        if model.plan.faults.is_empty() { Ok(model) } else { Err(model.plan.faults.clone()) }
    }

    /// Compiles models although single expressions are wrong; these give null with a diagnostic. For work on a model and for the
    /// conformance kit, which wants null for them. The faults stand in [`Model::faults`].
    ///
    /// # Errors
    /// What makes evaluation impossible: no model, requirements in a circle, a model that is too large.
    pub fn compile_leniently(models: &[Definitions]) -> Result<Self, Vec<Diagnostic>> {
        compile::compile(models).map(|plan| Self { plan: Arc::new(plan) })
    }

    /// What is wrong with expressions and types of a leniently compiled model.
    #[must_use]
    pub fn faults(&self) -> &[Diagnostic] {
        &self.plan.faults
    }

    /// Namespace and name of the first model.
    #[must_use]
    pub fn name(&self) -> (&str, &str) {
        self.plan.models.first().map_or(("", ""), |model| (&model.namespace, &model.name))
    }

    /// Names of the decisions of the first model.
    pub fn decisions(&self) -> impl Iterator<Item = &str> {
        self.plan
            .decisions
            .iter()
            .filter(|decision| decision.head.model == 0)
            .map(|decision| &*decision.head.name)
    }

    /// Names of the decision services and business knowledge models of the first model.
    pub fn invocables(&self) -> impl Iterator<Item = &str> {
        self.plan
            .knowledge
            .iter()
            .filter(|element| element.head.model == 0)
            .map(|element| &*element.head.name)
    }

    /// The type of an input or a decision as FEEL knows it, allowed values left out; of the first model when no namespace is given,
    /// then of any other. `None` when there is no such element or it has no type.
    #[must_use]
    pub fn type_of(&self, namespace: Option<&str>, name: &str) -> Option<&Type> {
        let inputs = self.plan.inputs.iter().map(|input| (&input.head, input.kind));
        let decisions = self.plan.decisions.iter().map(|decision| (&decision.head, decision.kind));
        let mut found: Vec<(&Head, Option<TypeId>)> = inputs
            .chain(decisions)
            .filter(|(head, _)| *head.name == *name || *head.variable == *name)
            .filter(|(head, _)| namespace.is_none_or(|space| self.plan.models[head.model].namespace == space))
            .collect();
        found.sort_by_key(|(head, _)| head.model);
        found.first().and_then(|(_, kind)| *kind).map(|kind| &self.plan.types[kind.0].feel)
    }

    /// The namespaces and names of the input data that a decision of the first model needs, directly or through others.
    ///
    /// # Errors
    /// [`UnknownElement`].
    pub fn inputs_of(&self, decision: &str) -> Result<Vec<(&str, &str)>, UnknownElement> {
        let Target::Decision(position) = self.find(None, decision)? else {
            return Err(UnknownElement { name: decision.to_owned() });
        };
        let mut found = Vec::new();
        for needed in &self.plan.decisions[position].order {
            for entry in &self.plan.decisions[*needed].scope.entries {
                let crate::plan::Address::Input(input) = entry.address else { continue };
                let head = &self.plan.inputs[input].head;
                let named = (self.plan.models[head.model].namespace.as_str(), &*head.name);
                if !found.contains(&named) {
                    found.push(named);
                }
            }
        }
        Ok(found)
    }

    /// Evaluates a decision, a decision service or a business knowledge model of the first model by its name.
    ///
    /// A service answers the value of its only decision, or a context of its decisions.
    ///
    /// # Errors
    /// [`UnknownElement`]; whatever goes wrong in the evaluation is in the outcome.
    pub fn evaluate(
        &self,
        name: &str,
        inputs: &Inputs,
        environment: &Environment,
    ) -> Result<Outcome, UnknownElement> {
        self.evaluate_in(None, name, inputs, environment)
    }

    /// Like [`Model::evaluate`], for an element of the model with this namespace.
    ///
    /// # Errors
    /// [`UnknownElement`].
    pub fn evaluate_in(
        &self,
        namespace: Option<&str>,
        name: &str,
        inputs: &Inputs,
        environment: &Environment,
    ) -> Result<Outcome, UnknownElement> {
        let target = self.find(namespace, name)?;
        let recorder = Recorder::default();
        let mut run = Run::new(environment);
        let mut decisions = Vec::new();
        let result = match target {
            Target::Decision(position) => {
                let order = &self.plan.decisions[position].order;
                let mut session = Session::new(&self.plan, &recorder);
                let given = session.give_inputs(inputs, order, &mut run);
                let result = given.and_then(|()| session.evaluate(order, position, &mut run));
                decisions = session.evaluated(order);
                result
            }
            Target::Knowledge(position) => self.invoke(position, inputs, &recorder, &mut run),
        };
        let value = result.unwrap_or_else(|problem| {
            let mut diagnostic = problem.at(feel::Span::default());
            diagnostic.source = recorder.stopped().map(|source| Arc::clone(self.plan.sources.label(source)));
            run.report(diagnostic);
            Value::Null
        });
        let steps = run.meter().steps_used();
        let diagnostics =
            run.finish().into_iter().map(|diagnostic| self.located(diagnostic, target)).collect();
        Ok(Outcome { value, diagnostics, decisions, hits: recorder.take(), steps })
    }

    /// Calls a service or a function with the inputs that have the names of its parameters.
    fn invoke(
        &self,
        position: usize,
        inputs: &Inputs,
        recorder: &Recorder,
        run: &mut Run<'_>,
    ) -> Result<Value, feel::Problem> {
        let element = &self.plan.knowledge[position];
        let parameters = match &element.body {
            KnowledgeBody::Function(function) => &function.parameters,
            KnowledgeBody::Service(service) => &service.parameters,
        };
        let given = |name: &Arc<str>| {
            let found = inputs.values.iter().find(|(_, known, _)| **known == **name);
            found.map_or(Value::Null, |(.., value)| value.clone())
        };
        let arguments = parameters.iter().map(|(name, _)| given(name)).collect();
        function::invoke(&self.plan, recorder, position, arguments, run)
    }

    fn find(&self, namespace: Option<&str>, name: &str) -> Result<Target, UnknownElement> {
        let model = match namespace {
            None => Some(0),
            Some(namespace) => self.plan.models.iter().position(|model| model.namespace == namespace),
        };
        let named = |head: &Head| Some(head.model) == model && *head.name == *name;
        let decision =
            self.plan.decisions.iter().position(|element| named(&element.head)).map(Target::Decision);
        let knowledge =
            || self.plan.knowledge.iter().position(|element| named(&element.head)).map(Target::Knowledge);
        decision.or_else(knowledge).ok_or_else(|| UnknownElement { name: name.to_owned() })
    }

    /// A diagnostic of the run with its place in the model.
    fn located(&self, diagnostic: feel::Diagnostic, target: Target) -> Diagnostic {
        let head = match target {
            Target::Decision(position) => &self.plan.decisions[position].head,
            Target::Knowledge(position) => &self.plan.knowledge[position].head,
        };
        let labelled = diagnostic.source.as_ref().and_then(|label| self.plan.sources.labelled(label));
        let source = labelled.unwrap_or_else(|| self.plan.sources.get(head.source)).clone();
        let fault = (diagnostic.code == feel::Code::Model)
            .then(|| diagnostic.arguments.first().and_then(|key| Fault::named(key)))
            .flatten();
        match fault {
            Some(fault) => Diagnostic::fault(fault, source, diagnostic.arguments[1..].to_vec()),
            None => Diagnostic { problem: Problem::Expression(diagnostic), source },
        }
    }
}
