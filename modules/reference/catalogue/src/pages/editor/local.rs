// SPDX-License-Identifier: EUPL-1.2
//! Local texts: what an authority says differently about a service in one of its areas.

use super::fields::{Filled, read};
use super::history::both;
use super::overview::{May, Steps, done_text, finish, notices};
use super::part::{FormPage, conflict};
use super::{Sent, asked, name_of, sent, trail, workplace};
use crate::commands;
use crate::model::{LocalTexts, Lookups, Part, Sheet, Step, Target};
use crate::policy::{LocalTextResource, Publish, ServiceResource};
use crate::queries::{self, Working};
use askama::Template;
use axum::Form;
use axum::extract::Path;
use axum::http::StatusCode;
use foundation::policy::{Edit, List};
use foundation::{FieldErrors, OwnerId, Problem};
use organisation::Area;
use web::components::{Breadcrumb, Button, Column, DataTable, FieldGroup, Html, Row};
use web::{Answer, Page, Visit};

/// The parts that an area may replace.
fn parts() -> Vec<Part> {
    Part::ALL.iter().copied().filter(|part| part.is_local()).collect()
}

/// The area, if the authority writes its local texts.
pub(super) async fn own_area(visit: &Visit, owner: OwnerId, key: &str) -> Result<Area, Problem> {
    let mut tx = visit.read(owner).await?;
    let areas = queries::own_areas(&mut tx, owner).await?;
    areas.into_iter().find(|area| area.key == key).ok_or(Problem::NotFound)
}

#[derive(Template)]
#[template(path = "editor_local_list.html")]
struct ListPage {
    page: Page,
    breadcrumb: Breadcrumb,
    tables: Vec<DataTable>,
}

/// Who says something differently, and the own areas to write for.
pub(crate) async fn local_list(visit: Visit, Path(key): Path<String>) -> Answer {
    visit.permit::<List, ServiceResource>(OwnerId::INSTALLATION)?;
    let owner = workplace(&visit)?;
    let mut tx = visit.read(owner).await?;
    let working = queries::existing(&mut tx, OwnerId::INSTALLATION, &Target::service(&key)).await?;
    working.published.as_ref().ok_or(Problem::NotFound)?;
    let own = queries::own_areas(&mut tx, owner).await?;
    let texts = queries::local_texts_of(&mut tx, &key).await?;
    let mut named = Vec::new();
    for (area, local) in texts {
        let name = match own.iter().find(|known| known.key == area) {
            Some(known) => known.name.clone(),
            None => organisation::area(&mut tx, &area).await.map_or(area.clone(), |area| area.name),
        };
        named.push((area, name, local));
    }
    drop(tx);
    let page = visit.page("catalogue-local-title");
    let name = name_of(&working, &Target::service(&key), &page);
    let may_edit = visit.permit::<Edit, LocalTextResource>(owner).is_ok();
    let mut tables = vec![published_table(&page, &named)];
    if may_edit {
        tables.push(own_table(&page, &key, &own));
    }
    visit.show(&ListPage { breadcrumb: trail(&page, &key, &name), tables, page })
}

fn published_table(page: &Page, named: &[(String, String, LocalTexts)]) -> DataTable {
    let columns = ["area", "modules"].map(|name| Column::new(page.t(&format!("catalogue-local-{name}"))));
    let rows = named.iter().map(|(_, name, texts)| {
        let sheet = Sheet::of_local(texts);
        let replaced: Vec<String> = parts()
            .into_iter()
            .filter(|part| !sheet.part(*part).is_empty())
            .map(|part| super::labels::part_label(page, part))
            .collect();
        Row::new(vec![name.as_str().into(), replaced.join(", ").into()])
    });
    DataTable::new(page, page.t("catalogue-local-published"), columns.to_vec(), rows.collect())
        .empty_text(page.t("catalogue-local-none"))
}

fn own_table(page: &Page, key: &str, own: &[Area]) -> DataTable {
    let columns = ["area", "key"].map(|name| Column::new(page.t(&format!("catalogue-local-{name}"))));
    let rows = own.iter().map(|area| {
        let link = Html::link(&area.name, &page.url2("service-local", key, &area.key));
        Row::new(vec![link, area.key.as_str().into()])
    });
    DataTable::new(page, page.t("catalogue-local-own"), columns.to_vec(), rows.collect())
}

/// The form of the local texts of an area.
#[derive(Template)]
#[template(path = "editor_local.html")]
struct LocalPage {
    form: FormPage,
    page: Page,
    breadcrumb: Breadcrumb,
    steps: Steps,
    links: Vec<Button>,
}

struct Screen<'a> {
    key: &'a str,
    area: &'a Area,
    working: &'a Working,
    sheet: &'a Sheet,
    errors: &'a FieldErrors,
}

fn local_page(visit: &Visit, owner: OwnerId, screen: &Screen<'_>) -> LocalPage {
    let Screen { key, area, working, .. } = screen;
    let target = Target::local(key, &area.key);
    let page = visit.page("catalogue-local-title");
    let name = name_of(working, &target, &page);
    let page = visit.page_titled(format!("{name}: {}", area.name));
    let lookups = Lookups::default();
    let filled = Filled { visit, page: &page, sheet: screen.sheet, errors: screen.errors, lookups: &lookups };
    let fields = parts()
        .into_iter()
        .map(|part| FieldGroup::new(super::labels::part_label(&page, part), filled.part(part)).into());
    let fields = fields.collect();
    let may = May {
        edit: visit.permit::<Edit, LocalTextResource>(owner).is_ok(),
        publish: visit.permit::<Publish, LocalTextResource>(owner).is_ok(),
    };
    let mut steps = Steps::new(visit, &page, working, may);
    if working.draft.is_none() {
        // Withdrawing is for services; local texts end by publishing them empty.
        steps.note = None;
        steps.buttons.clear();
    }
    let link =
        |label: &str, route: &str| Button::link(page.t(label), page.url2(route, *key, &area.key)).secondary();
    let links = vec![
        link("catalogue-link-preview", "service-local-preview"),
        link("catalogue-link-history", "service-local-history"),
    ];
    let buttons = vec![
        Button::submit(page.t("catalogue-editor-save")),
        Button::link(page.t("catalogue-editor-cancel"), page.url1("service-local-list", *key)).tertiary(),
    ];
    let breadcrumb = trail(&page, key, &name);
    let mut form = FormPage::new(page.clone(), breadcrumb.clone(), fields, buttons);
    form.lead = page.t("catalogue-local-lead");
    form.notices = notices(&page, working.draft.as_ref(), working.published_version);
    form.hidden.push(("version", working.seen().to_string()));
    let page = form.page.clone();
    LocalPage { form, page, breadcrumb, steps, links }
}

/// Where the person works, the area, and what stands there.
async fn load(visit: &Visit, key: &str, area: &str) -> Result<(OwnerId, Area, Working), Problem> {
    let owner = workplace(visit)?;
    visit.permit::<Edit, LocalTextResource>(owner)?;
    let area = own_area(visit, owner, area).await?;
    let mut tx = visit.read(owner).await?;
    let working = queries::existing(&mut tx, owner, &Target::local(key, &area.key)).await?;
    Ok((owner, area, working))
}

/// The local texts of an area.
pub(crate) async fn local(visit: Visit, Path((key, area)): Path<(String, String)>) -> Answer {
    let (owner, area, working) = load(&visit, &key, &area).await?;
    let errors = FieldErrors::default();
    let screen =
        Screen { key: &key, area: &area, working: &working, sheet: working.sheet(), errors: &errors };
    visit.show(&local_page(&visit, owner, &screen))
}

/// Writes the local texts, or takes a step with their draft.
pub(crate) async fn save_local(
    visit: Visit,
    Path((key, area)): Path<(String, String)>,
    Form(pairs): Sent,
) -> Answer {
    let (owner, area, working) = load(&visit, &key, &area).await?;
    if let Some(step) = Step::parse(sent(&pairs, "action")) {
        return act(&visit, owner, (&key, &area), (step, &pairs)).await;
    }
    let sheet = read(&pairs, &parts());
    let errors = sheet.local_texts().err().unwrap_or_default();
    let screen = Screen { key: &key, area: &area, working: &working, sheet: &sheet, errors: &errors };
    let asked = asked(&visit, Target::local(&key, &area.key), &pairs)?;
    if asked.seen != working.seen() {
        return show_both(&visit, owner, &screen);
    }
    if !errors.is_empty() {
        return visit.show_errors(&local_page(&visit, owner, &screen));
    }
    let permit = visit.permit::<Edit, LocalTextResource>(owner)?;
    let mut tx = visit.write(owner).await?;
    match commands::save_draft(&mut tx, &permit, &asked, sheet.clone()).await {
        Err(Problem::Conflict(_)) => {
            drop(tx);
            let (_, area, working) = load(&visit, &key, &area.key).await?;
            return show_both(&visit, owner, &Screen { area: &area, working: &working, ..screen });
        }
        other => other?,
    };
    tx.commit().await?;
    visit.go_done("service-local", &[&key, &area.key], "catalogue-done-saved")
}

fn show_both(visit: &Visit, owner: OwnerId, screen: &Screen<'_>) -> Answer {
    let mut shown = local_page(visit, owner, screen);
    shown.form.notices.push(conflict(&shown.page));
    shown.form.both =
        Some(both(&shown.page, screen.working.sheet(), screen.sheet, "catalogue-conflict-both"));
    visit.show_with(StatusCode::CONFLICT, &shown)
}

async fn act(
    visit: &Visit,
    owner: OwnerId,
    (key, area): (&str, &Area),
    (step, pairs): (Step, &[(String, String)]),
) -> Answer {
    let asked = asked(visit, Target::local(key, &area.key), pairs)?;
    if matches!(step, Step::Publish | Step::Return) {
        let permit = visit.permit::<Publish, LocalTextResource>(owner)?;
        let mut tx = visit.write(owner).await?;
        let done = commands::decide(&mut tx, &permit, &asked, step).await;
        finish(tx, done.map(|_| ())).await?;
    } else {
        let permit = visit.permit::<Edit, LocalTextResource>(owner)?;
        let mut tx = visit.write(owner).await?;
        let done = commands::advance(&mut tx, &permit, &asked, step).await;
        finish(tx, done.map(|_| ())).await?;
    }
    visit.go_done("service-local", &[&key, &area.key], done_text(Some(step)))
}
