// SPDX-License-Identifier: EUPL-1.2
//! Takes German compounds apart: `Hundesteueranmeldung` into `Hund`, `Steuer`, `Anmeldung`.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::analyser::Language;
use crate::fold::fold;

/// The list of word parts: one part a line, followed by the forms it takes before another part.
pub(crate) const PARTS: &str = include_str!("../words/compounds.txt");

/// Endings that the last part may carry; umlauts of the plural are folded away before.
const ENDINGS: [&str; 9] = ["", "e", "en", "er", "ern", "es", "em", "n", "s"];
/// A beginning that is not in the list is passed over when it has at least this many bytes ...
const LONGEST_GUESS: usize = 4;
/// ... and the known rest at least this many.
const SHORTEST_REST: usize = 5;

/// One part on the way through a word.
#[derive(Clone, Copy)]
struct Step<'a> {
    part: &'a str,
    end: usize,
    count: usize,
}

/// The word parts and all their forms.
pub(crate) struct Splitter {
    /// Form of a part -> the part itself, both folded.
    forms: HashMap<String, String>,
    longest: usize,
}

impl Splitter {
    /// The splitter with the shipped list.
    pub fn shipped() -> &'static Self {
        static SHIPPED: OnceLock<Splitter> = OnceLock::new();
        SHIPPED.get_or_init(|| Self::new(PARTS))
    }

    fn new(list: &str) -> Self {
        let mut forms = HashMap::new();
        let lines = || list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        for line in lines() {
            let mut spellings = line.split_whitespace().map(|form| fold(form, Language::German));
            let Some(part) = spellings.next() else { continue };
            for form in spellings {
                forms.entry(form).or_insert_with(|| part.clone());
            }
        }
        // A part under its own name wins over another part's form.
        for line in lines() {
            if let Some(part) = line.split_whitespace().next().map(|part| fold(part, Language::German)) {
                forms.insert(part.clone(), part);
            }
        }
        let longest = forms.keys().map(String::len).max().unwrap_or(0);
        Self { forms, longest }
    }

    /// The parts of a folded word, or nothing when it is no compound of known parts.
    pub fn split(&self, word: &str) -> Vec<&str> {
        if !word.is_ascii() || word.len() < 6 || self.last_part(word).is_some() {
            return Vec::new();
        }
        let steps = self.steps(word);
        let guesses = LONGEST_GUESS..=word.len().saturating_sub(SHORTEST_REST);
        let Some(mut at) = std::iter::once(0).chain(guesses).find(|start| steps[*start].is_some()) else {
            return Vec::new();
        };
        let mut parts = Vec::new();
        while let Some(step) = steps.get(at).copied().flatten() {
            parts.push(step.part);
            at = step.end;
        }
        parts
    }

    /// For each position the first step of the shortest way through known parts to the end of the word.
    fn steps(&self, word: &str) -> Vec<Option<Step<'_>>> {
        let mut steps: Vec<Option<Step>> = vec![None; word.len() + 1];
        for start in (0..word.len().saturating_sub(2)).rev() {
            if let Some(part) = self.last_part(&word[start..]) {
                steps[start] = Some(Step { part, end: word.len(), count: 1 });
                continue;
            }
            let furthest = word.len().min(start + self.longest);
            for end in (start + 3..=furthest).rev() {
                let Some(count) = steps[end].map(|rest| rest.count + 1) else { continue };
                if steps[start].is_some_and(|known| known.count <= count) {
                    continue;
                }
                if let Some(part) = self.forms.get(&word[start..end]) {
                    steps[start] = Some(Step { part, end, count });
                }
            }
        }
        steps
    }

    fn last_part(&self, text: &str) -> Option<&str> {
        ENDINGS.iter().find_map(|ending| {
            let stem = text.strip_suffix(ending)?;
            if stem.len() < 3 { None } else { self.forms.get(stem).map(String::as_str) }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(word: &str) -> Vec<&'static str> {
        Splitter::shipped().split(&fold(word, Language::German))
    }

    #[test]
    fn shipped_list_has_at_least_900_different_parts() {
        let lines: Vec<&str> =
            PARTS.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
        let mut names: Vec<&str> = lines.iter().filter_map(|line| line.split_whitespace().next()).collect();
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all, "a part stands in the list twice");
        assert!(all >= 900, "{all} parts");
    }

    #[test]
    fn compounds_are_taken_apart_with_their_linking_elements() {
        assert_eq!(parts("Hundesteueranmeldung"), ["hund", "steuer", "anmeldung"]);
        assert_eq!(parts("Baugenehmigungsverfahren"), ["bau", "genehmigung", "verfahren"]);
        assert_eq!(parts("Straßenreinigungsgebühren"), ["strasse", "reinigung", "gebuhr"]);
        assert_eq!(parts("Abfallentsorgung"), ["abfall", "entsorgung"]);
        assert_eq!(parts("Kraftfahrzeugzulassung"), ["kraft", "fahrzeug", "zulassung"]);
        assert_eq!(parts("Geburtsurkunden"), ["geburt", "urkunde"]);
        assert_eq!(parts("Mülltonne"), ["mull", "tonne"]);
        assert_eq!(parts("Gewerbeummeldung"), ["gewerbe", "ummeldung"]);
        assert_eq!(parts("Bewohnerparkausweis"), ["bewohner", "park", "ausweis"]);
    }

    #[test]
    fn single_words_and_foreign_words_stay_whole() {
        assert!(parts("Genehmigung").is_empty());
        assert!(parts("Hunde").is_empty());
        assert!(parts("Schwerin").is_empty());
        assert!(parts("xyzzyplugh").is_empty());
        assert!(parts("Привет").is_empty());
    }

    #[test]
    fn unknown_beginning_before_known_parts_is_passed_over() {
        assert_eq!(parts("Warnowbrückengebühr"), ["brucke", "gebuhr"]);
    }
}
