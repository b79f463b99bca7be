// SPDX-License-Identifier: EUPL-1.2
//! Verification of whole logs, and proofs of inclusion for receipts.

use crate::model::origin;
use crate::store;
use ::store::{Reach, Store, StoreError, Tx};
use foundation::{OwnerId, id::Uuid};
use transparency_log::{
    Checkpoint, Frontier, Hash, LoadedTiles, Receipt, VerifyingKey, inclusion_proof, inclusion_reads,
    open_checkpoint, salted_leaf,
};

/// Entries read at a time.
const PAGE: i64 = 1000;

/// Where a log first differs from what was signed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Divergence {
    /// A place has no entry: something was removed.
    #[error("log {owner}: entry {seq} is missing")]
    Missing {
        /// Whose log.
        owner: OwnerId,
        /// The place.
        seq: i64,
    },
    /// Entry, salt and leaf do not belong together: something was edited.
    #[error("log {owner}: entry {seq} was changed")]
    Edited {
        /// Whose log.
        owner: OwnerId,
        /// The place.
        seq: i64,
    },
    /// The tree does not have the signed root: order or content changed.
    #[error("log {owner}: the tree of {size} entries does not have the root that was signed")]
    Root {
        /// Whose log.
        owner: OwnerId,
        /// Size of the checkpoint.
        size: i64,
    },
    /// A checkpoint is not signed by the log's key, or is about something else.
    #[error("log {owner}: the checkpoint at {size} is not valid: {why}")]
    Checkpoint {
        /// Whose log.
        owner: OwnerId,
        /// Size of the checkpoint.
        size: i64,
        /// What is wrong.
        why: String,
    },
    /// Signed entries are gone from the end.
    #[error("log {owner}: {signed} entries were signed, {found} are there")]
    Truncated {
        /// Whose log.
        owner: OwnerId,
        /// Size of the newest checkpoint.
        signed: i64,
        /// Entries found.
        found: i64,
    },
}

/// The result of a verification.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Logs looked at.
    pub logs: usize,
    /// Entries recomputed.
    pub entries: i64,
    /// Checkpoints compared.
    pub checkpoints: usize,
    /// The first divergence of each log that has one.
    pub divergences: Vec<Divergence>,
}

/// Recomputes every log from its entries and compares it with every signed checkpoint.
///
/// # Errors
/// What the engine says; divergences are part of the report.
pub async fn verify(database: &Store, key: &VerifyingKey) -> Result<Report, StoreError> {
    let mut report = Report::default();
    for owner in store::owners(database).await? {
        let mut tx = database.read(Reach::Owner(owner)).await?;
        report.logs += 1;
        let divergence = verify_log(&mut tx, owner, key, &mut report).await?;
        report.divergences.extend(divergence);
    }
    Ok(report)
}

async fn verify_log(
    tx: &mut Tx,
    owner: OwnerId,
    key: &VerifyingKey,
    report: &mut Report,
) -> Result<Option<Divergence>, StoreError> {
    let mut expected = Vec::new();
    for (size, note) in store::checkpoints(tx, owner).await? {
        match opened(&note, owner, size, key) {
            Ok(root) => expected.push((size, root)),
            Err(why) => return Ok(Some(Divergence::Checkpoint { owner, size, why })),
        }
    }
    report.checkpoints += expected.len();
    let signed = expected.last().map_or(0, |(size, _)| *size);
    let mut expected = expected.into_iter().peekable();
    let mut frontier = Frontier::new();
    let mut seq = 0;
    loop {
        let page = store::stored(tx, owner, seq, PAGE).await?;
        for stored in &page {
            if stored.seq != seq {
                return Ok(Some(Divergence::Missing { owner, seq }));
            }
            if !belongs(stored) || frontier.append(stored.leaf).is_err() {
                return Ok(Some(Divergence::Edited { owner, seq }));
            }
            seq += 1;
            report.entries += 1;
            if let Some((size, root)) = expected.next_if(|(size, _)| *size == seq)
                && root != frontier.root()
            {
                return Ok(Some(Divergence::Root { owner, size }));
            }
        }
        if page.is_empty() {
            break;
        }
    }
    Ok((seq < signed).then_some(Divergence::Truncated { owner, signed, found: seq }))
}

/// An erased entry (empty salt and text) keeps its leaf; any other must hash to it.
fn belongs(stored: &store::Stored) -> bool {
    if stored.salt.is_empty() && stored.entry.is_empty() {
        return true;
    }
    stored
        .salt
        .as_slice()
        .try_into()
        .is_ok_and(|salt| salted_leaf(salt, stored.entry.as_bytes()) == stored.leaf)
}

fn opened(note: &str, owner: OwnerId, size: i64, key: &VerifyingKey) -> Result<Hash, String> {
    let Checkpoint { origin: named, size: counted, root } =
        open_checkpoint(note, key).map_err(|error| error.to_string())?;
    if named == origin(owner) && store::position(counted) == size {
        Ok(root)
    } else {
        Err("it is about another log or size".to_owned())
    }
}

/// Completes a receipt with the proof of inclusion, once the sequencer has placed its entry; otherwise returns it as it is.
///
/// # Errors
/// What the engine says.
pub async fn inclusion(tx: &mut Tx, object: Uuid, receipt: Receipt) -> Result<Receipt, StoreError> {
    let owner = tx.owner();
    let place = store::place_of(tx, owner, object, &receipt.leaf).await?;
    let (Some(index), Some((size, note))) = (place, store::newest_checkpoint(tx, owner).await?) else {
        return Ok(receipt);
    };
    let (index, size) = (index.unsigned_abs(), size.unsigned_abs());
    if index >= size {
        return Ok(receipt);
    }
    let mut tiles = LoadedTiles::new();
    for range in inclusion_reads(index, size).map_err(fault)? {
        tiles.insert(range, store::range(tx, owner, range).await?);
    }
    let path = inclusion_proof(index, size, &tiles).map_err(fault)?;
    Ok(receipt.with_inclusion(transparency_log::Inclusion { index, size, path, checkpoint: note }))
}

fn fault(error: impl std::fmt::Display) -> StoreError {
    StoreError::Engine(format!("audit log: {error}"))
}
