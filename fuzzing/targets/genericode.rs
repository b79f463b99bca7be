// SPDX-License-Identifier: EUPL-1.2
//! Code lists in genericode 1.0: reading.
#![no_main]

#[path = "../../standards/xdatenfelder/tests/fuzz/checks.rs"]
mod checks;

fuzzing::target!(checks::genericode_seeds, checks::genericode);
