// SPDX-License-Identifier: EUPL-1.2
//! Checkpoints (C2SP tlog-checkpoint): the signed statement "the log of this name has this many entries and this root".

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::base64_text::decode;
use crate::hash::Hash;
use crate::key::{SigningKey, VerifyingKey};
use crate::note::{NoteError, open_counting, sign_note};

/// A tree head. The log must never sign two that are inconsistent with each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// The name of the log, unique in the world; a URL without scheme by convention.
    pub origin: String,
    /// The number of entries.
    pub size: u64,
    /// The root of the tree of that size.
    pub root: Hash,
}

/// Why a checkpoint is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CheckpointError {
    /// The note around it is malformed or not signed by the expected key.
    #[error(transparent)]
    Note(#[from] NoteError),
    /// The origin is empty or contains a control character.
    #[error("the origin must not be empty nor contain control characters")]
    Origin,
    /// The signed text is not exactly origin, size and root. Extension lines are refused: nothing checks them.
    #[error("the signed text is not a checkpoint of three lines")]
    Form,
}

/// The checkpoint as a signed note.
///
/// # Errors
/// [`CheckpointError::Origin`] when the origin is not allowed.
pub fn sign_checkpoint(key: &SigningKey, checkpoint: &Checkpoint) -> Result<String, CheckpointError> {
    if !origin_is_allowed(&checkpoint.origin) {
        return Err(CheckpointError::Origin);
    }
    let root = STANDARD.encode(checkpoint.root.0);
    Ok(sign_note(key, &format!("{}\n{}\n{root}\n", checkpoint.origin, checkpoint.size))?)
}

/// Reads a checkpoint that `key` signed; signatures by other keys are ignored. Whether the origin is the expected log is
/// for the caller to compare.
///
/// # Errors
/// [`CheckpointError`] when the note is malformed, not signed by the key, or not a checkpoint.
pub fn open_checkpoint(text: &str, key: &VerifyingKey) -> Result<Checkpoint, CheckpointError> {
    open_counting_signatures(text, key).map(|(checkpoint, _)| checkpoint)
}

/// As [`open_checkpoint`], with the number of signature lines.
pub(crate) fn open_counting_signatures(
    text: &str,
    key: &VerifyingKey,
) -> Result<(Checkpoint, usize), CheckpointError> {
    let (body, signatures) = open_counting(text, key)?;
    Ok((parse(body)?, signatures))
}

fn parse(body: &str) -> Result<Checkpoint, CheckpointError> {
    let lines: Vec<&str> = body.split('\n').collect();
    let [origin, size_text, root, ""] = lines.as_slice() else {
        return Err(CheckpointError::Form);
    };
    if !origin_is_allowed(origin) {
        return Err(CheckpointError::Origin);
    }
    let size: u64 = size_text.parse().map_err(|_| CheckpointError::Form)?;
    // The standard library also reads "+7" and "007", which the format forbids.
    if size.to_string() != *size_text {
        return Err(CheckpointError::Form);
    }
    let root = decode(root).map(Hash).ok_or(CheckpointError::Form)?;
    Ok(Checkpoint { origin: (*origin).to_owned(), size, root })
}

pub(crate) fn origin_is_allowed(origin: &str) -> bool {
    !origin.is_empty() && !origin.contains(char::is_control)
}
