// SPDX-License-Identifier: EUPL-1.2
//! From a place to the responsible office, with the areas and authorities of the sample Land.

use crate::support::{import_all, import_land, now, schema};
use catalogue::{LocalTexts, Place, Responsible, ServiceOverride};
use foundation::{Locale, OwnerId, Translated};
use store::Store;
use testkit::databases;

async fn place(store: &Store, asked: &str) -> Place {
    let mut tx = store.read(OwnerId::INSTALLATION).await.unwrap();
    catalogue::place(&mut tx, asked).await.unwrap()
}

/// Key of the responsible authority and number of reasons; the key of a message when there is none.
async fn office(store: &Store, service: &str, asked: &str) -> Result<(String, usize), &'static str> {
    let area = place(store, asked).await.area.unwrap();
    let mut tx = store.read(OwnerId::INSTALLATION).await.unwrap();
    let service = catalogue::service(&mut tx, service).await.unwrap();
    match catalogue::responsible(&mut tx, &service, &area.key, now().date()).await.unwrap() {
        Responsible::Office(office) => Ok((office.authority.key, office.competence.steps.len())),
        Responsible::Unknown(message) => Err(message.key),
    }
}

#[tokio::test]
async fn the_office_follows_from_level_and_place() {
    for database in databases("the_office_follows_from_level_and_place", &schema()).await {
        let store = &database.store;
        import_land(store).await;
        import_all(store).await;
        for (service, asked, wanted) in [
            ("hundesteuer-anmeldung", "Metelsdorf", "amt-dorf-mecklenburg"),
            ("wohnsitz-anmeldung", "Metelsdorf", "amt-dorf-mecklenburg"),
            ("bauantrag", "Metelsdorf", "lk-nwm"),
            ("hundesteuer-anmeldung", "Schwerin", "schwerin"),
            ("bauantrag", "13004", "schwerin"),
        ] {
            let (key, reasons) = office(store, service, asked).await.unwrap();
            assert_eq!((key.as_str(), reasons > 0), (wanted, true), "{service} in {asked}");
        }
        assert!(office(store, "hundesteuer-anmeldung", "Grevesmühlen").await.is_err());
    }
}

#[tokio::test]
async fn a_place_is_found_by_key_name_or_postcode() {
    for database in databases("a_place_is_found_by_key_name_or_postcode", &schema()).await {
        let store = &database.store;
        import_land(store).await;
        let metelsdorf = place(store, "metelsdorf").await.area.unwrap();
        assert_eq!(metelsdorf.name, "Metelsdorf");
        assert_eq!(place(store, &metelsdorf.key).await.area, Some(metelsdorf));
        let several = place(store, "Neu").await;
        assert!(several.area.is_none() && several.candidates.len() > 1);
        let nowhere = place(store, "Atlantis").await;
        assert!(nowhere.area.is_none() && nowhere.candidates.is_empty());
        assert!(place(store, "  ").await.area.is_none());
        let by_postcode = place(store, "19053").await;
        let found = by_postcode.area.into_iter().chain(by_postcode.candidates);
        assert!(found.into_iter().any(|area| area.name == "Schwerin"));
    }
}

#[tokio::test]
async fn local_texts_of_a_district_hold_in_its_municipalities() {
    for database in databases("local_texts_of_a_district_hold_in_its_municipalities", &schema()).await {
        let store = &database.store;
        import_land(store).await;
        import_all(store).await;
        let short = Some(Translated::new("Nur im Landkreis.", "In the district only."));
        let local = ServiceOverride {
            service_key: "bauantrag".to_owned(),
            area_key: "130740000000".to_owned(),
            texts: LocalTexts { short, ..LocalTexts::default() },
        };
        let mut tx = store.write(OwnerId::INSTALLATION).await.unwrap();
        catalogue::save_override(&mut tx, &crate::support::permit(), &local, now()).await.unwrap();
        tx.commit().await.unwrap();
        for (asked, is_local) in [("Metelsdorf", true), ("Schwerin", false)] {
            let area = place(store, asked).await.area.unwrap();
            let mut tx = store.read(OwnerId::INSTALLATION).await.unwrap();
            let shown = catalogue::local_service(&mut tx, "bauantrag", &area).await.unwrap();
            assert_eq!(shown.short.get(Locale::De) == "Nur im Landkreis.", is_local, "{asked}");
        }
    }
}
