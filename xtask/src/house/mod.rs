// SPDX-License-Identifier: EUPL-1.2
//! The rules of the house, as far as a program can check them. Rule numbers are those of `ARCHITECTURE.md`.

mod code;
mod floors;
mod glossary;
mod locales;
mod markup;
mod place;
mod shape;
mod source;

use std::fs;

use anyhow::Result;

use crate::report::Tally;
use crate::workspace::Workspace;

/// Something that breaks a rule, or comes close to it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// The file, relative to the project's folder.
    pub path: String,
    /// The line, counted from 1; 0 for the file as a whole.
    pub line: usize,
    /// The rule that is broken.
    pub rule: &'static str,
    /// What is wrong and what to do.
    pub message: String,
    /// Whether it only warns.
    pub warning: bool,
}

impl Finding {
    /// A broken rule.
    pub fn new(path: &str, line: usize, rule: &'static str, message: impl Into<String>) -> Self {
        Self { path: path.to_owned(), line, rule, message: message.into(), warning: false }
    }

    /// Something that will soon break a rule.
    pub fn warning(path: &str, line: usize, rule: &'static str, message: impl Into<String>) -> Self {
        Self { warning: true, ..Self::new(path, line, rule, message) }
    }
}

/// A text file of the project.
pub struct TextFile {
    /// Relative to the project's folder, with `/`.
    pub path: String,
    /// Its content.
    pub text: String,
}

/// Endings of the files that are read.
const READ: [&str; 13] =
    [".rs", ".html", ".mjs", ".js", ".css", ".ftl", ".toml", ".sql", ".md", ".yml", ".json", ".svg", ".txt"];

/// `cargo xtask house`.
pub fn run(workspace: &Workspace) -> Result<bool> {
    check(workspace).map(|tally| tally.failed == 0)
}

/// Prints every finding and counts each kind of check as one.
pub fn check(workspace: &Workspace) -> Result<Tally> {
    let files = texts(workspace)?;
    let checks: [(&str, Vec<Finding>); 7] = [
        ("floors", floors::check(workspace)),
        ("shape of files and modules", shape::check(&files)),
        ("code", code::check(&files)),
        ("pages", markup::check(&files)),
        ("translations", locales::check(&files)),
        ("glossary", glossary::check(&files)),
        ("machine paths", shape::machine_paths(&files)),
    ];
    let mut tally = Tally::default();
    for (name, mut findings) in checks {
        findings.sort();
        for finding in &findings {
            let kind = if finding.warning { "warning, " } else { "" };
            println!("{}:{}: {kind}{}: {}", finding.path, finding.line, finding.rule, finding.message);
        }
        let broken = findings.iter().filter(|finding| !finding.warning).count();
        tally.add(Tally::check(broken == 0, &format!("house, {name}: {broken} findings")));
    }
    println!(
        "{} files read, {} of {} kinds of check hold",
        files.len(),
        tally.passed,
        tally.passed + tally.failed
    );
    Ok(tally)
}

fn texts(workspace: &Workspace) -> Result<Vec<TextFile>> {
    let mut texts = Vec::new();
    for path in workspace.files()? {
        if READ.iter().any(|ending| path.ends_with(ending)) || path == ".ci/run" {
            // A file that is not UTF-8 (a test sample) has nothing that these rules speak of.
            if let Ok(text) = fs::read_to_string(workspace.root.join(&path)) {
                texts.push(TextFile { path, text });
            }
        }
    }
    Ok(texts)
}

#[cfg(test)]
mod tests {
    use super::TextFile;

    /// A file for the tests of the checks.
    pub fn file(path: &str, text: &str) -> TextFile {
        TextFile { path: path.to_owned(), text: text.to_owned() }
    }
}
