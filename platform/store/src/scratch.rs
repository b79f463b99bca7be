// SPDX-License-Identifier: EUPL-1.2
//! Scratch databases on a PostgreSQL server, for tests and benchmarks.

use crate::StoreError;
use sqlx::{AssertSqlSafe, Connection as _, PgConnection};

/// Makes an empty database with a fresh name on the server of `url` and returns the address of the new one.
///
/// # Errors
/// What the server says, for example that the role may not create databases.
pub async fn create(url: &str) -> Result<String, StoreError> {
    let name = format!("scratch_{}", uuid::Uuid::new_v4().simple());
    let mut connection = PgConnection::connect(url).await?;
    sqlx::query(AssertSqlSafe(format!("create database {name} template template0 encoding 'UTF8'")))
        .execute(&mut connection)
        .await?;
    connection.close().await?;
    Ok(at(url, &name))
}

/// Drops a database made by [`create`]; its connections are cut.
///
/// # Errors
/// What the server says.
pub async fn drop(url: &str, scratch: &str) -> Result<(), StoreError> {
    let path = scratch.split('?').next().unwrap_or_default();
    let name: String = path
        .rsplit('/')
        .next()
        .unwrap_or_default()
        .chars()
        .filter(|c| c.is_alphanumeric() || *c == '_')
        .collect();
    if !name.starts_with("scratch_") {
        return Err(StoreError::Engine(format!("{name} is not a scratch database")));
    }
    let mut connection = PgConnection::connect(url).await?;
    sqlx::query(AssertSqlSafe(format!("drop database if exists {name} with (force)")))
        .execute(&mut connection)
        .await?;
    connection.close().await?;
    Ok(())
}

/// The same server, another database: replaces the last path segment before the query.
fn at(url: &str, name: &str) -> String {
    let (path, query) = url.split_once('?').map_or((url, None), |(path, query)| (path, Some(query)));
    let server = path.rsplit_once('/').map_or(path, |(server, _)| server);
    query.map_or_else(|| format!("{server}/{name}"), |query| format!("{server}/{name}?{query}"))
}

#[cfg(test)]
mod tests {
    use super::at;

    #[test]
    fn only_the_database_name_changes() {
        assert_eq!(
            at("postgres:///postgres?host=/run/x&user=k", "scratch_1"),
            "postgres:///scratch_1?host=/run/x&user=k"
        );
        assert_eq!(at("postgres://k@%2Frun%2Fx/postgres", "scratch_1"), "postgres://k@%2Frun%2Fx/scratch_1");
    }
}
