// SPDX-License-Identifier: EUPL-1.2
//! What happens to cases and others may want to know. The job that carries an event belongs to the authority.

use crate::model::{CaseId, CaseState, RequestId};
use foundation::{Event, OwnerId, Timestamp, Translated};
use serde::{Deserialize, Serialize};

/// A sentence about a case for its applicant: a text key of this module with arguments, or words that a clerk wrote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicMessage {
    /// Text key (`cases-timeline-…`).
    pub key: String,
    /// Arguments of the text.
    pub arguments: Vec<(String, String)>,
    /// Words that a clerk wrote; may be empty.
    pub body: String,
    /// When.
    pub at: Timestamp,
}

/// An application became a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseReceived {
    /// The case.
    pub case_id: CaseId,
    /// Its number for people.
    pub reference: String,
    /// Owner of the applicant's rows.
    pub applicant_owner: OwnerId,
    /// Service key.
    pub service_key: String,
    /// Service name.
    pub service_name: Translated,
    /// State.
    pub state: CaseState,
    /// When it arrived.
    pub received_at: Timestamp,
    /// What the applicant is told.
    pub message: PublicMessage,
}

impl Event for CaseReceived {
    const NAME: &'static str = "cases.received";
}

/// A case changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseChanged {
    /// The case.
    pub case_id: CaseId,
    /// Its number for people.
    pub reference: String,
    /// State after the change.
    pub state: CaseState,
    /// Owner of the applicant's rows.
    pub applicant_owner: OwnerId,
    /// Service key.
    pub service_key: String,
    /// What the applicant is told; `None` for internal changes.
    pub message: Option<PublicMessage>,
}

impl Event for CaseChanged {
    const NAME: &'static str = "cases.changed";
}

/// The applicant is asked for documents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentsRequested {
    /// The case.
    pub case_id: CaseId,
    /// Its number for people.
    pub reference: String,
    /// The request.
    pub request_id: RequestId,
    /// Owner of the applicant's rows.
    pub applicant_owner: OwnerId,
    /// Service key.
    pub service_key: String,
    /// What is missing, one line each.
    pub items: Vec<String>,
    /// Last day, ISO.
    pub due: String,
}

impl Event for DocumentsRequested {
    const NAME: &'static str = "cases.documents_requested";
}

/// A case was decided in the widest sense.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseDecided {
    /// The case.
    pub case_id: CaseId,
    /// Its number for people.
    pub reference: String,
    /// Owner of the applicant's rows.
    pub applicant_owner: OwnerId,
    /// Service key.
    pub service_key: String,
    /// The deciding command by its stable name, for example `partly_grant`.
    pub decision: String,
    /// When.
    pub at: Timestamp,
}

impl Event for CaseDecided {
    const NAME: &'static str = "cases.decided";
}
