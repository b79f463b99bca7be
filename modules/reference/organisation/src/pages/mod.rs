// SPDX-License-Identifier: EUPL-1.2
//! Pages: the public area browser and the administration of an authority.

mod areas;
mod delegations;
mod entities;
mod own_secret;
mod people;
mod person;
mod units;

use crate::forms::Raw;
use askama::Template;
use axum::Form;
use foundation::{Actor, FieldErrors, OwnerId, Problem, Role, Translated};
use web::components::{
    Button, ButtonGroup, Choice, DateField, DateParts, ErrorSummary, Field, Html, NotificationBanner,
    SideNavigation, TextField,
};
use web::page::NavigationItem;
use web::{Access, Navigation, Page, Route, Visit};

/// A form as the browser sends it.
pub(crate) type Sent = Form<Vec<(String, String)>>;

const VIEW: Access = Access::Permits(&["authority.view"]);
const EDIT: Access = Access::Permits(&["authority.edit"]);
const ROLES: Access = Access::Permits(&["role.edit"]);

/// The routes of the module.
pub(crate) fn routes() -> Vec<Route> {
    let page = Route::page;
    vec![
        page("area-search", "/de/orte", "/en/places", Access::Public).get(areas::search),
        page("area", "/de/orte/{key}", "/en/places/{key}", Access::Public).get(areas::area),
        page("organisation", "/de/verwaltung/organisation", "/en/administration/organisation", VIEW)
            .get(units::overview),
        page("organisation-unit-new", "/de/verwaltung/einheiten/neu", "/en/administration/units/new", EDIT)
            .get(units::new)
            .post(units::create),
        page("organisation-unit", "/de/verwaltung/einheiten/{id}", "/en/administration/units/{id}", EDIT)
            .get(units::edit)
            .post(units::save),
        page(
            "organisation-entities",
            "/de/verwaltung/rechtstraeger",
            "/en/administration/legal-entities",
            VIEW,
        )
        .get(entities::list),
        page(
            "organisation-entity",
            "/de/verwaltung/rechtstraeger/{id}",
            "/en/administration/legal-entities/{id}",
            EDIT,
        )
        .get(entities::edit)
        .post(entities::save),
        page("organisation-people", "/de/verwaltung/personen", "/en/administration/people", ROLES)
            .get(people::list),
        page(
            "organisation-person-new",
            "/de/verwaltung/personen/neu",
            "/en/administration/people/new",
            ROLES,
        )
        .get(people::new)
        .post(people::create),
        page("organisation-person", "/de/verwaltung/personen/{id}", "/en/administration/people/{id}", ROLES)
            .get(person::show)
            .post(person::change),
        page(
            "organisation-delegations",
            "/de/vertretungen",
            "/en/substitutions",
            Access::Permits(&["role.lend", "role.list"]),
        )
        .get(delegations::show)
        .post(delegations::lend),
        page("own-secret", "/de/kennwort", "/en/password", Access::Permits(&["account.change_secret"]))
            .get(own_secret::form)
            .post(own_secret::change),
    ]
}

/// The entries of the main navigation.
pub(crate) fn navigation() -> Vec<Navigation> {
    vec![
        Navigation {
            route: "organisation",
            label: "organisation-navigation-administration",
            roles: &[Role::Administrator],
        },
        Navigation {
            route: "organisation-delegations",
            label: "organisation-navigation-delegations",
            roles: &[
                Role::CaseWorker,
                Role::HeadOfOffice,
                Role::Administrator,
                Role::PhoneDesk,
                Role::Auditor,
            ],
        },
    ]
}

/// The authority whose pages are shown: where the person is administrator, otherwise the first one with any role.
fn workplace(visit: &Visit) -> Result<OwnerId, Problem> {
    if let Ok(authority) = visit.authority(Role::Administrator) {
        return Ok(authority);
    }
    match &visit.actor {
        Actor::Visitor { .. } => Err(Problem::SignInNeeded),
        actor => actor.authorities().first().copied().ok_or(Problem::NotFound),
    }
}

/// The pages of the administration, beside the content.
fn side(visit: &Visit, page: &Page, authority: OwnerId, current: &str) -> SideNavigation {
    let administrator = visit.actor.has(Role::Administrator, authority);
    let items = [
        ("organisation", "organisation-side-units", true),
        ("organisation-entities", "organisation-side-entities", true),
        ("organisation-people", "organisation-side-people", administrator),
        ("organisation-delegations", "organisation-side-delegations", true),
    ];
    let items = items
        .into_iter()
        .filter(|(_, _, shown)| *shown)
        .map(|(route, label, _)| NavigationItem {
            label: page.t(label),
            url: page.url(route),
            current: route == current,
        })
        .collect();
    SideNavigation::new(page.t("organisation-side-label"), items)
}

/// A page with one form.
#[derive(Template)]
#[template(path = "organisation_form.html")]
struct FormPage {
    page: Page,
    side: SideNavigation,
    lead: String,
    notice: Option<NotificationBanner>,
    summary: ErrorSummary,
    hidden: Vec<(&'static str, String)>,
    fields: Vec<Field>,
    buttons: ButtonGroup,
    after: Vec<Html>,
}

impl FormPage {
    fn new(page: Page, side: SideNavigation, fields: Vec<Field>, buttons: Vec<Button>) -> Self {
        let links = fields.iter().flat_map(web::components::FormField::error_links).collect();
        let summary = ErrorSummary::new(&page, links);
        let mut page = page;
        page.error_count = summary.count();
        Self {
            page,
            side,
            lead: String::new(),
            notice: None,
            summary,
            hidden: Vec::new(),
            fields,
            buttons: ButtonGroup::new(buttons),
            after: Vec::new(),
        }
    }
}

/// What the fields of a form need: the visit, the page, what was sent and what is wrong with it.
struct Filled<'a> {
    visit: &'a Visit,
    page: &'a Page,
    raw: &'a Raw,
    errors: &'a FieldErrors,
}

impl Filled<'_> {
    fn error(&self, name: &str) -> Option<String> {
        self.errors.at(name).map(|message| self.visit.message(message))
    }

    fn text(&self, name: &str, label: &str) -> TextField {
        TextField::new(self.page, name, self.page.t(label))
            .value(self.raw.get(name))
            .error_from(self.error(name))
    }

    fn date(&self, name: &str, label: &str) -> DateField {
        let part = |part: &str| self.raw.get(&format!("{name}-{part}")).to_owned();
        let parts = DateParts { day: part("day"), month: part("month"), year: part("year") };
        DateField::new(self.page, name, self.page.t(label)).value(parts).error_from(self.error(name))
    }

    fn select(&self, name: &str, label: &str, choices: Vec<Choice>) -> web::components::SelectField {
        web::components::SelectField::new(self.page, name, self.page.t(label), choices)
            .selected(self.raw.get(name))
            .error_from(self.error(name))
    }
}

/// The name of a role.
fn role_name(page: &Page, role: Role) -> String {
    page.t(&format!("organisation-role-{}", role.as_str().replace('_', "-")))
}

fn role_choices(page: &Page, roles: &[Role]) -> Vec<Choice> {
    roles.iter().map(|role| Choice::new(role.as_str(), role_name(page, *role))).collect()
}

/// A text in the language of the page.
fn in_language<'a>(page: &Page, text: &'a Translated) -> &'a str {
    text.get(page.locale)
}
