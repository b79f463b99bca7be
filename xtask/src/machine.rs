// SPDX-License-Identifier: EUPL-1.2
//! What the gate needs on the machine besides Rust: PostgreSQL, Chromium and Node.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::postgres;
use crate::process;
use crate::report::Tally;
use crate::workspace::in_path;

/// The oldest Node that the npm packages run on.
pub const OLDEST_NODE: u32 = 20;

const NODE_HINT: &str = "Node 20 or newer is needed; https://nodejs.org has it for every system";

struct Need {
    name: &'static str,
    packages: &'static [&'static str],
    present: fn() -> bool,
}

const NEEDS: [Need; 3] = [
    Need { name: "PostgreSQL server", packages: &["postgresql"], present: || postgres::binaries().is_some() },
    Need { name: "Chromium", packages: &["chromium"], present: || chromium().is_some() },
    Need { name: "Node 20 with npm", packages: &["nodejs", "npm"], present: || node().is_ok() },
];

/// Installs what is missing when that is allowed here, and counts each need as one check.
pub fn ensure() -> Result<Tally> {
    let missing: Vec<&Need> = NEEDS.iter().filter(|need| !(need.present)()).collect();
    let packages: Vec<&str> = missing.iter().flat_map(|need| need.packages.iter().copied()).collect();
    if !packages.is_empty() && process::is_root() && in_path("apt-get").is_some() {
        install(&packages)?;
    }
    let mut tally = Tally::default();
    for need in &NEEDS {
        if (need.present)() {
            println!("{} is here", need.name);
            tally.add(Tally::pass());
        } else {
            let advice = if need.packages.contains(&"nodejs") {
                node().err().map_or_else(String::new, |problem| format!("{problem:#}"))
            } else {
                format!(
                    "install it with `sudo apt-get install -y --no-install-recommends {}`",
                    need.packages.join(" ")
                )
            };
            println!("{} is missing: {advice}", need.name);
            tally.add(Tally::fail(format!("{} is missing: {advice}", need.name)));
        }
    }
    Ok(tally)
}

/// The browser for the browser tests: what `KONTOR_CHROMIUM` names, or the one in `PATH`.
pub fn chromium() -> Option<PathBuf> {
    let named = env::var_os("KONTOR_CHROMIUM").map(PathBuf::from).filter(|file| file.is_file());
    named.or_else(chromium_in_path)
}

fn chromium_in_path() -> Option<PathBuf> {
    ["chromium", "chromium-browser", "google-chrome"].iter().find_map(|name| in_path(name))
}

/// Checks that Node is here and new enough; the error says what to do.
pub fn node() -> Result<()> {
    let printed = process::read(Command::new("node").arg("--version")).context(NODE_HINT)?;
    let major = major_version(&printed).with_context(|| format!("`node --version` printed {printed:?}"))?;
    if major < OLDEST_NODE {
        bail!("Node {major} is here. {NODE_HINT}");
    }
    if in_path("npm").is_none() {
        bail!("Node is here, but npm is not. {NODE_HINT}");
    }
    Ok(())
}

fn install(packages: &[&str]) -> Result<()> {
    println!("installing {}", packages.join(", "));
    for arguments in
        [vec!["update"], [vec!["install", "-y", "--no-install-recommends"], packages.to_vec()].concat()]
    {
        let mut command = Command::new("apt-get");
        command
            .args(["-q", "-o", "DPkg::Lock::Timeout=600"])
            .args(arguments)
            .env("DEBIAN_FRONTEND", "noninteractive");
        let finished = process::follow(&mut command, std::time::Duration::from_secs(1800), &mut |_| {})?;
        if !finished.success {
            let last: Vec<&str> = finished.output.lines().rev().take(15).collect();
            println!("`{}` failed:", process::spelled(&command));
            last.iter().rev().for_each(|line| println!("{line}"));
        }
    }
    Ok(())
}

fn major_version(printed: &str) -> Option<u32> {
    printed.trim().strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_is_read() {
        assert_eq!(major_version("v20.20.2\n"), Some(20));
        assert_eq!(major_version("v8.0.0"), Some(8));
        assert_eq!(major_version("unknown"), None);
    }
}
