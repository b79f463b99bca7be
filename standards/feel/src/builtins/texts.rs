// SPDX-License-Identifier: EUPL-1.2
//! Functions of texts (DMN 1.5, 10.3.4.3). Characters are Unicode code points.

use super::pattern::Pattern;
use super::{Arguments, Calling};
use crate::diagnostic::Problem;
use crate::value::Value;

type Outcome = Result<Value, Problem>;

/// Steps for reading a text: one for 16 bytes.
fn charge_reading(calling: &mut dyn Calling, text: &str) -> Result<(), Problem> {
    calling.meter().steps(text.len() as u64 / 16 + 1)
}

fn built(calling: &mut dyn Calling, text: String) -> Outcome {
    calling.meter().bytes(text.len())?;
    Ok(text.into())
}

/// A part of a text by characters, from a position from 1, or backwards from -1.
pub(super) fn substring(arguments: &Arguments<'_>, calling: &mut dyn Calling) -> Outcome {
    let text = arguments.text(0)?;
    charge_reading(calling, text)?;
    let length = text.chars().count();
    let start = arguments.position(1, length)?;
    let taken = if arguments.given(2) {
        usize::try_from(arguments.integer(2)?)
            .ok()
            .filter(|length| *length > 0)
            .ok_or_else(|| arguments.wrong_value(2))?
    } else {
        length
    };
    built(calling, text.chars().skip(start).take(taken).collect())
}

pub(super) fn length(arguments: &Arguments<'_>, calling: &mut dyn Calling) -> Outcome {
    let text = arguments.text(0)?;
    charge_reading(calling, text)?;
    Ok(text.chars().count().into())
}

pub(super) fn upper_case(arguments: &Arguments<'_>, calling: &mut dyn Calling) -> Outcome {
    let text = arguments.text(0)?;
    calling.meter().bytes(text.len())?;
    Ok(text.to_uppercase().into())
}

pub(super) fn lower_case(arguments: &Arguments<'_>, calling: &mut dyn Calling) -> Outcome {
    let text = arguments.text(0)?;
    calling.meter().bytes(text.len())?;
    Ok(text.to_lowercase().into())
}

/// The text before the first match; empty when there is none.
pub(super) fn substring_before(arguments: &Arguments<'_>, calling: &mut dyn Calling) -> Outcome {
    let (text, wanted) = (arguments.text(0)?, arguments.text(1)?);
    charge_reading(calling, text)?;
    let end = text.find(&**wanted).unwrap_or(0);
    built(calling, text[..end].to_owned())
}

/// The text after the first match; empty when there is none, the whole text after the empty one.
pub(super) fn substring_after(arguments: &Arguments<'_>, calling: &mut dyn Calling) -> Outcome {
    let (text, wanted) = (arguments.text(0)?, arguments.text(1)?);
    charge_reading(calling, text)?;
    let start = text.find(&**wanted).map_or(text.len(), |place| place + wanted.len());
    built(calling, text[start..].to_owned())
}

pub(super) fn contains(arguments: &Arguments<'_>, calling: &mut dyn Calling) -> Outcome {
    let (text, wanted) = (arguments.text(0)?, arguments.text(1)?);
    charge_reading(calling, text)?;
    Ok(text.contains(&**wanted).into())
}

pub(super) fn starts_with(arguments: &Arguments<'_>, _: &mut dyn Calling) -> Outcome {
    Ok(arguments.text(0)?.starts_with(&**arguments.text(1)?).into())
}

pub(super) fn ends_with(arguments: &Arguments<'_>, _: &mut dyn Calling) -> Outcome {
    Ok(arguments.text(0)?.ends_with(&**arguments.text(1)?).into())
}

fn pattern(
    arguments: &Arguments<'_>,
    flags: Option<usize>,
    calling: &mut dyn Calling,
) -> Result<Pattern, Problem> {
    let (text, source) = (arguments.text(0)?, arguments.text(1)?);
    let flags = flags.map_or(Ok(None), |place| arguments.optional_text(place))?;
    charge_reading(calling, text)?;
    charge_reading(calling, source)?;
    Pattern::new(source, flags.map_or("", |flags| &**flags), calling.meter())
}

/// Whether the pattern is found anywhere in the text.
pub(super) fn matches(arguments: &Arguments<'_>, calling: &mut dyn Calling) -> Outcome {
    let pattern = pattern(arguments, Some(2), calling)?;
    pattern.is_match(arguments.text(0)?, calling.meter()).map(Value::from)
}

/// The text with every match replaced; `$1` stands for the first group, `$0` for the whole match.
pub(super) fn replace(arguments: &Arguments<'_>, calling: &mut dyn Calling) -> Outcome {
    let replacement = arguments.text(2)?;
    let pattern = pattern(arguments, Some(3), calling)?;
    pattern.replace(arguments.text(0)?, replacement, calling.meter()).map(Value::from)
}

/// The parts of the text between the matches of the pattern.
pub(super) fn split(arguments: &Arguments<'_>, calling: &mut dyn Calling) -> Outcome {
    let pattern = pattern(arguments, None, calling)?;
    let text = arguments.text(0)?;
    let mut parts = Vec::new();
    let mut start = 0;
    pattern.for_each_match(text, calling.meter(), |groups, meter| {
        let Some((from, to)) = groups(0) else { return Ok(()) };
        meter.bytes(from - start + size_of::<Value>())?;
        parts.push(Value::from(&text[start..from]));
        start = to;
        Ok(())
    })?;
    calling.meter().bytes(text.len() - start)?;
    parts.push(Value::from(&text[start..]));
    Ok(parts.into())
}

/// The texts of a list with a delimiter between them; nulls are left out.
pub(super) fn join(arguments: &Arguments<'_>, calling: &mut dyn Calling) -> Outcome {
    let list = arguments.list(0)?;
    let delimiter = arguments.optional_text(1)?.map_or("", |delimiter| &**delimiter);
    let mut result = String::new();
    let mut first = true;
    for item in list.iter() {
        calling.meter().steps(1)?;
        let text = match item {
            Value::Text(text) => text,
            Value::Null => continue,
            _ => return Err(arguments.wrong_type(0)),
        };
        calling.meter().bytes(text.len() + delimiter.len())?;
        if !first {
            result.push_str(delimiter);
        }
        result.push_str(text);
        first = false;
    }
    Ok(result.into())
}
