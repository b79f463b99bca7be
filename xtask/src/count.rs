// SPDX-License-Identifier: EUPL-1.2
//! Reading the closing lines of the test runners.
//!
//! A test of ours that cannot run says so with one line `skipped: NAME: why` on standard error, and
//! appends the same line to the file named by the environment variable `KONTOR_SKIPPED`, when it is set.

use crate::report::{Skip, Tally};

/// Reads what `cargo nextest run` printed; `None` when it printed no summary.
pub fn nextest(output: &str) -> Option<Tally> {
    let summary = output.lines().rev().find(|line| line.contains(" run: ") && line.contains("Summary ["))?;
    let (before, counts) = summary.split_once(" run: ")?;
    let mut tally = Tally::default();
    let mut left_out = 0;
    for part in without_parentheses(counts).split(',') {
        let mut words = part.split_whitespace();
        let Some(number) = words.next().and_then(|word| word.parse::<u64>().ok()) else { continue };
        match words.collect::<Vec<_>>().join(" ").as_str() {
            "passed" => tally.passed += number,
            "skipped" => left_out += number,
            _ => tally.failed += number,
        }
    }
    // "4/9 tests run" means that the run was broken off.
    if let Some((ran, all)) = before.split_whitespace().rev().nth(1).and_then(|word| word.split_once('/'))
        && let (Ok(ran), Ok(all)) = (ran.parse::<u64>(), all.parse::<u64>())
    {
        tally.failed += all.saturating_sub(ran);
    }
    for line in output.lines() {
        match status(line) {
            Some(("SKIP", name)) if !tally.skips.iter().any(|skip| skip.name == name) => {
                tally.skips.push(Skip { name: name.to_owned(), why: "marked #[ignore]".into() });
            }
            Some(("FAIL" | "TIMEOUT" | "ABORT" | "SIGSEGV" | "SIGABRT" | "SIGKILL", name))
                if !tally.failures.iter().any(|known| known == name) =>
            {
                tally.failures.push(name.to_owned());
            }
            _ => {}
        }
    }
    fill_up_ignored(&mut tally, left_out);
    Some(tally)
}

/// The status word and the test's name in a line of nextest, for example
/// `        PASS [   0.004s] ( 3/12) store::it commit`. The word always ends in column 12, which tells
/// such a line from the indented output of a test.
pub fn status(line: &str) -> Option<(&str, &str)> {
    let (word, rest) = line.split_once(" [")?;
    let fits = word.len() == 12
        && word
            .trim_start()
            .bytes()
            .all(|byte| byte.is_ascii_uppercase() || b" -+0123456789".contains(&byte));
    if !fits {
        return None;
    }
    let (_, name) = rest.split_once(']')?;
    let mut name = name.trim();
    // A counter, or a rule of the same width when there is nothing to count.
    if let Some((counter, after)) = name.strip_prefix('(').and_then(|inner| inner.split_once(')'))
        && counter.contains(['/', '─'])
    {
        name = after.trim();
    }
    Some((word.trim(), name))
}

/// Reads what `cargo test` printed; `None` when no test binary reported a result.
pub fn cargo_test(output: &str) -> Option<Tally> {
    let mut tally = Tally::default();
    let mut found = false;
    let mut left_out = 0;
    for line in output.lines() {
        if let Some(counts) = line.strip_prefix("test result: ") {
            found = true;
            for part in counts.split(['.', ';']) {
                let mut words = part.split_whitespace();
                let (Some(number), Some(kind)) =
                    (words.next().and_then(|word| word.parse::<u64>().ok()), words.next())
                else {
                    continue;
                };
                match kind {
                    "passed" => tally.passed += number,
                    "failed" => tally.failed += number,
                    "ignored" => left_out += number,
                    _ => {}
                }
            }
        } else if let Some((name, result)) =
            line.strip_prefix("test ").and_then(|rest| rest.split_once(" ... "))
        {
            if result == "FAILED" {
                tally.failures.push(name.to_owned());
            } else if result.starts_with("ignored") {
                tally.skips.push(Skip { name: name.to_owned(), why: "marked #[ignore]".into() });
            }
        }
    }
    fill_up_ignored(&mut tally, left_out);
    found.then_some(tally)
}

/// Reads what the browser tests printed: lines `ok NAME`, `not ok NAME`, `skipped NAME: why` and the
/// closing line `N passed, N failed, N skipped`.
pub fn browser(output: &str) -> Tally {
    let mut tally = Tally::default();
    for line in output.lines() {
        if let Some(name) = line.strip_prefix("not ok ") {
            tally.failed += 1;
            tally.failures.push(format!("browser: {name}"));
        } else if line.starts_with("ok ") {
            tally.passed += 1;
        } else if let Some(rest) = line.strip_prefix("skipped ") {
            let (name, why) = rest.split_once(": ").unwrap_or((rest, "no reason given"));
            tally.skips.push(Skip { name: format!("browser: {name}"), why: why.to_owned() });
        }
    }
    match output.lines().rev().find_map(closing) {
        Some([passed, failed, left_out]) => {
            tally.passed = passed;
            tally.failed = tally.failed.max(failed);
            fill_up(&mut tally, left_out, "browser test without a line of its own", "no reason given");
        }
        None => tally.add(Tally::fail("browser: the run ended without its closing line")),
    }
    if tally.passed + tally.failed == 0 && tally.skips.is_empty() {
        tally.add(Tally::fail("browser: no test ran"));
    }
    tally
}

/// Finds the lines `skipped: NAME: why` that our tests print.
pub fn skipped_lines(output: &str) -> Vec<Skip> {
    output
        .lines()
        .filter_map(|line| line.trim_start().strip_prefix("skipped: "))
        .map(|rest| {
            let (name, why) = rest.split_once(": ").unwrap_or((rest, "no reason given"));
            Skip { name: name.trim().to_owned(), why: why.trim().to_owned() }
        })
        .collect()
}

/// The numbers of a line `N passed, N failed[, N skipped]`.
fn closing(line: &str) -> Option<[u64; 3]> {
    let mut numbers = [0; 3];
    let mut seen = 0;
    for (place, (part, word)) in line.trim().split(", ").zip(["passed", "failed", "skipped"]).enumerate() {
        *numbers.get_mut(place)? = part.strip_suffix(word)?.trim().parse().ok()?;
        seen += 1;
    }
    (seen >= 2).then_some(numbers)
}

fn fill_up_ignored(tally: &mut Tally, left_out: u64) {
    fill_up(tally, left_out, "test without a line of its own", "marked #[ignore]");
}

/// So that the number of named skips is never smaller than the number the runner counted.
fn fill_up(tally: &mut Tally, left_out: u64, name: &str, why: &str) {
    while u64::try_from(tally.skips.len()).unwrap_or(u64::MAX) < left_out {
        tally.skips.push(Skip { name: name.into(), why: why.into() });
    }
}

fn without_parentheses(text: &str) -> String {
    let mut depth = 0_u32;
    let mut kept = String::new();
    for letter in text.chars() {
        match letter {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(letter),
            _ => {}
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nextest_counts_failures_of_every_kind() {
        let output = "\
        PASS [   0.004s] ( 1/12) store::it commit\n\
        \x20       FAIL [   0.010s] ( 2/12) store::it lost_update\n\
        \x20     Summary [   0.050s] 12 tests run: 8 passed (1 slow, 1 leaky), 2 failed, 1 timed out, 1 exec failed, 2 skipped\n\
        \x20       FAIL [   0.010s] ( 2/12) store::it lost_update\n";
        let tally = nextest(output).unwrap();
        assert_eq!((tally.passed, tally.failed, tally.skips.len()), (8, 4, 2));
        assert_eq!(tally.failures, ["store::it lost_update"]);
    }

    #[test]
    fn nextest_names_the_ignored_tests() {
        let output = "        SKIP [         ] ( 1/3) store::it slow\n     Summary [   0.050s] 2 tests run: 2 passed, 1 skipped\n";
        let tally = nextest(output).unwrap();
        assert_eq!((tally.passed, tally.failed), (2, 0));
        assert_eq!(tally.skips, [Skip { name: "store::it slow".into(), why: "marked #[ignore]".into() }]);
    }

    #[test]
    fn a_nextest_run_that_was_broken_off_has_failed() {
        let tally =
            nextest("     Summary [   0.050s] 4/9 tests run: 3 passed, 1 failed, 0 skipped\n").unwrap();
        assert_eq!((tally.passed, tally.failed), (3, 6));
    }

    #[test]
    fn without_a_summary_nothing_is_claimed() {
        assert_eq!(nextest("error: could not compile `store`\n"), None);
        assert_eq!(cargo_test("error: could not compile `store`\n"), None);
    }

    #[test]
    fn cargo_test_sums_all_binaries() {
        let output = "\
test a::holds ... ok
test a::broken ... FAILED
test a::slow ... ignored, takes an hour
test result: FAILED. 1 passed; 1 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s
test result: ok. 4 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s
";
        let tally = cargo_test(output).unwrap();
        assert_eq!((tally.passed, tally.failed), (5, 1));
        assert_eq!(tally.failures, ["a::broken"]);
        assert_eq!(tally.skips.len(), 1);
    }

    #[test]
    fn browser_tests_are_counted_from_their_closing_line() {
        let tally = browser(
            "ok start page\nnot ok work list\nskipped print: no printer\n1 passed, 1 failed, 1 skipped\n",
        );
        assert_eq!((tally.passed, tally.failed, tally.skips.len()), (1, 1, 1));
        assert_eq!(tally.failures, ["browser: work list"]);
    }

    #[test]
    fn a_browser_run_without_closing_line_or_without_tests_has_failed() {
        assert_eq!(browser("ok start page\n").failed, 1);
        assert_eq!(browser("0 passed, 0 failed, 0 skipped\n").failed, 1);
    }

    #[test]
    fn skipped_lines_are_found_anywhere_in_the_output() {
        let output =
            "running\n    skipped: real_schemata: shared data absent\nskipped: odd\nnot skipped: x\n";
        assert_eq!(
            skipped_lines(output),
            [
                Skip { name: "real_schemata".into(), why: "shared data absent".into() },
                Skip { name: "odd".into(), why: "no reason given".into() },
            ]
        );
    }

    #[test]
    fn a_line_of_test_output_is_no_status_line() {
        assert_eq!(status("    thread 'x' panicked at [0]"), None);
        assert_eq!(status("array [1] x"), None);
        assert_eq!(status("        SKIP [         ] (─────) xtask a::b"), Some(("SKIP", "xtask a::b")));
        assert_eq!(status("            FAIL [   0.004s] printed by a test"), None);
        assert_eq!(
            status("        PASS [   0.004s] xtask::bin/xtask a::b"),
            Some(("PASS", "xtask::bin/xtask a::b"))
        );
        assert_eq!(status(" TERMINATING [>  2.000s] xtask a::b"), Some(("TERMINATING", "xtask a::b")));
    }
}
