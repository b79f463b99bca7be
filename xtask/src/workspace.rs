// SPDX-License-Identifier: EUPL-1.2
//! Where the project lies, which files and crates it has, and how its tools are called.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

/// The project's folder and what cargo says about it.
pub struct Workspace {
    /// The folder that holds the workspace's `Cargo.toml`.
    pub root: PathBuf,
    /// The folder that cargo builds into.
    pub target: PathBuf,
    /// The workspace's own crates.
    pub crates: Vec<Crate>,
}

/// One crate of the workspace.
#[derive(Clone, Debug, Deserialize)]
pub struct Crate {
    /// The crate's name.
    pub name: String,
    /// The absolute path of its `Cargo.toml`.
    pub manifest_path: PathBuf,
    /// What it depends on.
    pub dependencies: Vec<Dependency>,
    /// Libraries, programs and tests in it.
    pub targets: Vec<Target>,
}

/// One line under `[dependencies]`, `[dev-dependencies]` or `[build-dependencies]`.
#[derive(Clone, Debug, Deserialize)]
pub struct Dependency {
    /// Name of the crate that is depended on.
    pub name: String,
    /// `None` for a normal dependency, otherwise `dev` or `build`.
    pub kind: Option<String>,
    /// Where it lies when it is a crate of the workspace.
    pub path: Option<PathBuf>,
}

/// One build target of a crate.
#[derive(Clone, Debug, Deserialize)]
pub struct Target {
    /// `lib`, `bin`, `test`, ...
    pub kind: Vec<String>,
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Crate>,
    workspace_root: PathBuf,
    target_directory: PathBuf,
}

impl Workspace {
    /// Finds the workspace that this program was built in.
    pub fn find() -> Result<Self> {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = here.parent().context("xtask lies in no folder")?;
        let mut command = cargo_in(root);
        command.args(["metadata", "--no-deps", "--offline", "--format-version", "1"]);
        let output = command.output().context("cargo cannot be started")?;
        if !output.status.success() {
            bail!("cargo metadata failed:\n{}", String::from_utf8_lossy(&output.stderr));
        }
        let read: Metadata =
            serde_json::from_slice(&output.stdout).context("cargo metadata printed something unknown")?;
        Ok(Self { root: read.workspace_root, target: read.target_directory, crates: read.packages })
    }

    /// A `cargo` command in the workspace's folder.
    pub fn cargo(&self) -> Command {
        cargo_in(&self.root)
    }

    /// A command in the workspace's folder, free of what an outer cargo or PostgreSQL client has set.
    pub fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root);
        clean(&mut command);
        command
    }

    /// The path of a program built in this workspace; `profile` is `debug` or `release`.
    pub fn program(&self, profile: &str, name: &str) -> PathBuf {
        self.target.join(profile).join(name)
    }

    /// A folder under the target folder for the gate's own notes.
    pub fn notes(&self) -> Result<PathBuf> {
        let folder = self.target.join("xtask");
        fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
        Ok(folder)
    }

    /// Whether the workspace has a crate of this name.
    pub fn has_crate(&self, name: &str) -> bool {
        self.crates.iter().any(|found| found.name == name)
    }

    /// All files of the project relative to its folder, with `/`, sorted; what git ignores is left out.
    pub fn files(&self) -> Result<Vec<String>> {
        let mut command = self.command("git");
        command.args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
        let mut files = match command.output() {
            Ok(output) if output.status.success() => String::from_utf8_lossy(&output.stdout)
                .split('\0')
                .filter(|name| !name.is_empty())
                .map(str::to_owned)
                .collect(),
            _ => {
                let mut found = Vec::new();
                walk(&self.root, &self.root, &mut found)?;
                found
            }
        };
        files.retain(|name| self.root.join(name).is_file());
        files.sort();
        files.dedup();
        Ok(files)
    }
}

fn cargo_in(root: &Path) -> Command {
    let program = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(program);
    command.current_dir(root);
    clean(&mut command);
    command
}

/// Takes away what `cargo run` sets for this program, and what would lead a database client elsewhere.
fn clean(command: &mut Command) {
    for (key, _) in env::vars_os() {
        let Some(name) = key.to_str() else { continue };
        let from_cargo =
            ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_"].iter().any(|start| name.starts_with(start))
                || matches!(name, "CARGO_CRATE_NAME" | "CARGO_PRIMARY_PACKAGE" | "OUT_DIR");
        let from_postgres = matches!(
            name,
            "PGHOST"
                | "PGHOSTADDR"
                | "PGPORT"
                | "PGUSER"
                | "PGDATABASE"
                | "PGSSLMODE"
                | "PGOPTIONS"
                | "PGPASSWORD"
        );
        if from_cargo || from_postgres {
            command.env_remove(&key);
        }
    }
}

/// Lists files where git cannot, for example in an unpacked release archive.
fn walk(root: &Path, folder: &Path, found: &mut Vec<String>) -> Result<()> {
    const LEFT_OUT: [&str; 5] = [".git", "target", "node_modules", "dist", "data"];
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let entry = entry?;
        let path = entry.path();
        let name = entry.file_name();
        if entry.file_type()?.is_dir() {
            if !LEFT_OUT.iter().any(|left_out| name == *left_out) {
                walk(root, &path, found)?;
            }
        } else if let Ok(relative) = path.strip_prefix(root) {
            found.push(relative.to_string_lossy().replace('\\', "/"));
        }
    }
    Ok(())
}

/// Whether a program can be found in `PATH`; the first hit.
pub fn in_path(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}
