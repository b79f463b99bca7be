// SPDX-License-Identifier: EUPL-1.2
//! Drafts of services and local texts, and who may take which step with them; pure.

use super::sheet::Sheet;
use super::words::named;
use foundation::{Message, Problem, Timestamp, id::Uuid};

named! {
    /// Where a draft stands.
    DraftState {
        /// Being written.
        Draft = "draft",
        /// Waits for a second person.
        Submitted = "submitted",
        /// Published; the draft is closed.
        Published = "published",
        /// Given up; the draft is closed.
        Discarded = "discarded",
    }
}

named! {
    /// What can be done with a draft.
    Step {
        /// Ask a second person to publish it.
        Submit = "submit",
        /// Give it back to those who wrote it, with a reason.
        Return = "return",
        /// Publish it.
        Publish = "publish",
        /// Give it up.
        Discard = "discard",
        /// Compare it with what was published meanwhile and go on from there.
        Rebase = "rebase",
    }
}

/// What a draft is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Target {
    /// Key of the service.
    pub service_key: String,
    /// Area of local texts; empty for the service itself.
    pub area_key: String,
}

impl Target {
    /// The service itself.
    #[must_use]
    pub fn service(key: &str) -> Self {
        Self { service_key: key.to_owned(), area_key: String::new() }
    }

    /// The local texts of an area.
    #[must_use]
    pub fn local(key: &str, area: &str) -> Self {
        Self { service_key: key.to_owned(), area_key: area.to_owned() }
    }

    /// Whether it is about local texts.
    #[must_use]
    pub fn is_local(&self) -> bool {
        !self.area_key.is_empty()
    }
}

/// A member of staff who writes or publishes, with the name as it is shown beside the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Editor {
    /// The account.
    pub account: Uuid,
    /// Name on the day of the change.
    pub name: String,
}

/// A draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Identifier, also in the audit log.
    pub id: Uuid,
    /// What it is about.
    pub target: Target,
    /// Where it stands.
    pub state: DraftState,
    /// What is written so far.
    pub sheet: Sheet,
    /// The published version from which it began; 0 for something new.
    pub base_version: i64,
    /// Everybody who wrote in it, the first author first.
    pub authors: Vec<Uuid>,
    /// Name of whoever wrote last.
    pub author_name: String,
    /// Why it was given back; empty otherwise.
    pub note: String,
    /// Counts changes, to notice a stale edit.
    pub version: i64,
    /// When it was last changed.
    pub changed_at: Timestamp,
}

/// Something that was published, as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// What it is about.
    pub target: Target,
    /// Counts publications, from 1.
    pub version: i64,
    /// What it said.
    pub sheet: Sheet,
    /// Who wrote it; empty when it came from a file.
    pub author_name: String,
    /// Who published it; empty when it came from a file.
    pub publisher_name: String,
    /// Why, where somebody said so.
    pub note: String,
    /// When.
    pub changed_at: Timestamp,
}

impl Draft {
    /// Takes a step.
    ///
    /// The second person: whoever wrote a word of a draft does not publish it. Nothing is published that began from an older
    /// version than the one residents see now, because it would undo the newer one unseen.
    ///
    /// # Errors
    /// [`Problem::Refused`] with the reason.
    pub fn take(&mut self, step: Step, editor: &Editor, published_version: i64) -> Result<(), Problem> {
        let refused = |key| Err(Problem::Refused(Message::new(key)));
        self.state = match (self.state, step) {
            (DraftState::Draft, Step::Submit) => DraftState::Submitted,
            (DraftState::Submitted, Step::Return) => DraftState::Draft,
            (DraftState::Draft | DraftState::Submitted, Step::Discard) => DraftState::Discarded,
            (DraftState::Draft | DraftState::Submitted, Step::Rebase) => {
                self.base_version = published_version;
                DraftState::Draft
            }
            (DraftState::Submitted, Step::Publish) if self.authors.contains(&editor.account) => {
                return refused("catalogue-refused-own-draft");
            }
            (DraftState::Submitted, Step::Publish) if self.base_version != published_version => {
                return refused("catalogue-refused-old-base");
            }
            (DraftState::Submitted, Step::Publish) => DraftState::Published,
            _ => return refused("catalogue-refused-step"),
        };
        Ok(())
    }

    /// Notes who wrote in it.
    pub fn written_by(&mut self, editor: &Editor) {
        if !self.authors.contains(&editor.account) {
            self.authors.push(editor.account);
        }
        self.author_name.clone_from(&editor.name);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn editor(number: u128) -> Editor {
        Editor { account: Uuid::from_u128(number), name: format!("Person {number}") }
    }

    fn draft(state: DraftState) -> Draft {
        Draft {
            id: Uuid::from_u128(9),
            target: Target::service("bauantrag"),
            state,
            sheet: Sheet::default(),
            base_version: 3,
            authors: vec![Uuid::from_u128(1)],
            author_name: String::new(),
            note: String::new(),
            version: 1,
            changed_at: Timestamp::from_micros(0),
        }
    }

    #[test]
    fn the_way_of_a_draft_is_a_table() {
        use DraftState::{Discarded, Draft as Open, Published, Submitted};
        let table = [
            (Open, Step::Submit, Some(Submitted)),
            (Open, Step::Return, None),
            (Open, Step::Publish, None),
            (Open, Step::Discard, Some(Discarded)),
            (Submitted, Step::Submit, None),
            (Submitted, Step::Return, Some(Open)),
            (Submitted, Step::Publish, Some(Published)),
            (Submitted, Step::Discard, Some(Discarded)),
            (Submitted, Step::Rebase, Some(Open)),
            (Published, Step::Publish, None),
            (Published, Step::Discard, None),
            (Discarded, Step::Submit, None),
        ];
        for (state, step, wanted) in table {
            let mut draft = draft(state);
            let taken = draft.take(step, &editor(2), 3).is_ok().then_some(draft.state);
            assert_eq!(taken, wanted, "{state:?} {step:?}");
        }
    }

    #[test]
    fn whoever_wrote_in_a_draft_does_not_publish_it() {
        let mut own = draft(DraftState::Submitted);
        assert!(own.take(Step::Publish, &editor(1), 3).is_err());
        own.written_by(&editor(2));
        assert!(own.take(Step::Publish, &editor(2), 3).is_err());
        assert!(own.take(Step::Publish, &editor(3), 3).is_ok());
    }

    #[test]
    fn a_draft_from_an_older_version_must_be_compared_first() {
        let mut old = draft(DraftState::Submitted);
        assert!(old.take(Step::Publish, &editor(2), 4).is_err());
        old.take(Step::Rebase, &editor(1), 4).unwrap();
        old.take(Step::Submit, &editor(1), 4).unwrap();
        assert!(old.take(Step::Publish, &editor(2), 4).is_ok());
    }
}
