// SPDX-License-Identifier: EUPL-1.2
//! Values as text: [`Display`] writes a FEEL literal, [`Value::to_text`] what `string()` gives.

use std::fmt::{Display, Formatter, Result, Write};

use super::{Context, Function, Range, Value};
use crate::budget::Meter;
use crate::diagnostic::Problem;

impl Value {
    /// What FEEL's `string()` gives: a text as it is, a moment or duration without `@`, all else as a literal.
    pub fn to_text(&self) -> String {
        match self {
            Self::Text(text) => text.to_string(),
            Self::Date(date) => date.to_string(),
            Self::Time(time) => time.to_string(),
            Self::DateTime(moment) => moment.to_string(),
            Self::DaysDuration(duration) => duration.to_string(),
            Self::MonthsDuration(duration) => duration.to_string(),
            other => other.to_string(),
        }
    }
}

/// A text that is charged while it grows.
struct Charged<'a> {
    text: String,
    meter: &'a mut Meter,
    problem: Option<Problem>,
}

impl Write for Charged<'_> {
    fn write_str(&mut self, part: &str) -> Result {
        if let Err(problem) = self.meter.bytes(part.len()) {
            self.problem = Some(problem);
            return Err(std::fmt::Error);
        }
        self.text.push_str(part);
        Ok(())
    }
}

impl Value {
    /// [`Value::to_text`] within a budget of bytes.
    ///
    /// # Errors
    /// [`crate::Code::BytesExhausted`]
    pub fn write(&self, meter: &mut Meter) -> std::result::Result<String, Problem> {
        let mut charged = Charged { text: String::new(), meter, problem: None };
        let written = match self {
            Self::List(_) | Self::Context(_) | Self::Range(_) => write!(charged, "{self}"),
            simple => charged.write_str(&simple.to_text()),
        };
        match (written, charged.problem) {
            (Err(_), Some(problem)) => Err(problem),
            _ => Ok(charged.text),
        }
    }
}

impl Display for Value {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Result {
        match self {
            Self::Null => formatter.write_str("null"),
            Self::Boolean(truth) => truth.fmt(formatter),
            Self::Number(number) => number.fmt(formatter),
            Self::Text(text) => write_quoted(text, formatter),
            Self::Date(date) => write!(formatter, "@\"{date}\""),
            Self::Time(time) => write!(formatter, "@\"{time}\""),
            Self::DateTime(moment) => write!(formatter, "@\"{moment}\""),
            Self::DaysDuration(duration) => write!(formatter, "@\"{duration}\""),
            Self::MonthsDuration(duration) => write!(formatter, "@\"{duration}\""),
            Self::Range(range) => range.fmt(formatter),
            Self::List(items) => {
                formatter.write_str("[")?;
                for (position, item) in items.iter().enumerate() {
                    let separator = if position == 0 { "" } else { ", " };
                    write!(formatter, "{separator}{item}")?;
                }
                formatter.write_str("]")
            }
            Self::Context(context) => context.fmt(formatter),
            Self::Function(function) => function.fmt(formatter),
        }
    }
}

impl Display for Context {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Result {
        formatter.write_str("{")?;
        for (position, (name, value)) in self.iter().enumerate() {
            formatter.write_str(if position == 0 { "" } else { ", " })?;
            if is_plain(name) {
                formatter.write_str(name)?;
            } else {
                write_quoted(name, formatter)?;
            }
            write!(formatter, ": {value}")?;
        }
        formatter.write_str("}")
    }
}

/// Whether a name can stand without quotation marks.
fn is_plain(name: &str) -> bool {
    let starts = name.chars().next().is_some_and(|first| first.is_alphabetic() || first == '_');
    starts
        && !name.ends_with(' ')
        && name.chars().all(|character| character.is_alphanumeric() || matches!(character, '_' | ' '))
}

impl Display for Range {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Result {
        match (&self.start, &self.end) {
            (Some(start), Some(end)) => {
                let open = if self.start_included { '[' } else { '(' };
                let close = if self.end_included { ']' } else { ')' };
                write!(formatter, "{open}{start}..{end}{close}")
            }
            (Some(start), None) => {
                write!(formatter, "{} {start}", if self.start_included { ">=" } else { ">" })
            }
            (None, Some(end)) => write!(formatter, "{} {end}", if self.end_included { "<=" } else { "<" }),
            (None, None) => formatter.write_str("null"),
        }
    }
}

impl Display for Function {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Result {
        match self {
            Self::BuiltIn(function) => formatter.write_str(function.name),
            Self::Defined(function) => {
                formatter.write_str("function(")?;
                for (position, (name, _)) in function.parameters().iter().enumerate() {
                    let separator = if position == 0 { "" } else { ", " };
                    write!(formatter, "{separator}{name}")?;
                }
                formatter.write_str(")")
            }
        }
    }
}

fn write_quoted(text: &str, formatter: &mut Formatter<'_>) -> Result {
    formatter.write_char('"')?;
    for character in text.chars() {
        match character {
            '"' => formatter.write_str("\\\"")?,
            '\\' => formatter.write_str("\\\\")?,
            '\n' => formatter.write_str("\\n")?,
            '\r' => formatter.write_str("\\r")?,
            '\t' => formatter.write_str("\\t")?,
            other => formatter.write_char(other)?,
        }
    }
    formatter.write_char('"')
}
