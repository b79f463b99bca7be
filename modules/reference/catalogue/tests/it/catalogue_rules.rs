// SPDX-License-Identifier: EUPL-1.2
//! Importing, reading, local texts.

use crate::support::{files, import, import_all, now, permit, read, schema};
use catalogue::{
    CostKind, ImportError, Imported, LocalTexts, ProcedureKind, PublicService, ServiceOverride, Task,
};
use foundation::{Date, Locale, OwnerId, Problem, Translated, Validity};
use organisation::{Area, AreaKind, LegalEntityKind, Level};
use store::Store;
use testkit::databases;

async fn service(store: &Store, key: &str) -> PublicService {
    let mut tx = store.read(OwnerId::INSTALLATION).await.unwrap();
    PublicService::clone(&*catalogue::service(&mut tx, key).await.unwrap())
}

#[tokio::test]
async fn all_services_are_imported_and_every_topic_field_has_at_least_four() {
    for database in
        databases("all_services_are_imported_and_every_topic_field_has_at_least_four", &schema()).await
    {
        let imported = import_all(&database.store).await;
        assert_eq!(imported, Imported { added: 69, changed: 0, unchanged: 0, kept: 0 });
        let mut tx = database.store.read(OwnerId::INSTALLATION).await.unwrap();
        let topics = catalogue::counted_topic_fields(&mut tx, now().date()).await.unwrap();
        assert_eq!(topics.len(), 14);
        assert_eq!(topics.iter().map(|(_, count)| count).sum::<usize>(), 69);
        assert!(topics.iter().all(|(_, count)| *count >= 4));
        assert_eq!(topics.first().unwrap().0.code, "mobilitaet_reisen");
        assert_eq!(catalogue::life_events(&mut tx).await.unwrap().len(), 21);
    }
}

#[tokio::test]
async fn a_service_is_read_as_it_was_written_in_its_file() {
    for database in databases("a_service_is_read_as_it_was_written_in_its_file", &schema()).await {
        import_all(&database.store).await;
        let dog = service(&database.store, "hundesteuer-anmeldung").await;
        assert_eq!(dog.leika_key, "13006001004000");
        assert_eq!((dog.procedure_kind, dog.task), (ProcedureKind::Levy, Task::SelfGoverned));
        assert_eq!((dog.level, dog.legal_entity_kind), (Level::Association, LegalEntityKind::Municipality));
        assert_eq!(dog.schema.as_deref(), Some("dog-tax-registration"));
        assert_eq!(dog.name.get(Locale::En), "Register a dog for dog tax");
        assert_eq!(dog.costs.kind, CostKind::ByStatute);
        assert!(dog.legal_basis.iter().all(|basis| basis.to_be_confirmed) && !dog.law_is_confirmed());
        assert_eq!((dog.version, dog.changed_at), (1, now()));
        assert_eq!(service(&database.store, "wohngeld").await.schema, None);
        let mut tx = database.store.read(OwnerId::INSTALLATION).await.unwrap();
        assert!(matches!(catalogue::service(&mut tx, "einhorn").await, Err(Problem::NotFound)));
    }
}

#[tokio::test]
async fn in_own_matters_the_municipality_acts_and_in_transferred_ones_the_amt() {
    for database in
        databases("in_own_matters_the_municipality_acts_and_in_transferred_ones_the_amt", &schema()).await
    {
        import_all(&database.store).await;
        let day = now().date();
        let entity = |service: &PublicService| service.question("130745451012", day).legal_entity_kind;
        let dog = service(&database.store, "hundesteuer-anmeldung").await;
        let home = service(&database.store, "wohnsitz-anmeldung").await;
        let building = service(&database.store, "bauantrag").await;
        assert_eq!(entity(&dog), LegalEntityKind::Municipality);
        assert_eq!((home.task, entity(&home)), (Task::Delegated, LegalEntityKind::Association));
        assert_eq!((building.level, entity(&building)), (Level::District, LegalEntityKind::District));
    }
}

#[tokio::test]
async fn a_second_import_changes_only_what_is_different() {
    for database in databases("a_second_import_changes_only_what_is_different", &schema()).await {
        let store = &database.store;
        import_all(store).await;
        assert_eq!(import_all(store).await, Imported { added: 0, changed: 0, unchanged: 69, kept: 0 });
        let before = service(store, "wohngeld").await;
        let (topics, mut services) = files();
        for text in &mut services {
            *text =
                text.replace("name.de = \"Hund zur Hundesteuer anmelden\"", "name.de = \"Hund anmelden\"");
        }
        let later = now().plus_days(1);
        let imported = import(store, &topics, &services, later).await;
        assert_eq!(imported, Imported { added: 0, changed: 1, unchanged: 68, kept: 0 });
        let dog = service(store, "hundesteuer-anmeldung").await;
        assert_eq!((dog.name.de.as_str(), dog.version, dog.changed_at), ("Hund anmelden", 2, later));
        assert_eq!(service(store, "wohngeld").await, before);
    }
}

#[tokio::test]
async fn files_with_a_fault_change_nothing() {
    for database in databases("files_with_a_fault_change_nothing", &schema()).await {
        let (topics, services) = files();
        let wrong = [
            services[0].replacen("leika_key = \"13", "leika_key = \"1", 1),
            services[0].replacen("topic_field = \"arbeit_ruhestand\"", "topic_field = \"weltraum\"", 1),
            services[0].replacen("costs.kind = \"free\"", "costs.kind = \"range\"", 1),
            format!("{}\n{}", services[0], services[0]),
        ];
        for text in &wrong {
            let mut tx = database.store.write(OwnerId::INSTALLATION).await.unwrap();
            let refused = catalogue::import(&mut tx, &permit(), &topics, &[text.as_str()], now()).await;
            assert!(matches!(refused, Err(ImportError::Content(faults)) if !faults.is_empty()));
            tx.commit().await.unwrap();
        }
        assert!(read(&database.store).await.0.is_empty());
    }
}

fn area(key: &str, parent: &str, kind: AreaKind) -> Area {
    Area {
        key: key.to_owned(),
        kind,
        ags: String::new(),
        name: "Muster".to_owned(),
        parent: parent.to_owned(),
        valid: Validity::from(Date::constant(2000, 1, 1)),
        successor: None,
        note: String::new(),
    }
}

#[tokio::test]
async fn local_texts_replace_only_the_modules_they_name() {
    for database in databases("local_texts_replace_only_the_modules_they_name", &schema()).await {
        let store = &database.store;
        import_all(store).await;
        let local = |short: Option<Translated>| ServiceOverride {
            service_key: "hundesteuer-anmeldung".to_owned(),
            area_key: "130745451012".to_owned(),
            texts: LocalTexts { short, ..LocalTexts::default() },
        };
        let save = async |local: ServiceOverride| {
            let mut tx = store.write(OwnerId::INSTALLATION).await.unwrap();
            let saved = catalogue::save_override(&mut tx, &permit(), &local, now()).await;
            tx.commit().await.unwrap();
            saved
        };
        let shown = async |area: Area| {
            let mut tx = store.read(OwnerId::INSTALLATION).await.unwrap();
            PublicService::clone(
                &*catalogue::local_service(&mut tx, "hundesteuer-anmeldung", &area).await.unwrap(),
            )
        };
        let here = area("130745451012", "", AreaKind::Municipality);
        let there = area("130745451099", "", AreaKind::Municipality);
        let usual = service(store, "hundesteuer-anmeldung").await;
        save(local(Some(Translated::new("Nur dienstags.", "Tuesdays only.")))).await.unwrap();
        let found = shown(here.clone()).await;
        assert_eq!(found.short.get(Locale::De), "Nur dienstags.");
        assert_eq!(found.full, usual.full);
        assert_eq!(shown(there).await, usual);
        save(local(None)).await.unwrap();
        assert_eq!(shown(here).await, usual);
        let unknown = ServiceOverride { service_key: "einhorn".to_owned(), ..local(None) };
        assert!(matches!(save(unknown).await, Err(Problem::NotFound)));
    }
}

#[tokio::test]
async fn a_service_holds_from_its_first_to_its_last_day() {
    for database in databases("a_service_holds_from_its_first_to_its_last_day", &schema()).await {
        let (topics, mut services) = files();
        for text in &mut services {
            *text = text.replace(
                "key = \"wohngeld\"",
                "key = \"wohngeld\"\nvalid_from = \"2026-01-01\"\nvalid_until = \"2026-02-28\"",
            );
        }
        import(&database.store, &topics, &services, now()).await;
        let benefit = service(&database.store, "wohngeld").await;
        assert!(benefit.is_valid_on(Date::constant(2026, 2, 28)));
        assert!(!benefit.is_valid_on(Date::constant(2026, 3, 1)));
        assert!(!benefit.is_valid_on(Date::constant(2025, 12, 31)));
        let mut tx = database.store.read(OwnerId::INSTALLATION).await.unwrap();
        let topics = catalogue::counted_topic_fields(&mut tx, now().date()).await.unwrap();
        assert_eq!(topics.iter().map(|(_, count)| count).sum::<usize>(), 68);
    }
}

#[tokio::test]
async fn every_imported_service_has_one_audit_entry_and_the_index_one_job() {
    for database in
        databases("every_imported_service_has_one_audit_entry_and_the_index_one_job", &schema()).await
    {
        let store = &database.store;
        import_all(store).await;
        let mut tx = store.read(OwnerId::INSTALLATION).await.unwrap();
        let entries: i64 = tx.row("select count(*) from audit_entry", vec![]).await.unwrap().get(0).unwrap();
        let jobs: i64 = tx.row("select count(*) from job", vec![]).await.unwrap().get(0).unwrap();
        assert_eq!((entries, jobs), (69, 1));
    }
}
