// SPDX-License-Identifier: EUPL-1.2
//! The judgement of veraPDF, when `KONTOR_VERAPDF` names its program.

use std::process::Command;

use pdf::Renderer;

use crate::fixtures::{created, english, german, summary};

#[test]
fn verapdf_finds_no_fault_in_letters_and_summaries() {
    let Some(program) = std::env::var_os("KONTOR_VERAPDF").filter(|path| !path.is_empty()) else {
        eprintln!("skipped: verapdf_finds_no_fault_in_letters_and_summaries: KONTOR_VERAPDF is not set");
        return;
    };
    let renderer = Renderer::new().unwrap();
    let folder = tempfile::tempdir().unwrap();
    for (name, file) in [
        ("german.pdf", renderer.letter(&german(), created())),
        ("english.pdf", renderer.letter(&english(), created())),
        ("summary.pdf", renderer.document(&summary(), created())),
    ] {
        let path = folder.path().join(name);
        std::fs::write(&path, file.unwrap()).unwrap();
        for flavour in ["2a", "ua1"] {
            let output = Command::new(&program)
                .args(["--format", "text", "--flavour", flavour])
                .arg(&path)
                .output()
                .unwrap();
            let report = String::from_utf8_lossy(&output.stdout);
            assert!(output.status.success() && report.starts_with("PASS"), "{name} as {flavour}: {report}");
        }
    }
}
