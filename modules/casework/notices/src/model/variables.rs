// SPDX-License-Identifier: EUPL-1.2
//! Which values each letter has, and how a caller's values become exactly these.

use super::{LetterKind, NoticeOrder};
use foundation::Timestamp;
use foundation::time::format_date;
use serde_json::{Map, Value};

/// What a value looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Text in one line; every break in it becomes a space.
    Line,
    /// Text with paragraphs, separated by empty lines.
    Text,
    /// A list of lines.
    Lines,
    /// A list of objects with these members.
    Records(&'static [Member]),
}

/// A member of an object in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Member {
    /// Text in one line.
    Line(&'static str),
    /// Text with paragraphs.
    Text(&'static str),
    /// Yes or no.
    Flag(&'static str),
}

impl Member {
    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Line(name) | Self::Text(name) | Self::Flag(name) => name,
        }
    }
}

/// A value as the help beside the editor shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Help {
    /// Name in the template, for example `case.reference`.
    pub name: &'static str,
    /// What it looks like.
    pub shape: Shape,
    /// Whether the letter cannot be ordered without it.
    pub needed: bool,
}

/// An order lacks a value that the letter needs.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the {kind} needs a value for {name}", kind = .kind.as_str())]
pub struct MissingVariable {
    /// What the letter does.
    pub kind: LetterKind,
    /// Name of the value.
    pub name: &'static str,
}

const fn needed(name: &'static str, shape: Shape) -> Help {
    Help { name, shape, needed: true }
}

const fn optional(name: &'static str, shape: Shape) -> Help {
    Help { name, shape, needed: false }
}

const COMMON: [Help; 10] = [
    needed("authority.name", Shape::Line),
    needed("legal_entity.name", Shape::Line),
    optional("legal_entity.formula", Shape::Line),
    needed("recipient.salutation", Shape::Line),
    needed("case.reference", Shape::Line),
    needed("case.service", Shape::Line),
    needed("case.received_on", Shape::Line),
    needed("signature.name", Shape::Line),
    optional("signature.role", Shape::Line),
    needed("today", Shape::Line),
];

const DOCUMENTS: Help = optional("documents", Shape::Lines);
const REASONS: Help = optional("reasons", Shape::Text);
const REMEDY: Help = needed("remedy", Shape::Text);
const DECISION_PARTS: Help = optional(
    "decision_parts",
    Shape::Records(&[Member::Line("subject"), Member::Flag("granted"), Member::Text("reason")]),
);
const ASSESSMENT: Help =
    optional("assessment", Shape::Records(&[Member::Line("label"), Member::Line("amount")]));
const ASSESSMENT_TOTAL: Help = optional("assessment_total", Shape::Line);
const DUE_ON: Help = optional("due_on", Shape::Line);
const DEADLINE: Help = needed("deadline", Shape::Line);

const CONCERNS: Help = optional("concerns.reference", Shape::Line);
const UPHELD: Help = optional("upheld", Shape::Line);

const fn mandatory(help: Help) -> Help {
    Help { needed: true, ..help }
}

/// The values of a kind of letter, first those that every letter has.
#[must_use]
pub fn help(kind: LetterKind) -> Vec<Help> {
    let own: &[Help] = match kind {
        LetterKind::CertificateOfReceipt => &[DOCUMENTS],
        LetterKind::DocumentRequest => &[mandatory(DOCUMENTS), DEADLINE],
        LetterKind::Hearing => &[mandatory(REASONS), DEADLINE],
        LetterKind::DogTaxNotice => {
            &[mandatory(ASSESSMENT), mandatory(ASSESSMENT_TOTAL), mandatory(DUE_ON), REASONS, REMEDY]
        }
        LetterKind::PartialRefusal => &[mandatory(DECISION_PARTS), REASONS, REMEDY],
        LetterKind::Grant => {
            &[DECISION_PARTS, REASONS, DOCUMENTS, ASSESSMENT, ASSESSMENT_TOTAL, DUE_ON, REMEDY]
        }
        LetterKind::Refusal => &[mandatory(REASONS), ASSESSMENT, ASSESSMENT_TOTAL, DUE_ON, REMEDY],
        LetterKind::Answer => &[mandatory(REASONS), DOCUMENTS],
        LetterKind::ComplaintReply => &[CONCERNS, UPHELD, mandatory(REASONS), DOCUMENTS],
        LetterKind::Closing => &[REASONS, DOCUMENTS],
    };
    COMMON.iter().chain(own).copied().collect()
}

/// The values of an order: exactly the listed ones, each in its shape, those that may be left out filled with nothing.
///
/// # Errors
/// [`MissingVariable`] for the first needed value that is absent or empty.
pub(crate) fn complete(order: &NoticeOrder, at: Timestamp) -> Result<Value, MissingVariable> {
    let mut values = Map::new();
    for Help { name, shape, needed } in help(order.kind) {
        let given = known(order, name, at).or_else(|| find(&order.variables, name).cloned());
        let value = shaped(shape, given.as_ref());
        if needed && is_empty(&value) {
            return Err(MissingVariable { kind: order.kind, name });
        }
        place(&mut values, name, value);
    }
    Ok(Value::Object(values))
}

/// What the order itself says.
fn known(order: &NoticeOrder, name: &str, at: Timestamp) -> Option<Value> {
    let text = match name {
        "authority.name" => order.letterhead.authority_name.clone(),
        "legal_entity.name" => order.letterhead.legal_entity_name.clone(),
        "legal_entity.formula" => order.letterhead.formula.clone(),
        "case.reference" => order.case_reference.clone(),
        "today" => format_date(at.date(), order.locale),
        _ => return None,
    };
    Some(Value::String(text))
}

fn find<'a>(values: &'a Value, name: &str) -> Option<&'a Value> {
    name.split('.').try_fold(values, |inner, part| inner.get(part))
}

fn place(values: &mut Map<String, Value>, name: &str, value: Value) {
    match name.split_once('.') {
        None => {
            values.insert(name.to_owned(), value);
        }
        Some((outer, inner)) => {
            let entry = values.entry(outer).or_insert_with(|| Value::Object(Map::new()));
            if let Value::Object(members) = entry {
                members.insert(inner.to_owned(), value);
            }
        }
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::String(text) => text.trim().is_empty(),
        Value::Array(items) => items.is_empty(),
        _ => false,
    }
}

fn shaped(shape: Shape, given: Option<&Value>) -> Value {
    let items = || given.and_then(Value::as_array).into_iter().flatten();
    match shape {
        Shape::Line => Value::String(line(given)),
        Shape::Text => Value::String(text(given)),
        Shape::Lines => items().map(|item| Value::String(line(Some(item)))).collect(),
        Shape::Records(members) => items().map(|item| record(members, item)).collect(),
    }
}

fn record(members: &[Member], given: &Value) -> Value {
    let member = |member: &Member| match *member {
        Member::Line(name) => (name.to_owned(), Value::String(line(given.get(name)))),
        Member::Text(name) => (name.to_owned(), Value::String(text(given.get(name)))),
        Member::Flag(name) => {
            (name.to_owned(), Value::Bool(given.get(name).and_then(Value::as_bool).unwrap_or(false)))
        }
    };
    Value::Object(members.iter().map(member).collect())
}

/// Text in one line: every run of white space, line ends included, is one space.
fn line(given: Option<&Value>) -> String {
    text(given).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Text with `\n` as the only line end. Numbers are written as they stand.
fn text(given: Option<&Value>) -> String {
    let text = match given {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    };
    let ends = ['\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];
    text.replace("\r\n", "\n").replace(ends, "\n").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::sample_order;
    use super::*;
    use foundation::Locale;
    use serde_json::json;

    fn order(variables: Value) -> NoticeOrder {
        NoticeOrder { variables, ..sample_order(LetterKind::DocumentRequest, Locale::De).unwrap() }
    }

    fn at() -> Timestamp {
        Timestamp::start_of(foundation::Date::constant(2026, 3, 2))
    }

    #[test]
    fn a_letter_has_exactly_its_own_values_in_their_shapes() {
        let variables = json!({
            "recipient": { "salutation": "Guten\nTag" }, "case": { "service": "Hund", "received_on": "1.3." },
            "signature": { "name": "M" }, "documents": ["a\u{2028}b", 7], "deadline": " bald ", "other": "x",
            "authority": { "name": "forged" },
        });
        let expected = json!({
            "authority": { "name": "Amt Musterland" },
            "legal_entity": { "name": "Gemeinde Musterstadt", "formula": "Im Auftrag" },
            "recipient": { "salutation": "Guten Tag" },
            "case": { "reference": "K-2026-000042", "service": "Hund", "received_on": "1.3." },
            "signature": { "name": "M", "role": "" },
            "today": "02.03.2026", "documents": ["a b", "7"], "deadline": "bald",
        });
        assert_eq!(complete(&order(variables), at()).unwrap(), expected);
    }

    #[test]
    fn an_order_without_a_needed_value_is_refused_by_name() {
        let variables = json!({
            "recipient": { "salutation": "Guten Tag" }, "case": { "service": "Hund", "received_on": "1.3." },
            "signature": { "name": "M" }, "documents": [], "deadline": "bald",
        });
        let missing = complete(&order(variables), at()).unwrap_err();
        assert_eq!(missing.to_string(), "the document-request needs a value for documents");
        assert_eq!(complete(&order(Value::Null), at()).unwrap_err().name, "recipient.salutation");
    }
}
