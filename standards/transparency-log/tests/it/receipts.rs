// SPDX-License-Identifier: EUPL-1.2
//! Receipts: from the promise to the proof, and what is refused.

use transparency_log::{
    Checkpoint, Hash, Inclusion, MAXIMUM_RECEIPT_BYTES, Promise, ProofRefused, Proven, Receipt, SALT_LENGTH,
    Verified, VerifyError, inclusion_proof, promise, salted_leaf, sign_checkpoint, sign_note,
};

use crate::support::{MemoryLog, hash, numbered_leaf, numbered_leaves, signing_key};

/// Made with another implementation of SHA-256, Ed25519 and JSON from the key of `support::signing_key`.
pub const GOLDEN: &str = include_str!("../data/receipt.json");

pub const ORIGIN: &str = "kontor.example/protokoll/amt-muster";
const ENTRY: &str = r#"{"action":"case.received","actor":"portal","at":1780300800000000,"note":"Hund \"Bello\" angemeldet, Größe 60 cm"}"#;
const SALT: [u8; SALT_LENGTH] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];
const LEAF: &str = "be7282ace5d2bab95da310b6ae6acbc78d62b3c26912ac285c2cc24b0998e2a5";
const ROOT: &str = "3661850587e4b4090144588b29ccea786375ab14be74810f3bbc514b605e89ae";
const AT: i64 = 1_780_300_800_123_456;

fn promised() -> Receipt {
    let leaf = salted_leaf(&SALT, ENTRY.as_bytes());
    let promise = promise(&signing_key(), ORIGIN, &leaf, AT);
    Receipt::promised(ORIGIN.to_owned(), ENTRY.to_owned(), SALT, promise)
}

fn checkpoint(origin: &str, size: u64, root: Hash) -> String {
    sign_checkpoint(&signing_key(), &Checkpoint { origin: origin.to_owned(), size, root }).unwrap()
}

fn completed() -> Receipt {
    let receipt = promised();
    let mut leaves = numbered_leaves(5);
    leaves[3] = receipt.leaf;
    let log = MemoryLog::of(&leaves);
    let path = inclusion_proof(3, 5, &log).unwrap();
    let checkpoint = checkpoint(ORIGIN, 5, log.frontier.root());
    receipt.with_inclusion(Inclusion { index: 3, size: 5, path, checkpoint })
}

fn change_inclusion(change: impl FnOnce(&mut Inclusion)) -> Result<Verified, VerifyError> {
    let mut receipt = completed();
    change(receipt.inclusion.as_mut().unwrap());
    receipt.verify(signing_key().verifying_key())
}

#[test]
fn a_receipt_is_written_as_another_implementation_writes_it() {
    assert_eq!(completed().to_json().unwrap(), GOLDEN);
    assert_eq!(Receipt::from_json(GOLDEN.as_bytes()).unwrap(), completed());
}

#[test]
fn a_leaf_is_salted_as_another_implementation_does_it() {
    assert_eq!(salted_leaf(&SALT, ENTRY.as_bytes()), hash(LEAF));
}

#[test]
fn a_promise_alone_is_proven_as_a_promise_only() {
    let verified = promised().verify(signing_key().verifying_key()).unwrap();
    let expected =
        Verified { origin: ORIGIN.to_owned(), leaf: hash(LEAF), promised_at: AT, proven: Proven::Promise };
    assert_eq!(verified, expected);
    assert!(!promised().to_json().unwrap().contains("inclusion"));
}

#[test]
fn a_completed_receipt_proves_inclusion_in_the_signed_tree() {
    let verified = completed().verify(signing_key().verifying_key()).unwrap();
    let checkpoint = Checkpoint { origin: ORIGIN.to_owned(), size: 5, root: hash(ROOT) };
    assert_eq!(verified.proven, Proven::Inclusion { index: 3, checkpoint });
}

#[test]
fn a_changed_entry_salt_or_leaf_is_refused() {
    let key = signing_key();
    let refused = |change: fn(&mut Receipt)| {
        let mut receipt = promised();
        change(&mut receipt);
        receipt.verify(key.verifying_key()).unwrap_err()
    };
    assert!(matches!(refused(|receipt| receipt.entry.push(' ')), VerifyError::Leaf));
    assert!(matches!(refused(|receipt| receipt.salt[0] = 1), VerifyError::Leaf));
    assert!(matches!(refused(|receipt| receipt.leaf = numbered_leaf(0)), VerifyError::Leaf));
    let consistent_but_not_promised = refused(|receipt| {
        receipt.entry.push(' ');
        receipt.leaf = salted_leaf(&receipt.salt, receipt.entry.as_bytes());
    });
    assert!(matches!(consistent_but_not_promised, VerifyError::Promise));
}

#[test]
fn a_promise_binds_key_origin_leaf_and_time() {
    let key = signing_key();
    let leaf = hash(LEAF);
    let given = promise(&key, ORIGIN, &leaf, AT);
    assert!(given.is_by(key.verifying_key(), ORIGIN, &leaf));
    assert!(!given.is_by(key.verifying_key(), "kontor.example/protokoll/amt-muster2", &leaf));
    assert!(!given.is_by(key.verifying_key(), ORIGIN, &numbered_leaf(0)));
    let later = Promise { at: AT + 1, ..given.clone() };
    assert!(!later.is_by(key.verifying_key(), ORIGIN, &leaf));
    let other = transparency_log::SigningKey::from_seed("kontor.example/protokoll", &[8; 32]).unwrap();
    assert!(!given.is_by(other.verifying_key(), ORIGIN, &leaf));
}

#[test]
fn a_promise_without_a_log_name_is_refused() {
    for origin in ["", "kontor\u{1b}[2J"] {
        let promise = promise(&signing_key(), origin, &hash(LEAF), AT);
        let receipt = Receipt::promised(origin.to_owned(), ENTRY.to_owned(), SALT, promise);
        assert!(matches!(receipt.verify(signing_key().verifying_key()), Err(VerifyError::Origin)));
    }
}

#[test]
fn a_proof_that_does_not_fit_is_refused_although_the_promise_holds() {
    let refused = |change: fn(&mut Inclusion)| match change_inclusion(change) {
        Err(VerifyError::Inclusion(reason)) => reason,
        other => panic!("{other:?}"),
    };
    assert_eq!(refused(|inclusion| inclusion.index = 2), ProofRefused::RootMismatch);
    assert_eq!(refused(|inclusion| inclusion.index = 5), ProofRefused::OutOfRange);
    assert_eq!(refused(|inclusion| inclusion.path[0] = numbered_leaf(9)), ProofRefused::RootMismatch);
    assert_eq!(refused(|inclusion| inclusion.path.swap(0, 1)), ProofRefused::RootMismatch);
    assert_eq!(refused(|inclusion| inclusion.path.truncate(2)), ProofRefused::PathLength);
    assert_eq!(refused(|inclusion| inclusion.path.push(numbered_leaf(9))), ProofRefused::PathLength);
}

#[test]
fn a_checkpoint_of_another_log_size_or_signer_is_refused() {
    let refused = |change: fn(&mut Inclusion)| change_inclusion(change).unwrap_err();
    assert!(matches!(refused(|inclusion| inclusion.size = 6), VerifyError::OtherCheckpoint));
    let other_log =
        refused(|inclusion| inclusion.checkpoint = checkpoint("kontor.example/other", 5, hash(ROOT)));
    assert!(matches!(other_log, VerifyError::OtherCheckpoint));
    let other_tree = refused(|inclusion| inclusion.checkpoint = checkpoint(ORIGIN, 5, numbered_leaf(1)));
    assert!(matches!(other_tree, VerifyError::Inclusion(ProofRefused::RootMismatch)));
    let unsigned = refused(|inclusion| inclusion.checkpoint = format!("{ORIGIN}\n5\n"));
    assert!(matches!(unsigned, VerifyError::Checkpoint(_)));
}

#[test]
fn a_checkpoint_with_signatures_that_nothing_checks_is_refused_in_a_receipt() {
    let witness = transparency_log::SigningKey::from_seed("witness.example", &[9; 32]).unwrap();
    let line = sign_note(&witness, "x\n").unwrap().strip_prefix("x\n\n").unwrap().to_owned();
    let refused = change_inclusion(|inclusion| inclusion.checkpoint.push_str(&line));
    assert!(matches!(refused, Err(VerifyError::OtherCheckpoint)));
}

#[test]
fn a_document_with_unknown_missing_doubled_or_misspelt_parts_is_refused() {
    for (from, to) in [
        ("kontor-receipt/1", "kontor-receipt/2"),
        ("\"salt\":", "\"extra\": 1,\n  \"salt\":"),
        ("\"at\":", "\"extra\": 1, \"at\":"),
        ("\"size\":", "\"extra\": 1, \"size\":"),
        ("\"size\": 5,", ""),
        ("\"size\": 5,", "\"size\": 5, \"size\": 5,"),
        ("\"size\": 5,", "\"size\": 5.0,"),
        ("\"size\": 5,", "\"size\": \"5\","),
        ("\"salt\": \"AAEC", "\"salt\": \"AAECAAAA"),
        ("\"salt\": \"AAECAwQFBgcICQoLDA0ODw==\"", "\"salt\": \"AAECAwQFBgcICQoLDA0ODw\""),
        ("be7282ace5", "BE7282ACE5"),
        ("\"inclusion\":", "\"Inclusion\":"),
    ] {
        assert!(GOLDEN.contains(from), "{from}");
        let document = GOLDEN.replacen(from, to, 1);
        assert!(matches!(Receipt::from_json(document.as_bytes()), Err(VerifyError::Document(_))), "{to}");
    }
    let doubled = format!("{GOLDEN}{GOLDEN}");
    assert!(matches!(Receipt::from_json(doubled.as_bytes()), Err(VerifyError::Document(_))));
    let large = vec![b' '; MAXIMUM_RECEIPT_BYTES + 1];
    assert!(matches!(Receipt::from_json(&large), Err(VerifyError::TooLarge)));
}
