// SPDX-License-Identifier: EUPL-1.2
//! Tests of the whole module: the five own schemata, the four real ones, hostile input, both engines.

mod branching;
mod browser;
mod common;
mod compile;
mod hostile;
mod own;
mod pages;
mod real;
mod rules;
mod speed;
mod stored;
mod words;
