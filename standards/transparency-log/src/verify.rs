// SPDX-License-Identifier: EUPL-1.2
//! The verifiers of proofs, step by step as RFC 9162 writes them. They share no code with the provers.

use crate::hash::{Hash, empty_root, node_hash};

/// Why a proof proves nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ProofRefused {
    /// The leaf's number is not below the size of the tree, or the old tree is larger than the new one.
    #[error("the position lies outside the tree")]
    OutOfRange,
    /// The path has more or fewer hashes than a tree of this size needs.
    #[error("the path has the wrong length for a tree of this size")]
    PathLength,
    /// The path leads to another root.
    #[error("the path leads to another root")]
    RootMismatch,
}

/// Checks that `leaf` is entry number `index` (zero-based) of the tree with `size` entries and root `root`
/// (RFC 9162 section 2.1.3.2).
///
/// # Errors
/// [`ProofRefused`] when it is not proven.
pub fn verify_inclusion(
    leaf: &Hash,
    index: u64,
    size: u64,
    path: &[Hash],
    root: &Hash,
) -> Result<(), ProofRefused> {
    if index >= size {
        return Err(ProofRefused::OutOfRange);
    }
    let mut node = index;
    let mut last = size - 1;
    let mut result = *leaf;
    for sibling in path {
        if last == 0 {
            return Err(ProofRefused::PathLength);
        }
        if node & 1 == 1 || node == last {
            result = node_hash(sibling, &result);
            (node, last) = skip_missing_levels(node, last);
        } else {
            result = node_hash(&result, sibling);
        }
        node >>= 1;
        last >>= 1;
    }
    if last != 0 {
        return Err(ProofRefused::PathLength);
    }
    if result == *root { Ok(()) } else { Err(ProofRefused::RootMismatch) }
}

/// Checks that the tree with `old_size` entries and root `old_root` is the beginning of the tree with `new_size`
/// entries and root `new_root`: nothing was removed, changed, inserted or moved (RFC 9162 section 2.1.4.2).
///
/// The empty tree is the beginning of every tree, and a tree is the beginning of itself; both have an empty path.
///
/// # Errors
/// [`ProofRefused`] when it is not proven.
pub fn verify_consistency(
    old_size: u64,
    new_size: u64,
    old_root: &Hash,
    new_root: &Hash,
    path: &[Hash],
) -> Result<(), ProofRefused> {
    if old_size > new_size {
        return Err(ProofRefused::OutOfRange);
    }
    if old_size == 0 || old_size == new_size {
        return verify_trivial_consistency(old_size, new_size, [old_root, new_root], path);
    }
    let (first, rest) = if old_size.is_power_of_two() {
        (old_root, path)
    } else {
        path.split_first().ok_or(ProofRefused::PathLength)?
    };
    let shift = (old_size - 1).trailing_ones();
    let mut node = (old_size - 1) >> shift;
    let mut last = (new_size - 1) >> shift;
    let (mut old_result, mut new_result) = (*first, *first);
    for sibling in rest {
        if last == 0 {
            return Err(ProofRefused::PathLength);
        }
        if node & 1 == 1 || node == last {
            old_result = node_hash(sibling, &old_result);
            new_result = node_hash(sibling, &new_result);
            (node, last) = skip_missing_levels(node, last);
        } else {
            new_result = node_hash(&new_result, sibling);
        }
        node >>= 1;
        last >>= 1;
    }
    if last != 0 {
        return Err(ProofRefused::PathLength);
    }
    if old_result == *old_root && new_result == *new_root { Ok(()) } else { Err(ProofRefused::RootMismatch) }
}

/// A right-most node without a right neighbour rises unchanged through the levels in which it has no sibling.
fn skip_missing_levels(node: u64, last: u64) -> (u64, u64) {
    let levels = if node == 0 { 0 } else { node.trailing_zeros() };
    (node >> levels, last >> levels)
}

fn verify_trivial_consistency(
    old_size: u64,
    new_size: u64,
    [old_root, new_root]: [&Hash; 2],
    path: &[Hash],
) -> Result<(), ProofRefused> {
    if !path.is_empty() {
        return Err(ProofRefused::PathLength);
    }
    let old_fits = old_size != 0 || *old_root == empty_root();
    let new_fits = old_size != new_size || old_root == new_root;
    if old_fits && new_fits { Ok(()) } else { Err(ProofRefused::RootMismatch) }
}
