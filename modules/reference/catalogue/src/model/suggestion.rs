// SPDX-License-Identifier: EUPL-1.2
//! "Did you mean": words that the catalogue does not know are replaced by the nearest one it knows.

use super::service::PublicService;
use foundation::Locale;
use std::collections::HashMap;
use std::sync::Arc;

/// Words longer than this are not compared.
const LONGEST: usize = 30;

/// The words of names and keywords in one language.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    /// Comparable form, shown form, how often.
    words: HashMap<String, (String, usize)>,
}

impl Vocabulary {
    /// The words by which services are called in a language.
    #[must_use]
    pub fn of(services: &[Arc<PublicService>], locale: Locale) -> Self {
        let mut words: HashMap<String, (String, usize)> = HashMap::new();
        for service in services {
            let keywords = service.keywords.get(locale).iter().map(String::as_str);
            for word in keywords.chain([service.name.get(locale)]).flat_map(split) {
                words.entry(comparable(word)).or_insert_with(|| (word.to_owned(), 0)).1 += 1;
            }
        }
        Self { words }
    }

    /// The question with every unknown word replaced by the nearest known one; `None` when nothing was replaced.
    /// One typing error is allowed from four letters on, two from eight; a swap of neighbours is one.
    #[must_use]
    pub fn suggest(&self, question: &str) -> Option<String> {
        let mut replaced = false;
        let words: Vec<String> = split(question)
            .map(|word| match self.nearest(&comparable(word)) {
                Some(known) => {
                    replaced = true;
                    known.to_owned()
                }
                None => word.to_owned(),
            })
            .collect();
        replaced.then(|| words.join(" "))
    }

    /// The nearest known word for an unknown one; among equals the more frequent, then the first of the alphabet.
    fn nearest(&self, unknown: &str) -> Option<&str> {
        let length = unknown.chars().count();
        let allowed = match length {
            0..=3 => return None,
            4..=7 => 1,
            8..=LONGEST => 2,
            _ => return None,
        };
        if self.words.contains_key(unknown) || unknown.contains(|letter: char| letter.is_numeric()) {
            return None;
        }
        self.words
            .iter()
            .filter(|(known, _)| {
                known.chars().count() > 3 && known.chars().count().abs_diff(length) <= allowed
            })
            .map(|(known, (shown, count))| (distance(unknown, known), usize::MAX - count, known, shown))
            .filter(|(distance, ..)| (1..=allowed).contains(distance))
            .min()
            .map(|(.., shown)| shown.as_str())
    }
}

fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Lower case with `ä` as `ae` and so on, so that both spellings are the same word.
fn comparable(word: &str) -> String {
    word.to_lowercase().replace('ä', "ae").replace('ö', "oe").replace('ü', "ue").replace('ß', "ss")
}

/// Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours.
fn distance(left: &str, right: &str) -> usize {
    let (left, right): (Vec<char>, Vec<char>) = (left.chars().collect(), right.chars().collect());
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=right.len()).collect();
    for (row, letter) in left.iter().enumerate() {
        let mut line = vec![row + 1];
        for (column, other) in right.iter().enumerate() {
            let changed = above[column] + usize::from(letter != other);
            let mut least = changed.min(above[column + 1] + 1).min(line[column] + 1);
            if row > 0 && column > 0 && *letter == right[column - 1] && left[row - 1] == *other {
                least = least.min(before[column - 1] + 1);
            }
            line.push(least);
        }
        before = std::mem::replace(&mut above, line);
    }
    above.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn vocabulary(words: &[&str]) -> Vocabulary {
        let words = words.iter().map(|word| (comparable(word), ((*word).to_owned(), 1))).collect();
        Vocabulary { words }
    }

    #[test]
    fn a_typing_error_is_noticed_and_a_known_word_left_alone() {
        let known = vocabulary(&["Hundesteuer", "Führerschein", "Hund", "Müll"]);
        assert_eq!(known.suggest("Hundestuer"), Some("Hundesteuer".to_owned()));
        assert_eq!(known.suggest("fürherschein verloren"), Some("Führerschein verloren".to_owned()));
        assert_eq!(known.suggest("Fuehrerschein"), None);
        assert_eq!(known.suggest("Hudn"), Some("Hund".to_owned()));
        assert_eq!(known.suggest("Mul"), None);
        assert_eq!(known.suggest("Hunde 2026"), Some("Hund 2026".to_owned()));
        assert_eq!(known.suggest(""), None);
    }

    #[test]
    fn a_swap_of_neighbours_is_one_error() {
        assert_eq!(distance("hudn", "hund"), 1);
        assert_eq!(distance("hund", "hund"), 0);
        assert_eq!(distance("", "hund"), 4);
        assert_eq!(distance("pass", "spass"), 1);
    }

    proptest! {
        #[test]
        fn the_distance_is_symmetric_and_bounded(left in "[a-zäöü]{0,12}", right in "[a-zäöü]{0,12}") {
            let there = distance(&left, &right);
            prop_assert_eq!(there, distance(&right, &left));
            prop_assert!(there <= left.chars().count().max(right.chars().count()));
            prop_assert_eq!(there == 0, left == right);
        }
    }
}
