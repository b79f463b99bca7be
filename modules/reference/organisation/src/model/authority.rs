// SPDX-License-Identifier: EUPL-1.2
//! Authorities, the legal entities for which they act, their units and their people.

use super::explain::sentence;
use foundation::{Locale, OwnerId, Translated, id::Uuid};
use identity::AccountId;

/// An authority: the owner of the cases it works on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Authority {
    /// Identifier; the owner of its rows.
    pub id: OwnerId,
    /// Stable key of the import file.
    pub key: String,
    /// `association`, `district`, `city`, `ministry` or `subordinate_office`.
    pub kind: String,
    /// The area it administers.
    pub area_key: String,
    /// The authority above it.
    pub parent: Option<OwnerId>,
    /// Name.
    pub name: Translated,
    /// Street and house number.
    pub street: String,
    /// Postcode.
    pub postcode: String,
    /// Town.
    pub town: String,
    /// Addition to the address, for example that it is a sample.
    pub address_note: String,
    /// Telephone number.
    pub phone: String,
    /// E-mail address.
    pub email: String,
    /// Opening hours.
    pub hours: Translated,
    /// The legal entity it belongs to.
    pub legal_entity: Uuid,
}

impl Authority {
    /// Name and postal address, line by line.
    #[must_use]
    pub fn address_lines(&self, locale: Locale) -> Vec<String> {
        vec![
            self.name.get(locale).to_owned(),
            self.street.clone(),
            format!("{} {}", self.postcode, self.town),
        ]
    }

    /// The information block of a letter (DIN 5008): who works on it, with extension and mail address as far as they are known,
    /// otherwise those of the authority, and when it is open.
    #[must_use]
    pub fn contact(&self, clerk: Option<&Person>, locale: Locale) -> Vec<(String, String)> {
        let own = |of: fn(&Person) -> &str| clerk.map(of).filter(|text| !text.is_empty());
        let entries = [
            ("organisation-contact-clerk", clerk.map_or("", |clerk| clerk.display_name.as_str())),
            ("organisation-contact-phone", own(|clerk| &clerk.phone).unwrap_or(&self.phone)),
            ("organisation-contact-email", own(|clerk| &clerk.email).unwrap_or(&self.email)),
            ("organisation-contact-hours", self.hours.get(locale)),
        ];
        let known = entries.into_iter().filter(|(_, value)| !value.is_empty());
        known.map(|(key, value)| (sentence(key, &[]).text.get(locale).to_owned(), value.to_owned())).collect()
    }
}

/// A legal entity (Rechtsträger): statute, letterhead, formula, bank account and remedy follow it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegalEntity {
    /// Identifier.
    pub id: Uuid,
    /// Stable key of the import file.
    pub key: String,
    /// `municipality`, `association`, `district`, `city` or `land`.
    pub kind: String,
    /// Its area.
    pub area_key: String,
    /// The authority that acts for it.
    pub authority: OwnerId,
    /// Name.
    pub name: Translated,
    /// First line of its letterhead.
    pub letterhead: Translated,
    /// Signature formula.
    pub formula: Translated,
    /// Key of its bank account.
    pub bank: String,
    /// Key of its usual remedy instruction.
    pub remedy: String,
    /// Counts changes, to notice a stale edit.
    pub version: i64,
}

impl LegalEntity {
    /// The lines below the name of the authority in the head of a letter: the entity for which it acts, unless that is itself, then
    /// street and place. What the operator notes at the address (that it is a sample) stands behind the street.
    #[must_use]
    pub fn letterhead_lines(&self, authority: &Authority, locale: Locale) -> Vec<String> {
        let entity = self.letterhead.get(locale).trim();
        let is_itself = self.id == authority.legal_entity
            && [authority.name.get(locale), self.name.get(locale), ""].contains(&entity);
        let street = match authority.address_note.trim() {
            "" => authority.street.clone(),
            note => format!("{} ({note})", authority.street),
        };
        let lines = [
            if is_itself { String::new() } else { entity.to_owned() },
            street,
            format!("{} {}", authority.postcode, authority.town).trim().to_owned(),
        ];
        lines.into_iter().filter(|line| !line.is_empty()).collect()
    }
}

/// An organisational unit of an authority.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrgUnit {
    /// Identifier.
    pub id: Uuid,
    /// Stable key within the authority.
    pub key: String,
    /// The unit above.
    pub parent: Option<Uuid>,
    /// `office`, `department`, `division` or `desk`.
    pub kind: String,
    /// Name.
    pub name: Translated,
    /// Keys of the services it handles.
    pub service_keys: Vec<String>,
    /// Counts changes, to notice a stale edit.
    pub version: i64,
}

/// Kinds of units, largest first.
pub const UNIT_KINDS: [&str; 4] = ["office", "department", "division", "desk"];

/// A person in the directory of an authority.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The account.
    pub account: AccountId,
    /// Name.
    pub display_name: String,
    /// The unit.
    pub unit: Option<Uuid>,
    /// Function, as it stands in letters.
    pub function: Translated,
    /// E-mail address at work.
    pub email: String,
    /// Telephone number at work.
    pub phone: String,
    /// Whether the person still works here.
    pub active: bool,
}

/// Units in the order of a tree, each with its depth from zero. A unit whose parent is unknown stands at the top; units that
/// only lead to each other are appended at the top too, so that none is lost.
#[must_use]
pub fn tree(units: &[OrgUnit]) -> Vec<(usize, &OrgUnit)> {
    let mut placed = Vec::with_capacity(units.len());
    let known = |id: Uuid| units.iter().any(|unit| unit.id == id);
    for top in units.iter().filter(|unit| unit.parent.is_none_or(|parent| !known(parent))) {
        place(units, top, 0, &mut placed);
    }
    for lost in units {
        if !placed.iter().any(|(_, unit)| unit.id == lost.id) {
            placed.push((0, lost));
        }
    }
    placed
}

fn place<'a>(units: &'a [OrgUnit], unit: &'a OrgUnit, depth: usize, placed: &mut Vec<(usize, &'a OrgUnit)>) {
    placed.push((depth, unit));
    for child in units.iter().filter(|child| child.parent == Some(unit.id)) {
        place(units, child, depth + 1, placed);
    }
}

/// Whether `candidate` lies below `unit` or is the unit itself: such a parent would make a circle.
#[must_use]
pub fn is_within(units: &[OrgUnit], unit: Uuid, candidate: Uuid) -> bool {
    let mut at = Some(candidate);
    for _ in 0..=units.len() {
        match at {
            Some(id) if id == unit => return true,
            Some(id) => at = units.iter().find(|other| other.id == id).and_then(|other| other.parent),
            None => return false,
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(id: u128, parent: Option<u128>) -> OrgUnit {
        OrgUnit {
            id: Uuid::from_u128(id),
            key: id.to_string(),
            parent: parent.map(Uuid::from_u128),
            kind: "department".to_owned(),
            name: Translated::new("Amt", "Department"),
            service_keys: Vec::new(),
            version: 1,
        }
    }

    fn authority() -> Authority {
        Authority {
            id: OwnerId(Uuid::from_u128(1)),
            key: "schwerin".to_owned(),
            kind: "city".to_owned(),
            area_key: "13004".to_owned(),
            parent: None,
            name: Translated::new("Landeshauptstadt Schwerin", "State capital Schwerin"),
            street: "Musterstraße 1".to_owned(),
            postcode: "19053".to_owned(),
            town: "Schwerin".to_owned(),
            address_note: "MUSTER".to_owned(),
            phone: "0385 000100".to_owned(),
            email: "post@sn.example".to_owned(),
            hours: Translated::new("Dienstag 9–12 Uhr", "Tuesday 9:00–12:00"),
            legal_entity: Uuid::from_u128(2),
        }
    }

    fn entity(id: u128, name: &str) -> LegalEntity {
        LegalEntity {
            id: Uuid::from_u128(id),
            key: String::new(),
            kind: "city".to_owned(),
            area_key: String::new(),
            authority: OwnerId(Uuid::from_u128(1)),
            name: Translated::new(name, ""),
            letterhead: Translated::new(name, ""),
            formula: Translated::default(),
            bank: String::new(),
            remedy: String::new(),
            version: 1,
        }
    }

    #[test]
    fn a_letterhead_names_the_entity_only_when_it_is_not_the_authority_itself() {
        let own = entity(2, "Landeshauptstadt Schwerin").letterhead_lines(&authority(), Locale::De);
        assert_eq!(own, ["Musterstraße 1 (MUSTER)", "19053 Schwerin"]);
        let other = entity(3, "Gemeinde Lübow").letterhead_lines(&authority(), Locale::De);
        assert_eq!(other, ["Gemeinde Lübow", "Musterstraße 1 (MUSTER)", "19053 Schwerin"]);
    }

    #[test]
    fn the_information_block_names_clerk_extension_mail_and_hours() {
        let clerk = Person {
            account: AccountId(Uuid::from_u128(9)),
            display_name: "Pawel Nowitzki".to_owned(),
            unit: None,
            function: Translated::default(),
            email: String::new(),
            phone: "0385 000127".to_owned(),
            active: true,
        };
        let pairs = |found: Vec<(String, String)>| -> Vec<String> {
            found.into_iter().map(|(label, value)| format!("{label}: {value}")).collect()
        };
        assert_eq!(
            pairs(authority().contact(Some(&clerk), Locale::De)),
            [
                "Bearbeitung: Pawel Nowitzki",
                "Telefon: 0385 000127",
                "E-Mail: post@sn.example",
                "Sprechzeiten: Dienstag 9–12 Uhr"
            ]
        );
        assert_eq!(
            pairs(authority().contact(None, Locale::En)),
            ["Telephone: 0385 000100", "E-mail: post@sn.example", "Opening hours: Tuesday 9:00–12:00"]
        );
    }

    #[test]
    fn a_tree_lists_each_unit_once_below_its_parent() {
        let units = [unit(3, Some(2)), unit(1, None), unit(2, Some(1)), unit(9, Some(77))];
        let order: Vec<_> = tree(&units).iter().map(|(depth, unit)| (*depth, unit.key.clone())).collect();
        let expected = [(0, "1"), (1, "2"), (2, "3"), (0, "9")].map(|(depth, key)| (depth, key.to_owned()));
        assert_eq!(order, expected);
    }

    #[test]
    fn units_that_lead_in_a_circle_are_not_lost() {
        let units = [unit(1, Some(2)), unit(2, Some(1))];
        assert_eq!(tree(&units).len(), 2);
    }

    #[test]
    fn a_unit_cannot_stand_below_itself() {
        let units = [unit(1, None), unit(2, Some(1)), unit(3, Some(2)), unit(4, Some(1))];
        let id = Uuid::from_u128;
        assert!(is_within(&units, id(1), id(3)));
        assert!(is_within(&units, id(2), id(2)));
        assert!(!is_within(&units, id(2), id(4)));
        assert!(!is_within(&units, id(3), id(1)));
    }
}
