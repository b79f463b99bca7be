// SPDX-License-Identifier: EUPL-1.2
//! The calculation against amounts worked out by hand, and its general properties.

use super::*;
use crate::model::{Begins, MonthDay};
use foundation::{Locale, Validity, id::Uuid};
use proptest::prelude::*;

fn reduction(kind: &str, percent: i64, months: Option<u32>, dangerous_dogs: bool) -> Reduction {
    let condition = Translated::new(format!("Bedingung {kind}"), format!("condition {kind}"));
    Reduction { kind: kind.to_owned(), percent, months, dangerous_dogs, condition }
}

/// 60, 90 and 120 euros; dangerous dogs 360 and 600 euros; from the next month.
fn statute() -> DogTaxStatute {
    DogTaxStatute {
        id: Uuid::from_u128(1),
        key: "sample".to_owned(),
        legal_entity: Uuid::from_u128(2),
        area_key: "130745451002".to_owned(),
        valid: Validity::from(Date::constant(2024, 1, 1)),
        title: Translated::new("Hundesteuersatzung", "Dog-tax statute"),
        decided_on: Date::constant(2023, 11, 15),
        first_dog: Money::from_cents(6_000),
        second_dog: Money::from_cents(9_000),
        further_dog: Money::from_cents(12_000),
        dangerous_first_dog: Money::from_cents(36_000),
        dangerous_further_dog: Money::from_cents(60_000),
        minimum_age_months: 3,
        begins: Begins::NextMonth,
        due_yearly: MonthDay { month: 7, day: 1 },
        due_quarterly: Vec::new(),
        first_due_days: 30,
        notification_days: 14,
        source: "MUSTER".to_owned(),
        to_be_confirmed: true,
        reductions: vec![
            reduction("assistenz", 100, None, true),
            reduction("wachhund", 50, None, false),
            reduction("tierheim", 100, Some(12), false),
        ],
    }
}

fn dog(name: &str, kept_since: Date) -> Dog {
    Dog { name: name.to_owned(), dangerous: false, relief: None, kept_since, born_on: None }
}

fn with_relief(dog: Dog, relief: &str) -> Dog {
    Dog { relief: Some(relief.to_owned()), ..dog }
}

const LONG_AGO: Date = Date::constant(2020, 6, 1);
const MARCH: Date = Date::constant(2026, 3, 2);

fn total(dogs: &[Dog], day: Date) -> i64 {
    assess_dog_tax(&statute(), dogs, day).unwrap().total.cents()
}

#[test]
fn first_second_and_further_dogs_have_their_own_rates() {
    let dogs: Vec<_> = ["Ada", "Bo", "Caro", "Dina"].map(|name| dog(name, LONG_AGO)).into();
    assert_eq!(total(&dogs[..1], MARCH), 6_000);
    assert_eq!(total(&dogs[..2], MARCH), 15_000);
    assert_eq!(total(&dogs, MARCH), 39_000);
}

#[test]
fn dangerous_dogs_are_counted_apart() {
    let dangerous = |name| Dog { dangerous: true, ..dog(name, LONG_AGO) };
    assert_eq!(total(&[dog("Ada", LONG_AGO), dangerous("Rex")], MARCH), 42_000);
    assert_eq!(total(&[dangerous("Rex"), dangerous("Max")], MARCH), 96_000);
}

#[test]
fn the_tax_runs_from_the_month_after_the_dog_came() {
    // Taken in on 20 May, tax from 1 June: 7 of 12 months of 60 euros.
    assert_eq!(total(&[dog("Ada", Date::constant(2026, 5, 20))], MARCH), 3_500);
    let same_month = DogTaxStatute { begins: Begins::FirstOfMonth, ..statute() };
    let assessed = assess_dog_tax(&same_month, &[dog("Ada", Date::constant(2026, 5, 20))], MARCH).unwrap();
    assert_eq!(assessed.total.cents(), 4_000);
}

#[test]
fn a_dog_taken_in_in_december_is_taxed_from_the_next_year() {
    let december = Date::constant(2026, 12, 5);
    assert_eq!(total(&[dog("Ada", december)], december), 0);
    assert_eq!(total(&[dog("Ada", december)], Date::constant(2027, 1, 10)), 6_000);
}

#[test]
fn a_puppy_is_taxed_when_it_reaches_the_minimum_age() {
    // Born on 10 February, three months old on 10 May, tax from 1 June.
    let puppy = Dog { born_on: Some(Date::constant(2026, 2, 10)), ..dog("Ada", Date::constant(2026, 3, 1)) };
    let assessed = assess_dog_tax(&statute(), &[puppy], MARCH).unwrap();
    assert_eq!(assessed.total.cents(), 3_500);
    assert!(assessed.why.get(Locale::De).contains("3 Monate"));
}

#[test]
fn an_assistance_dog_is_exempt_and_does_not_count() {
    let dogs = [with_relief(dog("Ada", LONG_AGO), "assistenz"), dog("Bo", Date::constant(2021, 1, 1))];
    let assessed = assess_dog_tax(&statute(), &dogs, MARCH).unwrap();
    assert_eq!(assessed.total.cents(), 6_000);
    let amounts: Vec<_> = assessed.rows.iter().map(|(_, amount)| amount.cents()).collect();
    assert_eq!(amounts, [6_000, -6_000, 6_000]);
}

#[test]
fn a_guard_dog_costs_half_unless_it_is_dangerous() {
    assert_eq!(total(&[with_relief(dog("Ada", LONG_AGO), "wachhund")], MARCH), 3_000);
    let dangerous = Dog { dangerous: true, ..with_relief(dog("Rex", LONG_AGO), "wachhund") };
    let assessed = assess_dog_tax(&statute(), &[dangerous], MARCH).unwrap();
    assert_eq!(assessed.total.cents(), 36_000);
    assert!(assessed.why.get(Locale::De).contains("gefährliche"));
}

#[test]
fn a_dog_from_a_shelter_is_exempt_for_the_first_twelve_months_only() {
    // Tax begins on 1 September 2025: exempt until August 2026, so 4 months of 60 euros are left in 2026.
    let shelter = with_relief(dog("Ada", Date::constant(2025, 8, 10)), "tierheim");
    assert_eq!(total(std::slice::from_ref(&shelter), MARCH), 2_000);
    assert_eq!(total(std::slice::from_ref(&shelter), Date::constant(2025, 10, 1)), 0);
    assert_eq!(total(&[shelter], Date::constant(2027, 2, 1)), 6_000);
}

#[test]
fn a_relief_the_statute_does_not_know_changes_nothing_and_is_explained() {
    let assessed = assess_dog_tax(&statute(), &[with_relief(dog("Ada", LONG_AGO), "jagd")], MARCH).unwrap();
    assert_eq!(assessed.total.cents(), 6_000);
    assert!(assessed.why.get(Locale::En).contains("does not provide"));
}

#[test]
fn the_yearly_due_day_holds_unless_it_is_too_near() {
    let due = |day| assess_dog_tax(&statute(), &[dog("Ada", LONG_AGO)], day).unwrap().due_on;
    assert_eq!(due(MARCH), Date::constant(2026, 7, 1));
    assert_eq!(due(Date::constant(2026, 6, 1)), Date::constant(2026, 7, 1));
    assert_eq!(due(Date::constant(2026, 6, 2)), Date::constant(2026, 7, 2));
    assert_eq!(due(Date::constant(2026, 10, 1)), Date::constant(2026, 10, 31));
}

#[test]
fn the_fee_is_explained_in_both_languages() {
    let dogs = [dog("Bello", Date::constant(2026, 5, 20))];
    let assessed = assess_dog_tax(&statute(), &dogs, Date::constant(2026, 5, 25)).unwrap();
    assert_eq!(
        assessed.why.get(Locale::De),
        "Grundlage für das Jahr 2026: Hundesteuersatzung, beschlossen am 15.11.2023. Bello zählt als erster Hund: 60,00 € im Jahr. \
         Die Steuer beginnt mit dem Monat nach der Aufnahme, am 01.06.2026; für das Jahr werden 7 Monate berechnet. \
         Zusammen sind es 35,00 €, zu zahlen bis zum 01.07.2026."
    );
    assert_eq!(
        assessed.why.get(Locale::En),
        "Basis for the year 2026: Dog-tax statute, adopted on 15 November 2023. Bello counts as the first dog: €60.00 a year. \
         The tax begins with the month after the dog was taken in, on 1 June 2026; 7 months are charged for the year. \
         Together this is €35.00, to be paid by 1 July 2026."
    );
    assert_eq!(assessed.rows[0].0.get(Locale::De), "Bello: 60,00 € im Jahr, anteilig für 7 von 12 Monaten");
}

fn any_dog() -> impl Strategy<Value = Dog> {
    let relief = prop_oneof![
        Just(None),
        Just(Some("assistenz".to_owned())),
        Just(Some("wachhund".to_owned())),
        Just(Some("tierheim".to_owned())),
        Just(Some("unbekannt".to_owned())),
    ];
    (any::<bool>(), relief, 0_i32..1500, proptest::option::of(0_i32..1500)).prop_map(
        |(dangerous, relief, kept, born)| Dog {
            name: "Ada".to_owned(),
            dangerous,
            relief,
            kept_since: Date::constant(2023, 1, 1).saturating_add(kept.days()),
            born_on: born.map(|days| Date::constant(2023, 1, 1).saturating_add(days.days())),
        },
    )
}

proptest! {
    #[test]
    fn the_total_is_the_sum_of_the_rows_and_never_negative(dogs in proptest::collection::vec(any_dog(), 0..6)) {
        let assessed = assess_dog_tax(&statute(), &dogs, MARCH).unwrap();
        let sum: i64 = assessed.rows.iter().map(|(_, amount)| amount.cents()).sum();
        prop_assert_eq!(assessed.total.cents(), sum);
        prop_assert!(sum >= 0);
    }

    #[test]
    fn a_further_dog_never_lowers_the_total(dogs in proptest::collection::vec(any_dog(), 0..5), more in any_dog()) {
        let before = total(&dogs, MARCH);
        let mut grown = dogs;
        grown.push(more);
        prop_assert!(total(&grown, MARCH) >= before);
    }

    #[test]
    fn a_dog_without_relief_costs_no_less_than_the_same_with_relief(dogs in proptest::collection::vec(any_dog(), 1..5)) {
        let with = total(&dogs, MARCH);
        let mut without = dogs;
        if let Some(first) = without.first_mut() {
            first.relief = None;
        }
        prop_assert!(total(&without, MARCH) >= with);
    }

    #[test]
    fn whoever_takes_a_dog_in_later_pays_no_more_for_the_year(kept in 0_i32..1500, later in 0_i32..400) {
        let start = Date::constant(2023, 1, 1).saturating_add(kept.days());
        let early = total(&[dog("Ada", start)], MARCH);
        prop_assert!(total(&[dog("Ada", start.saturating_add(later.days()))], MARCH) <= early);
    }
}
