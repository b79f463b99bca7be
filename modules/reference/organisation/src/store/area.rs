// SPDX-License-Identifier: EUPL-1.2
//! SQL about areas and postcodes.

use crate::model::{Area, AreaKind, OPEN_START, fold};
use foundation::{Date, Validity};
use store::{Row, Sql, StoreError, Tx, Value, params};

const COLUMNS: &str =
    "a.key, a.kind, a.ags, a.name, a.parent, a.valid_from, a.valid_until, a.successor, a.note";

/// Reads the nine columns of [`COLUMNS`] from a first column on.
pub(super) fn area(row: &Row, first: usize) -> Result<Area, StoreError> {
    let kind: String = row.get(first + 1)?;
    Ok(Area {
        key: row.get(first)?,
        kind: AreaKind::parse(&kind)
            .ok_or_else(|| StoreError::Engine(format!("unknown area kind {kind}")))?,
        ags: row.get(first + 2)?,
        name: row.get(first + 3)?,
        parent: row.get(first + 4)?,
        valid: Validity { from: row.get(first + 5)?, until: row.get(first + 6)? },
        successor: Some(row.get::<String>(first + 7)?).filter(|key| !key.is_empty()),
        note: row.get(first + 8)?,
    })
}

fn areas(rows: &[Row]) -> Result<Vec<Area>, StoreError> {
    rows.iter().map(|row| area(row, 0)).collect()
}

/// Writes an area; a row of the same key and first day is replaced.
pub(crate) async fn put_area(tx: &mut Tx, area: &Area) -> Result<(), StoreError> {
    tx.execute(
        "insert into area (key, valid_from, valid_until, kind, ags, name, folded, parent, successor, note) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) \
         on conflict (key, valid_from) do update set valid_until = excluded.valid_until, kind = excluded.kind, \
         ags = excluded.ags, name = excluded.name, folded = excluded.folded, parent = excluded.parent, \
         successor = excluded.successor, note = excluded.note",
        params![
            &area.key,
            area.valid.from,
            area.valid.until,
            area.kind.as_str(),
            &area.ags,
            &area.name,
            fold(&area.name),
            &area.parent,
            area.successor.clone().unwrap_or_default(),
            &area.note
        ],
    )
    .await?;
    Ok(())
}

/// Writes a postcode of an area.
pub(crate) async fn put_postcode(
    tx: &mut Tx,
    postcode: &str,
    area_key: &str,
    place: &str,
    note: &str,
) -> Result<(), StoreError> {
    tx.execute(
        "insert into postcode (postcode, area_key, place, note) values ($1, $2, $3, $4) \
         on conflict (postcode, area_key, place) do update set note = excluded.note",
        params![postcode, area_key, place, note],
    )
    .await?;
    Ok(())
}

/// The latest row of an area by its regional key or, for municipalities, its official municipality key.
pub(crate) async fn load_area(tx: &mut Tx, key: &str) -> Result<Option<Area>, StoreError> {
    let sql = Sql::new("select")
        .add(COLUMNS, [])
        .add("from area a where a.key = ?", [Value::from(key)])
        .add_if(key.len() == 8, "or a.ags = ?", [Value::from(key)])
        .add("order by a.valid_from desc limit 1", []);
    Ok(areas(&tx.rows_of(sql).await?)?.pop())
}

/// Areas directly below another, by name; dissolved ones too.
pub(crate) async fn areas_below(tx: &mut Tx, key: &str) -> Result<Vec<Area>, StoreError> {
    let sql = Sql::new("select")
        .add(COLUMNS, [])
        .add("from area a where a.parent = ? order by a.folded, a.valid_from", [Value::from(key)]);
    areas(&tx.rows_of(sql).await?)
}

/// Areas that were merged into another.
pub(crate) async fn predecessors(tx: &mut Tx, key: &str) -> Result<Vec<Area>, StoreError> {
    let sql = Sql::new("select")
        .add(COLUMNS, [])
        .add("from area a where a.successor = ? order by a.folded", [Value::from(key)]);
    areas(&tx.rows_of(sql).await?)
}

/// Municipalities whose name begins with the folded words, then those in which a later word does.
pub(crate) async fn municipalities_named(
    tx: &mut Tx,
    folded: &str,
    limit: i64,
) -> Result<Vec<Area>, StoreError> {
    let begins = format!("{folded}%");
    let sql = Sql::new("select")
        .add(COLUMNS, [])
        .add("from area a where a.kind = 'municipality'", [])
        .add(
            "and (a.folded like ? or a.folded like ?)",
            [Value::from(begins.as_str()), Value::from(format!("% {begins}"))],
        )
        .add("order by case when a.folded = ? then 0", [Value::from(folded)])
        .add(
            "when a.folded like ? then 1 else 2 end, a.folded, a.key limit ?",
            [Value::from(begins.as_str()), Value::from(limit)],
        );
    areas(&tx.rows_of(sql).await?)
}

/// Municipalities with a postcode that begins with the digits.
pub(crate) async fn municipalities_by_postcode(
    tx: &mut Tx,
    digits: &str,
    limit: i64,
) -> Result<Vec<Area>, StoreError> {
    let sql = Sql::new("select distinct a.folded,")
        .add(COLUMNS, [])
        .add("from postcode p join area a on a.key = p.area_key", [])
        .add(
            "where p.postcode like ? order by a.folded, a.key limit ?",
            [Value::from(format!("{digits}%")), Value::from(limit)],
        );
    tx.rows_of(sql).await?.iter().map(|row| area(row, 1)).collect()
}

/// The postcodes of an area.
pub(crate) async fn postcodes_of(tx: &mut Tx, key: &str) -> Result<Vec<String>, StoreError> {
    let rows = tx
        .rows("select distinct postcode from postcode where area_key = $1 order by postcode", params![key])
        .await?;
    rows.iter().map(|row| row.get(0)).collect()
}

/// The area itself and everything above it on a day, without following successors.
pub(crate) async fn way_up(tx: &mut Tx, key: &str, day: Date) -> Result<Vec<Area>, StoreError> {
    let day = day.max(OPEN_START);
    let rows = tx
        .rows(
            "with recursive way (place, key, valid_from, parent) as ( \
             select 0, a.key, a.valid_from, a.parent from area a where a.key = $1 \
             and a.valid_from = (select max(m.valid_from) from area m where m.key = $1) \
             union all \
             select w.place + 1, a.key, a.valid_from, a.parent from way w join area a on a.key = w.parent \
             and a.valid_from = (select max(m.valid_from) from area m where m.key = w.parent and m.valid_from <= $2) \
             where w.place < 8) \
             select a.key, a.kind, a.ags, a.name, a.parent, a.valid_from, a.valid_until, a.successor, a.note \
             from way w join area a on a.key = w.key and a.valid_from = w.valid_from order by w.place",
            params![key, day],
        )
        .await?;
    areas(&rows)
}
