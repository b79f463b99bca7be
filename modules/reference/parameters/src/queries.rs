// SPDX-License-Identifier: EUPL-1.2
//! What others ask of the dated rows. All of it is reference data: any reach will do.

use crate::model::{
    BankDetail, Calendar, Dog, DogTaxStatute, Holiday, Remedy, Shifted, StatuteDraft, WorkingDays,
};
use crate::store;
use ::store::Tx;
use foundation::validity::valid_on;
use foundation::{Date, Locale, OwnerId, Problem, Translated, id::Uuid};
use jiff::ToSpan as _;

/// The dog-tax statute of a legal entity that is in force on a day.
///
/// # Errors
/// What the store says.
pub async fn dog_tax(tx: &mut Tx, legal_entity: Uuid, day: Date) -> Result<Option<DogTaxStatute>, Problem> {
    Ok(store::statute_on(tx, legal_entity, day).await?)
}

/// Every dog-tax statute of some legal entities, also those that ended or have not begun, by title.
///
/// # Errors
/// What the store says.
pub async fn dog_tax_statutes(tx: &mut Tx, entities: &[Uuid]) -> Result<Vec<DogTaxStatute>, Problem> {
    Ok(store::statutes_of(tx, entities).await?)
}

/// The drafts of a legal entity's statutes, newest first, also those that are closed.
pub(crate) async fn statute_drafts(
    tx: &mut Tx,
    owner: OwnerId,
    legal_entity: Uuid,
) -> Result<Vec<StatuteDraft>, Problem> {
    Ok(store::drafts(tx, owner, legal_entity).await?)
}

/// Most households for which a new statute is tried out.
pub(crate) const MOST_HOUSEHOLDS: i64 = 20_000;

/// The dogs of every household whose tax an authority assessed for a legal entity, one list per case.
///
/// # Errors
/// What the store says.
pub async fn noted_dog_tax(
    tx: &mut Tx,
    owner: OwnerId,
    legal_entity: Uuid,
) -> Result<Vec<Vec<Dog>>, Problem> {
    Ok(store::noted(tx, owner, legal_entity, MOST_HOUSEHOLDS).await?)
}

/// The text of a remedy instruction in a language; the newest row.
///
/// # Errors
/// [`Problem::NotFound`] for an unknown key.
pub async fn remedy(tx: &mut Tx, key: &str, locale: Locale) -> Result<String, Problem> {
    let newest = store::remedies(tx, Some(key)).await?.into_iter().next();
    newest.map(|remedy| remedy.text.get(locale).to_owned()).ok_or(Problem::NotFound)
}

/// A remedy instruction as it holds on a day.
///
/// # Errors
/// [`Problem::NotFound`] for an unknown key or when no row holds on the day.
pub async fn remedy_on(tx: &mut Tx, key: &str, day: Date) -> Result<Remedy, Problem> {
    let rows = store::remedies(tx, Some(key)).await?;
    valid_on(&rows, |row| row.valid, day).cloned().ok_or(Problem::NotFound)
}

/// Every remedy instruction.
///
/// # Errors
/// What the store says.
pub async fn remedies(tx: &mut Tx) -> Result<Vec<Remedy>, Problem> {
    Ok(store::remedies(tx, None).await?)
}

/// The bank account with a key as it is on a day.
///
/// # Errors
/// [`Problem::NotFound`] for an unknown key or when no row holds on the day.
pub async fn bank(tx: &mut Tx, key: &str, day: Date) -> Result<BankDetail, Problem> {
    let rows = store::banks(tx, key).await?;
    valid_on(&rows, |row| row.valid, day).cloned().ok_or(Problem::NotFound)
}

/// The bank accounts of some legal entities, by holder.
///
/// # Errors
/// What the store says.
pub async fn banks_of(tx: &mut Tx, entities: &[Uuid]) -> Result<Vec<BankDetail>, Problem> {
    Ok(store::banks_of(tx, entities).await?)
}

/// The public holidays that hold in an area between two days, both included. Those of the Land hold in its municipalities.
///
/// # Errors
/// What the store says.
pub async fn holidays(
    tx: &mut Tx,
    area_key: &str,
    from: Date,
    until: Date,
) -> Result<Vec<(Date, Translated)>, Problem> {
    let rows = holiday_rows(tx, area_key, from, until).await?;
    let mut days: Vec<_> = rows.into_iter().map(|row| (row.day, row.name)).collect();
    days.dedup_by_key(|(day, _)| *day);
    Ok(days)
}

/// As [`holidays`], with source and mark.
///
/// # Errors
/// What the store says.
pub async fn holiday_rows(
    tx: &mut Tx,
    area_key: &str,
    from: Date,
    until: Date,
) -> Result<Vec<Holiday>, Problem> {
    Ok(store::holidays(tx, &organisation::keys_above(area_key), (from, until)).await?)
}

/// The calendar of an area from a year before until two years after a day; enough for every usual period.
///
/// # Errors
/// What the store says.
pub async fn calendar(tx: &mut Tx, area_key: &str, around: Date) -> Result<Calendar, Problem> {
    let from = around.saturating_sub(1.year()).first_of_year();
    let until = around.saturating_add(2.years()).last_of_year();
    Ok(Calendar::new(holidays(tx, area_key, from, until).await?))
}

/// Whether a day is a working day in an area: neither Saturday, Sunday nor public holiday.
///
/// # Errors
/// What the store says.
pub async fn is_working_day(tx: &mut Tx, area_key: &str, day: Date) -> Result<bool, Problem> {
    Ok(calendar(tx, area_key, day).await?.is_working_day(day))
}

/// The day a number of working days after another (which does not count itself), with the reason. For more than about 400 days load a
/// [`calendar`] that reaches far enough.
///
/// # Errors
/// What the store says.
pub async fn add_working_days(
    tx: &mut Tx,
    area_key: &str,
    day: Date,
    count: u32,
) -> Result<WorkingDays, Problem> {
    Ok(calendar(tx, area_key, day).await?.add_working_days(day, count))
}

/// The end of a period in an area, moved to the next working day (BGB § 193), with the reason.
///
/// # Errors
/// What the store says.
pub async fn next_working_day(tx: &mut Tx, area_key: &str, day: Date) -> Result<Shifted, Problem> {
    Ok(calendar(tx, area_key, day).await?.next_working_day(day))
}
