// SPDX-License-Identifier: EUPL-1.2
//! Small models written in the tests, and values.

use std::fmt::Write as _;
use std::sync::Arc;

use dmn::model::Definitions;
use dmn::{Diagnostic, Inputs, Limits, Model, Outcome};
use feel::value::{DateTime, List};
use feel::{Context, Environment, Number, Value};

/// A model of DMN 1.5 around some elements.
pub fn file(elements: &str) -> String {
    named_file("urn:test", "", elements)
}

/// A model with a namespace of its own and imports.
pub fn named_file(namespace: &str, imports: &str, elements: &str) -> String {
    format!(
        "<definitions xmlns=\"https://www.omg.org/spec/DMN/20230324/MODEL/\" namespace=\"{namespace}\" name=\"Test\">\
         {imports}{elements}</definitions>"
    )
}

/// Reads a file that must be readable.
pub fn read(text: &str) -> Definitions {
    dmn::read(text.as_bytes(), &Limits::default()).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

/// Compiles elements that must be right.
pub fn compiled(elements: &str) -> Model {
    Model::compile(&[read(&file(elements))]).unwrap_or_else(|faults| panic!("{}", words(&faults)))
}

/// The stable names of what is wrong with elements.
pub fn faults(elements: &str) -> Vec<&'static str> {
    codes(&Model::compile(&[read(&file(elements))]).err().unwrap_or_default())
}

/// The stable names of diagnostics.
pub fn codes(diagnostics: &[Diagnostic]) -> Vec<&'static str> {
    diagnostics.iter().map(Diagnostic::code).collect()
}

/// Place and message of each diagnostic.
pub fn words(diagnostics: &[Diagnostic]) -> String {
    let mut text = String::new();
    for diagnostic in diagnostics {
        let language = feel::Language::German;
        writeln!(text, "{}: {}", diagnostic.source.describe(language), diagnostic.message(language)).unwrap();
    }
    text
}

/// The usual environment of a test.
pub fn environment() -> Environment {
    Environment::at(moment("2026-07-01T12:00:00Z"))
}

/// A date and time.
pub fn moment(text: &str) -> DateTime {
    match feel::value::parse_temporal(text) {
        Some(Value::DateTime(moment)) => moment,
        other => panic!("{other:?}"),
    }
}

/// Evaluates a decision.
pub fn outcome(model: &Model, decision: &str, inputs: &Inputs) -> Outcome {
    model.evaluate(decision, inputs, &environment()).unwrap()
}

/// The value of a decision in which nothing goes wrong.
pub fn value(model: &Model, decision: &str, inputs: &Inputs) -> Value {
    outcome(model, decision, inputs).strict().unwrap_or_else(|diagnostics| panic!("{}", words(&diagnostics)))
}

/// A decision `d` with literal logic that needs nothing.
pub fn decision(logic: &str) -> String {
    format!("<decision id=\"d\" name=\"D\"><variable name=\"D\"/>{logic}</decision>")
}

/// A literal expression.
pub fn literal(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    format!("<literalExpression><text>{text}</text></literalExpression>")
}

/// Input data with a type.
pub fn input(name: &str, kind: &str) -> String {
    format!(
        "<inputData id=\"{name}\" name=\"{name}\"><variable name=\"{name}\" typeRef=\"{kind}\"/></inputData>"
    )
}

/// A requirement of input data.
pub fn needs_input(name: &str) -> String {
    format!("<informationRequirement><requiredInput href=\"#{name}\"/></informationRequirement>")
}

/// A requirement of a decision.
pub fn needs_decision(id: &str) -> String {
    format!("<informationRequirement><requiredDecision href=\"#{id}\"/></informationRequirement>")
}

/// A requirement of knowledge.
pub fn needs_knowledge(id: &str) -> String {
    format!("<knowledgeRequirement><requiredKnowledge href=\"#{id}\"/></knowledgeRequirement>")
}

/// A number.
pub fn number(value: i64) -> Value {
    Value::Number(Number::from(value))
}

/// A text.
pub fn text(value: &str) -> Value {
    Value::Text(value.into())
}

/// A list.
pub fn list(values: impl IntoIterator<Item = Value>) -> Value {
    Value::List(List::from(values.into_iter().collect::<Vec<_>>()))
}

/// A context.
pub fn context<const N: usize>(entries: [(&str, Value); N]) -> Value {
    Value::Context(Arc::new(entries.into_iter().collect::<Context>()))
}
