// SPDX-License-Identifier: EUPL-1.2
//! Mail: ordered in a command's transaction, sent after it by SMTP or kept for the demo page.
//!
//! [`send`] writes a job; [`Mailer::handle`] carries it out. A mail is sent at least once: should the program stop between the
//! server's acceptance and the end of the job, it is sent again under the same Message-ID. Addresses, subjects and texts appear
//! neither in the log of the program nor in the error of a dead letter.

mod mailer;
mod message;
mod smtp;
mod store;

pub use mailer::{Mailer, Transport};
pub use message::{Mail, Unsendable};
pub use smtp::{SettingsError, SmtpSettings, Tls};
pub use store::{CapturedMail, captured};

use ::store::{Migration, StoreError, Tx};
use foundation::Timestamp;
use jobs::Order;

/// The kind of job that [`Mailer::handle`] carries out.
pub const KIND: &str = "mail.send";

/// The tables of this crate.
pub const MIGRATIONS: &[Migration] = &[Migration {
    module: "mail",
    number: 1,
    sql: include_str!("../migrations/0001_create_captured_mail.sql"),
}];

/// Orders a mail within the command's transaction. `granted_by` is the actor whose permit allowed the command, as
/// [`foundation::Actor::reference`] writes it. A mail that cannot be sent becomes a dead letter and does not fail the command.
///
/// # Errors
/// [`StoreError::Engine`] when the mail cannot be written as JSON.
pub fn send(tx: &mut Tx, mail: &Mail, granted_by: &str, now: Timestamp) -> Result<(), StoreError> {
    let order = message::Ordered { mail: mail.clone(), at: now };
    jobs::enqueue(tx, Order::new(KIND, &order, now)?.granted_by(granted_by))
}
