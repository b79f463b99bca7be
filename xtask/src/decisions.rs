// SPDX-License-Identifier: EUPL-1.2
//! `cargo xtask tck DIR` and `cargo xtask bench decisions`: both are examples of the crate `dmn`, so that xtask depends on nothing
//! of ours.

use std::path::Path;

use anyhow::{Context, Result};

use crate::process;
use crate::workspace::Workspace;

/// Runs every case of the DMN conformance kit below a folder. The last line is `N passed, N failed`.
pub fn tck(workspace: &Workspace, directory: &Path) -> Result<bool> {
    let directory =
        std::path::absolute(directory).with_context(|| format!("{} is not a folder", directory.display()))?;
    let mut command = workspace.cargo();
    command.args(["run", "--quiet", "--package", "dmn", "--example", "tck", "--"]).arg(directory);
    process::show(&mut command)
}

/// Measures a decision table with 50 rows on one core. Standard output holds nothing but the figures.
pub fn bench(workspace: &Workspace, rest: &[String]) -> Result<bool> {
    let mut command = workspace.cargo();
    command
        .args(["run", "--release", "--quiet", "--package", "dmn", "--example", "decisions", "--"])
        .args(rest);
    process::show(&mut command)
}
