// SPDX-License-Identifier: EUPL-1.2
//! The task list of a draft, coming back later, and deleting it.

use super::{address_if_known, destination, kept_until, open, own, page_of, posted, to_done};
use crate::commands;
use crate::model::Draft;
use crate::queries::{self, Opened};
use askama::Template;
use axum::extract::{Path, RawForm};
use foundation::policy::{Edit, Remove};
use foundation::time::format_date;
use foundation::{FieldErrors, Message, Problem};
use mail::Mail;
use schemata::PageKind;
use web::components::{
    ErrorSummary, FormField as _, Task, TaskList, TaskSection, TaskStatus, TextField, TextKind,
};
use web::{Answer, Attempt, Page, Visit};

#[derive(Template)]
#[template(path = "assistant_tasks.html")]
struct TasksPage {
    page: Page,
    errors: ErrorSummary,
    destination: String,
    progress: String,
    tasks: TaskList,
    later: String,
    code: Option<String>,
    code_action: String,
    resume_url: Option<String>,
    email: TextField,
    remove_url: String,
}

/// `GET assistant-tasks`.
pub(crate) async fn tasks(visit: Visit, Path(draft): Path<String>) -> Answer {
    match open(&visit, &draft).await? {
        Some(opened) => visit.show(&tasks_page(&visit, &opened, ("", None)).await?),
        None => to_done(&visit, &draft),
    }
}

async fn tasks_page(
    visit: &Visit,
    opened: &Opened,
    (email, error): (&str, Option<String>),
) -> Result<TasksPage, Problem> {
    let around = queries::around(&visit.platform, &opened.draft).await?;
    let mut page = page_of(visit, &around, opened.form.meta().title.get(visit.locale).to_owned());
    let code = queries::resume_code(&visit.platform, &opened.draft).await?;
    let views = opened.form.tasks(&opened.answers);
    let asking: Vec<_> = views.iter().filter(|task| asks(visit, opened, task, &page)).collect();
    let done = asking.iter().filter(|task| task.status == TaskStatus::Done).count();
    let progress = Message::new("assistant-tasks-progress").with("done", done).with("all", asking.len());
    let field = TextField::new(&page, "email", page.t("assistant-tasks-email"));
    let field = field.kind(TextKind::Email).autocomplete("email").value(email).error_from(error);
    let field = field.hint(page.t("assistant-tasks-email-hint"));
    let errors = ErrorSummary::new(&page, field.error_links());
    page.error_count = errors.count();
    let later = if code.is_some() { "assistant-tasks-later-code" } else { "assistant-tasks-later-account" };
    let id = opened.draft.id;
    Ok(TasksPage {
        destination: destination(visit, &around),
        progress: visit.message(&progress),
        tasks: TaskList::new(&page, "tasks", sections(visit, opened, views)),
        later: visit.message(&Message::new(later).with("until", kept_until(visit, &opened.draft))),
        code: code.map(|code| code.grouped()),
        code_action: visit.url("assistant-code", &[&id]),
        resume_url: address_if_known(visit, "resume"),
        email: field,
        remove_url: visit.url("assistant-remove", &[&id]),
        errors,
        page,
    })
}

/// Whether a task asks anything; pages that only inform are there to be read and not counted.
fn asks(visit: &Visit, opened: &Opened, task: &schemata::TaskView, page: &Page) -> bool {
    let none = FieldErrors::default();
    task.pages.iter().any(|key| {
        let view = opened.form.page(key, &opened.answers, visit.locale);
        let questions = view.is_some_and(|view| matches!(view.kind, PageKind::Questions));
        let fields = || opened.form.fields(key, &opened.answers, visit.locale, &none, page);
        !questions || fields().iter().any(web::components::Field::asks)
    })
}

fn sections(visit: &Visit, opened: &Opened, views: Vec<schemata::TaskView>) -> Vec<TaskSection> {
    let id = opened.draft.id;
    let complete = opened.form.validate(&opened.answers).is_empty();
    let task = |view: schemata::TaskView| {
        let page = match view.status {
            TaskStatus::Done => view.pages.first().cloned(),
            _ => opened.form.first_open_page(&view.key, &opened.answers),
        };
        Task {
            title: view.title.get(visit.locale).to_owned(),
            url: page.map(|page| visit.url("assistant-page", &[&id, &page])),
            hint: view.optional.then(|| visit.text("assistant-tasks-optional")),
            status: view.status,
        }
    };
    let check = Task {
        title: visit.text("assistant-tasks-check"),
        url: Some(visit.url("assistant-check", &[&id])),
        hint: (!complete).then(|| visit.text("assistant-tasks-check-hint")),
        status: if complete { TaskStatus::NotStarted } else { TaskStatus::CannotStart },
    };
    vec![
        TaskSection {
            heading: Some(visit.text("assistant-tasks-form")),
            tasks: views.into_iter().map(task).collect(),
        },
        TaskSection { heading: Some(visit.text("assistant-tasks-finish")), tasks: vec![check] },
    ]
}

/// `POST assistant-code`: sends the resume code to an address that is not kept.
pub(crate) async fn send_code(visit: Visit, Path(draft): Path<String>, RawForm(body): RawForm) -> Answer {
    visit.attempt(Attempt::Code)?;
    let pairs = posted::pairs(&body)?;
    let to = pairs.iter().find(|(name, _)| name == "email").map_or("", |(_, value)| value.trim());
    let Some(opened) = open(&visit, &draft).await? else { return to_done(&visit, &draft) };
    if !looks_like_address(to) {
        let message = visit.text("assistant-tasks-email-missing");
        return visit.show_errors(&tasks_page(&visit, &opened, (to, Some(message))).await?);
    }
    let permit = own::<Edit>(&visit)?;
    let code = queries::resume_code(&visit.platform, &opened.draft).await?.ok_or(Problem::NotFound)?;
    let mail = code_mail(&visit, &opened.draft, to, &code.grouped());
    let mut tx = visit.write(permit.owner()).await?;
    mail::send(&mut tx, &mail, &permit.actor().reference(), visit.now)?;
    tx.commit().await?;
    visit.go_done("assistant-tasks", &[&draft], "assistant-done-code-sent")
}

/// Enough to tell a slip of the hand; whether the address exists, the mail server knows.
fn looks_like_address(text: &str) -> bool {
    let parts = text.split_once('@').filter(|(local, domain)| !local.is_empty() && domain.contains('.'));
    parts.is_some() && text.len() <= 254 && !text.chars().any(|c| c.is_whitespace() || c.is_control())
}

/// The mail says the code and nothing about the application.
fn code_mail(visit: &Visit, draft: &Draft, to: &str, code: &str) -> Mail {
    let until = draft.created_at.plus_days(crate::model::SENT_DAYS).date().min(draft.expires_at.date());
    let text = Message::new("assistant-mail-text")
        .with("code", code)
        .with("address", &visit.platform.settings.public_origin)
        .with("until", format_date(until, visit.locale));
    Mail {
        to: to.to_owned(),
        subject: visit.text("assistant-mail-subject"),
        text: visit.message(&text),
        reference: None,
    }
}

#[derive(Template)]
#[template(path = "assistant_remove.html")]
struct RemovePage {
    page: Page,
    text: String,
    action: String,
    back: String,
}

/// `GET assistant-remove`: asks once more.
pub(crate) async fn remove_page(visit: Visit, Path(draft): Path<String>) -> Answer {
    let Some(opened) = open(&visit, &draft).await? else { return to_done(&visit, &draft) };
    let around = queries::around(&visit.platform, &opened.draft).await?;
    let service = around.service.name.get(visit.locale);
    visit.show(&RemovePage {
        text: visit.message(&Message::new("assistant-remove-text").with("service", service)),
        action: visit.url("assistant-remove", &[&draft]),
        back: visit.url("assistant-tasks", &[&draft]),
        page: page_of(&visit, &around, visit.text("assistant-remove-title")),
    })
}

/// `POST assistant-remove`.
pub(crate) async fn remove(visit: Visit, Path(draft): Path<String>) -> Answer {
    let permit = own::<Remove>(&visit)?;
    let Some(opened) = open(&visit, &draft).await? else { return to_done(&visit, &draft) };
    let mut tx = visit.write(permit.owner()).await?;
    commands::remove(&mut tx, &permit, opened.draft.id, visit.now).await?;
    tx.commit().await?;
    visit.go_done("home", &[], "assistant-done-removed")
}

#[cfg(test)]
mod tests {
    use super::looks_like_address;

    #[test]
    fn an_address_has_a_name_a_place_and_no_spaces() {
        assert!(looks_like_address("erika.muster@beispiel.de"));
        assert!(looks_like_address("änne@möller.example"));
        for wrong in ["", "erika", "@beispiel.de", "erika@beispiel", "a b@c.de", "a@b.de\r\nBcc: x@y.de"] {
            assert!(!looks_like_address(wrong), "{wrong}");
        }
    }
}
