// SPDX-License-Identifier: EUPL-1.2
//! The files of the sample Land and a catalogue made of them.

use catalogue::{Import, Imported, LifeEvent, PublicService, ServiceResource};
use foundation::policy::{Permit, Policy, authorise};
use foundation::{Actor, Clock as _, OwnerId, Timestamp};
use std::path::PathBuf;
use std::sync::Arc;
use store::{Migration, Store};

pub fn schema() -> Vec<Migration> {
    let below = [jobs::MIGRATIONS, audit::MIGRATIONS, identity::MIGRATIONS, organisation::MIGRATIONS];
    [below.concat(), catalogue::MIGRATIONS.to_vec()].concat()
}

pub fn now() -> Timestamp {
    testkit::clock().now()
}

pub fn permit() -> Permit<Import, ServiceResource> {
    let policy = Policy::new(catalogue::RULES.iter().copied());
    authorise(&policy, &Actor::System { task: "test" }, OwnerId::INSTALLATION).unwrap()
}

/// The topic fields, and the files of services in the order of their names.
pub fn files() -> (String, Vec<String>) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../demo/services");
    let mut paths: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let is_services = |path: &&PathBuf| {
        path.extension().is_some_and(|ending| ending == "toml") && !path.ends_with("topic_fields.toml")
    };
    let services =
        paths.iter().filter(is_services).map(|path| std::fs::read_to_string(path).unwrap()).collect();
    (std::fs::read_to_string(folder.join("topic_fields.toml")).unwrap(), services)
}

pub async fn import(store: &Store, topics: &str, services: &[String], at: Timestamp) -> Imported {
    let services: Vec<&str> = services.iter().map(String::as_str).collect();
    let mut tx = store.write(OwnerId::INSTALLATION).await.unwrap();
    let imported = catalogue::import(&mut tx, &permit(), topics, &services, at).await.unwrap();
    tx.commit().await.unwrap();
    imported
}

pub async fn import_all(store: &Store) -> Imported {
    let (topics, services) = files();
    import(store, &topics, &services, now()).await
}

pub async fn read(store: &Store) -> (Vec<Arc<PublicService>>, Vec<LifeEvent>) {
    let mut tx = store.read(OwnerId::INSTALLATION).await.unwrap();
    (catalogue::services(&mut tx).await.unwrap(), catalogue::life_events(&mut tx).await.unwrap())
}

/// Areas and authorities of the sample Land.
pub async fn import_land(store: &Store) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../demo/land");
    let file = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    let policy = Policy::new(organisation::RULES.iter().copied());
    let actor = Actor::System { task: "test" };
    let areas = authorise(&policy, &actor, OwnerId::INSTALLATION).unwrap();
    let authorities = authorise(&policy, &actor, OwnerId::INSTALLATION).unwrap();
    let mut tx = store.write(store::Reach::Everyone).await.unwrap();
    organisation::import_areas(&mut tx, &areas, &file("areas.tsv"), now()).await.unwrap();
    organisation::import_postcodes(&mut tx, &areas, &file("postcodes.tsv"), now()).await.unwrap();
    organisation::import_authorities(&mut tx, &authorities, &file("authorities.toml"), now()).await.unwrap();
    tx.commit().await.unwrap();
}
