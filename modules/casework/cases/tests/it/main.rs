// SPDX-License-Identifier: EUPL-1.2
//! The rules of cases, held on both engines.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has to fail")]

mod arrival;
mod complaints;
mod hearings;
mod people;
mod steps;
mod support;
mod texts;
