// SPDX-License-Identifier: EUPL-1.2
//! Words, marks and identities of a rule text.

use super::syntax::{Operator, WrittenIdentity};
use crate::widen_id;

/// A piece of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Token<'a> {
    pub kind: Kind,
    pub text: &'a str,
    pub start: usize,
    pub end: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Letters, digits and what joins them: a word, a number, a path of identities.
    Word,
    Operator(Operator),
    Quote,
    Comma,
    Stop,
    Minus,
    Open,
    Close,
    Other,
}

/// Takes the text apart. White space separates and is left out.
pub(crate) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let start = text.len() - rest.len();
        let (kind, length) = match first {
            blank if blank.is_whitespace() => {
                rest = rest.trim_start();
                continue;
            }
            letter if letter.is_alphanumeric() => (Kind::Word, word_length(rest)),
            '"' | '„' | '“' | '”' | '»' | '«' => (Kind::Quote, first.len_utf8()),
            ',' | ';' => (Kind::Comma, 1),
            '.' => (Kind::Stop, 1),
            '-' | '–' | '−' => (Kind::Minus, first.len_utf8()),
            '(' | '[' => (Kind::Open, 1),
            ')' | ']' => (Kind::Close, 1),
            _ => match operator(rest) {
                Some((operator, length)) => (Kind::Operator(operator), length),
                None => (Kind::Other, first.len_utf8()),
            },
        };
        let (own, after) = rest.split_at(length);
        found.push(Token { kind, text: own, start, end: start + length });
        rest = after;
    }
    found
}

fn operator(text: &str) -> Option<(Operator, usize)> {
    const SIGNS: [(&str, Operator); 11] = [
        ("<>", Operator::Unequal),
        ("!=", Operator::Unequal),
        ("≠", Operator::Unequal),
        ("<=", Operator::AtMost),
        ("≤", Operator::AtMost),
        (">=", Operator::AtLeast),
        ("≥", Operator::AtLeast),
        ("<", Operator::Less),
        (">", Operator::Greater),
        ("==", Operator::Equal),
        ("=", Operator::Equal),
    ];
    SIGNS.iter().find(|(sign, _)| text.starts_with(sign)).map(|(sign, operator)| (*operator, sign.len()))
}

/// Length of the word at the beginning. A full stop joins digits with what follows (`G1.F2`, `01.02.2026`) and single
/// letters (`z.B.`); a comma joins digits, a hyphen or slash joins everything.
fn word_length(text: &str) -> usize {
    let mut characters = text.char_indices().peekable();
    let mut before = ' ';
    while let Some((at, character)) = characters.next() {
        if !character.is_alphanumeric() && character != '_' {
            let after = characters.peek().map_or(' ', |(_, next)| *next);
            let joins = match character {
                '.' => {
                    before.is_ascii_digit() && after.is_ascii_alphanumeric()
                        || at == before.len_utf8() && after.is_alphanumeric()
                }
                ',' => before.is_ascii_digit() && after.is_ascii_digit(),
                '-' | '/' | ':' => after.is_alphanumeric(),
                _ => false,
            };
            if !joins {
                return at;
            }
        }
        before = character;
    }
    text.len()
}

/// The identities of a dotted path, as written; `None` when the word is something else.
pub(crate) fn identities(word: &str) -> Option<Vec<WrittenIdentity>> {
    let mut found: Vec<WrittenIdentity> = Vec::new();
    for segment in word.split('.') {
        if is_number(segment) {
            // Minor versions: `F60000227V1.2`.
            let version = found.last_mut()?.version.as_mut()?;
            version.push('.');
            version.push_str(segment);
            continue;
        }
        let (id, version) = match segment.split_once(['V', 'v']) {
            Some((id, version)) if is_number(version) => (id, Some(version)),
            Some(_) => return None,
            None => (segment, None),
        };
        if !is_identity(id) {
            return None;
        }
        found.push(WrittenIdentity { id: id.to_owned(), version: version.map(str::to_owned) });
    }
    Some(found)
}

/// The path of identities in the form of version 3.
pub(crate) fn path(word: &str) -> Option<Vec<String>> {
    let wide = |one: WrittenIdentity| widen_id(&one.id).unwrap_or(one.id);
    Some(identities(word)?.into_iter().map(wide).collect())
}

fn is_identity(text: &str) -> bool {
    let digits = text.strip_prefix(['G', 'F']).unwrap_or_default();
    matches!(digits.len(), 8 | 11) && is_number(digits)
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        tokens(text).into_iter().map(|token| token.text).collect()
    }

    #[test]
    fn words_marks_and_signs_are_told_apart() {
        assert_eq!(words("F1<>002 \"E-Mail\""), ["F1", "<>", "002", "\"", "E-Mail", "\""]);
        assert_eq!(
            words("befüllt sein.Wenn z.B. 01.02.2026, 1,5"),
            ["befüllt", "sein", ".", "Wenn", "z.B", ".", "01.02.2026", ",", "1,5"]
        );
        assert_eq!(words("(Datum - F1) ≤ 7"), ["(", "Datum", "-", "F1", ")", "≤", "7"]);
        assert_eq!(words("oder -Grund"), ["oder", "-", "Grund"]);
    }

    #[test]
    fn identities_of_both_versions_are_known() {
        assert_eq!(path("F60000227").as_deref(), Some(&["F60000000227".to_owned()][..]));
        assert_eq!(
            path("G00000283.F60000000519"),
            Some(vec!["G00000000283".to_owned(), "F60000000519".to_owned()])
        );
        assert_eq!(path("F60000227V1.2").as_deref(), Some(&["F60000000227".to_owned()][..]));
        for other in ["F6000022", "R60000227", "F60000227Vx", "001", "Feld", "F60000227.x", "1.2"] {
            assert_eq!(path(other), None, "{other}");
        }
        let versions = identities("G00000283V1.0.F00000522V2").expect("a path");
        assert_eq!(versions[0].version.as_deref(), Some("1.0"));
        assert_eq!(versions[1].version.as_deref(), Some("2"));
    }
}
