// SPDX-License-Identifier: EUPL-1.2
//! The rules of the store, held on both engines.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has to fail")]

mod transactions;
