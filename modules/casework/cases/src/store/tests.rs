// SPDX-License-Identifier: EUPL-1.2
//! The work list against a naive filter, and the plans of its statements.

use super::list::{count_statement, statement};
use super::{count_capped, list};
use crate::model::{Assignee, Case, CaseId, CaseState, Cursor, Direction, Filter, Order, Scope, sort_key};
use ::store::{Store, StoreError, Tx, params};
use catalogue::ProcedureKind;
use foundation::{Clock as _, Date, Locale, OwnerId, Translated, id::Uuid};
use testkit::{Engine, databases};

const TODAY: Date = Date::constant(2026, 3, 2);
const OWNER: OwnerId = OwnerId(Uuid::from_u128(7));
const STRANGER: OwnerId = OwnerId(Uuid::from_u128(8));

/// A small generator with a fixed start, so that a failure can be repeated.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % limit
    }

    fn one_of<T: Clone>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())].clone()
    }
}

fn clerk(number: usize) -> Uuid {
    Uuid::from_u128(100 + number as u128)
}

fn unit(number: usize) -> Uuid {
    Uuid::from_u128(200 + number as u128)
}

fn random_case(dice: &mut Dice, number: usize) -> Case {
    let name = dice.one_of(&["Müller, Änne", "Tiedemann", "Öztürk", "Weiß", "Abel", "de Vries"]);
    let start = testkit::clock().now();
    Case {
        id: CaseId(Uuid::from_u128(1_000_000 + number as u128)),
        reference: format!("2026-TEST-{number:03}"),
        service_key: dice.one_of(&["bauantrag", "hundesteuer-anmeldung", "veranstaltung"]).to_owned(),
        service_name: Translated::new("Dienst", "Service"),
        kind: ProcedureKind::Application,
        state: dice.one_of(&CaseState::ALL),
        legal_entity: unit(9),
        area_key: "130745451002".to_owned(),
        unit: dice.one_of(&[None, Some(unit(1)), Some(unit(2))]),
        applicant_owner: STRANGER,
        applicant_name: name.to_owned(),
        applicant_protected: dice.below(10) == 0,
        assigned: dice.one_of(&[None, Some((clerk(1), "A".to_owned())), Some((clerk(2), "B".to_owned()))]),
        received_at: start.plus_seconds(-(dice.below(40) as i64) * 86_400),
        due_on: TODAY.checked_add(jiff::Span::new().days(dice.below(30) as i64 - 15)).unwrap(),
        due_rule: String::new(),
        due_from: TODAY,
        lost_if_idle: dice.below(4) == 0,
        channel: "online".to_owned(),
        locale: Locale::De,
        version: 1,
        updated_at: start,
        answered_at: None,
    }
}

fn insert(tx: &mut Tx, owner: OwnerId, case: &Case) {
    tx.insert_at_end(
        "insert into cases (owner, id, reference, service_key, service_de, service_en, kind, state, open_rank, legal_entity, \
         area_key, unit, applicant_owner, applicant_name, applicant_sort, applicant_protected, assigned_to, assigned_name, \
         received_at, due_on, due_rule, due_from, lost_if_idle, channel, locale, version, updated_at)",
        params![
            owner,
            case.id.uuid(),
            &case.reference,
            &case.service_key,
            &case.service_name.de,
            &case.service_name.en,
            "application",
            case.state.as_str(),
            case.state.is_open().then_some(1_i64),
            case.legal_entity,
            &case.area_key,
            case.unit.unwrap_or(Uuid::nil()),
            case.applicant_owner,
            &case.applicant_name,
            sort_key(&case.applicant_name, case.applicant_protected),
            case.applicant_protected,
            case.assigned.as_ref().map_or(Uuid::nil(), |(account, _)| *account),
            case.assigned.as_ref().map_or("", |(_, name)| name),
            case.received_at,
            case.due_on,
            &case.due_rule,
            case.due_from,
            case.lost_if_idle,
            &case.channel,
            "de",
            1_i64,
            case.updated_at
        ],
    );
}

/// Cases of which `open` in ten are open at most; ten leaves the dice alone.
async fn seed(store: &Store, count: usize, open: usize) -> Vec<Case> {
    let mut dice = Dice(0x5eed_2026);
    let mut cases: Vec<_> = (0..count).map(|number| random_case(&mut dice, number)).collect();
    for case in cases.iter_mut().filter(|case| case.state.is_open()) {
        if dice.below(10) >= open {
            case.state = dice.one_of(&[CaseState::Decided, CaseState::Closed, CaseState::Withdrawn]);
        }
    }
    let mut tx = store.write(OWNER).await.unwrap();
    for case in &cases {
        insert(&mut tx, OWNER, case);
    }
    tx.commit().await.unwrap();
    let mut tx = store.write(STRANGER).await.unwrap();
    let mut other = cases.first().unwrap().clone();
    other.state = CaseState::Received;
    insert(&mut tx, STRANGER, &other);
    tx.commit().await.unwrap();
    cases
}

fn random_filter(dice: &mut Dice) -> Filter {
    let scope = dice.one_of(&[Scope::Open, Scope::Open, Scope::Done]);
    let states: Vec<_> =
        CaseState::ALL.into_iter().filter(|state| state.is_open() == (scope == Scope::Open)).collect();
    let maybe = |dice: &mut Dice| dice.below(3) == 0;
    Filter {
        scope,
        state: maybe(dice).then(|| dice.one_of(&states)),
        service: maybe(dice).then(|| dice.one_of(&["bauantrag", "veranstaltung"]).to_owned()),
        assignee: maybe(dice).then(|| {
            dice.one_of(&[Assignee::Nobody, Assignee::Account(clerk(1)), Assignee::Account(clerk(2))])
        }),
        unit: maybe(dice).then(|| unit(1)),
        overdue: dice.below(4) == 0,
        lost: dice.below(6) == 0,
        order: dice.one_of(&[Order::Due, Order::Received, Order::Applicant]),
        direction: dice.one_of(&[Direction::Ascending, Direction::Descending]),
        ..Filter::default()
    }
    .normal()
}

fn naive(cases: &[Case], filter: &Filter) -> Vec<CaseId> {
    let mut found: Vec<&Case> = cases
        .iter()
        .filter(|case| case.state.is_open() == (filter.scope == Scope::Open))
        .filter(|case| filter.state.is_none_or(|state| case.state == state))
        .filter(|case| filter.service.as_ref().is_none_or(|service| case.service_key == *service))
        .filter(|case| match filter.assignee {
            None => true,
            Some(Assignee::Nobody) => case.assigned.is_none(),
            Some(Assignee::Account(account)) => {
                case.assigned.as_ref().is_some_and(|(one, _)| *one == account)
            }
        })
        .filter(|case| filter.unit.is_none_or(|unit| case.unit == Some(unit)))
        .filter(|case| !filter.overdue || case.due_on < TODAY)
        .filter(|case| !filter.lost || case.lost_if_idle)
        .collect();
    found.sort_by_key(|case| {
        let value = match filter.order {
            Order::Due => case.due_on.to_string(),
            Order::Received => format!("{:020}", case.received_at.micros()),
            Order::Applicant => sort_key(&case.applicant_name, case.applicant_protected),
        };
        (value, case.id)
    });
    if filter.direction == Direction::Descending {
        found.reverse();
    }
    found.into_iter().map(|case| case.id).collect()
}

/// Walks all pages forward and then all the way back; both must give the whole list.
async fn walked(tx: &mut Tx, filter: &Filter) -> Result<(Vec<CaseId>, Vec<CaseId>), StoreError> {
    let mut filter = filter.clone();
    let (mut forward, mut pages) = (Vec::new(), Vec::new());
    loop {
        let found = list(tx, OWNER, &filter, TODAY, 7).await?;
        forward.extend(found.cases.iter().map(|case| case.id));
        let last = found.cases.last().cloned();
        pages.push(found.cases);
        match last.filter(|_| found.more) {
            Some(last) => filter.cursor = Some(Cursor::beside(&last, filter.order, false)),
            None => break,
        }
    }
    let mut backward: Vec<CaseId> =
        pages.last().map(|page| page.iter().map(|case| case.id).collect()).unwrap_or_default();
    let mut first = pages.last().and_then(|page| page.first()).cloned();
    while let Some(beside) = first.take() {
        filter.cursor = Some(Cursor::beside(&beside, filter.order, true));
        let found = list(tx, OWNER, &filter, TODAY, 7).await?;
        first = found.cases.first().cloned().filter(|_| found.more);
        backward.splice(0..0, found.cases.iter().map(|case| case.id));
    }
    Ok((forward, backward))
}

#[tokio::test]
async fn filters_orders_and_pages_give_what_a_naive_filter_gives() {
    for database in
        databases("filters_orders_and_pages_give_what_a_naive_filter_gives", crate::MIGRATIONS).await
    {
        let cases = seed(&database.store, 300, 10).await;
        let mut dice = Dice(0xca5e);
        let mut tx = database.store.read(OWNER).await.unwrap();
        for round in 0..200 {
            let filter = random_filter(&mut dice);
            let wanted = naive(&cases, &filter);
            let (forward, backward) = walked(&mut tx, &filter).await.unwrap();
            assert_eq!(forward, wanted, "round {round}: {filter:?}");
            assert_eq!(backward, wanted, "round {round}, backward: {filter:?}");
            let counted = count_capped(&mut tx, OWNER, &filter, TODAY, 10_000).await.unwrap();
            assert_eq!(usize::try_from(counted).unwrap(), wanted.len());
        }
        let all = Filter::default();
        assert_eq!(
            count_capped(&mut tx, OWNER, &all, TODAY, 20).await.unwrap(),
            21,
            "stops above the ceiling"
        );
    }
}

#[tokio::test]
async fn a_list_of_identifiers_is_filtered_like_any_other() {
    for database in databases("a_list_of_identifiers_is_filtered_like_any_other", crate::MIGRATIONS).await {
        let cases = seed(&database.store, 60, 10).await;
        let ids: Vec<_> = cases.iter().take(10).map(|case| case.id).collect();
        let mut tx = database.store.read(OWNER).await.unwrap();
        let filter = Filter { ids: Some(ids.clone()), ..Filter::default() };
        let found = list(&mut tx, OWNER, &filter, TODAY, 50).await.unwrap();
        let mut wanted = naive(&cases, &Filter::default());
        wanted.retain(|id| ids.contains(id));
        assert_eq!(found.cases.iter().map(|case| case.id).collect::<Vec<_>>(), wanted);
        let nothing = Filter { ids: Some(Vec::new()), ..Filter::default() };
        assert!(list(&mut tx, OWNER, &nothing, TODAY, 50).await.unwrap().cases.is_empty());
    }
}

/// Every filter alone and in pairs, in every order and direction, with and without a place.
fn every_filter() -> Vec<Filter> {
    let id = CaseId(Uuid::from_u128(1_000_500));
    let mut filters = Vec::new();
    for scope in [Scope::Open, Scope::Done] {
        let state = if scope == Scope::Open { CaseState::InReview } else { CaseState::Closed };
        for bits in 0..32_u32 {
            let set = |bit: u32| bits & (1 << bit) != 0;
            let orders: &[Order] = match scope {
                Scope::Open => &[Order::Due, Order::Received, Order::Applicant],
                Scope::Done => &[Order::Received],
            };
            for order in orders.iter().copied() {
                for (direction, place) in [(Direction::Ascending, false), (Direction::Descending, true)] {
                    let value = match order {
                        Order::Due => "2026-03-05".to_owned(),
                        Order::Received => testkit::clock().now().micros().to_string(),
                        Order::Applicant => "muller".to_owned(),
                    };
                    filters.push(Filter {
                        scope,
                        state: set(0).then_some(state),
                        service: set(1).then(|| "bauantrag".to_owned()),
                        assignee: set(2).then_some(Assignee::Account(clerk(1))),
                        unit: set(3).then(|| unit(1)),
                        overdue: set(4) && scope == Scope::Open,
                        order,
                        direction,
                        cursor: place.then_some(Cursor { value, id, backward: false }),
                        ..Filter::default()
                    });
                }
            }
        }
    }
    filters
}

#[tokio::test]
async fn no_statement_of_the_work_list_reads_the_whole_table() {
    let name = "no_statement_of_the_work_list_reads_the_whole_table";
    for database in databases(name, crate::MIGRATIONS).await {
        let (rows, heads, forbidden) = match database.engine {
            Engine::Sqlite => (
                5_000,
                [
                    concat!("explain query plan ", columns!()),
                    "explain query plan select count(*) from (select 1 from cases",
                ],
                "SCAN cases",
            ),
            Engine::Postgres => (
                50_000,
                [concat!("explain ", columns!()), "explain select count(*) from (select 1 from cases"],
                "Seq Scan",
            ),
        };
        seed(&database.store, rows, 2).await;
        let mut tx = database.store.write(OWNER).await.unwrap();
        tx.execute("analyze cases", params![]).await.unwrap();
        tx.commit().await.unwrap();
        let column = if database.engine == Engine::Sqlite { 3 } else { 0 };
        let mut tx = database.store.read(OWNER).await.unwrap();
        for filter in every_filter() {
            let page = statement(heads[0], OWNER, &filter, (TODAY, 51));
            let count = count_statement(heads[1], OWNER, &filter, (TODAY, 10_000));
            // Finished cases are not counted.
            let counted = filter.is_counted().then_some(count);
            for sql in [Some(page), counted].into_iter().flatten() {
                let text = sql.text().to_owned();
                let plan = tx.rows_of(sql).await.unwrap();
                let lines: Vec<String> = plan.iter().map(|row| row.get(column).unwrap()).collect();
                assert!(
                    !lines.iter().any(|line| line.contains(forbidden)),
                    "{:?}: {text}\n{}",
                    database.engine,
                    lines.join("\n")
                );
            }
        }
    }
}

#[test]
fn a_page_is_read_with_fixed_text_only() {
    let filter = Filter { service: Some("x' or '1'='1".to_owned()), ..Filter::default() };
    let sql = statement(columns!(), OWNER, &filter, (TODAY, 51));
    assert!(!sql.text().contains("'1'='1"));
}
