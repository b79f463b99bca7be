// SPDX-License-Identifier: EUPL-1.2
//! The only SQL about mail.

use crate::message::Ordered;
use ::store::{Reach, StoreError, Tx, params};
use foundation::{Timestamp, id::Uuid};
use jobs::Job;

/// A mail that was kept instead of sent.
#[derive(Clone, PartialEq, Eq)]
pub struct CapturedMail {
    /// Identifier; the one of the job that carried it.
    pub id: Uuid,
    /// When it was ordered.
    pub at: Timestamp,
    /// Recipient's address.
    pub recipient: String,
    /// Subject.
    pub subject: String,
    /// Text.
    pub body: String,
}

impl std::fmt::Debug for CapturedMail {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("CapturedMail").field("id", &self.id).finish_non_exhaustive()
    }
}

pub(crate) async fn capture(tx: &mut Tx, job: &Job, ordered: &Ordered) -> Result<(), StoreError> {
    let mail = &ordered.mail;
    tx.execute(
        "insert into captured_mail (owner, id, at, recipient, subject, body) values ($1, $2, $3, $4, $5, $6)",
        params![job.owner, job.id.uuid(), ordered.at, &mail.to, &mail.subject, &mail.text],
    )
    .await?;
    Ok(())
}

/// The captured mail of the transaction's reach, newest first.
///
/// # Errors
/// What the engine says.
pub async fn captured(tx: &mut Tx, limit: u32) -> Result<Vec<CapturedMail>, StoreError> {
    let everyone = tx.reach() == Reach::Everyone;
    let rows = tx
        .rows(
            "select id, at, recipient, subject, body from captured_mail \
             where owner = $1 or $2 order by id desc limit $3",
            params![tx.owner(), everyone, i64::from(limit)],
        )
        .await?;
    rows.iter()
        .map(|row| {
            Ok(CapturedMail {
                id: row.get(0)?,
                at: row.get(1)?,
                recipient: row.get(2)?,
                subject: row.get(3)?,
                body: row.get(4)?,
            })
        })
        .collect()
}
