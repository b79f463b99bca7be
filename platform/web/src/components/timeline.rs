// SPDX-License-Identifier: EUPL-1.2
//! What happened to a case and what comes next, in the order of time.

use super::{Example, Html, Tone};
use crate::page::Page;
use askama::Template;

/// One event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimelineEvent {
    /// What happened.
    pub title: String,
    /// When, for people.
    pub when: String,
    /// When, for machines (the `datetime` attribute), for example `2026-08-03T09:14:00Z`.
    pub datetime: String,
    /// Who did it.
    pub actor: Option<String>,
    /// More about it.
    pub body: Html,
    /// The colour of its mark.
    pub tone: Tone,
    /// Whether it is still to come.
    pub upcoming: bool,
}

impl TimelineEvent {
    /// An event in the past.
    #[must_use]
    pub fn new(title: impl Into<String>, when: impl Into<String>, datetime: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            when: when.into(),
            datetime: datetime.into(),
            actor: None,
            body: Html::default(),
            tone: Tone::Neutral,
            upcoming: false,
        }
    }

    /// Says who did it.
    #[must_use]
    pub fn actor(mut self, actor: impl Into<String>) -> Self {
        self.actor = Some(actor.into());
        self
    }

    /// Says more.
    #[must_use]
    pub fn body(mut self, body: impl Into<Html>) -> Self {
        self.body = body.into();
        self
    }

    /// Gives the mark a colour.
    #[must_use]
    pub fn tone(mut self, tone: Tone) -> Self {
        self.tone = tone;
        self
    }

    /// Marks an event that is still to come.
    #[must_use]
    pub fn upcoming(mut self) -> Self {
        self.upcoming = true;
        self
    }
}

/// Events as an ordered list.
#[derive(Clone, Debug, PartialEq, Eq, Template)]
#[template(path = "components/timeline.html")]
pub struct Timeline {
    events: Vec<TimelineEvent>,
    upcoming_word: String,
}

impl Timeline {
    /// Events in the order in which they are to be read.
    #[must_use]
    pub fn new(page: &Page, events: Vec<TimelineEvent>) -> Self {
        Self { events, upcoming_word: page.t("web-timeline-upcoming") }
    }
}

pub(super) fn examples(page: &Page) -> Vec<Example> {
    let events = vec![
        TimelineEvent::new("Antrag eingegangen", "3. August 2026, 9:14 Uhr", "2026-08-03T09:14:00+02:00")
            .actor("Änne Möller")
            .tone(Tone::Info),
        TimelineEvent::new("Unterlagen nachgefordert", "5. August 2026", "2026-08-05")
            .actor("Amt Neuburg")
            .body("Bitte reichen Sie den Nachweis der Haftpflichtversicherung nach.")
            .tone(Tone::Warning),
        TimelineEvent::new("Entscheidung", "bis 31. August 2026", "2026-08-31").upcoming(),
    ];
    vec![Example::new("Timeline", "case", Html::of(&Timeline::new(page, events)))]
}
