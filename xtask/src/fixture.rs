// SPDX-License-Identifier: EUPL-1.2
//! `cargo xtask fixture`: the database of this landing, kept for the upgrade test of the next one.
//!
//! The small sample Land on both engines: the SQLite file and a PostgreSQL dump, compressed, with the public key of their audit
//! log. Run it as the last step of a landing that changed a migration; the test `upgrade` then opens what the landing before left.

use crate::postgres::{self, Postgres};
use crate::process;
use crate::workspace::Workspace;
use anyhow::{Context as _, Result};
use std::path::Path;

/// Makes `fixtures/landing` anew.
pub fn run(workspace: &Workspace) -> Result<bool> {
    process::must(workspace.cargo().args(["build", "--package", "kontor"]))?;
    let folder = workspace.root.join("fixtures/landing");
    std::fs::create_dir_all(&folder)?;
    let scratch = workspace.target.join("fixture");
    if scratch.exists() {
        std::fs::remove_dir_all(&scratch)?;
    }
    let embedded = scratch.join("embedded");
    prepare(workspace, &embedded, None)?;
    compress(
        workspace,
        &format!("cat {}", embedded.join("database/kontor.sqlite").display()),
        &folder.join("kontor.sqlite.gz"),
    )?;
    std::fs::copy(embedded.join("log.pub"), folder.join("sqlite.pub"))?;

    let binaries = postgres::binaries().context("there is no PostgreSQL server here")?;
    let server = Postgres::start(&binaries)?;
    let url = server.url().replacen("/postgres", "/landing", 1);
    let mut create = workspace.command(binaries.join("psql"));
    process::must(create.arg(server.url()).args(["--quiet", "--command", "create database landing"]))?;
    let at_scale = scratch.join("postgres");
    prepare(workspace, &at_scale, Some(&url))?;
    let dump = format!(
        "PGOPTIONS='-c kontor.owner=*' {} --no-owner --enable-row-security --rows-per-insert=200 '{url}'",
        binaries.join("pg_dump").display()
    );
    compress(workspace, &dump, &folder.join("kontor.postgres.sql.gz"))?;
    std::fs::copy(at_scale.join("log.pub"), folder.join("postgres.pub"))?;
    Ok(true)
}

fn prepare(workspace: &Workspace, data: &Path, postgres: Option<&str>) -> Result<()> {
    let mut command = workspace.command(workspace.program("debug", "kontor"));
    command.args(["demo", "--small", "--prepare-only", "--data"]).arg(data);
    if let Some(url) = postgres {
        command.args(["--postgres", url]);
    }
    process::must(&mut command)
}

fn compress(workspace: &Workspace, producer: &str, file: &Path) -> Result<()> {
    let script = format!("set -eu -o pipefail; {producer} | gzip -9n > {}", file.display());
    process::must(workspace.command("bash").args(["-c", &script]))
}
