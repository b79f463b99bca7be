// SPDX-License-Identifier: EUPL-1.2
//! What somebody has answered so far: paths with their values, bounded in every direction.

use foundation::Date;
use std::collections::BTreeMap;

/// More posted name-value pairs than this are refused as a whole.
pub const MOST_PAIRS: usize = 2_000;
/// A group or field is repeated at most this often, whatever its cardinality says.
pub const MOST_REPETITIONS: u32 = 200;
/// Longest value, in characters.
pub const LONGEST_VALUE: usize = 10_000;
/// Most entries that a set of answers holds.
pub const MOST_ANSWERS: usize = 10_000;
/// Largest JSON text of a set of answers, in bytes.
pub const LARGEST_JSON: usize = 4_000_000;
/// Longest path, in bytes.
pub(crate) const LONGEST_PATH: usize = 500;
/// Keys that say that a page without answers was seen begin with this.
pub(crate) const SEEN: &str = "seen/";

/// The answers to a form, by path: element ids from the root, an index after every element that can be repeated.
///
/// Besides the answers themselves a draft keeps the chosen branch of a choice group (path of the group, id of the
/// child), the number of repetitions (path of the group without its last index) and pages that were left empty on
/// purpose. [`Form::frozen`](crate::Form::frozen) takes these away.
///
/// The day is the one against which rules compare dates. It is not part of the JSON: a draft is judged on the day it
/// is looked at, frozen answers on the day they were received.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answers {
    values: BTreeMap<String, String>,
    day: Date,
}

/// Why stored answers could not be read.
#[derive(Debug, thiserror::Error)]
pub enum AnswersError {
    /// More bytes than [`LARGEST_JSON`], more entries than [`MOST_ANSWERS`], or a too long path or value.
    #[error("the answers are larger than allowed")]
    TooLarge,
    /// Not a JSON object of texts.
    #[error("the answers are not a JSON object of texts: {0}")]
    Json(#[from] serde_json::Error),
}

impl Answers {
    /// No answers yet. `day` is the day against which rules compare dates.
    #[must_use]
    pub const fn empty(day: Date) -> Self {
        Self { values: BTreeMap::new(), day }
    }

    /// Reads answers from the JSON that [`Answers::to_json`] writes.
    ///
    /// # Errors
    /// [`AnswersError`] when the text is too large or is no object of texts.
    pub fn from_json(text: &str, day: Date) -> Result<Self, AnswersError> {
        if text.len() > LARGEST_JSON {
            return Err(AnswersError::TooLarge);
        }
        let values: BTreeMap<String, String> = serde_json::from_str(text)?;
        let fits = |(path, value): (&String, &String)| path.len() <= LONGEST_PATH && value_fits(value);
        if values.len() > MOST_ANSWERS || !values.iter().all(fits) {
            return Err(AnswersError::TooLarge);
        }
        Ok(Self { values, day })
    }

    /// The answers as a JSON object, sorted by path.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::Value::from_iter(self.values.iter().map(|(path, value)| (path.as_str(), value.as_str())))
            .to_string()
    }

    /// The day against which rules compare dates.
    #[must_use]
    pub const fn day(&self) -> Date {
        self.day
    }

    /// The same answers, judged on another day.
    #[must_use]
    pub const fn on(mut self, day: Date) -> Self {
        self.day = day;
        self
    }

    /// The answer at a path.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&str> {
        self.values.get(path).map(String::as_str)
    }

    /// Every path with its value, sorted.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.values.iter().map(|(path, value)| (path.as_str(), value.as_str()))
    }

    /// How many entries there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether nothing was answered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// Sets an answer; an empty value takes it away. What would break a limit changes nothing and gives `false`.
    pub fn set(&mut self, path: &str, value: impl Into<String>) -> bool {
        let value = value.into();
        if value.is_empty() {
            self.values.remove(path);
            return true;
        }
        let full = self.values.len() >= MOST_ANSWERS && !self.values.contains_key(path);
        if full || path.len() > LONGEST_PATH || !value_fits(&value) {
            return false;
        }
        self.values.insert(path.to_owned(), value);
        true
    }

    /// Whether there is an answer at the path or below it.
    pub(crate) fn any_at(&self, path: &str) -> bool {
        self.values.contains_key(path) || self.below(path).next().is_some()
    }

    /// Every entry below a path, without the one at the path itself.
    pub(crate) fn below<'a>(&'a self, path: &str) -> impl Iterator<Item = (&'a str, &'a str)> + use<'a> {
        let prefix = format!("{path}/");
        let start = prefix.clone();
        self.values
            .range(start..)
            .take_while(move |(key, _)| key.starts_with(&prefix))
            .map(|(key, value)| (key.as_str(), value.as_str()))
    }

    /// Takes away what stands at the path and below it.
    pub(crate) fn remove_all(&mut self, path: &str) {
        let prefix = format!("{path}/");
        self.values.retain(|key, _| key != path && !key.starts_with(&prefix));
    }

    /// Moves everything at and below one path to another.
    pub(crate) fn rename(&mut self, from: &str, to: &str) {
        let prefix = format!("{from}/");
        let keys: Vec<String> =
            self.values.keys().filter(|key| *key == from || key.starts_with(&prefix)).cloned().collect();
        for key in keys {
            if let Some(value) = self.values.remove(&key) {
                self.values.insert(format!("{to}{}", key.get(from.len()..).unwrap_or_default()), value);
            }
        }
    }
}

fn value_fits(value: &str) -> bool {
    value.len() <= LONGEST_VALUE || value.chars().nth(LONGEST_VALUE).is_none()
}
