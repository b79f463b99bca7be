// SPDX-License-Identifier: EUPL-1.2
//! Types of the model: allowed values, structures, lists, recursion, conversion.

use dmn::{Inputs, Model};
use feel::Value;

use super::support::*;

/// A decision that gives back the input `A` of a type.
fn echo(definitions: &str, kind: &str) -> String {
    format!(
        "{definitions}{}<decision id=\"d\" name=\"D\"><variable name=\"D\"/>{}{}</decision>",
        input("A", kind),
        needs_input("A"),
        literal("A")
    )
}

fn given(elements: &str, value: Value) -> (Value, Vec<&'static str>) {
    let outcome = outcome(&compiled(elements), "D", &Inputs::new().with("A", value));
    (outcome.value, codes(&outcome.diagnostics))
}

const LEVELS: &str = "<itemDefinition name=\"tLevel\"><typeRef>string</typeRef><allowedValues>\
    <text>\"low\", \"high\"</text></allowedValues></itemDefinition>";

#[test]
fn a_value_outside_the_allowed_ones_is_null_and_named() {
    let elements = echo(LEVELS, "tLevel");
    assert_eq!(given(&elements, text("low")), (text("low"), vec![]));
    assert_eq!(given(&elements, text("medium")), (Value::Null, vec!["not-allowed"]));
    assert_eq!(given(&elements, number(1)), (Value::Null, vec!["wrong-type"]));
}

#[test]
fn allowed_values_of_a_list_type_hold_for_each_item_and_a_constraint_for_the_whole() {
    let definition = "<itemDefinition name=\"tLevels\" isCollection=\"true\"><typeRef>string</typeRef>\
        <allowedValues><text>\"low\", \"high\"</text></allowedValues>\
        <typeConstraint><text>count(?) &lt;= 2</text></typeConstraint></itemDefinition>";
    let elements = echo(definition, "tLevels");
    assert_eq!(given(&elements, list([text("low"), text("high")])).1, Vec::<&str>::new());
    assert_eq!(given(&elements, list([text("low"), text("none")])).1, ["not-allowed"]);
    assert_eq!(given(&elements, list([text("low"), text("low"), text("low")])).1, ["not-allowed"]);
}

#[test]
fn a_single_value_and_a_list_of_one_are_converted() {
    let numbers =
        "<itemDefinition name=\"tNumbers\" isCollection=\"true\"><typeRef>number</typeRef></itemDefinition>";
    assert_eq!(given(&echo(numbers, "tNumbers"), number(3)), (list([number(3)]), vec![]));
    assert_eq!(given(&echo("", "number"), list([number(3)])), (number(3), vec![]));
    assert_eq!(given(&echo("", "number"), list([number(3), number(4)])), (Value::Null, vec!["wrong-type"]));
}

#[test]
fn a_day_becomes_a_moment_where_a_moment_is_declared() {
    let day = feel::value::parse_temporal("2026-07-01").unwrap();
    let moment = feel::value::parse_temporal("2026-07-01T00:00:00Z").unwrap();
    assert_eq!(given(&echo("", "date and time"), day), (moment, vec![]));
}

const PERSON: &str = "<itemDefinition name=\"tPerson\"><itemComponent name=\"first name\"><typeRef>string</typeRef>\
    </itemComponent><itemComponent name=\"children\" isCollection=\"true\"><typeRef>tPerson</typeRef></itemComponent>\
    </itemDefinition>";

#[test]
fn a_structure_needs_all_its_components_and_may_contain_itself() {
    let person =
        |name: Value, children: Vec<Value>| context([("first name", name), ("children", list(children))]);
    let elements = echo(PERSON, "tPerson");
    let family = person(text("Ada"), vec![person(text("Byron"), vec![])]);
    assert_eq!(given(&elements, family.clone()), (family, vec![]));
    let wrong = person(text("Ada"), vec![person(number(1), vec![])]);
    assert_eq!(given(&elements, wrong), (Value::Null, vec!["wrong-type"]));
    assert_eq!(given(&elements, context([("first name", text("Ada"))])), (Value::Null, vec!["wrong-type"]));
}

#[test]
fn the_part_of_a_value_that_does_not_fit_is_named() {
    let levels = "<itemDefinition name=\"tHouse\"><itemComponent name=\"flats\" isCollection=\"true\"><itemComponent name=\"floor\">\
        <typeRef>number</typeRef><allowedValues><text>[0..20]</text></allowedValues></itemComponent></itemComponent></itemDefinition>";
    let model = compiled(&echo(levels, "tHouse"));
    let house = |floor: Value| {
        let flats = list([context([("floor", number(1))]), context([("floor", floor)])]);
        outcome(&model, "D", &Inputs::new().with("A", context([("flats", flats)]))).diagnostics
    };
    let found = house(number(99));
    assert_eq!(codes(&found), ["not-allowed"]);
    let message = found[0].message(feel::Language::German);
    assert_eq!(
        message,
        "Der Wert 99 gehört nicht zu den erlaubten Werten von floor. Stelle im Wert: flats[2].floor."
    );
    let message = house(text("top"))[0].message(feel::Language::German);
    assert!(
        message.ends_with("(gebraucht: Zahl, gefunden: Text). Stelle im Wert: flats[2].floor."),
        "{message}"
    );
    assert_eq!(
        codes(&house(Value::Null)),
        ["not-allowed"],
        "null must be among the allowed values of a component"
    );
}

#[test]
fn components_are_known_in_expressions_with_their_blanks() {
    let elements = format!(
        "{PERSON}{}<decision id=\"d\" name=\"D\"><variable name=\"D\"/>{}{}</decision>",
        input("A", "tPerson"),
        needs_input("A"),
        literal("\"Dear \" + A.first name")
    );
    let ada = context([("first name", text("Ada")), ("children", list([]))]);
    assert_eq!(given(&elements, ada), (text("Dear Ada"), vec![]));
}

#[test]
fn a_type_that_only_names_itself_is_refused() {
    let own = "<itemDefinition name=\"tA\"><typeRef>tA</typeRef></itemDefinition>";
    assert_eq!(faults(&echo(own, "tA")), ["cyclic-requirement"]);
    let two = "<itemDefinition name=\"tA\"><typeRef>tB</typeRef></itemDefinition>\
               <itemDefinition name=\"tB\"><typeRef>tA</typeRef></itemDefinition>";
    assert_eq!(faults(&echo(two, "tA")), ["cyclic-requirement"]);
}

#[test]
fn an_unknown_type_is_a_fault_of_the_model() {
    let faults = Model::compile(&[read(&file(&echo("", "tMissing")))]).unwrap_err();
    assert_eq!(codes(&faults), ["unknown-type"]);
    assert_eq!(faults[0].message(feel::Language::German), "Der Datentyp tMissing ist nicht bekannt.");
    assert_eq!(faults[0].source.describe(feel::Language::German), "Angabe „A“ (Zeile 1)");
}

#[test]
fn the_result_of_a_decision_is_held_to_its_type() {
    let elements = format!(
        "<decision id=\"d\" name=\"D\"><variable name=\"D\" typeRef=\"string\"/>{}</decision>",
        literal("1 + 1")
    );
    let outcome = outcome(&compiled(&elements), "D", &Inputs::new());
    assert_eq!((outcome.value, codes(&outcome.diagnostics)), (Value::Null, vec!["wrong-type"]));
}

#[test]
fn the_type_of_an_input_can_be_asked_for() {
    let model = compiled(&echo(LEVELS, "tLevel"));
    assert_eq!(model.type_of(None, "A"), Some(&feel::Type::Text));
    assert_eq!(model.type_of(None, "B"), None);
    assert_eq!(model.inputs_of("D"), Ok(vec![("urn:test", "A")]));
}
