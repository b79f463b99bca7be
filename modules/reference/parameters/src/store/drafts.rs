// SPDX-License-Identifier: EUPL-1.2
//! SQL about drafts of statutes and about what running assessments rest on.

use crate::model::{Dog, StatuteDraft, StatuteState, Typed};
use foundation::{Date, OwnerId, Timestamp, id::Uuid};
use serde::{Deserialize, Serialize};
use store::{Row, StoreError, Tx, params};

fn unreadable(error: impl std::fmt::Display) -> StoreError {
    StoreError::Engine(format!("stored document: {error}"))
}

fn draft(row: &Row) -> Result<StatuteDraft, StoreError> {
    let state: String = row.get(2)?;
    let authors: String = row.get(4)?;
    let typed: Typed = serde_json::from_str(&row.get::<String>(3)?).map_err(unreadable)?;
    Ok(StatuteDraft {
        id: row.get(0)?,
        legal_entity: row.get(1)?,
        state: StatuteState::parse(&state).ok_or_else(|| unreadable(&state))?,
        typed,
        authors: authors
            .split_whitespace()
            .map(|id| Uuid::parse_str(id).map_err(unreadable))
            .collect::<Result<_, _>>()?,
        author_name: row.get(5)?,
        approver_name: row.get(6)?,
        note: row.get(7)?,
        version: row.get(8)?,
        changed_at: row.get(9)?,
    })
}

/// The drafts of a legal entity, newest first, also those that are closed.
pub(crate) async fn drafts(
    tx: &mut Tx,
    owner: OwnerId,
    legal_entity: Uuid,
) -> Result<Vec<StatuteDraft>, StoreError> {
    let rows = tx
        .rows(
            "select id, legal_entity, state, typed, authors, author_name, approver_name, note, version, changed_at \
             from statute_draft where owner = $1 and legal_entity = $2 order by changed_at desc, id desc limit 50",
            params![owner, legal_entity],
        )
        .await?;
    rows.iter().map(draft).collect()
}

fn authors(draft: &StatuteDraft) -> String {
    draft.authors.iter().map(Uuid::to_string).collect::<Vec<_>>().join(" ")
}

pub(crate) async fn insert_draft(
    tx: &mut Tx,
    owner: OwnerId,
    draft: &StatuteDraft,
) -> Result<(), StoreError> {
    let typed = serde_json::to_string(&draft.typed).map_err(unreadable)?;
    tx.execute(
        "insert into statute_draft (owner, id, legal_entity, state, typed, authors, author_name, approver_name, note, version, \
         changed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        params![
            owner,
            draft.id,
            draft.legal_entity,
            draft.state.as_str(),
            typed,
            authors(draft),
            &draft.author_name,
            &draft.approver_name,
            &draft.note,
            draft.version,
            draft.changed_at
        ],
    )
    .await?;
    Ok(())
}

/// Replaces a draft whose version in the table is one less.
pub(crate) async fn update_draft(
    tx: &mut Tx,
    owner: OwnerId,
    draft: &StatuteDraft,
) -> Result<(), StoreError> {
    let typed = serde_json::to_string(&draft.typed).map_err(unreadable)?;
    tx.execute_one(
        "update statute_draft set state = $3, typed = $4, authors = $5, author_name = $6, approver_name = $7, note = $8, \
         version = $9, changed_at = $10 where owner = $1 and id = $2 and version = $9 - 1",
        params![
            owner,
            draft.id,
            draft.state.as_str(),
            typed,
            authors(draft),
            &draft.author_name,
            &draft.approver_name,
            &draft.note,
            draft.version,
            draft.changed_at
        ],
    )
    .await
}

/// Ends the statutes of a legal entity that would still hold after a day; they stay with their rates.
pub(crate) async fn end_statutes(tx: &mut Tx, legal_entity: Uuid, last_day: Date) -> Result<u64, StoreError> {
    tx.execute(
        "update dog_tax_statute set valid_until = $2 where legal_entity = $1 and valid_from <= $2 \
         and (valid_until is null or valid_until > $2)",
        params![legal_entity, last_day],
    )
    .await
}

/// The last day of a statute that is here already.
pub(crate) async fn statute_end(tx: &mut Tx, id: Uuid) -> Result<Option<Date>, StoreError> {
    let row = tx.optional("select valid_until from dog_tax_statute where id = $1", params![id]).await?;
    Ok(row.map(|row| row.get::<Option<Date>>(0)).transpose()?.flatten())
}

/// A dog without its name.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct NotedDog {
    dangerous: bool,
    relief: Option<String>,
    kept_since: Date,
    born_on: Option<Date>,
}

/// Keeps what the assessment of a case rests on; what was kept of it before is replaced.
pub(crate) async fn put_noted(
    tx: &mut Tx,
    owner: OwnerId,
    (case, legal_entity): (Uuid, Uuid),
    dogs: &[Dog],
    now: Timestamp,
) -> Result<(), StoreError> {
    let dogs: Vec<NotedDog> = dogs
        .iter()
        .map(|dog| NotedDog {
            dangerous: dog.dangerous,
            relief: dog.relief.clone(),
            kept_since: dog.kept_since,
            born_on: dog.born_on,
        })
        .collect();
    let dogs = serde_json::to_string(&dogs).map_err(unreadable)?;
    tx.execute(
        "insert into noted_dog_tax (owner, case_id, legal_entity, dogs, noted_at) values ($1, $2, $3, $4, $5) \
         on conflict (owner, case_id) do update set legal_entity = excluded.legal_entity, dogs = excluded.dogs, \
         noted_at = excluded.noted_at",
        params![owner, case, legal_entity, dogs, now],
    )
    .await?;
    Ok(())
}

pub(crate) async fn delete_noted(tx: &mut Tx, owner: OwnerId, case: Uuid) -> Result<u64, StoreError> {
    tx.execute("delete from noted_dog_tax where owner = $1 and case_id = $2", params![owner, case]).await
}

/// The households of a legal entity whose tax runs, at most so many.
pub(crate) async fn noted(
    tx: &mut Tx,
    owner: OwnerId,
    legal_entity: Uuid,
    most: i64,
) -> Result<Vec<Vec<Dog>>, StoreError> {
    let rows = tx
        .rows(
            "select dogs from noted_dog_tax where owner = $1 and legal_entity = $2 order by case_id limit $3",
            params![owner, legal_entity, most],
        )
        .await?;
    rows.iter()
        .map(|row| {
            let dogs: Vec<NotedDog> = serde_json::from_str(&row.get::<String>(0)?).map_err(unreadable)?;
            let named = |dog: NotedDog| Dog {
                name: String::new(),
                dangerous: dog.dangerous,
                relief: dog.relief,
                kept_since: dog.kept_since,
                born_on: dog.born_on,
            };
            Ok(dogs.into_iter().map(named).collect())
        })
        .collect()
}
