// SPDX-License-Identifier: EUPL-1.2
//! The rules of the store, held on both engines.

mod transactions;
