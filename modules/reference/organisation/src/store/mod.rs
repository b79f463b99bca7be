// SPDX-License-Identifier: EUPL-1.2
//! The only SQL of the module.

mod area;
mod authority;
mod competence;
mod unit;

pub(crate) use area::*;
pub(crate) use authority::*;
pub use competence::CompetenceRow;
pub(crate) use competence::{
    delete_derived, end_competence_before, put_competence, special_competences, way_of,
};
pub(crate) use unit::*;
