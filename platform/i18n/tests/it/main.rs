// SPDX-License-Identifier: EUPL-1.2
//! Rules of the text catalogue and of the comparison between the languages.

#[cfg(test)]
mod catalog_rules;
mod check_rules;
