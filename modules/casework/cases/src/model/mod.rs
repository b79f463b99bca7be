// SPDX-License-Identifier: EUPL-1.2
//! The nouns of a case: its state, the procedure it follows, its deadline and its reference number. Pure.

mod deadline;
mod decision;
mod filter;
mod reference;
mod workflow;

pub use deadline::{Deadline, DeadlineRule, DeadlineStep, Effect, Unit, deadline, rule_named, rules};
pub use decision::{Assessment, Correspondence, Decision, DecisionPart, MOST_CHARACTERS, MOST_PARTS};
pub use filter::{Assignee, Cursor, Direction, Filter, Order, Scope};
pub use reference::{ReferenceNumber, sort_key};
pub use workflow::{Step, Workflow, allowed, step, workflow};

use catalogue::ProcedureKind;
use foundation::{Date, OwnerId, Timestamp, Translated, id::Uuid};

foundation::id! {
    /// A case. Made from the draft that became the case, so that sending twice is one case.
    CaseId
}
foundation::id! {
    /// A request for documents.
    RequestId
}
foundation::id! {
    /// A file of a case.
    AttachmentId
}
foundation::id! {
    /// A request to see a protected person's name and address.
    RevealId
}
foundation::id! {
    /// A saved view of the work list.
    SavedViewId
}
foundation::id! {
    /// A line of the timeline, or an internal note.
    MessageId
}

/// Where a case stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseState {
    /// Arrived, nobody has looked at it.
    Received,
    /// Somebody works on it.
    InReview,
    /// The applicant was asked for documents.
    AwaitingDocuments,
    /// The applicant was heard before an adverse decision.
    Hearing,
    /// Decided, acknowledged, assessed, entered or answered.
    Decided,
    /// Nothing more will happen.
    Closed,
    /// The applicant took it back.
    Withdrawn,
}

impl CaseState {
    /// Every state in the order of a case's life.
    pub const ALL: [Self; 7] = [
        Self::Received,
        Self::InReview,
        Self::AwaitingDocuments,
        Self::Hearing,
        Self::Decided,
        Self::Closed,
        Self::Withdrawn,
    ];

    /// Stable name; `cases-state-NAME` is its text key with dashes.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::InReview => "in_review",
            Self::AwaitingDocuments => "awaiting_documents",
            Self::Hearing => "hearing",
            Self::Decided => "decided",
            Self::Closed => "closed",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Text key of the name for clerks.
    #[must_use]
    pub const fn text_key(self) -> &'static str {
        match self {
            Self::Received => "cases-state-received",
            Self::InReview => "cases-state-in-review",
            Self::AwaitingDocuments => "cases-state-awaiting-documents",
            Self::Hearing => "cases-state-hearing",
            Self::Decided => "cases-state-decided",
            Self::Closed => "cases-state-closed",
            Self::Withdrawn => "cases-state-withdrawn",
        }
    }

    /// Reads a stable name.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == text)
    }

    /// Whether somebody still has to work on a case in this state.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Received | Self::InReview | Self::AwaitingDocuments | Self::Hearing)
    }
}

/// What can be done with a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// Take it and begin to work on it.
    Take,
    /// Give it to a clerk.
    Assign,
    /// Give it back to the unit.
    Release,
    /// Ask the applicant for documents.
    RequestDocuments,
    /// Stop waiting for documents or for the statement of the person heard.
    Resume,
    /// The applicant sends documents.
    AnswerRequest,
    /// Write an internal note.
    AddNote,
    /// Hear the applicant before an adverse decision.
    Hear,
    /// Grant in full.
    Grant,
    /// Grant in part.
    PartlyGrant,
    /// Refuse.
    Refuse,
    /// Assess a levy.
    Assess,
    /// Certify the receipt of a notification.
    Acknowledge,
    /// Enter into a register.
    Enter,
    /// Answer a question or a complaint.
    Reply,
    /// Close.
    Close,
    /// The applicant takes it back.
    Withdraw,
}

impl Command {
    /// Every command.
    pub const ALL: [Self; 17] = [
        Self::Take,
        Self::Assign,
        Self::Release,
        Self::RequestDocuments,
        Self::Resume,
        Self::AnswerRequest,
        Self::AddNote,
        Self::Hear,
        Self::Grant,
        Self::PartlyGrant,
        Self::Refuse,
        Self::Assess,
        Self::Acknowledge,
        Self::Enter,
        Self::Reply,
        Self::Close,
        Self::Withdraw,
    ];

    /// Stable name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Take => "take",
            Self::Assign => "assign",
            Self::Release => "release",
            Self::RequestDocuments => "request_documents",
            Self::Resume => "resume",
            Self::AnswerRequest => "answer_request",
            Self::AddNote => "add_note",
            Self::Hear => "hear",
            Self::Grant => "grant",
            Self::PartlyGrant => "partly_grant",
            Self::Refuse => "refuse",
            Self::Assess => "assess",
            Self::Acknowledge => "acknowledge",
            Self::Enter => "enter",
            Self::Reply => "reply",
            Self::Close => "close",
            Self::Withdraw => "withdraw",
        }
    }

    /// Whether it ends the procedure with a decision in the widest sense.
    #[must_use]
    pub const fn decides(self) -> bool {
        matches!(
            self,
            Self::Grant
                | Self::PartlyGrant
                | Self::Refuse
                | Self::Assess
                | Self::Acknowledge
                | Self::Enter
                | Self::Reply
        )
    }
}

/// Who applies. The owner finds the case again; name and address come from the answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApplicantRef {
    /// Account or visit under which the case is followed.
    pub owner: OwnerId,
    /// Name as it stands in the work list.
    pub name: String,
    /// Address for the confirmation; may be empty.
    pub email: String,
    /// Whether the person is protected (BMG sections 51, 52): name and address are masked until a reveal is approved.
    pub protected: bool,
}

/// A file that belongs to a case. Its blob lies under the authority that owns the case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttachmentRef {
    /// Name of the blob under the authority.
    pub blob: Uuid,
    /// Harmless file name.
    pub name: String,
    /// Media type by content.
    pub media_type: String,
    /// Size in bytes.
    pub size: u64,
    /// SHA-256 in hexadecimal digits.
    pub digest: String,
    /// The form field or request item it answers; may be empty.
    pub field: String,
}

/// An application as it arrives, complete and frozen.
#[derive(Clone, Debug)]
pub struct Received {
    /// Identifier; sending twice with the same one is one case.
    pub id: CaseId,
    /// Service in the catalogue.
    pub service_key: String,
    /// Its name, kept because a service may be renamed later.
    pub service_name: Translated,
    /// Procedure.
    pub procedure_kind: ProcedureKind,
    /// Body for which the authority acts.
    pub legal_entity: Uuid,
    /// Official key of the place.
    pub area_key: String,
    /// Unit that is competent, if the organisation says one.
    pub unit: Option<Uuid>,
    /// Form.
    pub schema_id: String,
    /// Version of the form.
    pub schema_version: String,
    /// Answers as JSON, sealed for the authority with the context [`crate::answers_context`].
    pub answers: Vec<u8>,
    /// Who applies.
    pub applicant: ApplicantRef,
    /// Files.
    pub attachments: Vec<AttachmentRef>,
    /// How it arrived: `online`, `counter`, `paper`, `phone`.
    pub channel: String,
    /// Language in which the applicant reads.
    pub locale: foundation::Locale,
}

/// What the applicant keeps.
#[derive(Clone, Debug)]
pub struct ReceivedCase {
    /// Number for people, for example `2026-K7QF-3MD`.
    pub reference: String,
    /// Signed promise that the arrival stands in the log.
    pub receipt: audit::Receipt,
    /// Whether this call made the case; false when it was there already.
    pub fresh: bool,
}

/// A case as clerks work with it, without its sealed content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// Identifier.
    pub id: CaseId,
    /// Number for people.
    pub reference: String,
    /// Service key.
    pub service_key: String,
    /// Service name.
    pub service_name: Translated,
    /// Procedure.
    pub kind: ProcedureKind,
    /// State.
    pub state: CaseState,
    /// Body for which the authority acts.
    pub legal_entity: Uuid,
    /// Official key of the place.
    pub area_key: String,
    /// Unit.
    pub unit: Option<Uuid>,
    /// Owner of the applicant's rows.
    pub applicant_owner: OwnerId,
    /// Name of the applicant; masked by [`Case::shown_name`].
    pub applicant_name: String,
    /// Whether the applicant is protected.
    pub applicant_protected: bool,
    /// Clerk: account and name.
    pub assigned: Option<(Uuid, String)>,
    /// Arrival.
    pub received_at: Timestamp,
    /// Last day of the deadline.
    pub due_on: Date,
    /// Key of the rule behind the deadline.
    pub due_rule: String,
    /// Day from which the deadline runs.
    pub due_from: Date,
    /// Whether something is lost when nobody acts until then.
    pub lost_if_idle: bool,
    /// How it arrived.
    pub channel: String,
    /// Language of the applicant.
    pub locale: foundation::Locale,
    /// Counts changes; every form carries it.
    pub version: i64,
    /// Last change.
    pub updated_at: Timestamp,
}

/// What stands in place of a protected person's name.
pub const MASK: &str = "•••••";

impl Case {
    /// The name to show: of a protected person only a mask, unless a reveal was approved.
    #[must_use]
    pub fn shown_name(&self, revealed: bool) -> &str {
        if self.applicant_protected && !revealed { MASK } else { &self.applicant_name }
    }

    /// The steps that the procedure allows now.
    #[must_use]
    pub fn steps(&self) -> Vec<&'static Step> {
        workflow(self.kind).steps.iter().filter(|step| step.from.contains(&self.state)).collect()
    }

    /// Whether the deadline has passed without the case being finished.
    #[must_use]
    pub fn is_overdue(&self, today: Date) -> bool {
        self.state.is_open() && self.due_on < today
    }
}
