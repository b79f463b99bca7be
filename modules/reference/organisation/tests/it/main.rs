// SPDX-License-Identifier: EUPL-1.2
//! The organisation of the sample Land, on both engines.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod people;
mod resolver;

use foundation::policy::{Action, Permit, Policy, Resource, authorise};
use foundation::{Actor, Clock, OwnerId, Timestamp};
use organisation::RULES;
use store::{Migration, Reach, Store};

const SYSTEM: Actor = Actor::System { task: "test" };
const AUTHORITIES: &str = include_str!("../../../../../demo/land/authorities.toml");

fn schema() -> Vec<Migration> {
    [jobs::MIGRATIONS, audit::MIGRATIONS, identity::MIGRATIONS, organisation::MIGRATIONS].concat()
}

fn now() -> Timestamp {
    testkit::clock().now()
}

fn policy() -> Policy {
    Policy::new(identity::RULES.iter().chain(RULES).copied())
}

fn permit<A: Action, R: Resource>(actor: &Actor, owner: OwnerId) -> Permit<A, R> {
    authorise(&policy(), actor, owner).unwrap()
}

/// The sample Land, loaded twice, because an import can be repeated.
async fn import(store: &Store) {
    let owner = OwnerId::INSTALLATION;
    for _ in 0..2 {
        let mut tx = store.write(Reach::Everyone).await.unwrap();
        let areas = include_str!("../../../../../demo/land/areas.tsv");
        assert_eq!(
            organisation::import_areas(&mut tx, &permit(&SYSTEM, owner), areas, now()).await.unwrap(),
            828
        );
        let postcodes = include_str!("../../../../../demo/land/postcodes.tsv");
        organisation::import_postcodes(&mut tx, &permit(&SYSTEM, owner), postcodes, now()).await.unwrap();
        let authorities =
            organisation::import_authorities(&mut tx, &permit(&SYSTEM, owner), AUTHORITIES, now())
                .await
                .unwrap();
        assert_eq!(authorities, 6);
        tx.commit().await.unwrap();
    }
}

#[test]
fn both_languages_have_the_same_texts() {
    let complaints = i18n::check(
        &[("organisation", include_str!("../../locales/de.ftl"))],
        &[("organisation", include_str!("../../locales/en.ftl"))],
    );
    assert_eq!(complaints, Vec::<String>::new());
}

#[test]
fn the_permits_are_as_recorded() {
    insta::assert_snapshot!(Policy::new(RULES.iter().copied()).matrix());
}
