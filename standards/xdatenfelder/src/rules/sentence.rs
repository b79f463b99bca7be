// SPDX-License-Identifier: EUPL-1.2
//! The sentences of a rule.

use super::condition::count;
use super::diagnostic::DiagnosticKind;
use super::parser::{Parsed, Parser};
use super::syntax::{Action, Reference, Sentence};
use super::token::Kind;

const MUST: [&str; 2] = ["muss", "müssen"];
const MAY_NOT: [&str; 2] = ["darf", "dürfen"];
const CAN: [&str; 2] = ["kann", "können"];
const FILLED: [&str; 4] = ["befüllt", "ausgefüllt", "gefüllt", "angegeben"];

impl Parser<'_> {
    /// The next sentence, with the full stop.
    pub(super) fn sentence(&mut self, found: &mut Vec<Sentence>) -> Parsed<()> {
        if self.takes(Kind::Stop) {
            return Ok(());
        }
        if self.is_word(&["wenn"]) {
            let sentence = match self.valid_date()? {
                Some(sentence) => sentence,
                None => self.when()?,
            };
            found.push(sentence);
        } else if self.takes_words(&[&["es"], &MUST, &["entweder"]]) {
            found.push(self.exactly_one()?);
        } else if self.takes_words(&[&["es"], &["muss", "müssen"], &["mindestens", "mindestes"]]) {
            found.push(self.at_least_one()?);
        } else if self.is_reference() {
            self.about_targets(found)?;
        } else {
            return Err(self.wrong(DiagnosticKind::Sentence));
        }
        if !self.at_end() && !self.takes(Kind::Stop) && !self.is_word(&["wenn"]) {
            return Err(self.wrong(DiagnosticKind::Sentence));
        }
        Ok(())
    }

    /// `Wenn …, dann muss … befüllt sein`.
    fn when(&mut self) -> Parsed<Sentence> {
        self.step();
        let condition = self.condition()?;
        self.takes(Kind::Comma);
        self.takes_word(&["dann", "so"]);
        let verb = self.verb()?;
        let mark = self.mark();
        let (targets, joined_by_or) = self.references()?;
        let action = self.ending(verb)?;
        if joined_by_or && action == Action::Must {
            self.back_to(mark);
            return Err(self.wrong(DiagnosticKind::AmbiguousTargets));
        }
        Ok(Sentence::When { condition, action, targets })
    }

    fn verb(&mut self) -> Parsed<Action> {
        for (words, action) in [(MUST, Action::Must), (MAY_NOT, Action::MustNot), (CAN, Action::May)] {
            if self.takes_word(&words) {
                return Ok(action);
            }
        }
        Err(self.wrong(DiagnosticKind::Verb))
    }

    /// The end of the clause and what it makes of the verb. `darf` means may, `darf nicht` must not.
    fn ending(&mut self, verb: Action) -> Parsed<Action> {
        self.takes_word(&["auch", "aber"]);
        let negated = self.takes_word(&["nicht"]);
        let filled = self.is_word(&FILLED);
        if !filled && !self.is_word(&["leer"]) {
            return Err(self.wrong(DiagnosticKind::Filled));
        }
        self.step();
        self.takes_word(&["sein", "werden", "bleiben"]);
        Ok(match (verb, negated, filled) {
            (Action::Must, false, true) | (Action::MustNot, true, false) => Action::Must,
            (Action::Must, false, false) | (Action::MustNot, true, true) => Action::MustNot,
            (Action::Must, true, _) => Action::NeedNot,
            _ => Action::May,
        })
    }

    /// Elements joined by commas, `und` or `oder`; whether an `oder` was among the joints.
    fn references(&mut self) -> Parsed<(Vec<Reference>, bool)> {
        let mut found = vec![self.reference()?];
        let mut joined_by_or = false;
        loop {
            let mark = self.mark();
            let comma = self.takes(Kind::Comma);
            let or = self.takes_word(&["oder"]);
            let joint = or || self.takes_word(&["und", "sowie"]) || comma;
            if !joint || !self.is_reference() {
                self.back_to(mark);
                return Ok((found, joined_by_or));
            }
            joined_by_or |= or;
            found.push(self.reference()?);
        }
    }

    /// `Es muss entweder … oder … befüllt werden`.
    fn exactly_one(&mut self) -> Parsed<Sentence> {
        let mut alternatives = vec![self.reference()?];
        while self.takes_word(&["oder"]) {
            alternatives.push(self.reference()?);
        }
        if alternatives.len() < 2 || !self.is_word(&FILLED) {
            return Err(self.wrong(DiagnosticKind::Filled));
        }
        self.ending(Action::Must)?;
        Ok(Sentence::ExactlyOne(alternatives))
    }

    /// `Es muss mindestens eines der Felder … befüllt sein`.
    fn at_least_one(&mut self) -> Parsed<Sentence> {
        if !self.takes_word(&["eines", "eine", "einer", "ein"]) {
            return Err(self.wrong(DiagnosticKind::Sentence));
        }
        self.takes_word(&["von"]);
        let (alternatives, _) = self.references()?;
        if !self.is_word(&FILLED) {
            return Err(self.wrong(DiagnosticKind::Filled));
        }
        self.ending(Action::Must)?;
        Ok(Sentence::AtLeastOne(alternatives))
    }

    /// A sentence that begins with the elements it is about.
    fn about_targets(&mut self, found: &mut Vec<Sentence>) -> Parsed<()> {
        let (targets, joined_by_or) = self.references()?;
        if self.takes_words(&[&["ist", "sind"], &["nur"], &["dann"], &["zu"], &["befüllen", "füllen"]]) {
            let condition = self.if_clause()?;
            found.push(Sentence::OnlyWhen { targets, condition });
            return Ok(());
        }
        if let [target] = targets.as_slice()
            && self.takes_words(&[&CAN, &["bis", "bist"], &["zu"]])
        {
            return self.at_most(target.clone(), found);
        }
        let verb = self.verb()?;
        let mark = self.mark();
        let action = self.ending(verb)?;
        if joined_by_or && action == Action::Must {
            self.back_to(mark);
            return Err(self.wrong(DiagnosticKind::AmbiguousTargets));
        }
        let condition = self.if_clause()?;
        found.push(Sentence::When { condition, action, targets });
        Ok(())
    }

    fn if_clause(&mut self) -> Parsed<super::Condition> {
        self.takes(Kind::Comma);
        if !self.takes_word(&["wenn"]) {
            return Err(self.wrong(DiagnosticKind::If));
        }
        self.condition()
    }

    /// `dreimal ausgefüllt werden`, and what may follow about equal entries.
    fn at_most(&mut self, target: Reference, found: &mut Vec<Sentence>) -> Parsed<()> {
        let word = self.word();
        let number = word.strip_suffix("mal").map(|number| number.trim_end_matches('-'));
        let Some(count) = number.and_then(count) else { return Err(self.wrong(DiagnosticKind::Value)) };
        self.step();
        if !self.takes_word(&FILLED) {
            return Err(self.wrong(DiagnosticKind::Filled));
        }
        self.takes_word(&["werden"]);
        found.push(Sentence::AtMost { target: target.clone(), count });
        let mark = self.mark();
        let joint = self.takes(Kind::Comma) || self.takes(Kind::Stop);
        if !joint || !self.takes_words(&[&["dabei"], &["darf"]]) {
            self.back_to(mark);
            return Ok(());
        }
        self.takes_word(&["aber"]);
        let each = self.takes_words(&[&["jeder"], &["eintrag", "wert"]]);
        while self.takes_word(&["nur", "maximal", "höchstens"]) {}
        if !each || !self.takes_words(&[&["einmal"], &["ausgewählt", "angegeben"], &["werden"]]) {
            return Err(self.wrong(DiagnosticKind::Sentence));
        }
        found.push(Sentence::Distinct(target));
        Ok(())
    }

    /// `Wenn alle drei Felder … befüllt sind, muss die Validität des sich ergebenden Kalenderdatums sichergestellt
    /// werden`, with an explanation behind it (`D.h. …`), which is passed over.
    fn valid_date(&mut self) -> Parsed<Option<Sentence>> {
        if !self.takes_words(&[&["wenn"], &["alle"], &["drei"], &["felder", "datenfelder"]]) {
            return Ok(None);
        }
        let (fields, _) = self.references()?;
        let Ok([day, month, year]) = <[Reference; 3]>::try_from(fields) else {
            return Err(self.wrong(DiagnosticKind::Reference));
        };
        if !self.takes_words(&[&FILLED, &["sind"]]) {
            return Err(self.wrong(DiagnosticKind::Filled));
        }
        self.takes(Kind::Comma);
        self.takes_word(&["dann"]);
        let valid: [&[&str]; 7] = [
            &MUST,
            &["die"],
            &["validität", "gültigkeit"],
            &["des"],
            &["sich"],
            &["ergebenden"],
            &["kalenderdatums", "datums"],
        ];
        if !self.takes_words(&valid) || !self.takes_words(&[&["sichergestellt"], &["werden", "sein"]]) {
            return Err(self.wrong(DiagnosticKind::Sentence));
        }
        let mark = self.mark();
        if self.takes(Kind::Stop) && self.takes_word(&["d.h", "d"]) {
            while !self.at_end() {
                self.step();
            }
        } else {
            self.back_to(mark);
        }
        Ok(Some(Sentence::ValidDate { day, month, year }))
    }
}
