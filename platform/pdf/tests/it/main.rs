// SPDX-License-Identifier: EUPL-1.2
//! Rules of letters and summaries.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod fixtures;
mod letters;
mod limits;
mod literal;
mod summaries;
mod validator;
