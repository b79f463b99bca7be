// SPDX-License-Identifier: EUPL-1.2
//! SQL about units and the directory of people. All rows belong to the authority.

use crate::model::{OrgUnit, Person};
use foundation::{OwnerId, Translated, id::Uuid};
use identity::AccountId;
use store::{Row, Sql, StoreError, Tx, Value, params};

/// Every unit of an authority with its service keys, by name.
pub(crate) async fn load_units(tx: &mut Tx, authority: OwnerId) -> Result<Vec<OrgUnit>, StoreError> {
    let rows = tx
        .rows(
            "select u.id, u.key, u.parent, u.kind, u.name_de, u.name_en, u.version, d.service_key \
             from org_unit u left join unit_duty d on d.authority = u.owner and d.unit = u.id \
             where u.owner = $1 order by u.name_de, u.id, d.service_key",
            params![authority],
        )
        .await?;
    let mut units: Vec<OrgUnit> = Vec::new();
    for row in &rows {
        let id: Uuid = row.get(0)?;
        if units.last().is_none_or(|unit| unit.id != id) {
            units.push(unit(row)?);
        }
        if let (Some(unit), Some(key)) = (units.last_mut(), row.get::<Option<String>>(7)?) {
            unit.service_keys.push(key);
        }
    }
    Ok(units)
}

fn unit(row: &Row) -> Result<OrgUnit, StoreError> {
    Ok(OrgUnit {
        id: row.get(0)?,
        key: row.get(1)?,
        parent: row.get(2)?,
        kind: row.get(3)?,
        name: Translated::new(row.get::<String>(4)?, row.get::<String>(5)?),
        version: row.get(6)?,
        service_keys: Vec::new(),
    })
}

/// Makes a unit.
pub(crate) async fn insert_unit(tx: &mut Tx, authority: OwnerId, unit: &OrgUnit) -> Result<(), StoreError> {
    tx.execute(
        "insert into org_unit (owner, id, key, parent, kind, name_de, name_en, version) \
         values ($1, $2, $3, $4, $5, $6, $7, 1)",
        params![authority, unit.id, &unit.key, unit.parent, &unit.kind, &unit.name.de, &unit.name.en],
    )
    .await?;
    put_duties(tx, authority, unit).await
}

/// Changes a unit; refuses when somebody else changed it meanwhile.
pub(crate) async fn update_unit(tx: &mut Tx, authority: OwnerId, unit: &OrgUnit) -> Result<(), StoreError> {
    tx.execute_one(
        "update org_unit set parent = $4, kind = $5, name_de = $6, name_en = $7, version = version + 1 \
         where owner = $1 and id = $2 and version = $3",
        params![authority, unit.id, unit.version, unit.parent, &unit.kind, &unit.name.de, &unit.name.en],
    )
    .await?;
    put_duties(tx, authority, unit).await
}

/// A service is handled by one unit of an authority: the last one to claim it.
async fn put_duties(tx: &mut Tx, authority: OwnerId, unit: &OrgUnit) -> Result<(), StoreError> {
    tx.execute("delete from unit_duty where authority = $1 and unit = $2", params![authority, unit.id])
        .await?;
    for key in &unit.service_keys {
        tx.execute(
            "insert into unit_duty (authority, service_key, unit) values ($1, $2, $3) \
             on conflict (authority, service_key) do update set unit = excluded.unit",
            params![authority, key, unit.id],
        )
        .await?;
    }
    Ok(())
}

const PERSON: &str = "select account, display_name, unit, function_de, function_en, email, phone, active from person_assignment where owner =";

fn person(row: &Row) -> Result<Person, StoreError> {
    Ok(Person {
        account: row.id(0)?,
        display_name: row.get(1)?,
        unit: row.get(2)?,
        function: Translated::new(row.get::<String>(3)?, row.get::<String>(4)?),
        email: row.get(5)?,
        phone: row.get(6)?,
        active: row.get(7)?,
    })
}

pub(crate) async fn load_people(tx: &mut Tx, authority: OwnerId) -> Result<Vec<Person>, StoreError> {
    let sql = Sql::new(PERSON).add("? order by display_name, account", [Value::from(authority)]);
    tx.rows_of(sql).await?.iter().map(person).collect()
}

pub(crate) async fn load_person(
    tx: &mut Tx,
    authority: OwnerId,
    account: AccountId,
) -> Result<Option<Person>, StoreError> {
    let sql = Sql::new(PERSON)
        .add("?", [Value::from(authority)])
        .add("and account = ?", [Value::from(account.uuid())]);
    tx.rows_of(sql).await?.first().map(person).transpose()
}

/// Writes a person into the directory; the same person is replaced.
pub(crate) async fn put_person(tx: &mut Tx, authority: OwnerId, person: &Person) -> Result<(), StoreError> {
    tx.execute(
        "insert into person_assignment (owner, account, unit, display_name, function_de, function_en, email, phone, active) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9) \
         on conflict (owner, account) do update set unit = excluded.unit, display_name = excluded.display_name, \
         function_de = excluded.function_de, function_en = excluded.function_en, email = excluded.email, \
         phone = excluded.phone, active = excluded.active",
        params![
            authority,
            person.account.uuid(),
            person.unit,
            &person.display_name,
            &person.function.de,
            &person.function.en,
            &person.email,
            &person.phone,
            person.active
        ],
    )
    .await?;
    Ok(())
}

/// Whether another authority has the person in its directory. Needs a transaction that reaches everyone.
pub(crate) async fn works_elsewhere(
    tx: &mut Tx,
    authority: OwnerId,
    account: AccountId,
) -> Result<bool, StoreError> {
    let row = tx
        .optional(
            "select 1 from person_assignment where account = $1 and owner <> $2 and active = $3",
            params![account.uuid(), authority, true],
        )
        .await?;
    Ok(row.is_some())
}
