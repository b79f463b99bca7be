// SPDX-License-Identifier: EUPL-1.2
//! Tests of the sample Land against all modules.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has to fail")]

mod creation;
mod store;
mod support;
