// SPDX-License-Identifier: EUPL-1.2
//! Boxed expressions.

use dmn::Inputs;
use feel::Value;

use super::support::*;

fn found(logic: &str) -> Value {
    value(&compiled(&decision(logic)), "D", &Inputs::new())
}

fn entry(name: &str, logic: &str) -> String {
    format!("<contextEntry><variable name=\"{name}\"/>{logic}</contextEntry>")
}

#[test]
fn a_context_gives_its_entries_and_each_sees_those_above() {
    let logic = format!(
        "<context>{}{}</context>",
        entry("net amount", &literal("100")),
        entry("with tax", &literal("net amount * 1.19"))
    );
    let expected = context([("net amount", number(100)), ("with tax", number(119))]);
    assert_eq!(found(&logic), expected);
}

#[test]
fn an_entry_without_a_name_is_the_result_of_a_context() {
    let logic = format!(
        "<context>{}<contextEntry>{}</contextEntry></context>",
        entry("a", &literal("20")),
        literal("a + 1")
    );
    assert_eq!(found(&logic), number(21));
}

#[test]
fn names_of_a_nested_context_are_known_after_the_full_stop() {
    let inner = format!("<context>{}</context>", entry("first name", &literal("\"Ada\"")));
    let logic = format!(
        "<context>{}<contextEntry>{}</contextEntry></context>",
        entry("person", &inner),
        literal("person.first name")
    );
    assert_eq!(found(&logic), text("Ada"));
}

#[test]
fn a_list_and_a_relation_give_lists() {
    let logic = format!("<list>{}{}</list>", literal("1"), literal("\"b\""));
    assert_eq!(found(&logic), list([number(1), text("b")]));
    let row = |name: &str, age: &str| format!("<row>{}{}</row>", literal(name), literal(age));
    let relation = format!(
        "<relation><column name=\"name\"/><column name=\"age\"/>{}{}</relation>",
        row("\"Ada\"", "36"),
        row("\"Alan\"", "41")
    );
    let expected = list([
        context([("name", text("Ada")), ("age", number(36))]),
        context([("name", text("Alan")), ("age", number(41))]),
    ]);
    assert_eq!(found(&relation), expected);
}

#[test]
fn a_function_definition_keeps_the_values_around_it() {
    let function = format!(
        "<functionDefinition><formalParameter name=\"x\" typeRef=\"number\"/>{}</functionDefinition>",
        literal("x * factor")
    );
    let logic = format!(
        "<context>{}{}<contextEntry>{}</contextEntry></context>",
        entry("factor", &literal("3")),
        entry("scale", &function),
        literal("for n in [1, 2] return scale(n)")
    );
    assert_eq!(found(&logic), list([number(3), number(6)]));
}

#[test]
fn an_invocation_names_its_arguments_in_any_order() {
    let function = format!(
        "<functionDefinition><formalParameter name=\"a\"/><formalParameter name=\"b\"/>{}</functionDefinition>",
        literal("a - b")
    );
    let binding = |name: &str, logic: &str| format!("<binding><parameter name=\"{name}\"/>{logic}</binding>");
    let invocation = format!(
        "<invocation>{}{}{}</invocation>",
        literal("minus"),
        binding("b", &literal("1")),
        binding("a", &literal("10"))
    );
    let logic =
        format!("<context>{}<contextEntry>{invocation}</contextEntry></context>", entry("minus", &function));
    assert_eq!(found(&logic), number(9));
}

#[test]
fn an_invocation_of_a_built_in_function_uses_the_names_of_the_standard() {
    let logic = format!(
        "<invocation>{}<binding><parameter name=\"string\"/>{}</binding>\
         <binding><parameter name=\"match\"/>{}</binding></invocation>",
        literal("contains"),
        literal("\"Bescheid\""),
        literal("\"scheid\"")
    );
    assert_eq!(found(&logic), Value::Boolean(true));
}

#[test]
fn an_unknown_argument_is_refused() {
    let function =
        format!("<functionDefinition><formalParameter name=\"a\"/>{}</functionDefinition>", literal("a"));
    let invocation = format!(
        "<invocation>{}<binding><parameter name=\"other\"/>{}</binding></invocation>",
        literal("f"),
        literal("1")
    );
    let logic =
        format!("<context>{}<contextEntry>{invocation}</contextEntry></context>", entry("f", &function));
    let outcome = outcome(&compiled(&decision(&logic)), "D", &Inputs::new());
    assert_eq!(outcome.value, Value::Null);
    assert_eq!(codes(&outcome.diagnostics), ["unknown-argument"]);
}

#[test]
fn a_conditional_takes_the_alternative_for_everything_but_true() {
    let logic = |condition: &str| {
        format!(
            "<conditional><if>{}</if><then>{}</then><else>{}</else></conditional>",
            literal(condition),
            literal("\"yes\""),
            literal("\"no\"")
        )
    };
    assert_eq!(found(&logic("1 < 2")), text("yes"));
    assert_eq!(found(&logic("1 > 2")), text("no"));
    let outcome = outcome(&compiled(&decision(&logic("null"))), "D", &Inputs::new());
    assert_eq!(outcome.value, text("no"));
    assert_eq!(codes(&outcome.diagnostics), ["not-boolean"]);
}

#[test]
fn a_filter_knows_the_item_and_its_entries() {
    let logic = |condition: &str| {
        format!(
            "<filter><in>{}</in><match>{}</match></filter>",
            literal("[{price: 5}, {price: 15}, {price: 25}]"),
            literal(condition)
        )
    };
    assert_eq!(found(&logic("price > 10")), found(&logic("item.price > 10")));
    let expected = list([context([("price", number(15))]), context([("price", number(25))])]);
    assert_eq!(found(&logic("price > 10")), expected);
    let outcome = outcome(&compiled(&decision(&logic("weight > 10"))), "D", &Inputs::new());
    assert_eq!(outcome.value, Value::Null);
    assert!(!outcome.diagnostics.is_empty());
}

#[test]
fn iterations_give_lists_and_truth() {
    let logic = |name: &str, list: &str, last: &str, body: &str| {
        format!(
            "<{name} iteratorVariable=\"x\"><in>{}</in><{last}>{}</{last}></{name}>",
            literal(list),
            literal(body)
        )
    };
    assert_eq!(found(&logic("for", "[1, 2, 3]", "return", "x * x")), list([number(1), number(4), number(9)]));
    assert_eq!(
        found(&logic("for", "[1..3]", "return", "x + count(partial)")),
        list([number(1), number(3), number(5)])
    );
    assert_eq!(found(&logic("some", "[1, 2, 3]", "satisfies", "x > 2")), Value::Boolean(true));
    assert_eq!(found(&logic("some", "[]", "satisfies", "x > 2")), Value::Boolean(false));
    assert_eq!(found(&logic("every", "[1, 2, 3]", "satisfies", "x > 2")), Value::Boolean(false));
    assert_eq!(found(&logic("every", "[]", "satisfies", "x > 2")), Value::Boolean(true));
}

#[test]
fn functions_outside_feel_are_never_called() {
    let java = format!(
        "<functionDefinition kind=\"Java\"><formalParameter name=\"x\"/><context>{}{}</context></functionDefinition>",
        entry("class", &literal("\"java.lang.Math\"")),
        entry("method signature", &literal("\"cos(double)\""))
    );
    let logic = format!(
        "<context>{}<contextEntry>{}</contextEntry></context>",
        entry("cos", &java),
        literal("cos(1)")
    );
    assert_eq!(faults(&decision(&logic)), ["external-function"]);
    let model = dmn::Model::compile_leniently(&[read(&file(&decision(&logic)))]).unwrap();
    let outcome = outcome(&model, "D", &Inputs::new());
    assert_eq!(outcome.value, Value::Null);
    assert!(!outcome.diagnostics.is_empty());
}
