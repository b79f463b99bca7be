// SPDX-License-Identifier: EUPL-1.2
//! Data shared between projects, which may be absent.

use std::path::{Path, PathBuf};

/// The conformance kit, or `None` with a line that says which test is skipped.
pub fn conformance_kit(test: &str) -> Option<PathBuf> {
    let root = std::env::var_os("KONTOR_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"), PathBuf::from);
    let folder = root.join("data/dmn-tck");
    if folder.is_dir() {
        return Some(folder);
    }
    eprintln!("skipped: {test}: shared data absent");
    None
}

/// Every file below a folder whose name ends like this, in order.
pub fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.to_string_lossy().ends_with(ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}
