// SPDX-License-Identifier: EUPL-1.2
//! Files that are refused, and why.

use dmn::model::{NoteKind, Version};
use dmn::{Limits, Model, ReadError};

use super::support::*;

fn refused(text: &str) -> ReadError {
    dmn::read(text.as_bytes(), &Limits::default()).unwrap_err()
}

#[test]
fn document_types_and_entities_are_refused() {
    let bomb = "<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>";
    assert_eq!(refused(&format!("{bomb}{}", file(""))), ReadError::DocumentType);
    assert_eq!(refused(&format!("<!DOCTYPE definitions>{}", file(""))), ReadError::DocumentType);
    assert!(matches!(
        refused(&file(&decision(&literal("&b;").replace("&amp;", "&")))),
        ReadError::Malformed { .. }
    ));
}

#[test]
fn size_number_and_depth_are_limited() {
    let small = Limits { bytes: 100, ..Limits::default() };
    assert_eq!(dmn::read(file("").as_bytes(), &small), Err(ReadError::TooLarge { limit: 100 }));
    let few = Limits { nodes: 10, ..Limits::default() };
    let many = file(&"<group/>".repeat(20));
    assert_eq!(dmn::read(many.as_bytes(), &few), Err(ReadError::TooManyNodes { limit: 10 }));
    let deep = file(&format!("{}{}", "<list>".repeat(100_000), "</list>".repeat(100_000)));
    assert!(matches!(refused(&deep), ReadError::TooDeep { limit: 64, .. }));
    let long = file(&decision(&literal(&"1+".repeat(40_000))));
    assert!(matches!(refused(&long), ReadError::TextTooLong { limit: 65_536, .. }));
}

#[test]
fn the_deepest_file_that_is_read_can_be_compiled_and_evaluated_on_a_small_stack() {
    let limits = Limits { depth: usize::MAX, ..Limits::default() };
    let levels = dmn::DEEPEST - 4;
    let logic = format!("{}{}{}", "<list>".repeat(levels), literal("1"), "</list>".repeat(levels));
    let text = file(&decision(&logic));
    let run = move || {
        let model = Model::compile(&[dmn::read(text.as_bytes(), &limits).unwrap()]).unwrap();
        outcome(&model, "D", &dmn::Inputs::new()).strict().is_ok()
    };
    let thread = std::thread::Builder::new().stack_size(1 << 20).spawn(run).unwrap();
    assert!(thread.join().unwrap());
}

#[test]
fn what_is_not_a_decision_model_is_refused() {
    assert_eq!(dmn::read(&[0xff, 0xfe, 0x00], &Limits::default()), Err(ReadError::NotUtf8));
    assert!(matches!(refused(""), ReadError::Malformed { .. }));
    assert!(matches!(refused("<definitions/>"), ReadError::NotAModel { .. }));
    let old = file("").replace(
        "https://www.omg.org/spec/DMN/20230324/MODEL/",
        "http://www.omg.org/spec/DMN/20151101/dmn.xsd",
    );
    assert!(matches!(refused(&old), ReadError::NotAModel { .. }));
}

#[test]
fn four_editions_of_the_standard_are_read() {
    let editions = [
        ("http://www.omg.org/spec/DMN/20180521/MODEL/", Version::V1_2),
        ("https://www.omg.org/spec/DMN/20191111/MODEL/", Version::V1_3),
        ("https://www.omg.org/spec/DMN/20211108/MODEL/", Version::V1_4),
        ("https://www.omg.org/spec/DMN/20230324/MODEL/", Version::V1_5),
    ];
    for (namespace, version) in editions {
        let text =
            file(&decision(&literal("1"))).replace("https://www.omg.org/spec/DMN/20230324/MODEL/", namespace);
        assert_eq!(read(&text).version, version);
    }
}

#[test]
fn what_an_element_needs_must_be_there() {
    assert_eq!(refused(&file("<decision id=\"d\"/>")).to_string(), "line 1: decision has no name");
    let table =
        "<decisionTable><input><inputExpression><text>1</text></inputExpression></input></decisionTable>";
    assert!(matches!(refused(&file(&decision(table))), ReadError::MissingElement { child: "output", .. }));
    let table = "<decisionTable hitPolicy=\"LAST\"><output/></decisionTable>";
    assert!(matches!(refused(&file(&decision(table))), ReadError::UnknownValue { .. }));
    let table = "<decisionTable><input><inputExpression><text>1</text></inputExpression></input><output/>\
        <rule><outputEntry><text>1</text></outputEntry></rule></decisionTable>";
    assert_eq!(refused(&file(&decision(table))).to_string(), "line 1: a rule needs 1 entries and has 0");
}

#[test]
fn what_is_left_aside_is_reported_with_its_place() {
    let text = file(
        "\n<decision id=\"d\" name=\"D\">\n  <miracle/></decision><x:y xmlns:x=\"urn:x\"/><description>fine</description>",
    );
    let notes = read(&text).notes;
    let found: Vec<_> = notes
        .iter()
        .map(|note| (note.element.as_str(), note.parent.as_str(), note.kind, note.place.line))
        .collect();
    assert_eq!(
        found,
        [
            ("miracle", "decision", NoteKind::UnknownElement, 3),
            ("y", "definitions", NoteKind::ForeignElement, 3)
        ]
    );
}

#[test]
fn a_model_with_faults_is_refused_but_can_be_worked_on() {
    let elements = decision(&literal("missing + 1"));
    assert_eq!(faults(&elements), ["unknown-name"]);
    let model = Model::compile_leniently(&[read(&file(&elements))]).unwrap();
    assert_eq!(codes(model.faults()), ["unknown-name"]);
    let found = outcome(&model, "D", &dmn::Inputs::new());
    assert_eq!(found.value, feel::Value::Null);
    assert!(codes(&found.diagnostics).contains(&"unknown-name"));
}
