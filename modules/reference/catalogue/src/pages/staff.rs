// SPDX-License-Identifier: EUPL-1.2
//! Pages for administrators: the list of services, and the catalogue as an exchange file.

use crate::model::{ProcedureKind, PublicService, xzufi_message};
use crate::policy::{Export, ServiceResource};
use crate::queries::snapshot;
use askama::Template;
use axum::http::header;
use axum::response::IntoResponse as _;
use foundation::policy::List;
use foundation::time::format_date;
use foundation::{OwnerId, Problem};
use std::sync::Arc;
use web::components::{Breadcrumb, Button, Column, DataTable, Html, Row};
use web::{Answer, Page, Visit};

/// The list of services.
#[derive(Template)]
#[template(path = "service_list.html")]
pub(super) struct ServiceListPage {
    page: Page,
    count: usize,
    table: DataTable,
    exchange: Button,
}

impl ServiceListPage {
    pub(super) fn new(page: Page, services: &[Arc<PublicService>]) -> Self {
        let columns = ["name", "kind", "level", "schema", "validity", "version"]
            .map(|name| Column::new(page.t(&format!("catalogue-list-{name}"))));
        let mut columns = columns.to_vec();
        if let Some(version) = columns.pop() {
            columns.push(version.numeric());
        }
        let rows = services.iter().map(|service| row(&page, service)).collect();
        Self {
            count: services.len(),
            table: DataTable::new(&page, page.t("catalogue-list-title"), columns, rows).hide_caption(),
            exchange: Button::link(page.t("catalogue-exchange-title"), page.url("service-exchange"))
                .secondary(),
            page,
        }
    }
}

fn row(page: &Page, service: &PublicService) -> Row {
    let form = service.schema.clone().unwrap_or_else(|| page.t("catalogue-list-no-schema"));
    Row::new(vec![
        Html::link(service.name.get(page.locale), &page.url1("service", &service.key)),
        page.t(kind_label(service.procedure_kind)).into(),
        page.t(level_name(service.level)).into(),
        form.into(),
        validity(page, service).into(),
        service.version.to_string().into(),
    ])
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

/// The page from which the exchange file is fetched.
#[derive(Template)]
#[template(path = "service_exchange.html")]
pub(super) struct ExchangePage {
    page: Page,
    breadcrumb: Breadcrumb,
    count: usize,
    download: Button,
}

impl ExchangePage {
    pub(super) fn new(page: Page, count: usize) -> Self {
        let steps = vec![(page.t("catalogue-list-title"), page.url("service-list"))];
        Self {
            breadcrumb: Breadcrumb::new(&page, steps, page.title.clone()),
            count,
            download: Button::link(page.t("catalogue-exchange-download"), page.url("service-exchange-file")),
            page,
        }
    }
}

pub(crate) async fn service_list(visit: Visit) -> Answer {
    visit.permit::<List, ServiceResource>(OwnerId::INSTALLATION)?;
    let mut tx = visit.read(OwnerId::INSTALLATION).await?;
    let catalogue = snapshot(&mut tx).await?;
    let mut services = catalogue.services().to_vec();
    services.sort_by_key(|service| service.name.get(visit.locale).to_lowercase());
    visit.show(&ServiceListPage::new(visit.page("catalogue-list-title"), &services))
}

pub(crate) async fn exchange(visit: Visit) -> Answer {
    visit.permit::<Export, ServiceResource>(OwnerId::INSTALLATION)?;
    let mut tx = visit.read(OwnerId::INSTALLATION).await?;
    let count = snapshot(&mut tx).await?.services().len();
    visit.show(&ExchangePage::new(visit.page("catalogue-exchange-title"), count))
}

pub(crate) async fn exchange_file(visit: Visit) -> Answer {
    visit.permit::<Export, ServiceResource>(OwnerId::INSTALLATION)?;
    let mut tx = visit.read(OwnerId::INSTALLATION).await?;
    let catalogue = snapshot(&mut tx).await?;
    drop(tx);
    let xml = xzufi::write(&xzufi_message(catalogue.services())).map_err(Problem::internal)?;
    let headers = [
        (header::CONTENT_TYPE, "application/xml; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"xzufi.xml\""),
    ];
    Ok((headers, xml).into_response())
}
