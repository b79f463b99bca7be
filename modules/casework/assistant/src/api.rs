// SPDX-License-Identifier: EUPL-1.2
//! The way of an application for programs. The same commands as the pages; problems come as RFC 9457 documents.
//!
//! `POST /api/v1/drafts` `{"service", "area"}` gives `{"draft", "resume_code"}` and a session cookie;
//! `POST /api/v1/drafts/{id}/answers` takes an object of paths and values and gives `{"version"}`;
//! `POST /api/v1/drafts/{id}/files/{path}?name=…` takes the bytes of a file for the question at the path (percent-encoded as one
//! segment) and gives `{"file"}`; `POST /api/v1/drafts/{id}/submit` gives `{"reference", "receipt"}`. Sending declares that the
//! answers are right and complete, as the box on the page does.
//!
//! `POST /api/v1/applications/{service}` takes a whole application in one body and needs no draft before and no session.

mod describe;

pub(crate) use describe::operations;

use crate::commands::{self, Applicant, Change, Whole, WholeFile};
use crate::forms;
use crate::model::DraftFile;
use crate::pages::{self, PostedFile};
use crate::policy::Submit;
use crate::queries::{self, Opened};
use axum::body::Bytes;
use axum::extract::{Path, RawQuery};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse as _;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use foundation::policy::Edit;
use foundation::{FieldErrors, Message, Problem};
use schemata::Answers;
use serde::Deserialize;
use std::collections::BTreeMap;
use web::{Answer, Attempt, Visit};

/// What a draft is begun with.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NewDraft {
    service: String,
    area: String,
}

/// A whole application.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WholeApplication {
    area: String,
    answers: BTreeMap<String, String>,
    #[serde(default)]
    files: Vec<SentFile>,
}

/// A file inside of an application; the content is base64 (RFC 4648, section 4).
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SentFile {
    question: String,
    name: String,
    content: String,
}

/// Most files that are decoded.
const MOST_FILES: usize = 20;

fn read<'a, T: Deserialize<'a>>(body: &'a [u8]) -> Result<T, Problem> {
    serde_json::from_slice(body).map_err(|_| Problem::refused("assistant-refused-json"))
}

fn json(status: StatusCode, value: &serde_json::Value) -> Answer {
    Ok((status, [(header::CONTENT_TYPE, "application/json")], value.to_string()).into_response())
}

/// `POST /api/v1/applications/{service}`: 201 with number and receipt, 200 when the same request was sent before.
pub(crate) async fn apply(
    visit: Visit,
    Path(service_key): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Answer {
    visit.attempt(Attempt::Send)?;
    let key = headers.get("idempotency-key").and_then(|key| key.to_str().ok()).unwrap_or_default();
    let repetition = forms::repetition(key, visit.actor.own(), &service_key, &body);
    let repetition =
        repetition.ok_or_else(|| refused("#".to_owned(), Message::new("assistant-refused-no-key")))?;
    let sent: WholeApplication = serde_json::from_slice(&body)
        .map_err(|_| refused("#".to_owned(), Message::new("assistant-refused-json")))?;
    let whole = Whole {
        files: decoded(sent.files)?,
        answers: sent.answers.into_iter().collect(),
        area_key: sent.area,
        service_key,
        repetition,
    };
    let Visit { platform, actor, locale, now, .. } = &visit;
    let applied = commands::apply(Applicant { platform, actor, locale: *locale, now: *now }, whole).await?;
    let receipt: serde_json::Value =
        serde_json::from_str(&applied.sent.receipt).map_err(Problem::internal)?;
    let status = if applied.fresh { StatusCode::CREATED } else { StatusCode::OK };
    let answer = serde_json::json!({
        "application": applied.draft,
        "reference": applied.sent.reference,
        "receipt": receipt,
        "resume_code": applied.code.map(|code| code.grouped()),
    });
    json(status, &answer)
}

/// The bytes of the files.
fn decoded(files: Vec<SentFile>) -> Result<Vec<WholeFile>, Problem> {
    if files.len() > MOST_FILES {
        let message = Message::new("assistant-refused-files-draft").with("most", MOST_FILES);
        return Err(refused("#/files".to_owned(), message));
    }
    let decode = |(index, file): (usize, SentFile)| {
        let bytes = STANDARD.decode(&file.content).map_err(|_| {
            refused(format!("#/files/{index}/content"), Message::new("assistant-refused-base64"))
        })?;
        Ok(WholeFile { question: file.question, name: file.name, bytes })
    };
    files.into_iter().enumerate().map(decode).collect()
}

/// `POST /api/v1/drafts`.
pub(crate) async fn begin(visit: Visit, body: Bytes) -> Answer {
    let new: NewDraft = read(&body)?;
    let ((draft, code), session) = pages::begin_draft(&visit, &new.service, &new.area).await?;
    let code = code.map(|code| code.grouped());
    let response = json(StatusCode::CREATED, &serde_json::json!({ "draft": draft, "resume_code": code }))?;
    match session {
        Some(session) => visit.with_session(response, &session, false),
        None => Ok(response),
    }
}

async fn open(visit: &Visit, draft: &str) -> Result<Opened, Problem> {
    let permit = pages::own::<Edit>(visit)?;
    let id = pages::draft_id(draft)?;
    let opened = queries::opened(&visit.platform, permit.owner(), id, visit.now).await?;
    if opened.draft.is_submitted() {
        return Err(Problem::refused("assistant-refused-sent"));
    }
    Ok(opened)
}

async fn save(
    visit: &Visit,
    opened: &Opened,
    merged: &Answers,
    added: Vec<DraftFile>,
) -> Result<(), Problem> {
    let permit = pages::own::<Edit>(visit)?;
    let all: Vec<DraftFile> = opened.files.iter().chain(&added).cloned().collect();
    let change = Change {
        sealed: queries::seal_answers(&visit.platform, &opened.draft, merged).await?,
        dropped: forms::dropped(&all, merged),
        added,
    };
    let mut tx = visit.write_soon(permit.owner()).await?;
    commands::save(&mut tx, &permit, &opened.draft, change, visit.now).await?;
    Ok(tx.commit().await?)
}

/// `POST /api/v1/drafts/{id}/answers`.
pub(crate) async fn answers(visit: Visit, Path(draft): Path<String>, body: Bytes) -> Answer {
    let sent: BTreeMap<String, String> = read(&body)?;
    let opened = open(&visit, &draft).await?;
    let sent: Vec<_> = sent.into_iter().collect();
    let merged = forms::merge(&opened.form, &opened.answers, &sent).map_err(Problem::Invalid)?;
    save(&visit, &opened, &merged, Vec::new()).await?;
    json(StatusCode::OK, &serde_json::json!({ "version": opened.draft.version + 1 }))
}

/// `POST /api/v1/drafts/{id}/files/{path}`.
pub(crate) async fn add_file(
    visit: Visit,
    Path((draft, path)): Path<(String, String)>,
    RawQuery(query): RawQuery,
    body: Bytes,
) -> Answer {
    visit.attempt(Attempt::Send)?;
    let opened = open(&visit, &draft).await?;
    let query = pages::pairs(query.unwrap_or_default().as_bytes())?;
    let name = query.into_iter().find(|(key, _)| key == "name").map_or_else(String::new, |(_, name)| name);
    let file = PostedFile { field: path, name, bytes: body.into() };
    let mut merged = opened.answers.clone();
    let stored = match pages::take_file(&visit, &opened, (&mut merged, &[]), &file).await? {
        Ok(stored) => stored,
        Err(message) => return Err(refused(file.field, message).into()),
    };
    if let Err(problem) = save(&visit, &opened, &merged, vec![stored.clone()]).await {
        commands::discard(&visit.platform.blobs, &opened.draft, &[stored]).await?;
        return Err(problem.into());
    }
    let file = serde_json::json!({ "file": stored.id, "name": stored.name, "digest": stored.digest });
    json(StatusCode::CREATED, &file)
}

fn refused(path: String, message: Message) -> Problem {
    let mut errors = FieldErrors::default();
    errors.add(path, message);
    Problem::Invalid(errors)
}

/// `POST /api/v1/drafts/{id}/submit`.
pub(crate) async fn submit(visit: Visit, Path(draft): Path<String>) -> Answer {
    visit.attempt(Attempt::Send)?;
    let permit = pages::own::<Submit>(&visit)?;
    let id = pages::draft_id(&draft)?;
    let sent = commands::submit(&visit.platform, &permit, id, visit.locale, visit.now).await;
    let sent = sent.map_err(|problem| in_language(&visit, problem))?;
    let receipt: serde_json::Value = serde_json::from_str(&sent.receipt).map_err(Problem::internal)?;
    json(StatusCode::OK, &serde_json::json!({ "reference": sent.reference, "receipt": receipt }))
}

/// Errors of a form name their question in the language of the reader.
fn in_language(visit: &Visit, problem: Problem) -> Problem {
    let Problem::Invalid(errors) = problem else { return problem };
    let errors = errors.0.into_iter();
    let told = errors.map(|(path, message)| (path, schemata::localised(&message, visit.locale)));
    Problem::Invalid(FieldErrors(told.collect()))
}
