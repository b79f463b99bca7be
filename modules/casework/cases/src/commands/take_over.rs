// SPDX-License-Identifier: EUPL-1.2
//! Finished cases from a predecessor system, so that an authority does not begin with an empty register.

use super::Line;
use super::arrival::LOCATOR;
use super::decide::decided_key;
use crate::jobs::INDEX;
use crate::model::{CaseState, Command, Received, ReferenceNumber, deadline};
use crate::policy::{CaseResource, Receive};
use crate::queries::holidays_of;
use crate::store::{self, Due};
use ::store::Tx;
use audit::{Entry, SigningKey};
use foundation::policy::Permit;
use foundation::{Actor, Problem, Timestamp, id::Uuid};

/// A case that was finished elsewhere.
#[derive(Clone, Debug)]
pub struct TakenOver {
    /// The application.
    pub received: Received,
    /// When it arrived there.
    pub received_at: Timestamp,
    /// How it ended: decided, closed or withdrawn.
    pub state: CaseState,
    /// Who worked on it: account and name.
    pub assigned: (Uuid, String),
    /// What was done after the arrival, oldest first.
    pub steps: Vec<(Command, Timestamp)>,
}

/// Takes over a finished case with its timeline, one audit entry and a receipt of today. Its letters stay where they were made:
/// nothing is ordered and nobody is told. Only the program itself takes over.
///
/// # Errors
/// [`Problem::NotFound`] for anybody else; [`Problem::Refused`] for a case that is still open; what the store says, a duplicate too.
pub async fn take_over(
    tx: &mut Tx,
    permit: &Permit<Receive, CaseResource>,
    key: &SigningKey,
    taken: TakenOver,
    now: Timestamp,
) -> Result<String, Problem> {
    if !matches!(permit.actor(), Actor::System { .. }) {
        return Err(Problem::NotFound);
    }
    if taken.state.is_open() {
        return Err(Problem::refused("cases-refused-nothing-asked"));
    }
    let (owner, received) = (permit.owner(), taken.received);
    let id = received.id;
    let arrived = taken.received_at;
    let reference = ReferenceNumber::fresh(arrived)?;
    let holidays = holidays_of(tx, &received.area_key, arrived.date(), received.locale).await?;
    let kind = store::kind_name(received.procedure_kind);
    let found = deadline(kind, &received.service_key, arrived.date(), &holidays);
    let due = Due {
        on: found.due_on,
        from: found.from,
        rule: found.rule.map_or("", |rule| rule.key.as_str()),
        lost_if_idle: found.lost_if_idle(),
    };
    if !store::insert(tx, owner, &received, (reference.as_str(), due), arrived).await? {
        return Err(Problem::refused("cases-refused-closed"));
    }
    identity::point(tx, LOCATOR, &ReferenceNumber::code(reference.as_str()), (owner, id.uuid()), None)
        .await?;
    let mut case = store::load(tx, owner, id).await?.ok_or(Problem::NotFound)?;
    case.state = taken.state;
    case.assigned = Some(taken.assigned.clone());
    let last = taken.steps.last().map_or(arrived, |(_, at)| *at);
    store::save(tx, owner, &case, last).await?;
    let line = Line::new("cases-timeline-received", "").with("reference", reference.as_str()).visible();
    store::insert_message(tx, owner, id, &line.entry(arrived))?;
    for (command, at) in taken.steps {
        store::insert_message(tx, owner, id, &line_of(command, &taken.assigned.1).entry(at))?;
    }
    let entry = Entry::about("case", id)
        .with("reference", reference.as_str())
        .with("service", &received.service_key)
        .with("state", taken.state.as_str())
        .with("taken_over", true)
        .with("version", 2);
    let recorded = audit::record(tx, permit, entry, now)?;
    let receipt = audit::receipt(key, recorded, now);
    // One job brings the search index up to date, however many cases are taken over.
    let indexing =
        ::jobs::Order::new(INDEX, &serde_json::json!({ "case_id": id }), now)?.once("cases.taken-over");
    ::jobs::enqueue(tx, indexing.granted_by(&permit.actor().reference()))?;
    store::insert_content(tx, owner, received, serde_json::to_string(&receipt).map_err(Problem::internal)?);
    Ok(reference.as_str().to_owned())
}

/// The line of the timeline that a command writes.
fn line_of(command: Command, clerk: &str) -> Line {
    match command {
        Command::Take => Line::new("cases-timeline-in-review", clerk).visible(),
        Command::Close => Line::new("cases-timeline-closed", clerk),
        Command::Withdraw => Line::new("cases-timeline-withdrawn", "").visible(),
        other => Line::new(decided_key(other), clerk).visible(),
    }
}
