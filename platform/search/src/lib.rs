// SPDX-License-Identifier: EUPL-1.2
//! Full-text search for German and English texts, without a business word.
//!
//! An [`Index`] lies in a folder of the local disk (or in memory) and can be rebuilt at any time from what the
//! caller holds elsewhere. The caller puts [`Entry`] values in batches, commits, and remembers with a cursor how
//! far it came. A [`Query`] finds only entries that share an audience with it.
//!
//! All calls block; in asynchronous code they belong on a thread for blocking work.

mod analyser;
mod compound;
mod document;
mod error;
mod fold;
mod index;
mod layout;
mod plan;
mod query;
mod snippet;
mod synonym;
mod types;

pub use error::{Error, Result};
pub use index::{Index, MOST_IDENTIFIERS};
pub use types::{Entry, Hit, Query, Results};
