// SPDX-License-Identifier: EUPL-1.2
//! Regular expressions as XPath and XQuery Functions 3.1, 5.6.1 knows them, which FEEL refers to. They are translated for
//! an engine of linear time; only a pattern that refers back to a group (`\1`) goes to one that tries out, within a
//! bound.

mod properties;
mod translate;

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::budget::Meter;
use crate::diagnostic::{Code, Problem};

/// Longest pattern in bytes.
const LONGEST: usize = 4_096;
/// Largest compiled program in bytes.
const LARGEST_PROGRAM: usize = 512 << 10;
/// Attempts that a pattern with references may take.
const MOST_ATTEMPTS: usize = 10_000;
/// Steps charged for a match of a pattern with references.
const STEPS_OF_TRYING: u64 = 1_000;
/// Steps charged for compiling a pattern; one more for every byte of it, and twenty times as many when parts are repeated a
/// number of times, which multiplies the program.
const STEPS_OF_COMPILING: u64 = 300;
/// Compiled patterns that are kept.
const KEPT: usize = 32;

/// A compiled pattern; cheap to clone.
#[derive(Debug, Clone)]
pub(super) struct Pattern(Arc<Compiled>);

#[derive(Debug)]
struct Compiled {
    source: String,
    engine: Engine,
    groups: usize,
    literal: bool,
}

#[derive(Debug)]
enum Engine {
    Linear(regex::Regex),
    Trying(fancy_regex::Regex),
}

/// The groups of a match by number: bytes from and to, `None` for a group that took no part.
type Groups<'a> = dyn Fn(usize) -> Option<(usize, usize)> + 'a;

impl Pattern {
    /// Compiles a pattern, or finds it among those compiled lately.
    ///
    /// # Errors
    /// [`Code::InvalidPattern`]
    pub(super) fn new(source: &str, flags: &str, meter: &mut Meter) -> Result<Self, Problem> {
        let mut hasher = DefaultHasher::new();
        (source, flags).hash(&mut hasher);
        let steps = STEPS_OF_COMPILING + source.len() as u64;
        meter.once(hasher.finish(), if source.contains('{') { steps * 20 } else { steps })?;
        static LATELY: OnceLock<Mutex<HashMap<(String, String), Pattern>>> = OnceLock::new();
        let lately = LATELY.get_or_init(Mutex::default);
        let key = (source.to_owned(), flags.to_owned());
        if let Some(known) = lately.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return Ok(known.clone());
        }
        let pattern = Self::compile(source, flags).ok_or_else(|| invalid(source))?;
        let mut lately = lately.lock().unwrap_or_else(PoisonError::into_inner);
        if lately.len() >= KEPT {
            lately.clear();
        }
        lately.insert(key, pattern.clone());
        Ok(pattern)
    }

    fn compile(source: &str, flags: &str) -> Option<Self> {
        if source.len() > LONGEST {
            return None;
        }
        let translated = translate::translate(source, flags)?;
        let engine = if translated.refers_back {
            let builder = fancy_regex::RegexBuilder::new(&translated.text)
                .backtrack_limit(MOST_ATTEMPTS)
                .build()
                .ok()?;
            Engine::Trying(builder)
        } else {
            let regex = regex::RegexBuilder::new(&translated.text)
                .size_limit(LARGEST_PROGRAM)
                .dfa_size_limit(LARGEST_PROGRAM)
                .nest_limit(100)
                .build()
                .ok()?;
            Engine::Linear(regex)
        };
        let (groups, literal) = (translated.groups, flags.contains('q'));
        Some(Self(Arc::new(Compiled { source: source.to_owned(), engine, groups, literal })))
    }

    /// Whether the pattern is found anywhere in the text.
    pub(super) fn is_match(&self, text: &str, meter: &mut Meter) -> Result<bool, Problem> {
        match &self.0.engine {
            Engine::Linear(regex) => Ok(regex.is_match(text)),
            Engine::Trying(regex) => {
                meter.steps(STEPS_OF_TRYING)?;
                regex.is_match(text).map_err(|_| invalid(&self.0.source))
            }
        }
    }

    /// Calls `visit` with the groups of every match, the whole match first. A pattern that matches nothing at all, between
    /// characters, is refused.
    pub(super) fn for_each_match(
        &self,
        text: &str,
        meter: &mut Meter,
        mut visit: impl FnMut(&Groups<'_>, &mut Meter) -> Result<(), Problem>,
    ) -> Result<(), Problem> {
        if self.is_match("", meter)? {
            return Err(invalid(&self.0.source));
        }
        match &self.0.engine {
            Engine::Linear(regex) => {
                for found in regex.captures_iter(text) {
                    meter.steps(1)?;
                    visit(&|group| found.get(group).map(|part| (part.start(), part.end())), meter)?;
                }
            }
            Engine::Trying(regex) => {
                for found in regex.captures_iter(text) {
                    meter.steps(STEPS_OF_TRYING)?;
                    let found = found.map_err(|_| invalid(&self.0.source))?;
                    visit(&|group| found.get(group).map(|part| (part.start(), part.end())), meter)?;
                }
            }
        }
        Ok(())
    }

    /// The text with every match replaced.
    pub(super) fn replace(
        &self,
        text: &str,
        replacement: &str,
        meter: &mut Meter,
    ) -> Result<String, Problem> {
        let parts = if self.0.literal {
            vec![Part::Text(replacement.to_owned())]
        } else {
            self.parts(replacement).ok_or_else(|| invalid(replacement))?
        };
        let mut result = String::new();
        let mut rest = 0;
        self.for_each_match(text, meter, |groups, meter| {
            let Some((start, end)) = groups(0) else { return Ok(()) };
            push(&mut result, &text[rest..start], meter)?;
            for part in &parts {
                match part {
                    Part::Text(fixed) => push(&mut result, fixed, meter)?,
                    Part::Group(group) => {
                        let (from, to) = groups(*group).unwrap_or((0, 0));
                        push(&mut result, &text[from..to], meter)?;
                    }
                }
            }
            rest = end;
            Ok(())
        })?;
        push(&mut result, &text[rest..], meter)?;
        Ok(result)
    }

    /// A replacement with `$0` to `$9` and more where there are so many groups, `\$` and `\\`.
    fn parts(&self, replacement: &str) -> Option<Vec<Part>> {
        let mut parts = vec![Part::Text(String::new())];
        let mut characters = replacement.chars().peekable();
        while let Some(character) = characters.next() {
            let fixed = match character {
                '\\' => characters.next().filter(|escaped| matches!(escaped, '\\' | '$'))?,
                '$' => {
                    let mut group = characters.next()?.to_digit(10)? as usize;
                    while let Some(digit) = characters.peek().and_then(|next| next.to_digit(10)) {
                        let longer = group * 10 + digit as usize;
                        if longer > self.0.groups {
                            break;
                        }
                        group = longer;
                        characters.next();
                    }
                    parts.push(Part::Group(group));
                    parts.push(Part::Text(String::new()));
                    continue;
                }
                other => other,
            };
            if let Some(Part::Text(text)) = parts.last_mut() {
                text.push(fixed);
            }
        }
        Some(parts)
    }
}

/// A part of a replacement.
enum Part {
    Text(String),
    Group(usize),
}

fn push(result: &mut String, part: &str, meter: &mut Meter) -> Result<(), Problem> {
    meter.bytes(part.len())?;
    result.push_str(part);
    Ok(())
}

fn invalid(source: &str) -> Problem {
    Problem::new(Code::InvalidPattern, [source])
}
