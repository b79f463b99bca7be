// SPDX-License-Identifier: EUPL-1.2
//! Making the files of letters.

use crate::commands::{seal_context, sha256_hex};
use crate::events::NoticeIssued;
use crate::model::{NoticeId, NoticeOrder, NoticeState, NoticeView, Template, Words, compose};
use crate::policy::{NoticeResource, Render};
use crate::store::{self, OrderData};
use ::jobs::{Job, JobError};
use ::store::Store;
use blobs::Blobs;
use foundation::policy::authorise;
use foundation::{Actor, Clock, Locale, OwnerId, Permit, Policy, Translated};
use futures_util::future::BoxFuture;
use pdf::{Letter, PdfError, Renderer};
use std::sync::Arc;
use web::Platform;

/// Who makes the files.
const PRINTER: Actor = Actor::System { task: "notices.render" };

/// Carries out the job `notices.render`.
pub fn run(platform: Arc<Platform>, job: Job) -> BoxFuture<'static, Result<(), JobError>> {
    Box::pin(async move { Printer::of(&platform).carry_out(&job).await })
}

/// Everything that making a file needs.
#[derive(Clone)]
pub struct Printer {
    /// The database.
    pub store: Store,
    /// Where files go.
    pub blobs: Blobs,
    /// Who may do what.
    pub policy: Policy,
    /// The clock.
    pub clock: Arc<dyn Clock>,
    /// Words that every letter carries.
    pub words: Words,
}

impl std::fmt::Debug for Printer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Printer").field("words", &self.words).finish_non_exhaustive()
    }
}

/// A file that lies in the object store; the letter does not say so yet.
#[derive(Clone, Debug)]
pub struct Prepared {
    /// The letter as it was ordered.
    pub view: NoticeView,
    /// Who receives it.
    pub recipient_owner: OwnerId,
    /// Its subject.
    pub title: String,
    /// SHA-256 of the file, 64 lower-case hexadecimal digits.
    pub digest: String,
    /// Size of the file in bytes.
    pub size: i64,
    template_version: i64,
}

fn text(platform: &Platform, key: &str) -> Translated {
    let [de, en] = Locale::ALL.map(|locale| platform.texts.0.text(locale.as_str(), key));
    Translated::new(de, en)
}

/// The words of letters in this installation.
pub(crate) fn words(platform: &Platform) -> Words {
    let sample = platform.settings.sample.then(|| sample_mark(platform));
    Words { reference: text(platform, "notices-letter-reference"), sample }
}

/// The word that marks a letter as a sample.
pub(crate) fn sample_mark(platform: &Platform) -> Translated {
    text(platform, "notices-letter-sample")
}

impl Printer {
    /// From the platform.
    #[must_use]
    pub fn of(platform: &Platform) -> Self {
        Self {
            store: platform.store.clone(),
            blobs: platform.blobs.clone(),
            policy: platform.policy.clone(),
            clock: Arc::clone(&platform.clock),
            words: words(platform),
        }
    }

    /// Makes the file of a letter, marks the letter as ready, tells others and finishes the job. A job that ran before finds its
    /// file or its letter ready and changes nothing twice.
    ///
    /// # Errors
    /// [`JobError::Never`] when order and template do not make a letter: the job then lies among the dead letters, and starting
    /// it again takes the template of that moment. [`JobError::Again`] for everything that passes.
    pub async fn carry_out(&self, job: &Job) -> Result<(), JobError> {
        let id: NoticeId = job.read()?;
        let permit = authorise::<Render, NoticeResource>(&self.policy, &PRINTER, job.owner)?;
        let prepared = match self.prepare(job.owner, id).await {
            Ok(Some(prepared)) => prepared,
            Ok(None) => return Ok(()),
            Err(JobError::Never(why)) => {
                self.note_failure(&permit, id).await?;
                return Err(JobError::Never(why));
            }
            Err(again) => return Err(again),
        };
        let now = self.clock.now();
        let mut tx = self.store.write_soon(job.owner).await?;
        let file = (prepared.digest.as_str(), prepared.size);
        store::mark_ready(&mut tx, id, &prepared.title, file, (prepared.template_version, now)).await?;
        let entry = audit::Entry::about("notice", id)
            .with("case", prepared.view.case_id)
            .with("state", NoticeState::Ready.as_str())
            .with("template_version", prepared.template_version)
            .with("digest", &prepared.digest);
        audit::record(&mut tx, &permit, entry, now)?;
        ::jobs::emit(&mut tx, &issued(prepared), &PRINTER.reference(), now)?;
        job.finish(&mut tx).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Makes the file of a letter and stores it. `None` when the letter is ready already. Equal orders give equal bytes: the time
    /// of creation is that of the order.
    ///
    /// # Errors
    /// As [`Printer::carry_out`].
    pub async fn prepare(&self, owner: OwnerId, id: NoticeId) -> Result<Option<Prepared>, JobError> {
        let Some((ordered, template)) = self.load(owner, id).await? else { return Ok(None) };
        let view = ordered.view;
        let order = self.open(owner, id, ordered.data).await?;
        let letter = compose(&order, view.created_at, &template.text, &self.words).map_err(never)?;
        let title = letter.subject.clone();
        let bytes = typeset(letter, view.created_at).await?;
        let (digest, size) = self.keep(owner, &view, bytes).await?;
        let recipient_owner = order.recipient_owner;
        Ok(Some(Prepared { view, recipient_owner, title, digest, size, template_version: template.version }))
    }

    /// The order and the template in the version of the order; after a failure the one in force now.
    async fn load(
        &self,
        owner: OwnerId,
        id: NoticeId,
    ) -> Result<Option<(store::Ordered, Template)>, JobError> {
        let mut tx = self.store.read(owner).await?;
        let ordered = store::ordered(&mut tx, id).await?;
        let ordered = ordered.ok_or_else(|| JobError::Never(format!("there is no notice {id}")))?;
        let (kind, locale) = (ordered.view.kind, ordered.view.locale);
        let template = match ordered.view.state {
            NoticeState::Ready => return Ok(None),
            NoticeState::Ordered => {
                store::template_version(&mut tx, kind, locale, ordered.template_version).await?
            }
            NoticeState::Failed => store::template(&mut tx, kind, locale).await?,
        };
        Ok(Some((ordered, template)))
    }

    /// The order, unsealed where it is sealed.
    async fn open(&self, owner: OwnerId, id: NoticeId, data: OrderData) -> Result<NoticeOrder, JobError> {
        let bytes = if data.sealed {
            let opened = self.blobs.open(&owner.to_string(), &seal_context(id), &data.bytes).await;
            opened.map_err(from_blobs)?
        } else {
            data.bytes
        };
        serde_json::from_slice(&bytes).map_err(never)
    }

    /// Stores the file; returns digest and size of what lies there. A file that an interrupted run left behind is the letter,
    /// even if a newer program would set it differently.
    async fn keep(
        &self,
        owner: OwnerId,
        view: &NoticeView,
        bytes: Vec<u8>,
    ) -> Result<(String, i64), JobError> {
        let (owner, blob) = (owner.to_string(), view.blob.to_string());
        match self.blobs.put(&owner, &blob, bytes).await {
            Ok(stored) => Ok((stored.digest_sha256, i64::try_from(stored.size).map_err(never)?)),
            Err(blobs::Error::AlreadyExists) => {
                let kept = self.blobs.get(&owner, &blob).await.map_err(from_blobs)?;
                Ok((sha256_hex(&kept), i64::try_from(kept.len()).map_err(never)?))
            }
            Err(other) => Err(from_blobs(other)),
        }
    }

    async fn note_failure(
        &self,
        permit: &Permit<Render, NoticeResource>,
        id: NoticeId,
    ) -> Result<(), JobError> {
        let mut tx = self.store.write(permit.owner()).await?;
        if store::mark_failed(&mut tx, id).await? {
            let entry = audit::Entry::about("notice", id).with("state", NoticeState::Failed.as_str());
            audit::record(&mut tx, permit, entry, self.clock.now())?;
        }
        tx.commit().await?;
        Ok(())
    }
}

fn issued(prepared: Prepared) -> NoticeIssued {
    let Prepared { view, recipient_owner, title, digest, size, .. } = prepared;
    let NoticeView { id: notice, case_id, kind, locale, blob, .. } = view;
    NoticeIssued { notice, case_id, kind, locale, title, recipient_owner, blob, digest, size }
}

/// Typesets a letter on a thread of its own.
pub(crate) async fn typeset(letter: Letter, created: foundation::Timestamp) -> Result<Vec<u8>, JobError> {
    let created = jiff::Timestamp::from_microsecond(created.micros()).map_err(never)?;
    let work = move || Renderer::new()?.letter(&letter, created);
    let made: Result<Vec<u8>, PdfError> = tokio::task::spawn_blocking(work).await.map_err(again)?;
    made.map_err(never)
}

fn from_blobs(error: blobs::Error) -> JobError {
    match error {
        blobs::Error::Erased | blobs::Error::TooLarge { .. } | blobs::Error::Refused => never(error),
        other => again(other),
    }
}

fn never(error: impl std::fmt::Display) -> JobError {
    JobError::Never(error.to_string())
}

fn again(error: impl std::fmt::Display) -> JobError {
    JobError::Again(error.to_string())
}
