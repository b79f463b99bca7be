// SPDX-License-Identifier: EUPL-1.2
//! What is submitted: visible answers only. Who applies, and which files come along.

use super::answers::Answers;
use super::evaluate::Look;
use super::field::FileField;
use super::form::Form;
use super::tree::{Binding, NodeId, NodeKind};

/// The applicant, as far as the form asks by the shared building blocks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Applicant {
    /// Given names and family name, or name of the organisation; empty when the form asks for neither.
    pub name: String,
    /// Address of electronic mail.
    pub email: Option<String>,
    /// Lines of the postal address below the name.
    pub address_lines: Vec<String>,
}

/// A file that belongs to a set of answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileAnswer {
    /// Path of the answer, with all indexes.
    pub path: String,
    /// What [`Form::attach`](crate::Form::attach) was given.
    pub value: String,
    /// Its field.
    pub field: FileField,
}

/// Elements that say who somebody is: the shared elements of the sample schemata, then the harmonised ones of FIM.
const FAMILY_NAME: [&str; 2] = ["F13000000001", "F60000000227"];
const GIVEN_NAMES: [&str; 2] = ["F13000000002", "F60000000228"];
const ORGANISATION: [&str; 2] = ["F13000000011", "F60000000319"];
const REPRESENTATIVE_FAMILY_NAME: [&str; 1] = ["F13000000015"];
const REPRESENTATIVE_GIVEN_NAMES: [&str; 1] = ["F13000000016"];
const STREET: [&str; 2] = ["F13000000021", "F60000000243"];
const HOUSE_NUMBER: [&str; 2] = ["F13000000022", "F60000000244"];
const ADDITION: [&str; 2] = ["F13000000023", "F60000000248"];
const POSTCODE: [&str; 2] = ["F13000000024", "F60000000246"];
const PLACE: [&str; 2] = ["F13000000025", "F60000000247"];
const EMAIL: [&str; 2] = ["F13000000032", "F60000000242"];

impl Form {
    /// The answers that are submitted: those of visible fields, without anything that only a draft needs.
    #[must_use]
    pub fn frozen(&self, answers: &Answers) -> Answers {
        let mut frozen = Answers::empty(answers.day());
        for (_, path, value) in self.visible_answers(&Look::new(self, answers)) {
            frozen.set(&path, value);
        }
        frozen
    }

    /// The files among the visible answers.
    #[must_use]
    pub fn files(&self, answers: &Answers) -> Vec<FileAnswer> {
        let look = Look::new(self, answers);
        let visible = self.visible_answers(&look).into_iter();
        visible
            .filter_map(|(_, path, value)| {
                self.file_field(&path).map(|field| FileAnswer { path, value, field })
            })
            .collect()
    }

    /// Who applies: the first person or organisation of the form with address.
    #[must_use]
    pub fn applicant(&self, answers: &Answers) -> Applicant {
        let look = Look::new(self, answers);
        let visible = self.visible_answers(&look);
        let value = |ids: &[&str]| {
            let found = visible.iter().find(|(node, ..)| ids.contains(&self.tree.node(*node).id.as_str()));
            found.map(|(_, _, value)| value.as_str()).filter(|value| !value.is_empty())
        };
        let words = |parts: &[Option<&str>]| parts.iter().flatten().copied().collect::<Vec<_>>().join(" ");
        let person = words(&[value(&GIVEN_NAMES), value(&FAMILY_NAME)]);
        let organisation = value(&ORGANISATION);
        let representative = words(&[value(&REPRESENTATIVE_GIVEN_NAMES), value(&REPRESENTATIVE_FAMILY_NAME)]);
        let mut lines = Vec::new();
        if organisation.is_some() && !representative.is_empty() {
            lines.push(representative);
        }
        lines.extend(value(&ADDITION).map(str::to_owned));
        lines.push(words(&[value(&STREET), value(&HOUSE_NUMBER)]));
        lines.push(words(&[value(&POSTCODE), value(&PLACE)]));
        lines.retain(|line| !line.is_empty());
        Applicant {
            name: organisation.map_or(person, str::to_owned),
            email: value(&EMAIL).map(str::to_owned),
            address_lines: lines,
        }
    }

    /// Every answer of a visible field, in the order of the form.
    pub(crate) fn visible_answers(&self, look: &Look<'_>) -> Vec<(NodeId, String, String)> {
        let mut found = Vec::new();
        for root in self.tasks.iter().flat_map(|task| &task.roots) {
            self.collect(*root, &Binding::default(), look, &mut found);
        }
        found
    }

    fn collect(
        &self,
        node: NodeId,
        binding: &Binding,
        look: &Look<'_>,
        found: &mut Vec<(NodeId, String, String)>,
    ) {
        if !look.visible(node, binding) {
            return;
        }
        let element = self.tree.node(node);
        match &element.kind {
            NodeKind::Field(field) if field.is_answerable() => {
                let path = self.tree.path(node, binding);
                let one = look
                    .answers
                    .get(&path)
                    .filter(|_| !element.repeatable)
                    .map(|value| (path.clone().into_owned(), value));
                found.extend(one.map(|(path, value)| (node, path, value.to_owned())));
                if element.repeatable {
                    let several = (0..look.count(node, binding)).map(|index| format!("{path}/{index}"));
                    let several = several.filter_map(|path| {
                        look.answers.get(&path).map(|value| (path.clone(), value.to_owned()))
                    });
                    found.extend(several.map(|(path, value)| (node, path, value)));
                }
            }
            NodeKind::Field(_) => {}
            NodeKind::Group { .. } if element.repeatable => {
                for index in 0..look.count(node, binding).min(element.max) {
                    let inner = binding.with(node, index);
                    element.children.iter().for_each(|child| self.collect(*child, &inner, look, found));
                }
            }
            NodeKind::Group { .. } => {
                element.children.iter().for_each(|child| self.collect(*child, binding, look, found));
            }
        }
    }
}
