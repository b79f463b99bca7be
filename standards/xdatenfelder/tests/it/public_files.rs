// SPDX-License-Identifier: EUPL-1.2
//! Public files: small ones made to test parsers, and four real schemata.

use xdatenfelder::{
    Content, Counts, DataType, ErrorKind, FieldKind, Message, NoteKind, ReadOptions, SchemaElement,
    genericode, read, read_with, version2, write,
};

use crate::support::{public_file, public_folder};

/// Files that must be read.
const ACCEPTED: [&str; 9] = [
    "v2-data_data-field-rule.xml",
    "v2-data_data-group-rule.xml",
    "v2-data_label.xml",
    "v2-data_minimal.xml",
    "v2-data_rule.xml",
    "v2-data_select.xml",
    "v2-data_simple.xml",
    "v3-data_input.xml",
    "v3-data_simple.xml",
];

fn duplicate(parent: &str) -> ErrorKind {
    ErrorKind::Duplicate { parent: parent.to_owned() }
}

/// Files that must be refused: name, element, line, reason.
fn refused() -> Vec<(&'static str, &'static str, usize, ErrorKind)> {
    let namespaces = "urn:xoev-de:fim:standard:xdatenfelder_2 or urn:xoev-de:fim:standard:xdatenfelder_3.0.0";
    let unknown = "urn:xoev-de:fim:standard:xdatenfelder_unknown".to_owned();
    let unknown = ErrorKind::Namespace { namespace: unknown, expected: namespaces };
    let status =
        ErrorKind::Value { value: "10".to_owned(), expected: "one of 1, 2, 3, 4, 5, 6, 7, 8".to_owned() };
    vec![
        ("v2-data_duplicate-optional-value.xml", "beschreibung", 15, duplicate("stammdatenschema")),
        ("v2-data_duplicate-required-value.xml", "name", 13, duplicate("stammdatenschema")),
        ("v2-data_unknown-namespace.xml", "xdatenfelder.stammdatenschema.0102", 2, unknown.clone()),
        ("v3-data_duplicate-id-node.xml", "id", 11, duplicate("identifikation")),
        ("v3-data_empty-id-node.xml", "id", 10, ErrorKind::Empty),
        ("v3-data_missing-id-node.xml", "identifikation", 9, ErrorKind::Missing { child: "id".to_owned() }),
        ("v3-data_invalid-freigabestatus.xml", "freigabestatus", 17, status),
        (
            "v3-data_unexpected-node.xml",
            "unknown",
            11,
            ErrorKind::Unexpected { parent: "identifikation".to_owned() },
        ),
        ("v3-data_unknown-namespace.xml", "xdatenfelder.datenfeldgruppe.0103", 2, unknown),
    ]
}

#[test]
fn parser_tests_are_accepted_or_refused_as_their_names_say() {
    let Some(folder) = public_folder("parser_tests_are_accepted_or_refused_as_their_names_say") else {
        return;
    };
    let folder = folder.join("parser-tests");
    for name in ACCEPTED {
        let message = read(&public_file(&folder, name)).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(read(&write(&message)).unwrap().as_written(), message.as_written(), "{name}");
    }
    for (name, element, line, kind) in refused() {
        let error = read(&public_file(&folder, name)).unwrap_err();
        assert_eq!(
            (error.element.as_str(), error.position.line, error.kind),
            (element, line, kind),
            "{name}"
        );
    }
    let present = std::fs::read_dir(&folder).unwrap().count();
    assert_eq!(present, ACCEPTED.len() + refused().len(), "every file has its verdict");
}

#[test]
fn the_harmonised_address_group_of_version_3_is_read_completely() {
    let Some(folder) = public_folder("the_harmonised_address_group_of_version_3_is_read_completely") else {
        return;
    };
    let message = read(&public_file(&folder, "parser-tests/v3-data_simple.xml")).unwrap();
    assert_eq!(message.notes, []);
    let Content::Group(group) = &message.content else { panic!("not a group") };
    assert_eq!(group.info.identifier.to_string(), "G60000000088V1.2.0");
    assert_eq!(group.info.keywords[0].text, "Ein Stichwort");
    assert_eq!(group.rules[0].script.as_deref(), Some("some script content"));
    assert_eq!(group.rules[0].legal_references[0].link.as_deref(), Some("some reference link"));
    let ids: Vec<&str> = group
        .occurrences()
        .iter()
        .map(|found| found.structure.element.info().identifier.id.as_str())
        .collect();
    assert_eq!(ids, ["G60000000086", "F60000000243"]);
}

#[test]
fn all_attributes_of_a_field_of_version_3_are_read() {
    let Some(folder) = public_folder("all_attributes_of_a_field_of_version_3_are_read") else { return };
    let message = read(&public_file(&folder, "parser-tests/v3-data_input.xml")).unwrap();
    let Content::Group(group) = &message.content else { panic!("not a group") };
    let SchemaElement::Field(field) = &group.structure[0].element else { panic!("not a field") };
    assert_eq!((field.kind, field.data_type), (FieldKind::Select, DataType::Text));
    assert_eq!((field.constraints.min_length, field.constraints.max_length), (Some(0), Some(1)));
    assert_eq!(field.constraints.remark.as_deref(), Some("Constraints"));
    assert_eq!(field.content.as_deref(), Some("Some Content"));
    assert_eq!(field.code_column.as_deref(), Some("CodeKey"));
    assert_eq!(field.media_types, ["application/json"]);
    assert_eq!(field.max_size, Some(10));
    assert_eq!(message.notes.len(), 1, "the empty reference to a code list is noted");
}

/// Identity after widening and counts, taken from the files by an independent program.
const REAL: [(&str, &str, Counts); 4] = [
    ("BlaueKarte.xml", "S00000000121V1.0.0", counts([88, 71, 29, 23, 3, 3, 6])),
    ("S00000094V1.0_xdf2.xml", "S00000000094V1.0.0", counts([44, 29, 16, 13, 13, 12, 5])),
    ("S00000186v1.0_xdf2.xml", "S00000000186V1.0.0", counts([156, 100, 42, 36, 38, 36, 6])),
    ("S00000246v1.1_xdf2.xml", "S00000000246V1.1.0", counts([134, 59, 49, 34, 44, 34, 6])),
];

const fn counts(figures: [usize; 7]) -> Counts {
    let [field_occurrences, fields, group_occurrences, groups, rule_occurrences, rules, depth] = figures;
    Counts { field_occurrences, fields, group_occurrences, groups, rule_occurrences, rules, depth }
}

fn real(test: &str) -> Option<Vec<(&'static str, Message)>> {
    let folder = public_folder(test)?.join("real");
    let load = |name| read(&public_file(&folder, name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    Some(REAL.iter().map(|(name, ..)| (*name, load(name))).collect())
}

#[test]
fn real_schemata_have_the_measured_number_of_elements() {
    let Some(messages) = real("real_schemata_have_the_measured_number_of_elements") else { return };
    for ((name, message), (_, identity, counts)) in messages.iter().zip(REAL) {
        let schema = message.schema().unwrap();
        assert_eq!(schema.info.identifier.to_string(), identity, "{name}");
        assert_eq!(schema.counts(), counts, "{name}");
    }
}

#[test]
fn real_schemata_together_have_the_measured_types_and_cardinalities() {
    let Some(messages) = real("real_schemata_together_have_the_measured_types_and_cardinalities") else {
        return;
    };
    let mut found = std::collections::BTreeMap::<String, usize>::new();
    for (_, message) in &messages {
        for occurrence in message.schema().unwrap().occurrences() {
            *found.entry(occurrence.structure.cardinality.to_string()).or_default() += 1;
            if let SchemaElement::Field(field) = &occurrence.structure.element {
                *found.entry(format!("{:?}", field.kind)).or_default() += 1;
                *found.entry(format!("{:?}", field.data_type)).or_default() += 1;
                *found.entry("constraints".to_owned()).or_default() +=
                    usize::from(!field.constraints.is_empty());
            }
        }
    }
    let expected = [
        ("1:1", 261),
        ("0:1", 219),
        ("0:*", 39),
        ("1:*", 29),
        ("2:5", 7),
        ("1:2", 1),
        ("1:3", 1),
        ("1:8", 1),
        ("Input", 387),
        ("Select", 35),
        ("Text", 268),
        ("File", 72),
        ("Boolean", 52),
        ("Date", 14),
        ("Integer", 12),
        ("Number", 2),
        ("Currency", 1),
        ("Object", 1),
        ("constraints", 177),
    ];
    let expected: std::collections::BTreeMap<String, usize> =
        expected.iter().map(|(name, number)| ((*name).to_owned(), *number)).collect();
    assert_eq!(found, expected);
}

#[test]
fn real_schemata_list_every_rule_because_none_has_a_script() {
    let Some(messages) = real("real_schemata_list_every_rule_because_none_has_a_script") else { return };
    let mut distinct = std::collections::BTreeSet::new();
    for (name, message) in &messages {
        let schema = message.schema().unwrap();
        let listed = schema.untranslated_rules();
        let rules: std::collections::BTreeSet<_> = listed.iter().map(|rule| &rule.rule).collect();
        assert_eq!(rules.len(), schema.counts().rules, "{name}");
        assert!(listed.iter().all(|rule| !rule.text.is_empty()), "{name}");
        let narrow = listed.iter().flat_map(|rule| rule.text.split(|c: char| !c.is_ascii_alphanumeric()));
        assert_eq!(narrow.filter(|word| xdatenfelder::widen_id(word).is_some()).count(), 0, "{name}");
        distinct.extend(listed.iter().map(|rule| rule.rule.clone()));
    }
    assert_eq!(distinct.len(), 85, "rules by identity and version");
    let identities: std::collections::BTreeSet<_> = distinct.iter().map(|rule| &rule.id).collect();
    assert_eq!(identities.len(), 80, "rules by identity");
}

#[test]
fn real_schemata_survive_writing_and_reading_as_version_3() {
    let Some(messages) = real("real_schemata_survive_writing_and_reading_as_version_3") else { return };
    for (name, message) in &messages {
        let again = read(&write(message)).unwrap_or_else(|error| panic!("{name}: {error}"));
        let empty_label = |note: &xdatenfelder::Note| note.text.ends_with("is empty");
        assert!(again.notes.iter().all(|note| empty_label(note) && message.notes.contains(note)), "{name}");
        assert_eq!(again.as_written(), message.as_written(), "{name}");
        assert_eq!(write(&again), write(message), "{name}");
    }
}

/// All identities of a file as they stand in its text, in their order.
fn identities(text: &str) -> Vec<String> {
    let parts = text.split("identifikation>").skip(1).step_by(2);
    let value = |part: &str, name: &str| {
        let after = &part[part.find(&format!(":{name}>"))? + name.len() + 2..];
        Some(after[..after.find('<')?].to_owned())
    };
    parts.map(|part| format!("{}V{:?}", value(part, "id").unwrap(), value(part, "version"))).collect()
}

#[test]
fn real_schemata_of_version_2_survive_reading_and_writing_with_every_identity() {
    let test = "real_schemata_of_version_2_survive_reading_and_writing_with_every_identity";
    let Some(folder) = public_folder(test) else { return };
    for (name, _, _) in REAL {
        let bytes = public_file(&folder.join("real"), name);
        let reading = version2::read(&bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
        let written = version2::write(&reading.message);
        assert_eq!(version2::read(&written).unwrap().message, reading.message, "{name}");
        let (before, after) = (String::from_utf8(bytes).unwrap(), String::from_utf8(written).unwrap());
        assert_eq!(identities(&after), identities(&before), "{name}");
        assert!(reading.notes.iter().all(|note| note.kind == NoteKind::Empty), "{name}: {:?}", reading.notes);
    }
}

#[test]
fn real_schemata_keep_every_identity_in_version_3() {
    let Some(folder) = public_folder("real_schemata_keep_every_identity_in_version_3") else { return };
    for (name, _, _) in REAL {
        let bytes = public_file(&folder.join("real"), name);
        let written = String::from_utf8(write(&read(&bytes).unwrap())).unwrap();
        let is_element = |id: &&String| !id.starts_with('C');
        let wide = |id: &String| {
            let (id, version) = id.split_once('V').unwrap();
            let id = xdatenfelder::widen_id(id).unwrap();
            let version =
                version.strip_suffix("\")").map_or_else(|| version.to_owned(), |v| format!("{v}.0\")"));
            format!("{id}V{version}")
        };
        let before = identities(std::str::from_utf8(&bytes).unwrap());
        let before: Vec<String> = before.iter().filter(is_element).map(wide).collect();
        let placeholder = |id: &&String| !id.starts_with("F60000000001V");
        let after = identities(&written);
        assert_eq!(
            after.iter().filter(placeholder).collect::<Vec<_>>(),
            before.iter().filter(placeholder).collect::<Vec<_>>(),
            "{name}"
        );
    }
}

#[test]
fn internal_code_lists_of_real_schemata_become_values() {
    let Some(folder) = public_folder("internal_code_lists_of_real_schemata_become_values") else { return };
    let folder = folder.join("real");
    let lists_of = |name: &str| -> Vec<genericode::CodeList> {
        let files = std::fs::read_dir(folder.join(name)).unwrap();
        files.map(|file| genericode::read(&std::fs::read(file.unwrap().path()).unwrap()).unwrap()).collect()
    };
    for (schema, lists) in [
        ("S00000094V1.0_xdf2.xml", "codelists_S00000094V1.0"),
        ("S00000186v1.0_xdf2.xml", "codelists_S00000186v1.0_xdf2"),
        ("S00000246v1.1_xdf2.xml", "codelists_S00000246v1.1_xdf2"),
    ] {
        let options = ReadOptions { code_lists: lists_of(lists), ..ReadOptions::default() };
        let message = read_with(&public_file(&folder, schema), &options).unwrap();
        let mut inlined = 0;
        for occurrence in message.schema().unwrap().occurrences() {
            let SchemaElement::Field(field) = &occurrence.structure.element else { continue };
            assert!(!field.code_list.as_ref().is_some_and(|list| list.is_internal()), "{schema}");
            inlined += usize::from(!field.values.is_empty());
        }
        assert!(inlined > 0, "{schema}");
        assert_eq!(read(&write(&message)).unwrap().as_written(), message.as_written(), "{schema}");
    }
}

#[test]
fn version_1_is_refused_by_name() {
    let Some(folder) = public_folder("version_1_is_refused_by_name") else { return };
    let error = read(&public_file(&folder, "real/WaBeKa.xml")).unwrap_err();
    assert_eq!(error.kind, ErrorKind::OutdatedStandard);
    assert_eq!(
        error.to_string(),
        "this is XDatenfelder 1, which is not supported: convert it to version 2 or 3 first \
         (element <xdatenfelder.stammdatenschema.0102001>, line 2, byte 55)"
    );
}
