// SPDX-License-Identifier: EUPL-1.2
//! Projections: what happens at an authority is told to the resident. The event's job belongs to the authority; the rows belong to the
//! resident. Every row carries an identifier made from the job, so that a repeated run changes nothing.

use crate::model::{Message, MyApplication, MyEvent, MyRequest, Use, actor_kind};
use crate::store;
use ::store::Tx;
use audit::Access;
use cases::{CaseChanged, CaseReceived, DocumentsRequested, PublicMessage};
use foundation::id::Uuid;
use foundation::time::format_date;
use foundation::{Date, Locale, OwnerId, Timestamp, Translated};
use futures_util::future::BoxFuture;
use identity::AccountId;
use jobs::{Job, JobError};
use notices::NoticeIssued;
use std::collections::BTreeMap;
use std::sync::Arc;
use web::Platform;

type Outcome = BoxFuture<'static, Result<(), JobError>>;

/// Name of an authority for residents.
async fn authority_name(platform: &Platform, authority: OwnerId) -> Result<String, JobError> {
    let mut tx = platform.store.read(authority).await?;
    Ok(organisation::authority(&mut tx, authority).await?.name.get(Locale::De).to_owned())
}

/// The job's identifier moved by a place, for several rows of one job.
fn row_id(job: &Job, place: usize) -> Uuid {
    Uuid::from_u128(job.id.uuid().as_u128().wrapping_add(place as u128))
}

/// The sentence about a case in both languages, and what the clerk wrote.
fn told(platform: &Platform, message: &PublicMessage) -> MyEvent {
    let sentence = |locale: Locale| {
        let argument = |value: &String| match value.parse::<Date>() {
            Ok(day) => i18n::Argument::from(format_date(day, locale)),
            Err(_) => i18n::Argument::from(value.clone()),
        };
        let arguments: Vec<_> =
            message.arguments.iter().map(|(name, value)| (name.as_str(), argument(value))).collect();
        platform.texts.0.format(locale.as_str(), &message.key, &arguments)
    };
    let kind = Translated::new(sentence(Locale::De), sentence(Locale::En));
    MyEvent { at: message.at, kind, body: message.body.clone() }
}

async fn finish(platform: &Platform, job: &Job) -> Result<(), JobError> {
    let mut tx = platform.store.write_soon(job.owner).await?;
    job.finish(&mut tx).await?;
    tx.commit().await?;
    Ok(())
}

/// A new application appears in "my applications".
pub fn received(platform: Arc<Platform>, job: Job) -> Outcome {
    Box::pin(async move {
        let event: CaseReceived = job.read()?;
        let application = MyApplication {
            case_id: event.case_id.uuid(),
            reference: event.reference,
            service_key: event.service_key,
            service_name: event.service_name.get(Locale::De).to_owned(),
            authority: job.owner,
            authority_name: authority_name(&platform, job.owner).await?,
            state: event.state.as_str().to_owned(),
            received_at: event.received_at,
            updated_at: event.received_at,
        };
        let mut tx = platform.store.write_soon(event.applicant_owner).await?;
        store::put_application(&mut tx, event.applicant_owner, &application).await?;
        let told = told(&platform, &event.message);
        store::put_event(&mut tx, event.applicant_owner, (row_id(&job, 0), application.case_id), &told)
            .await?;
        tx.commit().await?;
        let mut tx = platform.store.write_soon(job.owner).await?;
        store::point_to_resident(&mut tx, job.owner, application.case_id, event.applicant_owner).await?;
        job.finish(&mut tx).await?;
        tx.commit().await?;
        Ok(())
    })
}

/// A change of a case appears in the application's timeline and among the uses of the resident's data.
pub fn changed(platform: Arc<Platform>, job: Job) -> Outcome {
    Box::pin(async move {
        let event: CaseChanged = job.read()?;
        let name = authority_name(&platform, job.owner).await?;
        let (owner, case_id, now) = (event.applicant_owner, event.case_id.uuid(), platform.clock.now());
        let at = event.message.as_ref().map_or(now, |message| message.at);
        let mut tx = platform.store.write_soon(owner).await?;
        store::set_state(&mut tx, owner, case_id, event.state.as_str(), at).await?;
        if let Some(message) = &event.message {
            store::put_event(&mut tx, owner, (row_id(&job, 0), case_id), &told(&platform, message)).await?;
        }
        put_use(&mut tx, &job, owner, (0, case_id, at), (&name, &job.granted_by, "case-change"));
        tx.commit().await?;
        finish(&platform, &job).await
    })
}

fn put_use(
    tx: &mut Tx,
    job: &Job,
    owner: OwnerId,
    (place, case_id, at): (usize, Uuid, Timestamp),
    (authority_name, actor, purpose): (&str, &str, &str),
) {
    let one = Use {
        at,
        case_id,
        authority_name: authority_name.to_owned(),
        actor_kind: actor_kind(actor).to_owned(),
        purpose: purpose.to_owned(),
    };
    store::put_use(tx, owner, row_id(job, place), &one);
}

/// A request for documents appears with its due date.
pub fn requested(platform: Arc<Platform>, job: Job) -> Outcome {
    Box::pin(async move {
        let event: DocumentsRequested = job.read()?;
        let due_on = event.due.parse().map_err(|_| JobError::Never(format!("due date {}", event.due)))?;
        let request =
            MyRequest { id: event.request_id.uuid(), items: event.items, due_on, answered_at: None };
        let mut tx = platform.store.write_soon(event.applicant_owner).await?;
        store::put_request(&mut tx, event.applicant_owner, event.case_id.uuid(), &request).await?;
        tx.commit().await?;
        finish(&platform, &job).await
    })
}

/// A letter arrives in the mailbox; people with an account get a mail that says no more than that.
pub fn issued(platform: Arc<Platform>, job: Job) -> Outcome {
    Box::pin(async move {
        let event: NoticeIssued = job.read()?;
        let now = platform.clock.now();
        let owner = event.recipient_owner;
        let message = Message {
            id: row_id(&job, 0),
            case_id: event.case_id,
            authority: job.owner,
            authority_name: authority_name(&platform, job.owner).await?,
            title: event.title,
            notice: event.notice.uuid(),
            digest: event.digest,
            size: event.size,
            at: now,
            read_at: None,
        };
        let mut tx = platform.store.write_soon(owner).await?;
        let new = store::put_message(&mut tx, owner, &message).await?;
        let account = identity::account_of(&mut tx, AccountId(owner.uuid())).await?;
        if let (true, Some(account)) = (new, account.filter(|account| !account.email.is_empty())) {
            mail::send(&mut tx, &hint(&platform, account.email, event.locale), "system:portal.issued", now)?;
        }
        tx.commit().await?;
        finish(&platform, &job).await
    })
}

/// The mail says that there is a letter and where, nothing about it.
fn hint(platform: &Platform, to: String, locale: Locale) -> mail::Mail {
    let address =
        format!("{}{}", platform.settings.public_origin, platform.routes.address(locale, "mailbox", &[]));
    let text = |key: &str| {
        platform.texts.0.format(locale.as_str(), key, &[("address", i18n::Argument::from(address.clone()))])
    };
    mail::Mail {
        to,
        subject: text("portal-mail-letter-subject"),
        text: text("portal-mail-letter-text"),
        reference: None,
    }
}

/// Readings of a case are told to the resident it is about.
pub fn accessed(platform: Arc<Platform>, job: Job) -> Outcome {
    Box::pin(async move {
        let event: Access = job.read()?;
        let name = authority_name(&platform, job.owner).await?;
        let mut by_resident: BTreeMap<OwnerId, Vec<usize>> = BTreeMap::new();
        let mut tx = platform.store.read(job.owner).await?;
        for (place, (object, _, _, _)) in event.readings.iter().enumerate() {
            if let Some(resident) = store::resident_of(&mut tx, job.owner, *object).await? {
                by_resident.entry(resident).or_default().push(place);
            }
        }
        drop(tx);
        for (resident, places) in by_resident {
            let mut tx = platform.store.write_soon(resident).await?;
            for place in places {
                if let Some((object, actor, at, purpose)) = event.readings.get(place) {
                    let when = (place, *object, Timestamp::from_micros(*at));
                    put_use(&mut tx, &job, resident, when, (&name, actor, purpose));
                }
            }
            tx.commit().await?;
        }
        finish(&platform, &job).await
    })
}
