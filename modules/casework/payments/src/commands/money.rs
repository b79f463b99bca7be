// SPDX-License-Identifier: EUPL-1.2
//! Money that comes and goes back.

use super::{seen, write};
use crate::events::ClaimPaid;
use crate::model::{ClaimId, EntryKind, JournalEntry, sentence};
use crate::policy::{BookPayment, ClaimResource};
use crate::store;
use ::store::Tx;
use foundation::policy::Permit;
use foundation::{Date, Money, Problem, Timestamp, Translated};

/// A payment by bank transfer as the bank or the accounting system reports it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payment {
    /// Cash reference that the payer named.
    pub cash_reference: String,
    /// Amount, above zero.
    pub amount: Money,
    /// Day from which it counts.
    pub value_on: Date,
    /// Reference of the bank, unique within the authority; booking it again changes nothing.
    pub source: String,
}

/// What became of a payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Booked {
    /// It stands in the journal now.
    Now(ClaimId),
    /// It stood there already.
    Before(ClaimId),
    /// There is no claim with this cash reference; nothing was booked.
    Unknown,
}

/// Books a payment by its cash reference. More than is owed is booked too: the claim is then overpaid.
///
/// # Errors
/// [`Problem::Refused`] for an amount that is not above zero or a source that is empty; else what the store says.
pub async fn book_payment(
    tx: &mut Tx,
    permit: &Permit<BookPayment, ClaimResource>,
    payment: &Payment,
    now: Timestamp,
) -> Result<Booked, Problem> {
    let owner = permit.owner();
    let name = payment.source.trim();
    if name.is_empty() || name.chars().count() > 200 {
        return Err(Problem::refused("payments-refused-source"));
    }
    let source = format!("bank/{name}");
    if let Some(claim) = store::booked(tx, owner, &source).await? {
        return Ok(Booked::Before(claim));
    }
    let entry = JournalEntry::of(EntryKind::Transfer, payment.amount, (payment.value_on, now))?;
    let Some(mut claim) = store::by_reference(tx, owner, &payment.cash_reference).await? else {
        return Ok(Booked::Unknown);
    };
    let owed = claim.balance > Money::ZERO;
    write(tx, permit, &mut claim, entry.with_source(source)).await?;
    if owed && claim.balance <= Money::ZERO {
        paid(tx, permit, &claim, (EntryKind::Transfer, now))?;
    }
    Ok(Booked::Now(claim.id))
}

fn paid(
    tx: &mut Tx,
    permit: &Permit<BookPayment, ClaimResource>,
    claim: &crate::model::Claim,
    (kind, now): (EntryKind, Timestamp),
) -> Result<(), Problem> {
    let event = ClaimPaid { claim: claim.id, case_id: claim.case_id, debtor: claim.debtor, kind };
    ::jobs::emit(tx, &event, &permit.actor().reference(), now)?;
    Ok(())
}

/// Cash at the counter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cash {
    /// The claim.
    pub claim: ClaimId,
    /// Its version as the person saw it.
    pub version: i64,
    /// Amount, above zero and at most the balance.
    pub amount: Money,
}

/// Books cash at the counter and returns the receipt number: year and a number without gaps.
///
/// # Errors
/// [`Problem::Refused`] for an amount that is not above zero or above the balance; [`Problem::Conflict`] for an old version.
pub async fn take_cash(
    tx: &mut Tx,
    permit: &Permit<BookPayment, ClaimResource>,
    cash: Cash,
    now: Timestamp,
) -> Result<String, Problem> {
    let mut claim = seen(tx, permit, (cash.claim, cash.version)).await?;
    let today = now.date();
    let entry = JournalEntry::of(EntryKind::Cash, cash.amount, (today, now))?;
    if cash.amount > claim.balance {
        return Err(Problem::refused("payments-refused-above-balance"));
    }
    let year = today.year();
    let number = store::next_number(tx, permit.owner(), &format!("receipt/{year}")).await?;
    let receipt = format!("Q-{year}-{number:06}");
    write(tx, permit, &mut claim, entry.with_source(receipt.clone())).await?;
    if claim.balance == Money::ZERO {
        paid(tx, permit, &claim, (EntryKind::Cash, now))?;
    }
    Ok(receipt)
}

/// Takes a payment back by an opposite entry, for example when the bank returned it.
///
/// # Errors
/// [`Problem::NotFound`] when the entry is no payment; [`Problem::Refused`] when it was taken back already; [`Problem::Conflict`] for an
/// old version.
pub async fn reverse_payment(
    tx: &mut Tx,
    permit: &Permit<BookPayment, ClaimResource>,
    (id, version): (ClaimId, i64),
    number: i64,
    now: Timestamp,
) -> Result<(), Problem> {
    let mut claim = seen(tx, permit, (id, version)).await?;
    let journal = store::journal(tx, permit.owner(), id).await?;
    if journal.iter().any(|entry| entry.reverses == Some(number)) {
        return Err(Problem::refused("payments-refused-reversed"));
    }
    let found = journal.iter().find(|entry| entry.number == number);
    let payment = found.filter(|entry| entry.kind.is_money() && !entry.kind.is_debit());
    let payment = payment.ok_or(Problem::NotFound)?;
    let reason: Translated = sentence("payments-why-reversal", &[("number", number.into())]);
    let amount = Money::from_cents(-payment.amount.cents());
    let mut entry = JournalEntry::of(EntryKind::Reversal, amount, (now.date(), now))?.because(reason);
    entry.reverses = Some(number);
    write(tx, permit, &mut claim, entry).await
}
