// SPDX-License-Identifier: EUPL-1.2
//! SQL about authorities and legal entities.

use crate::model::{Authority, LegalEntity};
use foundation::{OwnerId, Translated, id::Uuid};
use store::{Row, Sql, StoreError, Tx, Value, params};

const AUTHORITY: &str = "select id, key, kind, area_key, parent, name_de, name_en, street, postcode, town, address_note, \
                         phone, email, hours_de, hours_en, legal_entity from authority";

fn authority(row: &Row) -> Result<Authority, StoreError> {
    Ok(Authority {
        id: row.id(0)?,
        key: row.get(1)?,
        kind: row.get(2)?,
        area_key: row.get(3)?,
        parent: row.optional_id(4)?,
        name: Translated::new(row.get::<String>(5)?, row.get::<String>(6)?),
        street: row.get(7)?,
        postcode: row.get(8)?,
        town: row.get(9)?,
        address_note: row.get(10)?,
        phone: row.get(11)?,
        email: row.get(12)?,
        hours: Translated::new(row.get::<String>(13)?, row.get::<String>(14)?),
        legal_entity: row.get(15)?,
    })
}

pub(crate) async fn load_authority(tx: &mut Tx, id: OwnerId) -> Result<Option<Authority>, StoreError> {
    let sql = Sql::new(AUTHORITY).add("where id = ?", [Value::from(id)]);
    tx.rows_of(sql).await?.first().map(authority).transpose()
}

pub(crate) async fn load_authority_by_key(tx: &mut Tx, key: &str) -> Result<Option<Authority>, StoreError> {
    let sql = Sql::new(AUTHORITY).add("where key = ?", [Value::from(key)]);
    tx.rows_of(sql).await?.first().map(authority).transpose()
}

pub(crate) async fn load_authorities(tx: &mut Tx) -> Result<Vec<Authority>, StoreError> {
    tx.rows_of(Sql::new(AUTHORITY).add("order by name_de, id", [])).await?.iter().map(authority).collect()
}

/// Writes an authority; one with the same identifier is replaced.
pub(crate) async fn put_authority(tx: &mut Tx, row: &Authority) -> Result<(), StoreError> {
    tx.execute(
        "insert into authority (id, key, kind, area_key, parent, name_de, name_en, street, postcode, town, address_note, \
         phone, email, hours_de, hours_en, legal_entity) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) \
         on conflict (id) do update set kind = excluded.kind, area_key = excluded.area_key, parent = excluded.parent, \
         name_de = excluded.name_de, name_en = excluded.name_en, street = excluded.street, postcode = excluded.postcode, \
         town = excluded.town, address_note = excluded.address_note, phone = excluded.phone, email = excluded.email, \
         hours_de = excluded.hours_de, hours_en = excluded.hours_en, legal_entity = excluded.legal_entity",
        params![
            row.id,
            &row.key,
            &row.kind,
            &row.area_key,
            row.parent.map(OwnerId::uuid),
            &row.name.de,
            &row.name.en,
            &row.street,
            &row.postcode,
            &row.town,
            &row.address_note,
            &row.phone,
            &row.email,
            &row.hours.de,
            &row.hours.en,
            row.legal_entity
        ],
    )
    .await?;
    Ok(())
}

const ENTITY: &str = "select id, key, kind, area_key, authority, name_de, name_en, letterhead_de, letterhead_en, formula_de, \
                      formula_en, bank, remedy, version from legal_entity";

fn entity(row: &Row) -> Result<LegalEntity, StoreError> {
    Ok(LegalEntity {
        id: row.get(0)?,
        key: row.get(1)?,
        kind: row.get(2)?,
        area_key: row.get(3)?,
        authority: row.id(4)?,
        name: Translated::new(row.get::<String>(5)?, row.get::<String>(6)?),
        letterhead: Translated::new(row.get::<String>(7)?, row.get::<String>(8)?),
        formula: Translated::new(row.get::<String>(9)?, row.get::<String>(10)?),
        bank: row.get(11)?,
        remedy: row.get(12)?,
        version: row.get(13)?,
    })
}

pub(crate) async fn load_entity(tx: &mut Tx, id: Uuid) -> Result<Option<LegalEntity>, StoreError> {
    let sql = Sql::new(ENTITY).add("where id = ?", [Value::from(id)]);
    tx.rows_of(sql).await?.first().map(entity).transpose()
}

pub(crate) async fn load_entity_by_key(tx: &mut Tx, key: &str) -> Result<Option<LegalEntity>, StoreError> {
    let sql = Sql::new(ENTITY).add("where key = ?", [Value::from(key)]);
    tx.rows_of(sql).await?.first().map(entity).transpose()
}

/// The legal entities of an authority, or all of them, by name.
pub(crate) async fn load_entities(
    tx: &mut Tx,
    authority: Option<OwnerId>,
) -> Result<Vec<LegalEntity>, StoreError> {
    let mut sql = Sql::new(ENTITY);
    if let Some(authority) = authority {
        sql = sql.add("where authority = ?", [Value::from(authority)]);
    }
    tx.rows_of(sql.add("order by name_de, id", [])).await?.iter().map(entity).collect()
}

/// Writes a legal entity from the import; the version counts on.
pub(crate) async fn put_entity(tx: &mut Tx, row: &LegalEntity) -> Result<(), StoreError> {
    tx.execute(
        "insert into legal_entity (id, key, kind, area_key, authority, name_de, name_en, letterhead_de, letterhead_en, \
         formula_de, formula_en, bank, remedy, version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1) \
         on conflict (id) do update set kind = excluded.kind, area_key = excluded.area_key, authority = excluded.authority, \
         name_de = excluded.name_de, name_en = excluded.name_en, letterhead_de = excluded.letterhead_de, \
         letterhead_en = excluded.letterhead_en, formula_de = excluded.formula_de, formula_en = excluded.formula_en, \
         bank = excluded.bank, remedy = excluded.remedy, version = legal_entity.version + 1",
        params![
            row.id,
            &row.key,
            &row.kind,
            &row.area_key,
            row.authority,
            &row.name.de,
            &row.name.en,
            &row.letterhead.de,
            &row.letterhead.en,
            &row.formula.de,
            &row.formula.en,
            &row.bank,
            &row.remedy
        ],
    )
    .await?;
    Ok(())
}

/// Changes what stands in letters; refuses when somebody else changed it meanwhile.
pub(crate) async fn update_letterhead(
    tx: &mut Tx,
    authority: OwnerId,
    entity: &LegalEntity,
) -> Result<(), StoreError> {
    tx.execute_one(
        "update legal_entity set letterhead_de = $4, letterhead_en = $5, formula_de = $6, formula_en = $7, \
         version = version + 1 where id = $1 and authority = $2 and version = $3",
        params![
            entity.id,
            authority,
            entity.version,
            &entity.letterhead.de,
            &entity.letterhead.en,
            &entity.formula.de,
            &entity.formula.en
        ],
    )
    .await
}
