// SPDX-License-Identifier: EUPL-1.2
//! What applicants do with their own cases. A case of somebody else does not exist for them.

use super::{Line, finish, order_if_complete};
use crate::model::{
    AttachmentRef, Case, CaseId, CaseState, Command, HearingId, MOST_FILES, RequestId, Statement, deadline,
    rule_named, step,
};
use crate::policy::{Answer, CaseResource};
use crate::queries::holidays_of;
use crate::store;
use ::store::Tx;
use blobs::OwnerKey;
use foundation::policy::Permit;
use foundation::{FieldErrors, Message, Problem, Timestamp};

/// Longest reason for taking an application back, in characters.
const REASON_CHARACTERS: usize = 2_000;

async fn own(
    tx: &mut Tx,
    permit: &Permit<Answer, CaseResource>,
    id: CaseId,
    command: Command,
) -> Result<(Case, Option<CaseState>), Problem> {
    let case = store::load(tx, permit.owner(), id).await?.ok_or(Problem::NotFound)?;
    if permit.actor().own() != Some(case.applicant_owner) {
        return Err(Problem::NotFound);
    }
    let step = step(case.kind, case.state, command)?;
    Ok((case, step.to))
}

/// The applicant sends what a request asks for. When nothing else is asked, work goes on, and a period that runs from complete
/// documents begins anew (VwVfG M-V section 42a (2)).
///
/// # Errors
/// [`Problem::NotFound`] for somebody else's case or another request; [`Problem::Refused`] when nothing is asked any more;
/// [`Problem::Invalid`] without a file.
pub async fn answer_request(
    tx: &mut Tx,
    permit: &Permit<Answer, CaseResource>,
    request: (CaseId, RequestId),
    files: &[AttachmentRef],
    now: Timestamp,
) -> Result<(), Problem> {
    let owner = permit.owner();
    let (mut case, to) = own(tx, permit, request.0, Command::AnswerRequest).await?;
    let mut errors = FieldErrors::default();
    if files.is_empty() {
        errors.add("files", Message::new("cases-error-files-missing"));
    }
    if files.len() > MOST_FILES {
        errors.add("files", Message::new("cases-error-too-many-files").with("count", MOST_FILES));
    }
    errors.into_result()?;
    let requests = store::requests(tx, owner, case.id).await?;
    let asked = requests.iter().find(|one| one.id == request.1).ok_or(Problem::NotFound)?;
    if asked.answered_at.is_some() || !store::answer_request(tx, owner, request, now).await? {
        return Err(Problem::refused("cases-refused-nothing-asked"));
    }
    store::insert_attachments(tx, owner, (case.id, Some(request.1)), files, now);
    let others_open = requests.iter().any(|one| one.id != request.1 && one.answered_at.is_none());
    if !others_open {
        case.state = to.unwrap_or(case.state);
        restart_deadline(tx, &mut case, now).await?;
        order_if_complete(tx, permit, &case, now).await?;
    }
    case.answered_at = Some(now);
    let line = Line::new("cases-timeline-documents-sent", "").with("count", files.len()).visible();
    finish(tx, permit, (&case, Command::AnswerRequest), line, now).await
}

/// The person heard says what there is to say, before or after the last day, as long as nothing is decided. While the authority was
/// waiting for it, work goes on. The words are sealed with the key of the authority.
///
/// # Errors
/// [`Problem::NotFound`] for somebody else's case or another hearing; [`Problem::Refused`] after the decision or a first answer;
/// [`Problem::Invalid`] with what [`Statement::check`] misses.
pub async fn answer_hearing(
    tx: &mut Tx,
    permit: &Permit<Answer, CaseResource>,
    hearing: (CaseId, HearingId),
    (statement, key): (Statement<'_>, &OwnerKey),
    now: Timestamp,
) -> Result<(), Problem> {
    let owner = permit.owner();
    let (mut case, to) = own(tx, permit, hearing.0, Command::AnswerHearing).await?;
    statement.check().into_result()?;
    let hearings = store::hearings(tx, owner, case.id).await?;
    let asked = hearings.iter().find(|one| one.id == hearing.1).ok_or(Problem::NotFound)?;
    let words = statement.text.trim();
    let sealed = match words.is_empty() {
        true => None,
        false => {
            Some(key.seal(&crate::hearing_context(asked.id), words.as_bytes()).map_err(Problem::internal)?)
        }
    };
    if asked.answered_at.is_some() || !store::answer_hearing(tx, owner, hearing, sealed, now).await? {
        return Err(Problem::refused("cases-refused-hearing-answered"));
    }
    let of = (case.id, Some(RequestId(asked.id.uuid())));
    store::insert_attachments(tx, owner, of, statement.files, now);
    let others_open = hearings.iter().any(|one| one.id != asked.id && one.answered_at.is_none());
    if !others_open {
        case.state = to.unwrap_or(case.state);
    }
    case.answered_at = Some(now);
    let key = match asked.is_late(now) {
        true => "cases-timeline-hearing-answered-late",
        false => "cases-timeline-hearing-answered",
    };
    let line = Line::new(key, "")
        .with("due", asked.due_on)
        .with("count", statement.files.len())
        .with("hearing", asked.id)
        .visible();
    finish(tx, permit, (&case, Command::AnswerHearing), line, now).await
}

async fn restart_deadline(tx: &mut Tx, case: &mut Case, now: Timestamp) -> Result<(), Problem> {
    if !rule_named(&case.due_rule).is_some_and(|rule| rule.restarts) {
        return Ok(());
    }
    let holidays = holidays_of(tx, &case.area_key, now.date(), case.locale).await?;
    let found = deadline(store::kind_name(case.kind), &case.service_key, now.date(), &holidays);
    case.lost_if_idle = found.lost_if_idle();
    case.due_on = found.due_on;
    case.due_from = found.from;
    case.due_rule = found.rule.map(|rule| rule.key.clone()).unwrap_or_default();
    Ok(())
}

/// The applicant takes the application back. A reason may be given; none is needed.
///
/// # Errors
/// [`Problem::NotFound`] for somebody else's case; [`Problem::Refused`] after the decision; [`Problem::Invalid`] for a reason that is
/// too long.
pub async fn withdraw(
    tx: &mut Tx,
    permit: &Permit<Answer, CaseResource>,
    id: CaseId,
    reason: &str,
    now: Timestamp,
) -> Result<(), Problem> {
    let (mut case, to) = own(tx, permit, id, Command::Withdraw).await?;
    let mut errors = FieldErrors::default();
    if reason.chars().count() > REASON_CHARACTERS {
        errors.add("reason", Message::new("cases-error-text-too-long").with("count", REASON_CHARACTERS));
    }
    errors.into_result()?;
    case.state = to.unwrap_or(case.state);
    let line = Line::new("cases-timeline-withdrawn", "").body(reason.trim()).visible();
    finish(tx, permit, (&case, Command::Withdraw), line, now).await
}
