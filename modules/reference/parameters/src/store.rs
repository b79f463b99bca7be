// SPDX-License-Identifier: EUPL-1.2
//! The only SQL of the module.

mod drafts;

pub(crate) use drafts::{
    delete_noted, drafts, end_statutes, insert_draft, noted, put_noted, statute_end, update_draft,
};

use crate::model::{BankDetail, Begins, DogTaxStatute, Holiday, MonthDay, Reduction, Remedy};
use foundation::{Date, Translated, Validity, id::Uuid};
use store::{Row, Sql, StoreError, Tx, Value, params};

fn text(row: &Row, column: usize) -> Result<Translated, StoreError> {
    Ok(Translated::new(row.get::<String>(column)?, row.get::<String>(column + 1)?))
}

fn validity(row: &Row, column: usize) -> Result<Validity, StoreError> {
    Ok(Validity { from: row.get(column)?, until: row.get(column + 1)? })
}

fn unreadable(what: &str, value: &str) -> StoreError {
    StoreError::Engine(format!("{what} {value} cannot be read"))
}

const STATUTE: &str = "select id, key, legal_entity, area_key, valid_from, valid_until, title_de, title_en, decided_on, first_dog, \
                       second_dog, further_dog, dangerous_first_dog, dangerous_further_dog, minimum_age_months, begins, due_yearly, \
                       due_quarterly, first_due_days, notification_days, source, to_be_confirmed from dog_tax_statute";

fn statute(row: &Row) -> Result<DogTaxStatute, StoreError> {
    let begins: String = row.get(15)?;
    let yearly: String = row.get(16)?;
    let quarterly: String = row.get(17)?;
    let day = |text: &str| MonthDay::parse(text).ok_or_else(|| unreadable("due day", text));
    Ok(DogTaxStatute {
        id: row.get(0)?,
        key: row.get(1)?,
        legal_entity: row.get(2)?,
        area_key: row.get(3)?,
        valid: validity(row, 4)?,
        title: text(row, 6)?,
        decided_on: row.get(8)?,
        first_dog: row.get(9)?,
        second_dog: row.get(10)?,
        further_dog: row.get(11)?,
        dangerous_first_dog: row.get(12)?,
        dangerous_further_dog: row.get(13)?,
        minimum_age_months: row.get(14)?,
        begins: Begins::parse(&begins).ok_or_else(|| unreadable("beginning", &begins))?,
        due_yearly: day(&yearly)?,
        due_quarterly: quarterly
            .split(' ')
            .filter(|text| !text.is_empty())
            .map(day)
            .collect::<Result<_, _>>()?,
        first_due_days: row.get(18)?,
        notification_days: row.get(19)?,
        source: row.get(20)?,
        to_be_confirmed: row.get(21)?,
        reductions: Vec::new(),
    })
}

async fn with_reductions(tx: &mut Tx, rows: Vec<Row>) -> Result<Vec<DogTaxStatute>, StoreError> {
    let mut statutes: Vec<_> = rows.iter().map(statute).collect::<Result<_, _>>()?;
    if statutes.is_empty() {
        return Ok(statutes);
    }
    let sql = Sql::new("select statute, kind, percent, months, dangerous_dogs, condition_de, condition_en from dog_tax_reduction")
        .add("where statute in", [])
        .list(statutes.iter().map(|statute| Value::from(statute.id)))
        .add("order by statute, place", []);
    for row in tx.rows_of(sql).await? {
        let id: Uuid = row.get(0)?;
        if let Some(statute) = statutes.iter_mut().find(|statute| statute.id == id) {
            statute.reductions.push(Reduction {
                kind: row.get(1)?,
                percent: row.get(2)?,
                months: row.get(3)?,
                dangerous_dogs: row.get(4)?,
                condition: text(&row, 5)?,
            });
        }
    }
    Ok(statutes)
}

/// The statute of a legal entity that is in force on a day.
pub(crate) async fn statute_on(
    tx: &mut Tx,
    legal_entity: Uuid,
    day: Date,
) -> Result<Option<DogTaxStatute>, StoreError> {
    let sql = Sql::new(STATUTE)
        .add("where legal_entity = ? and valid_from <= ?", [Value::from(legal_entity), Value::from(day)])
        .add("and (valid_until is null or valid_until >= ?)", [Value::from(day)])
        .add("order by valid_from desc limit 1", []);
    let rows = tx.rows_of(sql).await?;
    Ok(with_reductions(tx, rows).await?.pop())
}

/// Every statute of some legal entities, oldest first.
pub(crate) async fn statutes_of(tx: &mut Tx, entities: &[Uuid]) -> Result<Vec<DogTaxStatute>, StoreError> {
    let sql = Sql::new(STATUTE)
        .add("where legal_entity in", [])
        .list(entities.iter().map(|id| Value::from(*id)))
        .add("order by title_de, valid_from", []);
    let rows = tx.rows_of(sql).await?;
    with_reductions(tx, rows).await
}

pub(crate) async fn statute_id(tx: &mut Tx, key: &str) -> Result<Option<Uuid>, StoreError> {
    let row = tx.optional("select id from dog_tax_statute where key = $1", params![key]).await?;
    row.map(|row| row.get(0)).transpose()
}

/// Writes a statute with its reductions; the one with the same identifier is replaced.
pub(crate) async fn put_statute(tx: &mut Tx, row: &DogTaxStatute) -> Result<(), StoreError> {
    tx.execute("delete from dog_tax_reduction where statute = $1", params![row.id]).await?;
    tx.execute("delete from dog_tax_statute where id = $1", params![row.id]).await?;
    let quarterly: Vec<_> = row.due_quarterly.iter().map(ToString::to_string).collect();
    tx.execute(
        "insert into dog_tax_statute (id, key, legal_entity, area_key, valid_from, valid_until, title_de, title_en, decided_on, \
         first_dog, second_dog, further_dog, dangerous_first_dog, dangerous_further_dog, minimum_age_months, begins, due_yearly, \
         due_quarterly, first_due_days, notification_days, source, to_be_confirmed) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)",
        params![
            row.id,
            &row.key,
            row.legal_entity,
            &row.area_key,
            row.valid.from,
            row.valid.until,
            &row.title.de,
            &row.title.en,
            row.decided_on,
            row.first_dog,
            row.second_dog,
            row.further_dog,
            row.dangerous_first_dog,
            row.dangerous_further_dog,
            row.minimum_age_months,
            row.begins.as_str(),
            row.due_yearly.to_string(),
            quarterly.join(" "),
            row.first_due_days,
            row.notification_days,
            &row.source,
            row.to_be_confirmed
        ],
    )
    .await?;
    for (place, reduction) in (0_i64..).zip(&row.reductions) {
        put_reduction(tx, row.id, place, reduction).await?;
    }
    Ok(())
}

async fn put_reduction(
    tx: &mut Tx,
    statute: Uuid,
    place: i64,
    reduction: &Reduction,
) -> Result<(), StoreError> {
    tx.execute(
        "insert into dog_tax_reduction (statute, place, kind, percent, months, dangerous_dogs, condition_de, condition_en) \
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        params![
            statute,
            place,
            &reduction.kind,
            reduction.percent,
            reduction.months,
            reduction.dangerous_dogs,
            &reduction.condition.de,
            &reduction.condition.en
        ],
    )
    .await?;
    Ok(())
}

const REMEDY: &str = "select key, valid_from, valid_until, kind, months, text_de, text_en, source, to_be_confirmed from remedy_instruction";

fn remedy(row: &Row) -> Result<Remedy, StoreError> {
    Ok(Remedy {
        key: row.get(0)?,
        valid: validity(row, 1)?,
        kind: row.get(3)?,
        months: row.get(4)?,
        text: text(row, 5)?,
        source: row.get(7)?,
        to_be_confirmed: row.get(8)?,
    })
}

/// The rows of a remedy, newest first; without key those of all.
pub(crate) async fn remedies(tx: &mut Tx, key: Option<&str>) -> Result<Vec<Remedy>, StoreError> {
    let mut sql = Sql::new(REMEDY);
    if let Some(key) = key {
        sql = sql.add("where key = ?", [Value::from(key)]);
    }
    tx.rows_of(sql.add("order by key, valid_from desc", [])).await?.iter().map(remedy).collect()
}

pub(crate) async fn put_remedy(tx: &mut Tx, row: &Remedy) -> Result<(), StoreError> {
    tx.execute(
        "insert into remedy_instruction (key, valid_from, valid_until, kind, months, text_de, text_en, source, to_be_confirmed) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9) \
         on conflict (key, valid_from) do update set valid_until = excluded.valid_until, kind = excluded.kind, \
         months = excluded.months, text_de = excluded.text_de, text_en = excluded.text_en, source = excluded.source, \
         to_be_confirmed = excluded.to_be_confirmed",
        params![
            &row.key,
            row.valid.from,
            row.valid.until,
            &row.kind,
            row.months,
            &row.text.de,
            &row.text.en,
            &row.source,
            row.to_be_confirmed
        ],
    )
    .await?;
    Ok(())
}

const BANK: &str = "select key, valid_from, valid_until, legal_entity, holder, iban, bank, source, to_be_confirmed from bank_detail";

fn bank(row: &Row) -> Result<BankDetail, StoreError> {
    Ok(BankDetail {
        key: row.get(0)?,
        valid: validity(row, 1)?,
        legal_entity: row.get(3)?,
        holder: row.get(4)?,
        iban: row.get(5)?,
        bank: row.get(6)?,
        source: row.get(7)?,
        to_be_confirmed: row.get(8)?,
    })
}

/// The rows of a bank account, newest first.
pub(crate) async fn banks(tx: &mut Tx, key: &str) -> Result<Vec<BankDetail>, StoreError> {
    let sql = Sql::new(BANK).add("where key = ? order by valid_from desc", [Value::from(key)]);
    tx.rows_of(sql).await?.iter().map(bank).collect()
}

/// The bank accounts of some legal entities.
pub(crate) async fn banks_of(tx: &mut Tx, entities: &[Uuid]) -> Result<Vec<BankDetail>, StoreError> {
    let sql = Sql::new(BANK)
        .add("where legal_entity in", [])
        .list(entities.iter().map(|id| Value::from(*id)))
        .add("order by holder, valid_from desc", []);
    tx.rows_of(sql).await?.iter().map(bank).collect()
}

pub(crate) async fn put_bank(tx: &mut Tx, row: &BankDetail) -> Result<(), StoreError> {
    tx.execute(
        "insert into bank_detail (key, valid_from, valid_until, legal_entity, holder, iban, bank, source, to_be_confirmed) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9) \
         on conflict (key, valid_from) do update set valid_until = excluded.valid_until, legal_entity = excluded.legal_entity, \
         holder = excluded.holder, iban = excluded.iban, bank = excluded.bank, source = excluded.source, \
         to_be_confirmed = excluded.to_be_confirmed",
        params![
            &row.key,
            row.valid.from,
            row.valid.until,
            row.legal_entity,
            &row.holder,
            &row.iban,
            &row.bank,
            &row.source,
            row.to_be_confirmed
        ],
    )
    .await?;
    Ok(())
}

/// Holidays of some areas between two days, both included, by day.
pub(crate) async fn holidays(
    tx: &mut Tx,
    area_keys: &[String],
    (from, until): (Date, Date),
) -> Result<Vec<Holiday>, StoreError> {
    let sql = Sql::new(
        "select day, area_key, name_de, name_en, source, to_be_confirmed from holiday where area_key in",
    )
    .list(area_keys.iter().map(Value::from))
    .add("and day >= ? and day <= ? order by day, area_key", [Value::from(from), Value::from(until)]);
    tx.rows_of(sql)
        .await?
        .iter()
        .map(|row| {
            Ok(Holiday {
                day: row.get(0)?,
                area_key: row.get(1)?,
                name: text(row, 2)?,
                source: row.get(4)?,
                to_be_confirmed: row.get(5)?,
            })
        })
        .collect()
}

pub(crate) async fn put_holiday(tx: &mut Tx, row: &Holiday) -> Result<(), StoreError> {
    tx.execute(
        "insert into holiday (area_key, day, name_de, name_en, source, to_be_confirmed) values ($1, $2, $3, $4, $5, $6) \
         on conflict (area_key, day) do update set name_de = excluded.name_de, name_en = excluded.name_en, \
         source = excluded.source, to_be_confirmed = excluded.to_be_confirmed",
        params![&row.area_key, row.day, &row.name.de, &row.name.en, &row.source, row.to_be_confirmed],
    )
    .await?;
    Ok(())
}
