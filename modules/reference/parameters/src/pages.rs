// SPDX-License-Identifier: EUPL-1.2
//! Pages: the dated rows with source and mark, the statutes of the municipalities side by side, and the way of a new statute.

mod figures;
mod preview;
mod statute;

use crate::model::{DogTaxStatute, Holiday, OPEN_START};
use crate::policy::ParameterResource;
use crate::queries;
use askama::Template;
use foundation::policy::{List, View};
use foundation::time::format_date;
use foundation::{Actor, Locale, Money, OwnerId, Problem, Role, Validity};
use organisation::LegalEntity;
use web::components::{Column, DataTable, Details, Html, Row, StatusBadge, Tone};
use web::{Access, Answer, Navigation, Page, Route, Visit};

/// The routes of the module.
pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::page(
            "parameters",
            "/de/verwaltung/werte",
            "/en/administration/values",
            Access::Permits(&["parameter.list"]),
        )
        .get(list),
        Route::page(
            "parameters-statutes",
            "/de/hundesteuersatzungen",
            "/en/dog-tax-statutes",
            Access::Permits(&["parameter.view"]),
        )
        .get(statutes),
        Route::page(
            "statute",
            "/de/hundesteuersatzungen/{entity}",
            "/en/dog-tax-statutes/{entity}",
            Access::Permits(&["parameter.view", "parameter.edit", "parameter.approve"]),
        )
        .get(statute::show)
        .post(statute::act),
        Route::page(
            "statute-edit",
            "/de/hundesteuersatzungen/{entity}/werte",
            "/en/dog-tax-statutes/{entity}/figures",
            Access::Permits(&["parameter.edit"]),
        )
        .get(figures::edit)
        .post(figures::save),
        Route::page(
            "statute-preview",
            "/de/hundesteuersatzungen/{entity}/vorschau",
            "/en/dog-tax-statutes/{entity}/preview",
            Access::Permits(&["parameter.view"]),
        )
        .get(preview::preview),
    ]
}

/// The entries of the main navigation.
pub(crate) fn navigation() -> Vec<Navigation> {
    vec![
        Navigation { route: "parameters", label: "parameters-navigation", roles: &[Role::Administrator] },
        Navigation {
            route: "parameters-statutes",
            label: "parameters-navigation-statutes",
            roles: &[Role::CaseWorker, Role::HeadOfOffice, Role::Administrator, Role::PhoneDesk],
        },
    ]
}

#[derive(Template)]
#[template(path = "parameters.html")]
struct TablesPage {
    page: Page,
    lead: String,
    tables: Vec<DataTable>,
    notes: Vec<Details>,
}

/// Where the person works: as administrator, otherwise at the first authority with any role.
fn workplace(visit: &Visit) -> Result<OwnerId, Problem> {
    if let Ok(authority) = visit.authority(Role::Administrator) {
        return Ok(authority);
    }
    match &visit.actor {
        Actor::Visitor { .. } => Err(Problem::SignInNeeded),
        actor => actor.authorities().first().copied().ok_or(Problem::NotFound),
    }
}

/// All dated rows of the authority's legal entities, the remedies and the holidays around today.
async fn list(visit: Visit) -> Answer {
    let owner = workplace(&visit)?;
    visit.permit::<List, ParameterResource>(owner)?;
    let today = visit.now.date();
    let mut tx = visit.read(owner).await?;
    let authority = organisation::authority(&mut tx, owner).await?;
    let entities = organisation::legal_entities_of(&mut tx, owner).await?;
    let ids: Vec<_> = entities.iter().map(|entity| entity.id).collect();
    let found = Found {
        statutes: queries::dog_tax_statutes(&mut tx, &ids).await?,
        banks: queries::banks_of(&mut tx, &ids).await?,
        remedies: queries::remedies(&mut tx).await?,
        holidays: queries::holiday_rows(
            &mut tx,
            &authority.area_key,
            today.first_of_year(),
            today.last_of_year(),
        )
        .await?,
        entities,
    };
    drop(tx);
    let page = visit.page("parameters-title");
    let mut lead = page.t("parameters-lead");
    if page.locale != Locale::De {
        lead = format!("{lead} {}", page.t("web-law-in-german"));
    }
    let tables = vec![
        statute_rows(&page, &found),
        remedy_rows(&page, &found),
        bank_rows(&page, &found),
        holiday_rows(&page, &found.holidays),
    ];
    let notes = remedy_texts(&page, &found);
    visit.show(&TablesPage { lead, tables, notes, page })
}

/// What the list shows.
struct Found {
    entities: Vec<LegalEntity>,
    statutes: Vec<DogTaxStatute>,
    banks: Vec<crate::BankDetail>,
    remedies: Vec<crate::Remedy>,
    holidays: Vec<Holiday>,
}

fn columns(page: &Page, keys: &[&str]) -> Vec<Column> {
    keys.iter().map(|key| Column::new(page.t(key))).collect()
}

fn mark(page: &Page, to_be_confirmed: bool) -> Html {
    Html::of(&match to_be_confirmed {
        true => StatusBadge::new(Tone::Warning, page.t("parameters-to-be-confirmed")),
        false => StatusBadge::new(Tone::Success, page.t("parameters-confirmed")),
    })
}

/// `01.01.2024 – 31.12.2025`, `ab 01.01.2024`, `bis 31.12.2025` or without limit.
fn period(page: &Page, valid: &Validity) -> String {
    let day = |day| format_date(day, page.locale);
    match (valid.from > OPEN_START, valid.until) {
        (true, Some(until)) => format!("{} – {}", day(valid.from), day(until)),
        (true, None) => page.t1("parameters-from", "day", &day(valid.from)),
        (false, Some(until)) => page.t1("parameters-until", "day", &day(until)),
        (false, None) => page.t("parameters-unlimited"),
    }
}

fn entity_name<'a>(page: &Page, entities: &'a [LegalEntity], statute: &DogTaxStatute) -> &'a str {
    let found = entities.iter().find(|entity| entity.id == statute.legal_entity);
    found.map_or("", |entity| entity.name.get(page.locale))
}

fn statute_rows(page: &Page, found: &Found) -> DataTable {
    let rows = found
        .statutes
        .iter()
        .map(|statute| {
            Row::new(vec![
                statute.title.get(page.locale).into(),
                entity_name(page, &found.entities, statute).into(),
                period(page, &statute.valid).into(),
                Html::german(page, &statute.source),
                mark(page, statute.to_be_confirmed),
            ])
        })
        .collect();
    let heads =
        ["parameters-what", "parameters-entity", "parameters-period", "parameters-source", "parameters-mark"];
    DataTable::new(page, page.t("parameters-statutes"), columns(page, &heads), rows)
}

/// What kind of remedy it is.
fn remedy_word(page: &Page, remedy: &crate::Remedy) -> String {
    page.t(&format!("parameters-remedy-{}", remedy.kind.replace('_', "-")))
}

/// The legal entities whose letters carry the instruction.
fn users(page: &Page, found: &Found, remedy: &crate::Remedy) -> String {
    let users = found.entities.iter().filter(|entity| entity.remedy == remedy.key);
    let names: Vec<_> = users.map(|entity| entity.name.get(page.locale)).collect();
    if names.is_empty() { page.t("parameters-users-none") } else { names.join(", ") }
}

fn remedy_rows(page: &Page, found: &Found) -> DataTable {
    let rows = found
        .remedies
        .iter()
        .map(|remedy| {
            Row::new(vec![
                remedy_word(page, remedy).into(),
                users(page, found, remedy).into(),
                period(page, &remedy.valid).into(),
                Html::german(page, &remedy.source),
                mark(page, remedy.to_be_confirmed),
            ])
        })
        .collect();
    let heads =
        ["parameters-kind", "parameters-users", "parameters-period", "parameters-source", "parameters-mark"];
    DataTable::new(page, page.t("parameters-remedies"), columns(page, &heads), rows)
}

fn remedy_texts(page: &Page, found: &Found) -> Vec<Details> {
    found
        .remedies
        .iter()
        .map(|remedy| {
            let names = [("remedy", remedy_word(page, remedy)), ("source", remedy.source.clone())];
            let summary = page.tf("parameters-remedy-text", &names);
            Details::new(summary, Html::paragraphs(remedy.text.get(page.locale)))
        })
        .collect()
}

fn bank_rows(page: &Page, found: &Found) -> DataTable {
    let rows = found
        .banks
        .iter()
        .map(|bank| {
            Row::new(vec![
                bank.holder.as_str().into(),
                bank.iban.as_str().into(),
                period(page, &bank.valid).into(),
                bank.bank.as_str().into(),
                mark(page, bank.to_be_confirmed),
            ])
        })
        .collect();
    let heads =
        ["parameters-holder", "parameters-iban", "parameters-period", "parameters-bank", "parameters-mark"];
    DataTable::new(page, page.t("parameters-banks"), columns(page, &heads), rows)
}

fn holiday_rows(page: &Page, holidays: &[Holiday]) -> DataTable {
    let rows = holidays
        .iter()
        .map(|holiday| {
            Row::new(vec![
                holiday.name.get(page.locale).into(),
                format_date(holiday.day, page.locale).into(),
                Html::german(page, &holiday.source),
                mark(page, holiday.to_be_confirmed),
            ])
        })
        .collect();
    let heads = ["parameters-holiday", "parameters-day", "parameters-source", "parameters-mark"];
    DataTable::new(page, page.t("parameters-holidays"), columns(page, &heads), rows)
}

/// The statutes that are in force today, side by side.
async fn statutes(visit: Visit) -> Answer {
    let owner = workplace(&visit)?;
    visit.permit::<View, ParameterResource>(owner)?;
    let today = visit.now.date();
    let mut tx = visit.read(owner).await?;
    let entities = organisation::legal_entities_of(&mut tx, owner).await?;
    let ids: Vec<_> = entities.iter().map(|entity| entity.id).collect();
    let mut statutes = queries::dog_tax_statutes(&mut tx, &ids).await?;
    drop(tx);
    statutes.retain(|statute| statute.valid.contains(today));
    let page = visit.page("parameters-statutes-title");
    let named: Vec<(Html, &DogTaxStatute)> = entities
        .iter()
        .filter_map(|entity| {
            let link = Html::link(entity.name.get(page.locale), &page.url1("statute", &entity.key));
            Some((link, statutes.iter().find(|statute| statute.legal_entity == entity.id)?))
        })
        .collect();
    let tables = vec![comparison(&page, page.t("parameters-statutes-title"), &named)];
    let notes = statutes.iter().map(|statute| reductions(&page, &entities, statute)).collect();
    visit.show(&TablesPage { lead: page.t("parameters-statutes-lead"), tables, notes, page })
}

/// Statutes side by side, each under the name of its municipality.
fn comparison(
    page: &Page,
    caption: String,
    statutes: &[(impl Clone + Into<Html>, &DogTaxStatute)],
) -> DataTable {
    let mut heads = vec![Column::new(page.t("parameters-entity"))];
    heads.extend(
        [
            "parameters-first-dog",
            "parameters-second-dog",
            "parameters-further-dog",
            "parameters-dangerous-first",
            "parameters-dangerous-further",
            "parameters-age",
            "parameters-notification",
        ]
        .map(|key| Column::new(page.t(key)).numeric()),
    );
    heads.extend(columns(page, &["parameters-begins", "parameters-period", "parameters-mark"]));
    let amount = |money: Money| Html::from(money.format(page.locale));
    let rows = statutes
        .iter()
        .map(|(name, statute)| {
            Row::new(vec![
                name.clone().into(),
                amount(statute.first_dog),
                amount(statute.second_dog),
                amount(statute.further_dog),
                amount(statute.dangerous_first_dog),
                amount(statute.dangerous_further_dog),
                statute.minimum_age_months.to_string().into(),
                statute.notification_days.to_string().into(),
                page.t(&format!("parameters-begins-{}", statute.begins.as_str().replace('_', "-"))).into(),
                period(page, &statute.valid).into(),
                mark(page, statute.to_be_confirmed),
            ])
        })
        .collect();
    DataTable::new(page, caption, heads, rows)
}

fn reductions(page: &Page, entities: &[LegalEntity], statute: &DogTaxStatute) -> Details {
    let rows = statute
        .reductions
        .iter()
        .map(|reduction| {
            let dogs = if reduction.dangerous_dogs { "web-choice-yes" } else { "web-choice-no" };
            Row::new(vec![
                reduction.condition.get(page.locale).into(),
                format!("{} %", reduction.percent).into(),
                page.t(dogs).into(),
            ])
        })
        .collect();
    let heads = columns(page, &["parameters-condition", "parameters-share", "parameters-also-dangerous"]);
    let name = entity_name(page, entities, statute);
    let caption = page.t1("parameters-reductions", "name", name);
    let table = DataTable::new(page, caption.clone(), heads, rows).hide_caption();
    Details::new(caption, Html::of(&table))
}
