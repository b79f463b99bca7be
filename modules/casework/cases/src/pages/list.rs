// SPDX-License-Identifier: EUPL-1.2
//! The work list: filters, orders, saved views, assignment of several cases.

use super::list_filters::{address, filters, people, tabs, views};
use super::views::{columns, grouped, row};
use super::{clerk, workplace};
use crate::commands;
use crate::forms::{Pairs, assignee};
use crate::model::{COMPLAINT_SERVICE, Case, CaseId, Direction, Filter, Order, SavedViewId, Scope};
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
    Button, Column, DataTable, ErrorSummary, FilterForm, FormField as _, LinkCards, Pagination, SelectField,
    SortDirection, TabLinks, TextField,
};
use web::{Answer, Attempt, Page, Visit};

#[derive(Template)]
#[template(path = "case_list.html")]
struct ListTemplate {
    page: Page,
    errors: ErrorSummary,
    count: String,
    cut: Option<String>,
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

/// What can be chosen in the filters.
pub(super) struct Choices {
    pub(super) services: Vec<(String, String)>,
    pub(super) colleagues: Vec<Named>,
    pub(super) units: Vec<Named>,
    pub(super) views: Vec<SavedView>,
}

/// What was wrong with a form of the page, and what was ticked and chosen in it.
#[derive(Default)]
struct Sent {
    wrong: FieldErrors,
    ticked: Vec<CaseId>,
    to: String,
}

/// What the list shows.
struct Listed {
    page: ListPage,
    /// How many match the words, when not all of them were taken.
    cut: Option<usize>,
    may_assign: bool,
}

/// The work list.
pub(crate) async fn list(visit: Visit, RawQuery(query): RawQuery) -> Answer {
    let query = query.unwrap_or_default();
    visit.show(&listed(&visit, &query, Sent::default()).await?)
}

/// The list of a query again, with what was wrong with one of its forms; ticks and choices are kept.
async fn list_again(visit: &Visit, pairs: &Pairs, wrong: FieldErrors) -> Answer {
    let query = Filter::read(&Pairs::read(pairs.get("query").as_bytes()).0).query_here();
    let sent = Sent { wrong, ticked: pairs.chosen(), to: pairs.get("to").to_owned() };
    visit.show_errors(&listed(visit, &query, sent).await?)
}

async fn listed(visit: &Visit, query: &str, sent: Sent) -> Result<ListTemplate, Problem> {
    let permit = workplace(visit)?;
    let pairs = Pairs::read(query.as_bytes());
    let mut filter = Filter::read(&pairs.0);
    let owner = permit.owner();
    let mut cut = None;
    if !filter.text.is_empty() {
        visit.attempt(Attempt::Search)?;
        let found = queries::found_by_text(&visit.platform.search, owner, &filter.text).await?;
        cut = found.is_cut().then_some(found.total);
        filter.ids = Some(found.ids);
    }
    let mut tx = visit.read(owner).await?;
    let listed = queries::list_page(&mut tx, &permit, &filter, visit.now.date(), PAGE_ROWS).await?;
    let account = visit.actor.staff_account().unwrap_or(Uuid::nil());
    let mut services = queries::services(&mut tx, owner, visit.locale).await?;
    services.push((COMPLAINT_SERVICE.to_owned(), visit.text("cases-complaint-name")));
    let choices = Choices {
        services,
        colleagues: queries::colleagues(&mut tx, owner, visit.now.date()).await?,
        units: queries::units(&mut tx, owner, visit.locale).await?,
        views: store::views(&mut tx, owner, account).await?,
    };
    drop(tx);
    let may_assign = visit.permit::<Assign, CaseResource>(owner).is_ok();
    let listed = Listed { page: listed, cut, may_assign };
    Ok(template(visit, &filter, &listed, &choices, &sent))
}

fn bulk(page: &Page, choices: &Choices, sent: &Sent, error: Option<String>) -> Bulk {
    let to = SelectField::new(page, "to", page.t("cases-list-bulk-to"), people(&choices.colleagues));
    Bulk {
        action: page.url("case-assign-chosen"),
        to: to.selected(sent.to.clone()).error_from(error),
        button: Button::submit(page.t("cases-list-bulk-button")).secondary(),
    }
}

fn template(visit: &Visit, filter: &Filter, listed: &Listed, choices: &Choices, sent: &Sent) -> ListTemplate {
    let mut page = visit.page("cases-list-title");
    let (query, cases) = (filter.query(), &listed.page.cases);
    let wrong = |name: &str| sent.wrong.at(name).map(|message| visit.message(message));
    let view_name = TextField::new(&page, "name", page.t("cases-list-view-name")).error_from(wrong("name"));
    let offers_bulk = listed.may_assign && filter.scope == Scope::Open && !cases.is_empty();
    let bulk = offers_bulk.then(|| bulk(&page, choices, sent, wrong("to")));
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
        manages_views: sent.wrong.at("name").is_some(),
        count: counted(&page, &listed.page),
        cut: listed.cut.map(|total| cut(&page, total)),
        tabs: tabs(&page, filter),
        views: views(&page, &choices.views),
        filters: filters(&page, filter, choices),
        remove_views: choices.views.iter().map(remove).collect(),
        can_save: !query.is_empty(),
        save_url: page.url("case-view-save"),
        save_button: Button::submit(page.t("cases-list-view-save")).secondary(),
        view_name,
        table: table(&page, filter, cases, (bulk.as_ref().map(|_| sent.ticked.as_slice()), visit.now.date())),
        pagination: pagination(&page, filter, &listed.page),
        bulk,
        query: filter.query_here(),
        page,
    }
}

fn counted(page: &Page, listed: &ListPage) -> String {
    match listed.count {
        Count::Exactly(count) => page.t1("cases-list-count", "count", &grouped(count, page.locale)),
        Count::MoreThan(count) => page.t1("cases-list-count-more", "count", &grouped(count, page.locale)),
    }
}

/// The sentence that says that not every match was looked at.
fn cut(page: &Page, total: usize) -> String {
    let number = |count: usize| grouped(i64::try_from(count).unwrap_or(i64::MAX), page.locale);
    page.tf("cases-list-cut", &[("total", number(total)), ("taken", number(search::MOST_IDENTIFIERS))])
}

fn table(
    page: &Page,
    filter: &Filter,
    cases: &[Case],
    (ticked, today): (Option<&[CaseId]>, foundation::Date),
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
    let is_ticked = |case: &Case| ticked.is_some_and(|ticked| ticked.contains(&case.id));
    let rows = cases.iter().map(|case| row(page, case, today).selected(is_ticked(case))).collect();
    let table = DataTable::new(page, page.t("cases-list-caption"), columns, rows)
        .hide_caption()
        .empty_text(page.t("cases-list-empty"));
    if ticked.is_some() { table.choose("case") } else { table }
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
        return list_again(&visit, &pairs, wrong).await;
    }
    let to = match assignee(&pairs) {
        Ok(to) => to,
        Err(wrong) => return list_again(&visit, &pairs, wrong).await,
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
            return list_again(&visit, &pairs, wrong).await;
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
