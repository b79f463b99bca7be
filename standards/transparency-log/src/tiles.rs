// SPDX-License-Identifier: EUPL-1.2
//! Tiles of 256 hashes (C2SP tlog-tiles): how stored hashes are addressed and read.
//!
//! Level 0 holds the leaf hashes by sequence number. Level `k` holds the roots of complete subtrees of `256^k`
//! leaves: its entry `i` covers the leaves from `i * 256^k` on. A tile is 256 neighbours of one level.

use std::collections::BTreeMap;
use std::convert::Infallible;

use crate::hash::Hash;

/// The number of hashes in a complete tile.
pub const TILE_WIDTH: u64 = 1 << TILE_HEIGHT;
pub(crate) const TILE_HEIGHT: u32 = 8;

/// The root of a tile that has become complete; to be stored as entry `index` of level `level`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct TileRoot {
    /// 1 for the root of 256 leaves, 2 for the root of 65,536 leaves, and so on.
    pub level: u8,
    /// The position in that level, zero-based.
    pub index: u64,
    /// The root hash of the `256^level` leaves.
    pub root: Hash,
}

/// A run of neighbouring hashes of one level, all inside one tile: positions `start` up to, not including, `end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TileRange {
    /// 0 for leaf hashes, 1 for roots of 256 leaves, and so on.
    pub level: u8,
    /// The first position, a multiple of [`TILE_WIDTH`].
    pub start: u64,
    /// The position after the last one; at most `start` + [`TILE_WIDTH`].
    pub end: u64,
}

/// Where stored hashes come from.
pub trait TileSource {
    /// What can go wrong while reading.
    type Error;

    /// The hashes at the positions `start..end` of a level, in order. Only hashes are asked for that exist in a log
    /// of the size the proof is made for.
    ///
    /// # Errors
    /// Whatever reading them can cause.
    fn hashes(&self, level: u8, start: u64, end: u64) -> Result<Vec<Hash>, Self::Error>;
}

/// Tiles read beforehand, for callers whose reads are asynchronous: ask [`crate::inclusion_reads`],
/// [`crate::consistency_reads`] or [`crate::frontier_reads`] what is needed, fetch it, insert it, make the proof.
#[derive(Debug, Clone, Default)]
pub struct LoadedTiles(BTreeMap<TileRange, Vec<Hash>>);

impl LoadedTiles {
    /// Without any tile.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds the hashes of one range.
    pub fn insert(&mut self, range: TileRange, hashes: Vec<Hash>) {
        self.0.insert(range, hashes);
    }
}

/// A range was not inserted before the proof was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the hashes {} to {} of level {} have not been loaded", .0.start, .0.end, .0.level)]
pub struct TileNotLoaded(pub TileRange);

impl TileSource for LoadedTiles {
    type Error = TileNotLoaded;

    fn hashes(&self, level: u8, start: u64, end: u64) -> Result<Vec<Hash>, TileNotLoaded> {
        let range = TileRange { level, start, end };
        self.0.get(&range).cloned().ok_or(TileNotLoaded(range))
    }
}

/// Answers with zeros, so that a proof made from it shows which ranges the real one will read.
pub(crate) struct Blank;

impl TileSource for Blank {
    type Error = Infallible;

    fn hashes(&self, _level: u8, start: u64, end: u64) -> Result<Vec<Hash>, Infallible> {
        Ok((start..end).map(|_| Hash([0; 32])).collect())
    }
}

/// The level and position of every tile root that arises while a log grows from `old` to `new` entries, lower levels
/// first. [`crate::Frontier::extend`] computes the roots themselves; this list tells which ones a store must hold.
pub fn completed_tiles(old: u64, new: u64) -> impl Iterator<Item = (u8, u64)> {
    (1..u64::BITS / TILE_HEIGHT).flat_map(move |level| {
        let height = level * TILE_HEIGHT;
        (old >> height..new >> height).map(move |index| (level as u8, index))
    })
}
