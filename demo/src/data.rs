// SPDX-License-Identifier: EUPL-1.2
//! The files of the sample Land, embedded, and the parts of them that no module reads.

use crate::Person;
use anyhow::Context as _;
use foundation::Date;
use serde::Deserialize;

pub(crate) const AREAS: &str = include_str!("../land/areas.tsv");
pub(crate) const POSTCODES: &str = include_str!("../land/postcodes.tsv");
pub(crate) const AUTHORITIES: &str = include_str!("../land/authorities.toml");
/// Rules of the cash offices.
pub(crate) const PAYMENTS: &str = include_str!("../land/payments.toml");
pub(crate) const STATUTES: &str = include_str!("../land/statutes.toml");
pub(crate) const HOLIDAYS: &str = include_str!("../land/holidays.toml");
const APPLICATIONS: &str = include_str!("../land/applications.toml");
const GUIDE: &str = include_str!("../land/guide.toml");
const GIVEN_NAMES: &str = include_str!("../land/given-names.txt");
const FAMILY_NAMES: &str = include_str!("../land/family-names.txt");

pub(crate) const TOPIC_FIELDS: &str = include_str!("../services/topic_fields.toml");
pub(crate) const SERVICES: [&str; 14] = [
    include_str!("../services/arbeit_ruhestand.toml"),
    include_str!("../services/bauen_wohnen.toml"),
    include_str!("../services/bildung.toml"),
    include_str!("../services/ein_auswanderung.toml"),
    include_str!("../services/engagement_hobby.toml"),
    include_str!("../services/familie_kind.toml"),
    include_str!("../services/forschung_foerderung.toml"),
    include_str!("../services/gesundheit.toml"),
    include_str!("../services/mobilitaet_reisen.toml"),
    include_str!("../services/querschnittsleistungen.toml"),
    include_str!("../services/recht_ordnung.toml"),
    include_str!("../services/steuern_zoll.toml"),
    include_str!("../services/umwelt.toml"),
    include_str!("../services/unternehmensfuehrung_entwicklung.toml"),
];

/// A form of the sample Land.
pub(crate) struct SchemaFiles {
    /// The schema as XDatenfelder 3.
    pub(crate) xml: &'static str,
    /// English texts.
    pub(crate) english: &'static str,
    /// Titles and introduction.
    pub(crate) meta: &'static str,
    /// One complete set of answers.
    pub(crate) sample: &'static str,
}

macro_rules! schema {
    ($stem:literal) => {
        SchemaFiles {
            xml: include_str!(concat!("../schemata/", $stem, ".xdf3.xml")),
            english: include_str!(concat!("../schemata/", $stem, ".en.toml")),
            meta: include_str!(concat!("../schemata/", $stem, ".meta.toml")),
            sample: include_str!(concat!("../schemata/", $stem, ".sample.json")),
        }
    };
}

/// The five forms, in the order of [`crate::plan::Kind::ALL`].
pub(crate) const SCHEMATA: [SchemaFiles; 5] = [
    schema!("dog-tax-registration"),
    schema!("trade-registration"),
    schema!("event"),
    schema!("residents-parking-permit"),
    schema!("building-permit"),
];

/// Slug, identifier and version of a form, from its meta file.
#[derive(Debug, Deserialize)]
pub(crate) struct SchemaMeta {
    pub(crate) schema: String,
    pub(crate) version: String,
}

impl SchemaFiles {
    /// Reads the meta file.
    pub(crate) fn meta(&self) -> anyhow::Result<SchemaMeta> {
        toml::from_str(self.meta).context("meta file of a schema")
    }
}

/// Somebody who works at an authority.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct StaffEntry {
    pub(crate) login: String,
    pub(crate) given_names: String,
    pub(crate) family_name: String,
    pub(crate) role: String,
    pub(crate) authority: String,
    pub(crate) unit: String,
    pub(crate) title_de: String,
    pub(crate) title_en: String,
    pub(crate) email: String,
    pub(crate) phone: String,
}

/// A resident or company with an account.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct ResidentEntry {
    pub(crate) login: String,
    pub(crate) given_names: String,
    pub(crate) family_name: String,
    pub(crate) birth_date: Option<Date>,
    pub(crate) company_name: Option<String>,
    pub(crate) legal_form: String,
    pub(crate) register_court: String,
    pub(crate) register_number: String,
    pub(crate) agent_given_names: String,
    pub(crate) agent_family_name: String,
    pub(crate) street: String,
    pub(crate) house_number: String,
    pub(crate) postcode: String,
    pub(crate) town: String,
    pub(crate) area: String,
    pub(crate) email: String,
    pub(crate) phone: String,
    pub(crate) protected: bool,
}

impl ResidentEntry {
    /// The name that is shown.
    pub(crate) fn display_name(&self) -> String {
        self.company_name.clone().unwrap_or_else(|| format!("{} {}", self.given_names, self.family_name))
    }
}

/// A municipality or body with its area, as far as this crate needs it.
#[derive(Debug, Deserialize)]
pub(crate) struct EntityEntry {
    pub(crate) kind: String,
    pub(crate) area: String,
    pub(crate) authority: String,
}

/// What this crate reads of `authorities.toml`.
#[derive(Debug, Deserialize)]
pub(crate) struct People {
    pub(crate) person: Vec<StaffEntry>,
    pub(crate) resident: Vec<ResidentEntry>,
    pub(crate) legal_entity: Vec<EntityEntry>,
}

/// Staff, residents and legal entities.
pub(crate) fn people() -> anyhow::Result<People> {
    toml::from_str(AUTHORITIES).context("authorities.toml")
}

/// An application of a resident with an account.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct ApplicationEntry {
    pub(crate) resident: String,
    pub(crate) service: String,
    pub(crate) days_ago: i64,
    pub(crate) fate: String,
    #[serde(default)]
    pub(crate) locale: String,
    /// Whether it is part of the small sample Land too.
    #[serde(default = "yes")]
    pub(crate) small: bool,
}

const fn yes() -> bool {
    true
}

/// What clerks write about a service.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Wording {
    pub(crate) service: String,
    pub(crate) documents: Vec<String>,
    pub(crate) hearing: String,
    pub(crate) refusal: String,
    pub(crate) part_granted: String,
    pub(crate) part_refused: String,
    pub(crate) part_reason: String,
    /// What an applicant complains about.
    pub(crate) complaint: String,
    /// What is answered when the complaint is justified, and when it is not.
    pub(crate) complaint_upheld: String,
    pub(crate) complaint_dismissed: String,
}

/// `applications.toml`.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Applications {
    pub(crate) application: Vec<ApplicationEntry>,
    pub(crate) wording: Vec<Wording>,
}

/// The applications of residents and the words of clerks.
pub(crate) fn applications() -> anyhow::Result<Applications> {
    toml::from_str(APPLICATIONS).context("applications.toml")
}

#[derive(Deserialize)]
struct Guide {
    shown: Vec<Shown>,
}

#[derive(Deserialize)]
struct Shown {
    login: String,
    role: String,
}

/// The short list of people.
pub(crate) fn shown_people() -> anyhow::Result<Vec<Person>> {
    let guide: Guide = toml::from_str(GUIDE).context("guide.toml")?;
    let people = people()?;
    let staff =
        people.person.iter().map(|one| (&one.login, format!("{} {}", one.given_names, one.family_name)));
    let residents = people.resident.iter().map(|one| (&one.login, one.display_name()));
    let named: Vec<_> = staff.chain(residents).collect();
    let shown = guide.shown.into_iter().map(|Shown { login, role }| {
        let name = named.iter().find(|(other, _)| **other == login).map(|(_, name)| name.clone());
        let name = name.with_context(|| format!("{login} is not in authorities.toml"))?;
        Ok(Person { login, name, role })
    });
    shown.collect()
}

/// Given names of invented applicants.
pub(crate) fn given_names() -> Vec<&'static str> {
    GIVEN_NAMES.lines().collect()
}

/// Family names of invented applicants.
pub(crate) fn family_names() -> Vec<&'static str> {
    FAMILY_NAMES.lines().collect()
}

/// A place with a postcode.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) postcode: String,
    pub(crate) town: String,
    pub(crate) area_key: String,
}

/// Every place of `postcodes.tsv`.
pub(crate) fn places() -> Vec<Place> {
    let lines = POSTCODES.lines().filter(|line| !line.starts_with('#')).skip(1);
    let cells = lines.map(|line| line.split('\t').collect::<Vec<_>>());
    cells
        .filter_map(|cells| match cells.as_slice() {
            [postcode, town, key, ..] => Some(Place {
                postcode: (*postcode).to_owned(),
                town: (*town).to_owned(),
                area_key: (*key).to_owned(),
            }),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_lists_of_names_hold_200_and_300_different_names() {
        let different = |names: Vec<&str>| names.into_iter().collect::<BTreeSet<_>>().len();
        assert_eq!((different(given_names()), different(family_names())), (200, 300));
    }

    #[test]
    fn everybody_on_the_short_list_is_a_sample_person() {
        let shown = shown_people().unwrap();
        assert_eq!(shown.len(), 11);
        assert_eq!(shown[0].name, "Marlene Sophie Tiedemann");
        assert_eq!(shown[1].name, "Radwerk Musterhof GmbH");
    }

    #[test]
    fn somebody_of_every_role_is_on_the_short_list() {
        let (shown, known) = (shown_people().unwrap(), people().unwrap());
        let roles: BTreeSet<_> = known.person.iter().map(|person| person.role.as_str()).collect();
        for role in roles {
            let mut of_role = known.person.iter().filter(|person| person.role == role);
            let listed = of_role.any(|person| shown.iter().any(|one| one.login == person.login));
            assert!(listed, "nobody of the role {role} is on the list");
        }
    }

    #[test]
    fn applications_and_words_belong_to_known_residents_and_services() {
        let (known, found) = (people().unwrap(), applications().unwrap());
        for one in &found.application {
            assert!(known.resident.iter().any(|resident| resident.login == one.resident), "{}", one.resident);
            assert!(found.wording.iter().any(|wording| wording.service == one.service), "{}", one.service);
        }
        for resident in &known.resident {
            let count = found.application.iter().filter(|one| one.resident == resident.login).count();
            assert!((2..=5).contains(&count), "{}: {count}", resident.login);
        }
        assert!(crate::SECRET.len() >= 12);
    }
}
