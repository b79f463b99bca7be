// SPDX-License-Identifier: EUPL-1.2
//! Licences of all crates that end up in the program, held against the list that goes with EUPL-1.2.

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::process;
use crate::report::Tally;
use crate::workspace::Workspace;

/// Licences whose code may be part of Kontor.
const ACCEPTED: [&str; 18] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "EUPL-1.2",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "OpenSSL",
    "Unicode-3.0",
    "Unicode-DFS-2016",
    "Unlicense",
    "Zlib",
];

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    version: String,
    license: Option<String>,
    license_file: Option<String>,
}

/// `cargo xtask licences`.
pub fn run(workspace: &Workspace) -> Result<bool> {
    check(workspace).map(|tally| tally.failed == 0)
}

/// Checks all dependencies for this kind of machine; one check in the gate.
pub fn check(workspace: &Workspace) -> Result<Tally> {
    let mut command = workspace.cargo();
    command.args(["metadata", "--format-version", "1", "--filter-platform", "x86_64-unknown-linux-gnu"]);
    let read: Metadata = serde_json::from_str(&process::read(&mut command)?)
        .context("cargo metadata printed something unknown")?;
    let mut held = true;
    for package in &read.packages {
        let why = match (&package.license, &package.license_file) {
            (Some(expression), _) if acceptable(expression) => continue,
            (Some(expression), _) => format!("`{expression}` is not among the accepted licences"),
            (None, Some(file)) => format!("names no licence, only the file {file}"),
            (None, None) => "names no licence".to_owned(),
        };
        held = false;
        println!(
            "{} {}: {why}; replace the crate, or accept it in xtask/src/licences.rs",
            package.name, package.version
        );
    }
    println!("{} crates", read.packages.len());
    Ok(Tally::check(held, "licences: a dependency has one that is not accepted"))
}

/// Whether an SPDX expression leaves a choice that is accepted. `/` is an old way to write `OR`.
fn acceptable(expression: &str) -> bool {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut place = 0;
    alternatives(&words, &mut place).unwrap_or(false) && place == words.len()
}

fn alternatives(words: &[&str], place: &mut usize) -> Option<bool> {
    let mut held = conjunction(words, place)?;
    while words.get(*place) == Some(&"OR") {
        *place += 1;
        held |= conjunction(words, place)?;
    }
    Some(held)
}

fn conjunction(words: &[&str], place: &mut usize) -> Option<bool> {
    let mut held = single(words, place)?;
    while words.get(*place) == Some(&"AND") {
        *place += 1;
        held &= single(words, place)?;
    }
    Some(held)
}

fn single(words: &[&str], place: &mut usize) -> Option<bool> {
    let word = *words.get(*place)?;
    *place += 1;
    if word == "(" {
        let held = alternatives(words, place)?;
        *place += 1;
        return (words.get(*place - 1) == Some(&")")).then_some(held);
    }
    if words.get(*place) == Some(&"WITH") {
        let whole = format!("{word} WITH {}", words.get(*place + 1)?);
        *place += 2;
        return Some(ACCEPTED.contains(&whole.as_str()));
    }
    Some(ACCEPTED.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_accepted_alternative_is_enough() {
        assert!(acceptable("MIT OR GPL-3.0-only"));
        assert!(acceptable("GPL-2.0/MIT"));
        assert!(acceptable("(MIT OR Apache-2.0) AND Unicode-3.0"));
        assert!(acceptable("Apache-2.0 WITH LLVM-exception OR GPL-2.0-only"));
    }

    #[test]
    fn every_part_of_a_conjunction_must_be_accepted() {
        assert!(!acceptable("MIT AND GPL-3.0-only"));
        assert!(!acceptable("AGPL-3.0-only"));
        assert!(!acceptable("(MIT"));
        assert!(!acceptable(""));
        assert!(!acceptable("GPL-3.0 WITH Classpath-exception-2.0"));
    }
}
