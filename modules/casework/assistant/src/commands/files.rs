// SPDX-License-Identifier: EUPL-1.2
//! Files of a draft. The bytes are stored first, for the authority; answers and rows that name them follow.

use super::sealing;
use crate::model::{BYTES_PER_DRAFT, Draft, DraftFile, FILES_PER_DRAFT, FILES_PER_FIELD, FileId};
use blobs::Blobs;
use foundation::{Message, Problem, Timestamp};
use web::upload::Upload;

/// Stores the bytes of a file for the authority of the draft. Nothing names them yet: the caller saves an answer that does, and
/// forgets the bytes with [`discard`] when that is refused.
///
/// # Errors
/// What the object store says.
pub async fn store_file(
    blobs: &Blobs,
    draft: &Draft,
    upload: Upload,
    now: Timestamp,
) -> Result<DraftFile, Problem> {
    store_named(blobs, draft, (FileId::at(now), upload)).await
}

/// As [`store_file`], for a file that has an identifier already.
pub(crate) async fn store_named(
    blobs: &Blobs,
    draft: &Draft,
    (id, upload): (FileId, Upload),
) -> Result<DraftFile, Problem> {
    let authority = draft.authority.to_string();
    let stored = blobs.put(&authority, &id.to_string(), upload.bytes).await.map_err(sealing)?;
    Ok(DraftFile {
        id,
        draft: draft.id,
        name: upload.name,
        media_type: upload.media_type.to_owned(),
        size: i64::try_from(stored.size).unwrap_or(i64::MAX),
        digest: stored.digest_sha256,
    })
}

/// Deletes bytes that no draft came to name.
///
/// # Errors
/// What the object store says.
pub async fn discard(blobs: &Blobs, draft: &Draft, files: &[DraftFile]) -> Result<(), Problem> {
    for file in files {
        blobs.delete(&draft.authority.to_string(), &file.id.to_string()).await.map_err(sealing)?;
    }
    Ok(())
}

/// Why one more file has no room, if it has none. `at_field` is how many the question has already and `most` how many it takes.
#[must_use]
pub fn no_room(present: &[DraftFile], size: usize, at_field: usize, most: usize) -> Option<Message> {
    let most = most.clamp(1, FILES_PER_FIELD);
    // A question for one file has its file replaced.
    if most > 1 && at_field >= most {
        return Some(Message::new("assistant-refused-files-field").with("most", most));
    }
    if present.len() >= FILES_PER_DRAFT {
        return Some(Message::new("assistant-refused-files-draft").with("most", FILES_PER_DRAFT));
    }
    let bytes: i64 = present.iter().map(|other| other.size).sum();
    let all = bytes.saturating_add(i64::try_from(size).unwrap_or(i64::MAX));
    (all > BYTES_PER_DRAFT)
        .then(|| Message::new("assistant-refused-bytes").with("megabytes", BYTES_PER_DRAFT / 1_048_576))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::DraftId;
    use foundation::id::Uuid;

    fn files(count: usize, size: i64) -> Vec<DraftFile> {
        let file = DraftFile {
            id: FileId(Uuid::from_u128(1)),
            draft: DraftId(Uuid::from_u128(2)),
            name: "plan.pdf".to_owned(),
            media_type: "application/pdf".to_owned(),
            size,
            digest: String::new(),
        };
        vec![file; count]
    }

    fn refused(present: &[DraftFile], size: usize, at_field: usize, most: usize) -> Option<&'static str> {
        no_room(present, size, at_field, most).map(|message| message.key)
    }

    #[test]
    fn a_question_takes_its_number_of_files_and_a_draft_twenty() {
        assert_eq!(refused(&files(1, 1), 1, 0, 1), None);
        assert_eq!(refused(&files(1, 1), 1, 1, 1), None, "the only file is replaced");
        assert_eq!(refused(&files(2, 1), 1, 2, 2), Some("assistant-refused-files-field"));
        assert_eq!(refused(&files(9, 1), 1, 9, 99), None);
        assert_eq!(refused(&files(10, 1), 1, 10, 99), Some("assistant-refused-files-field"));
        assert_eq!(refused(&files(20, 1), 1, 0, 5), Some("assistant-refused-files-draft"));
    }

    #[test]
    fn the_files_of_a_draft_have_at_most_a_hundred_megabytes_together() {
        let half = 50 * 1024 * 1024;
        let present = files(1, 50 * 1024 * 1024);
        assert_eq!(refused(&present, half, 0, 5), None);
        assert_eq!(refused(&present, half + 1, 0, 5), Some("assistant-refused-bytes"));
    }
}
