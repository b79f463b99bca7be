// SPDX-License-Identifier: EUPL-1.2
//! The answers for reading: before sending, at the clerk, in letters.

use super::answers::Answers;
use super::evaluate::Look;
use super::form::{Form, TaskPlan};
use super::notation::{money, parse_date, typed_number};
use super::paging::{PageContent, PageKey, PagePlan};
use super::tree::NodeId;
use super::words;
use foundation::Locale;
use foundation::time::format_date;
use xdatenfelder::DataType;

/// The answers of one page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SummarySection {
    /// Heading of the page, with the repetition it is about.
    pub title: String,
    /// Title of the task.
    pub task: String,
    /// Its answers; never empty.
    pub rows: Vec<SummaryRow>,
}

/// One answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SummaryRow {
    /// Label for reading.
    pub label: String,
    /// The answer in the reader's language; for files the name.
    pub value: String,
    /// Where it can be changed.
    pub page: PageKey,
    /// Path of the answer with all indexes.
    pub path: String,
    /// Whether it is a file.
    pub is_file: bool,
}

impl Form {
    /// Every visible answer, by page, in the reader's language.
    #[must_use]
    pub fn summary(&self, answers: &Answers, locale: Locale) -> Vec<SummarySection> {
        let look = Look::new(self, answers);
        let mut sections = Vec::new();
        for task in &self.tasks {
            for page in self.task_pages(task, &look) {
                let section = self.section(task, &page, &look, locale);
                sections.extend(section.filter(|section| !section.rows.is_empty()));
            }
        }
        sections
    }

    fn section(
        &self,
        task: &TaskPlan,
        page: &PagePlan,
        look: &Look<'_>,
        locale: Locale,
    ) -> Option<SummarySection> {
        let PageContent::Questions(run) = &page.content else { return None };
        let rows = run.iter().flat_map(|node| self.rows(*node, page, look, locale)).collect();
        let (title, caption) = self.heading(task, page, locale);
        let title = caption.map_or_else(
            || title.clone(),
            |caption| {
                let arguments = [("caption", caption), ("title", title.clone())];
                words::format(locale, "schemata-section", &arguments)
            },
        );
        Some(SummarySection { title, task: task.title.get(locale).to_owned(), rows })
    }

    fn rows(&self, node: NodeId, page: &PagePlan, look: &Look<'_>, locale: Locale) -> Vec<SummaryRow> {
        let element = self.tree.node(node);
        let Some(field) = element.field().filter(|field| field.is_answerable()) else { return Vec::new() };
        let own = self.tree.path(node, &page.binding);
        let paths: Vec<String> = if element.repeatable {
            (0..look.count(node, &page.binding)).map(|index| format!("{own}/{index}")).collect()
        } else {
            vec![own.into_owned()]
        };
        let row = |path: String| {
            let value = self.readable(node, look.answers.get(&path)?, locale);
            let label = element.output.get(locale).to_owned();
            Some(SummaryRow { label, value, page: page.key.clone(), path, is_file: field.is_file() })
        };
        paths.into_iter().filter_map(row).collect()
    }

    /// The rows of everything below a path; for the line of a repetition.
    pub(crate) fn summary_rows_below(
        &self,
        path: &str,
        look: &Look<'_>,
        locale: Locale,
    ) -> impl Iterator<Item = SummaryRow> {
        let prefix = format!("{path}/");
        let root = self.tree.resolve(path, true).map(|(node, _)| self.tree.root_of(node));
        let task = self.tasks.iter().find(|task| root.is_some_and(|root| task.roots.contains(&root)));
        let mut rows = Vec::new();
        if let Some(task) = task {
            for page in self.task_pages(task, look) {
                if let PageContent::Questions(run) = &page.content {
                    rows.extend(run.iter().flat_map(|node| self.rows(*node, &page, look, locale)));
                }
            }
        }
        rows.into_iter().filter(move |row| row.path.starts_with(&prefix))
    }

    /// A kept value in words.
    fn readable(&self, node: NodeId, value: &str, locale: Locale) -> String {
        let Some(field) = self.tree.node(node).field() else { return value.to_owned() };
        if field.is_select() {
            let choice = field.values.iter().find(|choice| choice.code == value);
            return choice.map_or_else(|| value.to_owned(), |choice| choice.label.get(locale).to_owned());
        }
        let day =
            |text: &str| parse_date(text).map_or_else(|| text.to_owned(), |day| format_date(day, locale));
        match field.data_type {
            DataType::Boolean if value == "true" => words::text(locale, "schemata-yes"),
            DataType::Boolean if value == "false" => words::text(locale, "schemata-no"),
            DataType::Date => day(value),
            DataType::DateTime => {
                let (date, time) = value.split_once('T').unwrap_or((value, ""));
                words::format(locale, "schemata-date-time", &[("date", day(date)), ("time", time.to_owned())])
            }
            DataType::Time => words::format(locale, "schemata-time", &[("time", value.to_owned())]),
            DataType::Currency => money(value, locale),
            DataType::Number => typed_number(value, DataType::Integer, locale),
            DataType::File => file_name(value).to_owned(),
            _ => value.trim().to_owned(),
        }
    }
}

/// The name of a file in its answer: what stands behind the last slash.
pub(crate) fn file_name(value: &str) -> &str {
    value.rsplit('/').next().unwrap_or(value)
}
