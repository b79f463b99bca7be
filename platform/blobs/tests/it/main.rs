// SPDX-License-Identifier: EUPL-1.2
//! Rules of the object store, on a folder and (when reachable) on S3.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod folder;
mod keys;
mod s3;

use blobs::{Blobs, MasterKey};

/// A store in a fresh folder, which lives as long as the first value.
pub(crate) fn fresh() -> (tempfile::TempDir, Blobs) {
    let folder = tempfile::tempdir().unwrap();
    let blobs = open(&folder);
    (folder, blobs)
}

/// Opens the store of `folder` as another program would.
pub(crate) fn open(folder: &tempfile::TempDir) -> Blobs {
    Blobs::folder(folder.path(), MasterKey([1; 32])).unwrap()
}
