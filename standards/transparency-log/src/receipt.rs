// SPDX-License-Identifier: EUPL-1.2
//! Receipts: what a person keeps in order to prove, offline and against a pinned key, that an entry is in the log.
//!
//! A receipt is given out at once with a signed *promise* that its entry will be included. When the sequencer has placed
//! the entry, the *inclusion* is added: the path to the root of a signed checkpoint.

use serde::{Deserialize, Serialize};

use crate::base64_text;
use crate::checkpoint::{Checkpoint, CheckpointError, open_counting_signatures, origin_is_allowed};
use crate::hash::{Hash, SALT_LENGTH, salted_leaf};
use crate::key::{SigningKey, VerifyingKey};
use crate::verify::{ProofRefused, verify_inclusion};

/// The largest receipt that is read, in bytes.
pub const MAXIMUM_RECEIPT_BYTES: usize = 1 << 20;

/// The zero byte in front cannot occur in a signed note, so that no promise can pass for a checkpoint or the reverse.
const PROMISE_DOMAIN: &[u8] = b"\0kontor-promise/1\0";

/// The formats of receipts that this crate reads and writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ReceiptFormat {
    /// The only format so far.
    #[serde(rename = "kontor-receipt/1")]
    Version1,
}

/// A signed statement that an entry will be included in the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Promise {
    /// When the promise was given, in microseconds since 1970-01-01T00:00:00Z.
    pub at: i64,
    /// The Ed25519 signature (base64 in JSON).
    #[serde(with = "base64_text")]
    pub signature: [u8; 64],
}

/// The proof that an entry is in the tree of a signed checkpoint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Inclusion {
    /// The entry's sequence number in the log, zero-based.
    pub index: u64,
    /// The number of entries of the tree; the same as in the checkpoint.
    pub size: u64,
    /// The path from the leaf to the root (RFC 6962 section 2.1.1).
    pub path: Vec<Hash>,
    /// The checkpoint as a signed note with the log's signature only.
    pub checkpoint: String,
}

/// A receipt; in JSON an object with exactly these fields.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    /// The format of the document.
    pub format: ReceiptFormat,
    /// The name of the log, as in its checkpoints.
    pub origin: String,
    /// The entry, byte for byte as it was hashed: its canonical JSON as a text.
    pub entry: String,
    /// The salt in front of the entry (base64 in JSON).
    #[serde(with = "base64_text")]
    pub salt: [u8; SALT_LENGTH],
    /// The leaf: [`salted_leaf`] of salt and entry.
    pub leaf: Hash,
    /// The promise of inclusion.
    pub promise: Promise,
    /// The proof of inclusion, once there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inclusion: Option<Inclusion>,
}

/// What a valid receipt proves. That the origin is the log one means is for the caller to compare, as one key may sign
/// several logs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// The name of the log.
    pub origin: String,
    /// The leaf of the entry.
    pub leaf: Hash,
    /// When inclusion was promised, in microseconds since 1970-01-01T00:00:00Z.
    pub promised_at: i64,
    /// How much is proven.
    pub proven: Proven,
}

/// How much a receipt proves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Proven {
    /// The log has promised to include the entry; that it did is not proven yet.
    Promise,
    /// The entry is in the log.
    Inclusion {
        /// The entry's sequence number, zero-based.
        index: u64,
        /// The checkpoint whose tree contains it.
        checkpoint: Checkpoint,
    },
}

/// Why a receipt is refused.
#[derive(Debug, thiserror::Error)]
pub enum VerifyError {
    /// The document is larger than [`MAXIMUM_RECEIPT_BYTES`].
    #[error("the receipt is larger than one mebibyte")]
    TooLarge,
    /// The document is not a receipt: no JSON, a field missing, unknown or of another form.
    #[error("the document is not a receipt: {0}")]
    Document(#[from] serde_json::Error),
    /// The origin is empty or contains a control character.
    #[error("the origin of the receipt is not the name of a log")]
    Origin,
    /// The leaf does not belong to salt and entry.
    #[error("the leaf does not belong to the entry")]
    Leaf,
    /// The promise is not signed by the expected key for this origin, leaf and time.
    #[error("the promise is not signed by the expected key")]
    Promise,
    /// The checkpoint is malformed or not signed by the expected key.
    #[error("the checkpoint is refused: {0}")]
    Checkpoint(#[from] CheckpointError),
    /// The checkpoint belongs to another log or another size than the receipt says, or carries further signatures, which
    /// nothing here could check.
    #[error("the checkpoint does not belong to the receipt")]
    OtherCheckpoint,
    /// The path does not lead from the leaf to the root of the checkpoint.
    #[error("inclusion is not proven: {0}")]
    Inclusion(#[from] ProofRefused),
}

/// Promises that a leaf will be included in the log `origin`; `at` in microseconds since 1970-01-01T00:00:00Z.
#[must_use]
pub fn promise(key: &SigningKey, origin: &str, leaf: &Hash, at: i64) -> Promise {
    Promise { at, signature: key.sign(&promise_message(origin, leaf, at)) }
}

impl Promise {
    /// Whether `key` gave this promise for the log `origin` and the leaf.
    #[must_use]
    pub fn is_by(&self, key: &VerifyingKey, origin: &str, leaf: &Hash) -> bool {
        key.accepts(&promise_message(origin, leaf, self.at), &self.signature)
    }
}

/// Domain, length of the origin (eight bytes, big end first), origin, leaf, time (eight bytes, big end first).
fn promise_message(origin: &str, leaf: &Hash, at: i64) -> Vec<u8> {
    let length = (origin.len() as u64).to_be_bytes();
    [PROMISE_DOMAIN, &length, origin.as_bytes(), &leaf.0, &at.to_be_bytes()].concat()
}

impl Receipt {
    /// The receipt that can be given out at once.
    #[must_use]
    pub fn promised(origin: String, entry: String, salt: [u8; SALT_LENGTH], promise: Promise) -> Self {
        let leaf = salted_leaf(&salt, entry.as_bytes());
        Self { format: ReceiptFormat::Version1, origin, entry, salt, leaf, promise, inclusion: None }
    }

    /// The same receipt, completed with the proof.
    #[must_use]
    pub fn with_inclusion(self, inclusion: Inclusion) -> Self {
        Self { inclusion: Some(inclusion), ..self }
    }

    /// The document to hand out: JSON with line breaks.
    ///
    /// # Errors
    /// [`VerifyError::Document`] when it cannot be written.
    pub fn to_json(&self) -> Result<String, VerifyError> {
        Ok(serde_json::to_string_pretty(self)?)
    }

    /// Reads a document. It is not verified yet.
    ///
    /// # Errors
    /// [`VerifyError::TooLarge`] or [`VerifyError::Document`].
    pub fn from_json(document: &[u8]) -> Result<Self, VerifyError> {
        if document.len() > MAXIMUM_RECEIPT_BYTES {
            return Err(VerifyError::TooLarge);
        }
        Ok(serde_json::from_slice(document)?)
    }

    /// Checks everything in the receipt against the log's key: the leaf belongs to salt and entry, the promise is signed,
    /// and, if there is an inclusion, its checkpoint is signed, belongs to this log, and has the leaf in its tree.
    ///
    /// # Errors
    /// [`VerifyError`] when any of it fails; a receipt whose promise holds but whose inclusion fails is refused, too.
    pub fn verify(&self, key: &VerifyingKey) -> Result<Verified, VerifyError> {
        if !origin_is_allowed(&self.origin) {
            return Err(VerifyError::Origin);
        }
        if salted_leaf(&self.salt, self.entry.as_bytes()) != self.leaf {
            return Err(VerifyError::Leaf);
        }
        if !self.promise.is_by(key, &self.origin, &self.leaf) {
            return Err(VerifyError::Promise);
        }
        let proven = match &self.inclusion {
            None => Proven::Promise,
            Some(inclusion) => self.verify_inclusion(inclusion, key)?,
        };
        Ok(Verified { origin: self.origin.clone(), leaf: self.leaf, promised_at: self.promise.at, proven })
    }

    fn verify_inclusion(&self, inclusion: &Inclusion, key: &VerifyingKey) -> Result<Proven, VerifyError> {
        let (checkpoint, signatures) = open_counting_signatures(&inclusion.checkpoint, key)?;
        if checkpoint.origin != self.origin || checkpoint.size != inclusion.size || signatures != 1 {
            return Err(VerifyError::OtherCheckpoint);
        }
        verify_inclusion(&self.leaf, inclusion.index, inclusion.size, &inclusion.path, &checkpoint.root)?;
        Ok(Proven::Inclusion { index: inclusion.index, checkpoint })
    }
}
