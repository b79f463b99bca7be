// SPDX-License-Identifier: EUPL-1.2
//! The only SQL of the module: claims and their journal; the rest lies in the files beside.

mod levies;
mod reliefs;
mod rules;

pub(crate) use levies::{
    end_levy, insert_levy, insert_mandate, levy, mandate_iban, mandates, my_claims, put_my_claim,
    revoke_mandate,
};
pub(crate) use reliefs::{decide_relief, insert_relief, reliefs, waiting_relief};
pub(crate) use rules::{fee_items, put_fee_item, put_rule, rules};

use crate::model::{Claim, ClaimId, EntryKind, JournalEntry};
use crate::queries::{ClaimFilter, Place, Shown, Sums};
use ::store::{Row, Sql, StoreError, Tx, Value, params};
use foundation::id::Uuid;
use foundation::{Date, Money, OwnerId, Translated};

macro_rules! claims {
    ($rest:literal) => {
        concat!(
            "select id, legal_entity, cash_reference, debtor, case_id, subject_de, subject_en, why_de, why_en, assessed_on, ",
            "due_on, deferred_until, handed_over_on, balance, paid, remitted, version from claim where owner = ",
            $rest
        )
    };
}

pub(super) fn text(row: &Row, column: usize) -> Result<Translated, StoreError> {
    Ok(Translated::new(row.get::<String>(column)?, row.get::<String>(column + 1)?))
}

pub(super) fn unreadable(what: impl std::fmt::Display) -> StoreError {
    StoreError::Engine(format!("stored row: {what}"))
}

fn claim_of(row: &Row) -> Result<Claim, StoreError> {
    Ok(Claim {
        id: row.id(0)?,
        legal_entity: row.get(1)?,
        cash_reference: row.get(2)?,
        debtor: row.id(3)?,
        case_id: row.get(4)?,
        subject: text(row, 5)?,
        why: text(row, 7)?,
        assessed_on: row.get(9)?,
        due_on: row.get(10)?,
        deferred_until: row.get(11)?,
        handed_over_on: row.get(12)?,
        balance: row.get(13)?,
        paid: row.get(14)?,
        remitted: row.get(15)?,
        version: row.get(16)?,
    })
}

/// The next number of a series of an owner, from 1.
pub(crate) async fn next_number(tx: &mut Tx, owner: OwnerId, name: &str) -> Result<i64, StoreError> {
    let row = tx
        .row(
            "insert into payment_number (owner, name, value) values ($1, $2, 1) \
             on conflict (owner, name) do update set value = payment_number.value + 1 returning value",
            params![owner, name],
        )
        .await?;
    row.get(0)
}

pub(crate) async fn insert(tx: &mut Tx, owner: OwnerId, claim: &Claim) -> Result<(), StoreError> {
    tx.execute_one(
        "insert into claim (owner, id, legal_entity, cash_reference, debtor, case_id, subject_de, subject_en, why_de, why_en, \
         assessed_on, due_on, pay_by, deferred_until, handed_over_on, balance, paid, remitted, version) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 0, 0, 0, 0)",
        params![
            owner,
            claim.id.uuid(),
            claim.legal_entity,
            &claim.cash_reference,
            claim.debtor,
            claim.case_id,
            &claim.subject.de,
            &claim.subject.en,
            &claim.why.de,
            &claim.why.en,
            claim.assessed_on,
            claim.due_on,
            claim.pay_by(),
            claim.deferred_until,
            claim.handed_over_on
        ],
    )
    .await
}

pub(crate) async fn claim(tx: &mut Tx, owner: OwnerId, id: ClaimId) -> Result<Option<Claim>, StoreError> {
    let row = tx.optional(claims!("$1 and id = $2"), params![owner, id.uuid()]).await?;
    row.as_ref().map(claim_of).transpose()
}

pub(crate) async fn by_reference(
    tx: &mut Tx,
    owner: OwnerId,
    reference: &str,
) -> Result<Option<Claim>, StoreError> {
    let row = tx.optional(claims!("$1 and cash_reference = $2"), params![owner, reference]).await?;
    row.as_ref().map(claim_of).transpose()
}

pub(crate) async fn of_debtor(
    tx: &mut Tx,
    owner: OwnerId,
    debtor: OwnerId,
) -> Result<Vec<Claim>, StoreError> {
    let rows = tx.rows(claims!("$1 and debtor = $2 order by pay_by, id"), params![owner, debtor]).await?;
    rows.iter().map(claim_of).collect()
}

pub(crate) async fn of_case(tx: &mut Tx, owner: OwnerId, case: Uuid) -> Result<Vec<Claim>, StoreError> {
    let rows = tx.rows(claims!("$1 and case_id = $2 order by pay_by, id"), params![owner, case]).await?;
    rows.iter().map(claim_of).collect()
}

/// Adds an entry to the journal and writes the claim anew with its sums. A claim that somebody else changed meanwhile is
/// [`StoreError::Stale`]; a source that was booked before is [`StoreError::Duplicate`].
pub(crate) async fn append(
    tx: &mut Tx,
    owner: OwnerId,
    claim: &mut Claim,
    entry: JournalEntry,
    actor: &str,
) -> Result<(), StoreError> {
    let last = tx
        .row(
            "select coalesce(max(number), 0) from claim_entry where owner = $1 and claim = $2",
            params![owner, claim.id.uuid()],
        )
        .await?;
    tx.execute_one(
        "insert into claim_entry (owner, claim, number, kind, amount, value_on, reason_de, reason_en, source, reverses, actor, at) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        params![
            owner,
            claim.id.uuid(),
            last.get::<i64>(0)? + 1,
            entry.kind.as_str(),
            entry.amount,
            entry.value_on,
            &entry.reason.de,
            &entry.reason.en,
            entry.source,
            entry.reverses,
            actor,
            entry.at
        ],
    )
    .await?;
    let row = tx
        .row(
            "select cast(coalesce(sum(amount), 0) as bigint), \
             cast(coalesce(sum(case when kind in ('transfer', 'cash', 'reversal') then -amount else 0 end), 0) as bigint), \
             cast(coalesce(sum(case when kind = 'remission' then -amount else 0 end), 0) as bigint) \
             from claim_entry where owner = $1 and claim = $2",
            params![owner, claim.id.uuid()],
        )
        .await?;
    (claim.balance, claim.paid, claim.remitted) = (row.get(0)?, row.get(1)?, row.get(2)?);
    save(tx, owner, claim).await
}

/// Writes what can change in a claim; its version in the table must be the one that was read.
pub(crate) async fn save(tx: &mut Tx, owner: OwnerId, claim: &mut Claim) -> Result<(), StoreError> {
    claim.version += 1;
    tx.execute_one(
        "update claim set pay_by = $3, deferred_until = $4, handed_over_on = $5, balance = $6, paid = $7, remitted = $8, \
         version = $9 where owner = $1 and id = $2 and version = $9 - 1",
        params![
            owner,
            claim.id.uuid(),
            claim.pay_by(),
            claim.deferred_until,
            claim.handed_over_on,
            claim.balance,
            claim.paid,
            claim.remitted,
            claim.version
        ],
    )
    .await
}

/// The journal of a claim in its order.
pub(crate) async fn journal(
    tx: &mut Tx,
    owner: OwnerId,
    id: ClaimId,
) -> Result<Vec<JournalEntry>, StoreError> {
    let rows = tx
        .rows(
            "select number, kind, amount, value_on, reason_de, reason_en, source, reverses, at from claim_entry \
             where owner = $1 and claim = $2 order by number",
            params![owner, id.uuid()],
        )
        .await?;
    rows.iter().map(entry_of).collect()
}

fn entry_of(row: &Row) -> Result<JournalEntry, StoreError> {
    let kind: String = row.get(1)?;
    Ok(JournalEntry {
        number: row.get(0)?,
        kind: EntryKind::parse(&kind).ok_or_else(|| unreadable(&kind))?,
        amount: row.get(2)?,
        value_on: row.get(3)?,
        reason: text(row, 4)?,
        source: row.get(6)?,
        reverses: row.get(7)?,
        at: row.get(8)?,
    })
}

/// The claim of a source that was booked before.
pub(crate) async fn booked(tx: &mut Tx, owner: OwnerId, source: &str) -> Result<Option<ClaimId>, StoreError> {
    let row = tx
        .optional("select claim from claim_entry where owner = $1 and source = $2", params![owner, source])
        .await?;
    row.map(|row| row.id(0)).transpose()
}

/// Claims of an owner by day, at most so many.
pub(crate) async fn list(
    tx: &mut Tx,
    (owner, today): (OwnerId, Date),
    filter: &ClaimFilter,
    most: i64,
) -> Result<Vec<Claim>, StoreError> {
    let after =
        |place: &Place| vec![Value::from(place.pay_by), Value::from(place.pay_by), Value::from(place.id)];
    let sql = Sql::new(claims!("")).add("?", [Value::from(owner)]);
    let sql = match filter.shown {
        Shown::Open => sql.add("and balance > 0", []),
        Shown::Overdue => {
            sql.add("and balance > 0 and pay_by < ? and handed_over_on is null", [Value::from(today)])
        }
        Shown::HandedOver => sql.add("and balance > 0 and handed_over_on is not null", []),
        Shown::Settled => sql.add("and balance <= 0", []),
        Shown::All => sql,
    };
    let sql = match &filter.reference {
        Some(reference) => sql.add("and cash_reference = ?", [Value::from(reference)]),
        None => sql,
    };
    let sql = match &filter.after {
        Some(place) => sql.add("and (pay_by > ? or (pay_by = ? and id > ?))", after(place)),
        None => sql,
    };
    let rows = tx.rows_of(sql.add("order by pay_by, id limit ?", [Value::from(most)])).await?;
    rows.iter().map(claim_of).collect()
}

/// What is open and what of it is overdue, over all claims of an owner.
pub(crate) async fn sums(tx: &mut Tx, owner: OwnerId, today: Date) -> Result<Sums, StoreError> {
    let row = tx
        .row(
            "select cast(coalesce(sum(balance), 0) as bigint), count(*), \
             cast(coalesce(sum(case when pay_by < $2 then balance else 0 end), 0) as bigint) \
             from claim where owner = $1 and balance > 0",
            params![owner, today],
        )
        .await?;
    let open: Money = row.get(0)?;
    Ok(Sums { open, count: row.get(1)?, overdue: row.get(2)? })
}
