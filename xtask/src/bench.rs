// SPDX-License-Identifier: EUPL-1.2
//! `cargo xtask bench NAME`: a release build and one benchmark, with a PostgreSQL of its own.

use anyhow::{Context, Result};

use crate::postgres::{self, Postgres};
use crate::process;
use crate::setup;
use crate::workspace::Workspace;

/// Builds and runs one benchmark. What is said here goes to standard error, so that the standard output
/// of `--json` stays clean.
///
/// The benchmark finds in its environment `KONTOR_BENCH_POSTGRES` (address), `KONTOR_BENCH_POSTGRES_PROCESS`
/// (id of the server's main process, for its processor time) and, when the workspace has the crate
/// `bench`, `KONTOR_BENCH_CLIENT` (the load client); `KONTOR_BENCH_SHIM` names the library that counts and delays syncs.
pub fn run(workspace: &Workspace, name: &str, rest: &[String]) -> Result<bool> {
    if !workspace.root.join("web/dist/manifest.json").is_file() {
        setup::run(workspace, false)?;
    }
    let mut build = workspace.cargo();
    build.args(["build", "--release", "--package", "kontor"]);
    if workspace.has_crate("bench") {
        build.args(["--package", "bench"]);
    }
    process::must(&mut build)?;

    let binaries = postgres::binaries().context(
        "there is no PostgreSQL server here; install it with `sudo apt-get install -y postgresql`",
    )?;
    let server = Postgres::start(&binaries)?;
    eprintln!("PostgreSQL is ready");
    let mut command = workspace.command(workspace.program("release", "kontor"));
    command.arg("bench").arg(name).args(rest);
    command.env("KONTOR_BENCH_POSTGRES", server.url());
    command.env("KONTOR_BENCH_POSTGRES_PROCESS", server.main_process()?.to_string());
    if workspace.has_crate("bench") {
        command.env("KONTOR_BENCH_CLIENT", workspace.program("release", "bench"));
    }
    if let Some(shim) = shim(workspace) {
        command.env("KONTOR_BENCH_SHIM", shim);
    }
    process::show(&mut command)
}

/// The library that counts and delays syncs, compiled with the machine's C compiler; without one those figures are left out.
fn shim(workspace: &Workspace) -> Option<std::path::PathBuf> {
    let library = workspace.root.join("target/sync-shim.so");
    let mut compile = workspace.command("cc");
    compile.args(["-shared", "-fPIC", "-O2", "-o"]).arg(&library).arg("xtask/shim/sync.c").arg("-ldl");
    match process::must(&mut compile) {
        Ok(()) => Some(library),
        Err(error) => {
            eprintln!("syncs are not counted: {error:#}");
            None
        }
    }
}
