// SPDX-License-Identifier: EUPL-1.2
//! What the work list shows: filters, order, place. Read from the query of an address and written into it again.

use super::{Case, CaseId, CaseState};
use foundation::id::Uuid;
use web::route::encode;

/// Open cases, or finished ones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// Somebody has to work on them.
    #[default]
    Open,
    /// Decided, closed or withdrawn.
    Done,
}

/// Whose cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Assignee {
    /// Nobody has taken them.
    Nobody,
    /// A clerk's.
    Account(Uuid),
}

/// By what the list is sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// Last day of the deadline.
    #[default]
    Due,
    /// Arrival.
    Received,
    /// Name of the applicant.
    Applicant,
}

/// In which direction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// Smallest first.
    #[default]
    Ascending,
    /// Largest first.
    Descending,
}

/// The row beside which a page begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// Value of the sort column.
    pub value: String,
    /// Identifier.
    pub id: CaseId,
    /// Whether the page lies before the row instead of after it.
    pub backward: bool,
}

/// What the list shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Open or finished.
    pub scope: Scope,
    /// Only this state.
    pub state: Option<CaseState>,
    /// Only this service.
    pub service: Option<String>,
    /// Only this clerk's.
    pub assignee: Option<Assignee>,
    /// Only this unit's.
    pub unit: Option<Uuid>,
    /// Only what is overdue.
    pub overdue: bool,
    /// Only what is lost when nobody acts.
    pub lost: bool,
    /// Words; the search index turns them into identifiers.
    pub text: String,
    /// Only these cases, best hits of the search.
    pub ids: Option<Vec<CaseId>>,
    /// Order.
    pub order: Order,
    /// Direction.
    pub direction: Direction,
    /// Place.
    pub cursor: Option<Cursor>,
}

impl Order {
    const ALL: [(Self, &'static str); 3] =
        [(Self::Due, "due"), (Self::Received, "received"), (Self::Applicant, "applicant")];

    /// Stable name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        Self::ALL.into_iter().find(|(order, _)| *order == self).map_or("due", |(_, name)| name)
    }

    fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(_, name)| *name == text).map(|(order, _)| order)
    }
}

/// Longest search text, in characters.
const TEXT_CHARACTERS: usize = 200;

impl Filter {
    /// Reads the pairs of a query. What cannot be understood is left out: an old or mistyped address still shows a list.
    #[must_use]
    pub fn read(pairs: &[(String, String)]) -> Self {
        let value = |name: &str| {
            pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value.trim()).filter(|v| !v.is_empty())
        };
        let state = value("state").and_then(CaseState::parse);
        let done = value("scope") == Some("done") || state.is_some_and(|state| !state.is_open());
        Self {
            scope: if done { Scope::Done } else { Scope::Open },
            state,
            service: value("service").map(str::to_owned),
            assignee: value("assignee").and_then(|text| match text {
                "nobody" => Some(Assignee::Nobody),
                other => other.parse().ok().map(Assignee::Account),
            }),
            unit: value("unit").and_then(|text| text.parse().ok()),
            overdue: value("overdue") == Some("true"),
            lost: value("lost") == Some("true"),
            text: value("text").unwrap_or_default().chars().take(TEXT_CHARACTERS).collect(),
            ids: None,
            order: value("order").and_then(Order::parse).unwrap_or_default(),
            direction: match value("direction") {
                Some("descending") => Direction::Descending,
                _ => Direction::Ascending,
            },
            cursor: value("after")
                .and_then(|text| Cursor::read(text, false))
                .or_else(|| value("before").and_then(|text| Cursor::read(text, true))),
        }
        .normal()
    }

    /// Finished cases are listed by arrival only, and neither deadline nor risk is left to filter by: there are ten times as
    /// many of them, and every further order would be one more index to keep on each of them.
    #[must_use]
    pub fn normal(mut self) -> Self {
        if self.scope == Scope::Done {
            self.order = Order::Received;
            self.overdue = false;
            self.lost = false;
        }
        self
    }

    /// Whether the list is counted, up to a ceiling: open cases, and the hits of a search. Among finished cases, most of the table, a
    /// count would read the table instead of an index.
    #[must_use]
    pub fn is_counted(&self) -> bool {
        self.scope == Scope::Open || self.ids.is_some()
    }

    /// The filter as a query, without place, so that a changed order begins at the top.
    #[must_use]
    pub fn query(&self) -> String {
        let mut pairs: Vec<(&str, String)> = Vec::new();
        if self.scope == Scope::Done {
            pairs.push(("scope", "done".to_owned()));
        }
        if let Some(state) = self.state {
            pairs.push(("state", state.as_str().to_owned()));
        }
        if let Some(service) = &self.service {
            pairs.push(("service", service.clone()));
        }
        match self.assignee {
            Some(Assignee::Nobody) => pairs.push(("assignee", "nobody".to_owned())),
            Some(Assignee::Account(account)) => pairs.push(("assignee", account.to_string())),
            None => {}
        }
        if let Some(unit) = self.unit {
            pairs.push(("unit", unit.to_string()));
        }
        for (name, set) in [("overdue", self.overdue), ("lost", self.lost)] {
            if set {
                pairs.push((name, "true".to_owned()));
            }
        }
        if !self.text.is_empty() {
            pairs.push(("text", self.text.clone()));
        }
        if self.order != Order::Due && self.scope == Scope::Open {
            pairs.push(("order", self.order.as_str().to_owned()));
        }
        if self.direction == Direction::Descending {
            pairs.push(("direction", "descending".to_owned()));
        }
        pairs.iter().map(|(name, value)| format!("{name}={}", encode(value))).collect::<Vec<_>>().join("&")
    }

    /// The filter as a query with its place, for forms that come back to the same rows.
    #[must_use]
    pub fn query_here(&self) -> String {
        let query = self.query();
        let Some(cursor) = &self.cursor else { return query };
        let name = if cursor.backward { "before" } else { "after" };
        let and = if query.is_empty() { "" } else { "&" };
        format!("{query}{and}{name}={}", encode(&cursor.text()))
    }

    /// The same filter sorted by a column; a second click on the same column turns the direction.
    #[must_use]
    pub fn sorted(&self, order: Order) -> Self {
        let turned = self.order == order && self.direction == Direction::Ascending;
        let direction = if turned { Direction::Descending } else { Direction::Ascending };
        Self { order, direction, cursor: None, ..self.clone() }
    }
}

impl Cursor {
    /// The place beside a case in an order.
    #[must_use]
    pub fn beside(case: &Case, order: Order, backward: bool) -> Self {
        let value = match order {
            Order::Due => case.due_on.to_string(),
            Order::Received => case.received_at.micros().to_string(),
            Order::Applicant => super::sort_key(&case.applicant_name, case.applicant_protected),
        };
        Self { value, id: case.id, backward }
    }

    /// The place as it stands in an address.
    #[must_use]
    pub fn text(&self) -> String {
        format!("{}_{}", self.value, self.id)
    }

    fn read(text: &str, backward: bool) -> Option<Self> {
        let (value, id) = text.rsplit_once('_')?;
        let fits = value.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        fits.then_some(())?;
        Some(Self { value: value.to_owned(), id: id.parse().ok()?, backward })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(query: &str) -> Vec<(String, String)> {
        query
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect()
    }

    #[test]
    fn a_filter_survives_its_address() {
        let query = "state=in_review&service=bauantrag&assignee=nobody&overdue=true&order=applicant&direction=descending";
        assert_eq!(Filter::read(&pairs(query)).query(), query);
        assert_eq!(Filter::default().query(), "");
        let place = "overdue=true&before=2026-03-02_00000000-0000-0000-0000-000000000005";
        assert_eq!(Filter::read(&pairs(place)).query_here(), place);
        assert_eq!(Filter::read(&pairs(place)).query(), "overdue=true");
    }

    #[test]
    fn what_cannot_be_understood_is_left_out() {
        let filter = Filter::read(&pairs("state=x&unit=7&order=random&after=no&assignee=me"));
        assert_eq!(filter, Filter::default());
        let done = Filter::read(&pairs("state=closed&order=applicant&overdue=true"));
        assert_eq!((done.scope, done.order, done.overdue), (Scope::Done, Order::Received, false));
    }

    #[test]
    fn finished_cases_are_counted_only_among_the_hits_of_a_search() {
        let filter = |query: &str| Filter::read(&pairs(query));
        assert!(filter("state=hearing&service=bauantrag&overdue=true").is_counted());
        assert!(!filter("scope=done").is_counted());
        assert!(Filter { ids: Some(Vec::new()), ..filter("scope=done") }.is_counted());
    }

    #[test]
    fn a_second_click_turns_the_order() {
        let once = Filter::default().sorted(Order::Received);
        assert_eq!((once.order, once.direction), (Order::Received, Direction::Ascending));
        assert_eq!(once.sorted(Order::Received).direction, Direction::Descending);
        assert_eq!(once.sorted(Order::Due).direction, Direction::Ascending);
    }

    #[test]
    fn a_place_survives_its_address() {
        let id = CaseId(Uuid::from_u128(5));
        let cursor = Cursor { value: "2026-03-02".to_owned(), id, backward: false };
        assert_eq!(Cursor::read(&cursor.text(), false), Some(cursor));
        assert_eq!(Cursor::read("x' or 1=1_00000000-0000-0000-0000-000000000005", false), None);
    }
}
