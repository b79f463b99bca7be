// SPDX-License-Identifier: EUPL-1.2
//! The dated rows of the sample Land, on both engines.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod house;
mod statute_rules;

use foundation::policy::{Policy, authorise};
use foundation::{Actor, Clock, Date, Locale, Money, OwnerId, Timestamp};
use parameters::{Dog, RULES};
use store::{Migration, Reach, Store};
use testkit::databases;

const SYSTEM: Actor = Actor::System { task: "test" };
const BAD_KLEINEN: &str = "130745451002";

fn schema() -> Vec<Migration> {
    [
        jobs::MIGRATIONS,
        audit::MIGRATIONS,
        identity::MIGRATIONS,
        organisation::MIGRATIONS,
        parameters::MIGRATIONS,
    ]
    .concat()
}

fn now() -> Timestamp {
    testkit::clock().now()
}

async fn import(store: &Store) {
    let policy = Policy::new(organisation::RULES.iter().chain(RULES).copied());
    let owner = OwnerId::INSTALLATION;
    let mut tx = store.write(Reach::Everyone).await.unwrap();
    let areas = authorise(&policy, &SYSTEM, owner).unwrap();
    let authorities = authorise(&policy, &SYSTEM, owner).unwrap();
    let rows = authorise(&policy, &SYSTEM, owner).unwrap();
    organisation::import_areas(&mut tx, &areas, include_str!("../../../../../demo/land/areas.tsv"), now())
        .await
        .unwrap();
    let toml = include_str!("../../../../../demo/land/authorities.toml");
    organisation::import_authorities(&mut tx, &authorities, toml, now()).await.unwrap();
    // Twice, because an import can be repeated.
    for _ in 0..2 {
        let statutes = include_str!("../../../../../demo/land/statutes.toml");
        assert_eq!(parameters::import_statutes(&mut tx, &rows, statutes, now()).await.unwrap(), 11);
        let holidays = include_str!("../../../../../demo/land/holidays.toml");
        parameters::import_holidays(&mut tx, &rows, holidays, now()).await.unwrap();
    }
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn the_statute_that_holds_on_the_day_is_applied() {
    for database in databases("the_statute_that_holds_on_the_day_is_applied", &schema()).await {
        import(&database.store).await;
        let mut tx = database.store.read(OwnerId::INSTALLATION).await.unwrap();
        let entity = organisation::legal_entity_by_key(&mut tx, "bad-kleinen").await.unwrap().id;
        let rate = |day| (day, entity);
        for ((day, entity), first_dog) in [
            (rate(Date::constant(2026, 3, 2)), Some(6_000)),
            (rate(Date::constant(2024, 1, 1)), Some(6_000)),
            (rate(Date::constant(2023, 12, 31)), Some(4_500)),
            (rate(Date::constant(2014, 12, 31)), None),
        ] {
            let statute = parameters::dog_tax(&mut tx, entity, day).await.unwrap();
            assert_eq!(statute.map(|statute| statute.first_dog.cents()), first_dog, "{day}");
        }
    }
}

#[tokio::test]
async fn a_dog_from_a_shelter_in_bad_kleinen_is_exempt_and_the_source_is_kept() {
    let name = "a_dog_from_a_shelter_in_bad_kleinen_is_exempt_and_the_source_is_kept";
    for database in databases(name, &schema()).await {
        import(&database.store).await;
        let mut tx = database.store.read(OwnerId::INSTALLATION).await.unwrap();
        let entity = organisation::legal_entity_by_key(&mut tx, "bad-kleinen").await.unwrap().id;
        let day = Date::constant(2026, 3, 2);
        let statute = parameters::dog_tax(&mut tx, entity, day).await.unwrap().unwrap();
        assert!(statute.to_be_confirmed && statute.source.starts_with("MUSTER"));
        assert_eq!(statute.due_quarterly.len(), 4);
        let dog = |relief: Option<&str>| Dog {
            name: "Bello".to_owned(),
            dangerous: false,
            relief: relief.map(str::to_owned),
            kept_since: Date::constant(2026, 2, 10),
            born_on: None,
        };
        let assess = |relief| parameters::assess_dog_tax(&statute, &[dog(relief)], day).unwrap();
        // From 1 March, 10 of 12 months of 60 euros.
        assert_eq!(assess(None).total, Money::from_cents(5_000));
        assert_eq!(assess(None).due_on, Date::constant(2026, 7, 1));
        assert_eq!(assess(Some("tierheim")).total, Money::ZERO);
        assert_eq!(assess(Some("wachhund")).total, Money::from_cents(2_500));
    }
}

#[tokio::test]
async fn remedies_and_bank_accounts_are_found_by_the_keys_of_the_legal_entity() {
    let name = "remedies_and_bank_accounts_are_found_by_the_keys_of_the_legal_entity";
    for database in databases(name, &schema()).await {
        import(&database.store).await;
        let mut tx = database.store.read(OwnerId::INSTALLATION).await.unwrap();
        for entity in organisation::legal_entities(&mut tx).await.unwrap() {
            let text = parameters::remedy(&mut tx, &entity.remedy, Locale::De).await.unwrap();
            assert!(text.contains("innerhalb eines Monats"), "{}", entity.key);
            let bank = parameters::bank(&mut tx, &entity.bank, now().date()).await.unwrap();
            assert_eq!((bank.legal_entity, bank.to_be_confirmed), (entity.id, true));
        }
        assert!(parameters::remedy(&mut tx, "no-such-key", Locale::De).await.is_err());
        let objection = parameters::remedy_on(&mut tx, "widerspruch-schwerin", now().date()).await.unwrap();
        assert_eq!((objection.kind.as_str(), objection.months), ("objection", 1));
    }
}

#[tokio::test]
async fn holidays_of_the_land_move_a_period_in_its_municipalities() {
    for database in databases("holidays_of_the_land_move_a_period_in_its_municipalities", &schema()).await {
        import(&database.store).await;
        let mut tx = database.store.read(OwnerId::INSTALLATION).await.unwrap();
        let (from, until) = (Date::constant(2026, 1, 1), Date::constant(2026, 12, 31));
        let days: Vec<_> = parameters::holidays(&mut tx, BAD_KLEINEN, from, until)
            .await
            .unwrap()
            .into_iter()
            .map(|(day, _)| (day.month(), day.day()))
            .collect();
        let expected =
            [(1, 1), (3, 8), (4, 3), (4, 6), (5, 1), (5, 14), (5, 25), (10, 3), (10, 31), (12, 25), (12, 26)];
        assert_eq!(days, expected);
        // Good Friday 2026; the next working day is Tuesday after Easter.
        let moved =
            parameters::next_working_day(&mut tx, BAD_KLEINEN, Date::constant(2026, 4, 3)).await.unwrap();
        assert_eq!(moved.day, Date::constant(2026, 4, 7));
        assert!(moved.why.get(Locale::De).contains("Karfreitag"));
        assert!(!parameters::is_working_day(&mut tx, BAD_KLEINEN, Date::constant(2026, 4, 6)).await.unwrap());
        let counted =
            parameters::add_working_days(&mut tx, "13004", Date::constant(2026, 12, 23), 2).await.unwrap();
        // Thursday 24, (Friday 25 and Saturday 26 holidays, Sunday), Monday 28 December.
        assert_eq!(counted.day, Date::constant(2026, 12, 28));
        // A holiday of another Land does not hold here.
        assert!(parameters::holidays(&mut tx, "010010000000", from, until).await.unwrap().is_empty());
    }
}

#[test]
fn both_languages_have_the_same_texts() {
    let complaints = i18n::check(
        &[("parameters", include_str!("../../locales/de.ftl"))],
        &[("parameters", include_str!("../../locales/en.ftl"))],
    );
    assert_eq!(complaints, Vec::<String>::new());
}

#[test]
fn the_permits_are_as_recorded() {
    insta::assert_snapshot!(Policy::new(RULES.iter().copied()).matrix());
}
