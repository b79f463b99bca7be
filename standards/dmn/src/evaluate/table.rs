// SPDX-License-Identifier: EUPL-1.2
//! Decision tables: which rules match, and what the hit policy makes of them (DMN 1.5, 8.2.8).

use std::sync::Arc;

use feel::value::{List, equal};
use feel::{Context, Problem, Run, Value};

use crate::diagnostic::Fault;
use crate::model::{Aggregator, HitPolicy};
use crate::plan::{OutputPlanColumn, TablePlan, TypeId};

use super::hits::Hit;
use super::session::{Session, report, shown};

/// A matching rule with its results, one for each output column.
struct Match {
    rule: usize,
    results: Vec<Value>,
}

impl Session<'_> {
    pub(super) fn table(
        &self,
        table: &TablePlan,
        scope: &Context,
        run: &mut Run<'_>,
    ) -> Result<Value, Problem> {
        let Some(inputs) = self.table_inputs(table, scope, run)? else { return Ok(Value::Null) };
        let rules = self.matching(table, &inputs, scope, run)?;
        self.record(table, &rules);
        if rules.is_empty() {
            return self.without_match(table, scope, run);
        }
        if table.hit_policy == HitPolicy::Unique && rules.len() > 1 {
            report(self.plan, run, table.source, Fault::SeveralRules, [numbers(&rules)]);
            return Ok(Value::Null);
        }
        let mut matches = Vec::with_capacity(rules.len());
        for rule in &rules {
            let Some(results) = self.results_of(table, *rule, scope, run)? else { return Ok(Value::Null) };
            matches.push(Match { rule: *rule, results });
        }
        self.apply(table, matches, scope, run)
    }

    /// The tested values; `None` when one of them is not allowed.
    fn table_inputs(
        &self,
        table: &TablePlan,
        scope: &Context,
        run: &mut Run<'_>,
    ) -> Result<Option<Vec<Value>>, Problem> {
        let mut values = Vec::with_capacity(table.inputs.len());
        for (column, input) in table.inputs.iter().enumerate() {
            let value = self.expression(&input.expression, input.source, scope, run)?;
            if let Some(kind) = input.kind {
                self.check_input(kind, &value, input.source, run)?;
            }
            if let Some(allowed) = &input.allowed
                && !self.passes(allowed, &value, scope, run)?
            {
                let arguments = [(column + 1).to_string(), shown(&value)];
                report(self.plan, run, input.source, Fault::NotAllowed, arguments);
                return Ok(None);
            }
            values.push(value);
        }
        Ok(Some(values))
    }

    /// A tested value of another type is reported; the conditions still decide, as the standard has it.
    fn check_input(
        &self,
        kind: TypeId,
        value: &Value,
        source: crate::plan::SourceId,
        run: &mut Run<'_>,
    ) -> Result<(), Problem> {
        self.held(value.clone(), Some(kind), source, run).map(|_| ())
    }

    /// The matching rules in table order. Equal conditions of a column are tested once.
    fn matching(
        &self,
        table: &TablePlan,
        inputs: &[Value],
        scope: &Context,
        run: &mut Run<'_>,
    ) -> Result<Vec<usize>, Problem> {
        let mut known: Vec<Option<bool>> = vec![None; table.tests.len()];
        let mut matching = Vec::new();
        for (number, rule) in table.rules.iter().enumerate() {
            run.meter().steps(1)?;
            let mut matches = true;
            for (column, test) in &rule.conditions {
                let passed = match known[*test] {
                    Some(passed) => passed,
                    None => {
                        let (tests, source) = &table.tests[*test];
                        let before = run.diagnostics().len();
                        let passed = tests.run(&inputs[*column], scope, run)? == Value::Boolean(true);
                        if run.diagnostics().len() > before {
                            run.name_source(before, self.plan.sources.label(*source));
                        }
                        known[*test] = Some(passed);
                        passed
                    }
                };
                if !passed {
                    matches = false;
                    break;
                }
            }
            if matches {
                matching.push(number);
                if table.hit_policy == HitPolicy::First {
                    break;
                }
            }
        }
        Ok(matching)
    }

    fn record(&self, table: &TablePlan, rules: &[usize]) {
        let source = self.plan.sources.get(table.source);
        self.recorder.record(Hit {
            element: Arc::clone(&source.element),
            id: Arc::clone(&source.id),
            place: source.place,
            rules: rules.iter().map(|rule| rule + 1).collect(),
            rule_ids: rules.iter().map(|rule| Arc::clone(&table.rules[*rule].id)).collect(),
        });
    }

    /// The results of a rule; `None` when one of them is not allowed.
    fn results_of(
        &self,
        table: &TablePlan,
        rule: usize,
        scope: &Context,
        run: &mut Run<'_>,
    ) -> Result<Option<Vec<Value>>, Problem> {
        let mut results = Vec::with_capacity(table.outputs.len());
        for (output, (expression, source)) in table.outputs.iter().zip(&table.rules[rule].results) {
            let value = self.expression(expression, *source, scope, run)?;
            let value = self.held(value, output.kind, *source, run)?;
            if let Some(allowed) = &output.allowed
                && !self.passes(allowed, &value, scope, run)?
            {
                let column = output.name.as_deref().unwrap_or_default().to_owned();
                report(self.plan, run, *source, Fault::NotAllowed, [column, shown(&value)]);
                return Ok(None);
            }
            results.push(value);
        }
        Ok(Some(results))
    }

    /// What the hit policy makes of the matching rules.
    fn apply(
        &self,
        table: &TablePlan,
        mut matches: Vec<Match>,
        scope: &Context,
        run: &mut Run<'_>,
    ) -> Result<Value, Problem> {
        match table.hit_policy {
            HitPolicy::Unique | HitPolicy::First => Ok(one(table, matches)),
            HitPolicy::Any => {
                for found in &matches {
                    run.meter().steps(size(found))?;
                }
                if !matches.iter().all(|found| same(&found.results, &matches[0].results)) {
                    let rules: Vec<usize> = matches.iter().map(|found| found.rule).collect();
                    report(self.plan, run, table.source, Fault::DifferentResults, [numbers(&rules)]);
                    return Ok(Value::Null);
                }
                Ok(one(table, matches))
            }
            HitPolicy::Priority => {
                self.sort(table, &mut matches, scope, run)?;
                Ok(one(table, matches))
            }
            HitPolicy::OutputOrder => {
                self.sort(table, &mut matches, scope, run)?;
                Ok(all(table, matches))
            }
            HitPolicy::RuleOrder => Ok(all(table, matches)),
            HitPolicy::Collect => match table.aggregation {
                Some(aggregator) => self.aggregate(table, aggregator, &matches, run),
                None => Ok(all(table, matches)),
            },
        }
    }

    /// Sorts by the order of the output values, column by column; equal ones keep the order of the table.
    fn sort(
        &self,
        table: &TablePlan,
        matches: &mut [Match],
        scope: &Context,
        run: &mut Run<'_>,
    ) -> Result<(), Problem> {
        let mut orders = Vec::with_capacity(table.outputs.len());
        for output in &table.outputs {
            orders.push(match &output.order {
                Some(expression) => Some(self.expression(expression, output.source, scope, run)?),
                None => None,
            });
        }
        let known = orders.iter().flatten().map(|order| order.size()).fold(1, u64::saturating_add);
        for found in matches.iter() {
            run.meter().steps(size(found).saturating_mul(known))?;
        }
        matches.sort_by_cached_key(|found| {
            found
                .results
                .iter()
                .zip(&orders)
                .map(|(value, order)| rank(value, order.as_ref()))
                .collect::<Vec<_>>()
        });
        Ok(())
    }

    fn aggregate(
        &self,
        table: &TablePlan,
        aggregator: Aggregator,
        matches: &[Match],
        run: &mut Run<'_>,
    ) -> Result<Value, Problem> {
        let name = match aggregator {
            Aggregator::Sum => "sum",
            Aggregator::Count => "count",
            Aggregator::Min => "min",
            Aggregator::Max => "max",
        };
        let mut totals = Vec::with_capacity(table.outputs.len());
        for column in 0..table.outputs.len() {
            let values: Vec<Value> = matches.iter().map(|found| found.results[column].clone()).collect();
            let before = run.diagnostics().len();
            let total = match feel::builtins::lookup(name) {
                Some(function) => {
                    let list = Value::List(List::from(values));
                    let result = run.call(&feel::Function::BuiltIn(function), &[list]);
                    self.settled(result, before, table.source, run)?
                }
                None => Value::Null,
            };
            if total == Value::Null && run.diagnostics().len() == before {
                report(self.plan, run, table.source, Fault::CannotAggregate, []);
            }
            totals.push(total);
        }
        Ok(combined(&table.outputs, totals))
    }

    /// The default, or what the hit policy has for no rule at all.
    fn without_match(&self, table: &TablePlan, scope: &Context, run: &mut Run<'_>) -> Result<Value, Problem> {
        if table.outputs.iter().any(|output| output.default.is_some()) {
            let mut values = Vec::with_capacity(table.outputs.len());
            for output in &table.outputs {
                values.push(match &output.default {
                    Some((expression, source)) => {
                        let value = self.expression(expression, *source, scope, run)?;
                        self.held(value, output.kind, *source, run)?
                    }
                    None => Value::Null,
                });
            }
            return Ok(combined(&table.outputs, values));
        }
        match (table.hit_policy, table.aggregation) {
            (HitPolicy::Collect, Some(Aggregator::Count)) => Ok(Value::Number(0.into())),
            (HitPolicy::Collect, None) | (HitPolicy::RuleOrder | HitPolicy::OutputOrder, _) => {
                Ok(Value::List(List::from(Vec::new())))
            }
            _ => {
                report(self.plan, run, table.source, Fault::NoRule, []);
                Ok(Value::Null)
            }
        }
    }
}

/// The value of the first match.
fn one(table: &TablePlan, matches: Vec<Match>) -> Value {
    matches.into_iter().next().map(|found| combined(&table.outputs, found.results)).unwrap_or_default()
}

/// The values of all matches.
fn all(table: &TablePlan, matches: Vec<Match>) -> Value {
    let values: Vec<Value> =
        matches.into_iter().map(|found| combined(&table.outputs, found.results)).collect();
    Value::List(List::from(values))
}

/// The value of the only column, or a context of all.
fn combined(outputs: &[OutputPlanColumn], mut values: Vec<Value>) -> Value {
    if outputs.len() == 1 {
        return values.pop().unwrap_or_default();
    }
    let names = outputs.iter().map(|output| output.name.clone().unwrap_or_default());
    Value::Context(Arc::new(names.zip(values).collect::<Context>()))
}

/// How much work it is to compare the results of a rule.
fn size(found: &Match) -> u64 {
    found.results.iter().map(Value::size).fold(0, u64::saturating_add)
}

fn same(left: &[Value], right: &[Value]) -> bool {
    left.iter().zip(right).all(|(left, right)| left == right || equal(left, right) == Some(true))
}

/// Where a value stands in the list of output values; behind all when it does not.
fn rank(value: &Value, order: Option<&Value>) -> usize {
    let Some(Value::List(order)) = order else { return usize::MAX };
    let position = order.iter().position(|known| known == value || equal(known, value) == Some(true));
    position.unwrap_or(usize::MAX)
}

fn numbers(rules: &[usize]) -> String {
    rules.iter().map(|rule| (rule + 1).to_string()).collect::<Vec<_>>().join(", ")
}
