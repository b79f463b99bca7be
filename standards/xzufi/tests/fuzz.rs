// SPDX-License-Identifier: EUPL-1.2
//! Inputs that once broke a promise stay harmless. `cargo xtask fuzz` puts them into `tests/fuzz/kept`.
#![expect(clippy::panic, clippy::unwrap_used, reason = "a test may fail loudly")]

#[path = "fuzz/checks.rs"]
mod checks;

use std::path::Path;

fn kept(target: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/kept").join(target);
    let Ok(files) = std::fs::read_dir(folder) else { return Vec::new() };
    files.map(|file| std::fs::read(file.unwrap().path()).unwrap()).collect()
}

#[test]
fn seeds_and_kept_messages_hold() {
    checks::messages_seeds().iter().for_each(|seed| checks::messages(seed));
    kept("xzufi").iter().for_each(|input| checks::messages(input));
}
