// SPDX-License-Identifier: EUPL-1.2
//! `cargo xtask test` and `cargo xtask full`: the gate.
//!
//! What a step finds here, tests find in their environment: `KONTOR_TEST_POSTGRES` (address of a real server),
//! `KONTOR_SKIPPED` (file to which a skipped test appends `skipped: NAME: why`), `KONTOR_FULL` (set to 1 when long runs
//! are wanted), and for the browser tests `KONTOR_BINARY` and `KONTOR_CHROMIUM`.

use std::collections::HashSet;
use std::env;
use std::fs::{self, File};
use std::io::{IsTerminal, Write};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::count;
use crate::fuzz;
use crate::house;
use crate::licences;
use crate::machine;
use crate::postgres::{self, Postgres};
use crate::process::{self, Finished};
use crate::report::{Report, Tally};
use crate::setup;
use crate::workspace::Workspace;

/// How long `full` searches with each fuzz target.
const FUZZING_SECONDS: u64 = 60;

/// How much is tested and how much of it is shown.
#[derive(Clone, Copy)]
pub struct Extent {
    /// Whether the long runs belong to it.
    pub full: bool,
    /// Whether the line of every test is shown.
    pub verbose: bool,
}

impl Extent {
    fn limit(self) -> Duration {
        Duration::from_secs(60 * if self.full { 240 } else { 40 })
    }
}

/// Runs all steps and prints the closing line; true when nothing failed.
pub fn run(workspace: &Workspace, extent: Extent) -> Result<bool> {
    let gate = Gate::new(workspace, extent)?;
    let mut report = Report::new();
    report.step("What the machine needs", machine::ensure);
    report.step("Browser side (npm, bundle)", || setup::run(workspace, false).map(|()| Tally::pass()));
    report.step("Formatting", || gate.cargo_check(&["fmt", "--all", "--check"], "run `cargo fmt --all`"));
    report.step("Rules of the house", || house::check(workspace));
    report.step("Licences of dependencies", || licences::check(workspace));
    report.step("Lints", || {
        let arguments = ["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"];
        gate.cargo_check(&arguments, "clippy finds something")
    });
    let mut server = None;
    report.step("PostgreSQL", || {
        let binaries = postgres::binaries().context("there is no PostgreSQL server")?;
        let started = Postgres::start(&binaries)?;
        println!("a server of {} listens on a private socket", binaries.display());
        server = Some(started);
        Ok(Tally::pass())
    });
    let address = server.as_ref().map(Postgres::url);
    let built = report.step("Build", || {
        gate.cargo_check(&["build", "--workspace", "--bins", "--tests"], "the workspace does not build")
    });
    if built {
        report.step("Tests", || gate.tests(address.as_deref()));
        report.step("Examples in the documentation", || gate.documentation_tests());
        report.step("Browser tests", || gate.browser_tests());
    } else {
        for title in ["Tests", "Examples in the documentation", "Browser tests"] {
            report.step(title, || bail!("not run, because the build failed"));
        }
    }
    drop(server);
    if extent.full {
        report.step("Fuzzing", || fuzz::check(workspace, None, FUZZING_SECONDS));
    }
    let (used, files) = disk_use(&workspace.target);
    println!("\n{} holds {} in {files} files", gate.shown(&workspace.target), gigabytes(used));
    let mut screen = std::io::stdout();
    writeln!(screen, "{}", report.closing())?;
    screen.flush()?;
    Ok(report.held())
}

struct Gate<'a> {
    workspace: &'a Workspace,
    extent: Extent,
    notes: PathBuf,
}

impl<'a> Gate<'a> {
    fn new(workspace: &'a Workspace, extent: Extent) -> Result<Self> {
        Ok(Self { workspace, extent, notes: workspace.notes()? })
    }

    /// Sets what all steps share. Never `RUSTFLAGS`: a change there would build everything anew.
    fn with_surroundings(&self, mut command: Command) -> Command {
        if env::var_os("CI").is_some() {
            command.env("CARGO_INCREMENTAL", "0");
        }
        if self.extent.full {
            command.env("KONTOR_FULL", "1");
            if env::var_os("PROPTEST_CASES").is_none() {
                command.env("PROPTEST_CASES", "10000");
            }
        } else {
            command.env_remove("KONTOR_FULL");
            // The same cases every time: what the gate says depends on the tree alone. New cases are the business of `full`.
            if env::var_os("PROPTEST_RNG_SEED").is_none() {
                command.env("PROPTEST_RNG_SEED", "2026");
            }
        }
        command.env_remove("KONTOR_TEST_POSTGRES").env_remove("KONTOR_SKIPPED");
        command
    }

    fn cargo(&self) -> Command {
        self.with_surroundings(self.workspace.cargo())
    }

    fn cargo_check(&self, arguments: &[&str], advice: &str) -> Result<Tally> {
        let mut command = self.cargo();
        command.args(arguments);
        if !std::io::stderr().is_terminal() {
            // Hundreds of lines "Compiling ..." help nobody in a log.
            command.env("CARGO_TERM_QUIET", "true");
        }
        let held = process::show(&mut command)?;
        Ok(Tally::check(held, &format!("`{}`: {advice}", process::spelled(&command))))
    }

    /// Unit, module and system tests, on SQLite and on the PostgreSQL at `address`.
    fn tests(&self, address: Option<&str>) -> Result<Tally> {
        let skipped = self.notes.join("skipped.txt");
        File::create(&skipped).with_context(|| format!("cannot write {}", skipped.display()))?;
        let nextest = self.has_nextest();
        let mut command = self.cargo();
        if nextest {
            command.args(["nextest", "run", "--workspace", "--no-fail-fast", "--no-tests", "fail"]);
            command.args(["--success-output", "immediate", "--failure-output", "immediate"]);
            command.args(["--status-level", "all", "--final-status-level", "fail"]);
            command.args(["--tool-config-file", &self.nextest_settings()]);
            if self.extent.full {
                command.args(["--profile", "full"]);
            }
        } else {
            println!("cargo-nextest is not here; `cargo test` does it more slowly");
            command.args(["test", "--workspace", "--lib", "--bins", "--tests", "--no-fail-fast"]);
            command.args(["--", "--show-output"]);
        }
        command.env("KONTOR_SKIPPED", &skipped).env("CARGO_TERM_COLOR", "never");
        if let Some(address) = address {
            command.env("KONTOR_TEST_POSTGRES", address);
        }
        let mut screen = TestScreen::new(self.extent.verbose || !nextest);
        let finished = self.follow(&mut command, "tests.log", &mut |line| screen.show(line))?;
        let read =
            if nextest { count::nextest(&finished.output) } else { count::cargo_test(&finished.output) };
        let mut tally = settle(read, &finished, "tests");
        let mut skips = count::skipped_lines(&fs::read_to_string(&skipped).unwrap_or_default());
        skips.extend(count::skipped_lines(&finished.output));
        tally.take_skips_from_passed(skips);
        println!("{} passed, {} failed, {} skipped here", tally.passed, tally.failed, tally.skips.len());
        Ok(tally)
    }

    /// The examples in doc comments; cargo builds each library's once more, so only when there are any.
    fn documentation_tests(&self) -> Result<Tally> {
        let libraries = self.libraries_with_examples()?;
        if libraries.is_empty() {
            println!("no doc comment holds an example");
            return Ok(Tally::default());
        }
        println!("examples in {}", libraries.join(", "));
        let mut command = self.cargo();
        // The whole workspace: a choice of crates would unify features differently and build anew.
        command.args(["test", "--doc", "--workspace", "--no-fail-fast"]).env("CARGO_TERM_COLOR", "never");
        let finished = self.follow(&mut command, "examples.log", &mut |line| {
            if line.contains("FAILED") || line.starts_with("error") {
                println!("{line}");
            }
        })?;
        Ok(settle(count::cargo_test(&finished.output), &finished, "examples in the documentation"))
    }

    fn browser_tests(&self) -> Result<Tally> {
        let program = self.workspace.root.join("web/test/run.mjs");
        if !program.is_file() {
            bail!("web/test/run.mjs is missing");
        }
        let browser = machine::chromium().context("there is no Chromium")?;
        let mut command = self.with_surroundings(self.workspace.command("node"));
        command.arg(&program).env("KONTOR_CHROMIUM", browser);
        command.env("KONTOR_BINARY", self.workspace.program("debug", "kontor"));
        let finished = self.follow(&mut command, "browser.log", &mut |line| println!("{line}"))?;
        Ok(settle(Some(count::browser(&finished.output)), &finished, "browser tests"))
    }

    /// Runs a program and keeps its whole output in a file beside the build.
    fn follow(&self, command: &mut Command, name: &str, each: &mut dyn FnMut(&str)) -> Result<Finished> {
        let finished = process::follow(command, self.extent.limit(), each)?;
        let log = self.notes.join(name);
        fs::write(&log, &finished.output).with_context(|| format!("cannot write {}", log.display()))?;
        println!("the whole output is in {}", self.shown(&log));
        Ok(finished)
    }

    fn shown(&self, path: &Path) -> String {
        path.strip_prefix(&self.workspace.root).unwrap_or(path).display().to_string()
    }

    fn has_nextest(&self) -> bool {
        self.workspace
            .cargo()
            .args(["nextest", "--version"])
            .output()
            .is_ok_and(|output| output.status.success())
    }

    fn nextest_settings(&self) -> String {
        format!("kontor:{}", self.workspace.root.join("xtask/nextest.toml").display())
    }

    fn libraries_with_examples(&self) -> Result<Vec<String>> {
        let files = self.workspace.files()?;
        let mut found = Vec::new();
        for library in &self.workspace.crates {
            let is_library =
                library.targets.iter().any(|target| target.kind.iter().any(|kind| kind == "lib"));
            let folder = library.manifest_path.parent().context("a crate lies in no folder")?;
            let start = format!("{}/src/", self.shown(folder));
            let with_example = |name: &&String| {
                name.starts_with(&start)
                    && name.ends_with(".rs")
                    && fs::read_to_string(self.workspace.root.join(name)).is_ok_and(|text| has_example(&text))
            };
            if is_library && files.iter().any(|name| with_example(&name)) {
                found.push(library.name.clone());
            }
        }
        Ok(found)
    }
}

/// Bytes on disk under a folder, and the number of files; a file with several names counts once.
fn disk_use(folder: &Path) -> (u64, u64) {
    let (mut bytes, mut files) = (0, 0);
    let mut seen = HashSet::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(next) = waiting.pop() {
        for entry in fs::read_dir(next).into_iter().flatten().flatten() {
            let Ok(found) = entry.metadata() else { continue };
            if found.is_dir() {
                waiting.push(entry.path());
            } else if seen.insert(found.ino()) {
                bytes += found.blocks() * 512;
                files += 1;
            }
        }
    }
    (bytes, files)
}

fn gigabytes(bytes: u64) -> String {
    format!("{}.{} GB", bytes / 1_000_000_000, bytes % 1_000_000_000 / 100_000_000)
}

/// Whether a doc comment opens a code block that rustdoc runs.
fn has_example(text: &str) -> bool {
    let mut inside = false;
    for line in text.lines().map(str::trim_start) {
        let Some(doc) = line.strip_prefix("///").or_else(|| line.strip_prefix("//!")) else {
            inside = false;
            continue;
        };
        if let Some(language) = doc.trim_start().strip_prefix("```") {
            let runs = language.is_empty()
                || ["rust", "should_panic", "no_run", "compile_fail"]
                    .iter()
                    .any(|word| language.starts_with(word));
            if !inside && runs {
                return true;
            }
            inside = !inside;
        }
    }
    false
}

/// A run that failed although no single test did, or that said nothing, is one failure.
fn settle(read: Option<Tally>, finished: &Finished, what: &str) -> Tally {
    let silent = read.is_none();
    let mut tally = read.unwrap_or_default();
    if !finished.success && tally.failed == 0 {
        let last: Vec<&str> = finished.output.lines().rev().take(20).collect();
        last.iter().rev().for_each(|line| println!("{line}"));
        let why = if silent { "ended without a summary" } else { "ended with an error" };
        tally.add(Tally::fail(format!("{what}: the run {why}")));
    } else if silent {
        tally.add(Tally::fail(format!("{what}: no test ran")));
    }
    tally
}

/// Shows failures and what cargo says; hides the output of tests that held.
struct TestScreen {
    everything: bool,
    hiding: bool,
    held: u64,
}

impl TestScreen {
    fn new(everything: bool) -> Self {
        Self { everything, hiding: false, held: 0 }
    }

    fn show(&mut self, line: &str) {
        match count::status(line) {
            Some(("PASS" | "LEAK" | "FLAKY", _)) => {
                self.hiding = true;
                self.held += 1;
                if self.everything {
                    println!("{line}");
                } else if self.held.is_multiple_of(200) {
                    println!("  ... {} tests", self.held);
                }
                return;
            }
            Some(_) => self.hiding = false,
            None if line.starts_with("────") => self.hiding = false,
            None => {}
        }
        if !self.hiding {
            println!("{line}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_code_blocks_that_rustdoc_runs_are_examples() {
        assert!(has_example("/// Adds.\n/// ```\n/// add(1);\n/// ```\nfn add() {}"));
        assert!(has_example("//! ```compile_fail\n//! x\n//! ```"));
        assert!(!has_example("/// ```text\n/// a --> b\n/// ```\nfn add() {}"));
        assert!(!has_example("let text = \"```\";"));
    }

    #[test]
    fn only_the_output_of_failed_tests_is_shown() {
        let mut screen = TestScreen::new(false);
        screen.show("        PASS [   0.005s] nx tests::good");
        assert!(screen.hiding);
        screen.show("        FAIL [   0.005s] nx tests::bad");
        assert!(!screen.hiding);
        screen.show("        PASS [   0.005s] nx tests::fine");
        screen.show("────────────");
        assert!(!screen.hiding);
    }

    #[test]
    fn bytes_read_as_gigabytes() {
        assert_eq!(gigabytes(3_460_000_000), "3.4 GB");
    }

    #[test]
    fn a_failed_run_without_a_failed_test_is_one_failure() {
        let broken = Finished { output: "error: could not compile".into(), success: false };
        assert_eq!(settle(None, &broken, "tests").failed, 1);
        assert_eq!(settle(Some(Tally::pass()), &broken, "tests").failed, 1);
        let fine = Finished { output: String::new(), success: true };
        assert_eq!(settle(None, &fine, "tests").failed, 1);
        assert_eq!(settle(Some(Tally::pass()), &fine, "tests").failed, 0);
    }
}
