// SPDX-License-Identifier: EUPL-1.2
//! How long typical expressions take: compiling once, then evaluating many times; microseconds on one core.

use std::hint::black_box;
use std::time::Instant;

use feel::value::{Date, DateTime, Zone};
use feel::{Budget, Context, Environment, Names, Run, Type, Value, compile, compile_tests};

/// What is measured: a description and the expression.
const EXPRESSIONS: [(&str, &str); 7] = [
    (
        "condition of a form",
        "income < 1500 and (children > 2 or status = \"single parent\") and not(is student)",
    ),
    ("date and duration", "date of birth + duration(\"P18Y\") <= today()"),
    ("fee", "if count > 1 then 60 + (count - 1) * 120 else 60"),
    ("range", "income in [1000..2000)"),
    ("filter of three", "count(people[age >= 18]) > 1"),
    ("sum over three", "sum(for p in people return p.age * 2)"),
    ("text", "upper case(substring(status, 1, 3)) = \"SIN\""),
];

fn main() {
    let context = context();
    let mut names = Names::new();
    for (name, value) in context.iter() {
        names.add(name, &Type::of(value));
    }
    for member in ["age", "name"] {
        names.add_member(member);
    }
    let Some(day) = Date::new(2026, 3, 8) else {
        return;
    };
    let environment = Environment::at(DateTime::midnight(day, Some(Zone::UTC)));
    for (title, text) in EXPRESSIONS {
        let compiled = match compile(text, &names) {
            Ok(compiled) => compiled,
            Err(found) => {
                eprintln!("{title}: {found:?}");
                continue;
            }
        };
        let compiling = measure(2_000, || {
            let _ = black_box(compile(black_box(text), &names));
        });
        let evaluation = compiled.evaluate(&context, &environment);
        let evaluating = measure(100_000, || {
            black_box(compiled.evaluate(black_box(&context), &environment));
        });
        println!(
            "{title:22} compile {compiling:7.2} µs  evaluate {evaluating:7.3} µs  = {}",
            evaluation.value
        );
    }
    if let Ok(tests) = compile_tests("[1000..2000), > 5000", &names) {
        let budget = Budget { steps: u64::MAX, ..Budget::default() };
        let endless = Environment { budget, ..environment.clone() };
        let mut run = Run::new(&endless);
        let input = Value::from(1500);
        let asking = measure(50_000, || {
            let _ = black_box(tests.run(black_box(&input), &context, &mut run));
        });
        println!("{:22} ask      {asking:7.3} µs", "cell of a table");
    }
}

fn context() -> Context {
    let person = |name: &str, age: i32| Value::from(Context::new().with("name", name).with("age", age));
    Context::new()
        .with("income", 1234)
        .with("children", 1)
        .with("count", 3)
        .with("status", "single parent")
        .with("is student", false)
        .with("date of birth", Date::new(2001, 5, 17))
        .with("people", vec![person("Ada", 36), person("Bob", 17), person("Cleo", 52)])
}

/// Microseconds for one of `times` repetitions; the best of five rounds.
fn measure(times: u32, mut work: impl FnMut()) -> f64 {
    let mut best = f64::MAX;
    for _ in 0..5 {
        let start = Instant::now();
        for _ in 0..times {
            work();
        }
        best = best.min(start.elapsed().as_secs_f64() * 1e6 / f64::from(times));
    }
    best
}
