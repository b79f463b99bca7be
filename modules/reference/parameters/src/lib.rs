// SPDX-License-Identifier: EUPL-1.2
//! Law as data: dated rows of rates, remedies, bank accounts and public holidays, each with its legal source and whether somebody
//! still has to confirm it, and what is computed from them, with the reason in German and English.

mod commands;
mod forms;
mod model;
mod pages;
mod policy;
mod queries;
mod store;

pub use commands::{
    StatuteAsked, advance_statute, decide_statute, forget_dog_tax, import_holidays, import_statutes,
    note_dog_tax, save_statute_draft,
};
pub use forms::ImportError;
pub use model::{
    Assessment, BankDetail, Begins, Calendar, Dog, DogTaxStatute, Holiday, Impact, MonthDay, Reduction,
    Remedy, Shifted, StatuteDraft, StatuteState, StatuteStep, Typed, WorkingDays, assess_dog_tax, impact,
};
pub use policy::{Approve, ImportParameters, ParameterResource, RULES};
pub use queries::{
    add_working_days, bank, banks_of, calendar, dog_tax, dog_tax_statutes, holiday_rows, holidays,
    is_working_day, next_working_day, noted_dog_tax, remedies, remedy, remedy_on,
};

use ::store::Migration;

/// The tables of this module.
pub const MIGRATIONS: &[Migration] = &[
    Migration {
        module: "parameters",
        number: 1,
        sql: include_str!("../migrations/0001_create_parameters.sql"),
    },
    Migration {
        module: "parameters",
        number: 2,
        sql: include_str!("../migrations/0002_add_statute_drafts.sql"),
    },
];

/// The module for the house.
#[must_use]
pub fn module() -> web::Module {
    web::Module {
        name: "parameters",
        routes: pages::routes(),
        navigation: pages::navigation(),
        rules: RULES,
        migrations: MIGRATIONS,
        texts: Some(model::TEXTS),
        ..web::Module::default()
    }
}
