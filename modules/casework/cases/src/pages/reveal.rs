// SPDX-License-Identifier: EUPL-1.2
//! Approving that a colleague sees a protected person's name and address.

use super::{clerk, find};
use crate::commands;
use crate::model::RevealId;
use crate::policy::{ApproveReveal, CaseResource};
use axum::extract::Path;
use foundation::id::Uuid;
use web::{Answer, Visit};

/// Approves a colleague's request.
pub(crate) async fn approve(visit: Visit, Path((id, reveal)): Path<(Uuid, Uuid)>) -> Answer {
    let (viewing, found) = find(&visit, id).await?;
    let permit = visit.permit::<ApproveReveal, CaseResource>(viewing.owner())?;
    let mut tx = visit.write(permit.owner()).await?;
    let wanted = (found.case.id, RevealId(reveal));
    commands::approve_reveal(&mut tx, &permit, wanted, &clerk(&visit), visit.now).await?;
    tx.commit().await?;
    visit.go_done("case", &[&id], "cases-done-reveal-approved")
}
