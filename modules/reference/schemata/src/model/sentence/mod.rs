// SPDX-License-Identifier: EUPL-1.2
//! Rules in German sentences, turned into the conditions and effects of a form.
//!
//! - `muss`: the target must be answered while the condition holds; of a group at least one answer.
//! - `darf nicht`: it is hidden while the condition holds, and what was typed does not count.
//! - `kann`: it is visible, and optional, only while this or a `muss` of the same rule holds.
//! - `entweder … oder`: of the alternatives, the later ones are hidden as soon as an earlier one is answered; none is refused.
//! - `mindestens eines`: none is refused.
//!
//! What a rule demands, it demands where the group that carries it is in use, and in the same repetition of that group.
//! An element is looked for in the carrier first, then in the groups around it, nearest first; where two are equally near, the
//! rule is not understood. Nor is a rule whose condition lies in a repetition in which its target does not lie.

mod find;
mod value;

use super::condition::{Comparison, Compiled, Condition, Effect, Operand, Span};
use super::message::Complaint;
use super::tree::{NodeId, NodeKind, Tree};
use find::Finder;
use xdatenfelder::rules::Condition as Said;
use xdatenfelder::rules::{Action, Operator, Quantity, Reference, Rule, Sentence, SpanUnit, Value};

/// What is not understood, and where in the text.
#[derive(Debug)]
pub(crate) struct Wrong {
    pub kind: &'static str,
    pub start: usize,
    pub end: usize,
}

impl Wrong {
    fn at(kind: &'static str, reference: &Reference) -> Self {
        Self { kind, start: reference.start, end: reference.end }
    }
}

/// Translates the rules of one element at one place of its use.
pub(crate) struct Translator<'a> {
    tree: &'a Tree,
    finder: Finder<'a>,
    /// The group in which the rule applies; none for the whole form.
    scope: Option<NodeId>,
}

impl<'a> Translator<'a> {
    pub fn new(tree: &'a Tree, carrier: Option<NodeId>) -> Self {
        let is_group = |node: NodeId| matches!(tree.node(node).kind, NodeKind::Group { .. });
        let scope = carrier.and_then(|node| if is_group(node) { Some(node) } else { tree.node(node).parent });
        Self { tree, finder: Finder::new(tree, scope), scope }
    }

    /// Every sentence, or the first thing that is not understood.
    pub fn rule(&self, rule: &Rule) -> Result<Vec<Compiled>, Wrong> {
        let mut compiled = Vec::new();
        for sentence in &rule.sentences {
            match sentence {
                Sentence::When { condition, action, targets } => {
                    for target in targets {
                        let permitted =
                            *action == Action::Must && self.is_permitted_elsewhere(rule, target)?;
                        self.when(condition, *action, target, &mut compiled)?;
                        if permitted {
                            self.when(condition, Action::May, target, &mut compiled)?;
                        }
                    }
                }
                Sentence::OnlyWhen { targets, condition } => {
                    for target in targets {
                        let node = self.finder.find(target)?;
                        let condition = Condition::Not(Box::new(self.condition(condition, node)?));
                        compiled.push(Compiled { condition, effects: vec![Effect::Forbid(node)] });
                    }
                }
                Sentence::ExactlyOne(alternatives) => self.exactly_one(alternatives, &mut compiled)?,
                Sentence::AtLeastOne(alternatives) => {
                    let nodes = self.alternatives(alternatives)?;
                    self.none_is_wrong("schemata-error-any-of", &nodes, &mut compiled);
                }
                Sentence::AtMost { target, count } => {
                    let node = self.finder.field(target)?;
                    let effects = vec![Effect::AtMost(node, *count)];
                    compiled.push(Compiled { condition: Condition::All(Vec::new()), effects });
                }
                Sentence::Distinct(target) => {
                    let node = self.finder.field(target)?;
                    let effects = vec![self.complain("schemata-error-distinct", node, &[node])];
                    compiled.push(Compiled { condition: Condition::Repeated(node), effects });
                }
                Sentence::ValidDate { day, month, year } => {
                    self.valid_date([day, month, year], &mut compiled)?;
                }
            }
        }
        Ok(compiled)
    }

    /// Whether another sentence of the rule says that the target may be filled in: then this one must not hide it.
    fn is_permitted_elsewhere(&self, rule: &Rule, target: &Reference) -> Result<bool, Wrong> {
        let node = self.finder.find(target)?;
        for sentence in &rule.sentences {
            if let Sentence::When { action: Action::May, targets, .. } = sentence {
                for other in targets {
                    if self.finder.find(other)? == node {
                        return Ok(true);
                    }
                }
            }
        }
        Ok(false)
    }

    fn when(
        &self,
        said: &Said,
        action: Action,
        target: &Reference,
        compiled: &mut Vec<Compiled>,
    ) -> Result<(), Wrong> {
        let node = self.finder.find(target)?;
        let condition = self.condition(said, node)?;
        match action {
            Action::Must => {
                let demands = self.where_in_use(node, vec![condition]);
                compiled.push(Compiled { condition: demands, effects: vec![Effect::Require(node)] });
                if self.asks_nothing(node) {
                    let empty = Condition::Not(Box::new(Condition::Filled(node)));
                    let condition = self.where_in_use(node, vec![self.condition(said, node)?, empty]);
                    let last = self.last_question(node);
                    let effects = vec![self.complain("schemata-error-group-empty", last, &[node])];
                    compiled.push(Compiled { condition, effects });
                }
            }
            Action::MustNot => compiled.push(Compiled { condition, effects: vec![Effect::Forbid(node)] }),
            Action::May => compiled.push(Compiled { condition, effects: vec![Effect::Show(node)] }),
            Action::NeedNot => {}
        }
        Ok(())
    }

    /// The conditions together, and for what lies inside the carrier: that the carrier is in use.
    fn where_in_use(&self, node: NodeId, mut conditions: Vec<Condition>) -> Condition {
        let inside = |scope: &NodeId| self.tree.ancestors(node).skip(1).any(|above| above == *scope);
        conditions.extend(self.scope.filter(inside).map(Condition::InUse));
        Condition::All(conditions)
    }

    /// The elements in the order of the form.
    fn alternatives(&self, references: &[Reference]) -> Result<Vec<NodeId>, Wrong> {
        let mut nodes = references.iter().map(|one| self.finder.find(one)).collect::<Result<Vec<_>, _>>()?;
        nodes.sort_unstable();
        nodes.dedup();
        // None may lie in a repetition in which the others do not lie.
        for (node, reference) in nodes.iter().flat_map(|node| references.iter().map(move |one| (*node, one)))
        {
            self.finder.same_repetition(self.finder.find(reference)?, node, reference)?;
        }
        Ok(nodes)
    }

    fn exactly_one(&self, references: &[Reference], compiled: &mut Vec<Compiled>) -> Result<(), Wrong> {
        let nodes = self.alternatives(references)?;
        for (place, node) in nodes.iter().enumerate().skip(1) {
            let earlier = nodes.iter().take(place).map(|one| Condition::Filled(*one)).collect();
            compiled
                .push(Compiled { condition: Condition::Any(earlier), effects: vec![Effect::Forbid(*node)] });
        }
        self.none_is_wrong("schemata-error-one-of", &nodes, compiled);
        Ok(())
    }

    /// Finds fault, at the last visible alternative, when none is answered: whoever passes over the first of several pages
    /// must be able to reach the last one.
    fn none_is_wrong(&self, key: &'static str, nodes: &[NodeId], compiled: &mut Vec<Compiled>) {
        for (place, node) in nodes.iter().enumerate() {
            let empty = nodes.iter().map(|one| Condition::Not(Box::new(Condition::Filled(*one))));
            let later = nodes.iter().skip(place + 1);
            let hidden = later.map(|one| Condition::Not(Box::new(Condition::Visible(*one))));
            let condition = self.where_in_use(*node, empty.chain(hidden).collect());
            let effects = vec![self.complain(key, self.last_question(*node), nodes)];
            compiled.push(Compiled { condition, effects });
        }
    }

    fn valid_date(&self, parts: [&Reference; 3], compiled: &mut Vec<Compiled>) -> Result<(), Wrong> {
        let [day, month, year] = parts;
        let node = self.finder.field(day)?;
        let nodes = [node, self.finder.field(month)?, self.finder.field(year)?];
        for (other, reference) in nodes.iter().zip(parts) {
            self.finder.same_repetition(*other, node, reference)?;
        }
        let last = nodes.into_iter().max().unwrap_or(node);
        let effects = vec![self.complain("schemata-error-no-such-day", last, &nodes)];
        compiled.push(Compiled { condition: Condition::NoSuchDay(nodes), effects });
        Ok(())
    }

    fn complain(&self, key: &'static str, at: NodeId, about: &[NodeId]) -> Effect {
        let about: Vec<_> = about.iter().map(|node| self.tree.node(*node)).collect();
        Effect::Error(at, Complaint::about(key, &about))
    }

    /// Whether nothing in a group is required, so that demanding the group alone would demand nothing.
    fn asks_nothing(&self, node: NodeId) -> bool {
        let element = self.tree.node(node);
        let asks = |child: &NodeId| {
            let child_node = self.tree.node(*child);
            child_node.min >= 1
                && child_node.field().is_none_or(|field| field.is_answerable())
                && !self.asks_nothing(*child)
        };
        element.field().is_none() && !element.is_choice() && !element.children.iter().any(asks)
    }

    /// Where a person reads what is wrong with a group: at its last question, at the choice or list of repetitions that leads there.
    fn last_question(&self, node: NodeId) -> NodeId {
        let element = self.tree.node(node);
        if element.field().is_some() || element.is_choice() || element.repeatable {
            return node;
        }
        let asks =
            |child: &&NodeId| self.tree.node(**child).field().is_none_or(|field| field.is_answerable());
        element.children.iter().rev().find(asks).map_or(node, |child| self.last_question(*child))
    }

    /// A condition as it is said, for what concerns the target.
    fn condition(&self, said: &Said, target: NodeId) -> Result<Condition, Wrong> {
        let all = |inner: &[Said]| {
            inner.iter().map(|one| self.condition(one, target)).collect::<Result<Vec<_>, _>>()
        };
        let seen =
            |reference: &Reference, node| self.finder.same_repetition(node, target, reference).map(|()| node);
        Ok(match said {
            Said::All(inner) => Condition::All(all(inner)?),
            Said::Any(inner) => Condition::Any(all(inner)?),
            Said::Filled(one) => Condition::Filled(seen(one, self.finder.find(one)?)?),
            Said::Empty(one) => {
                let node = seen(one, self.finder.find(one)?)?;
                Condition::Not(Box::new(Condition::Filled(node)))
            }
            Said::Compare { field, operator, value } => {
                let node = seen(field, self.finder.field(field)?)?;
                self.compare(node, *operator, value, field)?
            }
            Said::Elapsed { since, operator, amount, unit } => {
                let node = seen(since, self.finder.date(since)?)?;
                elapsed(node, *operator, span(*amount, *unit))
            }
            Said::Fields { quantity, group, operator, value } => {
                let node = seen(group, self.finder.find(group)?)?;
                self.several(quantity, node, (*operator, value), group)?
            }
        })
    }

    fn compare(
        &self,
        node: NodeId,
        operator: Operator,
        value: &Value,
        reference: &Reference,
    ) -> Result<Condition, Wrong> {
        let Some(field) = self.tree.node(node).field() else { return Err(Wrong::at("no-field", reference)) };
        // Made anew for each comparison: an operand belongs to one condition.
        let compare = |comparison| {
            let operand = value::operand(field, value).map_err(|kind| Wrong::at(kind, reference))?;
            Ok(Condition::Compare(node, comparison, operand))
        };
        Ok(match operator {
            Operator::Equal => compare(Comparison::Equal)?,
            Operator::Unequal => Condition::Not(Box::new(compare(Comparison::Equal)?)),
            Operator::Less => compare(Comparison::Less)?,
            Operator::Greater => compare(Comparison::Greater)?,
            Operator::AtMost => Condition::Any(vec![compare(Comparison::Less)?, compare(Comparison::Equal)?]),
            Operator::AtLeast => {
                Condition::Any(vec![compare(Comparison::Greater)?, compare(Comparison::Equal)?])
            }
        })
    }

    /// A comparison with several fields of a group. Only fields that can hold such a value count.
    fn several(
        &self,
        quantity: &Quantity,
        group: NodeId,
        (operator, value): (Operator, &Value),
        reference: &Reference,
    ) -> Result<Condition, Wrong> {
        let compare = |node: NodeId, operator| self.compare(node, operator, value, reference);
        let fields = match quantity {
            Quantity::First(_) => self.finder.direct_fields(group),
            _ => self.finder.fields_below(group),
        };
        let comparable = |node: &NodeId| compare(*node, operator).is_ok();
        let others =
            |except: NodeId| fields.iter().copied().filter(move |node| *node != except).filter(comparable);
        match quantity {
            Quantity::AtLeastOne => {
                let all = fields.iter().copied().filter(comparable).map(|node| compare(node, operator));
                Ok(Condition::Any(some(all.collect::<Result<_, _>>()?, reference)?))
            }
            Quantity::First(count) => {
                let count = usize::try_from(*count).unwrap_or(usize::MAX);
                if fields.len() < count {
                    return Err(Wrong::at("too-few-fields", reference));
                }
                let first = fields.iter().take(count).map(|node| compare(*node, operator));
                Ok(Condition::All(first.collect::<Result<_, _>>()?))
            }
            Quantity::Only(one) => {
                let own = self.finder.field(one)?;
                let mut all = vec![compare(own, operator)?];
                for node in others(own) {
                    all.push(Condition::Not(Box::new(compare(node, operator)?)));
                }
                Ok(Condition::All(all))
            }
            Quantity::Other(one) => {
                let own = self.finder.field(one)?;
                let others = others(own).map(|node| compare(node, operator)).collect::<Result<_, _>>()?;
                Ok(Condition::Any(some(others, reference)?))
            }
        }
    }
}

/// No condition at all would be one that never holds: nothing in the group can be compared.
fn some(conditions: Vec<Condition>, reference: &Reference) -> Result<Vec<Condition>, Wrong> {
    if conditions.is_empty() { Err(Wrong::at("too-few-fields", reference)) } else { Ok(conditions) }
}

fn span(amount: u32, unit: SpanUnit) -> Span {
    let amount = i32::try_from(amount).unwrap_or(i32::MAX);
    let none = Span { years: 0, months: 0, days: 0 };
    match unit {
        SpanUnit::Days => Span { days: amount, ..none },
        SpanUnit::Months => Span { months: amount, ..none },
        SpanUnit::Years => Span { years: amount, ..none },
    }
}

/// More time has passed when the day lies further back: the comparison turns round.
fn elapsed(node: NodeId, operator: Operator, span: Span) -> Condition {
    let compare = |comparison| Condition::Compare(node, comparison, Operand::Past(span));
    match operator {
        Operator::Equal => compare(Comparison::Equal),
        Operator::Unequal => Condition::Not(Box::new(compare(Comparison::Equal))),
        Operator::Less => compare(Comparison::Greater),
        Operator::Greater => compare(Comparison::Less),
        Operator::AtMost => Condition::Any(vec![compare(Comparison::Greater), compare(Comparison::Equal)]),
        Operator::AtLeast => Condition::Any(vec![compare(Comparison::Less), compare(Comparison::Equal)]),
    }
}
