// SPDX-License-Identifier: EUPL-1.2
//! What a person can be told when something does not go on. Problems carry message keys, never sentences.

use std::error::Error;

/// A message key with its arguments; the sentence lives in the locale files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Key in the locale files.
    pub key: &'static str,
    /// Named arguments.
    pub arguments: Vec<(&'static str, String)>,
}

impl Message {
    /// A message without arguments.
    #[must_use]
    pub const fn new(key: &'static str) -> Self {
        Self { key, arguments: Vec::new() }
    }

    /// Adds an argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.arguments.push((name, value.to_string()));
        self
    }
}

/// Errors of single form fields in the order of the page: field name and message.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldErrors(pub Vec<(String, Message)>);

impl FieldErrors {
    /// Notes an error at a field.
    pub fn add(&mut self, field: impl Into<String>, message: Message) {
        self.0.push((field.into(), message));
    }

    /// The first message at a field.
    #[must_use]
    pub fn at(&self, field: &str) -> Option<&Message> {
        self.0.iter().find(|(name, _)| name == field).map(|(_, message)| message)
    }

    /// Whether everything is in order.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// `Ok` when nothing was noted, otherwise the errors as a problem.
    ///
    /// # Errors
    /// [`Problem::Invalid`] when at least one error was noted.
    pub fn into_result(self) -> Result<(), Problem> {
        if self.is_empty() { Ok(()) } else { Err(Problem::Invalid(self)) }
    }
}

/// Why a request cannot be fulfilled.
#[derive(Debug)]
pub enum Problem {
    /// It does not exist, or the actor may not know that it does (404 for both).
    NotFound,
    /// The actor must sign in first.
    SignInNeeded,
    /// Fields need correction.
    Invalid(FieldErrors),
    /// The object's state does not allow the step; the message says what to do.
    Refused(Message),
    /// Someone else changed the object meanwhile; the reader is shown both versions.
    Conflict(Message),
    /// Too many attempts.
    TooMany {
        /// Seconds until the next attempt is allowed.
        retry_after_seconds: u64,
    },
    /// The store cannot take work at the moment; nothing was saved.
    Unavailable(String),
    /// A fault of ours; the reader sees a reference number only.
    Internal(Box<dyn Error + Send + Sync>),
}

impl Problem {
    /// Wraps any error as a fault of ours.
    pub fn internal(error: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self::Internal(error.into())
    }

    /// A refusal by message key.
    #[must_use]
    pub const fn refused(key: &'static str) -> Self {
        Self::Refused(Message::new(key))
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NotFound => f.write_str("not found"),
            Self::SignInNeeded => f.write_str("sign-in needed"),
            Self::Invalid(errors) => {
                let names: Vec<_> =
                    errors.0.iter().map(|(name, message)| format!("{name}:{}", message.key)).collect();
                write!(f, "invalid: {}", names.join(", "))
            }
            Self::Refused(message) => write!(f, "refused: {}", message.key),
            Self::Conflict(message) => write!(f, "conflict: {}", message.key),
            Self::TooMany { retry_after_seconds } => {
                write!(f, "too many attempts, retry after {retry_after_seconds} s")
            }
            Self::Unavailable(why) => write!(f, "unavailable: {why}"),
            Self::Internal(error) => write!(f, "internal: {error}"),
        }
    }
}

impl Error for Problem {}
