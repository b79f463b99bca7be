// SPDX-License-Identifier: EUPL-1.2
//! The conformance kit of the standard (DMN TCK): its test files, and which cases a model passes.

mod case;
mod compare;
mod run;

pub use case::{Content, Expected, Named, TestCase, TestFile, read_tests};
pub use compare::UnreadableValue;
pub use run::{Verdict, run_case};
