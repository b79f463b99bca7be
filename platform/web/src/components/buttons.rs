// SPDX-License-Identifier: EUPL-1.2
//! Buttons and rows of buttons.

use super::{Example, Html};
use crate::page::Page;
use askama::Template;

/// How much weight a button has; a page has one primary button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ButtonKind {
    /// What most people do next.
    Primary,
    /// What some people do.
    Secondary,
    /// What few people do.
    Tertiary,
}

impl ButtonKind {
    /// The end of the class name.
    #[must_use]
    pub fn class(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::Secondary => "secondary",
            Self::Tertiary => "tertiary",
        }
    }
}

/// What a button does.
#[derive(Clone, Debug, PartialEq, Eq)]
enum ButtonAction {
    Submit,
    SubmitAs { name: String, value: String },
    Open(String),
    Print,
}

/// A button, or a link that looks like one.
#[derive(Clone, Debug, PartialEq, Eq, Template)]
#[template(path = "components/button.html")]
pub struct Button {
    label: String,
    kind: ButtonKind,
    action: ButtonAction,
    icon: Option<&'static str>,
    context: Option<String>,
}

impl Button {
    fn new(label: impl Into<String>, kind: ButtonKind, action: ButtonAction) -> Self {
        Self { label: label.into(), kind, action, icon: None, context: None }
    }

    /// Sends the form.
    #[must_use]
    pub fn submit(label: impl Into<String>) -> Self {
        Self::new(label, ButtonKind::Primary, ButtonAction::Submit)
    }

    /// Sends the form with one more pair of name and value, without checks in the browser.
    #[must_use]
    pub fn submit_as(label: impl Into<String>, name: impl Into<String>, value: impl Into<String>) -> Self {
        let action = ButtonAction::SubmitAs { name: name.into(), value: value.into() };
        Self::new(label, ButtonKind::Secondary, action)
    }

    /// Opens a page.
    #[must_use]
    pub fn link(label: impl Into<String>, url: impl Into<String>) -> Self {
        Self::new(label, ButtonKind::Primary, ButtonAction::Open(url.into()))
    }

    /// Prints the page; shown only where script runs.
    #[must_use]
    pub fn print(page: &Page) -> Self {
        Self::new(page.t("web-button-print"), ButtonKind::Secondary, ButtonAction::Print)
    }

    /// Gives it the weight of a primary button.
    #[must_use]
    pub fn primary(mut self) -> Self {
        self.kind = ButtonKind::Primary;
        self
    }

    /// Gives it less weight.
    #[must_use]
    pub fn secondary(mut self) -> Self {
        self.kind = ButtonKind::Secondary;
        self
    }

    /// Gives it the least weight.
    #[must_use]
    pub fn tertiary(mut self) -> Self {
        self.kind = ButtonKind::Tertiary;
        self
    }

    /// Puts an icon of KERN before the text, for example `arrow-forward`.
    #[must_use]
    pub fn icon(mut self, name: &'static str) -> Self {
        self.icon = Some(name);
        self
    }

    /// Adds words that only screen readers say, where the same text stands on several buttons.
    #[must_use]
    pub fn context(mut self, context: impl Into<String>) -> Self {
        self.context = Some(context.into());
        self
    }
}

/// Buttons side by side; on narrow screens below each other.
#[derive(Clone, Debug, PartialEq, Eq, Template)]
#[template(path = "components/button_group.html")]
pub struct ButtonGroup {
    buttons: Vec<Button>,
}

impl ButtonGroup {
    /// A row, the most important button first.
    #[must_use]
    pub fn new(buttons: Vec<Button>) -> Self {
        Self { buttons }
    }
}

pub(super) fn examples(page: &Page) -> Vec<Example> {
    let row = vec![
        Button::submit("Speichern und weiter"),
        Button::submit_as("Später weitermachen", "action", "later"),
        Button::link("Abbrechen", "/").tertiary(),
    ];
    vec![
        Example::new(
            "Button",
            "link",
            Html::of(&Button::link("Jetzt anmelden", "/hund").icon("arrow-forward")),
        ),
        Example::new("Button", "print", Html::of(&Button::print(page))),
        Example::new(
            "Button",
            "context",
            Html::of(&Button::submit_as("Entfernen", "remove", "1").tertiary().context("Lageplan.pdf")),
        ),
        Example::new("ButtonGroup", "three", Html::of(&ButtonGroup::new(row))),
    ]
}
