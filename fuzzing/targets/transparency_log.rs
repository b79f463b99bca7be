// SPDX-License-Identifier: EUPL-1.2
//! Transparency log: keys, checkpoints, receipts and frontiers.
#![no_main]

#[path = "../../standards/transparency-log/tests/fuzz/checks.rs"]
mod checks;

fuzzing::target!(checks::documents_seeds, checks::documents);
