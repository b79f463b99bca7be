// SPDX-License-Identifier: EUPL-1.2
//! What may follow a value: `.name`, `[filter]`, `(arguments)` (rules 18, 19, 38 to 46).

use std::sync::Arc;

use super::primary::RESERVED;
use super::{Parsed, Parser, Until};
use crate::diagnostic::Code;
use crate::syntax::token::Token;
use crate::syntax::tree::{Expression, Kind};

impl Parser<'_> {
    pub(super) fn postfix(&mut self) -> Parsed<Expression> {
        let (value, complete) = self.primary()?;
        if complete { Ok(value) } else { self.postfix_of(value) }
    }

    /// Everything that follows a value directly.
    pub(super) fn postfix_of(&mut self, mut value: Expression) -> Parsed<Expression> {
        let nesting = self.nesting;
        loop {
            let start = value.span.start as usize;
            let kind = if self.take(".")? {
                Kind::Path(Box::new(value), self.member()?)
            } else if self.is("[") && !self.closes_range() {
                Kind::Filter(Box::new([value, self.filter()?]))
            } else if self.take("(")? {
                self.call(value)?
            } else {
                self.nesting = nesting;
                return Ok(value);
            };
            self.nest()?;
            value = Expression::new(self.since(start), kind);
        }
    }

    /// The name of an entry or property.
    fn member(&mut self) -> Parsed<Arc<str>> {
        let known = self.member_name(self.start());
        let single = || self.word().map(|word| (Arc::from(word), self.span.end as usize));
        let Some((name, end)) = known.or_else(single) else {
            return Err(self.wrong(Code::NameExpected, &[]));
        };
        let (name, end) = self.extended(name, end);
        self.go_to(end)?;
        Ok(name)
    }

    /// Whether the bracket that stands here ends a range (`]1..5[`) instead of beginning a filter: nothing follows that
    /// could be a filter.
    fn closes_range(&self) -> bool {
        if !self.in_range {
            return false;
        }
        match self.following() {
            Some((Token::Number(_) | Token::Text(_), _)) => false,
            Some((Token::Word, span)) => {
                RESERVED.contains(&&self.text[span.start as usize..span.end as usize])
            }
            Some((Token::Symbol(symbol), _)) => !matches!(symbol, "(" | "[" | "{" | "-" | "@" | "?"),
            _ => true,
        }
    }

    fn filter(&mut self) -> Parsed<Expression> {
        self.advance()?;
        self.filters += 1;
        self.locals.add("item");
        let condition = self.expression()?;
        self.locals.hide("item");
        self.filters -= 1;
        self.expect("]")?;
        Ok(condition)
    }

    /// The arguments of a call whose parenthesis is open, in order or by name.
    fn call(&mut self, callee: Expression) -> Parsed<Kind> {
        let callee = Box::new(callee);
        if self.take(")")? {
            return Ok(Kind::Call(callee, Vec::new()));
        }
        if self.token == Token::Word && self.new_name(Until::Colon).is_some() {
            return self.call_named(callee);
        }
        let mut arguments = vec![self.expression()?];
        while self.take(",")? {
            arguments.push(self.expression()?);
        }
        self.expect(")")?;
        Ok(Kind::Call(callee, arguments))
    }

    fn call_named(&mut self, callee: Box<Expression>) -> Parsed<Kind> {
        let mut arguments: Vec<(Arc<str>, Expression)> = Vec::new();
        loop {
            let span = self.span;
            let name = self.expect_new_name(Until::Colon)?;
            if arguments.iter().any(|(other, _)| *other == name) {
                return Err(crate::Diagnostic::new(Code::DuplicateName, span, [name.as_ref()]).into());
            }
            self.expect(":")?;
            arguments.push((name, self.expression()?));
            if !self.take(",")? {
                break;
            }
        }
        self.expect(")")?;
        Ok(Kind::CallNamed(callee, arguments))
    }
}
