// SPDX-License-Identifier: EUPL-1.2
//! XZuFi 2.2.0 and 2.3.1: reading and writing.
#![no_main]

#[path = "../../standards/xzufi/tests/fuzz/checks.rs"]
mod checks;

fuzzing::target!(checks::messages_seeds, checks::messages);
