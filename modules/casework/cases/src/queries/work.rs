// SPDX-License-Identifier: EUPL-1.2
//! The work list and the Monday view.

use crate::commands::LOCATOR;
use crate::model::{Assignee, Case, CaseId, Cursor, Direction, Filter, Order, ReferenceNumber};
use crate::policy::CaseResource;
use crate::store;
use ::store::Tx;
use foundation::policy::{List, Permit};
use foundation::{Date, OwnerId, Problem, Timestamp, id::Uuid};
use identity::RoleResource;
use search::{Index, Query};
use web::Platform;

/// Rows of a page of the work list.
pub(crate) const PAGE_ROWS: usize = 50;
/// Where the count of the work list stops.
pub(crate) const COUNT_CEILING: i64 = 10_000;
/// Rows of a section of the Monday view.
const SECTION_ROWS: usize = 10;

/// A page of the work list.
#[derive(Debug)]
pub(crate) struct ListPage {
    pub(crate) cases: Vec<Case>,
    pub(crate) previous: Option<Cursor>,
    pub(crate) next: Option<Cursor>,
    /// How many the filter finds.
    pub(crate) count: Count,
}

/// A number, or the number above which nobody counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Count {
    Exactly(i64),
    MoreThan(i64),
}

/// One page of the work list.
pub(crate) async fn list_page(
    tx: &mut Tx,
    permit: &Permit<List, CaseResource>,
    filter: &Filter,
    today: Date,
    rows: usize,
) -> Result<ListPage, Problem> {
    let owner = permit.owner();
    let found = store::list(tx, owner, filter, today, rows).await?;
    let backward = filter.cursor.as_ref().is_some_and(|cursor| cursor.backward);
    let has_previous = if backward { found.more } else { filter.cursor.is_some() };
    let has_next = if backward { true } else { found.more };
    let count = match filter.is_counted() {
        true => match store::count_capped(tx, owner, filter, today, COUNT_CEILING).await? {
            counted if counted > COUNT_CEILING => Count::MoreThan(COUNT_CEILING),
            counted => Count::Exactly(counted),
        },
        false => {
            let shown = i64::try_from(found.cases.len()).unwrap_or(i64::MAX);
            if has_previous || has_next { Count::MoreThan(shown) } else { Count::Exactly(shown) }
        }
    };
    let beside = |case: Option<&Case>, back| case.map(|case| Cursor::beside(case, filter.order, back));
    Ok(ListPage {
        previous: has_previous.then(|| beside(found.cases.first(), true)).flatten(),
        next: has_next.then(|| beside(found.cases.last(), false)).flatten(),
        count,
        cases: found.cases,
    })
}

/// What words find: cases, best first, and how many match altogether.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ByText {
    pub(crate) ids: Vec<CaseId>,
    pub(crate) total: usize,
}

impl ByText {
    /// Whether more match than were taken.
    pub(crate) fn is_cut(&self) -> bool {
        self.total > self.ids.len()
    }
}

/// The cases that the search index finds for words, up to its bound of a thousand.
pub(crate) async fn found_by_text(index: &Index, owner: OwnerId, text: &str) -> Result<ByText, Problem> {
    let query = Query {
        text: text.to_owned(),
        kinds: vec![crate::jobs::SEARCH_KIND.to_owned()],
        audience: vec![crate::jobs::audience(owner)],
        owner: Some(owner.to_string()),
        ..Query::default()
    };
    let index = index.clone();
    // The index blocks while it reads.
    let (total, ids) = tokio::task::spawn_blocking(move || index.identifiers(&query))
        .await
        .map_err(Problem::internal)?
        .map_err(Problem::internal)?;
    Ok(ByText { ids: ids.iter().filter_map(|id| id.parse().ok()).collect(), total })
}

/// A colleague who lent the own role for today, with what lies on the desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Absence {
    pub(crate) account: Uuid,
    pub(crate) name: String,
    pub(crate) deputy: String,
    pub(crate) until: Option<Date>,
    pub(crate) open: i64,
}

/// What a clerk looks at on Monday morning.
#[derive(Debug)]
pub(crate) struct Monday {
    pub(crate) mine: Vec<Case>,
    pub(crate) mine_count: i64,
    pub(crate) lost: Vec<Case>,
    pub(crate) lost_count: i64,
    pub(crate) overdue: Vec<Case>,
    pub(crate) overdue_count: i64,
    pub(crate) due_today: Vec<Case>,
    pub(crate) fresh: Vec<Case>,
    pub(crate) fresh_count: i64,
    pub(crate) nobody_count: i64,
}

/// The Monday view of a clerk. "New" means since the last working day before today began; on a Monday that is Friday.
pub(crate) async fn monday(
    tx: &mut Tx,
    permit: &Permit<List, CaseResource>,
    now: Timestamp,
) -> Result<Monday, Problem> {
    let owner = permit.owner();
    let today = now.date();
    let since = new_since(today);
    let me = permit.actor().staff_account().map(Assignee::Account);
    let mine = Filter { assignee: me, ..Filter::default() };
    let lost = Filter { lost: true, ..Filter::default() };
    let overdue = Filter { overdue: true, ..Filter::default() };
    let fresh = Filter { order: Order::Received, direction: Direction::Descending, ..Filter::default() };
    let nobody = Filter { assignee: Some(Assignee::Nobody), ..Filter::default() };
    let top = async |tx: &mut Tx, filter: &Filter| store::list(tx, owner, filter, today, SECTION_ROWS).await;
    let count = async |tx: &mut Tx, filter: &Filter| {
        store::count_capped(tx, owner, filter, today, COUNT_CEILING).await
    };
    let mut new_cases = top(tx, &fresh).await?.cases;
    new_cases.retain(|case| case.received_at >= since);
    Ok(Monday {
        mine_count: count(tx, &mine).await?,
        mine: top(tx, &mine).await?.cases,
        lost_count: count(tx, &lost).await?,
        lost: top(tx, &lost).await?.cases,
        overdue_count: count(tx, &overdue).await?,
        overdue: top(tx, &overdue).await?.cases,
        due_today: store::due_on(tx, owner, today).await?,
        fresh: new_cases,
        fresh_count: store::count_received_since(tx, owner, since, COUNT_CEILING).await?,
        nobody_count: count(tx, &nobody).await?,
    })
}

/// The beginning of the last working day before a day, weekends only; holidays make it look further back than needed at worst.
fn new_since(today: Date) -> Timestamp {
    use jiff::civil::Weekday::{Saturday, Sunday};
    let mut day = today.yesterday().unwrap_or(today);
    while matches!(day.weekday(), Saturday | Sunday) {
        day = day.yesterday().unwrap_or(day);
    }
    Timestamp::start_of(day)
}

/// Who lent a role for today. The transaction must reach the accounts for their names.
pub(crate) async fn absences(
    tx: &mut Tx,
    permit: &Permit<List, RoleResource>,
    today: Date,
) -> Result<Vec<Absence>, Problem> {
    let bindings = identity::bindings_at(tx, permit, today).await?;
    let mut found: Vec<Absence> = Vec::new();
    for loan in bindings.iter().filter(|row| row.valid_from <= today) {
        let Some(lender) = loan.lent_by else { continue };
        if found.iter().any(|absence| absence.account == lender.uuid()) {
            continue;
        }
        let name = bindings.iter().find(|row| row.account == lender).map(|row| row.display_name.clone());
        let filter = Filter { assignee: Some(Assignee::Account(lender.uuid())), ..Filter::default() };
        found.push(Absence {
            account: lender.uuid(),
            name: name.unwrap_or_default(),
            deputy: loan.display_name.clone(),
            until: loan.valid_until,
            open: store::count_capped(tx, permit.owner(), &filter, today, COUNT_CEILING).await?,
        });
    }
    Ok(found)
}

/// The case behind a reference number, at any authority; for searches by number.
pub(crate) async fn located(platform: &Platform, typed: &str) -> Result<Option<(OwnerId, CaseId)>, Problem> {
    let code = ReferenceNumber::code(typed);
    let mut tx = platform.store.read(::store::Reach::Everyone).await?;
    let found = identity::locate(&mut tx, LOCATOR, &code, platform.clock.now()).await?;
    Ok(found.map(|(owner, id)| (owner, CaseId(id))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_that_was_cut_says_so() {
        let ids = vec![CaseId(Uuid::nil())];
        assert!(ByText { ids: ids.clone(), total: 2 }.is_cut());
        assert!(!ByText { ids, total: 1 }.is_cut() && !ByText::default().is_cut());
    }

    #[test]
    fn on_a_monday_new_means_since_friday() {
        let day = |month, day| Date::constant(2026, month, day);
        assert_eq!(new_since(day(3, 2)), Timestamp::start_of(day(2, 27)));
        assert_eq!(new_since(day(3, 3)), Timestamp::start_of(day(3, 2)));
        assert_eq!(new_since(day(3, 1)), Timestamp::start_of(day(2, 27)));
    }
}
