// SPDX-License-Identifier: EUPL-1.2
//! Finding: a search box, a form of filters above a list, and cards that lead on.

use super::{Example, Field, Html, SelectField, TextField, field_id};
use crate::page::Page;
use askama::Template;

/// A field for words and a button; sent with GET.
#[derive(Clone, Debug, PartialEq, Eq, Template)]
#[template(path = "components/search_box.html")]
pub struct SearchBox {
    action: String,
    name: String,
    id: String,
    label: String,
    value: String,
    button: String,
}

impl SearchBox {
    /// A box whose words are sent to `action` under `name`.
    #[must_use]
    pub fn new(page: &Page, action: impl Into<String>, name: &str, label: impl Into<String>) -> Self {
        Self {
            action: action.into(),
            name: name.to_owned(),
            id: field_id(&format!("search-{name}")),
            label: label.into(),
            value: String::new(),
            button: page.t("web-search-button"),
        }
    }

    /// Fills in the words that were searched.
    #[must_use]
    pub fn value(mut self, words: impl Into<String>) -> Self {
        self.value = words.into();
        self
    }
}

/// Filters above a list; sent with GET when the button is used, never by themselves.
#[derive(Clone, Debug, PartialEq, Eq, Template)]
#[template(path = "components/filter_form.html")]
pub struct FilterForm {
    action: String,
    fields: Vec<Field>,
    label: String,
    button: String,
    reset_word: String,
}

impl FilterForm {
    /// Filters that are sent to `action`, which without parameters is also the way to reset them.
    #[must_use]
    pub fn new(page: &Page, action: impl Into<String>, fields: Vec<Field>) -> Self {
        Self {
            action: action.into(),
            fields,
            label: page.t("web-filter-label"),
            button: page.t("web-filter-button"),
            reset_word: page.t("web-filter-reset"),
        }
    }
}

/// One card: a link with a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkCard {
    /// The text of the link.
    pub title: String,
    /// Where it leads.
    pub url: String,
    /// What is found there; may be empty.
    pub text: String,
}

/// Cards that lead to topics or services.
#[derive(Clone, Debug, PartialEq, Eq, Template)]
#[template(path = "components/link_cards.html")]
pub struct LinkCards {
    cards: Vec<LinkCard>,
}

impl LinkCards {
    /// Cards in their order.
    #[must_use]
    pub fn new(cards: Vec<LinkCard>) -> Self {
        Self { cards }
    }
}

pub(super) fn examples(page: &Page) -> Vec<Example> {
    let card = |title: &str, text: &str| LinkCard {
        title: title.to_owned(),
        url: "/themen/1".to_owned(),
        text: text.to_owned(),
    };
    let cards = vec![
        card("Bauen und Wohnen", "Baugenehmigung, Wohngeld, Ummeldung"),
        card("Steuern und Abgaben", "Hundesteuer, Grundsteuer, Kurabgabe"),
        card("Unternehmen führen", "Gewerbe, Gaststätten, Veranstaltungen"),
    ];
    let states = SelectField::new(page, "filter-state", "Stand", Vec::new()).empty_label("Alle");
    let words = TextField::new(page, "filter-words", "Name oder Nummer");
    vec![
        Example::new(
            "SearchBox",
            "filled",
            Html::of(&SearchBox::new(page, "/suche", "q", "Leistung suchen").value("Hund")),
        ),
        Example::new(
            "FilterForm",
            "two",
            Html::of(&FilterForm::new(page, "/vorgaenge", vec![words.into(), states.into()])),
        ),
        Example::new("LinkCards", "three", Html::of(&LinkCards::new(cards))),
    ]
}
