// SPDX-License-Identifier: EUPL-1.2
//! Hostile and broken input is refused with a reason, never with a panic, and at little cost.

use proptest::prelude::*;
use xdatenfelder::{DEEPEST, ErrorKind, Limits, ReadOptions, genericode, read, read_with};

use crate::support::{ANGLING, BOAT, FLAGS, PHOTO};

const ROOT: &str = "xdatenfelder.datenfeldgruppe.0103";
const NAMESPACE: &str = "urn:xoev-de:fim:standard:xdatenfelder_3.0.0";

fn kind(text: &str) -> ErrorKind {
    let error = read(text.as_bytes()).unwrap_err();
    assert!(error.to_string().contains("line "), "{error}");
    error.kind
}

fn with(limits: Limits) -> ReadOptions {
    ReadOptions { limits, ..ReadOptions::default() }
}

/// Groups nested into each other, as many as wanted.
fn nested_groups(levels: usize) -> String {
    groups_inside_of_each_other(&(1..=levels).map(|level| format!("G{level}")).collect::<Vec<_>>())
}

/// Groups of these identities, each inside of the one before.
fn groups_inside_of_each_other(ids: &[String]) -> String {
    let group = |id: &String| {
        format!(
            "<datenfeldgruppe><identifikation><id>{id}</id></identifikation><name>n</name>\
             <freigabestatus><code xmlns=\"\">6</code></freigabestatus>\
             <letzteAenderung>2026-01-01T00:00:00Z</letzteAenderung><bezeichnungEingabe>n</bezeichnungEingabe>\
             <schemaelementart><code xmlns=\"\">RNG</code></schemaelementart>"
        )
    };
    let (first, others) = ids.split_first().unwrap();
    let mut text = format!(
        "<{ROOT} xmlns=\"{NAMESPACE}\"><header><nachrichtID>1</nachrichtID>\
         <erstellungszeitpunkt>2026-01-01T00:00:00Z</erstellungszeitpunkt></header>{}",
        group(first)
    );
    for id in others {
        text.push_str("<struktur><anzahl>1:1</anzahl><enthaelt>");
        text.push_str(&group(id));
    }
    for _ in others {
        text.push_str("</datenfeldgruppe></enthaelt></struktur>");
    }
    text.push_str(&format!("</datenfeldgruppe></{ROOT}>"));
    text
}

#[test]
fn a_doctype_is_refused_before_any_entity_is_looked_at() {
    let laughs = "<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">\
        <!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]><l>&c;</l>";
    assert_eq!(kind(laughs), ErrorKind::Doctype);
    let external = "<?xml version=\"1.0\"?>\n<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///secret\">]><x>&e;</x>";
    assert_eq!(kind(external), ErrorKind::Doctype);
    assert_eq!(kind("<!DOCTYPE x PUBLIC \"p\" \"http://example.org/x.dtd\"><x/>"), ErrorKind::Doctype);
}

#[test]
fn only_the_five_entities_and_legal_character_references_are_known() {
    assert_eq!(kind("<x>&e;</x>"), ErrorKind::Entity { name: "e".to_owned() });
    assert_eq!(kind("<x a=\"&auml;\"/>"), ErrorKind::Entity { name: "auml".to_owned() });
    assert_eq!(kind("<x>&#1;</x>"), ErrorKind::Character { code: 1 });
    assert_eq!(kind("<x a=\"&#8;\"/>"), ErrorKind::Character { code: 8 });
    assert_eq!(kind("<x>\u{7}</x>"), ErrorKind::Character { code: 7 });
    assert!(matches!(kind("<x>&#x110000;</x>"), ErrorKind::Malformed { .. }));
    assert!(matches!(kind("<x>&#xD800;</x>"), ErrorKind::Malformed { .. }));
    assert!(matches!(kind("<x>&amp;&lt;&gt;&apos;&quot;&#228;</x>"), ErrorKind::Namespace { .. }));
}

#[test]
fn other_encodings_are_refused() {
    assert_eq!(read(b"<x>\xE4</x>").unwrap_err().kind, ErrorKind::NotUtf8);
    assert_eq!(kind("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><x/>"), ErrorKind::NotUtf8);
    let mut marked = vec![0xEF, 0xBB, 0xBF];
    marked.extend_from_slice(BOAT);
    assert_eq!(read(&marked), read(BOAT), "a byte order mark is allowed");
}

#[test]
fn what_is_not_well_formed_is_refused() {
    for text in [
        "",
        " ",
        "text",
        "<x>",
        "</x>",
        "<x></y>",
        "<x/><y/>",
        "<x/>text",
        "<a:x/>",
        "<x a='1' a='2'/>",
        "<x a=1/>",
        "<x",
        "<!-- -- --><x/>",
    ] {
        assert!(matches!(kind(text), ErrorKind::Malformed { .. }), "{text}: {:?}", kind(text));
    }
}

#[test]
fn each_limit_is_enforced_and_named() {
    let small = |limits| read_with(BOAT, &with(limits)).unwrap_err().kind;
    let actual = BOAT.len();
    assert_eq!(
        small(Limits { input_bytes: 99, ..Limits::default() }),
        ErrorKind::InputTooLarge { actual, limit: 99 }
    );
    assert_eq!(small(Limits { depth: 5, ..Limits::default() }), ErrorKind::TooDeep { limit: 5 });
    assert_eq!(small(Limits { elements: 50, ..Limits::default() }), ErrorKind::TooManyElements { limit: 50 });
    assert_eq!(small(Limits { text_bytes: 10, ..Limits::default() }), ErrorKind::TextTooLong { limit: 10 });
    assert_eq!(
        small(Limits { attributes: 1, ..Limits::default() }),
        ErrorKind::TooManyAttributes { limit: 1 }
    );
}

#[test]
fn a_huge_attribute_and_very_many_attributes_are_refused() {
    let huge = format!("<x a=\"{}\"/>", "a".repeat(1024 * 1024 + 1));
    assert_eq!(kind(&huge), ErrorKind::TextTooLong { limit: 1024 * 1024 });
    let many: String = (0..200_000).map(|number| format!(" a{number}=\"\"")).collect();
    assert_eq!(kind(&format!("<x{many}/>")), ErrorKind::TooManyAttributes { limit: 32 });
    let spaces: String = (0..100).map(|number| format!("<a{number} xmlns=\"urn:{number}\"/>")).collect();
    assert!(matches!(kind(&format!("<x>{spaces}</x>")), ErrorKind::Malformed { .. }));
}

#[test]
fn deep_nesting_is_refused_and_the_deepest_allowed_is_read() {
    assert_eq!(kind(&"<x>".repeat(1_000_000)), ErrorKind::TooDeep { limit: 96 });
    assert_eq!(kind(&nested_groups(500)), ErrorKind::TooDeep { limit: 96 });
    let generous = with(Limits { depth: usize::MAX, ..Limits::default() });
    let error = read_with(nested_groups(500).as_bytes(), &generous).unwrap_err();
    assert_eq!(error.kind, ErrorKind::TooDeep { limit: DEEPEST });
    // Root, then three levels for each further group, and two inside of the innermost.
    let most = (DEEPEST - 4) / 3 + 1;
    let message = read_with(nested_groups(most).as_bytes(), &generous).unwrap();
    assert_eq!(read_with(&xdatenfelder::write(&message), &generous).unwrap(), message);
}

#[test]
fn a_group_that_contains_itself_is_refused_with_its_identity() {
    let of = |ids: [&str; 3]| groups_inside_of_each_other(&ids.map(str::to_owned));
    let error = read(of(["G1", "G2", "G1"]).as_bytes()).unwrap_err();
    assert_eq!(error.kind, ErrorKind::Recursion { id: "G1".to_owned() });
    assert_eq!(
        error.to_string(),
        "the group G1 contains itself, so that its form would have no end: take it out of itself \
         (element <datenfeldgruppe>, line 1, byte 857)"
    );
    assert_eq!(kind(&of(["G1", "G1", "G2"])), ErrorKind::Recursion { id: "G1".to_owned() });
    assert!(read(of(["G1", "G2", "G3"]).as_bytes()).is_ok());
    let version2 = std::str::from_utf8(ANGLING).unwrap();
    let inner = &version2[version2.find("<xdf:datenfeldgruppe>").unwrap()..];
    let inner = &inner[..inner.find("</xdf:datenfeldgruppe>").unwrap() + "</xdf:datenfeldgruppe>".len()];
    let field = &inner[inner.find("<xdf:datenfeld>").unwrap()..];
    let field = &field[..field.find("</xdf:datenfeld>").unwrap() + "</xdf:datenfeld>".len()];
    let error = read(version2.replacen(field, inner, 1).as_bytes()).unwrap_err();
    assert_eq!(error.kind, ErrorKind::Recursion { id: "G13000010".to_owned() });
}

#[test]
fn names_and_namespaces_that_xml_does_not_allow_are_refused() {
    for text in [
        "<1/>",
        "<a:b:c xmlns:a=\"urn:a\"/>",
        "<a x[0]=\"\"/>",
        "<a xmlns:n=\"urn:a\" xmlns:m=\"urn:a\" n:x=\"\" m:x=\"\"/>",
        "<a xmlns=\"urn: a\"/>",
        "<xmlns:a/>",
    ] {
        assert!(matches!(kind(text), ErrorKind::Malformed { .. }), "{text}: {:?}", kind(text));
    }
}

#[test]
fn many_children_cost_no_more_than_their_number() {
    let start = std::time::Instant::now();
    let photo = std::str::from_utf8(PHOTO).unwrap();
    let many = |make: &dyn Fn(usize) -> String| (0..20_000).map(make).collect::<String>();
    let media = many(&|number| format!("<mediaType m=\"{number}\">a/b</mediaType>"));
    let message = read(photo.replace("<maxSize>", &format!("{media}<maxSize>")).as_bytes()).unwrap();
    assert_eq!(read(&xdatenfelder::write(&message)).unwrap().as_written(), message.as_written());
    let values = "<werte/>".repeat(20_000);
    let twice = kind(&photo.replace("<maxSize>", &format!("{values}<maxSize>")));
    assert_eq!(twice, ErrorKind::Duplicate { parent: "datenfeld".to_owned() });
    let labels = "<name xmlns=\"\"/>".repeat(20_000);
    let labelled = photo.replace("<code xmlns=\"\">file", &format!("{labels}<code xmlns=\"\">file"));
    assert!(read(labelled.as_bytes()).is_ok());
    let boat = std::str::from_utf8(BOAT).unwrap();
    let parts = many(&|number| format!("<n{number} xml:lang=\"de\"/>"));
    let param = boat.find("<xdf3:param").unwrap();
    let text = format!("{}<xdf3:param>{parts}</xdf3:param>{}", &boat[..param], &boat[param..]);
    let message = read(text.as_bytes()).unwrap();
    assert_eq!(read(&xdatenfelder::write(&message)).unwrap().as_written(), message.as_written());
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
}

#[test]
fn a_file_cut_off_at_any_byte_is_refused() {
    for fixture in [PHOTO, ANGLING] {
        let end = fixture.iter().rposition(|byte| *byte == b'>').unwrap();
        for length in 0..=end {
            assert!(read(&fixture[..length]).is_err(), "cut at {length}");
        }
    }
    let end = FLAGS.iter().rposition(|byte| *byte == b'>').unwrap();
    for length in 0..=end {
        assert!(genericode::read(&FLAGS[..length]).is_err(), "cut at {length}");
    }
}

#[test]
fn text_between_elements_and_elements_inside_of_texts_are_refused() {
    let text = std::str::from_utf8(PHOTO).unwrap();
    assert_eq!(kind(&text.replace("<name>", "wort<name>")), ErrorKind::StrayText);
    let inside = text.replace("<name>Foto</name>", "<name>Foto<b/></name>");
    assert_eq!(kind(&inside), ErrorKind::Unexpected { parent: "name".to_owned() });
    let foreign = text.replace("<name>Foto</name>", "<name xmlns=\"urn:other\">Foto</name>");
    assert_eq!(kind(&foreign), ErrorKind::Missing { child: "name".to_owned() });
    let older = text.replace("<name>", "<name xmlns=\"urn:xoev-de:fim:standard:xdatenfelder_2\">");
    assert_eq!(kind(&older), ErrorKind::Unexpected { parent: "datenfeld".to_owned() });
    let none = text.replace("<name>", "<name xmlns=\"\">");
    assert_eq!(kind(&none), ErrorKind::Unexpected { parent: "datenfeld".to_owned() });
}

#[test]
fn values_outside_of_the_standard_are_refused_with_what_is_allowed() {
    let text = std::str::from_utf8(PHOTO).unwrap();
    let kinds = text.replace(">file</code>", ">film</code>");
    let error = read(kinds.as_bytes()).unwrap_err().to_string();
    assert!(
        error.contains("`film`") && error.contains("text_latin") && error.contains("<datentyp>"),
        "{error}"
    );
    for (from, to) in [
        ("<maxSize>10<", "<maxSize>-1<"),
        ("<maxSize>10<", "<maxSize>99999999999999999999<"),
        ("2026-03-02</status", "2026-02-30</status"),
        ("<id>F13000000006<", "<id>F 1<"),
    ] {
        assert!(text.contains(from), "{from}");
        assert!(matches!(kind(&text.replace(from, to)), ErrorKind::Value { .. }), "{to}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn changed_bytes_never_panic(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        which in 0..4_usize,
    ) {
        let mut bytes = [BOAT, PHOTO, ANGLING, FLAGS][which].to_vec();
        for (place, byte) in &changes {
            let place = place.index(bytes.len());
            bytes[place] = *byte;
        }
        let _verdict = read(&bytes);
        let _verdict = genericode::read(&bytes);
    }

    #[test]
    fn moved_pieces_never_panic_and_what_is_read_survives_writing(
        from in any::<prop::sample::Index>(),
        length in 1..400_usize,
        to in any::<prop::sample::Index>(),
        which in 0..3_usize,
    ) {
        let mut bytes = [BOAT, PHOTO, ANGLING][which].to_vec();
        let start = from.index(bytes.len());
        let end = (start + length).min(bytes.len());
        let piece: Vec<u8> = bytes.drain(start..end).collect();
        let place = to.index(bytes.len() + 1);
        bytes.splice(place..place, piece);
        if let Ok(message) = read(&bytes) {
            prop_assert_eq!(read(&xdatenfelder::write(&message)).unwrap().as_written(), message.as_written());
        }
    }

    #[test]
    fn any_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(read(&bytes).is_err());
        prop_assert!(genericode::read(&bytes).is_err());
    }
}
