// SPDX-License-Identifier: EUPL-1.2
//! The own schemata and their samples.

use foundation::Date;
use schemata::{Answers, Form, Source};
use std::path::PathBuf;

/// File stems of the own schemata.
pub const OWN: [&str; 5] =
    ["dog-tax-registration", "trade-registration", "event", "residents-parking-permit", "building-permit"];

/// The day on which the samples are judged: Monday, 2 March 2026.
pub fn day() -> Date {
    Date::constant(2026, 3, 2)
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../demo/schemata")
}

pub fn text(stem: &str, ending: &str) -> String {
    std::fs::read_to_string(folder().join(format!("{stem}.{ending}"))).expect("a file of the own schemata")
}

pub fn source(stem: &str) -> Source {
    Source {
        xml: text(stem, "xdf3.xml").into_bytes(),
        english: text(stem, "en.toml"),
        meta: text(stem, "meta.toml"),
    }
}

pub fn form(stem: &str) -> Form {
    Form::compile(&source(stem)).expect("a form")
}

pub fn sample(stem: &str) -> Answers {
    Answers::from_json(&text(stem, "sample.json"), day()).expect("sample answers")
}

/// The sample with some answers changed; an empty value takes one away.
pub fn changed(stem: &str, changes: &[(&str, &str)]) -> Answers {
    let mut answers = sample(stem);
    for (path, value) in changes {
        assert!(answers.set(path, *value), "{path}");
    }
    answers
}

/// Paths of all errors.
pub fn errors(form: &Form, answers: &Answers) -> Vec<String> {
    form.validate(answers).0.into_iter().map(|(path, _)| path).collect()
}
