// SPDX-License-Identifier: EUPL-1.2
//! A case as its applicant sees it.

use crate::events::PublicMessage;
use crate::model::{Case, CaseId, CaseState, Command, Hearing, allowed};
use crate::policy::{Answer, CaseResource};
use crate::store::{self, DocumentRequest, LinkedCase, TimelineEntry};
use ::store::Tx;
use catalogue::ProcedureKind;
use foundation::Problem;
use foundation::policy::Permit;

/// A case as its applicant sees it.
#[derive(Clone, Debug)]
pub struct ApplicantView {
    /// The case.
    pub case: Case,
    /// Requests for documents, oldest first.
    pub requests: Vec<DocumentRequest>,
    /// What was told to the applicant, oldest first.
    pub messages: Vec<PublicMessage>,
    /// The receipt as JSON.
    pub receipt: String,
}

/// A case as its applicant sees it; somebody else's does not exist.
///
/// # Errors
/// [`Problem::NotFound`], or what the store says.
pub async fn of_applicant(
    tx: &mut Tx,
    permit: &Permit<Answer, CaseResource>,
    id: CaseId,
) -> Result<ApplicantView, Problem> {
    let owner = permit.owner();
    let case = store::load(tx, owner, id).await?.ok_or(Problem::NotFound)?;
    if permit.actor().own() != Some(case.applicant_owner) {
        return Err(Problem::NotFound);
    }
    let visible = |entry: TimelineEntry| entry.visible_to_applicant.then_some(entry.message);
    Ok(ApplicantView {
        requests: store::requests(tx, owner, id).await?,
        messages: store::timeline(tx, owner, id).await?.into_iter().filter_map(visible).collect(),
        receipt: store::content(tx, owner, id).await?.map(|content| content.receipt).unwrap_or_default(),
        case,
    })
}

/// What an applicant can do with a case now.
#[derive(Clone, Debug)]
pub struct ApplicantChoices {
    /// State.
    pub state: CaseState,
    /// Whether the application can be taken back.
    pub may_withdraw: bool,
    /// Whether a complaint about the case can be sent: about everything but a complaint.
    pub may_complain: bool,
    /// Hearings, oldest first; those without answer can be answered while [`ApplicantChoices::may_answer`] holds.
    pub hearings: Vec<Hearing>,
    /// Whether a hearing can still be answered.
    pub may_answer: bool,
    /// Complaints about the case, oldest first.
    pub complaints: Vec<LinkedCase>,
    /// The case that this complaint is about.
    pub concerned: Option<LinkedCase>,
}

/// What the applicant can do with a case now; somebody else's does not exist.
///
/// # Errors
/// [`Problem::NotFound`], or what the store says.
pub async fn choices_of_applicant(
    tx: &mut Tx,
    permit: &Permit<Answer, CaseResource>,
    id: CaseId,
) -> Result<ApplicantChoices, Problem> {
    let owner = permit.owner();
    let case = store::load(tx, owner, id).await?.ok_or(Problem::NotFound)?;
    if permit.actor().own() != Some(case.applicant_owner) {
        return Err(Problem::NotFound);
    }
    Ok(ApplicantChoices {
        state: case.state,
        may_withdraw: allowed(case.kind, case.state, Command::Withdraw),
        may_complain: case.kind != ProcedureKind::Complaint,
        hearings: store::hearings(tx, owner, id).await?,
        may_answer: allowed(case.kind, case.state, Command::AnswerHearing),
        complaints: store::complaints(tx, owner, id).await?,
        concerned: store::concerned(tx, owner, id).await?,
    })
}
