// SPDX-License-Identifier: EUPL-1.2
//! What a new statute changes: beside the one before it and the neighbours', for usual households, and for everybody whose tax runs.

use super::statute::{Found, load, trail};
use super::{comparison, period};
use crate::forms::statute_of;
use crate::model::{DogTaxStatute, HOUSEHOLDS, Impact, impact, whole_year};
use crate::queries;
use askama::Template;
use axum::extract::Path;
use foundation::time::format_date;
use foundation::{Date, Money, Problem};
use organisation::LegalEntity;
use web::components::{
    Breadcrumb, Button, Column, DataTable, Html, InsetText, NotificationBanner, Row, StatTile, StatTiles,
    Tone,
};
use web::{Answer, Page, Visit};

#[derive(Template)]
#[template(path = "statute_preview.html")]
struct PreviewPage {
    page: Page,
    breadcrumb: Breadcrumb,
    lead: String,
    notices: Vec<NotificationBanner>,
    tiles: Option<StatTiles>,
    impact: InsetText,
    households: DataTable,
    neighbours: DataTable,
    back: Button,
}

/// Neighbours that are shown at most.
const MOST_NEIGHBOURS: usize = 40;

/// The statutes of other municipalities that hold on a day: those of the same authority first, then the others of the installation.
async fn neighbours(
    visit: &Visit,
    found: &Found,
    day: Date,
) -> Result<Vec<(LegalEntity, DogTaxStatute)>, Problem> {
    let mut tx = visit.read(found.owner).await?;
    let mut entities = organisation::legal_entities(&mut tx).await?;
    entities.retain(|entity| entity.id != found.entity.id);
    entities.sort_by_key(|entity| (entity.authority != found.owner, entity.name.de.clone()));
    let ids: Vec<_> = entities.iter().map(|entity| entity.id).collect();
    let statutes = queries::dog_tax_statutes(&mut tx, &ids).await?;
    let mut neighbours = Vec::new();
    for entity in entities {
        let own = statutes
            .iter()
            .filter(|statute| statute.legal_entity == entity.id && statute.valid.contains(day));
        if let Some(statute) = own.max_by_key(|statute| statute.valid.from) {
            neighbours.push((entity, statute.clone()));
        }
    }
    neighbours.truncate(MOST_NEIGHBOURS);
    Ok(neighbours)
}

/// What the preview is about: the draft, or the newest statute when there is none.
fn planned(found: &Found) -> Option<DogTaxStatute> {
    let draft = found.draft().and_then(|draft| statute_of(&draft.typed, &found.entity, draft.id).ok());
    draft.or_else(|| found.statutes.iter().max_by_key(|statute| statute.valid.from).cloned())
}

/// The preview of a municipality's next statute.
pub(super) async fn preview(visit: Visit, Path(key): Path<String>) -> Answer {
    let found = load(&visit, &key).await?;
    let new = planned(&found).ok_or(Problem::NotFound)?;
    // The day before the new statute begins shows what holds until then.
    let last_day = new.valid.from.yesterday().map_err(Problem::internal)?;
    let old =
        found.statutes.iter().filter(|statute| statute.id != new.id && statute.valid.contains(last_day));
    let old = old.max_by_key(|statute| statute.valid.from);
    let neighbours = neighbours(&visit, &found, new.valid.from).await?;
    let mut tx = visit.read(found.owner).await?;
    let households = queries::noted_dog_tax(&mut tx, found.owner, found.entity.id).await?;
    drop(tx);
    let effect = impact(old, &new, &households, new.valid.from)?;
    let name = found.entity.name.get(visit.locale).to_owned();
    let title = visit.page("parameters-statutes-title").t1("parameters-preview-title", "name", &name);
    let page = visit.page_titled(title);
    let lead = match found.draft() {
        Some(_) => page.t1("parameters-preview-lead", "day", &format_date(new.valid.from, page.locale)),
        None => page.t("parameters-preview-no-draft"),
    };
    let notices = warnings(&page, &new, visit.now.date());
    visit.show(&PreviewPage {
        breadcrumb: trail(&page, &found.entity, false),
        lead,
        notices,
        tiles: (effect.notices > 0).then(|| tiles(&page, &effect)),
        impact: InsetText::new(impact_sentence(&page, &effect, &new)),
        households: households_table(&page, old, &new)?,
        neighbours: neighbours_table(&page, (&found, old, &new), &neighbours),
        back: Button::link(page.t("parameters-preview-back"), page.url1("statute", &found.entity.key))
            .secondary(),
        page,
    })
}

/// What whoever approves must have seen: a first day in the past, and one within a year.
fn warnings(page: &Page, new: &DogTaxStatute, today: Date) -> Vec<NotificationBanner> {
    let warning =
        |key: &str| NotificationBanner::new(Tone::Warning, page.t(key)).body(page.t(&format!("{key}-text")));
    let mut warnings = Vec::new();
    if new.valid.from < today {
        warnings.push(warning("parameters-preview-past"));
    }
    if (new.valid.from.month(), new.valid.from.day()) != (1, 1) {
        warnings.push(warning("parameters-preview-within-year"));
    }
    warnings
}

fn amount(page: &Page, money: Money) -> String {
    money.format(page.locale)
}

/// The difference with its sign, so that a rise can be told from a fall without colour.
fn difference(page: &Page, before: Money, after: Money) -> String {
    let cents = after.cents() - before.cents();
    let sign = if cents > 0 { "+" } else { "" };
    format!("{sign}{}", amount(page, Money::from_cents(cents)))
}

fn tiles(page: &Page, effect: &Impact) -> StatTiles {
    let tile = |value: String, key: &str| StatTile::new(value, page.t(key));
    StatTiles::new(vec![
        tile(effect.notices.to_string(), "parameters-impact-notices"),
        tile(effect.changed().to_string(), "parameters-impact-changed"),
        tile(effect.higher.to_string(), "parameters-impact-higher"),
        tile(effect.lower.to_string(), "parameters-impact-lower"),
        tile(difference(page, effect.before, effect.after), "parameters-impact-difference"),
    ])
}

fn impact_sentence(page: &Page, effect: &Impact, new: &DogTaxStatute) -> String {
    if effect.notices == 0 {
        return page.t("parameters-impact-none");
    }
    let facts = [
        ("count", effect.changed().to_string()),
        ("notices", effect.notices.to_string()),
        ("year", new.valid.from.year().to_string()),
        ("before", amount(page, effect.before)),
        ("after", amount(page, effect.after)),
    ];
    page.tf("parameters-impact-sentence", &facts)
}

fn households_table(
    page: &Page,
    old: Option<&DogTaxStatute>,
    new: &DogTaxStatute,
) -> Result<DataTable, Problem> {
    let columns = ["household", "before", "after", "difference"]
        .map(|name| Column::new(page.t(&format!("parameters-preview-{name}"))));
    let [household, rest @ ..] = columns;
    let columns = std::iter::once(household).chain(rest.map(Column::numeric)).collect();
    let mut rows = Vec::new();
    for (dogs, dangerous) in HOUSEHOLDS {
        let after = whole_year(new, (dogs, dangerous), new.valid.from)?;
        let before = old.map(|old| whole_year(old, (dogs, dangerous), new.valid.from)).transpose()?;
        let name = page.tf(
            if dangerous > 0 { "parameters-household-dangerous" } else { "parameters-household" },
            &[("dogs", dogs.to_string())],
        );
        rows.push(Row::new(vec![
            Html::from(name),
            before.map_or_else(|| "–".to_owned(), |before| amount(page, before)).into(),
            amount(page, after).into(),
            before.map_or_else(|| "–".to_owned(), |before| difference(page, before, after)).into(),
        ]));
    }
    Ok(DataTable::new(page, page.t("parameters-preview-households"), columns, rows))
}

fn neighbours_table(
    page: &Page,
    (found, old, new): (&Found, Option<&DogTaxStatute>, &DogTaxStatute),
    neighbours: &[(LegalEntity, DogTaxStatute)],
) -> DataTable {
    let own = found.entity.name.get(page.locale);
    let mut rows = vec![(page.tf("parameters-preview-new", &[("name", own.to_owned())]), new)];
    if let Some(old) = old {
        let name = [("name", own.to_owned()), ("period", period(page, &old.valid))];
        rows.push((page.tf("parameters-preview-old", &name), old));
    }
    let others =
        neighbours.iter().map(|(entity, statute)| (entity.name.get(page.locale).to_owned(), statute));
    rows.extend(others);
    comparison(page, page.t("parameters-preview-neighbours"), &rows)
}
