// SPDX-License-Identifier: EUPL-1.2
//! Who administers what: areas with their keys, validity and successors, authorities, the legal entities for which they act, units,
//! people and roles, and the way from a place to the responsible authority with its reasons.

mod commands;
mod forms;
mod model;
mod pages;
mod policy;
mod queries;
mod store;

pub use commands::{
    Administration, NewPerson, SpecialCompetence, add_person, assign_person, bind_role, claim_competence,
    disable_person, edit_letterhead, end_role, import_areas, import_authorities, import_postcodes, lend_role,
    save_unit, write_competence,
};
pub use forms::import::ImportError;
pub use model::{
    Area, AreaKind, Authority, Competence, LegalEntity, LegalEntityKind, Level, OrgUnit, Person, Question,
    RecordedCompetence, Step, UNIT_KINDS, fold, is_within, keys_above, tree,
};
pub use policy::{AreaResource, AuthorityResource, Import, RULES};
pub use queries::{
    AreaView, area, area_view, areas_below, areas_matching, authorities, authority, authority_by_key,
    directory, districts, legal_entities, legal_entities_of, legal_entity, legal_entity_by_key, people_at,
    resolve, special_competences, units_of,
};

use ::store::Migration;

/// The tables of this module.
pub const MIGRATIONS: &[Migration] = &[Migration {
    module: "organisation",
    number: 1,
    sql: include_str!("../migrations/0001_create_organisation.sql"),
}];

/// The module for the house.
#[must_use]
pub fn module() -> web::Module {
    web::Module {
        name: "organisation",
        routes: pages::routes(),
        navigation: pages::navigation(),
        rules: RULES,
        migrations: MIGRATIONS,
        texts: Some(model::TEXTS),
        ..web::Module::default()
    }
}
