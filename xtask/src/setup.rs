// SPDX-License-Identifier: EUPL-1.2
//! The browser side: npm packages and the bundle in `web/dist`.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::machine;
use crate::process;
use crate::workspace::Workspace;

/// Brings `web/node_modules` and `web/dist` up to date; does nothing when nothing has changed.
pub fn run(workspace: &Workspace, force: bool) -> Result<()> {
    let web = workspace.root.join("web");
    let lock = web.join("package-lock.json");
    if !lock.is_file() {
        bail!("web/package-lock.json is missing, so the npm packages are not known");
    }
    machine::node()?;
    packages(workspace, &web, force)?;
    bundle(workspace, &web, force)
}

fn packages(workspace: &Workspace, web: &Path, force: bool) -> Result<()> {
    let stamp = web.join("node_modules/.kontor-packages");
    let state = fingerprint(&[web.join("package.json"), web.join("package-lock.json"), web.join(".npmrc")])?;
    if !force && fs::read_to_string(&stamp).is_ok_and(|known| known == state) {
        println!("npm packages are up to date");
        return Ok(());
    }
    println!("fetching the npm packages");
    let mut command = workspace.command("npm");
    command.current_dir(web).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
    process::must(&mut command)?;
    fs::write(&stamp, state).with_context(|| format!("cannot write {}", stamp.display()))
}

fn bundle(workspace: &Workspace, web: &Path, force: bool) -> Result<()> {
    let stamp = web.join("node_modules/.kontor-bundle");
    let manifest = web.join("dist/manifest.json");
    let mut sources = Vec::new();
    for name in workspace.files()? {
        let of_bundle = name.starts_with("web/") && !name.starts_with("web/test/") || name.ends_with(".css");
        if of_bundle {
            sources.push(workspace.root.join(name));
        }
    }
    let state = fingerprint(&sources)?;
    if !force && manifest.is_file() && fs::read_to_string(&stamp).is_ok_and(|known| known == state) {
        println!("web/dist is up to date");
        return Ok(());
    }
    println!("bundling web/dist");
    let mut command = workspace.command("node");
    command.current_dir(web).arg("build.mjs");
    process::must(&mut command)?;
    if !manifest.is_file() {
        bail!("web/build.mjs ended without writing web/dist/manifest.json");
    }
    fs::write(&stamp, state).with_context(|| format!("cannot write {}", stamp.display()))
}

/// One line per file: length, hash, path. Files that do not exist count as empty.
fn fingerprint(files: &[PathBuf]) -> Result<String> {
    let mut text = String::new();
    for file in files {
        let bytes = match fs::read(file) {
            Ok(bytes) => bytes,
            Err(problem) if problem.kind() == std::io::ErrorKind::NotFound => Vec::new(),
            Err(problem) => return Err(problem).with_context(|| format!("cannot read {}", file.display())),
        };
        let mut hasher = DefaultHasher::new();
        bytes.hash(&mut hasher);
        text.push_str(&format!("{} {:016x} {}\n", bytes.len(), hasher.finish(), file.display()));
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_file_changes_the_fingerprint_and_a_missing_one_is_empty() {
        let folder = std::env::temp_dir().join(format!("kontor-setup-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let file = folder.join("app.css");
        let missing = fingerprint(std::slice::from_ref(&file)).unwrap();
        fs::write(&file, "a { color: red }").unwrap();
        let first = fingerprint(std::slice::from_ref(&file)).unwrap();
        fs::write(&file, "a { color: tan }").unwrap();
        let second = fingerprint(std::slice::from_ref(&file)).unwrap();
        fs::remove_dir_all(&folder).unwrap();
        assert!(missing.starts_with("0 "));
        assert_ne!(missing, first);
        assert_ne!(first, second);
    }
}
