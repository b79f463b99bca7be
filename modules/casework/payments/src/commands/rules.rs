// SPDX-License-Identifier: EUPL-1.2
//! Loading dated rates and rules. An import can be repeated: what has the same key and first day is replaced.

use crate::forms::{self, FeeEntry, ImportError, RuleEntry, wrong};
use crate::model::{CheckRule, FeeItem, PaymentRule, creditor_identifier};
use crate::policy::{ImportRules, PaymentRuleResource};
use crate::store;
use ::store::Tx;
use foundation::id::{Uuid, uuid_at};
use foundation::policy::Permit;
use foundation::{Money, Problem, Timestamp, Translated, Validity};

/// Loads cash-office rules and fee items; the legal entities must be there. Returns how many of each.
///
/// # Errors
/// [`ImportError`] names the first wrong entry.
pub async fn import_rules(
    tx: &mut Tx,
    permit: &Permit<ImportRules, PaymentRuleResource>,
    toml: &str,
    now: Timestamp,
) -> Result<(usize, usize), ImportError> {
    let file = forms::rules(toml)?;
    for entry in &file.payment_rule {
        let rule = rule(entry, entity(tx, &entry.legal_entity).await?)?;
        store::put_rule(tx, &rule).await?;
    }
    for entry in &file.fee_item {
        let item = item(entry, entity(tx, &entry.legal_entity).await?)?;
        store::put_fee_item(tx, &item).await?;
    }
    let counts = (file.payment_rule.len(), file.fee_item.len());
    let entry = audit::Entry::about("payment_rule_import", uuid_at(now))
        .with("rules", counts.0)
        .with("fee_items", counts.1);
    audit::record(tx, permit, entry, now)?;
    Ok(counts)
}

async fn entity(tx: &mut Tx, key: &str) -> Result<Uuid, ImportError> {
    match organisation::legal_entity_by_key(tx, key).await {
        Ok(found) => Ok(found.id),
        Err(Problem::NotFound) => Err(wrong(key, "there is no such legal entity")),
        Err(problem) => Err(wrong(key, problem.to_string())),
    }
}

fn rule(entry: &RuleEntry, legal_entity: Uuid) -> Result<PaymentRule, ImportError> {
    let key = &entry.legal_entity;
    let prefix_fits = entry.prefix.len() <= 12
        && entry.prefix.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase());
    let figures = [
        entry.interest_basis_points,
        entry.interest_base_step.cents(),
        entry.interest_step.cents(),
        entry.interest_minimum.cents(),
        entry.second_person_from.cents(),
    ];
    if !prefix_fits || !(4..=15).contains(&entry.width) || entry.term_days > 3_650 {
        return Err(wrong(key, "prefix, width or term_days"));
    }
    if figures.iter().any(|figure| *figure < 0) || entry.interest_basis_points > 1_000 {
        return Err(wrong(key, "a figure below zero, or interest above ten percent a month"));
    }
    if !entry.creditor.is_empty() && creditor_identifier(&entry.creditor).is_none() {
        return Err(wrong(key, "the check digits of the creditor identifier"));
    }
    Ok(PaymentRule {
        legal_entity,
        valid: Validity { from: entry.valid_from, until: entry.valid_until },
        prefix: entry.prefix.clone(),
        width: entry.width,
        check: CheckRule::parse(&entry.check).ok_or_else(|| wrong(key, "check"))?,
        term_days: entry.term_days,
        interest_basis_points: entry.interest_basis_points,
        interest_base_step: entry.interest_base_step,
        interest_step: entry.interest_step,
        interest_minimum: entry.interest_minimum,
        second_person_from: entry.second_person_from,
        creditor: entry.creditor.clone(),
        source: entry.source.clone(),
        to_be_confirmed: entry.to_be_confirmed,
    })
}

fn item(entry: &FeeEntry, legal_entity: Uuid) -> Result<FeeItem, ImportError> {
    let percents = entry.reduction.iter().all(|reduction| (1..=100).contains(&reduction.percent));
    if entry.rate < Money::ZERO || !percents {
        return Err(wrong(&entry.key, "a rate below zero, or a reduction outside 1 to 100 percent"));
    }
    Ok(FeeItem {
        key: entry.key.clone(),
        legal_entity,
        valid: Validity { from: entry.valid_from, until: entry.valid_until },
        name: Translated::new(&entry.name_de, &entry.name_en),
        rate: entry.rate,
        source: entry.source.clone(),
        to_be_confirmed: entry.to_be_confirmed,
        reductions: entry.reduction.clone(),
    })
}
