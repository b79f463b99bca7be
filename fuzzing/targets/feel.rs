// SPDX-License-Identifier: EUPL-1.2
//! FEEL: expressions, unary tests and types.
#![no_main]

#[path = "../../standards/feel/tests/fuzz/checks.rs"]
mod checks;

fuzzing::target!(checks::texts_seeds, checks::texts);
