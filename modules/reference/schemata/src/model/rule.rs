// SPDX-License-Identifier: EUPL-1.2
//! The rules of a schema: compiled, bound to the elements they concern, and listed for the editor.

use super::condition::{self, Compiled, Condition, Effect};
use super::finding::{Finding, FindingKind};
use super::tree::{NodeId, Tree};
use std::collections::HashSet;
use xdatenfelder::{DataSchema, FieldRule};

/// How far a rule is followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleState {
    /// It is evaluated.
    Translated,
    /// Somebody has to write it as a condition; it is not evaluated.
    ByHand,
}

/// A rule as an editor sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleView {
    /// Identity of the rule.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The rule in words.
    pub text: String,
    /// Identity of the element that carries it.
    pub carrier: String,
    /// Whether it is evaluated.
    pub state: RuleState,
}

/// What compiling the rules gives.
#[derive(Default)]
pub(crate) struct Rules {
    pub conditions: Vec<Condition>,
    pub views: Vec<RuleView>,
    pub findings: Vec<Finding>,
}

/// Compiles every rule of the schema and binds its effects to the elements.
pub(crate) fn compile(schema: &DataSchema, tree: &mut Tree) -> Rules {
    let mut rules = Rules::default();
    let mut seen = HashSet::new();
    let mut add = |carrier: &str, list: &[FieldRule], rules: &mut Rules, tree: &mut Tree| {
        for rule in list {
            if seen.insert((carrier.to_owned(), rule.identifier.clone())) {
                add_rule(carrier, rule, rules, tree);
            }
        }
    };
    add(&schema.info.identifier.id, &schema.rules, &mut rules, tree);
    for occurrence in schema.occurrences() {
        let element = &occurrence.structure.element;
        add(&element.info().identifier.id, element.rules(), &mut rules, tree);
    }
    rules
}

fn add_rule(carrier: &str, rule: &FieldRule, rules: &mut Rules, tree: &mut Tree) {
    let text = rule.free_text.clone().unwrap_or_default();
    let script = rule.script.as_deref().filter(|script| script.contains(condition::LANGUAGE));
    let state = match script.map(|script| condition::compile(script, tree)) {
        Some(Ok(compiled)) => {
            bind(carrier, &rule.identifier.id, compiled, rules, tree);
            RuleState::Translated
        }
        Some(Err(reason)) => {
            let detail = format!("{}: {reason}", rule.identifier.id);
            rules.findings.push(Finding::new(FindingKind::RuleRefused, carrier, detail));
            RuleState::ByHand
        }
        None => {
            let words = if text.is_empty() { rule.name.clone() } else { text.clone() };
            let detail = format!("{}: {words}", rule.identifier.id);
            rules.findings.push(Finding::new(FindingKind::RuleInWords, carrier, detail));
            RuleState::ByHand
        }
    };
    let (id, name) = (rule.identifier.id.clone(), rule.name.clone());
    rules.views.push(RuleView { id, name, text, carrier: carrier.to_owned(), state });
}

fn bind(carrier: &str, id: &str, compiled: Compiled, rules: &mut Rules, tree: &mut Tree) {
    let place = rules.conditions.len();
    let mut looked_at = Vec::new();
    compiled.condition.looks_at(&mut looked_at);
    rules.conditions.push(compiled.condition);
    for effect in compiled.effects {
        if let Effect::Show(target) | Effect::Forbid(target) = &effect
            && is_circular(*target, &looked_at, &rules.conditions, tree)
        {
            let detail = format!("{id}: {}", tree.node(*target).path);
            rules.findings.push(Finding::new(FindingKind::RuleCircular, carrier, detail));
            continue;
        }
        match effect {
            Effect::Show(target) => tree.nodes[target].rules.show.push(place),
            Effect::Forbid(target) => tree.nodes[target].rules.forbid.push(place),
            Effect::Require(target) => tree.nodes[target].rules.require.push(place),
            Effect::Error(target, text) => tree.nodes[target].rules.errors.push((place, text)),
        }
    }
}

/// Whether the visibility of one of these elements already depends on the target.
fn is_circular(target: NodeId, looked_at: &[NodeId], conditions: &[Condition], tree: &Tree) -> bool {
    let mut open = looked_at.to_vec();
    let mut seen = HashSet::new();
    while let Some(node) = open.pop() {
        if node == target {
            return true;
        }
        if !seen.insert(node) {
            continue;
        }
        open.extend(tree.node(node).parent);
        let rules = &tree.node(node).rules;
        for condition in rules.show.iter().chain(&rules.forbid).filter_map(|rule| conditions.get(*rule)) {
            condition.looks_at(&mut open);
        }
    }
    false
}
