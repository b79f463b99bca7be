// SPDX-License-Identifier: EUPL-1.2
//! From text to tree: tokens, names, parser, and back again.

mod names;
mod parser;
mod print;
mod token;
pub(crate) mod tree;

pub use names::Names;
pub(crate) use names::Others;
pub(crate) use parser::{parse_expression, parse_tests, parse_type};
