// SPDX-License-Identifier: EUPL-1.2
//! Tests of the log as its callers use it.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod boundaries;
mod checkpoints;
mod keys;
mod notes;
mod properties;
mod receipt_bytes;
mod receipts;
mod support;
mod tampering;
mod vectors;
