// SPDX-License-Identifier: EUPL-1.2
//! What dog tax is due in a calendar year, and why.

use super::explain::{Fact, joined, sentence};
use super::statute::{DogTaxStatute, Reduction};
use foundation::{Date, Money, Problem, Translated};
use jiff::ToSpan as _;

/// A dog as it was registered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dog {
    /// Name, for the rows; may be empty.
    pub name: String,
    /// Whether it was found to be dangerous or is of a breed presumed to be.
    pub dangerous: bool,
    /// Value of the form field for the relief that was granted.
    pub relief: Option<String>,
    /// First day of keeping in the municipality.
    pub kept_since: Date,
    /// Day of birth, when it is known.
    pub born_on: Option<Date>,
}

/// The tax of a calendar year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// The calendar year.
    pub year: i16,
    /// Text and amount; the total is their sum. A relief is a row of its own with a negative amount.
    pub rows: Vec<(Translated, Money)>,
    /// What is to be paid for the year.
    pub total: Money,
    /// Day by which the total is to be paid at once.
    pub due_on: Date,
    /// How the amount came about.
    pub why: Translated,
}

/// A dog with what follows from the statute for it.
struct Charge<'a> {
    dog: &'a Dog,
    begins_on: Date,
    /// Months of the year for which tax runs, 0 to 12.
    months: i64,
    /// The relief of the statute that holds for this dog, and for how many of these months.
    relief: Option<(&'a Reduction, i64)>,
    /// Why a relief that was named does not hold.
    no_relief: Option<&'static str>,
}

impl Charge<'_> {
    /// A dog that is exempt for the whole time does not count among the dogs.
    fn counts(&self) -> bool {
        !self.relief.is_some_and(|(relief, months)| relief.percent >= 100 && months == self.months)
    }
}

/// The tax of these dogs for the calendar year of a day, by the statute that holds on the day.
///
/// Tax runs by whole months (the statute says whether from the month in which keeping begins or from the next), not before the dog has
/// reached the minimum age. Dogs are counted in the order in which their tax begins, dangerous ones apart from the others; exempt ones do
/// not count.
///
/// # Errors
/// [`Problem::Refused`] only for amounts beyond what can be represented.
pub fn assess_dog_tax(statute: &DogTaxStatute, dogs: &[Dog], day: Date) -> Result<Assessment, Problem> {
    assess(statute, dogs, day).ok_or(Problem::refused("parameters-refused-amount"))
}

fn assess(statute: &DogTaxStatute, dogs: &[Dog], day: Date) -> Option<Assessment> {
    let year = day.year();
    let mut charges: Vec<_> = dogs.iter().map(|dog| charge(statute, dog, year)).collect();
    charges.sort_by_key(|charge| charge.begins_on);
    let (mut rows, mut notes) = (Vec::new(), vec![basis(statute, year)]);
    let mut places = [0_usize; 2];
    for charge in &charges {
        let taken = places.get_mut(usize::from(charge.dog.dangerous))?;
        let rate = statute.rate(charge.dog.dangerous, *taken);
        notes.extend(reasons(statute, charge, *taken, rate));
        rows.extend(charge_rows(charge, rate)?);
        *taken += usize::from(charge.counts());
    }
    let total = rows.iter().try_fold(Money::ZERO, |sum, (_, amount)| sum.checked_add(*amount))?;
    let due_on = due_on(statute, day);
    notes.push(sentence("parameters-why-total", &[("total", total.into()), ("due", due_on.into())]));
    Some(Assessment { year, rows, total, due_on, why: joined(&notes) })
}

fn charge<'a>(statute: &'a DogTaxStatute, dog: &'a Dog, year: i16) -> Charge<'a> {
    let old_enough =
        dog.born_on.map(|born| born.saturating_add(i64::from(statute.minimum_age_months).months()));
    let start = old_enough.map_or(dog.kept_since, |day| day.max(dog.kept_since));
    let begins_on = statute.begins.first_day(start);
    let months = match begins_on.year().cmp(&year) {
        std::cmp::Ordering::Less => 12,
        std::cmp::Ordering::Equal => 13 - i64::from(begins_on.month()),
        std::cmp::Ordering::Greater => 0,
    };
    let (mut relief, mut no_relief) = (None, None);
    if let Some(kind) = &dog.relief {
        match statute.reductions.iter().find(|reduction| reduction.kind == *kind) {
            None => no_relief = Some("parameters-why-relief-unknown"),
            Some(found) if dog.dangerous && !found.dangerous_dogs => {
                no_relief = Some("parameters-why-relief-not-dangerous");
            }
            Some(found) => match relieved_months(found, begins_on, year, months) {
                0 if months > 0 => no_relief = Some("parameters-why-relief-over"),
                relieved => relief = Some((found, relieved)),
            },
        }
    }
    Charge { dog, begins_on, months, relief, no_relief }
}

/// How many of the year's taxed months lie within the time for which a relief is granted.
fn relieved_months(relief: &Reduction, begins_on: Date, year: i16, months: i64) -> i64 {
    let Some(granted) = relief.months else { return months };
    let first = i64::from(begins_on.year()) * 12 + i64::from(begins_on.month());
    let end = first + i64::from(granted);
    let year_end = i64::from(year) * 12 + 13;
    (end - (year_end - months)).clamp(0, months)
}

fn charge_rows(charge: &Charge<'_>, rate: Money) -> Option<Vec<(Translated, Money)>> {
    let name = dog_name(charge.dog);
    let amount = rate.share(charge.months, 12)?;
    let facts = [("dog", Fact::from(&name)), ("rate", rate.into()), ("months", charge.months.into())];
    let key = match charge.months {
        0 => "parameters-row-not-yet",
        12 => "parameters-row-year",
        _ => "parameters-row-months",
    };
    let mut rows = vec![(sentence(key, &facts), amount)];
    if let Some((relief, months)) = charge.relief.filter(|(_, months)| *months > 0) {
        let waived = rate.share(relief.percent * months, 1200)?.min(amount);
        let key = if relief.percent >= 100 { "parameters-row-exempt" } else { "parameters-row-relief" };
        let facts = [
            ("dog", Fact::from(&name)),
            ("percent", relief.percent.into()),
            ("condition", Fact::from(&relief.condition)),
            ("months", months.into()),
        ];
        rows.push((sentence(key, &facts), waived.checked_times(-1)?));
    }
    Some(rows)
}

fn basis(statute: &DogTaxStatute, year: i16) -> Translated {
    let year = year.to_string();
    let facts = [
        ("title", Fact::from(&statute.title)),
        ("decided", statute.decided_on.into()),
        ("year", Fact::from(year.as_str())),
    ];
    sentence("parameters-why-statute", &facts)
}

/// The sentences about one dog: place and rate, beginning, relief.
fn reasons(statute: &DogTaxStatute, charge: &Charge<'_>, place: usize, rate: Money) -> Vec<Translated> {
    let name = dog_name(charge.dog);
    let key = match (charge.counts(), charge.dog.dangerous, place) {
        (false, ..) => "parameters-why-not-counted",
        (_, true, 0) => "parameters-why-dangerous-first",
        (_, true, _) => "parameters-why-dangerous-further",
        (_, false, 0) => "parameters-why-first",
        (_, false, 1) => "parameters-why-second",
        (_, false, _) => "parameters-why-further",
    };
    let begins = match statute.begins {
        super::Begins::FirstOfMonth => "parameters-why-begins-first-of-month",
        super::Begins::NextMonth => "parameters-why-begins-next-month",
    };
    let age = charge.dog.born_on.filter(|born| {
        born.saturating_add(i64::from(statute.minimum_age_months).months()) > charge.dog.kept_since
    });
    let mut told = vec![sentence(key, &[("dog", Fact::from(&name)), ("rate", rate.into())])];
    if age.is_some() {
        let months = i64::from(statute.minimum_age_months);
        told.push(sentence("parameters-why-age", &[("dog", Fact::from(&name)), ("months", months.into())]));
    }
    told.push(sentence(begins, &[("day", charge.begins_on.into()), ("months", charge.months.into())]));
    if let Some((relief, _)) = charge.relief {
        let facts = [("percent", relief.percent.into()), ("condition", Fact::from(&relief.condition))];
        told.push(sentence("parameters-why-relief", &facts));
    }
    told.extend(charge.no_relief.map(|key| sentence(key, &[("dog", Fact::from(&name))])));
    told
}

fn dog_name(dog: &Dog) -> Translated {
    match dog.name.trim() {
        "" => sentence("parameters-dog-unnamed", &[]),
        name => Translated::new(name, name),
    }
}

/// The yearly due day, or, when it is too near or past, the days of grace after the notice.
fn due_on(statute: &DogTaxStatute, day: Date) -> Date {
    let earliest = day.saturating_add(i64::from(statute.first_due_days).days());
    statute.due_yearly.in_year(day.year()).filter(|due| *due >= earliest).unwrap_or(earliest)
}

#[cfg(test)]
mod tests;
