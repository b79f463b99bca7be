// SPDX-License-Identifier: EUPL-1.2
//! Everything this module asks of organisation, parameters and schemata, in one place.

use crate::model::{Case, Correspondence};
use ::store::Tx;
use foundation::{Date, Locale, OwnerId, Problem, id::Uuid};
use notices::Letterhead;
use schemata::{Answers, Form};
use std::collections::BTreeMap;
use std::sync::Arc;

/// How far ahead holidays are read, in days: longer than the longest period and the free days at its end.
const HORIZON_DAYS: i64 = 400;

/// The holidays of a place from a day on, with their names.
pub(crate) async fn holidays_of(
    tx: &mut Tx,
    area_key: &str,
    from: Date,
    locale: Locale,
) -> Result<BTreeMap<Date, String>, Problem> {
    let until = from.checked_add(jiff::Span::new().days(HORIZON_DAYS)).unwrap_or(from);
    let found = parameters::holidays(tx, area_key, from, until).await?;
    Ok(found.into_iter().map(|(day, name)| (day, name.get(locale).to_owned())).collect())
}

/// A unit or a person that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Named {
    pub(crate) id: Uuid,
    pub(crate) name: String,
}

/// The people to whom a case can be given, by name.
pub(crate) async fn colleagues(tx: &mut Tx, authority: OwnerId) -> Result<Vec<Named>, Problem> {
    let people = organisation::people_at(tx, authority).await?;
    Ok(people
        .into_iter()
        .map(|person| Named { id: person.account.uuid(), name: person.display_name })
        .collect())
}

/// The units of the authority, by name.
pub(crate) async fn units(tx: &mut Tx, authority: OwnerId, locale: Locale) -> Result<Vec<Named>, Problem> {
    let units = organisation::units_of(tx, authority).await?;
    Ok(units
        .into_iter()
        .map(|unit| Named { id: unit.id, name: unit.name.get(locale).to_owned() })
        .collect())
}

/// The services that this authority has to do with, by name: those of its units, or all when no unit names any.
pub(crate) async fn services(
    tx: &mut Tx,
    authority: OwnerId,
    locale: Locale,
) -> Result<Vec<(String, String)>, Problem> {
    let units = organisation::units_of(tx, authority).await?;
    let keys: Vec<String> = units.into_iter().flat_map(|unit| unit.service_keys).collect();
    let mut found: Vec<_> = catalogue::services(tx)
        .await?
        .iter()
        .filter(|service| keys.is_empty() || keys.contains(&service.key))
        .map(|service| (service.key.clone(), service.name.get(locale).to_owned()))
        .collect();
    found.sort_by(|a, b| a.1.cmp(&b.1));
    Ok(found)
}

/// The name of the place.
pub(crate) async fn place(tx: &mut Tx, area_key: &str) -> Result<String, Problem> {
    match organisation::area(tx, area_key).await {
        Ok(area) => Ok(area.name),
        Err(Problem::NotFound) => Ok(area_key.to_owned()),
        Err(problem) => Err(problem),
    }
}

/// The form of a case.
pub(crate) async fn form(tx: &mut Tx, schema: (&str, &str)) -> Result<Arc<Form>, Problem> {
    schemata::form(tx, schema.0, schema.1).await
}

/// The answers as they were opened, judged on the day of arrival.
pub(crate) fn answers(opened: &[u8], received_on: Date) -> Result<Answers, Problem> {
    let text = std::str::from_utf8(opened).map_err(Problem::internal)?;
    Answers::from_json(text, received_on).map_err(Problem::internal)
}

/// Who writes and signs: authority, legal entity and clerk, in the language of the applicant.
pub(crate) async fn sender(
    tx: &mut Tx,
    authority: OwnerId,
    case: &Case,
    clerk: Option<Uuid>,
) -> Result<Correspondence, Problem> {
    let locale = case.locale;
    let office = organisation::authority(tx, authority).await?;
    let entity = organisation::legal_entity(tx, case.legal_entity).await?;
    let people = organisation::people_at(tx, authority).await?;
    let person = people.iter().find(|person| Some(person.account.uuid()) == clerk);
    let remedy = remedy(tx, &entity.remedy, case).await?;
    Ok(Correspondence {
        signature_name: person
            .map_or_else(|| office.name.get(locale).to_owned(), |person| person.display_name.clone()),
        signature_role: person.map(|person| person.function.get(locale).to_owned()).unwrap_or_default(),
        remedy,
        letterhead: Letterhead {
            authority_name: office.name.get(locale).to_owned(),
            legal_entity_name: entity.name.get(locale).to_owned(),
            formula: entity.formula.get(locale).to_owned(),
            sender_lines: entity.letterhead_lines(&office, locale),
            footer_lines: Vec::new(),
            contact: Vec::new(),
            place: office.town.clone(),
        },
        ..Correspondence::default()
    })
}

async fn remedy(tx: &mut Tx, key: &str, case: &Case) -> Result<String, Problem> {
    let text = parameters::remedy(tx, key, case.received_at.date()).await?;
    Ok(text.map(|text| text.get(case.locale).to_owned()).unwrap_or_default())
}
