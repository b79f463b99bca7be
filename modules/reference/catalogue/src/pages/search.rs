// SPDX-License-Identifier: EUPL-1.2
//! Results of the search. What a person typed is never written to a log.

use super::with_place;
use crate::forms::{Parameters, SearchRequest, page_name, place_name};
use crate::jobs::refresh_when_stale;
use crate::model::{KIND_LIFE_EVENT, KIND_SERVICE, KIND_TOPIC};
use crate::queries::{self, Snapshot, snapshot};
use ::search::{Hit, Results};
use askama::Template;
use axum::extract::Query as Parameter;
use foundation::{Date, Locale, OwnerId, Problem};
use web::components::{Breadcrumb, Pagination};
use web::route::encode;
use web::{Answer, Attempt, Page, Visit};

/// Results on a page.
const PAGE_LENGTH: usize = 20;

/// A result as it is shown.
pub(super) struct Result {
    title: String,
    url: String,
    kind: String,
    snippet: Vec<(String, bool)>,
    /// Language of title and snippet when it is not that of the page.
    language: Option<&'static str>,
}

/// The page of results.
#[derive(Template)]
#[template(path = "search.html")]
pub(super) struct SearchPage {
    page: Page,
    breadcrumb: Breadcrumb,
    request: SearchRequest,
    place_name: &'static str,
    summary: String,
    suggestion: Option<(String, String)>,
    results: Vec<Result>,
    pagination: Option<Pagination>,
}

impl SearchPage {
    pub(super) fn new(mut page: Page, request: SearchRequest, found: &Found) -> Self {
        let address = page.url("search");
        let own =
            |words: &str, number: usize| search_url(&address, page.locale, words, &request.place, number);
        let results = found.results.hits.iter().filter_map(|hit| shown(&page, hit, &request.place)).collect();
        let total = found.results.total;
        let pages = total.div_ceil(PAGE_LENGTH);
        let pagination = (pages > 1)
            .then(|| Pagination::numbered(&page, request.page, pages, |number| own(&request.words, number)));
        let summary = match (request.words.is_empty(), total) {
            (true, _) => page.t("catalogue-search-empty"),
            (false, 0) => page.t("catalogue-search-nothing"),
            (false, _) => page.t1("catalogue-search-count", "count", &total),
        };
        let suggestion = found.suggestion.as_ref().map(|words| (words.clone(), own(words, 1)));
        let other = page.locale.other();
        page.alternate_url = page
            .alternate_url
            .take()
            .map(|address| search_url(&address, other, &request.words, &request.place, request.page));
        let steps = vec![(page.t("catalogue-home"), page.url("home"))];
        Self {
            breadcrumb: Breadcrumb::new(&page, steps, page.title.clone()),
            place_name: place_name(page.locale),
            request,
            summary,
            suggestion,
            results,
            pagination,
            page,
        }
    }
}

fn search_url(address: &str, locale: Locale, words: &str, place: &str, number: usize) -> String {
    let mut url = format!("{address}?q={}", encode(words));
    if !place.is_empty() {
        url.push_str(&format!("&{}={}", place_name(locale), encode(place)));
    }
    if number > 1 {
        url.push_str(&format!("&{}={number}", page_name(locale)));
    }
    url
}

/// A hit with its address; hits of kinds that have no page here are left out.
fn shown(page: &Page, hit: &Hit, place: &str) -> Option<Result> {
    let (route, kind) = match hit.kind.as_str() {
        KIND_SERVICE => ("service", "catalogue-kind-service"),
        KIND_TOPIC => ("topic", "catalogue-kind-topic"),
        KIND_LIFE_EVENT => ("life-event", "catalogue-kind-life-event"),
        _ => return None,
    };
    let language = Locale::parse(&hit.locale).filter(|locale| *locale != page.locale);
    let place = if hit.kind == KIND_SERVICE { place } else { "" };
    Some(Result {
        title: hit.title.clone(),
        url: with_place(page.url1(route, &hit.id), page.locale, place),
        kind: page.t(kind),
        snippet: hit.snippet.clone(),
        language: language.map(Locale::as_str),
    })
}

/// What was found, and what may have been meant.
#[derive(Default)]
pub(super) struct Found {
    pub(super) results: Results,
    pub(super) suggestion: Option<String>,
}

/// Takes away hits of services that no longer exist and looks for a better spelling.
fn found(mut results: Results, words: &str, catalogue: &Snapshot, (locale, day): (Locale, Date)) -> Found {
    results.hits.retain(|hit| hit.kind != KIND_SERVICE || catalogue.valid_service(&hit.id, day).is_ok());
    Found { suggestion: catalogue.vocabulary(locale).suggest(words), results }
}

pub(crate) async fn search(visit: Visit, Parameter(parameters): Parameter<Parameters>) -> Answer {
    visit.attempt(Attempt::Search)?;
    let request = SearchRequest::read(&parameters);
    let mut tx = visit.read(OwnerId::INSTALLATION).await?;
    let catalogue = snapshot(&mut tx).await?;
    drop(tx);
    refresh_when_stale(&visit.platform, catalogue.number());
    let (index, asked, locale) = (visit.platform.search.clone(), request.clone(), visit.locale);
    // The index blocks while it searches.
    let results = tokio::task::spawn_blocking(move || {
        queries::find(&index, &asked.words, locale, PAGE_LENGTH, (asked.page - 1) * PAGE_LENGTH)
    })
    .await
    .map_err(Problem::internal)?
    .map_err(Problem::internal)?;
    let found = found(results, &request.words, &catalogue, (locale, visit.now.date()));
    visit.show(&SearchPage::new(visit.page("catalogue-search-title"), request, &found))
}
