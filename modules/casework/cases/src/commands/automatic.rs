// SPDX-License-Identifier: EUPL-1.2
//! Steps that the program carries out by itself, where an authority has set it up so: the certificate of receipt.

use super::{Handling, decide};
use crate::model::{Case, CaseId, CaseState, Command, Correspondence, Decision, may_be_automatic, step};
use crate::policy::{CaseResource, Decide, StepSettingResource};
use crate::store;
use ::store::Tx;
use audit::Entry;
use catalogue::PublicService;
use foundation::policy::{Action, Edit, Permit};
use foundation::{Problem, Timestamp};
use jobs::Order;

/// Job that carries out a step when everything is complete.
pub(crate) const AUTOMATIC: &str = "cases.automatic";

/// Orders the job for a case whose documents are complete: at its arrival, or when the last request was answered. The job looks
/// once more at everything that may have changed meanwhile.
pub(crate) async fn order_if_complete<A: Action>(
    tx: &mut Tx,
    permit: &Permit<A, CaseResource>,
    case: &Case,
    now: Timestamp,
) -> Result<(), Problem> {
    let Some(command) = automatic_step(case) else { return Ok(()) };
    if store::is_automatic(tx, permit.owner(), &case.service_key, command).await? {
        let about = serde_json::json!({ "case_id": case.id });
        let order = Order::new(AUTOMATIC, &about, now)?.granted_by(&permit.actor().reference());
        jobs::enqueue(tx, order)?;
    }
    Ok(())
}

/// The step that could be automatic for a case as it stands.
fn automatic_step(case: &Case) -> Option<Command> {
    case.steps().into_iter().find(|step| step.automatic).map(|step| step.command)
}

/// Certifies the receipt of a notification, unless somebody decided, asked for documents or switched the automatic off meanwhile;
/// says whether it did. What stands in the timeline says that nobody decided.
///
/// # Errors
/// As [`decide`].
pub(crate) async fn acknowledge(
    tx: &mut Tx,
    permit: &Permit<Decide, CaseResource>,
    id: CaseId,
    correspondence: &Correspondence,
    now: Timestamp,
) -> Result<bool, Problem> {
    let owner = permit.owner();
    let Some(case) = store::load(tx, owner, id).await? else { return Ok(false) };
    let ready = matches!(case.state, CaseState::Received | CaseState::InReview)
        && step(case.kind, case.state, Command::Acknowledge).is_ok()
        && store::is_automatic(tx, owner, &case.service_key, Command::Acknowledge).await?;
    if !ready || store::requests(tx, owner, case.id).await?.iter().any(|one| one.answered_at.is_none()) {
        return Ok(false);
    }
    let handling = Handling { case_id: case.id, version: case.version, clerk: String::new() };
    let decision = Decision::plain(Command::Acknowledge);
    decide(tx, permit, &handling, (&decision, correspondence), now).await?;
    Ok(true)
}

/// Says whether the program carries out a step of a service at the permit's authority.
///
/// # Errors
/// [`Problem::Refused`] for a step that a person has to decide.
pub async fn set_automatic(
    tx: &mut Tx,
    permit: &Permit<Edit, StepSettingResource>,
    (service, command): (&PublicService, Command),
    automatic: bool,
    now: Timestamp,
) -> Result<(), Problem> {
    if !may_be_automatic(service.procedure_kind, command) {
        return Err(Problem::refused("cases-refused-not-automatic"));
    }
    let by = permit.actor().reference();
    let step = (service.key.as_str(), command);
    store::set_automatic(tx, permit.owner(), step, automatic, (&by, now)).await?;
    let entry = Entry::about("step_setting", permit.owner())
        .with("service", &service.key)
        .with("command", command.as_str())
        .with("automatic", automatic);
    audit::record(tx, permit, entry, now)?;
    Ok(())
}
