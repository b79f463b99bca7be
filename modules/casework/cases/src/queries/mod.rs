// SPDX-License-Identifier: EUPL-1.2
//! Read models of cases.

mod neighbours;

pub(crate) use neighbours::{
    Named, answers, colleagues, form, holidays_of, place, sender, services, units,
};
