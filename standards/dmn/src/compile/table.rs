// SPDX-License-Identifier: EUPL-1.2
//! Decision tables.

use std::collections::HashMap;

use feel::{Expression, Names, Tests};

use crate::diagnostic::{Fault, Part};
use crate::model::{Boxed, DecisionTable, HitPolicy, InputClause, OutputClause, Place, Rule, Text};
use crate::plan::{InputPlanColumn, Node, OutputPlanColumn, RulePlan, Shape, SourceId, TablePlan, TypeId};

use super::types::is_any;
use super::{Compiler, Site};

/// The distinct conditions of a table: equal texts of one column are one condition.
#[derive(Default)]
struct Conditions<'t> {
    known: HashMap<(usize, &'t str), usize>,
    tests: Vec<(Tests, SourceId)>,
}

impl Compiler<'_> {
    /// A table with a fault in any part is broken as a whole: half a table would decide wrongly.
    pub(super) fn table(
        &mut self,
        table: &DecisionTable,
        names: &Names,
        site: Site<'_>,
        boxed: &Boxed,
    ) -> Node {
        let mut broken = false;
        let inputs: Vec<_> = table
            .inputs
            .iter()
            .enumerate()
            .filter_map(|(column, clause)| self.input_column(clause, names, site, column + 1))
            .collect();
        let mut conditions = Conditions::default();
        let mut rules = Vec::with_capacity(table.rules.len());
        for (number, rule) in table.rules.iter().enumerate() {
            match self.rule(rule, (number + 1, names), site, &mut conditions) {
                Some(plan) => rules.push(plan),
                None => broken = true,
            }
        }
        let mut outputs: Vec<_> = table
            .outputs
            .iter()
            .enumerate()
            .map(|(column, clause)| self.output_column(clause, (table, names), site, column + 1))
            .collect();
        let source = site.source(Part::Expression, boxed.place);
        self.single_type_order(table, boxed, &mut outputs, (names, site));
        let source = self.sources.add(source);
        if broken || inputs.len() < table.inputs.len() {
            return Node::Broken(source);
        }
        Node::Table(Box::new(TablePlan {
            hit_policy: table.hit_policy,
            aggregation: table.aggregation.filter(|_| table.hit_policy == HitPolicy::Collect),
            inputs,
            outputs,
            rules,
            tests: conditions.tests,
            source,
        }))
    }

    fn input_column(
        &mut self,
        clause: &InputClause,
        names: &Names,
        site: Site<'_>,
        column: usize,
    ) -> Option<InputPlanColumn> {
        let source = site.source(Part::Input(column), clause.expression.place);
        let kind = self.type_of(site, clause.type_ref.as_deref(), clause.expression.place);
        let allowed = self.allowed(clause.allowed_values.as_ref(), names, site, Part::Input(column));
        let (expression, source) = self.expression(&clause.expression, names, source)?;
        Some(InputPlanColumn { expression, kind, allowed, source })
    }

    fn allowed(&mut self, text: Option<&Text>, names: &Names, site: Site<'_>, part: Part) -> Option<Tests> {
        let text = text.filter(|text| !is_any(&text.text))?;
        self.tests(text, names, site.source(part, text.place)).map(|(tests, _)| tests)
    }

    fn rule<'t>(
        &mut self,
        rule: &'t Rule,
        (number, names): (usize, &Names),
        site: Site<'_>,
        conditions: &mut Conditions<'t>,
    ) -> Option<RulePlan> {
        let mut plan = RulePlan { id: rule.id.as_str().into(), conditions: Vec::new(), results: Vec::new() };
        for (column, text) in rule.conditions.iter().enumerate() {
            let trimmed = text.text.trim();
            if is_any(trimmed) {
                continue;
            }
            let position = match conditions.known.get(&(column, trimmed)) {
                Some(position) => *position,
                None => {
                    let part = Part::Condition { rule: number, input: column + 1 };
                    let tests = self.tests(text, names, site.source(part, text.place))?;
                    conditions.tests.push(tests);
                    conditions.known.insert((column, trimmed), conditions.tests.len() - 1);
                    conditions.tests.len() - 1
                }
            };
            plan.conditions.push((column, position));
        }
        for (column, text) in rule.results.iter().enumerate() {
            let part = Part::Result { rule: number, output: column + 1 };
            plan.results.push(self.expression(text, names, site.source(part, text.place))?);
        }
        Some(plan)
    }

    fn output_column(
        &mut self,
        clause: &OutputClause,
        (table, names): (&DecisionTable, &Names),
        site: Site<'_>,
        column: usize,
    ) -> OutputPlanColumn {
        let place = table.rules.first().map_or(Place::default(), |rule| rule.place);
        let part = Part::Output(column);
        if clause.name.is_none() && table.outputs.len() > 1 {
            self.fault(Fault::MissingOutputName, site.source(part.clone(), place), &column.to_string());
        }
        let kind = self.type_of(site, clause.type_ref.as_deref(), place);
        let ordered = matches!(table.hit_policy, HitPolicy::Priority | HitPolicy::OutputOrder);
        let order = if ordered { self.order(clause, kind, names) } else { None };
        let default = clause.default.as_ref().and_then(|text| {
            let source = site.source(part.clone(), text.place);
            self.expression(text, names, source)
        });
        OutputPlanColumn {
            name: clause.name.as_deref().map(Into::into),
            kind,
            allowed: self.allowed(clause.allowed_values.as_ref(), names, site, part.clone()),
            order,
            default,
            source: self.sources.add(site.source(part, place)),
        }
    }

    /// The output values as a list in their order: those of the column, or those of its type.
    fn order(&mut self, clause: &OutputClause, kind: Option<TypeId>, names: &Names) -> Option<Expression> {
        let text = match &clause.allowed_values {
            Some(text) => text.clone(),
            None => self.allowed_text(kind?)?,
        };
        feel::compile(&format!("[{}]", text.text), names).ok()
    }

    /// A table with one output may leave the order of its values to the type of the table; without any order the hit policy
    /// has no meaning.
    fn single_type_order(
        &mut self,
        table: &DecisionTable,
        boxed: &Boxed,
        outputs: &mut [OutputPlanColumn],
        (names, site): (&Names, Site<'_>),
    ) {
        if !matches!(table.hit_policy, HitPolicy::Priority | HitPolicy::OutputOrder) {
            return;
        }
        if let [output] = outputs
            && output.order.is_none()
        {
            let kind = boxed.type_ref.as_deref().and_then(|name| self.find_type(site.model, name));
            let text = kind.and_then(|kind| self.allowed_text(kind));
            output.order = text.and_then(|text| feel::compile(&format!("[{}]", text.text), names).ok());
        }
        if outputs.iter().all(|output| output.order.is_none()) {
            self.fault(Fault::MissingOutputValues, site.source(Part::Output(1), boxed.place), "1");
        }
    }

    /// The allowed values of a type as they are written.
    fn allowed_text(&self, kind: TypeId) -> Option<Text> {
        match self.types.allowed_texts.get(&kind) {
            Some(text) => Some(text.clone()),
            None => match self.types.plans[kind.0].shape {
                Shape::Same(base) if base != kind => self.allowed_text(base),
                _ => None,
            },
        }
    }
}
