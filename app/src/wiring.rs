// SPDX-License-Identifier: EUPL-1.2
//! The list of modules, and the house built from it.

use crate::configuration::Configuration;
use crate::keys;
use anyhow::{Context as _, bail};
use audit::AccessLog;
use blobs::{Blobs, S3Settings};
use foundation::{Clock, OwnerId, Policy, Timestamp};
use i18n::Catalog;
use jobs::Registry;
use mail::Mailer;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};
use store::{Migration, Reach, Store};
use web::limit::Limits;
use web::platform::Names;
use web::{Module, Platform, Route, RouteTable, TextCatalog};

/// Every module, lower ones first.
#[must_use]
pub fn modules() -> Vec<Module> {
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

/// Every migration in the order in which it runs.
#[must_use]
pub fn migrations() -> Vec<Migration> {
    let platform = [jobs::MIGRATIONS, audit::MIGRATIONS, identity::MIGRATIONS, mail::MIGRATIONS].concat();
    platform
        .into_iter()
        .chain(modules().into_iter().flat_map(|module| module.migrations.iter().copied()))
        .collect()
}

/// The permit table of all modules.
#[must_use]
pub fn policy() -> Policy {
    let modules = modules();
    Policy::new(
        identity::RULES.iter().copied().chain(modules.iter().flat_map(|module| module.rules.iter().copied())),
    )
}

/// Every route.
#[must_use]
pub fn routes() -> Vec<Route> {
    let mut routes: Vec<Route> = modules().into_iter().flat_map(|module| module.routes).collect();
    routes.push(web::asset::route());
    routes.extend(crate::health::routes());
    routes.extend(crate::interface::routes());
    routes
}

/// What people open every day stands first in the navigation; everything else follows in the order of the modules.
const FIRST: [&str; 7] =
    ["case-monday", "cases", "case-search", "topics", "my-applications", "mailbox", "data-uses"];

/// The main navigation.
fn navigation() -> Vec<web::Navigation> {
    let mut entries: Vec<_> = modules().into_iter().flat_map(|module| module.navigation).collect();
    entries.sort_by_key(|entry| FIRST.iter().position(|route| *route == entry.route).unwrap_or(FIRST.len()));
    entries
}

/// The names of authorities from the directory.
fn authority_names(store: Store, ids: Vec<OwnerId>) -> Names {
    Box::pin(async move {
        let mut tx = store.read(Reach::Everyone).await?;
        let mut names = Vec::new();
        for id in ids {
            names.push((id, organisation::authority(&mut tx, id).await?.name));
        }
        Ok(names)
    })
}

/// Texts of all modules.
///
/// # Errors
/// Names every key that stands twice or cannot be read.
pub fn texts() -> anyhow::Result<Catalog> {
    let mut catalog = Catalog::new();
    let own = [
        (web::TEXTS_DE, web::TEXTS_EN),
        (include_str!("../locales/de.ftl"), include_str!("../locales/en.ftl")),
    ];
    for (de, en) in own.into_iter().chain(modules().into_iter().filter_map(|module| module.texts)) {
        for (locale, source) in [("de", de), ("en", en)] {
            if let Err(faults) = catalog.add(locale, source) {
                bail!("texts ({locale}): {}", faults.join("; "));
            }
        }
    }
    Ok(catalog)
}

/// The clock of the machine.
#[derive(Clone, Copy, Debug)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        let elapsed = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Timestamp::from_micros(i64::try_from(elapsed.as_micros()).unwrap_or(i64::MAX))
    }
}

/// Opens the store, brings it up to date and builds the platform.
///
/// # Errors
/// Whatever keeps the house from standing; the message says what to do.
pub async fn build(
    configuration: &Configuration,
    clock: Arc<dyn Clock>,
    sample: bool,
) -> anyhow::Result<Arc<Platform>> {
    let data = &configuration.data;
    std::fs::create_dir_all(data).with_context(|| format!("{} cannot be made", data.display()))?;
    let store = Store::open(&configuration.location()).await?;
    store.migrate(&migrations()).await?;
    if !store.row_security_holds().await? {
        bail!("the database role is a superuser or bypasses row security; use a role without these rights");
    }
    let log_key = keys::log_key(&configuration.log_key.clone().unwrap_or_else(|| data.join("log.key")))?;
    let master =
        keys::master_key(&configuration.master_key.clone().unwrap_or_else(|| data.join("master.key")))?;
    let blobs = match &configuration.s3 {
        None => Blobs::folder(data.join("blobs"), master)?,
        Some(s3) => Blobs::s3(
            S3Settings {
                endpoint: s3.endpoint.clone(),
                bucket: s3.bucket.clone(),
                region: s3.region.clone(),
                access_key: s3.access_key.clone(),
                secret_key: s3.secret_key.clone(),
                allow_http: s3.endpoint.starts_with("http://"),
            },
            master,
        )?,
    };
    let routes = routes();
    Ok(Arc::new(Platform {
        access_log: AccessLog::start(store.clone(), Arc::clone(&clock)),
        store,
        clock,
        blobs,
        search: search::Index::open(&data.join("search"))?,
        texts: Arc::new(TextCatalog(texts()?)),
        policy: policy(),
        log_key: Arc::new(log_key),
        mailer: Mailer::new(configuration.transport())?,
        routes: Arc::new(RouteTable::of(&routes)),
        navigation: navigation(),
        authority_names,
        settings: configuration.settings(sample),
        limits: Limits::per_minute(configuration.attempts_per_minute),
    }))
}

/// Who carries out which job.
///
/// # Errors
/// When an event has a subscriber that nobody carries out.
pub fn registry(platform: &Arc<Platform>) -> anyhow::Result<Registry> {
    let mut registry = Registry::default();
    for module in modules() {
        for (kind, run) in module.jobs {
            let platform = Arc::clone(platform);
            registry.handle(kind, move |job| run(Arc::clone(&platform), job));
        }
        for (event, kind) in module.subscriptions {
            registry.subscribe(event, kind);
        }
    }
    let keeping = Arc::clone(platform);
    registry.handle(crate::house_keeping::SWEEP, move |job| {
        crate::house_keeping::sweep(Arc::clone(&keeping), job)
    });
    let mailing = Arc::clone(platform);
    registry.handle(mail::KIND, move |job| {
        let platform = Arc::clone(&mailing);
        async move { platform.mailer.handle(&platform.store, job).await }
    });
    let faults = registry.faults();
    if !faults.is_empty() {
        bail!("{}", faults.join("; "));
    }
    Ok(registry)
}
