// SPDX-License-Identifier: EUPL-1.2
//! What is missing or wrong in a set of answers, in the order of the form.
//!
//! An answer is required when its cardinality says so and its group is in use, or when a rule demands it. A group is in
//! use when it is required itself, when something visible was answered in it, or when it is the chosen branch.

use super::answers::Answers;
use super::check::{check, missing};
use super::evaluate::Look;
use super::form::Form;
use super::message::about;
use super::tree::{Binding, NodeId, NodeKind};
use foundation::{FieldErrors, Message};

impl Form {
    /// Everything that is missing or wrong. Fields are named by their path with indexes.
    #[must_use]
    pub fn validate(&self, answers: &Answers) -> FieldErrors {
        let look = Look::new(self, answers);
        let mut checker = Checker { look: &look, errors: FieldErrors::default() };
        for root in self.tasks.iter().flat_map(|task| &task.roots) {
            checker.place(*root, &Binding::default(), true);
        }
        let mut errors = checker.errors;
        if look.is_exhausted() {
            errors.add("", Message::new("schemata-error-rules-too-long"));
        }
        errors
    }
}

struct Checker<'a> {
    look: &'a Look<'a>,
    errors: FieldErrors,
}

impl Checker<'_> {
    /// One element. `in_use` says whether the group around it is.
    fn place(&mut self, node: NodeId, binding: &Binding, in_use: bool) {
        let look = self.look;
        if !look.visible(node, binding) {
            return;
        }
        let element = look.form.tree.node(node);
        let required = in_use && element.min >= 1 || look.demanded(node, binding);
        let before = self.errors.0.len();
        match element.kind {
            NodeKind::Field(_) => self.field(node, binding, required),
            NodeKind::Group { .. } if element.repeatable => self.repetitions(node, binding, required),
            NodeKind::Group { .. } => {
                self.group(node, binding, required || look.answered(node, binding));
            }
        }
        if self.errors.0.len() == before {
            self.rules(node, binding);
        }
    }

    fn group(&mut self, node: NodeId, binding: &Binding, in_use: bool) {
        let look = self.look;
        let tree = &look.form.tree;
        let element = tree.node(node);
        if !element.is_choice() {
            for child in &element.children {
                self.place(*child, binding, in_use);
            }
            return;
        }
        match look.chosen(node, binding) {
            Some(child) => self.branch(child, binding),
            None if in_use => {
                let message = about("schemata-error-missing-branch", element);
                self.errors.add(tree.path(node, binding), message);
            }
            None => {}
        }
    }

    /// The chosen branch of a choice group: in use, because it was chosen.
    fn branch(&mut self, child: NodeId, binding: &Binding) {
        let look = self.look;
        if !look.visible(child, binding) {
            return;
        }
        let element = look.form.tree.node(child);
        match element.kind {
            NodeKind::Field(_) => self.field(child, binding, true),
            NodeKind::Group { .. } if element.repeatable => return self.repetitions(child, binding, true),
            NodeKind::Group { .. } => self.group(child, binding, true),
        }
        self.rules(child, binding);
    }

    fn repetitions(&mut self, node: NodeId, binding: &Binding, required: bool) {
        let look = self.look;
        let element = look.form.tree.node(node);
        let count = look.count(node, binding);
        let least = if required || count > 0 { element.min.max(u32::from(required)) } else { 0 };
        if count > element.max {
            let message = about("schemata-error-too-many", element).with("most", element.max);
            self.errors.add(look.form.tree.path(node, binding), message);
        }
        for index in 0..count.min(element.max).max(least) {
            let inner = binding.with(node, index);
            self.group(node, &inner, true);
            self.rules(node, &inner);
        }
    }

    fn field(&mut self, node: NodeId, binding: &Binding, required: bool) {
        let look = self.look;
        let tree = &look.form.tree;
        let element = tree.node(node);
        let Some(field) = element.field().filter(|field| field.is_answerable()) else { return };
        let path = tree.path(node, binding);
        if element.repeatable {
            self.several(node, &path, required);
            return;
        }
        match look.answers.get(&path) {
            Some(value) => {
                if let Some(message) = check(element, field, value) {
                    self.errors.add(path, message);
                }
            }
            None if required => self.errors.add(path, missing(element, field)),
            None => {}
        }
    }

    /// The values of a repeated field. Files and boxes to tick are one question; texts are one question each.
    fn several(&mut self, node: NodeId, path: &str, required: bool) {
        let look = self.look;
        let element = look.form.tree.node(node);
        let Some(field) = element.field() else { return };
        let together = field.is_file() || field.is_select();
        let count = look.count(node, &binding_of(look, path));
        let least = if required || count > 0 { element.min.max(u32::from(required)) } else { 0 };
        let mut found = 0;
        for index in 0..count.max(least) {
            let own = format!("{path}/{index}");
            let at = if together { path.to_owned() } else { own.clone() };
            match look.answers.get(&own) {
                Some(value) => {
                    found += 1;
                    if let Some(message) = check(element, field, value) {
                        self.errors.add(at, message);
                    }
                }
                None if index < least && !together => self.errors.add(at, missing(element, field)),
                None => {}
            }
        }
        if together && found < least {
            let message = if found == 0 {
                missing(element, field)
            } else {
                about("schemata-error-too-few", element).with("least", least)
            };
            self.errors.add(path, message);
        }
        if found > element.max {
            self.errors.add(path, about("schemata-error-too-many", element).with("most", element.max));
        }
    }

    /// The messages of rules that find fault with this element.
    fn rules(&mut self, node: NodeId, binding: &Binding) {
        let look = self.look;
        let found =
            look.form.tree.node(node).rules.errors.iter().find(|(rule, _)| look.rule_holds(*rule, binding));
        if let Some((_, complaint)) = found {
            let path = look.form.tree.path(node, binding);
            if self.errors.at(&path).is_none() {
                self.errors.add(path, complaint.message());
            }
        }
    }
}

fn binding_of(look: &Look<'_>, path: &str) -> Binding {
    look.form.tree.resolve(path, true).map(|(_, binding)| binding).unwrap_or_default()
}
