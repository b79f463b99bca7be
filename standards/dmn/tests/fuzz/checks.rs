// SPDX-License-Identifier: EUPL-1.2
//! What must hold for any input, and the seeds from which the fuzzer starts. The fuzz target and the tests of kept inputs share it.

use dmn::{Inputs, Limits, Model, read};
use feel::value::{DateTime, parse_temporal};
use feel::{Budget, Environment, Number, Value};

/// A table, a function, boxed expressions and a service.
const SAMPLE: &str = r##"<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" namespace="urn:muster" name="Muster">
<itemDefinition name="tAge"><typeRef>number</typeRef><allowedValues><text>[0..150]</text></allowedValues></itemDefinition>
<itemDefinition name="tPerson" isCollection="true"><itemComponent name="age"><typeRef>tAge</typeRef></itemComponent></itemDefinition>
<inputData id="age" name="age"><variable name="age" typeRef="tAge"/></inputData>
<businessKnowledgeModel id="twice" name="twice"><encapsulatedLogic><formalParameter name="x" typeRef="number"/>
<literalExpression><text>x * 2</text></literalExpression></encapsulatedLogic></businessKnowledgeModel>
<decision id="fee" name="fee"><variable name="fee" typeRef="number"/>
<informationRequirement><requiredInput href="#age"/></informationRequirement>
<knowledgeRequirement><requiredKnowledge href="#twice"/></knowledgeRequirement>
<decisionTable hitPolicy="COLLECT" aggregation="MAX"><input><inputExpression typeRef="number"><text>age</text></inputExpression>
<inputValues><text>[0..150]</text></inputValues></input><output name="fee"><outputValues><text>1, 2</text></outputValues>
<defaultOutputEntry><text>1</text></defaultOutputEntry></output>
<rule><inputEntry><text>&lt; 18, &gt; 67</text></inputEntry><outputEntry><text>twice(age)</text></outputEntry></rule>
<rule><inputEntry><text>-</text></inputEntry><outputEntry><text>1</text></outputEntry></rule></decisionTable></decision>
<decision id="all" name="all"><variable name="all"/><informationRequirement><requiredDecision href="#fee"/></informationRequirement>
<context><contextEntry><variable name="a"/><literalExpression><text>fee</text></literalExpression></contextEntry>
<contextEntry><variable name="b"/><for iteratorVariable="i"><in><literalExpression><text>[1..3]</text></literalExpression></in>
<return><literalExpression><text>i + a</text></literalExpression></return></for></contextEntry>
<contextEntry><variable name="c"/><conditional><if><literalExpression><text>a &gt; 1</text></literalExpression></if>
<then><literalExpression><text>"ja"</text></literalExpression></then><else><literalExpression><text>"nein"</text></literalExpression></else>
</conditional></contextEntry><contextEntry><variable name="d"/><list><literalExpression><text>1</text></literalExpression></list></contextEntry>
<contextEntry><variable name="e"/><relation><column name="x"/><row><literalExpression><text>1</text></literalExpression></row></relation></contextEntry>
<contextEntry><variable name="f"/><filter><in><literalExpression><text>b</text></literalExpression></in>
<match><literalExpression><text>item &gt; 2</text></literalExpression></match></filter></contextEntry>
<contextEntry><variable name="g"/><some iteratorVariable="i"><in><literalExpression><text>b</text></literalExpression></in>
<satisfies><literalExpression><text>i = 2</text></literalExpression></satisfies></some></contextEntry></context></decision>
<decision id="call" name="call"><variable name="call"/><knowledgeRequirement><requiredKnowledge href="#twice"/></knowledgeRequirement>
<invocation><literalExpression><text>twice</text></literalExpression><binding><parameter name="x"/>
<literalExpression><text>21</text></literalExpression></binding></invocation></decision>
<decisionService id="service" name="service"><outputDecision href="#all"/><encapsulatedDecision href="#fee"/><inputData href="#age"/></decisionService>
</definitions>"##;
/// A smaller start: one decision.
const SMALL: &str = r##"<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" namespace="u" name="M"><decision id="d" name="d">
<variable name="d"/><literalExpression><text>1 + 1</text></literalExpression></decision></definitions>"##;

fn environment() -> Option<Environment> {
    let now: DateTime = match parse_temporal("2026-11-22T12:00:00@Europe/Berlin") {
        Some(Value::DateTime(now)) => now,
        _ => return None,
    };
    let budget = Budget { steps: 20_000, bytes: 2 << 20, depth: 400 };
    Some(Environment { budget, ..Environment::at(now) })
}

/// Any bytes as a model: whatever can be read is compiled, and whatever can be asked is evaluated, without a panic.
pub fn models(data: &[u8]) {
    let Ok(definitions) = read(data, &Limits::default()) else { return };
    let Ok(model) = Model::compile_leniently(&[definitions]) else { return };
    let Some(environment) = environment() else { return };
    let age = Number::parse("17").map_or(Value::Null, Value::Number);
    let inputs = Inputs::new().with("age", age);
    let names: Vec<&str> = model.decisions().chain(model.invocables()).take(8).collect();
    for name in names {
        let outcome = model.evaluate(name, &inputs, &environment);
        assert!(outcome.is_ok(), "{name} is listed and unknown");
    }
}

/// Models with one of everything and with one decision.
pub fn models_seeds() -> Vec<Vec<u8>> {
    vec![SAMPLE.as_bytes().to_vec(), SMALL.as_bytes().to_vec()]
}
