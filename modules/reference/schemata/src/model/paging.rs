// SPDX-License-Identifier: EUPL-1.2
//! Tasks and pages: one thing per page, only what is visible with the answers so far.

use super::answers::{Answers, SEEN};
use super::evaluate::Look;
use super::form::{Form, TaskPlan};
use super::repetition::Overview;
use super::tree::{Binding, NodeId, NodeKind, Part};
use super::words;
use foundation::{Locale, Translated};
use std::collections::HashSet;
use std::fmt;
use web::components::TaskStatus;

/// Names a page of a form in addresses: the path of what it asks, with full stops between the parts.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PageKey(String);

impl PageKey {
    /// A key as it came in an address. Whether the page exists is found out by asking the form.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The key as it stands in an address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn of(path: &str) -> Self {
        Self(path.replace('/', "."))
    }
}

impl fmt::Display for PageKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// A task of the task list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskView {
    /// Identity of its first top-level element.
    pub key: String,
    /// Title.
    pub title: Translated,
    /// How far it is.
    pub status: TaskStatus,
    /// Whether the application can be sent without it.
    pub optional: bool,
    /// Its pages, in order, as they are with the answers so far.
    pub pages: Vec<PageKey>,
}

/// What a page asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PageKind {
    /// Questions.
    Questions,
    /// Which branch of a choice group.
    Choice,
    /// Whether to add one more repetition; the list of those that exist.
    Repetition(Overview),
}

/// A page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageView {
    /// Its name.
    pub key: PageKey,
    /// The task it belongs to.
    pub task: String,
    /// Title of that task.
    pub task_title: String,
    /// Heading.
    pub title: String,
    /// Which repetition the page is about, when the heading does not say it.
    pub caption: Option<String>,
    /// Help below the heading.
    pub hint: Option<String>,
    /// What it asks.
    pub kind: PageKind,
    /// Whether files can be sent on this page (the form then needs `multipart/form-data`).
    pub has_files: bool,
}

/// A page with what it is made of.
#[derive(Debug)]
pub(crate) struct PagePlan {
    pub key: PageKey,
    /// Group whose heading the page has; none for loose top-level fields.
    pub group: Option<NodeId>,
    pub binding: Binding,
    pub content: PageContent,
}

#[derive(Debug)]
pub(crate) enum PageContent {
    Questions(Vec<NodeId>),
    Choice(NodeId),
    Repetition(NodeId),
}

impl Form {
    /// The task list. Hidden tasks are left out.
    #[must_use]
    pub fn tasks(&self, answers: &Answers) -> Vec<TaskView> {
        let look = Look::new(self, answers);
        let errors = self.validate(answers);
        let wrong: HashSet<&str> = errors.0.iter().map(|(path, _)| first(path)).collect();
        let view = |task: &TaskPlan| {
            let pages = self.task_pages(task, &look);
            let roots = || task.roots.iter().map(|root| self.tree.node(*root).id.as_str());
            let answered = roots().any(|root| answers.any_at(root));
            let seen = pages.iter().any(|page| answers.get(&seen_key(&page.key)).is_some());
            let asks = pages.iter().any(|page| self.asks(page));
            let status = match (roots().any(|root| wrong.contains(root)), answered || seen) {
                (true, true) => TaskStatus::InProgress,
                (false, true) => TaskStatus::Done,
                (false, false) if !asks => TaskStatus::Done,
                (_, false) => TaskStatus::NotStarted,
            };
            TaskView {
                key: task.key.clone(),
                title: task.title.clone(),
                status,
                optional: !roots().any(|root| wrong.contains(root) || self.needed.contains(root)),
                pages: pages.into_iter().map(|page| page.key).collect(),
            }
        };
        self.tasks.iter().map(view).filter(|task| !task.pages.is_empty()).collect()
    }

    /// A page, as it is with the answers so far; `None` when there is no such page or it is hidden.
    #[must_use]
    pub fn page(&self, key: &PageKey, answers: &Answers, locale: Locale) -> Option<PageView> {
        let look = Look::new(self, answers);
        let (task, plan) = self.find(key, &look)?;
        let kind = match &plan.content {
            PageContent::Questions(_) => PageKind::Questions,
            PageContent::Choice(_) => PageKind::Choice,
            PageContent::Repetition(node) => {
                PageKind::Repetition(self.overview(*node, &plan.binding, &look, locale))
            }
        };
        let is_file = |node: &NodeId| self.tree.node(*node).field().is_some_and(|field| field.is_file());
        let has_files = matches!(&plan.content, PageContent::Questions(run) if run.iter().any(is_file));
        let (title, caption) = self.heading(task, &plan, locale);
        let hint = plan.group.map(|group| self.tree.node(group).hint.get(locale).to_owned());
        Some(PageView {
            key: plan.key,
            task: task.key.clone(),
            task_title: task.title.get(locale).to_owned(),
            title,
            caption,
            hint: hint.filter(|hint| !hint.is_empty()),
            kind,
            has_files,
        })
    }

    /// The page after this one; `None` after the last page of its task. After "add another" it is the new repetition.
    #[must_use]
    pub fn next_page(&self, key: &PageKey, answers: &Answers) -> Option<PageKey> {
        let look = Look::new(self, answers);
        let (task, plan) = self.find(key, &look)?;
        let pages = self.task_pages(task, &look);
        if let PageContent::Repetition(node) = plan.content
            && let Some(page) = self.first_empty_repetition(node, &plan.binding, &look, &pages)
        {
            return Some(page);
        }
        let here = pages.iter().position(|page| page.key == *key)?;
        pages.get(here + 1).map(|page| page.key.clone())
    }

    /// The page before this one; `None` before the first page of its task.
    #[must_use]
    pub fn previous_page(&self, key: &PageKey, answers: &Answers) -> Option<PageKey> {
        let look = Look::new(self, answers);
        let (task, _) = self.find(key, &look)?;
        let pages = self.task_pages(task, &look);
        let here = pages.iter().position(|page| page.key == *key)?;
        pages.get(here.checked_sub(1)?).map(|page| page.key.clone())
    }

    /// The page on which an answer is given, by the path that errors and summaries name.
    #[must_use]
    pub fn page_of(&self, path: &str, answers: &Answers) -> Option<PageKey> {
        let look = Look::new(self, answers);
        let pages = self.tasks.iter().flat_map(|task| self.task_pages(task, &look));
        pages.into_iter().find(|page| self.page_holds(page, path)).map(|page| page.key)
    }

    /// The first page of a task on which something is missing or wrong, else its first page.
    #[must_use]
    pub fn first_open_page(&self, task: &str, answers: &Answers) -> Option<PageKey> {
        let look = Look::new(self, answers);
        let plan = self.tasks.iter().find(|plan| plan.key == task)?;
        let pages = self.task_pages(plan, &look);
        let errors = self.validate(answers);
        let open = pages.iter().find(|page| errors.0.iter().any(|(path, _)| self.page_holds(page, path)));
        open.or(pages.first()).map(|page| page.key.clone())
    }

    /// Whether an error or answer at this path belongs to the page.
    pub(crate) fn page_holds(&self, page: &PagePlan, path: &str) -> bool {
        let at = |node: NodeId| {
            let own = self.tree.path(node, &page.binding);
            path.strip_prefix(&*own).is_some_and(|rest| rest.is_empty() || is_index(rest))
        };
        match &page.content {
            PageContent::Questions(run) => run.iter().any(|node| at(*node)),
            PageContent::Choice(node) => path == self.tree.path(*node, &page.binding),
            PageContent::Repetition(node) => path == self.tree.path(*node, &page.binding),
        }
    }

    pub(crate) fn find(&self, key: &PageKey, look: &Look<'_>) -> Option<(&TaskPlan, PagePlan)> {
        // The key begins with the identity of a top-level element, so only one task has to be unfolded.
        let root = key.0.split('.').next().unwrap_or_default();
        let task =
            self.tasks.iter().find(|task| task.roots.iter().any(|node| self.tree.node(*node).id == root))?;
        let page = self.task_pages(task, look).into_iter().find(|page| page.key == *key)?;
        Some((task, page))
    }

    pub(crate) fn task_pages(&self, task: &TaskPlan, look: &Look<'_>) -> Vec<PagePlan> {
        let mut pages = Vec::new();
        let binding = Binding::default();
        match &task.part {
            Part::Run(run) => pages.extend(self.run_page(None, run, &binding, look)),
            Part::Group(group) => self.group_pages(*group, &binding, look, &mut pages),
        }
        pages
    }

    fn group_pages(&self, node: NodeId, binding: &Binding, look: &Look<'_>, pages: &mut Vec<PagePlan>) {
        if !look.visible(node, binding) {
            return;
        }
        let element = self.tree.node(node);
        if !element.repeatable {
            self.inner_pages(node, binding, look, pages);
            return;
        }
        let (shown, can_change) = self.repetitions_shown(node, binding, look);
        for index in 0..shown {
            self.inner_pages(node, &binding.with(node, index), look, pages);
        }
        if can_change {
            let key = PageKey::of(&self.tree.path(node, binding));
            let content = PageContent::Repetition(node);
            pages.push(PagePlan { key, group: Some(node), binding: binding.clone(), content });
        }
    }

    fn inner_pages(&self, node: NodeId, binding: &Binding, look: &Look<'_>, pages: &mut Vec<PagePlan>) {
        let element = self.tree.node(node);
        if element.is_choice() {
            let key = PageKey::of(&self.tree.path(node, binding));
            let content = PageContent::Choice(node);
            pages.push(PagePlan { key, group: Some(node), binding: binding.clone(), content });
            match look.chosen(node, binding) {
                Some(child) if self.tree.node(child).field().is_some() => {
                    pages.extend(self.run_page(Some(node), &[child], binding, look));
                }
                Some(child) => self.group_pages(child, binding, look, pages),
                None => {}
            }
            return;
        }
        for part in &element.parts {
            match part {
                Part::Run(run) => pages.extend(self.run_page(Some(node), run, binding, look)),
                Part::Group(group) => self.group_pages(*group, binding, look, pages),
            }
        }
    }

    /// A page with fields, if one of them is visible. The first one of a group has the key of the group.
    fn run_page(
        &self,
        group: Option<NodeId>,
        run: &[NodeId],
        binding: &Binding,
        look: &Look<'_>,
    ) -> Option<PagePlan> {
        let visible: Vec<NodeId> = run.iter().copied().filter(|node| look.visible(*node, binding)).collect();
        if visible.is_empty() {
            return None;
        }
        let is_first = |group: &NodeId| {
            let mut runs = self.tree.node(*group).parts.iter();
            runs.find_map(|part| if let Part::Run(first) = part { Some(first) } else { None })
                .is_some_and(|first| first == run)
        };
        let named = group.filter(is_first).or(run.first().copied())?;
        let key = PageKey::of(&self.tree.path(named, binding));
        Some(PagePlan { key, group, binding: binding.clone(), content: PageContent::Questions(visible) })
    }

    fn asks(&self, page: &PagePlan) -> bool {
        match &page.content {
            PageContent::Questions(run) => run
                .iter()
                .any(|node| self.tree.node(*node).field().is_some_and(|field| field.is_answerable())),
            PageContent::Choice(_) | PageContent::Repetition(_) => true,
        }
    }

    /// Heading of a page, and which repetition it is about.
    pub(crate) fn heading(
        &self,
        task: &TaskPlan,
        page: &PagePlan,
        locale: Locale,
    ) -> (String, Option<String>) {
        let repetition = page.binding.last().map(|(node, index)| (node, self.numbered(node, index, locale)));
        match (page.group, repetition) {
            (Some(group), Some((node, numbered))) if group == node => (numbered, None),
            (Some(group), repetition) => {
                let label = self.tree.node(group).output.get(locale).to_owned();
                (label, repetition.map(|(_, numbered)| numbered))
            }
            (None, _) => (task.title.get(locale).to_owned(), None),
        }
    }

    /// "Dog 2".
    pub(crate) fn numbered(&self, node: NodeId, index: u32, locale: Locale) -> String {
        let label = self.tree.node(node).output.get(locale).to_owned();
        let arguments = [("label", label), ("number", (index + 1).to_string())];
        words::format(locale, "schemata-numbered", &arguments)
    }
}

impl Form {
    /// Every page with the first repetition of everything, whatever the rules say.
    pub(crate) fn all_pages(&self) -> Vec<(&TaskPlan, PagePlan)> {
        let mut pages = Vec::new();
        for task in &self.tasks {
            let mut own = Vec::new();
            let binding = Binding::default();
            match &task.part {
                Part::Run(run) => own.push(self.plain_page(None, run, &binding)),
                Part::Group(group) => self.all_group_pages(*group, &binding, &mut own),
            }
            pages.extend(own.into_iter().map(|page| (task, page)));
        }
        pages
    }

    fn all_group_pages(&self, node: NodeId, binding: &Binding, pages: &mut Vec<PagePlan>) {
        let element = self.tree.node(node);
        let binding = if element.repeatable { binding.with(node, 0) } else { binding.clone() };
        let key = PageKey::of(&self.tree.path(node, &binding));
        if element.is_choice() {
            let content = PageContent::Choice(node);
            pages.push(PagePlan { key, group: Some(node), binding: binding.clone(), content });
            for child in &element.children {
                if self.is_group(*child) {
                    self.all_group_pages(*child, &binding, pages);
                } else {
                    pages.push(self.plain_page(Some(node), &[*child], &binding));
                }
            }
        }
        for part in &element.parts {
            match part {
                Part::Run(run) => pages.push(self.plain_page(Some(node), run, &binding)),
                Part::Group(group) => self.all_group_pages(*group, &binding, pages),
            }
        }
    }

    fn plain_page(&self, group: Option<NodeId>, run: &[NodeId], binding: &Binding) -> PagePlan {
        let key =
            PageKey::of(&run.first().map_or_else(Default::default, |node| self.tree.path(*node, binding)));
        PagePlan { key, group, binding: binding.clone(), content: PageContent::Questions(run.to_vec()) }
    }

    /// Whether this element is a group.
    pub(crate) fn is_group(&self, node: NodeId) -> bool {
        matches!(self.tree.node(node).kind, NodeKind::Group { .. })
    }
}

/// The first part of a path.
pub(crate) fn first(path: &str) -> &str {
    path.split('/').next().unwrap_or_default()
}

fn is_index(rest: &str) -> bool {
    rest.strip_prefix('/')
        .is_some_and(|index| !index.is_empty() && index.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Under which key it is kept that a page was seen.
pub(crate) fn seen_key(key: &PageKey) -> String {
    format!("{SEEN}{}", key.0)
}
