// SPDX-License-Identifier: EUPL-1.2
//! Checks of descriptions of federal information management (FIM).

use super::Voice;
use super::import::read_code_lists;
use anyhow::Context as _;
use clap::Subcommand;
use i18n::Argument;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use xdatenfelder::quality::{self, Finding, Language, LintOptions, Report, Severity};

/// What can be done with a description.
#[derive(Debug, Subcommand)]
pub(super) enum FimCommand {
    /// Lists the coded quality messages about a schema, group, field or document profile. Ends with 1 when one of them is
    /// critical.
    Lint {
        /// The message (`XDatenfelder` 2 or 3).
        file: PathBuf,
        /// Prints JSON.
        #[arg(long)]
        json: bool,
        /// Folder with code lists in genericode; by default the folder `codelists_NAME` beside the file.
        #[arg(long)]
        code_lists: Option<PathBuf>,
    },
}

pub(super) fn run(command: &FimCommand, voice: &Voice) -> anyhow::Result<ExitCode> {
    let FimCommand::Lint { file, json, code_lists } = command;
    let report = lint(file, code_lists.clone())?;
    if *json {
        Voice::line(&serde_json::to_string_pretty(&as_json(&report))?);
    } else {
        for line in as_text(&report, voice) {
            Voice::line(&line);
        }
    }
    Ok(if report.is_critical() { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// Checks a file.
///
/// # Errors
/// When the file or a code list cannot be read or is no message of the standard.
pub fn lint(file: &Path, code_lists: Option<PathBuf>) -> anyhow::Result<Report> {
    let unreadable = || format!("{} cannot be read", file.display());
    let options = LintOptions::default();
    let bytes = std::fs::metadata(file).with_context(unreadable)?.len();
    let most = options.limits.input_bytes;
    anyhow::ensure!(usize::try_from(bytes).is_ok_and(|bytes| bytes <= most), "more than {most} bytes");
    let message = std::fs::read(file).with_context(unreadable)?;
    let lists = read_code_lists(file, code_lists)?;
    let options = LintOptions { code_lists: &lists, ..options };
    quality::lint(&message, &options).with_context(unreadable)
}

/// The report as JSON, every finding with its sentences.
pub fn as_json(report: &Report) -> Value {
    let with_sentences = |finding: &Finding| {
        let mut value = json!(finding);
        value["message"] =
            json!({ "de": finding.message(Language::German), "en": finding.message(Language::English) });
        value
    };
    json!({
        "subject_id": report.subject_id,
        "subject_version": report.subject_version,
        "counts": counts(report).into_iter().collect::<serde_json::Map<_, _>>(),
        "is_cut": report.is_cut,
        "findings": report.findings.iter().map(with_sentences).collect::<Vec<_>>(),
    })
}

fn counts(report: &Report) -> [(String, Value); 4] {
    [Severity::Critical, Severity::Method, Severity::Warning, Severity::Hint]
        .map(|severity| (severity.as_str().to_owned(), Value::from(report.count(severity))))
}

/// The report as lines: class, code, element with version, sentence, detail, place.
fn as_text(report: &Report, voice: &Voice) -> Vec<String> {
    let language = if voice.is_english() { Language::English } else { Language::German };
    let line = |finding: &Finding| {
        let class = voice.text(&format!("app-lint-{}", finding.severity.as_str()), &[]);
        let version = finding.element_version.as_deref().map(|version| format!("V{version}"));
        let element = format!("{}{}", finding.element_id, version.unwrap_or_default());
        let detail = printable(&finding.detail);
        let detail = if detail.is_empty() { detail } else { format!(" ({detail})") };
        let path = if finding.path.is_empty() { String::new() } else { format!("  [{}]", finding.path) };
        format!("{class:<10} {} {element:<20} {}{detail}{path}", finding.code, finding.message(language))
    };
    let mut lines: Vec<String> = report.findings.iter().map(line).collect();
    let subject = Argument::from(format!(
        "{}{}",
        report.subject_id,
        report.subject_version.as_deref().map(|version| format!("V{version}")).unwrap_or_default()
    ));
    if report.findings.is_empty() {
        lines.push(voice.text("app-lint-clean", &[("subject", subject)]));
        return lines;
    }
    let count = |severity| Argument::from(report.count(severity).to_string());
    let arguments = [
        ("subject", subject),
        ("critical", count(Severity::Critical)),
        ("method", count(Severity::Method)),
        ("warning", count(Severity::Warning)),
        ("hint", count(Severity::Hint)),
    ];
    lines.push(voice.text("app-lint-subject", &arguments));
    if report.is_cut {
        lines.push(voice.text("app-lint-cut", &[]));
    }
    lines
}

/// On one line and without control characters, which could write over the terminal.
fn printable(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").chars().filter(|character| !character.is_control()).collect()
}
