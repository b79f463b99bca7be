// SPDX-License-Identifier: EUPL-1.2
//! From the regular expressions of XPath to those of Rust. What XPath does not know (look-around, named groups, word
//! boundaries, possessive quantifiers) is refused.

use super::properties;

/// Deepest nesting of subtracted character classes.
const DEEPEST: usize = 20;

/// A pattern in Rust's syntax.
pub(super) struct Translated {
    /// The pattern.
    pub text: String,
    /// Number of groups.
    pub groups: usize,
    /// Whether it refers back to a group.
    pub refers_back: bool,
}

/// Which flags are set (5.6.2): `s` the full stop matches line ends, `m` `^` and `$` match at lines, `i` upper and lower
/// case are alike, `x` blanks do not count, `q` all characters stand for themselves.
#[derive(Default)]
struct Flags {
    dot_all: bool,
    multiline: bool,
    ignore_case: bool,
    ignore_blanks: bool,
    literal: bool,
}

impl Flags {
    fn read(text: &str) -> Option<Self> {
        let mut flags = Self::default();
        for flag in text.chars() {
            match flag {
                's' => flags.dot_all = true,
                'm' => flags.multiline = true,
                'i' => flags.ignore_case = true,
                'x' => flags.ignore_blanks = true,
                'q' => flags.literal = true,
                _ => return None,
            }
        }
        Some(flags)
    }

    fn prefix(&self) -> &'static str {
        match (self.ignore_case, self.multiline && !self.literal) {
            (true, true) => "(?im)",
            (true, false) => "(?i)",
            (false, true) => "(?m)",
            (false, false) => "",
        }
    }
}

/// The pattern in Rust's syntax; `None` when XPath does not allow it.
pub(super) fn translate(source: &str, flags: &str) -> Option<Translated> {
    let flags = Flags::read(flags)?;
    let mut text = flags.prefix().to_owned();
    if flags.literal {
        text.push_str(&regex::escape(source));
        return Some(Translated { text, groups: 0, refers_back: false });
    }
    let characters = if flags.ignore_blanks { without_blanks(source) } else { source.chars().collect() };
    let mut translator = Translator {
        characters: &characters,
        place: 0,
        flags,
        text,
        closed: Vec::new(),
        open: Vec::new(),
        refers_back: false,
    };
    translator.run()?;
    let Translator { text, closed, refers_back, .. } = translator;
    Some(Translated { text, groups: closed.len(), refers_back })
}

/// The pattern without blanks; those inside character classes stay.
fn without_blanks(source: &str) -> Vec<char> {
    let mut kept = Vec::new();
    let (mut classes, mut escaped) = (0usize, false);
    for character in source.chars() {
        if classes == 0 && matches!(character, ' ' | '\t' | '\n' | '\r') {
            continue;
        }
        match character {
            '[' if !escaped => classes += 1,
            ']' if !escaped => classes = classes.saturating_sub(1),
            _ => {}
        }
        escaped = character == '\\' && !escaped;
        kept.push(character);
    }
    kept
}

struct Translator<'a> {
    characters: &'a [char],
    place: usize,
    flags: Flags,
    text: String,
    /// For every group so far, whether it is closed.
    closed: Vec<bool>,
    /// The groups that are open; `None` for those without number.
    open: Vec<Option<usize>>,
    refers_back: bool,
}

impl Translator<'_> {
    fn peek(&self) -> Option<char> {
        self.characters.get(self.place).copied()
    }

    fn next(&mut self) -> Option<char> {
        let character = self.peek()?;
        self.place += 1;
        Some(character)
    }

    fn take(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        self.place += usize::from(found);
        found
    }

    fn run(&mut self) -> Option<()> {
        while let Some(character) = self.next() {
            match character {
                '(' => self.group()?,
                ')' => {
                    if let Some(number) = self.open.pop()? {
                        self.closed[number] = true;
                    }
                    self.text.push(')');
                    self.quantifier()?;
                }
                '|' | '^' | '$' => self.text.push(character),
                '*' | '+' | '?' | '{' | '}' | ']' => return None,
                '.' => {
                    self.text.push_str(if self.flags.dot_all { "(?s:.)" } else { "[^\\n\\r]" });
                    self.quantifier()?;
                }
                '[' => {
                    let class = self.class(0)?;
                    self.text.push_str(&class);
                    self.quantifier()?;
                }
                '\\' => {
                    self.escape()?;
                    self.quantifier()?;
                }
                other => {
                    push_literal(&mut self.text, other);
                    self.quantifier()?;
                }
            }
        }
        self.open.is_empty().then_some(())
    }

    fn group(&mut self) -> Option<()> {
        if self.take('?') {
            if !self.take(':') {
                return None;
            }
            self.open.push(None);
            self.text.push_str("(?:");
        } else {
            self.open.push(Some(self.closed.len()));
            self.closed.push(false);
            self.text.push('(');
        }
        Some(())
    }

    /// At most one quantifier, which may be reluctant.
    fn quantifier(&mut self) -> Option<()> {
        match self.peek() {
            Some(simple @ ('*' | '+' | '?')) => {
                self.place += 1;
                self.text.push(simple);
            }
            Some('{') => {
                self.place += 1;
                self.repetition()?;
            }
            _ => return Some(()),
        }
        if self.take('?') {
            self.text.push('?');
        }
        Some(())
    }

    /// `{n}`, `{n,}` or `{n,m}` after its opening brace.
    fn repetition(&mut self) -> Option<()> {
        let start = self.place;
        while self.peek().is_some_and(|next| next.is_ascii_digit() || next == ',') {
            self.place += 1;
        }
        let bounds: String = self.characters[start..self.place].iter().collect();
        let valid =
            bounds.starts_with(|first: char| first.is_ascii_digit()) && bounds.matches(',').count() <= 1;
        if !valid || !self.take('}') {
            return None;
        }
        self.text.push_str(&format!("{{{bounds}}}"));
        Some(())
    }

    fn escape(&mut self) -> Option<()> {
        let escaped = self.next()?;
        if let Some(digit) = escaped.to_digit(10) {
            return self.reference(digit as usize);
        }
        if let Some(single) = single_character(escaped) {
            push_literal(&mut self.text, single);
            return Some(());
        }
        let class = self.class_escape(escaped)?;
        // Upper and lower case are never alike in a category.
        let opening = if self.flags.ignore_case { "(?-i:" } else { "(?:" };
        self.text.push_str(&format!("{opening}{class})"));
        Some(())
    }

    /// A reference to a closed group: as many digits as there are groups for.
    fn reference(&mut self, first: usize) -> Option<()> {
        let mut number = first;
        while let Some(digit) = self.peek().and_then(|next| next.to_digit(10)) {
            let longer = number * 10 + digit as usize;
            if longer > self.closed.len() {
                break;
            }
            number = longer;
            self.place += 1;
        }
        if number == 0 || !*self.closed.get(number - 1)? {
            return None;
        }
        self.refers_back = true;
        self.text.push_str(&format!("(?:\\{number})"));
        Some(())
    }

    /// The class of an escape such as `\d` or `\p{L}`, in Rust's syntax.
    fn class_escape(&mut self, escaped: char) -> Option<String> {
        if !matches!(escaped, 'p' | 'P') {
            return properties::shorthand(escaped).map(str::to_owned);
        }
        if !self.take('{') {
            return None;
        }
        let start = self.place;
        while self.next()? != '}' {}
        let name: String = self.characters[start..self.place - 1].iter().collect();
        properties::property(&name, escaped == 'P')
    }

    /// A character class after its opening bracket.
    fn class(&mut self, depth: usize) -> Option<String> {
        if depth > DEEPEST {
            return None;
        }
        let mut class = String::from(if self.take('^') { "[^" } else { "[" });
        let mut empty = true;
        loop {
            match self.next()? {
                ']' if !empty => {
                    class.push(']');
                    return Some(class);
                }
                '-' if self.peek() == Some('[') && !empty => {
                    self.place += 1;
                    let subtracted = self.class(depth + 1)?;
                    if !self.take(']') {
                        return None;
                    }
                    return Some(format!("[{class}]--{subtracted}]"));
                }
                '[' | ']' => return None,
                '\\' => {
                    let escaped = self.next()?;
                    match single_character(escaped) {
                        Some(single) => self.range(single, &mut class)?,
                        None => class.push_str(&self.class_escape(escaped)?),
                    }
                }
                '-' if !empty && self.peek() != Some(']') => return None,
                single => self.range(single, &mut class)?,
            }
            empty = false;
        }
    }

    /// A character of a class, or the range that begins with it.
    fn range(&mut self, first: char, class: &mut String) -> Option<()> {
        push_code(class, first);
        let is_range = self.peek() == Some('-')
            && !matches!(self.characters.get(self.place + 1), Some(']' | '[') | None);
        if !is_range {
            return Some(());
        }
        self.place += 1;
        let last = match self.next()? {
            '\\' => single_character(self.next()?)?,
            '[' => return None,
            last => last,
        };
        if last < first {
            return None;
        }
        class.push('-');
        push_code(class, last);
        Some(())
    }
}

/// The character that an escape stands for.
fn single_character(escaped: char) -> Option<char> {
    match escaped {
        'n' => Some('\n'),
        'r' => Some('\r'),
        't' => Some('\t'),
        '\\' | '|' | '.' | '-' | '^' | '?' | '*' | '+' | '{' | '}' | '(' | ')' | '[' | ']' | '$' => {
            Some(escaped)
        }
        _ => None,
    }
}

fn push_literal(text: &mut String, character: char) {
    text.push_str(&regex::escape(character.encode_utf8(&mut [0; 4])));
}

fn push_code(class: &mut String, character: char) {
    if character.is_ascii_alphanumeric() {
        class.push(character);
    } else {
        class.push_str(&format!("\\x{{{:X}}}", u32::from(character)));
    }
}
