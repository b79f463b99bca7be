// SPDX-License-Identifier: EUPL-1.2
//! Reads what a person typed: numbers, words and groups of words with a common meaning.

use crate::Query;
use crate::analyser::{Analyser, Language};
use crate::fold::{self, words};
use crate::synonym::Synonyms;

const TEXT_LENGTH: usize = 200;
const WORD_COUNT: usize = 12;

/// One thing that an entry has to contain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Unit {
    /// A number with inner punctuation, in its comparable form, with the words of which it consists.
    Number(String, Vec<String>),
    /// One word, or several for which there are synonyms as a whole.
    Words(Vec<String>),
}

/// A question after reading.
#[derive(Debug)]
pub(crate) struct Question {
    /// What has to be found; empty when the text holds no word.
    pub units: Vec<Unit>,
    /// The whole text as a reference, when it may be one.
    pub reference: Option<String>,
    /// Languages in which the words are understood.
    pub languages: Vec<Language>,
}

impl Question {
    /// Reads the text of a query. Every text is a valid question.
    pub fn read(query: &Query, analyser: &mut Analyser, synonyms: &Synonyms) -> Self {
        let end = query.text.char_indices().nth(TEXT_LENGTH).map_or(query.text.len(), |(end, _)| end);
        let text = &query.text[..end];
        let languages = match &query.locale {
            Some(locale) => vec![Language::of(locale)],
            None => vec![Language::German, Language::English],
        };
        let mut units = Vec::new();
        let mut plain: Vec<String> = Vec::new();
        let mut count = 0;
        for chunk in text.split_whitespace() {
            let chunk_words: Vec<String> =
                words(chunk).map(|range| chunk[range].to_owned()).take(WORD_COUNT - count).collect();
            count += chunk_words.len();
            let number = chunk.trim_matches(|c: char| !c.is_alphanumeric());
            if fold::is_number(number) && !chunk_words.is_empty() {
                units.push(Unit::Number(fold::reference(number), chunk_words));
            } else {
                plain.extend(chunk_words);
            }
            if count >= WORD_COUNT {
                break;
            }
        }
        let mut meant = plain.clone();
        meant.retain(|word| !analyser.is_stop_word(word, &languages));
        if meant.is_empty() && units.is_empty() {
            meant = plain;
        }
        units.extend(grouped(&meant, analyser, synonyms).into_iter().map(Unit::Words));
        let reference = fold::reference(text);
        let reference = (!fold::compact(&reference).is_empty()).then_some(reference);
        Self { units, reference, languages }
    }
}

/// Joins neighbouring words that together stand in the list of synonyms.
fn grouped(plain: &[String], analyser: &mut Analyser, synonyms: &Synonyms) -> Vec<Vec<String>> {
    let stems: Vec<String> =
        plain.iter().map(|word| analyser.word(word, Language::German).stem.clone()).collect();
    let mut groups = Vec::new();
    let mut at = 0;
    while at < plain.len() {
        let length = synonyms.span(&stems[at..]);
        groups.push(plain[at..at + length].to_vec());
        at += length;
    }
    groups
}
