// SPDX-License-Identifier: EUPL-1.2
//! Everything this module asks of organisation, parameters and schemata, in one place.

use crate::model::{Assessment, Case, Command, Correspondence, may_be_automatic};
use crate::store;
use ::store::Tx;
use catalogue::PublicService;
use foundation::{Date, Locale, OwnerId, Problem, Role, id::Uuid};
use notices::Letterhead;
use parameters::Dog;
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

/// The people to whom a case can be given, by name: those who may work on cases here today.
pub(crate) async fn colleagues(tx: &mut Tx, authority: OwnerId, today: Date) -> Result<Vec<Named>, Problem> {
    let people = organisation::people_at(tx, authority).await?;
    let able = identity::holders(tx, authority, &[Role::CaseWorker, Role::HeadOfOffice], today).await?;
    Ok(people
        .into_iter()
        .filter(|person| able.contains(&person.account))
        .map(|person| Named { id: person.account.uuid(), name: person.display_name })
        .collect())
}

/// The units of the authority, by name.
pub(crate) async fn units(tx: &mut Tx, authority: OwnerId, locale: Locale) -> Result<Vec<Named>, Problem> {
    let units = organisation::units_of(tx, authority).await?;
    Ok(units.into_iter().map(|unit| Named { id: unit.id, name: unit.name.get(locale).to_owned() }).collect())
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

/// The services of this authority whose certificate of receipt may be automatic, and whether it is.
pub(crate) async fn automatic_services(
    tx: &mut Tx,
    authority: OwnerId,
) -> Result<Vec<(Arc<PublicService>, bool)>, Problem> {
    let units = organisation::units_of(tx, authority).await?;
    let keys: Vec<String> = units.into_iter().flat_map(|unit| unit.service_keys).collect();
    let mut found = Vec::new();
    for service in catalogue::services(tx).await?.iter() {
        let is_ours = keys.is_empty() || keys.contains(&service.key);
        if is_ours && may_be_automatic(service.procedure_kind, Command::Acknowledge) {
            let automatic = store::is_automatic(tx, authority, &service.key, Command::Acknowledge).await?;
            found.push((service.clone(), automatic));
        }
    }
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
    (clerk, today): (Option<Uuid>, Date),
) -> Result<Correspondence, Problem> {
    let locale = case.locale;
    let office = organisation::authority(tx, authority).await?;
    let entity = organisation::legal_entity(tx, case.legal_entity).await?;
    let people = organisation::people_at(tx, authority).await?;
    let person = people.iter().find(|person| Some(person.account.uuid()) == clerk);
    let remedy = remedy(tx, &entity.remedy, case).await?;
    let footer_lines = match parameters::bank(tx, &entity.bank, today).await {
        Ok(account) => vec![format!("{} · IBAN {} · {}", account.holder, account.iban, account.bank)],
        Err(Problem::NotFound) => Vec::new(),
        Err(problem) => return Err(problem),
    };
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
            footer_lines,
            contact: office.contact(person, locale),
            place: office.town.clone(),
        },
        ..Correspondence::default()
    })
}

async fn remedy(tx: &mut Tx, key: &str, case: &Case) -> Result<String, Problem> {
    match parameters::remedy(tx, key, case.locale).await {
        Ok(text) => Ok(text),
        Err(Problem::NotFound) => Ok(String::new()),
        Err(problem) => Err(problem),
    }
}

/// Elements of the form `dog-tax-registration` (number range 13) that the assessment reads.
const DOGS: &str = "G13000000106";
const DOG_NAME: &str = "F13000000106";
const DOG_BORN: &str = "F13000000110";
const DOG_KEPT_SINCE: &str = "F13000000113";
const DOG_DANGEROUS: &str = "F13000000116";
const DOG_RELIEF: &str = "F13000000118";
/// Day of moving in, when the dogs came along, and the last day paid for where they lived before.
const MOVED_ON: &str = "F13000000103";
const PAID_UNTIL: &str = "F13000000105";
/// Value of [`DOG_RELIEF`] for "none".
const NO_RELIEF: &str = "keine";

/// The dogs of a registration in the order of the form, each with the relief that is applied for. The tax of this municipality does not
/// reach back before the day of moving in, nor into months that were paid for elsewhere.
pub(crate) fn dogs(answers: &Answers, received_on: Date) -> Vec<Dog> {
    let mut found: BTreeMap<usize, Dog> = BTreeMap::new();
    let mut not_before: Option<Date> = None;
    for (path, value) in answers.iter() {
        let day: Option<Date> = value.parse().ok();
        match path.rsplit('/').next() {
            Some(MOVED_ON) => not_before = not_before.max(day),
            Some(PAID_UNTIL) => not_before = not_before.max(day.and_then(|day| day.tomorrow().ok())),
            _ => {}
        }
        let mut parts = path.split('/').skip_while(|part| *part != DOGS).skip(1);
        let Some(place) = parts.next().and_then(|part| part.parse().ok()) else { continue };
        let Some(field) = parts.last() else { continue };
        let dog = found.entry(place).or_insert_with(|| Dog {
            name: String::new(),
            dangerous: false,
            relief: None,
            kept_since: received_on,
            born_on: None,
        });
        match field {
            DOG_NAME => value.clone_into(&mut dog.name),
            DOG_BORN => dog.born_on = day,
            DOG_KEPT_SINCE => dog.kept_since = day.unwrap_or(received_on),
            DOG_DANGEROUS => dog.dangerous = value == "true",
            DOG_RELIEF => dog.relief = (value != NO_RELIEF).then(|| value.to_owned()),
            _ => {}
        }
    }
    let taxed = |dog: Dog| Dog {
        kept_since: not_before.map_or(dog.kept_since, |day| dog.kept_since.max(day)),
        ..dog
    };
    found.into_values().map(taxed).collect()
}

/// The dog tax for the year of a day by the statute of the legal entity.
///
/// # Errors
/// [`Problem::Refused`] when the legal entity has no statute for the day.
pub(crate) async fn assess(tx: &mut Tx, case: &Case, dogs: &[Dog], day: Date) -> Result<Assessment, Problem> {
    let statute = parameters::dog_tax(tx, case.legal_entity, day).await?;
    let statute = statute.ok_or(Problem::refused("cases-refused-no-statute"))?;
    let found = parameters::assess_dog_tax(&statute, dogs, day)?;
    let due = |locale| foundation::time::format_date(found.due_on, locale);
    Ok(Assessment {
        due_on: found.due_on,
        due: foundation::Translated::new(due(Locale::De), due(Locale::En)),
        rows: found.rows,
        total: found.total,
        why: found.why,
        dogs: dogs.to_vec(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use foundation::Date;

    #[test]
    fn the_tax_of_a_dog_that_moved_in_begins_after_what_was_paid_elsewhere() {
        let received_on = Date::constant(2026, 3, 2);
        let text = r#"{"G13000000102/G13000000104/F13000000103":"2026-02-01","G13000000102/G13000000104/F13000000105":"2026-03-31",
            "G13000000105/G13000000106/0/G13000000109/F13000000113":"2021-06-20"}"#;
        let moved = Answers::from_json(text, received_on).unwrap();
        assert_eq!(
            dogs(&moved, received_on).first().map(|dog| dog.kept_since),
            Some(Date::constant(2026, 4, 1))
        );
        let text = r#"{"G13000000105/G13000000106/0/G13000000109/F13000000113":"2021-06-20"}"#;
        let stayed = Answers::from_json(text, received_on).unwrap();
        assert_eq!(
            dogs(&stayed, received_on).first().map(|dog| dog.kept_since),
            Some(Date::constant(2021, 6, 20))
        );
    }
}
