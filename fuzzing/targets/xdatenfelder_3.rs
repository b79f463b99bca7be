// SPDX-License-Identifier: EUPL-1.2
//! XDatenfelder 3: reading and writing.
#![no_main]

#[path = "../../standards/xdatenfelder/tests/fuzz/checks.rs"]
mod checks;

fuzzing::target!(checks::version_3_seeds, checks::version_3);
