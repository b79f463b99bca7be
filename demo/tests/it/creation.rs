// SPDX-License-Identifier: EUPL-1.2
//! The small sample Land is complete on both engines.

use crate::store::{count, letters, states};
use crate::support::{House, houses};
use demo::{SECRET, Step};
use std::collections::BTreeMap;

fn table(pairs: &[(&str, i64)]) -> BTreeMap<String, i64> {
    pairs.iter().map(|(name, number)| ((*name).to_owned(), *number)).collect()
}

#[tokio::test]
async fn the_small_sample_land_is_made_once_and_completely() {
    for house in houses("the_small_sample_land_is_made_once_and_completely").await {
        assert!(!demo::is_there(&house.platform).await.unwrap(), "{:?}", house.database.engine);
        let steps = house.create().await;
        assert_eq!(steps.first(), Some(&Step::Areas));
        assert_eq!(steps.iter().rev().nth(1), Some(&Step::History { done: 60, total: 60 }));
        assert_eq!(steps.last(), Some(&Step::Letters));
        assert!(demo::is_there(&house.platform).await.unwrap());
        check_cases(&house).await;
        check_people(&house).await;
        check_log(&house).await;
    }
}

async fn check_cases(house: &House) {
    let store = &house.platform.store;
    let states = states(store).await;
    let complaints = count(store, "select count(*) from cases where kind = 'complaint'").await;
    assert!(complaints >= 1 && complaints == count(store, "select count(*) from case_complaint").await);
    assert_eq!(states.values().sum::<i64>(), 60 + complaints, "{states:?}");
    assert_eq!(states["awaiting_documents"], 1);
    assert_eq!(states["hearing"], 1);
    assert!(states["received"] >= 4 && states["in_review"] >= 6, "{states:?}");
    assert!(states["decided"] + states["closed"] + states["withdrawn"] >= 30, "{states:?}");
    let expected = table(&[
        ("certificate-of-receipt", 1),
        ("complaint-reply", 2),
        ("document-request", 2),
        ("dog-tax-notice", 1),
        ("grant", 1),
        ("hearing", 1),
        ("partial-refusal", 1),
        ("refusal", 1),
    ]);
    assert_eq!(letters(store).await, expected);
    assert_eq!(count(store, "select count(*) from job where dead").await, 0);
    // Every assessed tax is a claim in the books of its municipality.
    let assessed = count(store, "select count(*) from noted_dog_tax").await;
    assert!(assessed > 0 && count(store, "select count(*) from claim").await == assessed);
    // Sixteen applications, and one complaint about one of them.
    assert_eq!(
        count(store, "select count(*) from my_application where owner in (select owner from account)").await,
        17
    );
    assert!(
        count(store, "select count(*) from mailbox_message where owner in (select owner from account)").await
            >= 8
    );
    assert!(count(store, "select count(*) from data_use").await > 20);
    assert!(count(store, "select count(*) from cases where assigned_name = ''").await >= 2);
}

async fn check_people(house: &House) {
    let now = house.platform.clock.now();
    let people = demo::people();
    assert_eq!(people.len(), 11);
    for person in people {
        let signed_in = identity::sign_in(&house.platform.store, &person.login, SECRET, None, now).await;
        let (_, account) = signed_in.unwrap_or_else(|error| panic!("{}: {error:?}", person.login));
        assert_eq!(account.display_name, person.name);
        assert_eq!(account.protected, person.login == "katharina.lorenzen");
    }
}

async fn check_log(house: &House) {
    let report = audit::verify(&house.platform.store, house.platform.log_key.verifying_key()).await.unwrap();
    assert_eq!(report.divergences, []);
    assert!(report.entries > 300, "{report:?}");
}
