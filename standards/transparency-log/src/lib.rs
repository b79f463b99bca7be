// SPDX-License-Identifier: EUPL-1.2
//! A Merkle tree log: an append-only sequence of entries whose order and content can be proven.
//!
//! The hashing is that of RFC 6962 section 2.1 (identical in RFC 9162 section 2.1), with SHA-256. Tree heads are
//! published as *checkpoints* (C2SP tlog-checkpoint in a C2SP signed note, Ed25519), hashes are kept in the layout
//! of C2SP tlog-tiles (256 hashes wide), and a [`Receipt`] carries what a person needs to check one entry offline.
//!
//! The crate is pure: it reads no file, asks no clock and knows no database. The caller keeps three things:
//! the leaf hashes by sequence number, the [`TileRoot`]s that [`Frontier::extend`] hands out, and the bytes of the
//! [`Frontier`] itself. `README.md` shows them together.

mod base64_text;
mod checkpoint;
mod frontier;
mod hash;
mod key;
mod note;
mod proof;
mod receipt;
mod tiles;
mod verify;

pub use checkpoint::{Checkpoint, CheckpointError, open_checkpoint, sign_checkpoint};
pub use frontier::{Frontier, FrontierError, MAXIMUM_SIZE};
pub use hash::{Hash, HashTextError, SALT_LENGTH, empty_root, leaf_hash, node_hash, salted_leaf};
pub use key::{KeyError, SigningKey, VerifyingKey};
pub use note::{NoteError, open_note, sign_note};
pub use proof::{
    ProofError, consistency_proof, consistency_reads, frontier_at, frontier_reads, inclusion_proof,
    inclusion_reads,
};
pub use receipt::{
    Inclusion, MAXIMUM_RECEIPT_BYTES, Promise, Proven, Receipt, ReceiptFormat, Verified, VerifyError, promise,
};
pub use tiles::{LoadedTiles, TILE_WIDTH, TileNotLoaded, TileRange, TileRoot, TileSource, completed_tiles};
pub use verify::{ProofRefused, verify_consistency, verify_inclusion};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
