// SPDX-License-Identifier: EUPL-1.2
//! Turns words into the forms under which they are indexed and looked for.

use std::collections::HashMap;
use std::sync::Arc;

use tantivy::tokenizer::{
    Language as StemLanguage, RawTokenizer, Stemmer, StopWordFilter, TextAnalyzer, TokenStream,
};

use crate::compound::Splitter;
use crate::fold::fold;

/// Analysed words remembered by one analyser; about 4 MB at most.
const REMEMBERED: usize = 20_000;

/// Language of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Language {
    German,
    English,
}

impl Language {
    /// The language of a language tag: `en...` is English, everything else is German.
    pub fn of(locale: &str) -> Self {
        match locale.get(..2) {
            Some(start) if start.eq_ignore_ascii_case("en") => Self::English,
            _ => Self::German,
        }
    }
}

/// All forms of one word.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// The word in one spelling, see [`fold`].
    pub folded: String,
    /// Its stem, common to its inflections.
    pub stem: String,
    /// The stems of its parts when it is a German compound.
    pub parts: Vec<String>,
}

/// Analyses words and remembers them, because most words of a text are frequent ones.
pub(crate) struct Analyser {
    german: TextAnalyzer,
    english: TextAnalyzer,
    stop_words: [TextAnalyzer; 2],
    remembered: HashMap<(Language, String), Arc<Word>>,
}

impl Analyser {
    pub fn new() -> Self {
        Self {
            german: stemmer(StemLanguage::German),
            english: stemmer(StemLanguage::English),
            stop_words: [stop_words(StemLanguage::German), stop_words(StemLanguage::English)],
            remembered: HashMap::new(),
        }
    }

    /// All forms of a word.
    pub fn word(&mut self, typed: &str, language: Language) -> Arc<Word> {
        let folded = fold(typed, language);
        let key = (language, folded);
        if let Some(word) = self.remembered.get(&key) {
            return Arc::clone(word);
        }
        let folded = key.1.clone();
        let word = Arc::new(match language {
            Language::English => Word { stem: only(&mut self.english, &folded), folded, parts: Vec::new() },
            Language::German => {
                let parts = Splitter::shipped().split(&folded);
                let parts = parts.into_iter().map(|part| only(&mut self.german, part)).collect();
                Word { stem: only(&mut self.german, &folded), folded, parts }
            }
        });
        if self.remembered.len() >= REMEMBERED {
            self.remembered.clear();
        }
        self.remembered.insert(key, Arc::clone(&word));
        word
    }

    /// Whether the word is so common in one of the languages that a question does not mean it.
    pub fn is_stop_word(&mut self, typed: &str, languages: &[Language]) -> bool {
        let lower = typed.to_lowercase();
        // The lists have `für`; people also type `fuer`.
        let spellings = [lower.replace("ue", "ü").replace("ae", "ä"), lower];
        languages.iter().any(|language| {
            let list = &mut self.stop_words[usize::from(*language == Language::English)];
            spellings.iter().any(|spelling| !list.token_stream(spelling).advance())
        })
    }
}

fn stemmer(language: StemLanguage) -> TextAnalyzer {
    TextAnalyzer::builder(RawTokenizer::default()).filter(Stemmer::new(language)).build()
}

fn stop_words(language: StemLanguage) -> TextAnalyzer {
    let list = StopWordFilter::new(language).unwrap_or_else(|| StopWordFilter::remove(Vec::new()));
    TextAnalyzer::builder(RawTokenizer::default()).filter(list).build()
}

fn only(analyzer: &mut TextAnalyzer, word: &str) -> String {
    let mut tokens = analyzer.token_stream(word);
    if tokens.advance() { tokens.token().text.clone() } else { word.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflections_and_spellings_have_one_stem() {
        let mut analyser = Analyser::new();
        let mut stem = |word: &str| analyser.word(word, Language::German).stem.clone();
        for (left, right) in [
            ("Häuser", "Haus"),
            ("Haeuser", "Haus"),
            ("Müll", "Muell"),
            ("Straße", "Strasse"),
            ("Straßen", "STRASSE"),
            ("anmelden", "Anmeldung"),
            ("Genehmigungen", "Genehmigung"),
            ("u\u{308}ber", "über"),
        ] {
            assert_eq!(stem(left), stem(right), "{left} {right}");
        }
        assert_eq!(
            analyser.word("applications", Language::English).stem,
            analyser.word("application", Language::English).stem
        );
    }

    #[test]
    fn stop_words_are_known_in_both_languages() {
        let mut analyser = Analyser::new();
        assert!(analyser.is_stop_word("der", &[Language::German]));
        assert!(analyser.is_stop_word("fuer", &[Language::German]));
        assert!(analyser.is_stop_word("The", &[Language::German, Language::English]));
        assert!(!analyser.is_stop_word("Hund", &[Language::German, Language::English]));
        assert!(!analyser.is_stop_word("the", &[Language::German]));
    }
}
