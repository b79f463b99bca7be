// SPDX-License-Identifier: EUPL-1.2
//! Version 2 in its own shape: whatever is written is read again equal.

use proptest::option;
use proptest::prelude::*;
use xdatenfelder::version2::{
    Content, DataField, DataSchema, DocumentProfile, ElementInfo, FieldGroup, FieldRule, Message,
    Presentation, SchemaElement, Status, Structure, read, write,
};
use xdatenfelder::{Cardinality, CodeListReference, ErrorKind, Identifier, NoteKind, ReadOptions};

use crate::round_trip::{code, date, envelope, extensions, label, text};
use crate::support::{ANGLING, PHOTO, PROFILE_2};

fn identifier() -> impl Strategy<Value = Identifier> {
    ("[SGFRDC][0-9]{8}", option::of("[0-9]\\.[0-9]")).prop_map(|(id, version)| Identifier { id, version })
}

prop_compose! {
    fn info()(
        identifier in identifier(),
        names in (label(), label(), option::of(text())),
        texts in (option::of(text()), option::of(text()), option::of(text()), option::of(text()), option::of(text())),
        status in code::<Status>(),
        dates in (option::of(date()), option::of(date()), option::of(date()), option::of(date())),
        extensions in extensions(&["", "bezug[0]", "identifikation[0]/id[0]", "name[0]", "status[0]"]),
    ) -> ElementInfo {
        let (name, input_label, output_label) = names;
        let (description, definition, legal_references, creator, version_note) = texts;
        let (valid_from, valid_until, released_on, published_on) = dates;
        ElementInfo {
            identifier, name, input_label, output_label, description, definition, legal_references, status, valid_from,
            valid_until, creator, version_note, released_on, published_on, extensions,
        }
    }
}

fn presentation() -> impl Strategy<Value = Presentation> {
    (code(), option::of(text()), option::of(text()))
        .prop_map(|(kind, input_help, output_help)| Presentation { kind, input_help, output_help })
}

fn rules() -> impl Strategy<Value = Vec<FieldRule>> {
    let script = option::of("[ \n\r\t]{0,3}[!-~]{1,9}[ \n\r\t]{0,3}");
    let rule = (info().boxed(), script).prop_map(|(info, script)| FieldRule { info, script });
    prop::collection::vec(rule.boxed(), 0..2)
}

fn reference() -> impl Strategy<Value = CodeListReference> {
    (option::of(identifier()), text(), option::of(text()), option::of(text())).prop_map(
        |(identifier, canonical_uri, version, canonical_version_uri)| CodeListReference {
            identifier,
            canonical_uri,
            version,
            canonical_version_uri,
        },
    )
}

prop_compose! {
    fn field()(
        head in (info().boxed(), presentation().boxed()),
        kinds in (code(), code()),
        constraints in option::of(prop_oneof![text(), Just(r#"{"minLength":"1","maxLength":"20"}"#.to_owned()).boxed()]),
        content in option::of(text()),
        code_list in option::of(reference()),
        rules in rules().boxed(),
    ) -> DataField {
        let ((info, presentation), (kind, data_type)) = (head, kinds);
        DataField { info, presentation, kind, data_type, constraints, content, code_list, rules }
    }
}

fn place(element: impl Strategy<Value = SchemaElement>) -> impl Strategy<Value = Structure> {
    let extensions = extensions(&["", "anzahl[0]", "enthaelt[0]"]);
    (0..3_u32, option::of(text()), element, extensions).prop_map(
        |(min, legal_references, element, extensions)| Structure {
            cardinality: Cardinality { min, max: None },
            legal_references,
            element,
            extensions,
        },
    )
}

fn group_of(element: impl Strategy<Value = SchemaElement> + 'static) -> impl Strategy<Value = FieldGroup> {
    let structure = prop::collection::vec(place(element).boxed(), 0..3);
    (info().boxed(), presentation().boxed(), rules().boxed(), structure).prop_map(
        |(info, presentation, rules, structure)| FieldGroup { info, presentation, rules, structure },
    )
}

fn element() -> impl Strategy<Value = SchemaElement> + Clone {
    let leaf = field().boxed().prop_map(|field| SchemaElement::Field(Box::new(field))).boxed();
    leaf.prop_recursive(3, 6, 2, |inner| {
        group_of(inner).prop_map(|group| SchemaElement::Group(Box::new(group)))
    })
}

prop_compose! {
    fn schema()(
        info in info().boxed(),
        help in option::of(text()),
        modifications in (code(), code()),
        rules in rules().boxed(),
        structure in prop::collection::vec(place(element()).boxed(), 0..3),
    ) -> DataSchema {
        let (structure_modification, representation_modification) = modifications;
        DataSchema { info, help, structure_modification, representation_modification, rules, structure }
    }
}

fn message() -> impl Strategy<Value = Message> {
    let profile = (info().boxed(), any::<bool>(), label(), option::of(text()))
        .prop_map(|(info, is_reference, kind, help)| DocumentProfile { info, is_reference, kind, help });
    let content = prop_oneof![
        1 => profile.boxed().prop_map(|profile| Content::Profile(Box::new(profile))),
        3 => schema().boxed().prop_map(|schema| Content::Schema(Box::new(schema))),
        1 => group_of(element()).boxed().prop_map(|group| Content::Group(Box::new(group))),
        1 => field().boxed().prop_map(|field| Content::Field(Box::new(field))),
    ];
    (envelope(), content).prop_map(|((header, extensions), content)| Message { header, content, extensions })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn a_written_message_of_version_2_is_read_again_equal(message in message()) {
        let bytes = write(&message);
        let again = read(&bytes);
        prop_assert!(again.is_ok(), "{}\n{}", again.unwrap_err(), String::from_utf8_lossy(&bytes));
        let again = again.unwrap().message;
        prop_assert_eq!(&again, &message);
        prop_assert_eq!(write(&again), bytes);
    }

    #[test]
    fn json_of_version_2_comes_back_equal(message in message()) {
        let json = serde_json::to_string(&message).unwrap();
        prop_assert_eq!(serde_json::from_str::<Message>(&json).unwrap(), message);
    }

    #[test]
    fn a_converted_message_survives_writing_and_every_lost_value_is_in_a_note(message in message()) {
        let options = ReadOptions::default();
        let converted = message.to_version_3(&options.document_profile, &options.code_lists);
        let again = xdatenfelder::read(&xdatenfelder::write(&converted)).unwrap();
        prop_assert_eq!(again.as_written(), converted.as_written());
        let moved = |value: &str| {
            converted.notes.iter().any(|note| note.kind == NoteKind::Moved && note.text.ends_with(value))
        };
        let schema_or_profile = matches!(message.content, Content::Schema(_) | Content::Profile(_));
        if let (true, Some(label)) = (schema_or_profile, &message.content.info().output_label) {
            prop_assert!(moved(label));
        }
    }
}

#[test]
fn fixtures_of_version_2_come_back_equal() {
    for fixture in [ANGLING, PROFILE_2] {
        let reading = read(fixture).unwrap();
        let written = write(&reading.message);
        assert_eq!(read(&written).unwrap().message, reading.message);
        assert_eq!(write(&read(&written).unwrap().message), written);
    }
}

#[test]
fn a_document_profile_of_version_2_is_written_in_the_order_of_the_standard() {
    let message = read(PROFILE_2).unwrap().message;
    insta::assert_snapshot!(String::from_utf8(write(&message)).unwrap());
}

#[test]
fn version_3_is_not_read_as_version_2() {
    assert!(matches!(read(PHOTO).unwrap_err().kind, ErrorKind::Namespace { .. }));
}
