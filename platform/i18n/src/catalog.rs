// SPDX-License-Identifier: EUPL-1.2
//! The catalogue of all texts of the running program.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentError, FluentResource};
use parking_lot::Mutex;
use unic_langid::{LanguageIdentifier, langid};

use crate::Argument;
use crate::source::{self, Text};

/// More different complaints than this are not remembered: keys can come from stored data.
const MISSING_LIMIT: usize = 1000;

struct Language {
    bundle: FluentBundle<FluentResource>,
    /// Keys of all texts, terms included, to find doubled ones before anything is added.
    keys: HashSet<String>,
    /// Texts without placeables, ready to be handed out.
    plain: HashMap<String, Arc<str>>,
}

impl Language {
    fn new(identifier: LanguageIdentifier) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
        // Isolation marks are for texts of mixed direction; here they would only disturb copying and searching.
        bundle.set_use_isolating(false);
        Self { bundle, keys: HashSet::new(), plain: HashMap::new() }
    }

    fn add(&mut self, source: &str) -> Result<(), Vec<String>> {
        let texts = source::texts(source);
        let resource = FluentResource::try_new(source.to_owned()).map_err(|(_, errors)| {
            let line =
                |position: usize| source.bytes().take(position).filter(|byte| *byte == b'\n').count() + 1;
            errors.iter().map(|error| format!("line {}: {error}", line(error.pos.start))).collect::<Vec<_>>()
        })?;
        let mut doubled = Vec::new();
        let mut own = HashSet::new();
        for Text { key, .. } in &texts {
            if self.keys.contains(key) || !own.insert(key.clone()) {
                doubled.push(format!("duplicate key {key}"));
            }
        }
        if !doubled.is_empty() {
            return Err(doubled);
        }
        self.bundle
            .add_resource(resource)
            .map_err(|errors| errors.iter().map(describe).collect::<Vec<_>>())?;
        for text in texts.iter().filter(|text| text.is_plain() && !text.key.starts_with('-')) {
            let mut errors = Vec::new();
            if let Some(value) = self.format(&text.key, None, &mut errors) {
                self.plain.insert(text.key.clone(), Arc::from(value));
            }
        }
        self.keys.extend(own);
        Ok(())
    }

    fn format(
        &self,
        key: &str,
        arguments: Option<&FluentArgs>,
        errors: &mut Vec<FluentError>,
    ) -> Option<String> {
        let pattern = match key.split_once('.') {
            Some((message, attribute)) => self.bundle.get_message(message)?.get_attribute(attribute)?.value(),
            None => self.bundle.get_message(key)?.value()?,
        };
        Some(self.bundle.format_pattern(pattern, arguments, errors).into_owned())
    }
}

/// All texts in German and English.
///
/// Locales are given as language tags; only the language counts (`de-DE` is German), and any language that is
/// not English is served in German.
pub struct Catalog {
    german: Language,
    english: Language,
    missing: Mutex<BTreeSet<String>>,
}

impl Default for Catalog {
    fn default() -> Self {
        Self::new()
    }
}

impl Catalog {
    /// An empty catalogue.
    #[must_use]
    pub fn new() -> Self {
        Self {
            german: Language::new(langid!("de")),
            english: Language::new(langid!("en")),
            missing: Mutex::new(BTreeSet::new()),
        }
    }

    /// Adds the texts of one Fluent file to the language `locale`, `de` or `en`.
    ///
    /// # Errors
    /// Any other locale, a syntax error (with its line), or a key that is already there, in this file or in one
    /// added before. On an error nothing of the file is added.
    pub fn add(&mut self, locale: &str, ftl_source: &'static str) -> Result<(), Vec<String>> {
        match locale {
            "de" => self.german.add(ftl_source),
            "en" => self.english.add(ftl_source),
            other => Err(vec![format!("unknown locale {other}")]),
        }
    }

    /// The text with this key (`message` or `message.attribute`), without arguments.
    ///
    /// A key that English lacks is shown in German; one that German lacks too is shown as `[key]`. Both are
    /// remembered for [`Catalog::missing`].
    #[must_use]
    pub fn text(&self, locale: &str, key: &str) -> String {
        let language = self.language(locale);
        match language.plain.get(key) {
            Some(text) => text.to_string(),
            None => self.format(locale, key, &[]),
        }
    }

    /// Like [`Catalog::text`], but a text without placeables is shared instead of copied.
    #[must_use]
    pub fn shared(&self, locale: &str, key: &str) -> Arc<str> {
        match self.language(locale).plain.get(key) {
            Some(text) => Arc::clone(text),
            None => Arc::from(self.format(locale, key, &[])),
        }
    }

    /// The text with this key and these arguments, named without `$`.
    ///
    /// An argument that the text needs and does not get stays visible as `{$name}` and is remembered for
    /// [`Catalog::missing`].
    #[must_use]
    pub fn format(&self, locale: &str, key: &str, arguments: &[(&str, Argument)]) -> String {
        let tag = if is_english(locale) { "en" } else { "de" };
        let language = self.language(locale);
        if let Some(text) = language.plain.get(key) {
            return text.to_string();
        }
        let values: FluentArgs = arguments.iter().map(|(name, argument)| (*name, argument.value())).collect();
        let mut errors = Vec::new();
        let formatted = language.format(key, Some(&values), &mut errors).or_else(|| {
            self.remember(format!("{tag}: {key}"));
            if tag == "en" { self.german.format(key, Some(&values), &mut errors) } else { None }
        });
        for error in &errors {
            self.remember(format!("{tag}: {key}: {}", describe(error)));
        }
        formatted.unwrap_or_else(|| format!("[{key}]"))
    }

    /// Whether the language of `locale` itself has a text with this key.
    #[must_use]
    pub fn contains(&self, locale: &str, key: &str) -> bool {
        !key.starts_with('-') && self.language(locale).keys.contains(key)
    }

    /// What was asked for and not found since the start, sorted, each once: `locale: key`, and
    /// `locale: key: reason` for a text that lacked an argument. At most 1000 are remembered.
    #[must_use]
    pub fn missing(&self) -> Vec<String> {
        self.missing.lock().iter().cloned().collect()
    }

    fn language(&self, locale: &str) -> &Language {
        if is_english(locale) { &self.english } else { &self.german }
    }

    fn remember(&self, complaint: String) {
        let mut missing = self.missing.lock();
        if missing.len() < MISSING_LIMIT {
            missing.insert(complaint);
        }
    }
}

fn is_english(locale: &str) -> bool {
    locale.split(['-', '_']).next().is_some_and(|language| language.eq_ignore_ascii_case("en"))
}

fn describe(error: &FluentError) -> String {
    match error {
        FluentError::Overriding { id, .. } => format!("duplicate key {id}"),
        other => other.to_string(),
    }
}
