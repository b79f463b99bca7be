// SPDX-License-Identifier: EUPL-1.2
//! Names of types (rule 55 of clause 10.3.1.2).

use std::sync::Arc;

use super::{Parsed, Parser, Until};
use crate::diagnostic::{Code, Diagnostic};
use crate::syntax::names::normalise;
use crate::syntax::token::Token;
use crate::value::{Signature, Type};

/// Simple types of several words, longer ones first.
const LONG_NAMES: [&str; 3] = ["date and time", "days and time duration", "years and months duration"];

impl Parser<'_> {
    /// A type: of the standard, of the model, or put together.
    pub(super) fn type_(&mut self) -> Parsed<Type> {
        self.nest()?;
        let type_ = self.any_type()?;
        self.nesting -= 1;
        Ok(type_)
    }

    fn any_type(&mut self) -> Parsed<Type> {
        let known = self.names.type_at(self.text, self.start()).map(|(type_, end)| (type_.clone(), end));
        if let Some((type_, end)) = known {
            self.go_to(end)?;
            return Ok(type_);
        }
        let span = self.span;
        let Some(word) = self.word() else {
            return Err(self.wrong(Code::NameExpected, &[]));
        };
        if let Some(end) = LONG_NAMES.iter().find_map(|name| self.words_end(name)) {
            let name = normalise(&self.text[self.start()..end]);
            self.go_to(end)?;
            return Type::simple(&name)
                .ok_or_else(|| Diagnostic::new(Code::UnknownType, span, [name]).into());
        }
        self.advance()?;
        match word {
            "list" if self.is("<") => Ok(Type::List(Arc::new(self.parameter_type()?))),
            "range" if self.is("<") => Ok(Type::Range(Arc::new(self.parameter_type()?))),
            "context" if self.is("<") => self.context_type(),
            "function" if self.is("<") => self.function_type(),
            _ => Type::simple(word).ok_or_else(|| Diagnostic::new(Code::UnknownType, span, [word]).into()),
        }
    }

    /// Where the words of a name end when they stand here.
    fn words_end(&self, name: &str) -> Option<usize> {
        let mut end = self.start();
        for word in name.split(' ') {
            let (token, span) = super::token(self.text, end).ok()?;
            end = span.end as usize;
            if token != Token::Word || &self.text[span.start as usize..end] != word {
                return None;
            }
        }
        Some(end)
    }

    fn parameter_type(&mut self) -> Parsed<Type> {
        self.expect("<")?;
        let type_ = self.type_()?;
        self.expect(">")?;
        Ok(type_)
    }

    fn context_type(&mut self) -> Parsed<Type> {
        self.expect("<")?;
        let mut entries: Vec<(Arc<str>, Type)> = Vec::new();
        if !self.take(">")? {
            loop {
                let name = self.expect_new_name(Until::Colon)?;
                self.expect(":")?;
                entries.push((name, self.type_()?));
                if !self.take(",")? {
                    break;
                }
            }
            self.expect(">")?;
        }
        Ok(Type::Context(entries.into()))
    }

    fn function_type(&mut self) -> Parsed<Type> {
        self.expect("<")?;
        let mut parameters = Vec::new();
        if !self.take(">")? {
            loop {
                parameters.push(self.type_()?);
                if !self.take(",")? {
                    break;
                }
            }
            self.expect(">")?;
        }
        self.expect("->")?;
        Ok(Type::Function(Arc::new(Signature { parameters, result: self.type_()? })))
    }
}
