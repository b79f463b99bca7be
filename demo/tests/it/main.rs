// SPDX-License-Identifier: EUPL-1.2
//! Tests of the sample Land against all modules.

mod creation;
mod store;
mod support;
