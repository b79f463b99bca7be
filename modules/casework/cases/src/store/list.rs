// SPDX-License-Identifier: EUPL-1.2
//! The work list: filters, three orders in both directions, keyset paging, a count with a ceiling.
//!
//! Every statement is led by an index: `owner`, then the filter, then the sort column and the identifier. The count stops at a
//! ceiling instead of being kept in a counter table, because a counter per combination of filters would have to be written with
//! every arrival by everybody at once, and above ten thousand nobody reads the exact number. Finished cases, most of the table, are
//! not counted at all ([`Filter::is_counted`]): there a count would read the table instead of an index.

use super::{CASES, case};
use crate::model::{Assignee, Case, CaseId, Cursor, Direction, Filter, Order, Scope};
use ::store::{Sql, StoreError, Tx, Value, params};
use foundation::{Date, OwnerId, Timestamp, id::Uuid};

/// A page of the list.
#[derive(Debug)]
pub(crate) struct Found {
    /// The rows in their order.
    pub(crate) cases: Vec<Case>,
    /// Whether more rows follow in the direction of reading.
    pub(crate) more: bool,
}

fn filtered(sql: Sql, owner: OwnerId, filter: &Filter, today: Date) -> Sql {
    let sql = sql
        .add("where owner = ?", [owner.into()])
        .add_if(filter.scope == Scope::Open, "and open_rank is not null", [])
        .add_if(filter.scope == Scope::Done, "and open_rank is null", []);
    let sql = match filter.state {
        Some(state) => sql.add("and state = ?", [state.as_str().into()]),
        None => sql,
    };
    let sql = match &filter.service {
        Some(service) => sql.add("and service_key = ?", [service.into()]),
        None => sql,
    };
    let sql = match filter.assignee {
        Some(Assignee::Nobody) => sql.add("and assigned_to = ?", [Uuid::nil().into()]),
        Some(Assignee::Account(account)) => sql.add("and assigned_to = ?", [account.into()]),
        None => sql,
    };
    let sql = match filter.unit {
        Some(unit) => sql.add("and unit = ?", [unit.into()]),
        None => sql,
    };
    let sql = sql.add_if(filter.overdue, "and due_on < ?", [today.into()]).add_if(
        filter.lost,
        "and lost_if_idle",
        [],
    );
    match &filter.ids {
        Some(ids) => sql.add("and id in", []).list(ids.iter().map(|id| id.uuid().into())),
        None => sql,
    }
}

/// The statement of a page, after a fixed beginning.
pub(super) fn statement(head: &'static str, owner: OwnerId, filter: &Filter, on: (Date, i64)) -> Sql {
    let (today, limit) = on;
    let sql = filtered(Sql::new(head), owner, filter, today);
    let forward = filter.cursor.as_ref().is_none_or(|cursor| !cursor.backward);
    let ascending = (filter.direction == Direction::Ascending) == forward;
    let sql = match &filter.cursor {
        Some(cursor) => after(sql, filter.order, ascending, cursor),
        None => sql,
    };
    let order = match (filter.order, ascending) {
        (Order::Due, true) => "order by due_on, id limit ?",
        (Order::Due, false) => "order by due_on desc, id desc limit ?",
        (Order::Received, true) => "order by received_at, id limit ?",
        (Order::Received, false) => "order by received_at desc, id desc limit ?",
        (Order::Applicant, true) => "order by applicant_sort, id limit ?",
        (Order::Applicant, false) => "order by applicant_sort desc, id desc limit ?",
    };
    sql.add(order, [limit.into()])
}

fn after(sql: Sql, order: Order, ascending: bool, cursor: &Cursor) -> Sql {
    let value: Value = match order {
        Order::Received => cursor.value.parse::<i64>().unwrap_or_default().into(),
        Order::Due | Order::Applicant => cursor.value.as_str().into(),
    };
    let piece = match (order, ascending) {
        (Order::Due, true) => "and (due_on, id) > (?, ?)",
        (Order::Due, false) => "and (due_on, id) < (?, ?)",
        (Order::Received, true) => "and (received_at, id) > (?, ?)",
        (Order::Received, false) => "and (received_at, id) < (?, ?)",
        (Order::Applicant, true) => "and (applicant_sort, id) > (?, ?)",
        (Order::Applicant, false) => "and (applicant_sort, id) < (?, ?)",
    };
    sql.add(piece, [value, cursor.id.uuid().into()])
}

/// One page. A page read backward comes back in the order of the list.
pub(crate) async fn list(
    tx: &mut Tx,
    owner: OwnerId,
    filter: &Filter,
    today: Date,
    limit: usize,
) -> Result<Found, StoreError> {
    let wanted = i64::try_from(limit).unwrap_or(i64::MAX).saturating_add(1);
    let rows = tx.rows_of(statement(CASES, owner, filter, (today, wanted))).await?;
    let mut cases = rows.iter().map(case).collect::<Result<Vec<_>, _>>()?;
    let more = cases.len() > limit;
    cases.truncate(limit);
    if filter.cursor.as_ref().is_some_and(|cursor| cursor.backward) {
        cases.reverse();
    }
    Ok(Found { cases, more })
}

/// How many cases a filter finds, counted up to a ceiling.
pub(crate) async fn count_capped(
    tx: &mut Tx,
    owner: OwnerId,
    filter: &Filter,
    today: Date,
    ceiling: i64,
) -> Result<i64, StoreError> {
    let rows = tx.rows_of(count_statement(COUNT, owner, filter, (today, ceiling))).await?;
    rows.first().map_or(Ok(0), |row| row.get(0))
}

const COUNT: &str = "select count(*) from (select 1 from cases";

/// The statement of the count, after a fixed beginning.
pub(super) fn count_statement(head: &'static str, owner: OwnerId, filter: &Filter, on: (Date, i64)) -> Sql {
    let (today, ceiling) = on;
    filtered(Sql::new(head), owner, filter, today)
        .add("limit ?) as counted", [ceiling.saturating_add(1).into()])
}

/// How many open cases arrived since an instant.
pub(crate) async fn count_received_since(
    tx: &mut Tx,
    owner: OwnerId,
    received_since: Timestamp,
    ceiling: i64,
) -> Result<i64, StoreError> {
    let sql = "select count(*) from (select 1 from cases where owner = $1 and open_rank is not null \
        and received_at >= $2 limit $3) as counted";
    tx.row(sql, params![owner, received_since, ceiling.saturating_add(1)]).await?.get(0)
}

/// Open cases whose last day is this one, at most fifty.
pub(crate) async fn due_on(tx: &mut Tx, owner: OwnerId, day: Date) -> Result<Vec<Case>, StoreError> {
    let sql = Sql::new(CASES).add(
        "where owner = ? and open_rank is not null and due_on = ? order by due_on, id limit 50",
        [owner.into(), day.into()],
    );
    tx.rows_of(sql).await?.iter().map(case).collect()
}

/// Open cases whose last day has passed and that stand behind a place in the order of deadlines, for the daily watch.
pub(crate) async fn fallen_due(
    tx: &mut Tx,
    owner: OwnerId,
    after: (Date, CaseId),
    today: Date,
    limit: i64,
) -> Result<Vec<Case>, StoreError> {
    let sql = Sql::new(CASES).add(
        "where owner = ? and open_rank is not null and (due_on, id) > (?, ?) and due_on < ? order by due_on, id limit ?",
        [owner.into(), after.0.into(), after.1.uuid().into(), today.into(), limit.into()],
    );
    tx.rows_of(sql).await?.iter().map(case).collect()
}
