// SPDX-License-Identifier: EUPL-1.2
//! Any field, for forms whose questions are data, and groups of fields.

use super::question::{ErrorLink, FormField, Question};
use super::{
    Checkboxes, DateField, Example, FileUpload, Html, InsetText, Radios, SelectField, SingleCheckbox,
    TextField,
};
use crate::page::Page;
use askama::Template;
use askama::filters::HtmlSafe;
use std::fmt;

macro_rules! any_field {
    ($($(#[$doc:meta])* $variant:ident($component:ty)),+ $(,)?) => {
        /// Any field.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Field { $($(#[$doc])* $variant($component)),+ }

        impl fmt::Display for Field {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self { $(Self::$variant(field) => field.fmt(formatter)),+ }
            }
        }

        impl FormField for Field {
            fn error_links(&self) -> Vec<ErrorLink> {
                match self { $(Self::$variant(field) => field.error_links()),+ }
            }
        }

        $(impl From<$component> for Field {
            fn from(field: $component) -> Self { Self::$variant(field) }
        })+
    };
}

any_field! {
    /// Text.
    Text(TextField),
    /// A date.
    Date(DateField),
    /// One of a few.
    Radios(Radios),
    /// Any of a few.
    Checkboxes(Checkboxes),
    /// A statement.
    SingleCheckbox(SingleCheckbox),
    /// One of many.
    Select(SelectField),
    /// Files.
    Files(FileUpload),
    /// A text between the fields.
    Inset(InsetText),
    /// Fields that belong together.
    Group(FieldGroup),
}

impl HtmlSafe for Field {}

impl Field {
    /// What is asked, when this is one question.
    #[must_use]
    pub fn label(&self) -> Option<&str> {
        self.question().map(|question| question.label.as_str())
    }

    /// Whether somebody can answer here; a text between the fields asks nothing.
    #[must_use]
    pub fn asks(&self) -> bool {
        !matches!(self, Self::Inset(_))
    }

    /// Makes the label the main heading of the page, inside of the legend or label, with a hint where it has none of its own.
    /// Groups and texts have no question and stay as they are.
    #[must_use]
    pub fn as_heading(mut self, hint: Option<&str>) -> Self {
        if let Some(question) = self.question_mut() {
            question.heading = true;
            if question.hint.is_none() {
                question.hint = hint.map(str::to_owned);
            }
        }
        self
    }

    /// Limits what is said about files to what the installation takes, in bytes.
    #[must_use]
    pub fn limit_files(self, page: &Page, bytes: u64) -> Self {
        match self {
            Self::Files(upload) => Self::Files(upload.limit(page, bytes)),
            other => other,
        }
    }

    fn question(&self) -> Option<&Question> {
        match self {
            Self::Text(field) => Some(&field.question),
            Self::Date(field) => Some(&field.question),
            Self::Radios(field) => Some(&field.question),
            Self::Checkboxes(field) => Some(&field.question),
            Self::SingleCheckbox(field) => Some(&field.question),
            Self::Select(field) => Some(&field.question),
            Self::Files(field) => Some(&field.question),
            Self::Inset(_) | Self::Group(_) => None,
        }
    }

    fn question_mut(&mut self) -> Option<&mut Question> {
        match self {
            Self::Text(field) => Some(&mut field.question),
            Self::Date(field) => Some(&mut field.question),
            Self::Radios(field) => Some(&mut field.question),
            Self::Checkboxes(field) => Some(&mut field.question),
            Self::Select(field) => Some(&mut field.question),
            Self::Files(field) => Some(&mut field.question),
            // The label of a statement stands beside its box: it is no heading.
            Self::SingleCheckbox(_) | Self::Inset(_) | Self::Group(_) => None,
        }
    }
}

/// Fields that belong together, for example an address. A repeated group has a button that removes it.
#[derive(Clone, Debug, PartialEq, Eq, Template)]
#[template(path = "components/field_group.html")]
pub struct FieldGroup {
    legend: String,
    hint: Option<String>,
    fields: Vec<Field>,
    remove: Option<RemoveGroup>,
}

/// The button that removes one repetition of a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RemoveGroup {
    /// What is sent as `remove`.
    pub value: String,
    /// The text of the button.
    pub label: String,
}

impl FieldGroup {
    /// A group with a name for all its fields.
    #[must_use]
    pub fn new(legend: impl Into<String>, fields: Vec<Field>) -> Self {
        Self { legend: legend.into(), hint: None, fields, remove: None }
    }

    /// Adds help below the name.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Adds the button that removes this repetition; it sends `remove=VALUE`.
    #[must_use]
    pub fn removable(mut self, value: impl Into<String>, label: impl Into<String>) -> Self {
        self.remove = Some(RemoveGroup { value: value.into(), label: label.into() });
        self
    }
}

impl FormField for FieldGroup {
    fn error_links(&self) -> Vec<ErrorLink> {
        self.fields.iter().flat_map(FormField::error_links).collect()
    }
}

impl FormField for InsetText {
    fn error_links(&self) -> Vec<ErrorLink> {
        Vec::new()
    }
}

/// Who lives where: street, post code and place.
fn address(page: &Page) -> FieldGroup {
    let street = TextField::new(page, "group-street", "Straße und Hausnummer").autocomplete("address-line1");
    let place = TextField::new(page, "group-place", "Ort")
        .autocomplete("address-level2")
        .error("Geben Sie den Ort ein.");
    FieldGroup::new("Anschrift des zweiten Halters", vec![street.into(), place.into()])
        .hint("Wo die Person gemeldet ist")
        .removable("holders.1", "Zweiten Halter entfernen")
}

pub(super) fn examples(page: &Page) -> Vec<Example> {
    vec![Example::new("FieldGroup", "repeated", Html::of(&address(page)))]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::testing::page;

    #[test]
    fn a_question_that_is_its_page_has_one_heading_inside_the_legend() {
        let page = page();
        let asked = Field::from(super::super::Radios::yes_no(&page, "dog", "Halten Sie einen Hund?"));
        assert_eq!(asked.label(), Some("Halten Sie einen Hund?"));
        let html = asked.as_heading(Some("Auch einen Pflegehund")).to_string();
        let legend = r#"<legend class="kern-label"><h1 class="k-question-heading">Halten Sie einen Hund?"#;
        assert!(html.contains(legend), "{html}");
        assert_eq!(html.matches("Halten Sie einen Hund?").count(), 1);
        assert!(html.contains(r#"id="dog-hint">Auch einen Pflegehund"#), "{html}");
    }

    #[test]
    fn a_text_between_the_fields_asks_nothing() {
        assert!(!Field::from(InsetText::new(Html::paragraphs("Wir prüfen das."))).asks());
        assert!(Field::from(TextField::new(&page(), "name", "Name")).asks());
    }

    #[test]
    fn a_group_passes_on_the_errors_of_its_fields() {
        let links = Field::from(address(&page())).error_links();
        assert_eq!(
            links,
            [ErrorLink { target: "group-place".to_owned(), message: "Geben Sie den Ort ein.".to_owned() }]
        );
    }
}
