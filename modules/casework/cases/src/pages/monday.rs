// SPDX-License-Identifier: EUPL-1.2
//! What a clerk looks at on Monday morning.

use super::views::{grouped, table};
use super::workplace;
use crate::model::{Case, Filter};
use crate::queries::{self, Absence, COUNT_CEILING, Monday};
use ::store::Reach;
use askama::Template;
use foundation::policy::List;
use foundation::time::format_date;
use identity::RoleResource;
use web::components::{Column, DataTable, Html, Row, StatTile, StatTiles, Tone};
use web::{Answer, Page, Visit};

#[derive(Template)]
#[template(path = "case_monday.html")]
struct MondayTemplate {
    page: Page,
    lead: String,
    tiles: StatTiles,
    sections: Vec<Section>,
}

struct Section {
    id: &'static str,
    title: String,
    empty: String,
    is_empty: bool,
    table: DataTable,
    more_url: Option<String>,
    more: String,
}

/// The Monday view.
pub(crate) async fn monday(visit: Visit) -> Answer {
    let permit = workplace(&visit)?;
    let mut tx = visit.read(permit.owner()).await?;
    let found = queries::monday(&mut tx, &permit, visit.now).await?;
    drop(tx);
    let absent = match visit.permit::<List, RoleResource>(permit.owner()) {
        Ok(roles) => {
            // Names of colleagues lie with their accounts, which are owners of their own.
            let mut tx = visit.read(Reach::Everyone).await?;
            queries::absences(&mut tx, &roles, visit.now.date()).await?
        }
        Err(_) => Vec::new(),
    };
    visit.show(&template(&visit, &found, &absent))
}

fn template(visit: &Visit, found: &Monday, absent: &[Absence]) -> MondayTemplate {
    let page = visit.page("cases-monday-title");
    let me = visit.actor.staff_account().map(crate::model::Assignee::Account);
    let mine = Filter { assignee: me, ..Filter::default() };
    let section = |id: &'static str, cases: &[Case], query: Option<String>| Section {
        id,
        title: page.t(&format!("cases-monday-{id}")),
        empty: page.t(&format!("cases-monday-{id}-empty")),
        is_empty: cases.is_empty(),
        table: table(&page, &page.t(&format!("cases-monday-{id}")), cases, visit.now.date()),
        more_url: query.map(|query| format!("{}?{query}", page.url("cases"))),
        more: page.t(&format!("cases-monday-{id}-more")),
    };
    let sections = vec![
        section("lost", &found.lost, Some("lost=true".to_owned())),
        section("overdue", &found.overdue, Some("overdue=true".to_owned())),
        section("today", &found.due_today, None),
        section("mine", &found.mine, Some(mine.query())),
        absent_section(&page, absent),
        section("new", &found.fresh, Some("order=received&direction=descending".to_owned())),
    ];
    MondayTemplate {
        lead: page.t1("cases-monday-lead", "date", &format_date(visit.now.date(), page.locale)),
        tiles: tiles(&page, found),
        sections,
        page,
    }
}

/// A number of the tiles; above the ceiling it says so.
fn number(page: &Page, count: i64) -> String {
    if count > COUNT_CEILING {
        page.t1("cases-monday-more-than", "count", &grouped(COUNT_CEILING, page.locale))
    } else {
        grouped(count, page.locale)
    }
}

fn tiles(page: &Page, found: &Monday) -> StatTiles {
    let list = page.url("cases");
    let tile = |count: i64, key: &str, query: &str, alarming: Tone| {
        let tone = if count > 0 { alarming } else { Tone::Success };
        StatTile::new(number(page, count), page.t(key)).url(format!("{list}?{query}")).tone(tone)
    };
    StatTiles::new(vec![
        tile(found.lost_count, "cases-monday-tile-lost", "lost=true", Tone::Danger),
        tile(found.overdue_count, "cases-monday-tile-overdue", "overdue=true", Tone::Danger),
        tile(found.nobody_count, "cases-monday-tile-nobody", "assignee=nobody", Tone::Warning),
        StatTile::new(number(page, found.fresh_count), page.t("cases-monday-tile-new"))
            .url(format!("{list}?order=received&direction=descending")),
        StatTile::new(number(page, found.mine_count), page.t("cases-monday-tile-mine")),
    ])
}

fn absent_section(page: &Page, absent: &[Absence]) -> Section {
    let heads = ["name", "deputy", "until", "open"];
    let columns = heads.iter().map(|name| Column::new(page.t(&format!("cases-absent-{name}")))).collect();
    let rows = absent
        .iter()
        .map(|one| {
            let list = format!("{}?assignee={}", page.url("cases"), one.account);
            let until = one.until.map(|day| format_date(day, page.locale)).unwrap_or_default();
            Row::new(vec![
                Html::from(&one.name),
                Html::from(&one.deputy),
                Html::from(until),
                Html::link(&number(page, one.open), &list),
            ])
        })
        .collect();
    let title = page.t("cases-monday-absent");
    Section {
        id: "absent",
        empty: page.t("cases-monday-absent-empty"),
        is_empty: absent.is_empty(),
        table: DataTable::new(page, title.clone(), columns, rows).hide_caption(),
        more_url: None,
        more: String::new(),
        title,
    }
}
