// SPDX-License-Identifier: EUPL-1.2
//! The portal: the first page, signing in, my applications, the mailbox, who used my data, and the pages every portal must have.
//!
//! Residents see projections of their cases. The projections are written by jobs that hear what happens at the authorities.

mod forms;
mod jobs;
mod model;
mod pages;
mod policy;
mod queries;
mod store;

pub use model::{Message, MyApplication, MyEvent, MyRequest, Use};
pub use policy::RULES;

use ::store::Migration;
use cases::{CaseChanged, CaseReceived, DocumentsRequested};
use foundation::{Event as _, Role};
use notices::NoticeIssued;
use web::{Access, Module, Navigation, Route, RouteClass};

/// The tables of this module.
pub const MIGRATIONS: &[Migration] =
    &[Migration { module: "portal", number: 1, sql: include_str!("../migrations/0001_create_portal.sql") }];

const RECEIVED: &str = "portal.received";
const CHANGED: &str = "portal.changed";
const REQUESTED: &str = "portal.requested";
const ISSUED: &str = "portal.issued";
const ACCESSED: &str = "portal.accessed";

/// The module.
#[must_use]
pub fn module() -> Module {
    Module {
        name: "portal",
        routes: routes(),
        rules: RULES,
        migrations: MIGRATIONS,
        jobs: vec![
            (RECEIVED, jobs::received),
            (CHANGED, jobs::changed),
            (REQUESTED, jobs::requested),
            (ISSUED, jobs::issued),
            (ACCESSED, jobs::accessed),
        ],
        subscriptions: vec![
            (CaseReceived::NAME, RECEIVED),
            (CaseChanged::NAME, CHANGED),
            (DocumentsRequested::NAME, REQUESTED),
            (NoticeIssued::NAME, ISSUED),
            (audit::Access::NAME, ACCESSED),
        ],
        texts: Some((include_str!("../locales/de.ftl"), include_str!("../locales/en.ftl"))),
        navigation: navigation(),
        ..Module::default()
    }
}

fn navigation() -> Vec<Navigation> {
    let residents: &[Role] = &[Role::Resident];
    vec![
        Navigation {
            route: "topics",
            label: "portal-navigation-topics",
            roles: &[Role::Visitor, Role::Resident],
        },
        Navigation { route: "my-applications", label: "portal-navigation-applications", roles: residents },
        Navigation { route: "mailbox", label: "portal-navigation-mailbox", roles: residents },
        Navigation { route: "data-uses", label: "portal-navigation-uses", roles: residents },
        Navigation { route: "dead-letters", label: "portal-navigation-jobs", roles: &[Role::Administrator] },
        Navigation {
            route: "audit-log",
            label: "portal-navigation-audit",
            roles: &[Role::Auditor, Role::Administrator],
        },
    ]
}

/// An upload may be as large as several files together.
const UPLOAD_BODY: usize = 64 * 1024 * 1024;

fn routes() -> Vec<Route> {
    let mut routes = public_routes();
    routes.extend(own_routes());
    routes.extend(operator_routes());
    routes
}

fn public_routes() -> Vec<Route> {
    let page = |name, de, en| Route::page(name, de, en, Access::Public);
    vec![
        Route::single("root", "/", Access::Public, RouteClass::Page).get(pages::root),
        page("home", "/de", "/en").get(pages::home),
        page("sign-in", "/de/anmelden", "/en/sign-in").get(pages::sign_in_form).post(pages::sign_in),
        page("sign-out", "/de/abmelden", "/en/sign-out").get(pages::sign_out_form).post(pages::sign_out),
        page("register", "/de/konto", "/en/account").get(pages::register_form).post(pages::register),
        page("resume", "/de/fortsetzen", "/en/continue").get(pages::resume_form).post(pages::resume),
        page("workplace", "/de/behoerde", "/en/authority").post(pages::work_for),
        page("session-extend", "/de/sitzung", "/en/session").get(pages::extend_session),
        page("imprint", "/de/impressum", "/en/imprint").get(pages::imprint),
        page("privacy", "/de/datenschutz", "/en/privacy").get(pages::privacy),
        page("accessibility", "/de/barrierefreiheit", "/en/accessibility").get(pages::accessibility),
        page("easy-language", "/de/leichte-sprache", "/en/easy-language").get(pages::easy_language),
        page("licences", "/de/lizenzen", "/en/licences").get(pages::licences),
        Route::single("log-key", "/log.pub", Access::Public, RouteClass::Api).get(pages::log_key),
    ]
}

fn own_routes() -> Vec<Route> {
    let view: &[&str] = &["my_application.view"];
    let letters: &[&str] = &["mailbox.view"];
    let page = |name, de, en, permits| Route::page(name, de, en, Access::Permits(permits));
    vec![
        page("my-applications", "/de/antraege", "/en/applications", &["my_application.list"])
            .get(pages::applications),
        page("my-application", "/de/antraege/{id}", "/en/applications/{id}", view).get(pages::application),
        page(
            "my-request",
            "/de/antraege/{id}/unterlagen/{request}",
            "/en/applications/{id}/documents/{request}",
            view,
        )
        .post(pages::answer_request)
        .body_limit(UPLOAD_BODY),
        page(
            "my-hearing",
            "/de/antraege/{id}/anhoerung/{hearing}",
            "/en/applications/{id}/hearing/{hearing}",
            view,
        )
        .post(pages::answer_hearing)
        .body_limit(UPLOAD_BODY),
        page("my-withdrawal", "/de/antraege/{id}/zurueckziehen", "/en/applications/{id}/withdraw", view)
            .get(pages::withdrawal)
            .post(pages::withdraw),
        page("my-complaint", "/de/antraege/{id}/beschwerde", "/en/applications/{id}/complaint", view)
            .get(pages::complaint)
            .post(pages::complain)
            .body_limit(UPLOAD_BODY),
        page("my-receipt", "/de/antraege/{id}/empfangsbestaetigung", "/en/applications/{id}/receipt", view)
            .class(RouteClass::Download)
            .get(pages::receipt),
        page("mailbox", "/de/postfach", "/en/mailbox", &["mailbox.list"]).get(pages::mailbox),
        page("message", "/de/postfach/{id}", "/en/mailbox/{id}", letters).get(pages::message),
        page("message-file", "/de/postfach/{id}/schreiben", "/en/mailbox/{id}/letter", letters)
            .class(RouteClass::Download)
            .get(pages::message_file),
        page("data-uses", "/de/datennutzung", "/en/data-use", &["data_use.list"]).get(pages::data_uses),
    ]
}

fn operator_routes() -> Vec<Route> {
    let page = |name, de, en, permits| Route::page(name, de, en, Access::Permits(permits));
    vec![
        page("captured-mails", "/de/betrieb/mails", "/en/operation/mails", &["captured_mail.list"])
            .get(pages::captured_mails),
        page("dead-letters", "/de/betrieb/auftraege", "/en/operation/jobs", &["dead_letters.list"])
            .get(pages::dead_letters),
        page(
            "dead-letter-restart",
            "/de/betrieb/auftraege/{id}",
            "/en/operation/jobs/{id}",
            &["dead_letters.edit"],
        )
        .post(pages::restart_dead_letter),
        page("audit-log", "/de/betrieb/protokoll", "/en/operation/log", &["audit_log.list"])
            .get(pages::audit_log),
    ]
}
