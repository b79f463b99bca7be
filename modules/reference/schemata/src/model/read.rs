// SPDX-License-Identifier: EUPL-1.2
//! What was posted for one page becomes answers. Whatever does not belong on the page is refused and not kept; what is
//! wrong is kept as it was typed and noted as an error.

use super::answers::{Answers, LONGEST_VALUE, MOST_PAIRS, MOST_REPETITIONS};
use super::evaluate::Look;
use super::field::FieldSpec;
use super::form::Form;
use super::message::about;
use super::notation;
use super::paging::{PageContent, PageKey, PagePlan, seen_key};
use super::repetition::UNKNOWN;
use super::tree::NodeId;
use foundation::{FieldErrors, Message};
use std::collections::HashMap;
use xdatenfelder::DataType;

/// Ends of names whose answer consists of several inputs.
const PARTS: [&str; 4] = ["-day", "-month", "-year", "-time"];

/// Posted values by name, in the order of their coming.
type Posted<'a> = HashMap<&'a str, Vec<&'a str>>;

impl Form {
    /// Takes in what was posted for one page. The answers come back with everything that was typed on it, even when it
    /// is wrong; answers that are hidden now are kept, so that nothing is lost when somebody changes their mind.
    ///
    /// Names that are no paths of elements (buttons, the token against forgery) are ignored, except `add` and `remove`,
    /// which change the number of repetitions or take a file away; then nothing is checked.
    #[must_use]
    pub fn read_page(
        &self,
        key: &PageKey,
        raw: &[(String, String)],
        answers: &Answers,
    ) -> (Answers, FieldErrors) {
        let mut merged = answers.clone();
        let mut errors = FieldErrors::default();
        if raw.len() >= MOST_PAIRS {
            errors.add("", Message::new("schemata-error-too-many-values").with("most", MOST_PAIRS));
            return (merged, errors);
        }
        let look = Look::new(self, answers);
        let Some((_, page)) = self.find(key, &look) else {
            errors.add("", Message::new("schemata-error-page-gone"));
            return (merged, errors);
        };
        let posted = self.admitted(&page, raw, &mut errors);
        match &page.content {
            PageContent::Questions(run) => {
                self.read_questions(&page, run, &posted, (&mut merged, &mut errors));
            }
            PageContent::Choice(node) => self.read_choice(&page, *node, &posted, (&mut merged, &mut errors)),
            PageContent::Repetition(node) => {
                self.read_repetition(&page, *node, &posted, (&mut merged, &mut errors));
            }
        }
        let pressed = self.press(raw, &mut merged, &mut errors);
        if !pressed {
            self.check_page(&page, &merged, &mut errors);
            if errors.is_empty() {
                merged.set(&seen_key(key), "1");
            }
        }
        (merged, errors)
    }

    /// The posted values that belong on the page; the others are noted as errors.
    fn admitted<'a>(
        &self,
        page: &PagePlan,
        raw: &'a [(String, String)],
        errors: &mut FieldErrors,
    ) -> Posted<'a> {
        let mut posted = Posted::new();
        for (name, value) in raw.iter().filter(|(name, _)| is_path(name)) {
            if !self.belongs(page, name) {
                if errors.at(name).is_none() {
                    errors.add(name.clone(), UNKNOWN);
                }
            } else if value.len() > LONGEST_VALUE && value.chars().nth(LONGEST_VALUE).is_some() {
                let message = Message::new("schemata-error-value-too-long").with("most", LONGEST_VALUE);
                errors.add(base(name), message);
            } else {
                posted.entry(name.as_str()).or_default().push(value.as_str());
            }
        }
        posted
    }

    /// Whether a name is one that the page itself sends.
    fn belongs(&self, page: &PagePlan, name: &str) -> bool {
        let PageContent::Questions(run) = &page.content else { return self.page_holds(page, name) };
        run.iter().any(|node| {
            let element = self.tree.node(*node);
            let Some(field) = element.field().filter(|field| field.is_answerable() && !field.is_file())
            else {
                return false;
            };
            let path = self.tree.path(*node, &page.binding);
            let Some(rest) = name.strip_prefix(&*path) else { return false };
            let rest = match rest.strip_prefix('/') {
                Some(rest) if element.repeatable && !field.is_select() => {
                    let (index, rest) = rest.split_at(rest.find('-').unwrap_or(rest.len()));
                    if super::tree::index(index).is_none() {
                        return false;
                    }
                    rest
                }
                Some(_) => return false,
                None if element.repeatable && !field.is_select() => return false,
                None => rest,
            };
            match field.data_type {
                _ if field.is_select() => rest.is_empty(),
                DataType::Date => matches!(rest, "-day" | "-month" | "-year"),
                DataType::DateTime => PARTS.contains(&rest),
                _ => rest.is_empty(),
            }
        })
    }

    fn read_questions(
        &self,
        page: &PagePlan,
        run: &[NodeId],
        posted: &Posted<'_>,
        out: (&mut Answers, &mut FieldErrors),
    ) {
        let (merged, errors) = out;
        let mut statements = Vec::new();
        for node in run {
            let element = self.tree.node(*node);
            let Some(field) = element.field().filter(|field| field.is_answerable() && !field.is_file())
            else {
                continue;
            };
            let path = self.tree.path(*node, &page.binding).into_owned();
            if errors.at(&path).is_some() {
                continue;
            }
            let stored = if element.repeatable && field.is_select() {
                replace_list(
                    &path,
                    posted.get(path.as_str()).into_iter().flatten().copied().map(str::to_owned),
                    merged,
                )
            } else if element.repeatable {
                read_list(field, &path, posted, merged)
            } else if field.data_type == DataType::Boolean && field.statement && !field.is_select() {
                let ticked = posted.get(path.as_str()).is_some_and(|values| values.contains(&"true"));
                statements.push((*node, path.clone()));
                merged.set(&path, if ticked { "true" } else { "" })
            } else {
                read_value(field, &path, posted).is_none_or(|value| merged.set(&path, value))
            };
            if !stored {
                errors.add(path, about("schemata-error-full", element));
            }
        }
        self.read_statements(page, statements, merged);
    }

    /// A box that was not ticked means no, but only in a group that is in use: an empty page of a voluntary group stays
    /// empty.
    fn read_statements(&self, page: &PagePlan, statements: Vec<(NodeId, String)>, merged: &mut Answers) {
        let look = Look::new(self, merged);
        let unticked: Vec<String> = statements
            .into_iter()
            .filter(|(node, path)| merged.get(path).is_none() && look.in_use(*node, &page.binding))
            .map(|(_, path)| path)
            .collect();
        for path in unticked {
            merged.set(&path, "false");
        }
    }

    fn read_choice(
        &self,
        page: &PagePlan,
        node: NodeId,
        posted: &Posted<'_>,
        out: (&mut Answers, &mut FieldErrors),
    ) {
        let (merged, errors) = out;
        let path = self.tree.path(node, &page.binding).into_owned();
        let Some(id) = posted.get(path.as_str()).and_then(|values| values.last()).filter(|id| !id.is_empty())
        else {
            return;
        };
        let known = self.tree.node(node).children.iter().any(|child| self.tree.node(*child).id == **id);
        if !known {
            errors.add(path, about("schemata-error-choice-unknown", self.tree.node(node)));
        } else if !merged.set(&path, *id) {
            errors.add(path, about("schemata-error-full", self.tree.node(node)));
        }
    }

    /// "Add another?" answered by yes or no.
    fn read_repetition(
        &self,
        page: &PagePlan,
        node: NodeId,
        posted: &Posted<'_>,
        out: (&mut Answers, &mut FieldErrors),
    ) {
        let (merged, errors) = out;
        let path = self.tree.path(node, &page.binding).into_owned();
        match posted.get(path.as_str()).and_then(|values| values.last().copied()) {
            Some("true") => {
                if let Err(message) = self.add_repetition(&path, merged) {
                    errors.add(path, message);
                }
            }
            Some("false") => {
                // A first repetition that is shown but was left empty does not count yet.
                let count = Look::new(self, merged).count(node, &page.binding);
                merged.set(&path, count.to_string());
            }
            Some(_) => errors.add(path, about("schemata-error-choice-unknown", self.tree.node(node))),
            None => {}
        }
    }

    /// Buttons that add or take away. Returns whether one was pressed.
    fn press(&self, raw: &[(String, String)], merged: &mut Answers, errors: &mut FieldErrors) -> bool {
        let Some((name, path)) = raw.iter().find(|(name, _)| name == "add" || name == "remove") else {
            return false;
        };
        let done = match name.as_str() {
            "add" => self.add_repetition(path, merged),
            _ if self.file_field(path).is_some() => self.detach_file(path, merged),
            _ => self.remove_repetition(path, merged),
        };
        if let Err(message) = done {
            errors.add(path.chars().take(200).collect::<String>(), message);
        }
        true
    }

    fn check_page(&self, page: &PagePlan, merged: &Answers, errors: &mut FieldErrors) {
        if let PageContent::Repetition(node) = &page.content {
            let path = self.tree.path(*node, &page.binding);
            let element = self.tree.node(*node);
            let (shown, _) = self.repetitions_shown(*node, &page.binding, &Look::new(self, merged));
            if merged.get(&path).is_none() && shown < element.max && errors.is_empty() {
                errors.add(path, about("schemata-error-missing-another", element));
            }
        }
        for (path, message) in self.validate(merged).0 {
            if self.page_holds(page, &path) && errors.at(&path).is_none() {
                errors.add(path, message);
            }
        }
    }

    /// Notes a file that was uploaded. `path` names the field without an index of its own; `value` is the file name, or
    /// an identity followed by a slash and the file name. A field for one file has its file replaced.
    ///
    /// # Errors
    /// A message when no file can be given at this path or there are as many as allowed.
    pub fn attach(&self, path: &str, value: &str, answers: &Answers) -> Result<Answers, Message> {
        let look = Look::new(self, answers);
        let (node, binding) = self.tree.resolve(path, true).ok_or(UNKNOWN)?;
        let element = self.tree.node(node);
        let is_file = element.field().is_some_and(FieldSpec::is_file);
        if !is_file || binding.index(node).is_some() || !self.exists(node, path, &look) {
            return Err(UNKNOWN);
        }
        let mut merged = answers.clone();
        let at = if element.repeatable {
            let count = look.count(node, &binding);
            if count >= element.max {
                return Err(about("schemata-error-too-many", element).with("most", element.max));
            }
            format!("{path}/{count}")
        } else {
            path.to_owned()
        };
        if value.is_empty() || !merged.set(&at, value) {
            return Err(about("schemata-error-full", element));
        }
        Ok(merged)
    }

    /// Whether the field is on a page with these answers.
    fn exists(&self, node: NodeId, path: &str, look: &Look<'_>) -> bool {
        let root = self.tree.root_of(node);
        let task = self.tasks.iter().find(|task| task.roots.contains(&root));
        task.is_some_and(|task| self.task_pages(task, look).iter().any(|page| self.page_holds(page, path)))
    }

    /// Forgets a file. `path` is the path of the answer, with its index where the field takes several.
    ///
    /// # Errors
    /// A message when there is no such file.
    pub fn detach(&self, path: &str, answers: &Answers) -> Result<Answers, Message> {
        let mut merged = answers.clone();
        self.detach_file(path, &mut merged)?;
        Ok(merged)
    }

    fn detach_file(&self, path: &str, merged: &mut Answers) -> Result<(), Message> {
        let field = self.file_field(path).ok_or(UNKNOWN)?;
        if merged.get(path).is_none() {
            return Err(UNKNOWN);
        }
        merged.set(path, "");
        if field.path != path {
            let rest: Vec<String> = merged.below(&field.path).map(|(_, value)| value.to_owned()).collect();
            replace_list(&field.path, rest.into_iter(), merged);
        }
        Ok(())
    }
}

/// Whether a name looks like the path of an element.
fn is_path(name: &str) -> bool {
    matches!(name.as_bytes(), [b'F' | b'G', second, ..] if second.is_ascii_digit())
}

/// The name without the end of a part.
fn base(name: &str) -> &str {
    PARTS.iter().find_map(|part| name.strip_suffix(part)).unwrap_or(name)
}

/// The value of one input or of the inputs of a date; `None` when nothing was sent for it.
fn read_value(field: &FieldSpec, path: &str, posted: &Posted<'_>) -> Option<String> {
    let last = |name: &str| posted.get(name).and_then(|values| values.last().copied());
    match field.data_type {
        _ if field.is_select() => last(path).map(str::to_owned),
        DataType::Date => read_date(path, posted),
        DataType::DateTime => {
            let time = last(&format!("{path}-time"));
            let date = read_date(path, posted);
            if date.is_none() && time.is_none() {
                return None;
            }
            let (date, time) = (date.unwrap_or_default(), time.unwrap_or_default().trim());
            let time = notation::time(time).unwrap_or_else(|| time.chars().take(20).collect());
            Some(if date.is_empty() && time.is_empty() { String::new() } else { format!("{date}T{time}") })
        }
        data_type => last(path).map(|text| normal(text, data_type)),
    }
}

fn read_date(path: &str, posted: &Posted<'_>) -> Option<String> {
    let part =
        |end: &str| posted.get(format!("{path}{end}").as_str()).and_then(|values| values.last().copied());
    let (day, month, year) = (part("-day"), part("-month"), part("-year"));
    if day.is_none() && month.is_none() && year.is_none() {
        return None;
    }
    Some(notation::date_or_typed(
        day.unwrap_or_default(),
        month.unwrap_or_default(),
        year.unwrap_or_default(),
    ))
}

/// A text as it is kept: without white space at its ends, numbers and times in one notation.
fn normal(text: &str, data_type: DataType) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text = text.trim();
    if text.is_empty() {
        return String::new();
    }
    match data_type {
        DataType::Number | DataType::Integer | DataType::Currency => {
            match notation::number(text, data_type) {
                Ok(number) => number,
                // The space tells it from a number that was understood; typed it cannot be, since ends are trimmed.
                Err(notation::NumberFault::Ambiguous) => format!(" {text}"),
                Err(notation::NumberFault::Invalid) => text.to_owned(),
            }
        }
        DataType::Time => notation::time(text).unwrap_or_else(|| text.to_owned()),
        _ => text.to_owned(),
    }
}

fn read_list(field: &FieldSpec, path: &str, posted: &Posted<'_>, merged: &mut Answers) -> bool {
    let sent = posted.keys().any(|name| name.strip_prefix(path).is_some_and(|rest| rest.starts_with('/')));
    if !sent {
        return true;
    }
    let values =
        (0..MOST_REPETITIONS).filter_map(|index| read_value(field, &format!("{path}/{index}"), posted));
    let values: Vec<String> = values.filter(|value| !value.is_empty()).collect();
    replace_list(path, values.into_iter(), merged)
}

/// Puts these values, and no others, into a repeated field.
fn replace_list(path: &str, values: impl Iterator<Item = String>, merged: &mut Answers) -> bool {
    merged.remove_all(path);
    let most = usize::try_from(MOST_REPETITIONS).unwrap_or(usize::MAX);
    let mut stored = true;
    for (index, value) in values.filter(|value| !value.is_empty()).take(most).enumerate() {
        stored &= merged.set(&format!("{path}/{index}"), value);
    }
    stored
}
