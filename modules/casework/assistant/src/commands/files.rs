// SPDX-License-Identifier: EUPL-1.2
//! Files of a draft. The bytes are stored first, for the authority; the row that names them follows.

use super::{open_draft, sealing};
use crate::jobs::{self, Forget};
use crate::model::{
    BYTES_PER_DRAFT, DRAFT_DAYS, Draft, DraftFile, DraftId, FILES_PER_DRAFT, FILES_PER_FIELD, FileId,
};
use crate::policy::DraftResource;
use crate::store;
use ::store::Tx;
use blobs::Blobs;
use foundation::policy::{Edit, Permit};
use foundation::{Message, Problem, Timestamp, id::uuid_at};
use web::upload::Upload;

/// Stores the bytes of a file for the authority of the draft. Nothing names them yet: the caller adds the row with [`add_file`],
/// and deletes the blob when that is refused.
///
/// # Errors
/// What the object store says.
pub async fn store_file(
    blobs: &Blobs,
    draft: &Draft,
    path: &str,
    upload: Upload,
    now: Timestamp,
) -> Result<DraftFile, Problem> {
    let blob = uuid_at(now);
    let stored = blobs
        .put(&draft.authority.to_string(), &blob.to_string(), upload.bytes)
        .await
        .map_err(sealing)?;
    Ok(DraftFile {
        id: FileId::at(now),
        draft: draft.id,
        path: path.to_owned(),
        blob,
        name: upload.name,
        media_type: upload.media_type.to_owned(),
        size: i64::try_from(stored.size).unwrap_or(i64::MAX),
        digest: stored.digest_sha256,
    })
}

/// Adds a stored file to a draft. `most` is how many files the question takes.
///
/// # Errors
/// [`Problem::Refused`] when the question or the draft has its most files or bytes, or the draft was sent.
pub async fn add_file(
    tx: &mut Tx,
    permit: &Permit<Edit, DraftResource>,
    file: &DraftFile,
    most: usize,
    now: Timestamp,
) -> Result<(), Problem> {
    let mut draft = open_draft(tx, permit.owner(), file.draft, now).await?;
    let present = store::files(tx, draft.owner, draft.id).await?;
    if let Some(message) = no_room(&present, file, most) {
        return Err(Problem::Refused(message));
    }
    draft.updated_at = now;
    draft.expires_at = now.plus_days(DRAFT_DAYS);
    // The version keeps two uploads at the same moment from both taking the last place.
    store::touch(tx, &draft).await?;
    store::insert_file(tx, draft.owner, file);
    Ok(())
}

/// Why a file has no room, if it has none.
pub(crate) fn no_room(present: &[DraftFile], file: &DraftFile, most: usize) -> Option<Message> {
    let at_field = present.iter().filter(|other| other.path == file.path).count();
    let most = most.clamp(1, FILES_PER_FIELD);
    if at_field >= most {
        return Some(Message::new("assistant-refused-files-field").with("most", most));
    }
    if present.len() >= FILES_PER_DRAFT {
        return Some(Message::new("assistant-refused-files-draft").with("most", FILES_PER_DRAFT));
    }
    let bytes: i64 = present.iter().map(|other| other.size).sum();
    let too_much = bytes.saturating_add(file.size) > BYTES_PER_DRAFT;
    too_much.then(|| Message::new("assistant-refused-bytes").with("megabytes", BYTES_PER_DRAFT / 1_048_576))
}

/// Takes a file away; its bytes go a little later. A file that is not there is no error: it was taken away in another tab.
///
/// # Errors
/// [`Problem::NotFound`] for a draft of somebody else, [`Problem::Refused`] once it was sent.
pub async fn remove_file(
    tx: &mut Tx,
    permit: &Permit<Edit, DraftResource>,
    draft: DraftId,
    file: FileId,
    now: Timestamp,
) -> Result<(), Problem> {
    let mut draft = open_draft(tx, permit.owner(), draft, now).await?;
    let files = store::files(tx, draft.owner, draft.id).await?;
    let Some(found) = files.iter().find(|other| other.id == file) else { return Ok(()) };
    store::delete_file(tx, draft.owner, draft.id, file).await?;
    draft.updated_at = now;
    draft.expires_at = now.plus_days(DRAFT_DAYS);
    store::touch(tx, &draft).await?;
    let forget = Forget { draft: draft.id, authority: draft.authority, blobs: vec![found.blob] };
    Ok(jobs::order_forgetting(tx, &forget, &permit.actor().reference(), now)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use foundation::id::Uuid;

    fn file(path: &str, size: i64) -> DraftFile {
        DraftFile {
            id: FileId(Uuid::from_u128(1)),
            draft: DraftId(Uuid::from_u128(2)),
            path: path.to_owned(),
            blob: Uuid::from_u128(3),
            name: "plan.pdf".to_owned(),
            media_type: "application/pdf".to_owned(),
            size,
            digest: String::new(),
        }
    }

    fn refused(present: &[DraftFile], new: &DraftFile, most: usize) -> Option<&'static str> {
        no_room(present, new, most).map(|message| message.key)
    }

    #[test]
    fn a_question_takes_its_number_of_files_and_a_draft_twenty() {
        let new = file("a", 1);
        assert_eq!(refused(&[file("b", 1)], &new, 1), None);
        assert_eq!(refused(&[file("a", 1)], &new, 1), Some("assistant-refused-files-field"));
        assert_eq!(refused(&vec![file("a", 1); 9], &new, 99), None);
        assert_eq!(refused(&vec![file("a", 1); 10], &new, 99), Some("assistant-refused-files-field"));
        assert_eq!(refused(&vec![file("b", 1); 20], &new, 5), Some("assistant-refused-files-draft"));
    }

    #[test]
    fn the_files_of_a_draft_have_at_most_a_hundred_megabytes_together() {
        let half = 50 * 1024 * 1024;
        assert_eq!(refused(&[file("b", half)], &file("a", half), 5), None);
        assert_eq!(refused(&[file("b", half)], &file("a", half + 1), 5), Some("assistant-refused-bytes"));
    }
}
