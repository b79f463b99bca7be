// SPDX-License-Identifier: EUPL-1.2
//! Evaluates the expressions given as arguments, or one per line of the standard input, and prints value and diagnostics.

use std::io::BufRead;

use feel::value::{Date, DateTime, Zone};
use feel::{Context, Environment, Language, Names, compile};

fn main() {
    let Some(day) = Date::new(2026, 3, 8) else {
        return;
    };
    let environment = Environment::at(DateTime::midnight(day, Some(Zone::UTC)));
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.is_empty() {
        for line in std::io::stdin().lock().lines().map_while(Result::ok) {
            ask(&line, &environment);
        }
    }
    for text in arguments {
        ask(&text, &environment);
    }
}

fn ask(text: &str, environment: &Environment) {
    let diagnostics = match compile(text, &Names::new().tolerant()) {
        Ok(compiled) => {
            let evaluation = compiled.evaluate(&Context::new(), environment);
            println!("{text}  =  {}", evaluation.value);
            evaluation.diagnostics
        }
        Err(diagnostics) => {
            println!("{text}  is no expression");
            diagnostics
        }
    };
    for found in diagnostics {
        println!("    {}-{}: {}", found.span.start, found.span.end, found.message(Language::German));
    }
}
