// SPDX-License-Identifier: EUPL-1.2
//! What all form fields share: name, label, hint and error, and the ids that bind them together.

use crate::page::Page;

/// A question as it stands above its field. Ids are computed from the name, therefore label, hint, error and field
/// cannot disagree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The name under which the answer is sent.
    pub name: String,
    /// What is asked.
    pub label: String,
    /// Help, shown under the label.
    pub hint: Option<String>,
    /// What is wrong with the answer and what to do, shown above the field and in the error summary.
    pub error: Option<String>,
    /// Whether the answer may be left out; the label says so.
    pub optional: bool,
    /// Whether the label is the main heading of its page (one question per page).
    pub heading: bool,
    /// Whether a unit stands beside the field, to be read with it.
    pub unit: bool,
    optional_word: String,
    error_word: String,
}

impl Question {
    /// A question that must be answered.
    #[must_use]
    pub fn new(page: &Page, name: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            label: label.into(),
            hint: None,
            error: None,
            optional: false,
            heading: false,
            unit: false,
            optional_word: page.t("web-field-optional"),
            error_word: page.t("web-field-error"),
        }
    }

    /// The id of the field.
    #[must_use]
    pub fn id(&self) -> String {
        field_id(&self.name)
    }

    /// The id of the hint.
    #[must_use]
    pub fn hint_id(&self) -> String {
        format!("{}-hint", self.id())
    }

    /// The id of the error message.
    #[must_use]
    pub fn error_id(&self) -> String {
        format!("{}-error", self.id())
    }

    /// The id of the unit.
    #[must_use]
    pub fn unit_id(&self) -> String {
        format!("{}-unit", self.id())
    }

    /// The ids for `aria-describedby`: unit, hint and error, as far as they are shown.
    #[must_use]
    pub fn described_by(&self) -> Option<String> {
        let ids = [
            self.unit.then(|| self.unit_id()),
            self.hint.as_ref().map(|_| self.hint_id()),
            self.error.as_ref().map(|_| self.error_id()),
        ];
        let ids: Vec<String> = ids.into_iter().flatten().collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    /// The word behind the label of an optional question.
    #[must_use]
    pub fn optional_word(&self) -> &str {
        &self.optional_word
    }

    /// The word that screen readers say before an error message.
    #[must_use]
    pub fn error_word(&self) -> &str {
        &self.error_word
    }
}

/// The id for a field name: letters, digits, `-` and `_` stay; every other character becomes its number between
/// underscores; an id that would not begin with a letter gets one. `gruppe[2].name` becomes `gruppe_5b_2_5d__2e_name`.
#[must_use]
pub fn field_id(name: &str) -> String {
    let mut id = String::with_capacity(name.len() + 2);
    if !name.starts_with(|first: char| first.is_ascii_alphabetic()) {
        id.push_str("f-");
    }
    for character in name.chars() {
        if character.is_ascii_alphanumeric() || matches!(character, '-' | '_') {
            id.push(character);
        } else {
            id.push_str(&format!("_{:x}_", u32::from(character)));
        }
    }
    id
}

/// A line of the error summary: the message and the id of the field to which it leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorLink {
    /// The id of the first wrong field.
    pub target: String,
    /// The message, word for word as it stands at the field.
    pub message: String,
}

/// What the error summary needs to know of a field.
pub trait FormField {
    /// The messages of this field and of those inside it, in the order of the page.
    fn error_links(&self) -> Vec<ErrorLink>;
}

/// One link, from the question's error to the element with the id `target`.
pub(crate) fn link_to(question: &Question, target: &str) -> Vec<ErrorLink> {
    let link = |message: &String| ErrorLink { target: target.to_owned(), message: message.clone() };
    question.error.iter().map(link).collect()
}

/// The building methods that all fields with a question share.
macro_rules! question_methods {
    ($field:ty) => {
        impl $field {
            /// Adds help below the label.
            #[must_use]
            pub fn hint(mut self, hint: impl Into<String>) -> Self {
                self.question.hint = Some(hint.into());
                self
            }

            /// Marks the answer as wrong; the message says what to do.
            #[must_use]
            pub fn error(mut self, message: impl Into<String>) -> Self {
                self.question.error = Some(message.into());
                self
            }

            /// Marks the answer as wrong when there is a message.
            #[must_use]
            pub fn error_from(mut self, message: Option<impl Into<String>>) -> Self {
                self.question.error = message.map(Into::into);
                self
            }

            /// Marks the answer as one that may be left out.
            #[must_use]
            pub fn optional(mut self) -> Self {
                self.question.optional = true;
                self
            }

            /// Makes the label the main heading of the page.
            #[must_use]
            pub fn as_heading(mut self) -> Self {
                self.question.heading = true;
                self
            }
        }
    };
}
pub(crate) use question_methods;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::testing::page;

    #[test]
    fn ids_are_made_of_letters_digits_and_dashes() {
        assert_eq!(field_id("vorname"), "vorname");
        assert_eq!(field_id("F60000227"), "F60000227");
        assert_eq!(field_id("gruppe[2].name"), "gruppe_5b_2_5d__2e_name");
        assert_eq!(field_id("2024"), "f-2024");
        assert_eq!(field_id("größe"), "gr_f6__df_e");
        assert_eq!(field_id(""), "f-");
    }

    #[test]
    fn different_names_have_different_ids() {
        assert_ne!(field_id("a.b"), field_id("a-b"));
        assert_ne!(field_id("a.b"), field_id("a_b"));
    }

    #[test]
    fn a_description_names_only_what_is_shown() {
        let mut question = Question::new(&page(), "name", "Name");
        assert_eq!(question.described_by(), None);
        question.error = Some("Geben Sie Ihren Namen ein.".to_owned());
        assert_eq!(question.described_by().as_deref(), Some("name-error"));
        question.hint = Some("Wie im Ausweis".to_owned());
        assert_eq!(question.described_by().as_deref(), Some("name-hint name-error"));
    }
}
