// SPDX-License-Identifier: EUPL-1.2
//! Conditions: comparisons joined by UND and ODER.

use super::diagnostic::DiagnosticKind;
use super::parser::{Parsed, Parser};
use super::syntax::{Condition, Operator, Quantity, Reference, SpanUnit, Value};
use super::token::Kind;

/// Parentheses nest at most this deep.
const DEEPEST: usize = 16;

/// What an operator without a left side is about: the subject of the comparison before it.
#[derive(Clone)]
enum Subject {
    Field(Reference),
    Since(Reference),
    Fields(Quantity, Reference),
}

impl Parser<'_> {
    /// A condition, up to the first word that does not belong to it.
    pub(super) fn condition(&mut self) -> Parsed<Condition> {
        self.joined(&mut None, DEEPEST)
    }

    /// Terms joined by UND and ODER. UND binds closer; where that would surprise, parentheses are demanded.
    fn joined(&mut self, subject: &mut Option<Subject>, depth: usize) -> Parsed<Condition> {
        let mut alternatives: Vec<Vec<Condition>> = vec![vec![self.term(subject, depth)?]];
        loop {
            let mark = self.mark();
            self.takes(Kind::Comma);
            if self.is_word(&["und"]) {
                if alternatives.len() > 1 {
                    return Err(self.wrong(DiagnosticKind::AmbiguousConnective));
                }
                self.step();
                let term = self.term(subject, depth)?;
                alternatives.last_mut().into_iter().for_each(|last| last.push(term.clone()));
            } else if self.takes_word(&["oder"]) {
                alternatives.push(vec![self.term(subject, depth)?]);
            } else {
                self.back_to(mark);
                break;
            }
        }
        let mut any: Vec<Condition> =
            alternatives.into_iter().map(|all| one_or(all, Condition::All)).collect();
        Ok(if any.len() == 1 { any.remove(0) } else { Condition::Any(any) })
    }

    fn term(&mut self, subject: &mut Option<Subject>, depth: usize) -> Parsed<Condition> {
        let Some(depth) = depth.checked_sub(1) else { return Err(self.wrong(DiagnosticKind::TooDeep)) };
        if let Some(since) = self.elapsed_subject()? {
            *subject = Some(Subject::Since(since));
            return self.comparison(subject);
        }
        if self.takes(Kind::Open) {
            let inner = self.joined(subject, depth)?;
            if !self.takes(Kind::Close) {
                return Err(self.wrong(DiagnosticKind::Parenthesis));
            }
            return Ok(inner);
        }
        if matches!(self.ahead(0).map(|token| token.kind), Some(Kind::Operator(_))) && subject.is_some() {
            return self.comparison(subject);
        }
        if let Some((quantity, group)) = self.quantity()? {
            *subject = Some(Subject::Fields(quantity, group));
            return self.comparison(subject);
        }
        let field = self.reference()?;
        if let Some(state) = self.state(&field) {
            *subject = Some(Subject::Field(field));
            return Ok(state);
        }
        *subject = Some(Subject::Field(field));
        self.comparison(subject)
    }

    /// `befüllt ist`, `nicht leer`, `bejaht wurde`.
    fn state(&mut self, field: &Reference) -> Option<Condition> {
        const AUXILIARIES: [&str; 6] = ["ist", "sind", "wurde", "wurden", "wird", "war"];
        let mark = self.mark();
        self.takes_word(&AUXILIARIES);
        let negated = self.takes_word(&["nicht"]);
        let (filled, answer) = match self.word().as_str() {
            "befüllt" | "ausgefüllt" | "gefüllt" | "angegeben" => (!negated, None),
            "leer" => (negated, None),
            "bejaht" => (true, Some(true)),
            "verneint" => (true, Some(false)),
            _ => {
                self.back_to(mark);
                return None;
            }
        };
        self.step();
        self.takes_word(&AUXILIARIES);
        let field = field.clone();
        Some(match answer {
            Some(answer) => Condition::Compare {
                field,
                operator: if negated { Operator::Unequal } else { Operator::Equal },
                value: Value::Boolean(answer),
            },
            None if filled => Condition::Filled(field),
            None => Condition::Empty(field),
        })
    }

    /// `(aktuelles Datum - F…)`, with or without parentheses.
    fn elapsed_subject(&mut self) -> Parsed<Option<Reference>> {
        let open = usize::from(self.is_kind(Kind::Open));
        let today = matches!(self.word_ahead(open).as_str(), "aktuelles" | "heutiges")
            && self.word_ahead(open + 1) == "datum";
        if !today {
            return Ok(None);
        }
        for _ in 0..open + 2 {
            self.step();
        }
        if !self.takes(Kind::Minus) {
            return Err(self.wrong(DiagnosticKind::Comparison));
        }
        let since = self.reference()?;
        if open > 0 && !self.takes(Kind::Close) {
            return Err(self.wrong(DiagnosticKind::Parenthesis));
        }
        Ok(Some(since))
    }

    /// Several fields of a group.
    fn quantity(&mut self) -> Parsed<Option<(Quantity, Reference)>> {
        const OF: &[&str] = &["der", "einer"];
        const GROUP: &[&str] = &["feldgruppe", "datenfeldgruppe", "gruppe"];
        const FIELD: &[&str] = &["feld", "datenfeld"];
        const LEAST: &[&str] = &["mindestens", "mindestes"];
        if self.takes_words(&[LEAST, &["ein"], FIELD, OF, GROUP]) {
            return Ok(Some((Quantity::AtLeastOne, self.reference()?)));
        }
        if self.word() == "die" && self.word_ahead(1) == "ersten" {
            self.step();
            self.step();
            let Some(count) = count(&self.word()) else { return Err(self.wrong(DiagnosticKind::Value)) };
            self.step();
            if !self.takes_words(&[&["felder", "datenfelder"], OF, GROUP]) {
                return Err(self.wrong(DiagnosticKind::Reference));
            }
            return Ok(Some((Quantity::First(count), self.reference()?)));
        }
        if !self.takes_words(&[&["aus"], OF, GROUP]) {
            return Ok(None);
        }
        let group = self.reference()?;
        if self.takes_words(&[&["als"], &["einziges"], FIELD]) {
            return Ok(Some((Quantity::Only(self.reference()?), group)));
        }
        if self.takes_words(&[LEAST, &["ein"], &["weiteres"], FIELD, &["als"]]) {
            return Ok(Some((Quantity::Other(self.reference()?), group)));
        }
        Err(self.wrong(DiagnosticKind::Comparison))
    }

    /// An operator and its right side, about the subject.
    fn comparison(&mut self, subject: &Option<Subject>) -> Parsed<Condition> {
        let found = self.ahead(0).map(|token| token.kind);
        let (Some(Kind::Operator(operator)), Some(subject)) = (found, subject.clone()) else {
            return Err(self.wrong(DiagnosticKind::Comparison));
        };
        self.step();
        match subject {
            Subject::Since(since) => {
                let (amount, unit) = self.span()?;
                Ok(Condition::Elapsed { since, operator, amount, unit })
            }
            Subject::Fields(quantity, group) => {
                let value = self.value()?.ok_or_else(|| self.wrong(DiagnosticKind::Value))?;
                Ok(Condition::Fields { quantity, group, operator, value })
            }
            Subject::Field(field) => match (self.value()?, operator) {
                (Some(value), _) => Ok(Condition::Compare { field, operator, value }),
                (None, Operator::Equal) => Ok(Condition::Empty(field)),
                (None, Operator::Unequal) => Ok(Condition::Filled(field)),
                (None, _) => Err(self.wrong(DiagnosticKind::Value)),
            },
        }
    }

    fn span(&mut self) -> Parsed<(u32, SpanUnit)> {
        let amount = self.word().parse::<u32>().ok().or_else(|| count(&self.word()));
        let unit = match self.word_ahead(1).as_str() {
            "tag" | "tage" | "tagen" => Some(SpanUnit::Days),
            "monat" | "monate" | "monaten" => Some(SpanUnit::Months),
            "jahr" | "jahre" | "jahren" => Some(SpanUnit::Years),
            _ => None,
        };
        // A span of more than ten thousand units is a slip, and dates could not be counted back so far.
        let (Some(amount), Some(unit)) = (amount.filter(|amount| *amount <= 10_000), unit) else {
            return Err(self.wrong(DiagnosticKind::Span));
        };
        self.step();
        self.step();
        Ok((amount, unit))
    }

    /// A value; `None` for `leer`.
    fn value(&mut self) -> Parsed<Option<Value>> {
        if self.is_kind(Kind::Quote) {
            let text = self.quoted()?;
            return match text.to_lowercase().as_str() {
                "" => Err(self.wrong(DiagnosticKind::Value)),
                "leer" => Ok(None),
                "wahr" => Ok(Some(Value::Boolean(true))),
                "falsch" => Ok(Some(Value::Boolean(false))),
                _ => Ok(Some(Value::Text(text.to_owned()))),
            };
        }
        let negative =
            self.is_kind(Kind::Minus) && self.word_ahead(1).starts_with(|first: char| first.is_ascii_digit());
        let word = if negative { self.word_ahead(1) } else { self.word() };
        let simple = match word.as_str() {
            "leer" => Some(None),
            "wahr" | "true" => Some(Some(Value::Boolean(true))),
            "falsch" | "false" => Some(Some(Value::Boolean(false))),
            _ => None,
        };
        if let Some(value) = simple {
            self.step();
            return Ok(value);
        }
        if word.is_empty() || matches!(word.as_str(), "und" | "oder" | "dann" | "muss" | "darf" | "kann") {
            return Err(self.wrong(DiagnosticKind::Value));
        }
        if negative {
            self.step();
        }
        let sign = if negative { "-" } else { "" };
        let code = format!("{sign}{}", self.ahead(0).map_or("", |token| token.text));
        self.step();
        let label = if self.is_kind(Kind::Quote) { Some(self.quoted()?.to_owned()) } else { None };
        Ok(Some(Value::Code { code, label }))
    }
}

fn one_or(mut several: Vec<Condition>, join: fn(Vec<Condition>) -> Condition) -> Condition {
    if several.len() == 1 { several.remove(0) } else { join(several) }
}

/// A number in words or digits, from one to twelve and beyond in digits.
pub(super) fn count(word: &str) -> Option<u32> {
    const NUMBERS: [&str; 12] =
        ["ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"];
    let spelled = NUMBERS.iter().position(|number| *number == word).and_then(|at| u32::try_from(at + 1).ok());
    spelled.or_else(|| word.parse().ok()).filter(|count| *count >= 1)
}
