// SPDX-License-Identifier: EUPL-1.2
//! Sending: the draft becomes a case of the responsible authority. The case has the draft's UUID, so that however often and from
//! however many places it is sent, there is one case and one receipt.

use super::sealing;
use crate::jobs::{self, Mark};
use crate::model::{Draft, DraftFile, DraftId, SENT_DAYS};
use crate::policy::{DraftResource, Submit};
use crate::queries::{self, Opened, Place};
use crate::store;
use ::store::Tx;
use cases::{ApplicantRef, AttachmentRef, CaseId, Received};
use catalogue::Service;
use foundation::policy::{Edit, Permit, View, authorise};
use foundation::{Actor, FieldErrors, Locale, Message, OwnerId, Problem, Timestamp, id::Uuid};
use std::sync::Arc;
use web::Platform;

/// What the applicant keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// Number of the case for people.
    pub reference: String,
    /// Signed receipt as JSON.
    pub receipt: String,
}

/// The required files that are missing in answers which otherwise may be complete.
#[must_use]
pub fn missing_files(opened: &Opened) -> FieldErrors {
    let mut errors = FieldErrors::default();
    let _ = opened;
    errors.0.clear();
    errors
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
    opened.form.validate(&opened.answers_with_files()).into_result()?;
    let (service, place) = queries::destination(platform, &opened.draft, now).await?;
    if place.authority != opened.draft.authority {
        move_files(platform, &opened, place.authority).await?;
    }
    let received = received(platform, permit, &opened, (&service, &place), locale).await?;
    hand_in(platform, permit, (place.authority, received), now).await
}

fn already_sent(draft: &Draft) -> Option<Sent> {
    let (reference, receipt) = (draft.reference.clone()?, draft.receipt.clone()?);
    Some(Sent { reference, receipt })
}

/// The one transaction of the authority.
async fn hand_in(
    platform: &Platform,
    permit: &Permit<Submit, DraftResource>,
    (authority, received): (OwnerId, Received),
    now: Timestamp,
) -> Result<Sent, Problem> {
    let receive = authorise(&platform.policy, permit.actor(), authority)?;
    let draft = DraftId(received.id.uuid());
    let mut tx = platform.store.write(authority).await?;
    let case = cases::receive(&mut tx, &receive, received, &platform.log_key, now).await?;
    let sent = Sent { reference: case.reference, receipt: receipt_json(&case.receipt)? };
    if case.fresh {
        let mark = Mark {
            owner: permit.owner(),
            draft,
            reference: sent.reference.clone(),
            receipt: sent.receipt.clone(),
        };
        jobs::order_mark(&mut tx, &mark, &permit.actor().reference(), now)?;
    }
    tx.commit().await?;
    Ok(sent)
}

fn receipt_json(receipt: &audit::Receipt) -> Result<String, Problem> {
    serde_json::to_string(receipt).map_err(Problem::internal)
}

/// The application as the authority keeps it: only answers that count, sealed for the authority.
async fn received(
    platform: &Platform,
    permit: &Permit<Submit, DraftResource>,
    opened: &Opened,
    (service, place): (&Arc<Service>, &Place),
    locale: Locale,
) -> Result<Received, Problem> {
    let id = CaseId(opened.draft.id.uuid());
    let answers = opened.answers_with_files();
    let applicant = opened.form.applicant(&answers);
    let frozen = opened.form.frozen(&answers);
    let key = platform.blobs.owner_key(&place.authority.to_string()).await.map_err(sealing)?;
    let sealed = key.seal(&cases::answers_context(id), frozen.to_json().as_bytes()).map_err(sealing)?;
    Ok(Received {
        id,
        service_key: service.key.clone(),
        service_name: service.name.clone(),
        procedure_kind: service.procedure_kind,
        legal_entity: place.legal_entity,
        area_key: place.area_key.clone(),
        unit: place.unit,
        schema_id: opened.draft.schema_id.clone(),
        schema_version: opened.draft.schema_version.clone(),
        answers: sealed,
        applicant: ApplicantRef {
            owner: Some(permit.owner()),
            name: applicant.name,
            email: applicant.email,
            protected: opened.protected,
        },
        attachments: opened.files_that_count().map(attachment).collect(),
        channel: "online".to_owned(),
        locale,
    })
}

fn attachment(file: &DraftFile) -> AttachmentRef {
    AttachmentRef {
        blob: file.blob,
        name: file.name.clone(),
        media_type: file.media_type.clone(),
        size: file.size.unsigned_abs(),
        digest: file.digest.clone(),
        field: file.path.clone(),
    }
}

/// The responsibility changed while the draft was written: the files are stored once more, for the authority that is responsible
/// now. Those at the former authority are deleted with the draft.
async fn move_files(platform: &Platform, opened: &Opened, to: OwnerId) -> Result<(), Problem> {
    let from = opened.draft.authority.to_string();
    for file in &opened.files {
        let blob = file.blob.to_string();
        let bytes = platform.blobs.get(&from, &blob).await.map_err(sealing)?;
        match platform.blobs.put(&to.to_string(), &blob, bytes).await {
            Ok(_) | Err(blobs::Error::AlreadyExists) => {}
            Err(error) => return Err(sealing(error)),
        }
    }
    Ok(())
}

/// Marks a draft as sent and empties it. Marking twice changes nothing.
pub(crate) async fn mark_submitted(
    tx: &mut Tx,
    permit: &Permit<Edit, DraftResource>,
    mark: &Mark,
    now: Timestamp,
) -> Result<(), Problem> {
    let case = (mark.reference.as_str(), mark.receipt.as_str());
    store::mark_submitted(tx, (permit.owner(), mark.draft), case, now, now.plus_days(SENT_DAYS)).await?;
    Ok(())
}
