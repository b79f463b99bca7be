// SPDX-License-Identifier: EUPL-1.2
//! Cuts the part of a text that shows why it was found.

use std::collections::{HashSet, VecDeque};
use std::ops::Range;

use crate::analyser::{Analyser, Language};
use crate::fold::{fold, words};
use crate::plan::typing_errors;
use crate::query::{Question, Unit};
use crate::synonym::Synonyms;

/// Characters of a snippet, roughly.
const LENGTH: usize = 160;
/// Only this many bytes at the beginning of a text are looked at.
const SEARCHED: usize = 20_000;

/// Knows which words of a text were looked for.
pub(crate) struct Highlighter {
    language: Language,
    stems: HashSet<String>,
    spellings: Vec<String>,
    tolerant: bool,
}

impl Highlighter {
    pub fn new(
        question: &Question,
        synonyms: &Synonyms,
        analyser: &mut Analyser,
        mode: (Language, bool),
    ) -> Self {
        let (language, tolerant) = mode;
        let mut stems = HashSet::new();
        let mut spellings = Vec::new();
        for unit in &question.units {
            let (Unit::Number(_, typed) | Unit::Words(typed)) = unit;
            let mut unit_stems = Vec::new();
            for word in typed {
                let word = analyser.word(word, language);
                stems.extend(word.parts.iter().cloned());
                spellings.push(word.folded.clone());
                unit_stems.push(word.stem.clone());
            }
            stems.extend(synonyms.others(&unit_stems).into_iter().flatten().cloned());
            stems.extend(unit_stems);
        }
        Self { language, stems, spellings, tolerant }
    }

    /// The best piece of the text, words found marked `true`.
    pub fn snippet(&self, text: &str, analyser: &mut Analyser) -> Vec<(String, bool)> {
        let mut end = text.len().min(SEARCHED);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let found: Vec<Range<usize>> =
            words(&text[..end]).filter(|range| self.matches(&text[range.clone()], analyser)).collect();
        let window = window(text, &found);
        let mut pieces = Vec::new();
        let mut plain = String::from(if window.start > 0 { "… " } else { "" });
        let mut at = window.start;
        for range in found.into_iter().filter(|range| window.start <= range.start && range.end <= window.end)
        {
            plain.push_str(&text[at..range.start]);
            if !plain.is_empty() {
                pieces.push((std::mem::take(&mut plain), false));
            }
            pieces.push((text[range.clone()].to_owned(), true));
            at = range.end;
        }
        plain.push_str(&text[at..window.end]);
        if window.end < text.len() {
            plain.push_str(" …");
        }
        if !plain.is_empty() {
            pieces.push((plain, false));
        }
        pieces
    }

    fn matches(&self, typed: &str, analyser: &mut Analyser) -> bool {
        let folded = fold(typed, self.language);
        if self.spellings.iter().any(|spelling| is_beginning(spelling, &folded)) {
            return true;
        }
        // Taking a word apart is dear; only a word that contains something looked for can be worth it.
        if self.stems.iter().any(|stem| folded.contains(stem.as_str())) {
            let word = analyser.word(typed, self.language);
            if self.stems.contains(&word.stem) || word.parts.iter().any(|part| self.stems.contains(part)) {
                return true;
            }
        }
        self.tolerant
            && self.spellings.iter().any(|spelling| {
                let allowed = usize::from(typing_errors(spelling));
                allowed > 0 && distance_within(spelling, &folded, allowed)
            })
    }
}

fn is_beginning(spelling: &str, word: &str) -> bool {
    spelling == word || (spelling.chars().count() > 2 && word.starts_with(spelling))
}

/// The range of about [`LENGTH`] characters that holds most of the words found, cut between words.
fn window(text: &str, found: &[Range<usize>]) -> Range<usize> {
    let Some(first) = found.first() else { return cut(text, 0) };
    let mut inside: VecDeque<usize> = VecDeque::new();
    let (mut best, mut most) = (first.start, 0);
    for range in found {
        inside.push_back(range.start);
        while inside.front().is_some_and(|start| range.end - start > LENGTH) {
            inside.pop_front();
        }
        if let (Some(start), true) = (inside.front(), inside.len() > most) {
            (best, most) = (*start, inside.len());
        }
    }
    if best <= LENGTH / 2 {
        return cut(text, 0);
    }
    // Some words before the first one found make it readable.
    let mut start = best - LENGTH / 4;
    while !text.is_char_boundary(start) {
        start += 1;
    }
    let blank = text[start..best].find(char::is_whitespace).map_or(best, |blank| start + blank);
    let start = text[blank..best].find(|c: char| !c.is_whitespace()).map_or(best, |word| blank + word);
    cut(text, start)
}

/// From `start` on about [`LENGTH`] characters, up to the end of a word.
fn cut(text: &str, start: usize) -> Range<usize> {
    let Some((limit, _)) = text[start..].char_indices().nth(LENGTH) else { return start..text.len() };
    let piece = &text[start..start + limit];
    let whole = words(piece).map(|word| word.end).filter(|end| *end < limit).last();
    start..start + whole.unwrap_or(limit)
}

/// Whether `word` becomes `other` by at most `allowed` insertions, removals, changes or swaps of neighbours.
fn distance_within(word: &str, other: &str, allowed: usize) -> bool {
    let (word, other): (Vec<char>, Vec<char>) = (word.chars().collect(), other.chars().collect());
    if word.len().abs_diff(other.len()) > allowed {
        return false;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for i in 1..=word.len() {
        let mut line = vec![i];
        for j in 1..=other.len() {
            let changed = last[j - 1] + usize::from(word[i - 1] != other[j - 1]);
            let mut cost = changed.min(last[j] + 1).min(line[j - 1] + 1);
            if i > 1 && j > 1 && word[i - 1] == other[j - 2] && word[i - 2] == other[j - 1] {
                cost = cost.min(before[j - 2] + 1);
            }
            line.push(cost);
        }
        before = std::mem::replace(&mut last, line);
    }
    last[other.len()] <= allowed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distance_counts_a_swap_as_one_error() {
        assert!(distance_within("antrag", "antrga", 1));
        assert!(distance_within("antrag", "antrg", 1));
        assert!(!distance_within("antrag", "atnrga", 1));
        assert!(distance_within("antrag", "atnrga", 2));
        assert!(!distance_within("antrag", "antragstellung", 2));
    }

    #[test]
    fn window_never_cuts_a_character_or_a_word() {
        let text = "ÄÖÜ ".repeat(200);
        let found = 800..806;
        let window = window(&text, std::slice::from_ref(&found));
        assert!(window.start <= 800 && window.end >= 806, "{window:?}");
        assert!(text[window].starts_with("ÄÖÜ"));
    }
}
