// SPDX-License-Identifier: EUPL-1.2
//! FEEL's values, built-in functions and expressions, seen from outside.

mod collections;
mod limits;
mod moments;
mod numbers;
mod ranges;
mod robustness;
mod support;
mod temporal;
mod texts;
mod values;
