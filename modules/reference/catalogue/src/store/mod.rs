// SPDX-License-Identifier: EUPL-1.2
//! The only SQL about the catalogue.

mod drafts;

pub(crate) use drafts::{
    edited_here, insert_draft, insert_version, local_version, open_draft, open_drafts, update_draft, versions,
};

use crate::model::{LifeEvent, LocalTexts, PublicService, ServiceOverride, TopicField};
use ::store::{StoreError, Tx, params};
use foundation::{Timestamp, id::Uuid};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Which state of the catalogue the tables hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct State {
    /// Made anew with every change, so that it is also different in another database.
    pub(crate) generation: Uuid,
    /// Counts the changes.
    pub(crate) number: i64,
}

pub(crate) async fn state(tx: &mut Tx) -> Result<Option<State>, StoreError> {
    let row = tx
        .optional("select generation, number from catalogue_state where name = $1", params!["services"])
        .await?;
    row.map(|row| Ok(State { generation: row.get(0)?, number: row.get(1)? })).transpose()
}

pub(crate) async fn next_state(tx: &mut Tx, generation: Uuid) -> Result<(), StoreError> {
    tx.execute(
        "insert into catalogue_state (name, generation, number) values ($1, $2, 1) \
         on conflict (name) do update set generation = excluded.generation, number = catalogue_state.number + 1",
        params!["services", generation],
    )
    .await?;
    Ok(())
}

fn write<T: Serialize>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|error| StoreError::Engine(error.to_string()))
}

fn read<T: DeserializeOwned>(text: &str) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|error| StoreError::Engine(format!("stored document: {error}")))
}

pub(crate) async fn save_topic_field(tx: &mut Tx, topic: &TopicField) -> Result<u64, StoreError> {
    tx.execute(
        "insert into topic_field (code, place, document) values ($1, $2, $3) \
         on conflict (code) do update set place = excluded.place, document = excluded.document \
         where topic_field.place <> excluded.place or topic_field.document <> excluded.document",
        params![&topic.code, topic.order, write(topic)?],
    )
    .await
}

pub(crate) async fn topic_fields(tx: &mut Tx) -> Result<Vec<TopicField>, StoreError> {
    let rows = tx.rows("select document from topic_field order by place, code", params![]).await?;
    rows.iter().map(|row| read(&row.get::<String>(0)?)).collect()
}

pub(crate) async fn save_life_event(tx: &mut Tx, event: &LifeEvent) -> Result<u64, StoreError> {
    tx.execute(
        "insert into life_event (code, place, document) values ($1, $2, $3) \
         on conflict (code) do update set place = excluded.place, document = excluded.document \
         where life_event.place <> excluded.place or life_event.document <> excluded.document",
        params![&event.code, event.order, write(event)?],
    )
    .await
}

pub(crate) async fn life_events(tx: &mut Tx) -> Result<Vec<LifeEvent>, StoreError> {
    let rows = tx.rows("select document from life_event order by place, code", params![]).await?;
    rows.iter().map(|row| read(&row.get::<String>(0)?)).collect()
}

pub(crate) async fn services(tx: &mut Tx) -> Result<Vec<PublicService>, StoreError> {
    let rows = tx
        .rows("select document, id, version, changed_at from public_service order by key", params![])
        .await?;
    rows.iter()
        .map(|row| {
            let service: PublicService = read(&row.get::<String>(0)?)?;
            Ok(PublicService { id: row.get(1)?, version: row.get(2)?, changed_at: row.get(3)?, ..service })
        })
        .collect()
}

pub(crate) async fn insert_service(tx: &mut Tx, service: &PublicService) -> Result<(), StoreError> {
    tx.execute(
        "insert into public_service (key, id, leika_key, topic_field, kind, level, legal_entity_kind, schema, \
         document, valid_from, valid_until, version, changed_at) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        params![
            &service.key,
            service.id,
            &service.leika_key,
            &service.topic_field,
            service.procedure_kind.as_str(),
            service.level.as_str(),
            service.legal_entity_kind.as_str(),
            service.schema.as_deref(),
            write(service)?,
            service.valid_from,
            service.valid_until,
            service.version,
            service.changed_at
        ],
    )
    .await?;
    Ok(())
}

/// Replaces a service whose version in the table is one less.
pub(crate) async fn update_service(tx: &mut Tx, service: &PublicService) -> Result<(), StoreError> {
    tx.execute_one(
        "update public_service set leika_key = $2, topic_field = $3, kind = $4, level = $5, legal_entity_kind = $6, \
         schema = $7, document = $8, valid_from = $9, valid_until = $10, version = $11, changed_at = $12 \
         where key = $1 and version = $11 - 1",
        params![
            &service.key,
            &service.leika_key,
            &service.topic_field,
            service.procedure_kind.as_str(),
            service.level.as_str(),
            service.legal_entity_kind.as_str(),
            service.schema.as_deref(),
            write(service)?,
            service.valid_from,
            service.valid_until,
            service.version,
            service.changed_at
        ],
    )
    .await
}

pub(crate) async fn overrides(tx: &mut Tx) -> Result<Vec<ServiceOverride>, StoreError> {
    let rows = tx
        .rows(
            "select service_key, area_key, document from service_override order by service_key, area_key",
            params![],
        )
        .await?;
    rows.iter()
        .map(|row| {
            let texts: LocalTexts = read(&row.get::<String>(2)?)?;
            Ok(ServiceOverride { service_key: row.get(0)?, area_key: row.get(1)?, texts })
        })
        .collect()
}

pub(crate) async fn save_override(
    tx: &mut Tx,
    local: &ServiceOverride,
    version: i64,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute(
        "insert into service_override (service_key, area_key, document, version, changed_at) values ($1, $2, $3, $4, $5) \
         on conflict (service_key, area_key) do update set document = excluded.document, \
         version = excluded.version, changed_at = excluded.changed_at",
        params![&local.service_key, &local.area_key, write(&local.texts)?, version, now],
    )
    .await?;
    Ok(())
}

pub(crate) async fn remove_override(
    tx: &mut Tx,
    service_key: &str,
    area_key: &str,
) -> Result<u64, StoreError> {
    tx.execute(
        "delete from service_override where service_key = $1 and area_key = $2",
        params![service_key, area_key],
    )
    .await
}
