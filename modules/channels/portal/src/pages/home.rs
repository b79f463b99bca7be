// SPDX-License-Identifier: EUPL-1.2
//! The first page.

use askama::Template;
use axum::response::{IntoResponse as _, Redirect};
use web::components::{LinkCard, LinkCards, SearchBox};
use web::{Answer, Page, Visit};

/// Services that most people look for.
const FREQUENT: [&str; 6] = [
    "hundesteuer-anmeldung",
    "gewerbeanmeldung",
    "bewohnerparkausweis",
    "bauantrag",
    "veranstaltung",
    "personalausweis",
];

#[derive(Template)]
#[template(path = "home.html")]
struct HomePage {
    page: Page,
    search: SearchBox,
    frequent: LinkCards,
    topics: LinkCards,
    sample: bool,
}

/// Leads to the page in the reader's language.
pub async fn root(visit: Visit) -> Answer {
    Ok(Redirect::to(&visit.url("home", &[])).into_response())
}

/// Search, frequent services, topics.
pub async fn home(visit: Visit) -> Answer {
    let page = visit.page("portal-home-title");
    let mut tx = visit.read(foundation::OwnerId::INSTALLATION).await?;
    let services = catalogue::services(&mut tx).await?;
    let topics = catalogue::topic_fields(&mut tx).await?;
    let frequent = FREQUENT.iter().filter_map(|key| services.iter().find(|service| service.key == *key)).map(
        |service| LinkCard {
            title: service.name.get(visit.locale).to_owned(),
            url: visit.url("service", &[&service.key]),
            text: service.short.get(visit.locale).to_owned(),
        },
    );
    let cards = topics.iter().map(|topic| LinkCard {
        title: topic.name.get(visit.locale).to_owned(),
        url: visit.url("topic", &[&topic.code]),
        text: topic.description.get(visit.locale).to_owned(),
    });
    let search = SearchBox::new(&page, visit.url("search", &[]), "q", visit.text("portal-home-search"));
    let sample = visit.platform.settings.sample;
    visit.show(&HomePage {
        frequent: LinkCards::new(frequent.collect()),
        topics: LinkCards::new(cards.collect()),
        search,
        sample,
        page,
    })
}
