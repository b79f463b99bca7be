// SPDX-License-Identifier: EUPL-1.2
//! One evaluation under way: clock and calendar, what is left of the budget, what went wrong so far.

use std::fmt::Debug;
use std::sync::Arc;

use crate::budget::{Budget, Meter};
use crate::builtins::{Calendar, Calling};
use crate::diagnostic::{Code, Diagnostic, Problem, Span};
use crate::value::{Callable, DateTime, Function, Type, Value};

/// How many diagnostics one evaluation keeps; further ones only tell that something is wrong once more.
pub(super) const KEPT_DIAGNOSTICS: usize = 64;

/// How deep lists, contexts and functions may lie in one another: dropping, comparing and printing them recurse.
const DEEPEST_VALUE: u32 = 200;

/// How many bytes of a text are read in one step.
const BYTES_PER_STEP: u64 = 64;

/// What a simple value takes at least when it is written down, with its separator.
const WRITTEN_BYTES: u64 = 3;

/// What an evaluation may know of the world outside its data.
#[derive(Clone)]
pub struct Environment {
    /// The moment that `now()` and `today()` answer, in the zone of the authority.
    pub now: DateTime,
    /// What the evaluation may take.
    pub budget: Budget,
    /// Working days; without it the functions that ask for them give null.
    pub calendar: Option<Arc<dyn Calendar>>,
}

impl Environment {
    /// An environment with the usual budget and no calendar.
    #[must_use]
    pub fn at(now: DateTime) -> Self {
        Self { now, budget: Budget::default(), calendar: None }
    }
}

impl Debug for Environment {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Environment")
            .field("now", &self.now)
            .field("budget", &self.budget)
            .field("calendar", &self.calendar.is_some())
            .finish()
    }
}

/// One evaluation under way. Several expressions may share a run, so that the budget holds for all of them together (a
/// whole decision model, say).
#[derive(Debug)]
pub struct Run<'e> {
    environment: &'e Environment,
    meter: Meter,
    depth: u32,
    diagnostics: Vec<Diagnostic>,
    stopped_at: Option<Span>,
}

impl<'e> Run<'e> {
    /// The start of an evaluation.
    #[must_use]
    pub fn new(environment: &'e Environment) -> Self {
        Self {
            environment,
            meter: Meter::new(environment.budget),
            depth: 0,
            diagnostics: Vec::new(),
            stopped_at: None,
        }
    }

    /// Clock, calendar and limits.
    #[must_use]
    pub fn environment(&self) -> &'e Environment {
        self.environment
    }

    /// What is left of the budget.
    pub fn meter(&mut self) -> &mut Meter {
        &mut self.meter
    }

    /// Goes one level deeper and charges one step; [`Run::leave`] comes back.
    ///
    /// # Errors
    /// [`Code::DepthExhausted`] or [`Code::StepsExhausted`] at a limit of the budget.
    #[inline]
    pub fn enter(&mut self) -> Result<(), Problem> {
        self.meter.steps(1)?;
        if self.depth >= self.environment.budget.depth {
            return Err(self.too_deep());
        }
        self.depth += 1;
        Ok(())
    }

    /// Comes back from [`Run::enter`].
    #[inline]
    pub fn leave(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }

    /// Refuses a value that nests deeper than 200 levels, or that would take more bytes than the budget has when it is
    /// written down (parts may be shared, so that the value itself is smaller).
    ///
    /// # Errors
    /// [`Code::DepthExhausted`] or [`Code::BytesExhausted`].
    #[inline]
    pub fn bounded(&self, value: Value) -> Result<Value, Problem> {
        if value.depth() > DEEPEST_VALUE {
            return Err(self.too_deep());
        }
        let limit = self.environment.budget.bytes;
        if value.size() > limit / WRITTEN_BYTES {
            return Err(Problem::new(Code::BytesExhausted, [limit.to_string()]));
        }
        Ok(value)
    }

    /// Calls a function: checks number and types of the arguments, and the type of the result.
    ///
    /// # Errors
    /// The problem of a built-in function, [`Code::ArgumentCount`], or an exhausted budget. Whatever else a function of
    /// the model finds wrong it reports itself; its result is then null.
    pub fn call(&mut self, function: &Function, arguments: &[Value]) -> Result<Value, Problem> {
        match function {
            Function::BuiltIn(builtin) => {
                self.charge_texts(arguments.iter())?;
                self.enter()?;
                let result = builtin.call(arguments, self);
                self.leave();
                self.bounded(result?)
            }
            Function::Defined(defined) => self.call_defined(defined.as_ref(), arguments),
        }
    }

    /// Calls a function with named arguments, in any order. A function of the model needs all of its parameters.
    ///
    /// # Errors
    /// As [`Run::call`], and [`Code::UnknownArgument`].
    pub fn call_named(
        &mut self,
        function: &Function,
        arguments: &[(Arc<str>, Value)],
    ) -> Result<Value, Problem> {
        match function {
            Function::BuiltIn(builtin) => {
                self.charge_texts(arguments.iter().map(|(_, value)| value))?;
                self.enter()?;
                let result = builtin.call_named(arguments, self);
                self.leave();
                self.bounded(result?)
            }
            Function::Defined(defined) => {
                let ordered = in_order(defined.parameters(), arguments)?;
                self.call_defined(defined.as_ref(), &ordered)
            }
        }
    }

    /// Charges the reading of long texts, which every built-in function does.
    fn charge_texts<'v>(&mut self, arguments: impl Iterator<Item = &'v Value>) -> Result<(), Problem> {
        for argument in arguments {
            if let Value::Text(text) = argument {
                self.meter.steps(text.len() as u64 / BYTES_PER_STEP)?;
            }
        }
        Ok(())
    }

    fn call_defined(&mut self, function: &dyn Callable, arguments: &[Value]) -> Result<Value, Problem> {
        let parameters = function.parameters();
        if parameters.len() != arguments.len() {
            return Err(Problem::new(Code::ArgumentCount, [""]));
        }
        let mut coerced = Vec::with_capacity(arguments.len());
        for ((name, wanted), argument) in parameters.iter().zip(arguments) {
            if *wanted != Type::Any {
                self.meter.steps(argument.size())?;
            }
            coerced.push(wanted.coerce(argument.clone()).map_err(|value| {
                Problem::new(Code::ArgumentType, ["", name.as_ref(), &Type::of(&value).to_string()])
            })?);
        }
        self.enter()?;
        let result = function.call(coerced, self);
        self.leave();
        let wanted = function.result();
        let result = wanted.coerce(result?).map_err(|value| {
            Problem::new(Code::WrongType, [wanted.to_string(), Type::of(&value).to_string()])
        })?;
        self.bounded(result)
    }

    fn too_deep(&self) -> Problem {
        Problem::new(Code::DepthExhausted, [self.environment.budget.depth.to_string()])
    }

    /// Adds what went wrong.
    pub fn report(&mut self, diagnostic: Diagnostic) {
        if self.diagnostics.len() < KEPT_DIAGNOSTICS || diagnostic.code.ends_evaluation() {
            self.diagnostics.push(diagnostic);
        }
    }

    /// Adds a code with its arguments.
    pub fn report_code<A: Into<String>>(
        &mut self,
        code: Code,
        span: Span,
        arguments: impl IntoIterator<Item = A>,
    ) {
        self.report(Diagnostic::new(code, span, arguments));
    }

    /// Notes where the budget ran out; only the first place counts.
    pub(super) fn stop(&mut self, span: Span) {
        self.stopped_at.get_or_insert(span);
    }

    /// Where the budget ran out.
    pub(super) fn stopped_at(&self) -> Span {
        self.stopped_at.unwrap_or_default()
    }

    /// What went wrong so far.
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// Forgets what was reported since there were `count` diagnostics (for questions that allow a null).
    pub fn forget(&mut self, count: usize) {
        self.diagnostics.truncate(count);
    }

    /// Says of every diagnostic since there were `count` in which expression it stands, unless it says so already.
    pub fn name_source(&mut self, count: usize, source: &Arc<str>) {
        for diagnostic in self.diagnostics.iter_mut().skip(count) {
            diagnostic.source.get_or_insert_with(|| Arc::clone(source));
        }
    }

    /// Ends the evaluation and gives what went wrong.
    #[must_use]
    pub fn finish(self) -> Vec<Diagnostic> {
        self.diagnostics
    }
}

/// Named arguments in the order of the parameters; all of them must be there, and no other.
fn in_order(parameters: &[(Arc<str>, Type)], arguments: &[(Arc<str>, Value)]) -> Result<Vec<Value>, Problem> {
    for (name, _) in arguments {
        if !parameters.iter().any(|(parameter, _)| parameter == name) {
            return Err(Problem::new(Code::UnknownArgument, ["", name.as_ref()]));
        }
    }
    let argument = |wanted: &Arc<str>| arguments.iter().find(|(name, _)| name == wanted);
    let missing = || Problem::new(Code::ArgumentCount, [""]);
    parameters.iter().map(|(name, _)| Ok(argument(name).ok_or_else(missing)?.1.clone())).collect()
}

impl Calling for Run<'_> {
    fn meter(&mut self) -> &mut Meter {
        &mut self.meter
    }

    fn now(&self) -> DateTime {
        self.environment.now.clone()
    }

    fn calendar(&self) -> Option<&dyn Calendar> {
        self.environment.calendar.as_deref().map(|calendar| calendar as &dyn Calendar)
    }

    fn invoke(&mut self, function: &Function, arguments: &[Value]) -> Result<Value, Problem> {
        self.call(function, arguments)
    }
}
