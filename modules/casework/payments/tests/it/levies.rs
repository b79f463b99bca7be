// SPDX-License-Identifier: EUPL-1.2
//! Standing levies and mandates.

use crate::house::{debtor, houses};
use foundation::id::Uuid;
use foundation::{Date, Money, Problem, Role, Translated};
use parameters::MonthDay;
use payments::{LevyId, NewMandate, StandingLevy};

#[tokio::test]
async fn a_standing_levy_becomes_claims_every_year_until_it_ends() {
    for house in houses("a_standing_levy_becomes_claims_every_year_until_it_ends").await {
        let levy = StandingLevy {
            id: LevyId(Uuid::from_u128(5)),
            legal_entity: house.legal_entity,
            debtor: debtor(),
            case_id: None,
            subject: Translated::new("Hundesteuer", "dog tax"),
            why: Translated::new("Satzung", "statute"),
            amount: Money::from_cents(6_001),
            first_year: 2026,
            last_year: None,
            due: ["05-15", "11-15"].map(|day| MonthDay::parse(day).unwrap()).to_vec(),
        };
        // Starting twice is one levy and one year.
        for _ in 0..2 {
            let mut tx = house.database.store.write(house.authority).await.unwrap();
            let permit = house.permit(1, Role::CaseWorker);
            let claims = payments::start_levy(&mut tx, &permit, &levy, house.now()).await.unwrap();
            tx.commit().await.unwrap();
            let parts: Vec<_> = claims.iter().map(|claim| claim.balance.cents()).collect();
            assert_eq!(parts, [3_001, 3_000]);
        }
        house.work().await;
        assert_eq!(house.count("select count(*) from claim").await, 2);
        house.go_to(Date::constant(2027, 1, 1));
        house.work().await;
        assert_eq!(house.count("select count(*) from claim where due_on = '2027-05-15'").await, 1);
        assert_eq!(house.count("select count(*) from claim").await, 4);
        let mut tx = house.database.store.write(house.authority).await.unwrap();
        let permit = house.permit(1, Role::CaseWorker);
        payments::end_levy(&mut tx, &permit, levy.id, 2027, house.now()).await.unwrap();
        tx.commit().await.unwrap();
        house.go_to(Date::constant(2028, 1, 1));
        house.work().await;
        house.work().await;
        assert_eq!(house.count("select count(*) from claim").await, 4);
    }
}

#[tokio::test]
async fn the_account_of_a_mandate_lies_sealed_and_is_gone_with_the_revocation() {
    for house in houses("the_account_of_a_mandate_lies_sealed_and_is_gone_with_the_revocation").await {
        let key = house.platform.blobs.owner_key(&house.authority.to_string()).await.unwrap();
        let new = |iban: &str| NewMandate {
            id: Uuid::from_u128(3),
            legal_entity: house.legal_entity,
            debtor: debtor(),
            iban: iban.to_owned(),
            signed_on: Date::constant(2026, 3, 1),
        };
        let permit = house.permit(1, Role::CaseWorker);
        let mut tx = house.database.store.write(house.authority).await.unwrap();
        let wrong = payments::record_mandate(&mut tx, &permit, &new("DE00"), &key, house.now()).await;
        assert!(matches!(wrong, Err(Problem::Invalid(_))));
        drop(tx);
        let mut tx = house.database.store.write(house.authority).await.unwrap();
        let right = new("DE89 3704 0044 0532 0130 00");
        payments::record_mandate(&mut tx, &permit, &right, &key, house.now()).await.unwrap();
        let views = house.permit(1, Role::CaseWorker);
        let mandates = payments::mandates_of(&mut tx, &views, debtor()).await.unwrap();
        assert_eq!(mandates[0].reference, "5801-M000001");
        assert_eq!(
            (mandates[0].iban_end.as_str(), mandates[0].creditor.as_str()),
            ("3000", "DE98ZZZ09999999999")
        );
        let iban = payments::mandate_iban(&mut tx, &permit, mandates[0].id, &key).await.unwrap();
        assert_eq!(iban, "DE89370400440532013000");
        payments::revoke_mandate(&mut tx, &permit, mandates[0].id, house.now()).await.unwrap();
        assert!(payments::mandate_iban(&mut tx, &permit, mandates[0].id, &key).await.is_err());
        let mandates = payments::mandates_of(&mut tx, &views, debtor()).await.unwrap();
        assert!(!mandates[0].holds(house.now().date()) && mandates[0].holds(Date::constant(2026, 3, 1)));
        tx.commit().await.unwrap();
        let shown = format!("{right:?}");
        assert!(!shown.contains("3704"), "{shown}");
    }
}
