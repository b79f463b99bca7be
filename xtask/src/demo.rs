// SPDX-License-Identifier: EUPL-1.2
//! `cargo xtask demo`: from nothing to the sample Land in the browser.

use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::Stdio;

use anyhow::{Result, anyhow};

use crate::process;
use crate::setup;
use crate::workspace::Workspace;

/// Where the demo listens and keeps its data.
pub struct Options {
    /// Port on the loopback address.
    pub port: u16,
    /// Folder of the embedded database and the uploads, relative to where the command was typed;
    /// without it `data/demo` in the project's folder.
    pub data: Option<PathBuf>,
    /// Address of a PostgreSQL to use instead of the embedded database.
    pub postgres: Option<String>,
}

/// Sets up, builds, and becomes the program `kontor demo`, so that Ctrl-C reaches it directly.
pub fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    setup::run(workspace, false)?;
    let program = workspace.program("debug", "kontor");
    if program.is_file() {
        println!("building kontor");
    } else {
        println!("building kontor; the first time takes several minutes");
    }
    process::must(workspace.cargo().args(["build", "--package", "kontor"]))?;

    let data = match &options.data {
        Some(folder) => std::path::absolute(folder)?,
        None => workspace.root.join("data/demo"),
    };
    let mut command = workspace.command(program);
    command.arg("demo").arg("--port").arg(options.port.to_string()).arg("--data").arg(&data);
    if let Some(address) = &options.postgres {
        command.arg("--postgres").arg(address);
    }
    command.stdin(Stdio::null());
    Err(anyhow!(command.exec()).context("kontor cannot be started"))
}
