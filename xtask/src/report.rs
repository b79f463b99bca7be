// SPDX-License-Identifier: EUPL-1.2
//! What each step of the gate found, and the closing lines.

use std::io::Write;
use std::time::{Duration, Instant};

use anyhow::Result;

/// A test that did not run, and why.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Skip {
    /// The test's name.
    pub name: String,
    /// What was missing.
    pub why: String,
}

/// Counts of one step.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Tests and checks that held.
    pub passed: u64,
    /// Tests and checks that did not hold.
    pub failed: u64,
    /// Names of what failed, as far as they are known.
    pub failures: Vec<String>,
    /// Tests that did not run.
    pub skips: Vec<Skip>,
}

impl Tally {
    /// One check that held.
    pub fn pass() -> Self {
        Self { passed: 1, ..Self::default() }
    }

    /// One check that did not hold.
    pub fn fail(why: impl Into<String>) -> Self {
        Self { failed: 1, failures: vec![why.into()], ..Self::default() }
    }

    /// One check that held or not.
    pub fn check(held: bool, why: &str) -> Self {
        if held { Self::pass() } else { Self::fail(why) }
    }

    /// Adds the counts of another tally.
    pub fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.failures.extend(other.failures);
        self.skips.extend(other.skips);
    }

    /// Notes tests that their runner counted as passed but that said themselves that they were skipped.
    pub fn take_skips_from_passed(&mut self, mut skips: Vec<Skip>) {
        skips.sort();
        skips.dedup_by(|left, right| left.name == right.name);
        skips.retain(|skip| !self.skips.iter().any(|known| known.name == skip.name));
        self.passed = self.passed.saturating_sub(count(&skips));
        self.skips.extend(skips);
    }
}

struct Step {
    title: String,
    took: Duration,
    tally: Tally,
}

/// All steps so far.
pub struct Report {
    steps: Vec<Step>,
    start: Instant,
}

impl Report {
    /// A report without steps.
    pub fn new() -> Self {
        Self { steps: Vec::new(), start: Instant::now() }
    }

    /// Runs one step under a heading; an error counts as one failure. Returns whether nothing failed.
    pub fn step(&mut self, title: &str, work: impl FnOnce() -> Result<Tally>) -> bool {
        println!("\n== {title}");
        flush();
        let start = Instant::now();
        let tally = work().unwrap_or_else(|problem| {
            println!("{problem:#}");
            Tally::fail(format!("{title}: {}", first_line(&format!("{problem:#}"))))
        });
        let took = start.elapsed();
        let held = tally.failed == 0;
        println!("-- {} ({})", if held { "ok" } else { "FAILED" }, seconds(took));
        flush();
        self.steps.push(Step { title: title.to_owned(), took, tally });
        held
    }

    /// Whether no step has failed.
    pub fn held(&self) -> bool {
        self.steps.iter().all(|step| step.tally.failed == 0)
    }

    /// The table of steps, what failed, what was skipped, and the closing line.
    pub fn closing(&self) -> String {
        let mut all = Tally::default();
        let mut text = String::from("\n== Summary\n");
        for step in &self.steps {
            let mark = if step.tally.failed == 0 { "ok    " } else { "FAILED" };
            text.push_str(&format!("{mark} {:>8}  {}\n", seconds(step.took), step.title));
            all.add(step.tally.clone());
        }
        text.push_str(&format!("       {:>8}  altogether\n", seconds(self.start.elapsed())));
        for failure in &all.failures {
            text.push_str(&format!("failed: {failure}\n"));
        }
        for skip in &all.skips {
            text.push_str(&format!("skipped: {}: {}\n", skip.name, skip.why));
        }
        text.push_str(&format!(
            "{} passed, {} failed, {} skipped",
            all.passed,
            all.failed,
            count(&all.skips)
        ));
        text
    }
}

fn count(skips: &[Skip]) -> u64 {
    u64::try_from(skips.len()).unwrap_or(u64::MAX)
}

fn seconds(time: Duration) -> String {
    let whole = time.as_secs();
    if whole >= 60 {
        format!("{} min {:02} s", whole / 60, whole % 60)
    } else {
        format!("{:.1} s", time.as_secs_f64())
    }
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or_default()
}

fn flush() {
    // Nobody is left to be told when the screen is gone.
    drop(std::io::stdout().flush());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn skip(name: &str) -> Skip {
        Skip { name: name.into(), why: "absent".into() }
    }

    #[test]
    fn the_last_line_is_the_plain_closing_line() {
        let mut report = Report::new();
        assert!(report.step("one", || Ok(Tally::pass())));
        assert!(!report.step("two", || anyhow::bail!("broken\nmore")));
        assert!(report.step("three", || Ok(Tally { passed: 5, skips: vec![skip("a")], ..Tally::default() })));
        let text = report.closing();
        assert_eq!(text.lines().last(), Some("6 passed, 1 failed, 1 skipped"));
        assert!(text.contains("failed: two: broken\n"));
        assert!(text.contains("skipped: a: absent\n"));
        assert!(!report.held());
    }

    #[test]
    fn a_test_that_says_it_was_skipped_is_not_counted_as_passed() {
        let mut tally = Tally { passed: 3, skips: vec![skip("known")], ..Tally::default() };
        tally.take_skips_from_passed(vec![skip("b"), skip("a"), skip("b"), skip("known")]);
        assert_eq!(tally.passed, 1);
        assert_eq!(tally.skips, [skip("known"), skip("a"), skip("b")]);
    }

    #[test]
    fn durations_read_as_a_person_says_them() {
        assert_eq!(seconds(Duration::from_millis(1_540)), "1.5 s");
        assert_eq!(seconds(Duration::from_secs(125)), "2 min 05 s");
    }
}
