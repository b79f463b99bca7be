// SPDX-License-Identifier: EUPL-1.2
//! Cutting text into words and numbers, and bringing different spellings to one form.

use std::ops::Range;

use crate::analyser::Language;

/// Longer words are cut to this number of characters, in entries and queries alike.
pub(crate) const WORD_LENGTH: usize = 64;
/// Beginnings shorter than this are neither indexed nor looked for.
pub(crate) const SHORTEST_PREFIX: usize = 3;

/// The byte ranges of all words of a text. A word is a run of letters and digits of any script.
pub(crate) fn words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut rest = text.char_indices().peekable();
    std::iter::from_fn(move || {
        while rest.next_if(|(_, c)| !is_word_character(*c)).is_some() {}
        let start = rest.peek()?.0;
        while rest.next_if(|(_, c)| is_word_character(*c)).is_some() {}
        Some(start..rest.peek().map_or(text.len(), |(end, _)| *end))
    })
}

fn is_word_character(c: char) -> bool {
    c.is_alphanumeric() || is_combining(c)
}

fn is_combining(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// One spelling for all ways to write a word: lower case, without accents, `ß` as `ss`, and in German
/// `ä`, `ae` and `a` alike. A person at a foreign keyboard thus finds `Müll` as `Muell` and as `Mull`.
pub(crate) fn fold(word: &str, language: Language) -> String {
    let mut folded = String::with_capacity(word.len());
    let lower = word.chars().flat_map(char::to_lowercase).filter(|c| !is_combining(*c));
    for c in lower.take(WORD_LENGTH) {
        match plain(c) {
            Some(letters) => folded.push_str(letters),
            None => folded.push(c),
        }
    }
    match language {
        Language::German => without_digraphs(&folded),
        Language::English => folded,
    }
}

/// Writes `ae`, `oe` and `ue` as `a`, `o` and `u`, but not `ue` after a vowel or `q`, where it is no umlaut
/// (`Steuer`, `Quelle`).
fn without_digraphs(word: &str) -> String {
    let mut result = String::with_capacity(word.len());
    let mut before = ' ';
    let mut letters = word.chars().peekable();
    while let Some(c) = letters.next() {
        result.push(c);
        let may_be_umlaut = match c {
            'a' | 'o' => true,
            'u' => !matches!(before, 'a' | 'e' | 'i' | 'o' | 'u' | 'q'),
            _ => false,
        };
        if may_be_umlaut {
            let _ = letters.next_if_eq(&'e');
        }
        before = c;
    }
    result
}

fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'ä' | 'à' | 'á' | 'â' | 'ã' | 'å' | 'ā' | 'ă' | 'ą' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'č' => "c",
        'ď' | 'đ' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' => "e",
        'ğ' | 'ģ' => "g",
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'ı' => "i",
        'ł' | 'ľ' => "l",
        'ñ' | 'ń' | 'ň' => "n",
        'ö' | 'ò' | 'ó' | 'ô' | 'õ' | 'ø' | 'ő' => "o",
        'œ' => "oe",
        'ř' => "r",
        'ś' | 'š' | 'ş' | 'ș' => "s",
        'ť' | 'ț' | 'ţ' => "t",
        'ü' | 'ù' | 'ú' | 'û' | 'ū' | 'ů' | 'ű' => "u",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        _ => return None,
    })
}

/// Numbers with inner punctuation such as `2026-000123`, `32.1/45` or `12:30`, as they stand in the text.
pub(crate) fn numbers(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace()
        .map(|chunk| chunk.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|chunk| is_number(chunk))
}

/// Whether a piece of text without blanks is a number with inner punctuation.
pub(crate) fn is_number(chunk: &str) -> bool {
    chunk.contains(|c: char| c.is_ascii_digit())
        && chunk.contains(|c: char| !c.is_alphanumeric())
        && chunk.chars().all(|c| c.is_alphanumeric() || "-/._:".contains(c) || is_dash(c))
}

fn is_dash(c: char) -> bool {
    matches!(c, '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// The form in which references are compared: lower case, without blanks, with one kind of dash.
pub(crate) fn reference(text: &str) -> String {
    let letters = text.chars().filter(|c| !c.is_whitespace()).take(WORD_LENGTH);
    letters.flat_map(char::to_lowercase).map(|c| if is_dash(c) { '-' } else { c }).collect()
}

/// A reference without its punctuation, for people who leave it out.
pub(crate) fn compact(reference: &str) -> String {
    reference.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// All beginnings of a reference from [`SHORTEST_PREFIX`] characters on, the whole included.
pub(crate) fn beginnings(reference: &str) -> impl Iterator<Item = &str> {
    reference.char_indices().map(|(at, c)| &reference[..at + c.len_utf8()]).skip(SHORTEST_PREFIX - 1)
}
