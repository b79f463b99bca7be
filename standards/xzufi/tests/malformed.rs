// SPDX-License-Identifier: EUPL-1.2
//! A corpus of broken and hostile documents: each is refused with its reason, none panics.

use xzufi::{Limits, NoteKind, XzufiError, read};

const NAMESPACE: &str = "http://xoev.de/schemata/xzufi/2_3_1";

fn refused(document: &[u8]) -> XzufiError {
    read(document, &Limits::default()).expect_err("must be refused")
}

#[test]
fn a_document_type_declaration_is_refused() {
    let bomb = "<!DOCTYPE a [<!ENTITY b \"ha\"><!ENTITY c \"&b;&b;\">]><a>&c;</a>";
    assert_eq!(refused(bomb.as_bytes()), XzufiError::DocumentType);
    let outside = "<!DOCTYPE a SYSTEM \"file:///etc/hostname\"><a/>";
    assert_eq!(refused(outside.as_bytes()), XzufiError::DocumentType);
}

#[test]
fn an_unknown_entity_is_refused() {
    assert_eq!(refused(b"<a>&xxe;</a>"), XzufiError::UnknownEntity);
}

#[test]
fn a_foreign_or_missing_namespace_is_refused_by_name() {
    assert_eq!(refused(b"<a xmlns=\"urn:x\"/>"), XzufiError::UnknownNamespace { namespace: "urn:x".into() });
    assert_eq!(refused(b"<a/>"), XzufiError::UnknownNamespace { namespace: String::new() });
    assert_eq!(refused(b"<p:a/>"), XzufiError::UndeclaredPrefix);
}

#[test]
fn size_depth_and_number_of_nodes_are_limited() {
    let limits = Limits { bytes: 4000, depth: 5, nodes: 20 };
    let deep = format!("<a xmlns=\"{NAMESPACE}\">{}{}</a>", "<b>".repeat(5), "</b>".repeat(5));
    assert_eq!(read(deep.as_bytes(), &limits), Err(XzufiError::TooDeep { limit: 5 }));
    let wide = format!("<a xmlns=\"{NAMESPACE}\">{}</a>", "<b/>".repeat(20));
    assert_eq!(read(wide.as_bytes(), &limits), Err(XzufiError::TooManyNodes { limit: 20 }));
    assert_eq!(read(&[b' '; 4001], &limits), Err(XzufiError::TooLarge { limit: 4000 }));
    let attributes: String = (0..70).map(|index| format!(" a{index}=\"\"")).collect();
    let many = format!("<a xmlns=\"{NAMESPACE}\"{attributes}/>");
    assert_eq!(refused(many.as_bytes()), XzufiError::TooManyNodes { limit: 64 });
}

#[test]
fn a_hundred_thousand_open_elements_do_not_overflow_the_stack() {
    let document = "<a>".repeat(100_000);
    assert_eq!(refused(document.as_bytes()), XzufiError::TooDeep { limit: 48 });
}

#[test]
fn forbidden_characters_and_other_encodings_are_refused() {
    assert_eq!(refused(b"<a>&#1;</a>"), XzufiError::ForbiddenCharacter);
    assert_eq!(refused(b"<a b=\"&#x1F;\"/>"), XzufiError::ForbiddenCharacter);
    assert_eq!(refused(b"<a>\x01</a>"), XzufiError::ForbiddenCharacter);
    assert_eq!(refused(b"<a>\xe4</a>"), XzufiError::NotUtf8);
    assert_eq!(refused(&[0xff, 0xfe, b'<', 0, b'a', 0]), XzufiError::NotUtf8);
}

#[test]
fn documents_that_are_not_well_formed_are_refused() {
    for document in [
        "",
        " ",
        "text",
        "<",
        "<a",
        "<a>",
        "</a>",
        "<a></b>",
        "<a/><b/>",
        "<a/>text",
        "<a b/>",
        "<a b=c/>",
        "<a b=\"1\" b=\"2\"/>",
        "<a>&</a>",
        "<a>&amp</a>",
        "<a>&#xD800;</a>",
        "<a>&#0;</a>",
        "<a><![CDATA[</a>",
        "<a><!--</a>",
        "<?xml",
        "<a b=\"&c;\"/>",
    ] {
        let error = read(document.as_bytes(), &Limits::default()).expect_err(document);
        assert!(
            matches!(
                error,
                XzufiError::Malformed { .. } | XzufiError::UnknownEntity | XzufiError::ForbiddenCharacter
            ),
            "{document:?} gave {error:?}"
        );
    }
}

#[test]
fn wrong_values_cost_only_the_element_they_stand_in() {
    let document = format!(
        "<x:t xmlns:x=\"{NAMESPACE}\"><x:schreibe><x:leistung><x:id>1</x:id>\
         <x:kennzeichenFormularFormlos>vielleicht</x:kennzeichenFormularFormlos>\
         <x:modulText><x:positionDarstellung>-1</x:positionDarstellung><x:leikaTextmodul><code>02</code>\
         </x:leikaTextmodul></x:modulText><x:id>2</x:id></x:leistung></x:schreibe></x:t>"
    );
    let reading = read(document.as_bytes(), &Limits::default()).expect("well-formed");
    let kinds: Vec<NoteKind> = reading.notes.into_iter().map(|note| note.kind).collect();
    assert_eq!(
        kinds,
        [
            NoteKind::InvalidValue { value: "-1".to_owned() },
            NoteKind::InvalidValue { value: "vielleicht".to_owned() },
            NoteKind::RepeatedElement,
        ]
    );
    assert_eq!(reading.message.operations.len(), 1);
}
