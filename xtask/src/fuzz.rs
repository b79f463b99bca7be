// SPDX-License-Identifier: EUPL-1.2
//! `cargo xtask fuzz [TARGET]`: searches for inputs that break a promise of one of the standards, guided by what the program covers.
//!
//! The targets lie in `fuzzing/`, a workspace of its own, and are built by the stable compiler: it can put in the counters that libFuzzer
//! reads, only the sanitizers are missing. `docs/decisions/0012-fuzzing-on-stable.md` says more.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::process;
use crate::report::Tally;
use crate::workspace::Workspace;

/// Every target and the standard whose promises it tests.
const TARGETS: [(&str, &str); 7] = [
    ("dmn", "dmn"),
    ("feel", "feel"),
    ("genericode", "xdatenfelder"),
    ("transparency_log", "transparency-log"),
    ("xdatenfelder_2", "xdatenfelder"),
    ("xdatenfelder_3", "xdatenfelder"),
    ("xzufi", "xzufi"),
];
/// What makes the compiler count: every edge, and what is compared with what.
const FLAGS: [&str; 5] = [
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=3",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
];
/// Largest input in bytes.
const LARGEST: &str = "-max_len=32768";
/// Seconds one input may take before it counts as endless (slow ones are found by the targets themselves), and megabytes for the program.
const BOUNDS: [&str; 2] = ["-timeout=60", "-rss_limit_mb=1024"];

/// Runs one target or all of them, each for so many seconds; true when none found anything.
pub fn run(workspace: &Workspace, target: Option<&str>, seconds: u64) -> Result<bool> {
    check(workspace, target, seconds).map(|tally| tally.failed == 0)
}

/// As [`run`]; each target is one check of the gate.
pub fn check(workspace: &Workspace, target: Option<&str>, seconds: u64) -> Result<Tally> {
    let chosen: Vec<_> =
        TARGETS.iter().filter(|(name, _)| target.is_none_or(|target| target == *name)).collect();
    if chosen.is_empty() {
        let names: Vec<&str> = TARGETS.iter().map(|(name, _)| *name).collect();
        bail!("there is no such target; there are {}", names.join(", "));
    }
    let programs = build(workspace)?;
    let mut tally = Tally::default();
    for (name, standard) in chosen {
        tally.add(search(workspace, &programs.join(name), standard, seconds)?);
    }
    Ok(tally)
}

/// Builds all targets and returns the folder they are in. The flags hold for this folder alone, so that nothing else is built anew.
fn build(workspace: &Workspace) -> Result<PathBuf> {
    let machine = machine(workspace)?;
    let target = workspace.target.join("fuzzing");
    let mut command = workspace.cargo();
    command.current_dir(workspace.root.join("fuzzing"));
    command.args(["build", "--release", "--bins", "--target", &machine]);
    command.env("RUSTFLAGS", FLAGS.join(" ")).env("CARGO_TARGET_DIR", &target);
    process::must(&mut command)?;
    Ok(target.join(machine).join("release"))
}

/// The kind of this machine as the compiler calls it. Naming it keeps the flags away from build scripts and macros.
fn machine(workspace: &Workspace) -> Result<String> {
    let told = process::read(workspace.command("rustc").arg("-vV"))?;
    let line = told.lines().find_map(|line| line.strip_prefix("host: "));
    line.map(str::to_owned).context("rustc does not say what machine this is")
}

/// Runs one target in a folder of its own: what it learned stays there for the next time.
fn search(workspace: &Workspace, program: &Path, standard: &str, seconds: u64) -> Result<Tally> {
    let name = program.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let folder = workspace.notes()?.join("fuzzing").join(&name);
    for inner in ["seeds", "corpus", "found"] {
        fs::create_dir_all(folder.join(inner)).with_context(|| format!("cannot create {inner}"))?;
    }
    let kept = workspace.root.join("standards").join(standard).join("tests/fuzz/kept").join(&name);
    let mut command = workspace.command(program);
    command.current_dir(&folder).args(["corpus", "seeds"]);
    if kept.is_dir() {
        command.arg(&kept);
    }
    command
        .args(["-dict=words.dict", "-artifact_prefix=found/", "-print_final_stats=1", LARGEST])
        .args(BOUNDS);
    command.arg(format!("-max_total_time={seconds}"));
    let limit = Duration::from_secs(seconds + 120);
    let finished = process::follow(&mut command, limit, &mut |_| {})?;
    fs::write(folder.join("log.txt"), &finished.output).context("cannot write the log")?;
    let runs = figure(&finished.output, "stat::number_of_executed_units:").unwrap_or("no");
    let covered = finished.output.lines().rev().find_map(|line| covered(line)).unwrap_or("no");
    println!("{name}: {runs} inputs, {covered} edges covered");
    let found = keep(&folder.join("found"), &kept)?;
    if finished.success && found.is_empty() {
        return Ok(Tally::pass());
    }
    let last: Vec<&str> = finished.output.lines().filter(|line| !is_progress(line)).collect();
    last.iter().rev().take(40).rev().for_each(|line| println!("  {line}"));
    found.iter().for_each(|path| println!("kept: {}", path.display()));
    Ok(Tally::fail(format!("fuzzing {name}: an input breaks a promise, the log is in {}", folder.display())))
}

/// Puts what was found beside the tests of the standard, which run it from then on.
fn keep(found: &Path, kept: &Path) -> Result<Vec<PathBuf>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(found).context("the folder of findings is missing")? {
        let path = entry?.path();
        let Some(name) = path.file_name() else { continue };
        fs::create_dir_all(kept).with_context(|| format!("cannot create {}", kept.display()))?;
        let place = kept.join(name);
        fs::copy(&path, &place).with_context(|| format!("cannot write {}", place.display()))?;
        fs::remove_file(&path).with_context(|| format!("cannot remove {}", path.display()))?;
        names.push(place);
    }
    Ok(names)
}

/// The number behind a label in libFuzzer's closing lines.
fn figure<'a>(output: &'a str, label: &str) -> Option<&'a str> {
    output.lines().find_map(|line| line.strip_prefix(label)).map(str::trim)
}

/// The number of covered edges in a line such as `#7 NEW    cov: 2412 ft: 4103`.
fn covered(line: &str) -> Option<&str> {
    if !is_progress(line) {
        return None;
    }
    line.split_once("cov: ")?.1.split(' ').next()
}

fn is_progress(line: &str) -> bool {
    line.starts_with('#')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_from_what_libfuzzer_prints() {
        let output = "#7\tINITED cov: 2412 ft: 4103 corp: 6/40Kb\nDone 8 runs\nstat::number_of_executed_units: 116789\n";
        assert_eq!(figure(output, "stat::number_of_executed_units:"), Some("116789"));
        assert_eq!(output.lines().find_map(covered), Some("2412"));
        assert_eq!(covered("INFO: cov: 3"), None);
    }

    #[test]
    fn every_target_has_its_file_and_its_standard_a_test_of_kept_inputs() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let manifest = fs::read_to_string(root.join("fuzzing/Cargo.toml")).unwrap();
        for (name, standard) in TARGETS {
            assert!(root.join(format!("fuzzing/targets/{name}.rs")).is_file(), "{name}");
            assert!(root.join(format!("standards/{standard}/tests/fuzz.rs")).is_file(), "{standard}");
            assert!(manifest.contains(&format!("name = \"{name}\"")), "{name}");
        }
        assert_eq!(manifest.matches("[[bin]]").count(), TARGETS.len());
    }
}
