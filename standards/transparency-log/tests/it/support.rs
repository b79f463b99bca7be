// SPDX-License-Identifier: EUPL-1.2
//! A log in memory that keeps what a database would keep, and a naive tree to compare with.

use std::convert::Infallible;

use transparency_log::{Frontier, Hash, SigningKey, TileSource, leaf_hash, node_hash};

/// Reads a hash written as hex digits.
pub fn hash(text: &str) -> Hash {
    text.parse().unwrap()
}

/// The leaf of the decimal text of a number.
pub fn numbered_leaf(number: u64) -> Hash {
    leaf_hash(number.to_string().as_bytes())
}

/// As many different leaves as asked for.
pub fn numbered_leaves(count: u64) -> Vec<Hash> {
    (0..count).map(numbered_leaf).collect()
}

/// The key of the tests' log.
pub fn signing_key() -> SigningKey {
    SigningKey::from_seed("kontor.example/protokoll", &[7; 32]).unwrap()
}

/// Leaf hashes in level 0, tile roots above, each in a list without gaps.
pub struct MemoryLog {
    pub frontier: Frontier,
    pub levels: Vec<Vec<Hash>>,
}

impl MemoryLog {
    pub fn of(leaves: &[Hash]) -> Self {
        let mut log = Self { frontier: Frontier::new(), levels: vec![Vec::new(); 8] };
        log.extend(leaves);
        log
    }

    pub fn extend(&mut self, leaves: &[Hash]) {
        self.levels[0].extend_from_slice(leaves);
        for tile in self.frontier.extend(leaves.iter().copied()).unwrap() {
            let level = &mut self.levels[usize::from(tile.level)];
            assert_eq!(tile.index, level.len() as u64, "tile roots arise without gaps");
            level.push(tile.root);
        }
    }
}

impl TileSource for MemoryLog {
    type Error = Infallible;

    fn hashes(&self, level: u8, start: u64, end: u64) -> Result<Vec<Hash>, Infallible> {
        Ok(self.levels[usize::from(level)][start as usize..end as usize].to_vec())
    }
}

/// MTH of RFC 6962 section 2.1, word for word.
pub fn naive_root(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => hash("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        [only] => *only,
        _ => {
            let (left, right) = leaves.split_at(naive_split(leaves.len()));
            node_hash(&naive_root(left), &naive_root(right))
        }
    }
}

/// PATH of RFC 6962 section 2.1.1, word for word.
pub fn naive_inclusion(index: usize, leaves: &[Hash]) -> Vec<Hash> {
    if leaves.len() == 1 {
        return Vec::new();
    }
    let middle = naive_split(leaves.len());
    let (left, right) = leaves.split_at(middle);
    let (mut path, sibling) = if index < middle {
        (naive_inclusion(index, left), naive_root(right))
    } else {
        (naive_inclusion(index - middle, right), naive_root(left))
    };
    path.push(sibling);
    path
}

/// SUBPROOF of RFC 6962 section 2.1.2, word for word; PROOF(m, D) is `naive_consistency(m, D, true)`.
pub fn naive_consistency(old: usize, leaves: &[Hash], known: bool) -> Vec<Hash> {
    if old == leaves.len() {
        return if known { Vec::new() } else { vec![naive_root(leaves)] };
    }
    let middle = naive_split(leaves.len());
    let (left, right) = leaves.split_at(middle);
    let (mut path, sibling) = if old <= middle {
        (naive_consistency(old, left, known), naive_root(right))
    } else {
        (naive_consistency(old - middle, right, false), naive_root(left))
    };
    path.push(sibling);
    path
}

fn naive_split(width: usize) -> usize {
    let mut split = 1;
    while split * 2 < width {
        split *= 2;
    }
    split
}
