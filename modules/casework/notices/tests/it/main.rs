// SPDX-License-Identifier: EUPL-1.2
//! The rules of letters, held on both engines.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod files;
mod letters;
mod support;
mod templates;
