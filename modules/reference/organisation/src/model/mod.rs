// SPDX-License-Identifier: EUPL-1.2
//! The nouns of the module; pure.

mod area;
mod authority;
mod competence;
mod explain;

pub(crate) use area::OPEN_START;
pub use area::{Area, AreaKind, fold, keys_above};
pub use authority::{Authority, LegalEntity, OrgUnit, Person, UNIT_KINDS, is_within, tree};
pub(crate) use competence::{Candidate, decide};
pub use competence::{Competence, LegalEntityKind, Level, Question, RecordedCompetence, Step};
pub(crate) use explain::TEXTS;
