// SPDX-License-Identifier: EUPL-1.2
//! The units of an authority as a tree, and the form of a unit.

use super::{Filled, FormPage, Sent, in_language, side, workplace};
use crate::commands;
use crate::forms::{self, Raw};
use crate::model::{OrgUnit, Person, UNIT_KINDS, tree};
use crate::policy::AuthorityResource;
use crate::queries;
use askama::Template;
use axum::Form;
use axum::extract::Path;
use foundation::policy::{Edit, View};
use foundation::{FieldErrors, OwnerId, Problem, Role, id};
use web::components::{Button, Choice, Details, Html, SideNavigation, SummaryList, SummaryRow};
use web::{Answer, Page, Visit};

#[derive(Template)]
#[template(path = "organisation.html")]
struct OverviewPage {
    page: Page,
    side: SideNavigation,
    facts: SummaryList,
    nodes: Vec<Node>,
    add: Option<Button>,
}

/// A unit of the tree; the numbers say how the nested lists open and close behind it.
struct Node {
    details: Details,
    opens: bool,
    closes: usize,
}

/// The authority with its units.
pub(crate) async fn overview(visit: Visit) -> Answer {
    let owner = workplace(&visit)?;
    visit.permit::<View, AuthorityResource>(owner)?;
    let mut tx = visit.read(owner).await?;
    let authority = queries::authority(&mut tx, owner).await?;
    let units = queries::units_of(&mut tx, owner).await?;
    let people = queries::people_at(&mut tx, owner).await?;
    drop(tx);
    let page = visit.page("organisation-overview-title");
    let may_edit = visit.actor.has(Role::Administrator, owner);
    let row = |key: &str, value: Html| SummaryRow::new(page.t(key), value);
    let facts = SummaryList::new(
        &page,
        vec![
            row("organisation-authority-name", in_language(&page, &authority.name).into()),
            row(
                "organisation-authority-address",
                format!("{}, {} {}", authority.street, authority.postcode, authority.town).into(),
            ),
            row("organisation-authority-phone", authority.phone.as_str().into()),
            row("organisation-authority-email", authority.email.as_str().into()),
            row("organisation-authority-hours", in_language(&page, &authority.hours).into()),
            row(
                "organisation-authority-area",
                Html::link(&authority.area_key, &page.url1("area", &authority.area_key)),
            ),
        ],
    );
    let add = may_edit.then(|| {
        Button::link(page.t("organisation-unit-add"), page.url("organisation-unit-new")).secondary()
    });
    visit.show(&OverviewPage {
        side: side(&visit, &page, owner, "organisation"),
        facts,
        nodes: nodes(&page, &units, &people, may_edit),
        add,
        page,
    })
}

fn nodes(page: &Page, units: &[OrgUnit], people: &[Person], may_edit: bool) -> Vec<Node> {
    let placed = tree(units);
    let depths: Vec<_> = placed.iter().map(|(depth, _)| *depth).collect();
    placed
        .iter()
        .enumerate()
        .map(|(index, (depth, unit))| {
            let next = depths.get(index + 1).copied().unwrap_or(0);
            Node {
                details: details(page, unit, people, may_edit),
                opens: next > *depth,
                closes: depth.saturating_sub(next),
            }
        })
        .collect()
}

fn details(page: &Page, unit: &OrgUnit, people: &[Person], may_edit: bool) -> Details {
    let here: Vec<_> = people
        .iter()
        .filter(|person| person.unit == Some(unit.id))
        .map(|person| match in_language(page, &person.function) {
            "" => person.display_name.clone(),
            function => format!("{} ({function})", person.display_name),
        })
        .collect();
    let rows = vec![
        SummaryRow::new(
            page.t("organisation-unit-kind"),
            page.t(&format!("organisation-unit-{}", unit.kind)),
        ),
        SummaryRow::new(page.t("organisation-unit-people"), Html::paragraphs(&here.join("\n"))),
        SummaryRow::new(page.t("organisation-unit-services"), unit.service_keys.join(", ")),
    ];
    let mut body = Html::of(&SummaryList::new(page, rows));
    if may_edit {
        let label = page.t1("organisation-unit-edit", "name", in_language(page, &unit.name));
        body = body.and(Html::link(&label, &page.url1("organisation-unit", &unit.id)));
    }
    Details::new(format!("{} ({})", in_language(page, &unit.name), here.len()), body)
}

/// What the form of a unit shows: what was sent, or what is stored.
struct Shown {
    raw: Raw,
    errors: FieldErrors,
}

fn form(visit: &Visit, owner: OwnerId, units: &[OrgUnit], unit: Option<&OrgUnit>, shown: &Shown) -> FormPage {
    let page =
        visit.page(if unit.is_some() { "organisation-unit-title" } else { "organisation-unit-new-title" });
    let filled = Filled { visit, page: &page, raw: &shown.raw, errors: &shown.errors };
    let kinds = UNIT_KINDS.map(|kind| Choice::new(kind, page.t(&format!("organisation-unit-{kind}"))));
    let parents = tree(units)
        .into_iter()
        .filter(|(_, other)| unit.is_none_or(|unit| unit.id != other.id))
        .map(|(depth, other)| {
            Choice::new(
                other.id.to_string(),
                format!("{}{}", "– ".repeat(depth), in_language(&page, &other.name)),
            )
        })
        .collect();
    let fields = vec![
        filled.text("name_de", "organisation-unit-name-de").into(),
        filled.text("name_en", "organisation-unit-name-en").optional().into(),
        filled.select("kind", "organisation-unit-kind", kinds.into()).into(),
        filled
            .select("parent", "organisation-unit-parent", parents)
            .empty_label(page.t("organisation-unit-top"))
            .optional()
            .into(),
        filled
            .text("services", "organisation-unit-services")
            .multiline(4)
            .hint(page.t("organisation-unit-services-hint"))
            .optional()
            .into(),
    ];
    let buttons = vec![
        Button::submit(page.t("organisation-save")),
        Button::link(page.t("organisation-back"), page.url("organisation")).tertiary(),
    ];
    let side = side(visit, &page, owner, "organisation");
    let mut template = FormPage::new(page, side, fields, buttons);
    template.hidden.push(("version", shown.raw.get("version").to_owned()));
    template
}

/// The empty form.
pub(crate) async fn new(visit: Visit) -> Answer {
    let owner = workplace(&visit)?;
    visit.permit::<Edit, AuthorityResource>(owner)?;
    let units = queries::units_of(&mut visit.read(owner).await?, owner).await?;
    let shown = Shown { raw: Raw::default(), errors: FieldErrors::default() };
    visit.show(&form(&visit, owner, &units, None, &shown))
}

/// Makes a unit.
pub(crate) async fn create(visit: Visit, Form(sent): Sent) -> Answer {
    store(visit, None, Raw(sent)).await
}

/// The form of a unit.
pub(crate) async fn edit(visit: Visit, Path(id): Path<id::Uuid>) -> Answer {
    let owner = workplace(&visit)?;
    visit.permit::<Edit, AuthorityResource>(owner)?;
    let units = queries::units_of(&mut visit.read(owner).await?, owner).await?;
    let unit = units.iter().find(|unit| unit.id == id).ok_or(Problem::NotFound)?;
    let raw = Raw::default()
        .with("name_de", &unit.name.de)
        .with("name_en", &unit.name.en)
        .with("kind", &unit.kind)
        .with("parent", unit.parent.map_or_else(String::new, |parent| parent.to_string()))
        .with("services", unit.service_keys.join("\n"))
        .with("version", unit.version.to_string());
    visit.show(&form(&visit, owner, &units, Some(unit), &Shown { raw, errors: FieldErrors::default() }))
}

/// Changes a unit.
pub(crate) async fn save(visit: Visit, Path(id): Path<id::Uuid>, Form(sent): Sent) -> Answer {
    store(visit, Some(id), Raw(sent)).await
}

async fn store(visit: Visit, id: Option<id::Uuid>, raw: Raw) -> Answer {
    let owner = workplace(&visit)?;
    let permit = visit.permit::<Edit, AuthorityResource>(owner)?;
    let units = queries::units_of(&mut visit.read(owner).await?, owner).await?;
    let before = match id {
        Some(id) => Some(units.iter().find(|unit| unit.id == id).ok_or(Problem::NotFound)?),
        None => None,
    };
    let (unit, errors) = forms::unit(&raw, before, id::uuid_at(visit.now));
    if !errors.is_empty() {
        return visit.show_errors(&form(&visit, owner, &units, before, &Shown { raw, errors }));
    }
    let mut tx = visit.write(owner).await?;
    match commands::save_unit(&mut tx, &permit, &unit, visit.now).await {
        Err(Problem::Refused(message)) => {
            drop(tx);
            let errors = FieldErrors(vec![("parent".to_owned(), message)]);
            return visit.show_errors(&form(&visit, owner, &units, before, &Shown { raw, errors }));
        }
        other => other?,
    }
    tx.commit().await?;
    visit.go_done("organisation", &[], "organisation-done-unit")
}
