// SPDX-License-Identifier: EUPL-1.2
//! Which elements are visible and which conditions hold, for one set of answers.
//!
//! An element is visible when its group is, when it belongs to the chosen branch of a choice group, and when its rules
//! let it. A condition on an element that is hidden or not answered is false. Inside a repetition a condition looks at
//! the same repetition; where it cannot tell which one is meant, it is false. Every look costs a step of a budget, so
//! that no schema can keep the program busy.

use super::answers::{Answers, MOST_REPETITIONS};
use super::condition::{Comparison, Condition, Operand};
use super::form::Form;
use super::tree::{Binding, NodeId, NodeKind, index};
use foundation::Date;
use rust_decimal::Decimal;
use std::cell::{Cell, RefCell};
use std::cmp::Ordering;
use xdatenfelder::DataType;

/// Steps that looking at one set of answers may take.
pub(crate) const STEPS: u32 = 1_000_000;

/// A form together with one set of answers.
pub(crate) struct Look<'a> {
    pub form: &'a Form,
    pub answers: &'a Answers,
    steps: Cell<u32>,
    /// Visibility of elements outside every repetition, once known.
    known: RefCell<Vec<Option<bool>>>,
    today: String,
}

impl<'a> Look<'a> {
    pub fn new(form: &'a Form, answers: &'a Answers) -> Self {
        let known = RefCell::new(vec![None; form.tree.nodes.len()]);
        Self { form, answers, steps: Cell::new(STEPS), known, today: answers.day().to_string() }
    }

    /// Whether the budget was used up; conditions were false from then on.
    pub fn is_exhausted(&self) -> bool {
        self.steps.get() == 0
    }

    fn step(&self) -> bool {
        self.steps.set(self.steps.get().saturating_sub(1));
        self.steps.get() > 0
    }

    /// Whether an element is visible in this repetition.
    pub fn visible(&self, node: NodeId, binding: &Binding) -> bool {
        let plain = self.form.tree.node(node).repeats.is_empty();
        if let Some(known) = self.known.borrow().get(node).copied().flatten().filter(|_| plain) {
            return known;
        }
        let visible = self.step() && self.is_placed(node, binding) && self.rules_allow(node, binding);
        if let Some(known) = self.known.borrow_mut().get_mut(node).filter(|_| plain) {
            *known = Some(visible);
        }
        visible
    }

    /// Whether the group around it is visible and, being a choice group, leads here.
    fn is_placed(&self, node: NodeId, binding: &Binding) -> bool {
        let Some(parent) = self.form.tree.node(node).parent else { return true };
        let chosen = !self.form.tree.node(parent).is_choice() || self.chosen(parent, binding) == Some(node);
        chosen && self.visible(parent, binding)
    }

    fn rules_allow(&self, node: NodeId, binding: &Binding) -> bool {
        let rules = &self.form.tree.node(node).rules;
        let shown = rules.show.is_empty() || rules.show.iter().any(|rule| self.rule_holds(*rule, binding));
        shown && !rules.forbid.iter().any(|rule| self.rule_holds(*rule, binding))
    }

    /// Whether a rule demands an answer in this repetition.
    pub fn demanded(&self, node: NodeId, binding: &Binding) -> bool {
        self.form.tree.node(node).rules.require.iter().any(|rule| self.rule_holds(*rule, binding))
    }

    /// Whether the condition of a rule holds in this repetition.
    pub fn rule_holds(&self, rule: usize, binding: &Binding) -> bool {
        self.form.conditions.get(rule).is_some_and(|condition| self.holds(condition, binding))
    }

    fn holds(&self, condition: &Condition, binding: &Binding) -> bool {
        if !self.step() {
            return false;
        }
        match condition {
            Condition::All(inner) => inner.iter().all(|one| self.holds(one, binding)),
            Condition::Any(inner) => inner.iter().any(|one| self.holds(one, binding)),
            Condition::Not(inner) => !self.holds(inner, binding),
            Condition::Filled(node) => self.filled(*node, binding),
            Condition::Compare(node, comparison, operand) => self
                .values(*node, binding)
                .iter()
                .any(|value| self.compare(*node, value, *comparison, operand)),
            Condition::OneOf(node, operands) => self.values(*node, binding).iter().any(|value| {
                operands.iter().any(|operand| self.compare(*node, value, Comparison::Equal, operand))
            }),
            Condition::InUse(node) => self.group_in_use(*node, binding),
            Condition::Visible(node) => self.visible(*node, binding),
            Condition::Repeated(node) => {
                let values = self.values(*node, binding);
                values
                    .iter()
                    .enumerate()
                    .any(|(place, value)| values.iter().take(place).any(|one| one == value))
            }
            Condition::NoSuchDay(nodes) => self.no_such_day(nodes, binding),
        }
    }

    /// Whether three answers are numbers that name no day of the calendar.
    fn no_such_day(&self, nodes: &[NodeId; 3], binding: &Binding) -> bool {
        let [day, month, year] = nodes.map(|node| {
            let values = self.values(node, binding);
            values.first().and_then(|value| value.trim().parse::<i16>().ok())
        });
        let (Some(day), Some(month), Some(year)) = (day, month, year) else { return false };
        let small = |number: i16| i8::try_from(number).ok();
        let exists = small(day).zip(small(month)).and_then(|(day, month)| Date::new(year, month, day).ok());
        exists.is_none()
    }

    fn filled(&self, node: NodeId, binding: &Binding) -> bool {
        match self.form.tree.node(node).kind {
            NodeKind::Field(_) => !self.values(node, binding).is_empty(),
            NodeKind::Group { .. } => {
                self.visible(node, binding) && self.is_bound(node, binding) && self.answered(node, binding)
            }
        }
    }

    /// Whether every repetition around the element (not its own) is known.
    fn is_bound(&self, node: NodeId, binding: &Binding) -> bool {
        let outer = self.form.tree.node(node).repeats.iter().filter(|(repeat, _)| *repeat != node);
        outer.into_iter().all(|(repeat, _)| binding.index(*repeat).is_some())
    }

    /// The values of a field that is visible; several when the field itself is repeated.
    fn values(&self, node: NodeId, binding: &Binding) -> Vec<&str> {
        let tree = &self.form.tree;
        let element = tree.node(node);
        if !self.is_bound(node, binding) || !self.visible(node, binding) {
            return Vec::new();
        }
        if let Some(fixed) = element.field().and_then(|field| field.fixed()) {
            return vec![fixed];
        }
        let path = tree.path(node, binding);
        if element.repeatable && binding.index(node).is_none() {
            return self.answers.below(&path).map(|(_, value)| value).collect();
        }
        self.answers.get(&path).into_iter().collect()
    }

    fn compare(&self, node: NodeId, value: &str, comparison: Comparison, operand: &Operand) -> bool {
        let Some(field) = self.form.tree.node(node).field() else { return false };
        let order = match (field.data_type, operand) {
            (
                DataType::Number | DataType::Integer | DataType::Currency,
                Operand::Text { number: Some(right), .. },
            ) => value.parse::<Decimal>().ok().map(|left| left.cmp(right)),
            // `today` compares with the date part of a date and time.
            (_, Operand::Today) => value.get(..10).map(|date| date.cmp(self.today.as_str())),
            (_, Operand::Past(span)) => {
                let day = span.before(self.answers.day()).map(|day| day.to_string());
                value.get(..10).zip(day).map(|(date, day)| date.cmp(day.as_str()))
            }
            (_, Operand::Text { text, .. }) => Some(value.cmp(text)),
        };
        matches!(
            (order, comparison),
            (Some(Ordering::Equal), Comparison::Equal)
                | (Some(Ordering::Less), Comparison::Less)
                | (Some(Ordering::Greater), Comparison::Greater)
        )
    }

    /// The chosen branch: the one that was chosen on its page, else the only one in which something was answered.
    pub fn chosen(&self, choice: NodeId, binding: &Binding) -> Option<NodeId> {
        let tree = &self.form.tree;
        let children = &tree.node(choice).children;
        if let Some(id) = self.answers.get(&tree.path(choice, binding)) {
            return children.iter().copied().find(|child| tree.node(*child).id == id);
        }
        let mut answered = children.iter().filter(|child| self.answers.any_at(&tree.path(**child, binding)));
        match (answered.next(), answered.next()) {
            (Some(only), None) => Some(*only),
            _ => None,
        }
    }

    /// How many repetitions of a group exist: the number kept, else one more than the greatest index answered.
    pub fn count(&self, node: NodeId, binding: &Binding) -> u32 {
        let path = self.form.tree.path(node, binding);
        if let Some(count) = self.answers.get(&path).and_then(|text| text.parse::<u32>().ok()) {
            return count.min(MOST_REPETITIONS);
        }
        let indexes = self.answers.below(&path).filter_map(|(key, _)| {
            key.get(path.len() + 1..).and_then(|rest| rest.split('/').next()).and_then(index)
        });
        indexes.max().map_or(0, |greatest| greatest + 1)
    }

    /// Whether something visible was answered in a group.
    pub fn answered(&self, node: NodeId, binding: &Binding) -> bool {
        let tree = &self.form.tree;
        self.answers.below(&tree.path(node, binding)).any(|(key, value)| {
            let Some((inner, bound)) = tree.resolve(key, true).filter(|_| self.step()) else { return false };
            // That there are no repetitions is no answer.
            let none = value == "0" && matches!(tree.node(inner).kind, NodeKind::Group { .. });
            !none && self.visible(inner, &bound)
        })
    }

    /// Whether the group around an element is in use, so that what is required in it must be answered.
    pub fn in_use(&self, node: NodeId, binding: &Binding) -> bool {
        self.form.tree.node(node).parent.is_none_or(|parent| self.group_in_use(parent, binding))
    }

    /// Whether what is required in a group must be answered.
    fn group_in_use(&self, node: NodeId, binding: &Binding) -> bool {
        let tree = &self.form.tree;
        let group = tree.node(node);
        let chosen = group.parent.is_some_and(|above| tree.node(above).is_choice());
        if group.repeatable || chosen || self.answered(node, binding) {
            return true;
        }
        (group.min >= 1 || self.demanded(node, binding)) && self.in_use(node, binding)
    }
}
