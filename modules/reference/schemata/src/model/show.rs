// SPDX-License-Identifier: EUPL-1.2
//! From fields to the components of a page.

use super::answers::Answers;
use super::evaluate::Look;
use super::field::FieldSpec;
use super::form::Form;
use super::message::localised;
use super::notation::{date_parts, parse_date, typed_number};
use super::paging::{PageContent, PageKey, PagePlan};
use super::summary::file_name;
use super::tree::{Node, NodeId};
use foundation::{FieldErrors, Locale};
use web::components::{
    Checkboxes, Choice, DateField, DateParts, Field, FieldGroup, FileUpload, Html, InsetText, Radios,
    SelectField, SingleCheckbox, StoredFile, TextField, TextKind, Width, WrongParts,
};
use web::page::Page;
use xdatenfelder::{DataType, FieldKind};

/// From this many values on, a choice is a list that opens.
const MOST_RADIOS: usize = 15;
/// From this length on, a text has several lines.
const LONG_TEXT: usize = 200;
/// Empty inputs that a repeated text has at least, besides the filled ones.
const SPARE_INPUTS: u32 = 1;

/// What the inputs of a page are made with.
struct Painter<'a> {
    form: &'a Form,
    look: Look<'a>,
    errors: &'a FieldErrors,
    locale: Locale,
    page: &'a Page,
    /// Whether all visibility is ignored.
    everything: bool,
}

impl Form {
    /// The components of a page, filled with the answers and errors; none when there is no such page. Names of inputs
    /// are paths (dates: `PATH-day`, `PATH-month`, `PATH-year`; times of a date and time: `PATH-time`).
    #[must_use]
    #[expect(clippy::too_many_arguments, reason = "the house's contract of this facade")]
    pub fn fields(
        &self,
        key: &PageKey,
        answers: &Answers,
        locale: Locale,
        errors: &FieldErrors,
        page: &Page,
    ) -> Vec<Field> {
        let look = Look::new(self, answers);
        let Some((_, plan)) = self.find(key, &look) else { return Vec::new() };
        Painter { form: self, look, errors, locale, page, everything: false }.fields(&plan)
    }

    /// Every page of the form with nothing filled in and nothing hidden: heading and components. For editors.
    #[must_use]
    pub fn preview(&self, answers: &Answers, locale: Locale, page: &Page) -> Vec<(String, Vec<Field>)> {
        let errors = FieldErrors::default();
        let look = Look::new(self, answers);
        let painter = Painter { form: self, look, errors: &errors, locale, page, everything: true };
        let plans = self.all_pages();
        plans
            .iter()
            .map(|(task, plan)| {
                let (title, caption) = self.heading(task, plan, locale);
                (
                    caption.map_or_else(|| title.clone(), |caption| format!("{caption}: {title}")),
                    painter.fields(plan),
                )
            })
            .filter(|(_, fields)| !fields.is_empty())
            .collect()
    }
}

impl Painter<'_> {
    fn fields(&self, plan: &PagePlan) -> Vec<Field> {
        match &plan.content {
            PageContent::Questions(run) => run.iter().flat_map(|node| self.question(*node, plan)).collect(),
            PageContent::Choice(node) => vec![self.branches(*node, plan)],
            PageContent::Repetition(node) => self.another(*node, plan).into_iter().collect(),
        }
    }

    fn error(&self, path: &str) -> Option<String> {
        let message = localised(self.errors.at(path)?, self.locale);
        let arguments: Vec<(&str, String)> =
            message.arguments.iter().map(|(name, value)| (*name, value.clone())).collect();
        Some(self.page.tf(message.key, &arguments))
    }

    /// The radios of a choice group.
    fn branches(&self, node: NodeId, plan: &PagePlan) -> Field {
        let tree = &self.form.tree;
        let element = tree.node(node);
        let path = tree.path(node, &plan.binding).into_owned();
        let choices = element.children.iter().map(|child| {
            let child = tree.node(*child);
            let choice = Choice::new(child.id.clone(), child.label.get(self.locale));
            if child.hint.is_empty() { choice } else { choice.hint(child.hint.get(self.locale)) }
        });
        let error = self.error(&path);
        let mut radios =
            Radios::new(self.page, path, element.label.get(self.locale), choices.collect()).error_from(error);
        // Under the heading of a page of its own the hint stands already.
        if !element.hint.is_empty() && plan.group != Some(node) {
            radios = radios.hint(element.hint.get(self.locale));
        }
        match self.look.chosen(node, &plan.binding) {
            Some(child) => radios.selected(tree.node(child).id.clone()).into(),
            None => radios.into(),
        }
    }

    /// "Add another?"; nothing when no more are allowed.
    fn another(&self, node: NodeId, plan: &PagePlan) -> Option<Field> {
        let element = self.form.tree.node(node);
        let path = self.form.tree.path(node, &plan.binding).into_owned();
        let (shown, _) = self.form.repetitions_shown(node, &plan.binding, &self.look);
        if shown >= element.max {
            return None;
        }
        let key = if shown == 0 { "schemata-another-first" } else { "schemata-another" };
        let label = self.page.tf(key, &[("label", element.output.get(self.locale).to_owned())]);
        let error = self.error(&path);
        Some(Radios::yes_no(self.page, path, label).error_from(error).into())
    }

    fn question(&self, node: NodeId, plan: &PagePlan) -> Vec<Field> {
        let element = self.form.tree.node(node);
        let Some(field) = element.field() else { return Vec::new() };
        if matches!(field.kind, FieldKind::Label | FieldKind::Locked) {
            return vec![self.fixed(element, field).into()];
        }
        let path = self.form.tree.path(node, &plan.binding).into_owned();
        let optional = element.min == 0 && (self.everything || !self.look.demanded(node, &plan.binding));
        let input = Input { painter: self, element, field, optional };
        if !element.repeatable {
            return vec![input.single(&path)];
        }
        if field.is_file() {
            return vec![input.files(&path)];
        }
        if field.is_select() {
            return vec![input.boxes(&path)];
        }
        let count = self.look.count(node, &plan.binding);
        let wanted = (count + SPARE_INPUTS).max(element.min.max(1)).min(element.max);
        let inputs = (0..wanted).map(|index| input.single(&format!("{path}/{index}"))).collect();
        let group = FieldGroup::new(element.label.get(self.locale), inputs);
        vec![if element.hint.is_empty() { group } else { group.hint(element.hint.get(self.locale)) }.into()]
    }

    fn fixed(&self, element: &Node, field: &FieldSpec) -> InsetText {
        let content = field.content.get(self.locale);
        let text = if field.kind == FieldKind::Label && !content.is_empty() {
            content.to_owned()
        } else {
            format!("{}\n\n{content}", element.label.get(self.locale))
        };
        InsetText::new(Html::paragraphs(&text))
    }
}

/// Adds what all components share.
macro_rules! finish {
    ($input:expr, $path:expr, $component:expr) => {{
        let mut component = $component.error_from($input.painter.error($path));
        let hint = $input.element.hint.get($input.painter.locale);
        if !hint.is_empty() && !$input.element.repeatable {
            component = component.hint(hint);
        }
        if $input.optional {
            component = component.optional();
        }
        component
    }};
}

/// One field about to become a component.
struct Input<'a> {
    painter: &'a Painter<'a>,
    element: &'a Node,
    field: &'a FieldSpec,
    optional: bool,
}

impl Input<'_> {
    fn label(&self) -> String {
        self.element.label.get(self.painter.locale).to_owned()
    }

    fn value(&self, path: &str) -> &str {
        self.painter.look.answers.get(path).unwrap_or_default()
    }

    fn single(&self, path: &str) -> Field {
        let page = self.painter.page;
        if self.field.is_select() {
            return self.choice(path);
        }
        match self.field.data_type {
            DataType::Boolean if self.field.statement => {
                let component =
                    SingleCheckbox::new(page, path, self.label()).checked(self.value(path) == "true");
                finish!(self, path, component).into()
            }
            DataType::Boolean => {
                let component = finish!(self, path, Radios::yes_no(page, path, self.label()));
                match self.value(path) {
                    "" => component.into(),
                    value => component.selected(value).into(),
                }
            }
            DataType::Date => self.date(path, self.value(path)).into(),
            DataType::DateTime => self.date_time(path),
            DataType::File => self.files(path),
            _ => self.text(path),
        }
    }

    fn choice(&self, path: &str) -> Field {
        let page = self.painter.page;
        let locale = self.painter.locale;
        let mut choices = self.choices();
        if choices.len() > MOST_RADIOS {
            let component = SelectField::new(page, path, self.label(), choices).selected(self.value(path));
            return finish!(self, path, component).into();
        }
        if self.optional {
            choices.push(Choice::new("", super::words::text(locale, "schemata-choice-none")));
        }
        let component = finish!(self, path, Radios::new(page, path, self.label(), choices));
        match self.value(path) {
            "" => component.into(),
            value => component.selected(value).into(),
        }
    }

    fn choices(&self) -> Vec<Choice> {
        let values = self.field.values.iter();
        values
            .map(|value| {
                let choice = Choice::new(value.code.clone(), value.label.get(self.painter.locale));
                value
                    .hint
                    .iter()
                    .filter(|hint| !hint.is_empty())
                    .fold(choice, |choice, hint| choice.hint(hint))
            })
            .collect()
    }

    /// A repeated choice: any number of boxes.
    fn boxes(&self, path: &str) -> Field {
        let chosen: Vec<&str> = self.painter.look.answers.below(path).map(|(_, value)| value).collect();
        let component =
            Checkboxes::new(self.painter.page, path, self.label(), self.choices()).selected(chosen);
        let hint = self.element.hint.get(self.painter.locale);
        let component = finish!(self, path, component);
        if hint.is_empty() { component.into() } else { component.hint(hint).into() }
    }

    fn date(&self, path: &str, value: &str) -> DateField {
        let [day, month, year] = date_parts(value);
        let wrong = if parse_date(value).is_some() || value.is_empty() {
            WrongParts::default()
        } else {
            let outside =
                |text: &str, most: u16| !text.parse::<u16>().is_ok_and(|number| (1..=most).contains(&number));
            WrongParts {
                day: outside(&day, 31),
                month: outside(&month, 12),
                year: year.len() != 4 || outside(&year, 9999),
            }
        };
        let component = DateField::new(self.painter.page, path, self.label())
            .value(DateParts { day, month, year })
            .wrong(wrong);
        let component = finish!(self, path, component);
        // The shared date of birth is the person's own.
        if self.element.id == "F13000000004" { component.birthday() } else { component }
    }

    fn date_time(&self, path: &str) -> Field {
        let (date, time) = self.value(path).split_once('T').unwrap_or((self.value(path), ""));
        let page = self.painter.page;
        let label = page.t("schemata-field-time");
        let input = TextField::new(page, format!("{path}-time"), label)
            .value(time)
            .width(Width::Short)
            .hint(page.t("schemata-field-time-hint"));
        FieldGroup::new(self.label(), vec![self.date(path, date).into(), input.into()]).into()
    }

    fn files(&self, path: &str) -> Field {
        let answers = self.painter.look.answers;
        let stored = |(path, value): (&str, &str)| StoredFile {
            id: path.to_owned(),
            name: file_name(value).to_owned(),
            size: String::new(),
            url: None,
        };
        let files: Vec<StoredFile> = match answers.get(path).filter(|_| !self.element.repeatable) {
            Some(value) => vec![stored((path, value))],
            None => answers.below(path).map(stored).collect(),
        };
        let accept: Vec<&str> =
            self.field.media_types.iter().flat_map(|kind| endings(kind)).copied().collect();
        let upload =
            FileUpload::new(self.painter.page, path, self.label(), accept.join(","), self.field.max_bytes);
        let hint = self.element.hint.get(self.painter.locale);
        let upload = if hint.is_empty() { upload } else { upload.explain(hint) };
        let upload = upload.stored(files).error_from(self.painter.error(path));
        let upload = if self.element.max > 1 { upload.multiple() } else { upload };
        if self.optional { upload.optional().into() } else { upload.into() }
    }

    fn text(&self, path: &str) -> Field {
        let locale = self.painter.locale;
        let number =
            matches!(self.field.data_type, DataType::Number | DataType::Integer | DataType::Currency);
        let value = if number {
            typed_number(self.value(path), self.field.data_type, locale)
        } else {
            self.value(path).to_owned()
        };
        let component = TextField::new(self.painter.page, path, self.label()).value(value.trim());
        let component = match self.field.data_type {
            DataType::Integer => component.kind(TextKind::Digits).width(Width::Short),
            DataType::Number => component.kind(TextKind::Decimal).width(Width::Short),
            DataType::Currency => component.kind(TextKind::Decimal).width(Width::Short).suffix("€"),
            DataType::Time => component.width(Width::Short),
            _ => self.shaped(component),
        };
        finish!(self, path, component).into()
    }

    /// Width, lines and purpose of a text.
    fn shaped(&self, component: TextField) -> TextField {
        let most = self.field.max_length.unwrap_or(LONG_TEXT / 2);
        let component = match most {
            0..=12 => component.width(Width::Short),
            13..=30 => component.width(Width::Medium),
            LONG_TEXT.. if self.field.pattern.is_none() => component.multiline(5),
            _ => component,
        };
        // What the browser can fill in: the shared building blocks and their harmonised models.
        match self.element.id.as_str() {
            "F13000000001" => component.autocomplete("family-name"),
            "F13000000002" => component.autocomplete("given-name"),
            "F13000000011" => component.autocomplete("organization"),
            "F13000000021" | "F60000000243" => component.autocomplete("address-line1"),
            "F13000000024" | "F60000000246" => component.autocomplete("postal-code").kind(TextKind::Digits),
            "F13000000025" | "F60000000247" => component.autocomplete("address-level2"),
            "F13000000032" | "F60000000242" => component.autocomplete("email").kind(TextKind::Email),
            "F13000000033" | "F60000000240" => component.autocomplete("tel").kind(TextKind::Telephone),
            _ => component,
        }
    }
}

/// File name endings of a media type.
fn endings(media_type: &str) -> &'static [&'static str] {
    match media_type {
        "application/pdf" => &[".pdf"],
        "image/jpeg" => &[".jpg", ".jpeg"],
        "image/png" => &[".png"],
        "image/tiff" => &[".tif", ".tiff"],
        "text/plain" => &[".txt"],
        "text/csv" => &[".csv"],
        "application/zip" => &[".zip"],
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document" => &[".docx"],
        "application/vnd.oasis.opendocument.text" => &[".odt"],
        _ => &[],
    }
}
