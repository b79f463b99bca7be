// SPDX-License-Identifier: EUPL-1.2
//! What a new statute changes: for usual households, and for everybody whose tax runs today; pure.

use super::{Dog, DogTaxStatute, assess_dog_tax};
use foundation::{Date, Money, Problem};

/// How the tax of everybody concerned changes in the first year of a new statute.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Impact {
    /// Notices that were looked at.
    pub notices: usize,
    /// Notices that become higher.
    pub higher: usize,
    /// Notices that become lower.
    pub lower: usize,
    /// Sum of the year by the statute that holds until then.
    pub before: Money,
    /// Sum of the year by the new one.
    pub after: Money,
}

impl Impact {
    /// Notices that change.
    #[must_use]
    pub const fn changed(&self) -> usize {
        self.higher + self.lower
    }
}

/// The tax of every household for the year of a day, by the old and by the new statute. Without an old one everything is new.
///
/// # Errors
/// [`Problem::Refused`] for amounts beyond what can be represented.
pub fn impact(
    old: Option<&DogTaxStatute>,
    new: &DogTaxStatute,
    households: &[Vec<Dog>],
    day: Date,
) -> Result<Impact, Problem> {
    let mut impact = Impact { notices: households.len(), ..Impact::default() };
    let too_large = || Problem::refused("parameters-refused-amount");
    for dogs in households {
        let before = match old {
            Some(old) => assess_dog_tax(old, dogs, day)?.total,
            None => Money::ZERO,
        };
        let after = assess_dog_tax(new, dogs, day)?.total;
        impact.higher += usize::from(after > before);
        impact.lower += usize::from(after < before);
        impact.before = impact.before.checked_add(before).ok_or_else(too_large)?;
        impact.after = impact.after.checked_add(after).ok_or_else(too_large)?;
    }
    Ok(impact)
}

/// Usual households: so many dogs, and so many dangerous ones among them.
pub const HOUSEHOLDS: [(usize, usize); 5] = [(1, 0), (2, 0), (3, 0), (1, 1), (2, 2)];

/// The tax of a whole year for a household of dogs without relief.
///
/// # Errors
/// [`Problem::Refused`] for amounts beyond what can be represented.
pub fn whole_year(
    statute: &DogTaxStatute,
    (dogs, dangerous): (usize, usize),
    day: Date,
) -> Result<Money, Problem> {
    let dog = |place: usize| Dog {
        name: String::new(),
        dangerous: place < dangerous,
        relief: None,
        kept_since: Date::constant(2000, 1, 1),
        born_on: None,
    };
    let dogs: Vec<Dog> = (0..dogs).map(dog).collect();
    Ok(assess_dog_tax(statute, &dogs, day)?.total)
}
