// SPDX-License-Identifier: EUPL-1.2
//! Turns an entry into a document of the index.

use std::collections::BTreeSet;

use tantivy::TantivyDocument;
use tantivy::schema::Field;
use tantivy::tokenizer::{PreTokenizedString, Token};

use crate::analyser::{Analyser, Language};
use crate::fold::{self, words};
use crate::layout::Fields;
use crate::{Entry, Error, Result};

/// Longest kind, identifier, locale, owner or audience, in bytes.
const KEY_LENGTH: usize = 500;

/// Refuses keys under which the entry could not be replaced or found again.
pub(crate) fn check(entry: &Entry) -> Result<()> {
    let needed = [&entry.kind, &entry.id, &entry.locale];
    let mut all = needed.into_iter().chain([&entry.owner]).chain(&entry.audience);
    if needed.iter().any(|key| key.is_empty()) || all.any(|key| key.len() > KEY_LENGTH) {
        let id = entry.id.chars().take(KEY_LENGTH / 4).collect();
        let kind = entry.kind.chars().take(KEY_LENGTH / 4).collect();
        return Err(Error::Key { kind, id });
    }
    Ok(())
}

/// The term that all locales of an object share. The length keeps different pairs apart.
pub(crate) fn object(kind: &str, id: &str) -> String {
    format!("{}:{kind}{id}", kind.len())
}

/// The term of one entry.
pub(crate) fn key(entry: &Entry) -> String {
    format!("{}:{}{}", entry.locale.len(), entry.locale, object(&entry.kind, &entry.id))
}

/// The document for an entry.
pub(crate) fn document(entry: &Entry, fields: &Fields, analyser: &mut Analyser) -> TantivyDocument {
    let mut document = TantivyDocument::default();
    document.add_text(fields.key, key(entry));
    document.add_text(fields.object, object(&entry.kind, &entry.id));
    document.add_text(fields.id, &entry.id);
    document.add_text(fields.kind, &entry.kind);
    document.add_text(fields.owner, &entry.owner);
    document.add_text(fields.locale, &entry.locale);
    document.add_text(fields.shown_title, &entry.title);
    document.add_text(fields.shown_body, &entry.body);
    document.add_i64(fields.date, entry.date);
    for audience in &entry.audience {
        document.add_text(fields.audience, audience);
    }
    add_words(&mut document, entry, fields, analyser);
    add_numbers(&mut document, entry, fields);
    document
}

fn add_words(document: &mut TantivyDocument, entry: &Entry, fields: &Fields, analyser: &mut Analyser) {
    let language = Language::of(&entry.locale);
    let mut title_parts = Vec::new();
    let mut body_parts = Vec::new();
    let mut title_words = BTreeSet::new();
    let mut all_words = BTreeSet::new();
    for (field, text) in
        [(fields.title, &entry.title), (fields.keywords, &entry.keywords), (fields.body, &entry.body)]
    {
        let in_body = field == fields.body;
        let mut stems = Vec::new();
        for range in words(text) {
            let word = analyser.word(&text[range], language);
            stems.push(word.stem.clone());
            if in_body { &mut body_parts } else { &mut title_parts }.extend(word.parts.iter().cloned());
            if !in_body {
                title_words.insert(word.folded.clone());
            }
            all_words.insert(word.folded.clone());
        }
        add_tokens(document, field, stems);
    }
    add_tokens(document, fields.title_parts, title_parts);
    add_tokens(document, fields.body_parts, body_parts);
    add_tokens(document, fields.title_words, title_words);
    add_tokens(document, fields.words, all_words);
}

fn add_numbers(document: &mut TantivyDocument, entry: &Entry, fields: &Fields) {
    let whole = fold::reference(&entry.reference);
    let compact = fold::compact(&whole);
    let mut beginnings = BTreeSet::new();
    let mut references = BTreeSet::new();
    for form in [whole, compact].into_iter().filter(|form| !form.is_empty()) {
        beginnings.extend(fold::beginnings(&form).map(str::to_owned));
        references.insert(form);
    }
    add_tokens(document, fields.beginnings, beginnings);
    add_tokens(document, fields.reference, references);
    let mut numbers = BTreeSet::new();
    for number in
        [&entry.title, &entry.keywords, &entry.body].into_iter().flat_map(|text| fold::numbers(text))
    {
        let number = fold::reference(number);
        numbers.insert(fold::compact(&number));
        numbers.insert(number);
    }
    add_tokens(document, fields.numbers, numbers);
}

fn add_tokens(document: &mut TantivyDocument, field: Field, terms: impl IntoIterator<Item = String>) {
    let tokens: Vec<Token> = terms
        .into_iter()
        .enumerate()
        .map(|(position, text)| Token { offset_from: 0, offset_to: 0, position, text, position_length: 1 })
        .collect();
    if !tokens.is_empty() {
        document.add_pre_tokenized_text(field, PreTokenizedString { text: String::new(), tokens });
    }
}
