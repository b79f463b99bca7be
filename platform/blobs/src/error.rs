// SPDX-License-Identifier: EUPL-1.2
//! What can go wrong with an object or a sealed value.

/// Result of this crate.
pub type Result<T> = std::result::Result<T, Error>;

/// Why an object or value could not be written or read. No variant carries a key or a content.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The owner or id is not made of 1 to 64 of the characters `A-Z a-z 0-9 -`, or is reserved.
    #[error("owner or id is not a permitted name")]
    Name,
    /// The plain content is longer than permitted.
    #[error("content is longer than {limit} bytes")]
    TooLarge {
        /// Permitted number of bytes.
        limit: usize,
    },
    /// An object of this name exists; it was left as it is.
    #[error("object already exists")]
    AlreadyExists,
    /// There is no such object, or the owner has no key yet.
    #[error("object not found")]
    NotFound,
    /// The content was changed, cut, moved to another name, or sealed by another key.
    #[error("content is not authentic")]
    Refused,
    /// The owner's key was erased.
    #[error("the owner's key was erased")]
    Erased,
    /// The stored data key does not open with this master key: it is the wrong one, or the stored
    /// key was changed.
    #[error("the stored data key does not open with this master key")]
    MasterKey,
    /// The cryptographic library failed, for example for lack of randomness.
    #[error("cryptographic operation failed")]
    Crypto,
    /// The program is ending, or the work was stopped.
    #[error("work was interrupted")]
    Interrupted,
    /// The folder or bucket failed.
    #[error("object store failed")]
    Store(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl From<object_store::Error> for Error {
    fn from(error: object_store::Error) -> Self {
        match error {
            object_store::Error::AlreadyExists { .. } | object_store::Error::Precondition { .. } => {
                Self::AlreadyExists
            }
            object_store::Error::NotFound { .. } => Self::NotFound,
            other => Self::Store(Box::new(other)),
        }
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        Self::Store(Box::new(error))
    }
}

impl From<aws_lc_rs::error::Unspecified> for Error {
    fn from(_: aws_lc_rs::error::Unspecified) -> Self {
        Self::Crypto
    }
}

impl From<std::num::TryFromIntError> for Error {
    fn from(_: std::num::TryFromIntError) -> Self {
        Self::TooLarge { limit: crate::MAX_OBJECT_BYTES }
    }
}
