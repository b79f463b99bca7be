// SPDX-License-Identifier: EUPL-1.2
//! A short word for a state, with colour and icon.

use super::{Example, Html, Tone};
use crate::page::Page;
use askama::Template;

/// A state in one or two words. The word carries the meaning; colour and icon only help.
#[derive(Clone, Debug, PartialEq, Eq, Template)]
#[template(path = "components/status_badge.html")]
pub struct StatusBadge {
    tone: Tone,
    label: String,
}

impl StatusBadge {
    /// A badge.
    #[must_use]
    pub fn new(tone: Tone, label: impl Into<String>) -> Self {
        Self { tone, label: label.into() }
    }
}

pub(super) fn examples(_page: &Page) -> Vec<Example> {
    let show =
        |name, tone, label| Example::new("StatusBadge", name, Html::of(&StatusBadge::new(tone, label)));
    vec![
        show("neutral", Tone::Neutral, "Noch nicht begonnen"),
        show("info", Tone::Info, "In Bearbeitung"),
        show("success", Tone::Success, "Entschieden"),
        show("warning", Tone::Warning, "Frist in 3 Tagen"),
        show("danger", Tone::Danger, "Überfällig"),
    ]
}
