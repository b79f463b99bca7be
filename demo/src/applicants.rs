// SPDX-License-Identifier: EUPL-1.2
//! Who applies: residents with accounts and invented people without.

use crate::calendar::moved;
use crate::data::{self, Place, ResidentEntry};
use crate::random::Random;
use foundation::{Date, Locale, OwnerId, Timestamp};

/// A company or club.
#[derive(Clone, Debug)]
pub(crate) struct Body {
    pub(crate) name: String,
    pub(crate) legal_form: String,
    pub(crate) court: String,
    pub(crate) number: String,
}

/// Somebody who applies.
#[derive(Clone, Debug)]
pub(crate) struct Applicant {
    pub(crate) owner: OwnerId,
    /// Whether the owner is an account and not only a visit.
    pub(crate) has_account: bool,
    pub(crate) given: String,
    pub(crate) family: String,
    pub(crate) born: Date,
    pub(crate) body: Option<Body>,
    pub(crate) street: String,
    pub(crate) house: String,
    pub(crate) postcode: String,
    pub(crate) town: String,
    pub(crate) email: String,
    pub(crate) phone: String,
    pub(crate) protected: bool,
    pub(crate) locale: Locale,
}

const STREETS: [&str; 16] = [
    "Am Anger",
    "Am Dorfteich",
    "An der Schmiede",
    "Bahnhofsweg",
    "Birkenallee",
    "Feldstraße",
    "Gartenweg",
    "Kirchsteig",
    "Lindenweg",
    "Mühlenberg",
    "Musterstraße",
    "Neue Reihe",
    "Schulstraße",
    "Seeblick",
    "Wiesengrund",
    "Ziegeleiweg",
];

impl Applicant {
    /// A resident with an account.
    pub(crate) fn resident(entry: &ResidentEntry, owner: OwnerId, locale: Locale) -> Self {
        let body = entry.company_name.as_ref().map(|name| Body {
            name: name.clone(),
            legal_form: entry.legal_form.clone(),
            court: entry.register_court.clone(),
            number: entry.register_number.clone(),
        });
        let (given, family) = match body {
            Some(_) => (entry.agent_given_names.clone(), entry.agent_family_name.clone()),
            None => (entry.given_names.clone(), entry.family_name.clone()),
        };
        Self {
            owner,
            has_account: true,
            given,
            family,
            born: entry.birth_date.unwrap_or(Date::constant(1980, 1, 1)),
            body,
            street: entry.street.clone(),
            house: entry.house_number.clone(),
            postcode: entry.postcode.clone(),
            town: entry.town.clone(),
            email: entry.email.clone(),
            phone: entry.phone.clone(),
            protected: entry.protected,
            locale,
        }
    }

    /// An invented person of a place, or a club or firm when the matter is one for such.
    pub(crate) fn invented(place: &Place, at: Timestamp, bodies: usize, random: &mut Random) -> Self {
        let given = random.pick(&data::given_names()).copied().unwrap_or("Uwe").to_owned();
        let family = random.pick(&data::family_names()).copied().unwrap_or("Musterfeld").to_owned();
        let number = random.between(1, 89);
        let body = random.percent(bodies).then(|| {
            let (kind, form, register) = match random.below(3) {
                0 => ("Kulturverein", "ev", "VR"),
                1 => ("Handwerk", "gmbh", "HRB"),
                _ => ("Sportverein", "ev", "VR"),
            };
            let suffix = if form == "ev" { "e. V." } else { "GmbH" };
            Body {
                name: format!("{kind} {family} {} {suffix}", place.town),
                legal_form: form.to_owned(),
                court: "Amtsgericht Schwerin".to_owned(),
                number: format!("{register} {}", 900_100 + random.between(0, 899)),
            }
        });
        Self {
            owner: OwnerId::at(at),
            has_account: false,
            given,
            family,
            born: moved(at.date(), -random.between(19 * 365, 84 * 365)),
            body,
            street: random.pick(&STREETS).copied().unwrap_or("Musterstraße").to_owned(),
            house: number.to_string(),
            postcode: place.postcode.clone(),
            town: place.town.clone(),
            // People without account of the sample Land have no address, so that nobody is written to.
            email: String::new(),
            phone: format!("03841 000{:03}", random.between(200, 999)),
            protected: false,
            locale: if random.percent(4) { Locale::En } else { Locale::De },
        }
    }

    /// Name as it stands in the work list.
    pub(crate) fn name(&self) -> String {
        self.body.as_ref().map_or_else(|| format!("{} {}", self.given, self.family), |body| body.name.clone())
    }

    /// Lines of the address field.
    pub(crate) fn address(&self) -> Vec<String> {
        vec![
            self.name(),
            format!("{} {}", self.street, self.house),
            format!("{} {}", self.postcode, self.town),
        ]
    }

    /// Salutation without comma.
    pub(crate) fn salutation(&self) -> String {
        match (self.locale, &self.body) {
            (Locale::De, None) => format!("Guten Tag {} {}", self.given, self.family),
            (Locale::De, Some(_)) => "Sehr geehrte Damen und Herren".to_owned(),
            (Locale::En, None) => format!("Dear {} {}", self.given, self.family),
            (Locale::En, Some(_)) => "Dear Sir or Madam".to_owned(),
        }
    }
}
