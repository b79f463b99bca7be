// SPDX-License-Identifier: EUPL-1.2
//! Numbers: tiles and bar charts. A chart is drawn on the server and has a table with the same numbers.

use super::{Example, Html, Tone};
use crate::page::Page;
use askama::Template;

/// A number with what it counts.
#[derive(Clone, Debug, PartialEq, Eq, Template)]
#[template(path = "components/stat_tile.html")]
pub struct StatTile {
    value: String,
    label: String,
    note: Option<String>,
    url: Option<String>,
    tone: Tone,
}

impl StatTile {
    /// A number and what it counts.
    #[must_use]
    pub fn new(value: impl std::fmt::Display, label: impl Into<String>) -> Self {
        Self { value: format!("{value}"), label: label.into(), note: None, url: None, tone: Tone::Neutral }
    }

    /// Adds a remark, for example the change since last week.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }

    /// Leads to the list that is counted.
    #[must_use]
    pub fn url(mut self, url: impl Into<String>) -> Self {
        self.url = Some(url.into());
        self
    }

    /// Says how serious the number is.
    #[must_use]
    pub fn tone(mut self, tone: Tone) -> Self {
        self.tone = tone;
        self
    }
}

/// Tiles side by side.
#[derive(Clone, Debug, PartialEq, Eq, Template)]
#[template(path = "components/stat_tiles.html")]
pub struct StatTiles {
    tiles: Vec<StatTile>,
}

impl StatTiles {
    /// A row of tiles.
    #[must_use]
    pub fn new(tiles: Vec<StatTile>) -> Self {
        Self { tiles }
    }
}

/// One bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// What it stands for.
    pub label: String,
    /// How long it is; negative values are drawn as zero.
    pub value: f64,
    /// The value for people, with its unit.
    pub text: String,
}

impl Bar {
    /// A bar.
    #[must_use]
    pub fn new(label: impl Into<String>, value: f64, text: impl Into<String>) -> Self {
        Self { label: label.into(), value, text: text.into() }
    }
}

struct DrawnBar<'chart> {
    bar: &'chart Bar,
    text_y: usize,
    bar_y: usize,
    percent: String,
}

/// Horizontal bars in a picture that scales with the column, and a table with the same numbers.
#[derive(Clone, Debug, PartialEq, Template)]
#[template(path = "components/bar_chart.html")]
pub struct BarChart {
    id: String,
    title: String,
    description: String,
    label_head: String,
    value_head: String,
    table_word: String,
    bars: Vec<Bar>,
}

impl BarChart {
    /// A chart; `name` makes its ids unique on the page.
    #[must_use]
    pub fn new(page: &Page, name: &str, title: impl Into<String>, bars: Vec<Bar>) -> Self {
        Self {
            id: super::field_id(name),
            title: title.into(),
            description: String::new(),
            label_head: page.t("web-chart-label"),
            value_head: page.t("web-chart-value"),
            table_word: page.t("web-chart-table"),
            bars,
        }
    }

    /// Says in a sentence what can be seen.
    #[must_use]
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = description.into();
        self
    }

    /// Names the columns of the table: what the bars stand for, and what is counted.
    #[must_use]
    pub fn heads(mut self, label: impl Into<String>, value: impl Into<String>) -> Self {
        self.label_head = label.into();
        self.value_head = value.into();
        self
    }

    fn height(&self) -> usize {
        self.bars.len() * ROW_HEIGHT
    }

    fn drawn(&self) -> Vec<DrawnBar<'_>> {
        let longest = self.bars.iter().map(|bar| bar.value).fold(0.0, f64::max);
        let percent =
            |value: f64| if longest > 0.0 { (value / longest * 100.0).clamp(0.0, 100.0) } else { 0.0 };
        self.bars
            .iter()
            .enumerate()
            .map(|(index, bar)| DrawnBar {
                bar,
                text_y: index * ROW_HEIGHT + 18,
                bar_y: index * ROW_HEIGHT + 26,
                percent: format!("{:.2}%", percent(bar.value)),
            })
            .collect()
    }
}

/// Height of a bar with its text, in pixels.
const ROW_HEIGHT: usize = 52;

pub(super) fn examples(page: &Page) -> Vec<Example> {
    let tiles = vec![
        StatTile::new(12, "heute fällig").url("/vorgaenge?frist=heute").tone(Tone::Warning),
        StatTile::new(3, "überfällig")
            .url("/vorgaenge?frist=vorbei")
            .tone(Tone::Danger)
            .note("2 mehr als gestern"),
        StatTile::new(148, "offen"),
        StatTile::new("4,2 Tage", "mittlere Dauer"),
    ];
    let bars = vec![
        Bar::new("Hund anmelden", 412.0, "412"),
        Bar::new("Gewerbe anmelden", 268.0, "268"),
        Bar::new("Bewohnerparkausweis", 95.0, "95"),
    ];
    let chart = BarChart::new(page, "chart-services", "Anträge im Juli 2026", bars)
        .description("Die Anmeldung eines Hundes wurde am häufigsten beantragt.")
        .heads("Leistung", "Anträge");
    vec![
        Example::new("StatTiles", "four", Html::of(&StatTiles::new(tiles))),
        Example::new("BarChart", "three", Html::of(&chart)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::testing::page;

    fn percents(values: &[f64]) -> Vec<String> {
        let bars = values.iter().map(|value| Bar::new("x", *value, "x")).collect();
        let chart = BarChart::new(&page(), "c", "C", bars);
        chart.drawn().into_iter().map(|bar| bar.percent).collect()
    }

    #[test]
    fn the_longest_bar_fills_the_width() {
        assert_eq!(percents(&[50.0, 200.0, 25.0]), ["25.00%", "100.00%", "12.50%"]);
    }

    #[test]
    fn zero_and_negative_values_have_no_length() {
        assert_eq!(percents(&[0.0, 0.0]), ["0.00%", "0.00%"]);
        assert_eq!(percents(&[-5.0, 10.0]), ["0.00%", "100.00%"]);
    }
}
