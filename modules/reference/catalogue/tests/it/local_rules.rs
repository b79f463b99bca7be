// SPDX-License-Identifier: EUPL-1.2
//! Local texts and competences over HTTP.

use crate::house::{AMT, CITY, assert_refused, houses};
use foundation::Role;

/// Dorf Mecklenburg, in the Amt.
const AREA: &str = "130745451019";
const LOCAL: &str = "/de/verwaltung/leistung/hundesteuer-anmeldung/vor-ort/130745451019";

#[tokio::test]
async fn local_texts_hold_in_their_area_after_a_second_person_published_them() {
    let name = "local_texts_hold_in_their_area_after_a_second_person_published_them";
    for house in houses(name).await {
        let clerk = house.person("Karl", Role::CaseWorker, AMT).await;
        let head = house.person("Hilde", Role::HeadOfOffice, AMT).await;
        let fields = [("version", "0"), ("short.de", "Hier nur freitags."), ("name.de", "Nicht hier")];
        let (status, html) = clerk.post(LOCAL, &fields).await;
        assert_eq!(status, 303, "{html}");
        assert!(clerk.get(&format!("{LOCAL}/vorschau")).await.1.contains("Hier nur freitags."));
        let public = format!("/de/leistung/hundesteuer-anmeldung?ort={AREA}");
        assert!(!house.visitor().get(&public).await.1.contains("Hier nur freitags."));
        assert_eq!(clerk.post(LOCAL, &[("version", "1"), ("action", "submit")]).await.0, 303);
        assert_eq!(clerk.post(LOCAL, &[("version", "2"), ("action", "publish")]).await.0, 404);
        assert_eq!(head.post(LOCAL, &[("version", "2"), ("action", "publish")]).await.0, 303);
        assert!(house.visitor().get(&public).await.1.contains("Hier nur freitags."));
        let elsewhere = "/de/leistung/hundesteuer-anmeldung?ort=130745451002";
        assert!(!house.visitor().get(elsewhere).await.1.contains("Hier nur freitags."));
        let list = clerk.get("/de/verwaltung/leistung/hundesteuer-anmeldung/vor-ort").await.1;
        assert!(list.contains("Kurztext und Volltext"), "{list}");
        // Published empty, the general text holds again; the history keeps what was said.
        assert_eq!(clerk.post(LOCAL, &[("version", "0"), ("short.de", "")]).await.0, 303);
        clerk.post(LOCAL, &[("version", "1"), ("action", "submit")]).await;
        assert_eq!(head.post(LOCAL, &[("version", "2"), ("action", "publish")]).await.0, 303);
        assert!(!house.visitor().get(&public).await.1.contains("Hier nur freitags."));
        let history = clerk.get(&format!("{LOCAL}/verlauf")).await.1;
        assert!(history.contains("freitags") && history.contains("Fassung 2"), "{history}");
    }
}

#[tokio::test]
async fn an_authority_writes_only_for_its_own_areas() {
    for house in houses("an_authority_writes_only_for_its_own_areas").await {
        let stranger = house.person("Stine", Role::HeadOfOffice, CITY).await;
        assert_eq!(stranger.get(LOCAL).await.0, 404);
        assert_eq!(stranger.post(LOCAL, &[("version", "0"), ("short.de", "x")]).await.0, 404);
        let own = "/de/verwaltung/leistung/hundesteuer-anmeldung/vor-ort/13004";
        assert_eq!(stranger.get(own).await.0, 200);
        let clerk = house.person("Karl", Role::CaseWorker, AMT).await;
        // A draft of one authority is no draft of another.
        assert_eq!(stranger.post(own, &[("version", "0"), ("short.de", "Nur in der Stadt.")]).await.0, 303);
        assert!(!clerk.get("/de/verwaltung/leistungen").await.1.contains("Gebiet 13004"));
        assert!(stranger.get("/de/verwaltung/leistungen").await.1.contains("Gebiet 13004"));
        assert_eq!(clerk.get("/de/verwaltung/leistung/gibt-es-nicht/vor-ort").await.0, 404);
    }
}

#[tokio::test]
async fn stale_local_texts_are_shown_beside_the_stored_ones() {
    for house in houses("stale_local_texts_are_shown_beside_the_stored_ones").await {
        let one = house.person("Karl", Role::CaseWorker, AMT).await;
        let other = house.person("Hilde", Role::HeadOfOffice, AMT).await;
        assert_eq!(one.post(LOCAL, &[("version", "0"), ("short.de", "Karls Text")]).await.0, 303);
        let (status, html) = other.post(LOCAL, &[("version", "0"), ("short.de", "Hildes Text")]).await;
        assert_eq!(status, 409);
        assert!(html.contains("Karls") && html.contains("Hildes"), "{html}");
        let wrong = [("version", "1"), ("deadlines.1.kind", "objection"), ("deadlines.1.unit", "day")];
        let (status, html) = other.post(LOCAL, &wrong).await;
        assert_eq!(status, 422);
        assert!(html.contains("Beschreiben Sie die Frist auf Deutsch."), "{html}");
        assert_refused(&other.post(LOCAL, &[("version", "7"), ("action", "discard")]).await, "geändert");
    }
}

#[tokio::test]
async fn a_special_competence_is_written_by_the_authority_that_becomes_responsible() {
    let name = "a_special_competence_is_written_by_the_authority_that_becomes_responsible";
    for house in houses(name).await {
        let administrator = house.person("Malte", Role::Administrator, AMT).await;
        let clerk = house.person("Karl", Role::CaseWorker, AMT).await;
        let page = "/de/verwaltung/leistung/hundesteuer-anmeldung/zustaendigkeit";
        let (status, html) = administrator.post(page, &[("area", "x")]).await;
        assert_eq!(status, 422);
        assert!(html.contains("href=\"#area\"") && html.contains("href=\"#from-day\""), "{html}");
        let owner = house.authority(AMT).await;
        let mut tx = house.platform.store.read(owner).await.unwrap();
        let entity = organisation::legal_entities_of(&mut tx, owner).await.unwrap().remove(0).id.to_string();
        drop(tx);
        let fields = [
            ("area", AREA),
            ("entity", entity.as_str()),
            ("from-day", "1"),
            ("from-month", "4"),
            ("from-year", "2026"),
            ("source", "Vereinbarung vom 1. März 2026"),
        ];
        assert_eq!(clerk.post(page, &fields).await.0, 404);
        assert_eq!(administrator.post(page, &fields).await.0, 303);
        let html = clerk.get(page).await.1;
        assert!(
            html.contains("Vereinbarung vom 1. März 2026") && html.contains("Dorf Mecklenburg"),
            "{html}"
        );
        assert!(html.contains("Seit 01.04.2026"));
        let answer = clerk.get(&format!("{page}?ort=Metelsdorf")).await.1;
        assert!(answer.contains("Warum diese Stelle?"), "{answer}");
    }
}
