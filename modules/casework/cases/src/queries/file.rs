// SPDX-License-Identifier: EUPL-1.2
//! Everything about one case.

use super::neighbours::{answers, form, sender};
use crate::commands::REVEAL_DAYS;
use crate::events::PublicMessage;
use crate::model::{Case, CaseId, Correspondence};
use crate::policy::{Answer, CaseResource};
use crate::store::{self, Attachment, Content, DocumentRequest, Note, RevealRequest, TimelineEntry};
use ::store::Tx;
use foundation::policy::{Permit, View};
use foundation::{OwnerId, Problem, Timestamp, id::Uuid};
use notices::NoticeView;
use schemata::{Answers, Form};
use std::sync::Arc;
use web::Platform;

/// What the page of a case shows.
#[derive(Debug)]
pub(crate) struct WholeCase {
    pub(crate) case: Case,
    pub(crate) content: Content,
    pub(crate) attachments: Vec<Attachment>,
    pub(crate) requests: Vec<DocumentRequest>,
    pub(crate) notes: Vec<Note>,
    pub(crate) timeline: Vec<TimelineEntry>,
    pub(crate) reveals: Vec<RevealRequest>,
    pub(crate) notices: Vec<NoticeView>,
}

impl WholeCase {
    /// Whether this account may see the protected name and address now: a request of its own was approved within a day.
    pub(crate) fn revealed_to(&self, account: Option<Uuid>, now: Timestamp) -> bool {
        self.reveals.iter().any(|reveal| {
            Some(reveal.asked_by) == account
                && reveal.approved.as_ref().is_some_and(|(_, _, at)| at.plus_days(REVEAL_DAYS) > now)
        })
    }

    /// Whether somebody may see name and address: always, unless the person is protected.
    pub(crate) fn shows_person(&self, account: Option<Uuid>, now: Timestamp) -> bool {
        !self.case.applicant_protected || self.revealed_to(account, now)
    }
}

/// Loads the file of a case.
pub(crate) async fn case_file(
    tx: &mut Tx,
    permit: &Permit<View, CaseResource>,
    id: CaseId,
) -> Result<WholeCase, Problem> {
    let owner = permit.owner();
    Ok(WholeCase {
        case: store::load(tx, owner, id).await?.ok_or(Problem::NotFound)?,
        content: store::content(tx, owner, id).await?.ok_or(Problem::NotFound)?,
        attachments: store::attachments(tx, owner, id).await?,
        requests: store::requests(tx, owner, id).await?,
        notes: store::notes(tx, owner, id).await?,
        timeline: store::timeline(tx, owner, id).await?,
        reveals: store::reveals(tx, owner, id).await?,
        notices: notices::of_case(tx, id.uuid()).await?,
    })
}

/// The form and the opened answers of a case. Whoever calls this has noted the reading in the access log.
pub(crate) async fn open_answers(
    platform: &Platform,
    owner: OwnerId,
    case: &Case,
    content: &Content,
) -> Result<(Arc<Form>, Answers), Problem> {
    let context = crate::answers_context(case.id);
    let opened = platform
        .blobs
        .open(&owner.to_string(), &context, &content.answers)
        .await
        .map_err(Problem::internal)?;
    let mut tx = platform.store.read(owner).await?;
    let form = form(&mut tx, (&content.schema_id, &content.schema_version)).await?;
    Ok((form, answers(&opened, case.received_at.date())?))
}

/// What a letter of a case needs: the applicant's address from the answers, the sender from the organisation.
pub(crate) async fn correspondence(
    platform: &Platform,
    owner: OwnerId,
    id: CaseId,
    clerk: Option<Uuid>,
) -> Result<Correspondence, Problem> {
    let mut tx = platform.store.read(owner).await?;
    let case = store::load(&mut tx, owner, id).await?.ok_or(Problem::NotFound)?;
    let content = store::content(&mut tx, owner, id).await?.ok_or(Problem::NotFound)?;
    let mut found = sender(&mut tx, owner, &case, (clerk, platform.clock.today())).await?;
    drop(tx);
    let (form, answers) = open_answers(platform, owner, &case, &content).await?;
    let applicant = form.applicant(&answers);
    found.recipient_lines = vec![case.applicant_name.clone()];
    found.recipient_lines.extend(applicant.address_lines);
    let name = [("name", i18n::Argument::from(case.applicant_name.as_str()))];
    found.salutation = platform.texts.0.format(case.locale.as_str(), "cases-letter-salutation", &name);
    Ok(found)
}

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
