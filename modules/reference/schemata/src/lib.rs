// SPDX-License-Identifier: EUPL-1.2
//! Forms from XDatenfelder schemata: installed or imported once, compiled once, asked for every page.
//!
//! A [`Form`] knows tasks, pages and questions; [`Answers`] are what somebody has typed so far. A page is shown with
//! [`Form::page`] and [`Form::fields`], taken in with [`Form::read_page`]; [`Form::validate`] says what is missing,
//! [`Form::frozen`] what is submitted, [`Form::summary`] how it reads.

mod commands;
mod model;
mod pages;
mod policy;
mod store;

pub use commands::{
    ConditionOutcome, Imported, Prepared, RulePlace, enter_condition, import, install, prepare,
};
pub use model::*;
pub use policy::{RULES, SchemaResource};
pub use store::{InstalledSchema, SchemaStatus, current_form, form, notes, quality_report};

use ::store::Migration;
use foundation::Role;
use web::{Access, Module, Navigation, Route};

/// The tables of this module.
pub const MIGRATIONS: &[Migration] = &[
    Migration { module: "schemata", number: 1, sql: include_str!("../migrations/0001_create_schemata.sql") },
    Migration { module: "schemata", number: 2, sql: include_str!("../migrations/0002_enter_conditions.sql") },
];

/// What this module brings into the house.
#[must_use]
pub fn module() -> Module {
    Module {
        name: "schemata",
        routes: routes(),
        rules: RULES,
        migrations: MIGRATIONS,
        texts: Some((include_str!("../locales/de.ftl"), include_str!("../locales/en.ftl"))),
        navigation: vec![Navigation {
            route: "schema-list",
            label: "schemata-navigation",
            roles: &[Role::Administrator],
        }],
        ..Module::default()
    }
}

fn routes() -> Vec<Route> {
    const VIEW: Access = Access::Permits(&["schema.view"]);
    vec![
        Route::page("schema-list", "/de/formulare", "/en/forms", Access::Permits(&["schema.list"]))
            .get(pages::list),
        Route::page("schema", "/de/formulare/{schema}/{version}", "/en/forms/{schema}/{version}", VIEW)
            .get(pages::schema),
        Route::page(
            "schema-preview",
            "/de/formulare/{schema}/{version}/vorschau",
            "/en/forms/{schema}/{version}/preview",
            VIEW,
        )
        .get(pages::preview),
    ]
}
