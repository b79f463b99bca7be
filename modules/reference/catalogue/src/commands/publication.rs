// SPDX-License-Identifier: EUPL-1.2
//! Drafts: written by one person, published by another.

use super::renew;
use crate::model::{Draft, DraftState, Editor, PublicService, ServiceOverride, Sheet, Step, Target, Version};
use crate::policy::{Publish, ServiceResource};
use crate::queries::{self, Working};
use crate::store;
use ::store::Tx;
use audit::Entry;
use foundation::policy::{Action, Edit, Permit, Resource};
use foundation::{Message, OwnerId, Problem, Timestamp, id::uuid_at};

/// What somebody asks for.
#[derive(Clone, Debug)]
pub struct Asked {
    /// What the draft is about.
    pub target: Target,
    /// Who asks.
    pub editor: Editor,
    /// The version of the draft that was on the screen; 0 when there was none.
    pub seen: i64,
    /// Why; may be empty.
    pub note: String,
    /// When.
    pub now: Timestamp,
}

/// The draft was changed by somebody else since it was on the screen.
const CONFLICT: &str = "catalogue-conflict";

/// Services belong to the installation, local texts to the authority of the area: a permit for the one opens none of the other.
fn check_owner<A: Action, R: Resource>(permit: &Permit<A, R>, target: &Target) -> Result<(), Problem> {
    let of_installation = permit.owner() == OwnerId::INSTALLATION;
    if of_installation == target.is_local() { Err(Problem::NotFound) } else { Ok(()) }
}

/// Writes into the draft of a target, which is begun when there is none. A submitted draft becomes a draft again, because what the
/// second person read is no longer what stands there.
///
/// # Errors
/// [`Problem::Conflict`] when somebody else wrote in it since; [`Problem::NotFound`] for local texts of an unknown service.
pub async fn save_draft<R: Resource>(
    tx: &mut Tx,
    permit: &Permit<Edit, R>,
    asked: &Asked,
    sheet: Sheet,
) -> Result<Draft, Problem> {
    check_owner(permit, &asked.target)?;
    let working = queries::working(tx, permit.owner(), &asked.target).await?;
    let found = working.draft.as_ref().map_or(0, |draft| draft.version);
    if found != asked.seen {
        return Err(Problem::Conflict(Message::new(CONFLICT)));
    }
    let mut draft = working.draft.unwrap_or_else(|| Draft {
        id: uuid_at(asked.now),
        target: asked.target.clone(),
        state: DraftState::Draft,
        sheet: Sheet::default(),
        base_version: working.published_version,
        authors: Vec::new(),
        author_name: String::new(),
        note: String::new(),
        version: 0,
        changed_at: asked.now,
    });
    draft.state = DraftState::Draft;
    draft.sheet = sheet;
    draft.written_by(&asked.editor);
    keep(tx, permit, draft, asked.now).await
}

/// Stores a draft with its next version and records it.
async fn keep<A: Action, R: Resource>(
    tx: &mut Tx,
    permit: &Permit<A, R>,
    draft: Draft,
    now: Timestamp,
) -> Result<Draft, Problem> {
    let draft = Draft { version: draft.version + 1, changed_at: now, ..draft };
    if draft.version == 1 {
        store::insert_draft(tx, permit.owner(), &draft).await?;
    } else {
        store::update_draft(tx, permit.owner(), &draft).await?;
    }
    let entry = Entry::about("service_draft", draft.id)
        .with("key", &draft.target.service_key)
        .with("area", &draft.target.area_key)
        .with("state", draft.state.as_str())
        .with("version", draft.version);
    audit::record(tx, permit, entry, now)?;
    Ok(draft)
}

/// The open draft as it was on the screen.
async fn opened<A: Action, R: Resource>(
    tx: &mut Tx,
    permit: &Permit<A, R>,
    asked: &Asked,
) -> Result<(Draft, Working), Problem> {
    check_owner(permit, &asked.target)?;
    let mut working = queries::working(tx, permit.owner(), &asked.target).await?;
    let draft = working.draft.take().ok_or(Problem::NotFound)?;
    if draft.version != asked.seen {
        return Err(Problem::Conflict(Message::new(CONFLICT)));
    }
    Ok((draft, working))
}

/// Takes a step of those who write: submit, discard, rebase. Only what is complete can be submitted.
///
/// # Errors
/// [`Problem::Invalid`] with what is missing; [`Problem::Refused`] for a step that is not possible now; [`Problem::Conflict`] when
/// the draft changed since it was on the screen.
pub async fn advance<R: Resource>(
    tx: &mut Tx,
    permit: &Permit<Edit, R>,
    asked: &Asked,
    step: Step,
) -> Result<Draft, Problem> {
    if !matches!(step, Step::Submit | Step::Discard | Step::Rebase) {
        return Err(Problem::refused("catalogue-refused-step"));
    }
    let (mut draft, working) = opened(tx, permit, asked).await?;
    if step == Step::Submit {
        check(tx, &draft).await?;
    }
    draft.take(step, &asked.editor, working.published_version)?;
    draft.note.clear();
    keep(tx, permit, draft, asked.now).await
}

async fn check(tx: &mut Tx, draft: &Draft) -> Result<(), Problem> {
    let checked = match draft.target.is_local() {
        true => draft.sheet.local_texts().map(|_| ()),
        false => {
            let lookups = queries::lookups(tx, &draft.target.service_key).await?;
            draft.sheet.service(&lookups).map(|_| ())
        }
    };
    checked.map_err(Problem::Invalid)
}

/// Takes a step of the second person: publish, or give back with a reason.
///
/// # Errors
/// [`Problem::Refused`] for whoever wrote in the draft, for a draft from an older version, and for giving back without a reason;
/// [`Problem::Invalid`] when something became wrong meanwhile; [`Problem::Conflict`] when the draft changed since it was on the screen.
pub async fn decide<R: Resource>(
    tx: &mut Tx,
    permit: &Permit<Publish, R>,
    asked: &Asked,
    step: Step,
) -> Result<Draft, Problem> {
    if !matches!(step, Step::Publish | Step::Return) {
        return Err(Problem::refused("catalogue-refused-step"));
    }
    let (mut draft, working) = opened(tx, permit, asked).await?;
    draft.take(step, &asked.editor, working.published_version)?;
    if step == Step::Return && asked.note.trim().is_empty() {
        return Err(Problem::refused("catalogue-refused-no-reason"));
    }
    draft.note.clone_from(&asked.note);
    if step == Step::Publish {
        check(tx, &draft).await?;
        publish(tx, permit, (&draft, &working), asked).await?;
    }
    keep(tx, permit, draft, asked.now).await
}

async fn publish<R: Resource>(
    tx: &mut Tx,
    permit: &Permit<Publish, R>,
    (draft, working): (&Draft, &Working),
    asked: &Asked,
) -> Result<(), Problem> {
    // What was published before versions were kept.
    if let (Some(published), true) = (&working.published, working.published_version > 0) {
        let before = Version {
            target: draft.target.clone(),
            version: working.published_version,
            sheet: working.published_sheet.clone(),
            author_name: String::new(),
            publisher_name: String::new(),
            note: String::new(),
            changed_at: published.changed_at,
        };
        store::insert_version(tx, &before).await?;
    }
    let mut sheet = draft.sheet.clone();
    sheet.set("withdrawn", "");
    let version = Version {
        target: draft.target.clone(),
        version: working.published_version + 1,
        sheet,
        author_name: draft.author_name.clone(),
        publisher_name: asked.editor.name.clone(),
        note: asked.note.clone(),
        changed_at: asked.now,
    };
    put(tx, working, &version).await?;
    store::insert_version(tx, &version).await?;
    renew(tx, permit, asked.now).await?;
    Ok(())
}

/// Puts a version in the place of what residents see.
async fn put(tx: &mut Tx, working: &Working, version: &Version) -> Result<(), Problem> {
    if version.target.is_local() {
        let texts = version.sheet.local_texts().map_err(Problem::Invalid)?;
        let Target { service_key, area_key } = version.target.clone();
        let local = ServiceOverride { service_key, area_key, texts };
        if local.texts.is_empty() {
            store::remove_override(tx, &local.service_key, &local.area_key).await?;
        } else {
            store::save_override(tx, &local, version.version, version.changed_at).await?;
        }
        return Ok(());
    }
    let lookups = queries::lookups(tx, &version.target.service_key).await?;
    let service = version.sheet.service(&lookups).map_err(Problem::Invalid)?;
    let (number, at) = (version.version, version.changed_at);
    let id = working.published.as_ref().map_or_else(|| uuid_at(at), |published| published.id);
    let service = PublicService { id, version: number, changed_at: at, ..service };
    // The key of a service never changes.
    if service.key != version.target.service_key {
        return Err(Problem::refused("catalogue-refused-key"));
    }
    match &working.published {
        Some(_) => store::update_service(tx, &service).await?,
        None => store::insert_service(tx, &service).await?,
    }
    Ok(())
}

/// Takes a published service back at once: residents no longer find it, cases that refer to it stay as they are. One person is
/// enough, because what is wrong must be able to disappear quickly; the next publication shows it again.
///
/// # Errors
/// [`Problem::Refused`] without a reason or when it is withdrawn already; [`Problem::NotFound`] for what was never published.
pub async fn withdraw(
    tx: &mut Tx,
    permit: &Permit<Publish, ServiceResource>,
    asked: &Asked,
) -> Result<(), Problem> {
    check_owner(permit, &asked.target)?;
    let working = queries::working(tx, permit.owner(), &asked.target).await?;
    let published = working.published.as_ref().ok_or(Problem::NotFound)?;
    if published.further.withdrawn {
        return Err(Problem::refused("catalogue-refused-step"));
    }
    if asked.note.trim().is_empty() {
        return Err(Problem::refused("catalogue-refused-no-reason"));
    }
    let mut service = PublicService::clone(published);
    service.further.withdrawn = true;
    service.version = working.published_version + 1;
    service.changed_at = asked.now;
    store::update_service(tx, &service).await?;
    let version = Version {
        target: asked.target.clone(),
        version: service.version,
        sheet: Sheet::of(&service),
        author_name: String::new(),
        publisher_name: asked.editor.name.clone(),
        note: asked.note.clone(),
        changed_at: asked.now,
    };
    store::insert_version(tx, &version).await?;
    let entry = Entry::about("service", service.id)
        .with("key", &service.key)
        .with("version", service.version)
        .with("state", "withdrawn");
    audit::record(tx, permit, entry, asked.now)?;
    renew(tx, permit, asked.now).await?;
    Ok(())
}
