// SPDX-License-Identifier: EUPL-1.2
//! Fields and frame of the page of a step.

use super::step::Task;
use super::views::{badge, due, told};
use crate::forms::Pairs;
use crate::model::{Assessment, Command, MOST_PARTS, deadline};
use crate::queries::{Dog, Named, WholeCase};
use askama::Template;
use foundation::{Date, FieldErrors, Message};
use std::collections::BTreeMap;
use web::components::{
    Breadcrumb, Button, ButtonGroup, Choice, Column, DataTable, DateField, DateParts, ErrorSummary, Field,
    FieldGroup, FormField, Html, InsetText, NotificationBanner, Radios, Row, SelectField, SingleCheckbox,
    SummaryList, SummaryRow, TextField, Tone,
};
use web::{Page, Visit};

/// What the page shows besides the case.
#[derive(Default)]
pub(super) struct Shown {
    pub(super) pairs: Pairs,
    pub(super) errors: FieldErrors,
    pub(super) conflict: Option<(Message, Vec<(String, String)>)>,
    pub(super) colleagues: Vec<Named>,
    pub(super) dogs: Vec<Dog>,
    pub(super) assessment: Option<Assessment>,
}

#[derive(Template)]
#[template(path = "case_step.html")]
pub(super) struct StepTemplate {
    page: Page,
    breadcrumb: Breadcrumb,
    errors: ErrorSummary,
    conflict: Option<Conflict>,
    lead: String,
    facts: SummaryList,
    action: String,
    version: i64,
    fields: Vec<Field>,
    consequence: String,
    buttons: ButtonGroup,
}

struct Conflict {
    banner: NotificationBanner,
    stored: SummaryList,
    entered: Option<SummaryList>,
}

pub(super) fn template(visit: &Visit, file: &WholeCase, task: Task, shown: Shown) -> StepTemplate {
    let name = task.as_str().replace('_', "-");
    let mut page = visit.page(&format!("cases-step-{name}"));
    let fields = fields(visit, file, task, &shown);
    let links: Vec<&dyn FormField> = fields.iter().map(|field| field as &dyn FormField).collect();
    let errors = ErrorSummary::of(&page, &links);
    page.error_count = errors.count();
    let case = &file.case;
    let mut buttons = vec![Button::submit(page.t(&format!("cases-step-{name}-button")))];
    if shown.assessment.is_some() && shown.dogs.iter().any(|dog| dog.relief.is_some()) {
        buttons.push(Button::submit_as(page.t("cases-step-assess-again"), "action", "preview"));
    }
    buttons.push(Button::link(page.t("cases-step-cancel"), page.url1("case", &case.id)).tertiary());
    StepTemplate {
        breadcrumb: Breadcrumb::new(
            &page,
            vec![
                (page.t("cases-list-title"), page.url("cases")),
                (case.reference.clone(), page.url1("case", &case.id)),
            ],
            page.title.clone(),
        ),
        errors,
        conflict: conflict(visit, &page, file, &shown),
        lead: page.t(&format!("cases-step-{name}-lead")),
        facts: facts(&page, file, visit.now.date()),
        action: page.url2("case-step", &case.id, task.as_str()),
        version: case.version,
        fields,
        consequence: page.t(&format!("cases-step-{name}-consequence")),
        buttons: ButtonGroup::new(buttons),
        page,
    }
}

fn facts(page: &Page, file: &WholeCase, today: Date) -> SummaryList {
    let case = &file.case;
    let row = |key: &str, value: Html| SummaryRow::new(page.t(key), value);
    let what = format!("{} {}", case.reference, case.service_name.get(page.locale));
    SummaryList::new(
        page,
        vec![
            row("cases-column-what", Html::from(what)),
            row("cases-column-who", Html::from(case.shown_name(false))),
            row("cases-column-state", Html::of(&badge(page, case.state))),
            row("cases-column-due", due(page, case, today)),
        ],
    )
}

/// Both versions: what is stored now, and what the clerk typed. The form below holds the typed values and the new version.
fn conflict(visit: &Visit, page: &Page, file: &WholeCase, shown: &Shown) -> Option<Conflict> {
    let (message, entered) = shown.conflict.as_ref()?;
    let case = &file.case;
    let assigned =
        case.assigned.as_ref().map_or_else(|| page.t("cases-assignee-nobody"), |(_, name)| name.clone());
    let last = file.timeline.last().map(|entry| {
        let words = super::views::sentence(visit, &entry.message.key, &entry.message.arguments);
        format!("{words} ({}, {})", entry.actor, entry.message.at.format(page.locale))
    });
    let stored = vec![
        SummaryRow::new(page.t("cases-column-state"), page.t(case.state.text_key())),
        SummaryRow::new(page.t("cases-column-assignee"), assigned),
        SummaryRow::new(page.t("cases-conflict-last"), last.unwrap_or_default()),
    ];
    let typed: Vec<SummaryRow> = entered
        .iter()
        .map(|(label, value)| SummaryRow::new(label.clone(), Html::paragraphs(value)))
        .collect();
    Some(Conflict {
        banner: NotificationBanner::new(Tone::Warning, told(visit, message))
            .body(page.t("cases-conflict-what-to-do")),
        stored: SummaryList::new(page, stored).heading(page.t("cases-conflict-stored")),
        entered: (!typed.is_empty())
            .then(|| SummaryList::new(page, typed).heading(page.t("cases-conflict-entered"))),
    })
}

/// What was typed, under the names that the form's labels give it. A chosen colleague is shown by name.
pub(super) fn entered(visit: &Visit, shown: &Shown) -> Vec<(String, String)> {
    let kept =
        shown.pairs.0.iter().filter(|(name, value)| {
            !matches!(name.as_str(), "version" | "action") && !value.trim().is_empty()
        });
    kept.map(|(name, value)| {
        let plain: String = name.chars().filter(|c| c.is_ascii_alphabetic() || *c == '-').collect();
        let key = match plain.replace("--", "-").trim_matches('-') {
            "relief" => "cases-field-relief-typed".to_owned(),
            other => format!("cases-field-{other}"),
        };
        let chosen = shown.colleagues.iter().find(|one| name == "to" && one.id.to_string() == *value);
        (visit.text(&key), chosen.map_or_else(|| value.clone(), |one| one.name.clone()))
    })
    .collect()
}

/// The fields of a step, filled with what was typed.
pub(super) fn fields(visit: &Visit, file: &WholeCase, task: Task, shown: &Shown) -> Vec<Field> {
    let page = visit.page("cases-list-title");
    let error = |name: &str| shown.errors.at(name).map(|message| told(visit, message));
    let text = |name: &str, rows: u16| {
        TextField::new(&page, name, page.t(&format!("cases-field-{name}")))
            .hint(page.t(&format!("cases-field-{name}-hint")))
            .multiline(rows)
            .value(shown.pairs.get(name))
            .error_from(error(name))
    };
    let mut early = match task {
        Task::Do(command) if command.decides() => early_fields(visit, &page, file, (shown, &text)),
        _ => Vec::new(),
    };
    let fields: Vec<Field> = match task {
        Task::Reveal => vec![text("reason", 3).into()],
        Task::Do(Command::Assign) => {
            let people: Vec<Choice> = shown
                .colleagues
                .iter()
                .map(|one| Choice::new(one.id.to_string(), one.name.clone()))
                .collect();
            let field = SelectField::new(&page, "to", page.t("cases-field-to"), people);
            vec![field.selected(shown.pairs.get("to")).error_from(error("to")).into()]
        }
        Task::Do(Command::RequestDocuments) => {
            let field = DateField::new(&page, "due", page.t("cases-field-due"))
                .hint(page.t("cases-field-due-hint"))
                .value(due_parts(visit, file, &shown.pairs))
                .error_from(error("due"));
            vec![text("items", 6).into(), field.into()]
        }
        Task::Do(Command::AddNote) => vec![text("body", 6).into()],
        Task::Do(Command::Take | Command::Release | Command::Resume) => Vec::new(),
        Task::Do(Command::Close) if !file.case.state.is_open() => Vec::new(),
        Task::Do(
            Command::Refuse
            | Command::Reply
            | Command::Uphold
            | Command::Dismiss
            | Command::Hear
            | Command::Close,
        ) => vec![text("reasons", 10).into()],
        Task::Do(Command::PartlyGrant) => {
            let mut fields = parts(visit, &page, shown);
            fields.push(text("reasons", 6).optional().into());
            fields
        }
        Task::Do(Command::Assess) => {
            let mut fields = assessment(&page, shown);
            fields.push(text("reasons", 4).optional().into());
            fields
        }
        Task::Do(_) => vec![text("reasons", 6).optional().into()],
    };
    early.extend(fields);
    early
}

/// While a person heard still has time, who decides confirms not to wait and says why.
fn early_fields(
    visit: &Visit,
    page: &Page,
    file: &WholeCase,
    (shown, text): (&Shown, &impl Fn(&str, u16) -> TextField),
) -> Vec<Field> {
    let Some(hearing) = file.running_hearing(visit.now.date()) else { return Vec::new() };
    let until = foundation::time::format_date(hearing.due_on, page.locale);
    let notice = page.t1("cases-file-hearing-runs", "date", &until);
    let error = shown.errors.at("early").map(|message| told(visit, message));
    let confirmed = SingleCheckbox::new(page, "early", page.t("cases-field-early"))
        .checked(shown.pairs.get("early") == "true")
        .error_from(error);
    vec![InsetText::new(notice).into(), confirmed.into(), text("early-reason", 3).into()]
}

/// The day that is proposed for an answer, or the typed one.
fn due_parts(visit: &Visit, file: &WholeCase, pairs: &Pairs) -> DateParts {
    if !pairs.0.is_empty() {
        return pairs.date_parts("due");
    }
    let today = visit.now.date();
    let day = deadline("request", &file.case.service_key, today, &BTreeMap::new()).due_on;
    DateParts { day: day.day().to_string(), month: day.month().to_string(), year: day.year().to_string() }
}

/// Parts of a decision: at least three to fill in, one more than were sent.
fn parts(visit: &Visit, page: &Page, shown: &Shown) -> Vec<Field> {
    let sent =
        (1..=MOST_PARTS).filter(|number| !shown.pairs.get(&format!("part-{number}-subject")).is_empty());
    let count = (sent.count() + 1).clamp(3, MOST_PARTS);
    let part = |number: usize| -> Field {
        let name = |field: &str| format!("part-{number}-{field}");
        let value = |field: &str| shown.pairs.get(&name(field)).to_owned();
        let error = |field: &str| shown.errors.at(&name(field)).map(|message| told(visit, message));
        let choices = vec![
            Choice::new("true", page.t("cases-field-part-granted-yes")),
            Choice::new("false", page.t("cases-field-part-granted-no")),
        ];
        let subject = TextField::new(page, name("subject"), page.t("cases-field-part-subject"));
        let granted = Radios::new(page, name("granted"), page.t("cases-field-part-granted"), choices);
        let reason = TextField::new(page, name("reason"), page.t("cases-field-part-reason")).multiline(3);
        let fields: Vec<Field> = vec![
            subject.value(value("subject")).error_from(error("subject")).into(),
            granted.selected(value("granted")).inline().error_from(error("granted")).into(),
            reason.value(value("reason")).error_from(error("reason")).into(),
        ];
        FieldGroup::new(page.t1("cases-field-part", "number", &number), fields).into()
    };
    (1..=count).map(part).collect()
}

/// The computed amounts, and a box for each relief that is applied for.
fn assessment(page: &Page, shown: &Shown) -> Vec<Field> {
    let Some(assessment) = &shown.assessment else { return Vec::new() };
    let mut rows: Vec<Row> = assessment
        .rows
        .iter()
        .map(|(label, amount)| {
            Row::new(vec![Html::from(label.get(page.locale)), Html::from(amount.format(page.locale))])
        })
        .collect();
    let total = assessment.total.format(page.locale);
    rows.push(Row::new(vec![Html::from(page.t("cases-assess-total")), Html::from(total)]));
    let columns =
        vec![Column::new(page.t("cases-assess-what")), Column::new(page.t("cases-assess-amount")).numeric()];
    let table = DataTable::new(page, page.t("cases-assess-caption"), columns, rows);
    let due = page.t1("cases-assess-due", "date", assessment.due.get(page.locale));
    let why = Html::paragraphs(&format!("{due}\n\n{}", assessment.why.get(page.locale)));
    let mut fields: Vec<Field> = vec![InsetText::new(Html::of(&table)).into(), InsetText::new(why).into()];
    let first_time = shown.pairs.0.is_empty();
    for (index, dog) in shown.dogs.iter().enumerate().filter(|(_, dog)| dog.relief.is_some()) {
        let name = format!("relief-{}", index + 1);
        let checked = first_time || shown.pairs.get(&name) == "true";
        let label = page.t1("cases-field-relief", "dog", &dog.name);
        fields.push(SingleCheckbox::new(page, name, label).checked(checked).into());
    }
    fields
}
