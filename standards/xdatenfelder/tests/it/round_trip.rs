// SPDX-License-Identifier: EUPL-1.2
//! Whatever is written is read again equal.

use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use xdatenfelder::{
    Addition, Cardinality, CodeListReference, CodeValue, Constraints, Content, DataField, DataSchema, Date,
    DocumentProfile, ElementInfo, Extension, FieldGroup, FieldRule, ForeignAttribute, ForeignContent,
    ForeignElement, Fragment, GroupKind, Header, Identifier, Keyword, LegalReference, Message, Presentation,
    Relation, SchemaElement, StandardVersion, Structure, Timestamp, Value, read, write,
};

/// A text that is not empty, has no white space at its ends and only characters that XML allows.
pub fn text() -> BoxedStrategy<String> {
    let inner = "[ -~äöüßÄ€\u{1F600}\n\r\t&<>\"']{0,12}";
    ("[a-zA-ZÄß§&<>\"'\\]]", inner, "[a-z0-9.&>]")
        .prop_map(|(start, middle, end)| format!("{start}{middle}{end}"))
        .boxed()
}

/// A text that may be empty.
pub fn label() -> impl Strategy<Value = String> {
    prop_oneof![4 => text(), 1 => Just(String::new())]
}

pub fn code<T: CodeValue + std::fmt::Debug>() -> impl Strategy<Value = T> {
    select(T::ALL)
}

pub fn date() -> impl Strategy<Value = Date> {
    (1..=9999_u32, 1..=12_u32, 1..=28_u32)
        .prop_map(|(year, month, day)| Date::try_from(format!("{year:04}-{month:02}-{day:02}")).unwrap())
}

pub fn timestamp() -> impl Strategy<Value = Timestamp> {
    (date(), 0..24_u32, 0..60_u32, select(vec!["", "Z", "+02:00", "-11:30"])).prop_map(
        |(date, hour, minute, zone)| {
            Timestamp::try_from(format!("{date}T{hour:02}:{minute:02}:59.25{zone}")).unwrap()
        },
    )
}

pub fn identifier() -> impl Strategy<Value = Identifier> {
    ("[SGFRD][0-9]{11}", option::of("[0-9]\\.[0-9]\\.[0-9]"))
        .prop_map(|(id, version)| Identifier { id, version })
}

fn references() -> impl Strategy<Value = Vec<LegalReference>> {
    let reference = (label(), option::of(text())).prop_map(|(text, link)| LegalReference { text, link });
    prop::collection::vec(reference.prop_filter("not empty", |r| *r != LegalReference::default()), 0..3)
}

fn keywords() -> impl Strategy<Value = Vec<Keyword>> {
    let keyword = (label(), option::of(text())).prop_map(|(text, uri)| Keyword { text, uri });
    prop::collection::vec(keyword.prop_filter("not empty", |k| *k != Keyword::default()), 0..3)
}

fn foreign_attribute() -> impl Strategy<Value = ForeignAttribute> {
    let namespace = option::of(select(vec!["urn:muster:a", "urn:muster:b?x=1&y=2", XSI, XML]));
    (namespace, "[a-zÄ_][a-z0-9.-]{0,4}", text()).prop_map(|(namespace, name, value)| ForeignAttribute {
        namespace: namespace.map(str::to_owned),
        name,
        value,
    })
}

const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";
const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// Attributes of which no two have the same name.
fn foreign_attributes() -> impl Strategy<Value = Vec<ForeignAttribute>> {
    prop::collection::vec(foreign_attribute(), 0..3).prop_map(|mut attributes| {
        attributes.sort_by(|a, b| (&a.namespace, &a.name).cmp(&(&b.namespace, &b.name)));
        attributes.dedup_by(|a, b| (&a.namespace, &a.name) == (&b.namespace, &b.name));
        attributes
    })
}

/// An element of somebody else's namespace with mixed content.
fn foreign_element() -> impl Strategy<Value = ForeignElement> {
    let element = |namespace: BoxedStrategy<Option<String>>, content: BoxedStrategy<Vec<ForeignContent>>| {
        (namespace, "[a-zÄ_][a-z0-9.-]{0,4}", foreign_attributes(), content).prop_map(
            |(namespace, name, attributes, content)| ForeignElement { namespace, name, attributes, content },
        )
    };
    let anywhere =
        select(vec![None, Some("urn:muster:a"), Some("urn:muster:c"), Some(xdatenfelder::NAMESPACE_3)])
            .prop_map(|namespace| namespace.map(str::to_owned))
            .boxed();
    let text = "[ -~äöü\n\t\r]{1,8}".prop_map(ForeignContent::Text);
    let leaf = element(anywhere, text.prop_map(|text| vec![text]).boxed()).prop_map(ForeignContent::Element);
    let content =
        (option::of("[ -~\n]{1,5}"), leaf, option::of("[ -~\n]{1,5}")).prop_map(|(before, leaf, after)| {
            let text = |text: Option<String>| text.map(ForeignContent::Text);
            text(before).into_iter().chain([leaf]).chain(text(after)).collect()
        });
    let content = prop_oneof![Just(Vec::new()), content].boxed();
    element(select(vec!["urn:muster:a", XML]).prop_map(|space| Some(space.to_owned())).boxed(), content)
}

/// Additions to a carrier and to some of its parts that are always written, in the order of a file.
pub fn extensions(parts: &'static [&'static str]) -> BoxedStrategy<Vec<Extension>> {
    let of_part = move |path: &'static str| {
        let elements = prop::collection::vec(foreign_element(), if path.is_empty() { 0..2 } else { 0..1 });
        (foreign_attributes(), elements).prop_map(move |(attributes, elements)| {
            // A file tells attributes without a prefix and those with one apart, but not their order.
            let (bare, prefixed): (Vec<_>, Vec<_>) =
                attributes.into_iter().partition(|attribute| attribute.namespace.is_none());
            let attributes = bare.into_iter().chain(prefixed).map(Addition::Attribute);
            let additions = attributes.chain(elements.into_iter().map(Addition::Element));
            additions.map(|addition| Extension { path: path.to_owned(), addition }).collect::<Vec<_>>()
        })
    };
    let parts = parts.iter().map(|path| of_part(path)).collect::<Vec<_>>();
    let some = parts.prop_map(|found| found.concat());
    prop_oneof![3 => Just(Vec::new()), 1 => some].boxed()
}

prop_compose! {
    fn info()(
        identifier in identifier(),
        names in (label(), option::of(text()), option::of(text()), option::of(text()), option::of(text())),
        legal_references in references(),
        release_status in code(),
        dates in (option::of(date()), option::of(date()), option::of(date()), option::of(date())),
        last_changed_at in timestamp(),
        relations in prop::collection::vec((code(), identifier()), 0..2),
        keywords in keywords(),
        extensions in extensions(&["", "identifikation[0]", "identifikation[0]/id[0]", "letzteAenderung[0]", "name[0]"]),
    ) -> ElementInfo {
        let (name, description, definition, status_set_by, version_note) = names;
        let (status_set_on, valid_from, valid_until, published_on) = dates;
        ElementInfo {
            identifier, name, description, definition, legal_references, release_status, status_set_on, status_set_by,
            valid_from, valid_until, version_note, published_on, last_changed_at, keywords, extensions,
            relations: relations.into_iter().map(|(kind, target)| Relation { kind, target }).collect(),
        }
    }
}

prop_compose! {
    fn presentation()(
        input_label in label(),
        output_label in option::of(text()),
        kind in code(),
        input_help in option::of(text()),
        output_help in option::of(text()),
    ) -> Presentation {
        Presentation { input_label, output_label, kind, input_help, output_help }
    }
}

prop_compose! {
    fn constraints()(
        min_length in option::of(any::<u32>()),
        max_length in option::of(any::<u32>()),
        min_value in option::of(text()),
        max_value in option::of(text()),
        pattern in option::of("[ -~\n\t\r]{1,9}"),
        remark in option::of(text()),
    ) -> Constraints {
        Constraints { min_length, max_length, min_value, max_value, pattern, remark }
    }
}

/// A fragment of a rule as the outermost name asks for.
fn fragments(name: &'static str) -> impl Strategy<Value = Vec<Fragment>> {
    let child = ("[a-z]{1,6}", any::<bool>(), option::of(text())).prop_map(|(name, qualified, text)| {
        Fragment { name, qualified, attributes: Vec::new(), text, children: Vec::new() }
    });
    let children = prop::collection::vec(child, 0..3);
    let fragment =
        (option::of(text()), option::of(text()), children).prop_map(move |(attribute, text, children)| {
            let text = if children.is_empty() { text } else { None };
            let attributes = attribute.into_iter().map(|value| ("code".to_owned(), value)).collect();
            Fragment { name: name.to_owned(), qualified: true, attributes, text, children }
        });
    prop::collection::vec(fragment, 0..2)
}

prop_compose! {
    fn rule()(
        identifier in identifier(),
        names in (label(), option::of(text()), option::of(text()), option::of(text())),
        legal_references in references(),
        keywords in keywords(),
        last_changed_at in timestamp(),
        kind in code(),
        parameters in fragments("param"),
        targets in fragments("ziel"),
        script in option::of("[ \n\r\t]{0,3}[!-~]{1,9}[ \n\r\t]{0,3}"),
        errors in fragments("fehler"),
        extensions in extensions(&["", "name[0]"]),
    ) -> FieldRule {
        let (name, description, free_text, creator) = names;
        FieldRule {
            identifier, name, description, free_text, legal_references, keywords, creator, last_changed_at, kind,
            parameters, targets, script, errors, extensions,
        }
    }
}

fn rules() -> impl Strategy<Value = Vec<FieldRule>> {
    prop::collection::vec(rule().boxed(), 0..2)
}

/// Values or a reference to a code list, never both.
fn choices() -> impl Strategy<Value = (Vec<Value>, Option<CodeListReference>)> {
    let value = (text(), label(), option::of(text()), extensions(&["", "code[0]"]))
        .prop_map(|(code, name, help, extensions)| Value { code, name, help, extensions });
    let reference =
        (text(), option::of(text()), option::of(text())).prop_map(|(canonical_uri, version, uri)| {
            CodeListReference { identifier: None, canonical_uri, version, canonical_version_uri: uri }
        });
    prop_oneof![
        prop::collection::vec(value, 0..3).prop_map(|values| (values, None)),
        reference.prop_map(|reference| (Vec::new(), Some(reference))),
    ]
}

prop_compose! {
    fn field()(
        head in (info().boxed(), presentation().boxed()),
        kinds in (code(), code(), code()),
        constraints in constraints().boxed(),
        content in option::of(text()),
        choices in choices().boxed(),
        columns in (option::of(text()), option::of(text()), option::of(text())),
        media_types in prop::collection::vec("[a-z]{2,5}/[a-z]{2,5}", 0..3),
        max_size in option::of(any::<u64>()),
        rules in rules().boxed(),
    ) -> DataField {
        let ((info, presentation), (kind, data_type, prefill)) = (head, kinds);
        let ((values, code_list), (code_column, name_column, help_column)) = (choices, columns);
        DataField {
            info, presentation, kind, data_type, constraints, content, prefill, values, code_list, code_column,
            name_column, help_column, media_types, max_size, rules,
        }
    }
}

fn place(element: impl Strategy<Value = SchemaElement>) -> impl Strategy<Value = Structure> {
    let cardinality = (0..5_u32, option::of(0..5_u32))
        .prop_map(|(min, more)| Cardinality { min, max: more.map(|more| min + more) });
    let extensions = extensions(&["", "anzahl[0]", "enthaelt[0]"]);
    (cardinality, references(), element, extensions).prop_map(
        |(cardinality, legal_references, element, extensions)| Structure {
            cardinality,
            legal_references,
            element,
            extensions,
        },
    )
}

fn group_of(
    element: impl Strategy<Value = SchemaElement> + Clone + 'static,
) -> impl Strategy<Value = FieldGroup> {
    let structure = prop::collection::vec(place(element).boxed(), 0..3);
    (info().boxed(), presentation().boxed(), option::of(Just(GroupKind::Choice)), rules().boxed(), structure)
        .prop_map(|(info, presentation, kind, rules, structure)| FieldGroup {
            info,
            presentation,
            kind,
            rules,
            structure,
        })
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
        label in label(),
        help in option::of(text()),
        modifications in (code(), code()),
        document_profile in identifier(),
        rules in rules().boxed(),
        structure in prop::collection::vec(place(element()).boxed(), 0..3),
    ) -> DataSchema {
        let (structure_modification, representation_modification) = modifications;
        DataSchema {
            info, label, help, structure_modification, representation_modification, document_profile, rules, structure,
        }
    }
}

prop_compose! {
    fn profile()(
        info in info().boxed(),
        is_abstract in any::<bool>(),
        kind in code(),
        label in label(),
        help in option::of(text()),
    ) -> DocumentProfile {
        DocumentProfile { info, is_abstract, kind, label, help }
    }
}

/// A header and what root and header say beyond the standard.
pub fn envelope() -> impl Strategy<Value = (Header, Vec<Extension>)> {
    let header = (text(), timestamp(), option::of(text()))
        .prop_map(|(message_id, created_at, reference_id)| Header { message_id, created_at, reference_id });
    (header, extensions(&["", "header[0]", "header[0]/nachrichtID[0]"]))
}

fn message() -> impl Strategy<Value = Message> {
    let content = prop_oneof![
        1 => profile().boxed().prop_map(|profile| Content::Profile(Box::new(profile))),
        3 => schema().boxed().prop_map(|schema| Content::Schema(Box::new(schema))),
        1 => group_of(element()).boxed().prop_map(|group| Content::Group(Box::new(group))),
        1 => field().boxed().prop_map(|field| Content::Field(Box::new(field))),
    ];
    (envelope(), content).prop_map(|((header, extensions), content)| Message {
        header,
        content,
        source: StandardVersion::Three,
        notes: Vec::new(),
        extensions,
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn a_written_message_is_read_again_equal(message in message()) {
        let bytes = write(&message);
        let again = read(&bytes);
        prop_assert!(again.is_ok(), "{}\n{}", again.unwrap_err(), String::from_utf8_lossy(&bytes));
        // Empty names and whatever goes beyond the standard are noted while reading; all else must be equal.
        let again = Message { notes: Vec::new(), ..again.unwrap() };
        prop_assert_eq!(&again, &message);
        prop_assert_eq!(write(&again), bytes);
    }

    #[test]
    fn json_comes_back_equal(message in message()) {
        let json = serde_json::to_string(&message).unwrap();
        prop_assert_eq!(serde_json::from_str::<Message>(&json).unwrap(), message);
    }
}

#[test]
fn the_written_file_follows_the_order_of_the_standard() {
    let message = read(crate::support::PHOTO).unwrap();
    insta::assert_snapshot!(String::from_utf8(write(&message)).unwrap());
}

#[test]
fn a_character_that_xml_forbids_becomes_the_replacement_character() {
    let mut message = read(crate::support::PHOTO).unwrap();
    let Content::Field(field) = &mut message.content else { panic!("not a field") };
    field.info.name = "A\u{0}B\u{FFFF}C".to_owned();
    let again = read(&write(&message)).unwrap();
    let Content::Field(field) = &again.content else { panic!("not a field") };
    assert_eq!(field.info.name, "A\u{FFFD}B\u{FFFD}C");
}
