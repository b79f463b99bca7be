// SPDX-License-Identifier: EUPL-1.2
//! Sending: the draft becomes a case of the responsible authority. The case has the draft's UUID, so that however often and from
//! however many places it is sent, there is one case and one receipt.

use super::sealing;
use crate::jobs::{self, Forget, Mark};
use crate::model::{Draft, DraftFile, DraftId, FileId, SENT_DAYS};
use crate::policy::{DraftResource, Submit};
use crate::queries::{self, Opened, Place};
use crate::store;
use ::store::Tx;
use cases::{ApplicantRef, AttachmentRef, CaseId, Received};
use catalogue::PublicService;
use foundation::policy::{Edit, Permit, authorise};
use foundation::{Actor, Locale, OwnerId, Problem, Timestamp};
use identity::AccountId;
use web::Platform;

/// What the applicant keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// Number of the case for people.
    pub reference: String,
    /// Signed receipt as JSON.
    pub receipt: String,
}

/// Sends a draft. A draft that was sent before gives the same number and receipt again.
///
/// # Errors
/// [`Problem::NotFound`] when it is not this person's, [`Problem::Invalid`] when answers are missing or wrong, and what the
/// resolution of the responsible authority says.
pub async fn submit(
    platform: &Platform,
    permit: &Permit<Submit, DraftResource>,
    id: DraftId,
    locale: Locale,
    now: Timestamp,
) -> Result<Sent, Problem> {
    let opened = queries::opened(platform, permit.owner(), id, now).await?;
    if let Some(sent) = already_sent(&opened.draft) {
        return Ok(sent);
    }
    opened.form.validate(&opened.answers).into_result()?;
    let (service, place) = queries::destination(platform, &opened.draft, now).await?;
    let files = files_that_count(&opened)?;
    if place.authority != opened.draft.authority {
        move_files(platform, &opened.draft, &files, place.authority).await?;
    }
    let applicant = applicant(platform, permit, &opened).await?;
    let case = Arriving { opened: &opened, files: &files, service: &service, place: &place, locale };
    let received = case.received(platform, applicant).await?;
    let sent: Vec<_> = files.iter().map(|(_, file)| file.id).collect();
    hand_in(platform, permit, (place.authority, received, sent), now).await
}

fn already_sent(draft: &Draft) -> Option<Sent> {
    let (reference, receipt) = (draft.reference.clone()?, draft.receipt.clone()?);
    Some(Sent { reference, receipt })
}

/// The one transaction of the authority.
async fn hand_in(
    platform: &Platform,
    permit: &Permit<Submit, DraftResource>,
    (authority, received, files): (OwnerId, Received, Vec<FileId>),
    now: Timestamp,
) -> Result<Sent, Problem> {
    let receive = authorise(&platform.policy, permit.actor(), authority)?;
    let draft = DraftId(received.id.uuid());
    let mut tx = platform.store.write(authority).await?;
    let case = cases::receive(&mut tx, &receive, &platform.log_key, received, now).await?;
    let receipt = serde_json::to_string(&case.receipt).map_err(Problem::internal)?;
    let sent = Sent { reference: case.reference, receipt };
    if case.fresh {
        if !files.is_empty() {
            store::insert_sent(&mut tx, authority, draft, &files);
        }
        let mark = Mark {
            owner: permit.owner(),
            draft,
            reference: sent.reference.clone(),
            receipt: sent.receipt.clone(),
            authority,
            sent: files,
        };
        jobs::order_mark(&mut tx, &mark, &permit.actor().reference(), now)?;
    }
    // Also when the case was there already: its first sender may share this commit and not be durable yet.
    tx.commit().await?;
    Ok(sent)
}

/// The files at questions that are visible with these answers, each with the question's path.
fn files_that_count(opened: &Opened) -> Result<Vec<(String, &DraftFile)>, Problem> {
    let named = opened.form.files(&opened.answers).into_iter().map(|answer| {
        let id = DraftFile::named_by(&answer.value);
        let file = opened.files.iter().find(|file| Some(file.id) == id);
        file.map(|file| (answer.path, file)).ok_or(Problem::refused("assistant-refused-file-gone"))
    });
    named.collect()
}

async fn applicant(
    platform: &Platform,
    permit: &Permit<Submit, DraftResource>,
    opened: &Opened,
) -> Result<ApplicantRef, Problem> {
    let found = opened.form.applicant(&opened.answers);
    let mut applicant = ApplicantRef {
        owner: permit.owner(),
        name: found.name,
        email: found.email.unwrap_or_default(),
        protected: false,
    };
    if let Actor::Resident { account } = permit.actor() {
        let mut tx = platform.store.read(*account).await?;
        if let Some(account) = identity::account_of(&mut tx, AccountId(account.uuid())).await? {
            applicant.protected = account.protected;
            if applicant.name.is_empty() {
                applicant.name = account.display_name;
            }
            if applicant.email.is_empty() {
                applicant.email = account.email;
            }
        }
    }
    Ok(applicant)
}

/// What a case is made of.
struct Arriving<'a> {
    opened: &'a Opened,
    files: &'a [(String, &'a DraftFile)],
    service: &'a PublicService,
    place: &'a Place,
    locale: Locale,
}

impl Arriving<'_> {
    /// The application as the authority keeps it: only answers that count, sealed for the authority.
    async fn received(&self, platform: &Platform, applicant: ApplicantRef) -> Result<Received, Problem> {
        let draft = &self.opened.draft;
        let id = CaseId(draft.id.uuid());
        let frozen = self.opened.form.frozen(&self.opened.answers).to_json();
        let authority = self.place.authority.to_string();
        let context = cases::answers_context(id);
        let answers = platform.blobs.seal(&authority, &context, frozen.as_bytes()).await.map_err(sealing)?;
        Ok(Received {
            id,
            service_key: self.service.key.clone(),
            service_name: self.service.name.clone(),
            procedure_kind: self.service.procedure_kind,
            legal_entity: self.place.legal_entity,
            area_key: self.place.area_key.clone(),
            unit: self.place.unit,
            schema_id: draft.schema_id.clone(),
            schema_version: draft.schema_version.clone(),
            answers,
            applicant,
            attachments: self.files.iter().map(|(path, file)| attachment(path, file)).collect(),
            channel: "online".to_owned(),
            locale: self.locale,
        })
    }
}

fn attachment(path: &str, file: &DraftFile) -> AttachmentRef {
    AttachmentRef {
        blob: file.id.uuid(),
        name: file.name.clone(),
        media_type: file.media_type.clone(),
        size: file.size.unsigned_abs(),
        digest: file.digest.clone(),
        field: path.to_owned(),
    }
}

/// The responsibility changed while the draft was written: the files are stored once more, for the authority that is responsible
/// now. Those at the former authority are deleted when the draft is marked as sent.
async fn move_files(
    platform: &Platform,
    draft: &Draft,
    files: &[(String, &DraftFile)],
    to: OwnerId,
) -> Result<(), Problem> {
    for (_, file) in files {
        let name = file.id.to_string();
        let bytes = platform.blobs.get(&draft.authority.to_string(), &name).await.map_err(sealing)?;
        match platform.blobs.put(&to.to_string(), &name, bytes).await {
            Ok(_) | Err(blobs::Error::AlreadyExists) => {}
            Err(error) => return Err(sealing(error)),
        }
    }
    Ok(())
}

/// Marks a draft as sent and empties it. Files that did not go with it (their question was hidden in the end) are deleted.
/// Marking twice changes nothing.
pub(crate) async fn mark_submitted(
    tx: &mut Tx,
    permit: &Permit<Edit, DraftResource>,
    mark: &Mark,
    now: Timestamp,
) -> Result<(), Problem> {
    let owner = permit.owner();
    let Some(draft) = store::load(tx, owner, mark.draft).await? else { return Ok(()) };
    let files = store::files(tx, owner, mark.draft).await?;
    let sent = store::Sent {
        authority: mark.authority,
        reference: &mark.reference,
        receipt: &mark.receipt,
        kept_until: now.plus_days(SENT_DAYS),
    };
    if !store::mark_submitted(tx, (owner, mark.draft), sent, now).await? {
        return Ok(());
    }
    let moved = draft.authority != mark.authority;
    let left: Vec<_> =
        files.iter().map(|file| file.id).filter(|file| moved || !mark.sent.contains(file)).collect();
    if !left.is_empty() {
        let forget = Forget { draft: mark.draft, authority: draft.authority, files: left };
        jobs::order_forgetting(tx, &forget, &permit.actor().reference(), now)?;
    }
    Ok(())
}

/// The files that an authority received with an application.
pub(crate) async fn files_sent(
    platform: &Platform,
    authority: OwnerId,
    draft: DraftId,
) -> Result<Vec<FileId>, Problem> {
    let mut tx = platform.store.read(authority).await?;
    Ok(store::files_sent(&mut tx, authority, draft).await?)
}
