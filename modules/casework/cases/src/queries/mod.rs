// SPDX-License-Identifier: EUPL-1.2
//! Read models of cases.

mod applicant;
mod file;
mod neighbours;
mod work;

pub use applicant::{ApplicantChoices, ApplicantView, choices_of_applicant, of_applicant};
pub(crate) use file::{WholeCase, case_file, correspondence, open_answers, open_letter, open_statements};
pub(crate) use neighbours::{
    Named, assess, automatic_services, colleagues, dogs, holidays_of, place, services, units,
};
pub(crate) use parameters::Dog;
pub(crate) use work::{
    Absence, COUNT_CEILING, Count, ListPage, Monday, PAGE_ROWS, absences, found_by_text, list_page, located,
    monday,
};
