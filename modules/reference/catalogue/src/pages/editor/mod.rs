// SPDX-License-Identifier: EUPL-1.2
//! The editor: services and local texts as drafts that a second person publishes.

mod competence;
mod exchange;
mod fields;
mod history;
mod labels;
mod local;
mod new;
mod overview;
mod part;
mod preview;

pub(crate) use competence::{competence, write_competence};
pub(crate) use exchange::{LARGEST, exchange, exchange_file, exchange_table, take_over};
pub(crate) use history::{history, local_history};
pub(crate) use local::{local, local_list, save_local};
pub(crate) use new::{create, new};
pub(crate) use overview::{act, overview};
pub(crate) use part::{part, save_part};
pub(crate) use preview::{local_preview, preview};

#[cfg(test)]
pub(super) use exchange::ExchangePage;
pub(super) use labels::{channel_label, module_label};

use crate::commands::Asked;
use crate::model::{DraftState, Editor, PublicService, Target};
use crate::queries::Working;
use foundation::{Actor, FieldErrors, OwnerId, Problem, Role};
use web::components::{Breadcrumb, Html, StatusBadge, Tone};
use web::{Page, Visit};

/// A form as the browser sends it.
type Sent = axum::Form<Vec<(String, String)>>;

/// The value of a pair without spaces around it; empty when it was not sent.
fn sent<'a>(pairs: &'a [(String, String)], name: &str) -> &'a str {
    pairs.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.trim())
}

/// Longest reason that is kept, in characters.
const LONGEST_NOTE: usize = 1_000;

/// What somebody asks for, with the version that was on the screen.
fn asked(visit: &Visit, target: Target, pairs: &[(String, String)]) -> Result<Asked, Problem> {
    let account = visit.actor.staff_account().ok_or(Problem::SignInNeeded)?;
    let known = visit.session.as_ref().and_then(|session| session.account.as_ref());
    let name = known.map(|account| account.display_name.clone()).unwrap_or_default();
    Ok(Asked {
        target,
        editor: Editor { account, name },
        seen: sent(pairs, "version").parse().unwrap_or_default(),
        note: sent(pairs, "note").chars().take(LONGEST_NOTE).collect(),
        now: visit.now,
    })
}

/// Where the person works: the first authority at which the person holds any role, as administrator if there is one.
fn workplace(visit: &Visit) -> Result<OwnerId, Problem> {
    if let Ok(authority) = visit.authority(Role::Administrator) {
        return Ok(authority);
    }
    match &visit.actor {
        Actor::Visitor { .. } => Err(Problem::SignInNeeded),
        actor => actor.authorities().first().copied().ok_or(Problem::NotFound),
    }
}

/// Catalogue, service, then the page.
fn trail(page: &Page, key: &str, name: &str) -> Breadcrumb {
    let steps = vec![
        (page.t("catalogue-list-title"), page.url("service-list")),
        (name.to_owned(), page.url1("service-editor", key)),
    ];
    Breadcrumb::new(page, steps, page.title.clone())
}

/// What a service is called while it may have no name yet.
fn name_of(working: &Working, target: &Target, page: &Page) -> String {
    let written = working.sheet().get(&format!("name.{}", page.locale.as_str()));
    let german = working.sheet().get("name.de");
    match (&working.published, target.is_local(), written, german) {
        (Some(published), true, ..) => published.name.get(page.locale).to_owned(),
        (_, _, "", "") => target.service_key.clone(),
        (_, _, "", german) => german.to_owned(),
        (_, _, written, _) => written.to_owned(),
    }
}

/// What residents see of a service, in a word.
pub(super) fn service_badge(page: &Page, service: &PublicService) -> StatusBadge {
    match service.further.withdrawn {
        true => StatusBadge::new(Tone::Danger, page.t("catalogue-state-withdrawn")),
        false => StatusBadge::new(Tone::Success, page.t("catalogue-state-published")),
    }
}

/// Where a target stands, in one or two words.
fn badges(page: &Page, working: &Working) -> Html {
    let mut badges = match &working.published {
        Some(service) => Html::of(&service_badge(page, service)),
        None => Html::of(&StatusBadge::new(Tone::Neutral, page.t("catalogue-state-unpublished"))),
    };
    if let Some(draft) = &working.draft {
        badges = badges.and(Html::of(&draft_badge(page, draft.state)));
    }
    badges
}

pub(super) fn draft_badge(page: &Page, state: DraftState) -> StatusBadge {
    let tone = if state == DraftState::Submitted { Tone::Warning } else { Tone::Info };
    StatusBadge::new(tone, page.t(&format!("catalogue-draft-{}", state.as_str())))
}

/// The words of what is wrong at a path.
fn complaint(visit: &Visit, errors: &FieldErrors, path: &str) -> Option<String> {
    errors.at(path).map(|message| visit.message(message))
}
