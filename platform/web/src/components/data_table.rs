// SPDX-License-Identifier: EUPL-1.2
//! A table that can be sorted by links, with check boxes for choosing rows; on narrow screens each row becomes a card.

use super::{Example, Html, StatusBadge, Tone, field_id};
use crate::page::Page;
use askama::Template;

/// How a column is sorted now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortDirection {
    /// Smallest first.
    Ascending,
    /// Largest first.
    Descending,
}

/// The link that sorts by a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sort {
    /// Where the sorted table is.
    pub url: String,
    /// How the table is sorted by this column now, if it is.
    pub direction: Option<SortDirection>,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The text of its head.
    pub label: String,
    /// How to sort by it.
    pub sort: Option<Sort>,
    /// Whether it holds numbers, which stand right.
    pub numeric: bool,
}

impl Column {
    /// A column of text that cannot be sorted.
    #[must_use]
    pub fn new(label: impl Into<String>) -> Self {
        Self { label: label.into(), sort: None, numeric: false }
    }

    /// A column of numbers.
    #[must_use]
    pub fn numeric(mut self) -> Self {
        self.numeric = true;
        self
    }

    /// Makes the head a link that sorts.
    #[must_use]
    pub fn sort(mut self, url: impl Into<String>, direction: Option<SortDirection>) -> Self {
        self.sort = Some(Sort { url: url.into(), direction });
        self
    }

    fn aria_sort(&self) -> Option<&'static str> {
        match self.sort.as_ref()?.direction? {
            SortDirection::Ascending => Some("ascending"),
            SortDirection::Descending => Some("descending"),
        }
    }
}

/// A row; its first cell names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The cells, as many as there are columns.
    pub cells: Vec<Html>,
    /// The value that is sent when the row is chosen.
    pub id: String,
    /// What the check box is called, for example the number of the case.
    pub name: String,
    /// Whether the row is chosen.
    pub selected: bool,
}

impl Row {
    /// A row that is not chosen.
    #[must_use]
    pub fn new(cells: Vec<Html>) -> Self {
        Self { cells, id: String::new(), name: String::new(), selected: false }
    }

    /// Says what is sent when the row is chosen, and the name of its check box.
    #[must_use]
    pub fn choosable(mut self, id: impl Into<String>, name: impl Into<String>) -> Self {
        self.id = id.into();
        self.name = name.into();
        self
    }

    /// Chooses the row.
    #[must_use]
    pub fn selected(mut self, selected: bool) -> Self {
        self.selected = selected;
        self
    }
}

/// A table with a caption.
#[derive(Clone, Debug, PartialEq, Eq, Template)]
#[template(path = "components/data_table.html")]
pub struct DataTable {
    caption: String,
    caption_hidden: bool,
    columns: Vec<Column>,
    rows: Vec<Row>,
    choose: Option<String>,
    choose_word: String,
    empty_text: String,
    sorted_words: [String; 2],
}

impl DataTable {
    /// A table. Cells beyond the last column are not shown.
    #[must_use]
    pub fn new(page: &Page, caption: impl Into<String>, columns: Vec<Column>, rows: Vec<Row>) -> Self {
        Self {
            caption: caption.into(),
            caption_hidden: false,
            columns,
            rows,
            choose: None,
            choose_word: page.t("web-table-choose"),
            empty_text: page.t("web-table-empty"),
            sorted_words: ["web-table-ascending", "web-table-descending"].map(|key| page.t(key)),
        }
    }

    /// Hides the caption from view where a heading says the same; screen readers still say it.
    #[must_use]
    pub fn hide_caption(mut self) -> Self {
        self.caption_hidden = true;
        self
    }

    /// Adds a check box to each row; the chosen rows are sent under this name.
    #[must_use]
    pub fn choose(mut self, name: impl Into<String>) -> Self {
        self.choose = Some(name.into());
        self
    }

    /// Replaces the sentence that stands in place of rows when there are none.
    #[must_use]
    pub fn empty_text(mut self, text: impl Into<String>) -> Self {
        self.empty_text = text.into();
        self
    }

    fn cells<'row>(&'row self, row: &'row Row) -> Vec<(&'row Column, &'row Html)> {
        self.columns.iter().zip(&row.cells).collect()
    }

    fn sorted_word(&self, column: &Column) -> Option<&str> {
        let [ascending, descending] = &self.sorted_words;
        match column.sort.as_ref()?.direction? {
            SortDirection::Ascending => Some(ascending),
            SortDirection::Descending => Some(descending),
        }
    }

    fn box_id(&self, name: &str, row: &Row) -> String {
        field_id(&format!("{name}-{}", row.id))
    }
}

pub(super) fn examples(page: &Page) -> Vec<Example> {
    let columns = || {
        vec![
            Column::new("Vorgang"),
            Column::new("Anliegen").sort("/vorgaenge?sortierung=anliegen", None),
            Column::new("Frist").sort("/vorgaenge?sortierung=-frist", Some(SortDirection::Ascending)),
            Column::new("Gebühr").numeric(),
            Column::new("Stand"),
        ]
    };
    let row = |number: &str, service: &str, badge: StatusBadge| {
        Row::new(vec![
            Html::link(number, "/vorgaenge/1"),
            service.into(),
            "31.08.2026".into(),
            "26,00 €".into(),
            Html::of(&badge),
        ])
        .choosable(number, number)
    };
    let rows = vec![
        row("K-2026-004711", "Gewerbe anmelden", StatusBadge::new(Tone::Danger, "Überfällig")),
        row("K-2026-004712", "Hund anmelden", StatusBadge::new(Tone::Info, "In Bearbeitung")).selected(true),
    ];
    let full = DataTable::new(page, "Offene Vorgänge", columns(), rows).choose("cases");
    let empty = DataTable::new(page, "Abgeschlossene Vorgänge", columns(), Vec::new());
    vec![
        Example::new("DataTable", "sorted", Html::of(&full)),
        Example::new("DataTable", "empty", Html::of(&empty)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::testing::page;

    #[test]
    fn the_sorted_column_says_so() {
        let column = Column::new("Frist").sort("/x", Some(SortDirection::Descending));
        let html = DataTable::new(&page(), "Vorgänge", vec![column], Vec::new()).to_string();
        assert!(html.contains(r#"aria-sort="descending""#));
    }

    #[test]
    fn text_in_cells_is_escaped() {
        let rows = vec![Row::new(vec!["<script>".into()])];
        let html = DataTable::new(&page(), "T", vec![Column::new("A & B")], rows).to_string();
        assert!(html.contains("&lt;script&gt;") && !html.contains("<script>"));
        assert!(html.contains("A &#38; B"));
    }
}
