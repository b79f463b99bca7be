// SPDX-License-Identifier: EUPL-1.2
//! The objects of the standard, English names over German element names.

mod common;
mod modules;
mod organisation;
mod service;
mod values;

pub use common::*;
pub use modules::*;
pub use organisation::*;
pub use service::*;
pub use values::*;
