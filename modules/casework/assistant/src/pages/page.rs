// SPDX-License-Identifier: EUPL-1.2
//! One page of questions: shown, taken in, with files, repetitions, and both versions when two windows disagree.

use super::{Posted, PostedFile, open, own, page_of, to_done};
use crate::commands::{self, Change};
use crate::forms::{self, BASE, Difference, THEN};
use crate::model::DraftFile;
use crate::queries::{self, Opened};
use askama::Template;
use axum::extract::{Path, RawQuery};
use foundation::policy::Edit;
use foundation::{FieldErrors, Message, Problem};
use schemata::{Answers, PageKey, PageKind, PageView};
use web::components::{ErrorLink, ErrorSummary, Field, FormField as _, field_id};
use web::upload::inspect;
use web::{Answer, Attempt, Page, Visit};

/// Where the link "change" of the check page leads back to.
const FROM_CHECK: &str = "von=pruefen";

/// Names that say what was pressed and when; they are not sent once more from the page with both versions.
const BUTTONS: [&str; 4] = [BASE, THEN, "add", "remove"];

#[derive(Template)]
#[template(path = "assistant_page.html")]
struct QuestionPage {
    page: Page,
    errors: ErrorSummary,
    caption: Option<String>,
    heading: Option<String>,
    hint: Option<String>,
    action: String,
    back: String,
    base: String,
    has_files: bool,
    repetitions: Option<Repetitions>,
    fields: Vec<Field>,
}

/// The list of a repetition page.
struct Repetitions {
    instances: Vec<RepetitionLine>,
}

struct RepetitionLine {
    title: String,
    summary: String,
    url: Option<String>,
    remove: Option<String>,
}

#[derive(Template)]
#[template(path = "assistant_conflict.html")]
struct ConflictPage {
    page: Page,
    rows: Vec<Difference>,
    pairs: Vec<(String, String)>,
    action: String,
}

/// `GET assistant-page`.
pub(crate) async fn page(
    visit: Visit,
    Path((draft, key)): Path<(String, String)>,
    RawQuery(query): RawQuery,
) -> Answer {
    let Some(opened) = open(&visit, &draft).await? else { return to_done(&visit, &draft) };
    let key = PageKey::new(key);
    let Some(view) = opened.form.page(&key, &opened.answers, visit.locale) else {
        // The page went away with a changed answer; the task list shows the way on.
        return visit.go("assistant-tasks", &[&draft]);
    };
    let shown = Shown { view, answers: &opened.answers, errors: FieldErrors::default(), query };
    visit.show(&question_page(&visit, &opened, shown).await?)
}

/// A page about to be shown.
struct Shown<'a> {
    view: PageView,
    answers: &'a Answers,
    errors: FieldErrors,
    query: Option<String>,
}

async fn question_page(visit: &Visit, opened: &Opened, shown: Shown<'_>) -> Result<QuestionPage, Problem> {
    let Shown { view, answers, errors, query } = shown;
    let around = queries::around(&visit.platform, &opened.draft).await?;
    let mut page = page_of(visit, &around, view.title.clone());
    let limit = u64::try_from(visit.platform.settings.upload_limit).unwrap_or(u64::MAX);
    let fields = opened.form.fields(&view.key, answers, visit.locale, &errors, &page).into_iter();
    let mut fields: Vec<Field> = fields.map(|field| field.limit_files(&page, limit)).collect();
    let only = is_whole_page(&view, &fields);
    if only {
        fields = fields.into_iter().map(|field| field.as_heading(view.hint.as_deref())).collect();
        page.title = fields.first().and_then(Field::label).unwrap_or_default().to_owned();
    }
    let mut links: Vec<ErrorLink> = fields.iter().flat_map(|field| field.error_links()).collect();
    links.extend(links_elsewhere(visit, &errors, &links));
    let summary = ErrorSummary::new(&page, links);
    page.error_count = summary.count();
    let from_check = query.as_deref() == Some(FROM_CHECK);
    let suffix = if from_check { format!("?{FROM_CHECK}") } else { String::new() };
    let id = opened.draft.id;
    let back = match opened.form.previous_page(&view.key, answers) {
        _ if from_check => visit.url("assistant-check", &[&id]),
        Some(before) => visit.url("assistant-page", &[&id, &before]),
        None => visit.url("assistant-tasks", &[&id]),
    };
    Ok(QuestionPage {
        caption: view.caption.or_else(|| (view.task_title != page.title).then(|| view.task_title.clone())),
        heading: (!only).then_some(view.title),
        hint: view.hint.filter(|_| !only),
        action: format!("{}{suffix}", visit.url("assistant-page", &[&id, &view.key])),
        back,
        base: forms::fingerprint(&opened.form, &view.key, &opened.answers),
        has_files: view.has_files,
        repetitions: repetitions(visit, opened, &view.kind),
        fields,
        errors: summary,
        page,
    })
}

/// Whether the page is one question, so that its legend or label is the heading: the choice between branches, and a single field
/// that is called like its page.
fn is_whole_page(view: &PageView, fields: &[Field]) -> bool {
    match fields {
        [Field::SingleCheckbox(_) | Field::Group(_) | Field::Inset(_)] => false,
        [field] => matches!(view.kind, PageKind::Choice) || field.label() == Some(view.title.as_str()),
        _ => false,
    }
}

/// Errors that stand at no field of the page (a pressed button, a limit) as lines of the summary.
fn links_elsewhere(visit: &Visit, errors: &FieldErrors, links: &[ErrorLink]) -> Vec<ErrorLink> {
    let lines = errors.0.iter().map(|(path, message)| ErrorLink {
        target: if path.is_empty() { "main".to_owned() } else { field_id(path) },
        message: visit.message(&schemata::localised(message, visit.locale)),
    });
    lines.filter(|line| !links.iter().any(|link| link.message == line.message)).collect()
}

fn repetitions(visit: &Visit, opened: &Opened, kind: &PageKind) -> Option<Repetitions> {
    let PageKind::Repetition(overview) = kind else { return None };
    let line = |instance: &schemata::Instance| RepetitionLine {
        title: instance.title.clone(),
        summary: instance.summary.clone(),
        url: instance.page.as_ref().map(|page| visit.url("assistant-page", &[&opened.draft.id, page])),
        remove: instance.can_remove.then(|| instance.path.clone()),
    };
    Some(Repetitions { instances: overview.instances.iter().map(line).collect() })
}

/// What a posted page came to.
struct Taken {
    /// Answers with everything that was typed.
    merged: Answers,
    /// What is wrong.
    errors: FieldErrors,
    /// Files whose bytes were stored.
    added: Vec<DraftFile>,
    /// Whether a button was pressed that stays on the page.
    stays: bool,
}

/// `POST assistant-page`: saves what was typed, also when some of it is wrong, and goes on when nothing is.
pub(crate) async fn save_page(
    visit: Visit,
    Path((draft, key)): Path<(String, String)>,
    RawQuery(query): RawQuery,
    posted: Posted,
) -> Answer {
    if !posted.files.is_empty() {
        visit.attempt(Attempt::Send)?;
    }
    let Some(opened) = open(&visit, &draft).await? else { return to_done(&visit, &draft) };
    let key = PageKey::new(key);
    let Some(view) = opened.form.page(&key, &opened.answers, visit.locale) else {
        return visit.go("assistant-tasks", &[&draft]);
    };
    if is_stale(&opened, &key, &posted) {
        return conflict(&visit, &opened, &view, &posted).await;
    }
    let taken = take(&visit, &opened, &view, &posted).await?;
    if let Err(problem) = save(&visit, &opened, &taken).await {
        commands::discard(&visit.platform.blobs, &opened.draft, &taken.added).await?;
        // Somebody else saved between reading and writing: the other window's answers are there now.
        return match problem {
            Problem::Conflict(_) => match open(&visit, &draft).await? {
                Some(newer) => conflict(&visit, &newer, &view, &posted).await,
                None => to_done(&visit, &draft),
            },
            other => Err(other.into()),
        };
    }
    if taken.errors.is_empty() {
        return go_on(&visit, &opened, (&key, &taken), (&posted, query.as_deref()));
    }
    let saved = Opened { answers: taken.merged.clone(), ..opened };
    let view = saved.form.page(&key, &saved.answers, visit.locale).unwrap_or(view);
    let shown = Shown { view, answers: &saved.answers, errors: taken.errors, query };
    visit.show_errors(&question_page(&visit, &saved, shown).await?)
}

/// Whether the page was changed since this window showed it. A form without the mark (a program) is never stale.
fn is_stale(opened: &Opened, key: &PageKey, posted: &Posted) -> bool {
    posted.value(BASE).is_some_and(|base| base != forms::fingerprint(&opened.form, key, &opened.answers))
}

async fn take(visit: &Visit, opened: &Opened, view: &PageView, posted: &Posted) -> Result<Taken, Problem> {
    // Files first, so that a question that demands one is content with the one just sent.
    let mut answers = opened.answers.clone();
    let mut added = Vec::new();
    let mut wrong = FieldErrors::default();
    for file in &posted.files {
        match take_file(visit, opened, (&mut answers, &added), file).await? {
            Ok(stored) => added.push(stored),
            Err(message) => wrong.add(file.field.clone(), message),
        }
    }
    let (merged, mut errors) = opened.form.read_page(&view.key, &posted.pairs, &answers);
    for (path, message) in wrong.0 {
        errors.0.retain(|(other, _)| *other != path);
        errors.add(path, message);
    }
    let pressed = posted.value("remove").is_some() || posted.value("add").is_some();
    let uploads_only = posted.value(THEN) == Some("stay");
    if uploads_only && posted.files.is_empty() && errors.is_empty() {
        let first =
            opened.form.file_fields().into_iter().find(|field| view.key.as_str().contains(&field.path));
        let at = first.map_or_else(String::new, |field| field.path);
        errors.add(at, Message::new("assistant-page-files-missing"));
    }
    Ok(Taken { merged, errors, added, stays: pressed || uploads_only })
}

/// Looks at one file, stores its bytes and notes it at its question. The inner error is the sender's.
pub(crate) async fn take_file(
    visit: &Visit,
    opened: &Opened,
    (answers, added): (&mut Answers, &[DraftFile]),
    file: &PostedFile,
) -> Result<Result<DraftFile, Message>, Problem> {
    let Some(field) = opened.form.file_field(&file.field) else {
        return Ok(Err(Message::new("assistant-refused-file-path")));
    };
    let present: Vec<DraftFile> = opened.files.iter().chain(added).cloned().collect();
    let at_field = answers.iter().filter(|(path, _)| forms::is_at(path, &field.path)).count();
    let most = usize::try_from(field.max_count).unwrap_or(usize::MAX);
    if let Some(message) = commands::no_room(&present, file.bytes.len(), at_field, most) {
        return Ok(Err(message));
    }
    let limit = visit.platform.settings.upload_limit;
    let limit = usize::try_from(field.max_bytes).map_or(limit, |bytes| bytes.min(limit));
    let upload = match inspect(&file.name, file.bytes.clone(), limit, &field.media_types) {
        Ok(upload) => upload,
        Err(message) => return Ok(Err(message)),
    };
    let stored = commands::store_file(&visit.platform.blobs, &opened.draft, upload, visit.now).await?;
    match opened.form.attach(&field.path, &stored.answer(), answers) {
        Ok(merged) => {
            *answers = merged;
            Ok(Ok(stored))
        }
        Err(message) => {
            commands::discard(&visit.platform.blobs, &opened.draft, std::slice::from_ref(&stored)).await?;
            Ok(Err(schemata::localised(&message, visit.locale)))
        }
    }
}

async fn save(visit: &Visit, opened: &Opened, taken: &Taken) -> Result<(), Problem> {
    let permit = own::<Edit>(visit)?;
    let all: Vec<DraftFile> = opened.files.iter().chain(&taken.added).cloned().collect();
    let change = Change {
        sealed: queries::seal_answers(&visit.platform, &opened.draft, &taken.merged).await?,
        added: taken.added.clone(),
        dropped: forms::dropped(&all, &taken.merged),
    };
    let mut tx = visit.write_soon(permit.owner()).await?;
    commands::save(&mut tx, &permit, &opened.draft, change, visit.now).await?;
    Ok(tx.commit().await?)
}

fn go_on(
    visit: &Visit,
    opened: &Opened,
    (key, taken): (&PageKey, &Taken),
    (posted, query): (&Posted, Option<&str>),
) -> Answer {
    let id = opened.draft.id;
    if posted.value(THEN) == Some("tasks") {
        return visit.go("assistant-tasks", &[&id]);
    }
    if taken.stays {
        return visit.go("assistant-page", &[&id, key]);
    }
    match opened.form.next_page(key, &taken.merged) {
        // A change made from the check page goes back there, unless it opened questions that are not answered yet.
        _ if query == Some(FROM_CHECK) && opened.form.validate(&taken.merged).is_empty() => {
            visit.go("assistant-check", &[&id])
        }
        Some(next) => visit.go("assistant-page", &[&id, &next]),
        None => visit.go("assistant-tasks", &[&id]),
    }
}

async fn conflict(visit: &Visit, opened: &Opened, view: &PageView, posted: &Posted) -> Answer {
    let (yours, _) = opened.form.read_page(&view.key, &posted.pairs, &opened.answers);
    let rows = forms::differences(&opened.form, &view.key, (&opened.answers, &yours), visit.locale);
    let around = queries::around(&visit.platform, &opened.draft).await?;
    let mut pairs: Vec<_> =
        posted.pairs.iter().filter(|(name, _)| !BUTTONS.contains(&name.as_str())).cloned().collect();
    pairs.push((BASE.to_owned(), forms::fingerprint(&opened.form, &view.key, &opened.answers)));
    let template = ConflictPage {
        page: page_of(visit, &around, visit.text("assistant-conflict-title")),
        rows,
        pairs,
        action: visit.url("assistant-page", &[&opened.draft.id, &view.key]),
    };
    visit.show_with(axum::http::StatusCode::CONFLICT, &template)
}
