// SPDX-License-Identifier: EUPL-1.2
//! The catalogue of public services: what there is, what it needs, what it costs, who is responsible and how to apply.
//!
//! Services come from files ([`import`]) in the shape of XZuFi and go out as XZuFi, JSON and pages. They are reference data:
//! they belong to no authority, and everybody may read them except the hints for people who answer questions.

mod api;
mod commands;
mod forms;
mod jobs;
mod model;
mod pages;
mod policy;
mod queries;
mod store;

pub use commands::{Imported, import, save_override};
pub use forms::ImportError;
pub use jobs::refresh_index;
pub use model::*;
// The short name, for modules above that handle no other kind of service.
pub use model::PublicService as Service;
pub use policy::{Export, Import, RULES, ReadHints, ServiceResource};
pub use queries::{
    Office, Place, Responsible, counted_topic_fields, find, life_events, local_service, place, responsible,
    service, services, topic_fields,
};

use foundation::Role;
use web::{Access, Module, Navigation, Route, RouteClass};

/// The tables of this module.
pub const MIGRATIONS: &[::store::Migration] = &[::store::Migration {
    module: "catalogue",
    number: 1,
    sql: include_str!("../migrations/0001_create_catalogue.sql"),
}];

const LIST: Access = Access::Permits(&["service.list"]);
const EXPORT: Access = Access::Permits(&["service.export"]);

/// What this module brings into the house.
#[must_use]
pub fn module() -> Module {
    Module {
        name: "catalogue",
        routes: routes(),
        rules: RULES,
        migrations: MIGRATIONS,
        jobs: vec![(jobs::INDEX, jobs::index as web::JobHandler)],
        texts: Some((include_str!("../locales/de.ftl"), include_str!("../locales/en.ftl"))),
        navigation: vec![Navigation {
            route: "service-list",
            label: "catalogue-navigation-services",
            roles: &[Role::Administrator],
        }],
        ..Module::default()
    }
}

fn routes() -> Vec<Route> {
    vec![
        Route::page("topics", "/de/themen", "/en/topics", Access::Public).get(pages::topics),
        Route::page("topic", "/de/thema/{code}", "/en/topic/{code}", Access::Public).get(pages::topic),
        Route::page("life-event", "/de/lebenslage/{code}", "/en/life-event/{code}", Access::Public)
            .get(pages::life_event),
        Route::page("search", "/de/suche", "/en/search", Access::Public).get(pages::search),
        Route::page("service", "/de/leistung/{key}", "/en/service/{key}", Access::Public).get(pages::service),
        Route::page("service-list", "/de/verwaltung/leistungen", "/en/administration/services", LIST)
            .get(pages::service_list),
        Route::page(
            "service-exchange",
            "/de/verwaltung/leistungen/austausch",
            "/en/administration/services/exchange",
            EXPORT,
        )
        .get(pages::exchange),
        Route::page(
            "service-exchange-file",
            "/de/verwaltung/leistungen/austausch/xzufi.xml",
            "/en/administration/services/exchange/xzufi.xml",
            EXPORT,
        )
        .class(RouteClass::Download)
        .get(pages::exchange_file),
        Route::single("api-services", "/api/v1/services", Access::Public, RouteClass::Api).get(api::services),
        Route::single("api-service", "/api/v1/services/{key}", Access::Public, RouteClass::Api)
            .get(api::service),
        Route::single("api-service-xzufi", "/api/v1/services/{key}/xzufi", Access::Public, RouteClass::Api)
            .get(api::xzufi),
    ]
}
