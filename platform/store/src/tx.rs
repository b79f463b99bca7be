// SPDX-License-Identifier: EUPL-1.2
//! One transaction on either engine.

use crate::{Counters, Durability, Reach, Row, Sql, StoreError, Value, postgres, sqlite};
use foundation::OwnerId;
use std::borrow::Cow;
use std::fmt::Write as _;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use tokio::sync::Notify;

#[derive(Debug)]
pub(crate) enum Inner {
    Sqlite(sqlite::WriteSlot, Durability),
    SqliteRead(sqlite::ReadSlot),
    Postgres(sqlx::Transaction<'static, sqlx::Postgres>),
}

/// Rows that are written together, in one statement, just before the commit.
#[derive(Debug)]
struct Deferred {
    head: &'static str,
    width: usize,
    values: Vec<Value>,
    only_new: bool,
}

/// A transaction. Dropped without [`Tx::commit`], everything it did is undone.
#[derive(Debug)]
pub struct Tx {
    inner: Inner,
    reach: Reach,
    failed: bool,
    deferred: Vec<Deferred>,
    work: Option<Arc<Notify>>,
    wakes_workers: bool,
    counters: Arc<Counters>,
}

/// Parameters of one statement at most. Both engines take ten times as many, but SQLite looks a parameter's name up by going through
/// all of them, so that the cost of binding grows with the square.
const MOST_PARAMETERS: usize = 2_000;

impl Tx {
    pub(crate) fn new(
        inner: Inner,
        reach: Reach,
        work: Option<Arc<Notify>>,
        counters: Arc<Counters>,
    ) -> Self {
        Self { inner, reach, failed: false, deferred: Vec::new(), work, wakes_workers: false, counters }
    }

    /// The rows this transaction may touch.
    #[must_use]
    pub const fn reach(&self) -> Reach {
        self.reach
    }

    /// The owner this transaction works for; the installation for machinery that reaches everyone.
    #[must_use]
    pub const fn owner(&self) -> OwnerId {
        match self.reach {
            Reach::Owner(owner) => owner,
            Reach::Everyone => OwnerId::INSTALLATION,
        }
    }

    /// Whether the engine is SQLite; only `platform/` may ask.
    #[must_use]
    pub const fn is_embedded(&self) -> bool {
        matches!(self.inner, Inner::Sqlite(..) | Inner::SqliteRead(_))
    }

    /// Runs a statement; returns how many rows it changed.
    ///
    /// # Errors
    /// What the engine says; the transaction can then only be dropped.
    pub async fn execute(&mut self, sql: &'static str, values: Vec<Value>) -> Result<u64, StoreError> {
        self.run(Cow::Borrowed(sql), values).await
    }

    /// Runs a statement that must change exactly one row; used with `version` columns.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when no row matched, which leaves the transaction undone.
    pub async fn execute_one(&mut self, sql: &'static str, values: Vec<Value>) -> Result<(), StoreError> {
        if self.execute(sql, values).await? == 1 {
            return Ok(());
        }
        self.failed = true;
        Err(StoreError::Stale)
    }

    /// All rows of a query.
    ///
    /// # Errors
    /// What the engine says.
    pub async fn rows(&mut self, sql: &'static str, values: Vec<Value>) -> Result<Vec<Row>, StoreError> {
        self.fetch(Cow::Borrowed(sql), values).await
    }

    /// All rows of a built query.
    ///
    /// # Errors
    /// What the engine says.
    pub async fn rows_of(&mut self, sql: Sql) -> Result<Vec<Row>, StoreError> {
        let (text, values) = sql.into_parts();
        self.fetch(Cow::Owned(text), values).await
    }

    /// Runs a built statement; returns how many rows it changed.
    ///
    /// # Errors
    /// What the engine says.
    pub async fn execute_of(&mut self, sql: Sql) -> Result<u64, StoreError> {
        let (text, values) = sql.into_parts();
        self.run(Cow::Owned(text), values).await
    }

    /// The first row of a query, if any.
    ///
    /// # Errors
    /// What the engine says.
    pub async fn optional(
        &mut self,
        sql: &'static str,
        values: Vec<Value>,
    ) -> Result<Option<Row>, StoreError> {
        Ok(self.rows(sql, values).await?.into_iter().next())
    }

    /// The first row of a query that must have one.
    ///
    /// # Errors
    /// [`StoreError::NoRow`] when there is none.
    pub async fn row(&mut self, sql: &'static str, values: Vec<Value>) -> Result<Row, StoreError> {
        self.optional(sql, values).await?.ok_or(StoreError::NoRow)
    }

    /// Notes a row to be inserted just before the commit, together with others of the same head, in one statement.
    /// The head is everything before `values`, for example `insert into job (owner, id)`.
    pub fn insert_at_end(&mut self, head: &'static str, values: Vec<Value>) {
        self.defer(head, values, false);
    }

    /// As [`Tx::insert_at_end`], but a row that a unique constraint refuses is left out in silence.
    pub fn insert_new_at_end(&mut self, head: &'static str, values: Vec<Value>) {
        self.defer(head, values, true);
    }

    fn defer(&mut self, head: &'static str, values: Vec<Value>, only_new: bool) {
        match self.deferred.iter_mut().find(|deferred| deferred.head == head && deferred.only_new == only_new)
        {
            Some(deferred) => deferred.values.extend(values),
            None => self.deferred.push(Deferred { head, width: values.len(), values, only_new }),
        }
    }

    /// Wakes the workers once the commit is durable.
    pub fn wake_workers(&mut self) {
        self.wakes_workers = true;
    }

    /// Commits. Returns only when the change is durable, or, for [`crate::Store::write_soon`], when it is made.
    ///
    /// # Errors
    /// [`StoreError::Poisoned`] when a statement failed before, even if that failure was ignored;
    /// [`StoreError::NotDurable`] when the commit did not go through. Nothing was saved then.
    pub async fn commit(mut self) -> Result<(), StoreError> {
        self.write_deferred().await?;
        if self.failed {
            return Err(StoreError::Poisoned);
        }
        match self.inner {
            Inner::Sqlite(slot, durability) => slot.commit(durability).await?,
            Inner::SqliteRead(_) => {}
            Inner::Postgres(transaction) => {
                transaction.commit().await.map_err(|error| StoreError::NotDurable(error.to_string()))?;
                self.counters.commits.fetch_add(1, Ordering::Relaxed);
            }
        }
        if let (true, Some(work)) = (self.wakes_workers, &self.work) {
            work.notify_waiters();
        }
        Ok(())
    }

    async fn write_deferred(&mut self) -> Result<(), StoreError> {
        for deferred in std::mem::take(&mut self.deferred) {
            let chunk = (MOST_PARAMETERS / deferred.width.max(1)).max(1) * deferred.width.max(1);
            for values in deferred.values.chunks(chunk) {
                let mut text = with_value_rows(deferred.head, deferred.width, values.len());
                if deferred.only_new {
                    text.push_str(" on conflict do nothing");
                }
                self.run(Cow::Owned(text), values.to_vec()).await?;
            }
        }
        Ok(())
    }

    async fn run(&mut self, sql: Cow<'static, str>, values: Vec<Value>) -> Result<u64, StoreError> {
        let done = match &mut self.inner {
            Inner::Sqlite(slot, _) => sqlite::execute(slot.connection(), &sql, &values),
            Inner::SqliteRead(_) => Err(StoreError::ReadOnly),
            Inner::Postgres(transaction) => postgres::execute(transaction, sql, values).await,
        };
        self.failed |= done.is_err();
        done
    }

    async fn fetch(&mut self, sql: Cow<'static, str>, values: Vec<Value>) -> Result<Vec<Row>, StoreError> {
        let found = match &mut self.inner {
            Inner::Sqlite(slot, _) => sqlite::fetch(slot.connection(), &sql, &values),
            Inner::SqliteRead(slot) => sqlite::fetch(slot.connection(), &sql, &values),
            Inner::Postgres(transaction) => postgres::fetch(transaction, sql, values).await,
        };
        self.failed |= found.is_err();
        found
    }

    /// Runs a script of several statements without parameters; for migrations only.
    pub(crate) async fn script(&mut self, script: String) -> Result<(), StoreError> {
        let done = match &mut self.inner {
            Inner::Sqlite(slot, _) => slot.connection().execute_batch(&script).map_err(StoreError::from),
            Inner::SqliteRead(_) => Err(StoreError::ReadOnly),
            Inner::Postgres(transaction) => postgres::script(transaction, script).await,
        };
        self.failed |= done.is_err();
        done
    }
}

/// `HEAD values ($1,$2),($3,$4)` for a number of values in rows of a width.
fn with_value_rows(head: &str, width: usize, count: usize) -> String {
    let mut text = format!("{head} values ");
    for index in 0..count {
        let opening = match (index % width.max(1), index) {
            (0, 0) => "(",
            (0, _) => "),(",
            _ => ",",
        };
        // Writing to a String cannot fail.
        let _ = write!(text, "{opening}${}", index + 1);
    }
    text.push(')');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_one_head_become_one_statement() {
        assert_eq!(
            with_value_rows("insert into t (a, b)", 2, 4),
            "insert into t (a, b) values ($1,$2),($3,$4)"
        );
    }
}
