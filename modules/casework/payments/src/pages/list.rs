// SPDX-License-Identifier: EUPL-1.2
//! The claims of an authority with filter and sums.

use super::{badge, workplace};
use crate::forms::filter;
use crate::policy::ClaimResource;
use crate::queries::{self, ClaimFilter, ClaimPage, Shown};
use askama::Template;
use axum::extract::Query;
use foundation::Date;
use foundation::policy::List;
use foundation::time::format_date;
use web::components::{
    Choice, Column, DataTable, FilterForm, Html, Pagination, Row, SelectField, StatTile, StatTiles,
    TextField, TextKind,
};
use web::{Answer, Page, Visit};

/// Rows of a page.
const PAGE_ROWS: usize = 50;

#[derive(Template)]
#[template(path = "claims.html")]
struct ClaimsPage {
    page: Page,
    tiles: StatTiles,
    filters: FilterForm,
    table: DataTable,
    pagination: Pagination,
}

/// The list.
pub(super) async fn list(visit: Visit, Query(pairs): Query<Vec<(String, String)>>) -> Answer {
    let permit = visit.permit::<List, ClaimResource>(workplace(&visit)?)?;
    let filter = filter(&pairs);
    let today = visit.now.date();
    let mut tx = visit.read(permit.owner()).await?;
    let found = queries::claims(&mut tx, &permit, &filter, (today, PAGE_ROWS)).await?;
    drop(tx);
    visit.show(&claims_page(visit.page("payments-claims-title"), &filter, &found, today))
}

fn claims_page(page: Page, filter: &ClaimFilter, found: &ClaimPage, today: Date) -> ClaimsPage {
    let sums = found.sums;
    let tiles = StatTiles::new(vec![
        StatTile::new(sums.open.format(page.locale), page.t("payments-sum-open")),
        StatTile::new(sums.count, page.t("payments-sum-count")),
        StatTile::new(sums.overdue.format(page.locale), page.t("payments-sum-overdue")),
    ]);
    let shown =
        |shown: Shown| Choice::new(shown.as_str(), page.t(&format!("payments-shown-{}", shown.as_str())));
    let part =
        SelectField::new(&page, "shown", page.t("payments-filter-shown"), Shown::ALL.map(shown).to_vec());
    let reference = TextField::new(&page, "reference", page.t("payments-cash-reference"))
        .kind(TextKind::Code)
        .value(filter.reference.clone().unwrap_or_default());
    let fields = vec![part.selected(filter.shown.as_str()).into(), reference.into()];
    ClaimsPage {
        tiles,
        filters: FilterForm::new(&page, page.url("claims"), fields),
        table: table(&page, found, today),
        pagination: pagination(&page, filter, found),
        page,
    }
}

fn table(page: &Page, found: &ClaimPage, today: Date) -> DataTable {
    let column = |key: &str| Column::new(page.t(key));
    let columns = vec![
        column("payments-cash-reference"),
        column("payments-subject"),
        column("payments-state"),
        column("payments-pay-by"),
        column("payments-balance").numeric(),
    ];
    let rows = found.claims.iter().map(|claim| {
        Row::new(vec![
            Html::link(&claim.cash_reference, &page.url1("claim", &claim.id)),
            Html::from(claim.subject.get(page.locale)),
            Html::of(&badge(page, claim.state(today))),
            Html::from(format_date(claim.pay_by(), page.locale)),
            Html::from(claim.balance.format(page.locale)),
        ])
    });
    DataTable::new(page, page.t("payments-claims-caption"), columns, rows.collect())
        .empty_text(page.t("payments-claims-none"))
}

fn pagination(page: &Page, filter: &ClaimFilter, found: &ClaimPage) -> Pagination {
    let start = format!("{}?shown={}", page.url("claims"), filter.shown.as_str());
    let next = found.next.map(|place| format!("{start}&after={}_{}", place.pay_by, place.id));
    Pagination::keyset(page, filter.after.map(|_| start.clone()), next)
}
