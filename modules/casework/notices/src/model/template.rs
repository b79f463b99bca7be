// SPDX-License-Identifier: EUPL-1.2
//! Placeholders and statements of templates: a small, closed part of the minijinja language.
//!
//! Allowed are placeholders, `if`/`elif`/`else`, `for` and comments. There are no includes, macros, assignments, functions and
//! no arithmetic, so that a template can neither reach anything nor grow without bound; fuel and a limit of the output
//! stand behind that.

use super::markup::{self, CLOSE, MarkupError, OPEN};
use super::{LetterKind, TemplateText, complete, help, letter, sample_order};
use foundation::{FieldErrors, Locale, Message, Timestamp};
use minijinja::{Environment, Error, ErrorKind, Output, UndefinedBehavior, Value};
use std::collections::BTreeSet;
use std::io;

/// Longest text of a template in characters.
pub const MAX_BODY_CHARACTERS: usize = 20_000;
/// Longest subject of a template in characters.
pub const MAX_SUBJECT_CHARACTERS: usize = 200;
/// Instructions a template may carry out.
const FUEL: u64 = 200_000;
/// Most bytes a template may become.
const MAX_OUTPUT: usize = 1_000_000;

/// Words with which a statement may begin.
const STATEMENTS: [&str; 6] = ["if", "elif", "else", "endif", "for", "endfor"];
/// Words that may stand behind a bar in a placeholder.
const FILTERS: [&str; 3] = ["default", "join", "length"];

/// Why a template does not make a letter.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TemplateError {
    /// It is not written correctly.
    #[error("line {line}: the template is not well-formed: {detail}")]
    Syntax {
        /// Line from 1; 0 when unknown.
        line: usize,
        /// What the parser says.
        detail: String,
    },
    /// It uses something that templates may not use.
    #[error("line {line}: {text} is not allowed")]
    Forbidden {
        /// Line from 1.
        line: usize,
        /// What.
        text: String,
    },
    /// It asks for a value that the letter does not have.
    #[error("line {line}: {name} is not a value of this letter")]
    Unknown {
        /// Line from 1; 0 when unknown.
        line: usize,
        /// Name.
        name: String,
    },
    /// It prints a list or a yes/no value.
    #[error("line {line}: only text can be printed")]
    NotText {
        /// Line from 1; 0 when unknown.
        line: usize,
    },
    /// It becomes longer than any letter.
    #[error("the text becomes too long")]
    TooLong,
    /// The text is no letter.
    #[error(transparent)]
    Markup(#[from] MarkupError),
    /// The subject came out empty.
    #[error("the subject is empty")]
    NoSubject,
    /// The order lacks a value.
    #[error(transparent)]
    Missing(#[from] super::MissingVariable),
}

/// Renders a source with its values; every inserted value stands between marks.
pub(super) fn render(source: &str, values: &serde_json::Value) -> Result<String, TemplateError> {
    refuse_forbidden(source)?;
    let environment = environment();
    let template = environment.template_from_str(source).map_err(|error| explained(&error))?;
    let mut output = Limited(Vec::new());
    template
        .render_captured_to(minijinja::value::Serde(values), &mut output)
        .map_err(|error| explained(&error))?;
    String::from_utf8(output.0).map_err(|error| TemplateError::Syntax { line: 0, detail: error.to_string() })
}

fn environment() -> Environment<'static> {
    let mut environment = Environment::empty();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_fuel(Some(FUEL));
    environment.set_recursion_limit(20);
    environment.set_formatter(|output, _, value| print(output, value));
    environment.add_filter("default", minijinja::filters::default);
    environment.add_filter("join", minijinja::filters::join);
    environment.add_filter("length", minijinja::filters::length);
    environment
}

/// Prints a value between marks; the marks themselves cannot come from a value.
fn print(output: &mut Output, value: &Value) -> Result<(), Error> {
    if value.is_undefined() {
        return Err(Error::from(ErrorKind::UndefinedError));
    }
    if value.as_str().is_none() && !value.is_number() {
        return Err(Error::new(ErrorKind::BadSerialization, "only text can be printed"));
    }
    let text: String = value.to_string().chars().filter(|letter| !matches!(*letter, OPEN | CLOSE)).collect();
    output.write_str(&format!("{OPEN}{text}{CLOSE}")).map_err(Error::from)
}

/// Takes bytes until the limit.
struct Limited(Vec<u8>);

impl io::Write for Limited {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.len() + bytes.len() > MAX_OUTPUT {
            return Err(io::Error::from(io::ErrorKind::FileTooLarge));
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn explained(error: &Error) -> TemplateError {
    let line = error.line().unwrap_or(0);
    match error.kind() {
        ErrorKind::UndefinedError => {
            TemplateError::Unknown { line, name: error.detail().unwrap_or_default().to_owned() }
        }
        ErrorKind::BadSerialization => TemplateError::NotText { line },
        ErrorKind::OutOfFuel | ErrorKind::WriteFailure => TemplateError::TooLong,
        _ => TemplateError::Syntax { line, detail: error.to_string() },
    }
}

/// A placeholder or statement of a source: where it stands and what is inside, quoted texts taken out.
#[derive(Debug, PartialEq, Eq)]
struct Tag {
    line: usize,
    statement: bool,
    inside: String,
}

/// The placeholders and statements of a source. One that does not end takes the rest, which the parser then refuses.
fn tags(source: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let (mut rest, mut line) = (source, 1);
    while let Some(start) = rest.find('{') {
        let (before, from) = rest.split_at(start);
        line += before.matches('\n').count();
        let length = match from.as_bytes().get(1) {
            Some(b'#') => from.find("#}").map_or(from.len(), |end| end + 2),
            Some(b'%' | b'{') => tag_length(from),
            _ => 1,
        };
        let (tag, after) = from.split_at(length);
        let inside = tag.get(2..).unwrap_or_default();
        if length > 2 && !tag.starts_with("{#") {
            let inside = inside.strip_suffix("%}").or_else(|| inside.strip_suffix("}}")).unwrap_or(inside);
            tags.push(Tag { line, statement: tag.starts_with("{%"), inside: unquoted(inside) });
        }
        line += tag.matches('\n').count();
        rest = after;
    }
    tags
}

/// Bytes until the end of a placeholder or statement; an end inside of quotes does not count.
fn tag_length(from: &str) -> usize {
    let end = if from.starts_with("{%") { "%}" } else { "}}" };
    let mut quote = None;
    for (place, letter) in from.char_indices().skip(2) {
        match (quote, letter) {
            (Some(open), _) if letter == open => quote = None,
            (None, '"' | '\'') => quote = Some(letter),
            (None, _) if from.get(place..).is_some_and(|rest| rest.starts_with(end)) => return place + 2,
            _ => {}
        }
    }
    from.len()
}

/// The text with everything inside of quotes taken out.
fn unquoted(inside: &str) -> String {
    let mut quote = None;
    let outside = inside.chars().filter(|letter| match (quote, *letter) {
        (Some(open), close) => {
            if close == open {
                quote = None;
            }
            false
        }
        (None, '"' | '\'') => {
            quote = Some(*letter);
            true
        }
        (None, _) => true,
    });
    outside.collect()
}

fn refuse_forbidden(source: &str) -> Result<(), TemplateError> {
    if let Some(place) = source.find([OPEN, CLOSE]) {
        let line = source.get(..place).unwrap_or_default().matches('\n').count() + 1;
        return Err(TemplateError::Forbidden { line, text: "U+F0000".to_owned() });
    }
    for Tag { line, statement, inside } in tags(source) {
        let forbidden = |text: &str| TemplateError::Forbidden { line, text: text.to_owned() };
        let inside = inside.trim_matches(|letter: char| letter.is_whitespace() || letter == '-');
        let first = inside.split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default();
        if statement && !STATEMENTS.contains(&first) {
            return Err(forbidden(if first.is_empty() { inside } else { first }));
        }
        if let Some(sign) = inside.find(['*', '~', '+', '/', '%', '[', '{']) {
            return Err(forbidden(inside.get(sign..=sign).unwrap_or_default()));
        }
        let words = inside.split('|').skip(1).map(str::trim_start);
        for word in
            words.map(|word| word.split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default())
        {
            if !FILTERS.contains(&word) {
                return Err(forbidden(word));
            }
        }
    }
    Ok(())
}

/// Names that a source asks for and the letter does not have, each with the line of its first use.
fn unknown_names(kind: LetterKind, source: &str) -> Vec<TemplateError> {
    let environment = environment();
    let Ok(template) = environment.template_from_str(source) else { return Vec::new() };
    let known: BTreeSet<&str> = help(kind).iter().map(|help| help.name).collect();
    let asked: BTreeSet<String> = template.undeclared_variables(true).into_iter().collect();
    let tags = tags(source);
    let line = |name: &str| tags.iter().find(|tag| mentions(&tag.inside, name)).map_or(0, |tag| tag.line);
    let unknown = asked.into_iter().filter(|name| !known.contains(name.as_str()));
    let mut found: Vec<_> = unknown.map(|name| (line(&name), name)).collect();
    found.sort();
    found.into_iter().map(|(line, name)| TemplateError::Unknown { line, name }).collect()
}

/// Whether a placeholder or statement names a value, not only a longer name that contains it.
fn mentions(inside: &str, name: &str) -> bool {
    let is_part = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '.');
    inside.match_indices(name).any(|(place, _)| {
        let before = inside.get(..place).and_then(|text| text.chars().next_back());
        let after = inside.get(place + name.len()..).and_then(|text| text.chars().next());
        !before.is_some_and(is_part) && !after.is_some_and(is_part)
    })
}

/// Checks a template before it is saved: its length, its statements, its names, and whether a letter comes about from sample
/// values, with and without those that may be left out. Errors belong to the fields `subject` and `body` and name their line.
#[must_use]
pub fn check(kind: LetterKind, locale: Locale, template: &TemplateText) -> FieldErrors {
    let mut errors = FieldErrors::default();
    let fields = [
        ("subject", &template.subject, MAX_SUBJECT_CHARACTERS, "notices-error-subject-empty"),
        ("body", &template.body, MAX_BODY_CHARACTERS, "notices-error-body-empty"),
    ];
    for (field, source, limit, empty) in fields {
        if source.trim().is_empty() {
            errors.add(field, Message::new(empty));
        } else if source.chars().count() > limit {
            errors.add(field, Message::new("notices-error-template-length").with("limit", limit));
        } else if let Err(error) = refuse_forbidden(source) {
            errors.add(field, message(&error));
        } else {
            unknown_names(kind, source).iter().for_each(|error| errors.add(field, message(error)));
        }
    }
    if errors.is_empty()
        && let Some((field, error)) = try_samples(kind, locale, template)
    {
        errors.add(field, message(&error));
    }
    errors
}

/// The first error that sample values bring to light, and its field.
fn try_samples(
    kind: LetterKind,
    locale: Locale,
    template: &TemplateText,
) -> Option<(&'static str, TemplateError)> {
    let full = sample_order(kind, locale)?;
    let mut short = full.clone();
    for optional in help(kind).iter().filter(|help| !help.needed) {
        if let Some(members) = short.variables.as_object_mut() {
            members.remove(optional.name);
        }
    }
    [full, short].iter().find_map(|order| {
        let values = complete(order, Timestamp::default()).ok()?;
        letter::subject(template, &values)
            .err()
            .map(|error| ("subject", error))
            .or_else(|| letter::body(template, &values).err().map(|error| ("body", error)))
    })
}

/// What a person is told about an error.
fn message(error: &TemplateError) -> Message {
    match error {
        TemplateError::Syntax { line, .. } => {
            Message::new("notices-error-template-syntax").with("line", line)
        }
        TemplateError::Forbidden { line, text } => {
            Message::new("notices-error-template-forbidden").with("line", line).with("text", text)
        }
        TemplateError::Unknown { line, name } if name.is_empty() => {
            Message::new("notices-error-template-member").with("line", line)
        }
        TemplateError::Unknown { line, name } => {
            Message::new("notices-error-template-unknown").with("line", line).with("name", name)
        }
        TemplateError::NotText { line } => Message::new("notices-error-template-list").with("line", line),
        TemplateError::TooLong => Message::new("notices-error-template-too-long"),
        TemplateError::Markup(MarkupError::UnevenTable(row)) => {
            Message::new("notices-error-table-uneven").with("row", row)
        }
        TemplateError::Markup(MarkupError::HeadlessTable) => Message::new("notices-error-table-head"),
        TemplateError::Markup(MarkupError::Empty) | TemplateError::Missing(_) => {
            Message::new("notices-error-body-empty")
        }
        TemplateError::NoSubject => Message::new("notices-error-subject-empty"),
    }
}

/// A rendered subject: one line of plain text.
pub(super) fn subject_line(rendered: &str) -> Result<String, TemplateError> {
    let subject = markup::plain(rendered);
    if subject.is_empty() { Err(TemplateError::NoSubject) } else { Ok(subject) }
}

#[cfg(test)]
mod tests;
