// SPDX-License-Identifier: EUPL-1.2
//! The pages of the catalogue: topics, search, services, and the administrator's list.

mod editor;
mod office;
mod search;
mod service;
mod staff;
#[cfg(test)]
mod tests;
mod topics;
mod views;

pub(crate) use editor::{
    LARGEST, act, competence, create, exchange, exchange_file, exchange_table, history, local, local_history,
    local_list, local_preview, new, overview, part, preview, save_local, save_part, take_over,
    write_competence,
};
pub(crate) use search::search;
pub(crate) use service::service;
pub(crate) use staff::service_list;
pub(crate) use topics::{life_event, topic, topics};

use crate::forms;
use foundation::Locale;
use web::Page;
use web::components::Breadcrumb;
use web::route::encode;

/// The address of a service with the chosen place.
fn service_url(page: &Page, key: &str, place: &str) -> String {
    with_place(page.url1("service", key), page.locale, place)
}

/// An address without question mark, followed by the chosen place if there is one.
fn with_place(address: String, locale: Locale, place: &str) -> String {
    if place.is_empty() {
        return address;
    }
    format!("{address}?{}={}", forms::place_name(locale), encode(place))
}

/// Keeps the chosen place when the language is changed.
fn keep_place(page: &mut Page, place: &str) {
    let other = page.locale.other();
    page.alternate_url = page.alternate_url.take().map(|address| with_place(address, other, place));
}

/// Home, topics, then the given steps.
fn breadcrumb(page: &Page, steps: Vec<(String, String)>) -> Breadcrumb {
    let mut all = vec![
        (page.t("catalogue-home"), page.url("home")),
        (page.t("catalogue-topics-title"), page.url("topics")),
    ];
    all.extend(steps);
    Breadcrumb::new(page, all, page.title.clone())
}
