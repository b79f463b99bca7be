// SPDX-License-Identifier: EUPL-1.2
//! Summary of what is wrong, at the top of a page that was answered with status 422.

use super::question::{ErrorLink, FormField};
use super::{Example, Html};
use crate::page::Page;
use askama::Template;

/// The summary: its title says the number; each line repeats a message word for word and leads to its field.
/// Without errors it renders nothing. Set `Page::error_count` to [`ErrorSummary::count`], so that the title of the
/// document says it too.
#[derive(Clone, Debug, PartialEq, Eq, Template)]
#[template(path = "components/error_summary.html")]
pub struct ErrorSummary {
    title: String,
    links: Vec<ErrorLink>,
}

impl ErrorSummary {
    /// The summary of these errors.
    #[must_use]
    pub fn new(page: &Page, links: Vec<ErrorLink>) -> Self {
        Self { title: page.t1("web-errors-title", "count", &links.len()), links }
    }

    /// The summary of the fields of a page, in their order.
    #[must_use]
    pub fn of(page: &Page, fields: &[&dyn FormField]) -> Self {
        Self::new(page, fields.iter().flat_map(|field| field.error_links()).collect())
    }

    /// How many errors there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.links.len()
    }
}

pub(super) fn examples(page: &Page) -> Vec<Example> {
    let link =
        |target: &str, message: &str| ErrorLink { target: target.to_owned(), message: message.to_owned() };
    let links = vec![
        link("text-error", "Geben Sie eine Postleitzahl mit fünf Ziffern ein."),
        link("date-error-month", "Geben Sie einen Monat von 1 bis 12 ein."),
    ];
    vec![Example::new("ErrorSummary", "two", Html::of(&ErrorSummary::new(page, links)))]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::testing::page;
    use crate::components::{DateField, TextField};

    #[test]
    fn the_summary_repeats_the_messages_of_the_fields_in_their_order() {
        let page = page();
        let name = TextField::new(&page, "name", "Name").error("Geben Sie Ihren Namen ein.");
        let place = TextField::new(&page, "place", "Ort");
        let start = DateField::new(&page, "start", "Beginn").error("Geben Sie den Beginn ein.");
        let summary = ErrorSummary::of(&page, &[&name, &place, &start]);
        assert_eq!(summary.count(), 2);
        let html = summary.to_string();
        let first = html.find(r##"href="#name""##).unwrap();
        let second = html.find(r##"href="#start-day""##).unwrap();
        assert!(first < second);
        assert!(name.to_string().contains("Geben Sie Ihren Namen ein."));
    }

    #[test]
    fn the_title_says_the_number() {
        let page = page();
        let one = vec![ErrorLink { target: "a".to_owned(), message: "A".to_owned() }];
        assert!(
            ErrorSummary::new(&page, one.clone())
                .to_string()
                .contains("Eine Angabe fehlt noch oder ist nicht richtig")
        );
        let two = [one.clone(), one].concat();
        assert!(
            ErrorSummary::new(&page, two)
                .to_string()
                .contains("2 Angaben fehlen noch oder sind nicht richtig")
        );
    }

    #[test]
    fn without_errors_there_is_no_summary() {
        assert_eq!(ErrorSummary::new(&page(), Vec::new()).to_string(), "");
    }
}
