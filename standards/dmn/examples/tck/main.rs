// SPDX-License-Identifier: EUPL-1.2
//! `cargo xtask tck DIR`: every case of the conformance kit below a folder; the last line counts.

mod folder;

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let names_only = arguments.iter().any(|argument| argument == "--names");
    arguments.retain(|argument| argument != "--names");
    let [directory] = arguments.as_slice() else {
        eprintln!("usage: tck [--names] DIR");
        return ExitCode::from(2);
    };
    let results = match folder::run_all(Path::new(directory)) {
        Ok(results) => results,
        Err(error) => {
            eprintln!("{directory}: {error}");
            return ExitCode::FAILURE;
        }
    };
    if results.is_empty() {
        eprintln!("{directory}: there are no test cases here");
        return ExitCode::FAILURE;
    }
    let mut passed = 0;
    let mut announced = 0;
    let mut reported = 0;
    for result in &results {
        announced += result.errors.0;
        reported += result.errors.1;
        if !names_only && result.errors.0 > result.errors.1 {
            println!("silent {}: the case announces an error and there is no diagnostic", result.name);
        }
        if result.failures.is_empty() {
            passed += 1;
        } else if names_only {
            println!("{}", result.name);
        } else {
            println!("failed {}: {}", result.name, result.failures.join(" | ").replace('\n', " "));
        }
    }
    if !names_only {
        println!("{reported} of {announced} announced errors have a diagnostic");
        println!("{passed} passed, {} failed", results.len() - passed);
    }
    ExitCode::SUCCESS
}
