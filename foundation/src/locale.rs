// SPDX-License-Identifier: EUPL-1.2
//! The languages of the interface and texts that exist in each of them.

use serde::{Deserialize, Serialize};

/// A language of the interface. German is the source, English is complete.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Locale {
    /// German (de-DE).
    #[default]
    De,
    /// English (en-GB).
    En,
}

impl Locale {
    /// Every locale, German first.
    pub const ALL: [Self; 2] = [Self::De, Self::En];

    /// The BCP 47 language subtag: `de` or `en`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::De => "de",
            Self::En => "en",
        }
    }

    /// Reads a language subtag; anything unknown is `None`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "de" => Some(Self::De),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// The other language, for the language switch.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::De => Self::En,
            Self::En => Self::De,
        }
    }
}

/// A text in German and English. An empty English text falls back to the German one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Translated {
    /// German.
    pub de: String,
    /// English; may be empty.
    #[serde(default)]
    pub en: String,
}

impl Translated {
    /// A text in both languages.
    #[must_use]
    pub fn new(de: impl Into<String>, en: impl Into<String>) -> Self {
        Self { de: de.into(), en: en.into() }
    }

    /// The text in a language, German where the other is missing.
    #[must_use]
    pub fn get(&self, locale: Locale) -> &str {
        match locale {
            Locale::En if !self.en.is_empty() => &self.en,
            _ => &self.de,
        }
    }

    /// Whether nothing was written in either language.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.de.is_empty() && self.en.is_empty()
    }
}
