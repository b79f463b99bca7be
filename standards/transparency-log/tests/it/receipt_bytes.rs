// SPDX-License-Identifier: EUPL-1.2
//! No byte of a receipt can be changed so that it says something else and still verifies.

use proptest::prelude::*;
use transparency_log::{Receipt, Verified, VerifyingKey};

use crate::receipts::GOLDEN;
use crate::support::signing_key;

fn open(document: &[u8], key: &VerifyingKey) -> Option<(Receipt, Verified)> {
    let receipt = Receipt::from_json(document).ok()?;
    let verified = receipt.verify(key).ok()?;
    Some((receipt, verified))
}

struct Golden {
    key: VerifyingKey,
    receipt: Receipt,
}

impl Golden {
    fn new() -> Self {
        let key = signing_key().verifying_key().clone();
        let (receipt, _) = open(GOLDEN.as_bytes(), &key).unwrap();
        Self { key, receipt }
    }

    /// Whether a changed document is refused; if not, it must hold the very same receipt.
    fn refuses(&self, document: &[u8]) -> bool {
        match open(document, &self.key) {
            None => true,
            Some((receipt, _)) => {
                assert_eq!(receipt, self.receipt, "{}", String::from_utf8_lossy(document));
                false
            }
        }
    }
}

#[test]
fn every_flipped_bit_is_refused_or_changes_nothing() {
    let golden = Golden::new();
    let mut refused = 0;
    for position in 0..GOLDEN.len() {
        for bit in 0..8 {
            let mut document = GOLDEN.as_bytes().to_vec();
            document[position] ^= 1 << bit;
            refused += usize::from(golden.refuses(&document));
        }
    }
    // What is not refused is one kind of white space between the parts in place of another.
    let harmless = GOLDEN.len() * 8 - refused;
    let white_space = GOLDEN.bytes().filter(u8::is_ascii_whitespace).count();
    assert!(harmless <= white_space * 2, "{harmless} of {} changes were not refused", GOLDEN.len() * 8);
}

#[test]
fn every_replaced_byte_is_refused_or_changes_nothing() {
    let golden = Golden::new();
    for position in 0..GOLDEN.len() {
        for replacement in [0, b' ', b'0', b'9', b'A', b'a', b'"', b'\\', b'n', b'{', b'}', b',', 0xff] {
            let mut document = GOLDEN.as_bytes().to_vec();
            document[position] = replacement;
            golden.refuses(&document);
        }
    }
}

#[test]
fn every_removed_or_doubled_byte_is_refused_or_changes_nothing() {
    let golden = Golden::new();
    for position in 0..GOLDEN.len() {
        let mut removed = GOLDEN.as_bytes().to_vec();
        let byte = removed.remove(position);
        golden.refuses(&removed);
        let mut doubled = GOLDEN.as_bytes().to_vec();
        doubled.insert(position, byte);
        golden.refuses(&doubled);
    }
}

#[test]
fn every_shortened_receipt_is_refused() {
    let golden = Golden::new();
    for length in 0..GOLDEN.len() {
        assert!(golden.refuses(&GOLDEN.as_bytes()[..length]), "first {length} bytes");
    }
}

proptest! {
    #[test]
    fn arbitrary_bytes_are_no_receipt(document in proptest::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(Receipt::from_json(&document).is_err());
    }

    #[test]
    fn a_receipt_with_a_few_random_changes_is_refused_or_the_same(
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4)
    ) {
        let mut document = GOLDEN.as_bytes().to_vec();
        for (position, byte) in changes {
            let position = position.index(document.len());
            document[position] = byte;
        }
        Golden::new().refuses(&document);
    }
}
