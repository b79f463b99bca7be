// SPDX-License-Identifier: EUPL-1.2
//! The parser: recursive descent over the grammar of DMN 1.5, clause 10.3.1.2, with a limit of nesting, without going
//! back: every text is read once.

mod control;
mod operators;
mod postfix;
mod primary;
mod ranges;
#[cfg(test)]
mod tests;
mod types;

use std::sync::{Arc, OnceLock};

use super::names::{Index, Names, normalise};
use super::token::{Token, continues_name, is_space, skip_blank, token};
use super::tree::{Expression, Tests};
use crate::builtins;
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::value::Type;

/// How deep expressions may nest.
const DEEPEST: u32 = 100;

/// How long a text may be, in bytes.
const LONGEST: usize = 64 << 10;

/// What was read, or the first thing that is no FEEL; boxed, since it passes through every level.
type Parsed<T> = Result<T, Box<Diagnostic>>;

/// Reads a whole text as one expression.
///
/// # Errors
/// The first thing that is no FEEL.
pub(crate) fn parse_expression(text: &str, names: &Names) -> Result<Expression, Diagnostic> {
    whole(text, names, Parser::expression)
}

/// Reads a whole text as the unary tests of one cell; `?` is the value that is tested.
///
/// # Errors
/// The first thing that is no FEEL.
pub(crate) fn parse_tests(text: &str, names: &Names) -> Result<Tests, Diagnostic> {
    whole(text, names, Parser::unary_tests)
}

/// Reads a whole text as a type.
///
/// # Errors
/// The first thing that is no type.
pub(crate) fn parse_type(text: &str, names: &Names) -> Result<Type, Diagnostic> {
    whole(text, names, Parser::type_)
}

/// Reads a whole text.
fn whole<'t, T>(
    text: &'t str,
    names: &'t Names,
    read: impl FnOnce(&mut Parser<'t>) -> Parsed<T>,
) -> Result<T, Diagnostic> {
    let parsed = Parser::new(text, names).and_then(|mut parser| {
        let found = read(&mut parser)?;
        parser.expect_end()?;
        Ok(found)
    });
    parsed.map_err(|refused| *refused)
}

/// What ends a name that is being introduced.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Until {
    /// A colon: the key of a context, a named argument.
    Colon,
    /// The word `in`: the variable of an iteration.
    In,
    /// A colon, a comma or a closing parenthesis: a parameter.
    Parameter,
}

struct Parser<'t> {
    text: &'t str,
    names: &'t Names,
    token: Token,
    span: Span,
    /// The end of the token before.
    last: usize,
    nesting: u32,
    /// Names of parameters, iterations and context entries that are visible here.
    locals: Index,
    /// Keys of the contexts read so far.
    members: Index,
    /// How many filters surround this place: inside, entries of items are names.
    filters: u32,
    /// Whether a range may end here with `[`.
    in_range: bool,
    /// An operand that was read before it was clear that it is one.
    pending: Option<Expression>,
}

impl<'t> Parser<'t> {
    fn new(text: &'t str, names: &'t Names) -> Parsed<Self> {
        if text.len() > LONGEST {
            let span = Span::new(LONGEST, text.len());
            return Err(Diagnostic::new(Code::TooLong, span, [LONGEST.to_string()]).into());
        }
        let (token, span) = token(text, 0)?;
        Ok(Self {
            text,
            names,
            token,
            span,
            last: 0,
            nesting: 0,
            locals: Index::default(),
            members: Index::default(),
            filters: 0,
            in_range: false,
            pending: None,
        })
    }

    fn start(&self) -> usize {
        self.span.start as usize
    }

    /// The span from a place to the end of what was read.
    fn since(&self, start: usize) -> Span {
        Span::new(start, self.last)
    }

    fn advance(&mut self) -> Parsed<()> {
        let end = self.span.end as usize;
        self.go_to(end)
    }

    /// What is read so far ends at `end`; the next token begins behind it.
    fn go_to(&mut self, end: usize) -> Parsed<()> {
        self.last = end;
        (self.token, self.span) = token(self.text, end)?;
        Ok(())
    }

    /// The token behind the current one.
    fn following(&self) -> Option<(Token, Span)> {
        token(self.text, self.span.end as usize).ok()
    }

    fn word(&self) -> Option<&'t str> {
        let text: &'t str = self.text;
        (self.token == Token::Word).then(|| &text[self.span.start as usize..self.span.end as usize])
    }

    fn is_word(&self, word: &str) -> bool {
        self.word() == Some(word)
    }

    fn is(&self, symbol: &str) -> bool {
        matches!(self.token, Token::Symbol(found) if found == symbol)
    }

    fn take(&mut self, symbol: &str) -> Parsed<bool> {
        let found = self.is(symbol);
        if found {
            self.advance()?;
        }
        Ok(found)
    }

    fn expect(&mut self, symbol: &str) -> Parsed<()> {
        if self.take(symbol)? { Ok(()) } else { Err(self.unexpected(symbol)) }
    }

    fn take_word(&mut self, word: &str) -> Parsed<bool> {
        let found = self.is_word(word);
        if found {
            self.advance()?;
        }
        Ok(found)
    }

    fn expect_word(&mut self, word: &str) -> Parsed<()> {
        if self.take_word(word)? { Ok(()) } else { Err(self.unexpected(word)) }
    }

    fn expect_end(&self) -> Parsed<()> {
        if self.token == Token::End { Ok(()) } else { Err(self.wrong(Code::UnexpectedRest, &[])) }
    }

    /// The current token stands where `expected` should.
    fn unexpected(&self, expected: &str) -> Box<Diagnostic> {
        self.wrong(Code::UnexpectedToken, &[expected])
    }

    /// The current token should not stand here; the first argument of the code is the token.
    fn wrong(&self, code: Code, arguments: &[&str]) -> Box<Diagnostic> {
        if self.token == Token::End {
            return Box::new(Diagnostic::new(Code::UnexpectedEnd, self.span, [""; 0]));
        }
        let found = &self.text[self.span.start as usize..self.span.end as usize];
        Box::new(Diagnostic::new(code, self.span, [found].into_iter().chain(arguments.iter().copied())))
    }

    /// Goes one level deeper, or refuses.
    fn nest(&mut self) -> Parsed<()> {
        if self.nesting >= DEEPEST {
            return Err(Diagnostic::new(Code::TooDeep, self.span, [DEEPEST.to_string()]).into());
        }
        self.nesting += 1;
        Ok(())
    }

    /// The longest name that is visible at the current token.
    fn visible_name(&self) -> Option<(Arc<str>, usize)> {
        let start = self.start();
        let local = self.locals.longest_at(self.text, start);
        let members = (self.filters > 0).then(|| self.member_name(start)).flatten();
        [local, members, self.names.variable_at(self.text, start), builtins_at(self.text, start)]
            .into_iter()
            .flatten()
            .reduce(|best, other| if other.1 > best.1 { other } else { best })
    }

    /// The longest name of an entry at a place.
    fn member_name(&self, start: usize) -> Option<(Arc<str>, usize)> {
        let own = self.members.longest_at(self.text, start);
        let declared = self.names.member_at(self.text, start);
        match (own, declared) {
            (Some(own), Some(declared)) => Some(if declared.1 > own.1 { declared } else { own }),
            (own, declared) => own.or(declared),
        }
    }

    /// A name that ends at `end`, with the words that follow it: where an operator must stand, a word can only be a part of
    /// a name that nobody declared.
    fn extended(&self, name: Arc<str>, mut end: usize) -> (Arc<str>, usize) {
        const OPERATORS: [&str; 9] =
            ["and", "or", "in", "between", "instance", "then", "else", "return", "satisfies"];
        let mut words = String::new();
        while let Ok((Token::Word, span)) = token(self.text, end) {
            let word = &self.text[span.start as usize..span.end as usize];
            if OPERATORS.contains(&word) {
                break;
            }
            words.push(' ');
            words.push_str(word);
            end = span.end as usize;
        }
        if words.is_empty() { (name, end) } else { (format!("{name}{words}").into(), end) }
    }

    /// A new name at the current token, when one stands there and is followed by what ends it. Gives the name and where
    /// it ends.
    fn new_name(&self, until: Until) -> Option<(Arc<str>, usize)> {
        let start = self.start();
        let mut end = start;
        loop {
            let position = skip_blank(self.text, end).ok()?;
            let rest = &self.text[position..];
            let first = rest.chars().next()?;
            let stops = match until {
                Until::Colon => first == ':',
                Until::In => false,
                Until::Parameter => matches!(first, ':' | ',' | ')'),
            };
            if stops {
                break;
            }
            if continues_name(first) {
                let length = rest.find(|character| !continues_name(character)).unwrap_or(rest.len());
                if until == Until::In && &rest[..length] == "in" {
                    break;
                }
                end = position + length;
            } else if matches!(first, '.' | '/' | '-' | '\'' | '+' | '*' | '?') && !rest.starts_with("..") {
                end = position + first.len_utf8();
            } else {
                return None;
            }
        }
        let name = normalise(&self.text[start..end]);
        (!name.is_empty() && !name.starts_with(|first: char| first.is_ascii_digit() || is_space(first)))
            .then(|| (name.into(), end))
    }

    /// Reads a new name that must stand here.
    fn expect_new_name(&mut self, until: Until) -> Parsed<Arc<str>> {
        match self.new_name(until) {
            Some((name, end)) => {
                self.go_to(end)?;
                Ok(name)
            }
            None => Err(self.wrong(Code::NameExpected, &[])),
        }
    }
}

/// The longest name of a built-in function at a place.
fn builtins_at(text: &str, start: usize) -> Option<(Arc<str>, usize)> {
    static INDEX: OnceLock<Index> = OnceLock::new();
    let index = INDEX.get_or_init(|| {
        let mut index = Index::default();
        for name in builtins::names().chain(["is defined", "get or else"]) {
            index.add(name);
        }
        index
    });
    index.longest_at(text, start)
}
