// SPDX-License-Identifier: EUPL-1.2
//! `if`, `for`, `some`, `every` and function literals (rules 43 to 48).

use std::sync::Arc;

use super::{Parsed, Parser, Until};
use crate::diagnostic::{Code, Diagnostic};
use crate::syntax::tree::{Expression, Iteration, Kind, Quantifier};
use crate::value::Type;

impl Parser<'_> {
    /// `if a then b else c`; a chain of `else if` does not nest.
    pub(super) fn if_(&mut self) -> Parsed<Expression> {
        let start = self.start();
        let mut branches = Vec::new();
        while self.take_word("if")? {
            let condition = self.expression()?;
            self.expect_word("then")?;
            branches.push([condition, self.expression()?]);
            self.expect_word("else")?;
            if self.visible_name().is_some_and(|(_, end)| end > self.span.end as usize) {
                break;
            }
        }
        let otherwise = self.expression()?;
        Ok(Expression::new(self.since(start), Kind::If(branches, otherwise)))
    }

    /// `for a in list, b in 1..n return c`; `partial` holds the results so far.
    pub(super) fn for_(&mut self) -> Parsed<Expression> {
        let start = self.start();
        self.advance()?;
        let iterations = self.iterations()?;
        self.expect_word("return")?;
        self.locals.add("partial");
        let result = self.expression()?;
        self.locals.hide("partial");
        self.end_iterations(&iterations);
        Ok(Expression::new(self.since(start), Kind::For(iterations, Box::new(result))))
    }

    pub(super) fn quantified(&mut self) -> Parsed<Expression> {
        let start = self.start();
        let quantifier = if self.is_word("some") { Quantifier::Some } else { Quantifier::Every };
        self.advance()?;
        let iterations = self.iterations()?;
        self.expect_word("satisfies")?;
        let condition = self.expression()?;
        self.end_iterations(&iterations);
        let kind = Kind::Quantified(quantifier, iterations, Box::new(condition));
        Ok(Expression::new(self.since(start), kind))
    }

    /// The iterations; their names stay visible until [`Parser::end_iterations`].
    fn iterations(&mut self) -> Parsed<Vec<Iteration>> {
        let mut iterations = Vec::new();
        loop {
            let name = self.expect_new_name(Until::In)?;
            self.expect_word("in")?;
            let over = self.expression()?;
            let until = if self.take("..")? { Some(self.expression()?) } else { None };
            self.locals.add(&name);
            iterations.push(Iteration { name, over, until });
            if !self.take(",")? {
                return Ok(iterations);
            }
        }
    }

    fn end_iterations(&mut self, iterations: &[Iteration]) {
        for iteration in iterations {
            self.locals.hide(&iteration.name);
        }
    }

    /// `function(a: type, b) body`; bodies outside FEEL are refused.
    pub(super) fn function(&mut self) -> Parsed<Expression> {
        let start = self.start();
        self.advance()?;
        self.expect("(")?;
        let parameters = self.parameters()?;
        if self.is_word("external") {
            return Err(Diagnostic::new(Code::ExternalFunction, self.span, [""; 0]).into());
        }
        for (name, _) in &parameters {
            self.locals.add(name);
        }
        let body = self.expression()?;
        for (name, _) in &parameters {
            self.locals.hide(name);
        }
        Ok(Expression::new(self.since(start), Kind::Function(parameters, Box::new(body))))
    }

    fn parameters(&mut self) -> Parsed<Vec<(Arc<str>, Type)>> {
        let mut parameters: Vec<(Arc<str>, Type)> = Vec::new();
        if self.take(")")? {
            return Ok(parameters);
        }
        loop {
            let span = self.span;
            let name = self.expect_new_name(Until::Parameter)?;
            if parameters.iter().any(|(other, _)| *other == name) {
                return Err(Diagnostic::new(Code::DuplicateName, span, [name.as_ref()]).into());
            }
            let type_ = if self.take(":")? { self.type_()? } else { Type::Any };
            parameters.push((name, type_));
            if !self.take(",")? {
                break;
            }
        }
        self.expect(")")?;
        Ok(parameters)
    }
}
