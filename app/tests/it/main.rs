// SPDX-License-Identifier: EUPL-1.2
//! The whole house, tested over HTTP on both engines.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has to fail")]

mod abuse;
mod complaint;
mod desk;
mod faults;
mod forms;
mod golden;
mod hearing;
mod interface;
mod lint;
mod privacy;
mod protected;
mod sessions;
mod story;
mod support;
mod sweep;
mod upgrade;
mod words;
