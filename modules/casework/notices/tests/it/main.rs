// SPDX-License-Identifier: EUPL-1.2
//! The rules of letters, held on both engines.

mod files;
mod letters;
mod support;
mod templates;
