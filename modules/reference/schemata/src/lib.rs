// SPDX-License-Identifier: EUPL-1.2
//! Forms from XDatenfelder schemata: installed or imported once, compiled once, asked for every page.

mod model;

pub use model::*;
