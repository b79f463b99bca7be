// SPDX-License-Identifier: EUPL-1.2
//! Loading the dated rows. An import can be repeated: what has the same key and first day is replaced.

mod statute;

pub use statute::{
    StatuteAsked, advance_statute, decide_statute, forget_dog_tax, note_dog_tax, save_statute_draft,
};

use crate::forms::{self, BankEntry, ImportError, RemedyEntry, StatuteEntry, wrong};
use crate::model::{BankDetail, Begins, DogTaxStatute, Holiday, MonthDay, OPEN_START, Reduction, Remedy};
use crate::policy::{ImportParameters, ParameterResource};
use crate::store;
use ::store::Tx;
use audit::Entry;
use foundation::policy::Permit;
use foundation::{Problem, Timestamp, Translated, Validity, id};

type ImportPermit = Permit<ImportParameters, ParameterResource>;

/// Loads dog-tax statutes, remedy instructions and bank accounts; the legal entities must be there. Returns how many statutes.
///
/// # Errors
/// [`ImportError`] names the first wrong entry.
pub async fn import_statutes(
    tx: &mut Tx,
    permit: &ImportPermit,
    toml: &str,
    now: Timestamp,
) -> Result<usize, ImportError> {
    let file = forms::statutes(toml)?;
    for entry in &file.dog_tax_statute {
        let statute = statute(tx, entry, now).await?;
        store::put_statute(tx, &statute).await?;
        let entry = Entry::about("dog_tax_statute", statute.id).with("key", &statute.key);
        audit::record(tx, permit, entry, now)?;
    }
    for entry in &file.remedy {
        store::put_remedy(tx, &remedy(entry)).await?;
    }
    for entry in &file.bank {
        let bank = bank(tx, entry).await?;
        store::put_bank(tx, &bank).await?;
    }
    let entry = Entry::about("parameter_import", id::uuid_at(now))
        .with("remedies", file.remedy.len())
        .with("banks", file.bank.len());
    audit::record(tx, permit, entry, now)?;
    Ok(file.dog_tax_statute.len())
}

/// Loads public holidays; returns how many.
///
/// # Errors
/// [`ImportError`] names what is wrong with the file.
pub async fn import_holidays(
    tx: &mut Tx,
    permit: &ImportPermit,
    toml: &str,
    now: Timestamp,
) -> Result<usize, ImportError> {
    let file = forms::holidays(toml)?;
    for entry in &file.holiday {
        let holiday = Holiday {
            day: entry.date,
            area_key: entry.area.clone(),
            name: Translated::new(&entry.name_de, &entry.name_en),
            source: entry.source.clone(),
            to_be_confirmed: entry.to_be_confirmed,
        };
        store::put_holiday(tx, &holiday).await?;
    }
    let entry = Entry::about("holiday_import", id::uuid_at(now)).with("holidays", file.holiday.len());
    audit::record(tx, permit, entry, now)?;
    Ok(file.holiday.len())
}

async fn entity(tx: &mut Tx, key: &str, entity: &str) -> Result<id::Uuid, ImportError> {
    match organisation::legal_entity_by_key(tx, entity).await {
        Ok(found) => Ok(found.id),
        Err(Problem::NotFound) => {
            Err(ImportError::UnknownEntity { key: key.to_owned(), entity: entity.to_owned() })
        }
        Err(problem) => Err(wrong(key, problem.to_string())),
    }
}

async fn statute(tx: &mut Tx, entry: &StatuteEntry, now: Timestamp) -> Result<DogTaxStatute, ImportError> {
    let known = store::statute_id(tx, &entry.key).await?;
    // A statute that ended here because a newer one was approved stays ended, whatever the file says.
    let ended = match known {
        Some(id) => store::statute_end(tx, id).await?,
        None => None,
    };
    let valid_until = [entry.valid_until, ended].into_iter().flatten().min();
    let day = |text: &String| {
        MonthDay::parse(text).ok_or_else(|| wrong(&entry.key, format!("{text} is not a day of the year")))
    };
    let statute = DogTaxStatute {
        id: known.unwrap_or_else(|| id::uuid_at(now)),
        key: entry.key.clone(),
        legal_entity: entity(tx, &entry.key, &entry.legal_entity).await?,
        area_key: entry.area.clone(),
        valid: Validity { from: entry.valid_from, until: valid_until },
        title: Translated::new(&entry.title_de, &entry.title_en),
        decided_on: entry.decided_on,
        first_dog: entry.first_dog,
        second_dog: entry.second_dog,
        further_dog: entry.further_dog,
        dangerous_first_dog: entry.dangerous_first_dog,
        dangerous_further_dog: entry.dangerous_further_dog,
        minimum_age_months: entry.minimum_age_months,
        begins: Begins::parse(&entry.begins).ok_or_else(|| wrong(&entry.key, "begins"))?,
        due_yearly: day(&entry.due_yearly)?,
        due_quarterly: entry.due_quarterly.iter().map(day).collect::<Result<_, _>>()?,
        first_due_days: entry.first_due_days,
        notification_days: entry.notification_days,
        source: entry.source.clone(),
        to_be_confirmed: entry.sample || entry.to_be_confirmed,
        reductions: entry
            .reduction
            .iter()
            .map(|reduction| Reduction {
                kind: reduction.kind.clone(),
                percent: reduction.percent,
                months: reduction.months,
                dangerous_dogs: reduction.dangerous_dogs,
                condition: Translated::new(&reduction.condition_de, &reduction.condition_en),
            })
            .collect(),
    };
    if !statute.rates_rise() {
        return Err(wrong(&entry.key, "a further dog costs less than the one before"));
    }
    Ok(statute)
}

fn remedy(entry: &RemedyEntry) -> Remedy {
    Remedy {
        key: entry.key.clone(),
        valid: Validity { from: entry.valid_from.unwrap_or(OPEN_START), until: entry.valid_until },
        kind: entry.kind.clone(),
        months: entry.months,
        text: Translated::new(&entry.text_de, &entry.text_en),
        source: entry.source.clone(),
        to_be_confirmed: entry.to_be_confirmed,
    }
}

async fn bank(tx: &mut Tx, entry: &BankEntry) -> Result<BankDetail, ImportError> {
    Ok(BankDetail {
        key: entry.key.clone(),
        valid: Validity { from: entry.valid_from.unwrap_or(OPEN_START), until: entry.valid_until },
        legal_entity: entity(tx, &entry.key, &entry.legal_entity).await?,
        holder: entry.holder.clone(),
        iban: entry.iban.clone(),
        bank: entry.bank.clone(),
        source: entry.source.clone(),
        to_be_confirmed: entry.sample,
    })
}
