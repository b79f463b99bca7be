// SPDX-License-Identifier: EUPL-1.2
//! Dog-tax statutes, remedy instructions and bank accounts.

use foundation::{Date, Money, Translated, Validity, id::Uuid};
use jiff::ToSpan as _;

/// A day of every year, for example 1 July.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthDay {
    /// Month, 1 to 12.
    pub month: i8,
    /// Day of the month.
    pub day: i8,
}

impl MonthDay {
    /// Reads `07-01`. 29 February is refused, because not every year has it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (month, day) = text.split_once('-')?;
        let (month, day) = (month.parse().ok()?, day.parse().ok()?);
        Date::new(2023, month, day).ok().map(|_| Self { month, day })
    }

    /// The day in a year.
    #[must_use]
    pub fn in_year(self, year: i16) -> Option<Date> {
        Date::new(year, self.month, self.day).ok()
    }
}

impl std::fmt::Display for MonthDay {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:02}-{:02}", self.month, self.day)
    }
}

/// From which day the tax runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begins {
    /// From the first day of the month in which keeping starts.
    FirstOfMonth,
    /// From the first day of the month after.
    NextMonth,
}

impl Begins {
    /// Stable name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::FirstOfMonth => "first_of_month",
            Self::NextMonth => "next_month",
        }
    }

    /// Reads a stable name.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        [Self::FirstOfMonth, Self::NextMonth].into_iter().find(|begins| begins.as_str() == text)
    }

    /// The first day of tax when keeping starts on a day.
    #[must_use]
    pub fn first_day(self, start: Date) -> Date {
        let first = start.first_of_month();
        match self {
            Self::FirstOfMonth => first,
            Self::NextMonth => first.saturating_add(1.month()),
        }
    }
}

/// A reduction or exemption of a statute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reduction {
    /// Value of the form field, for example `assistenz`.
    pub kind: String,
    /// Share of the rate that is waived, 1 to 100; 100 is an exemption.
    pub percent: i64,
    /// For how many months from the beginning of the tax; without number as long as it is kept.
    pub months: Option<u32>,
    /// Whether it also holds for a dog that was found to be dangerous.
    pub dangerous_dogs: bool,
    /// The condition in words.
    pub condition: Translated,
}

/// A dog-tax statute of a municipality. Amounts are per calendar year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DogTaxStatute {
    /// Identifier.
    pub id: Uuid,
    /// Stable key of the import file.
    pub key: String,
    /// The municipality as legal entity.
    pub legal_entity: Uuid,
    /// Its area.
    pub area_key: String,
    /// When it is in force.
    pub valid: Validity,
    /// Title.
    pub title: Translated,
    /// Day of the decision of the municipal council.
    pub decided_on: Date,
    /// Rate of the first dog.
    pub first_dog: Money,
    /// Rate of the second dog.
    pub second_dog: Money,
    /// Rate of each further dog.
    pub further_dog: Money,
    /// Rate of the first dangerous dog.
    pub dangerous_first_dog: Money,
    /// Rate of each further dangerous dog.
    pub dangerous_further_dog: Money,
    /// Age in months from which a dog is taxed.
    pub minimum_age_months: u32,
    /// From which day the tax runs.
    pub begins: Begins,
    /// Due day of those who pay once a year.
    pub due_yearly: MonthDay,
    /// Due days of those who pay by quarter.
    pub due_quarterly: Vec<MonthDay>,
    /// Days that remain at least for the first payment after the notice.
    pub first_due_days: u32,
    /// Days within which a dog must be registered.
    pub notification_days: u32,
    /// Legal source.
    pub source: String,
    /// Whether somebody still has to confirm the row.
    pub to_be_confirmed: bool,
    /// Reductions and exemptions.
    pub reductions: Vec<Reduction>,
}

impl DogTaxStatute {
    /// The rate of the dog at a place, counted from zero among dogs of its kind.
    #[must_use]
    pub const fn rate(&self, dangerous: bool, place: usize) -> Money {
        match (dangerous, place) {
            (true, 0) => self.dangerous_first_dog,
            (true, _) => self.dangerous_further_dog,
            (false, 0) => self.first_dog,
            (false, 1) => self.second_dog,
            (false, _) => self.further_dog,
        }
    }

    /// Whether a further dog never costs less than the one before, and no rate is negative.
    #[must_use]
    pub fn rates_rise(&self) -> bool {
        Money::ZERO <= self.first_dog
            && self.first_dog <= self.second_dog
            && self.second_dog <= self.further_dog
            && Money::ZERO <= self.dangerous_first_dog
            && self.dangerous_first_dog <= self.dangerous_further_dog
    }
}

/// An instruction on legal remedies (VwVfG § 37 Abs. 6, VwGO § 58).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remedy {
    /// Stable key.
    pub key: String,
    /// When it holds.
    pub valid: Validity,
    /// `objection` or `court_action`.
    pub kind: String,
    /// Months within which the remedy must be lodged.
    pub months: u32,
    /// The whole instruction.
    pub text: Translated,
    /// Legal source.
    pub source: String,
    /// Whether somebody still has to confirm the row.
    pub to_be_confirmed: bool,
}

/// A bank account of a legal entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BankDetail {
    /// Stable key.
    pub key: String,
    /// When it holds.
    pub valid: Validity,
    /// Whose account.
    pub legal_entity: Uuid,
    /// Name of the holder.
    pub holder: String,
    /// IBAN as printed.
    pub iban: String,
    /// Name of the bank.
    pub bank: String,
    /// Where the row comes from.
    pub source: String,
    /// Whether somebody still has to confirm the row.
    pub to_be_confirmed: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tax_begins_with_a_whole_month() {
        let start = Date::constant(2026, 5, 14);
        assert_eq!(Begins::FirstOfMonth.first_day(start), Date::constant(2026, 5, 1));
        assert_eq!(Begins::NextMonth.first_day(start), Date::constant(2026, 6, 1));
        assert_eq!(Begins::NextMonth.first_day(Date::constant(2026, 12, 1)), Date::constant(2027, 1, 1));
    }

    #[test]
    fn a_day_of_the_year_exists_in_every_year() {
        assert_eq!(MonthDay::parse("07-01"), Some(MonthDay { month: 7, day: 1 }));
        assert_eq!(MonthDay::parse("02-29"), None);
        assert_eq!(MonthDay::parse("13-01"), None);
        assert_eq!(MonthDay { month: 2, day: 15 }.to_string(), "02-15");
    }
}
