// SPDX-License-Identifier: EUPL-1.2
//! XDatenfelder 2: reading, writing, conversion to version 3.
#![no_main]

#[path = "../../standards/xdatenfelder/tests/fuzz/checks.rs"]
mod checks;

fuzzing::target!(checks::version_2_seeds, checks::version_2);
