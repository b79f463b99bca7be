// SPDX-License-Identifier: EUPL-1.2
//! What the search knows about services, topic fields and life events.

use super::service::PublicService;
use super::topic::{LifeEvent, TopicField};
use foundation::{Locale, Translated};
use search::Entry;
use std::sync::Arc;

/// Kind of search entries of services.
pub const KIND_SERVICE: &str = "service";
/// Kind of search entries of topic fields.
pub const KIND_TOPIC: &str = "topic_field";
/// Kind of search entries of life events.
pub const KIND_LIFE_EVENT: &str = "life_event";

/// One entry per service and language. Life events are found by entries of their own ([`topic_entries`]): their names in every
/// service that touches them would let housing benefit outrank the registration of a residence for "moving house".
#[must_use]
pub fn search_entries(services: &[Arc<PublicService>]) -> Vec<Entry> {
    services.iter().flat_map(|service| Locale::ALL.map(|locale| entry(service, locale))).collect()
}

fn entry(service: &PublicService, locale: Locale) -> Entry {
    Entry {
        id: service.key.clone(),
        kind: KIND_SERVICE.to_owned(),
        audience: vec!["public".to_owned()],
        locale: locale.as_str().to_owned(),
        title: service.name.get(locale).to_owned(),
        body: service.whole_text(locale),
        keywords: service.keywords.get(locale).join(", "),
        reference: service.leika_key.clone(),
        date: service.changed_at.micros(),
        ..Entry::default()
    }
}

/// One entry per topic field, life event and language.
#[must_use]
pub fn topic_entries(topic_fields: &[TopicField], life_events: &[LifeEvent]) -> Vec<Entry> {
    let entry = |kind: &str, code: &str, name: &Translated, body: &str, locale: Locale| Entry {
        id: code.to_owned(),
        kind: kind.to_owned(),
        audience: vec!["public".to_owned()],
        locale: locale.as_str().to_owned(),
        title: name.get(locale).to_owned(),
        body: body.to_owned(),
        ..Entry::default()
    };
    let mut entries = Vec::new();
    for locale in Locale::ALL {
        for topic in topic_fields {
            entries.push(entry(KIND_TOPIC, &topic.code, &topic.name, topic.description.get(locale), locale));
        }
        for event in life_events {
            entries.push(entry(KIND_LIFE_EVENT, &event.code, &event.name, "", locale));
        }
    }
    entries
}
