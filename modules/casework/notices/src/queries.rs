// SPDX-License-Identifier: EUPL-1.2
//! Reading letters and templates.

use crate::commands::sha256_hex;
use crate::model::{LetterKind, NoticeId, NoticeState, NoticeView, Template, TemplateText};
use crate::store;
use ::store::Tx;
use blobs::Blobs;
use foundation::id::Uuid;
use foundation::{Locale, OwnerId, Problem};
use web::Platform;

/// The letters of a case of the transaction's owner, the oldest first. The caller holds the permit for the case.
///
/// # Errors
/// What the store says.
pub async fn of_case(tx: &mut Tx, case_id: Uuid) -> Result<Vec<NoticeView>, Problem> {
    Ok(store::of_case(tx, case_id).await?)
}

/// A letter of the transaction's owner.
///
/// # Errors
/// [`Problem::NotFound`], or what the store says.
pub async fn notice(tx: &mut Tx, id: NoticeId) -> Result<NoticeView, Problem> {
    store::notice(tx, id).await?.ok_or(Problem::NotFound)
}

/// The template in force at the transaction's owner.
///
/// # Errors
/// What the store says.
pub async fn template(tx: &mut Tx, kind: LetterKind, locale: Locale) -> Result<Template, Problem> {
    Ok(store::template(tx, kind, locale).await?)
}

/// All templates in force at the transaction's owner, German and English of each kind together.
///
/// # Errors
/// What the store says.
pub async fn templates(tx: &mut Tx) -> Result<Vec<Template>, Problem> {
    let changed = store::changed_templates(tx).await?;
    let in_force = |kind, locale| {
        let own = changed.iter().find(|template| template.kind == kind && template.locale == locale);
        own.cloned().unwrap_or_else(|| Template {
            kind,
            locale,
            version: 0,
            is_default: true,
            text: TemplateText::default_of(kind, locale),
            changed_at: None,
        })
    };
    Ok(LetterKind::ALL
        .into_iter()
        .flat_map(|kind| Locale::ALL.map(|locale| in_force(kind, locale)))
        .collect())
}

/// The file of a letter. The caller holds the permit and has noted the reading in the access log.
///
/// # Errors
/// [`Problem::NotFound`] when there is no such letter or it is not ready; [`Problem::Internal`] when the file is not the one that
/// was issued.
pub async fn notice_bytes(platform: &Platform, owner: OwnerId, id: NoticeId) -> Result<Vec<u8>, Problem> {
    let mut tx = platform.store.read(owner).await?;
    let view = notice(&mut tx, id).await?;
    drop(tx);
    file_of(&platform.blobs, owner, &view).await
}

/// The file of a letter that was found.
pub(crate) async fn file_of(blobs: &Blobs, owner: OwnerId, view: &NoticeView) -> Result<Vec<u8>, Problem> {
    if view.state != NoticeState::Ready {
        return Err(Problem::NotFound);
    }
    let bytes = blobs.get(&owner.to_string(), &view.blob.to_string()).await.map_err(Problem::internal)?;
    if sha256_hex(&bytes) == view.digest {
        Ok(bytes)
    } else {
        Err(Problem::internal(format!("the file of notice {} does not have its digest", view.id)))
    }
}
