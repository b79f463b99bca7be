// SPDX-License-Identifier: EUPL-1.2
//! Whoever can write to the database can change the entries; the signed checkpoints show that it happened.

use proptest::prelude::*;
use transparency_log::{
    Checkpoint, Hash, consistency_proof, inclusion_proof, node_hash, open_checkpoint, sign_checkpoint,
    verify_consistency, verify_inclusion,
};

use crate::support::{MemoryLog, naive_root, numbered_leaf, numbered_leaves, signing_key};

#[derive(Debug, Clone, Copy)]
enum Tampering {
    Delete(usize),
    Edit(usize),
    Insert(usize),
    Swap(usize, usize),
    MoveToEnd(usize),
}

impl Tampering {
    /// The first position whose content changes.
    fn first_changed(self) -> usize {
        match self {
            Self::Delete(at) | Self::Edit(at) | Self::Insert(at) | Self::MoveToEnd(at) => at,
            Self::Swap(one, two) => one.min(two),
        }
    }

    fn apply(self, leaves: &[Hash]) -> Vec<Hash> {
        let mut leaves = leaves.to_vec();
        match self {
            Self::Delete(at) => drop(leaves.remove(at)),
            Self::Edit(at) => leaves[at] = numbered_leaf(1_000_000),
            Self::Insert(at) => leaves.insert(at, numbered_leaf(1_000_000)),
            Self::Swap(one, two) => leaves.swap(one, two),
            Self::MoveToEnd(at) => leaves[at..].rotate_left(1),
        }
        leaves
    }
}

fn tampered_log() -> impl Strategy<Value = (u64, Tampering)> {
    (2_usize..600).prop_flat_map(|size| {
        let swap = (0..size - 1).prop_flat_map(move |one| (Just(one), one + 1..size));
        let tampering = prop_oneof![
            (0..size).prop_map(Tampering::Delete),
            (0..size).prop_map(Tampering::Edit),
            (0..size).prop_map(Tampering::Insert),
            (0..size - 1).prop_map(Tampering::MoveToEnd),
            swap.prop_map(|(one, two)| Tampering::Swap(one, two)),
        ];
        (Just(size as u64), tampering)
    })
}

proptest! {
    #[test]
    fn a_recomputed_root_shows_every_deletion_edit_insertion_and_reordering((size, tampering) in tampered_log()) {
        let leaves = numbered_leaves(size);
        let key = signing_key();
        let root = MemoryLog::of(&leaves).frontier.root();
        let published = sign_checkpoint(&key, &Checkpoint { origin: "log".to_owned(), size, root }).unwrap();
        let checkpoint = open_checkpoint(&published, key.verifying_key()).unwrap();
        let tampered = MemoryLog::of(&tampering.apply(&leaves));
        let found = tampered.frontier.size() != checkpoint.size || tampered.frontier.root() != checkpoint.root;
        prop_assert!(found);
        // Also when the size was mended by appending invented entries or cutting off the last ones.
        let mut mended = tampering.apply(&leaves);
        mended.resize(size as usize, numbered_leaf(2_000_000));
        prop_assert!(mended == leaves || naive_root(&mended) != checkpoint.root);
    }

    #[test]
    fn a_rewritten_log_cannot_prove_consistency_with_an_earlier_checkpoint(
        (size, tampering) in tampered_log(), later in 1_u64..50
    ) {
        let leaves = numbered_leaves(size);
        let old_root = naive_root(&leaves);
        let mut rewritten = tampering.apply(&leaves);
        rewritten.extend((0..later).map(|number| numbered_leaf(3_000_000 + number)));
        let log = MemoryLog::of(&rewritten);
        let new = log.frontier.size();
        prop_assume!(new > size && tampering.first_changed() < size as usize);
        let path = consistency_proof(size, new, &log).unwrap();
        prop_assert!(verify_consistency(size, new, &old_root, &log.frontier.root(), &path).is_err());
    }

    #[test]
    fn a_rewritten_log_cannot_prove_inclusion_under_an_earlier_checkpoint((size, tampering) in tampered_log()) {
        let leaves = numbered_leaves(size);
        let root = naive_root(&leaves);
        let rewritten = tampering.apply(&leaves);
        let at = tampering.first_changed();
        let served = MemoryLog::of(&rewritten);
        prop_assume!(served.frontier.size() >= size);
        let path = inclusion_proof(at as u64, size, &served).unwrap();
        prop_assert!(verify_inclusion(&rewritten[at], at as u64, size, &path, &root).is_err());
    }

    #[test]
    fn every_change_of_a_proof_of_inclusion_is_found(
        size in 1_u64..600, at: prop::sample::Index, change in 0_usize..5, place: prop::sample::Index
    ) {
        let leaves = numbered_leaves(size);
        let log = MemoryLog::of(&leaves);
        let index = at.index(size as usize) as u64;
        let (mut leaf, mut claimed, mut root) = (leaves[index as usize], index, log.frontier.root());
        let mut path = inclusion_proof(index, size, &log).unwrap();
        match change {
            0 => leaf = numbered_leaf(1_000_000),
            1 => root = numbered_leaf(1_000_000),
            2 => path.insert(place.index(path.len() + 1), numbered_leaf(1_000_000)),
            3 if !path.is_empty() => drop(path.remove(place.index(path.len()))),
            4 if !path.is_empty() => {
                let place = place.index(path.len());
                path[place].0[0] ^= 1;
            }
            _ => claimed = index + 1,
        }
        prop_assert!(verify_inclusion(&leaf, claimed, size, &path, &root).is_err());
    }

    #[test]
    fn an_entry_is_proven_at_its_own_number_only(size in 2_u64..600, at: prop::sample::Index) {
        let leaves = numbered_leaves(size);
        let log = MemoryLog::of(&leaves);
        let index = at.index(size as usize) as u64;
        let path = inclusion_proof(index, size, &log).unwrap();
        for other in (0..size).filter(|other| *other != index) {
            let accepted = verify_inclusion(&leaves[index as usize], other, size, &path, &log.frontier.root());
            prop_assert!(accepted.is_err(), "number {}", other);
        }
    }

    #[test]
    fn every_change_of_a_proof_of_consistency_is_found(
        (old, new) in (1_u64..599).prop_flat_map(|old| (Just(old), old + 1..600)),
        change in 0_usize..5,
        place: prop::sample::Index,
    ) {
        let leaves = numbered_leaves(new);
        let log = MemoryLog::of(&leaves);
        let (mut old_root, mut new_root) = (naive_root(&leaves[..old as usize]), log.frontier.root());
        let mut path = consistency_proof(old, new, &log).unwrap();
        match change {
            0 => old_root = numbered_leaf(1_000_000),
            1 => new_root = numbered_leaf(1_000_000),
            2 => path.insert(place.index(path.len() + 1), numbered_leaf(1_000_000)),
            3 => drop(path.remove(place.index(path.len()))),
            _ => {
                let place = place.index(path.len());
                path[place].0[31] ^= 1;
            }
        }
        prop_assert!(verify_consistency(old, new, &old_root, &new_root, &path).is_err());
    }
}

#[test]
fn an_inner_node_cannot_pass_for_an_entry() {
    let leaves = numbered_leaves(4);
    let log = MemoryLog::of(&leaves);
    let inner = node_hash(&leaves[0], &leaves[1]);
    let path = [node_hash(&leaves[2], &leaves[3])];
    assert!(verify_inclusion(&inner, 0, 4, &path, &log.frontier.root()).is_err());
}
