// SPDX-License-Identifier: EUPL-1.2
//! What others ask of the organisation.

use crate::model::{
    Area, AreaKind, Authority, Competence, LegalEntity, OrgUnit, Person, Question, RecordedCompetence,
    decide, fold,
};
use crate::store;
use ::store::Tx;
use foundation::{Date, OwnerId, Problem, id::Uuid};

/// The latest row of an area by regional key (ARS) or official municipality key (AGS).
///
/// # Errors
/// [`Problem::NotFound`] for an unknown key.
pub async fn area(tx: &mut Tx, key: &str) -> Result<Area, Problem> {
    store::load_area(tx, key).await?.ok_or(Problem::NotFound)
}

/// Municipalities by the beginning of their name, of a later word of it, or of a postcode. Dissolved ones are among them.
/// Nothing is found for words without letter or digit.
///
/// # Errors
/// What the store says.
pub async fn areas_matching(tx: &mut Tx, text: &str, limit: usize) -> Result<Vec<Area>, Problem> {
    let folded = fold(text);
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    if folded.is_empty() {
        return Ok(Vec::new());
    }
    if folded.bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(store::municipalities_by_postcode(tx, &folded, limit).await?);
    }
    // "23972 Dorf Mecklenburg" and "Dorf Mecklenburg 23972" mean the place.
    let words: Vec<_> =
        folded.split(' ').filter(|word| !word.bytes().all(|byte| byte.is_ascii_digit())).collect();
    Ok(store::municipalities_named(tx, &words.join(" "), limit).await?)
}

/// Areas directly below another: the Ämter of a Landkreis, the municipalities of an Amt.
///
/// # Errors
/// What the store says.
pub async fn areas_below(tx: &mut Tx, key: &str) -> Result<Vec<Area>, Problem> {
    Ok(store::areas_below(tx, key).await?)
}

/// What the area browser shows about an area.
#[derive(Clone, Debug)]
pub struct AreaView {
    /// The area.
    pub area: Area,
    /// The areas above it on the day, nearest first.
    pub above: Vec<Area>,
    /// The areas below it.
    pub below: Vec<Area>,
    /// Areas that were merged into it.
    pub predecessors: Vec<Area>,
    /// The area into which it was merged.
    pub successor: Option<Area>,
    /// Its postcodes.
    pub postcodes: Vec<String>,
}

/// Everything about an area.
///
/// # Errors
/// [`Problem::NotFound`] for an unknown key.
pub async fn area_view(tx: &mut Tx, key: &str, day: Date) -> Result<AreaView, Problem> {
    let found = area(tx, key).await?;
    // A dissolved area is shown with the areas above it on its last day.
    let counts = found.valid.until.map_or(day, |until| until.min(day));
    let above = store::way_up(tx, &found.key, counts).await?.into_iter().skip(1).collect();
    let below = store::areas_below(tx, &found.key).await?;
    let predecessors = store::predecessors(tx, &found.key).await?;
    let successor = match &found.successor {
        Some(key) => store::load_area(tx, key).await?,
        None => None,
    };
    let postcodes = store::postcodes_of(tx, &found.key).await?;
    Ok(AreaView { area: found, above, below, predecessors, successor, postcodes })
}

/// The Land's districts and independent cities, for the start of the area browser.
///
/// # Errors
/// What the store says.
pub async fn districts(tx: &mut Tx, land: &str) -> Result<Vec<Area>, Problem> {
    let mut found = store::areas_below(tx, land).await?;
    found.retain(|area| matches!(area.kind, AreaKind::District | AreaKind::City));
    Ok(found)
}

/// An authority.
///
/// # Errors
/// [`Problem::NotFound`] for an unknown identifier.
pub async fn authority(tx: &mut Tx, id: OwnerId) -> Result<Authority, Problem> {
    store::load_authority(tx, id).await?.ok_or(Problem::NotFound)
}

/// An authority by the key of the import file.
///
/// # Errors
/// [`Problem::NotFound`] for an unknown key.
pub async fn authority_by_key(tx: &mut Tx, key: &str) -> Result<Authority, Problem> {
    store::load_authority_by_key(tx, key).await?.ok_or(Problem::NotFound)
}

/// Every authority, by German name.
///
/// # Errors
/// What the store says.
pub async fn authorities(tx: &mut Tx) -> Result<Vec<Authority>, Problem> {
    Ok(store::load_authorities(tx).await?)
}

/// A legal entity.
///
/// # Errors
/// [`Problem::NotFound`] for an unknown identifier.
pub async fn legal_entity(tx: &mut Tx, id: Uuid) -> Result<LegalEntity, Problem> {
    store::load_entity(tx, id).await?.ok_or(Problem::NotFound)
}

/// A legal entity by the key of the import file.
///
/// # Errors
/// [`Problem::NotFound`] for an unknown key.
pub async fn legal_entity_by_key(tx: &mut Tx, key: &str) -> Result<LegalEntity, Problem> {
    store::load_entity_by_key(tx, key).await?.ok_or(Problem::NotFound)
}

/// The legal entities for which an authority acts, by German name.
///
/// # Errors
/// What the store says.
pub async fn legal_entities_of(tx: &mut Tx, authority: OwnerId) -> Result<Vec<LegalEntity>, Problem> {
    Ok(store::load_entities(tx, Some(authority)).await?)
}

/// Every legal entity, by German name.
///
/// # Errors
/// What the store says.
pub async fn legal_entities(tx: &mut Tx) -> Result<Vec<LegalEntity>, Problem> {
    Ok(store::load_entities(tx, None).await?)
}

/// The units of an authority, by German name; [`crate::tree`] puts them in order. The transaction must reach the authority.
///
/// # Errors
/// What the store says.
pub async fn units_of(tx: &mut Tx, authority: OwnerId) -> Result<Vec<OrgUnit>, Problem> {
    Ok(store::load_units(tx, authority).await?)
}

/// The people who work at an authority, by name. The transaction must reach the authority.
///
/// # Errors
/// What the store says.
pub async fn people_at(tx: &mut Tx, authority: OwnerId) -> Result<Vec<Person>, Problem> {
    let mut people = store::load_people(tx, authority).await?;
    people.retain(|person| person.active);
    Ok(people)
}

/// Everybody in the directory of an authority, also those who left. The transaction must reach the authority.
///
/// # Errors
/// What the store says.
pub async fn directory(tx: &mut Tx, authority: OwnerId) -> Result<Vec<Person>, Problem> {
    Ok(store::load_people(tx, authority).await?)
}

/// The special competences of a service, also those that ended or have not begun, by area and first day.
///
/// # Errors
/// What the store says.
pub async fn special_competences(tx: &mut Tx, service_key: &str) -> Result<Vec<RecordedCompetence>, Problem> {
    Ok(store::special_competences(tx, service_key).await?)
}

/// The responsible authority for a service in an area on a day, with the reasons. One statement, two for a
/// dissolved area; any reach will do.
///
/// # Errors
/// [`Problem::Refused`] with a sentence that names the area: unknown, not yet or no longer existing, too large for the level of the
/// service, or without recorded authority; the page then tells whom to contact.
pub async fn resolve(tx: &mut Tx, question: &Question<'_>) -> Result<Competence, Problem> {
    let (way, candidates) = store::way_of(tx, question).await?;
    decide(question, &way, &candidates)
}
