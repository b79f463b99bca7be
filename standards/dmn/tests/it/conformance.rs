// SPDX-License-Identifier: EUPL-1.2
//! The conformance kit of the standard, held to a list of failing cases that may only shrink.

use std::collections::BTreeSet;

use super::shared;
use crate::folder;

#[test]
fn every_case_of_the_conformance_kit_passes_except_those_on_the_list() {
    let test = "every_case_of_the_conformance_kit_passes_except_those_on_the_list";
    let Some(kit) = shared::conformance_kit(test) else { return };
    let results = folder::run_all(&kit).unwrap();
    assert!(results.len() >= 2_409, "only {} cases", results.len());

    let listed: BTreeSet<&str> = include_str!("../data/tck-baseline.txt")
        .lines()
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty())
        .collect();
    let failed: Vec<_> = results.iter().filter(|result| !result.failures.is_empty()).collect();
    let new: Vec<String> = failed
        .iter()
        .filter(|result| !listed.contains(result.name.as_str()))
        .map(|result| format!("{}: {}", result.name, result.failures.join(" | ")))
        .collect();
    assert!(new.is_empty(), "these cases fail:\n{}", new.join("\n"));

    let failing: BTreeSet<&str> = failed.iter().map(|result| result.name.as_str()).collect();
    let known: BTreeSet<&str> = results.iter().map(|result| result.name.as_str()).collect();
    let passing: Vec<_> =
        listed.iter().filter(|name| known.contains(*name) && !failing.contains(*name)).collect();
    assert!(passing.is_empty(), "these cases pass now; take them off the list: {passing:?}");
}

#[test]
fn every_error_the_conformance_kit_announces_has_a_diagnostic() {
    let test = "every_error_the_conformance_kit_announces_has_a_diagnostic";
    let Some(kit) = shared::conformance_kit(test) else { return };
    let results = folder::run_all(&kit).unwrap();
    let silent: Vec<&str> = results
        .iter()
        .filter(|result| result.errors.1 < result.errors.0)
        .map(|result| result.name.as_str())
        .collect();
    assert!(results.iter().map(|result| result.errors.0).sum::<usize>() >= 1_208);
    assert!(silent.is_empty(), "an error without a diagnostic would go unnoticed: {silent:?}");
}
