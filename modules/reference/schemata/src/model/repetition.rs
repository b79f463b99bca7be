// SPDX-License-Identifier: EUPL-1.2
//! Repeated groups: how many there are, and the page that lists them.

use super::answers::Answers;
use super::evaluate::Look;
use super::form::Form;
use super::paging::{PageKey, PagePlan};
use super::tree::{Binding, NodeId};
use super::words;
use foundation::{Locale, Message};

/// The repetitions of a group, for its overview page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overview {
    /// Path of the group without its index; what is posted as `add`.
    pub path: String,
    /// Those that exist.
    pub instances: Vec<Instance>,
    /// Whether one more is allowed.
    pub can_add: bool,
}

/// One repetition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instance {
    /// Path with index; what is posted as `remove`.
    pub path: String,
    /// "Dog 2".
    pub title: String,
    /// The first answers given in it, shortened.
    pub summary: String,
    /// Its first page.
    pub page: Option<PageKey>,
    /// Whether it may be removed.
    pub can_remove: bool,
}

/// How many answers of a repetition its line in the overview shows.
const SHOWN_ANSWERS: usize = 3;

/// How many characters of one answer the line shows.
const SHOWN_CHARACTERS: usize = 60;

/// An answer short enough for the line of a repetition.
fn clipped(value: String) -> String {
    match value.char_indices().nth(SHOWN_CHARACTERS) {
        Some((end, _)) => format!("{}…", value[..end].trim_end()),
        None => value,
    }
}

impl Form {
    /// How many repetitions have pages, and whether the number can be changed.
    pub(crate) fn repetitions_shown(&self, node: NodeId, binding: &Binding, look: &Look<'_>) -> (u32, bool) {
        let element = self.tree.node(node);
        let count = look.count(node, binding).min(element.max);
        let required = element.min >= 1 || look.demanded(node, binding);
        let least = if required { element.min.max(1) } else { 0 };
        (count.max(least), element.max > least || count > least)
    }

    pub(crate) fn overview(
        &self,
        node: NodeId,
        binding: &Binding,
        look: &Look<'_>,
        locale: Locale,
    ) -> Overview {
        let element = self.tree.node(node);
        let (shown, _) = self.repetitions_shown(node, binding, look);
        let least = if element.min >= 1 || look.demanded(node, binding) { element.min.max(1) } else { 0 };
        let pages: Vec<PagePlan> = self.tasks.iter().flat_map(|task| self.task_pages(task, look)).collect();
        let instance = |index: u32| {
            let inner = binding.with(node, index);
            let path = self.tree.path(node, &inner).into_owned();
            Instance {
                title: self.numbered(node, index, locale),
                summary: self.short_summary(node, &inner, look, locale),
                page: first_page_of(&pages, node, index),
                can_remove: shown > least,
                path,
            }
        };
        Overview {
            path: self.tree.path(node, binding).into_owned(),
            instances: (0..shown).map(instance).collect(),
            can_add: shown < element.max,
        }
    }

    fn short_summary(&self, node: NodeId, binding: &Binding, look: &Look<'_>, locale: Locale) -> String {
        let path = self.tree.path(node, binding);
        let rows = self.summary_rows_below(&path, look, locale);
        // A bare "yes" or "no" says nothing without its question.
        let bare = ["schemata-yes", "schemata-no"].map(|key| words::text(locale, key));
        let telling = rows.map(|row| row.value).filter(|value| !bare.contains(value));
        telling.take(SHOWN_ANSWERS).map(clipped).collect::<Vec<_>>().join(", ")
    }

    /// The first page of the first repetition in which nothing was answered.
    pub(crate) fn first_empty_repetition(
        &self,
        node: NodeId,
        binding: &Binding,
        look: &Look<'_>,
        pages: &[PagePlan],
    ) -> Option<PageKey> {
        let (shown, _) = self.repetitions_shown(node, binding, look);
        let empty = |index: &u32| !look.answers.any_at(&self.tree.path(node, &binding.with(node, *index)));
        (0..shown).find(empty).and_then(|index| first_page_of(pages, node, index))
    }

    /// One repetition more.
    ///
    /// # Errors
    /// A message when there are as many as allowed, or nothing is repeated at this path.
    pub(crate) fn add_repetition(&self, path: &str, answers: &mut Answers) -> Result<(), Message> {
        let look = Look::new(self, answers);
        let (node, binding) = self.repeated_group(path, &look)?;
        let (shown, _) = self.repetitions_shown(node, &binding, &look);
        let element = self.tree.node(node);
        if binding.index(node).is_some() || shown >= element.max {
            return Err(super::message::about("schemata-error-too-many", element).with("most", element.max));
        }
        answers.set(path, (shown + 1).to_string());
        Ok(())
    }

    /// Takes a repetition away; those behind it move up.
    ///
    /// # Errors
    /// A message when it is one of those that must stay, or there is none at this path.
    pub(crate) fn remove_repetition(&self, path: &str, answers: &mut Answers) -> Result<(), Message> {
        let look = Look::new(self, answers);
        let (node, binding) = self.repeated_group(path, &look)?;
        let index = binding.index(node).ok_or(UNKNOWN)?;
        let (list, _) = path.rsplit_once('/').ok_or(UNKNOWN)?;
        let (_, outer) = self.tree.resolve(list, true).ok_or(UNKNOWN)?;
        let (shown, _) = self.repetitions_shown(node, &outer, &look);
        let element = self.tree.node(node);
        let least = if element.min >= 1 || look.demanded(node, &outer) { element.min.max(1) } else { 0 };
        if index >= shown || shown <= least {
            return Err(super::message::about("schemata-error-too-few", element).with("least", least));
        }
        let list = list.to_owned();
        answers.remove_all(path);
        for later in index + 1..shown {
            answers.rename(&format!("{list}/{later}"), &format!("{list}/{}", later - 1));
        }
        answers.set(&list, (shown - 1).to_string());
        Ok(())
    }

    fn repeated_group(&self, path: &str, look: &Look<'_>) -> Result<(NodeId, Binding), Message> {
        let (node, binding) = self.tree.resolve(path, true).ok_or(UNKNOWN)?;
        let sound = self.tree.node(node).repeatable && self.is_group(node) && look.visible(node, &binding);
        if sound { Ok((node, binding)) } else { Err(UNKNOWN) }
    }
}

/// What was posted does not belong to the form.
pub(crate) const UNKNOWN: Message = Message::new("schemata-error-unknown-field");

fn first_page_of(pages: &[PagePlan], node: NodeId, index: u32) -> Option<PageKey> {
    pages.iter().find(|page| page.binding.index(node) == Some(index)).map(|page| page.key.clone())
}
