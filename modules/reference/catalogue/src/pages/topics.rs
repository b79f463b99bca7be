// SPDX-License-Identifier: EUPL-1.2
//! Topic fields and life events.

use super::{breadcrumb, service_url};
use crate::model::{LifeEvent, PublicService, TopicField};
use crate::queries::snapshot;
use askama::Template;
use axum::extract::Path;
use foundation::OwnerId;
use std::sync::Arc;
use web::components::{Breadcrumb, LinkCard, LinkCards};
use web::{Answer, Page, Visit};

/// The list of topic fields, each with what is in it, and the life events.
#[derive(Template)]
#[template(path = "topics.html")]
pub(super) struct TopicsPage {
    page: Page,
    breadcrumb: Breadcrumb,
    topics: LinkCards,
    events: Vec<(String, String)>,
}

impl TopicsPage {
    pub(super) fn new(page: Page, topics: &[(TopicField, usize)], events: &[LifeEvent]) -> Self {
        let locale = page.locale;
        let card = |(topic, count): &(TopicField, usize)| LinkCard {
            title: topic.name.get(locale).to_owned(),
            url: page.url1("topic", &topic.code),
            text: format!(
                "{} {}",
                topic.description.get(locale),
                page.t1("catalogue-topics-count", "count", count)
            ),
        };
        let event =
            |event: &LifeEvent| (event.name.get(locale).to_owned(), page.url1("life-event", &event.code));
        let steps = vec![(page.t("catalogue-home"), page.url("home"))];
        Self {
            breadcrumb: Breadcrumb::new(&page, steps, page.title.clone()),
            topics: LinkCards::new(topics.iter().map(card).collect()),
            events: events.iter().map(event).collect(),
            page,
        }
    }
}

/// The services of a topic field or of a life event.
#[derive(Template)]
#[template(path = "topic.html")]
pub(super) struct TopicPage {
    page: Page,
    breadcrumb: Breadcrumb,
    lead: String,
    services: LinkCards,
    is_empty: bool,
}

impl TopicPage {
    pub(super) fn new(page: Page, lead: &str, services: &[Arc<PublicService>]) -> Self {
        let locale = page.locale;
        let card = |service: &Arc<PublicService>| LinkCard {
            title: service.name.get(locale).to_owned(),
            url: service_url(&page, &service.key, ""),
            text: service.short.get(locale).to_owned(),
        };
        Self {
            breadcrumb: breadcrumb(&page, Vec::new()),
            lead: lead.to_owned(),
            services: LinkCards::new(services.iter().map(card).collect()),
            is_empty: services.is_empty(),
            page,
        }
    }
}

pub(crate) async fn topics(visit: Visit) -> Answer {
    let mut tx = visit.read(OwnerId::INSTALLATION).await?;
    let topics = crate::queries::counted_topic_fields(&mut tx, visit.now.date()).await?;
    let catalogue = snapshot(&mut tx).await?;
    visit.show(&TopicsPage::new(visit.page("catalogue-topics-title"), &topics, catalogue.life_events()))
}

pub(crate) async fn topic(visit: Visit, Path(code): Path<String>) -> Answer {
    let mut tx = visit.read(OwnerId::INSTALLATION).await?;
    let catalogue = snapshot(&mut tx).await?;
    let topic = catalogue.topic_field(&code)?;
    let services = catalogue.chosen(visit.now.date(), visit.locale, |service| service.topic_field == code);
    let page = visit.page_titled(topic.name.get(visit.locale));
    visit.show(&TopicPage::new(page, topic.description.get(visit.locale), &services))
}

pub(crate) async fn life_event(visit: Visit, Path(code): Path<String>) -> Answer {
    let mut tx = visit.read(OwnerId::INSTALLATION).await?;
    let catalogue = snapshot(&mut tx).await?;
    let event = catalogue.life_event(&code)?;
    let services =
        catalogue.chosen(visit.now.date(), visit.locale, |service| service.life_events.contains(&code));
    let page = visit.page_titled(event.name.get(visit.locale));
    let lead = visit.text("catalogue-life-event-lead");
    visit.show(&TopicPage::new(page, &lead, &services))
}
