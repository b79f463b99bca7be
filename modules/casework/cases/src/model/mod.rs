// SPDX-License-Identifier: EUPL-1.2
//! The nouns of a case: its state, the procedure it follows, its deadline and its reference number. Pure.

mod deadline;
mod decision;
mod filter;
mod hearing;
mod reference;
mod state;
mod workflow;

pub use deadline::{Deadline, DeadlineRule, DeadlineStep, Effect, Unit, deadline, rule_named, rules};
pub use decision::{Assessment, Correspondence, Decision, DecisionPart, MOST_CHARACTERS, MOST_PARTS};
pub use filter::{Assignee, Cursor, Direction, Filter, Order, Scope};
pub use hearing::{Hearing, MOST_FILES, STATEMENT_CHARACTERS, Statement};
pub use reference::{ReferenceNumber, sort_key};
pub use state::{CaseState, Command};
pub use workflow::{Step, Workflow, allowed, may_be_automatic, step, workflow};

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
    /// A hearing before an adverse decision.
    HearingId
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
    /// When the applicant sent something that no clerk has taken note of yet.
    pub answered_at: Option<Timestamp>,
}

/// The service under which complaints are kept.
pub const COMPLAINT_SERVICE: &str = "beschwerde";

/// What stands in place of a protected person's name.
pub const MASK: &str = "•••••";

impl Case {
    /// The name to show: of a protected person only a mask, unless a reveal was approved.
    #[must_use]
    pub fn shown_name(&self, revealed: bool) -> &str {
        if self.applicant_protected && !revealed { MASK } else { &self.applicant_name }
    }

    /// The place to show: that of a protected person would help to find them, and is masked like the name.
    #[must_use]
    pub fn shown_area(&self, revealed: bool) -> &str {
        if self.applicant_protected && !revealed { MASK } else { &self.area_key }
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
