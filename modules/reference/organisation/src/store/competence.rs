// SPDX-License-Identifier: EUPL-1.2
//! SQL about competences: the one question of the resolver, and writing them.

use super::area::area;
use crate::model::{Candidate, Link, Question};
use foundation::{Date, OwnerId, Translated, Validity, id::Uuid};
use store::{Row, StoreError, Tx, params};

/// The way from an area up to the Land, following successors of areas that are dissolved on the day, with the competences
/// recorded along it: one statement, every step by index.
const WAY: &str = "with recursive way (place, key, kind, ags, name, parent, valid_from, valid_until, successor, note, above) as ( \
    select 0, a.key, a.kind, a.ags, a.name, a.parent, a.valid_from, a.valid_until, a.successor, a.note, \
    case when a.valid_until < $2 then a.successor else a.parent end \
    from area a where a.key = $1 and a.valid_from = coalesce( \
      (select max(m.valid_from) from area m where m.key = $1 and m.valid_from <= $2), \
      (select min(m.valid_from) from area m where m.key = $1)) \
    union all \
    select w.place + 1, a.key, a.kind, a.ags, a.name, a.parent, a.valid_from, a.valid_until, a.successor, a.note, \
    case when a.valid_until < $2 then a.successor else a.parent end \
    from way w join area a on a.key = w.above \
    and a.valid_from = (select max(m.valid_from) from area m where m.key = w.above and m.valid_from <= $2) \
    where w.place < 12) \
    select w.place, w.key, w.kind, w.ags, w.name, w.parent, w.valid_from, w.valid_until, w.successor, w.note, \
    c.service_key, c.source, c.authority, c.legal_entity, o.name_de, o.name_en, e.name_de, e.name_en, o.legal_entity, d.unit \
    from way w \
    left join competence c on c.area_key = w.key and c.tier = $3 and c.service_key in ('', $4) \
      and c.legal_entity_kind = $5 and c.valid_from <= $2 and (c.valid_until is null or c.valid_until >= $2) \
    left join authority o on o.id = c.authority \
    left join legal_entity e on e.id = c.legal_entity \
    left join unit_duty d on d.authority = c.authority and d.service_key = $4 \
    order by w.place, c.service_key desc, c.valid_from desc";

/// What is recorded for a question.
pub(crate) async fn way_of(
    tx: &mut Tx,
    question: &Question<'_>,
) -> Result<(Vec<Link>, Vec<Candidate>), StoreError> {
    let kind = question.legal_entity_kind.acting(question.level, false);
    let rows = tx
        .rows(
            WAY,
            params![
                question.area_key,
                question.day,
                question.level.tier(),
                question.service_key,
                kind.as_str()
            ],
        )
        .await?;
    let (mut way, mut candidates): (Vec<Link>, Vec<Candidate>) = (Vec::new(), Vec::new());
    for row in &rows {
        let place = row.get(0)?;
        if way.last().is_none_or(|link| link.place != place) {
            way.push(Link { place, area: area(row, 1)? });
        }
        candidates.extend(candidate(row, place)?);
    }
    Ok((way, candidates))
}

fn candidate(row: &Row, place: i64) -> Result<Option<Candidate>, StoreError> {
    let Some(service_key) = row.get::<Option<String>>(10)? else { return Ok(None) };
    let legal_entity: Uuid = row.get(13)?;
    Ok(Some(Candidate {
        place,
        special: !service_key.is_empty(),
        source: row.get(11)?,
        authority: row.id(12)?,
        authority_name: Translated::new(row.get::<String>(14)?, row.get::<String>(15)?),
        legal_entity,
        legal_entity_name: Translated::new(row.get::<String>(16)?, row.get::<String>(17)?),
        acts_for_itself: row.get::<Uuid>(18)? == legal_entity,
        unit: row.get(19)?,
    }))
}

/// A row of the competence table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompetenceRow {
    /// The area.
    pub area_key: String,
    /// `local`, `district` or `land`.
    pub tier: &'static str,
    /// The service; empty for every service.
    pub service_key: String,
    /// For which kind of legal entity.
    pub legal_entity_kind: &'static str,
    /// When it holds.
    pub valid: Validity,
    /// Who does the work.
    pub authority: OwnerId,
    /// For whom.
    pub legal_entity: Uuid,
    /// Law or agreement on which it rests.
    pub source: String,
    /// Whether it was derived from the areas rather than written.
    pub derived: bool,
}

/// Writes a competence; one of the same key is replaced.
pub(crate) async fn put_competence(tx: &mut Tx, row: &CompetenceRow) -> Result<(), StoreError> {
    tx.execute(
        "insert into competence (area_key, tier, service_key, legal_entity_kind, valid_from, valid_until, authority, \
         legal_entity, source, derived) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) \
         on conflict (area_key, tier, service_key, legal_entity_kind, valid_from) do update set \
         valid_until = excluded.valid_until, authority = excluded.authority, legal_entity = excluded.legal_entity, \
         source = excluded.source, derived = excluded.derived",
        params![
            &row.area_key,
            row.tier,
            &row.service_key,
            row.legal_entity_kind,
            row.valid.from,
            row.valid.until,
            row.authority,
            row.legal_entity,
            &row.source,
            row.derived
        ],
    )
    .await?;
    Ok(())
}

/// Removes what an earlier import derived for an authority.
pub(crate) async fn delete_derived(tx: &mut Tx, authority: OwnerId) -> Result<(), StoreError> {
    tx.execute("delete from competence where authority = $1 and derived = $2", params![authority, true])
        .await?;
    Ok(())
}

/// Ends competences of the same area, tier, service and kind that still hold when a new one begins.
pub(crate) async fn end_competence_before(
    tx: &mut Tx,
    row: &CompetenceRow,
    last_day: Date,
) -> Result<(), StoreError> {
    tx.execute(
        "update competence set valid_until = $6 where area_key = $1 and tier = $2 and service_key = $3 \
         and legal_entity_kind = $4 and valid_from < $5 and (valid_until is null or valid_until > $6)",
        params![&row.area_key, row.tier, &row.service_key, row.legal_entity_kind, row.valid.from, last_day],
    )
    .await?;
    Ok(())
}
