// SPDX-License-Identifier: EUPL-1.2
//! What was published when and by whom, and two versions side by side.

use super::labels::{path_label, value_label};
use super::{name_of, trail, workplace};
use crate::forms::Parameters;
use crate::model::{Change, Passage, Shape, Sheet, Target, Version, differences, field_of};
use crate::policy::{LocalTextResource, ServiceResource};
use crate::queries::{self, Working};
use askama::Template;
use axum::extract::{Path, Query};
use foundation::policy::{Edit, List};
use foundation::{OwnerId, Problem};
use web::components::{Breadcrumb, Button, Choice, Column, DataTable, Html, Row, SelectField};
use web::{Answer, Page, Visit};

/// Two versions side by side.
pub(super) struct Both {
    pub(super) caption: String,
    pub(super) what: String,
    pub(super) old: String,
    pub(super) new: String,
    /// Words in place of rows when nothing differs.
    pub(super) nothing: String,
    /// Label and what differs.
    pub(super) changes: Vec<(String, Change)>,
}

/// Two sheets side by side; the texts of `key` with `-caption`, `-old` and `-new` head the table.
pub(super) fn both(page: &Page, old: &Sheet, new: &Sheet, key: &str) -> Both {
    let changes = differences(old, new).into_iter().map(|change| {
        let label = path_label(page, &change.path);
        (label, worded(page, change, old, new))
    });
    Both {
        caption: page.t(&format!("{key}-caption")),
        what: page.t("catalogue-difference-what"),
        old: page.t(&format!("{key}-old")),
        new: page.t(&format!("{key}-new")),
        nothing: page.t("catalogue-difference-nothing"),
        changes: changes.collect(),
    }
}

/// Codes are compared as a whole and shown in words.
fn worded(page: &Page, change: Change, old: &Sheet, new: &Sheet) -> Change {
    let text = |shape| matches!(shape, Shape::Text | Shape::Line | Shape::Lines);
    if field_of(&change.path).is_none_or(|place| text(place.field.shape)) {
        return change;
    }
    let whole = |sheet: &Sheet| match value_label(page, &change.path, sheet.get(&change.path)) {
        empty if empty.is_empty() => Vec::new(),
        text => vec![Passage { text, changed: true }],
    };
    Change { old: whole(old), new: whole(new), path: change.path }
}

/// The history.
#[derive(Template)]
#[template(path = "editor_history.html")]
struct HistoryPage {
    page: Page,
    breadcrumb: Breadcrumb,
    versions: DataTable,
    choose: [SelectField; 2],
    compare: Button,
    both: Both,
}

/// What can be compared: versions by number, and the draft.
const DRAFT: &str = "draft";

fn chosen<'a>(versions: &'a [Version], working: &'a Working, wanted: &str) -> Option<&'a Sheet> {
    if wanted == DRAFT {
        return working.draft.as_ref().map(|draft| &draft.sheet);
    }
    versions.iter().find(|version| version.version.to_string() == wanted).map(|version| &version.sheet)
}

fn show(visit: &Visit, target: &Target, found: (&Working, &[Version]), parameters: &Parameters) -> Answer {
    let (working, versions) = found;
    let page = visit.page("catalogue-history-title");
    let name = name_of(working, target, &page);
    let mut known: Vec<String> = versions.iter().map(|version| version.version.to_string()).collect();
    if working.draft.is_some() {
        known.insert(0, DRAFT.to_owned());
    }
    let usual = |at: usize| known.get(at.min(known.len().saturating_sub(1))).cloned().unwrap_or_default();
    let wanted = |name: &str, at| {
        parameters.get(name).filter(|value| known.contains(value)).cloned().unwrap_or_else(|| usual(at))
    };
    let (old, new) = (wanted("from", 1), wanted("to", 0));
    let empty = Sheet::default();
    let sheet = |wanted: &str| chosen(versions, working, wanted).unwrap_or(&empty);
    let choices = || {
        let label = |value: &String| match value.as_str() {
            DRAFT => page.t("catalogue-history-draft"),
            number => page.t1("catalogue-history-version", "number", number),
        };
        known.iter().map(|value| Choice::new(value, label(value))).collect::<Vec<_>>()
    };
    let select = |name: &str, value: &str| {
        let label = page.t(&format!("catalogue-history-{name}"));
        SelectField::new(&page, name, label, choices()).selected(value)
    };
    visit.show(&HistoryPage {
        breadcrumb: trail(&page, &target.service_key, &name),
        versions: table(&page, versions),
        choose: [select("from", &old), select("to", &new)],
        compare: Button::submit(page.t("catalogue-history-compare")).secondary(),
        both: both(&page, sheet(&old), sheet(&new), "catalogue-history-both"),
        page,
    })
}

fn table(page: &Page, versions: &[Version]) -> DataTable {
    let columns = ["number", "at", "author", "publisher", "note"]
        .map(|name| Column::new(page.t(&format!("catalogue-history-{name}"))));
    // Whoever withdraws writes nothing; what came from a file has neither author nor publisher.
    let someone = |name: &str, version: &Version| match (name.is_empty(), version.publisher_name.is_empty()) {
        (false, _) => name.to_owned(),
        (true, false) => "–".to_owned(),
        (true, true) => page.t("catalogue-history-file"),
    };
    let rows = versions.iter().map(|version| {
        Row::new(vec![
            Html::from(version.version.to_string()),
            version.changed_at.format(page.locale).into(),
            someone(&version.author_name, version).into(),
            someone(&version.publisher_name, version).into(),
            version.note.as_str().into(),
        ])
    });
    DataTable::new(page, page.t("catalogue-history-list"), columns.to_vec(), rows.collect())
}

async fn load(visit: &Visit, owner: OwnerId, target: &Target) -> Result<(Working, Vec<Version>), Problem> {
    let mut tx = visit.read(owner).await?;
    let working = queries::existing(&mut tx, owner, target).await?;
    let versions = queries::versions(&mut tx, target, &working).await?;
    Ok((working, versions))
}

/// The history of a service.
pub(crate) async fn history(
    visit: Visit,
    Path(key): Path<String>,
    Query(parameters): Query<Parameters>,
) -> Answer {
    visit.permit::<List, ServiceResource>(OwnerId::INSTALLATION)?;
    let target = Target::service(&key);
    let (working, versions) = load(&visit, OwnerId::INSTALLATION, &target).await?;
    show(&visit, &target, (&working, &versions), &parameters)
}

/// The history of the local texts of an area.
pub(crate) async fn local_history(
    visit: Visit,
    Path((key, area)): Path<(String, String)>,
    Query(parameters): Query<Parameters>,
) -> Answer {
    let owner = workplace(&visit)?;
    visit.permit::<Edit, LocalTextResource>(owner)?;
    super::local::own_area(&visit, owner, &area).await?;
    let target = Target::local(&key, &area);
    let (working, versions) = load(&visit, owner, &target).await?;
    show(&visit, &target, (&working, &versions), &parameters)
}
