// SPDX-License-Identifier: EUPL-1.2
//! Taking over services and local texts from files.

use super::renew;
use crate::forms::{ImportError, read_files};
use crate::model::{PublicService, ServiceOverride, Sheet, Target, Version};
use crate::policy::{Import, ServiceResource};
use crate::store;
use ::store::Tx;
use audit::Entry;
use foundation::policy::Permit;
use foundation::{Problem, Timestamp, id::uuid_at};
use std::collections::HashMap;

/// What an import did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// Services that are new.
    pub added: usize,
    /// Services that changed.
    pub changed: usize,
    /// Services that were the same already.
    pub unchanged: usize,
    /// Services that differ from the file and stay, because somebody published them in the editor.
    pub kept: usize,
}

/// Takes over topic fields, life events and services from TOML files. A service that is the same stays untouched; one that is
/// missing in the files stays too, because a service ends by its last day and not by being forgotten. What was published in the
/// editor is never overwritten by a file. A change gives the
/// catalogue a new generation and orders the search index to be renewed.
///
/// # Errors
/// [`ImportError`] when a file has another shape or a service breaks a rule; nothing is changed then.
pub async fn import(
    tx: &mut Tx,
    permit: &Permit<Import, ServiceResource>,
    topic_fields: &str,
    services: &[&str],
    now: Timestamp,
) -> Result<Imported, ImportError> {
    let files = read_files(topic_fields, services)?;
    let mut touched = 0;
    for topic in &files.topic_fields {
        touched += store::save_topic_field(tx, topic).await?;
    }
    for event in &files.life_events {
        touched += store::save_life_event(tx, event).await?;
    }
    let mut stored: HashMap<String, PublicService> =
        store::services(tx).await?.into_iter().map(|service| (service.key.clone(), service)).collect();
    let edited = store::edited_here(tx).await?;
    let mut done = Imported::default();
    for service in files.services {
        match stored.remove(&service.key) {
            None => {
                save(tx, permit, PublicService { id: uuid_at(now), version: 1, changed_at: now, ..service })
                    .await?;
                done.added += 1;
            }
            Some(old) => {
                let PublicService { id, version, changed_at, .. } = old;
                if (PublicService { id, version, changed_at, ..service.clone() }) == old {
                    done.unchanged += 1;
                } else if edited.contains(&service.key) {
                    done.kept += 1;
                } else {
                    let version = version + 1;
                    save(tx, permit, PublicService { id, version, changed_at: now, ..service }).await?;
                    done.changed += 1;
                }
            }
        }
    }
    if touched > 0 || done.added + done.changed > 0 {
        renew(tx, permit, now).await?;
    }
    Ok(done)
}

async fn save(
    tx: &mut Tx,
    permit: &Permit<Import, ServiceResource>,
    service: PublicService,
) -> Result<(), ImportError> {
    if service.version == 1 {
        store::insert_service(tx, &service).await?;
    } else {
        store::update_service(tx, &service).await?;
    }
    let kept = Version {
        target: Target::service(&service.key),
        version: service.version,
        sheet: Sheet::of(&service),
        author_name: String::new(),
        publisher_name: String::new(),
        note: String::new(),
        changed_at: service.changed_at,
    };
    store::insert_version(tx, &kept).await?;
    let entry =
        Entry::about("service", service.id).with("key", &service.key).with("version", service.version);
    audit::record(tx, permit, entry, service.changed_at)?;
    Ok(())
}

/// Sets the local texts of an area for a service; without any text they are taken away.
///
/// # Errors
/// [`Problem::NotFound`] for an unknown service; otherwise what the store says.
pub async fn save_override(
    tx: &mut Tx,
    permit: &Permit<Import, ServiceResource>,
    local: &ServiceOverride,
    now: Timestamp,
) -> Result<(), Problem> {
    let service = crate::queries::service(tx, &local.service_key).await?;
    let target = Target::local(&local.service_key, &local.area_key);
    let version = store::local_version(tx, &target).await? + 1;
    if local.texts.is_empty() {
        store::remove_override(tx, &local.service_key, &local.area_key).await?;
    } else {
        store::save_override(tx, local, version, now).await?;
    }
    let kept = Version {
        target,
        version,
        sheet: Sheet::of_local(&local.texts),
        author_name: String::new(),
        publisher_name: String::new(),
        note: String::new(),
        changed_at: now,
    };
    store::insert_version(tx, &kept).await?;
    let entry =
        Entry::about("service", service.id).with("area", &local.area_key).with("key", &local.service_key);
    audit::record(tx, permit, entry, now)?;
    Ok(renew(tx, permit, now).await?)
}
