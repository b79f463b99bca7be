// SPDX-License-Identifier: EUPL-1.2
//! Decision tables.

use roxmltree::Node;

use crate::error::ReadError;
use crate::model::{Aggregator, DecisionTable, HitPolicy, InputClause, NoteKind, OutputClause, Rule, Text};

use super::element::{Reader, id, normalised, type_ref};

impl Reader<'_> {
    pub(super) fn table(&mut self, node: Node<'_, '_>) -> Result<DecisionTable, ReadError> {
        let mut table = DecisionTable {
            hit_policy: self.hit_policy(node)?,
            aggregation: self.aggregation(node)?,
            inputs: Vec::new(),
            outputs: Vec::new(),
            rules: Vec::new(),
        };
        for child in self.children(node) {
            match child.tag_name().name() {
                "input" => table.inputs.push(self.input_clause(child)?),
                "output" => table.outputs.push(self.output_clause(child)?),
                "rule" => table.rules.push(self.rule(child)?),
                "annotation" | "description" | "extensionElements" => {}
                _ => self.note(child, NoteKind::UnknownElement),
            }
        }
        if table.outputs.is_empty() {
            return Err(self.missing(node, "output"));
        }
        for rule in &table.rules {
            check_width(rule, table.inputs.len(), rule.conditions.len())?;
            check_width(rule, table.outputs.len(), rule.results.len())?;
        }
        Ok(table)
    }

    fn hit_policy(&self, node: Node<'_, '_>) -> Result<HitPolicy, ReadError> {
        Ok(match node.attribute("hitPolicy") {
            None | Some("UNIQUE") => HitPolicy::Unique,
            Some("FIRST") => HitPolicy::First,
            Some("PRIORITY") => HitPolicy::Priority,
            Some("ANY") => HitPolicy::Any,
            Some("COLLECT") => HitPolicy::Collect,
            Some("RULE ORDER") => HitPolicy::RuleOrder,
            Some("OUTPUT ORDER") => HitPolicy::OutputOrder,
            Some(other) => return Err(self.unknown(node, "hitPolicy", other)),
        })
    }

    fn aggregation(&self, node: Node<'_, '_>) -> Result<Option<Aggregator>, ReadError> {
        Ok(match node.attribute("aggregation") {
            None => None,
            Some("SUM") => Some(Aggregator::Sum),
            Some("COUNT") => Some(Aggregator::Count),
            Some("MIN") => Some(Aggregator::Min),
            Some("MAX") => Some(Aggregator::Max),
            Some(other) => return Err(self.unknown(node, "aggregation", other)),
        })
    }

    fn input_clause(&mut self, node: Node<'_, '_>) -> Result<InputClause, ReadError> {
        let mut expression = None;
        let mut reference = None;
        let mut allowed_values = None;
        for child in self.children(node) {
            match child.tag_name().name() {
                "inputExpression" => {
                    reference = type_ref(child);
                    expression = Some(self.text(child)?);
                }
                "inputValues" => allowed_values = self.tests(child)?,
                "description" | "extensionElements" => {}
                _ => self.note(child, NoteKind::UnknownElement),
            }
        }
        let expression = match expression {
            Some(expression) => expression,
            None => {
                let label = node.attribute("label").map(normalised);
                let text = label.ok_or_else(|| self.missing(node, "inputExpression"))?;
                Text { text, place: self.place(node) }
            }
        };
        Ok(InputClause { expression, type_ref: reference, allowed_values })
    }

    fn output_clause(&mut self, node: Node<'_, '_>) -> Result<OutputClause, ReadError> {
        let name = node.attribute("name").map(normalised).filter(|name| !name.is_empty());
        let mut clause = OutputClause { name, type_ref: type_ref(node), ..OutputClause::default() };
        for child in self.children(node) {
            match child.tag_name().name() {
                "outputValues" => clause.allowed_values = self.tests(child)?,
                "defaultOutputEntry" => {
                    clause.default = Some(self.text(child)?).filter(|text| !text.text.trim().is_empty());
                }
                "description" | "extensionElements" => {}
                _ => self.note(child, NoteKind::UnknownElement),
            }
        }
        Ok(clause)
    }

    fn tests(&mut self, node: Node<'_, '_>) -> Result<Option<Text>, ReadError> {
        Ok(Some(self.text(node)?).filter(|tests| !tests.text.trim().is_empty()))
    }

    fn rule(&mut self, node: Node<'_, '_>) -> Result<Rule, ReadError> {
        let mut rule =
            Rule { id: id(node), conditions: Vec::new(), results: Vec::new(), place: self.place(node) };
        for child in self.children(node) {
            match child.tag_name().name() {
                "inputEntry" => rule.conditions.push(self.text(child)?),
                "outputEntry" => rule.results.push(self.text(child)?),
                "annotationEntry" | "description" | "extensionElements" => {}
                _ => self.note(child, NoteKind::UnknownElement),
            }
        }
        Ok(rule)
    }
}

fn check_width(rule: &Rule, expected: usize, found: usize) -> Result<(), ReadError> {
    if expected == found {
        return Ok(());
    }
    Err(ReadError::RuleWidth { expected, found, place: rule.place })
}
