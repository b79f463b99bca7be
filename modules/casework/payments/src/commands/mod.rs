// SPDX-License-Identifier: EUPL-1.2
//! What changes claims: one transaction, one audit entry and its events each.

mod levy;
mod mandate;
mod money;
mod relief;
mod rules;

pub use levy::{assess_year, end_levy, start_levy};
pub use mandate::{mandate_iban, record_mandate, revoke_mandate};
pub use money::{Booked, Cash, Payment, book_payment, reverse_payment, take_cash};
pub use relief::{Asked, ReliefOutcome, ask_relief, decide_relief, defer, hand_over};
pub use rules::import_rules;

use crate::events::{ClaimChanged, ClaimOpened};
use crate::model::{Claim, ClaimId, EntryKind, JournalEntry, NewClaim, cash_reference};
use crate::policy::ClaimResource;
use crate::queries::rule_on;
use crate::store;
use ::store::{StoreError, Tx};
use foundation::policy::{Action, Create, Permit};
use foundation::{Message, Money, Problem, Timestamp};

/// Opens a claim with its assessment (Sollstellung) and gives it a cash reference. Opening an identifier again changes nothing and
/// returns what is there.
///
/// # Errors
/// [`Problem::NotFound`] when the permit's authority does not act for the legal entity; [`Problem::Refused`] for an amount that is not
/// above zero or when no rules hold for the legal entity; else what the store says.
pub async fn open_claim(
    tx: &mut Tx,
    permit: &Permit<Create, ClaimResource>,
    new: NewClaim,
    now: Timestamp,
) -> Result<Claim, Problem> {
    let owner = permit.owner();
    if let Some(known) = store::claim(tx, owner, new.id).await? {
        return Ok(known);
    }
    if organisation::legal_entity(tx, new.legal_entity).await?.authority != owner {
        return Err(Problem::NotFound);
    }
    let today = now.date();
    let rule = rule_on(tx, new.legal_entity, today).await?;
    let entry = JournalEntry::of(EntryKind::Assessment, new.amount, (today, now))?.because(new.why.clone());
    let number = store::next_number(tx, owner, &format!("claim/{}", new.legal_entity)).await?;
    let mut claim = Claim {
        id: new.id,
        legal_entity: new.legal_entity,
        cash_reference: cash_reference(&rule.prefix, number, rule.width, rule.check),
        debtor: new.debtor,
        case_id: new.case_id,
        subject: new.subject,
        why: new.why,
        assessed_on: today,
        due_on: new.due_on.unwrap_or_else(|| rule.due_on(today)),
        deferred_until: None,
        handed_over_on: None,
        balance: Money::ZERO,
        paid: Money::ZERO,
        remitted: Money::ZERO,
        version: 0,
    };
    store::insert(tx, owner, &claim).await?;
    write(tx, permit, &mut claim, entry).await?;
    let opened =
        ClaimOpened { claim: claim.id, case_id: claim.case_id, debtor: claim.debtor, amount: new.amount };
    ::jobs::emit(tx, &opened, &permit.actor().reference(), now)?;
    Ok(claim)
}

/// Adds an entry to the journal, with its audit entry and the event that something changed.
async fn write<A: Action>(
    tx: &mut Tx,
    permit: &Permit<A, ClaimResource>,
    claim: &mut Claim,
    entry: JournalEntry,
) -> Result<(), Problem> {
    let (kind, amount, now) = (entry.kind, entry.amount, entry.at);
    store::append(tx, permit.owner(), claim, entry, &permit.actor().reference()).await?;
    let entry = audit::Entry::about("claim", claim.id)
        .with("cash_reference", &claim.cash_reference)
        .with("entry", kind.as_str())
        .with("cents", amount.cents())
        .with("balance", claim.balance.cents());
    audit::record(tx, permit, entry, now)?;
    changed(tx, permit, claim, now)
}

fn changed<A: Action>(
    tx: &mut Tx,
    permit: &Permit<A, ClaimResource>,
    claim: &Claim,
    now: Timestamp,
) -> Result<(), Problem> {
    ::jobs::emit(tx, &ClaimChanged { claim: claim.id }, &permit.actor().reference(), now)?;
    Ok(())
}

/// The claim in the version that the person saw.
async fn seen<A: Action>(
    tx: &mut Tx,
    permit: &Permit<A, ClaimResource>,
    (id, version): (ClaimId, i64),
) -> Result<Claim, Problem> {
    let claim = store::claim(tx, permit.owner(), id).await?.ok_or(Problem::NotFound)?;
    if claim.version == version { Ok(claim) } else { Err(stale()) }
}

fn stale() -> Problem {
    Problem::Conflict(Message::new("payments-problem-changed"))
}

/// A row that somebody else changed first is a conflict with the module's own words.
fn conflict(error: StoreError) -> Problem {
    match error {
        StoreError::Stale | StoreError::NoRow => stale(),
        other => other.into(),
    }
}
