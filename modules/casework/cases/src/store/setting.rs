// SPDX-License-Identifier: EUPL-1.2
//! Which steps of a service the program carries out by itself.

use crate::model::Command;
use ::store::{StoreError, Tx, params};
use foundation::{OwnerId, Timestamp};

/// Whether the program does the step; without a row a clerk does.
pub(crate) async fn is_automatic(
    tx: &mut Tx,
    owner: OwnerId,
    service: &str,
    command: Command,
) -> Result<bool, StoreError> {
    let sql = "select automatic from step_setting where owner = $1 and service_key = $2 and command = $3";
    let row = tx.optional(sql, params![owner, service, command.as_str()]).await?;
    row.map_or(Ok(false), |row| row.get(0))
}

pub(crate) async fn set_automatic(
    tx: &mut Tx,
    owner: OwnerId,
    (service, command): (&str, Command),
    automatic: bool,
    (by, now): (&str, Timestamp),
) -> Result<(), StoreError> {
    let sql = "insert into step_setting (owner, service_key, command, automatic, changed_by, changed_at) \
        values ($1, $2, $3, $4, $5, $6) on conflict (owner, service_key, command) \
        do update set automatic = $4, changed_by = $5, changed_at = $6";
    tx.execute(sql, params![owner, service, command.as_str(), automatic, by, now]).await?;
    Ok(())
}
