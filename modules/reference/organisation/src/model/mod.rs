// SPDX-License-Identifier: EUPL-1.2
//! The nouns of the module; pure.

mod area;
mod authority;
mod competence;
mod explain;

pub use area::{Area, AreaKind, fold};
pub(crate) use area::OPEN_START;
pub use authority::{Authority, LegalEntity, OrgUnit, Person, UNIT_KINDS, is_within, tree};
pub(crate) use explain::TEXTS;
pub(crate) use competence::{Candidate, Link, decide};
pub use competence::{Competence, LegalEntityKind, Level, Question, Step};
