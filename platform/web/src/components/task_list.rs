// SPDX-License-Identifier: EUPL-1.2
//! The parts of an application with their state.

use super::{Example, Html, StatusBadge, Tone, field_id};
use crate::page::Page;
use askama::Template;

/// How far a task is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskStatus {
    /// Nothing was answered.
    NotStarted,
    /// Some answers are there.
    InProgress,
    /// All answers are there.
    Done,
    /// Another task must be done before.
    CannotStart,
    /// Something is wrong.
    Wrong,
}

impl TaskStatus {
    fn badge(self, page: &Page) -> StatusBadge {
        let (tone, key) = match self {
            Self::NotStarted => (Tone::Neutral, "web-task-not-started"),
            Self::InProgress => (Tone::Info, "web-task-in-progress"),
            Self::Done => (Tone::Success, "web-task-done"),
            Self::CannotStart => (Tone::Neutral, "web-task-cannot-start"),
            Self::Wrong => (Tone::Danger, "web-task-wrong"),
        };
        StatusBadge::new(tone, page.t(key))
    }
}

/// One task; without address it cannot be opened yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// What is to be done.
    pub title: String,
    /// Where it is done.
    pub url: Option<String>,
    /// An explanation.
    pub hint: Option<String>,
    /// How far it is.
    pub status: TaskStatus,
}

/// Tasks under a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskSection {
    /// The heading; none when there is only one section.
    pub heading: Option<String>,
    /// The tasks in their order.
    pub tasks: Vec<Task>,
}

struct TaskLine {
    task: Task,
    badge: StatusBadge,
    number: usize,
}

/// The list; the numbers run on over all sections.
#[derive(Clone, Debug, Template)]
#[template(path = "components/task_list.html")]
pub struct TaskList {
    id: String,
    sections: Vec<TaskSection>,
    page: Page,
}

impl TaskList {
    /// A list; `name` makes its ids unique on the page.
    #[must_use]
    pub fn new(page: &Page, name: &str, sections: Vec<TaskSection>) -> Self {
        Self { id: field_id(name), sections, page: page.clone() }
    }

    fn lines(&self) -> Vec<(Option<String>, Vec<TaskLine>)> {
        let mut number = 0;
        let mut line = |task: &Task| {
            number += 1;
            TaskLine { task: task.clone(), badge: task.status.badge(&self.page), number }
        };
        self.sections
            .iter()
            .map(|section| (section.heading.clone(), section.tasks.iter().map(&mut line).collect()))
            .collect()
    }
}

pub(super) fn examples(page: &Page) -> Vec<Example> {
    let task = |title: &str, status, open: bool| Task {
        title: title.to_owned(),
        url: open.then(|| "/hundesteuer/schritt".to_owned()),
        hint: None,
        status,
    };
    let sections = vec![
        TaskSection {
            heading: Some("Angaben vorbereiten".to_owned()),
            tasks: vec![
                task("Ihre Person", TaskStatus::Done, true),
                Task {
                    hint: Some("Rasse, Chipnummer und Beginn der Haltung".to_owned()),
                    ..task("Ihr Hund", TaskStatus::InProgress, true)
                },
                task("Steuerermäßigung", TaskStatus::NotStarted, true),
            ],
        },
        TaskSection {
            heading: Some("Absenden".to_owned()),
            tasks: vec![task("Angaben prüfen und absenden", TaskStatus::CannotStart, false)],
        },
    ];
    vec![Example::new("TaskList", "two-sections", Html::of(&TaskList::new(page, "aufgaben", sections)))]
}
