// SPDX-License-Identifier: EUPL-1.2
//! Example answers: everything that is required, filled in by type and limits. For demonstrations, load and tests.

use super::answers::Answers;
use super::check::check;
use super::field::FieldSpec;
use super::form::Form;
use super::tree::{NodeId, NodeKind};
use rust_decimal::Decimal;
use xdatenfelder::DataType;

/// Rounds of filling in and checking; each answer can make others appear.
const ROUNDS: usize = 50;

/// Texts that fit common patterns.
const TEXTS: [&str; 16] = [
    "Muster",
    "12345",
    "muster@beispiel.example",
    "03841 000000",
    "+49 3841 000000",
    "1",
    "01",
    "12",
    "2026",
    "AB",
    "A1",
    "DE00000000000000000017",
    "000000000000000",
    "HRB 12345",
    "NWM-A 1",
    "https://beispiel.example",
];

impl Form {
    /// The answers with everything missing or wrong filled in, as far as an example value is found that fits. Whether
    /// that worked is for [`Form::validate`] to say.
    #[must_use]
    pub fn with_examples(&self, answers: &Answers) -> Answers {
        let mut filled = answers.clone();
        for _ in 0..ROUNDS {
            let errors = self.validate(&filled);
            if errors.is_empty() {
                break;
            }
            for (path, _) in errors.0 {
                self.fill(&path, &mut filled);
            }
        }
        filled
    }

    fn fill(&self, path: &str, filled: &mut Answers) {
        let Some((node, binding)) = self.tree.resolve(path, true) else { return };
        let element = self.tree.node(node);
        match &element.kind {
            NodeKind::Group { choice: true } => {
                let branch =
                    element.children.iter().find(|child| self.is_group(**child)).or(element.children.first());
                if let Some(branch) = branch {
                    filled.set(path, self.tree.node(*branch).id.clone());
                }
            }
            NodeKind::Group { .. } => {}
            NodeKind::Field(field) if element.repeatable && binding.index(node).is_none() => {
                let first = format!("{path}/0");
                let next = (0..element.max)
                    .map(|index| format!("{path}/{index}"))
                    .find(|at| filled.get(at).is_none());
                let at = next.unwrap_or(first);
                self.put(node, field, &at, filled);
            }
            NodeKind::Field(field) => self.put(node, field, path, filled),
        }
    }

    fn put(&self, node: NodeId, field: &FieldSpec, path: &str, filled: &mut Answers) {
        let element = self.tree.node(node);
        let fitting: Vec<String> = candidates(field, filled)
            .into_iter()
            .filter(|value| check(element, field, value).is_none())
            .collect();
        // When the present value is refused by a rule, the one behind it is tried.
        let present = filled.get(path).and_then(|present| fitting.iter().position(|value| value == present));
        let next = present.map_or(0, |present| present + 1);
        if let Some(value) = fitting.get(next).or(fitting.first()) {
            filled.set(path, value.clone());
        }
    }
}

fn candidates(field: &FieldSpec, answers: &Answers) -> Vec<String> {
    if field.is_select() {
        return field.values.iter().map(|choice| choice.code.clone()).collect();
    }
    let today = answers.day().to_string();
    let limits =
        || [&field.min_value, &field.max_value].into_iter().flatten().map(|limit| limit.text.clone());
    match field.data_type {
        DataType::Boolean => vec!["true".to_owned(), "false".to_owned()],
        DataType::File => vec!["beispiel.pdf".to_owned()],
        DataType::Time => vec!["10:00".to_owned()],
        DataType::Date => {
            let days = ["1980-05-17".to_owned(), today, "2099-06-01".to_owned()];
            days.into_iter().chain(limits().filter_map(|text| text.get(..10).map(str::to_owned))).collect()
        }
        DataType::DateTime => vec![format!("{today}T10:00"), "2099-06-01T10:00".to_owned()],
        DataType::Number | DataType::Integer | DataType::Currency => {
            let format = |number: Decimal| match field.data_type {
                DataType::Currency => format!("{number:.2}"),
                _ => number.to_string(),
            };
            let limits = limits().filter_map(|text| text.parse::<Decimal>().ok());
            [Decimal::ONE, Decimal::TEN, Decimal::ZERO].into_iter().chain(limits).map(format).collect()
        }
        DataType::Text | DataType::TextLatin | DataType::Object => texts(field),
    }
}

/// The common texts, and texts of the least length allowed.
fn texts(field: &FieldSpec) -> Vec<String> {
    let least = field.min_length.unwrap_or(1).clamp(1, 2_000);
    let padded = ["a", "A", "1", "0", "Muster "]
        .map(|unit| unit.repeat(least).chars().take(least).collect::<String>());
    TEXTS
        .iter()
        .map(|text| (*text).to_owned())
        .chain(padded.into_iter().map(|text| text.trim().replace(' ', "x")))
        .collect()
}
