// SPDX-License-Identifier: EUPL-1.2
//! Named Ed25519 keys (RFC 8032) and their text forms (C2SP signed-note, "verifier keys" of Go's note format).

use std::fmt;
use std::str::FromStr;

use aws_lc_rs::encoding::AsBigEndian;
use aws_lc_rs::signature::{ED25519, Ed25519KeyPair, KeyPair, UnparsedPublicKey};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::base64_text::decode;
use crate::hash::sha256;

/// The signature type "Ed25519" of C2SP signed-note.
const ED25519_TYPE: u8 = 0x01;
const PRIVATE_PREFIX: &str = "PRIVATE+KEY+";

/// Why a key cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// The name is empty or contains white space, a control character or `+`.
    #[error("a key name must not be empty nor contain white space, control characters or a plus sign")]
    Name,
    /// The text is not `name+keyhash+base64`, or not an Ed25519 key.
    #[error("the text is not an Ed25519 key of the form name+keyhash+base64")]
    Text,
    /// The hash in the text belongs to another name or key.
    #[error("the key hash belongs to another name or key")]
    KeyHash,
    /// The cryptographic library refused the key material or could not make any.
    #[error("the key material is not acceptable")]
    Material,
}

/// The public half: what a verifier pins. Its text is `name+hex(key hash)+base64(0x01 || public key)`.
#[derive(Clone, PartialEq, Eq)]
pub struct VerifyingKey {
    name: String,
    bytes: [u8; 32],
}

impl VerifyingKey {
    /// A key from its name and its 32 bytes.
    ///
    /// # Errors
    /// [`KeyError::Name`] when the name is not allowed.
    pub fn new(name: &str, bytes: [u8; 32]) -> Result<Self, KeyError> {
        if !name_is_allowed(name) {
            return Err(KeyError::Name);
        }
        Ok(Self { name: name.to_owned(), bytes })
    }

    /// The name that stands in signature lines.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The 32 bytes of the public key (RFC 8032 section 5.1.5).
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.bytes
    }

    /// The first four bytes of `SHA-256(name || 0x0A || 0x01 || key)`; they tell keys apart, they protect nothing.
    #[must_use]
    pub fn key_hash(&self) -> [u8; 4] {
        let [a, b, c, d, ..] = sha256(&[self.name.as_bytes(), b"\n", &[ED25519_TYPE], &self.bytes]).0;
        [a, b, c, d]
    }

    pub(crate) fn accepts(&self, message: &[u8], signature: &[u8]) -> bool {
        UnparsedPublicKey::new(&ED25519, &self.bytes).verify(message, signature).is_ok()
    }
}

impl fmt::Display for VerifyingKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}+{}+{}", self.name, hex::encode(self.key_hash()), typed_base64(&self.bytes))
    }
}

impl fmt::Debug for VerifyingKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "VerifyingKey({self})")
    }
}

impl FromStr for VerifyingKey {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        let (name, key_hash, bytes) = split_key_text(text)?;
        let key = Self::new(name, bytes)?;
        key.check_hash(key_hash)?;
        Ok(key)
    }
}

impl VerifyingKey {
    fn check_hash(&self, key_hash: &str) -> Result<(), KeyError> {
        if hex::encode(self.key_hash()) == key_hash { Ok(()) } else { Err(KeyError::KeyHash) }
    }
}

/// The private half: signs checkpoints and promises. Keep it outside the database that holds the log.
pub struct SigningKey {
    pair: Ed25519KeyPair,
    verifying: VerifyingKey,
}

impl SigningKey {
    /// A new random key.
    ///
    /// # Errors
    /// [`KeyError::Name`] when the name is not allowed, [`KeyError::Material`] when no randomness is available.
    pub fn generate(name: &str) -> Result<Self, KeyError> {
        Self::from_pair(name, Ed25519KeyPair::generate().map_err(|_| KeyError::Material)?)
    }

    /// The key that belongs to a private seed (RFC 8032 section 5.1.5).
    ///
    /// # Errors
    /// [`KeyError::Name`] when the name is not allowed.
    pub fn from_seed(name: &str, seed: &[u8; 32]) -> Result<Self, KeyError> {
        Self::from_pair(name, Ed25519KeyPair::from_seed_unchecked(seed).map_err(|_| KeyError::Material)?)
    }

    /// The key in an unencrypted PKCS#8 document (RFC 5958, RFC 8410; DER), as OpenSSL writes it.
    ///
    /// # Errors
    /// [`KeyError::Name`] when the name is not allowed, [`KeyError::Material`] when the document is not such a key.
    pub fn from_pkcs8(name: &str, document: &[u8]) -> Result<Self, KeyError> {
        Self::from_pair(name, Ed25519KeyPair::from_pkcs8(document).map_err(|_| KeyError::Material)?)
    }

    /// The key as an unencrypted PKCS#8 document (DER). It is secret.
    ///
    /// # Errors
    /// [`KeyError::Material`] when the library cannot write it.
    pub fn to_pkcs8(&self) -> Result<Vec<u8>, KeyError> {
        self.pair.to_pkcs8().map(|document| document.as_ref().to_vec()).map_err(|_| KeyError::Material)
    }

    /// The key in its text form `PRIVATE+KEY+name+hex(key hash)+base64(0x01 || seed)`.
    ///
    /// # Errors
    /// [`KeyError`] when the text has another form or its parts do not belong together.
    pub fn from_text(text: &str) -> Result<Self, KeyError> {
        let (name, key_hash, seed) =
            split_key_text(text.strip_prefix(PRIVATE_PREFIX).ok_or(KeyError::Text)?)?;
        let key = Self::from_seed(name, &seed)?;
        key.verifying.check_hash(key_hash)?;
        Ok(key)
    }

    /// The text form that [`SigningKey::from_text`] reads. It is secret.
    ///
    /// # Errors
    /// [`KeyError::Material`] when the library does not give out the seed.
    pub fn to_text(&self) -> Result<String, KeyError> {
        let seed = self.pair.seed().and_then(|seed| seed.as_be_bytes()).map_err(|_| KeyError::Material)?;
        let key_hash = hex::encode(self.verifying.key_hash());
        Ok(format!("{PRIVATE_PREFIX}{}+{key_hash}+{}", self.verifying.name, typed_base64(seed.as_ref())))
    }

    /// The public half.
    #[must_use]
    pub fn verifying_key(&self) -> &VerifyingKey {
        &self.verifying
    }

    fn from_pair(name: &str, pair: Ed25519KeyPair) -> Result<Self, KeyError> {
        let bytes = pair.public_key().as_ref().try_into().map_err(|_| KeyError::Material)?;
        Ok(Self { verifying: VerifyingKey::new(name, bytes)?, pair })
    }

    pub(crate) fn sign(&self, message: &[u8]) -> [u8; 64] {
        let mut signature = [0; 64];
        signature.copy_from_slice(self.pair.sign(message).as_ref());
        signature
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "SigningKey({})", self.verifying.name)
    }
}

/// Key names of C2SP signed-note: not empty, no Unicode spaces, no plus; and no control characters.
pub(crate) fn name_is_allowed(name: &str) -> bool {
    !name.is_empty() && !name.contains(|c: char| c.is_whitespace() || c.is_control() || c == '+')
}

fn typed_base64(bytes: &[u8]) -> String {
    STANDARD.encode([&[ED25519_TYPE], bytes].concat())
}

/// Splits `name+keyhash+base64`; the base64 part may itself contain plus signs.
fn split_key_text(text: &str) -> Result<(&str, &str, [u8; 32]), KeyError> {
    let mut parts = text.splitn(3, '+');
    let (Some(name), Some(key_hash), Some(encoded)) = (parts.next(), parts.next(), parts.next()) else {
        return Err(KeyError::Text);
    };
    let typed: [u8; 33] = decode(encoded).ok_or(KeyError::Text)?;
    match typed {
        [ED25519_TYPE, bytes @ ..] => Ok((name, key_hash, bytes)),
        _ => Err(KeyError::Text),
    }
}
