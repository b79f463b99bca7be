// SPDX-License-Identifier: EUPL-1.2
//! Range literals in a text, for the function `range` (DMN 1.5, table 72): both ends bounded, each a number, a text, an
//! `@` literal, or a call of `date`, `time`, `date and time` or `duration` with a text.

use std::cmp::Ordering;

use crate::value::{Number, Range, Value, compare, parse_temporal};

/// The range of a text such as `[1..10)`; `None` when it is none, or its end lies before its start.
pub(super) fn read(text: &str) -> Option<Range> {
    let text = text.trim();
    let mut inner = text.chars();
    let start_included = match inner.next()? {
        '[' => true,
        '(' | ']' => false,
        _ => return None,
    };
    let end_included = match inner.next_back()? {
        ']' => true,
        ')' | '[' => false,
        _ => return None,
    };
    let (start, rest) = read_end(inner.as_str())?;
    let (end, rest) = read_end(rest.trim_start().strip_prefix("..")?)?;
    let ordered = matches!(compare(&start, &end)?, Ordering::Less | Ordering::Equal);
    (ordered && rest.trim().is_empty()).then(|| Range::between(start, start_included, end, end_included))
}

/// One end and what follows it.
fn read_end(text: &str) -> Option<(Value, &str)> {
    let text = text.trim_start();
    if text.starts_with('"') {
        let (text, rest) = read_text(text)?;
        return Some((text.into(), rest));
    }
    if let Some(literal) = text.strip_prefix('@') {
        let (literal, rest) = read_text(literal)?;
        return Some((parse_temporal(&literal)?, rest));
    }
    if text.starts_with(|first: char| first.is_ascii_digit() || matches!(first, '-' | '.')) {
        return read_number(text);
    }
    read_call(text)
}

fn read_number(text: &str) -> Option<(Value, &str)> {
    let digits = text.find("..").unwrap_or_else(|| text.trim_end().len());
    let number = Number::parse(text[..digits].trim_end())?;
    Some((number.into(), &text[digits..]))
}

/// `name("literal")`
fn read_call(text: &str) -> Option<(Value, &str)> {
    let (name, rest) = text.split_once('(')?;
    let (literal, rest) = read_text(rest.trim_start())?;
    let rest = rest.trim_start().strip_prefix(')')?;
    let value = match name.split_whitespace().collect::<Vec<_>>().join(" ").as_str() {
        "date" => literal.parse().ok().map(Value::Date),
        "time" => literal.parse().ok().map(Value::Time),
        "date and time" => literal.parse().ok().map(Value::DateTime),
        "duration" => parse_temporal(&literal)
            .filter(|value| matches!(value, Value::DaysDuration(_) | Value::MonthsDuration(_))),
        _ => None,
    };
    Some((value?, rest))
}

/// A text between quotation marks, with `\"` and `\\`.
fn read_text(text: &str) -> Option<(String, &str)> {
    let mut characters = text.strip_prefix('"')?.chars();
    let mut result = String::new();
    loop {
        match characters.next()? {
            '"' => return Some((result, characters.as_str())),
            '\\' => result.push(match characters.next()? {
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                escaped @ ('"' | '\\' | '\'') => escaped,
                _ => return None,
            }),
            other => result.push(other),
        }
    }
}
