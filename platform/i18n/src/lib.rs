// SPDX-License-Identifier: EUPL-1.2
//! Texts shown to people, in German and English, from Project Fluent files.
//!
//! A [`Catalog`] is filled once at start from the `locales/{de,en}.ftl` files of all crates and is then only
//! read, by any number of threads. [`check`] compares the two languages and is meant for a test.

mod argument;
mod catalog;
mod check;
mod source;

pub use argument::Argument;
pub use catalog::Catalog;
pub use check::check;
