// SPDX-License-Identifier: EUPL-1.2
//! Pages: the claims of an authority, one claim with its journal and steps, and what a resident owes.

mod claim;
mod list;
mod mine;
mod steps;

use crate::model::ClaimState;
use crate::policy::ClaimResource;
use foundation::policy::View;
use foundation::{OwnerId, Problem, Role};
use web::components::{StatusBadge, Tone};
use web::{Access, Navigation, Page, Route, Visit};

/// The routes of the module.
pub(crate) fn routes() -> Vec<Route> {
    const CLAIM: Access =
        Access::Permits(&["claim.view", "claim.edit", "claim.book_payment", "claim.approve"]);
    vec![
        Route::page("claims", "/de/forderungen", "/en/claims", Access::Permits(&["claim.list"]))
            .get(list::list),
        Route::page("claim", "/de/forderungen/{id}", "/en/claims/{id}", CLAIM)
            .get(claim::show)
            .post(steps::act),
        Route::page("my-claims", "/de/zahlungen", "/en/payments", Access::Permits(&["my_claim.list"]))
            .get(mine::list),
    ]
}

/// The entries of the main navigation.
pub(crate) fn navigation() -> Vec<Navigation> {
    vec![
        Navigation {
            route: "claims",
            label: "payments-navigation-claims",
            roles: &[Role::CaseWorker, Role::HeadOfOffice, Role::Auditor],
        },
        Navigation { route: "my-claims", label: "payments-navigation-mine", roles: &[Role::Resident] },
    ]
}

/// The authority whose claims the person may see: that of the session, or the first one.
fn workplace(visit: &Visit) -> Result<OwnerId, Problem> {
    let chosen = visit.session.as_ref().and_then(|session| session.workplace);
    let mut owners: Vec<_> = chosen.into_iter().chain(visit.actor.authorities()).collect();
    owners.retain(|owner| visit.permit::<View, ClaimResource>(*owner).is_ok());
    match owners.into_iter().next() {
        Some(owner) => Ok(owner),
        None => {
            Err(visit.permit::<View, ClaimResource>(OwnerId::INSTALLATION).err().unwrap_or(Problem::NotFound))
        }
    }
}

/// The state of a claim as a mark.
fn badge(page: &Page, state: ClaimState) -> StatusBadge {
    let tone = match state {
        ClaimState::Open | ClaimState::PartlyPaid | ClaimState::Deferred => Tone::Info,
        ClaimState::Overdue | ClaimState::HandedOver | ClaimState::Overpaid => Tone::Warning,
        ClaimState::Paid => Tone::Success,
        ClaimState::Remitted | ClaimState::Cancelled => Tone::Neutral,
    };
    StatusBadge::new(tone, page.t(&format!("payments-state-{}", state.as_str())))
}
