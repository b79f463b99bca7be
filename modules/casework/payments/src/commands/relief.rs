// SPDX-License-Identifier: EUPL-1.2
//! Corrections, remissions, deferrals and the hand-over to dunning.

use super::{changed, conflict, seen, stale, write};
use crate::events::ClaimHandedOver;
use crate::model::{Claim, ClaimId, ClaimState, EntryKind, JournalEntry, MAX_REASON, Relief, ReliefKind};
use crate::policy::{ApproveRelief, ClaimResource};
use crate::queries::rule_on;
use crate::store;
use ::store::Tx;
use foundation::id::{Uuid, uuid_at};
use foundation::policy::{Edit, Permit};
use foundation::{Date, Money, Problem, Timestamp, Translated};

/// A correction or remission that somebody asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The claim.
    pub claim: ClaimId,
    /// Its version as the person saw it.
    pub version: i64,
    /// What is asked for.
    pub kind: ReliefKind,
    /// How much, above zero and at most the balance.
    pub amount: Money,
    /// Why, 1 to [`MAX_REASON`] characters.
    pub reason: String,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReliefOutcome {
    /// It stands in the journal.
    Booked,
    /// It waits for a second person under this identifier.
    Waits(Uuid),
}

fn reason_of(text: &str) -> Result<String, Problem> {
    let text = text.trim();
    match text.chars().count() {
        1..=MAX_REASON => Ok(text.to_owned()),
        _ => Err(Problem::refused("payments-refused-reason")),
    }
}

fn within(amount: Money, claim: &Claim) -> Result<(), Problem> {
    if amount <= Money::ZERO || amount > claim.balance {
        return Err(Problem::refused("payments-refused-above-balance"));
    }
    Ok(())
}

/// Corrects or remits an amount. From the dated threshold of the legal entity on it waits for a second person.
///
/// # Errors
/// [`Problem::Refused`] for an amount that is not above zero or above the balance, or without reason; [`Problem::Conflict`] for an old
/// version; [`Problem::NotFound`] for anybody who is not staff.
pub async fn ask_relief(
    tx: &mut Tx,
    permit: &Permit<Edit, ClaimResource>,
    asked: &Asked,
    now: Timestamp,
) -> Result<ReliefOutcome, Problem> {
    let mut claim = seen(tx, permit, (asked.claim, asked.version)).await?;
    within(asked.amount, &claim)?;
    let reason = reason_of(&asked.reason)?;
    let rule = rule_on(tx, claim.legal_entity, now.date()).await?;
    if asked.amount < rule.second_person_from {
        let entry = JournalEntry::of(asked.kind.entry(), asked.amount, (now.date(), now))?;
        write(tx, permit, &mut claim, entry.because(Translated::new(&reason, &reason))).await?;
        return Ok(ReliefOutcome::Booked);
    }
    let relief = Relief {
        id: uuid_at(now),
        claim: claim.id,
        kind: asked.kind,
        amount: asked.amount,
        reason,
        asked_by: permit.actor().staff_account().ok_or(Problem::NotFound)?,
        asked_at: now,
    };
    store::insert_relief(tx, permit.owner(), &relief).await?;
    let entry = audit::Entry::about("claim_relief", relief.id)
        .with("claim", claim.id)
        .with("kind", relief.kind.entry().as_str())
        .with("cents", relief.amount.cents());
    audit::record(tx, permit, entry, now)?;
    Ok(ReliefOutcome::Waits(relief.id))
}

/// Approves or refuses what waits. Whoever asked does not decide.
///
/// # Errors
/// [`Problem::NotFound`] when nothing waits under the identifier at this claim; [`Problem::Refused`] for one's own request or when the
/// balance is smaller by now; [`Problem::Conflict`] when somebody else decided first.
pub async fn decide_relief(
    tx: &mut Tx,
    permit: &Permit<ApproveRelief, ClaimResource>,
    (claim, id): (ClaimId, Uuid),
    approve: bool,
    now: Timestamp,
) -> Result<(), Problem> {
    let owner = permit.owner();
    let relief = store::waiting_relief(tx, owner, id).await?.filter(|relief| relief.claim == claim);
    let relief = relief.ok_or(Problem::NotFound)?;
    let by = permit.actor().staff_account().ok_or(Problem::NotFound)?;
    if by == relief.asked_by {
        return Err(Problem::refused("payments-refused-own-request"));
    }
    store::decide_relief(tx, owner, id, (approve, by, now)).await.map_err(conflict)?;
    let entry = audit::Entry::about("claim_relief", id).with("claim", claim).with("approved", approve);
    audit::record(tx, permit, entry, now)?;
    if !approve {
        return Ok(());
    }
    let mut claim = store::claim(tx, owner, claim).await?.ok_or_else(stale)?;
    within(relief.amount, &claim)?;
    let entry = JournalEntry::of(relief.kind.entry(), relief.amount, (now.date(), now))?;
    write(tx, permit, &mut claim, entry.because(Translated::new(&relief.reason, &relief.reason))).await
}

/// Defers what is owed until a day (Stundung, AO § 222) and books the interest by the rule that holds today.
///
/// # Errors
/// [`Problem::Refused`] when nothing is owed, the claim is at dunning or deferred already, or the day is not after today and the due
/// day and within ten years; [`Problem::Conflict`] for an old version.
pub async fn defer(
    tx: &mut Tx,
    permit: &Permit<Edit, ClaimResource>,
    seen_claim: (ClaimId, i64),
    until: Date,
    now: Timestamp,
) -> Result<Money, Problem> {
    let mut claim = seen(tx, permit, seen_claim).await?;
    let today = now.date();
    if claim.balance <= Money::ZERO || claim.handed_over_on.is_some() || claim.deferred_until.is_some() {
        return Err(Problem::refused("payments-refused-deferral"));
    }
    if until <= today || until <= claim.due_on || i32::from(until.year()) > i32::from(today.year()) + 10 {
        return Err(Problem::refused("payments-refused-deferral-day"));
    }
    let rule = rule_on(tx, claim.legal_entity, today).await?;
    let (interest, why) = rule.deferral_interest(claim.balance, claim.due_on, until);
    claim.deferred_until = Some(until);
    if interest > Money::ZERO {
        let entry = JournalEntry::of(EntryKind::Interest, interest, (today, now))?.because(why);
        write(tx, permit, &mut claim, entry).await?;
    } else {
        store::save(tx, permit.owner(), &mut claim).await.map_err(conflict)?;
        changed(tx, permit, &claim, now)?;
    }
    let entry = audit::Entry::about("claim", claim.id)
        .with("deferred_until", until)
        .with("interest", interest.cents());
    audit::record(tx, permit, entry, now)?;
    Ok(interest)
}

/// Hands an overdue claim over to dunning and enforcement.
///
/// # Errors
/// [`Problem::Refused`] when it is not overdue; [`Problem::Conflict`] for an old version.
pub async fn hand_over(
    tx: &mut Tx,
    permit: &Permit<Edit, ClaimResource>,
    seen_claim: (ClaimId, i64),
    now: Timestamp,
) -> Result<(), Problem> {
    let mut claim = seen(tx, permit, seen_claim).await?;
    if claim.state(now.date()) != ClaimState::Overdue {
        return Err(Problem::refused("payments-refused-not-overdue"));
    }
    claim.handed_over_on = Some(now.date());
    store::save(tx, permit.owner(), &mut claim).await.map_err(conflict)?;
    let entry = audit::Entry::about("claim", claim.id)
        .with("handed_over_on", now.date())
        .with("balance", claim.balance.cents());
    audit::record(tx, permit, entry, now)?;
    let event = ClaimHandedOver { claim: claim.id, balance: claim.balance };
    ::jobs::emit(tx, &event, &permit.actor().reference(), now)?;
    changed(tx, permit, &claim, now)
}
