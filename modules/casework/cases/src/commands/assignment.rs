// SPDX-License-Identifier: EUPL-1.2
//! Who works on a case.

use super::{Handling, Line, account, begin, finish};
use crate::model::{CaseId, Command, step};
use crate::policy::{Assign, CaseResource};
use crate::store;
use ::store::Tx;
use foundation::policy::Permit;
use foundation::{Problem, Timestamp, id::Uuid};

/// Takes a case; from [`crate::CaseState::Received`] it goes into review.
///
/// # Errors
/// [`Problem::NotFound`], [`Problem::Conflict`] for a stale version, [`Problem::Refused`] when the state does not allow it.
pub async fn take(
    tx: &mut Tx,
    permit: &Permit<Assign, CaseResource>,
    handling: &Handling,
    now: Timestamp,
) -> Result<(), Problem> {
    let me = account(permit)?;
    let (mut case, step) = begin(tx, permit, handling, Command::Take).await?;
    let begins = step.to.is_some();
    case.state = step.to.unwrap_or(case.state);
    case.assigned = Some((me, handling.clerk.clone()));
    let line = match begins {
        true => Line::new("cases-timeline-in-review", &handling.clerk).visible(),
        false => Line::new("cases-timeline-taken", &handling.clerk),
    };
    finish(tx, permit, (&case, Command::Take), line, now).await
}

/// Gives a case to a clerk: account and name.
///
/// # Errors
/// As [`take`].
pub async fn assign(
    tx: &mut Tx,
    permit: &Permit<Assign, CaseResource>,
    handling: &Handling,
    to: (Uuid, String),
    now: Timestamp,
) -> Result<(), Problem> {
    let (mut case, _) = begin(tx, permit, handling, Command::Assign).await?;
    let line = Line::new("cases-timeline-assigned", &handling.clerk).with("name", &to.1);
    case.assigned = Some(to);
    finish(tx, permit, (&case, Command::Assign), line, now).await
}

/// Gives several cases to a clerk, as they are now. What cannot be assigned any more is left out; returns how many were.
///
/// # Errors
/// What the store says.
pub async fn assign_many(
    tx: &mut Tx,
    permit: &Permit<Assign, CaseResource>,
    ids: &[CaseId],
    to: (Uuid, String, String),
    now: Timestamp,
) -> Result<usize, Problem> {
    let (account, name, clerk) = to;
    let mut assigned = 0;
    for mut case in store::load_many(tx, permit.owner(), ids).await? {
        if step(case.kind, case.state, Command::Assign).is_err() {
            continue;
        }
        case.assigned = Some((account, name.clone()));
        let line = Line::new("cases-timeline-assigned", &clerk).with("name", &name);
        finish(tx, permit, (&case, Command::Assign), line, now).await?;
        assigned += 1;
    }
    Ok(assigned)
}

/// Gives a case back, so that colleagues can take it.
///
/// # Errors
/// As [`take`]; [`Problem::Refused`] when nobody has it.
pub async fn release(
    tx: &mut Tx,
    permit: &Permit<Assign, CaseResource>,
    handling: &Handling,
    now: Timestamp,
) -> Result<(), Problem> {
    let (mut case, _) = begin(tx, permit, handling, Command::Release).await?;
    if case.assigned.take().is_none() {
        return Err(Problem::refused("cases-refused-not-assigned"));
    }
    let line = Line::new("cases-timeline-released", &handling.clerk);
    finish(tx, permit, (&case, Command::Release), line, now).await
}
