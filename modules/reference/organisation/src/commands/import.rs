// SPDX-License-Identifier: EUPL-1.2
//! Loading areas, postcodes and authorities. An import can be repeated: what has the same key is replaced.

use crate::forms::import::{self as file, AuthorityFile, ImportError};
use crate::model::{Authority, LegalEntity, LegalEntityKind, Level, OPEN_START, OrgUnit, UNIT_KINDS};
use crate::policy::{AreaResource, AuthorityResource, Import};
use crate::store::{self, CompetenceRow};
use ::store::Tx;
use audit::Entry;
use foundation::policy::Permit;
use foundation::{OwnerId, Timestamp, Translated, Validity, id};
use std::collections::HashMap;

/// Loads areas; returns how many.
///
/// # Errors
/// [`ImportError::Line`] names the first wrong line.
pub async fn import_areas(
    tx: &mut Tx,
    permit: &Permit<Import, AreaResource>,
    tsv: &str,
    now: Timestamp,
) -> Result<usize, ImportError> {
    let areas = file::areas(tsv)?;
    for area in &areas {
        store::put_area(tx, area).await?;
    }
    let entry = Entry::about("area_import", id::uuid_at(now)).with("areas", areas.len());
    audit::record(tx, permit, entry, now)?;
    Ok(areas.len())
}

/// Loads postcodes; returns how many.
///
/// # Errors
/// [`ImportError::Line`] names the first wrong line.
pub async fn import_postcodes(
    tx: &mut Tx,
    permit: &Permit<Import, AreaResource>,
    tsv: &str,
    now: Timestamp,
) -> Result<usize, ImportError> {
    let rows = file::postcodes(tsv)?;
    for row in &rows {
        store::put_postcode(tx, &row.postcode, &row.area_key, &row.place, &row.note).await?;
    }
    let entry = Entry::about("postcode_import", id::uuid_at(now)).with("postcodes", rows.len());
    audit::record(tx, permit, entry, now)?;
    Ok(rows.len())
}

/// Loads authorities, legal entities, units and written competences, and derives the other competences from the areas. The
/// areas must be there; the transaction must reach everyone, because units belong to their authorities. Returns how many authorities.
///
/// # Errors
/// [`ImportError::Unknown`] names an entry that refers to a missing one.
pub async fn import_authorities(
    tx: &mut Tx,
    permit: &Permit<Import, AuthorityResource>,
    toml: &str,
    now: Timestamp,
) -> Result<usize, ImportError> {
    let file = file::authorities(toml)?;
    let keys = Keys::of(tx, &file, now).await?;
    let authorities = put_authorities(tx, &file, &keys).await?;
    let entities = put_entities(tx, &file, &keys).await?;
    put_units(tx, &file, &keys, now).await?;
    for authority in &authorities {
        derive_competences(tx, authority, &entities).await?;
        let entry = Entry::about("authority", authority.id).with("import", &authority.key);
        audit::record(tx, permit, entry, now)?;
    }
    put_competences(tx, &file, &keys).await?;
    Ok(authorities.len())
}

/// The identifiers of the entries: kept where a key is known already, new otherwise.
struct Keys {
    authorities: HashMap<String, OwnerId>,
    entities: HashMap<String, id::Uuid>,
}

impl Keys {
    async fn of(tx: &mut Tx, file: &AuthorityFile, now: Timestamp) -> Result<Self, ImportError> {
        let mut authorities: HashMap<_, _> = store::load_authorities(tx)
            .await?
            .into_iter()
            .map(|authority| (authority.key, authority.id))
            .collect();
        for entry in &file.authority {
            authorities.entry(entry.key.clone()).or_insert_with(|| OwnerId::at(now));
        }
        let mut entities: HashMap<_, _> =
            store::load_entities(tx, None).await?.into_iter().map(|entity| (entity.key, entity.id)).collect();
        for entry in &file.legal_entity {
            entities.entry(entry.key.clone()).or_insert_with(|| id::uuid_at(now));
        }
        Ok(Self { authorities, entities })
    }

    fn authority(&self, from: &str, key: &str) -> Result<OwnerId, ImportError> {
        self.authorities.get(key).copied().ok_or_else(|| unknown(from, "authority", key))
    }

    fn entity(&self, from: &str, key: &str) -> Result<id::Uuid, ImportError> {
        self.entities.get(key).copied().ok_or_else(|| unknown(from, "legal_entity", key))
    }
}

fn unknown(from: &str, kind: &'static str, key: &str) -> ImportError {
    ImportError::Unknown { from: from.to_owned(), kind, key: key.to_owned() }
}

async fn check_area(tx: &mut Tx, from: &str, key: &str) -> Result<(), ImportError> {
    match store::load_area(tx, key).await? {
        Some(_) => Ok(()),
        None => Err(unknown(from, "area", key)),
    }
}

async fn put_authorities(
    tx: &mut Tx,
    file: &AuthorityFile,
    keys: &Keys,
) -> Result<Vec<Authority>, ImportError> {
    let mut authorities = Vec::new();
    for entry in &file.authority {
        check_area(tx, &entry.key, &entry.area).await?;
        let parent = entry.parent.as_deref().map(|key| keys.authority(&entry.key, key)).transpose()?;
        let authority = Authority {
            id: keys.authority(&entry.key, &entry.key)?,
            key: entry.key.clone(),
            kind: entry.kind.clone(),
            area_key: entry.area.clone(),
            parent,
            name: Translated::new(&entry.name_de, &entry.name_en),
            street: entry.address.street.clone(),
            postcode: entry.address.postcode.clone(),
            town: entry.address.town.clone(),
            address_note: entry.address.note.clone(),
            phone: entry.phone.clone(),
            email: entry.email.clone(),
            hours: Translated::new(&entry.hours_de, &entry.hours_en),
            legal_entity: keys.entity(&entry.key, &entry.legal_entity)?,
        };
        store::put_authority(tx, &authority).await?;
        authorities.push(authority);
    }
    Ok(authorities)
}

async fn put_entities(
    tx: &mut Tx,
    file: &AuthorityFile,
    keys: &Keys,
) -> Result<Vec<LegalEntity>, ImportError> {
    let mut entities = Vec::new();
    for entry in &file.legal_entity {
        check_area(tx, &entry.key, &entry.area).await?;
        let entity = LegalEntity {
            id: keys.entity(&entry.key, &entry.key)?,
            key: entry.key.clone(),
            kind: entry.kind.clone(),
            area_key: entry.area.clone(),
            authority: keys.authority(&entry.key, &entry.authority)?,
            name: Translated::new(&entry.name_de, &entry.name_en),
            letterhead: Translated::new(&entry.letterhead_de, &entry.letterhead_en),
            formula: Translated::new(&entry.formula_de, &entry.formula_en),
            bank: entry.bank.clone(),
            remedy: entry.remedy.clone(),
            version: 1,
        };
        store::put_entity(tx, &entity).await?;
        entities.push(entity);
    }
    Ok(entities)
}

/// Units keep their identifier by key; a parent must stand before its children or be known already.
async fn put_units(
    tx: &mut Tx,
    file: &AuthorityFile,
    keys: &Keys,
    now: Timestamp,
) -> Result<(), ImportError> {
    let mut known: HashMap<OwnerId, Vec<OrgUnit>> = HashMap::new();
    for entry in &file.unit {
        let authority = keys.authority(&entry.key, &entry.authority)?;
        if !UNIT_KINDS.contains(&entry.kind.as_str()) {
            return Err(unknown(&entry.key, "unit kind", &entry.kind));
        }
        if let std::collections::hash_map::Entry::Vacant(vacant) = known.entry(authority) {
            vacant.insert(store::load_units(tx, authority).await?);
        }
        let siblings = known.entry(authority).or_default();
        let parent = match &entry.parent {
            Some(key) => Some(
                siblings
                    .iter()
                    .find(|unit| unit.key == *key)
                    .map(|unit| unit.id)
                    .ok_or_else(|| unknown(&entry.key, "unit", key))?,
            ),
            None => None,
        };
        let before = siblings.iter().find(|unit| unit.key == entry.key).cloned();
        let unit = OrgUnit {
            id: before.as_ref().map_or_else(|| id::uuid_at(now), |unit| unit.id),
            key: entry.key.clone(),
            parent,
            kind: entry.kind.clone(),
            name: Translated::new(&entry.name_de, &entry.name_en),
            service_keys: entry.services.clone(),
            version: before.as_ref().map_or(1, |unit| unit.version),
        };
        match before {
            Some(_) => store::update_unit(tx, authority, &unit).await?,
            None => {
                store::insert_unit(tx, authority, &unit).await?;
                siblings.push(unit);
            }
        }
    }
    Ok(())
}

/// What follows from the areas alone: an Amt works for itself and for its municipalities (KV M-V § 127), a district for its area, an
/// independent city or municipality without Amt for itself on its levels, a ministry for the Land. Offices below a ministry are
/// responsible only where a written competence says so.
async fn derive_competences(
    tx: &mut Tx,
    authority: &Authority,
    entities: &[LegalEntity],
) -> Result<(), ImportError> {
    use LegalEntityKind::{Association, District, Land, Municipality};
    store::delete_derived(tx, authority.id).await?;
    let own = authority.legal_entity;
    let mut rows = Vec::new();
    let mut add = |area: &str, level: Level, kind: LegalEntityKind, legal_entity| {
        rows.push(CompetenceRow {
            area_key: area.to_owned(),
            tier: level.tier(),
            service_key: String::new(),
            legal_entity_kind: kind.as_str(),
            valid: Validity::from(OPEN_START),
            authority: authority.id,
            legal_entity,
            source: String::new(),
            derived: true,
        });
    };
    let area = authority.area_key.as_str();
    match authority.kind.as_str() {
        "association" => {
            add(area, Level::Association, Association, own);
            for entity in
                entities.iter().filter(|entity| entity.authority == authority.id && entity.id != own)
            {
                add(&entity.area_key, Level::Association, Municipality, entity.id);
            }
        }
        "municipality" => {
            add(area, Level::Municipality, Municipality, own);
            add(area, Level::Association, Association, own);
        }
        "district" => add(area, Level::District, District, own),
        "city" => {
            add(area, Level::Municipality, Municipality, own);
            add(area, Level::Association, Association, own);
            add(area, Level::District, District, own);
        }
        "ministry" => add(area, Level::Land, Land, own),
        _ => {}
    }
    for row in &rows {
        store::put_competence(tx, row).await?;
    }
    Ok(())
}

async fn put_competences(tx: &mut Tx, file: &AuthorityFile, keys: &Keys) -> Result<(), ImportError> {
    for entry in &file.competence {
        check_area(tx, &entry.service, &entry.area).await?;
        let level =
            Level::parse(&entry.level).ok_or_else(|| unknown(&entry.service, "level", &entry.level))?;
        let kind = LegalEntityKind::parse(&entry.legal_entity_kind)
            .ok_or_else(|| unknown(&entry.service, "legal entity kind", &entry.legal_entity_kind))?;
        let row = CompetenceRow {
            area_key: entry.area.clone(),
            tier: level.tier(),
            service_key: entry.service.clone(),
            legal_entity_kind: kind.acting(level, false).as_str(),
            valid: Validity { from: entry.valid_from.unwrap_or(OPEN_START), until: entry.valid_until },
            authority: keys.authority(&entry.service, &entry.authority)?,
            legal_entity: keys.entity(&entry.service, &entry.legal_entity)?,
            source: entry.source.clone(),
            derived: false,
        };
        store::put_competence(tx, &row).await?;
    }
    Ok(())
}
