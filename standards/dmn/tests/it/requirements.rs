// SPDX-License-Identifier: EUPL-1.2
//! The requirement graph: order, cycles, imports, services.

use dmn::{Inputs, Model};
use feel::Value;

use super::support::*;

#[test]
fn decisions_are_evaluated_after_those_they_need() {
    let elements = format!(
        "{}<decision id=\"c\" name=\"C\">{}{}{}</decision><decision id=\"b\" name=\"B\">{}{}</decision>",
        input("A", "number"),
        needs_decision("b"),
        needs_input("A"),
        literal("A + B"),
        needs_input("A"),
        literal("A * 10")
    );
    let model = compiled(&elements);
    let found = outcome(&model, "C", &Inputs::new().with("A", number(2)));
    let decisions: Vec<_> = found.decisions.iter().map(|(name, value)| (&**name, value.clone())).collect();
    assert_eq!(decisions, [("B", number(20)), ("C", number(22))]);
    assert_eq!(found.strict(), Ok(number(22)));
    assert_eq!(model.decisions().collect::<Vec<_>>(), ["C", "B"]);
}

#[test]
fn a_missing_input_is_null_with_a_diagnostic_only_where_it_is_needed() {
    let elements = format!(
        "{}<decision id=\"b\" name=\"B\">{}{}</decision><decision id=\"c\" name=\"C\">{}</decision>",
        input("A", "number"),
        needs_input("A"),
        literal("1"),
        literal("2")
    );
    let model = compiled(&elements);
    assert_eq!(codes(&outcome(&model, "B", &Inputs::new()).diagnostics), ["missing-input"]);
    assert_eq!(value(&model, "C", &Inputs::new()), number(2));
}

#[test]
fn a_decision_that_needs_itself_is_refused_with_the_way_round() {
    let decision = |id: &str, needed: &str| {
        format!("<decision id=\"{id}\" name=\"{id}\">{}{}</decision>", needs_decision(needed), literal("1"))
    };
    let elements = decision("a", "b") + &decision("b", "c") + &decision("c", "a");
    let faults = Model::compile_leniently(&[read(&file(&elements))]).unwrap_err();
    assert_eq!(codes(&faults), ["cyclic-requirement"]);
    assert_eq!(faults[0].message(feel::Language::German), "Das Element braucht sich selbst: a → b → c → a.");
}

fn function(id: &str, needed: &[&str], body: &str) -> String {
    let needed: String = needed.iter().map(|id| needs_knowledge(id)).collect();
    format!(
        "<businessKnowledgeModel id=\"{id}\" name=\"{id}\"><variable name=\"{id}\"/><encapsulatedLogic>\
         <formalParameter name=\"x\" typeRef=\"number\"/>{}</encapsulatedLogic>{needed}</businessKnowledgeModel>",
        literal(body)
    )
}

#[test]
fn functions_that_need_each_other_are_refused_but_one_may_call_itself() {
    let elements = function("f", &["g"], "g(x)") + &function("g", &["f"], "f(x)");
    assert_eq!(faults(&elements), ["cyclic-requirement"]);
    let elements = format!(
        "{}<decision id=\"d\" name=\"D\">{}{}</decision>",
        function("factorial", &[], "if x <= 1 then 1 else x * factorial(x - 1)"),
        needs_knowledge("factorial"),
        literal("factorial(5)")
    );
    assert_eq!(value(&compiled(&elements), "D", &Inputs::new()), number(120));
}

#[test]
fn only_required_knowledge_has_a_name() {
    let elements =
        format!("{}<decision id=\"d\" name=\"D\">{}</decision>", function("f", &[], "x"), literal("f(1)"));
    assert_eq!(faults(&elements), ["unknown-name"]);
}

#[test]
fn a_long_chain_of_decisions_neither_overflows_nor_recurses() {
    let mut elements = format!("<decision id=\"d0\" name=\"d0\">{}</decision>", literal("1"));
    for number in 1..900 {
        let before = number - 1;
        elements.push_str(&format!(
            "<decision id=\"d{number}\" name=\"d{number}\">{}{}</decision>",
            needs_decision(&format!("d{before}")),
            literal(&format!("d{before} + 1"))
        ));
    }
    assert_eq!(value(&compiled(&elements), "d899", &Inputs::new()), number(900));
}

#[test]
fn more_requirements_than_allowed_are_refused_before_anything_is_evaluated() {
    let mut elements = String::from(
        "<decision id=\"d0\" name=\"d0\"><literalExpression><text>1</text></literalExpression></decision>",
    );
    for number in 1..3_000 {
        let needed = needs_decision(&format!("d{}", number - 1));
        elements.push_str(&format!("<decision id=\"d{number}\" name=\"d{number}\">{needed}</decision>"));
    }
    assert_eq!(faults(&elements), ["too-large"]);
}

#[test]
fn types_that_share_parts_cost_no_more_than_they_describe() {
    let mut elements = String::from("<itemDefinition name=\"t0\"><typeRef>number</typeRef></itemDefinition>");
    for number in 1..60 {
        let part = |name: &str| {
            format!("<itemComponent name=\"{name}\"><typeRef>t{}</typeRef></itemComponent>", number - 1)
        };
        elements.push_str(&format!(
            "<itemDefinition name=\"t{number}\">{}{}</itemDefinition>",
            part("a"),
            part("b")
        ));
    }
    elements.push_str(&input("A", "t59"));
    elements.push_str(&format!(
        "<decision id=\"d\" name=\"D\">{}{}</decision>",
        needs_input("A"),
        literal("1")
    ));
    let model = compiled(&elements);
    let outcome = outcome(&model, "D", &Inputs::new().with("A", number(1)));
    assert_eq!(codes(&outcome.diagnostics), ["wrong-type"]);
}

#[test]
fn a_model_whose_expressions_know_too_many_names_is_refused() {
    let mut elements: String =
        (0..2_000).map(|number| format!("<itemDefinition name=\"t{number}\"/>")).collect();
    for number in 0..600 {
        elements
            .push_str(&format!("<decision id=\"d{number}\" name=\"d{number}\">{}</decision>", literal("1")));
    }
    assert_eq!(faults(&elements), ["too-large"]);
}

#[test]
fn references_that_lead_nowhere_and_ids_that_are_used_twice_are_refused() {
    let elements =
        format!("<decision id=\"d\" name=\"D\">{}{}</decision>", needs_decision("x"), literal("1"));
    assert_eq!(faults(&elements), ["unknown-reference"]);
    let elements = format!(
        "{}<decision id=\"d\" name=\"D\">{}{}</decision>",
        input("A", "number"),
        needs_decision("A"),
        literal("1")
    );
    assert_eq!(faults(&elements), ["unknown-reference"], "input data is no decision");
    let twice = decision(&literal("1")) + &decision(&literal("2"));
    assert_eq!(faults(&twice), ["duplicate-element"]);
    assert_eq!(codes(&Model::compile(&[]).unwrap_err()), ["missing-model"]);
}

fn import(namespace: &str, name: &str) -> String {
    format!(
        "<import importType=\"https://www.omg.org/spec/DMN/20230324/MODEL/\" namespace=\"{namespace}\" name=\"{name}\"/>"
    )
}

/// A model that others import: a type, an input, a function and a decision.
fn library() -> String {
    let elements = format!(
        "<itemDefinition name=\"tAge\"><typeRef>number</typeRef><allowedValues><text>[0..150]</text></allowedValues>\
         </itemDefinition>{}{}<decision id=\"d\" name=\"Is adult\"><variable name=\"Is adult\"/>{}{}</decision>",
        input("Age", "tAge"),
        function("Double it", &[], "x * 2"),
        needs_input("Age"),
        literal("Age >= 18")
    );
    named_file("urn:library", "", &elements)
}

fn importing(prefix: &str, expression: &str) -> String {
    let elements = format!(
        "<decision id=\"d\" name=\"D\"><variable name=\"D\"/>{}{}{}</decision>",
        needs_decision("urn:library#d").replace("#urn", "urn"),
        needs_knowledge("urn:library#Double it").replace("#urn", "urn"),
        literal(expression)
    );
    named_file("urn:test", &import("urn:library", prefix), &elements)
}

#[test]
fn imported_elements_are_named_with_the_prefix_of_the_import() {
    let text = importing("lib", "if lib.Is adult then lib.Double it(4) else 0");
    let model = Model::compile(&[read(&text), read(&library())])
        .unwrap_or_else(|faults| panic!("{}", words(&faults)));
    assert_eq!(value(&model, "D", &Inputs::new().with("Age", number(20))), number(8));
    let inputs = Inputs::new().with_in("urn:library", "Age", number(17)).with("Age", number(20));
    assert_eq!(value(&model, "D", &inputs), number(0), "the value for the model of the input comes first");
}

#[test]
fn an_import_without_a_name_joins_the_names_of_the_model() {
    let text = importing("", "if Is adult then Double it(4) else 0");
    let model = Model::compile(&[read(&text), read(&library())])
        .unwrap_or_else(|faults| panic!("{}", words(&faults)));
    assert_eq!(value(&model, "D", &Inputs::new().with("Age", number(20))), number(8));
}

#[test]
fn an_import_that_is_missing_is_refused() {
    let faults = Model::compile(&[read(&importing("lib", "1"))]).unwrap_err();
    assert!(codes(&faults).contains(&"missing-model"), "{faults:?}");
}

#[test]
fn a_service_is_called_with_input_data_first_and_keeps_what_it_is_given() {
    let elements = format!(
        "{}<decision id=\"given\" name=\"Given\">{}</decision>\
         <decision id=\"inner\" name=\"Inner\">{}{}{}</decision>\
         <decisionService id=\"s\" name=\"S\"><variable name=\"S\"/><outputDecision href=\"#inner\"/>\
         <inputDecision href=\"#given\"/><inputData href=\"#A\"/></decisionService>\
         <decision id=\"outer\" name=\"Outer\">{}{}{}{}</decision>",
        input("A", "number"),
        literal("1000"),
        needs_input("A"),
        needs_decision("given"),
        literal("A * 10 + Given"),
        needs_input("A"),
        needs_decision("given"),
        needs_knowledge("s"),
        literal("[S(1, 2), S(Given: 3, A: 4), A, Given]")
    );
    let model = compiled(&elements);
    let expected = list([number(12), number(43), number(7), number(1000)]);
    assert_eq!(value(&model, "Outer", &Inputs::new().with("A", number(7))), expected);
    let inputs = Inputs::new().with("A", number(1)).with("Given", number(5));
    assert_eq!(value(&model, "S", &inputs), number(15));
    assert_eq!(model.invocables().collect::<Vec<_>>(), ["S"]);
}

#[test]
fn a_service_with_several_decisions_answers_a_context() {
    let elements = format!(
        "<decision id=\"a\" name=\"First one\">{}</decision><decision id=\"b\" name=\"B\">{}</decision>\
         <decisionService id=\"s\" name=\"S\"><outputDecision href=\"#a\"/><outputDecision href=\"#b\"/></decisionService>",
        literal("1"),
        literal("2")
    );
    let expected = context([("First one", number(1)), ("B", number(2))]);
    assert_eq!(value(&compiled(&elements), "S", &Inputs::new()), expected);
}

#[test]
fn tables_inside_functions_are_among_the_hits() {
    let table = "<decisionTable><input><inputExpression><text>x</text></inputExpression></input><output/>\
        <rule id=\"small\"><inputEntry><text>&lt; 10</text></inputEntry><outputEntry><text>1</text></outputEntry></rule>\
        <rule id=\"large\"><inputEntry><text>>= 10</text></inputEntry><outputEntry><text>2</text></outputEntry></rule>\
        </decisionTable>";
    let elements = format!(
        "<businessKnowledgeModel id=\"f\" name=\"f\"><variable name=\"f\"/><encapsulatedLogic><formalParameter name=\"x\"/>\
         {table}</encapsulatedLogic></businessKnowledgeModel><decision id=\"d\" name=\"D\">{}{}</decision>",
        needs_knowledge("f"),
        literal("f(3) + f(30)")
    );
    let found = outcome(&compiled(&elements), "D", &Inputs::new());
    let rules: Vec<_> = found.hits.iter().map(|hit| (&*hit.element, hit.rules.clone())).collect();
    assert_eq!(rules, [("f", vec![1]), ("f", vec![2])]);
    assert_eq!(found.strict(), Ok(number(3)));
}

#[test]
fn a_model_is_evaluated_by_several_threads_at_once() {
    let elements = format!(
        "{}<decision id=\"d\" name=\"D\">{}{}</decision>",
        input("A", "number"),
        needs_input("A"),
        literal("A * 2")
    );
    let model = compiled(&elements);
    std::thread::scope(|scope| {
        for thread in 0..4 {
            let model = &model;
            scope.spawn(move || {
                for round in 0..50 {
                    let inputs = Inputs::new().with("A", number(thread * 100 + round));
                    assert_eq!(value(model, "D", &inputs), number(2 * (thread * 100 + round)));
                }
            });
        }
    });
}

#[test]
fn an_element_that_does_not_exist_is_an_error_and_not_a_null() {
    let model = compiled(&decision(&literal("1")));
    let error = model.evaluate("Missing", &Inputs::new(), &environment()).unwrap_err();
    assert_eq!(error.to_string(), "the model has no element \"Missing\" that can be evaluated");
    assert_eq!(outcome(&model, "D", &Inputs::new()).value, number(1));
    assert_ne!(outcome(&model, "D", &Inputs::new()).value, Value::Null);
}
