// SPDX-License-Identifier: EUPL-1.2
//! The German sentences in which rules are written (`definition` in version 2, `freitextRegel` in version 3), read into
//! structured conditions.
//!
//! The standard lets a rule be any text. Editors write them in a small set of sentences, which [`parse`] understands:
//!
//! ```text
//! rule      := sentence { sentence }
//! sentence  := "Wenn" condition [","] ["dann"] verb references ["nicht"] filled
//!            | references verb ["nicht"] filled [","] "wenn" condition
//!            | references ("ist"|"sind") "nur dann zu befüllen" [","] "wenn" condition
//!            | "Es muss entweder" reference { "oder" reference } filled
//!            | "Es muss mindestens eines der Felder" references filled
//!            | reference "kann bis zu" COUNT "-mal ausgefüllt werden" [ distinct ]
//!            | "Wenn alle drei Felder" references "befüllt sind, muss die Validität des" … "Kalenderdatums" …
//! distinct  := "dabei darf jeder Eintrag nur einmal ausgewählt werden"
//! verb      := "muss" | "darf" | "kann"
//! filled    := ("befüllt"|"ausgefüllt"|"leer") ["sein"|"werden"]
//! condition := term { ("UND"|"ODER") term }          UND may not follow ODER without parentheses
//! term      := "(" condition ")" | reference operator value | operator value
//!            | reference ["nicht"] ("befüllt"|"leer"|"bejaht"|"verneint") ["ist"|"wurde"]
//!            | "(aktuelles Datum -" reference ")" operator NUMBER ("Tage"|"Monate"|"Jahre")
//!            | some "Felder der Feldgruppe" reference operator value
//! reference := [article] [noun] ID { "." ID } [quoted name]
//! value     := quoted | code [quoted label] | "wahr" | "falsch" | "leer"
//! ```
//!
//! A few slips of the pen are read as they are meant: a comma before `ODER`, an article or noun written twice, a quotation
//! mark too many before an identity or one too few before a name. Everything else is a [`Diagnostic`] with its place in
//! the text; nothing is guessed. `muss nicht` is read as the language has it, as "need not" ([`Action::NeedNot`]).
//!
//! ```
//! use xdatenfelder::rules::{Action, Condition, Sentence, parse};
//!
//! let rule = parse("Wenn das Feld F60000281 \"Augenfarbe\" = 98 \"Sonstige\", dann muss F60000355 befüllt sein.")?;
//! let Sentence::When { condition: Condition::Compare { field, .. }, action, targets } = &rule.sentences[0] else {
//!     unreachable!("a comparison")
//! };
//! assert_eq!((field.path[0].as_str(), *action), ("F60000000281", Action::Must));
//! assert_eq!(targets[0].path, ["F60000000355"]);
//!
//! let wrong = parse("Das Feld F60000355 sollte man ausfüllen.").unwrap_err();
//! assert_eq!((wrong.start, wrong.end), (19, 25)); // "sollte"
//! # Ok::<(), xdatenfelder::rules::Diagnostic>(())
//! ```

mod condition;
mod diagnostic;
mod parser;
mod sentence;
mod syntax;
mod token;

pub use diagnostic::{Diagnostic, DiagnosticKind};
pub use syntax::{
    Action, Condition, Operator, Quantity, Reference, Rule, Sentence, SpanUnit, Value, WrittenIdentity,
    rule_references,
};

/// Longest text of a rule, in bytes.
pub const LONGEST_RULE: usize = 20_000;

/// Reads a rule.
///
/// # Errors
/// [`Diagnostic`] with the first place that is not understood. A rule is understood as a whole or not at all.
pub fn parse(text: &str) -> Result<Rule, Diagnostic> {
    if text.len() > LONGEST_RULE {
        return Err(Diagnostic::new(DiagnosticKind::TooLong, 0, text.len()));
    }
    parser::Parser::new(text).rule()
}
