// SPDX-License-Identifier: EUPL-1.2
//! The only SQL about the audit log.

use crate::model::{EntryId, Recorded};
use ::store::{Reach, Row, Store, StoreError, Tx, params};
use foundation::{OwnerId, Timestamp, id::Uuid};
use transparency_log::{Hash, TileRange, TileRoot};

pub(crate) fn insert(tx: &mut Tx, owner: OwnerId, recorded: &Recorded, now: Timestamp) {
    tx.insert_at_end(
        "insert into audit_entry (owner, id, at, object_id, entry, salt, leaf)",
        params![
            owner,
            EntryId::at(now).uuid(),
            now,
            recorded.object_id,
            &recorded.entry,
            recorded.salt.to_vec(),
            recorded.leaf.0.to_vec()
        ],
    );
}

pub(crate) fn hash(row: &Row, column: usize) -> Result<Hash, StoreError> {
    let bytes: Vec<u8> = row.get(column)?;
    bytes.try_into().map(Hash).map_err(|_| StoreError::Engine("a stored hash has a wrong length".to_owned()))
}

/// Owners with entries that have no place yet.
pub(crate) async fn owners_unsequenced(store: &Store) -> Result<Vec<OwnerId>, StoreError> {
    let mut tx = store.read(Reach::Everyone).await?;
    let rows =
        tx.rows("select distinct owner from audit_entry where seq is null limit 256", params![]).await?;
    rows.iter().map(|row| row.id(0)).collect()
}

/// Every owner that has a log.
pub(crate) async fn owners(store: &Store) -> Result<Vec<OwnerId>, StoreError> {
    let mut tx = store.read(Reach::Everyone).await?;
    let rows = tx.rows("select owner from audit_head order by owner", params![]).await?;
    rows.iter().map(|row| row.id(0)).collect()
}

/// Takes the owner's head for this sequencer; `None` when another one holds it. Returns frontier bytes (empty at first).
pub(crate) async fn hold_head(
    tx: &mut Tx,
    owner: OwnerId,
    holder: &str,
    now: Timestamp,
) -> Result<Option<Vec<u8>>, StoreError> {
    let sql = "insert into audit_head (owner, frontier, size, holder, held_until) values ($1, $2, 0, $3, $4) \
        on conflict (owner) do update set holder = excluded.holder, held_until = excluded.held_until \
        where audit_head.holder = excluded.holder or audit_head.held_until < $5 returning frontier";
    let until = now.plus_seconds(30);
    let row = tx.optional(sql, params![owner, Vec::<u8>::new(), holder, until, now]).await?;
    row.map(|row| row.get(0)).transpose()
}

/// Lets go of everything a sequencer holds.
pub(crate) async fn release_heads(store: &Store, holder: &str) -> Result<(), StoreError> {
    let mut tx = store.write(Reach::Everyone).await?;
    tx.execute("update audit_head set held_until = 0 where holder = $1", params![holder]).await?;
    tx.commit().await
}

pub(crate) async fn save_head(
    tx: &mut Tx,
    owner: OwnerId,
    frontier: Vec<u8>,
    size: i64,
) -> Result<(), StoreError> {
    tx.execute_one(
        "update audit_head set frontier = $2, size = $3 where owner = $1",
        params![owner, frontier, size],
    )
    .await
}

/// Gives the oldest unsequenced entries the next places; returns their leaves in order.
pub(crate) async fn sequence(tx: &mut Tx, owner: OwnerId, size: i64) -> Result<Vec<Hash>, StoreError> {
    let sql = "with fresh as (select id, row_number() over (order by id) as place from audit_entry \
          where owner = $1 and seq is null order by id limit 512) \
        update audit_entry set seq = $2 - 1 + (select place from fresh where fresh.id = audit_entry.id) \
        where owner = $1 and seq is null and id in (select id from fresh) returning seq, leaf";
    let mut placed = Vec::new();
    for row in tx.rows(sql, params![owner, size]).await? {
        placed.push((row.get::<i64>(0)?, hash(&row, 1)?));
    }
    placed.sort_unstable_by_key(|(seq, _)| *seq);
    Ok(placed.into_iter().map(|(_, leaf)| leaf).collect())
}

pub(crate) fn save_tile(tx: &mut Tx, owner: OwnerId, tile: &TileRoot) {
    tx.insert_at_end(
        "insert into audit_tile (owner, level, place, root)",
        params![owner, i64::from(tile.level), position(tile.index), tile.root.0.to_vec()],
    );
}

pub(crate) fn save_checkpoint(tx: &mut Tx, owner: OwnerId, size: i64, now: Timestamp, note: String) {
    tx.insert_at_end("insert into audit_checkpoint (owner, size, at, note)", params![owner, size, now, note]);
}

/// Sequence numbers stay far below the largest `i64`.
pub(crate) fn position(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// Stored hashes of one tile range.
pub(crate) async fn range(tx: &mut Tx, owner: OwnerId, range: TileRange) -> Result<Vec<Hash>, StoreError> {
    let (start, end) = (position(range.start), position(range.end));
    let rows = if range.level == 0 {
        tx.rows(
            "select leaf from audit_entry where owner = $1 and seq >= $2 and seq < $3 order by seq",
            params![owner, start, end],
        )
        .await?
    } else {
        tx.rows(
            "select root from audit_tile where owner = $1 and level = $2 and place >= $3 and place < $4 order by place",
            params![owner, i64::from(range.level), start, end],
        )
        .await?
    };
    rows.iter().map(|row| hash(row, 0)).collect()
}

/// The newest checkpoint of an owner: size and note.
pub(crate) async fn newest_checkpoint(
    tx: &mut Tx,
    owner: OwnerId,
) -> Result<Option<(i64, String)>, StoreError> {
    let sql = "select size, note from audit_checkpoint where owner = $1 order by size desc limit 1";
    let row = tx.optional(sql, params![owner]).await?;
    row.map(|row| Ok((row.get(0)?, row.get(1)?))).transpose()
}

/// All checkpoints of an owner in order: size and note.
pub(crate) async fn checkpoints(tx: &mut Tx, owner: OwnerId) -> Result<Vec<(i64, String)>, StoreError> {
    let rows = tx
        .rows("select size, note from audit_checkpoint where owner = $1 order by size", params![owner])
        .await?;
    rows.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
}

/// The place of a leaf, once it has one.
pub(crate) async fn place_of(
    tx: &mut Tx,
    owner: OwnerId,
    object: Uuid,
    leaf: &Hash,
) -> Result<Option<i64>, StoreError> {
    let sql = "select seq from audit_entry where owner = $1 and object_id = $2 and leaf = $3";
    let row = tx.optional(sql, params![owner, object, leaf.0.to_vec()]).await?;
    row.map_or(Ok(None), |row| row.get(0))
}

/// A stored entry for verification.
pub(crate) struct Stored {
    pub(crate) seq: i64,
    pub(crate) entry: String,
    pub(crate) salt: Vec<u8>,
    pub(crate) leaf: Hash,
}

/// Sequenced entries from a place on, in order.
pub(crate) async fn stored(
    tx: &mut Tx,
    owner: OwnerId,
    from: i64,
    limit: i64,
) -> Result<Vec<Stored>, StoreError> {
    let rows = tx
        .rows(
            "select seq, entry, salt, leaf from audit_entry where owner = $1 and seq >= $2 order by seq limit $3",
            params![owner, from, limit],
        )
        .await?;
    rows.iter()
        .map(|row| {
            Ok(Stored { seq: row.get(0)?, entry: row.get(1)?, salt: row.get(2)?, leaf: hash(row, 3)? })
        })
        .collect()
}

/// One change as the timeline of an object, the search index and statistics see it.
#[derive(Clone, Debug)]
pub struct Change {
    /// Place in the owner's log; `None` until the sequencer placed it.
    pub seq: Option<i64>,
    /// When.
    pub at: Timestamp,
    /// The object.
    pub object_id: Uuid,
    /// Canonical JSON text of the entry.
    pub entry: String,
}

fn change(row: &Row) -> Result<Change, StoreError> {
    Ok(Change { seq: row.get(0)?, at: row.get(1)?, object_id: row.get(2)?, entry: row.get(3)? })
}

/// The change feed: sequenced changes of the transaction's owner after a place, in their gap-free order.
///
/// # Errors
/// What the engine says.
pub async fn changes_after(tx: &mut Tx, seq: i64, limit: i64) -> Result<Vec<Change>, StoreError> {
    let rows = tx
        .rows(
            "select seq, at, object_id, entry from audit_entry where owner = $1 and seq > $2 order by seq limit $3",
            params![tx.owner(), seq, limit],
        )
        .await?;
    rows.iter().map(change).collect()
}

/// Everything that was recorded about one object of the transaction's owner, oldest first.
///
/// # Errors
/// What the engine says.
pub async fn history_of(tx: &mut Tx, object: Uuid) -> Result<Vec<Change>, StoreError> {
    let rows = tx
        .rows(
            "select seq, at, object_id, entry from audit_entry where owner = $1 and object_id = $2 order by id limit 1000",
            params![tx.owner(), object],
        )
        .await?;
    rows.iter().map(change).collect()
}

/// One read of protected content.
#[derive(Clone, Debug)]
pub struct Reading {
    /// When.
    pub at: Timestamp,
    /// Actor reference.
    pub actor: String,
    /// Object kind.
    pub object_kind: String,
    /// Object.
    pub object_id: Uuid,
    /// Stated purpose.
    pub purpose: String,
}

pub(crate) fn insert_access(tx: &mut Tx, owner: OwnerId, reading: &Reading) {
    tx.insert_at_end(
        "insert into access_entry (owner, id, at, actor, object_kind, object_id, purpose)",
        params![
            owner,
            EntryId::at(reading.at).uuid(),
            reading.at,
            &reading.actor,
            &reading.object_kind,
            reading.object_id,
            &reading.purpose
        ],
    );
}

fn reading(row: &Row) -> Result<Reading, StoreError> {
    Ok(Reading {
        at: row.get(0)?,
        actor: row.get(1)?,
        object_kind: row.get(2)?,
        object_id: row.get(3)?,
        purpose: row.get(4)?,
    })
}

/// Who read an object of the transaction's owner, newest first.
///
/// # Errors
/// What the engine says.
pub async fn readings_of(tx: &mut Tx, object: Uuid) -> Result<Vec<Reading>, StoreError> {
    let rows = tx
        .rows(
            "select at, actor, object_kind, object_id, purpose from access_entry \
             where owner = $1 and object_id = $2 order by id desc limit 500",
            params![tx.owner(), object],
        )
        .await?;
    rows.iter().map(reading).collect()
}

/// The latest reads at the transaction's owner, newest first.
///
/// # Errors
/// What the engine says.
pub async fn accesses_of(tx: &mut Tx, limit: i64) -> Result<Vec<Reading>, StoreError> {
    let rows = tx
        .rows(
            "select at, actor, object_kind, object_id, purpose from access_entry where owner = $1 order by id desc limit $2",
            params![tx.owner(), limit],
        )
        .await?;
    rows.iter().map(reading).collect()
}

/// The newest changes at the transaction's owner, newest first, placed or not.
///
/// # Errors
/// What the engine says.
pub async fn newest(tx: &mut Tx, limit: i64) -> Result<Vec<Change>, StoreError> {
    let rows = tx
        .rows(
            "select seq, at, object_id, entry from audit_entry where owner = $1 order by id desc limit $2",
            params![tx.owner(), limit],
        )
        .await?;
    rows.iter().map(change).collect()
}
