// SPDX-License-Identifier: EUPL-1.2
//! An application arrives.

use super::Line;
use crate::events::CaseReceived;
use crate::model::{CaseState, Received, ReceivedCase, ReferenceNumber, deadline};
use crate::policy::{CaseResource, Receive};
use crate::queries::holidays_of;
use crate::store::{self, Due};
use ::store::{StoreError, Tx};
use audit::{Entry, Receipt, SigningKey};
use foundation::policy::Permit;
use foundation::{Problem, Timestamp};

/// Kind of the locator by which a case is found by its reference number.
pub(crate) const LOCATOR: &str = "case-reference";
/// Attempts at an unused reference number; two hits in a row do not happen in practice.
const ATTEMPTS: usize = 8;

/// Makes a case of an application, once: sending the same [`Received::id`] again, even at the same time, gives the number and
/// the receipt of the first. Everything the work list shows stands in one row; everything else (search, confirmation, letters)
/// follows from the event [`CaseReceived`].
///
/// # Errors
/// What the store says; [`Problem::Internal`] when a stored receipt cannot be read.
pub async fn receive(
    tx: &mut Tx,
    permit: &Permit<Receive, CaseResource>,
    key: &SigningKey,
    received: Received,
    now: Timestamp,
) -> Result<ReceivedCase, Problem> {
    let owner = permit.owner();
    if let Some(known) = known(tx, permit, &received).await? {
        return Ok(known);
    }
    let reference = unused_reference(tx, now).await?;
    let today = now.date();
    let holidays = holidays_of(tx, &received.area_key, today, received.locale).await?;
    let found = deadline(store::kind_name(received.procedure_kind), &received.service_key, today, &holidays);
    let due = Due {
        on: found.due_on,
        from: found.from,
        rule: found.rule.map_or("", |rule| rule.key.as_str()),
        lost_if_idle: found.lost_if_idle(),
    };
    if !store::insert(tx, owner, &received, (reference.as_str(), due), now).await? {
        // Somebody else sent the same draft at the same instant and came first.
        return known_or_gone(tx, permit, &received).await;
    }
    let code = ReferenceNumber::code(reference.as_str());
    identity::point(tx, LOCATOR, &code, (owner, received.id.uuid()), None).await?;
    store::insert_attachments(tx, owner, (received.id, None), &received.attachments, now);
    let line = Line::new("cases-timeline-received", "").with("reference", reference.as_str()).visible();
    let entry = line.entry(now);
    store::insert_message(tx, owner, received.id, &entry)?;
    let audited = Entry::about("case", received.id)
        .with("reference", reference.as_str())
        .with("service", &received.service_key)
        .with("state", CaseState::Received.as_str())
        .with("attachments", received.attachments.len())
        .with("version", 1);
    let recorded = audit::record(tx, permit, audited, now)?;
    let receipt = audit::receipt(key, recorded, now);
    let event = CaseReceived {
        case_id: received.id,
        reference: reference.as_str().to_owned(),
        applicant_owner: received.applicant.owner,
        service_key: received.service_key.clone(),
        service_name: received.service_name.clone(),
        state: CaseState::Received,
        received_at: now,
        message: entry.message,
    };
    jobs::emit(tx, &event, &permit.actor().reference(), now)?;
    let kept = serde_json::to_string(&receipt).map_err(Problem::internal)?;
    store::insert_content(tx, owner, received, kept);
    Ok(ReceivedCase { reference: reference.as_str().to_owned(), receipt, fresh: true })
}

/// Number and receipt of a case that is there already. Only who sent it gets them; to others it does not exist.
async fn known(
    tx: &mut Tx,
    permit: &Permit<Receive, CaseResource>,
    received: &Received,
) -> Result<Option<ReceivedCase>, Problem> {
    let Some((reference, receipt, applicant)) = store::arrival(tx, permit.owner(), received.id).await? else {
        return Ok(None);
    };
    if applicant != received.applicant.owner {
        return Err(Problem::NotFound);
    }
    let receipt: Receipt = serde_json::from_str(&receipt).map_err(Problem::internal)?;
    Ok(Some(ReceivedCase { reference, receipt, fresh: false }))
}

async fn known_or_gone(
    tx: &mut Tx,
    permit: &Permit<Receive, CaseResource>,
    received: &Received,
) -> Result<ReceivedCase, Problem> {
    known(tx, permit, received).await?.ok_or_else(|| {
        Problem::Internal(Box::new(StoreError::Engine("a case without its content".to_owned())))
    })
}

async fn unused_reference(tx: &mut Tx, now: Timestamp) -> Result<ReferenceNumber, Problem> {
    for _ in 0..ATTEMPTS {
        let reference = ReferenceNumber::fresh(now)?;
        let code = ReferenceNumber::code(reference.as_str());
        if identity::locate(tx, LOCATOR, &code, now).await?.is_none() {
            return Ok(reference);
        }
    }
    Err(Problem::Unavailable("no unused reference number".to_owned()))
}
