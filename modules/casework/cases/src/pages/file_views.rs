// SPDX-License-Identifier: EUPL-1.2
//! The parts of the page of a case.

use super::views::{badge, badges, due, told};
use crate::model::{Case, Command, deadline};
use crate::policy::{Assign, CaseResource, Close, Decide};
use crate::queries::{self, WholeCase};
use crate::store::{self, LinkedCase};
use foundation::policy::Edit;
use foundation::time::format_date;
use foundation::{Date, OwnerId, Problem};
use notices::NoticeState;
use schemata::SummarySection;
use web::components::{
    Button, ButtonGroup, Column, DataTable, Details, Html, Row, StatusBadge, SummaryList, SummaryRow, Tone,
};
use web::{Page, Visit};

/// The answers of the form, section by section, each with its heading.
pub(super) fn answers(page: &Page, sections: &[SummarySection]) -> Vec<(String, SummaryList)> {
    let list = |section: &SummarySection| {
        let rows =
            section.rows.iter().map(|row| SummaryRow::new(row.label.clone(), Html::paragraphs(&row.value)));
        (section.title.clone(), SummaryList::new(page, rows.collect()))
    };
    sections.iter().map(list).collect()
}

/// What is known about the case at a glance.
pub(super) fn facts(page: &Page, file: &WholeCase, (shows, today): (bool, Date), place: &str) -> SummaryList {
    let case = &file.case;
    let assigned = match &case.assigned {
        Some((_, name)) => name.clone(),
        None => page.t("cases-assignee-nobody"),
    };
    let channel = page.t(match case.channel.as_str() {
        "counter" => "cases-channel-counter",
        "paper" => "cases-channel-paper",
        "phone" => "cases-channel-phone",
        _ => "cases-channel-online",
    });
    let row = |key: &str, value: Html| SummaryRow::new(page.t(key), value);
    let link = |linked: &LinkedCase| {
        Html::link(&linked.reference, &page.url1("case", &linked.id))
            .and(Html::of(&badge(page, linked.state)))
    };
    let mut rows = vec![
        row("cases-column-who", Html::from(case.shown_name(shows))),
        row("cases-column-state", badges(page, case)),
        row("cases-column-due", due(page, case, today)),
        row("cases-column-assignee", Html::from(assigned)),
        row("cases-column-received", Html::from(case.received_at.format(page.locale))),
        row("cases-fact-place", Html::from(place)),
        row("cases-fact-channel", Html::from(channel)),
    ];
    rows.extend(file.concerned.iter().map(|concerned| row("cases-fact-concerns", link(concerned))));
    rows.extend(file.complaints.iter().map(|complaint| row("cases-fact-complaint", link(complaint))));
    SummaryList::new(page, rows)
}

/// "Why this date?": computed again from the day on which the deadline began.
pub(super) async fn why(visit: &Visit, page: &Page, owner: OwnerId, case: &Case) -> Result<Details, Problem> {
    let mut tx = visit.read(owner).await?;
    let holidays = queries::holidays_of(&mut tx, &case.area_key, case.due_from, page.locale).await?;
    drop(tx);
    let found = deadline(store::kind_name(case.kind), &case.service_key, case.due_from, &holidays);
    let mut lines: Vec<String> = found.why.iter().map(|step| told(visit, step)).collect();
    lines.push(page.t1("cases-why-result", "date", &format_date(case.due_on, page.locale)));
    if found.rule.is_some_and(|rule| rule.to_be_confirmed) {
        lines.push(page.t("cases-why-to-be-confirmed"));
    }
    Ok(Details::new(page.t("cases-why-title"), Html::paragraphs(&lines.join("\n\n"))))
}

/// The steps that workflow and role allow, the deciding ones first; while a person heard still has time, they come last.
pub(super) fn buttons(visit: &Visit, page: &Page, owner: OwnerId, file: &WholeCase) -> ButtonGroup {
    let case = &file.case;
    let too_early = file.running_hearing(visit.now.date()).is_some();
    let may_assign = visit.permit::<Assign, CaseResource>(owner).is_ok();
    let may_edit = visit.permit::<Edit, CaseResource>(owner).is_ok();
    let may_decide = visit.permit::<Decide, CaseResource>(owner).is_ok();
    let may_close = visit.permit::<Close, CaseResource>(owner).is_ok();
    let mine = case.assigned.as_ref().map(|(account, _)| *account) == visit.actor.staff_account();
    let mut primary_given = false;
    let mut buttons = Vec::new();
    let mut steps = case.steps();
    if too_early {
        primary_given = true;
        steps.sort_by_key(|step| step.command.decides());
    }
    for step in steps {
        let allowed = match step.command {
            Command::Take => may_assign && !mine,
            Command::Assign => may_assign,
            Command::Release => may_assign && case.assigned.is_some(),
            Command::RequestDocuments | Command::AddNote | Command::Resume => may_edit,
            Command::Close => may_close,
            command if command.is_of_applicant() => false,
            _ => may_decide,
        };
        if !allowed {
            continue;
        }
        let label = page.t(&format!("cases-step-{}", step.command.as_str().replace('_', "-")));
        let button = Button::link(label, page.url2("case-step", &case.id, step.command.as_str()));
        buttons.push(match (step.command.decides(), primary_given) {
            (true, false) => {
                primary_given = true;
                button
            }
            (true, true) => button.secondary(),
            (false, _) => button.tertiary(),
        });
    }
    ButtonGroup::new(buttons)
}

fn heads(page: &Page, names: &[&str]) -> Vec<Column> {
    names.iter().map(|name| Column::new(page.t(&format!("cases-head-{name}")))).collect()
}

/// Size as people read it.
fn size(page: &Page, bytes: u64) -> String {
    page.t1("cases-file-size", "size", &bytes.div_ceil(1000))
}

/// How people call a type of file; what has no such name is shown as it is.
fn kind_of_file(media_type: &str) -> &str {
    match media_type {
        "application/pdf" => "PDF",
        "image/jpeg" => "JPEG",
        "image/png" => "PNG",
        other => other,
    }
}

pub(super) fn attachments(page: &Page, file: &WholeCase, shows: bool) -> DataTable {
    let rows = file.attachments.iter().map(|one| {
        let url = page.url2("case-attachment", &file.case.id, &one.id);
        let name = if shows { Html::link(&one.file.name, &url) } else { Html::from(crate::model::MASK) };
        Row::new(vec![
            name,
            Html::from(kind_of_file(&one.file.media_type)),
            Html::from(size(page, one.file.size)),
            Html::from(one.added_at.format(page.locale)),
        ])
    });
    DataTable::new(
        page,
        page.t("cases-file-attachments-title"),
        heads(page, &["file", "type", "size", "added"]),
        rows.collect(),
    )
    .hide_caption()
    .empty_text(page.t("cases-file-attachments-empty"))
}

/// What a clerk wrote, unless it could tell who or where a protected person is.
pub(super) fn words(text: &str, shows: bool) -> Html {
    if shows || text.is_empty() { Html::paragraphs(text) } else { Html::from(crate::model::MASK) }
}

pub(super) fn requests(page: &Page, file: &WholeCase, shows: bool) -> DataTable {
    let rows = file.requests.iter().map(|one| {
        let state = match one.answered_at {
            Some(_) => StatusBadge::new(Tone::Success, page.t("cases-request-answered")),
            None => StatusBadge::new(Tone::Warning, page.t("cases-request-open")),
        };
        Row::new(vec![
            words(&one.items.join("\n"), shows),
            Html::from(one.asked_at.format(page.locale)),
            Html::from(format_date(one.due_on, page.locale)),
            Html::of(&state),
        ])
    });
    DataTable::new(
        page,
        page.t("cases-file-requests-title"),
        heads(page, &["items", "asked", "due", "state"]),
        rows.collect(),
    )
    .hide_caption()
    .empty_text(page.t("cases-file-requests-empty"))
}

pub(super) fn letters(page: &Page, file: &WholeCase, shows: bool) -> DataTable {
    let rows = file.notices.iter().map(|one| {
        let (tone, key) = match one.state {
            NoticeState::Ordered => (Tone::Info, "notices-state-ordered"),
            NoticeState::Ready => (Tone::Success, "notices-state-ready"),
            NoticeState::Failed => (Tone::Danger, "notices-state-failed"),
        };
        let kind = page.t(&format!("notices-kind-{}", one.kind.as_str()));
        let title = if one.title.is_empty() || !shows { kind } else { one.title.clone() };
        let named = match one.state {
            NoticeState::Ready if shows => {
                Html::link(&title, &page.url2("case-letter", &file.case.id, &one.id))
            }
            _ => Html::from(title),
        };
        Row::new(vec![
            named,
            Html::from(one.created_at.format(page.locale)),
            Html::of(&StatusBadge::new(tone, page.t(key))),
        ])
    });
    DataTable::new(
        page,
        page.t("cases-file-letters-title"),
        heads(page, &["letter", "ordered", "state"]),
        rows.collect(),
    )
    .hide_caption()
    .empty_text(page.t("cases-file-letters-empty"))
}

pub(super) fn notes(page: &Page, file: &WholeCase, shows: bool) -> DataTable {
    let rows = file.notes.iter().map(|one| {
        Row::new(vec![
            Html::from(one.at.format(page.locale)),
            Html::from(&one.author),
            words(&one.body, shows),
        ])
    });
    DataTable::new(
        page,
        page.t("cases-file-notes-title"),
        heads(page, &["when", "author", "note"]),
        rows.collect(),
    )
    .hide_caption()
    .empty_text(page.t("cases-file-notes-empty"))
}
