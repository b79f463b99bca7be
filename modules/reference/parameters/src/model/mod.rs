// SPDX-License-Identifier: EUPL-1.2
//! The nouns of the module and everything that is computed from them; pure.

/// The first day of rows with an open start.
pub(crate) const OPEN_START: foundation::Date = foundation::Date::constant(1, 1, 1);

mod assess;
mod calendar;
mod draft;
mod explain;
mod impact;
mod statute;

pub use assess::{Assessment, Dog, assess_dog_tax};
pub use calendar::{Calendar, Holiday, Shifted, WorkingDays};
pub use draft::{StatuteDraft, StatuteState, StatuteStep, Typed};
pub(crate) use explain::TEXTS;
pub(crate) use impact::{HOUSEHOLDS, whole_year};
pub use impact::{Impact, impact};
pub use statute::{BankDetail, Begins, DogTaxStatute, MonthDay, Reduction, Remedy};
