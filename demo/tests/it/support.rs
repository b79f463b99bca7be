// SPDX-License-Identifier: EUPL-1.2
//! A house of all modules with the small sample Land.

use foundation::{FixedClock, Policy};
use jobs::Registry;
use mail::{Mailer, Transport};
use std::sync::Arc;
use store::Migration;
use testkit::{Database, databases};
use web::{Module, Platform, RouteTable, TextCatalog};

/// A house whose sample Land is still to be made.
pub struct House {
    pub platform: Arc<Platform>,
    pub database: Database,
}

fn modules() -> Vec<Module> {
    vec![
        organisation::module(),
        parameters::module(),
        schemata::module(),
        catalogue::module(),
        payments::module(),
        notices::module(),
        cases::module(),
        assistant::module(),
        portal::module(),
    ]
}

fn migrations() -> Vec<Migration> {
    let platform = [jobs::MIGRATIONS, audit::MIGRATIONS, identity::MIGRATIONS, mail::MIGRATIONS].concat();
    platform
        .into_iter()
        .chain(modules().into_iter().flat_map(|module| module.migrations.iter().copied()))
        .collect()
}

fn texts() -> i18n::Catalog {
    let mut catalog = i18n::Catalog::new();
    let own = std::iter::once((web::TEXTS_DE, web::TEXTS_EN));
    for (de, en) in own.chain(modules().into_iter().filter_map(|module| module.texts)) {
        catalog.add("de", de).unwrap();
        catalog.add("en", en).unwrap();
    }
    catalog
}

/// Empty houses on every engine at hand.
pub async fn houses(test: &str) -> Vec<House> {
    let mut houses = Vec::new();
    for database in databases(test, &migrations()).await {
        houses.push(house(database));
    }
    houses
}

fn house(database: Database) -> House {
    let clock: Arc<FixedClock> = Arc::new(testkit::clock());
    let routes: Vec<_> = modules().into_iter().flat_map(|module| module.routes).collect();
    let rules = modules().into_iter().flat_map(|module| module.rules.iter().copied());
    let platform = Platform {
        store: database.store.clone(),
        clock: Arc::clone(&clock) as _,
        blobs: blobs::Blobs::folder(database.folder().join("blobs"), blobs::MasterKey([7; 32])).unwrap(),
        search: search::Index::in_memory().unwrap(),
        texts: Arc::new(TextCatalog(texts())),
        policy: Policy::new(identity::RULES.iter().copied().chain(rules)),
        log_key: Arc::new(transparency_log::SigningKey::generate("kontor-test").unwrap()),
        access_log: audit::AccessLog::start(database.store.clone(), clock),
        mailer: Mailer::new(Transport::Captured).unwrap(),
        routes: Arc::new(RouteTable::of(&routes)),
        navigation: Vec::new(),
        authority_names: web::platform::nameless,
        settings: web::Settings { sample: true, ..web::Settings::default() },
        limits: web::limit::Limits::per_minute(6000),
    };
    House { platform: Arc::new(platform), database }
}

impl House {
    /// Who carries out which job.
    pub fn registry(&self) -> Registry {
        let mut registry = Registry::default();
        for module in modules() {
            for (kind, run) in module.jobs {
                let platform = Arc::clone(&self.platform);
                registry.handle(kind, move |job| run(Arc::clone(&platform), job));
            }
            for (event, kind) in module.subscriptions {
                registry.subscribe(event, kind);
            }
        }
        let platform = Arc::clone(&self.platform);
        registry.handle(mail::KIND, move |job| {
            let platform = Arc::clone(&platform);
            async move { platform.mailer.handle(&platform.store, job).await }
        });
        registry
    }

    /// Makes the small sample Land; returns the steps that were reported.
    pub async fn create(&self) -> Vec<demo::Step> {
        let mut steps = Vec::new();
        demo::create(&self.platform, self.registry(), demo::Scale::Small, |step| steps.push(step))
            .await
            .unwrap();
        steps
    }
}
