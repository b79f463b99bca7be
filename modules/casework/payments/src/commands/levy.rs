// SPDX-License-Identifier: EUPL-1.2
//! Standing yearly levies.

use super::{conflict, open_claim};
use crate::jobs::{LevyYear, YEAR_JOB};
use crate::model::{Claim, LevyId, NewClaim, StandingLevy};
use crate::policy::ClaimResource;
use crate::queries::rule_on;
use crate::store;
use ::jobs::Order;
use ::store::Tx;
use foundation::policy::{Create, Edit, Permit};
use foundation::{Date, Money, Problem, Timestamp};

/// Starts a standing levy and assesses its first year; a job assesses every further year on its first day. Starting an identifier again
/// changes nothing.
///
/// # Errors
/// As [`open_claim`]; [`Problem::Refused`] for an amount that is not above zero, without due days or with more than twelve.
pub async fn start_levy(
    tx: &mut Tx,
    permit: &Permit<Create, ClaimResource>,
    levy: &StandingLevy,
    now: Timestamp,
) -> Result<Vec<Claim>, Problem> {
    if levy.amount <= Money::ZERO || !(1..=12).contains(&levy.due.len()) {
        return Err(Problem::refused("payments-refused-levy"));
    }
    if organisation::legal_entity(tx, levy.legal_entity).await?.authority != permit.owner() {
        return Err(Problem::NotFound);
    }
    if store::insert_levy(tx, permit.owner(), levy).await? {
        let entry = audit::Entry::about("standing_levy", levy.id)
            .with("legal_entity", levy.legal_entity)
            .with("cents", levy.amount.cents())
            .with("first_year", levy.first_year);
        audit::record(tx, permit, entry, now)?;
    }
    assess_year(tx, permit, levy.id, levy.first_year, now).await
}

/// Ends a standing levy with a year; claims that were assessed stay.
///
/// # Errors
/// [`Problem::Conflict`] when there is no such levy.
pub async fn end_levy(
    tx: &mut Tx,
    permit: &Permit<Edit, ClaimResource>,
    id: LevyId,
    last_year: i16,
    now: Timestamp,
) -> Result<(), Problem> {
    store::end_levy(tx, permit.owner(), id, last_year).await.map_err(conflict)?;
    let entry = audit::Entry::about("standing_levy", id).with("last_year", last_year);
    audit::record(tx, permit, entry, now)?;
    Ok(())
}

/// Opens the claims of a year of a standing levy and orders the next year, unless the levy ends. A year assessed twice is the same
/// claims.
///
/// # Errors
/// [`Problem::NotFound`] for an unknown levy; else as [`open_claim`].
pub async fn assess_year(
    tx: &mut Tx,
    permit: &Permit<Create, ClaimResource>,
    id: LevyId,
    year: i16,
    now: Timestamp,
) -> Result<Vec<Claim>, Problem> {
    let levy = store::levy(tx, permit.owner(), id).await?.ok_or(Problem::NotFound)?;
    let rule = rule_on(tx, levy.legal_entity, now.date()).await?;
    let mut claims = Vec::new();
    for instalment in levy.instalments(year, rule.due_on(now.date())) {
        let new = NewClaim {
            id: instalment.claim,
            legal_entity: levy.legal_entity,
            debtor: levy.debtor,
            case_id: levy.case_id,
            subject: levy.subject.clone(),
            why: levy.why.clone(),
            amount: instalment.amount,
            due_on: Some(instalment.due_on),
        };
        claims.push(open_claim(tx, permit, new, now).await?);
    }
    let next = year.saturating_add(1);
    if levy.last_year.is_none_or(|last| next <= last) {
        let first_day = Date::new(next, 1, 1).map_err(Problem::internal)?;
        let order = Order::new(YEAR_JOB, &LevyYear { levy: id, year: next }, now)?
            .at(Timestamp::start_of(first_day))
            .once(format!("{id}/{next}"));
        ::jobs::enqueue(tx, order.granted_by(&permit.actor().reference()))?;
    }
    Ok(claims)
}
