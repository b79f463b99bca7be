// SPDX-License-Identifier: EUPL-1.2
//! Skipped tests name themselves, so that the gate can count them.

use std::io::Write as _;
use std::path::PathBuf;

/// Says that a test was skipped and why: on standard error, and in the file that the gate reads (`KONTOR_SKIPPED`).
pub fn skipped(name: &str, why: &str) {
    let line = format!("skipped: {name}: {why}");
    eprintln!("{line}");
    if let Some(file) = std::env::var_os("KONTOR_SKIPPED") {
        let appended = std::fs::OpenOptions::new().create(true).append(true).open(file);
        if let Ok(mut file) = appended {
            // The line on standard error has been written in any case.
            let _ = writeln!(file, "{line}");
        }
    }
}

/// The folder of real test data: `$KONTOR_SHARED`, or `shared` beside the project; `None` (and counted as skipped) when absent.
#[must_use]
pub fn shared_data(test: &str) -> Option<PathBuf> {
    let folder = std::env::var_os("KONTOR_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared"), PathBuf::from);
    let data = folder.join("data");
    if data.is_dir() {
        return Some(data);
    }
    skipped(test, "shared data absent");
    None
}
