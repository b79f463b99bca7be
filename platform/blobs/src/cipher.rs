// SPDX-License-Identifier: EUPL-1.2
//! AES-256-GCM with a long random nonce, and the byte format of everything sealed.
//!
//! One owner key seals very many values, more than random 96-bit nonces allow for (2^32, NIST
//! SP 800-38D, section 8.3). Hence XAES-256-GCM (C2SP specification): from the owner key and the
//! first half of a 192-bit random nonce it derives (NIST SP 800-108r1, CMAC) a key for this one
//! message; with this key and the other half the message is encrypted by plain AES-256-GCM.
//!
//! Format: version byte `1`, nonce (24 bytes), ciphertext (as long as the plain text), tag (16 bytes).

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use aws_lc_rs::cipher::{AES_256, EncryptingKey, UnboundCipherKey};
use aws_lc_rs::{digest, rand};

use crate::{Error, Result};

const VERSION: u8 = 1;
const NONCE_BYTES: usize = 24;
const TAG_BYTES: usize = 16;
const HEAD_BYTES: usize = 1 + NONCE_BYTES;

/// The key which wraps the data keys; the caller keeps it outside of the store. Never printed;
/// overwritten when dropped.
pub struct MasterKey(pub [u8; 32]);

impl std::fmt::Debug for MasterKey {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("MasterKey(..)")
    }
}

impl Drop for MasterKey {
    fn drop(&mut self) {
        self.0.fill(0);
        std::hint::black_box(&self.0);
    }
}

/// What a sealed text is for; part of the associated data, so that one kind never passes for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// A data key, wrapped by the master key.
    Key,
    /// An object of the store.
    Object,
    /// A value in the database.
    Value,
}

/// Associated data: format version, purpose, owner, name. Owners contain no zero byte, therefore
/// two different places never give the same bytes.
fn associated(purpose: Purpose, owner: &str, name: &str) -> Vec<u8> {
    let purpose: &[u8] = match purpose {
        Purpose::Key => b"kontor-blobs-key\0",
        Purpose::Object => b"kontor-blobs-object\0",
        Purpose::Value => b"kontor-blobs-value\0",
    };
    [&[VERSION], purpose, owner.as_bytes(), b"\0", name.as_bytes()].concat()
}

/// Number of sealed bytes for `plain` bytes.
pub(crate) fn sealed_length(plain: usize) -> usize {
    plain.saturating_add(HEAD_BYTES + TAG_BYTES)
}

/// SHA-256 in lower-case hexadecimal digits.
pub(crate) fn digest_hex(bytes: &[u8]) -> String {
    hex::encode(digest::digest(&digest::SHA256, bytes))
}

/// 32 random bytes for a new data key.
pub(crate) fn random_key() -> Result<[u8; 32]> {
    let mut bytes = [0; 32];
    rand::fill(&mut bytes)?;
    Ok(bytes)
}

/// A key of XAES-256-GCM with its precomputed CMAC subkey.
pub(crate) struct Cipher {
    block: EncryptingKey,
    subkey: [u8; 16],
}

impl Cipher {
    /// Prepares `key`.
    pub(crate) fn new(key: &[u8; 32]) -> Result<Self> {
        let block = EncryptingKey::ecb(UnboundCipherKey::new(&AES_256, key)?)?;
        let mut subkey = [0; 16];
        block.encrypt(&mut subkey)?;
        let carry = subkey[0] >> 7;
        let shifted = u128::from_be_bytes(subkey) << 1;
        // Doubling in GF(2^128) with the polynomial of NIST SP 800-38B, section 5.3.
        Ok(Self { block, subkey: (shifted ^ (u128::from(carry) * 0x87)).to_be_bytes() })
    }

    /// The key for one message (XAES-256-GCM, step "derive").
    fn message_key(&self, nonce: &[u8; NONCE_BYTES]) -> Result<LessSafeKey> {
        let mut derived = [0_u8; 32];
        for (counter, half) in (1_u8..).zip(derived.chunks_exact_mut(16)) {
            half[..4].copy_from_slice(&[0, counter, b'X', 0]);
            half[4..].copy_from_slice(&nonce[..12]);
            half.iter_mut().zip(self.subkey).for_each(|(byte, mask)| *byte ^= mask);
        }
        self.block.encrypt(&mut derived)?;
        Ok(LessSafeKey::new(UnboundKey::new(&AES_256_GCM, &derived)?))
    }

    /// Seals `plain` for one purpose and place.
    pub(crate) fn seal(&self, purpose: Purpose, owner: &str, name: &str, plain: &[u8]) -> Result<Vec<u8>> {
        let mut nonce = [0; NONCE_BYTES];
        rand::fill(&mut nonce)?;
        self.seal_with(&nonce, &associated(purpose, owner, name), plain)
    }

    fn seal_with(&self, nonce: &[u8; NONCE_BYTES], associated: &[u8], plain: &[u8]) -> Result<Vec<u8>> {
        let mut sealed = Vec::with_capacity(sealed_length(plain.len()));
        sealed.push(VERSION);
        sealed.extend_from_slice(nonce);
        sealed.extend_from_slice(plain);
        let short = Nonce::try_assume_unique_for_key(&nonce[12..])?;
        let tag = self.message_key(nonce)?.seal_in_place_separate_tag(
            short,
            Aad::from(associated),
            &mut sealed[HEAD_BYTES..],
        )?;
        sealed.extend_from_slice(tag.as_ref());
        Ok(sealed)
    }

    /// Opens what [`Cipher::seal`] returned for the same purpose and place.
    ///
    /// # Errors
    /// [`Error::Refused`] for anything else.
    pub(crate) fn open(&self, purpose: Purpose, owner: &str, name: &str, sealed: &[u8]) -> Result<Vec<u8>> {
        let (&version, rest) = sealed.split_first().ok_or(Error::Refused)?;
        let (nonce, body) = rest.split_first_chunk::<NONCE_BYTES>().ok_or(Error::Refused)?;
        if version != VERSION || body.len() < TAG_BYTES {
            return Err(Error::Refused);
        }
        let mut buffer = body.to_vec();
        let length = self
            .message_key(nonce)?
            .open_in_place(
                Nonce::try_assume_unique_for_key(&nonce[12..])?,
                Aad::from(associated(purpose, owner, name)),
                &mut buffer,
            )
            .map_err(|_| Error::Refused)?
            .len();
        buffer.truncate(length);
        Ok(buffer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The two published examples of the specification C2SP XAES-256-GCM.
    #[test]
    fn the_cipher_gives_the_published_test_vectors() {
        let nonce = *b"ABCDEFGHIJKLMNOPQRSTUVWX";
        let cases = [
            (1_u8, "", "ce546ef63c9cc60765923609b33a9a1974e96e52daf2fcf7075e2271"),
            (3, "c2sp.org/XAES-256-GCM", "986ec1832593df5443a179437fd083bf3fdb41abd740a21f71eb769d"),
        ];
        for (byte, associated, expected) in cases {
            let cipher = Cipher::new(&[byte; 32]).unwrap();
            let sealed = cipher.seal_with(&nonce, associated.as_bytes(), b"XAES-256-GCM").unwrap();
            assert_eq!(hex::encode(&sealed[HEAD_BYTES..]), expected);
        }
    }

    #[test]
    fn each_flipped_byte_and_each_cut_is_refused() {
        let cipher = Cipher::new(&[7; 32]).unwrap();
        let sealed = cipher.seal(Purpose::Value, "amt-1", "a", b"Hund: Bello").unwrap();
        assert_eq!(sealed.len(), 11 + 41);
        for position in 0..sealed.len() {
            for bit in 0..8 {
                let mut changed = sealed.clone();
                changed[position] ^= 1 << bit;
                let opened = cipher.open(Purpose::Value, "amt-1", "a", &changed);
                assert!(matches!(opened, Err(Error::Refused)), "byte {position}, bit {bit}");
            }
            assert!(cipher.open(Purpose::Value, "amt-1", "a", &sealed[..position]).is_err());
        }
        assert_eq!(cipher.open(Purpose::Value, "amt-1", "a", &sealed).unwrap(), b"Hund: Bello");
    }

    #[test]
    fn another_owner_place_or_purpose_is_refused() {
        let cipher = Cipher::new(&[7; 32]).unwrap();
        let sealed = cipher.seal(Purpose::Value, "amt-1", "a", b"x").unwrap();
        for (purpose, owner, name) in [
            (Purpose::Value, "amt-2", "a"),
            (Purpose::Value, "amt-1", "b"),
            (Purpose::Object, "amt-1", "a"),
            (Purpose::Key, "amt-1", "a"),
        ] {
            assert!(matches!(cipher.open(purpose, owner, name, &sealed), Err(Error::Refused)));
        }
    }

    #[test]
    fn the_master_key_is_never_printed() {
        assert_eq!(format!("{:?}", MasterKey([65; 32])), "MasterKey(..)");
    }

    #[test]
    fn the_digest_is_sha_256_of_the_plain_bytes() {
        assert_eq!(digest_hex(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    proptest::proptest! {
        #[test]
        fn every_value_opens_again(plain: Vec<u8>, name: String) {
            let cipher = Cipher::new(&[9; 32]).unwrap();
            let sealed = cipher.seal(Purpose::Value, "amt-1", &name, &plain).unwrap();
            proptest::prop_assert_eq!(cipher.open(Purpose::Value, "amt-1", &name, &sealed).unwrap(), plain);
        }
    }
}
