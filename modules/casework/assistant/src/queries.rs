// SPDX-License-Identifier: EUPL-1.2
//! What the pages and the commands read: an opened draft, where it will go, the list of one's drafts.

use crate::commands::sealing;
use crate::model::{Draft, DraftFile, DraftId, DraftLine};
use crate::policy::DraftResource;
use crate::store;
use ::store::Tx;
use cases::CaseId;
use catalogue::PublicService;
use foundation::policy::{List, Permit, authorise};
use foundation::{Actor, Date, OwnerId, Problem, Timestamp, Translated, id::Uuid};
use organisation::{Area, Authority};
use schemata::{Answers, Form};
use std::sync::Arc;
use web::Platform;

/// A place and who is responsible there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Official key of the area.
    pub area_key: String,
    /// The authority that works on it.
    pub authority: OwnerId,
    /// The legal entity for which it acts.
    pub legal_entity: Uuid,
    /// The unit.
    pub unit: Option<Uuid>,
    /// Why this authority, sentence by sentence.
    pub why: Vec<Translated>,
}

/// A draft with everything that is needed to work on it.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The draft.
    pub draft: Draft,
    /// Its form, in the version with which it was begun.
    pub form: Arc<Form>,
    /// The answers so far, judged today.
    pub answers: Answers,
    /// The files so far.
    pub files: Vec<DraftFile>,
}

/// The drafts of a person, newest first, sent ones included.
///
/// # Errors
/// What the engine says.
pub async fn drafts_of(tx: &mut Tx, permit: &Permit<List, DraftResource>) -> Result<Vec<DraftLine>, Problem> {
    Ok(store::list(tx, permit.owner()).await?)
}

/// A draft of a person without its content.
///
/// # Errors
/// [`Problem::NotFound`] when it is not this person's or its time is over.
pub async fn draft(
    platform: &Platform,
    owner: OwnerId,
    id: DraftId,
    now: Timestamp,
) -> Result<Draft, Problem> {
    let mut tx = platform.store.read(owner).await?;
    let draft = store::load(&mut tx, owner, id).await?;
    draft.filter(|draft| draft.expires_at > now).ok_or(Problem::NotFound)
}

/// A draft of a person with form, answers and files. The caller holds a permit for this owner.
///
/// # Errors
/// [`Problem::NotFound`] when it is not this person's or its time is over.
pub async fn opened(
    platform: &Platform,
    owner: OwnerId,
    id: DraftId,
    now: Timestamp,
) -> Result<Opened, Problem> {
    let mut tx = platform.store.read(owner).await?;
    let draft = store::load(&mut tx, owner, id).await?;
    let draft = draft.filter(|draft| draft.expires_at > now).ok_or(Problem::NotFound)?;
    let files = store::files(&mut tx, owner, id).await?;
    let form = schemata::form(&mut tx, &draft.schema_id, &draft.schema_version).await?;
    drop(tx);
    let answers = open_answers(platform, &draft, now).await?;
    Ok(Opened { draft, form, answers, files })
}

async fn open_answers(platform: &Platform, draft: &Draft, now: Timestamp) -> Result<Answers, Problem> {
    if draft.is_submitted() {
        return Ok(Answers::empty(now.date()));
    }
    let authority = draft.authority.to_string();
    let plain = platform.blobs.open(&authority, &draft.context(), &draft.answers).await.map_err(sealing)?;
    let text = String::from_utf8(plain).map_err(Problem::internal)?;
    Answers::from_json(&text, now.date()).map_err(Problem::internal)
}

/// Seals answers for the place where a draft keeps them.
///
/// # Errors
/// [`Problem::Refused`] when they are too large; what the object store says.
pub async fn seal_answers(platform: &Platform, draft: &Draft, answers: &Answers) -> Result<Vec<u8>, Problem> {
    let authority = draft.authority.to_string();
    let json = answers.to_json();
    platform.blobs.seal(&authority, &draft.context(), json.as_bytes()).await.map_err(sealing)
}

/// The resume code of a draft, when it has one.
///
/// # Errors
/// What the object store says.
pub async fn resume_code(platform: &Platform, draft: &Draft) -> Result<Option<identity::Code>, Problem> {
    let Some(sealed) = &draft.code else { return Ok(None) };
    let authority = draft.authority.to_string();
    let plain = platform.blobs.open(&authority, &draft.code_context(), sealed).await.map_err(sealing)?;
    Ok(String::from_utf8(plain).ok().map(|text| identity::Code::typed(&text)))
}

/// The service of a key and the form with which it is applied for online.
///
/// # Errors
/// [`Problem::NotFound`] for an unknown service, [`Problem::Refused`] when it has no form.
pub async fn service_with_form(tx: &mut Tx, key: &str) -> Result<(Arc<PublicService>, Arc<Form>), Problem> {
    let service = catalogue::service(tx, key).await?;
    let slug = service.schema.as_deref().ok_or(Problem::refused("assistant-refused-no-form"))?;
    let form = schemata::current_form(tx, slug).await?;
    Ok((service, form))
}

/// Who is responsible for a service at a place today.
///
/// # Errors
/// A sentence that names the place when nobody is recorded there or it does not exist.
pub async fn place(
    tx: &mut Tx,
    service: &PublicService,
    area_key: &str,
    now: Timestamp,
) -> Result<Place, Problem> {
    let competence = organisation::resolve(tx, &service.question(area_key, now.date())).await?;
    Ok(Place {
        area_key: area_key.to_owned(),
        authority: competence.authority,
        legal_entity: competence.legal_entity,
        unit: competence.unit,
        why: competence.steps.into_iter().map(|step| step.text).collect(),
    })
}

/// Where a draft goes today.
///
/// # Errors
/// As [`place`]; [`Problem::NotFound`] when the service is gone.
pub async fn destination(
    platform: &Platform,
    draft: &Draft,
    now: Timestamp,
) -> Result<(Arc<PublicService>, Place), Problem> {
    let mut tx = platform.store.read(draft.authority).await?;
    let service = catalogue::service(&mut tx, &draft.service_key).await?;
    let place = place(&mut tx, &service, &draft.area_key, now).await?;
    Ok((service, place))
}

/// What the applicant reads after sending.
#[derive(Clone, Debug)]
pub struct Confirmation {
    /// Number of the case.
    pub reference: String,
    /// Receipt as JSON.
    pub receipt: String,
    /// Last day of the authority's period, while the case can be read.
    pub due_on: Option<Date>,
}

/// The confirmation of a sent draft, also before it is marked as sent. `None` while it was not sent.
///
/// # Errors
/// What the store says.
pub async fn confirmation(
    platform: &Platform,
    actor: &Actor,
    draft: &Draft,
    now: Timestamp,
) -> Result<Option<Confirmation>, Problem> {
    let mut authorities = vec![draft.sent_to.unwrap_or(draft.authority)];
    if draft.sent_to.is_none() {
        authorities.extend(destination(platform, draft, now).await.ok().map(|(_, place)| place.authority));
    }
    for authority in authorities {
        let permit = authorise(&platform.policy, actor, authority)?;
        let mut tx = platform.store.read(authority).await?;
        let view = found(cases::of_applicant(&mut tx, &permit, CaseId(draft.id.uuid())).await)?;
        if let Some(view) = view {
            let open = view.case.state.is_open();
            return Ok(Some(Confirmation {
                reference: view.case.reference,
                receipt: view.receipt,
                due_on: open.then_some(view.case.due_on),
            }));
        }
    }
    let kept = draft.reference.clone().zip(draft.receipt.clone());
    Ok(kept.map(|(reference, receipt)| Confirmation { reference, receipt, due_on: None }))
}

/// The area and the authority of a draft, for people.
#[derive(Clone, Debug)]
pub struct Around {
    /// The service.
    pub service: Arc<PublicService>,
    /// The place, when it still exists.
    pub area: Option<Area>,
    /// The authority, when it still exists.
    pub authority: Option<Authority>,
}

/// Names around a draft.
///
/// # Errors
/// What the store says; [`Problem::NotFound`] when the service is gone.
pub async fn around(platform: &Platform, draft: &Draft) -> Result<Around, Problem> {
    let mut tx = platform.store.read(draft.owner).await?;
    Ok(Around {
        service: catalogue::service(&mut tx, &draft.service_key).await?,
        area: found(organisation::area(&mut tx, &draft.area_key).await)?,
        authority: found(organisation::authority(&mut tx, draft.authority).await)?,
    })
}

/// What may be missing without harm.
fn found<T>(result: Result<T, Problem>) -> Result<Option<T>, Problem> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(Problem::NotFound) => Ok(None),
        Err(other) => Err(other),
    }
}
