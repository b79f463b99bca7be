// SPDX-License-Identifier: EUPL-1.2
//! The work list: filters, orders, saved views, assignment of several cases.

use super::views::{columns, row};
use super::{clerk, workplace};
use crate::commands;
use crate::forms::{Pairs, assignee};
use crate::model::{CaseState, Direction, Filter, Order, SavedViewId, Scope};
use crate::policy::{Assign, CaseResource};
use crate::queries::{self, Count, ListPage, Named, PAGE_ROWS};
use crate::store::{self, SavedView};
use askama::Template;
use axum::body::Bytes;
use axum::extract::{Path, RawQuery};
use axum::response::{IntoResponse as _, Redirect};
use foundation::id::Uuid;
use foundation::{FieldErrors, Message, Problem};
use web::components::{
    Button, Choice, Column, DataTable, ErrorSummary, Field, FilterForm, FormField as _, LinkCard, LinkCards,
    Pagination, SelectField, SingleCheckbox, SortDirection, TabLinks, TextField, TextKind,
};
use web::page::NavigationItem;
use web::{Answer, Attempt, Page, Visit};

#[derive(Template)]
#[template(path = "case_list.html")]
struct ListTemplate {
    page: Page,
    errors: ErrorSummary,
    count: String,
    tabs: TabLinks,
    views: Option<LinkCards>,
    filters: FilterForm,
    remove_views: Vec<(String, String, Button)>,
    can_save: bool,
    save_url: String,
    save_button: Button,
    view_name: TextField,
    manages_views: bool,
    query: String,
    bulk: Option<Bulk>,
    table: DataTable,
    pagination: Pagination,
}

struct Bulk {
    action: String,
    to: SelectField,
    button: Button,
}

/// What can be chosen in the filters, and what was wrong with a form of the page.
struct Choices {
    wrong: FieldErrors,
    services: Vec<(String, String)>,
    colleagues: Vec<Named>,
    units: Vec<Named>,
    views: Vec<SavedView>,
}

/// The work list.
pub(crate) async fn list(visit: Visit, RawQuery(query): RawQuery) -> Answer {
    let query = query.unwrap_or_default();
    visit.show(&listed(&visit, &query, FieldErrors::default()).await?)
}

/// The list of a query again, with what was wrong with one of its forms.
async fn list_again(visit: &Visit, query: &str, wrong: FieldErrors) -> Answer {
    visit.show_errors(&listed(visit, query, wrong).await?)
}

async fn listed(visit: &Visit, query: &str, wrong: FieldErrors) -> Result<ListTemplate, Problem> {
    let permit = workplace(visit)?;
    let pairs = Pairs::read(query.as_bytes());
    let mut filter = Filter::read(&pairs.0);
    let owner = permit.owner();
    if !filter.text.is_empty() {
        visit.attempt(Attempt::Search)?;
        let found = queries::found_by_text(&visit.platform.search, owner, &filter.text).await?;
        filter.ids = Some(found);
    }
    let mut tx = visit.read(owner).await?;
    let listed = queries::list_page(&mut tx, &permit, &filter, visit.now.date(), PAGE_ROWS).await?;
    let account = visit.actor.staff_account().unwrap_or(Uuid::nil());
    let choices = Choices {
        wrong,
        services: queries::services(&mut tx, owner, visit.locale).await?,
        colleagues: queries::colleagues(&mut tx, owner, visit.now.date()).await?,
        units: queries::units(&mut tx, owner, visit.locale).await?,
        views: store::views(&mut tx, owner, account).await?,
    };
    drop(tx);
    let may_assign = visit.permit::<Assign, CaseResource>(owner).is_ok();
    Ok(template(visit, &filter, &listed, &choices, may_assign))
}

fn template(
    visit: &Visit,
    filter: &Filter,
    listed: &ListPage,
    choices: &Choices,
    may_assign: bool,
) -> ListTemplate {
    let mut page = visit.page("cases-list-title");
    let query = filter.query();
    let wrong = |name: &str| choices.wrong.at(name).map(|message| visit.message(message));
    let view_name = TextField::new(&page, "name", page.t("cases-list-view-name")).error_from(wrong("name"));
    let bulk = (may_assign && filter.scope == Scope::Open && !listed.cases.is_empty()).then(|| Bulk {
        action: page.url("case-assign-chosen"),
        to: SelectField::new(&page, "to", page.t("cases-list-bulk-to"), people(&choices.colleagues))
            .error_from(wrong("to")),
        button: Button::submit(page.t("cases-list-bulk-button")).secondary(),
    });
    let mut links = view_name.error_links();
    links.extend(bulk.iter().flat_map(|bulk| bulk.to.error_links()));
    let errors = ErrorSummary::new(&page, links);
    page.error_count = errors.count();
    let remove = |view: &SavedView| {
        let button = Button::submit(page.t("cases-list-view-remove")).tertiary().context(view.name.clone());
        (view.name.clone(), page.url1("case-view-remove", &view.id), button)
    };
    ListTemplate {
        errors,
        manages_views: choices.wrong.at("name").is_some(),
        count: counted(&page, listed),
        tabs: tabs(&page, filter),
        views: views(&page, &choices.views),
        filters: filters(&page, filter, choices),
        remove_views: choices.views.iter().map(remove).collect(),
        can_save: !query.is_empty(),
        save_url: page.url("case-view-save"),
        save_button: Button::submit(page.t("cases-list-view-save")).secondary(),
        view_name,
        table: table(&page, filter, listed, (bulk.is_some(), visit.now.date())),
        pagination: pagination(&page, filter, listed),
        bulk,
        query,
        page,
    }
}

fn counted(page: &Page, listed: &ListPage) -> String {
    match listed.count {
        Count::Exactly(count) => page.t1("cases-list-count", "count", &count),
        Count::MoreThan(count) => page.t1("cases-list-count-more", "count", &count),
    }
}

fn address(page: &Page, query: &str) -> String {
    let base = page.url("cases");
    if query.is_empty() { base } else { format!("{base}?{query}") }
}

fn tabs(page: &Page, filter: &Filter) -> TabLinks {
    let item =
        |key, query: &str, current| NavigationItem { label: page.t(key), url: address(page, query), current };
    TabLinks::new(
        page.t("cases-list-tabs"),
        vec![
            item("cases-list-open", "", filter.scope == Scope::Open),
            item("cases-list-done", "scope=done&direction=descending", filter.scope == Scope::Done),
        ],
    )
}

fn views(page: &Page, views: &[SavedView]) -> Option<LinkCards> {
    let card = |view: &SavedView| LinkCard {
        title: view.name.clone(),
        url: address(page, &view.query),
        text: String::new(),
    };
    (!views.is_empty()).then(|| LinkCards::new(views.iter().map(card).collect()))
}

fn people(colleagues: &[Named]) -> Vec<Choice> {
    colleagues.iter().map(|person| Choice::new(person.id.to_string(), person.name.clone())).collect()
}

fn filters(page: &Page, filter: &Filter, choices: &Choices) -> FilterForm {
    let open = filter.scope == Scope::Open;
    let states = CaseState::ALL
        .into_iter()
        .filter(|state| state.is_open() == open)
        .map(|state| Choice::new(state.as_str(), page.t(state.text_key())))
        .collect();
    let services =
        choices.services.iter().map(|(key, name)| Choice::new(key.clone(), name.clone())).collect();
    let mut whose = vec![Choice::new("nobody", page.t("cases-assignee-nobody"))];
    whose.extend(people(&choices.colleagues));
    let units = people(&choices.units);
    let all = page.t("cases-filter-all");
    let select = |name: &str, choices: Vec<Choice>, selected: String| -> Field {
        let label = page.t(&format!("cases-filter-{name}"));
        SelectField::new(page, name, label, choices).empty_label(all.clone()).selected(selected).into()
    };
    let assignee = match filter.assignee {
        Some(crate::model::Assignee::Nobody) => "nobody".to_owned(),
        Some(crate::model::Assignee::Account(account)) => account.to_string(),
        None => String::new(),
    };
    let text = TextField::new(page, "text", page.t("cases-filter-text")).kind(TextKind::Search);
    let check = |name: &str, checked: bool| -> Field {
        SingleCheckbox::new(page, name, page.t(&format!("cases-filter-{name}"))).checked(checked).into()
    };
    let mut fields: Vec<Field> = vec![text.value(filter.text.clone()).into()];
    fields.push(select("state", states, filter.state.map(CaseState::as_str).unwrap_or_default().to_owned()));
    fields.push(select("service", services, filter.service.clone().unwrap_or_default()));
    fields.push(select("assignee", whose, assignee));
    if !units.is_empty() {
        fields.push(select("unit", units, filter.unit.map(|unit| unit.to_string()).unwrap_or_default()));
    }
    if open {
        fields.push(check("overdue", filter.overdue));
        fields.push(check("lost", filter.lost));
    } else {
        let scope = vec![Choice::new("done", page.t("cases-list-done"))];
        fields.push(select("scope", scope, "done".to_owned()));
    }
    FilterForm::new(page, page.url("cases"), fields)
}

fn table(
    page: &Page,
    filter: &Filter,
    listed: &ListPage,
    (choosable, today): (bool, foundation::Date),
) -> DataTable {
    let sort = |column: Column, order: Order| {
        let now = (filter.order == order).then_some(match filter.direction {
            Direction::Ascending => SortDirection::Ascending,
            Direction::Descending => SortDirection::Descending,
        });
        column.sort(address(page, &filter.sorted(order).query()), now)
    };
    let columns = columns(page)
        .into_iter()
        .enumerate()
        .map(|(index, column)| match (index, filter.scope) {
            (1, Scope::Open) => sort(column, Order::Applicant),
            (3, Scope::Open) => sort(column, Order::Due),
            (5, _) => sort(column, Order::Received),
            _ => column,
        })
        .collect();
    let rows = listed.cases.iter().map(|case| row(page, case, today)).collect();
    let table = DataTable::new(page, page.t("cases-list-caption"), columns, rows)
        .hide_caption()
        .empty_text(page.t("cases-list-empty"));
    if choosable { table.choose("case") } else { table }
}

fn pagination(page: &Page, filter: &Filter, listed: &ListPage) -> Pagination {
    let beside = |name: &str, cursor: &crate::model::Cursor| {
        let query = filter.query();
        let and = if query.is_empty() { "" } else { "&" };
        address(page, &format!("{query}{and}{name}={}", web::route::encode(&cursor.text())))
    };
    Pagination::keyset(
        page,
        listed.previous.as_ref().map(|cursor| beside("before", cursor)),
        listed.next.as_ref().map(|cursor| beside("after", cursor)),
    )
}

/// The query of the list that a form of its page carries along; only what a filter understands is kept, so that it can
/// never lead elsewhere.
fn carried_query(pairs: &Pairs) -> String {
    Filter::read(&Pairs::read(pairs.get("query").as_bytes()).0).query()
}

/// Back to the list as it was filtered, with a word about what was done.
fn back_to_list(visit: &Visit, query: &str, done: &str) -> Answer {
    let and = if query.is_empty() { "" } else { "&" };
    Ok(Redirect::to(&format!("{}?{query}{and}done={done}", visit.url("cases", &[]))).into_response())
}

/// Gives the chosen cases to a colleague.
pub(crate) async fn assign_chosen(visit: Visit, body: Bytes) -> Answer {
    let owner = workplace(&visit)?.owner();
    let permit = visit.permit::<Assign, CaseResource>(owner)?;
    let pairs = Pairs::read(&body);
    let query = carried_query(&pairs);
    let chosen = pairs.chosen();
    if chosen.is_empty() {
        let mut wrong = FieldErrors::default();
        wrong.add("to", Message::new("cases-error-nothing-chosen"));
        return list_again(&visit, &query, wrong).await;
    }
    let to = match assignee(&pairs) {
        Ok(to) => to,
        Err(wrong) => return list_again(&visit, &query, wrong).await,
    };
    let mut tx = visit.read(owner).await?;
    let colleague =
        queries::colleagues(&mut tx, owner, visit.now.date()).await?.into_iter().find(|one| one.id == to);
    drop(tx);
    let colleague = colleague.ok_or(Problem::NotFound)?;
    let mut tx = visit.write(owner).await?;
    let given = (colleague.id, colleague.name, clerk(&visit));
    commands::assign_many(&mut tx, &permit, &chosen, given, visit.now).await?;
    tx.commit().await?;
    back_to_list(&visit, &query, "cases-done-assigned-many")
}

/// Keeps the filters of the list under a name.
pub(crate) async fn save_view(visit: Visit, body: Bytes) -> Answer {
    let permit = workplace(&visit)?;
    let pairs = Pairs::read(&body);
    let query = carried_query(&pairs);
    let mut tx = visit.write(permit.owner()).await?;
    match commands::save_view(&mut tx, &permit, pairs.get("name"), &query, visit.now).await {
        Ok(_) => tx.commit().await?,
        Err(Problem::Invalid(wrong)) => {
            drop(tx);
            return list_again(&visit, &query, wrong).await;
        }
        Err(problem) => return Err(problem.into()),
    }
    back_to_list(&visit, &query, "cases-done-view-saved")
}

/// Removes a saved view.
pub(crate) async fn remove_view(visit: Visit, Path(id): Path<Uuid>) -> Answer {
    let permit = workplace(&visit)?;
    let mut tx = visit.write(permit.owner()).await?;
    commands::remove_view(&mut tx, &permit, SavedViewId(id), visit.now).await?;
    tx.commit().await?;
    visit.go_done("cases", &[], "cases-done-view-removed")
}
