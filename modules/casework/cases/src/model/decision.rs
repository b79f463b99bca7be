// SPDX-License-Identifier: EUPL-1.2
//! What a clerk decides, and what a letter needs to say it.

use super::Command;
use foundation::{Date, FieldErrors, Message, Money, Translated};
use parameters::Dog;

/// One part of a decision.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DecisionPart {
    /// What it is about.
    pub subject: String,
    /// Whether it is granted.
    pub granted: bool,
    /// Why; needed for what is refused (VwVfG M-V section 39).
    pub reason: String,
}

/// An assessed levy, computed by the parameters of the legal entity.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assessment {
    /// Lines with their amounts.
    pub rows: Vec<(Translated, Money)>,
    /// Sum.
    pub total: Money,
    /// The first day on which it is to be paid.
    pub due_on: Date,
    /// When it is to be paid.
    pub due: Translated,
    /// By which statute, in sentences.
    pub why: Translated,
    /// The dogs that are taxed, with the reliefs that were granted.
    pub dogs: Vec<Dog>,
}

/// A decision in the widest sense.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Which of the deciding commands.
    pub command: Command,
    /// Reasons in the clerk's words; paragraphs are separated by empty lines.
    pub reasons: String,
    /// Parts, for a partial decision.
    pub parts: Vec<DecisionPart>,
    /// Amounts, for a levy.
    pub assessment: Option<Assessment>,
    /// Why it is decided although a hearing still runs; `None` when the clerk did not confirm that.
    pub early: Option<String>,
}

/// Longest text a clerk may write into a letter, in characters.
pub const MOST_CHARACTERS: usize = 20_000;
/// Most parts of a decision and most items of a document request.
pub const MOST_PARTS: usize = 20;

impl Decision {
    /// A decision without reasons.
    #[must_use]
    pub const fn plain(command: Command) -> Self {
        Self { command, reasons: String::new(), parts: Vec::new(), assessment: None, early: None }
    }

    /// What is missing: reasons for a refusal and an answer (VwVfG M-V section 39), parts of both kinds for a partial grant,
    /// amounts for an assessment, a word about every complaint.
    ///
    /// # Errors
    /// The fields `reasons`, `part-N-subject`, `part-N-reason` and `assessment` with what to do.
    pub fn check(&self) -> FieldErrors {
        let mut errors = FieldErrors::default();
        let needs_reasons =
            matches!(self.command, Command::Refuse | Command::Reply | Command::Uphold | Command::Dismiss);
        if needs_reasons && self.reasons.trim().is_empty() {
            errors.add("reasons", Message::new("cases-error-reasons-missing"));
        }
        if self.reasons.chars().count() > MOST_CHARACTERS {
            errors.add("reasons", Message::new("cases-error-text-too-long").with("count", MOST_CHARACTERS));
        }
        if self.command == Command::PartlyGrant {
            self.check_parts(&mut errors);
        }
        if self.command == Command::Assess && self.assessment.is_none() {
            errors.add("assessment", Message::new("cases-error-assessment-missing"));
        }
        errors
    }

    /// What is missing to decide while a hearing still runs. The person was promised time until a day (VwVfG M-V section 28 (1));
    /// who does not wait says so, and why (section 28 (2)).
    ///
    /// # Errors
    /// The fields `early` and `early-reason` with what to do.
    pub fn check_early(&self) -> FieldErrors {
        let mut errors = FieldErrors::default();
        match &self.early {
            None => errors.add("early", Message::new("cases-error-early-unconfirmed")),
            Some(reason) if reason.trim().is_empty() => {
                errors.add("early-reason", Message::new("cases-error-early-reason-missing"));
            }
            Some(reason) if reason.chars().count() > MOST_CHARACTERS => errors.add(
                "early-reason",
                Message::new("cases-error-text-too-long").with("count", MOST_CHARACTERS),
            ),
            Some(_) => {}
        }
        errors
    }

    fn check_parts(&self, errors: &mut FieldErrors) {
        for (index, part) in self.parts.iter().enumerate() {
            if part.subject.trim().is_empty() {
                let field = format!("part-{}-subject", index + 1);
                errors.add(field, Message::new("cases-error-part-subject-missing"));
            }
            if !part.granted && part.reason.trim().is_empty() {
                let field = format!("part-{}-reason", index + 1);
                errors.add(field, Message::new("cases-error-part-reason-missing"));
            }
        }
        let granted = self.parts.iter().filter(|part| part.granted).count();
        if self.parts.is_empty() || granted == 0 || granted == self.parts.len() {
            errors.add("part-1-granted", Message::new("cases-error-parts-of-both-kinds"));
        }
        if self.parts.len() > MOST_PARTS {
            errors
                .add("part-1-subject", Message::new("cases-error-too-many-parts").with("count", MOST_PARTS));
        }
    }
}

/// What a letter needs besides the case. Prepared before the command's transaction begins, in the language of the applicant.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Correspondence {
    /// Lines of the address field.
    pub recipient_lines: Vec<String>,
    /// Salutation without comma.
    pub salutation: String,
    /// Name of the person who signs.
    pub signature_name: String,
    /// Function of that person.
    pub signature_role: String,
    /// Remedy instruction of the legal entity.
    pub remedy: String,
    /// Who writes.
    pub letterhead: notices::Letterhead,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(decision: &Decision) -> Vec<String> {
        decision.check().0.into_iter().map(|(field, _)| field).collect()
    }

    fn part(granted: bool, reason: &str) -> DecisionPart {
        DecisionPart { subject: "Sondernutzung".to_owned(), granted, reason: reason.to_owned() }
    }

    #[test]
    fn a_refusal_and_an_answer_need_reasons_and_a_grant_does_not() {
        assert_eq!(fields(&Decision::plain(Command::Refuse)), ["reasons"]);
        assert_eq!(fields(&Decision::plain(Command::Reply)), ["reasons"]);
        assert_eq!(fields(&Decision::plain(Command::Uphold)), ["reasons"]);
        assert_eq!(fields(&Decision::plain(Command::Dismiss)), ["reasons"]);
        assert!(fields(&Decision::plain(Command::Grant)).is_empty());
        assert_eq!(fields(&Decision::plain(Command::Assess)), ["assessment"]);
    }

    #[test]
    fn a_decision_before_the_end_of_a_hearing_is_confirmed_and_reasoned() {
        let early = |early: Option<&str>| {
            let decision = Decision { early: early.map(str::to_owned), ..Decision::plain(Command::Refuse) };
            decision.check_early().0.into_iter().map(|(field, _)| field).collect::<Vec<_>>()
        };
        assert_eq!(early(None), ["early"]);
        assert_eq!(early(Some(" ")), ["early-reason"]);
        assert!(early(Some("Gefahr im Verzug")).is_empty());
    }

    #[test]
    fn a_partial_decision_has_a_granted_and_a_refused_part_with_its_reason() {
        let mut decision = Decision::plain(Command::PartlyGrant);
        assert_eq!(fields(&decision), ["part-1-granted"]);
        decision.parts = vec![part(true, ""), part(true, "")];
        assert_eq!(fields(&decision), ["part-1-granted"]);
        decision.parts = vec![part(true, ""), part(false, "")];
        assert_eq!(fields(&decision), ["part-2-reason"]);
        decision.parts = vec![part(true, ""), part(false, "Lärmschutz")];
        assert!(fields(&decision).is_empty());
    }
}
