// SPDX-License-Identifier: EUPL-1.2
//! `cargo xtask bench decisions`: a decision table with 50 rows, evaluations per second on one core.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use dmn::{Inputs, Limits, Model};
use feel::{Environment, Number, Value};

/// What one second on one core should give at least.
const WANTED: f64 = 200_000.0;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let json = arguments.iter().any(|argument| argument == "--json");
    let seconds = arguments
        .iter()
        .position(|argument| argument == "--seconds")
        .and_then(|position| arguments.get(position + 1))
        .map_or(Ok(5), |text| text.parse::<u64>())?;
    let definitions = dmn::read(model().as_bytes(), &Limits::default())?;
    let started = Instant::now();
    let model = Model::compile(&[definitions]).map_err(|faults| format!("{faults:?}"))?;
    let compile = started.elapsed();
    let now = match feel::value::parse_temporal("2026-07-01T12:00:00Z") {
        Some(Value::DateTime(moment)) => moment,
        _ => return Err("the moment cannot be read".into()),
    };
    let environment = Environment::at(now);
    let cases = cases();
    check(&model, &cases, &environment)?;

    let limit = Duration::from_secs(seconds);
    let before = processor_time();
    let started = Instant::now();
    let mut count = 0_u64;
    let mut steps = 0_u64;
    while started.elapsed() < limit {
        for (_, inputs, _) in &cases {
            let outcome = model.evaluate("Fee", inputs, &environment)?;
            steps += outcome.steps;
            count += 1;
        }
    }
    let elapsed = started.elapsed();
    let spent = before.zip(processor_time()).map_or(elapsed, |(before, after)| after.saturating_sub(before));
    let rate = count as f64 / spent.as_secs_f64();
    let each = 1_000_000.0 / rate;
    let refusals = refusals(&environment)?;
    let per_second = count as f64 / elapsed.as_secs_f64();
    let mut figures = vec![
        ("decisions.rows", 50.0),
        ("decisions.per_second_and_core", rate.round()),
        ("decisions.wanted_per_second_and_core", WANTED),
        ("decisions.microseconds", each),
        ("decisions.per_second", per_second.round()),
        ("decisions.compile_milliseconds", milliseconds(compile)),
        ("decisions.steps", (steps / count.max(1)) as f64),
    ];
    figures.extend(refusals);
    if json {
        let parts: Vec<String> =
            figures.iter().map(|(name, value)| format!("\"{name}\": {}", rounded(*value))).collect();
        println!("{{{}}}", parts.join(", "));
    } else {
        for (name, value) in figures {
            println!("{name:<58} {}", rounded(value));
        }
    }
    Ok(())
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// A figure with three decimals at most.
fn rounded(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}

/// How long it takes to refuse what is too much.
fn refusals(environment: &Environment) -> Result<Vec<(&'static str, f64)>, Box<dyn std::error::Error>> {
    let mut figures = Vec::new();
    let expressions = [
        (
            "decisions.million_steps_refused_milliseconds",
            "count(for i in 1..1000000 return i * i)".to_owned(),
        ),
        (
            "decisions.doubling_refused_milliseconds",
            "for i in 1..60 return if i = 1 then \"xxxxxxxx\" else partial[-1] + partial[-1]".to_owned(),
        ),
    ];
    for (name, text) in expressions {
        let definitions = dmn::read(literal(&text).as_bytes(), &Limits::default())?;
        let model = Model::compile(&[definitions]).map_err(|faults| format!("{faults:?}"))?;
        let started = Instant::now();
        let outcome = model.evaluate("D", &Inputs::new(), environment)?;
        figures.push((name, milliseconds(started.elapsed())));
        if !outcome.diagnostics.iter().any(dmn::Diagnostic::ends_evaluation) {
            return Err(format!("{name}: not refused").into());
        }
    }
    let nested = literal(&format!("{}1{}", "(".repeat(30_000), ")".repeat(30_000)));
    let started = Instant::now();
    let refused = Model::compile(&[dmn::read(nested.as_bytes(), &Limits::default())?]).is_err();
    figures.push(("decisions.nesting_refused_milliseconds", milliseconds(started.elapsed())));
    let bomb = format!("<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\">]>{}", literal("1"));
    if !refused || dmn::read(bomb.as_bytes(), &Limits::default()).is_ok() {
        return Err("nesting or document type not refused".into());
    }
    Ok(figures)
}

/// A model with one decision `D`.
fn literal(text: &str) -> String {
    format!(
        "<definitions xmlns=\"https://www.omg.org/spec/DMN/20230324/MODEL/\" namespace=\"urn:bench\" name=\"One\">\
         <decision id=\"d\" name=\"D\"><literalExpression><text>{text}</text></literalExpression></decision></definitions>"
    )
}

/// The processor time of this process so far, where the kernel tells it. On a busy machine it is less than the time on the clock.
fn processor_time() -> Option<Duration> {
    let text = std::fs::read_to_string("/proc/self/schedstat").ok()?;
    text.split_whitespace().next()?.parse().ok().map(Duration::from_nanos)
}

/// A table of fees: ten ranges of area, five uses, and whether the building is listed in the last of each.
fn model() -> String {
    let mut rules = String::new();
    for area in 0..10 {
        for (number, usage) in ["housing", "trade", "storage", "farming", "other"].iter().enumerate() {
            let listed = if area == 9 { "false" } else { "-" };
            let range = format!("[{}..{})", area * 100, (area + 1) * 100);
            let fee = 50 + area * 25 + number * 10;
            // Writing to a text cannot fail.
            let _ = write!(
                rules,
                "<rule><inputEntry><text>{range}</text></inputEntry><inputEntry><text>\"{usage}\"</text></inputEntry>\
                 <inputEntry><text>{listed}</text></inputEntry><outputEntry><text>{fee}</text></outputEntry></rule>"
            );
        }
    }
    format!(
        "<definitions xmlns=\"https://www.omg.org/spec/DMN/20230324/MODEL/\" namespace=\"urn:bench\" name=\"Fees\">\
         <inputData id=\"a\" name=\"Area\"><variable name=\"Area\" typeRef=\"number\"/></inputData>\
         <inputData id=\"u\" name=\"Usage\"><variable name=\"Usage\" typeRef=\"string\"/></inputData>\
         <inputData id=\"l\" name=\"Listed\"><variable name=\"Listed\" typeRef=\"boolean\"/></inputData>\
         <decision id=\"f\" name=\"Fee\"><variable name=\"Fee\" typeRef=\"number\"/>\
         <informationRequirement><requiredInput href=\"#a\"/></informationRequirement>\
         <informationRequirement><requiredInput href=\"#u\"/></informationRequirement>\
         <informationRequirement><requiredInput href=\"#l\"/></informationRequirement>\
         <decisionTable hitPolicy=\"UNIQUE\"><input><inputExpression><text>Area</text></inputExpression></input>\
         <input><inputExpression><text>Usage</text></inputExpression></input>\
         <input><inputExpression><text>Listed</text></inputExpression></input><output/>{rules}</decisionTable></decision></definitions>"
    )
}

/// One case for each row: inputs and the fee they lead to.
fn cases() -> Vec<(usize, Inputs, Value)> {
    let mut cases = Vec::new();
    for row in 0..50_usize {
        let area = i64::try_from(row / 5 * 100 + 37).unwrap_or_default();
        let usage = ["housing", "trade", "storage", "farming", "other"][row % 5];
        let fee = i64::try_from(50 + row / 5 * 25 + row % 5 * 10).unwrap_or_default();
        let inputs = Inputs::new()
            .with("Area", Value::Number(Number::from(area)))
            .with("Usage", Value::Text(usage.into()))
            .with("Listed", Value::Boolean(false));
        cases.push((row, inputs, Value::Number(Number::from(fee))));
    }
    cases
}

/// A fast wrong answer is worth nothing.
fn check(
    model: &Model,
    cases: &[(usize, Inputs, Value)],
    environment: &Environment,
) -> Result<(), Box<dyn std::error::Error>> {
    for (row, inputs, expected) in cases {
        let outcome = model.evaluate("Fee", inputs, environment)?;
        let hit = outcome.hits.first().map(|hit| hit.rules.clone()).unwrap_or_default();
        let value = outcome.strict().map_err(|diagnostics| format!("row {row}: {diagnostics:?}"))?;
        if value != *expected || hit != [row + 1] {
            return Err(format!("row {row}: {value} by rules {hit:?}").into());
        }
    }
    Ok(())
}
