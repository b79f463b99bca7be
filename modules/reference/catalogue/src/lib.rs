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

pub use commands::{Asked, Imported, advance, decide, import, save_draft, save_override, withdraw};
pub use forms::ImportError;
pub use jobs::refresh_index;
pub use model::*;
// The short name, for modules above that handle no other kind of service.
pub use model::PublicService as Service;
pub use policy::{Export, Import, LocalTextResource, Publish, RULES, ReadHints, ServiceResource};
pub use queries::{
    Office, Place, Responsible, counted_topic_fields, find, life_events, local_service, place, responsible,
    service, services, topic_fields,
};

use foundation::Role;
use web::{Access, Module, Navigation, Route, RouteClass};

/// The tables of this module.
pub const MIGRATIONS: &[::store::Migration] = &[
    ::store::Migration {
        module: "catalogue",
        number: 1,
        sql: include_str!("../migrations/0001_create_catalogue.sql"),
    },
    ::store::Migration {
        module: "catalogue",
        number: 2,
        sql: include_str!("../migrations/0002_add_drafts_and_versions.sql"),
    },
];

const LIST: Access = Access::Permits(&["service.list"]);
const EDIT: Access = Access::Permits(&["service.edit"]);
const LOCAL: Access = Access::Permits(&["local_text.edit"]);
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
            roles: &[Role::Administrator, Role::HeadOfOffice, Role::CaseWorker],
        }],
        operations: api::operations(),
        ..Module::default()
    }
}

fn routes() -> Vec<Route> {
    [public_routes(), editor_routes(), local_routes(), exchange_routes()].concat()
}

fn public_routes() -> Vec<Route> {
    vec![
        Route::page("topics", "/de/themen", "/en/topics", Access::Public).get(pages::topics),
        Route::page("topic", "/de/thema/{code}", "/en/topic/{code}", Access::Public).get(pages::topic),
        Route::page("life-event", "/de/lebenslage/{code}", "/en/life-event/{code}", Access::Public)
            .get(pages::life_event),
        Route::page("search", "/de/suche", "/en/search", Access::Public).get(pages::search),
        Route::page("service", "/de/leistung/{key}", "/en/service/{key}", Access::Public).get(pages::service),
        Route::single("api-services", "/api/v1/services", Access::Public, RouteClass::Api).get(api::services),
        Route::single("api-service", "/api/v1/services/{key}", Access::Public, RouteClass::Api)
            .get(api::service),
        Route::single("api-service-xzufi", "/api/v1/services/{key}/xzufi", Access::Public, RouteClass::Api)
            .get(api::xzufi),
    ]
}

/// The services of the catalogue in the editor.
fn editor_routes() -> Vec<Route> {
    let page = Route::page;
    vec![
        page("service-list", "/de/verwaltung/leistungen", "/en/administration/services", LIST)
            .get(pages::service_list),
        page("service-new", "/de/verwaltung/leistungen/neu", "/en/administration/services/new", EDIT)
            .get(pages::new)
            .post(pages::create),
        page(
            "service-editor",
            "/de/verwaltung/leistung/{key}",
            "/en/administration/service/{key}",
            Access::Permits(&["service.list", "service.edit", "service.publish"]),
        )
        .get(pages::overview)
        .post(pages::act),
        page(
            "service-part",
            "/de/verwaltung/leistung/{key}/teil/{part}",
            "/en/administration/service/{key}/part/{part}",
            EDIT,
        )
        .get(pages::part)
        .post(pages::save_part),
        page(
            "service-preview",
            "/de/verwaltung/leistung/{key}/vorschau",
            "/en/administration/service/{key}/preview",
            LIST,
        )
        .get(pages::preview),
        page(
            "service-history",
            "/de/verwaltung/leistung/{key}/verlauf",
            "/en/administration/service/{key}/history",
            LIST,
        )
        .get(pages::history),
        page(
            "service-competence",
            "/de/verwaltung/leistung/{key}/zustaendigkeit",
            "/en/administration/service/{key}/competence",
            LIST,
        )
        .get(pages::competence)
        .post(pages::write_competence),
    ]
}

/// What an area says differently.
fn local_routes() -> Vec<Route> {
    let page = Route::page;
    vec![
        page(
            "service-local-list",
            "/de/verwaltung/leistung/{key}/vor-ort",
            "/en/administration/service/{key}/local",
            LIST,
        )
        .get(pages::local_list),
        page(
            "service-local",
            "/de/verwaltung/leistung/{key}/vor-ort/{area}",
            "/en/administration/service/{key}/local/{area}",
            Access::Permits(&["local_text.edit", "local_text.publish"]),
        )
        .get(pages::local)
        .post(pages::save_local),
        page(
            "service-local-preview",
            "/de/verwaltung/leistung/{key}/vor-ort/{area}/vorschau",
            "/en/administration/service/{key}/local/{area}/preview",
            LOCAL,
        )
        .get(pages::local_preview),
        page(
            "service-local-history",
            "/de/verwaltung/leistung/{key}/vor-ort/{area}/verlauf",
            "/en/administration/service/{key}/local/{area}/history",
            LOCAL,
        )
        .get(pages::local_history),
    ]
}

fn exchange_routes() -> Vec<Route> {
    let page = Route::page;
    vec![
        page(
            "service-exchange",
            "/de/verwaltung/leistungen/austausch",
            "/en/administration/services/exchange",
            Access::Permits(&["service.export", "service.edit"]),
        )
        .get(pages::exchange)
        .post(pages::take_over)
        .body_limit(pages::LARGEST + 64 * 1024),
        page(
            "service-exchange-file",
            "/de/verwaltung/leistungen/austausch/xzufi.xml",
            "/en/administration/services/exchange/xzufi.xml",
            EXPORT,
        )
        .class(RouteClass::Download)
        .get(pages::exchange_file),
        page(
            "service-exchange-table",
            "/de/verwaltung/leistungen/austausch/leistungen.csv",
            "/en/administration/services/exchange/services.csv",
            EXPORT,
        )
        .class(RouteClass::Download)
        .get(pages::exchange_table),
    ]
}
