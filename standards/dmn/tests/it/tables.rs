// SPDX-License-Identifier: EUPL-1.2
//! Decision tables: hit policies, aggregation, defaults, allowed values, and what was hit.

use dmn::{Inputs, Part, Problem};
use feel::Value;

use super::support::*;

/// A table on the number `A` with one output: rows of condition and result.
fn table(attributes: &str, output: &str, rows: &[(&str, &str)]) -> String {
    let mut rules = String::new();
    for (row, (condition, result)) in rows.iter().enumerate() {
        let condition = condition.replace('<', "&lt;");
        rules.push_str(&format!(
            "<rule id=\"r{}\"><inputEntry><text>{condition}</text></inputEntry>\
             <outputEntry><text>{result}</text></outputEntry></rule>",
            row + 1
        ));
    }
    let logic = format!(
        "<decisionTable {attributes}><input><inputExpression><text>A</text></inputExpression></input>\
         {output}{rules}</decisionTable>"
    );
    format!(
        "{}<decision id=\"d\" name=\"D\"><variable name=\"D\"/>{}{logic}</decision>",
        input("A", "number"),
        needs_input("A")
    )
}

fn a(value: i64) -> Inputs {
    Inputs::new().with("A", number(value))
}

const OVERLAPPING: [(&str, &str); 3] = [("< 10", "1"), ("< 20", "2"), ("< 30", "3")];

#[test]
fn unique_gives_the_only_matching_rule_and_says_which() {
    let model = compiled(&table("", "<output/>", &OVERLAPPING));
    let found = outcome(&model, "D", &a(25));
    assert_eq!(found.hits.len(), 1);
    assert_eq!(found.hits[0].rules, [3]);
    assert_eq!(&*found.hits[0].rule_ids[0], "r3");
    assert_eq!(&*found.hits[0].element, "D");
    assert_eq!(found.strict(), Ok(number(3)));
}

#[test]
fn unique_refuses_two_matching_rules_and_names_them() {
    let model = compiled(&table("hitPolicy=\"UNIQUE\"", "<output/>", &OVERLAPPING));
    let found = outcome(&model, "D", &a(15));
    assert_eq!(found.value, Value::Null);
    assert_eq!(codes(&found.diagnostics), ["several-rules"]);
    assert_eq!(
        found.diagnostics[0].message(feel::Language::German),
        "Mehrere Regeln treffen zu, erlaubt ist nur eine: 2, 3."
    );
    assert_eq!(found.hits[0].rules, [2, 3]);
}

#[test]
fn no_matching_rule_is_null_with_a_diagnostic() {
    let model = compiled(&table("", "<output/>", &OVERLAPPING));
    let found = outcome(&model, "D", &a(99));
    assert_eq!(found.value, Value::Null);
    assert_eq!(codes(&found.diagnostics), ["no-rule"]);
    assert!(found.hits[0].rules.is_empty());
}

#[test]
fn a_default_stands_for_no_matching_rule() {
    let output = "<output><defaultOutputEntry><text>0</text></defaultOutputEntry></output>";
    let model = compiled(&table("", output, &OVERLAPPING));
    assert_eq!(value(&model, "D", &a(99)), number(0));
}

#[test]
fn first_gives_the_first_matching_rule_and_looks_no_further() {
    let model = compiled(&table("hitPolicy=\"FIRST\"", "<output/>", &OVERLAPPING));
    let found = outcome(&model, "D", &a(5));
    assert_eq!(found.hits[0].rules, [1]);
    assert_eq!(found.strict(), Ok(number(1)));
}

#[test]
fn any_wants_equal_results() {
    let rows = [("< 10", "8"), ("< 20", "7"), ("< 30", "7")];
    let model = compiled(&table("hitPolicy=\"ANY\"", "<output/>", &rows));
    assert_eq!(value(&model, "D", &a(15)), number(7));
    let found = outcome(&model, "D", &a(5));
    assert_eq!(found.value, Value::Null);
    assert_eq!(codes(&found.diagnostics), ["different-results"]);
}

#[test]
fn priority_gives_the_result_that_stands_first_among_the_output_values() {
    let output = "<output><outputValues><text>3, 1, 2</text></outputValues></output>";
    let model = compiled(&table("hitPolicy=\"PRIORITY\"", output, &OVERLAPPING));
    assert_eq!(value(&model, "D", &a(5)), number(3));
    let output = "<output><outputValues><text>2, 1, 3</text></outputValues></output>";
    let model = compiled(&table("hitPolicy=\"PRIORITY\"", output, &OVERLAPPING));
    assert_eq!(value(&model, "D", &a(5)), number(2));
}

#[test]
fn output_order_sorts_all_results_by_the_output_values() {
    let output = "<output><outputValues><text>3, 1, 2</text></outputValues></output>";
    let model = compiled(&table("hitPolicy=\"OUTPUT ORDER\"", output, &OVERLAPPING));
    assert_eq!(value(&model, "D", &a(5)), list([number(3), number(1), number(2)]));
}

#[test]
fn an_order_of_output_values_is_needed_where_the_hit_policy_follows_it() {
    assert_eq!(
        faults(&table("hitPolicy=\"PRIORITY\"", "<output/>", &OVERLAPPING)),
        ["missing-output-values"]
    );
}

#[test]
fn rule_order_gives_all_results_in_table_order() {
    let model = compiled(&table("hitPolicy=\"RULE ORDER\"", "<output/>", &OVERLAPPING));
    assert_eq!(value(&model, "D", &a(15)), list([number(2), number(3)]));
    assert_eq!(value(&model, "D", &a(99)), list([]));
}

#[test]
fn collect_gives_all_results_or_one_aggregate() {
    let expected = [
        ("", list([number(2), number(3)])),
        ("SUM", number(5)),
        ("COUNT", number(2)),
        ("MIN", number(2)),
        ("MAX", number(3)),
    ];
    for (aggregation, expected) in expected {
        let aggregation = match aggregation {
            "" => String::new(),
            name => format!("aggregation=\"{name}\""),
        };
        let attributes = format!("hitPolicy=\"COLLECT\" {aggregation}");
        let model = compiled(&table(&attributes, "<output/>", &OVERLAPPING));
        assert_eq!(value(&model, "D", &a(15)), expected, "{attributes}");
    }
}

#[test]
fn collecting_nothing_is_an_empty_list_or_a_count_of_zero_and_no_sum() {
    let model = compiled(&table("hitPolicy=\"COLLECT\"", "<output/>", &OVERLAPPING));
    assert_eq!(value(&model, "D", &a(99)), list([]));
    let model = compiled(&table("hitPolicy=\"COLLECT\" aggregation=\"COUNT\"", "<output/>", &OVERLAPPING));
    assert_eq!(value(&model, "D", &a(99)), number(0));
    let model = compiled(&table("hitPolicy=\"COLLECT\" aggregation=\"SUM\"", "<output/>", &OVERLAPPING));
    assert_eq!(codes(&outcome(&model, "D", &a(99)).diagnostics), ["no-rule"]);
}

#[test]
fn texts_cannot_be_summed_up() {
    let attributes = "hitPolicy=\"COLLECT\" aggregation=\"SUM\"";
    let model = compiled(&table(attributes, "<output/>", &[("-", "\"a\""), ("-", "\"b\"")]));
    let found = outcome(&model, "D", &a(1));
    assert_eq!(found.value, Value::Null);
    assert_eq!(found.diagnostics.len(), 1);
}

#[test]
fn several_outputs_are_a_context_and_need_names() {
    let row = "<rule><inputEntry><text>-</text></inputEntry><outputEntry><text>1</text></outputEntry>\
               <outputEntry><text>\"x\"</text></outputEntry></rule>";
    let logic = |first: &str| {
        decision(&format!(
            "<decisionTable><input><inputExpression><text>1</text></inputExpression></input>\
             {first}<output name=\"kind of fee\"/>{row}</decisionTable>"
        ))
    };
    let model = compiled(&logic("<output name=\"amount\"/>"));
    let expected = context([("amount", number(1)), ("kind of fee", text("x"))]);
    assert_eq!(value(&model, "D", &Inputs::new()), expected);
    assert_eq!(faults(&logic("<output/>")), ["missing-output-name"]);
}

#[test]
fn an_input_outside_the_input_values_is_refused() {
    let rows =
        "<rule><inputEntry><text>-</text></inputEntry><outputEntry><text>1</text></outputEntry></rule>";
    let elements = format!(
        "{}<decision id=\"d\" name=\"D\"><variable name=\"D\"/>{}<decisionTable><input>\
         <inputExpression><text>A</text></inputExpression><inputValues><text>[1..5]</text></inputValues></input>\
         <output/>{rows}</decisionTable></decision>",
        input("A", "number"),
        needs_input("A")
    );
    let model = compiled(&elements);
    assert_eq!(value(&model, "D", &a(5)), number(1));
    let found = outcome(&model, "D", &a(6));
    assert_eq!(found.value, Value::Null);
    assert_eq!(codes(&found.diagnostics), ["not-allowed"]);
    assert_eq!(found.diagnostics[0].source.part, Part::Input(1));
}

#[test]
fn a_result_outside_the_output_values_is_refused() {
    let output = "<output name=\"fee\"><outputValues><text>1, 2</text></outputValues></output>";
    let model = compiled(&table("", output, &[("1", "1"), ("2", "9")]));
    assert_eq!(value(&model, "D", &a(1)), number(1));
    let found = outcome(&model, "D", &a(2));
    assert_eq!(found.value, Value::Null);
    assert_eq!(codes(&found.diagnostics), ["not-allowed"]);
    assert_eq!(found.diagnostics[0].source.part, Part::Result { rule: 2, output: 1 });
}

#[test]
fn a_wrong_cell_is_named_by_rule_and_column() {
    let elements = table("", "<output/>", &[("1", "1"), ("2", "unknown name")]);
    let faults = dmn::Model::compile(&[read(&file(&elements))]).unwrap_err();
    assert_eq!(faults[0].source.part, Part::Result { rule: 2, output: 1 });
    assert_eq!(faults[0].source.element.as_ref(), "D");
    assert!(matches!(faults[0].problem, Problem::Expression(_)));
}

#[test]
fn a_condition_that_makes_no_sense_for_the_value_is_named() {
    let model = compiled(&table("", "<output/>", &[("\"ten\"", "1"), ("10", "2")]));
    let found = outcome(&model, "D", &a(10));
    assert_eq!(found.value, number(2));
    assert_eq!(found.diagnostics.len(), 1);
    assert_eq!(found.diagnostics[0].source.part, Part::Condition { rule: 1, input: 1 });
    assert!(found.strict().is_err());
}
