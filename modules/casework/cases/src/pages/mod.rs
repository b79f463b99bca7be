// SPDX-License-Identifier: EUPL-1.2
//! Pages of clerks.

mod download;
mod file;
mod file_notes;
mod file_views;
mod list;
mod list_filters;
mod monday;
mod reveal;
mod search;
mod settings;
mod step;
mod step_views;
mod views;

pub(crate) use download::{attachment, letter};
pub(crate) use file::case;
pub(crate) use list::{assign_chosen, list, remove_view, save_view};
pub(crate) use monday::monday;
pub(crate) use reveal::approve;
pub(crate) use search::search;
pub(crate) use settings::{change_setting, settings};
pub(crate) use step::{carry_out, show};

use crate::model::CaseId;
use crate::policy::CaseResource;
use crate::queries::WholeCase;
use foundation::policy::{List, Permit, View};
use foundation::{OwnerId, Problem, Timestamp, id::Uuid};
use web::Visit;

/// The authority whose list is shown: the first at which the visitor may see one.
pub(crate) fn workplace(visit: &Visit) -> Result<Permit<List, CaseResource>, Problem> {
    let mut refused = Problem::NotFound;
    for owner in authorities(visit)? {
        match visit.permit::<List, CaseResource>(owner) {
            Ok(permit) => return Ok(permit),
            Err(problem) => refused = problem,
        }
    }
    Err(refused)
}

fn authorities(visit: &Visit) -> Result<Vec<OwnerId>, Problem> {
    match visit.actor {
        foundation::Actor::Visitor { .. } => Err(Problem::SignInNeeded),
        _ => Ok(visit.actor.authorities()),
    }
}

/// The file of a case at one of the visitor's authorities. A case elsewhere does not exist.
async fn find(visit: &Visit, id: Uuid) -> Result<(Permit<View, CaseResource>, WholeCase), Problem> {
    for owner in authorities(visit)? {
        let Ok(permit) = visit.permit::<View, CaseResource>(owner) else { continue };
        let mut tx = visit.read(owner).await?;
        match crate::queries::case_file(&mut tx, &permit, CaseId(id)).await {
            Ok(file) => return Ok((permit, file)),
            Err(Problem::NotFound) => {}
            Err(problem) => return Err(problem),
        }
    }
    Err(Problem::NotFound)
}

/// Notes the reading of a case; content may be shown only afterwards.
async fn note_reading(
    visit: &Visit,
    owner: OwnerId,
    id: CaseId,
    purpose: &'static str,
) -> Result<(), Problem> {
    let log = &visit.platform.access_log;
    Ok(log.read(owner, visit.actor.reference(), ("case", id.uuid()), purpose).await?)
}

/// Name of the signed-in clerk.
fn clerk(visit: &Visit) -> String {
    let account = visit.session.as_ref().and_then(|session| session.account.as_ref());
    account.map(|account| account.display_name.clone()).unwrap_or_default()
}

/// An instant for the attribute `datetime`.
fn machine(at: Timestamp) -> String {
    at.rfc3339()
}
