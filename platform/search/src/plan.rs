// SPDX-License-Identifier: EUPL-1.2
//! Builds the engine's query from a question.
//!
//! Each thing asked for becomes a choice between ways to find it; an entry gets the score of the best way. The
//! weights keep this order: reference, title, keywords, parts of compounds in the title, body, parts of
//! compounds in the body, synonyms, beginnings of words, typing errors.

use tantivy::Term;
use tantivy::query::{
    BooleanQuery, BoostQuery, ConstScoreQuery, DisjunctionMaxQuery, FuzzyTermQuery, Occur,
    Query as EngineQuery, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};

use crate::Query;
use crate::analyser::{Analyser, Language, Word};
use crate::fold::{self, SHORTEST_PREFIX};
use crate::layout::Fields;
use crate::query::{Question, Unit};
use crate::synonym::Synonyms;

type Part = Box<dyn EngineQuery>;

const REFERENCE_SCORE: f32 = 1000.0;
const NUMBER_SCORE: f32 = 400.0;
const REFERENCE_BEGINNING_SCORE: f32 = 200.0;
/// Puts entries that have all words as they were typed before those with typing errors, whatever their other merits.
const WITHOUT_ERRORS_SCORE: f32 = 150.0;
const TITLE_WEIGHT: f32 = 4.0;
const KEYWORDS_WEIGHT: f32 = 2.5;
const TITLE_PARTS_WEIGHT: f32 = 1.8;
const BODY_WEIGHT: f32 = 1.0;
const BODY_PARTS_WEIGHT: f32 = 0.5;
const SPLIT_WORD_WEIGHT: f32 = 0.5;
const SYNONYM_WEIGHT: f32 = 0.4;
const TITLE_BEGINNING_SCORE: f32 = 0.8;
const BEGINNING_SCORE: f32 = 0.3;
const TITLE_TYPING_ERROR_SCORE: f32 = 0.2;
const TYPING_ERROR_SCORE: f32 = 0.1;
/// What the other ways to find a word add to the score of the best way.
const OTHER_WAYS: f32 = 0.1;

/// How generously words are matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Matching {
    /// All words, as they are.
    Strict,
    /// All words, with typing errors.
    Tolerant,
    /// Any of the words, with typing errors.
    Any,
}

/// Number of typing errors that a word may have: none in short words and in words with digits.
pub(crate) fn typing_errors(folded: &str) -> u8 {
    if folded.contains(|c: char| c.is_numeric()) {
        return 0;
    }
    match folded.chars().count() {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// Builds queries for one question.
pub(crate) struct Planner<'a> {
    pub fields: &'a Fields,
    pub analyser: &'a mut Analyser,
    pub synonyms: &'a Synonyms,
}

impl Planner<'_> {
    /// The complete query: what is asked for, limited to what the asking person may find.
    pub fn plan(&mut self, query: &Query, question: &Question, matching: Matching) -> BooleanQuery {
        let mut clauses = vec![(Occur::Must, self.wanted(question, matching))];
        let mut limit = |field: Field, values: &[String]| {
            let terms = values.iter().map(|value| term(field, value)).collect();
            clauses.push((Occur::Must, constant(Box::new(BooleanQuery::union(terms)), 0.0)));
        };
        limit(self.fields.audience, &query.audience);
        if !query.kinds.is_empty() {
            limit(self.fields.kind, &query.kinds);
        }
        if let Some(owner) = &query.owner {
            limit(self.fields.owner, std::slice::from_ref(owner));
        }
        if let Some(locale) = &query.locale {
            limit(self.fields.locale, std::slice::from_ref(locale));
        }
        BooleanQuery::new(clauses)
    }

    fn wanted(&mut self, question: &Question, matching: Matching) -> Part {
        let words: Part = match matching {
            Matching::Strict => all(self.units(question, false)),
            Matching::Tolerant => Box::new(BooleanQuery::new(vec![
                (Occur::Must, all(self.units(question, true))),
                (Occur::Should, constant(all(self.units(question, false)), WITHOUT_ERRORS_SCORE)),
            ])),
            Matching::Any => Box::new(BooleanQuery::union(self.units(question, true))),
        };
        match &question.reference {
            Some(reference) => {
                let mut ways = self.reference(reference);
                ways.push(words);
                best(ways)
            }
            None => words,
        }
    }

    fn units(&mut self, question: &Question, tolerant: bool) -> Vec<Part> {
        question.units.iter().map(|unit| self.unit(unit, &question.languages, tolerant)).collect()
    }

    fn unit(&mut self, unit: &Unit, languages: &[Language], tolerant: bool) -> Part {
        match unit {
            Unit::Number(number, words) => {
                let mut ways = self.reference(number);
                ways.push(constant(term(self.fields.numbers, number), NUMBER_SCORE));
                ways.push(constant(term(self.fields.numbers, &fold::compact(number)), NUMBER_SCORE));
                let words = words.iter().map(|word| self.word(word, languages, false)).collect();
                ways.push(Box::new(BoostQuery::new(all(words), BODY_PARTS_WEIGHT)));
                best(ways)
            }
            Unit::Words(words) => {
                let mut ways =
                    vec![all(words.iter().map(|word| self.word(word, languages, tolerant)).collect())];
                if languages.contains(&Language::German) {
                    ways.extend(self.synonyms(words));
                }
                best(ways)
            }
        }
    }

    /// The ways to find an entry by its reference.
    fn reference(&self, reference: &str) -> Vec<Part> {
        let mut ways = Vec::new();
        for form in [reference, &fold::compact(reference)] {
            ways.push(constant(term(self.fields.reference, form), REFERENCE_SCORE));
            if form.chars().count() >= SHORTEST_PREFIX && form.contains(|c: char| c.is_ascii_digit()) {
                ways.push(constant(term(self.fields.beginnings, form), REFERENCE_BEGINNING_SCORE));
            }
        }
        ways
    }

    /// The ways to find one word.
    fn word(&mut self, typed: &str, languages: &[Language], tolerant: bool) -> Part {
        let mut ways = Vec::new();
        let mut known: Vec<std::sync::Arc<Word>> = Vec::new();
        for language in languages {
            let word = self.analyser.word(typed, *language);
            if known.contains(&word) {
                continue;
            }
            if known.iter().all(|other| other.stem != word.stem) {
                ways.extend(self.stem(&word.stem));
            }
            if known.iter().all(|other| other.folded != word.folded) {
                ways.extend(self.spelling(&word.folded, tolerant));
            }
            if word.parts.len() > 1 {
                let parts = word.parts.iter().map(|part| best(self.stem(part))).collect();
                ways.push(Box::new(BoostQuery::new(all(parts), SPLIT_WORD_WEIGHT)));
            }
            known.push(word);
        }
        if typed.contains(|c: char| c.is_ascii_digit()) {
            ways.extend(self.reference(&fold::reference(typed)));
        }
        best(ways)
    }

    fn stem(&self, stem: &str) -> Vec<Part> {
        [
            (self.fields.title, TITLE_WEIGHT),
            (self.fields.keywords, KEYWORDS_WEIGHT),
            (self.fields.title_parts, TITLE_PARTS_WEIGHT),
            (self.fields.body, BODY_WEIGHT),
            (self.fields.body_parts, BODY_PARTS_WEIGHT),
        ]
        .into_iter()
        .map(|(field, weight)| -> Part { Box::new(BoostQuery::new(ranked_term(field, stem), weight)) })
        .collect()
    }

    /// Beginnings of words and typing errors. Three letters are looked for at the beginning of words of the title
    /// only: in whole texts they begin too many words to be of help.
    fn spelling(&self, folded: &str, tolerant: bool) -> Vec<Part> {
        let mut ways = Vec::new();
        let letters = folded.chars().count();
        if letters >= SHORTEST_PREFIX {
            ways.push(constant(beginning(self.fields.title_words, folded), TITLE_BEGINNING_SCORE));
        }
        if letters > SHORTEST_PREFIX {
            ways.push(constant(beginning(self.fields.words, folded), BEGINNING_SCORE));
        }
        let errors = typing_errors(folded);
        if tolerant && errors > 0 {
            ways.push(constant(similar(self.fields.title_words, folded, errors), TITLE_TYPING_ERROR_SCORE));
            ways.push(constant(similar(self.fields.words, folded, errors), TYPING_ERROR_SCORE));
        }
        ways
    }

    fn synonyms(&mut self, words: &[String]) -> Vec<Part> {
        let stems: Vec<String> =
            words.iter().map(|word| self.analyser.word(word, Language::German).stem.clone()).collect();
        let others = self.synonyms.others(&stems);
        others
            .into_iter()
            .map(|other| -> Part {
                let parts = other.iter().map(|stem| best(self.stem(stem))).collect();
                Box::new(BoostQuery::new(all(parts), SYNONYM_WEIGHT))
            })
            .collect()
    }
}

fn term(field: Field, text: &str) -> Part {
    Box::new(TermQuery::new(Term::from_field_text(field, text), IndexRecordOption::Basic))
}

fn ranked_term(field: Field, text: &str) -> Part {
    Box::new(TermQuery::new(Term::from_field_text(field, text), IndexRecordOption::WithFreqs))
}

fn beginning(field: Field, text: &str) -> Part {
    Box::new(FuzzyTermQuery::new_prefix(Term::from_field_text(field, text), 0, true))
}

fn similar(field: Field, text: &str, errors: u8) -> Part {
    Box::new(FuzzyTermQuery::new(Term::from_field_text(field, text), errors, true))
}

fn constant(part: Part, score: f32) -> Part {
    Box::new(ConstScoreQuery::new(part, score))
}

fn all(mut parts: Vec<Part>) -> Part {
    if parts.len() == 1 { parts.remove(0) } else { Box::new(BooleanQuery::intersection(parts)) }
}

fn best(mut ways: Vec<Part>) -> Part {
    if ways.len() == 1 {
        ways.remove(0)
    } else {
        Box::new(DisjunctionMaxQuery::with_tie_breaker(ways, OTHER_WAYS))
    }
}
