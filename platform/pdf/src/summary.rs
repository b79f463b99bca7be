// SPDX-License-Identifier: EUPL-1.2
//! Labelled values section by section, for example the copy of an application.

use serde::{Deserialize, Serialize};

use crate::{Entry, Language};

/// A summary of labelled values.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Summary {
    /// Language of all texts.
    pub language: Language,
    /// Title of the file and heading of level 1; not empty.
    pub title: String,
    /// Name of the authority, printed above the title.
    pub sender: String,
    /// Facts about the whole, for example receipt number and time.
    pub reference: Vec<Entry>,
    /// Introduction; may be empty.
    pub introduction: String,
    /// The sections in their order.
    pub sections: Vec<Section>,
    /// Small lines at the end.
    pub footer: Vec<String>,
    /// A word such as `MUSTER` that marks the document as a sample, on every page and once in the text.
    pub sample: Option<String>,
}

/// A section of a summary.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Section {
    /// Level of its heading below the title, 1 is the highest; levels never skip.
    pub level: u8,
    /// Heading; not empty.
    pub title: String,
    /// The rows.
    pub rows: Vec<Entry>,
}
