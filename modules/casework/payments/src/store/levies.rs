// SPDX-License-Identifier: EUPL-1.2
//! SQL about standing levies, mandates and what residents see.

use super::{text, unreadable};
use crate::model::{LevyId, Mandate, StandingLevy};
use crate::queries::MyClaim;
use ::store::{Row, StoreError, Tx, params};
use foundation::id::Uuid;
use foundation::{Date, OwnerId};
use parameters::MonthDay;

/// Writes a levy; false when it is there already.
pub(crate) async fn insert_levy(
    tx: &mut Tx,
    owner: OwnerId,
    levy: &StandingLevy,
) -> Result<bool, StoreError> {
    let due = levy.due.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    let written = tx
        .execute(
            "insert into standing_levy (owner, id, legal_entity, debtor, case_id, subject_de, subject_en, why_de, why_en, amount, \
             first_year, last_year, due) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) \
             on conflict (owner, id) do nothing",
            params![
                owner,
                levy.id.uuid(),
                levy.legal_entity,
                levy.debtor,
                levy.case_id,
                &levy.subject.de,
                &levy.subject.en,
                &levy.why.de,
                &levy.why.en,
                levy.amount,
                i64::from(levy.first_year),
                levy.last_year.map(i64::from),
                due
            ],
        )
        .await?;
    Ok(written == 1)
}

pub(crate) async fn levy(
    tx: &mut Tx,
    owner: OwnerId,
    id: LevyId,
) -> Result<Option<StandingLevy>, StoreError> {
    let row = tx
        .optional(
            "select id, legal_entity, debtor, case_id, subject_de, subject_en, why_de, why_en, amount, first_year, last_year, due \
             from standing_levy where owner = $1 and id = $2",
            params![owner, id.uuid()],
        )
        .await?;
    row.as_ref().map(levy_of).transpose()
}

fn levy_of(row: &Row) -> Result<StandingLevy, StoreError> {
    let year = |number: i64| i16::try_from(number).map_err(unreadable);
    let due: String = row.get(11)?;
    let days = due.split_whitespace().map(|day| MonthDay::parse(day).ok_or_else(|| unreadable(day)));
    Ok(StandingLevy {
        id: row.id(0)?,
        legal_entity: row.get(1)?,
        debtor: row.id(2)?,
        case_id: row.get(3)?,
        subject: text(row, 4)?,
        why: text(row, 6)?,
        amount: row.get(8)?,
        first_year: year(row.get(9)?)?,
        last_year: row.get::<Option<i64>>(10)?.map(year).transpose()?,
        due: days.collect::<Result<_, _>>()?,
    })
}

pub(crate) async fn end_levy(
    tx: &mut Tx,
    owner: OwnerId,
    id: LevyId,
    last_year: i16,
) -> Result<(), StoreError> {
    tx.execute_one(
        "update standing_levy set last_year = $3 where owner = $1 and id = $2",
        params![owner, id.uuid(), i64::from(last_year)],
    )
    .await
}

/// Writes a mandate; false when it is there already.
pub(crate) async fn insert_mandate(
    tx: &mut Tx,
    owner: OwnerId,
    mandate: &Mandate,
    iban_sealed: Vec<u8>,
) -> Result<bool, StoreError> {
    let written = tx
        .execute(
            "insert into sepa_mandate (owner, id, legal_entity, debtor, reference, creditor, iban_sealed, iban_end, signed_on) \
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (owner, id) do nothing",
            params![
                owner,
                mandate.id,
                mandate.legal_entity,
                mandate.debtor,
                &mandate.reference,
                &mandate.creditor,
                iban_sealed,
                &mandate.iban_end,
                mandate.signed_on
            ],
        )
        .await?;
    Ok(written == 1)
}

/// The mandates of a debtor, also those that were revoked.
pub(crate) async fn mandates(
    tx: &mut Tx,
    owner: OwnerId,
    debtor: OwnerId,
) -> Result<Vec<Mandate>, StoreError> {
    let rows = tx
        .rows(
            "select id, legal_entity, debtor, reference, creditor, iban_end, signed_on, revoked_on from sepa_mandate \
             where owner = $1 and debtor = $2 order by id",
            params![owner, debtor],
        )
        .await?;
    let mandate = |row: &Row| {
        Ok(Mandate {
            id: row.get(0)?,
            legal_entity: row.get(1)?,
            debtor: row.id(2)?,
            reference: row.get(3)?,
            creditor: row.get(4)?,
            iban_end: row.get(5)?,
            signed_on: row.get(6)?,
            revoked_on: row.get(7)?,
        })
    };
    rows.iter().map(mandate).collect()
}

/// The sealed account of a mandate that was not revoked.
pub(crate) async fn mandate_iban(
    tx: &mut Tx,
    owner: OwnerId,
    id: Uuid,
) -> Result<Option<Vec<u8>>, StoreError> {
    let row = tx
        .optional(
            "select iban_sealed from sepa_mandate where owner = $1 and id = $2 and revoked_on is null",
            params![owner, id],
        )
        .await?;
    row.map(|row| row.get(0)).transpose()
}

/// Revokes a mandate that holds; [`StoreError::Stale`] when there is none.
pub(crate) async fn revoke_mandate(
    tx: &mut Tx,
    owner: OwnerId,
    id: Uuid,
    day: Date,
) -> Result<(), StoreError> {
    tx.execute_one(
        "update sepa_mandate set revoked_on = $3 where owner = $1 and id = $2 and revoked_on is null",
        params![owner, id, day],
    )
    .await
}

/// Writes what a resident sees of a claim, unless something newer stands there.
pub(crate) async fn put_my_claim(tx: &mut Tx, owner: OwnerId, mine: &MyClaim) -> Result<(), StoreError> {
    let content = serde_json::to_string(mine).map_err(unreadable)?;
    tx.execute(
        "insert into my_claim (owner, id, version, pay_by, content) values ($1, $2, $3, $4, $5) \
         on conflict (owner, id) do update set version = excluded.version, pay_by = excluded.pay_by, \
         content = excluded.content where my_claim.version < excluded.version",
        params![owner, mine.id.uuid(), mine.version, mine.pay_by, content],
    )
    .await?;
    Ok(())
}

/// What a resident sees, by day; at most 200.
pub(crate) async fn my_claims(tx: &mut Tx, owner: OwnerId) -> Result<Vec<MyClaim>, StoreError> {
    let rows = tx
        .rows("select content from my_claim where owner = $1 order by pay_by, id limit 200", params![owner])
        .await?;
    rows.iter().map(|row| serde_json::from_str(&row.get::<String>(0)?).map_err(unreadable)).collect()
}
