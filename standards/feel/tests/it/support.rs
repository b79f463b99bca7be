// SPDX-License-Identifier: EUPL-1.2
//! Evaluating an expression the way a product does.

use std::sync::Arc;

use feel::value::Date;
use feel::{Calendar, Context, Environment, Evaluation, compile};

/// Monday to Friday are working days, except 25 and 26 December; the calendar ends with 2027.
struct Weekdays;

impl Calendar for Weekdays {
    fn is_working_day(&self, day: Date) -> Option<bool> {
        let holiday = day.month() == 12 && matches!(day.day(), 25 | 26);
        (day.year() <= 2027).then_some(day.weekday() <= 5 && !holiday)
    }
}

/// The evaluation of a text without data on 22 November 2026 at noon in Berlin.
pub fn evaluate(text: &str) -> Evaluation {
    let names = feel::Names::new();
    let expression = compile(text, &names).expect(text);
    let now = "2026-11-22T12:00:00@Europe/Berlin".parse().expect("the time is written correctly");
    let environment = Environment { calendar: Some(Arc::new(Weekdays)), ..Environment::at(now) };
    expression.evaluate(&Context::new(), &environment)
}

/// Compares printed results with what is expected.
pub fn check(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        let found = evaluate(text);
        assert_eq!(found.value.to_string(), *expected, "{text}: {:?}", found.diagnostics);
    }
}

/// Checks that every text gives null and says why.
pub fn refused(texts: &[&str]) {
    for text in texts {
        let found = evaluate(text);
        assert!(found.value.is_null() && !found.diagnostics.is_empty(), "{text}: {found:?}");
    }
}
