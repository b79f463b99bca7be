// SPDX-License-Identifier: EUPL-1.2
//! SQL about competences: the one question of the resolver, and writing them.

use super::area::area;
use crate::model::{Area, Candidate, Question, RecordedCompetence, keys_above};
use foundation::{Date, OwnerId, Translated, Validity, id::Uuid};
use store::{Row, StoreError, Tx, params};

/// The areas of some keys, in every version, with the competences recorded for them.
const RECORDED: &str = "select a.key, a.kind, a.ags, a.name, a.parent, a.valid_from, a.valid_until, a.successor, a.note, \
    c.service_key, c.source, c.authority, c.legal_entity, o.name_de, o.name_en, e.name_de, e.name_en, o.legal_entity, d.unit \
    from area a \
    left join competence c on c.area_key = a.key and c.tier = $7 and c.service_key in ('', $8) \
      and c.legal_entity_kind = $9 and c.valid_from <= $6 and (c.valid_until is null or c.valid_until >= $6) \
    left join authority o on o.id = c.authority \
    left join legal_entity e on e.id = c.legal_entity \
    left join unit_duty d on d.authority = c.authority and d.service_key = $8 \
    where a.key in ($1, $2, $3, $4, $5) order by a.key, a.valid_from, c.valid_from desc";

/// Successions and parents that are followed at most; a guard against circles in the data.
const LONGEST_WAY: usize = 12;

/// The way from an area up to the Land, following successors of what is dissolved on the day, and the competences recorded along
/// it. One statement finds the area and everything above it, because keys are built of their parents' digits; a second one is needed
/// only where a successor or a parent has other digits.
pub(crate) async fn way_of(
    tx: &mut Tx,
    question: &Question<'_>,
) -> Result<(Vec<Area>, Vec<Candidate>), StoreError> {
    let (mut known, mut candidates) = (Vec::new(), Vec::new());
    let mut way: Vec<Area> = Vec::new();
    let mut next = question.area_key.to_owned();
    while !next.is_empty() && way.len() < LONGEST_WAY {
        if !known.iter().any(|area: &Area| area.key == next) {
            recorded(tx, question, &next, (&mut known, &mut candidates)).await?;
        }
        let Some(area) = version_on(&known, &next, question.day) else { break };
        next = match area.valid.until.is_some_and(|until| until < question.day) {
            true => area.successor.clone().unwrap_or_default(),
            false => area.parent.clone(),
        };
        way.push(area.clone());
    }
    Ok((way, candidates))
}

/// The version of an area that is the latest to begin by the day; the first one of an area that begins later.
fn version_on<'a>(known: &'a [Area], key: &str, day: Date) -> Option<&'a Area> {
    let versions = || known.iter().filter(|area| area.key == key);
    let begun = versions().filter(|area| area.valid.from <= day).max_by_key(|area| area.valid.from);
    begun.or_else(|| versions().min_by_key(|area| area.valid.from))
}

async fn recorded(
    tx: &mut Tx,
    question: &Question<'_>,
    key: &str,
    (known, candidates): (&mut Vec<Area>, &mut Vec<Candidate>),
) -> Result<(), StoreError> {
    let [own, amt, district, land, city] = keys_above(key);
    let kind = question.legal_entity_kind.acting(question.level, false).as_str();
    let (tier, service) = (question.level.tier(), question.service_key);
    let values = params![own, amt, district, land, city, question.day, tier, service, kind];
    for row in &tx.rows(RECORDED, values).await? {
        let area = area(row, 0)?;
        candidates.extend(candidate(row)?);
        if !known.contains(&area) {
            known.push(area);
        }
    }
    Ok(())
}

fn candidate(row: &Row) -> Result<Option<Candidate>, StoreError> {
    let Some(service_key) = row.get::<Option<String>>(9)? else { return Ok(None) };
    let legal_entity: Uuid = row.get(12)?;
    Ok(Some(Candidate {
        area_key: row.get(0)?,
        special: !service_key.is_empty(),
        source: row.get(10)?,
        authority: row.id(11)?,
        authority_name: Translated::new(row.get::<String>(13)?, row.get::<String>(14)?),
        legal_entity,
        legal_entity_name: Translated::new(row.get::<String>(15)?, row.get::<String>(16)?),
        acts_for_itself: row.get::<Uuid>(17)? == legal_entity,
        unit: row.get(18)?,
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

/// The competences that were written for one service, by area and first day.
pub(crate) async fn special_competences(
    tx: &mut Tx,
    service_key: &str,
) -> Result<Vec<RecordedCompetence>, StoreError> {
    let rows = tx
        .rows(
            "select c.area_key, coalesce((select max(a.name) from area a where a.key = c.area_key), c.area_key), \
             c.valid_from, c.valid_until, o.name_de, o.name_en, e.name_de, e.name_en, c.source from competence c \
             join authority o on o.id = c.authority join legal_entity e on e.id = c.legal_entity \
             where c.service_key = $1 order by c.area_key, c.valid_from limit 500",
            params![service_key],
        )
        .await?;
    rows.iter()
        .map(|row| {
            Ok(RecordedCompetence {
                area_key: row.get(0)?,
                area_name: row.get(1)?,
                valid: Validity { from: row.get(2)?, until: row.get(3)? },
                authority_name: Translated::new(row.get::<String>(4)?, row.get::<String>(5)?),
                legal_entity_name: Translated::new(row.get::<String>(6)?, row.get::<String>(7)?),
                source: row.get(8)?,
            })
        })
        .collect()
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
