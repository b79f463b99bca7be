// SPDX-License-Identifier: EUPL-1.2
//! What people see and do in the browser.

use crate::house::{AMT, CITY, assert_complete, houses};
use foundation::Role;

#[tokio::test]
async fn a_clerk_finds_a_claim_takes_cash_and_the_resident_sees_what_is_left() {
    let name = "a_clerk_finds_a_claim_takes_cash_and_the_resident_sees_what_is_left";
    for house in houses(name).await {
        let resident = house.resident("Edda").await;
        let claim = house.open_for(1, 3_070, resident.owner()).await;
        house.work().await;
        let clerk = house.person("Rieke", Role::CaseWorker, AMT).await;
        let list = clerk.get("/de/forderungen").await;
        assert_complete("list", &list);
        assert!(list.1.contains(&claim.cash_reference) && list.1.contains("30,70 €"), "{}", list.1);
        let path = format!("/de/forderungen/{}", claim.id);
        assert_complete("claim", &clerk.get(&path).await);
        assert_complete("claim in English", &clerk.get(&format!("/en/claims/{}", claim.id)).await);
        let version = claim.version.to_string();
        let wrong = [("action", "cash"), ("version", &version), ("cash_amount", "zehn")];
        let answer = clerk.post(&path, &wrong).await;
        assert_eq!(answer.0, 422);
        assert!(
            answer.1.contains("zum Beispiel 12,50") && answer.1.contains("value=\"zehn\""),
            "{}",
            answer.1
        );
        let right = [("action", "cash"), ("version", &version), ("cash_amount", "10,70")];
        assert_eq!(clerk.post(&path, &right).await.0, 303);
        assert_eq!(clerk.post(&path, &right).await.0, 409, "sent twice");
        assert!(clerk.get(&path).await.1.contains("Q-2026-000001"));
        house.work().await;
        let mine = resident.get("/de/zahlungen").await;
        assert_complete("mine", &mine);
        assert!(mine.1.contains("Sie müssen noch 20,00 € zahlen") && mine.1.contains("DE"), "{}", mine.1);
        assert_complete("mine in English", &resident.get("/en/payments").await);
    }
}

#[tokio::test]
async fn a_large_remission_waits_until_somebody_else_approves_it_in_the_browser() {
    let name = "a_large_remission_waits_until_somebody_else_approves_it_in_the_browser";
    for house in houses(name).await {
        let claim = house.open(1, 30_000).await;
        let path = format!("/de/forderungen/{}", claim.id);
        let version = claim.version.to_string();
        let head = house.person("Hanna", Role::HeadOfOffice, AMT).await;
        let asked = [
            ("action", "relief"),
            ("version", &version),
            ("kind", "remission"),
            ("relief_amount", "300"),
            ("reason", "Härtefall"),
        ];
        assert_eq!(head.post(&path, &asked).await.0, 303);
        let own = head.get(&path).await;
        assert!(own.1.contains("Härtefall") && !own.1.contains("Genehmigen"), "{}", own.1);
        let other = house.person("Otto", Role::HeadOfOffice, AMT).await;
        let page = other.get(&path).await;
        assert_complete("waiting", &page);
        let relief = page.1.split("name=\"relief\" value=\"").nth(1).unwrap().split('"').next().unwrap();
        let approve = [("action", "approve"), ("relief", relief)];
        assert_eq!(head.post(&path, &approve).await.0, 409);
        assert_eq!(other.post(&path, &approve).await.0, 303);
        assert!(other.get(&path).await.1.contains("erlassen"));
    }
}

#[tokio::test]
async fn nobody_else_sees_a_claim_and_every_wrong_field_is_named() {
    for house in houses("nobody_else_sees_a_claim_and_every_wrong_field_is_named").await {
        let claim = house.open(1, 3_070).await;
        let path = format!("/de/forderungen/{}", claim.id);
        let city = house.person("Carla", Role::HeadOfOffice, CITY).await;
        let desk = house.person("Phil", Role::PhoneDesk, AMT).await;
        let resident = house.resident("Edda").await;
        assert_eq!(city.get(&path).await.0, 404);
        assert_eq!(desk.get(&path).await.0, 404);
        assert_eq!(resident.get(&path).await.0, 404);
        assert_eq!(desk.get("/de/forderungen").await.0, 404);
        assert!(!city.get("/de/forderungen").await.1.contains(&claim.cash_reference));
        assert!(resident.get("/de/zahlungen").await.1.contains("zurzeit nichts"));
        let clerk = house.person("Rieke", Role::CaseWorker, AMT).await;
        let answer =
            clerk.post(&path, &[("action", "relief"), ("version", "1"), ("relief_amount", "31")]).await;
        assert_eq!(answer.0, 422);
        for part in
            ["abgesetzt oder erlassen", "höchstens den offenen Betrag von 30,70", "höchstens 1000 Zeichen"]
        {
            assert!(answer.1.contains(part), "{part}: {}", answer.1);
        }
        let answer = clerk.post(&path, &[("action", "defer"), ("version", "1"), ("until-day", "31")]).await;
        assert!(answer.0 == 422 && answer.1.contains("nach dem 01.04.2026"), "{}", answer.1);
        assert_eq!(clerk.post(&path, &[("action", "fly")]).await.0, 404);
        assert_eq!(
            clerk.post(&path, &[("action", "approve"), ("relief", &claim.id.to_string())]).await.0,
            404
        );
    }
}
