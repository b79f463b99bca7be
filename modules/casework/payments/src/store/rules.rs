// SPDX-License-Identifier: EUPL-1.2
//! SQL about dated rates and rules.

use super::{text, unreadable};
use crate::model::{CheckRule, FeeItem, PaymentRule};
use ::store::{Row, StoreError, Tx, params};
use foundation::Validity;
use foundation::id::Uuid;

fn validity(row: &Row, column: usize) -> Result<Validity, StoreError> {
    Ok(Validity { from: row.get(column)?, until: row.get(column + 1)? })
}

pub(crate) async fn put_rule(tx: &mut Tx, rule: &PaymentRule) -> Result<(), StoreError> {
    let key = params![rule.legal_entity, rule.valid.from];
    tx.execute("delete from payment_rule where legal_entity = $1 and valid_from = $2", key).await?;
    let width = i64::try_from(rule.width).map_err(unreadable)?;
    tx.execute_one(
        "insert into payment_rule (legal_entity, valid_from, valid_until, prefix, width, check_rule, term_days, \
         interest_basis_points, interest_base_step, interest_step, interest_minimum, second_person_from, creditor, source, \
         to_be_confirmed) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
        params![
            rule.legal_entity,
            rule.valid.from,
            rule.valid.until,
            &rule.prefix,
            width,
            rule.check.as_str(),
            rule.term_days,
            rule.interest_basis_points,
            rule.interest_base_step,
            rule.interest_step,
            rule.interest_minimum,
            rule.second_person_from,
            &rule.creditor,
            &rule.source,
            rule.to_be_confirmed
        ],
    )
    .await
}

/// The rules of a legal entity at all times.
pub(crate) async fn rules(tx: &mut Tx, legal_entity: Uuid) -> Result<Vec<PaymentRule>, StoreError> {
    let rows = tx
        .rows(
            "select legal_entity, valid_from, valid_until, prefix, width, check_rule, term_days, interest_basis_points, \
             interest_base_step, interest_step, interest_minimum, second_person_from, creditor, source, to_be_confirmed \
             from payment_rule where legal_entity = $1 order by valid_from",
            params![legal_entity],
        )
        .await?;
    rows.iter().map(rule).collect()
}

fn rule(row: &Row) -> Result<PaymentRule, StoreError> {
    let check: String = row.get(5)?;
    Ok(PaymentRule {
        legal_entity: row.get(0)?,
        valid: validity(row, 1)?,
        prefix: row.get(3)?,
        width: usize::try_from(row.get::<i64>(4)?).map_err(unreadable)?,
        check: CheckRule::parse(&check).ok_or_else(|| unreadable(&check))?,
        term_days: row.get(6)?,
        interest_basis_points: row.get(7)?,
        interest_base_step: row.get(8)?,
        interest_step: row.get(9)?,
        interest_minimum: row.get(10)?,
        second_person_from: row.get(11)?,
        creditor: row.get(12)?,
        source: row.get(13)?,
        to_be_confirmed: row.get(14)?,
    })
}

pub(crate) async fn put_fee_item(tx: &mut Tx, item: &FeeItem) -> Result<(), StoreError> {
    let key = params![item.legal_entity, &item.key, item.valid.from];
    tx.execute("delete from fee_item where legal_entity = $1 and key = $2 and valid_from = $3", key).await?;
    let reductions = serde_json::to_string(&item.reductions).map_err(unreadable)?;
    tx.execute_one(
        "insert into fee_item (legal_entity, key, valid_from, valid_until, name_de, name_en, rate, reductions, source, \
         to_be_confirmed) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        params![
            item.legal_entity,
            &item.key,
            item.valid.from,
            item.valid.until,
            &item.name.de,
            &item.name.en,
            item.rate,
            reductions,
            &item.source,
            item.to_be_confirmed
        ],
    )
    .await
}

/// The fee items of a legal entity at all times.
pub(crate) async fn fee_items(tx: &mut Tx, legal_entity: Uuid) -> Result<Vec<FeeItem>, StoreError> {
    let rows = tx
        .rows(
            "select legal_entity, key, valid_from, valid_until, name_de, name_en, rate, reductions, source, to_be_confirmed \
             from fee_item where legal_entity = $1 order by key, valid_from",
            params![legal_entity],
        )
        .await?;
    rows.iter().map(fee_item).collect()
}

fn fee_item(row: &Row) -> Result<FeeItem, StoreError> {
    Ok(FeeItem {
        legal_entity: row.get(0)?,
        key: row.get(1)?,
        valid: validity(row, 2)?,
        name: text(row, 4)?,
        rate: row.get(6)?,
        reductions: serde_json::from_str(&row.get::<String>(7)?).map_err(unreadable)?,
        source: row.get(8)?,
        to_be_confirmed: row.get(9)?,
    })
}
