// SPDX-License-Identifier: EUPL-1.2
//! The rules of the catalogue, held on both engines with the services of the sample Land.

#![expect(clippy::unwrap_used, clippy::panic, reason = "helpers of tests fail the test by panicking")]

mod catalogue_rules;
mod editor_rules;
mod exchange_rules;
mod file_rules;
mod house;
mod local_rules;
mod office_rules;
mod search_rules;
mod support;
