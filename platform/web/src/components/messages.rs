// SPDX-License-Identifier: EUPL-1.2
//! Messages: notification banner, confirmation panel, inset text, details that open.

use super::{Example, Html, Tone};
use crate::page::Page;
use askama::Template;

/// A message above the content.
#[derive(Clone, Debug, PartialEq, Eq, Template)]
#[template(path = "components/notification_banner.html")]
pub struct NotificationBanner {
    tone: Tone,
    title: String,
    body: Html,
}

impl NotificationBanner {
    /// A message with a title only.
    #[must_use]
    pub fn new(tone: Tone, title: impl Into<String>) -> Self {
        Self { tone, title: title.into(), body: Html::default() }
    }

    /// Adds what follows from it.
    #[must_use]
    pub fn body(mut self, body: impl Into<Html>) -> Self {
        self.body = body.into();
        self
    }
}

/// The confirmation after something was sent, with its reference number.
#[derive(Clone, Debug, PartialEq, Eq, Template)]
#[template(path = "components/panel.html")]
pub struct Panel {
    title: String,
    label: Option<String>,
    reference: Option<String>,
}

impl Panel {
    /// A confirmation; the title is the main heading of the page.
    #[must_use]
    pub fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), label: None, reference: None }
    }

    /// Adds the number by which people find the matter again.
    #[must_use]
    pub fn reference(mut self, label: impl Into<String>, number: impl Into<String>) -> Self {
        self.label = Some(label.into());
        self.reference = Some(number.into());
        self
    }
}

/// A text that stands out from its surroundings.
#[derive(Clone, Debug, PartialEq, Eq, Template)]
#[template(path = "components/inset_text.html")]
pub struct InsetText {
    body: Html,
}

impl InsetText {
    /// A text.
    #[must_use]
    pub fn new(body: impl Into<Html>) -> Self {
        Self { body: body.into() }
    }
}

/// A text that opens on demand.
#[derive(Clone, Debug, PartialEq, Eq, Template)]
#[template(path = "components/details.html")]
pub struct Details {
    summary: String,
    body: Html,
    open: bool,
}

impl Details {
    /// A closed text.
    #[must_use]
    pub fn new(summary: impl Into<String>, body: impl Into<Html>) -> Self {
        Self { summary: summary.into(), body: body.into(), open: false }
    }

    /// Opens it from the start.
    #[must_use]
    pub fn open(mut self) -> Self {
        self.open = true;
        self
    }
}

pub(super) fn examples(_page: &Page) -> Vec<Example> {
    let banner = |name, tone, title: &str, body: &str| {
        Example::new("NotificationBanner", name, Html::of(&NotificationBanner::new(tone, title).body(body)))
    };
    vec![
        banner("success", Tone::Success, "Ihre Angaben sind gespeichert.", ""),
        banner("info", Tone::Info, "Am 24. August ist das Rathaus geschlossen.", ""),
        banner(
            "warning",
            Tone::Warning,
            "Die Frist endet am 31. August 2026.",
            "Danach müssen Sie den Antrag neu stellen.",
        ),
        banner("danger", Tone::Danger, "Die Nachricht konnte nicht zugestellt werden.", ""),
        Example::new(
            "Panel",
            "reference",
            Html::of(
                &Panel::new("Ihre Anmeldung ist eingegangen").reference("Vorgangsnummer", "K-2026-004711"),
            ),
        ),
        Example::new(
            "InsetText",
            "plain",
            Html::of(&InsetText::new(
                "Die Anmeldung ist kostenlos. Die Steuer beginnt mit dem Monat nach dem Einzug.",
            )),
        ),
        Example::new(
            "Details",
            "closed",
            Html::of(&Details::new(
                "Wo finde ich die Chipnummer?",
                Html::paragraphs("Die Nummer hat 15 Ziffern.\n\nSie steht im Heimtierausweis."),
            )),
        ),
    ]
}
