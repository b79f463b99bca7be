// SPDX-License-Identifier: EUPL-1.2
//! Rules of the search index.

#[cfg(test)]
mod corpus;
mod properties;
mod queries;
mod rules;
mod storage;
