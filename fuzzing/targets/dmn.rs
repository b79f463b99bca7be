// SPDX-License-Identifier: EUPL-1.2
//! DMN: reading, compiling and evaluating models.
#![no_main]

#[path = "../../standards/dmn/tests/fuzz/checks.rs"]
mod checks;

fuzzing::target!(checks::models_seeds, checks::models);
