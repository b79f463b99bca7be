// SPDX-License-Identifier: EUPL-1.2
//! The rules of a schema: compiled, bound to the elements they concern, and listed for the editor.
//!
//! A rule is followed when an editor has entered a condition for it, when it carries a script of the rule language, or
//! when its sentences are understood. Otherwise it is listed with the place that is not understood.

use super::condition::{self, Compiled, Condition, Effect};
use super::finding::{Finding, FindingKind};
use super::sentence::Translator;
use super::tree::{NodeId, Tree};
use std::collections::{BTreeMap, HashMap, HashSet};
use xdatenfelder::rules;
use xdatenfelder::{DataSchema, FieldRule, Identifier};

/// How far a rule is followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleState {
    /// It is evaluated as the schema says it.
    Translated,
    /// It is evaluated as an editor has entered it.
    Entered,
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
    /// What an editor has entered, whether it is followed or not.
    pub entered: Option<String>,
    /// Why it is not evaluated: about what was entered, else about the words.
    pub problem: Option<RuleProblem>,
}

/// Why a rule is not evaluated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleProblem {
    /// Stable name; with `schemata-rule-problem-` before it the key of a sentence.
    pub kind: &'static str,
    /// The words of the rule that it is about, or what the script's reader says; may be empty.
    pub excerpt: String,
    /// First byte of these words in the text.
    pub start: usize,
    /// The byte behind them.
    pub end: usize,
}

impl RuleProblem {
    fn of_script(reason: String) -> Self {
        Self { kind: "script", excerpt: reason, start: 0, end: 0 }
    }
}

/// Names a rule at an element: the identity of the carrier, then that of the rule.
pub type RuleKey = (String, String);

/// What editors have entered for rules: sentences in the grammar of [`xdatenfelder::rules`], or a script of the rule
/// language (a JSON object).
pub type Conditions = BTreeMap<RuleKey, String>;

/// What compiling the rules gives.
#[derive(Default)]
pub(crate) struct Rules {
    pub conditions: Vec<Condition>,
    pub views: Vec<RuleView>,
    pub findings: Vec<Finding>,
}

/// A rule with the places of the element that carries it; `None` is the schema.
struct Carried<'a> {
    carrier: &'a str,
    rule: &'a FieldRule,
    places: Vec<Option<NodeId>>,
}

/// Compiles every rule of the schema and binds its effects to the elements.
pub(crate) fn compile(schema: &DataSchema, tree: &mut Tree, entered: &Conditions) -> Rules {
    let mut rules = Rules::default();
    for carried in carried(schema, tree) {
        add(&carried, entered, &mut rules, tree);
    }
    rules
}

/// Every rule once for each element that carries it, in document order.
fn carried<'a>(schema: &'a DataSchema, tree: &Tree) -> Vec<Carried<'a>> {
    let mut found: Vec<Carried<'a>> = Vec::new();
    let mut known: HashMap<(&'a Identifier, &'a Identifier), usize> = HashMap::new();
    let mut note = |carrier: &'a Identifier, list: &'a [FieldRule], place: Option<Option<NodeId>>| {
        for rule in list {
            let at = *known.entry((carrier, &rule.identifier)).or_insert_with(|| {
                found.push(Carried { carrier: &carrier.id, rule, places: Vec::new() });
                found.len() - 1
            });
            if let Some((one, place)) = found.get_mut(at).zip(place)
                && !one.places.contains(&place)
            {
                one.places.push(place);
            }
        }
    };
    note(&schema.info.identifier, &schema.rules, Some(None));
    for occurrence in schema.occurrences() {
        let element = &occurrence.structure.element;
        if element.rules().is_empty() {
            continue;
        }
        let own = &element.info().identifier;
        let path: Vec<&str> =
            occurrence.path.iter().copied().chain([own]).map(|one| one.id.as_str()).collect();
        note(own, element.rules(), tree.at(&path.join("/")).map(Some));
    }
    found
}

fn add(carried: &Carried<'_>, entered: &Conditions, rules: &mut Rules, tree: &mut Tree) {
    let (carrier, rule) = (carried.carrier, carried.rule);
    let text = rule.free_text.clone().unwrap_or_default();
    let entered = entered.get(&(carrier.to_owned(), rule.identifier.id.clone())).cloned();
    let script = rule.script.as_deref().filter(|script| script.contains(condition::LANGUAGE));
    let compiled = match (&entered, script) {
        (Some(entered), _) if entered.len() > rules::LONGEST_RULE => {
            Err(RuleProblem { kind: "too-long", excerpt: String::new(), start: 0, end: entered.len() })
        }
        (Some(entered), _) if entered.trim_start().starts_with('{') => scripted(entered, tree),
        (Some(entered), _) => in_words(entered, &carried.places, tree),
        (None, Some(script)) => scripted(script, tree),
        (None, None) => in_words(&text, &carried.places, tree),
    };
    let (state, problem) = match compiled {
        Ok(compiled) => {
            for one in compiled {
                bind(carrier, &rule.identifier.id, one, rules, tree);
            }
            (if entered.is_some() { RuleState::Entered } else { RuleState::Translated }, None)
        }
        Err(problem) => {
            let (kind, words) = if entered.is_some() || script.is_some() {
                (FindingKind::RuleRefused, problem.excerpt.clone())
            } else {
                (FindingKind::RuleInWords, if text.is_empty() { rule.name.clone() } else { text.clone() })
            };
            let detail = format!("{}: {words}", rule.identifier.id);
            rules.findings.push(Finding::new(kind, carrier, detail));
            (RuleState::ByHand, Some(problem))
        }
    };
    let (id, name) = (rule.identifier.id.clone(), rule.name.clone());
    rules.views.push(RuleView { id, name, text, carrier: carrier.to_owned(), state, entered, problem });
}

fn scripted(script: &str, tree: &Tree) -> Result<Vec<Compiled>, RuleProblem> {
    condition::compile(script, tree).map(|compiled| vec![compiled]).map_err(RuleProblem::of_script)
}

/// Sentences, understood for every place of the carrier or not at all.
fn in_words(text: &str, places: &[Option<NodeId>], tree: &Tree) -> Result<Vec<Compiled>, RuleProblem> {
    let problem = |kind, start: usize, end: usize| {
        let excerpt = text.get(start..end).unwrap_or_default().chars().take(120).collect();
        RuleProblem { kind, excerpt, start, end }
    };
    let rule = rules::parse(text).map_err(|wrong| problem(wrong.kind.as_str(), wrong.start, wrong.end))?;
    let mut compiled = Vec::new();
    for place in places {
        let translated = Translator::new(tree, *place).rule(&rule);
        compiled.extend(translated.map_err(|wrong| problem(wrong.kind, wrong.start, wrong.end))?);
    }
    Ok(compiled)
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
            Effect::Error(target, complaint) => tree.nodes[target].rules.errors.push((place, complaint)),
            Effect::AtMost(target, count) => {
                let node = &mut tree.nodes[target];
                node.max = node.max.min(count).max(node.min);
            }
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
