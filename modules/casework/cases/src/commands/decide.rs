// SPDX-License-Identifier: EUPL-1.2
//! Decisions in the widest sense, and the end of a case.

use super::letter::{Contents, order};
use super::{Handling, Line, begin, finish};
use crate::events::CaseDecided;
use crate::model::{Assessment, Case, CaseId, Command, Correspondence, Decision, MOST_CHARACTERS};
use crate::policy::{CaseResource, Close, Decide};
use crate::store;
use ::store::Tx;
use audit::Entry;
use foundation::policy::{Create, Edit, Permit};
use foundation::{Actor, FieldErrors, Message, Money, Problem, Timestamp};
use notices::LetterKind;
use payments::{ClaimId, ClaimResource, NewClaim};

/// Decides a case and orders the letter that says so.
///
/// # Errors
/// [`Problem::NotFound`]; [`Problem::Conflict`] for a stale version; [`Problem::Refused`] when procedure or state do not allow
/// it; [`Problem::Invalid`] with what [`Decision::check`] misses, or [`Decision::check_early`] while a hearing runs.
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
    cut_short(tx, permit, (&case, decision, handling), now).await?;
    case.state = step.to.unwrap_or(case.state);
    if let Some(kind) = step.letter {
        let concerns = store::concerned(tx, permit.owner(), case.id).await?;
        let contents = Contents {
            reasons: &decision.reasons,
            decision: Some(decision),
            concerns: concerns.map(|concerned| concerned.reference).unwrap_or_default(),
            ..Contents::default()
        };
        order(tx, permit, (&case, kind, correspondence), contents, now).await?;
    }
    if let Some(assessment) = &decision.assessment {
        // What a new statute would change is previewed from this.
        let taxed = (case.id.uuid(), case.legal_entity);
        parameters::note_dog_tax(tx, permit, taxed, &assessment.dogs, now).await?;
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
    let line = match (permit.actor(), decision.command) {
        (Actor::System { .. }, Command::Acknowledge) => {
            Line::new("cases-timeline-acknowledged-automatically", "").visible()
        }
        _ => Line::new(decided_key(decision.command), &handling.clerk).visible(),
    };
    finish(tx, permit, (&case, decision.command), line, now).await
}

/// Opens the claim of an assessed levy in the cash office's books, in the transaction of the decision. The claim has the case's identifier, so that it is opened
/// once. A legal entity without payment rules keeps its books elsewhere: nothing is opened then. Returns whether there is a claim.
///
/// # Errors
/// [`Problem::NotFound`] for an unknown case; what the store says.
pub async fn claim_levy(
    tx: &mut Tx,
    permit: &Permit<Create, ClaimResource>,
    id: CaseId,
    assessment: &Assessment,
    now: Timestamp,
) -> Result<bool, Problem> {
    let case = store::load(tx, permit.owner(), id).await?.ok_or(Problem::NotFound)?;
    match payments::rule_on(tx, case.legal_entity, now.date()).await {
        Err(Problem::Refused(_)) => return Ok(false),
        found => found?,
    };
    if assessment.total <= Money::ZERO {
        return Ok(false);
    }
    let claim = NewClaim {
        id: ClaimId(id.uuid()),
        legal_entity: case.legal_entity,
        debtor: case.applicant_owner,
        case_id: Some(id.uuid()),
        subject: case.service_name,
        why: assessment.why.clone(),
        amount: assessment.total,
        due_on: Some(assessment.due_on),
    };
    payments::open_claim(tx, permit, claim, now).await?;
    Ok(true)
}

/// Who decides while a hearing runs confirms that and says why; both stand in the timeline and in the audit log.
async fn cut_short(
    tx: &mut Tx,
    permit: &Permit<Decide, CaseResource>,
    (case, decision, handling): (&Case, &Decision, &Handling),
    now: Timestamp,
) -> Result<(), Problem> {
    let hearings = store::hearings(tx, permit.owner(), case.id).await?;
    let Some(running) = hearings.iter().find(|one| one.runs(now.date())) else { return Ok(()) };
    decision.check_early().into_result()?;
    let reason = decision.early.as_deref().unwrap_or_default().trim();
    let line =
        Line::new("cases-timeline-decided-early", &handling.clerk).with("due", running.due_on).body(reason);
    store::insert_message(tx, permit.owner(), case.id, &line.entry(now))?;
    audit::record(tx, permit, Entry::about("case", case.id).with("hearing_cut_short", running.id), now)?;
    Ok(())
}

pub(super) const fn decided_key(command: Command) -> &'static str {
    match command {
        Command::Grant => "cases-timeline-granted",
        Command::PartlyGrant => "cases-timeline-partly-granted",
        Command::Refuse => "cases-timeline-refused",
        Command::Assess => "cases-timeline-assessed",
        Command::Acknowledge => "cases-timeline-acknowledged",
        Command::Enter => "cases-timeline-entered",
        Command::Uphold => "cases-timeline-upheld",
        Command::Dismiss => "cases-timeline-dismissed",
        _ => "cases-timeline-answered",
    }
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
pub(super) fn text_needed(field: &str, text: &str) -> FieldErrors {
    let mut errors = FieldErrors::default();
    if text.trim().is_empty() {
        errors.add(field, Message::new("cases-error-reasons-missing"));
    } else if text.chars().count() > MOST_CHARACTERS {
        errors.add(field, Message::new("cases-error-text-too-long").with("count", MOST_CHARACTERS));
    }
    errors
}
