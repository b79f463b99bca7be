// SPDX-License-Identifier: EUPL-1.2
//! Requests for documents and internal notes.

use super::letter::{Contents, order};
use super::{Handling, Line, account, begin, finish};
use crate::events::DocumentsRequested;
use crate::model::{Command, Correspondence, MOST_CHARACTERS, MOST_PARTS, RequestId};
use crate::policy::CaseResource;
use crate::store::{self, DocumentRequest, Note};
use ::store::Tx;
use foundation::policy::{Edit, Permit};
use foundation::{Date, FieldErrors, Message, Problem, Timestamp};
use notices::LetterKind;

/// Longest line of a request, in characters.
const ITEM_CHARACTERS: usize = 300;

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// One line each.
    pub items: Vec<String>,
    /// Last day for the applicant.
    pub due_on: Date,
}

impl Wanted {
    /// What is missing in the request itself; the day must not lie in the past.
    ///
    /// # Errors
    /// The fields `items` and `due` with what to do.
    #[must_use]
    pub fn check(&self, today: Date) -> FieldErrors {
        let mut errors = FieldErrors::default();
        if self.items.is_empty() {
            errors.add("items", Message::new("cases-error-items-missing"));
        }
        if self.items.len() > MOST_PARTS {
            errors.add("items", Message::new("cases-error-too-many-items").with("count", MOST_PARTS));
        }
        if self.items.iter().any(|item| item.chars().count() > ITEM_CHARACTERS) {
            errors.add("items", Message::new("cases-error-item-too-long").with("count", ITEM_CHARACTERS));
        }
        if self.due_on <= today {
            errors.add("due", Message::new("cases-error-due-not-in-future"));
        }
        errors
    }
}

/// Asks the applicant for documents, by letter and on the status page.
///
/// # Errors
/// [`Problem::NotFound`]; [`Problem::Conflict`] for a stale version; [`Problem::Refused`] when the state does not allow it;
/// [`Problem::Invalid`] with what [`Wanted::check`] misses.
pub async fn request_documents(
    tx: &mut Tx,
    permit: &Permit<Edit, CaseResource>,
    handling: &Handling,
    wanted: (&Wanted, &Correspondence),
    now: Timestamp,
) -> Result<RequestId, Problem> {
    let (wanted, correspondence) = wanted;
    let (mut case, step) = begin(tx, permit, handling, Command::RequestDocuments).await?;
    wanted.check(now.date()).into_result()?;
    case.state = step.to.unwrap_or(case.state);
    let request = DocumentRequest {
        id: RequestId::at(now),
        items: wanted.items.clone(),
        due_on: wanted.due_on,
        asked_at: now,
        answered_at: None,
    };
    store::insert_request(tx, permit.owner(), case.id, &request);
    let contents =
        Contents { documents: &wanted.items, deadline: Some(wanted.due_on), ..Contents::default() };
    order(tx, permit, (&case, LetterKind::DocumentRequest, correspondence), contents, now).await?;
    let event = DocumentsRequested {
        case_id: case.id,
        reference: case.reference.clone(),
        request_id: request.id,
        applicant_owner: case.applicant_owner,
        service_key: case.service_key.clone(),
        items: request.items,
        due: wanted.due_on.to_string(),
    };
    jobs::emit(tx, &event, &permit.actor().reference(), now)?;
    let line = Line::new("cases-timeline-documents-requested", &handling.clerk)
        .with("due", wanted.due_on)
        .body(&wanted.items.join("\n"))
        .visible();
    finish(tx, permit, (&case, Command::RequestDocuments), line, now).await?;
    Ok(request.id)
}

/// Writes an internal note. Applicants see notes only when they inspect the file.
///
/// # Errors
/// As [`request_documents`].
pub async fn add_note(
    tx: &mut Tx,
    permit: &Permit<Edit, CaseResource>,
    handling: &Handling,
    body: &str,
    now: Timestamp,
) -> Result<(), Problem> {
    let author = account(permit)?;
    let (case, _) = begin(tx, permit, handling, Command::AddNote).await?;
    let mut errors = FieldErrors::default();
    if body.trim().is_empty() {
        errors.add("body", Message::new("cases-error-note-missing"));
    } else if body.chars().count() > MOST_CHARACTERS {
        errors.add("body", Message::new("cases-error-text-too-long").with("count", MOST_CHARACTERS));
    }
    errors.into_result()?;
    let note = Note { at: now, author: handling.clerk.clone(), body: body.trim().to_owned() };
    store::insert_note(tx, permit.owner(), case.id, author, &note);
    let line = Line::new("cases-timeline-note", &handling.clerk);
    finish(tx, permit, (&case, Command::AddNote), line, now).await
}
