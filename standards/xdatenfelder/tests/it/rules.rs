// SPDX-License-Identifier: EUPL-1.2
//! Rules in German sentences: what they mean, and where they are not understood.

use std::collections::BTreeMap;

use proptest::prelude::*;
use xdatenfelder::rules::{
    Action, Condition, DiagnosticKind, LONGEST_RULE, Operator, Quantity, Reference, Rule, Sentence, Value,
    parse, rule_references,
};

/// The four real schemata, each with its rules.
const REAL: [&str; 4] =
    ["BlaueKarte.xml", "S00000094V1.0_xdf2.xml", "S00000186v1.0_xdf2.xml", "S00000246v1.1_xdf2.xml"];

/// Every rule of the real schemata: identity, version, text.
fn real_rules(name: &str) -> Option<BTreeMap<(String, String), String>> {
    let folder = crate::support::public_folder(name)?;
    let mut found = BTreeMap::new();
    for file in REAL {
        let bytes = std::fs::read(folder.join("real").join(file)).expect("a schema");
        let message = xdatenfelder::read(&bytes).expect(file);
        for rule in message.schema().expect("a schema").untranslated_rules() {
            let version = rule.rule.version.clone().unwrap_or_default();
            found.insert((rule.rule.id.clone(), version), rule.text.clone());
        }
    }
    Some(found)
}

#[test]
fn at_least_sixty_one_of_the_eighty_real_rules_are_understood() {
    let Some(rules) = real_rules("at_least_sixty_one_of_the_eighty_real_rules_are_understood") else {
        return;
    };
    let mut understood: BTreeMap<&str, bool> = BTreeMap::new();
    for ((id, version), text) in &rules {
        let line = match parse(text) {
            Ok(rule) => format!("understood, sentences: {}", rule.sentences.len()),
            Err(wrong) => format!("{wrong}: `{}`", wrong.excerpt(text)),
        };
        println!("{id} {version}: {line}");
        *understood.entry(id).or_insert(true) &= parse(text).is_ok();
    }
    let count = understood.values().filter(|one| **one).count();
    println!("{count} of {} rules understood", understood.len());
    assert_eq!((count, understood.len()), (79, 80));
}

/// An element without its place in the text.
fn name(reference: &Reference) -> String {
    reference.path.join(".")
}

/// A condition in short notation.
fn short(condition: &Condition) -> String {
    let joined = |inner: &[Condition], sign: &str| inner.iter().map(short).collect::<Vec<_>>().join(sign);
    let sign = |operator: Operator| match operator {
        Operator::Equal => "=",
        Operator::Unequal => "<>",
        Operator::Less => "<",
        Operator::Greater => ">",
        Operator::AtMost => "<=",
        Operator::AtLeast => ">=",
    };
    let value = |value: &Value| match value {
        Value::Boolean(answer) => answer.to_string(),
        Value::Code { code, label: Some(label) } => format!("{code}:{label}"),
        Value::Code { code, label: None } => code.clone(),
        Value::Text(text) => format!("'{text}'"),
    };
    match condition {
        Condition::All(inner) => format!("({})", joined(inner, " & ")),
        Condition::Any(inner) => format!("({})", joined(inner, " | ")),
        Condition::Filled(one) => format!("filled {}", name(one)),
        Condition::Empty(one) => format!("empty {}", name(one)),
        Condition::Compare { field, operator, value: with } => {
            format!("{} {} {}", name(field), sign(*operator), value(with))
        }
        Condition::Elapsed { since, operator, amount, unit } => {
            format!("since {} {} {amount} {unit:?}", name(since), sign(*operator))
        }
        Condition::Fields { quantity, group, operator, value: with } => {
            let quantity = match quantity {
                Quantity::AtLeastOne => "some".to_owned(),
                Quantity::First(count) => format!("first {count}"),
                Quantity::Only(one) => format!("only {}", name(one)),
                Quantity::Other(one) => format!("other than {}", name(one)),
            };
            format!("{quantity} of {} {} {}", name(group), sign(*operator), value(with))
        }
    }
}

/// A rule in short notation.
fn shortly(rule: &Rule) -> Vec<String> {
    let names = |several: &[Reference]| several.iter().map(name).collect::<Vec<_>>().join(", ");
    let sentence = |sentence: &Sentence| match sentence {
        Sentence::When { condition, action, targets } => {
            let action = match action {
                Action::Must => "must",
                Action::MustNot => "must not",
                Action::May => "may",
                Action::NeedNot => "need not",
            };
            format!("{} -> {action} {}", short(condition), names(targets))
        }
        Sentence::OnlyWhen { targets, condition } => {
            format!("{} only when {}", names(targets), short(condition))
        }
        Sentence::ExactlyOne(several) => format!("one of {}", names(several)),
        Sentence::AtLeastOne(several) => format!("some of {}", names(several)),
        Sentence::AtMost { target, count } => format!("{} at most {count}", name(target)),
        Sentence::Distinct(target) => format!("{} distinct", name(target)),
        Sentence::ValidDate { day, month, year } => {
            format!("date {} {} {}", name(day), name(month), name(year))
        }
    };
    rule.sentences.iter().map(sentence).collect()
}

/// Sentences with `A` to `D` for fields and `G` for a group, so that the tables below stay readable.
fn written(text: &str) -> String {
    let mut out = text.to_owned();
    for (short, long) in
        [("$A", "F13000000001"), ("$B", "F13000000002"), ("$C", "F13000000003"), ("$G", "G13000000009")]
    {
        out = out.replace(short, long);
    }
    out
}

#[track_caller]
fn means(text: &str, expected: &[&str]) {
    let rule = parse(&written(text)).unwrap_or_else(|wrong| panic!("{text}: {wrong}"));
    let expected: Vec<String> = expected.iter().map(|one| written(one)).collect();
    assert_eq!(shortly(&rule), expected, "{text}");
}

#[test]
fn conditions_and_actions_are_read() {
    means(
        "Wenn das Feld $A \"Name\" = 001 \"eins\", dann muss das Feld $B \"Ort\" befüllt sein.",
        &["$A = 001:eins -> must $B"],
    );
    means(
        "Wenn $A <> \"wahr\", dann darf die Feldgruppe $G \"Gruppe\" nicht befüllt werden.",
        &["$A <> true -> must not $G"],
    );
    means("Wenn $A nicht leer, dann darf $B nicht leer sein.", &["filled $A -> must $B"]);
    means("Wenn $A leer ist, muss $B leer sein.", &["empty $A -> must not $B"]);
    means("Wenn $A befüllt ist, dann kann $B befüllt werden.", &["filled $A -> may $B"]);
    means("Wenn $A befüllt wurde, dann muss $B nicht befüllt sein.", &["filled $A -> need not $B"]);
    means(
        "Wenn $A = leer, dann darf $B befüllt sein. Wenn $A <> leer, dann muss $B leer sein.",
        &["empty $A -> may $B", "filled $A -> must not $B"],
    );
    means("Das Feld $A muss befüllt werden, wenn $B >= 12,5.", &["$B >= 12,5 -> must $A"]);
    means(
        "Die Felder $A und $B dürfen nicht befüllt sein, wenn $C verneint wurde.",
        &["$C = false -> must not $A, $B"],
    );
    means(
        "$A \"Name\", $B \"Ort\" und $C \"Land\" sind nur dann zu befüllen, wenn $G.$A bejaht wurde.",
        &["$A, $B, $C only when $G.$A = true"],
    );
}

#[test]
fn conditions_are_joined_with_care() {
    means(
        "Wenn $A = 1 UND $B = 2 UND $C = 3, dann muss $G befüllt sein.",
        &["($A = 1 & $B = 2 & $C = 3) -> must $G"],
    );
    means(
        "Wenn $A = 1 UND $B = 2 ODER $C = 3, dann muss $G befüllt sein.",
        &["(($A = 1 & $B = 2) | $C = 3) -> must $G"],
    );
    means(
        "Wenn $A = 1 UND ($B = 2 ODER $C = 3), dann muss $G befüllt sein.",
        &["($A = 1 & ($B = 2 | $C = 3)) -> must $G"],
    );
    means(
        "Wenn $A = 001 \"eins\" ODER = 002 \"zwei\", dann muss $B befüllt sein.",
        &["($A = 001:eins | $A = 002:zwei) -> must $B"],
    );
    means("Wenn $A <> 1 UND <> 2 dann darf $B nicht befüllt sein.", &["($A <> 1 & $A <> 2) -> must not $B"]);
}

#[test]
fn alternatives_numbers_and_dates_are_read() {
    means("Es muss entweder Feldgruppe $G \"Gruppe\" oder das Feld $A befüllt werden.", &["one of $G, $A"]);
    means(
        "Es muss mindestens eines der Felder $A \"a\", $B oder $C \"c\" befüllt sein.",
        &["some of $A, $B, $C"],
    );
    means(
        "Das Feld $A kann bis zu dreimal ausgefüllt werden, dabei darf jeder Eintrag nur einmal ausgewählt werden.",
        &["$A at most 3", "$A distinct"],
    );
    means(
        "Wenn (aktuelles Datum - $A \"Tag\") > 6 Jahre ODER = 6 Jahre, dann muss $B befüllt sein.",
        &["(since $A > 6 Years | since $A = 6 Years) -> must $B"],
    );
    means(
        "Wenn mindestens ein Feld der Feldgruppe $G = \"wahr\", dann muss $A befüllt sein.",
        &["some of $G = true -> must $A"],
    );
    means(
        "Wenn die ersten vier Felder der Feldgruppe $G <> \"wahr\", dann muss $A befüllt sein.",
        &["first 4 of $G <> true -> must $A"],
    );
    means(
        "Wenn aus der Feldgruppe $G als einziges Feld das Feld $B = wahr, dann muss $A befüllt sein.",
        &["only $B of $G = true -> must $A"],
    );
    means(
        "Wenn aus der Feldgruppe $G mindestens ein weiteres Feld als $B = wahr, dann darf $A nicht befüllt sein.",
        &["other than $B of $G = true -> must not $A"],
    );
}

#[test]
fn slips_of_the_pen_are_read_as_they_are_meant() {
    let plain = ["filled $A -> must not $B"];
    means("Wenn das Feld Feld $A befüllt ist, dann darf das das Feld $B nicht befüllt sein.", &plain);
    means("Wenn $A \"E-Mail\" befüllt ist, dann darf das Feld \"$B \"Name\" nicht befüllt sein", &plain);
    means("Wenn das Feld $A Name des Feldes\" befüllt ist dann darf $B nicht befüllt sein.", &plain);
    means("Wenn \"$A E-Mail\" befüllt ist, dann darf \"$B\" \"Name\" nicht befüllt sein .", &plain);
    means(
        "Wenn $A befüllt ist, ODER $C leer, dann darf $B nicht befüllt sein.",
        &["(filled $A | empty $C) -> must not $B"],
    );
    means("Es muss mindestes eines der Felder $A und $B befüllt sein.", &["some of $A, $B"]);
}

#[test]
fn what_is_not_understood_is_pointed_at() {
    for (text, kind, place) in [
        ("", DiagnosticKind::Empty, ""),
        ("Bitte beachten.", DiagnosticKind::Sentence, "Bitte"),
        ("Wenn ja, dann muss $A befüllt sein.", DiagnosticKind::Reference, "ja"),
        ("Wenn $A, dann muss $B befüllt sein.", DiagnosticKind::Comparison, ","),
        ("Wenn $A = , dann muss $B befüllt sein.", DiagnosticKind::Value, ","),
        ("Wenn $A = 1, dann sollte $B befüllt sein.", DiagnosticKind::Verb, "sollte"),
        ("Wenn $A = 1, dann muss $B angekreuzt sein.", DiagnosticKind::Filled, "angekreuzt"),
        ("Wenn $A = 1, dann muss $B oder $C befüllt sein.", DiagnosticKind::AmbiguousTargets, "F13000000002"),
        (
            "Wenn $A = 1 ODER $B = 2 UND $C = 3, dann muss $G leer sein.",
            DiagnosticKind::AmbiguousConnective,
            "UND",
        ),
        ("Wenn $A \"Name = 1, dann muss $B befüllt sein.", DiagnosticKind::Quotation, "\""),
        ("Wenn ($A = 1, dann muss $B befüllt sein.", DiagnosticKind::Parenthesis, ","),
        ("Wenn (aktuelles Datum - $A) > bald, dann muss $B leer sein.", DiagnosticKind::Span, "bald"),
        ("Das Feld $A muss befüllt sein.", DiagnosticKind::If, "."),
    ] {
        let text = written(text);
        let wrong = parse(&text).expect_err(&text);
        assert_eq!((wrong.kind, wrong.excerpt(&text)), (kind, place), "{text}");
        assert!(DiagnosticKind::ALL.contains(&wrong.kind));
    }
}

#[test]
fn a_rule_is_bounded() {
    let deep = format!("Wenn {}F13000000001 leer", "(".repeat(4_000));
    assert_eq!(parse(&deep).unwrap_err().kind, DiagnosticKind::TooDeep);
    let long = "Wenn F13000000001 leer, dann muss F13000000002 leer sein. ".repeat(LONGEST_RULE / 50);
    assert_eq!(parse(&long).unwrap_err().kind, DiagnosticKind::TooLong);
}

#[test]
fn every_identity_of_a_text_is_found_whether_it_is_understood_or_not() {
    let found = rule_references("Siehe F60000227V1.1, G00000283.F13000000001 und R13000000001.");
    let found: Vec<_> = found.iter().map(|one| (one.id.as_str(), one.version.as_deref())).collect();
    assert_eq!(found, [("F60000227", Some("1.1")), ("G00000283", None), ("F13000000001", None)]);
}

proptest! {
    #[test]
    fn no_text_makes_the_reader_panic_and_every_diagnostic_lies_in_it(
        words in prop::collection::vec(
            prop::sample::select(vec![
                "Wenn", "F13000000001", "G13000000002.F13000000003", "=", "<>", "\"", "wahr", "001", ",", ".", "(", ")",
                "und", "ODER", "dann", "muss", "darf", "nicht", "befüllt", "leer", "sein", "Es", "entweder", "aktuelles",
                "Datum", "-", "7", "Tage", "kann", "bis", "zu", "dreimal", "ä", "„", "D.h.", "alle", "drei", "Felder",
            ]),
            0..30,
        ),
    ) {
        let text = words.join(" ");
        if let Err(wrong) = parse(&text) {
            prop_assert!(wrong.start <= wrong.end && text.get(wrong.start..wrong.end).is_some());
        }
    }

    #[test]
    fn any_characters_at_all_are_survived(text in "\\PC{0,200}") {
        let _ = parse(&text);
        let _ = rule_references(&text);
    }
}
