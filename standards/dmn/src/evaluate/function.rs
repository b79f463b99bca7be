// SPDX-License-Identifier: EUPL-1.2
//! Business knowledge models, decision services and boxed functions as values that FEEL can call.

use std::sync::Arc;

use feel::value::Callable;
use feel::{Code, Context, Function, Problem, Run, Type, Value};

use crate::plan::{FunctionPlan, KnowledgeBody, Plan, ServicePlan};

use super::Recorder;
use super::session::Session;

/// A business knowledge model or decision service.
struct Knowledge {
    plan: Arc<Plan>,
    recorder: Recorder,
    position: usize,
}

/// A boxed function definition with the values around it.
struct Closure {
    plan: Arc<Plan>,
    recorder: Recorder,
    function: Arc<FunctionPlan>,
    scope: Context,
    depth: u32,
}

/// The function value of a piece of knowledge.
pub(super) fn knowledge_value(plan: &Arc<Plan>, recorder: &Recorder, position: usize) -> Value {
    let knowledge = Knowledge { plan: Arc::clone(plan), recorder: recorder.clone(), position };
    Value::Function(Function::Defined(Arc::new(knowledge)))
}

/// The function value of a boxed function definition.
pub(super) fn closure(session: &Session<'_>, function: &Arc<FunctionPlan>, scope: &Context) -> Value {
    let depth = scope.iter().map(|(_, value)| value.depth()).max().unwrap_or_default() + 1;
    Value::Function(Function::Defined(Arc::new(Closure {
        plan: Arc::clone(session.plan),
        recorder: session.recorder.clone(),
        function: Arc::clone(function),
        scope: scope.clone(),
        depth,
    })))
}

/// Calls a function with named arguments, in any order; every parameter must be named.
pub(super) fn call_named(
    function: &Function,
    arguments: Vec<(Arc<str>, Value)>,
    run: &mut Run<'_>,
) -> Result<Value, Problem> {
    let defined = match function {
        Function::BuiltIn(function) => {
            run.enter()?;
            let result = function.call_named(&arguments, run);
            run.leave();
            return run.bounded(result?);
        }
        Function::Defined(defined) => defined,
    };
    let parameters = defined.parameters();
    let known = |name: &Arc<str>| parameters.iter().any(|(parameter, _)| parameter == name);
    if let Some((name, _)) = arguments.iter().find(|(name, _)| !known(name)) {
        return Err(Problem::new(Code::UnknownArgument, [String::new(), name.to_string()]));
    }
    let mut ordered = Vec::with_capacity(parameters.len());
    for (parameter, _) in parameters {
        let Some((_, value)) = arguments.iter().find(|(name, _)| name == parameter) else {
            return Err(Problem::new(Code::ArgumentCount, [String::new(), arguments.len().to_string()]));
        };
        ordered.push(value.clone());
    }
    run.call(function, &ordered)
}

/// Runs a piece of knowledge on as many arguments as it has parameters.
pub(super) fn invoke(
    plan: &Arc<Plan>,
    recorder: &Recorder,
    position: usize,
    arguments: Vec<Value>,
    run: &mut Run<'_>,
) -> Result<Value, Problem> {
    let element = &plan.knowledge[position];
    match &element.body {
        KnowledgeBody::Function(function) => {
            run.meter().steps(element.scope.entries.len() as u64)?;
            let session = Session::of_function(plan, recorder);
            let mut scope = session.context(&element.scope);
            scope.set(element.head.variable.clone(), knowledge_value(plan, recorder, position));
            run_function(&session, function, scope, arguments, run)
        }
        KnowledgeBody::Service(service) => run_service(plan, recorder, service, arguments, run),
    }
}

/// Runs a function. An argument outside its type makes the result null without running it.
fn run_function(
    session: &Session<'_>,
    function: &FunctionPlan,
    mut scope: Context,
    arguments: Vec<Value>,
    run: &mut Run<'_>,
) -> Result<Value, Problem> {
    for (((name, _), kind), argument) in function.parameters.iter().zip(&function.kinds).zip(arguments) {
        let given = argument != Value::Null;
        let held = session.held(argument, *kind, function.source, run)?;
        if given && held == Value::Null {
            return Ok(Value::Null);
        }
        scope.set(name.clone(), held);
    }
    let value = session.node(&function.body, &scope, run)?;
    session.held(value, function.result, function.source, run)
}

fn run_service(
    plan: &Arc<Plan>,
    recorder: &Recorder,
    service: &ServicePlan,
    arguments: Vec<Value>,
    run: &mut Run<'_>,
) -> Result<Value, Problem> {
    // Room for the values of a whole model is not free.
    run.meter().steps((plan.decisions.len() + plan.inputs.len()) as u64 / 16)?;
    let mut session = Session::new(plan, recorder);
    for (address, argument) in service.bound.iter().zip(arguments) {
        session.give(*address, argument, run)?;
    }
    let value = match service.outputs.as_slice() {
        [only] => session.evaluate(&service.order, *only, run)?,
        outputs => {
            let mut context = Context::new();
            for output in outputs {
                let value = session.evaluate(&service.order, *output, run)?;
                context.set(plan.decisions[*output].head.name.clone(), value);
            }
            Value::Context(Arc::new(context))
        }
    };
    let source = service.outputs.first().map(|output| plan.decisions[*output].head.source);
    match source {
        Some(source) => session.held(value, service.result, source, run),
        None => Ok(value),
    }
}

impl Callable for Knowledge {
    fn parameters(&self) -> &[(Arc<str>, Type)] {
        match &self.plan.knowledge[self.position].body {
            KnowledgeBody::Function(function) => &function.parameters,
            KnowledgeBody::Service(service) => &service.parameters,
        }
    }

    fn result(&self) -> Type {
        let result = match &self.plan.knowledge[self.position].body {
            KnowledgeBody::Function(function) => function.result,
            KnowledgeBody::Service(service) => service.result,
        };
        result.map_or(Type::Any, |id| self.plan.types[id.0].feel.clone())
    }

    fn depth(&self) -> u32 {
        1
    }

    fn call(&self, arguments: Vec<Value>, run: &mut Run<'_>) -> Result<Value, Problem> {
        invoke(&self.plan, &self.recorder, self.position, arguments, run)
    }
}

impl Callable for Closure {
    fn parameters(&self) -> &[(Arc<str>, Type)] {
        &self.function.parameters
    }

    fn result(&self) -> Type {
        self.function.result.map_or(Type::Any, |id| self.plan.types[id.0].feel.clone())
    }

    fn depth(&self) -> u32 {
        self.depth
    }

    fn call(&self, arguments: Vec<Value>, run: &mut Run<'_>) -> Result<Value, Problem> {
        run.meter().steps(1 + self.scope.len() as u64 / 16)?;
        let session = Session::of_function(&self.plan, &self.recorder);
        run_function(&session, &self.function, self.scope.clone(), arguments, run)
    }
}

impl std::fmt::Debug for Knowledge {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.plan.knowledge[self.position].head.name)
    }
}

impl std::fmt::Debug for Closure {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Closure").field("parameters", &self.function.parameters.len()).finish()
    }
}
