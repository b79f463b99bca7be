// SPDX-License-Identifier: EUPL-1.2
//! Authorities, the legal entities for which they act, their units and their people.

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
    /// The head of a letter: the entity's line, then address and contact of the authority that acts for it.
    #[must_use]
    pub fn letterhead_lines(&self, authority: &Authority, locale: Locale) -> Vec<String> {
        vec![
            self.letterhead.get(locale).to_owned(),
            authority.street.clone(),
            format!("{} {}", authority.postcode, authority.town),
            authority.phone.clone(),
            authority.email.clone(),
        ]
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
