// SPDX-License-Identifier: EUPL-1.2
//! `kontor fim lint`: what it prints and how it ends.

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn demo(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../demo/schemata").join(name)
}

fn lint(arguments: &[&str], file: &Path, language: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_kontor"))
        .args(["fim", "lint"])
        .args(arguments)
        .arg(file)
        .env("LC_ALL", language)
        .current_dir(std::env::temp_dir())
        .output()
        .unwrap()
}

/// A schema of the project with one fault put in: a field without a name.
fn faulty() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("faulty.xdf3.xml");
    let text = std::fs::read_to_string(demo("event.xdf3.xml")).unwrap();
    let from = text.find("<xdf:datenfeld>").unwrap();
    let start = from + text[from..].find("<xdf:name>").unwrap() + "<xdf:name>".len();
    let end = start + text[start..].find("</xdf:name>").unwrap();
    std::fs::write(&file, format!("{}{}", &text[..start], &text[end..])).unwrap();
    (folder, file)
}

#[test]
fn a_critical_message_ends_with_one_and_says_what_is_wrong() {
    let (_folder, file) = faulty();
    let german = lint(&[], &file, "de_DE.UTF-8");
    assert_eq!(german.status.code(), Some(1));
    let text = String::from_utf8(german.stdout).unwrap();
    let line = text.lines().find(|line| line.contains(" 1002 ")).unwrap();
    assert!(line.starts_with("kritisch") && line.contains("Der Name fehlt."), "{line}");
    let english = String::from_utf8(lint(&[], &file, "en_GB.UTF-8").stdout).unwrap();
    assert!(english.contains("The name is missing."), "{english}");
}

#[test]
fn the_json_report_carries_codes_elements_and_both_sentences() {
    let (_folder, file) = faulty();
    let output = lint(&["--json"], &file, "de_DE.UTF-8");
    assert_eq!(output.status.code(), Some(1));
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["subject_id"], "S13000000003");
    let finding = report["findings"].as_array().unwrap().iter().find(|one| one["code"] == 1002).unwrap();
    assert_eq!(finding["severity"], "critical");
    assert_eq!(finding["message"]["de"], "Der Name fehlt.");
    assert_eq!(finding["message"]["en"], "The name is missing.");
    assert!(finding["path"].as_str().unwrap().starts_with("S13000000003/G13"), "{finding}");
}

#[test]
fn a_file_that_cannot_be_read_is_refused_with_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("broken.xml");
    std::fs::write(&file, "<broken").unwrap();
    let output = lint(&[], &file, "en_GB.UTF-8");
    assert_eq!(output.status.code(), Some(1));
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(text.contains("line 1"), "{text}");
    assert_eq!(lint(&[], &folder.path().join("nothing.xml"), "en").status.code(), Some(1));
}
