// SPDX-License-Identifier: EUPL-1.2
//! Reading the catalogue: one snapshot per process, renewed when the tables say that there is a newer one.

mod find;
mod responsible;
mod work;

pub use find::find;
pub use responsible::{Office, Place, Responsible, place, responsible};
pub(crate) use work::{
    Working, existing, local_texts_of, lookups, open_drafts, own_areas, versions, working,
};

use crate::model::{LifeEvent, LocalTexts, PublicService, TopicField, Vocabulary};
use crate::store::{self, State};
use ::store::Tx;
use foundation::{Date, Locale, Problem};
use organisation::Area;
use parking_lot::RwLock;
use std::collections::HashMap;
use std::sync::Arc;

/// The whole catalogue at one moment.
#[derive(Debug, Default)]
pub(crate) struct Snapshot {
    state: Option<State>,
    services: Vec<Arc<PublicService>>,
    positions: HashMap<String, usize>,
    topic_fields: Vec<TopicField>,
    life_events: Vec<LifeEvent>,
    /// Local texts by service, then by area.
    overrides: HashMap<String, HashMap<String, LocalTexts>>,
    vocabularies: [Vocabulary; 2],
}

/// The last snapshot that was read. A generation belongs to one state of one database, so a snapshot can be stale but never wrong.
static LATEST: RwLock<Option<Arc<Snapshot>>> = RwLock::new(None);

/// The catalogue as the transaction sees it; one small query unless it changed.
pub(crate) async fn snapshot(tx: &mut Tx) -> Result<Arc<Snapshot>, Problem> {
    let Some(state) = store::state(tx).await? else { return Ok(Arc::default()) };
    if let Some(latest) = LATEST.read().as_ref().filter(|latest| latest.state == Some(state)) {
        return Ok(Arc::clone(latest));
    }
    let fresh = Arc::new(load(tx, state).await?);
    *LATEST.write() = Some(Arc::clone(&fresh));
    Ok(fresh)
}

async fn load(tx: &mut Tx, state: State) -> Result<Snapshot, Problem> {
    let services: Vec<_> = store::services(tx).await?.into_iter().map(Arc::new).collect();
    let mut overrides: HashMap<String, HashMap<String, LocalTexts>> = HashMap::new();
    for local in store::overrides(tx).await? {
        overrides.entry(local.service_key).or_default().insert(local.area_key, local.texts);
    }
    Ok(Snapshot {
        state: Some(state),
        positions: services.iter().enumerate().map(|(at, service)| (service.key.clone(), at)).collect(),
        vocabularies: Locale::ALL.map(|locale| Vocabulary::of(&services, locale)),
        services,
        topic_fields: store::topic_fields(tx).await?,
        life_events: store::life_events(tx).await?,
        overrides,
    })
}

impl Snapshot {
    /// Counts the changes of the catalogue; 0 while it is empty.
    pub(crate) fn number(&self) -> i64 {
        self.state.map_or(0, |state| state.number)
    }

    pub(crate) fn services(&self) -> &[Arc<PublicService>] {
        &self.services
    }

    pub(crate) fn topic_fields(&self) -> &[TopicField] {
        &self.topic_fields
    }

    pub(crate) fn life_events(&self) -> &[LifeEvent] {
        &self.life_events
    }

    /// The service with a key.
    pub(crate) fn service(&self, key: &str) -> Result<&Arc<PublicService>, Problem> {
        self.positions.get(key).and_then(|at| self.services.get(*at)).ok_or(Problem::NotFound)
    }

    /// The service with a key, if it exists on the day.
    pub(crate) fn valid_service(&self, key: &str, day: Date) -> Result<&Arc<PublicService>, Problem> {
        self.service(key).ok().filter(|service| service.is_valid_on(day)).ok_or(Problem::NotFound)
    }

    pub(crate) fn topic_field(&self, code: &str) -> Result<&TopicField, Problem> {
        self.topic_fields.iter().find(|topic| topic.code == code).ok_or(Problem::NotFound)
    }

    pub(crate) fn life_event(&self, code: &str) -> Result<&LifeEvent, Problem> {
        self.life_events.iter().find(|event| event.code == code).ok_or(Problem::NotFound)
    }

    /// The services that exist on the day and fit, sorted by name.
    pub(crate) fn chosen(
        &self,
        day: Date,
        locale: Locale,
        fits: impl Fn(&PublicService) -> bool,
    ) -> Vec<Arc<PublicService>> {
        let valid = self.services.iter().filter(|service| service.is_valid_on(day) && fits(service));
        let mut chosen: Vec<_> = valid.cloned().collect();
        chosen.sort_by_key(|service| service.name.get(locale).to_lowercase());
        chosen
    }

    /// What an area itself says differently about a service.
    pub(crate) fn local_texts(&self, key: &str, area_key: &str) -> Option<&LocalTexts> {
        self.overrides.get(key)?.get(area_key)
    }

    /// Every area that says something differently about a service, in the order of keys.
    pub(crate) fn all_local_texts(&self, key: &str) -> Vec<(String, LocalTexts)> {
        let all = self.overrides.get(key).into_iter().flatten();
        let mut all: Vec<_> = all.map(|(area, texts)| (area.clone(), texts.clone())).collect();
        all.sort_by(|one, other| one.0.cmp(&other.0));
        all
    }

    pub(crate) fn vocabulary(&self, locale: Locale) -> &Vocabulary {
        let [german, english] = &self.vocabularies;
        if locale == Locale::En { english } else { german }
    }
}

/// The service with a key, whether or not it still exists today.
///
/// # Errors
/// [`Problem::NotFound`].
pub async fn service(tx: &mut Tx, key: &str) -> Result<Arc<PublicService>, Problem> {
    snapshot(tx).await?.service(key).cloned()
}

/// Every service, in the order of keys, whether or not it still exists today.
///
/// # Errors
/// What the store says.
pub async fn services(tx: &mut Tx) -> Result<Vec<Arc<PublicService>>, Problem> {
    Ok(snapshot(tx).await?.services.clone())
}

/// The topic fields in their order.
///
/// # Errors
/// What the store says.
pub async fn topic_fields(tx: &mut Tx) -> Result<Vec<TopicField>, Problem> {
    Ok(snapshot(tx).await?.topic_fields.clone())
}

/// The topic fields in their order, each with the number of services that exist on the day.
///
/// # Errors
/// What the store says.
pub async fn counted_topic_fields(tx: &mut Tx, day: Date) -> Result<Vec<(TopicField, usize)>, Problem> {
    let catalogue = snapshot(tx).await?;
    let count = |code: &str| {
        let valid = catalogue.services.iter().filter(|service| service.is_valid_on(day));
        valid.filter(|service| service.topic_field == code).count()
    };
    Ok(catalogue.topic_fields.iter().map(|topic| (topic.clone(), count(&topic.code))).collect())
}

/// The life events in their order.
///
/// # Errors
/// What the store says.
pub async fn life_events(tx: &mut Tx) -> Result<Vec<LifeEvent>, Problem> {
    Ok(snapshot(tx).await?.life_events.clone())
}

/// A service as it is in an area: with the local texts of the nearest area that has some, the area itself first.
///
/// # Errors
/// [`Problem::NotFound`] for an unknown service; otherwise what the store says.
pub async fn local_service(tx: &mut Tx, key: &str, area: &Area) -> Result<Arc<PublicService>, Problem> {
    let catalogue = snapshot(tx).await?;
    let service = catalogue.service(key)?;
    let Some(local) = catalogue.overrides.get(key) else { return Ok(Arc::clone(service)) };
    let (mut at, mut parent) = (area.key.clone(), area.parent.clone());
    // From the municipality up to the Land there are at most four areas; a circle in the data must not hold us up.
    for _ in 0..6 {
        if let Some(texts) = local.get(&at) {
            return Ok(Arc::new(texts.applied_to(service)));
        }
        if parent.is_empty() {
            break;
        }
        let above = organisation::area(tx, &parent).await?;
        (at, parent) = (above.key, above.parent);
    }
    Ok(Arc::clone(service))
}
