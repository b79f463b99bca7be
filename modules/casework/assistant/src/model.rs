// SPDX-License-Identifier: EUPL-1.2
//! Drafts of applications and their files.

use foundation::{OwnerId, Timestamp, id::Uuid};

foundation::id! {
    /// A draft. The case that is made of it has the same UUID, which is what makes sending twice one case.
    DraftId
}

foundation::id! {
    /// A file of a draft; also the name of its object under the authority.
    FileId
}

/// Days after the last change until a draft is removed.
pub const DRAFT_DAYS: i64 = 90;
/// Days for which reference and receipt of a sent draft stay with the applicant, and for which the resume code holds.
pub const SENT_DAYS: i64 = 365;
/// Most files of a question.
pub const FILES_PER_FIELD: usize = 10;
/// Most files of a draft.
pub const FILES_PER_DRAFT: usize = 20;
/// Most bytes of all files of a draft.
pub const BYTES_PER_DRAFT: i64 = 100 * 1024 * 1024;
/// Most drafts of one person at a time.
pub const DRAFTS_PER_OWNER: i64 = 50;

/// Where a draft stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DraftState {
    /// Still being filled in.
    Open,
    /// Sent; the case has everything.
    Submitted,
}

impl DraftState {
    /// Stable name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Submitted => "submitted",
        }
    }

    /// Reads a stable name.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Open, Self::Submitted].into_iter().find(|state| state.as_str() == text)
    }
}

/// A draft as it is stored. Answers and code are sealed for the authority; see [`Draft::context`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The resident or visitor who writes it.
    pub owner: OwnerId,
    /// Identifier.
    pub id: DraftId,
    /// The public service.
    pub service_key: String,
    /// The form.
    pub schema_id: String,
    /// The version of the form with which the draft was begun; it is kept when the form changes.
    pub schema_version: String,
    /// The place.
    pub area_key: String,
    /// The authority that was responsible when the draft was begun; its key seals answers and files.
    pub authority: OwnerId,
    /// The legal entity for which it acts.
    pub legal_entity: Uuid,
    /// The unit.
    pub unit: Option<Uuid>,
    /// Sealed answers.
    pub answers: Vec<u8>,
    /// Sealed resume code, for people without account.
    pub code: Option<Vec<u8>>,
    /// State.
    pub state: DraftState,
    /// Reference number of the case, once sent.
    pub reference: Option<String>,
    /// Receipt of the case as JSON, once sent.
    pub receipt: Option<String>,
    /// The authority that has the case, once sent.
    pub sent_to: Option<OwnerId>,
    /// When it was begun.
    pub created_at: Timestamp,
    /// Last change.
    pub updated_at: Timestamp,
    /// When it is removed.
    pub expires_at: Timestamp,
    /// Counts changes.
    pub version: i64,
}

impl Draft {
    /// The place for which answers are sealed: nobody else's draft opens with them.
    #[must_use]
    pub fn context(&self) -> String {
        format!("assistant.draft.answers/{}/{}", self.owner, self.id)
    }

    /// The place for which the resume code is sealed.
    #[must_use]
    pub fn code_context(&self) -> String {
        format!("assistant.draft.code/{}/{}", self.owner, self.id)
    }

    /// Whether it was sent.
    #[must_use]
    pub fn is_submitted(&self) -> bool {
        self.state == DraftState::Submitted
    }
}

/// A line of the list of one's drafts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftLine {
    /// Identifier.
    pub id: DraftId,
    /// The public service.
    pub service_key: String,
    /// The place.
    pub area_key: String,
    /// State.
    pub state: DraftState,
    /// Reference number, once sent.
    pub reference: Option<String>,
    /// Last change.
    pub updated_at: Timestamp,
    /// When it is removed.
    pub expires_at: Timestamp,
}

/// A file of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftFile {
    /// Identifier.
    pub id: FileId,
    /// The draft.
    pub draft: DraftId,
    /// Harmless name.
    pub name: String,
    /// Media type by content.
    pub media_type: String,
    /// Bytes.
    pub size: i64,
    /// SHA-256 of the content, hexadecimal.
    pub digest: String,
}

impl DraftFile {
    /// The answer at the question for this file: identity and name, as [`schemata::Form::attach`] takes it.
    #[must_use]
    pub fn answer(&self) -> String {
        format!("{}/{}", self.id, self.name)
    }

    /// Which file an answer names.
    #[must_use]
    pub fn named_by(answer: &str) -> Option<FileId> {
        answer.split_once('/')?.0.parse().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_is_read_back_from_its_name() {
        for state in [DraftState::Open, DraftState::Submitted] {
            assert_eq!(DraftState::parse(state.as_str()), Some(state));
        }
        assert_eq!(DraftState::parse("sent"), None);
    }
}
