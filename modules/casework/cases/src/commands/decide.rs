// SPDX-License-Identifier: EUPL-1.2
//! Decisions in the widest sense, the hearing before them, and the end of a case.

use super::letter::{Contents, order};
use super::{Handling, Line, begin, finish};
use crate::events::CaseDecided;
use crate::model::{Command, Correspondence, Decision, MOST_CHARACTERS, deadline};
use crate::policy::{CaseResource, Close, Decide};
use crate::queries::holidays_of;
use ::store::Tx;
use foundation::policy::{Edit, Permit};
use foundation::{FieldErrors, Message, Problem, Timestamp};
use notices::LetterKind;

/// Decides a case and orders the letter that says so.
///
/// # Errors
/// [`Problem::NotFound`]; [`Problem::Conflict`] for a stale version; [`Problem::Refused`] when procedure or state do not allow
/// it; [`Problem::Invalid`] with what [`Decision::check`] misses.
pub async fn decide(
    tx: &mut Tx,
    permit: &Permit<Decide, CaseResource>,
    handling: &Handling,
    decision: (&Decision, &Correspondence),
    now: Timestamp,
) -> Result<(), Problem> {
    let (decision, correspondence) = decision;
    let (mut case, step) = begin(tx, permit, handling, decision.command).await?;
    if !decision.command.decides() {
        return Err(Problem::refused("cases-refused-other-procedure"));
    }
    decision.check().into_result()?;
    case.state = step.to.unwrap_or(case.state);
    if let Some(kind) = step.letter {
        let contents =
            Contents { reasons: &decision.reasons, decision: Some(decision), ..Contents::default() };
        order(tx, permit, (&case, kind, correspondence), contents, now).await?;
    }
    let decided = CaseDecided {
        case_id: case.id,
        reference: case.reference.clone(),
        applicant_owner: case.applicant_owner,
        service_key: case.service_key.clone(),
        decision: decision.command.as_str().to_owned(),
        at: now,
    };
    jobs::emit(tx, &decided, &permit.actor().reference(), now)?;
    let line = Line::new(decided_key(decision.command), &handling.clerk).visible();
    finish(tx, permit, (&case, decision.command), line, now).await
}

pub(super) const fn decided_key(command: Command) -> &'static str {
    match command {
        Command::Grant => "cases-timeline-granted",
        Command::PartlyGrant => "cases-timeline-partly-granted",
        Command::Refuse => "cases-timeline-refused",
        Command::Assess => "cases-timeline-assessed",
        Command::Acknowledge => "cases-timeline-acknowledged",
        Command::Enter => "cases-timeline-entered",
        _ => "cases-timeline-answered",
    }
}

/// Hears the applicant before an adverse decision (VwVfG M-V section 28).
///
/// # Errors
/// As [`decide`].
pub async fn hear(
    tx: &mut Tx,
    permit: &Permit<Decide, CaseResource>,
    handling: &Handling,
    reasons: (&str, &Correspondence),
    now: Timestamp,
) -> Result<(), Problem> {
    let (reasons, correspondence) = reasons;
    let (mut case, step) = begin(tx, permit, handling, Command::Hear).await?;
    text_needed("reasons", reasons).into_result()?;
    case.state = step.to.unwrap_or(case.state);
    let holidays = holidays_of(tx, &case.area_key, now.date(), case.locale).await?;
    let due = deadline("hearing", &case.service_key, now.date(), &holidays).due_on;
    let contents = Contents { reasons, deadline: Some(due), ..Contents::default() };
    order(tx, permit, (&case, LetterKind::Hearing, correspondence), contents, now).await?;
    let line = Line::new("cases-timeline-hearing", &handling.clerk).with("due", due).body(reasons).visible();
    finish(tx, permit, (&case, Command::Hear), line, now).await
}

/// Stops waiting for documents or for the statement of the person heard.
///
/// # Errors
/// As [`decide`].
pub async fn resume(
    tx: &mut Tx,
    permit: &Permit<Edit, CaseResource>,
    handling: &Handling,
    now: Timestamp,
) -> Result<(), Problem> {
    let (mut case, step) = begin(tx, permit, handling, Command::Resume).await?;
    case.state = step.to.unwrap_or(case.state);
    let line = Line::new("cases-timeline-resumed", &handling.clerk);
    finish(tx, permit, (&case, Command::Resume), line, now).await
}

/// Closes a case. An open one is closed without decision: that needs reasons and a letter; a decided one is only put away.
///
/// # Errors
/// As [`decide`].
pub async fn close(
    tx: &mut Tx,
    permit: &Permit<Close, CaseResource>,
    handling: &Handling,
    reasons: (&str, &Correspondence),
    now: Timestamp,
) -> Result<(), Problem> {
    let (reasons, correspondence) = reasons;
    let (mut case, step) = begin(tx, permit, handling, Command::Close).await?;
    let undecided = case.state.is_open();
    case.state = step.to.unwrap_or(case.state);
    let mut line = Line::new("cases-timeline-closed", &handling.clerk);
    if undecided {
        text_needed("reasons", reasons).into_result()?;
        let contents = Contents { reasons, ..Contents::default() };
        order(tx, permit, (&case, LetterKind::Closing, correspondence), contents, now).await?;
        line = line.body(reasons).visible();
    }
    finish(tx, permit, (&case, Command::Close), line, now).await
}

/// A text that a letter cannot do without.
fn text_needed(field: &str, text: &str) -> FieldErrors {
    let mut errors = FieldErrors::default();
    if text.trim().is_empty() {
        errors.add(field, Message::new("cases-error-reasons-missing"));
    } else if text.chars().count() > MOST_CHARACTERS {
        errors.add(field, Message::new("cases-error-text-too-long").with("count", MOST_CHARACTERS));
    }
    errors
}
