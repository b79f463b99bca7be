// SPDX-License-Identifier: EUPL-1.2
//! Local texts: what a municipality, an Amt or a district says differently about a service (XZuFi `Spezialisierung`).

use super::service::{Channel, Costs, Deadline, PublicService};
use foundation::Translated;
use serde::{Deserialize, Serialize};

/// Modules that replace those of a service in an area. What is left out stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LocalTexts {
    /// Replaces the short answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub short: Option<Translated>,
    /// Replaces the whole text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub full: Option<Translated>,
    /// Replaces the requirements.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub requirements: Option<Vec<Translated>>,
    /// Replaces the documents.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub documents: Option<Vec<Translated>>,
    /// Replaces the steps.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub procedure: Option<Vec<Translated>>,
    /// Replaces the deadlines.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deadlines: Option<Vec<Deadline>>,
    /// Replaces the costs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub costs: Option<Costs>,
    /// Replaces the usual time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub processing_time: Option<Translated>,
    /// Replaces the ways to the authority.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channels: Option<Vec<Channel>>,
}

/// The local texts of one area for one service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceOverride {
    /// Key of the service.
    pub service_key: String,
    /// Regional key of the area; holds there and in all areas below that have none of their own.
    pub area_key: String,
    /// The texts.
    pub texts: LocalTexts,
}

impl LocalTexts {
    /// Whether nothing is replaced.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The service as it is in the area.
    #[must_use]
    pub fn applied_to(&self, service: &PublicService) -> PublicService {
        let mut local = service.clone();
        replace(&mut local.short, &self.short);
        replace(&mut local.full, &self.full);
        replace(&mut local.requirements, &self.requirements);
        replace(&mut local.documents, &self.documents);
        replace(&mut local.procedure, &self.procedure);
        replace(&mut local.deadlines, &self.deadlines);
        replace(&mut local.costs, &self.costs);
        replace(&mut local.processing_time, &self.processing_time);
        replace(&mut local.channels, &self.channels);
        local
    }
}

fn replace<T: Clone>(module: &mut T, local: &Option<T>) {
    if let Some(local) = local {
        module.clone_from(local);
    }
}
