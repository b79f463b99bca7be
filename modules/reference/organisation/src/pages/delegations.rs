// SPDX-License-Identifier: EUPL-1.2
//! Substitutions: lending one's own role to a colleague; what was lent and received is visible to both sides. Auditors lend nothing and
//! see every loan of the authority.

use super::entities::ListPage;
use super::{Filled, FormPage, Sent, role_choices, role_name, side, workplace};
use crate::commands;
use crate::forms::{self, Raw};
use crate::model::Person;
use crate::queries;
use axum::Form;
use foundation::policy::{List, Permit};
use foundation::time::format_date;
use foundation::{Actor, FieldErrors, OwnerId, Problem, Role};
use identity::{AccountId, Lend, RoleResource, RoleRow};
use store::Reach;
use web::components::{Button, Choice, Column, DataTable, Html, Row};
use web::{Answer, Page, Visit};

/// What the page shows.
struct Known {
    owner: OwnerId,
    me: AccountId,
    own: Vec<Role>,
    people: Vec<Person>,
    rows: Vec<RoleRow>,
    /// Whether the person inspects: sees the loans of all and lends nothing.
    inspects: bool,
}

/// What the page shows, and the permit to lend of whoever has one.
async fn load(visit: &Visit) -> Result<(Known, Option<Permit<Lend, RoleResource>>), Problem> {
    let owner = workplace(visit)?;
    let lend = visit.permit::<Lend, RoleResource>(owner).ok();
    let list = visit.permit::<List, RoleResource>(owner)?;
    let me = AccountId(visit.actor.staff_account().ok_or(Problem::NotFound)?);
    // Names of accounts belong to the accounts, so this read reaches everyone.
    let mut tx = visit.read(Reach::Everyone).await?;
    let people = queries::people_at(&mut tx, owner).await?;
    let mut rows = identity::bindings_at(&mut tx, &list, visit.now.date()).await?;
    let inspects = visit.actor.has(Role::Auditor, owner);
    rows.retain(|row| row.lent_by.is_some() && (inspects || row.lent_by == Some(me) || row.account == me));
    let own = if lend.is_some() { own_roles(&visit.actor, owner) } else { Vec::new() };
    Ok((Known { owner, me, own, people, rows, inspects }, lend))
}

/// The roles one holds here as own ones, apart from the auditor's, which cannot be lent.
fn own_roles(actor: &Actor, owner: OwnerId) -> Vec<Role> {
    let Actor::Staff { bindings, .. } = actor else { return Vec::new() };
    let mut roles: Vec<_> = bindings
        .iter()
        .filter(|binding| {
            binding.authority == owner && binding.delegation.is_none() && binding.role != Role::Auditor
        })
        .map(|binding| binding.role)
        .collect();
    roles.sort_unstable();
    roles.dedup();
    roles
}

/// The page with the form and both lists.
pub(crate) async fn show(visit: Visit) -> Answer {
    let (known, lend) = load(&visit).await?;
    if lend.is_none() {
        return visit.show(&inspection(&visit, &known));
    }
    let today = visit.now.date();
    let raw = Raw::default().with_date("from", today).with_date("until", today);
    visit.show(&template(&visit, &known, &raw, &FieldErrors::default()))
}

fn template(visit: &Visit, known: &Known, raw: &Raw, errors: &FieldErrors) -> FormPage {
    let page = visit.page("organisation-delegations-title");
    let filled = Filled { visit, page: &page, raw, errors };
    let colleagues = known
        .people
        .iter()
        .filter(|person| person.account != known.me)
        .map(|person| Choice::new(person.account.to_string(), person.display_name.clone()))
        .collect();
    let fields = vec![
        filled.select("role", "organisation-loan-role", role_choices(&page, &known.own)).into(),
        filled.select("to", "organisation-loan-to", colleagues).into(),
        filled.date("from", "organisation-loan-from").into(),
        filled.date("until", "organisation-loan-until").into(),
        filled
            .text("reason", "organisation-loan-reason")
            .hint(page.t("organisation-loan-reason-hint"))
            .into(),
    ];
    let buttons = vec![Button::submit(page.t("organisation-loan-lend"))];
    let (given, received): (Vec<_>, Vec<_>) =
        known.rows.iter().partition(|row| row.lent_by == Some(known.me));
    let (given, received) = (concerning(given, known), concerning(received, known));
    let mut after = vec![
        Html::of(&table(&page, "organisation-loans-given", &given, known)),
        Html::of(&table(&page, "organisation-loans-received", &received, known)),
    ];
    if known.inspects {
        let all: Vec<_> = known.rows.iter().collect();
        after.push(Html::of(&table(&page, "organisation-loans-all", &all, known)));
    }
    let side = side(visit, &page, known.owner, "organisation-delegations");
    let lead = page.t("organisation-delegations-lead");
    let mut template = FormPage::new(page, side, fields, buttons);
    template.lead = lead;
    template.after = after;
    template
}

/// Those rows that concern the person.
fn concerning<'a>(rows: Vec<&'a RoleRow>, known: &Known) -> Vec<&'a RoleRow> {
    rows.into_iter().filter(|row| row.lent_by == Some(known.me) || row.account == known.me).collect()
}

/// The page of those who inspect and may not lend.
fn inspection(visit: &Visit, known: &Known) -> ListPage {
    let page = visit.page("organisation-delegations-title");
    let all: Vec<_> = known.rows.iter().collect();
    ListPage {
        side: side(visit, &page, known.owner, "organisation-delegations"),
        lead: page.t("organisation-delegations-inspection"),
        add: None,
        tables: vec![table(&page, "organisation-loans-all", &all, known)],
        page,
    }
}

fn table(page: &Page, caption: &str, rows: &[&RoleRow], known: &Known) -> DataTable {
    let columns = [
        "organisation-loan-role",
        "organisation-loan-by",
        "organisation-loan-to",
        "organisation-loan-from",
        "organisation-loan-until",
        "organisation-loan-reason",
    ]
    .map(|key| Column::new(page.t(key)));
    let lender = |row: &RoleRow| {
        let found = known.people.iter().find(|person| Some(person.account) == row.lent_by);
        found.map_or_else(String::new, |person| person.display_name.clone())
    };
    let rows = rows
        .iter()
        .map(|row| {
            Row::new(vec![
                Html::from(role_name(page, row.role)),
                lender(row).into(),
                row.display_name.as_str().into(),
                format_date(row.valid_from, page.locale).into(),
                row.valid_until.map(|day| format_date(day, page.locale)).unwrap_or_default().into(),
                row.reason.as_str().into(),
            ])
        })
        .collect();
    DataTable::new(page, page.t(caption), columns.into(), rows).empty_text(page.t("organisation-loans-none"))
}

/// Lends a role.
pub(crate) async fn lend(visit: Visit, Form(sent): Sent) -> Answer {
    let (known, permit) = load(&visit).await?;
    let permit = permit.ok_or(Problem::NotFound)?;
    let raw = Raw(sent);
    let loan = match forms::loan(&raw, &known.own, visit.now.date()) {
        Ok(loan) => loan,
        Err(errors) => return visit.show_errors(&template(&visit, &known, &raw, &errors)),
    };
    let mut tx = visit.write(known.owner).await?;
    match commands::lend_role(&mut tx, &permit, loan, visit.now).await {
        Err(Problem::Refused(message)) => {
            drop(tx);
            let errors = FieldErrors(vec![("to".to_owned(), message)]);
            return visit.show_errors(&template(&visit, &known, &raw, &errors));
        }
        other => other?,
    };
    tx.commit().await?;
    visit.go_done("organisation-delegations", &[], "organisation-done-lent")
}
