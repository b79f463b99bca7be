// SPDX-License-Identifier: EUPL-1.2
//! What follows from a case: the search index, the confirmation, the daily look at deadlines. Every handler may run twice.

use crate::commands::{AUTOMATIC, acknowledge, order_if_complete};
use crate::events::{CaseChanged, CaseReceived, PublicMessage};
use crate::model::{Case, CaseId};
use crate::policy::{CaseResource, Decide};
use crate::queries;
use crate::store::{self, TimelineEntry};
use audit::Entry;
use foundation::policy::{Edit, Permit, View, authorise};
use foundation::{Actor, Date, OwnerId, Timestamp, id::Uuid};
use futures_util::future::BoxFuture;
use jobs::{Job, JobError, Order};
use mail::Mail;
use std::sync::Arc;
use web::Platform;

/// Kind of entry in the search index.
pub(crate) const SEARCH_KIND: &str = "case";
/// Job that indexes a case.
pub(crate) const INDEX: &str = "cases.index";
/// Job that confirms an arrival by mail.
pub(crate) const CONFIRM: &str = "cases.confirm";
/// Job that looks at deadlines once a day.
pub(crate) const WATCH: &str = "cases.watch";

/// Who finds the cases of an authority.
pub(crate) fn audience(owner: OwnerId) -> String {
    format!("authority:{owner}")
}

fn permit<A: foundation::policy::Action>(
    platform: &Platform,
    task: &'static str,
    owner: OwnerId,
) -> Result<Permit<A, CaseResource>, JobError> {
    authorise(&platform.policy, &Actor::System { task }, owner)
        .map_err(|problem| JobError::Never(problem.to_string()))
}

/// The case an event is about; both events of this module name it alike.
#[derive(serde::Deserialize)]
struct About {
    case_id: CaseId,
}

/// Changes that one commit of the index gathers.
const BATCH: i64 = 2_000;

/// Brings the search index of this node up to date with the authority's change feed, with one commit for everything that
/// came since the last one. A change that has no place in the feed yet is indexed at once.
pub(crate) fn index(platform: Arc<Platform>, job: Job) -> BoxFuture<'static, Result<(), JobError>> {
    Box::pin(async move {
        let about: About = job.read()?;
        let viewing: Permit<View, _> = permit(&platform, INDEX, job.owner)?;
        let owner = viewing.owner();
        let cursor = format!("cases/{owner}");
        let done = platform.search.cursor(&cursor).and_then(|place| i64::try_from(place).ok());
        let mut tx = platform.store.read(owner).await?;
        let newest =
            audit::history_of(&mut tx, about.case_id.uuid()).await?.pop().and_then(|change| change.seq);
        if newest.is_none_or(|newest| done.is_none_or(|done| newest > done)) {
            let changes = audit::changes_after(&mut tx, done.unwrap_or(-1), BATCH).await?;
            let last = changes.iter().filter_map(|change| change.seq).max();
            let mut ids: Vec<CaseId> = changes.iter().map(|change| CaseId(change.object_id)).collect();
            ids.push(about.case_id);
            ids.sort_unstable();
            ids.dedup();
            let mut entries = Vec::new();
            for some in ids.chunks(100) {
                let cases = store::load_many(&mut tx, owner, some).await?;
                entries.extend(cases.iter().map(|case| search_entry(owner, case)));
            }
            drop(tx);
            put(&platform, entries, last.map(|last| (cursor, last))).await?;
        } else {
            drop(tx);
        }
        let mut tx = platform.store.write_soon(job.owner).await?;
        job.finish(&mut tx).await?;
        Ok(tx.commit().await?)
    })
}

async fn put(
    platform: &Platform,
    entries: Vec<search::Entry>,
    cursor: Option<(String, i64)>,
) -> Result<(), JobError> {
    let index = platform.search.clone();
    let written = tokio::task::spawn_blocking(move || {
        index.put(&entries)?;
        if let Some((name, place)) = cursor {
            index.set_cursor(&name, place.unsigned_abs());
        }
        index.commit()
    });
    let outcome = written.await.map_err(|error| JobError::Again(error.to_string()))?;
    outcome.map_err(|error| JobError::Again(error.to_string()))
}

/// What the index knows of a case: number, service, name and place; of a protected person neither name nor place.
pub(crate) fn search_entry(owner: OwnerId, case: &Case) -> search::Entry {
    search::Entry {
        id: case.id.to_string(),
        kind: SEARCH_KIND.to_owned(),
        owner: owner.to_string(),
        audience: vec![audience(owner)],
        locale: "de".to_owned(),
        title: format!("{} {}", case.reference, case.service_name.de),
        body: if case.applicant_protected { String::new() } else { case.applicant_name.clone() },
        keywords: match case.applicant_protected {
            true => case.service_name.en.clone(),
            false => format!("{} {}", case.service_name.en, case.area_key),
        },
        reference: case.reference.clone(),
        date: case.received_at.micros(),
    }
}

/// Confirms an arrival by mail, without any personal data in subject and text, and starts the daily watch of the authority.
pub(crate) fn confirm(platform: Arc<Platform>, job: Job) -> BoxFuture<'static, Result<(), JobError>> {
    Box::pin(async move {
        let event: CaseReceived = job.read()?;
        let viewing: Permit<View, _> = permit(&platform, CONFIRM, job.owner)?;
        let mut tx = platform.store.read(viewing.owner()).await?;
        let case = store::load(&mut tx, viewing.owner(), event.case_id).await?;
        let content = store::content(&mut tx, viewing.owner(), event.case_id).await?;
        drop(tx);
        let now = platform.clock.now();
        let mut tx = platform.store.write_soon(job.owner).await?;
        if let (Some(case), Some(content)) = (&case, content)
            && !content.applicant_email.is_empty()
        {
            let mail = confirmation(&platform, case, content.applicant_email);
            mail::send(&mut tx, &mail, &job.granted_by, now)?;
        }
        if let Some(case) = &case {
            order_if_complete(&mut tx, &viewing, case, now).await?;
        }
        order_watch(
            &mut tx,
            &Watch { from: now.date(), after: CaseId(Uuid::nil()) },
            tomorrow_morning(now),
            now,
        )?;
        job.finish(&mut tx).await?;
        Ok(tx.commit().await?)
    })
}

fn confirmation(platform: &Platform, case: &Case, to: String) -> Mail {
    let locale = case.locale.as_str();
    let texts = &platform.texts.0;
    let arguments = [
        ("reference", i18n::Argument::from(case.reference.as_str())),
        ("address", i18n::Argument::from(platform.settings.public_origin.as_str())),
    ];
    Mail {
        to,
        subject: texts.format(locale, "cases-mail-received-subject", &arguments),
        text: texts.format(locale, "cases-mail-received-text", &arguments),
        reference: Some(case.reference.clone()),
    }
}

/// Certifies the receipt of a notification where the authority lets the program do it.
pub(crate) fn automatic(platform: Arc<Platform>, job: Job) -> BoxFuture<'static, Result<(), JobError>> {
    Box::pin(async move {
        let about: About = job.read()?;
        let deciding: Permit<Decide, _> = permit(&platform, AUTOMATIC, job.owner)?;
        let letter = queries::correspondence(&platform, deciding.owner(), about.case_id, None).await?;
        let mut tx = platform.store.write_soon(job.owner).await?;
        acknowledge(&mut tx, &deciding, about.case_id, &letter, platform.clock.now()).await?;
        job.finish(&mut tx).await?;
        Ok(tx.commit().await?)
    })
}

/// What a watch remembers.
#[derive(serde::Serialize, serde::Deserialize)]
struct Watch {
    /// Last day of the case that the last watch marked, or the first day that none has looked at.
    from: Date,
    /// That case.
    after: CaseId,
}

/// Hour at which the daily watch runs, in seconds after midnight.
const WATCH_AT: i64 = 5 * 3600;
/// Cases that one run of the watch marks.
const WATCH_ROWS: i64 = 500;
/// The same, as a length.
const WATCH_FULL: usize = 500;

fn tomorrow_morning(now: Timestamp) -> Timestamp {
    let tomorrow = now.date().tomorrow().unwrap_or(now.date());
    Timestamp::start_of(tomorrow).plus_seconds(WATCH_AT)
}

fn order_watch(tx: &mut ::store::Tx, watch: &Watch, at: Timestamp, now: Timestamp) -> Result<(), JobError> {
    Ok(jobs::enqueue(tx, Order::new(WATCH, watch, now)?.at(at).once("daily"))?)
}

/// Looks at deadlines once a day: every open case whose last day has passed gets a line in its timeline, so that colleagues,
/// the index and the statistics hear of it.
pub(crate) fn watch(platform: Arc<Platform>, job: Job) -> BoxFuture<'static, Result<(), JobError>> {
    Box::pin(async move {
        let watch: Watch = job.read()?;
        let editing: Permit<Edit, _> = permit(&platform, WATCH, job.owner)?;
        let now = platform.clock.now();
        let today = now.date();
        let mut tx = platform.store.write_soon(job.owner).await?;
        let after = (watch.from, watch.after);
        let fallen = store::fallen_due(&mut tx, job.owner, after, today, WATCH_ROWS).await?;
        for case in &fallen {
            mark_overdue(&mut tx, &editing, case, now)?;
        }
        job.finish(&mut tx).await?;
        let (next, at) = match fallen.last() {
            Some(last) if fallen.len() >= WATCH_FULL => (Watch { from: last.due_on, after: last.id }, now),
            _ => (Watch { from: today, after: CaseId(Uuid::nil()) }, tomorrow_morning(now)),
        };
        order_watch(&mut tx, &next, at, now)?;
        Ok(tx.commit().await?)
    })
}

fn mark_overdue(
    tx: &mut ::store::Tx,
    permit: &Permit<Edit, CaseResource>,
    case: &Case,
    now: Timestamp,
) -> Result<(), JobError> {
    let message = PublicMessage {
        key: "cases-timeline-overdue".to_owned(),
        arguments: vec![("due".to_owned(), case.due_on.to_string())],
        body: String::new(),
        at: now,
    };
    let entry = TimelineEntry { message, actor: String::new(), visible_to_applicant: false };
    store::insert_message(tx, permit.owner(), case.id, &entry)?;
    let audited = Entry::about("case", case.id).with("overdue_since", case.due_on);
    audit::record(tx, permit, audited, now)?;
    let event = CaseChanged {
        case_id: case.id,
        reference: case.reference.clone(),
        state: case.state,
        applicant_owner: case.applicant_owner,
        service_key: case.service_key.clone(),
        message: None,
    };
    Ok(jobs::emit(tx, &event, &permit.actor().reference(), now)?)
}
