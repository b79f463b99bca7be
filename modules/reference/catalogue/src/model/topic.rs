// SPDX-License-Identifier: EUPL-1.2
//! Topic fields of the Online Access Act (OZG) and life events, by which people find services without searching.

use foundation::Translated;
use serde::{Deserialize, Serialize};

/// One of the 14 topic fields.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TopicField {
    /// Code of the public interface description, for example `steuern_zoll`.
    pub code: String,
    /// Place in the list.
    pub order: i64,
    /// Name.
    pub name: Translated,
    /// One sentence that says what is found there.
    pub description: Translated,
}

/// An event in somebody's life that needs services of several offices.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LifeEvent {
    /// Code, for example `moving`.
    pub code: String,
    /// Place in the list.
    pub order: i64,
    /// Name.
    pub name: Translated,
}
