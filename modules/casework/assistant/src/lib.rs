// SPDX-License-Identifier: EUPL-1.2
//! The applicant's way: choose a place, fill in a form page by page, save and come back, check, send, keep the receipt.
//!
//! A draft belongs to the resident or visitor who writes it. Sending it makes a case of the responsible authority; the case has the
//! draft's UUID, so that sending twice is one case.

mod api;
mod commands;
mod forms;
mod jobs;
mod model;
mod pages;
mod policy;
mod queries;
mod store;

pub use commands::{
    Beginning, Change, NewDraft, Sent, discard, no_room, prepare, remove, save, start, store_file, submit,
    sweep,
};
pub use model::*;
pub use policy::{DraftResource, RULES, Submit};
pub use queries::{
    Around, Confirmation, Opened, Place, around, confirmation, destination, draft, drafts_of, opened, place,
    resume_code, seal_answers, service_with_form,
};

use web::{Access, Module, Route, RouteClass};

/// The tables of this module.
pub const MIGRATIONS: &[::store::Migration] = &[::store::Migration {
    module: "assistant",
    number: 1,
    sql: include_str!("../migrations/0001_create_drafts.sql"),
}];

const VIEW: Access = Access::Permits(&["draft.view"]);
const EDIT: Access = Access::Permits(&["draft.edit"]);
const SUBMIT: Access = Access::Permits(&["draft.submit"]);
const REMOVE: Access = Access::Permits(&["draft.remove"]);

/// Largest body of a page or call that takes files, in bytes. A single file may be as large as the installation allows.
const FILES_LIMIT: usize = 64 * 1024 * 1024;

/// What this module brings into the house.
#[must_use]
pub fn module() -> Module {
    Module {
        name: "assistant",
        routes: pages_of().into_iter().chain(interface()).collect(),
        rules: RULES,
        migrations: MIGRATIONS,
        jobs: vec![
            (jobs::MARK, jobs::mark_submitted as web::JobHandler),
            (jobs::FORGET, jobs::forget_files as web::JobHandler),
        ],
        texts: Some((include_str!("../locales/de.ftl"), include_str!("../locales/en.ftl"))),
        operations: api::operations(),
        ..Module::default()
    }
}

fn pages_of() -> Vec<Route> {
    let page = |name, de, en, access| Route::page(name, de, en, access);
    vec![
        page(
            "assistant-start",
            "/de/antrag/{service}/beginnen",
            "/en/application/{service}/start",
            Access::Public,
        )
        .get(pages::start)
        .post(pages::begin),
        page("assistant-tasks", "/de/antrag/{draft}", "/en/application/{draft}", VIEW).get(pages::tasks),
        page(
            "assistant-page",
            "/de/antrag/{draft}/seite/{page}",
            "/en/application/{draft}/page/{page}",
            EDIT,
        )
        .get(pages::page)
        .post(pages::save_page)
        .body_limit(FILES_LIMIT),
        page("assistant-check", "/de/antrag/{draft}/pruefen", "/en/application/{draft}/check", VIEW)
            .get(pages::check),
        page("assistant-submit", "/de/antrag/{draft}/absenden", "/en/application/{draft}/send", SUBMIT)
            .post(pages::submit),
        page("assistant-done", "/de/antrag/{draft}/eingegangen", "/en/application/{draft}/received", VIEW)
            .get(pages::done),
        page(
            "assistant-receipt",
            "/de/antrag/{draft}/empfangsbestaetigung.json",
            "/en/application/{draft}/receipt.json",
            VIEW,
        )
        .class(RouteClass::Download)
        .get(pages::receipt),
        page("assistant-code", "/de/antrag/{draft}/code", "/en/application/{draft}/code", EDIT)
            .post(pages::send_code),
        page("assistant-remove", "/de/antrag/{draft}/loeschen", "/en/application/{draft}/delete", REMOVE)
            .get(pages::remove_page)
            .post(pages::remove),
    ]
}

fn interface() -> Vec<Route> {
    let call = |name, path, access| Route::single(name, path, access, RouteClass::Api);
    vec![
        call("api-application", "/api/v1/applications/{service}", Access::Public)
            .post(api::apply)
            .body_limit(FILES_LIMIT),
        call("api-drafts", "/api/v1/drafts", Access::Public).post(api::begin),
        call("api-draft-answers", "/api/v1/drafts/{draft}/answers", EDIT).post(api::answers),
        call("api-draft-files", "/api/v1/drafts/{draft}/files/{path}", EDIT)
            .post(api::add_file)
            .body_limit(FILES_LIMIT),
        call("api-draft-submit", "/api/v1/drafts/{draft}/submit", SUBMIT).post(api::submit),
    ]
}
