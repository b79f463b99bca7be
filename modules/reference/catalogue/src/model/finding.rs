// SPDX-License-Identifier: EUPL-1.2
//! What the search knows about services, topic fields and life events.

use super::service::Service;
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

/// One entry per service and language. Names of life events stand in the text and not among the keywords, so that a
/// service that merely touches an event does not outrank the one that is about it.
#[must_use]
pub fn search_entries(services: &[Arc<Service>], life_events: &[LifeEvent]) -> Vec<Entry> {
    services.iter().flat_map(|service| Locale::ALL.map(|locale| entry(service, life_events, locale))).collect()
}

fn entry(service: &Service, life_events: &[LifeEvent], locale: Locale) -> Entry {
    let events = life_events.iter().filter(|event| service.life_events.contains(&event.code));
    let events: Vec<&str> = events.map(|event| event.name.get(locale)).collect();
    Entry {
        id: service.key.clone(),
        kind: KIND_SERVICE.to_owned(),
        audience: vec!["public".to_owned()],
        locale: locale.as_str().to_owned(),
        title: service.name.get(locale).to_owned(),
        body: format!("{}\n{}", service.whole_text(locale), events.join(", ")),
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
