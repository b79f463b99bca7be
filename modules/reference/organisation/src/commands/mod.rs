// SPDX-License-Identifier: EUPL-1.2
//! What can be changed in the organisation.

mod import;
mod people;

pub use import::{import_areas, import_authorities, import_postcodes};
pub(crate) use people::STAFF_ROLES;
pub use people::{
    Administration, NewPerson, add_person, assign_person, bind_role, disable_person, end_role, lend_role,
};

use crate::model::{LegalEntity, LegalEntityKind, Level, OrgUnit, UNIT_KINDS, is_within};
use crate::policy::{AuthorityResource, Import};
use crate::store::{self, CompetenceRow};
use ::store::Tx;
use audit::Entry;
use foundation::policy::{Action, Edit, Permit};
use foundation::{Date, OwnerId, Problem, Timestamp, Validity, id::Uuid};

/// A competence for one service that goes before the derived ones, for example of a larger town with its own building control.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpecialCompetence {
    /// The area.
    pub area_key: String,
    /// On which level the service is provided.
    pub level: Level,
    /// The service.
    pub service_key: String,
    /// For which kind of legal entity.
    pub legal_entity_kind: LegalEntityKind,
    /// First day.
    pub from: Date,
    /// Who does the work.
    pub authority: OwnerId,
    /// For whom.
    pub legal_entity: Uuid,
    /// Law or agreement on which it rests; shown to people.
    pub source: String,
}

/// Writes a special competence from a day on; one that held until then ends the day before.
///
/// # Errors
/// [`Problem::NotFound`] for an unknown authority, legal entity or area; [`Problem::Refused`] without service or source.
pub async fn write_competence(
    tx: &mut Tx,
    permit: &Permit<Import, AuthorityResource>,
    special: &SpecialCompetence,
    now: Timestamp,
) -> Result<(), Problem> {
    record_competence(tx, permit, special, now).await
}

/// As [`write_competence`], by the administration of the authority that becomes responsible.
///
/// # Errors
/// As [`write_competence`]; [`Problem::NotFound`] also for another authority than the permit's, or a legal entity it does not act for.
pub async fn claim_competence(
    tx: &mut Tx,
    permit: &Permit<Edit, AuthorityResource>,
    special: &SpecialCompetence,
    now: Timestamp,
) -> Result<(), Problem> {
    let entity = store::load_entity(tx, special.legal_entity).await?.ok_or(Problem::NotFound)?;
    if special.authority != permit.owner() || entity.authority != permit.owner() {
        return Err(Problem::NotFound);
    }
    record_competence(tx, permit, special, now).await
}

async fn record_competence<A: Action>(
    tx: &mut Tx,
    permit: &Permit<A, AuthorityResource>,
    special: &SpecialCompetence,
    now: Timestamp,
) -> Result<(), Problem> {
    if special.service_key.is_empty() || special.source.is_empty() {
        return Err(Problem::refused("organisation-refused-competence-incomplete"));
    }
    store::load_area(tx, &special.area_key).await?.ok_or(Problem::NotFound)?;
    store::load_authority(tx, special.authority).await?.ok_or(Problem::NotFound)?;
    store::load_entity(tx, special.legal_entity).await?.ok_or(Problem::NotFound)?;
    let row = CompetenceRow {
        area_key: special.area_key.clone(),
        tier: special.level.tier(),
        service_key: special.service_key.clone(),
        legal_entity_kind: special.legal_entity_kind.acting(special.level, false).as_str(),
        valid: Validity::from(special.from),
        authority: special.authority,
        legal_entity: special.legal_entity,
        source: special.source.clone(),
        derived: false,
    };
    if let Ok(day_before) = special.from.yesterday() {
        store::end_competence_before(tx, &row, day_before).await?;
    }
    store::put_competence(tx, &row).await?;
    let entry = Entry::about("authority", special.authority)
        .with("competence", &special.service_key)
        .with("area", &special.area_key);
    audit::record(tx, permit, entry, now)?;
    Ok(())
}

/// Changes what stands in the letters of a legal entity; the version says which state was edited.
///
/// # Errors
/// [`Problem::Conflict`] when somebody else changed it meanwhile or the permit's authority does not act for it.
pub async fn edit_letterhead(
    tx: &mut Tx,
    permit: &Permit<Edit, AuthorityResource>,
    entity: &LegalEntity,
    now: Timestamp,
) -> Result<(), Problem> {
    store::update_letterhead(tx, permit.owner(), entity).await?;
    let entry = Entry::about("legal_entity", entity.id).with("version", entity.version + 1);
    audit::record(tx, permit, entry, now)?;
    Ok(())
}

/// Makes a unit (version 0) or changes one (the version says which state was edited).
///
/// # Errors
/// [`Problem::Refused`] for an unknown kind or parent, or a parent that lies below the unit; [`Problem::Conflict`] for a stale edit.
pub async fn save_unit(
    tx: &mut Tx,
    permit: &Permit<Edit, AuthorityResource>,
    unit: &OrgUnit,
    now: Timestamp,
) -> Result<(), Problem> {
    let authority = permit.owner();
    let units = store::load_units(tx, authority).await?;
    if !UNIT_KINDS.contains(&unit.kind.as_str()) {
        return Err(Problem::refused("organisation-refused-unit-kind"));
    }
    let fits = |parent| units.iter().any(|other| other.id == parent) && !is_within(&units, unit.id, parent);
    if !unit.parent.is_none_or(fits) {
        return Err(Problem::refused("organisation-refused-unit-parent"));
    }
    match unit.version {
        0 => store::insert_unit(tx, authority, unit).await?,
        _ => store::update_unit(tx, authority, unit).await?,
    }
    audit::record(tx, permit, Entry::about("org_unit", unit.id).with("version", unit.version + 1), now)?;
    Ok(())
}
