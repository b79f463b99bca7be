// SPDX-License-Identifier: EUPL-1.2
//! The figures of a new statute as a draft, and who may take which step with it; pure.

use foundation::{Message, Problem, Timestamp, id::Uuid};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What was typed into the form, by the names of its fields.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Typed(BTreeMap<String, String>);

impl Typed {
    /// A value without the space around it; empty when there is none.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.0.get(name).map_or("", |value| value.trim())
    }

    /// Sets a value; an empty one is taken away.
    pub fn set(&mut self, name: impl Into<String>, value: impl Into<String>) {
        let (name, value) = (name.into(), value.into());
        if value.trim().is_empty() {
            self.0.remove(&name);
        } else {
            self.0.insert(name, value.trim().to_owned());
        }
    }

    /// The numbers of the reductions that have a value, in order.
    #[must_use]
    pub fn reductions(&self) -> Vec<usize> {
        let number = |name: &String| name.strip_prefix("reduction.")?.split('.').next()?.parse().ok();
        let mut numbers: Vec<usize> = self.0.keys().filter_map(number).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }
}

/// Where a draft stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatuteState {
    /// Being entered.
    Draft,
    /// Waits for a second person.
    Submitted,
    /// In force from its first day; the draft is closed.
    Approved,
    /// Given up; the draft is closed.
    Discarded,
}

impl StatuteState {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::Draft, Self::Submitted, Self::Approved, Self::Discarded];

    /// Stable name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Submitted => "submitted",
            Self::Approved => "approved",
            Self::Discarded => "discarded",
        }
    }

    /// Reads a stable name.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == text)
    }
}

/// What can be done with a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatuteStep {
    /// Ask a second person to check it.
    Submit,
    /// Give it back with a reason.
    Return,
    /// Let it hold from its first day.
    Approve,
    /// Give it up.
    Discard,
}

impl StatuteStep {
    /// Every step.
    pub const ALL: [Self; 4] = [Self::Submit, Self::Return, Self::Approve, Self::Discard];

    /// Stable name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Submit => "submit",
            Self::Return => "return",
            Self::Approve => "approve",
            Self::Discard => "discard",
        }
    }

    /// Reads a stable name.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.as_str() == text)
    }
}

/// A draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatuteDraft {
    /// Identifier, also in the audit log.
    pub id: Uuid,
    /// The municipality as legal entity.
    pub legal_entity: Uuid,
    /// Where it stands.
    pub state: StatuteState,
    /// The figures as they were typed.
    pub typed: Typed,
    /// Everybody who entered a figure.
    pub authors: Vec<Uuid>,
    /// Name of whoever entered the last one.
    pub author_name: String,
    /// Name of whoever approved it; empty until then.
    pub approver_name: String,
    /// Why it was given back; empty otherwise.
    pub note: String,
    /// Counts changes, to notice a stale edit.
    pub version: i64,
    /// When it was last changed.
    pub changed_at: Timestamp,
}

impl StatuteDraft {
    /// Takes a step. The second person: whoever entered a figure does not approve it.
    ///
    /// # Errors
    /// [`Problem::Refused`] with the reason.
    pub fn take(&mut self, step: StatuteStep, account: Uuid) -> Result<(), Problem> {
        use StatuteState::{Approved, Discarded, Draft, Submitted};
        let refused = |key| Err(Problem::Refused(Message::new(key)));
        self.state = match (self.state, step) {
            (Draft, StatuteStep::Submit) => Submitted,
            (Submitted, StatuteStep::Return) => Draft,
            (Draft | Submitted, StatuteStep::Discard) => Discarded,
            (Submitted, StatuteStep::Approve) if self.authors.contains(&account) => {
                return refused("parameters-refused-own-draft");
            }
            (Submitted, StatuteStep::Approve) => Approved,
            _ => return refused("parameters-refused-step"),
        };
        Ok(())
    }

    /// Notes who entered a figure.
    pub fn written_by(&mut self, account: Uuid, name: &str) {
        if !self.authors.contains(&account) {
            self.authors.push(account);
        }
        name.clone_into(&mut self.author_name);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(state: StatuteState) -> StatuteDraft {
        StatuteDraft {
            id: Uuid::from_u128(1),
            legal_entity: Uuid::from_u128(2),
            state,
            typed: Typed::default(),
            authors: vec![Uuid::from_u128(7)],
            author_name: String::new(),
            approver_name: String::new(),
            note: String::new(),
            version: 1,
            changed_at: Timestamp::from_micros(0),
        }
    }

    #[test]
    fn the_way_of_a_statute_is_a_table() {
        use StatuteState::{Approved, Discarded, Draft, Submitted};
        let table = [
            (Draft, StatuteStep::Submit, Some(Submitted)),
            (Draft, StatuteStep::Approve, None),
            (Draft, StatuteStep::Return, None),
            (Submitted, StatuteStep::Approve, Some(Approved)),
            (Submitted, StatuteStep::Return, Some(Draft)),
            (Submitted, StatuteStep::Discard, Some(Discarded)),
            (Approved, StatuteStep::Discard, None),
            (Discarded, StatuteStep::Submit, None),
        ];
        for (state, step, wanted) in table {
            let mut draft = draft(state);
            let taken = draft.take(step, Uuid::from_u128(8)).is_ok().then_some(draft.state);
            assert_eq!(taken, wanted, "{state:?} {step:?}");
        }
    }

    #[test]
    fn whoever_entered_a_figure_does_not_approve_it() {
        let mut own = draft(StatuteState::Submitted);
        own.written_by(Uuid::from_u128(8), "Zweite");
        assert!(own.take(StatuteStep::Approve, Uuid::from_u128(7)).is_err());
        assert!(own.take(StatuteStep::Approve, Uuid::from_u128(8)).is_err());
        assert!(own.take(StatuteStep::Approve, Uuid::from_u128(9)).is_ok());
    }
}
