// SPDX-License-Identifier: EUPL-1.2
//! What changes letters and templates.

use crate::model::{LetterKind, NoticeId, NoticeOrder, NoticeState, Template, TemplateText, check, complete};
use crate::policy::TemplateResource;
use crate::store::{self, OrderData};
use ::store::{StoreError, Tx};
use aws_lc_rs::digest;
use blobs::OwnerKey;
use foundation::id::{Uuid, uuid_at};
use foundation::policy::{Action, Edit, Permit, Resource};
use foundation::{Locale, Message, Problem, Timestamp};

/// The job that makes the file of a letter; its payload is the letter's identifier.
pub const RENDER_JOB: &str = "notices.render";
/// Largest order in bytes of JSON.
pub const MAX_ORDER_BYTES: usize = 256 * 1024;

/// Orders a letter: notes it and lets a job make the file. The permit is that of the step in the case which calls for the letter;
/// the letter belongs to the permit's owner. Ordering an identifier again changes nothing. Until the file exists the order lies in
/// the database in the clear; prefer [`order_sealed`].
///
/// # Errors
/// [`Problem::Refused`] when the texts are too long; [`Problem::Internal`] when a value that the letter needs is missing
/// ([`crate::MissingVariable`]); else what the store says.
pub async fn order<A: Action, R: Resource>(
    tx: &mut Tx,
    permit: &Permit<A, R>,
    order: NoticeOrder,
    now: Timestamp,
) -> Result<NoticeId, Problem> {
    let bytes = written(&order, now)?;
    note(tx, permit, &order, OrderData { bytes, sealed: false }, now).await
}

/// As [`order`], with the order sealed by the authority's key, which the caller fetched before the transaction
/// ([`blobs::Blobs::owner_key`] of the permit's owner).
///
/// # Errors
/// As [`order`], or [`Problem::Internal`] when the key was erased.
pub async fn order_sealed<A: Action, R: Resource>(
    tx: &mut Tx,
    permit: &Permit<A, R>,
    order: NoticeOrder,
    key: &OwnerKey,
    now: Timestamp,
) -> Result<NoticeId, Problem> {
    let bytes = key.seal(&seal_context(order.id), &written(&order, now)?).map_err(Problem::internal)?;
    note(tx, permit, &order, OrderData { bytes, sealed: true }, now).await
}

/// The place for which an order is sealed.
pub(crate) fn seal_context(id: NoticeId) -> String {
    format!("notices.order/{id}")
}

/// The order as JSON, after it was checked.
fn written(order: &NoticeOrder, now: Timestamp) -> Result<Vec<u8>, Problem> {
    complete(order, now).map_err(Problem::internal)?;
    let bytes = serde_json::to_vec(order).map_err(Problem::internal)?;
    if bytes.len() > MAX_ORDER_BYTES {
        return Err(Problem::refused("notices-refused-order-too-long"));
    }
    Ok(bytes)
}

async fn note<A: Action, R: Resource>(
    tx: &mut Tx,
    permit: &Permit<A, R>,
    order: &NoticeOrder,
    data: OrderData,
    now: Timestamp,
) -> Result<NoticeId, Problem> {
    let template = store::template(tx, order.kind, order.locale).await?;
    if !store::insert(tx, order, data, (template.version, uuid_at(now)), now).await? {
        return Ok(order.id);
    }
    let entry = audit::Entry::about("notice", order.id)
        .with("case", order.case_id)
        .with("kind", order.kind.as_str())
        .with("state", NoticeState::Ordered.as_str())
        .with("template_version", template.version);
    audit::record(tx, permit, entry, now)?;
    let job = jobs::Order::new(RENDER_JOB, &order.id, now)?.once(order.id.to_string());
    jobs::enqueue(tx, job.granted_by(&permit.actor().reference()))?;
    Ok(order.id)
}

/// A new text for a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateChange {
    /// What letters made from it do.
    pub kind: LetterKind,
    /// Its language.
    pub locale: Locale,
    /// The new text.
    pub text: TemplateText,
    /// The version that was changed.
    pub based_on: i64,
}

/// Saves a template as a new version. Letters that were ordered before keep the version of their day.
///
/// # Errors
/// [`Problem::Invalid`] with the errors of [`check`]; [`Problem::Conflict`] when somebody else saved meanwhile.
pub async fn save_template(
    tx: &mut Tx,
    permit: &Permit<Edit, TemplateResource>,
    change: TemplateChange,
    now: Timestamp,
) -> Result<i64, Problem> {
    check(change.kind, change.locale, &change.text).into_result()?;
    write_version(tx, permit, change, (false, now)).await
}

/// Goes back to the default of the installation, as a new version. The former texts stay in the history.
///
/// # Errors
/// [`Problem::Conflict`] when somebody else saved meanwhile.
pub async fn reset_template(
    tx: &mut Tx,
    permit: &Permit<Edit, TemplateResource>,
    (kind, locale): (LetterKind, Locale),
    based_on: i64,
    now: Timestamp,
) -> Result<i64, Problem> {
    let change = TemplateChange { kind, locale, text: TemplateText::default_of(kind, locale), based_on };
    write_version(tx, permit, change, (true, now)).await
}

async fn write_version(
    tx: &mut Tx,
    permit: &Permit<Edit, TemplateResource>,
    change: TemplateChange,
    (is_default, now): (bool, Timestamp),
) -> Result<i64, Problem> {
    let TemplateChange { kind, locale, text, based_on } = change;
    let conflict = || Problem::Conflict(Message::new("notices-problem-template-changed"));
    if store::template(tx, kind, locale).await?.version != based_on {
        return Err(conflict());
    }
    let version = based_on + 1;
    let template = Template { kind, locale, version, is_default, text, changed_at: Some(now) };
    let written = store::insert_template(tx, &template, &permit.actor().reference(), now).await;
    written.map_err(|error| match error {
        StoreError::Duplicate(_) => conflict(),
        other => other.into(),
    })?;
    let entry = audit::Entry::about("letter_template", template_object(kind, locale))
        .with("kind", kind.as_str())
        .with("locale", locale.as_str())
        .with("version", version)
        .with("default", is_default)
        .with("digest", sha256_hex(format!("{}\n{}", template.text.subject, template.text.body).as_bytes()));
    audit::record(tx, permit, entry, now)?;
    Ok(version)
}

/// The identifier under which a template stands in the audit log: a UUID of version 8 (RFC 9562, section 5.8) made from its name.
fn template_object(kind: LetterKind, locale: Locale) -> Uuid {
    let name = format!("letter_template/{}/{}", kind.as_str(), locale.as_str());
    let mut bytes = [0_u8; 16];
    bytes
        .iter_mut()
        .zip(digest::digest(&digest::SHA256, name.as_bytes()).as_ref())
        .for_each(|(to, from)| *to = *from);
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    Uuid::from_bytes(bytes)
}

/// SHA-256 as 64 lower-case hexadecimal digits.
pub(crate) fn sha256_hex(bytes: &[u8]) -> String {
    hex::encode(digest::digest(&digest::SHA256, bytes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_template_is_an_object_of_its_own_in_the_audit_log() {
        let pairs =
            LetterKind::ALL.iter().flat_map(|kind| Locale::ALL.map(|locale| template_object(*kind, locale)));
        let objects: BTreeSet<Uuid> = pairs.collect();
        assert_eq!(objects.len(), 20);
        assert!(objects.iter().all(|object| object.get_version_num() == 8));
    }

    #[test]
    fn a_digest_is_written_in_hexadecimal_digits() {
        // FIPS 180-4, example "abc".
        let expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(sha256_hex(b"abc"), expected);
    }
}
