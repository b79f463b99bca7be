// SPDX-License-Identifier: EUPL-1.2
//! Literals, names, parentheses, lists and contexts (rules 15, 16, 22 to 40, 55 to 60).

use std::sync::Arc;

use super::{Parsed, Parser, Until};
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::syntax::token::Token;
use crate::syntax::tree::{Expression, Kind};
use crate::value::{Number, Value, parse_temporal};

/// Words that cannot be a name of their own.
pub(super) const RESERVED: [&str; 10] =
    ["and", "or", "in", "between", "instance", "of", "then", "else", "return", "satisfies"];

impl Parser<'_> {
    /// A value without what follows it, and whether nothing can follow it (`if`, `for`, `some`, `every`, `function` reach
    /// as far as they can).
    pub(super) fn primary(&mut self) -> Parsed<(Expression, bool)> {
        if let Some(pending) = self.pending.take() {
            return Ok((pending, false));
        }
        let start = self.start();
        match &self.token {
            Token::Word => self.word_or_name(),
            Token::Number(_) | Token::Text(_) => Ok((self.literal()?, false)),
            Token::Symbol("@") => Ok((self.temporal()?, false)),
            Token::Symbol("?") => {
                self.advance()?;
                Ok((Expression::new(self.since(start), Kind::Name("?".into())), false))
            }
            Token::Symbol("(") => Ok((self.parenthesis()?, false)),
            Token::Symbol("[") => Ok((self.list()?, false)),
            Token::Symbol("]") => Ok((self.open_range()?, false)),
            Token::Symbol("{") => Ok((self.context()?, false)),
            Token::Symbol("<" | "<=" | ">" | ">=" | "=") => Ok((self.half_range()?, false)),
            _ => Err(self.wrong(Code::ExpressionExpected, &[])),
        }
    }

    fn word_or_name(&mut self) -> Parsed<(Expression, bool)> {
        let start = self.start();
        let word = self.word().unwrap_or_default();
        let word_end = self.span.end as usize;
        let (name, end) = match self.visible_name() {
            Some(known) if known.1 > word_end => known,
            known => match word {
                "null" => return Ok((self.constant(Value::Null)?, false)),
                "true" => return Ok((self.constant(Value::Boolean(true))?, false)),
                "false" => return Ok((self.constant(Value::Boolean(false))?, false)),
                "if" => return Ok((self.if_()?, true)),
                "for" => return Ok((self.for_()?, true)),
                "some" | "every" => return Ok((self.quantified()?, true)),
                "function" if self.following().is_some_and(|(next, _)| next == Token::Symbol("(")) => {
                    return Ok((self.function()?, true));
                }
                _ if known.is_none() && RESERVED.contains(&word) => {
                    return Err(self.wrong(Code::ExpressionExpected, &[]));
                }
                _ => known.unwrap_or_else(|| (Arc::from(word), word_end)),
            },
        };
        let (name, end) = self.extended(name, end);
        self.go_to(end)?;
        Ok((Expression::new(self.since(start), Kind::Name(name)), false))
    }

    fn constant(&mut self, value: Value) -> Parsed<Expression> {
        let span = self.span;
        self.advance()?;
        Ok(Expression::new(span, Kind::Literal(value)))
    }

    fn literal(&mut self) -> Parsed<Expression> {
        let value = match &self.token {
            Token::Number(digits) => match Number::parse(digits) {
                Some(number) => Value::Number(number),
                None => return Err(self.wrong(Code::OutOfRange, &[])),
            },
            Token::Text(text) => Value::Text(text.as_str().into()),
            _ => return Err(self.wrong(Code::ExpressionExpected, &[])),
        };
        self.constant(value)
    }

    /// `@"2026-03-08"` (rule 62). A text that is no temporal value is null.
    fn temporal(&mut self) -> Parsed<Expression> {
        let start = self.start();
        self.advance()?;
        let Token::Text(text) = &self.token else {
            return Err(self.unexpected("\"…\""));
        };
        let Some(value) = parse_temporal(text) else {
            let span = Span::new(start, self.span.end as usize);
            return Err(Diagnostic::new(Code::InvalidLiteral, span, [text.as_str()]).into());
        };
        self.advance()?;
        Ok(Expression::new(self.since(start), Kind::Literal(value)))
    }

    fn list(&mut self) -> Parsed<Expression> {
        let start = self.start();
        self.advance()?;
        let mut items = Vec::new();
        if !self.take("]")? {
            let first = self.expression()?;
            if self.is("..") {
                return self.range_from(start, first, true);
            }
            items.push(first);
            while self.take(",")? {
                items.push(self.expression()?);
            }
            self.expect("]")?;
        }
        Ok(Expression::new(self.since(start), Kind::List(items)))
    }

    /// `{name: value, ...}`; later entries see the earlier ones.
    fn context(&mut self) -> Parsed<Expression> {
        let start = self.start();
        self.advance()?;
        let mut entries: Vec<(Arc<str>, Expression)> = Vec::new();
        let mut keys = std::collections::HashSet::new();
        if !self.take("}")? {
            loop {
                let span = self.span;
                let key = self.key()?;
                if !keys.insert(Arc::clone(&key)) {
                    return Err(Diagnostic::new(Code::DuplicateName, span, [key.as_ref()]).into());
                }
                self.expect(":")?;
                let value = self.expression()?;
                self.locals.add(&key);
                self.members.add(&key);
                entries.push((key, value));
                if !self.take(",")? {
                    break;
                }
            }
            self.expect("}")?;
            for key in &keys {
                self.locals.hide(key);
            }
        }
        Ok(Expression::new(self.since(start), Kind::Context(entries)))
    }

    fn key(&mut self) -> Parsed<Arc<str>> {
        if let Token::Text(text) = &self.token {
            let key = Arc::from(text.as_str());
            self.advance()?;
            return Ok(key);
        }
        self.expect_new_name(Until::Colon)
    }
}
