// SPDX-License-Identifier: EUPL-1.2
//! What can go wrong with an index.

use std::path::PathBuf;

use tantivy::TantivyError;

/// An error of the index. No text of a query ever causes one.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The folder of the index cannot be created, read or written.
    #[error("search folder {folder} cannot be used: {source}")]
    Folder {
        /// The folder in question.
        folder: PathBuf,
        /// The reason given by the operating system.
        source: std::io::Error,
    },
    /// Another process, or another `Index` opened on the same folder, is writing.
    #[error("the search index is being written by someone else")]
    Busy,
    /// Kind, identifier, locale, owner or an audience is empty where it must not be, or longer than 500 bytes.
    #[error("search entry {kind} {id} has an empty or overlong key")]
    Key {
        /// Kind of the refused entry.
        kind: String,
        /// Identifier of the refused entry, at most its first 500 bytes.
        id: String,
    },
    /// The engine failed, usually because of the disk.
    #[error("search engine: {0}")]
    Engine(TantivyError),
}

/// Result of a call on an index.
pub type Result<T> = std::result::Result<T, Error>;

impl From<TantivyError> for Error {
    fn from(error: TantivyError) -> Self {
        match error {
            TantivyError::LockFailure(..) => Self::Busy,
            other => Self::Engine(other),
        }
    }
}
