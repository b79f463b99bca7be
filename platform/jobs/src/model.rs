// SPDX-License-Identifier: EUPL-1.2
//! What a job is, and when it is tried again.

use ::store::StoreError;
use foundation::{OwnerId, Timestamp};
use serde::{Serialize, de::DeserializeOwned};

foundation::id! {
    /// A job.
    JobId
}

/// Attempts before a job becomes a dead letter.
pub(crate) const MOST_ATTEMPTS: i64 = 8;

/// Why a job did not succeed this time.
#[derive(Debug, thiserror::Error)]
pub enum JobError {
    /// Try again later.
    #[error("{0}")]
    Again(String),
    /// It can never succeed; becomes a dead letter at once.
    #[error("{0}")]
    Never(String),
}

impl From<StoreError> for JobError {
    fn from(error: StoreError) -> Self {
        Self::Again(error.to_string())
    }
}

impl From<foundation::Problem> for JobError {
    fn from(problem: foundation::Problem) -> Self {
        Self::Again(problem.to_string())
    }
}

/// A job to be written.
#[derive(Clone, Debug)]
pub struct Order {
    pub(crate) kind: &'static str,
    pub(crate) payload: String,
    pub(crate) made_at: Timestamp,
    pub(crate) run_at: Timestamp,
    pub(crate) unique_key: Option<String>,
    pub(crate) granted_by: String,
}

impl Order {
    /// A job of a kind with its payload, due now.
    ///
    /// # Errors
    /// [`StoreError::Engine`] when the payload cannot be written as JSON.
    pub fn new(kind: &'static str, payload: &impl Serialize, now: Timestamp) -> Result<Self, StoreError> {
        let payload =
            serde_json::to_string(payload).map_err(|error| StoreError::Engine(error.to_string()))?;
        Ok(Self { kind, payload, made_at: now, run_at: now, unique_key: None, granted_by: String::new() })
    }

    /// Not before an instant.
    #[must_use]
    pub const fn at(mut self, run_at: Timestamp) -> Self {
        self.run_at = run_at;
        self
    }

    /// At most one job of this kind with this key waits at a time; a second order is ignored.
    #[must_use]
    pub fn once(mut self, key: impl Into<String>) -> Self {
        self.unique_key = Some(key.into());
        self
    }

    /// The actor whose permit ordered the job, as [`foundation::Actor::reference`] writes it.
    #[must_use]
    pub fn granted_by(mut self, actor: &str) -> Self {
        actor.clone_into(&mut self.granted_by);
        self
    }
}

/// A job that is being carried out.
#[derive(Clone, Debug)]
pub struct Job {
    /// Owner whose rows it works on.
    pub owner: OwnerId,
    /// Identifier; also the idempotency key for partners outside.
    pub id: JobId,
    /// Kind.
    pub kind: String,
    /// JSON payload.
    pub payload: String,
    /// Attempts before this one.
    pub attempts: i64,
    /// The actor whose permit ordered it.
    pub granted_by: String,
}

impl Job {
    /// The payload as a type.
    ///
    /// # Errors
    /// [`JobError::Never`] when the payload has another shape: trying again cannot help.
    pub fn read<P: DeserializeOwned>(&self) -> Result<P, JobError> {
        serde_json::from_str(&self.payload).map_err(|error| JobError::Never(format!("payload: {error}")))
    }
}

/// Seconds until the next attempt: 5, 10, 20, … at most an hour.
#[must_use]
pub(crate) fn pause(attempts: i64) -> i64 {
    let doublings = u32::try_from(attempts.clamp(0, 10)).unwrap_or(0);
    (5_i64 << doublings).min(3600)
}

#[cfg(test)]
mod tests {
    use super::pause;

    #[test]
    fn pauses_double_and_end_at_an_hour() {
        let pauses: Vec<_> = [0, 1, 2, 3, 9, 10, 50].into_iter().map(pause).collect();
        assert_eq!(pauses, [5, 10, 20, 40, 2560, 3600, 3600]);
    }
}
