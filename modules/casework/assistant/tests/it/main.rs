// SPDX-License-Identifier: EUPL-1.2
//! The applicant's way, held on both engines.

mod browser;
mod drafts;
mod files;
mod interface;
mod pages;
mod submit;
mod support;
