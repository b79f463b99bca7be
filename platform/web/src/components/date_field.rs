// SPDX-License-Identifier: EUPL-1.2
//! Field for a date that people know: day, month and year as three short fields.

use super::question::{ErrorLink, FormField, Question, link_to, question_methods};
use super::{Example, Html};
use crate::page::Page;
use askama::Template;

/// The three parts of a date as they were typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DateParts {
    /// Day of the month.
    pub day: String,
    /// Month as a number.
    pub month: String,
    /// Year.
    pub year: String,
}

/// Which parts of a date are wrong. With none marked, a wrong date as a whole leads to the day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WrongParts {
    /// The day.
    pub day: bool,
    /// The month.
    pub month: bool,
    /// The year.
    pub year: bool,
}

/// One of the three fields, ready for the template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatePart {
    /// `day`, `month` or `year`.
    pub part: &'static str,
    /// The visible label.
    pub label: String,
    /// What was typed.
    pub value: String,
    /// Whether this part is wrong.
    pub wrong: bool,
    /// The purpose for the browser (WCAG 1.3.5).
    pub autocomplete: Option<&'static str>,
    /// The class of the width.
    pub width: &'static str,
}

/// A question for a date. The answers are sent as `NAME-day`, `NAME-month` and `NAME-year`.
#[derive(Clone, Debug, PartialEq, Eq, Template)]
#[template(path = "components/date_field.html")]
pub struct DateField {
    pub(super) question: Question,
    parts: DateParts,
    wrong: WrongParts,
    birthday: bool,
    labels: [String; 3],
}

question_methods!(DateField);

impl DateField {
    /// An empty date.
    #[must_use]
    pub fn new(page: &Page, name: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            question: Question::new(page, name, label),
            parts: DateParts::default(),
            wrong: WrongParts::default(),
            birthday: false,
            labels: ["web-date-day", "web-date-month", "web-date-year"].map(|key| page.t(key)),
        }
    }

    /// Fills the field.
    #[must_use]
    pub fn value(mut self, parts: DateParts) -> Self {
        self.parts = parts;
        self
    }

    /// Marks the parts that are wrong; use it together with `error`.
    #[must_use]
    pub fn wrong(mut self, parts: WrongParts) -> Self {
        self.wrong = parts;
        self
    }

    /// Lets the browser fill in the person's own date of birth.
    #[must_use]
    pub fn birthday(mut self) -> Self {
        self.birthday = true;
        self
    }

    /// The three fields in reading order.
    #[must_use]
    pub fn fields(&self) -> [DatePart; 3] {
        let wrong = self.wrong_parts();
        let [day, month, year] = self.labels.clone();
        let purpose = |token: &'static str| self.birthday.then_some(token);
        [
            DatePart {
                part: "day",
                label: day,
                value: self.parts.day.clone(),
                wrong: wrong.day,
                autocomplete: purpose("bday-day"),
                width: "k-width-day",
            },
            DatePart {
                part: "month",
                label: month,
                value: self.parts.month.clone(),
                wrong: wrong.month,
                autocomplete: purpose("bday-month"),
                width: "k-width-day",
            },
            DatePart {
                part: "year",
                label: year,
                value: self.parts.year.clone(),
                wrong: wrong.year,
                autocomplete: purpose("bday-year"),
                width: "k-width-year",
            },
        ]
    }

    /// An error without marked parts concerns the whole date.
    fn wrong_parts(&self) -> WrongParts {
        if self.question.error.is_some() && self.wrong == WrongParts::default() {
            return WrongParts { day: true, month: true, year: true };
        }
        self.wrong
    }
}

impl FormField for DateField {
    fn error_links(&self) -> Vec<ErrorLink> {
        let fields = self.fields();
        let first = fields.iter().find(|field| field.wrong).map_or("day", |field| field.part);
        link_to(&self.question, &format!("{}-{first}", self.question.id()))
    }
}

pub(super) fn examples(page: &Page) -> Vec<Example> {
    let show = |name, field: DateField| Example::new("DateField", name, Html::of(&field));
    let parts = |day: &str, month: &str, year: &str| DateParts {
        day: day.to_owned(),
        month: month.to_owned(),
        year: year.to_owned(),
    };
    vec![
        show(
            "birthday",
            DateField::new(page, "date-birth", "Geburtsdatum").hint("Zum Beispiel 27 3 1986").birthday(),
        ),
        show(
            "error",
            DateField::new(page, "date-error", "Beginn der Hundehaltung")
                .value(parts("12", "13", "2026"))
                .wrong(WrongParts { month: true, ..WrongParts::default() })
                .error("Geben Sie einen Monat von 1 bis 12 ein."),
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::testing::page;

    #[test]
    fn the_summary_leads_to_the_first_wrong_part() {
        let wrong_year = WrongParts { year: true, ..WrongParts::default() };
        let field =
            DateField::new(&page(), "beginn", "Beginn").wrong(wrong_year).error("Geben Sie ein Jahr ein.");
        assert_eq!(
            field.error_links(),
            [ErrorLink { target: "beginn-year".to_owned(), message: "Geben Sie ein Jahr ein.".to_owned() }]
        );
    }

    #[test]
    fn an_error_without_parts_marks_all_three() {
        let field = DateField::new(&page(), "beginn", "Beginn").error("Geben Sie ein Datum ein.");
        assert!(field.fields().iter().all(|part| part.wrong));
        assert_eq!(field.error_links()[0].target, "beginn-day");
    }
}
