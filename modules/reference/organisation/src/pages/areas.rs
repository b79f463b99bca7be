// SPDX-License-Identifier: EUPL-1.2
//! The area browser: everybody may look up which Amt and Landkreis a municipality belongs to.

use crate::model::{Area, AreaKind, LegalEntityKind, Level, OPEN_START, Question};
use crate::queries::{self, AreaView};
use askama::Template;
use axum::extract::{Path, Query};
use foundation::time::format_date;
use foundation::{OwnerId, Problem};
use serde::Deserialize;
use web::components::{
    Breadcrumb, Column, DataTable, Html, InsetText, Row, SearchBox, StatusBadge, SummaryList, SummaryRow,
    Tone,
};
use web::{Answer, Attempt, Page, Visit};

/// The key of the Land whose districts are shown first.
const LAND: &str = "130000000000";
/// Most places in a list of results.
const MOST: usize = 50;

/// What is searched.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Words {
    #[serde(default)]
    q: String,
}

#[derive(Template)]
#[template(path = "area_search.html")]
struct SearchPage {
    page: Page,
    search: SearchBox,
    found: DataTable,
    words: String,
}

/// Searches municipalities; without words the districts and independent cities are listed.
pub(crate) async fn search(visit: Visit, Query(words): Query<Words>) -> Answer {
    let words = words.q.trim().chars().take(100).collect::<String>();
    let mut tx = visit.read(OwnerId::INSTALLATION).await?;
    let areas = if words.is_empty() {
        queries::districts(&mut tx, LAND).await?
    } else {
        visit.attempt(Attempt::Search)?;
        queries::areas_matching(&mut tx, &words, MOST).await?
    };
    drop(tx);
    let page = visit.page("organisation-areas-title");
    let search = SearchBox::new(&page, page.url("area-search"), "q", page.t("organisation-areas-search"))
        .value(&words);
    let caption = if words.is_empty() { "organisation-areas-districts" } else { "organisation-areas-found" };
    let found = table(&visit, &page, &page.t(caption), &areas).empty_text(page.t("organisation-areas-none"));
    visit.show(&SearchPage { search, found, words, page })
}

fn table(visit: &Visit, page: &Page, caption: &str, areas: &[Area]) -> DataTable {
    let columns = [
        "organisation-area-name",
        "organisation-area-kind",
        "organisation-area-key",
        "organisation-area-state",
    ]
    .map(|key| Column::new(page.t(key)));
    let rows = areas
        .iter()
        .map(|area| {
            Row::new(vec![
                Html::link(&area.name, &page.url1("area", &area.key)),
                kind(page, area.kind).into(),
                area.key.as_str().into(),
                Html::of(&state(visit, page, area)),
            ])
        })
        .collect();
    DataTable::new(page, caption, columns.into(), rows)
}

fn kind(page: &Page, kind: AreaKind) -> String {
    page.t(&format!("organisation-kind-{}", kind.as_str()))
}

fn state(visit: &Visit, page: &Page, area: &Area) -> StatusBadge {
    match area.valid.until.filter(|until| *until < visit.now.date()) {
        Some(until) => {
            let day = format_date(until, page.locale);
            StatusBadge::new(Tone::Warning, page.t1("organisation-area-until", "day", &day))
        }
        None => StatusBadge::new(Tone::Success, page.t("organisation-area-valid")),
    }
}

#[derive(Template)]
#[template(path = "area.html")]
struct AreaPage {
    page: Page,
    breadcrumb: Breadcrumb,
    facts: SummaryList,
    offices: Vec<Office>,
    below: Option<DataTable>,
    source: InsetText,
}

/// Who is responsible on a level, with the reasons.
struct Office {
    level: String,
    sentences: Vec<String>,
}

/// An area with everything above and below it.
pub(crate) async fn area(visit: Visit, Path(key): Path<String>) -> Answer {
    let mut tx = visit.read(OwnerId::INSTALLATION).await?;
    let view = queries::area_view(&mut tx, &key, visit.now.date()).await?;
    let mut offices = Vec::new();
    if view.area.kind == AreaKind::Municipality {
        for (level, kind) in [
            (Level::Association, LegalEntityKind::Municipality),
            (Level::District, LegalEntityKind::District),
            (Level::Land, LegalEntityKind::Land),
        ] {
            let question = Question {
                service_key: "",
                level,
                legal_entity_kind: kind,
                area_key: &view.area.key,
                day: visit.now.date(),
            };
            let answer = queries::resolve(&mut tx, &question).await;
            offices.push(office(&visit, level, answer)?);
        }
    }
    drop(tx);
    let page = visit.page_titled(view.area.name.clone());
    let steps = vec![(page.t("organisation-areas-title"), page.url("area-search"))];
    let below = (!view.below.is_empty())
        .then(|| table(&visit, &page, &page.t("organisation-area-below"), &view.below));
    visit.show(&AreaPage {
        breadcrumb: Breadcrumb::new(&page, steps, &view.area.name),
        facts: facts(&visit, &page, &view),
        offices,
        below,
        source: InsetText::new(page.t("organisation-areas-source")),
        page,
    })
}

fn office(
    visit: &Visit,
    level: Level,
    answer: Result<crate::Competence, Problem>,
) -> Result<Office, Problem> {
    let sentences = match answer {
        Ok(found) => found.steps.iter().map(|step| step.text.get(visit.locale).to_owned()).collect(),
        Err(Problem::Refused(message)) => vec![visit.message(&message)],
        Err(problem) => return Err(problem),
    };
    Ok(Office { level: visit.text(&format!("organisation-level-{}", level.as_str())), sentences })
}

fn facts(visit: &Visit, page: &Page, view: &AreaView) -> SummaryList {
    let area = &view.area;
    let links = |areas: &[Area]| {
        areas.iter().fold(Html::default(), |html, other| {
            html.and(Html::link(&other.name, &page.url1("area", &other.key)))
        })
    };
    let row = |key: &str, value: Html| SummaryRow::new(page.t(key), value);
    let mut rows = vec![
        row("organisation-area-kind", kind(page, area.kind).into()),
        row("organisation-area-key", area.key.as_str().into()),
    ];
    if !area.ags.is_empty() {
        rows.push(row("organisation-area-ags", area.ags.as_str().into()));
    }
    rows.push(row("organisation-area-state", Html::of(&state(visit, page, area))));
    if area.valid.from > OPEN_START {
        rows.push(row("organisation-area-since", format_date(area.valid.from, page.locale).into()));
    }
    for above in &view.above {
        let key = format!("organisation-kind-{}", above.kind.as_str());
        rows.push(row(&key, Html::link(&above.name, &page.url1("area", &above.key))));
    }
    if let Some(successor) = &view.successor {
        rows.push(row("organisation-area-successor", links(std::slice::from_ref(successor))));
    }
    if !view.predecessors.is_empty() {
        rows.push(row("organisation-area-predecessors", links(&view.predecessors)));
    }
    if !view.postcodes.is_empty() {
        rows.push(row("organisation-area-postcodes", view.postcodes.join(", ").into()));
    }
    if !area.note.is_empty() {
        rows.push(row("organisation-area-note", area.note.as_str().into()));
    }
    SummaryList::new(page, rows)
}
