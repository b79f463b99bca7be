// SPDX-License-Identifier: EUPL-1.2
//! Seeing a protected person's name and address (BMG sections 51, 52), and saved views of the work list.

use super::account;
use crate::model::{CaseId, RevealId, SavedViewId};
use crate::policy::{ApproveReveal, CaseResource, Reveal};
use crate::store::{self, RevealRequest, SavedView};
use ::store::Tx;
use audit::Entry;
use foundation::policy::{List, Permit};
use foundation::{FieldErrors, Message, Problem, Timestamp};

/// Longest reason and longest name of a view, in characters.
const REASON_CHARACTERS: usize = 1_000;
const NAME_CHARACTERS: usize = 60;
/// Longest query that a view keeps, in bytes.
const QUERY_BYTES: usize = 1_000;
/// How long an approval lasts, in days.
pub(crate) const REVEAL_DAYS: i64 = 1;

fn text(field: &str, text: &str, limit: usize, missing: &'static str) -> Result<String, Problem> {
    let text = text.trim();
    let mut errors = FieldErrors::default();
    if text.is_empty() {
        errors.add(field, Message::new(missing));
    } else if text.chars().count() > limit {
        errors.add(field, Message::new("cases-error-text-too-long").with("count", limit));
    }
    errors.into_result()?;
    Ok(text.to_owned())
}

/// Asks to see the name and address of a protected person. A second person has to approve.
///
/// # Errors
/// [`Problem::NotFound`]; [`Problem::Refused`] when the person is not protected; [`Problem::Invalid`] without a reason.
pub async fn ask_reveal(
    tx: &mut Tx,
    permit: &Permit<Reveal, CaseResource>,
    case: CaseId,
    asked: (&str, &str),
    now: Timestamp,
) -> Result<RevealId, Problem> {
    let asked_by = account(permit)?;
    let (clerk, reason) = asked;
    let found = store::load(tx, permit.owner(), case).await?.ok_or(Problem::NotFound)?;
    if !found.applicant_protected {
        return Err(Problem::refused("cases-refused-not-protected"));
    }
    let reveal = RevealRequest {
        id: RevealId::at(now),
        asked_by,
        asked_name: clerk.to_owned(),
        asked_at: now,
        reason: text("reason", reason, REASON_CHARACTERS, "cases-error-reason-missing")?,
        approved: None,
    };
    store::insert_reveal(tx, permit.owner(), case, &reveal);
    audit::record(tx, permit, Entry::about("case", case).with("reveal", reveal.id), now)?;
    Ok(reveal.id)
}

/// Approves a colleague's request. Nobody approves an own one.
///
/// # Errors
/// [`Problem::Refused`] for the own request or one that is approved already.
pub async fn approve_reveal(
    tx: &mut Tx,
    permit: &Permit<ApproveReveal, CaseResource>,
    reveal: (CaseId, RevealId),
    clerk: &str,
    now: Timestamp,
) -> Result<(), Problem> {
    let by = account(permit)?;
    let known = store::reveals(tx, permit.owner(), reveal.0).await?;
    if !known.iter().any(|one| one.id == reveal.1) {
        return Err(Problem::NotFound);
    }
    if !store::approve_reveal(tx, permit.owner(), reveal.1, (by, clerk), now).await? {
        return Err(Problem::refused("cases-refused-reveal-second-person"));
    }
    audit::record(tx, permit, Entry::about("case", reveal.0).with("reveal_approved", reveal.1), now)?;
    Ok(())
}

/// Keeps a view of the work list under a name.
///
/// # Errors
/// [`Problem::Invalid`] without a name.
pub async fn save_view(
    tx: &mut Tx,
    permit: &Permit<List, CaseResource>,
    name: &str,
    query: &str,
    now: Timestamp,
) -> Result<SavedViewId, Problem> {
    let me = account(permit)?;
    let kept = if query.len() > QUERY_BYTES { "" } else { query };
    let view = SavedView {
        id: SavedViewId::at(now),
        name: text("name", name, NAME_CHARACTERS, "cases-error-view-name-missing")?,
        query: kept.to_owned(),
    };
    store::insert_view(tx, permit.owner(), me, &view);
    audit::record(tx, permit, Entry::about("saved_view", view.id), now)?;
    Ok(view.id)
}

/// Removes one's own saved view.
///
/// # Errors
/// [`Problem::NotFound`] for somebody else's.
pub async fn remove_view(
    tx: &mut Tx,
    permit: &Permit<List, CaseResource>,
    id: SavedViewId,
    now: Timestamp,
) -> Result<(), Problem> {
    let me = account(permit)?;
    if !store::delete_view(tx, permit.owner(), me, id).await? {
        return Err(Problem::NotFound);
    }
    audit::record(tx, permit, Entry::about("saved_view", id).with("removed", true), now)?;
    Ok(())
}
