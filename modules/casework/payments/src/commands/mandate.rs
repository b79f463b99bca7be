// SPDX-License-Identifier: EUPL-1.2
//! SEPA mandates.

use super::conflict;
use crate::model::{Mandate, NewMandate, creditor_identifier, iban};
use crate::policy::ClaimResource;
use crate::queries::rule_on;
use crate::store;
use ::store::Tx;
use blobs::OwnerKey;
use foundation::id::Uuid;
use foundation::policy::{Edit, Permit};
use foundation::{FieldErrors, Message, Problem, Timestamp};

fn place(id: Uuid) -> String {
    format!("payments.mandate/{id}")
}

/// Records a mandate. The account is sealed with the authority's key, which the caller fetched before the transaction
/// ([`blobs::Blobs::owner_key`] of the permit's owner). The reference is the cash-office prefix with a number of its own.
///
/// # Errors
/// [`Problem::Invalid`] at `iban` for a wrong account and at `signed_on` for a day to come; [`Problem::Refused`] when the legal entity
/// has no creditor identifier; [`Problem::NotFound`] when the authority does not act for it.
pub async fn record_mandate(
    tx: &mut Tx,
    permit: &Permit<Edit, ClaimResource>,
    new: &NewMandate,
    key: &OwnerKey,
    now: Timestamp,
) -> Result<(), Problem> {
    let owner = permit.owner();
    if organisation::legal_entity(tx, new.legal_entity).await?.authority != owner {
        return Err(Problem::NotFound);
    }
    let mut errors = FieldErrors::default();
    let account = iban(&new.iban);
    if account.is_none() {
        errors.add("iban", Message::new("payments-error-iban"));
    }
    if new.signed_on > now.date() {
        errors.add("signed_on", Message::new("payments-error-signed-on"));
    }
    errors.into_result()?;
    let account = account.unwrap_or_default();
    let rule = rule_on(tx, new.legal_entity, now.date()).await?;
    let creditor =
        creditor_identifier(&rule.creditor).ok_or(Problem::refused("payments-refused-no-creditor"))?;
    let number = store::next_number(tx, owner, &format!("mandate/{}", new.legal_entity)).await?;
    let mandate = Mandate {
        id: new.id,
        legal_entity: new.legal_entity,
        debtor: new.debtor,
        reference: format!("{}-M{number:06}", rule.prefix),
        creditor,
        iban_end: account.get(account.len().saturating_sub(4)..).unwrap_or_default().to_owned(),
        signed_on: new.signed_on,
        revoked_on: None,
    };
    let sealed = key.seal(&place(new.id), account.as_bytes()).map_err(Problem::internal)?;
    if store::insert_mandate(tx, owner, &mandate, sealed).await? {
        let entry = audit::Entry::about("sepa_mandate", new.id).with("reference", &mandate.reference);
        audit::record(tx, permit, entry, now)?;
    }
    Ok(())
}

/// The account of a mandate that holds today, unsealed.
///
/// # Errors
/// [`Problem::NotFound`] when no mandate holds under the identifier; [`Problem::Internal`] when the key does not fit.
pub async fn mandate_iban(
    tx: &mut Tx,
    permit: &Permit<Edit, ClaimResource>,
    id: Uuid,
    key: &OwnerKey,
) -> Result<String, Problem> {
    let sealed = store::mandate_iban(tx, permit.owner(), id).await?.ok_or(Problem::NotFound)?;
    let plain = key.open(&place(id), &sealed).map_err(Problem::internal)?;
    String::from_utf8(plain).map_err(Problem::internal)
}

/// Revokes a mandate from today on.
///
/// # Errors
/// [`Problem::Conflict`] when no mandate holds under the identifier.
pub async fn revoke_mandate(
    tx: &mut Tx,
    permit: &Permit<Edit, ClaimResource>,
    id: Uuid,
    now: Timestamp,
) -> Result<(), Problem> {
    store::revoke_mandate(tx, permit.owner(), id, now.date()).await.map_err(conflict)?;
    let entry = audit::Entry::about("sepa_mandate", id).with("revoked_on", now.date());
    audit::record(tx, permit, entry, now)?;
    Ok(())
}
