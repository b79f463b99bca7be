// SPDX-License-Identifier: EUPL-1.2
//! The people of an authority, and entering a new one.

use super::entities::ListPage;
use super::{Filled, FormPage, Sent, in_language, role_choices, role_name, side, workplace};
use crate::commands::{self, Administration, STAFF_ROLES};
use crate::forms::{self, Raw};
use crate::model::{OrgUnit, tree};
use crate::policy::AuthorityResource;
use crate::queries;
use askama::Template;
use axum::Form;
use foundation::policy::{Edit, List, View};
use foundation::{FieldErrors, Message, OwnerId, Problem};
use identity::{RoleResource, RoleRow};
use store::Reach;
use web::components::{
    Button, Choice, Column, DataTable, Html, Panel, Row, SideNavigation, StatusBadge, Tone,
};
use web::{Answer, Page, Visit};

/// Everybody in the directory with unit and roles.
pub(crate) async fn list(visit: Visit) -> Answer {
    let owner = workplace(&visit)?;
    visit.permit::<Edit, RoleResource>(owner)?;
    visit.permit::<View, AuthorityResource>(owner)?;
    let roles = visit.permit::<List, RoleResource>(owner)?;
    // Names of accounts belong to the accounts, so this read reaches everyone.
    let mut tx = visit.read(Reach::Everyone).await?;
    let people = queries::directory(&mut tx, owner).await?;
    let units = queries::units_of(&mut tx, owner).await?;
    let rows = identity::bindings_at(&mut tx, &roles, visit.now.date()).await?;
    drop(tx);
    let page = visit.page("organisation-people-title");
    let columns = [
        "organisation-person-name",
        "organisation-person-function",
        "organisation-person-unit",
        "organisation-person-roles",
        "organisation-person-state",
    ]
    .map(|key| Column::new(page.t(key)));
    let lines = people
        .iter()
        .map(|person| {
            let unit = units.iter().find(|unit| Some(unit.id) == person.unit);
            let (tone, state) = match person.active {
                true => (Tone::Success, "organisation-person-active"),
                false => (Tone::Neutral, "organisation-person-left"),
            };
            Row::new(vec![
                Html::link(&person.display_name, &page.url1("organisation-person", &person.account)),
                in_language(&page, &person.function).into(),
                unit.map_or("", |unit| in_language(&page, &unit.name)).into(),
                role_words(&page, rows.iter().filter(|row| row.account == person.account)).into(),
                Html::of(&StatusBadge::new(tone, page.t(state))),
            ])
        })
        .collect();
    let table =
        DataTable::new(&page, page.t("organisation-people-title"), columns.into(), lines).hide_caption();
    let add = Button::link(page.t("organisation-person-add"), page.url("organisation-person-new"));
    visit.show(&ListPage {
        side: side(&visit, &page, owner, "organisation-people"),
        lead: page.t("organisation-people-lead"),
        add: Some(add),
        tables: vec![table],
        page,
    })
}

fn role_words<'a>(page: &Page, rows: impl Iterator<Item = &'a RoleRow>) -> String {
    let words: Vec<_> = rows
        .map(|row| match row.lent_by {
            Some(_) => page.t1("organisation-role-lent", "role", &role_name(page, row.role)),
            None => role_name(page, row.role),
        })
        .collect();
    words.join(", ")
}

/// Units as choices, indented like the tree.
pub(super) fn unit_choices(page: &Page, units: &[OrgUnit]) -> Vec<Choice> {
    tree(units)
        .into_iter()
        .map(|(depth, unit)| {
            Choice::new(
                unit.id.to_string(),
                format!("{}{}", "– ".repeat(depth), in_language(page, &unit.name)),
            )
        })
        .collect()
}

fn form(visit: &Visit, owner: OwnerId, units: &[OrgUnit], raw: &Raw, errors: &FieldErrors) -> FormPage {
    let page = visit.page("organisation-person-new-title");
    let filled = Filled { visit, page: &page, raw, errors };
    let fields = vec![
        filled.text("display_name", "organisation-person-name").into(),
        filled
            .text("login", "organisation-person-login")
            .hint(page.t("organisation-person-login-hint"))
            .into(),
        filled
            .text("email", "organisation-person-email")
            .kind(web::components::TextKind::Email)
            .optional()
            .into(),
        filled
            .text("phone", "organisation-person-phone")
            .kind(web::components::TextKind::Telephone)
            .optional()
            .into(),
        filled.text("function_de", "organisation-person-function-de").optional().into(),
        filled.text("function_en", "organisation-person-function-en").optional().into(),
        filled.select("unit", "organisation-person-unit", unit_choices(&page, units)).optional().into(),
        filled.select("role", "organisation-person-first-role", role_choices(&page, &STAFF_ROLES)).into(),
    ];
    let buttons = vec![
        Button::submit(page.t("organisation-person-create")),
        Button::link(page.t("organisation-back"), page.url("organisation-people")).tertiary(),
    ];
    let side = side(visit, &page, owner, "organisation-people");
    FormPage::new(page, side, fields, buttons)
}

/// The permits of whoever administers people.
fn administration(visit: &Visit, owner: OwnerId) -> Result<Administration, Problem> {
    Ok(Administration {
        roles: visit.permit(owner)?,
        directory: visit.permit(owner)?,
        accounts: visit.permit(owner)?,
    })
}

/// The empty form.
pub(crate) async fn new(visit: Visit) -> Answer {
    let owner = workplace(&visit)?;
    administration(&visit, owner)?;
    let units = queries::units_of(&mut visit.read(owner).await?, owner).await?;
    visit.show(&form(&visit, owner, &units, &Raw::default(), &FieldErrors::default()))
}

#[derive(Template)]
#[template(path = "organisation_person_added.html")]
struct AddedPage {
    page: Page,
    side: SideNavigation,
    panel: Panel,
    next: Button,
}

/// Opens the account and shows its first secret, once.
pub(crate) async fn create(visit: Visit, Form(sent): Sent) -> Answer {
    let owner = workplace(&visit)?;
    let permits = administration(&visit, owner)?;
    let raw = Raw(sent);
    let units = queries::units_of(&mut visit.read(owner).await?, owner).await?;
    let new = match forms::person(&raw) {
        Ok(new) => new,
        Err(errors) => return visit.show_errors(&form(&visit, owner, &units, &raw, &errors)),
    };
    let login = new.login.clone();
    // Accounts own themselves, so this command reaches everyone.
    let mut tx = visit.write(Reach::Everyone).await?;
    let (account, secret) = match commands::add_person(&mut tx, &permits, new, visit.now).await {
        Err(Problem::Refused(message)) => {
            drop(tx);
            // The sentence of the account service speaks of e-mail addresses; staff have login names.
            let message = match message.key {
                "identity-login-taken" => Message::new("organisation-error-login-taken"),
                _ => message,
            };
            let errors = FieldErrors(vec![("login".to_owned(), message)]);
            return visit.show_errors(&form(&visit, owner, &units, &raw, &errors));
        }
        other => other?,
    };
    tx.commit().await?;
    let page = visit.page("organisation-person-added-title");
    visit.show(&AddedPage {
        side: side(&visit, &page, owner, "organisation-people"),
        panel: Panel::new(page.t1("organisation-person-added", "login", &login))
            .reference(page.t("organisation-person-secret"), secret),
        next: Button::link(page.t("organisation-person-open"), page.url1("organisation-person", &account))
            .secondary(),
        page,
    })
}
