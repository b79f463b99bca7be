// SPDX-License-Identifier: EUPL-1.2
//! The list of services for staff: search, what is being written, and the way into the editor.

use super::editor::{draft_badge, service_badge};
use crate::forms::{Parameters, SearchRequest};
use crate::model::{Draft, ProcedureKind, PublicService};
use crate::policy::{Export, ServiceResource};
use crate::queries::{self, snapshot};
use askama::Template;
use axum::extract::Query;
use foundation::OwnerId;
use foundation::policy::{Edit, List};
use foundation::time::format_date;
use std::sync::Arc;
use web::components::{Button, Column, DataTable, Html, Row, SearchBox};
use web::{Answer, Page, Visit};

/// The list of services.
#[derive(Template)]
#[template(path = "service_list.html")]
pub(super) struct ServiceListPage {
    page: Page,
    count: usize,
    search: SearchBox,
    drafts: Option<DataTable>,
    table: DataTable,
    buttons: Vec<Button>,
}

/// What the list shows.
#[derive(Default)]
pub(super) struct Listed<'a> {
    pub(super) services: &'a [Arc<PublicService>],
    pub(super) drafts: &'a [Draft],
    pub(super) words: &'a str,
    pub(super) may_edit: bool,
    pub(super) may_export: bool,
}

impl ServiceListPage {
    pub(super) fn new(page: Page, listed: &Listed<'_>) -> Self {
        let columns = ["name", "state", "kind", "level", "leika", "schema", "validity", "version"]
            .map(|name| Column::new(page.t(&format!("catalogue-list-{name}"))));
        let mut columns = columns.to_vec();
        if let Some(version) = columns.pop() {
            columns.push(version.numeric());
        }
        let rows = listed.services.iter().map(|service| row(&page, service)).collect();
        let mut buttons = Vec::new();
        if listed.may_edit {
            buttons.push(Button::link(page.t("catalogue-new-title"), page.url("service-new")));
        }
        if listed.may_export {
            let exchange = Button::link(page.t("catalogue-exchange-title"), page.url("service-exchange"));
            buttons.push(exchange.secondary());
        }
        let search = SearchBox::new(&page, page.url("service-list"), "q", page.t("catalogue-list-search"));
        Self {
            count: listed.services.len(),
            search: search.value(listed.words),
            drafts: (!listed.drafts.is_empty()).then(|| drafts(&page, listed.drafts)),
            table: DataTable::new(&page, page.t("catalogue-list-title"), columns, rows).hide_caption(),
            buttons,
            page,
        }
    }
}

fn row(page: &Page, service: &PublicService) -> Row {
    let form = service.schema.clone().unwrap_or_else(|| page.t("catalogue-list-no-schema"));
    Row::new(vec![
        Html::link(service.name.get(page.locale), &page.url1("service-editor", &service.key)),
        Html::of(&service_badge(page, service)),
        page.t(kind_label(service.procedure_kind)).into(),
        page.t(level_name(service.level)).into(),
        service.leika_key.as_str().into(),
        form.into(),
        validity(page, service).into(),
        service.version.to_string().into(),
    ])
}

/// What is being written or waits for a second person.
fn drafts(page: &Page, drafts: &[Draft]) -> DataTable {
    let columns = ["name", "state", "author", "changed"]
        .map(|name| Column::new(page.t(&format!("catalogue-list-{name}"))));
    let rows = drafts.iter().map(|draft| {
        let key = &draft.target.service_key;
        let name = match draft.sheet.get("name.de") {
            "" => key.as_str(),
            name => name,
        };
        let (name, url) = match draft.target.is_local() {
            false => (name.to_owned(), page.url1("service-editor", key)),
            true => {
                let name = page.tf(
                    "catalogue-list-local",
                    &[("key", key.clone()), ("area", draft.target.area_key.clone())],
                );
                (name, page.url2("service-local", key, &draft.target.area_key))
            }
        };
        Row::new(vec![
            Html::link(&name, &url),
            Html::of(&draft_badge(page, draft.state)),
            draft.author_name.as_str().into(),
            draft.changed_at.format(page.locale).into(),
        ])
    });
    DataTable::new(page, page.t("catalogue-list-drafts"), columns.to_vec(), rows.collect())
}

fn validity(page: &Page, service: &PublicService) -> String {
    let day = |day: foundation::Date| format_date(day, page.locale);
    match (service.valid_from, service.valid_until) {
        (None, None) => page.t("catalogue-validity-open"),
        (Some(from), None) => page.t1("catalogue-validity-from", "from", &day(from)),
        (None, Some(until)) => page.t1("catalogue-validity-until", "until", &day(until)),
        (Some(from), Some(until)) => {
            page.tf("catalogue-validity-both", &[("from", day(from)), ("until", day(until))])
        }
    }
}

const fn level_name(level: organisation::Level) -> &'static str {
    match level {
        organisation::Level::Municipality => "catalogue-list-level-municipality",
        organisation::Level::Association => "catalogue-list-level-association",
        organisation::Level::District => "catalogue-list-level-district",
        organisation::Level::Land => "catalogue-list-level-land",
    }
}

const fn kind_label(kind: ProcedureKind) -> &'static str {
    match kind {
        ProcedureKind::Notification => "catalogue-procedure-notification",
        ProcedureKind::Application => "catalogue-procedure-application",
        ProcedureKind::Levy => "catalogue-procedure-levy",
        ProcedureKind::RegisterEntry => "catalogue-procedure-register-entry",
        ProcedureKind::Information => "catalogue-procedure-information",
        ProcedureKind::Complaint => "catalogue-procedure-complaint",
    }
}

/// Whether the words stand in what staff search by: name, key, service key, search words. Every word must be found.
fn fits(service: &PublicService, words: &str) -> bool {
    let keywords = service.keywords.de.iter().chain(&service.keywords.en).map(String::as_str);
    let own =
        [&service.name.de, &service.name.en, &service.key, &service.leika_key].map(|text| text.as_str());
    let text: Vec<&str> = own.into_iter().chain(keywords).collect();
    let text = organisation::fold(&text.join(" "));
    organisation::fold(words).split_whitespace().all(|word| text.contains(word))
}

pub(crate) async fn service_list(visit: Visit, Query(parameters): Query<Parameters>) -> Answer {
    visit.permit::<List, ServiceResource>(OwnerId::INSTALLATION)?;
    let words = SearchRequest::read(&parameters).words;
    let mut tx = visit.read(OwnerId::INSTALLATION).await?;
    let catalogue = snapshot(&mut tx).await?;
    let mut services: Vec<_> =
        catalogue.services().iter().filter(|service| fits(service, &words)).cloned().collect();
    services.sort_by_key(|service| service.name.get(visit.locale).to_lowercase());
    let mut drafts = queries::open_drafts(&mut tx, OwnerId::INSTALLATION).await?;
    drop(tx);
    if let Some(authority) = visit.actor.authorities().first() {
        let mut tx = visit.read(*authority).await?;
        drafts.extend(queries::open_drafts(&mut tx, *authority).await?);
    }
    let listed = Listed {
        services: &services,
        drafts: &drafts,
        words: &words,
        may_edit: visit.permit::<Edit, ServiceResource>(OwnerId::INSTALLATION).is_ok(),
        may_export: visit.permit::<Export, ServiceResource>(OwnerId::INSTALLATION).is_ok(),
    };
    visit.show(&ServiceListPage::new(visit.page("catalogue-list-title"), &listed))
}
