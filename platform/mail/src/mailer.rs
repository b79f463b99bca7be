// SPDX-License-Identifier: EUPL-1.2
//! Carries out the jobs of kind [`crate::KIND`].

use crate::message::Ordered;
use crate::smtp::{SettingsError, Smtp, SmtpSettings};
use crate::store;
use ::store::Store;
use jobs::{Job, JobError};
use std::time::Duration;

/// Where mail goes.
#[derive(Clone, Debug)]
pub enum Transport {
    /// To a mail server.
    Smtp(SmtpSettings),
    /// Into the table `captured_mail`, for the sample Land and for tests.
    Captured,
}

#[derive(Clone, Debug)]
enum Way {
    Smtp(Box<Smtp>),
    Captured,
}

/// Sends mail. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Mailer {
    way: Way,
}

/// Time that handing over one mail may take.
const TIME_OUT: Duration = Duration::from_secs(30);

impl Mailer {
    /// A mailer for a transport. Nothing is connected yet.
    ///
    /// # Errors
    /// [`SettingsError`] when the settings cannot work, so that a mistake shows at the start and not in dead letters.
    pub fn new(transport: Transport) -> Result<Self, SettingsError> {
        Self::with_time_out(transport, TIME_OUT)
    }

    /// As [`Mailer::new`], with another limit than 30 seconds for handing over one mail.
    ///
    /// # Errors
    /// As [`Mailer::new`].
    pub fn with_time_out(transport: Transport, time_out: Duration) -> Result<Self, SettingsError> {
        let way = match transport {
            Transport::Smtp(settings) => Way::Smtp(Box::new(Smtp::new(settings, time_out)?)),
            Transport::Captured => Way::Captured,
        };
        Ok(Self { way })
    }

    /// Carries out one job and ends it: a captured mail and the end of its job are one transaction.
    ///
    /// # Errors
    /// [`JobError::Never`] for a mail that cannot be sent and for a permanent refusal by the server (5yz, except about the
    /// sign-in); [`JobError::Again`] for everything that may pass. Neither says address or text.
    pub async fn handle(&self, store: &Store, job: Job) -> Result<(), JobError> {
        let ordered: Ordered = job.read()?;
        let never = |error: crate::Unsendable| JobError::Never(error.to_string());
        match &self.way {
            Way::Smtp(smtp) => {
                let message = ordered.message(&smtp.from, &job.id.to_string()).map_err(never)?;
                smtp.deliver(message).await?;
                let mut tx = store.write_soon(job.owner).await?;
                job.finish(&mut tx).await?;
                tx.commit().await?;
            }
            Way::Captured => {
                ordered.mail.checked().map_err(never)?;
                let mut tx = store.write_soon(job.owner).await?;
                store::capture(&mut tx, &job, &ordered).await?;
                job.finish(&mut tx).await?;
                tx.commit().await?;
            }
        }
        tracing::debug!(job = %job.id, "a mail was sent");
        Ok(())
    }
}
