// SPDX-License-Identifier: EUPL-1.2
//! The files beside a schema: English texts by element id, and what the portal says about the form.

use foundation::Translated;
use serde::Deserialize;
use std::collections::BTreeMap;
use xdatenfelder::ReadError;

/// A schema with the files beside it, as it is installed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The XDatenfelder message (version 2 or 3).
    pub xml: Vec<u8>,
    /// English texts by element id (TOML); may be empty.
    pub english: String,
    /// Slug, titles and introduction (TOML); may be empty, then they are made from the schema.
    pub meta: String,
}

/// Why a schema could not become a form.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    /// The message could not be read.
    #[error("schema: {0}")]
    Xml(#[from] ReadError),
    /// The message describes a group or a field, not a schema.
    #[error("the message describes no schema: take message 0102")]
    NoSchema,
    /// A file beside the schema could not be read.
    #[error("{file}: {reason}")]
    Toml {
        /// Which of the files.
        file: &'static str,
        /// What was wrong.
        reason: String,
    },
}

/// English texts of one element.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct ElementText {
    pub label: String,
    pub output: String,
    pub hint: String,
    pub content: String,
    pub values: BTreeMap<String, String>,
}

/// English texts by element id.
pub(crate) type EnglishTexts = BTreeMap<String, ElementText>;

/// The description beside a schema.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MetaFile {
    pub slug: String,
    pub schema: String,
    pub version: String,
    pub estimated_minutes: u32,
    pub title: Translated,
    pub intro: Translated,
    pub next: Translated,
    #[serde(default)]
    pub have_ready: TranslatedLists,
    #[serde(default)]
    pub page_order: PageOrder,
}

/// A list in both languages, in the same order.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct TranslatedLists {
    pub de: Vec<String>,
    pub en: Vec<String>,
}

impl TranslatedLists {
    pub fn zip(&self) -> Vec<Translated> {
        let english = |index: usize| self.en.get(index).cloned().unwrap_or_default();
        self.de.iter().enumerate().map(|(index, de)| Translated::new(de, english(index))).collect()
    }
}

/// Order of the task list.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct PageOrder {
    pub tasks: Vec<String>,
}

pub(crate) fn english(text: &str) -> Result<EnglishTexts, SourceError> {
    toml::from_str(text)
        .map_err(|error| SourceError::Toml { file: "english texts", reason: error.message().to_owned() })
}

pub(crate) fn meta(text: &str) -> Result<Option<MetaFile>, SourceError> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    toml::from_str(text)
        .map(Some)
        .map_err(|error| SourceError::Toml { file: "description", reason: error.message().to_owned() })
}
