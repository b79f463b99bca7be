// SPDX-License-Identifier: EUPL-1.2
//! Messages that name a question. The label is kept in both languages; the one of the reader is put in at the end.

use super::tree::Node;
use super::words;
use foundation::{Locale, Message, Translated};

/// Arguments that exist in both languages: the German one, and where the English one is kept.
const BILINGUAL: [(&str, &str); 5] = [
    ("label", "label-en"),
    ("hint", "hint-en"),
    ("text", "text-en"),
    ("least", "least-en"),
    ("most", "most-en"),
];

/// A message about a question.
pub(crate) fn about(key: &'static str, node: &Node) -> Message {
    Message::new(key).with("label", short(&node.label.de)).with("label-en", short(node.label.get(Locale::En)))
}

/// A message about a question with the help that stands at it.
pub(crate) fn with_hint(key: &'static str, node: &Node) -> Message {
    about(key, node).with("hint", &node.hint.de).with("hint-en", node.hint.get(Locale::En))
}

/// What a rule says when it finds fault.
#[derive(Clone, Debug)]
pub(crate) struct Complaint {
    key: &'static str,
    text: Translated,
}

impl Complaint {
    /// The words of the schema.
    pub const fn said(text: Translated) -> Self {
        Self { key: "schemata-error-rule", text }
    }

    /// A message of this module about questions, named by their labels.
    pub fn about(key: &'static str, nodes: &[&Node]) -> Self {
        Self { key, text: Translated::new(listed(nodes, Locale::De), listed(nodes, Locale::En)) }
    }

    pub fn message(&self) -> Message {
        Message::new(self.key).with("text", &self.text.de).with("text-en", self.text.get(Locale::En))
    }
}

/// Labels in quotation marks, the last two joined by "or".
fn listed(nodes: &[&Node], locale: Locale) -> String {
    let named = nodes.iter().map(|node| {
        let label = short(node.label.get(locale)).to_owned();
        words::format(locale, "schemata-quoted", &[("label", label)])
    });
    let mut named: Vec<String> = named.collect();
    match (named.pop(), named.is_empty()) {
        (Some(last), false) => {
            let arguments = [("several", named.join(", ")), ("last", last)];
            words::format(locale, "schemata-listed", &arguments)
        }
        (last, _) => last.unwrap_or_default(),
    }
}

/// A label without the full stop of a statement, so that it can stand in a sentence.
fn short(label: &str) -> &str {
    label.trim_end_matches('.')
}

/// The message with the label (and what else exists in both languages) in the language of the reader. Needed wherever
/// a message from [`Form::validate`](crate::Form::validate) is shown without [`Form::fields`](crate::Form::fields).
#[must_use]
pub fn localised(message: &Message, locale: Locale) -> Message {
    let mut out = message.clone();
    for (german, english) in BILINGUAL {
        let Some(place) = out.arguments.iter().position(|(name, _)| *name == english) else { continue };
        let (_, text) = out.arguments.remove(place);
        if locale == Locale::En
            && let Some((_, value)) = out.arguments.iter_mut().find(|(name, _)| *name == german)
        {
            *value = text;
        }
    }
    out
}
