// SPDX-License-Identifier: EUPL-1.2
//! Cases: an application arrives once, is worked on under a deadline, is decided by a letter and answered for by a receipt.
//!
//! [`receive`] makes a case in one transaction. The workflow table says for each kind of procedure which step is allowed in
//! which state and which letter it orders. Everything that follows (search, mail, letters, the applicant's own list) hears of
//! the events.

mod api;
mod commands;
mod events;
mod forms;
mod jobs;
mod model;
mod pages;
mod policy;
mod queries;
mod store;

pub use commands::{
    Complaint, Handling, TakenOver, Wanted, add_note, answer_hearing, answer_request, approve_reveal,
    ask_reveal, assign, assign_many, claim_levy, close, complain, decide, hear, receive, release,
    remove_view, request_documents, resume, save_view, set_automatic, take, take_over, withdraw,
};
pub use events::*;
pub use model::*;
pub use policy::*;
pub use queries::{ApplicantChoices, ApplicantView, choices_of_applicant, of_applicant};
pub use store::{Attachment, DocumentRequest, LinkedCase, Note, RevealRequest, SavedView, TimelineEntry};

use foundation::{Event as _, Role};
use web::{Access, JobHandler, Module, Navigation, Route, RouteClass};

/// The tables of this module.
pub const MIGRATIONS: &[::store::Migration] = &[
    ::store::Migration {
        module: "cases",
        number: 1,
        sql: include_str!("../migrations/0001_create_cases.sql"),
    },
    ::store::Migration {
        module: "cases",
        number: 2,
        sql: include_str!("../migrations/0002_hear_and_complain.sql"),
    },
    ::store::Migration {
        module: "cases",
        number: 3,
        sql: include_str!("../migrations/0003_find_service_and_state.sql"),
    },
];

/// The place for which the answers of a case are sealed with the key of its authority.
#[must_use]
pub fn answers_context(id: CaseId) -> String {
    format!("cases.answers/{id}")
}

/// The place for which what a person says to a hearing is sealed with the key of the authority.
pub(crate) fn hearing_context(id: HearingId) -> String {
    format!("cases.hearing/{id}")
}

const READ: Access = Access::Permits(&["case.list"]);
const VIEW: Access = Access::Permits(&["case.view"]);
const ASSIGN: Access = Access::Permits(&["case.assign"]);
const STEP: Access =
    Access::Permits(&["case.assign", "case.close", "case.decide", "case.edit", "case.reveal"]);
const SETTINGS: Access = Access::Permits(&["step_setting.view", "step_setting.edit"]);
const APPROVE: Access = Access::Permits(&["case.approve_reveal"]);

/// Staff who work with cases.
const STAFF: &[Role] = &[Role::CaseWorker, Role::HeadOfOffice, Role::Auditor];

/// What this module brings into the house.
#[must_use]
pub fn module() -> Module {
    Module {
        name: "cases",
        routes: routes(),
        rules: RULES,
        migrations: MIGRATIONS,
        jobs: vec![
            (jobs::INDEX, jobs::index as JobHandler),
            (jobs::CONFIRM, jobs::confirm as JobHandler),
            (jobs::WATCH, jobs::watch as JobHandler),
            (commands::AUTOMATIC, jobs::automatic as JobHandler),
        ],
        subscriptions: vec![
            (CaseReceived::NAME, jobs::CONFIRM),
            (CaseReceived::NAME, jobs::INDEX),
            (CaseChanged::NAME, jobs::INDEX),
        ],
        texts: Some((include_str!("../locales/de.ftl"), include_str!("../locales/en.ftl"))),
        operations: api::operations(),
        navigation: vec![
            Navigation { route: "case-monday", label: "cases-navigation-monday", roles: STAFF },
            Navigation { route: "cases", label: "cases-navigation-list", roles: STAFF },
            Navigation { route: "case-search", label: "cases-navigation-search", roles: STAFF },
            Navigation {
                route: "case-settings",
                label: "cases-navigation-settings",
                roles: &[Role::HeadOfOffice],
            },
        ],
    }
}

fn routes() -> Vec<Route> {
    vec![
        Route::page("case-monday", "/de/montag", "/en/monday", READ).get(pages::monday),
        Route::page("cases", "/de/arbeitsvorrat", "/en/work-list", READ).get(pages::list),
        Route::page("case-assign-chosen", "/de/arbeitsvorrat/zuweisen", "/en/work-list/assign", ASSIGN)
            .post(pages::assign_chosen),
        Route::page("case-view-save", "/de/arbeitsvorrat/ansichten", "/en/work-list/views", READ)
            .post(pages::save_view),
        Route::page(
            "case-view-remove",
            "/de/arbeitsvorrat/ansichten/{id}/entfernen",
            "/en/work-list/views/{id}/remove",
            READ,
        )
        .post(pages::remove_view),
        Route::page("case-search", "/de/vorgangssuche", "/en/case-search", READ).get(pages::search),
        Route::page("case", "/de/vorgaenge/{id}", "/en/cases/{id}", VIEW).get(pages::case),
        Route::page("case-step", "/de/vorgaenge/{id}/schritt/{step}", "/en/cases/{id}/step/{step}", STEP)
            .get(pages::show)
            .post(pages::carry_out),
        Route::page(
            "case-reveal-approve",
            "/de/vorgaenge/{id}/einsicht/{reveal}",
            "/en/cases/{id}/reveal/{reveal}",
            APPROVE,
        )
        .post(pages::approve),
        Route::page(
            "case-attachment",
            "/de/vorgaenge/{id}/anlagen/{file}",
            "/en/cases/{id}/attachments/{file}",
            VIEW,
        )
        .class(RouteClass::Download)
        .get(pages::attachment),
        Route::page(
            "case-letter",
            "/de/vorgaenge/{id}/schreiben/{notice}",
            "/en/cases/{id}/letters/{notice}",
            VIEW,
        )
        .class(RouteClass::Download)
        .get(pages::letter),
        Route::page("case-settings", "/de/verfahrensschritte", "/en/procedure-steps", SETTINGS)
            .get(pages::settings)
            .post(pages::change_setting),
        Route::single("api-cases", "/api/v1/cases", READ, RouteClass::Api).get(api::cases),
        Route::single("api-case", "/api/v1/cases/{id}", VIEW, RouteClass::Api).get(api::case),
    ]
}
