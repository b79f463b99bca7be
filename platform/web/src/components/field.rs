// SPDX-License-Identifier: EUPL-1.2
//! Any field, for forms whose questions are data, and groups of fields.

use super::question::{ErrorLink, FormField};
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
    fn a_group_passes_on_the_errors_of_its_fields() {
        let links = Field::from(address(&page())).error_links();
        assert_eq!(
            links,
            [ErrorLink { target: "group-place".to_owned(), message: "Geben Sie den Ort ein.".to_owned() }]
        );
    }
}
