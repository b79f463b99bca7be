// SPDX-License-Identifier: EUPL-1.2
//! Loading the sample Land: places, authorities, law, services, forms, people.

use crate::calendar::{Calendar, moved};
use crate::data::{self, Place, StaffEntry};
use crate::land::{Colleague, Land, Office, Sample, Sender};
use crate::plan::Kind;
use crate::{MAKER, SECRET};
use anyhow::Context as _;
use catalogue::Service;
use foundation::policy::{Action, Permit, Resource, authorise};
use foundation::{Locale, OwnerId, Problem, Role, Timestamp, Translated, id::Uuid};
use identity::{AccountId, AccountKind, Loan, NewAccount};
use notices::Letterhead;
use organisation::Person;
use std::collections::BTreeMap;
use std::sync::Arc;
use store::{Reach, Tx};
use web::Platform;

/// Regional key of the Land, for its holidays.
const LAND: &str = "130000000000";
/// Key of Schwerin as a municipality, and the beginning of the keys of Nordwestmecklenburg.
const SCHWERIN: &str = "130040000000";
const NORTH_WEST: &str = "13074";
/// Roles are bound from the first day of this many years ago.
const ROLE_YEARS: i64 = 3;

/// Loads everything and returns what the history needs.
pub(crate) async fn set_up(platform: &Platform) -> anyhow::Result<Land> {
    let now = platform.clock.now();
    load_reference(platform, now).await?;
    let staff = load_staff(platform, now).await?;
    let residents = load_residents(platform, now).await?;
    lend(platform, &staff, now).await?;
    read_land(platform, staff, residents, now).await
}

fn maker<A: Action, R: Resource>(platform: &Platform, owner: OwnerId) -> Result<Permit<A, R>, Problem> {
    authorise(&platform.policy, &MAKER, owner)
}

async fn load_reference(platform: &Platform, now: Timestamp) -> anyhow::Result<()> {
    let all = OwnerId::INSTALLATION;
    let mut tx = platform.store.write(Reach::Everyone).await?;
    let areas = maker(platform, all)?;
    organisation::import_areas(&mut tx, &areas, data::AREAS, now).await?;
    organisation::import_postcodes(&mut tx, &areas, data::POSTCODES, now).await?;
    organisation::import_authorities(&mut tx, &maker(platform, all)?, data::AUTHORITIES, now).await?;
    let law = maker(platform, all)?;
    parameters::import_statutes(&mut tx, &law, data::STATUTES, now).await?;
    parameters::import_holidays(&mut tx, &law, data::HOLIDAYS, now).await?;
    payments::import_rules(&mut tx, &maker(platform, all)?, data::PAYMENTS, now).await?;
    let services = maker(platform, all)?;
    catalogue::import(&mut tx, &services, data::TOPIC_FIELDS, &data::SERVICES, now).await?;
    let forms = maker(platform, all)?;
    for files in &data::SCHEMATA {
        let source = schemata::Source {
            xml: files.xml.as_bytes().to_vec(),
            english: files.english.to_owned(),
            meta: files.meta.to_owned(),
        };
        schemata::install(&mut tx, &forms, &source, now).await?;
    }
    tx.commit().await?;
    Ok(())
}

fn role_of(word: &str) -> anyhow::Result<Role> {
    Ok(match word {
        "clerk" => Role::CaseWorker,
        "head_of_office" => Role::HeadOfOffice,
        "administrator" => Role::Administrator,
        "auditor" => Role::Auditor,
        "phone_desk" => Role::PhoneDesk,
        other => anyhow::bail!("{other} is not a role"),
    })
}

async fn load_staff(platform: &Platform, now: Timestamp) -> anyhow::Result<Vec<Colleague>> {
    let mut staff = Vec::new();
    let mut units: BTreeMap<OwnerId, Vec<organisation::OrgUnit>> = BTreeMap::new();
    for entry in data::people()?.person {
        let mut tx = platform.store.write(Reach::Everyone).await?;
        let authority = organisation::authority_by_key(&mut tx, &entry.authority).await?.id;
        if let std::collections::btree_map::Entry::Vacant(vacant) = units.entry(authority) {
            vacant.insert(organisation::units_of(&mut tx, authority).await?);
        }
        let unit = units.get(&authority).and_then(|units| units.iter().find(|unit| unit.key == entry.unit));
        let unit = unit.with_context(|| format!("{}: unknown unit {}", entry.login, entry.unit))?.id;
        staff.push(employ(platform, &mut tx, &entry, (authority, unit), now).await?);
        tx.commit().await?;
    }
    Ok(staff)
}

/// Opens the account of somebody, enters the person in the directory and binds the role.
async fn employ(
    platform: &Platform,
    tx: &mut Tx,
    entry: &StaffEntry,
    (authority, unit): (OwnerId, Uuid),
    now: Timestamp,
) -> anyhow::Result<Colleague> {
    let name = format!("{} {}", entry.given_names, entry.family_name);
    let new = NewAccount {
        kind: AccountKind::Staff,
        login: entry.login.clone(),
        display_name: name.clone(),
        email: entry.email.clone(),
        secret: SECRET.to_owned(),
    };
    let account = identity::register(tx, &maker(platform, authority)?, new, now).await?;
    let function = Translated::new(&entry.title_de, &entry.title_en);
    let person = Person {
        account,
        display_name: name.clone(),
        unit: Some(unit),
        function: function.clone(),
        email: entry.email.clone(),
        phone: entry.phone.clone(),
        active: true,
    };
    organisation::assign_person(tx, &maker(platform, authority)?, &person, now).await?;
    let role = role_of(&entry.role)?;
    let from = moved(now.date(), -365 * ROLE_YEARS);
    organisation::bind_role(tx, &maker(platform, authority)?, (account, role), from, now).await?;
    Ok(Colleague { login: entry.login.clone(), account, name, function, authority, role, person })
}

async fn load_residents(
    platform: &Platform,
    now: Timestamp,
) -> anyhow::Result<Vec<(data::ResidentEntry, AccountId)>> {
    let mut residents = Vec::new();
    for entry in data::people()?.resident {
        let mut tx = platform.store.write(Reach::Everyone).await?;
        let kind = if entry.company_name.is_some() { AccountKind::Company } else { AccountKind::Resident };
        let new = NewAccount {
            kind,
            login: entry.login.clone(),
            display_name: entry.display_name(),
            email: entry.email.clone(),
            secret: SECRET.to_owned(),
        };
        let open = maker(platform, OwnerId::INSTALLATION)?;
        let account = identity::register(&mut tx, &open, new, now).await?;
        if entry.protected {
            let protect = maker(platform, account.owner())?;
            identity::change_protection(&mut tx, &protect, account, true, now).await?;
        }
        tx.commit().await?;
        residents.push((entry, account));
    }
    Ok(residents)
}

/// The head of the Amt is away; a clerk stands in for two weeks.
async fn lend(platform: &Platform, staff: &[Colleague], now: Timestamp) -> anyhow::Result<()> {
    let find = |login: &str| {
        staff.iter().find(|one| one.login == login).with_context(|| format!("{login} is missing"))
    };
    let (head, deputy) = (find("ilka.reuterhof")?, find("solveig.burmeistern")?);
    let loan = Loan {
        to: deputy.account,
        role: Role::HeadOfOffice,
        days: (moved(now.date(), -3), moved(now.date(), 11)),
        reason: "Vertretung während des Urlaubs".to_owned(),
    };
    let mut tx = platform.store.write(Reach::Everyone).await?;
    organisation::lend_role(&mut tx, &head.permit(&platform.policy)?, loan, now).await?;
    tx.commit().await?;
    Ok(())
}

async fn read_land(
    platform: &Platform,
    staff: Vec<Colleague>,
    residents: Vec<(data::ResidentEntry, AccountId)>,
    now: Timestamp,
) -> anyhow::Result<Land> {
    let mut tx = platform.store.read(Reach::Everyone).await?;
    let (from, until) = (moved(now.date(), -900), moved(now.date(), 500));
    let holidays = parameters::holidays(&mut tx, LAND, from, until).await?;
    let holidays = holidays.into_iter().map(|(day, name)| (day, name.get(Locale::De).to_owned())).collect();
    let calendar = Calendar { holidays, now };
    let mut land = Land {
        calendar,
        staff,
        residents,
        services: BTreeMap::new(),
        offices: BTreeMap::new(),
        senders: BTreeMap::new(),
        samples: BTreeMap::new(),
        wording: data::applications()?.wording,
    };
    for (kind, files) in Kind::ALL.into_iter().zip(&data::SCHEMATA) {
        let service = catalogue::service(&mut tx, kind.service()).await?;
        let offices = offices_of(&mut tx, kind, &service, now).await?;
        for office in &offices {
            if let std::collections::btree_map::Entry::Vacant(vacant) =
                land.senders.entry(office.legal_entity)
            {
                vacant.insert(sender_of(&mut tx, office).await?);
            }
        }
        land.offices.insert(kind, offices);
        land.services.insert(kind, service);
        let sample = Sample { meta: Arc::new(files.meta()?), answers: serde_json::from_str(files.sample)? };
        land.samples.insert(kind, sample);
    }
    Ok(land)
}

/// Places in which a service is applied for: the municipalities of the Amt, Schwerin, for building the district.
fn places_of(kind: Kind) -> anyhow::Result<Vec<Place>> {
    let entities = data::people()?.legal_entity;
    let amt: Vec<_> = entities
        .iter()
        .filter(|entity| entity.kind == "municipality" && entity.authority == "amt-dorf-mecklenburg")
        .map(|entity| entity.area.as_str())
        .collect();
    let fits = |place: &Place| {
        let (in_amt, in_schwerin) = (amt.contains(&place.area_key.as_str()), place.area_key == SCHWERIN);
        match kind {
            Kind::Dog => in_amt,
            Kind::Trade | Kind::Event => in_amt || in_schwerin,
            Kind::Parking => in_schwerin,
            Kind::Building => place.area_key.starts_with(NORTH_WEST) || in_schwerin,
        }
    };
    Ok(data::places().into_iter().filter(fits).collect())
}

async fn offices_of(
    tx: &mut Tx,
    kind: Kind,
    service: &Service,
    now: Timestamp,
) -> anyhow::Result<Vec<Office>> {
    let mut offices = Vec::new();
    for place in places_of(kind)? {
        let found = organisation::resolve(tx, &service.question(&place.area_key, now.date())).await;
        let found = found.with_context(|| format!("{} in {}", service.key, place.town))?;
        let (authority, legal_entity, unit) = (found.authority, found.legal_entity, found.unit);
        offices.push(Office { place, authority, legal_entity, unit });
    }
    Ok(offices)
}

async fn sender_of(tx: &mut Tx, office: &Office) -> anyhow::Result<Sender> {
    let authority = organisation::authority(tx, office.authority).await?;
    let entity = organisation::legal_entity(tx, office.legal_entity).await?;
    let mut remedies = Vec::new();
    for locale in Locale::ALL {
        remedies.push(parameters::remedy(tx, &entity.remedy, locale).await?);
    }
    let letterheads = Locale::ALL.map(|locale| Letterhead {
        authority_name: authority.name.get(locale).to_owned(),
        legal_entity_name: entity.name.get(locale).to_owned(),
        formula: entity.formula.get(locale).to_owned(),
        sender_lines: entity.letterhead_lines(&authority, locale),
        contact: Vec::new(),
        footer_lines: Vec::new(),
        place: authority.town.clone(),
    });
    let mut remedies = remedies.into_iter();
    let remedy = Translated::new(remedies.next().unwrap_or_default(), remedies.next().unwrap_or_default());
    Ok(Sender { office: authority, letterheads, remedy })
}
