// SPDX-License-Identifier: EUPL-1.2
//! An application in one piece: everything is checked before anything is written, then the draft is made and sent at once. The key that
//! the program chose makes sending it again one and the same application.

use super::files::store_named;
use super::{Beginning, NewDraft, Sent, discard, no_room, prepare, start, submit};
use crate::forms;
use crate::model::{DraftFile, DraftId, FileId};
use crate::policy::{DraftResource, Submit};
use crate::{queries, store};
use ::store::{Reach, StoreError};
use foundation::policy::{Create, Permit, authorise};
use foundation::{Actor, FieldErrors, Locale, Message, OwnerId, Problem, Timestamp};
use identity::{Code, Located};
use schemata::{Answers, Form};
use web::Platform;
use web::respond::escaped;
use web::upload::{Upload, inspect};

/// Days for which a key is remembered.
const KEY_DAYS: i64 = 30;
/// Kinds of the locators: the key by itself, and the key with the request it came with.
const KEY: &str = "application-key";
const REQUEST: &str = "application-request";

/// Who applies, in which language and when.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Applicant<'a> {
    /// The house.
    pub(crate) platform: &'a Platform,
    /// Who.
    pub(crate) actor: &'a Actor,
    /// Language of the application.
    pub(crate) locale: Locale,
    /// When.
    pub(crate) now: Timestamp,
}

/// What tells a repeated request from a new one; made by [`forms::repetition`].
#[derive(Clone, Debug)]
pub(crate) struct Repetition {
    /// Stands for the key.
    pub(crate) key: Code,
    /// Stands for the key with service and body.
    pub(crate) request: Code,
}

/// A file that came with the application.
#[derive(Clone, Debug)]
pub(crate) struct WholeFile {
    /// Path of the question.
    pub(crate) question: String,
    /// Name that the sender gave it.
    pub(crate) name: String,
    /// The bytes.
    pub(crate) bytes: Vec<u8>,
}

/// An application in one piece.
#[derive(Clone, Debug)]
pub(crate) struct Whole {
    /// Key of the public service.
    pub(crate) service_key: String,
    /// Key of the place.
    pub(crate) area_key: String,
    /// Answers by path.
    pub(crate) answers: Vec<(String, String)>,
    /// Files.
    pub(crate) files: Vec<WholeFile>,
    /// What tells repetitions.
    pub(crate) repetition: Repetition,
}

/// What came of it.
#[derive(Clone, Debug)]
pub(crate) struct Applied {
    /// The draft, which gives the case its identifier.
    pub(crate) draft: DraftId,
    /// Number and receipt.
    pub(crate) sent: Sent,
    /// The code by which somebody without account comes back.
    pub(crate) code: Option<Code>,
    /// Whether this request made it, and not an earlier one with the same key.
    pub(crate) fresh: bool,
}

/// Takes an application in one piece.
///
/// # Errors
/// [`Problem::Invalid`] with the places in the request as JSON pointers; [`Problem::NotFound`] for an unknown service;
/// [`Problem::Refused`] when the key came with another request before, and what the resolution of the authority says.
pub(crate) async fn apply(applicant: Applicant<'_>, whole: Whole) -> Result<Applied, Problem> {
    if let Some(found) = known(applicant.platform, &whole.repetition, applicant.now).await? {
        return again(applicant, found).await;
    }
    let (actor, permit) = creator(applicant)?;
    let (new, uploads) = checked(applicant, permit.owner(), &whole).await?;
    let draft = new.draft().clone();
    let mut stored = Vec::new();
    let written = async {
        for upload in uploads {
            stored.push(store_named(&applicant.platform.blobs, &draft, upload).await?);
        }
        write(applicant, &permit, (new, &stored), &whole.repetition).await
    };
    let written = written.await;
    if !matches!(written, Ok(Some(_))) {
        discard(&applicant.platform.blobs, &draft, &stored).await?;
    }
    let Some(code) = written? else {
        // The same request came twice at once, and the other one was faster.
        let found = known(applicant.platform, &whole.repetition, applicant.now).await?;
        return again(applicant, found.ok_or(Problem::refused("assistant-refused-key"))?).await;
    };
    let applicant = Applicant { actor: &actor, ..applicant };
    let sent = send(applicant, (draft.owner, draft.id)).await?;
    Ok(Applied { draft: draft.id, sent, code: code.0, fresh: true })
}

/// The draft that an earlier request with this key made.
async fn known(
    platform: &Platform,
    repetition: &Repetition,
    now: Timestamp,
) -> Result<Option<Located>, Problem> {
    let mut tx = platform.store.read(Reach::Everyone).await?;
    let Some(found) = identity::locate(&mut tx, KEY, &repetition.key, now).await? else { return Ok(None) };
    match identity::locate(&mut tx, REQUEST, &repetition.request, now).await? {
        Some(same) if same == found => Ok(Some(found)),
        _ => Err(Problem::refused("assistant-refused-key")),
    }
}

/// Whoever knows key and whole request acts for the visit that sent them first, as with a resume code.
async fn again(applicant: Applicant<'_>, (owner, draft): Located) -> Result<Applied, Problem> {
    let visitor = Actor::Visitor { owner: Some(owner) };
    let actor = if applicant.actor.own() == Some(owner) { applicant.actor } else { &visitor };
    if !matches!(applicant.actor, Actor::Visitor { .. }) && applicant.actor.own() != Some(owner) {
        return Err(Problem::refused("assistant-refused-key"));
    }
    let id = DraftId(draft);
    let sent = send(Applicant { actor, ..applicant }, (owner, id)).await?;
    let draft = queries::draft(applicant.platform, owner, id, applicant.now).await?;
    let code = queries::resume_code(applicant.platform, &draft).await?;
    Ok(Applied { draft: id, sent, code, fresh: false })
}

async fn send(applicant: Applicant<'_>, (owner, draft): (OwnerId, DraftId)) -> Result<Sent, Problem> {
    let platform = applicant.platform;
    let permit = authorise::<Submit, DraftResource>(&platform.policy, applicant.actor, owner)?;
    submit(platform, &permit, draft, applicant.locale, applicant.now).await
}

/// Who begins the draft; somebody without account and visit becomes a visitor of this one application.
fn creator(applicant: Applicant<'_>) -> Result<(Actor, Permit<Create, DraftResource>), Problem> {
    let actor = match applicant.actor {
        Actor::Visitor { owner: None } => Actor::Visitor { owner: Some(OwnerId::at(applicant.now)) },
        other => other.clone(),
    };
    let owner = actor.own().ok_or(Problem::NotFound)?;
    let permit = authorise(&applicant.platform.policy, &actor, owner)?;
    Ok((actor, permit))
}

/// Everything that can be wrong, before anything is written. The draft that comes of it has all answers; the files are still to be
/// stored.
async fn checked(
    applicant: Applicant<'_>,
    owner: OwnerId,
    whole: &Whole,
) -> Result<(NewDraft, Vec<(FileId, Upload)>), Problem> {
    let Applicant { platform, now, .. } = applicant;
    let mut tx = platform.store.read(owner).await?;
    let (service, form) = queries::service_with_form(&mut tx, &whole.service_key).await?;
    if !service.is_valid_on(now.date()) {
        return Err(Problem::NotFound);
    }
    let area = organisation::area(&mut tx, &whole.area_key).await.map_err(|problem| match problem {
        Problem::NotFound => at("#/area", Message::new("assistant-start-place-unknown")),
        other => other,
    })?;
    let place = queries::place(&mut tx, &service, &area.key, now).await?;
    drop(tx);
    let merged = forms::merge(&form, &Answers::empty(now.date()), &whole.answers);
    let merged = merged.map_err(|errors| Problem::Invalid(in_answers(errors, applicant.locale)))?;
    let (answers, uploads) = attach(applicant, &form, merged, &whole.files)?;
    in_answers(form.validate(&answers), applicant.locale).into_result()?;
    let beginning = Beginning { service_key: service.key.clone(), form, place, known: answers };
    Ok((prepare(&platform.blobs, owner, beginning, now).await?, uploads))
}

/// Looks at every file and notes it at its question.
fn attach(
    applicant: Applicant<'_>,
    form: &Form,
    mut answers: Answers,
    files: &[WholeFile],
) -> Result<(Answers, Vec<(FileId, Upload)>), Problem> {
    let mut errors = FieldErrors::default();
    let mut uploads: Vec<(FileId, Upload)> = Vec::new();
    let mut present: Vec<DraftFile> = Vec::new();
    for (index, file) in files.iter().enumerate() {
        let taken = attach_one(applicant, form, &answers, (file, &present));
        match taken {
            Ok((merged, noted, upload)) => {
                answers = merged;
                uploads.push((noted.id, upload));
                present.push(noted);
            }
            Err(message) => errors.add(format!("#/files/{index}"), message),
        }
    }
    errors.into_result()?;
    Ok((answers, uploads))
}

fn attach_one(
    applicant: Applicant<'_>,
    form: &Form,
    answers: &Answers,
    (file, present): (&WholeFile, &[DraftFile]),
) -> Result<(Answers, DraftFile, Upload), Message> {
    let unknown = Message::new("assistant-refused-file-path");
    let field = form.file_field(&file.question).ok_or(unknown)?;
    let taken = answers.iter().filter(|(path, _)| forms::is_at(path, &field.path)).count();
    let most = usize::try_from(field.max_count).unwrap_or(usize::MAX);
    if let Some(message) = no_room(present, file.bytes.len(), taken, most) {
        return Err(message);
    }
    let limit = applicant.platform.settings.upload_limit;
    let limit = usize::try_from(field.max_bytes).map_or(limit, |bytes| bytes.min(limit));
    let upload = inspect(&file.name, file.bytes.clone(), limit, &field.media_types)?;
    let noted = DraftFile {
        id: FileId::at(applicant.now),
        draft: DraftId(foundation::id::Uuid::nil()),
        name: upload.name.clone(),
        media_type: upload.media_type.to_owned(),
        size: i64::try_from(upload.bytes.len()).unwrap_or(i64::MAX),
        digest: String::new(),
    };
    let merged = form.attach(&field.path, &noted.answer(), answers);
    let merged = merged.map_err(|message| schemata::localised(&message, applicant.locale))?;
    Ok((merged, noted, upload))
}

/// The resume code, in a shell of its own so that "somebody else was faster" stands beside it.
struct Started(Option<Code>);

/// Draft, files and key in one transaction. `None` when the key exists already.
async fn write(
    applicant: Applicant<'_>,
    permit: &Permit<Create, DraftResource>,
    (new, files): (NewDraft, &[DraftFile]),
    repetition: &Repetition,
) -> Result<Option<Started>, Problem> {
    let found: Located = (permit.owner(), new.draft().id.uuid());
    let until = Some(applicant.now.plus_days(KEY_DAYS));
    let mut tx = applicant.platform.store.write(permit.owner()).await?;
    match identity::point(&mut tx, KEY, &repetition.key, found, until).await {
        Err(StoreError::Duplicate(_)) => return Ok(None),
        other => other?,
    }
    identity::point(&mut tx, REQUEST, &repetition.request, found, until).await?;
    let (draft, code) = start(&mut tx, permit, new, applicant.now).await?;
    for file in files {
        store::insert_file(&mut tx, draft.owner, file);
    }
    tx.commit().await?;
    Ok(Some(Started(code)))
}

fn at(pointer: &str, message: Message) -> Problem {
    Problem::Invalid(FieldErrors(vec![(pointer.to_owned(), message)]))
}

/// Errors at paths of the form as errors at places of the request.
fn in_answers(errors: FieldErrors, locale: Locale) -> FieldErrors {
    let placed = errors.0.into_iter().map(|(path, message)| {
        (format!("#/answers/{}", escaped(&path)), schemata::localised(&message, locale))
    });
    FieldErrors(placed.collect())
}
