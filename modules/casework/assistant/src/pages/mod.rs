// SPDX-License-Identifier: EUPL-1.2
//! The applicant's pages, complete without script, one thing per page.

mod check;
mod done;
mod page;
mod posted;
mod start;
mod tasks;

pub(crate) use check::{check, submit};
pub(crate) use done::{done, receipt};
pub(crate) use page::{page, save_page, take_file};
pub(crate) use posted::{Posted, PostedFile, pairs};
pub(crate) use start::{begin, begin_draft, start};
pub(crate) use tasks::{remove, remove_page, send_code, tasks};

use crate::model::{Draft, DraftId};
use crate::policy::DraftResource;
use crate::queries::{self, Around, Opened};
use foundation::policy::{Action, Permit, View, authorise};
use foundation::{Actor, Message, Problem};
use web::components::ErrorLink;
use web::{Answer, Visit};

/// The permit for one's own drafts. Who is nobody, perhaps because the session ended, has to sign in or come back with a code before
/// anything is looked up; staff do not apply here and learn nothing.
pub(crate) fn own<A: Action>(visit: &Visit) -> Result<Permit<A, DraftResource>, Problem> {
    let nobody = matches!(visit.actor, Actor::Visitor { owner: None });
    let missing = if nobody { Problem::SignInNeeded } else { Problem::NotFound };
    let owner = visit.actor.own().ok_or(missing)?;
    authorise(&visit.platform.policy, &visit.actor, owner)
}

/// The identifier in an address; what is none leads nowhere.
pub(crate) fn draft_id(text: &str) -> Result<DraftId, Problem> {
    text.parse().map_err(|_| Problem::NotFound)
}

/// The draft of an address, opened; `None` once it was sent.
async fn open(visit: &Visit, draft: &str) -> Result<Option<Opened>, Problem> {
    let permit = own::<View>(visit)?;
    let opened = queries::opened(&visit.platform, permit.owner(), draft_id(draft)?, visit.now).await?;
    Ok((!opened.draft.is_submitted()).then_some(opened))
}

/// Sends the browser to the confirmation of a draft that was sent.
fn to_done(visit: &Visit, draft: &str) -> Answer {
    visit.go("assistant-done", &[&draft])
}

/// Where the draft goes, in one sentence.
fn destination(visit: &Visit, around: &Around) -> String {
    let place = around.area.as_ref().map_or("", |area| area.name.as_str());
    let authority = around.authority.as_ref().map_or("", |found| found.name.get(visit.locale));
    let message = Message::new("assistant-tasks-place").with("place", place).with("authority", authority);
    visit.message(&message)
}

/// A page that belongs to a draft, under the name of its service.
fn page_of(visit: &Visit, around: &Around, title: String) -> web::Page {
    let mut page = visit.page_titled(title);
    let service = around.service.name.get(visit.locale);
    // A page that is called like its service would carry the name twice in the title.
    page.service_name = (page.title != service).then(|| service.to_owned());
    page
}

/// Until when a draft is kept, for people.
fn kept_until(visit: &Visit, draft: &Draft) -> String {
    foundation::time::format_date(draft.expires_at.date(), visit.locale)
}

/// The address of a route of a later floor, when that is part of the program.
fn address_if_known(visit: &Visit, route: &str) -> Option<String> {
    visit.platform.routes.contains(route).then(|| visit.url(route, &[]))
}

/// A text in paragraphs.
fn paragraphs(text: &str) -> Vec<String> {
    text.split("\n\n").map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// A problem of the whole page as the only line of its error summary, leading to an element.
fn error_link(visit: &Visit, target: &str, message: &Message) -> ErrorLink {
    ErrorLink { target: target.to_owned(), message: visit.message(message) }
}
