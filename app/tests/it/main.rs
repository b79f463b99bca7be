// SPDX-License-Identifier: EUPL-1.2
//! The whole house, tested over HTTP on both engines.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has to fail")]

mod abuse;
mod faults;
mod forms;
mod golden;
mod privacy;
mod story;
mod support;
mod sweep;
mod upgrade;
