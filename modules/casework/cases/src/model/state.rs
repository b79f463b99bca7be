// SPDX-License-Identifier: EUPL-1.2
//! Where a case stands, and what can be done with it.

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
    /// A complaint was found justified and put right.
    Upheld,
    /// A complaint was found unjustified.
    Dismissed,
    /// Nothing more will happen.
    Closed,
    /// The applicant took it back.
    Withdrawn,
}

impl CaseState {
    /// Every state in the order of a case's life.
    pub const ALL: [Self; 9] = [
        Self::Received,
        Self::InReview,
        Self::AwaitingDocuments,
        Self::Hearing,
        Self::Decided,
        Self::Upheld,
        Self::Dismissed,
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
            Self::Upheld => "upheld",
            Self::Dismissed => "dismissed",
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
            Self::Upheld => "cases-state-upheld",
            Self::Dismissed => "cases-state-dismissed",
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
    /// The applicant says what there is to say to a hearing.
    AnswerHearing,
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
    /// Answer a question.
    Reply,
    /// Find a complaint justified and say what was put right.
    Uphold,
    /// Find a complaint unjustified and say why.
    Dismiss,
    /// Close.
    Close,
    /// The applicant takes it back.
    Withdraw,
}

impl Command {
    /// Every command.
    pub const ALL: [Self; 20] = [
        Self::Take,
        Self::Assign,
        Self::Release,
        Self::RequestDocuments,
        Self::Resume,
        Self::AnswerRequest,
        Self::AddNote,
        Self::Hear,
        Self::AnswerHearing,
        Self::Grant,
        Self::PartlyGrant,
        Self::Refuse,
        Self::Assess,
        Self::Acknowledge,
        Self::Enter,
        Self::Reply,
        Self::Uphold,
        Self::Dismiss,
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
            Self::AnswerHearing => "answer_hearing",
            Self::Grant => "grant",
            Self::PartlyGrant => "partly_grant",
            Self::Refuse => "refuse",
            Self::Assess => "assess",
            Self::Acknowledge => "acknowledge",
            Self::Enter => "enter",
            Self::Reply => "reply",
            Self::Uphold => "uphold",
            Self::Dismiss => "dismiss",
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
                | Self::Uphold
                | Self::Dismiss
        )
    }

    /// Whether it is a step of the applicant and not of a clerk.
    #[must_use]
    pub const fn is_of_applicant(self) -> bool {
        matches!(self, Self::AnswerRequest | Self::AnswerHearing | Self::Withdraw)
    }

    /// Whether a clerk who does it has taken note of what the applicant sent last: everything but taking the case and giving it away.
    #[must_use]
    pub const fn takes_note(self) -> bool {
        !self.is_of_applicant() && !matches!(self, Self::Take | Self::Assign | Self::Release)
    }
}
