// SPDX-License-Identifier: EUPL-1.2
//! The hearing before an adverse decision, and what the person heard says to it (VwVfG M-V section 28).

use super::{AttachmentRef, HearingId};
use foundation::{Date, FieldErrors, Message, Timestamp};

/// A hearing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hearing {
    /// Identifier.
    pub id: HearingId,
    /// Last day for the person heard.
    pub due_on: Date,
    /// When it was sent.
    pub asked_at: Timestamp,
    /// When it was answered.
    pub answered_at: Option<Timestamp>,
}

impl Hearing {
    /// Whether the person still has time: nothing was said yet, and the last day has not passed.
    #[must_use]
    pub fn runs(&self, today: Date) -> bool {
        self.answered_at.is_none() && self.due_on >= today
    }

    /// Whether an answer at this instant comes after the last day. It is read all the same: a fact that is known before the
    /// decision counts (VwVfG M-V section 24).
    #[must_use]
    pub fn is_late(&self, at: Timestamp) -> bool {
        at.date() > self.due_on
    }
}

/// What the person heard says: words, files, or both.
#[derive(Clone, Copy, Debug)]
pub struct Statement<'a> {
    /// The words; may be empty when there are files.
    pub text: &'a str,
    /// Files, stored below the authority.
    pub files: &'a [AttachmentRef],
}

/// Longest statement and longest complaint of a resident, in characters.
pub const STATEMENT_CHARACTERS: usize = 10_000;
/// Most files of one answer.
pub const MOST_FILES: usize = 20;

impl Statement<'_> {
    /// What is missing or too much.
    ///
    /// # Errors
    /// The fields `text` and `files` with what to do.
    #[must_use]
    pub fn check(&self) -> FieldErrors {
        let mut errors = FieldErrors::default();
        if self.text.trim().is_empty() && self.files.is_empty() {
            errors.add("text", Message::new("cases-error-statement-missing"));
        }
        if self.text.chars().count() > STATEMENT_CHARACTERS {
            errors.add("text", Message::new("cases-error-text-too-long").with("count", STATEMENT_CHARACTERS));
        }
        if self.files.len() > MOST_FILES {
            errors.add("files", Message::new("cases-error-too-many-files").with("count", MOST_FILES));
        }
        errors
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use foundation::id::Uuid;

    fn day(day: i8) -> Date {
        Date::constant(2026, 3, day)
    }

    #[test]
    fn a_hearing_runs_until_the_end_of_its_last_day_or_the_answer() {
        let asked_at = Timestamp::start_of(day(2));
        let mut hearing =
            Hearing { id: HearingId(Uuid::from_u128(1)), due_on: day(16), asked_at, answered_at: None };
        assert!(hearing.runs(day(16)) && !hearing.runs(day(17)));
        assert!(!hearing.is_late(Timestamp::start_of(day(16)).plus_seconds(3600)));
        assert!(hearing.is_late(Timestamp::start_of(day(17)).plus_seconds(3600)));
        hearing.answered_at = Some(Timestamp::start_of(day(5)));
        assert!(!hearing.runs(day(5)));
    }

    #[test]
    fn a_statement_has_words_or_files_and_is_not_endless() {
        let fields = |text: &str| -> Vec<String> {
            Statement { text, files: &[] }.check().0.into_iter().map(|(field, _)| field).collect()
        };
        assert_eq!(fields(" \n"), ["text"]);
        assert!(fields("Das stimmt nicht.").is_empty());
        assert_eq!(fields(&"x".repeat(10_001)), ["text"]);
    }
}
