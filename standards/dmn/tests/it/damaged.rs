// SPDX-License-Identifier: EUPL-1.2
//! Damaged files are refused or evaluated, never a reason to panic.

use dmn::{Inputs, Limits, Model};
use proptest::prelude::*;

use super::support::*;

/// A model with one of everything.
fn sample() -> String {
    let table = "<decisionTable hitPolicy=\"COLLECT\" aggregation=\"MAX\"><input><inputExpression typeRef=\"number\"><text>A</text>\
        </inputExpression><inputValues><text>[0..100]</text></inputValues></input><output name=\"fee\" typeRef=\"number\">\
        <outputValues><text>1, 2</text></outputValues><defaultOutputEntry><text>1</text></defaultOutputEntry></output>\
        <rule><inputEntry><text>&lt; 10, > 20</text></inputEntry><outputEntry><text>2</text></outputEntry></rule></decisionTable>";
    let boxed = format!(
        "<context><contextEntry><variable name=\"t\"/>{table}</contextEntry><contextEntry><variable name=\"l\"/>\
         <for iteratorVariable=\"i\"><in>{}</in><return>{}</return></for></contextEntry><contextEntry>{}</contextEntry></context>",
        literal("[1..3]"),
        literal("f(i) + t"),
        literal("sum(l)")
    );
    file(&format!(
        "<itemDefinition name=\"tA\"><typeRef>number</typeRef><allowedValues><text>[0..50]</text></allowedValues></itemDefinition>\
         {}<businessKnowledgeModel id=\"f\" name=\"f\"><encapsulatedLogic><formalParameter name=\"x\" typeRef=\"tA\"/>{}\
         </encapsulatedLogic></businessKnowledgeModel><decision id=\"d\" name=\"D\"><variable name=\"D\" typeRef=\"number\"/>\
         {}{}{boxed}</decision><decisionService id=\"s\" name=\"S\"><outputDecision href=\"#d\"/><inputData href=\"#A\"/>\
         </decisionService>",
        input("A", "tA"),
        literal("x * 2"),
        needs_input("A"),
        needs_knowledge("f")
    ))
}

fn run(bytes: &[u8]) {
    let Ok(definitions) = dmn::read(bytes, &Limits::default()) else { return };
    let Ok(model) = Model::compile_leniently(&[definitions]) else { return };
    for name in ["D", "S", "f"] {
        let _ = model.evaluate(name, &Inputs::new().with("A", number(5)), &environment());
    }
}

#[test]
fn the_undamaged_sample_gives_its_value() {
    let model = Model::compile(&[read(&sample())]).unwrap_or_else(|faults| panic!("{}", words(&faults)));
    assert_eq!(value(&model, "D", &Inputs::new().with("A", number(5))), number(18));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn changed_bytes_never_panic(changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6)) {
        let mut bytes = sample().into_bytes();
        for (index, byte) in changes {
            let position = index.index(bytes.len());
            bytes[position] = byte;
        }
        run(&bytes);
    }

    #[test]
    fn removed_and_repeated_parts_never_panic(from in any::<prop::sample::Index>(), to in any::<prop::sample::Index>(), twice: bool) {
        let bytes = sample().into_bytes();
        let (from, to) = (from.index(bytes.len()), to.index(bytes.len()));
        let (from, to) = (from.min(to), from.max(to));
        let middle = if twice { [&bytes[from..to], &bytes[from..to]].concat() } else { Vec::new() };
        run(&[&bytes[..from], &middle, &bytes[to..]].concat());
    }

    #[test]
    fn any_expression_in_a_cell_never_panics(text in "[-0-9a-zA-Z\"'(){}\\[\\]<>=?.,@+*/ ]{0,40}") {
        let text = text.replace('<', "&lt;");
        run(sample().replace("&lt; 10, > 20", &text).as_bytes());
        run(sample().replace("x * 2", &text).as_bytes());
    }
}
