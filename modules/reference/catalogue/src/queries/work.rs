// SPDX-License-Identifier: EUPL-1.2
//! What the editor works on: the published text beside the open draft, and the areas of an authority.

use super::snapshot;
use crate::model::{Draft, LocalTexts, Lookups, PublicService, Sheet, Target, Version};
use crate::store;
use ::store::Tx;
use foundation::{OwnerId, Problem};
use organisation::Area;
use std::sync::Arc;

/// A target with what is published and what is being written.
#[derive(Clone, Debug)]
pub(crate) struct Working {
    /// The service as residents see it without a place; `None` while it was never published.
    pub(crate) published: Option<Arc<PublicService>>,
    /// What is published about the target.
    pub(crate) published_sheet: Sheet,
    /// Counts publications of the target; 0 when there was none.
    pub(crate) published_version: i64,
    /// The open draft.
    pub(crate) draft: Option<Draft>,
}

impl Working {
    /// A published service without a draft.
    pub(crate) fn of(service: &Arc<PublicService>) -> Self {
        Self {
            published: Some(Arc::clone(service)),
            published_sheet: Sheet::of(service),
            published_version: service.version,
            draft: None,
        }
    }

    /// The draft, or what is published when there is none.
    pub(crate) fn sheet(&self) -> &Sheet {
        self.draft.as_ref().map_or(&self.published_sheet, |draft| &draft.sheet)
    }

    /// The version of the draft; 0 without one.
    pub(crate) fn seen(&self) -> i64 {
        self.draft.as_ref().map_or(0, |draft| draft.version)
    }
}

/// A target as it stands.
///
/// # Errors
/// [`Problem::NotFound`] for local texts of an unknown service; otherwise what the store says.
pub(crate) async fn working(tx: &mut Tx, owner: OwnerId, target: &Target) -> Result<Working, Problem> {
    let catalogue = snapshot(tx).await?;
    let published = catalogue.service(&target.service_key).ok().cloned();
    let draft = store::open_draft(tx, owner, target).await?;
    if target.is_local() {
        published.as_ref().ok_or(Problem::NotFound)?;
        let texts = catalogue.local_texts(&target.service_key, &target.area_key);
        return Ok(Working {
            published_sheet: texts.map(Sheet::of_local).unwrap_or_default(),
            published_version: store::local_version(tx, target).await?,
            published,
            draft,
        });
    }
    Ok(Working {
        published_sheet: published.as_deref().map(Sheet::of).unwrap_or_default(),
        published_version: published.as_ref().map_or(0, |service| service.version),
        published,
        draft,
    })
}

/// As [`working`], for pages: what is neither published nor being written does not exist.
pub(crate) async fn existing(tx: &mut Tx, owner: OwnerId, target: &Target) -> Result<Working, Problem> {
    let working = working(tx, owner, target).await?;
    if working.published.is_none() && working.draft.is_none() { Err(Problem::NotFound) } else { Ok(working) }
}

/// What a sheet of a service may refer to.
pub(crate) async fn lookups(tx: &mut Tx, key: &str) -> Result<Lookups, Problem> {
    let catalogue = snapshot(tx).await?;
    let others = catalogue.services().iter().filter(|service| service.key != key);
    Ok(Lookups {
        topic_fields: catalogue.topic_fields().to_vec(),
        life_events: catalogue.life_events().to_vec(),
        taken_leika_keys: others.map(|service| service.leika_key.clone()).collect(),
    })
}

/// The open drafts of an owner.
pub(crate) async fn open_drafts(tx: &mut Tx, owner: OwnerId) -> Result<Vec<Draft>, Problem> {
    Ok(store::open_drafts(tx, owner).await?)
}

/// Everything that was published about a target, newest first; what is published now comes first, also when it is older than the
/// table of versions.
pub(crate) async fn versions(
    tx: &mut Tx,
    target: &Target,
    working: &Working,
) -> Result<Vec<Version>, Problem> {
    let mut versions = store::versions(tx, target).await?;
    let newest = versions.first().map_or(0, |version| version.version);
    if newest < working.published_version {
        let at = working.published.as_ref().map(|service| service.changed_at).unwrap_or_default();
        let now = Version {
            target: target.clone(),
            version: working.published_version,
            sheet: working.published_sheet.clone(),
            author_name: String::new(),
            publisher_name: String::new(),
            note: String::new(),
            changed_at: at,
        };
        versions.insert(0, now);
    }
    Ok(versions)
}

/// The areas whose local texts an authority writes: its own, those below it, and those of the legal entities for which it acts.
pub(crate) async fn own_areas(tx: &mut Tx, authority: OwnerId) -> Result<Vec<Area>, Problem> {
    let own = organisation::authority(tx, authority).await?.area_key;
    let mut keys = vec![own.clone()];
    keys.extend(
        organisation::legal_entities_of(tx, authority).await?.into_iter().map(|entity| entity.area_key),
    );
    let mut areas: Vec<Area> = Vec::new();
    for key in keys {
        match organisation::area(tx, &key).await {
            Ok(area) => areas.push(area),
            Err(Problem::NotFound) => {}
            Err(other) => return Err(other),
        }
    }
    areas.extend(organisation::areas_below(tx, &own).await?);
    areas.sort_by(|one, other| one.key.cmp(&other.key));
    areas.dedup_by(|one, other| one.key == other.key);
    Ok(areas)
}

/// The areas that have local texts of a service, with the texts.
pub(crate) async fn local_texts_of(tx: &mut Tx, key: &str) -> Result<Vec<(String, LocalTexts)>, Problem> {
    Ok(snapshot(tx).await?.all_local_texts(key))
}
