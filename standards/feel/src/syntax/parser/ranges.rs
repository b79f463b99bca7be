// SPDX-License-Identifier: EUPL-1.2
//! Ranges, parentheses and unary tests (rules 5 to 8, 17, 49 and 66).

use std::sync::Arc;

use super::{Parsed, Parser};
use crate::diagnostic::Code;
use crate::syntax::token::Token;
use crate::syntax::tree::{Comparison, Expression, Kind, Range, Test, Tests};

impl Parser<'_> {
    /// `(a)` or `(1..5)`.
    pub(super) fn parenthesis(&mut self) -> Parsed<Expression> {
        let start = self.start();
        self.advance()?;
        let mut inner = self.expression()?;
        if self.is("..") {
            return self.range_from(start, inner, false);
        }
        self.expect(")")?;
        inner.span = self.since(start);
        Ok(inner)
    }

    /// `< 10` as a value, most often in parentheses: a range that is unbounded on one side; `= 10`: one value.
    pub(super) fn half_range(&mut self) -> Parsed<Expression> {
        let start = self.start();
        let Some(comparison) = self.comparison_symbol() else {
            return Err(self.wrong(Code::ExpressionExpected, &[]));
        };
        self.advance()?;
        let end = Box::new(self.sum()?);
        let (start_at, end_at, included) = match comparison {
            Comparison::Less => (None, Some(end), false),
            Comparison::LessOrEqual => (None, Some(end), true),
            Comparison::Greater => (Some(end), None, false),
            Comparison::GreaterOrEqual => (Some(end), None, true),
            _ => return Ok(Expression::new(self.since(start), Kind::Only(end))),
        };
        let range = Range {
            start_included: included && start_at.is_some(),
            end_included: included && end_at.is_some(),
            start: start_at,
            end: end_at,
        };
        Ok(Expression::new(self.since(start), Kind::Range(range)))
    }

    /// `]1..5]`
    pub(super) fn open_range(&mut self) -> Parsed<Expression> {
        let start = self.start();
        self.advance()?;
        let first = self.expression()?;
        self.range_from(start, first, false)
    }

    /// The rest of a range whose first value is read.
    pub(super) fn range_from(
        &mut self,
        start: usize,
        first: Expression,
        start_included: bool,
    ) -> Parsed<Expression> {
        self.expect("..")?;
        let last = self.end_of_range()?;
        let end_included = self.is("]");
        if !end_included && !self.is(")") && !self.is("[") {
            return Err(self.unexpected("]"));
        }
        self.advance()?;
        let range =
            Range { start: Some(Box::new(first)), start_included, end: Some(Box::new(last)), end_included };
        Ok(Expression::new(self.since(start), Kind::Range(range)))
    }

    fn end_of_range(&mut self) -> Parsed<Expression> {
        self.nest()?;
        let before = std::mem::replace(&mut self.in_range, true);
        let end = self.sum()?;
        self.in_range = before;
        self.nesting -= 1;
        Ok(end)
    }

    /// What stands on the right of `in`.
    pub(super) fn tests_of_in(&mut self) -> Parsed<Vec<Test>> {
        if !self.is("(") {
            return Ok(vec![self.test(Self::sum)?]);
        }
        let start = self.start();
        self.advance()?;
        self.nest()?;
        let mut tests = vec![self.test(Self::expression)?];
        self.nesting -= 1;
        if self.is("..")
            && let [Test::Value(_)] = tests.as_slice()
            && let Some(Test::Value(first)) = tests.pop()
        {
            return Ok(vec![Test::Value(self.range_from(start, first, false)?)]);
        }
        while self.take(",")? {
            tests.push(self.test(Self::expression)?);
        }
        self.expect(")")?;
        match tests.pop() {
            Some(Test::Value(value)) if tests.is_empty() => Ok(vec![Test::Value(self.postfix_of(value)?)]),
            last => {
                tests.extend(last);
                Ok(tests)
            }
        }
    }

    /// One positive unary test; `value` reads what is no comparison.
    fn test(&mut self, value: fn(&mut Self) -> Parsed<Expression>) -> Parsed<Test> {
        match self.comparison_symbol() {
            Some(comparison) => {
                self.advance()?;
                Ok(Test::Comparison(comparison, self.sum()?))
            }
            None => Ok(Test::Value(value(self)?)),
        }
    }

    /// The tests of one cell of a decision table.
    pub(super) fn unary_tests(&mut self) -> Parsed<Tests> {
        let next = self.following().map(|(next, _)| next);
        if self.is("-") && next == Some(Token::End) {
            self.advance()?;
            return Ok(Tests::Any);
        }
        if self.is_word("not") && next == Some(Token::Symbol("(")) {
            let start = self.start();
            self.advance()?;
            self.advance()?;
            let mut tests = self.tests()?;
            self.expect(")")?;
            if self.token == Token::End {
                return Ok(Tests::NoneOf(tests));
            }
            let (Some(Test::Value(argument)), true) = (tests.pop(), tests.is_empty()) else {
                return Err(self.wrong(Code::UnexpectedRest, &[]));
            };
            self.pending = Some(self.not_of(start, argument));
        }
        Ok(Tests::OneOf(self.tests()?))
    }

    fn tests(&mut self) -> Parsed<Vec<Test>> {
        let mut tests = Vec::new();
        loop {
            let pending = self.pending.is_some();
            tests.push(if pending { Test::Value(self.expression()?) } else { self.test(Self::expression)? });
            if !self.take(",")? {
                return Ok(tests);
            }
        }
    }

    /// `not(a)` that turned out to be a call within a longer expression.
    fn not_of(&self, start: usize, argument: Expression) -> Expression {
        let span = self.since(start);
        let not = Expression::new(span, Kind::Name(Arc::from("not")));
        Expression::new(span, Kind::Call(Box::new(not), vec![argument]))
    }
}
