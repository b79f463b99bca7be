// SPDX-License-Identifier: EUPL-1.2
//! Codes that stand for a right: session codes and resume codes. Only their hash is kept.

use ::store::StoreError;
use aws_lc_rs::digest::{SHA256, digest};

/// Crockford's alphabet: no I, L, O, U, so that codes can be read aloud and typed.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A secret code.
#[derive(Clone, PartialEq, Eq)]
pub struct Code(String);

impl std::fmt::Debug for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Code(…)")
    }
}

impl Code {
    /// A fresh code of a number of characters with five random bits each.
    ///
    /// # Errors
    /// When the system has no random numbers.
    pub fn fresh(characters: usize) -> Result<Self, StoreError> {
        let mut random = vec![0_u8; characters];
        aws_lc_rs::rand::fill(&mut random).map_err(|_| StoreError::Engine("no random numbers".to_owned()))?;
        let text = random
            .iter()
            .filter_map(|byte| ALPHABET.get(usize::from(byte & 31)))
            .map(|c| char::from(*c))
            .collect();
        Ok(Self(text))
    }

    /// Reads a code as people type it: spaces and dashes do not count, small letters do, O and I and L are understood.
    #[must_use]
    pub fn typed(text: &str) -> Self {
        let read = text.chars().filter(|c| c.is_ascii_alphanumeric()).take(64).map(|c| {
            match c.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            }
        });
        Self(read.collect())
    }

    /// The code as the browser keeps it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The code in groups of four, for people.
    #[must_use]
    pub fn grouped(&self) -> String {
        let characters: Vec<_> = self.0.chars().collect();
        characters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
    }

    /// What is kept in place of the code.
    #[must_use]
    pub fn hash(&self) -> Vec<u8> {
        digest(&SHA256, self.0.as_bytes()).as_ref().to_vec()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_survives_being_read_aloud_and_typed() {
        let code = Code::fresh(16).unwrap();
        assert_eq!(Code::typed(&code.grouped().to_lowercase()).hash(), code.hash());
        assert_eq!(Code::typed("o1-lI"), Code::typed("0111"));
        assert_eq!(Code("ABCDEFGH".to_owned()).grouped(), "ABCD-EFGH");
    }
}
