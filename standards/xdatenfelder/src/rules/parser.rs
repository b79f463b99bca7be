// SPDX-License-Identifier: EUPL-1.2
//! The tokens of a rule with a place in them: what every sentence is read with.

use super::diagnostic::{Diagnostic, DiagnosticKind};
use super::syntax::{Reference, Rule};
use super::token::{self, Kind, Token, tokens};

/// Words before an identity that say nothing: articles and names of the building blocks.
const FILLERS: [&str; 22] = [
    "das",
    "die",
    "der",
    "den",
    "dem",
    "des",
    "beide",
    "beiden",
    "feld",
    "felder",
    "feldern",
    "felds",
    "feldes",
    "datenfeld",
    "datenfelder",
    "datenfeldern",
    "gruppe",
    "gruppen",
    "feldgruppe",
    "feldgruppen",
    "datenfeldgruppe",
    "datenfeldgruppen",
];

/// Words that end a name without quotation marks.
const NAME_ENDS: [&str; 24] = [
    "und",
    "oder",
    "muss",
    "müssen",
    "darf",
    "dürfen",
    "kann",
    "können",
    "dann",
    "wenn",
    "befüllt",
    "ausgefüllt",
    "leer",
    "nicht",
    "ist",
    "sind",
    "bejaht",
    "verneint",
    "wurde",
    "wurden",
    "nur",
    "als",
    "mindestens",
    "gefüllt",
];

pub(super) type Parsed<T> = Result<T, Diagnostic>;

/// Reads tokens one after the other.
pub(super) struct Parser<'a> {
    text: &'a str,
    tokens: Vec<Token<'a>>,
    place: usize,
}

impl<'a> Parser<'a> {
    pub fn new(text: &'a str) -> Self {
        Self { text, tokens: tokens(text), place: 0 }
    }

    /// The whole text.
    pub fn rule(mut self) -> Parsed<Rule> {
        let mut sentences = Vec::new();
        while !self.at_end() {
            self.sentence(&mut sentences)?;
        }
        if sentences.is_empty() { Err(self.wrong(DiagnosticKind::Empty)) } else { Ok(Rule { sentences }) }
    }

    pub fn at_end(&self) -> bool {
        self.place >= self.tokens.len()
    }

    /// The token so many places ahead.
    pub fn ahead(&self, count: usize) -> Option<&Token<'a>> {
        self.tokens.get(self.place + count)
    }

    pub fn step(&mut self) {
        self.place += 1;
    }

    pub fn mark(&self) -> usize {
        self.place
    }

    pub fn back_to(&mut self, mark: usize) {
        self.place = mark;
    }

    /// A diagnostic about the next token, or about the end of the text.
    pub fn wrong(&self, kind: DiagnosticKind) -> Diagnostic {
        match self.ahead(0) {
            Some(token) => Diagnostic::new(kind, token.start, token.end),
            None => Diagnostic::new(kind, self.text.len(), self.text.len()),
        }
    }

    pub fn is_kind(&self, kind: Kind) -> bool {
        self.ahead(0).is_some_and(|token| token.kind == kind)
    }

    /// Takes the next token when it is of this kind.
    pub fn takes(&mut self, kind: Kind) -> bool {
        let found = self.is_kind(kind);
        self.place += usize::from(found);
        found
    }

    /// The next word in small letters; empty when the next token is no word.
    pub fn word(&self) -> String {
        self.word_ahead(0)
    }

    pub fn word_ahead(&self, count: usize) -> String {
        self.ahead(count)
            .filter(|token| token.kind == Kind::Word)
            .map_or_else(String::new, |token| token.text.to_lowercase())
    }

    pub fn is_word(&self, words: &[&str]) -> bool {
        words.contains(&self.word().as_str())
    }

    /// Takes the next word when it is one of these.
    pub fn takes_word(&mut self, words: &[&str]) -> bool {
        let found = self.is_word(words);
        self.place += usize::from(found);
        found
    }

    /// Takes all of these words, in this order, or none.
    pub fn takes_words(&mut self, words: &[&[&str]]) -> bool {
        let mark = self.place;
        for one in words {
            if !self.takes_word(one) {
                self.place = mark;
                return false;
            }
        }
        true
    }

    pub fn takes_fillers(&mut self) {
        while self.takes_word(&FILLERS) {}
    }

    /// Whether a reference follows, behind articles and a quotation mark.
    pub fn is_reference(&mut self) -> bool {
        let mark = self.place;
        self.takes_fillers();
        self.takes(Kind::Quote);
        let found = self.ahead(0).is_some_and(|token| token::path(token.text).is_some());
        self.place = mark;
        found
    }

    /// An element with its name, which is passed over.
    pub fn reference(&mut self) -> Parsed<Reference> {
        self.takes_fillers();
        let quoted = self.takes(Kind::Quote);
        let path = self.ahead(0).and_then(|token| Some((token::path(token.text)?, *token)));
        let Some((path, own)) = path else { return Err(self.wrong(DiagnosticKind::Reference)) };
        self.step();
        let adjacent = self.ahead(0).is_some_and(|next| next.kind == Kind::Quote && next.start == own.end);
        if quoted && adjacent {
            self.step();
        }
        if self.is_kind(Kind::Quote) {
            self.quoted()?;
        } else if quoted && !adjacent {
            self.rest_of_name()?;
        } else if !adjacent {
            self.bare_name();
        }
        Ok(Reference { path, start: own.start, end: own.end })
    }

    /// A text in quotation marks, without them. It never holds an identity: then a mark is missing.
    pub fn quoted(&mut self) -> Parsed<&'a str> {
        let open = self.wrong(DiagnosticKind::Quotation);
        self.step();
        let start = self.ahead(0).map_or(self.text.len(), |token| token.start);
        let end = self.closing_mark().ok_or(open)?;
        Ok(self.text.get(start..end).unwrap_or_default().trim())
    }

    /// The rest of a name whose quotation mark stands before the identity.
    fn rest_of_name(&mut self) -> Parsed<()> {
        let open = self.wrong(DiagnosticKind::Quotation);
        self.closing_mark().map(|_| ()).ok_or(open)
    }

    /// Moves behind the next quotation mark and says where it stands.
    fn closing_mark(&mut self) -> Option<usize> {
        let rest = self.tokens.get(self.place..)?;
        let length = rest.iter().position(|token| token.kind == Kind::Quote)?;
        let name = rest.get(..length)?;
        if name.iter().any(|token| token::path(token.text).is_some()) {
            return None;
        }
        let end = rest.get(length)?.start;
        self.place += length + 1;
        Some(end)
    }

    /// A name without quotation marks, which begins with a capital letter, or one whose opening mark is missing.
    fn bare_name(&mut self) {
        let mark = self.place;
        while let Some(token) = self.ahead(0) {
            let part_of_name = match token.kind {
                Kind::Word => !NAME_ENDS.contains(&self.word().as_str()) && token::path(token.text).is_none(),
                Kind::Minus | Kind::Other => true,
                _ => false,
            };
            if !part_of_name {
                break;
            }
            self.step();
        }
        let first = self.tokens.get(mark).map_or("", |token| token.text);
        let is_name =
            self.place > mark && (self.is_kind(Kind::Quote) || first.starts_with(char::is_uppercase));
        if is_name {
            self.takes(Kind::Quote);
        } else {
            self.place = mark;
        }
    }
}
