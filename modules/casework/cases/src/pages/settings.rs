// SPDX-License-Identifier: EUPL-1.2
//! Which steps the program carries out by itself, service by service.

use crate::commands;
use crate::forms::Pairs;
use crate::model::{Command, may_be_automatic};
use crate::policy::StepSettingResource;
use crate::queries;
use askama::Template;
use axum::body::Bytes;
use foundation::policy::{Edit, Permit, View};
use foundation::{Actor, Problem};
use web::components::Button;
use web::{Answer, Page, Visit};

#[derive(Template)]
#[template(path = "case_settings.html")]
struct SettingsTemplate {
    page: Page,
    action: String,
    rows: Vec<Setting>,
}

/// One service with one step.
struct Setting {
    service: String,
    name: String,
    /// Who carries the step out now, as a sentence.
    now: String,
    /// What the button sends.
    automatic: bool,
    button: Option<Button>,
}

/// The permit at the first of the visitor's authorities that gives one.
fn permit<A: foundation::policy::Action>(visit: &Visit) -> Result<Permit<A, StepSettingResource>, Problem> {
    if matches!(visit.actor, Actor::Visitor { .. }) {
        return Err(Problem::SignInNeeded);
    }
    let owners = visit.actor.authorities().into_iter();
    owners.filter_map(|owner| visit.permit(owner).ok()).next().ok_or(Problem::NotFound)
}

/// The services whose certificate of receipt could be automatic, and who makes it now.
pub(crate) async fn settings(visit: Visit) -> Answer {
    let viewing = permit::<View>(&visit)?;
    let may_edit = permit::<Edit>(&visit).is_ok_and(|editing| editing.owner() == viewing.owner());
    let page = visit.page("cases-settings-title");
    let mut tx = visit.read(viewing.owner()).await?;
    let mut rows = Vec::new();
    for (service, automatic) in queries::automatic_services(&mut tx, viewing.owner()).await? {
        let name = service.name.get(visit.locale).to_owned();
        let key = if automatic { "cases-settings-by-clerk" } else { "cases-settings-automatically" };
        let button = Button::submit(page.t(key)).secondary().context(name.clone());
        rows.push(Setting {
            now: page.t(if automatic { "cases-settings-automatic" } else { "cases-settings-clerk" }),
            service: service.key.clone(),
            automatic: !automatic,
            button: may_edit.then_some(button),
            name,
        });
    }
    visit.show(&SettingsTemplate { action: page.url("case-settings"), rows, page })
}

/// Lets the program carry out the step of a service, or a person again.
pub(crate) async fn change_setting(visit: Visit, body: Bytes) -> Answer {
    let editing = permit::<Edit>(&visit)?;
    let pairs = Pairs::read(&body);
    let mut tx = visit.write(editing.owner()).await?;
    let service = catalogue::service(&mut tx, pairs.get("service")).await?;
    if !may_be_automatic(service.procedure_kind, Command::Acknowledge) {
        return Err(Problem::NotFound.into());
    }
    let automatic = pairs.get("automatic") == "true";
    let step = (service.as_ref(), Command::Acknowledge);
    commands::set_automatic(&mut tx, &editing, step, automatic, visit.now).await?;
    tx.commit().await?;
    visit.go_done("case-settings", &[], "cases-done-setting-changed")
}
