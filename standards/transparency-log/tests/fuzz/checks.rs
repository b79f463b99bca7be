// SPDX-License-Identifier: EUPL-1.2
//! What must hold for any input, and the seeds from which the fuzzer starts. The fuzz target and the tests of kept inputs share it.

use transparency_log::{
    Checkpoint, Frontier, Hash, Inclusion, Receipt, SALT_LENGTH, SigningKey, VerifyingKey, inclusion_proof,
    leaf_hash, open_checkpoint, open_note, promise, salted_leaf, sign_checkpoint, sign_note,
    verify_consistency, verify_inclusion,
};

fn key() -> SigningKey {
    SigningKey::from_seed("muster.example/log", &[7; 32]).unwrap_or_else(|error| panic!("{error}"))
}

/// Any bytes: the first tells which document the others are.
pub fn documents(data: &[u8]) {
    let Some((kind, rest)) = data.split_first() else { return };
    let text = std::str::from_utf8(rest).ok();
    match kind {
        b'C' => text.into_iter().for_each(checkpoint),
        b'F' => frontier(rest),
        b'K' => text.into_iter().for_each(verifying_key),
        b'N' => text.into_iter().for_each(note),
        b'P' => proofs(rest),
        b'R' => receipt(rest),
        _ => {}
    }
}

/// A checkpoint that opens was signed by the key, and signing its content again gives one that opens equal.
fn checkpoint(text: &str) {
    let key = key();
    let Ok(found) = open_checkpoint(text, key.verifying_key()) else { return };
    let again = sign_checkpoint(&key, &found).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(open_checkpoint(&again, key.verifying_key()), Ok(found));
}

/// A text that can be signed opens again as it was, and one that cannot is refused.
fn note(text: &str) {
    let key = key();
    let _verdict = open_note(text, key.verifying_key());
    if let Ok(note) = sign_note(&key, text) {
        assert_eq!(open_note(&note, key.verifying_key()), Ok(text));
    }
}

fn verifying_key(text: &str) {
    let _verdict = SigningKey::from_text(text);
    if let Ok(found) = text.parse::<VerifyingKey>() {
        assert_eq!(found.to_string().parse::<VerifyingKey>().as_ref(), Ok(&found));
    }
}

/// A frontier that is read is written as the same bytes, and grows by one.
fn frontier(bytes: &[u8]) {
    let Ok(mut found) = Frontier::from_bytes(bytes) else { return };
    assert_eq!(found.to_bytes(), bytes);
    let size = found.size();
    if found.append(leaf_hash(b"next")).is_ok() {
        assert_eq!(found.size(), size + 1);
        assert_eq!(Frontier::from_bytes(&found.to_bytes()).map(|read| read.root()), Ok(found.root()));
    }
}

/// Numbers and hashes that claim to be proofs are refused or accepted, never more.
fn proofs(bytes: &[u8]) {
    let Some((numbers, hashes)) = bytes.split_at_checked(16) else { return };
    let number = |part: &[u8]| part.iter().fold(0_u64, |number, byte| (number << 8) | u64::from(*byte));
    let (first, second) = (number(&numbers[..8]), number(&numbers[8..]));
    let path: Vec<Hash> = hashes.chunks_exact(32).filter_map(|chunk| Hash::try_from(chunk).ok()).collect();
    let Some((root, path)) = path.split_first() else { return };
    let _verdict = verify_inclusion(&leaf_hash(b"leaf"), first, second, path, root);
    let _verdict = verify_consistency(first, second, &leaf_hash(b"old"), root, path);
}

/// A receipt that is read comes back equal from its JSON; checking it never fails otherwise than by refusing.
fn receipt(bytes: &[u8]) {
    let Ok(found) = Receipt::from_json(bytes) else { return };
    let _verdict = found.verify(key().verifying_key());
    let again = found.to_json().unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(Receipt::from_json(again.as_bytes()).ok().as_ref(), Some(&found));
}

/// One seed of each kind of document, written by the crate.
pub fn documents_seeds() -> Vec<Vec<u8>> {
    let key = key();
    let (salt, entry, origin) = ([1; SALT_LENGTH], "{\"case\":1}", "muster.example/log");
    let leaf = salted_leaf(&salt, entry.as_bytes());
    let mut frontier = Frontier::new();
    let mut tiles = transparency_log::LoadedTiles::new();
    let leaves = vec![leaf_hash(b"a"), leaf, leaf_hash(b"c")];
    let grown = frontier.extend(leaves.clone()).is_ok();
    let range = transparency_log::inclusion_reads(1, 3).ok().and_then(|reads| reads.first().copied());
    if let Some(range) = range {
        tiles.insert(range, leaves);
    }
    let path = inclusion_proof(1, 3, &tiles).unwrap_or_default();
    let head = Checkpoint { origin: origin.to_owned(), size: 3, root: frontier.root() };
    let checkpoint = sign_checkpoint(&key, &head).unwrap_or_default();
    let promised =
        Receipt::promised(origin.to_owned(), entry.to_owned(), salt, promise(&key, origin, &leaf, 1));
    let proven = promised.clone().with_inclusion(Inclusion {
        index: 1,
        size: 3,
        path: path.clone(),
        checkpoint: checkpoint.clone(),
    });
    let mut proof: Vec<u8> = [1_u64.to_be_bytes(), 3_u64.to_be_bytes()].concat();
    proof.extend([frontier.root()].iter().chain(&path).flat_map(|hash| hash.0));
    assert!(grown, "three leaves fit");
    let seed = |kind: u8, rest: &[u8]| [&[kind], rest].concat();
    vec![
        seed(b'C', checkpoint.as_bytes()),
        seed(b'F', &frontier.to_bytes()),
        seed(b'K', key.verifying_key().to_string().as_bytes()),
        seed(b'K', key.to_text().unwrap_or_default().as_bytes()),
        seed(b'N', sign_note(&key, "eine Zeile\n").unwrap_or_default().as_bytes()),
        seed(b'P', &proof),
        seed(b'R', promised.to_json().unwrap_or_default().as_bytes()),
        seed(b'R', proven.to_json().unwrap_or_default().as_bytes()),
    ]
}
