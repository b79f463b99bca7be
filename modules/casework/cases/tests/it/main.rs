// SPDX-License-Identifier: EUPL-1.2
//! The rules of cases, held on both engines.

mod arrival;
mod people;
mod steps;
mod support;
mod texts;
