// SPDX-License-Identifier: EUPL-1.2
//! Nothing an author writes takes more than the budget.

use dmn::Inputs;
use feel::{Budget, Environment, Value};

use super::support::*;

/// The names of what ends an evaluation of `D` with the usual budget.
fn ended_by(elements: &str) -> Vec<&'static str> {
    let outcome = outcome(&compiled(elements), "D", &Inputs::new());
    assert_eq!(outcome.value, Value::Null);
    assert!(outcome.diagnostics.iter().any(dmn::Diagnostic::ends_evaluation), "{:?}", outcome.diagnostics);
    assert!(outcome.steps <= Budget::default().steps);
    codes(&outcome.diagnostics)
}

#[test]
fn a_million_steps_are_refused() {
    assert_eq!(ended_by(&decision(&literal("every i in 1..1000000 satisfies i > 0"))), ["steps-exhausted"]);
    // Which limit a list of a million meets first is FEEL's business.
    assert_eq!(ended_by(&decision(&literal("count(for i in 1..1000000 return i * i)"))).len(), 1);
}

#[test]
fn the_budget_holds_for_all_decisions_together() {
    let mut elements = String::new();
    let mut needed = String::new();
    for number in 0..20 {
        elements.push_str(&format!(
            "<decision id=\"p{number}\" name=\"p{number}\">{}</decision>",
            literal("every i in 1..10000 satisfies i > 0")
        ));
        needed.push_str(&needs_decision(&format!("p{number}")));
    }
    elements.push_str(&format!("<decision id=\"d\" name=\"D\">{needed}{}</decision>", literal("1")));
    assert_eq!(ended_by(&elements), ["steps-exhausted"]);
    let model = compiled(&elements);
    assert_eq!(value(&model, "p0", &Inputs::new()), Value::Boolean(true), "one of them is no problem");
}

#[test]
fn the_element_in_which_the_budget_ran_out_is_named() {
    let elements = format!(
        "<decision id=\"e\" name=\"Endless\">{}</decision><decision id=\"d\" name=\"D\">{}{}</decision>",
        literal("count(for i in 1..1000000 return i)"),
        needs_decision("e"),
        literal("Endless")
    );
    let outcome = outcome(&compiled(&elements), "D", &Inputs::new());
    assert_eq!(&*outcome.diagnostics[0].source.element, "Endless");
}

#[test]
fn endless_recursion_is_refused() {
    let elements = format!(
        "<businessKnowledgeModel id=\"f\" name=\"f\"><variable name=\"f\"/><encapsulatedLogic><formalParameter name=\"x\"/>\
         {}</encapsulatedLogic></businessKnowledgeModel><decision id=\"d\" name=\"D\">{}{}</decision>",
        literal("f(x + 1)"),
        needs_knowledge("f"),
        literal("f(1)")
    );
    assert_eq!(ended_by(&elements), ["depth-exhausted"]);
}

#[test]
fn endless_recursion_through_boxed_expressions_is_refused_on_a_small_stack() {
    let elements = format!(
        "<businessKnowledgeModel id=\"f\" name=\"f\"><variable name=\"f\"/><encapsulatedLogic><formalParameter name=\"x\"/>\
         <context><contextEntry><variable name=\"y\"/><list><conditional><if>{}</if><then>{}</then><else>{}</else></conditional>\
         </list></contextEntry></context></encapsulatedLogic></businessKnowledgeModel>\
         <decision id=\"d\" name=\"D\">{}{}</decision>",
        literal("true"),
        literal("f(x)"),
        literal("1"),
        needs_knowledge("f"),
        literal("f(1)")
    );
    let thread = std::thread::Builder::new().stack_size(2 << 20).spawn(move || ended_by(&elements)).unwrap();
    assert_eq!(thread.join().unwrap(), ["depth-exhausted"]);
}

#[test]
fn huge_texts_and_lists_are_refused() {
    let doubling = "for i in 1..40 return if i = 1 then \"xxxxxxxx\" else partial[-1] + partial[-1]";
    assert_eq!(ended_by(&decision(&literal(&format!("count({doubling})")))), ["bytes-exhausted"]);
    let boxed = format!(
        "<for iteratorVariable=\"i\"><in>{}</in><return>{}</return></for>",
        literal("[1..100000]"),
        literal("count(partial)")
    );
    assert_eq!(ended_by(&decision(&boxed)).len(), 1);
}

#[test]
fn a_table_with_many_rules_counts_every_rule() {
    let rule =
        "<rule><inputEntry><text>-</text></inputEntry><outputEntry><text>1</text></outputEntry></rule>";
    let table = format!(
        "<decisionTable hitPolicy=\"COLLECT\" aggregation=\"SUM\"><input><inputExpression><text>1</text></inputExpression></input>\
         <output/>{}</decisionTable>",
        rule.repeat(500)
    );
    let model = compiled(&decision(&table));
    let full = outcome(&model, "D", &Inputs::new());
    assert_eq!(full.value, number(500));
    assert!(full.steps >= 1_000, "{} steps", full.steps);
    let budget = Budget { steps: 600, ..Budget::default() };
    let environment = Environment { budget, ..environment() };
    let found = model.evaluate("D", &Inputs::new(), &environment).unwrap();
    assert_eq!(codes(&found.diagnostics), ["steps-exhausted"]);
}

#[test]
fn a_large_recursive_value_is_checked_within_the_budget() {
    let elements = format!(
        "<itemDefinition name=\"tTree\"><itemComponent name=\"c\" isCollection=\"true\"><typeRef>tTree</typeRef></itemComponent>\
         </itemDefinition>{}<decision id=\"d\" name=\"D\"><variable name=\"D\"/>{}{}</decision>",
        input("A", "tTree"),
        needs_input("A"),
        literal("1")
    );
    // Twenty levels of the same two children: a million nodes to look at, a handful in memory.
    let mut tree = context([("c", list([]))]);
    for _ in 0..20 {
        tree = context([("c", list([tree.clone(), tree]))]);
    }
    let outcome = outcome(&compiled(&elements), "D", &Inputs::new().with("A", tree));
    assert_eq!(codes(&outcome.diagnostics), ["steps-exhausted"]);
}
