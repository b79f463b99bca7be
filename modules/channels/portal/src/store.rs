// SPDX-License-Identifier: EUPL-1.2
//! The only SQL of the portal.

use crate::model::{Message, MyApplication, MyEvent, MyRequest, Use};
use ::store::{Row, StoreError, Tx, params};
use foundation::{OwnerId, Timestamp, Translated, id::Uuid};

pub(crate) async fn put_application(
    tx: &mut Tx,
    owner: OwnerId,
    one: &MyApplication,
) -> Result<(), StoreError> {
    tx.execute(
        "insert into my_application (owner, case_id, reference, service_key, service_name, authority, authority_name, state, received_at, updated_at) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (owner, case_id) do nothing",
        params![
            owner,
            one.case_id,
            &one.reference,
            &one.service_key,
            &one.service_name,
            one.authority,
            &one.authority_name,
            &one.state,
            one.received_at,
            one.updated_at
        ],
    )
    .await?;
    Ok(())
}

pub(crate) async fn set_state(
    tx: &mut Tx,
    owner: OwnerId,
    case_id: Uuid,
    state: &str,
    at: Timestamp,
) -> Result<(), StoreError> {
    tx.execute(
        "update my_application set state = $3, updated_at = $4 where owner = $1 and case_id = $2 and updated_at <= $4",
        params![owner, case_id, state, at],
    )
    .await?;
    Ok(())
}

/// The identifier makes the row idempotent: it is the job's.
pub(crate) async fn put_event(
    tx: &mut Tx,
    owner: OwnerId,
    (id, case_id): (Uuid, Uuid),
    event: &MyEvent,
) -> Result<(), StoreError> {
    let kind = serde_json::to_string(&event.kind).map_err(|error| StoreError::Engine(error.to_string()))?;
    tx.execute(
        "insert into my_event (owner, id, case_id, at, kind, body) values ($1, $2, $3, $4, $5, $6) on conflict (owner, id) do nothing",
        params![owner, id, case_id, event.at, kind, &event.body],
    )
    .await?;
    Ok(())
}

pub(crate) async fn put_request(
    tx: &mut Tx,
    owner: OwnerId,
    case_id: Uuid,
    request: &MyRequest,
) -> Result<(), StoreError> {
    let items =
        serde_json::to_string(&request.items).map_err(|error| StoreError::Engine(error.to_string()))?;
    tx.execute(
        "insert into my_request (owner, id, case_id, items, due_on) values ($1, $2, $3, $4, $5) on conflict (owner, id) do nothing",
        params![owner, request.id, case_id, items, request.due_on],
    )
    .await?;
    Ok(())
}

pub(crate) async fn answered(
    tx: &mut Tx,
    owner: OwnerId,
    request: Uuid,
    at: Timestamp,
) -> Result<(), StoreError> {
    tx.execute(
        "update my_request set answered_at = $3 where owner = $1 and id = $2",
        params![owner, request, at],
    )
    .await?;
    Ok(())
}

pub(crate) async fn put_message(tx: &mut Tx, owner: OwnerId, one: &Message) -> Result<bool, StoreError> {
    let new = tx
        .execute(
            "insert into mailbox_message (owner, id, case_id, authority, authority_name, title, notice, digest, size, at) \
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (owner, id) do nothing",
            params![
                owner,
                one.id,
                one.case_id,
                one.authority,
                &one.authority_name,
                &one.title,
                one.notice,
                &one.digest,
                one.size,
                one.at
            ],
        )
        .await?;
    Ok(new == 1)
}

pub(crate) fn put_use(tx: &mut Tx, owner: OwnerId, id: Uuid, one: &Use) {
    tx.insert_new_at_end(
        "insert into data_use (owner, id, at, case_id, authority_name, actor_kind, purpose)",
        params![owner, id, one.at, one.case_id, &one.authority_name, &one.actor_kind, &one.purpose],
    );
}

/// Notes at the authority whose case it is.
pub(crate) async fn point_to_resident(
    tx: &mut Tx,
    authority: OwnerId,
    case_id: Uuid,
    resident: OwnerId,
) -> Result<(), StoreError> {
    tx.execute(
        "insert into case_resident (owner, case_id, resident) values ($1, $2, $3) on conflict (owner, case_id) do nothing",
        params![authority, case_id, resident],
    )
    .await?;
    Ok(())
}

/// Whose case it is.
pub(crate) async fn resident_of(
    tx: &mut Tx,
    authority: OwnerId,
    case_id: Uuid,
) -> Result<Option<OwnerId>, StoreError> {
    let row = tx
        .optional(
            "select resident from case_resident where owner = $1 and case_id = $2",
            params![authority, case_id],
        )
        .await?;
    row.map(|row| row.id(0)).transpose()
}

fn application(row: &Row) -> Result<MyApplication, StoreError> {
    Ok(MyApplication {
        case_id: row.get(0)?,
        reference: row.get(1)?,
        service_key: row.get(2)?,
        service_name: row.get(3)?,
        authority: row.id(4)?,
        authority_name: row.get(5)?,
        state: row.get(6)?,
        received_at: row.get(7)?,
        updated_at: row.get(8)?,
    })
}

pub(crate) async fn applications(tx: &mut Tx, owner: OwnerId) -> Result<Vec<MyApplication>, StoreError> {
    let rows = tx
        .rows(
            "select case_id, reference, service_key, service_name, authority, authority_name, state, received_at, updated_at \
             from my_application where owner = $1 order by updated_at desc limit 200",
            params![owner],
        )
        .await?;
    rows.iter().map(application).collect()
}

pub(crate) async fn application_of(
    tx: &mut Tx,
    owner: OwnerId,
    case_id: Uuid,
) -> Result<MyApplication, StoreError> {
    let row = tx
        .row(
            "select case_id, reference, service_key, service_name, authority, authority_name, state, received_at, updated_at \
             from my_application where owner = $1 and case_id = $2",
            params![owner, case_id],
        )
        .await?;
    application(&row)
}

pub(crate) async fn events(tx: &mut Tx, owner: OwnerId, case_id: Uuid) -> Result<Vec<MyEvent>, StoreError> {
    let rows = tx
        .rows(
            "select at, kind, body from my_event where owner = $1 and case_id = $2 order by at, id",
            params![owner, case_id],
        )
        .await?;
    rows.iter()
        .map(|row| Ok(MyEvent { at: row.get(0)?, kind: sentence(row.get(1)?), body: row.get(2)? }))
        .collect()
}

/// A sentence as it is kept: both languages as JSON; older rows hold only the German one.
fn sentence(kept: String) -> Translated {
    serde_json::from_str(&kept).unwrap_or_else(|_| Translated::new(kept, ""))
}

pub(crate) async fn requests(
    tx: &mut Tx,
    owner: OwnerId,
    case_id: Uuid,
) -> Result<Vec<MyRequest>, StoreError> {
    let rows = tx
        .rows(
            "select id, items, due_on, answered_at from my_request where owner = $1 and case_id = $2 order by id",
            params![owner, case_id],
        )
        .await?;
    rows.iter()
        .map(|row| {
            let items: String = row.get(1)?;
            Ok(MyRequest {
                id: row.get(0)?,
                items: serde_json::from_str(&items).map_err(|error| StoreError::Engine(error.to_string()))?,
                due_on: row.get(2)?,
                answered_at: row.get(3)?,
            })
        })
        .collect()
}

fn message(row: &Row) -> Result<Message, StoreError> {
    Ok(Message {
        id: row.get(0)?,
        case_id: row.get(1)?,
        authority: row.id(2)?,
        authority_name: row.get(3)?,
        title: row.get(4)?,
        notice: row.get(5)?,
        digest: row.get(6)?,
        size: row.get(7)?,
        at: row.get(8)?,
        read_at: row.get(9)?,
    })
}

pub(crate) async fn messages(tx: &mut Tx, owner: OwnerId) -> Result<Vec<Message>, StoreError> {
    let rows = tx
        .rows(
            "select id, case_id, authority, authority_name, title, notice, digest, size, at, read_at \
             from mailbox_message where owner = $1 order by at desc, id limit 200",
            params![owner],
        )
        .await?;
    rows.iter().map(message).collect()
}

pub(crate) async fn message_of(tx: &mut Tx, owner: OwnerId, id: Uuid) -> Result<Message, StoreError> {
    let row = tx
        .row(
            "select id, case_id, authority, authority_name, title, notice, digest, size, at, read_at \
             from mailbox_message where owner = $1 and id = $2",
            params![owner, id],
        )
        .await?;
    message(&row)
}

pub(crate) async fn mark_read(
    tx: &mut Tx,
    owner: OwnerId,
    id: Uuid,
    at: Timestamp,
) -> Result<(), StoreError> {
    tx.execute(
        "update mailbox_message set read_at = $3 where owner = $1 and id = $2 and read_at is null",
        params![owner, id, at],
    )
    .await?;
    Ok(())
}

pub(crate) async fn uses(tx: &mut Tx, owner: OwnerId) -> Result<Vec<Use>, StoreError> {
    let rows = tx
        .rows(
            "select at, case_id, authority_name, actor_kind, purpose from data_use where owner = $1 order by at desc, id limit 500",
            params![owner],
        )
        .await?;
    rows.iter()
        .map(|row| {
            Ok(Use {
                at: row.get(0)?,
                case_id: row.get(1)?,
                authority_name: row.get(2)?,
                actor_kind: row.get(3)?,
                purpose: row.get(4)?,
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use foundation::Locale;

    #[test]
    fn a_sentence_is_read_in_both_languages_and_an_older_one_in_german() {
        let both = super::sentence(r#"{"de":"Bewilligt","en":"Granted"}"#.to_owned());
        assert_eq!((both.get(Locale::De), both.get(Locale::En)), ("Bewilligt", "Granted"));
        let older = super::sentence("Bewilligt".to_owned());
        assert_eq!((older.get(Locale::De), older.get(Locale::En)), ("Bewilligt", "Bewilligt"));
    }
}
