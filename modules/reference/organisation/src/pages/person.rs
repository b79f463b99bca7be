// SPDX-License-Identifier: EUPL-1.2
//! One person: roles to bind and to end, and disabling the account.

use super::{Filled, Sent, in_language, role_choices, role_name, side, workplace};
use crate::commands::{self, STAFF_ROLES};
use crate::forms::{self, Raw};
use crate::model::Person;
use crate::queries;
use askama::Template;
use axum::Form;
use axum::extract::Path;
use foundation::policy::{Edit, List, Permit};
use foundation::time::format_date;
use foundation::{FieldErrors, Message, OwnerId, Problem, id::Uuid};
use identity::{AccountId, AccountResource, BindingId, RoleResource, RoleRow};
use store::Reach;
use web::components::{
    Button, Choice, Column, DataTable, ErrorSummary, Field, FormField as _, Html, Row, SideNavigation,
    SingleCheckbox, SummaryList, SummaryRow,
};
use web::{Answer, Page, Visit};

#[derive(Template)]
#[template(path = "organisation_person.html")]
struct PersonPage {
    page: Page,
    side: SideNavigation,
    summary: ErrorSummary,
    facts: SummaryList,
    roles: DataTable,
    forms: Vec<SmallForm>,
}

/// One of several forms of the page; `action` tells them apart.
struct SmallForm {
    title: String,
    action: &'static str,
    fields: Vec<Field>,
    button: Button,
}

/// What is known about the person.
struct Known {
    owner: OwnerId,
    person: Person,
    roles: Vec<RoleRow>,
    lenders: Vec<Person>,
    unit: String,
}

struct Permits {
    edit: Permit<Edit, RoleResource>,
    list: Permit<List, RoleResource>,
    account: Permit<Edit, AccountResource>,
}

async fn load(visit: &Visit, account: Uuid) -> Result<(Known, Permits), Problem> {
    let owner = workplace(visit)?;
    let permits =
        Permits { edit: visit.permit(owner)?, list: visit.permit(owner)?, account: visit.permit(owner)? };
    // Names of accounts belong to the accounts, so this read reaches everyone.
    let mut tx = visit.read(Reach::Everyone).await?;
    let lenders = queries::directory(&mut tx, owner).await?;
    let person =
        lenders.iter().find(|person| person.account.uuid() == account).cloned().ok_or(Problem::NotFound)?;
    let mut roles = identity::bindings_at(&mut tx, &permits.list, visit.now.date()).await?;
    roles.retain(|row| row.account == person.account);
    let units = queries::units_of(&mut tx, owner).await?;
    let unit = units.iter().find(|unit| Some(unit.id) == person.unit);
    let unit = unit.map_or_else(String::new, |unit| unit.name.get(visit.locale).to_owned());
    Ok((Known { owner, person, roles, lenders, unit }, permits))
}

/// The person's page.
pub(crate) async fn show(visit: Visit, Path(account): Path<Uuid>) -> Answer {
    let (known, _) = load(&visit, account).await?;
    visit.show(&template(&visit, &known, &Raw::default(), &FieldErrors::default()))
}

fn template(visit: &Visit, known: &Known, raw: &Raw, errors: &FieldErrors) -> PersonPage {
    let mut page = visit.page_titled(known.person.display_name.clone());
    let forms = if known.person.active { small_forms(visit, &page, known, raw, errors) } else { Vec::new() };
    let links = forms.iter().flat_map(|form| &form.fields).flat_map(Field::error_links).collect();
    let summary = ErrorSummary::new(&page, links);
    page.error_count = summary.count();
    let row = |key: &str, value: &str| SummaryRow::new(page.t(key), value);
    let state = if known.person.active { "organisation-person-active" } else { "organisation-person-left" };
    let facts = SummaryList::new(
        &page,
        vec![
            row("organisation-person-function", in_language(&page, &known.person.function)),
            row("organisation-person-unit", &known.unit),
            row("organisation-person-email", &known.person.email),
            row("organisation-person-phone", &known.person.phone),
            row("organisation-person-state", &page.t(state)),
        ],
    );
    PersonPage {
        side: side(visit, &page, known.owner, "organisation-people"),
        summary,
        facts,
        roles: role_table(&page, known),
        forms,
        page,
    }
}

fn role_table(page: &Page, known: &Known) -> DataTable {
    let columns = [
        "organisation-role-column",
        "organisation-role-from",
        "organisation-role-until",
        "organisation-role-by",
    ]
    .map(|key| Column::new(page.t(key)));
    let rows = known
        .roles
        .iter()
        .map(|row| {
            let until = row.valid_until.map(|day| format_date(day, page.locale)).unwrap_or_default();
            let lender = known.lenders.iter().find(|person| Some(person.account) == row.lent_by);
            let by =
                lender.map_or_else(String::new, |person| format!("{}: {}", person.display_name, row.reason));
            Row::new(vec![
                Html::from(role_name(page, row.role)),
                format_date(row.valid_from, page.locale).into(),
                until.into(),
                by.into(),
            ])
        })
        .collect();
    DataTable::new(page, page.t("organisation-person-roles"), columns.into(), rows)
        .empty_text(page.t("organisation-person-no-roles"))
}

fn small_forms(visit: &Visit, page: &Page, known: &Known, raw: &Raw, errors: &FieldErrors) -> Vec<SmallForm> {
    let today = visit.now.date();
    // What was sent comes first; today stands where nothing was.
    let preset = raw.clone().with_date("from", today).with_date("last_day", today);
    let filled = Filled { visit, page, raw: &preset, errors };
    let bindings = known
        .roles
        .iter()
        .map(|row| {
            let since = format_date(row.valid_from, page.locale);
            Choice::new(row.id.to_string(), format!("{} ({since})", role_name(page, row.role)))
        })
        .collect();
    let mut forms = vec![SmallForm {
        title: page.t("organisation-role-bind-title"),
        action: "bind",
        fields: vec![
            filled.select("role", "organisation-role-column", role_choices(page, &STAFF_ROLES)).into(),
            filled.date("from", "organisation-role-from").into(),
        ],
        button: Button::submit(page.t("organisation-role-bind")).secondary(),
    }];
    if !known.roles.is_empty() {
        forms.push(SmallForm {
            title: page.t("organisation-role-end-title"),
            action: "end",
            fields: vec![
                filled.select("binding", "organisation-role-column", bindings).into(),
                filled.date("last_day", "organisation-role-until").into(),
            ],
            button: Button::submit(page.t("organisation-role-end")).secondary(),
        });
    }
    let confirm = SingleCheckbox::new(page, "confirmed", page.t("organisation-person-disable-confirm"))
        .error_from(filled.error("confirmed"));
    forms.push(SmallForm {
        title: page.t("organisation-person-disable-title"),
        action: "disable",
        fields: vec![confirm.into()],
        button: Button::submit(page.t("organisation-person-disable")).secondary(),
    });
    forms
}

/// Binds or ends a role, or disables the account.
pub(crate) async fn change(visit: Visit, Path(account): Path<Uuid>, Form(sent): Sent) -> Answer {
    let (known, permits) = load(&visit, account).await?;
    let raw = Raw(sent);
    let done = match raw.get("action") {
        "bind" => bind(&visit, &permits, known.person.account, &raw).await,
        "end" => end(&visit, &permits, &known, &raw).await,
        "disable" => disable(&visit, &permits, known.person.account, &raw).await,
        _ => Err(Problem::NotFound),
    };
    match done {
        Ok(done) => visit.go_done("organisation-person", &[&account], done),
        Err(Problem::Invalid(errors)) => visit.show_errors(&template(&visit, &known, &raw, &errors)),
        Err(Problem::Refused(message)) => {
            let field = match raw.get("action") {
                "bind" => "role",
                "end" => "binding",
                _ => "confirmed",
            };
            let errors = FieldErrors(vec![(field.to_owned(), message)]);
            visit.show_errors(&template(&visit, &known, &raw, &errors))
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn bind(
    visit: &Visit,
    permits: &Permits,
    account: AccountId,
    raw: &Raw,
) -> Result<&'static str, Problem> {
    let (role, from) = forms::binding(raw).map_err(Problem::Invalid)?;
    let mut tx = visit.write(permits.edit.owner()).await?;
    commands::bind_role(&mut tx, &permits.edit, (account, role), from, visit.now).await?;
    tx.commit().await?;
    Ok("organisation-done-role-bound")
}

async fn end(visit: &Visit, permits: &Permits, known: &Known, raw: &Raw) -> Result<&'static str, Problem> {
    let (binding, last_day) = forms::ending(raw, visit.now.date()).map_err(Problem::Invalid)?;
    let own = known.roles.iter().any(|row| row.id == BindingId(binding));
    if !own {
        return Err(Problem::NotFound);
    }
    let mut tx = visit.write(Reach::Everyone).await?;
    let both = (&permits.edit, &permits.list);
    commands::end_role(&mut tx, both, BindingId(binding), last_day, visit.now).await?;
    tx.commit().await?;
    Ok("organisation-done-role-ended")
}

async fn disable(
    visit: &Visit,
    permits: &Permits,
    account: AccountId,
    raw: &Raw,
) -> Result<&'static str, Problem> {
    if raw.get("confirmed") != "true" {
        let message = Message::new("organisation-error-confirm");
        return Err(Problem::Invalid(FieldErrors(vec![("confirmed".to_owned(), message)])));
    }
    let mut tx = visit.write(Reach::Everyone).await?;
    commands::disable_person(&mut tx, (&permits.account, &permits.list), account, visit.now).await?;
    tx.commit().await?;
    Ok("organisation-done-disabled")
}
