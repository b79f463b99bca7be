// SPDX-License-Identifier: EUPL-1.2
//! Claims, their journal and their pages, on both engines.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod claims;
mod house;
mod levies;
mod pages;
