// SPDX-License-Identifier: EUPL-1.2
//! Tabs, saved views, filters and order of the work list.

use super::list::Choices;
use crate::model::{CaseState, Direction, Filter, Order, Scope};
use crate::queries::Named;
use crate::store::SavedView;
use web::Page;
use web::components::{
    Choice, Field, FilterForm, LinkCard, LinkCards, SelectField, SingleCheckbox, TabLinks, TextField,
    TextKind,
};
use web::page::NavigationItem;

pub(super) fn address(page: &Page, query: &str) -> String {
    let base = page.url("cases");
    if query.is_empty() { base } else { format!("{base}?{query}") }
}

pub(super) fn tabs(page: &Page, filter: &Filter) -> TabLinks {
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

pub(super) fn views(page: &Page, views: &[SavedView]) -> Option<LinkCards> {
    let card = |view: &SavedView| LinkCard {
        title: view.name.clone(),
        url: address(page, &view.query),
        text: String::new(),
    };
    (!views.is_empty()).then(|| LinkCards::new(views.iter().map(card).collect()))
}

pub(super) fn people(colleagues: &[Named]) -> Vec<Choice> {
    colleagues.iter().map(|person| Choice::new(person.id.to_string(), person.name.clone())).collect()
}

pub(super) fn filters(page: &Page, filter: &Filter, choices: &Choices) -> FilterForm {
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
    fields.extend(ordering(page, filter));
    FilterForm::new(page, page.url("cases"), fields)
}

/// On narrow screens the table has no heads to sort by; there, and for everybody who prefers it, the order is chosen here.
fn ordering(page: &Page, filter: &Filter) -> Vec<Field> {
    let orders = [Order::Received, Order::Applicant]
        .map(|order| Choice::new(order.as_str(), page.t(&format!("cases-order-{}", order.as_str()))));
    let order = SelectField::new(page, "order", page.t("cases-filter-order"), orders.to_vec())
        .empty_label(page.t("cases-order-due"))
        .selected(if filter.order == Order::Due { "" } else { filter.order.as_str() });
    let turned = vec![Choice::new("descending", page.t("cases-direction-descending"))];
    let direction = SelectField::new(page, "direction", page.t("cases-filter-direction"), turned)
        .empty_label(page.t("cases-direction-ascending"))
        .selected(if filter.direction == Direction::Descending { "descending" } else { "" });
    match filter.scope {
        Scope::Open => vec![order.into(), direction.into()],
        Scope::Done => vec![direction.into()],
    }
}
