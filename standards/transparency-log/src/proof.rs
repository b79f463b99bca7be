// SPDX-License-Identifier: EUPL-1.2
//! The provers: they follow the recursive definitions of RFC 6962 and read whole tiles, each once.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::convert::Infallible;

use crate::frontier::{Frontier, MAXIMUM_SIZE};
use crate::hash::{Hash, node_hash};
use crate::tiles::{Blank, TILE_HEIGHT, TILE_WIDTH, TileRange, TileSource};

/// Why a proof cannot be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ProofError<E> {
    /// The leaf's number is not below the size, the old size is above the new one, or the size above [`MAXIMUM_SIZE`].
    #[error("the position lies outside the tree")]
    OutOfRange,
    /// The source answered with another number of hashes than were asked for.
    #[error("{found} hashes were delivered for the positions {} to {} of level {}", .range.start, .range.end, .range.level)]
    Incomplete {
        /// What was asked for.
        range: TileRange,
        /// How many hashes came.
        found: usize,
    },
    /// The source failed.
    #[error(transparent)]
    Source(E),
}

/// The path from entry `index` (zero-based) to the root of the tree of the first `size` entries
/// (RFC 6962 section 2.1.1). At most two tiles of each level are read.
///
/// # Errors
/// [`ProofError`] when the position lies outside the tree or hashes cannot be read.
pub fn inclusion_proof<S: TileSource>(
    index: u64,
    size: u64,
    source: &S,
) -> Result<Vec<Hash>, ProofError<S::Error>> {
    if index >= size || size > MAXIMUM_SIZE {
        return Err(ProofError::OutOfRange);
    }
    Reader::new(size, source).inclusion_path(index, 0, size)
}

/// The proof that the first `old` entries of the log are still the beginning of its first `new` entries
/// (RFC 6962 section 2.1.2). Empty for `old` = 0 and for `old` = `new`. At most two tiles of each level are read.
///
/// # Errors
/// [`ProofError`] when `old` is above `new` or hashes cannot be read.
pub fn consistency_proof<S: TileSource>(
    old: u64,
    new: u64,
    source: &S,
) -> Result<Vec<Hash>, ProofError<S::Error>> {
    if old > new || new > MAXIMUM_SIZE {
        return Err(ProofError::OutOfRange);
    }
    if old == 0 || old == new {
        return Ok(Vec::new());
    }
    Reader::new(new, source).consistency_path(old, 0..new, true)
}

/// The frontier of the first `size` entries, rebuilt from stored hashes; its root is the root of that tree. One tile of
/// each level is read.
///
/// # Errors
/// [`ProofError`] when the size is above [`MAXIMUM_SIZE`] or hashes cannot be read.
pub fn frontier_at<S: TileSource>(size: u64, source: &S) -> Result<Frontier, ProofError<S::Error>> {
    if size > MAXIMUM_SIZE {
        return Err(ProofError::OutOfRange);
    }
    let reader = Reader::new(size, source);
    let mut subtrees = Vec::new();
    let mut start = 0;
    for height in (0..u64::BITS).rev().filter(|height| size >> height & 1 == 1) {
        subtrees.push(reader.complete(start, height)?);
        start += 1 << height;
    }
    Ok(Frontier::from_subtrees(size, subtrees))
}

/// What [`inclusion_proof`] will read, for callers that must fetch it asynchronously into [`crate::LoadedTiles`].
///
/// # Errors
/// [`ProofError::OutOfRange`] as there.
pub fn inclusion_reads(index: u64, size: u64) -> Result<Vec<TileRange>, ProofError<Infallible>> {
    if index >= size || size > MAXIMUM_SIZE {
        return Err(ProofError::OutOfRange);
    }
    let reader = Reader::new(size, &Blank);
    reader.inclusion_path(index, 0, size)?;
    Ok(reader.ranges())
}

/// What [`consistency_proof`] will read, for callers that must fetch it asynchronously into [`crate::LoadedTiles`].
///
/// # Errors
/// [`ProofError::OutOfRange`] as there.
pub fn consistency_reads(old: u64, new: u64) -> Result<Vec<TileRange>, ProofError<Infallible>> {
    if old > new || new > MAXIMUM_SIZE {
        return Err(ProofError::OutOfRange);
    }
    if old == 0 || old == new {
        return Ok(Vec::new());
    }
    let reader = Reader::new(new, &Blank);
    reader.consistency_path(old, 0..new, true)?;
    Ok(reader.ranges())
}

/// What [`frontier_at`] will read, for callers that must fetch it asynchronously into [`crate::LoadedTiles`].
///
/// # Errors
/// [`ProofError::OutOfRange`] as there.
pub fn frontier_reads(size: u64) -> Result<Vec<TileRange>, ProofError<Infallible>> {
    if size > MAXIMUM_SIZE {
        return Err(ProofError::OutOfRange);
    }
    let reader = Reader::new(size, &Blank);
    for height in (0..u64::BITS).filter(|height| size >> height & 1 == 1) {
        reader.complete((size >> height >> 1) << height << 1, height)?;
    }
    Ok(reader.ranges())
}

/// Reads whole tiles of a log of `size` entries and keeps them for the length of one proof.
struct Reader<'a, S> {
    size: u64,
    source: &'a S,
    tiles: RefCell<BTreeMap<TileRange, Vec<Hash>>>,
}

impl<'a, S: TileSource> Reader<'a, S> {
    fn new(size: u64, source: &'a S) -> Self {
        Self { size, source, tiles: RefCell::default() }
    }

    fn ranges(self) -> Vec<TileRange> {
        self.tiles.into_inner().into_keys().collect()
    }

    /// PATH(m, D[n]) of RFC 6962 section 2.1.1 for the entries from `start` up to `end`.
    fn inclusion_path(&self, index: u64, start: u64, end: u64) -> Result<Vec<Hash>, ProofError<S::Error>> {
        if end - start == 1 {
            return Ok(Vec::new());
        }
        let middle = start + split(end - start);
        let (mut path, sibling) = if index < middle {
            (self.inclusion_path(index, start, middle)?, self.range_root(middle, end)?)
        } else {
            (self.inclusion_path(index, middle, end)?, self.range_root(start, middle)?)
        };
        path.push(sibling);
        Ok(path)
    }

    /// SUBPROOF(m, D[n], b) of RFC 6962 section 2.1.2, with `old` counted from the beginning of the log.
    fn consistency_path(
        &self,
        old: u64,
        range: std::ops::Range<u64>,
        known: bool,
    ) -> Result<Vec<Hash>, ProofError<S::Error>> {
        let (start, end) = (range.start, range.end);
        if old == end {
            return if known { Ok(Vec::new()) } else { Ok(vec![self.range_root(start, end)?]) };
        }
        let middle = start + split(end - start);
        let (mut path, sibling) = if old <= middle {
            (self.consistency_path(old, start..middle, known)?, self.range_root(middle, end)?)
        } else {
            (self.consistency_path(old, middle..end, false)?, self.range_root(start, middle)?)
        };
        path.push(sibling);
        Ok(path)
    }

    /// MTH(D[start:end]) of RFC 6962 section 2.1.
    fn range_root(&self, start: u64, end: u64) -> Result<Hash, ProofError<S::Error>> {
        let width = end - start;
        if width.is_power_of_two() {
            return self.complete(start, width.trailing_zeros());
        }
        let left = split(width);
        let left_root = self.complete(start, left.trailing_zeros())?;
        Ok(node_hash(&left_root, &self.range_root(start + left, end)?))
    }

    /// The root of the complete subtree of `2^height` entries from `start` on, folded from one tile.
    fn complete(&self, start: u64, height: u32) -> Result<Hash, ProofError<S::Error>> {
        let level = height / TILE_HEIGHT;
        let first = start >> (level * TILE_HEIGHT);
        let tile = first / TILE_WIDTH * TILE_WIDTH;
        let stored = self.size >> (level * TILE_HEIGHT);
        let range = TileRange { level: level as u8, start: tile, end: stored.min(tile + TILE_WIDTH) };
        let offset = (first - tile) as usize;
        self.with_tile(range, |hashes| fold(&hashes[offset..offset + (1 << (height % TILE_HEIGHT))]))
    }

    fn with_tile(
        &self,
        range: TileRange,
        read: impl FnOnce(&[Hash]) -> Hash,
    ) -> Result<Hash, ProofError<S::Error>> {
        let mut tiles = self.tiles.borrow_mut();
        let hashes = match tiles.entry(range) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => {
                let found =
                    self.source.hashes(range.level, range.start, range.end).map_err(ProofError::Source)?;
                if found.len() as u64 != range.end - range.start {
                    return Err(ProofError::Incomplete { range, found: found.len() });
                }
                place.insert(found)
            }
        };
        Ok(read(hashes))
    }
}

/// The largest power of two below `width` (RFC 6962 section 2.1: "k").
fn split(width: u64) -> u64 {
    1 << (width - 1).ilog2()
}

/// The root over a power of two of hashes.
fn fold(hashes: &[Hash]) -> Hash {
    match hashes {
        [only] => *only,
        _ => {
            let (left, right) = hashes.split_at(hashes.len() / 2);
            node_hash(&fold(left), &fold(right))
        }
    }
}
