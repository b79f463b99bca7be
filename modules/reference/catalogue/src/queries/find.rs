// SPDX-License-Identifier: EUPL-1.2
//! Finding services, topic fields and life events by words.

use crate::model::{KIND_LIFE_EVENT, KIND_SERVICE, KIND_TOPIC};
use foundation::Locale;
use search::{Index, Query, Result, Results};

/// With fewer results than this, entries that have only one of the words follow.
const FEW: usize = 3;
/// Results added for a single word.
const PER_WORD: usize = 5;
/// Shorter words are not looked for by themselves.
const SHORTEST: usize = 4;

/// Searches in one language and, when it has nothing, in the other one. When only few entries have all the words, those
/// that have one of them follow on the first page. Blocks.
///
/// # Errors
/// [`search::Error::Engine`] when the index cannot be read.
pub fn find(index: &Index, words: &str, locale: Locale, limit: usize, offset: usize) -> Result<Results> {
    let query = |words: &str, locale: Locale| Query {
        text: words.to_owned(),
        kinds: [KIND_SERVICE, KIND_TOPIC, KIND_LIFE_EVENT].map(str::to_owned).to_vec(),
        audience: vec!["public".to_owned()],
        locale: Some(locale.as_str().to_owned()),
        limit,
        offset,
        ..Query::default()
    };
    for locale in [locale, locale.other()] {
        let mut results = index.search(&query(words, locale))?;
        if results.total < FEW && offset == 0 {
            for word in single_words(words) {
                let more = index.search(&Query { limit: PER_WORD, ..query(word, locale) })?;
                add(&mut results, more);
            }
        }
        if results.total > 0 {
            return Ok(results);
        }
    }
    Ok(Results::default())
}

/// The longer words of a question of several words.
fn single_words(words: &str) -> Vec<&str> {
    let all: Vec<&str> = words.split_whitespace().take(12).collect();
    let long = |word: &&str| word.chars().count() >= SHORTEST;
    if all.len() < 2 { Vec::new() } else { all.into_iter().filter(long).collect() }
}

fn add(results: &mut Results, more: Results) {
    for hit in more.hits {
        if !results.hits.iter().any(|known| known.kind == hit.kind && known.id == hit.id) {
            results.hits.push(hit);
            results.total += 1;
        }
    }
}
