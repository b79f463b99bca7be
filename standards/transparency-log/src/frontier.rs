// SPDX-License-Identifier: EUPL-1.2
//! The right edge of a tree: all that is needed to append to a log and to know its root.

use crate::hash::{Hash, empty_root, node_hash};
use crate::tiles::{TILE_HEIGHT, TileRoot};

/// The largest number of entries a log may have (2^56, seven levels of tiles).
pub const MAXIMUM_SIZE: u64 = 1 << 56;

const FORMAT: u8 = 1;
const HEADER: usize = 1 + 8;

/// The compact form of a tree: its size and the roots of the complete subtrees that it consists of, largest first.
///
/// A tree of `n` entries has one such subtree for each one-bit of `n`; a million entries need at most 20 hashes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Frontier {
    size: u64,
    subtrees: Vec<Hash>,
}

/// Why bytes are not a frontier, or why a frontier cannot grow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FrontierError {
    /// The bytes are too short for a header, or begin with another format number than 1.
    #[error("the bytes are not a frontier in format 1")]
    Format,
    /// The number of hashes does not fit the size.
    #[error("a frontier of size {size} has {expected} hashes, the bytes hold another number")]
    Length {
        /// The size that the bytes name.
        size: u64,
        /// The number of hashes of a frontier of that size.
        expected: u32,
    },
    /// The size is above [`MAXIMUM_SIZE`].
    #[error("a log has at most 2^56 entries")]
    TooLarge,
}

impl Frontier {
    /// The frontier of the empty tree.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    pub(crate) fn from_subtrees(size: u64, subtrees: Vec<Hash>) -> Self {
        debug_assert_eq!(subtrees.len(), size.count_ones() as usize);
        Self { size, subtrees }
    }

    /// The number of entries.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Appends one leaf hash; its sequence number (zero-based) is the size before.
    ///
    /// Tile roots that arise are lost: use [`Frontier::extend`] where proofs will be wanted.
    ///
    /// # Errors
    /// [`FrontierError::TooLarge`] when the log is full.
    pub fn append(&mut self, leaf: Hash) -> Result<(), FrontierError> {
        self.push(leaf, |_| ())
    }

    /// Appends leaf hashes in order and returns the roots of all tiles that became complete, in the order in which
    /// they did. The caller stores them beside the leaves, in the same transaction as the frontier.
    ///
    /// # Errors
    /// [`FrontierError::TooLarge`] when the log is full; the frontier then holds the leaves that still fitted.
    pub fn extend(&mut self, leaves: impl IntoIterator<Item = Hash>) -> Result<Vec<TileRoot>, FrontierError> {
        let mut completed = Vec::new();
        for leaf in leaves {
            self.push(leaf, |tile| completed.push(tile))?;
        }
        Ok(completed)
    }

    fn push(&mut self, leaf: Hash, mut completed: impl FnMut(TileRoot)) -> Result<(), FrontierError> {
        if self.size >= MAXIMUM_SIZE {
            return Err(FrontierError::TooLarge);
        }
        let mut root = leaf;
        // Each trailing one-bit of the old size is a complete subtree that now gets a right neighbour of equal height.
        for height in 1..=self.size.trailing_ones() {
            let Some(left) = self.subtrees.pop() else { break };
            root = node_hash(&left, &root);
            if height % TILE_HEIGHT == 0 {
                let level = (height / TILE_HEIGHT) as u8;
                completed(TileRoot { level, index: self.size >> height, root });
            }
        }
        self.subtrees.push(root);
        self.size += 1;
        Ok(())
    }

    /// The root of the tree (RFC 6962 section 2.1).
    #[must_use]
    pub fn root(&self) -> Hash {
        self.subtrees
            .iter()
            .copied()
            .rev()
            .reduce(|right, left| node_hash(&left, &right))
            .unwrap_or_else(empty_root)
    }

    /// The form to store: format number 1, size as eight bytes (big end first), then the hashes, largest subtree first.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(HEADER + 32 * self.subtrees.len());
        bytes.push(FORMAT);
        bytes.extend_from_slice(&self.size.to_be_bytes());
        for hash in &self.subtrees {
            bytes.extend_from_slice(&hash.0);
        }
        bytes
    }

    /// Reads what [`Frontier::to_bytes`] wrote. The hashes carry no check of their own: compare [`Frontier::root`]
    /// with the last signed checkpoint before appending.
    ///
    /// # Errors
    /// [`FrontierError`] when the bytes have another form.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, FrontierError> {
        let (header, hashes) = bytes.split_first_chunk::<HEADER>().ok_or(FrontierError::Format)?;
        let [FORMAT, number @ ..] = *header else { return Err(FrontierError::Format) };
        let size = u64::from_be_bytes(number);
        if size > MAXIMUM_SIZE {
            return Err(FrontierError::TooLarge);
        }
        let expected = size.count_ones();
        if hashes.len() != expected as usize * 32 {
            return Err(FrontierError::Length { size, expected });
        }
        let (chunks, _) = hashes.as_chunks::<32>();
        Ok(Self { size, subtrees: chunks.iter().copied().map(Hash).collect() })
    }
}
