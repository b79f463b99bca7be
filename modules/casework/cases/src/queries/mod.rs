// SPDX-License-Identifier: EUPL-1.2
//! Read models of cases.

mod file;
mod neighbours;
mod work;

pub use file::{ApplicantView, of_applicant};
pub(crate) use file::{WholeCase, case_file, correspondence, open_answers};
pub(crate) use neighbours::{Named, assess, colleagues, dogs, holidays_of, place, services, units};
pub(crate) use parameters::Dog;
pub(crate) use work::{
    Absence, COUNT_CEILING, Count, ListPage, Monday, PAGE_ROWS, absences, found_by_text, list_page, located,
    monday,
};
