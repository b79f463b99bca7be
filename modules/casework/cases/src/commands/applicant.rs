// SPDX-License-Identifier: EUPL-1.2
//! What applicants do with their own cases. A case of somebody else does not exist for them.

use super::{Line, finish};
use crate::model::{AttachmentRef, Case, CaseId, CaseState, Command, RequestId, deadline, rule_named, step};
use crate::policy::{Answer, CaseResource};
use crate::queries::holidays_of;
use crate::store;
use ::store::Tx;
use foundation::policy::Permit;
use foundation::{Message, Problem, Timestamp};

/// Most files in one answer.
const MOST_FILES: usize = 20;

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
    let mut errors = foundation::FieldErrors::default();
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
    }
    let line = Line::new("cases-timeline-documents-sent", "").with("count", files.len()).visible();
    finish(tx, permit, (&case, Command::AnswerRequest), line, now).await
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

/// The applicant takes the application back.
///
/// # Errors
/// [`Problem::NotFound`] for somebody else's case; [`Problem::Refused`] after the decision.
pub async fn withdraw(
    tx: &mut Tx,
    permit: &Permit<Answer, CaseResource>,
    id: CaseId,
    now: Timestamp,
) -> Result<(), Problem> {
    let (mut case, to) = own(tx, permit, id, Command::Withdraw).await?;
    case.state = to.unwrap_or(case.state);
    let line = Line::new("cases-timeline-withdrawn", "").visible();
    finish(tx, permit, (&case, Command::Withdraw), line, now).await
}
