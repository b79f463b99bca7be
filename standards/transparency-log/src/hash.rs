// SPDX-License-Identifier: EUPL-1.2
//! The hash values of the tree and the three ways to make one (RFC 6962 section 2.1).

use std::fmt;
use std::str::FromStr;

use aws_lc_rs::digest::{Context, SHA256, digest};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The number of bytes of the salt in front of an entry.
///
/// The length is fixed because salt and entry are hashed without a separator: with a free length, the same leaf
/// could be shown with another boundary between the two, that is as another entry. 128 random bits keep an erased
/// entry from being guessed out of its leaf.
pub const SALT_LENGTH: usize = 16;

const LEAF_PREFIX: u8 = 0x00;
const NODE_PREFIX: u8 = 0x01;

/// A SHA-256 value: a leaf hash, a node hash or a root. As text (`Display`, `FromStr`, serde) 64 lower-case hex digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash(pub [u8; 32]);

impl Hash {
    /// The 32 bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl From<[u8; 32]> for Hash {
    fn from(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }
}

impl TryFrom<&[u8]> for Hash {
    type Error = HashTextError;

    fn try_from(bytes: &[u8]) -> Result<Self, HashTextError> {
        bytes.try_into().map(Self).map_err(|_| HashTextError)
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&hex::encode(self.0))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Hash({self})")
    }
}

/// The value is not a hash: 32 bytes, as text 64 lower-case hex digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a hash: 32 bytes or 64 lower-case hex digits are expected")]
pub struct HashTextError;

impl FromStr for Hash {
    type Err = HashTextError;

    fn from_str(text: &str) -> Result<Self, HashTextError> {
        let mut bytes = [0; 32];
        hex::decode_to_slice(text, &mut bytes).map_err(|_| HashTextError)?;
        // One value has one spelling, so that two documents with the same meaning are the same text.
        if text.bytes().any(|byte| byte.is_ascii_uppercase()) {
            return Err(HashTextError);
        }
        Ok(Self(bytes))
    }
}

impl Serialize for Hash {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Hash {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

pub(crate) fn sha256(parts: &[&[u8]]) -> Hash {
    let mut context = Context::new(&SHA256);
    for part in parts {
        context.update(part);
    }
    let mut bytes = [0; 32];
    bytes.copy_from_slice(context.finish().as_ref());
    Hash(bytes)
}

/// The root of the tree without entries: SHA-256 of nothing (RFC 6962 section 2.1).
#[must_use]
pub fn empty_root() -> Hash {
    sha256(&[])
}

/// The hash of an entry's bytes: `SHA-256(0x00 || data)` (RFC 6962 section 2.1).
#[must_use]
pub fn leaf_hash(data: &[u8]) -> Hash {
    sha256(&[&[LEAF_PREFIX], data])
}

/// The hash of an inner node: `SHA-256(0x01 || left || right)` (RFC 6962 section 2.1).
#[must_use]
pub fn node_hash(left: &Hash, right: &Hash) -> Hash {
    let mut bytes = [NODE_PREFIX; 65];
    bytes[1..33].copy_from_slice(&left.0);
    bytes[33..].copy_from_slice(&right.0);
    let mut out = [0; 32];
    out.copy_from_slice(digest(&SHA256, &bytes).as_ref());
    Hash(out)
}

/// The leaf of an entry that must remain erasable: `SHA-256(0x00 || SHA-256(salt || entry))`.
///
/// Once salt and entry are deleted, the leaf says nothing about the entry, while the tree above it stays valid
/// (Article 17 GDPR). The salt must be random and used for one entry only.
#[must_use]
pub fn salted_leaf(salt: &[u8; SALT_LENGTH], entry: &[u8]) -> Hash {
    leaf_hash(sha256(&[salt, entry]).as_bytes())
}
