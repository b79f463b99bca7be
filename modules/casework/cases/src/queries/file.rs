// SPDX-License-Identifier: EUPL-1.2
//! Everything about one case.

use super::neighbours::{answers, form, sender};
use crate::commands::{FreeText, REVEAL_DAYS};
use crate::model::{Case, CaseId, Correspondence, Hearing, HearingId};
use crate::policy::CaseResource;
use crate::store::{
    self, Attachment, Content, DocumentRequest, LinkedCase, Note, RevealRequest, TimelineEntry,
};
use ::store::Tx;
use foundation::policy::{Permit, View};
use foundation::{Date, OwnerId, Problem, Timestamp, id::Uuid};
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
    pub(crate) hearings: Vec<Hearing>,
    /// What was said to hearings, sealed.
    pub(crate) statements: Vec<(HearingId, Vec<u8>)>,
    /// The case that a complaint is about.
    pub(crate) concerned: Option<LinkedCase>,
    pub(crate) complaints: Vec<LinkedCase>,
}

impl WholeCase {
    /// Whether this account may see the protected name and address now: a request of its own was approved within a day.
    pub(crate) fn revealed_to(&self, account: Option<Uuid>, now: Timestamp) -> bool {
        self.reveals.iter().any(|reveal| {
            Some(reveal.asked_by) == account
                && reveal.approved.as_ref().is_some_and(|(_, _, at)| at.plus_days(REVEAL_DAYS) > now)
        })
    }

    /// The hearing for which the person still has time.
    pub(crate) fn running_hearing(&self, today: Date) -> Option<&Hearing> {
        self.hearings.iter().find(|hearing| self.case.state.is_open() && hearing.runs(today))
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
        hearings: store::hearings(tx, owner, id).await?,
        statements: store::statements(tx, owner, id).await?,
        concerned: store::concerned(tx, owner, id).await?,
        complaints: store::complaints(tx, owner, id).await?,
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

/// The words of a case without form, such as a complaint. As with [`open_answers`], the reading was noted before.
pub(crate) async fn open_letter(
    platform: &Platform,
    owner: OwnerId,
    (case, content): (&Case, &Content),
) -> Result<String, Problem> {
    let context = crate::answers_context(case.id);
    let opened = platform.blobs.open(&owner.to_string(), &context, &content.answers).await;
    let letter: FreeText =
        serde_json::from_slice(&opened.map_err(Problem::internal)?).map_err(Problem::internal)?;
    Ok(letter.text)
}

/// What was said to the hearings of a case. As with [`open_answers`], the reading was noted before.
pub(crate) async fn open_statements(
    platform: &Platform,
    owner: OwnerId,
    sealed: &[(HearingId, Vec<u8>)],
) -> Result<Vec<(HearingId, String)>, Problem> {
    let mut opened = Vec::new();
    for (id, sealed) in sealed {
        let words = platform.blobs.open(&owner.to_string(), &crate::hearing_context(*id), sealed).await;
        let words =
            String::from_utf8(words.map_err(Problem::internal)?.to_vec()).map_err(Problem::internal)?;
        opened.push((*id, words));
    }
    Ok(opened)
}

/// What a letter of a case needs: the applicant's address from the answers, the sender from the organisation. A complaint has no
/// answers of its own; its address is that of the case it is about.
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
    let addressed = match content.schema_id.is_empty() {
        true => of_concerned(&mut tx, owner, id).await?,
        false => Some((case.clone(), content)),
    };
    drop(tx);
    found.recipient_lines = vec![case.applicant_name.clone()];
    if let Some((case, content)) = addressed {
        let (form, answers) = open_answers(platform, owner, &case, &content).await?;
        found.recipient_lines.extend(form.applicant(&answers).address_lines);
    }
    let name = [("name", i18n::Argument::from(case.applicant_name.as_str()))];
    found.salutation = platform.texts.0.format(case.locale.as_str(), "cases-letter-salutation", &name);
    Ok(found)
}

/// The case that a complaint is about, with its content.
async fn of_concerned(
    tx: &mut Tx,
    owner: OwnerId,
    complaint: CaseId,
) -> Result<Option<(Case, Content)>, Problem> {
    let Some(linked) = store::concerned(tx, owner, complaint).await? else { return Ok(None) };
    let case = store::load(tx, owner, linked.id).await?;
    Ok(case.zip(store::content(tx, owner, linked.id).await?))
}
