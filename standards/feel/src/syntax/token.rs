// SPDX-License-Identifier: EUPL-1.2
//! From characters to tokens (DMN 1.5, clause 10.3.1.2, rules 23 to 40, and 10.3.1.4 for comments).
//!
//! Names that consist of several words are no tokens: only the parser knows which names there are. A token is at most one
//! word of a name.

use crate::diagnostic::{Code, Diagnostic, Span};

/// One token, without its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Token {
    /// Digits with or without fraction and exponent, as written.
    Number(String),
    /// A text with its escape sequences resolved.
    Text(String),
    /// One word: a keyword or a part of a name.
    Word,
    /// An operator or a bracket.
    Symbol(&'static str),
    /// The end of the text.
    End,
}

/// Operators and brackets; longer ones first.
const SYMBOLS: [&str; 28] = [
    "**", "..", "!=", "<=", ">=", "->", "(", ")", "[", "]", "{", "}", ",", ":", ".", "+", "-", "*", "/", "=",
    "<", ">", "@", "?", "|", "'", ";", "!",
];

/// Whether a name may begin with the character (rule 28; `?` is a token of its own).
pub(crate) fn starts_name(character: char) -> bool {
    matches!(character, 'A'..='Z' | 'a'..='z' | '_'
        | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{2FF}' | '\u{370}'..='\u{37D}'
        | '\u{37F}'..='\u{1FFF}' | '\u{200C}'..='\u{200D}' | '\u{2070}'..='\u{218F}' | '\u{2C00}'..='\u{2FEF}'
        | '\u{3001}'..='\u{D7FF}' | '\u{F900}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFFD}' | '\u{10000}'..='\u{EFFFF}')
        && !is_space(character)
}

/// Whether a name may go on with the character (rule 29).
pub(crate) fn continues_name(character: char) -> bool {
    starts_name(character)
        || matches!(character, '0'..='9' | '\u{B7}' | '\u{300}'..='\u{36F}' | '\u{203F}'..='\u{2040}')
}

/// White space (rules 61 and 62).
pub(crate) fn is_space(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\u{180E}' | '\u{200B}' | '\u{FEFF}')
}

/// Where the next token begins at or after `position`: behind white space and comments.
///
/// # Errors
/// A comment without its end.
pub(crate) fn skip_blank(text: &str, mut position: usize) -> Result<usize, Diagnostic> {
    loop {
        let rest = &text[position..];
        if rest.starts_with("//") {
            position += rest.find(['\n', '\r']).unwrap_or(rest.len());
        } else if let Some(comment) = rest.strip_prefix("/*") {
            match comment.find("*/") {
                Some(end) => position += 2 + end + 2,
                None => {
                    return Err(Diagnostic::new(
                        Code::Unterminated,
                        Span::new(position, text.len()),
                        [""; 0],
                    ));
                }
            }
        } else {
            match rest.chars().next() {
                Some(character) if is_space(character) => position += character.len_utf8(),
                _ => return Ok(position),
            }
        }
    }
}

/// The end of the word that begins at `position`; `position` itself when none does.
pub(crate) fn word_end(text: &str, position: usize) -> usize {
    let rest = &text[position..];
    if !rest.starts_with(starts_name) {
        return position;
    }
    position + rest.find(|character| !continues_name(character)).unwrap_or(rest.len())
}

/// The token at or after `position`.
///
/// # Errors
/// A character or text that FEEL does not know.
pub(crate) fn token(text: &str, position: usize) -> Result<(Token, Span), Diagnostic> {
    let start = skip_blank(text, position)?;
    let rest = &text[start..];
    let Some(first) = rest.chars().next() else {
        return Ok((Token::End, Span::new(start, start)));
    };
    if starts_name(first) {
        return Ok((Token::Word, Span::new(start, word_end(text, start))));
    }
    if first.is_ascii_digit() || (first == '.' && rest[1..].starts_with(|next: char| next.is_ascii_digit())) {
        let end = start + number_length(rest);
        return Ok((Token::Number(text[start..end].to_owned()), Span::new(start, end)));
    }
    if first == '"' {
        return text_literal(text, start);
    }
    match SYMBOLS.iter().find(|symbol| rest.starts_with(**symbol)) {
        Some(symbol) => Ok((Token::Symbol(symbol), Span::new(start, start + symbol.len()))),
        None => {
            let span = Span::new(start, start + first.len_utf8());
            Err(Diagnostic::new(Code::UnexpectedCharacter, span, [first.to_string()]))
        }
    }
}

/// How many bytes the number at the beginning of `rest` has. `1..5` is the number 1 and a range, `1.` is no number.
fn number_length(rest: &str) -> usize {
    let digits = |from: usize| rest[from..].bytes().take_while(u8::is_ascii_digit).count();
    let mut length = digits(0);
    if rest[length..].starts_with('.') && digits(length + 1) > 0 {
        length += 1 + digits(length + 1);
    }
    if rest[length..].starts_with(['e', 'E']) {
        let sign = usize::from(rest[length + 1..].starts_with(['+', '-']));
        let exponent = digits(length + 1 + sign);
        let end = length + 1 + sign + exponent;
        if exponent > 0 && !rest[end..].starts_with(continues_name) {
            length = end;
        }
    }
    length
}

/// The text literal that begins at `start` (rules 35 and 64). A backslash that begins no escape sequence stands for itself,
/// so that patterns can be written as in XPath.
fn text_literal(text: &str, start: usize) -> Result<(Token, Span), Diagnostic> {
    let mut content = String::new();
    let mut position = start + 1;
    while let Some(character) = text[position..].chars().next() {
        match character {
            '"' => return Ok((Token::Text(content), Span::new(start, position + 1))),
            '\\' => position += escape(&text[position..], &mut content),
            _ => {
                content.push(character);
                position += character.len_utf8();
            }
        }
    }
    Err(Diagnostic::new(Code::Unterminated, Span::new(start, text.len()), [""; 0]))
}

/// Resolves the sequence at the beginning of `rest`, which is a backslash; gives its length in bytes. Two `\u` sequences
/// that form a surrogate pair are one character.
fn escape(rest: &str, content: &mut String) -> usize {
    let resolved = match rest[1..].chars().next() {
        Some('n') => Some(('\n', 2)),
        Some('r') => Some(('\r', 2)),
        Some('t') => Some(('\t', 2)),
        Some('"') => Some(('"', 2)),
        Some('\'') => Some(('\'', 2)),
        Some('\\') => Some(('\\', 2)),
        Some('u') => unicode_escape(rest),
        Some('U') => hexadecimal(rest, 2, 6).and_then(char::from_u32).map(|character| (character, 8)),
        _ => None,
    };
    let (character, length) = resolved.unwrap_or(('\\', 1));
    content.push(character);
    length
}

fn unicode_escape(rest: &str) -> Option<(char, usize)> {
    let first = hexadecimal(rest, 2, 4)?;
    if let Some(character) = char::from_u32(first) {
        return Some((character, 6));
    }
    if !rest.get(6..)?.starts_with("\\u") {
        return None;
    }
    let units = [u16::try_from(first).ok()?, u16::try_from(hexadecimal(rest, 8, 4)?).ok()?];
    char::decode_utf16(units).next()?.ok().map(|character| (character, 12))
}

fn hexadecimal(rest: &str, from: usize, digits: usize) -> Option<u32> {
    let text = rest.get(from..from + digits)?;
    if text.bytes().all(|byte| byte.is_ascii_hexdigit()) { u32::from_str_radix(text, 16).ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(text: &str) -> Vec<Token> {
        let mut found = Vec::new();
        let mut position = 0;
        loop {
            let (next, span) = token(text, position).unwrap();
            if next == Token::End {
                return found;
            }
            position = span.end as usize;
            found.push(next);
        }
    }

    #[test]
    fn a_range_is_not_a_fraction() {
        let number = |text: &str| Token::Number(text.to_owned());
        assert_eq!(tokens("1..5"), [number("1"), Token::Symbol(".."), number("5")]);
        assert_eq!(tokens("1.5"), [number("1.5")]);
        assert_eq!(tokens(".5e-3"), [number(".5e-3")]);
    }

    #[test]
    fn escape_sequences_stand_for_characters() {
        assert_eq!(
            tokens(r#""a\"\\\n\u00e4\uD83D\uDC0E\U01F40E""#),
            [Token::Text("a\"\\\nä🐎🐎".to_owned())]
        );
    }

    #[test]
    fn a_backslash_before_another_character_stands_for_itself() {
        assert_eq!(tokens(r#""\d\u12""#), [Token::Text("\\d\\u12".to_owned())]);
    }

    #[test]
    fn comments_are_blank() {
        assert_eq!(tokens("/* 1 + */ 2 // 3\n").len(), 1);
        assert_eq!(token("/* 1", 0).unwrap_err().code, Code::Unterminated);
    }

    #[test]
    fn an_unknown_character_is_named() {
        assert_eq!(token("§", 0).unwrap_err().arguments, ["§"]);
    }
}
