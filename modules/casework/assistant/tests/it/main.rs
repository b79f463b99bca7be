// SPDX-License-Identifier: EUPL-1.2
//! The applicant's way, held on both engines.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot be set up has to fail")]

mod browser;
mod drafts;
mod files;
mod interface;
mod pages;
mod submit;
mod support;
