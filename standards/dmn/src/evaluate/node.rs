// SPDX-License-Identifier: EUPL-1.2
//! Boxed expressions.

use std::sync::Arc;

use feel::value::List;
use feel::{Code, Context, Problem, Run, Type, Value};

use crate::diagnostic::Fault;
use crate::plan::{EntryPlan, FilterPlan, InvocationPlan, IterationKind, IterationPlan, Node, SourceId};

use super::function::closure;
use super::session::{Session, items, report, report_code};

/// What one item of a list costs in the budget of bytes.
const ITEM_BYTES: usize = 32;

impl Session<'_> {
    /// The value of compiled logic.
    ///
    /// # Errors
    /// Only when the budget is used up.
    pub(super) fn node(&self, node: &Node, scope: &Context, run: &mut Run<'_>) -> Result<Value, Problem> {
        run.enter()?;
        let value = self.entered(node, scope, run)?;
        run.leave();
        run.bounded(value)
    }

    fn entered(&self, node: &Node, scope: &Context, run: &mut Run<'_>) -> Result<Value, Problem> {
        match node {
            Node::Broken(source) => {
                report(self.plan, run, *source, Fault::MissingLogic, []);
                Ok(Value::Null)
            }
            Node::Literal(expression, source) => self.expression(expression, *source, scope, run),
            Node::Context(entries) => self.boxed_context(entries, scope, run),
            Node::List(nodes) => self.list(nodes, scope, run),
            Node::Relation(names, rows) => self.relation(names, rows, scope, run),
            Node::Invocation(plan) => self.invocation(plan, scope, run),
            Node::Function(function) => {
                run.meter().bytes(ITEM_BYTES * (1 + scope.len()))?;
                Ok(closure(self, function, scope))
            }
            Node::Conditional { condition, consequence, alternative, source } => {
                let branch = match self.node(condition, scope, run)? {
                    Value::Boolean(true) => consequence,
                    Value::Boolean(false) => alternative,
                    // As in FEEL, everything but true leads to the alternative; it is worth a diagnostic all the same.
                    other => {
                        report_code(self.plan, run, *source, Code::NotBoolean, [Type::of(&other)]);
                        alternative
                    }
                };
                self.node(branch, scope, run)
            }
            Node::Filter(plan) => self.filter(plan, scope, run),
            Node::Iteration(plan) => self.iteration(plan, scope, run),
            Node::Table(table) => self.table(table, scope, run),
            Node::Typed(inner, kind, source) => {
                let value = self.node(inner, scope, run)?;
                self.held(value, Some(*kind), *source, run)
            }
        }
    }

    /// An expression; its diagnostics get its place.
    pub(super) fn expression(
        &self,
        expression: &feel::Expression,
        source: SourceId,
        scope: &Context,
        run: &mut Run<'_>,
    ) -> Result<Value, Problem> {
        let before = run.diagnostics().len();
        let result = expression.run(scope, run);
        if run.diagnostics().len() > before {
            run.name_source(before, self.plan.sources.label(source));
        }
        if result.is_err() {
            self.recorder.stop(source);
        }
        result
    }

    /// Each entry sees those above it; an entry without a name is the result.
    fn boxed_context(
        &self,
        entries: &[EntryPlan],
        scope: &Context,
        run: &mut Run<'_>,
    ) -> Result<Value, Problem> {
        run.meter().bytes(ITEM_BYTES * (scope.len() + entries.len()))?;
        let mut inner = scope.clone();
        let mut found = Context::new();
        for entry in entries {
            let value = self.node(&entry.value, &inner, run)?;
            let Some(name) = &entry.name else { return Ok(value) };
            inner.set(name.clone(), value.clone());
            found.set(name.clone(), value);
        }
        Ok(Value::Context(Arc::new(found)))
    }

    fn list(&self, nodes: &[Node], scope: &Context, run: &mut Run<'_>) -> Result<Value, Problem> {
        run.meter().bytes(ITEM_BYTES * nodes.len())?;
        let values: Result<Vec<_>, _> = nodes.iter().map(|node| self.node(node, scope, run)).collect();
        Ok(Value::List(List::from(values?)))
    }

    fn relation(
        &self,
        names: &[Arc<str>],
        rows: &[Vec<Node>],
        scope: &Context,
        run: &mut Run<'_>,
    ) -> Result<Value, Problem> {
        let mut values = Vec::with_capacity(rows.len());
        for row in rows {
            run.meter().bytes(ITEM_BYTES * (1 + row.len()))?;
            let mut context = Context::new();
            for (name, cell) in names.iter().zip(row) {
                let value = self.node(cell, scope, run)?;
                context.set(name.clone(), value);
            }
            values.push(Value::Context(Arc::new(context)));
        }
        Ok(Value::List(List::from(values)))
    }

    fn invocation(
        &self,
        plan: &InvocationPlan,
        scope: &Context,
        run: &mut Run<'_>,
    ) -> Result<Value, Problem> {
        let mut arguments = Vec::with_capacity(plan.bindings.len());
        for binding in &plan.bindings {
            let value = self.node(&binding.value, scope, run)?;
            arguments.push((binding.name.clone().unwrap_or_default(), value));
        }
        let function = match self.node(&plan.callee, scope, run)? {
            Value::Function(function) => function,
            other => {
                report_code(self.plan, run, plan.source, Code::NotAFunction, [Type::of(&other)]);
                return Ok(Value::Null);
            }
        };
        let before = run.diagnostics().len();
        let result = super::function::call_named(&function, arguments, run);
        self.settled(result, before, plan.source, run)
    }

    /// A problem that does not end the evaluation is a diagnostic and null.
    pub(super) fn settled(
        &self,
        result: Result<Value, Problem>,
        before: usize,
        source: SourceId,
        run: &mut Run<'_>,
    ) -> Result<Value, Problem> {
        let value = match result {
            Err(problem) if problem.code.ends_evaluation() => return Err(problem),
            Err(problem) => {
                run.report(problem.at(feel::Span::default()));
                Value::Null
            }
            Ok(value) => value,
        };
        run.name_source(before, self.plan.sources.label(source));
        Ok(value)
    }

    /// The items whose condition is true; a condition that is neither true nor false makes the result null.
    fn filter(&self, plan: &FilterPlan, scope: &Context, run: &mut Run<'_>) -> Result<Value, Problem> {
        let list = match self.node(&plan.list, scope, run)? {
            Value::Null => {
                self.not_a_list(&Value::Null, plan.source, run);
                return Ok(Value::Null);
            }
            value => items(value),
        };
        let mut kept = Vec::new();
        for item in list.iter() {
            let mut inner = scope.clone();
            run.meter().steps(1 + scope.len() as u64 / 16)?;
            if let Value::Context(entries) = item {
                run.meter().steps(entries.len() as u64)?;
                for (name, value) in entries.iter() {
                    inner.set(name.clone(), value.clone());
                }
            }
            inner.set("item", item.clone());
            match self.node(&plan.condition, &inner, run)? {
                Value::Boolean(true) => {
                    run.meter().bytes(ITEM_BYTES)?;
                    kept.push(item.clone());
                }
                Value::Boolean(false) => {}
                other => {
                    report_code(self.plan, run, plan.source, Code::NotBoolean, [Type::of(&other)]);
                    return Ok(Value::Null);
                }
            }
        }
        Ok(Value::List(List::from(kept)))
    }

    fn iteration(&self, plan: &IterationPlan, scope: &Context, run: &mut Run<'_>) -> Result<Value, Problem> {
        let list = match self.node(&plan.list, scope, run)? {
            Value::Null => {
                self.not_a_list(&Value::Null, plan.source, run);
                return Ok(Value::Null);
            }
            Value::Range(range) => match whole_numbers(&range, run)? {
                Some(list) => list,
                None => {
                    self.not_a_list(&Value::Range(range), plan.source, run);
                    return Ok(Value::Null);
                }
            },
            value => items(value),
        };
        run.meter().bytes(ITEM_BYTES * scope.len())?;
        let mut inner = scope.clone();
        match plan.kind {
            IterationKind::For => self.results(plan, &list, &mut inner, run),
            IterationKind::Some | IterationKind::Every => self.quantified(plan, &list, &mut inner, run),
        }
    }

    fn not_a_list(&self, found: &Value, source: SourceId, run: &mut Run<'_>) {
        let types = [Type::List(Arc::new(Type::Any)), Type::of(found)];
        report_code(self.plan, run, source, Code::WrongType, types);
    }

    fn results(
        &self,
        plan: &IterationPlan,
        list: &[Value],
        scope: &mut Context,
        run: &mut Run<'_>,
    ) -> Result<Value, Problem> {
        let mut found: Vec<Value> = Vec::new();
        for item in list {
            run.meter().bytes(ITEM_BYTES)?;
            scope.set(plan.variable.clone(), item.clone());
            if plan.partial {
                run.meter().bytes(ITEM_BYTES * found.len())?;
                scope.set("partial", Value::List(List::from(found.clone())));
            }
            found.push(self.node(&plan.body, scope, run)?);
        }
        Ok(Value::List(List::from(found)))
    }

    /// `some` ends with the first true, `every` with the first false; anything but true, false and null makes the result null.
    fn quantified(
        &self,
        plan: &IterationPlan,
        list: &[Value],
        scope: &mut Context,
        run: &mut Run<'_>,
    ) -> Result<Value, Problem> {
        let deciding = plan.kind == IterationKind::Some;
        let mut unknown = false;
        for item in list {
            scope.set(plan.variable.clone(), item.clone());
            match self.node(&plan.body, scope, run)? {
                Value::Boolean(found) if found == deciding => return Ok(Value::Boolean(deciding)),
                Value::Boolean(_) => {}
                Value::Null => unknown = true,
                other => {
                    report_code(self.plan, run, plan.source, Code::NotBoolean, [Type::of(&other)]);
                    return Ok(Value::Null);
                }
            }
        }
        Ok(if unknown { Value::Null } else { Value::Boolean(!deciding) })
    }
}

/// The whole numbers of a range, its ends as they are included.
fn whole_numbers(range: &feel::value::Range, run: &mut Run<'_>) -> Result<Option<List>, Problem> {
    let (Some(Value::Number(start)), Some(Value::Number(end))) = (&range.start, &range.end) else {
        return Ok(None);
    };
    let (Some(start), Some(end)) = (start.to_i64(), end.to_i64()) else { return Ok(None) };
    let start = start.saturating_add(i64::from(!range.start_included));
    let end = end.saturating_sub(i64::from(!range.end_included));
    let count = u64::try_from(end.saturating_sub(start).saturating_add(1)).unwrap_or_default();
    run.meter().steps(count)?;
    let bytes = usize::try_from(count).unwrap_or(usize::MAX).saturating_mul(ITEM_BYTES);
    run.meter().bytes(bytes)?;
    let values: Vec<Value> = (start..=end).map(|number| Value::Number(number.into())).collect();
    Ok(Some(List::from(values)))
}
