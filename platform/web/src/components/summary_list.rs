// SPDX-License-Identifier: EUPL-1.2
//! Answers to be checked before they are sent, and facts about a thing.

use super::{Example, Html};
use crate::page::Page;
use askama::Template;

/// A question with its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SummaryRow {
    /// The question in a few words.
    pub key: String,
    /// The answer; empty answers are shown as "not stated".
    pub value: Html,
    /// Where the answer can be changed.
    pub change_url: Option<String>,
}

impl SummaryRow {
    /// A row that cannot be changed.
    #[must_use]
    pub fn new(key: impl Into<String>, value: impl Into<Html>) -> Self {
        Self { key: key.into(), value: value.into(), change_url: None }
    }

    /// Adds the link "change".
    #[must_use]
    pub fn change(mut self, url: impl Into<String>) -> Self {
        self.change_url = Some(url.into());
        self
    }
}

/// Questions and answers in two columns, with links to change them.
#[derive(Clone, Debug, PartialEq, Eq, Template)]
#[template(path = "components/summary_list.html")]
pub struct SummaryList {
    heading: Option<String>,
    rows: Vec<SummaryRow>,
    change_word: String,
    empty_word: String,
}

impl SummaryList {
    /// A list without heading.
    #[must_use]
    pub fn new(page: &Page, rows: Vec<SummaryRow>) -> Self {
        Self {
            heading: None,
            rows,
            change_word: page.t("web-summary-change"),
            empty_word: page.t("web-summary-empty"),
        }
    }

    /// Puts a heading of the second level above the list.
    #[must_use]
    pub fn heading(mut self, heading: impl Into<String>) -> Self {
        self.heading = Some(heading.into());
        self
    }
}

pub(super) fn examples(page: &Page) -> Vec<Example> {
    let rows = vec![
        SummaryRow::new("Name", "Änne Möller").change("/antrag/name"),
        SummaryRow::new("Anschrift", Html::paragraphs("Lübsche Straße 1\n23966 Wismar"))
            .change("/antrag/anschrift"),
        SummaryRow::new("Telefon", "").change("/antrag/telefon"),
        SummaryRow::new("Eingegangen", "3. August 2026, 9:14 Uhr"),
    ];
    let list = SummaryList::new(page, rows).heading("Ihre Person");
    vec![Example::new("SummaryList", "answers", Html::of(&list))]
}
