// SPDX-License-Identifier: EUPL-1.2
//! PostgreSQL through sqlx. Every transaction tells the server whose rows it may touch; row-level security does the rest.

use crate::{Durability, Kind, Reach, Row, StoreError, Value};
use sqlx::postgres::{PgArguments, PgPoolOptions, PgRow};
use sqlx::{AssertSqlSafe, Column as _, Executor as _, PgPool, Row as _, TypeInfo as _, ValueRef as _};
use std::borrow::Cow;
use std::str::FromStr as _;
use std::time::Duration;

/// Connections of one process.
const CONNECTIONS: u32 = 16;

/// The engine at scale.
#[derive(Debug)]
pub(crate) struct Postgres {
    pool: PgPool,
}

/// What a transaction is for.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Mode {
    Read,
    Write(Durability),
}

pub(crate) type Transaction = sqlx::Transaction<'static, sqlx::Postgres>;

impl Postgres {
    pub(crate) async fn open(url: &str) -> Result<Self, StoreError> {
        let options = sqlx::postgres::PgConnectOptions::from_str(url)?.statement_cache_capacity(512);
        let pool = PgPoolOptions::new()
            .max_connections(CONNECTIONS)
            .acquire_timeout(Duration::from_secs(5))
            .test_before_acquire(false)
            .connect_with(options)
            .await?;
        Ok(Self { pool })
    }

    /// Begins, names the owner and says how durable the commit must be in one round trip. The identifier is typed, so its text cannot carry anything else.
    pub(crate) async fn begin(&self, reach: Reach, mode: Mode) -> Result<Transaction, StoreError> {
        let (begin, later) = match mode {
            Mode::Read => ("begin isolation level repeatable read read only", ""),
            Mode::Write(Durability::AtOnce) => ("begin", ""),
            // The server's log writer takes the change to the disk within three times `wal_writer_delay` (200 ms).
            Mode::Write(Durability::Soon) => ("begin", ", set_config('synchronous_commit', 'off', true)"),
        };
        let owner = match reach {
            Reach::Owner(owner) => owner.uuid().to_string(),
            Reach::Everyone => "*".to_owned(),
        };
        let statement = format!("{begin}; select set_config('kontor.owner', '{owner}', true){later}");
        Ok(self.pool.begin_with(AssertSqlSafe(statement)).await?)
    }

    pub(crate) async fn row_security_holds(&self) -> Result<bool, StoreError> {
        let row = sqlx::query("select rolsuper or rolbypassrls from pg_roles where rolname = current_user")
            .fetch_one(&self.pool)
            .await?;
        Ok(!row.try_get::<bool, _>(0)?)
    }
}

fn bind(
    sql: Cow<'static, str>,
    values: Vec<Value>,
) -> sqlx::query::Query<'static, sqlx::Postgres, PgArguments> {
    let mut query = match sql {
        Cow::Borrowed(text) => sqlx::query(text),
        // Built only by `Sql` and `Tx` from fixed pieces and parameter numbers.
        Cow::Owned(text) => sqlx::query(AssertSqlSafe(text)),
    };
    for value in values {
        query = match value {
            Value::Integer(number) => query.bind(number),
            Value::Real(number) => query.bind(number),
            Value::Text(text) => query.bind(text),
            Value::Bytes(bytes) => query.bind(bytes),
            Value::Uuid(id) => query.bind(id),
            Value::Boolean(yes) => query.bind(yes),
            Value::Null(Kind::Integer) => query.bind(None::<i64>),
            Value::Null(Kind::Real) => query.bind(None::<f64>),
            Value::Null(Kind::Text) => query.bind(None::<String>),
            Value::Null(Kind::Bytes) => query.bind(None::<Vec<u8>>),
            Value::Null(Kind::Uuid) => query.bind(None::<uuid::Uuid>),
            Value::Null(Kind::Boolean) => query.bind(None::<bool>),
        };
    }
    query
}

pub(crate) async fn execute(
    transaction: &mut Transaction,
    sql: Cow<'static, str>,
    values: Vec<Value>,
) -> Result<u64, StoreError> {
    Ok(bind(sql, values).execute(&mut **transaction).await?.rows_affected())
}

pub(crate) async fn fetch(
    transaction: &mut Transaction,
    sql: Cow<'static, str>,
    values: Vec<Value>,
) -> Result<Vec<Row>, StoreError> {
    let rows = bind(sql, values).fetch_all(&mut **transaction).await?;
    rows.iter().map(decode).collect()
}

pub(crate) async fn script(transaction: &mut Transaction, script: String) -> Result<(), StoreError> {
    transaction.execute(sqlx::raw_sql(AssertSqlSafe(script))).await?;
    Ok(())
}

fn decode(row: &PgRow) -> Result<Row, StoreError> {
    let mut values = Vec::with_capacity(row.columns().len());
    for column in row.columns() {
        let index = column.ordinal();
        let raw = row.try_get_raw(index)?;
        if raw.is_null() {
            values.push(Value::Null(Kind::Text));
            continue;
        }
        let name = raw.type_info().name().to_owned();
        values.push(match name.as_str() {
            "INT8" => Value::Integer(row.try_get(index)?),
            "INT4" => Value::Integer(i64::from(row.try_get::<i32, _>(index)?)),
            "INT2" => Value::Integer(i64::from(row.try_get::<i16, _>(index)?)),
            "FLOAT8" => Value::Real(row.try_get(index)?),
            "BOOL" => Value::Boolean(row.try_get(index)?),
            "UUID" => Value::Uuid(row.try_get(index)?),
            "BYTEA" => Value::Bytes(row.try_get(index)?),
            "TEXT" | "VARCHAR" | "NAME" | "CHAR" | "BPCHAR" | "UNKNOWN" => Value::Text(row.try_get(index)?),
            other => {
                return Err(StoreError::Engine(format!("column {index} has the unsupported type {other}")));
            }
        });
    }
    Ok(Row(values))
}
