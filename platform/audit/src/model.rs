// SPDX-License-Identifier: EUPL-1.2
//! Entries and their canonical form.

use ::store::StoreError;
use foundation::policy::{Action, Permit, Resource};
use foundation::{OwnerId, Timestamp, id::Uuid};
use serde::Serialize;
use std::collections::BTreeMap;
use transparency_log::{Hash, SALT_LENGTH, salted_leaf};

foundation::id! {
    /// An entry of the audit log.
    EntryId
}

/// The name of an owner's log, as it stands in checkpoints and receipts.
#[must_use]
pub fn origin(owner: OwnerId) -> String {
    format!("kontor/{owner}")
}

/// What happened to one object. Details are short facts (states, versions, digests), never names or addresses.
#[derive(Clone, Debug)]
pub struct Entry {
    object_id: Uuid,
    object_kind: &'static str,
    details: BTreeMap<&'static str, String>,
}

impl Entry {
    /// An entry about an object, for example a case.
    #[must_use]
    pub fn about(object_kind: &'static str, object_id: impl Into<Uuid>) -> Self {
        Self { object_id: object_id.into(), object_kind, details: BTreeMap::new() }
    }

    /// Adds a fact.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.details.insert(name, value.to_string());
        self
    }

    pub(crate) fn seal<A: Action, R: Resource>(
        self,
        permit: &Permit<A, R>,
        now: Timestamp,
    ) -> Result<Recorded, StoreError> {
        let canonical = Canonical {
            action: permit.name(),
            actor: permit.actor().reference(),
            at: now.rfc3339(),
            delegation: permit.delegation(),
            details: self.details,
            object: format!("{}:{}", self.object_kind, self.object_id),
            owner: permit.owner(),
        };
        let entry =
            serde_json::to_string(&canonical).map_err(|error| StoreError::Engine(error.to_string()))?;
        let mut salt = [0_u8; SALT_LENGTH];
        aws_lc_rs::rand::fill(&mut salt).map_err(|_| StoreError::Engine("no random numbers".to_owned()))?;
        let leaf = salted_leaf(&salt, entry.as_bytes());
        Ok(Recorded { owner: permit.owner(), object_id: self.object_id, entry, salt, leaf })
    }
}

/// The canonical JSON form: fields in alphabetical order, details sorted, no spaces.
#[derive(Serialize)]
struct Canonical {
    action: String,
    actor: String,
    at: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    delegation: Option<Uuid>,
    details: BTreeMap<&'static str, String>,
    object: String,
    owner: OwnerId,
}

/// An entry as it was written; the raw material of a receipt.
#[derive(Clone, Debug)]
pub struct Recorded {
    /// Whose log.
    pub owner: OwnerId,
    /// The object it is about.
    pub object_id: Uuid,
    /// Canonical text.
    pub entry: String,
    /// Salt.
    pub salt: [u8; SALT_LENGTH],
    /// Salted leaf hash.
    pub leaf: Hash,
}
