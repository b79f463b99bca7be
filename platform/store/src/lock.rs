// SPDX-License-Identifier: EUPL-1.2
//! One process per embedded database: whoever comes second is refused.

use crate::StoreError;
use std::fs::{File, OpenOptions};
use std::path::Path;

/// Takes the lock of a data folder; it is held as long as the returned file is open.
pub(crate) fn take(folder: &Path) -> Result<File, StoreError> {
    let failed = |error: std::io::Error| StoreError::Engine(format!("{}: {error}", folder.display()));
    std::fs::create_dir_all(folder).map_err(failed)?;
    let file = OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .open(folder.join("kontor.lock"))
        .map_err(failed)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(std::fs::TryLockError::WouldBlock) => Err(StoreError::InUse(folder.display().to_string())),
        Err(std::fs::TryLockError::Error(error)) => Err(failed(error)),
    }
}
