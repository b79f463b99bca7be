// SPDX-License-Identifier: EUPL-1.2
//! What can go wrong in the store.

use foundation::{Message, Problem};

/// A failure of the store. Nothing was saved when a command returns one.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A unique constraint refused the row; holds the engine's description of the constraint.
    #[error("duplicate: {0}")]
    Duplicate(String),
    /// A row that had to be there is not.
    #[error("no such row")]
    NoRow,
    /// The row changed since it was read.
    #[error("the row was changed meanwhile")]
    Stale,
    /// An earlier statement of this transaction failed, so it cannot be committed.
    #[error("the transaction failed earlier and was undone")]
    Poisoned,
    /// The group this command belonged to could not be made durable; no member was saved.
    #[error("the commit failed: {0}")]
    NotDurable(String),
    /// Another process holds the embedded database.
    #[error(
        "the database in {0} is in use by another process; stop it or send the command to the running server"
    )]
    InUse(String),
    /// A statement tried to change something in a read transaction.
    #[error("a read transaction cannot change anything")]
    ReadOnly,
    /// A column did not hold what was expected.
    #[error("column {column}: expected {expected}, found {found}")]
    Decode {
        /// Column index from zero.
        column: usize,
        /// Expected kind.
        expected: &'static str,
        /// Found kind.
        found: String,
    },
    /// The text of a migration that already ran was changed.
    #[error("migration {module}/{number} was changed after it ran; write a new one instead")]
    MigrationChanged {
        /// Module of the migration.
        module: String,
        /// Its number.
        number: u32,
    },
    /// The database has migrations this program does not know.
    #[error("the database was made by a newer program (migration {0})")]
    TooNew(String),
    /// Anything else the engine said.
    #[error("database: {0}")]
    Engine(String),
}

impl StoreError {
    /// Whether a unique constraint with this name (or, on SQLite, on this `table.column`) refused the row.
    #[must_use]
    pub fn is_duplicate(&self) -> bool {
        matches!(self, Self::Duplicate(_))
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ffi::{SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_UNIQUE, SQLITE_READONLY};
        match &error {
            rusqlite::Error::SqliteFailure(failure, text) => match failure.extended_code {
                SQLITE_CONSTRAINT_PRIMARYKEY | SQLITE_CONSTRAINT_UNIQUE => {
                    Self::Duplicate(text.clone().unwrap_or_default())
                }
                SQLITE_READONLY => Self::ReadOnly,
                _ => Self::Engine(error.to_string()),
            },
            _ => Self::Engine(error.to_string()),
        }
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        match &error {
            sqlx::Error::Database(database) if database.is_unique_violation() => {
                Self::Duplicate(database.constraint().unwrap_or_default().to_owned())
            }
            sqlx::Error::Database(database) if database.code().as_deref() == Some("25006") => Self::ReadOnly,
            _ => Self::Engine(error.to_string()),
        }
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NoRow => Self::NotFound,
            StoreError::Stale => Self::Conflict(Message::new("web-problem-stale")),
            StoreError::NotDurable(why) => Self::Unavailable(why),
            other => Self::internal(other),
        }
    }
}
