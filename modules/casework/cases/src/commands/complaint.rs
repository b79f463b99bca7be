// SPDX-License-Identifier: EUPL-1.2
//! A complaint: a case of its own about a case of the same authority.

use super::{Line, receive};
use crate::model::{
    ApplicantRef, AttachmentRef, COMPLAINT_SERVICE, Case, CaseId, Received, ReceivedCase,
    STATEMENT_CHARACTERS,
};
use crate::policy::{CaseResource, Receive};
use crate::store;
use ::store::Tx;
use audit::{Entry, SigningKey};
use blobs::OwnerKey;
use catalogue::ProcedureKind;
use foundation::policy::Permit;
use foundation::{Actor, FieldErrors, Message, Problem, Timestamp, Translated};

/// A complaint as it arrives.
#[derive(Clone, Copy, Debug)]
pub struct Complaint<'a> {
    /// Identifier; sending twice with the same one is one complaint.
    pub id: CaseId,
    /// The case it is about.
    pub concerns: CaseId,
    /// What is wrong, in the person's words.
    pub text: &'a str,
    /// Files, stored below the authority.
    pub files: &'a [AttachmentRef],
    /// What a complaint is called.
    pub name: &'a Translated,
    /// How it arrived: `online`, `counter`, `paper`, `phone`.
    pub channel: &'a str,
}

/// What a case without form holds instead of answers.
#[derive(Debug, serde::Serialize, serde::Deserialize)]
pub(crate) struct FreeText {
    pub(crate) text: String,
}

impl Complaint<'_> {
    fn check(&self) -> FieldErrors {
        let mut errors = FieldErrors::default();
        if self.text.trim().is_empty() {
            errors.add("text", Message::new("cases-error-complaint-missing"));
        } else if self.text.chars().count() > STATEMENT_CHARACTERS {
            errors.add("text", Message::new("cases-error-text-too-long").with("count", STATEMENT_CHARACTERS));
        }
        if self.files.len() > crate::model::MOST_FILES {
            let most = Message::new("cases-error-too-many-files").with("count", crate::model::MOST_FILES);
            errors.add("files", most);
        }
        errors
    }

    fn received(&self, about: &Case, key: &OwnerKey) -> Result<Received, Problem> {
        let letter = FreeText { text: self.text.trim().to_owned() };
        let letter = serde_json::to_vec(&letter).map_err(Problem::internal)?;
        let answers = key.seal(&crate::answers_context(self.id), &letter).map_err(Problem::internal)?;
        Ok(Received {
            id: self.id,
            service_key: COMPLAINT_SERVICE.to_owned(),
            service_name: self.name.clone(),
            procedure_kind: ProcedureKind::Complaint,
            legal_entity: about.legal_entity,
            area_key: about.area_key.clone(),
            unit: about.unit,
            schema_id: String::new(),
            schema_version: String::new(),
            answers,
            applicant: ApplicantRef {
                owner: about.applicant_owner,
                name: about.applicant_name.clone(),
                email: String::new(),
                protected: about.applicant_protected,
            },
            attachments: self.files.to_vec(),
            channel: self.channel.to_owned(),
            locale: about.locale,
        })
    }
}

/// Makes a case of a complaint and links it with the case it is about. Nobody is assigned: who worked on the case does not get the
/// complaint about it unasked.
///
/// # Errors
/// [`Problem::NotFound`] for somebody else's case; [`Problem::Refused`] for a complaint about a complaint; [`Problem::Invalid`] without
/// words; and what [`receive`] says.
pub async fn complain(
    tx: &mut Tx,
    permit: &Permit<Receive, CaseResource>,
    (log, key): (&SigningKey, &OwnerKey),
    complaint: Complaint<'_>,
    now: Timestamp,
) -> Result<ReceivedCase, Problem> {
    let owner = permit.owner();
    let about = store::load(tx, owner, complaint.concerns).await?.ok_or(Problem::NotFound)?;
    let entitled = match permit.actor() {
        Actor::System { .. } => true,
        actor => actor.own() == Some(about.applicant_owner),
    };
    if !entitled || complaint.id == about.id {
        return Err(Problem::NotFound);
    }
    if about.kind == ProcedureKind::Complaint {
        return Err(Problem::refused("cases-refused-complaint-about-complaint"));
    }
    complaint.check().into_result()?;
    let received = receive(tx, permit, log, complaint.received(&about, key)?, now).await?;
    if received.fresh {
        link(tx, permit, (&about, complaint.id, &received.reference), now)?;
    }
    Ok(received)
}

/// The link, and a line in both timelines.
fn link(
    tx: &mut Tx,
    permit: &Permit<Receive, CaseResource>,
    (about, id, reference): (&Case, CaseId, &str),
    now: Timestamp,
) -> Result<(), Problem> {
    let owner = permit.owner();
    store::insert_complaint(tx, owner, id, about.id);
    let concerns = Line::new("cases-timeline-concerns", "").with("reference", &about.reference);
    store::insert_message(tx, owner, id, &concerns.entry(now))?;
    let about_it = Line::new("cases-timeline-complained", "").with("reference", reference);
    store::insert_message(tx, owner, about.id, &about_it.entry(now))?;
    audit::record(tx, permit, Entry::about("case", about.id).with("complaint", id), now)?;
    Ok(())
}
