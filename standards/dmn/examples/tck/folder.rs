// SPDX-License-Identifier: EUPL-1.2
//! Runs every test file below a folder in the layout of the conformance kit: `NAME/NAME-test-NN.xml` beside its models.

use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use dmn::model::Definitions;
use dmn::tck::{TestCase, TestFile, Verdict, read_tests, run_case};
use dmn::{Limits, Model};
use feel::Value;
use feel::value::DateTime;

/// One case and how it ended.
pub struct CaseResult {
    /// Folder, number of the test file and id of the case, for example `0001-filter/01/001`.
    pub name: String,
    /// Why it failed; nothing when it passed.
    pub failures: Vec<String>,
    /// Results for which the case announces an error, and those of them with a diagnostic.
    pub errors: (usize, usize),
}

/// Runs everything below a folder, in the order of names.
///
/// # Errors
/// A folder or file that cannot be read.
pub fn run_all(folder: &Path) -> io::Result<Vec<CaseResult>> {
    let mut results = Vec::new();
    for file in test_files(folder)? {
        run_file(&file, &mut results)?;
    }
    Ok(results)
}

fn test_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "xml") {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

fn run_file(file: &Path, results: &mut Vec<CaseResult>) -> io::Result<()> {
    let folder = file.parent().unwrap_or(Path::new("."));
    let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let number = stem.rsplit_once("-test-").map_or(stem.as_str(), |(_, number)| number);
    let prefix = format!("{}/{number}", folder.file_name().unwrap_or_default().to_string_lossy());
    let tests = match read_tests(&fs::read(file)?, &Limits::default()) {
        Ok(tests) => tests,
        Err(error) => {
            let failures = vec![error.to_string()];
            results.push(CaseResult { name: format!("{prefix}/file"), failures, errors: (0, 0) });
            return Ok(());
        }
    };
    let model = model(folder, &tests);
    for case in &tests.cases {
        let verdict = match &model {
            Ok(model) => guarded(model, case),
            Err(reason) => failed(reason.clone()),
        };
        results.push(CaseResult {
            name: format!("{prefix}/{}", case.id),
            failures: verdict.failures,
            errors: (verdict.announced_errors, verdict.reported_errors),
        });
    }
    Ok(())
}

/// A panic is a failed case, not the end of the run.
fn guarded(model: &Model, case: &TestCase) -> Verdict {
    let run = std::panic::AssertUnwindSafe(|| run_case(model, case, now()));
    std::panic::catch_unwind(run).unwrap_or_else(|_| failed("panicked".to_owned()))
}

fn failed(reason: String) -> Verdict {
    Verdict { failures: vec![reason], announced_errors: 0, reported_errors: 0 }
}

/// A fixed moment: no case depends on it, and every run is the same.
fn now() -> DateTime {
    match feel::value::parse_temporal("2026-07-01T12:00:00Z") {
        Some(Value::DateTime(moment)) => moment,
        _ => unreachable!("the text is a date and time"),
    }
}

/// The tested model and those it imports, directly or through others, from the same folder.
fn model(folder: &Path, tests: &TestFile) -> Result<Model, String> {
    let mut found: HashMap<PathBuf, Definitions> = HashMap::new();
    for entry in fs::read_dir(folder).map_err(|error| error.to_string())?.flatten() {
        let path = entry.path();
        if path.extension().is_some_and(|extension| extension == "dmn") {
            let bytes = fs::read(&path).map_err(|error| error.to_string())?;
            let read = dmn::read(&bytes, &Limits::default());
            let tested = path.file_name().is_some_and(|name| name.to_string_lossy() == tests.model);
            match read {
                Ok(definitions) => found.insert(path, definitions),
                Err(error) if tested => return Err(error.to_string()),
                Err(_) => None,
            };
        }
    }
    let tested =
        found.remove(&folder.join(&tests.model)).ok_or_else(|| format!("no model {}", tests.model))?;
    let mut models = vec![tested];
    let mut next = 0;
    while next < models.len() {
        let wanted: Vec<String> =
            models[next].imports.iter().map(|import| import.namespace.clone()).collect();
        for namespace in wanted {
            let known = models.iter().any(|model| model.namespace == namespace);
            let path =
                found.iter().find(|(_, model)| model.namespace == namespace).map(|(path, _)| path.clone());
            if let (false, Some(path)) = (known, path) {
                models.extend(found.remove(&path));
            }
        }
        next += 1;
    }
    Model::compile_leniently(&models).map_err(|faults| {
        let messages: Vec<String> = faults
            .iter()
            .map(|fault| {
                let language = feel::Language::English;
                format!("{}: {}", fault.source.describe(language), fault.message(language))
            })
            .collect();
        messages.join("; ")
    })
}
