// SPDX-License-Identifier: EUPL-1.2
//! Signed notes (C2SP signed-note): a text, a blank line, and lines `— name base64(key hash || signature)`.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::key::{SigningKey, VerifyingKey, name_is_allowed};

const SIGNATURE_PREFIX: &str = "— ";
const MAXIMUM_SIGNATURES: usize = 64;
const MAXIMUM_BYTES: usize = 1 << 20;

/// Why a note is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoteError {
    /// The note has another form: no signature lines, a control character, a missing line end, a malformed line, more
    /// than 64 signatures or more than one mebibyte.
    #[error("the text is not a signed note")]
    Form,
    /// No signature line is by the expected key.
    #[error("the note is not signed by the expected key")]
    UnknownKey,
    /// A signature that names the expected key does not fit the text.
    #[error("the signature does not fit the text")]
    Signature,
}

/// Signs a text, which must end with a line feed and hold no other control character.
///
/// # Errors
/// [`NoteError::Form`] when it does not.
pub fn sign_note(key: &SigningKey, text: &str) -> Result<String, NoteError> {
    if !text.ends_with('\n') || has_forbidden_characters(text) {
        return Err(NoteError::Form);
    }
    let verifying = key.verifying_key();
    let signature = [verifying.key_hash().as_slice(), &key.sign(text.as_bytes())].concat();
    Ok(format!("{text}\n{SIGNATURE_PREFIX}{} {}\n", verifying.name(), STANDARD.encode(signature)))
}

/// The text of a note, if the key signed it. Signatures by other keys (witnesses, an earlier key) are ignored; one that
/// names this key and does not fit refuses the whole note.
///
/// # Errors
/// [`NoteError`] when the note is malformed or not signed by the key.
pub fn open_note<'a>(note: &'a str, key: &VerifyingKey) -> Result<&'a str, NoteError> {
    open_counting(note, key).map(|(text, _)| text)
}

/// As [`open_note`], with the number of signature lines.
pub(crate) fn open_counting<'a>(note: &'a str, key: &VerifyingKey) -> Result<(&'a str, usize), NoteError> {
    if note.len() > MAXIMUM_BYTES || has_forbidden_characters(note) {
        return Err(NoteError::Form);
    }
    let (text, signatures) = note.rsplit_once("\n\n").ok_or(NoteError::Form)?;
    let text = &note[..text.len() + 1];
    let signatures = signatures.strip_suffix('\n').ok_or(NoteError::Form)?;
    let mut count = 0;
    let mut signed = false;
    for line in signatures.split('\n') {
        count += 1;
        if count > MAXIMUM_SIGNATURES {
            return Err(NoteError::Form);
        }
        signed |= line_is_by(line, key, text)?;
    }
    if signed { Ok((text, count)) } else { Err(NoteError::UnknownKey) }
}

fn line_is_by(line: &str, key: &VerifyingKey, text: &str) -> Result<bool, NoteError> {
    let line = line.strip_prefix(SIGNATURE_PREFIX).ok_or(NoteError::Form)?;
    let (name, encoded) = line.split_once(' ').ok_or(NoteError::Form)?;
    let decoded = STANDARD.decode(encoded).map_err(|_| NoteError::Form)?;
    let (key_hash, signature) = decoded.split_first_chunk::<4>().ok_or(NoteError::Form)?;
    if !name_is_allowed(name) || signature.is_empty() {
        return Err(NoteError::Form);
    }
    if name != key.name() || *key_hash != key.key_hash() {
        return Ok(false);
    }
    if key.accepts(text.as_bytes(), signature) { Ok(true) } else { Err(NoteError::Signature) }
}

fn has_forbidden_characters(text: &str) -> bool {
    text.bytes().any(|byte| byte < 0x20 && byte != b'\n')
}
