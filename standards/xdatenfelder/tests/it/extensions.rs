// SPDX-License-Identifier: EUPL-1.2
//! What a file says beyond the standard survives reading and writing, or is named when it cannot.

use xdatenfelder::{
    Addition, Content, DataField, Extension, ForeignAttribute, ForeignContent, ForeignElement, Message,
    NoteKind, read, version2, write,
};

use crate::support::{ANGLING, BOAT, PHOTO};

fn photo() -> String {
    std::str::from_utf8(PHOTO).unwrap().to_owned()
}

fn field(message: &Message) -> &DataField {
    let Content::Field(field) = &message.content else { panic!("not a field") };
    field
}

fn attribute(path: &str, namespace: Option<&str>, name: &str, value: &str) -> Extension {
    let namespace = namespace.map(str::to_owned);
    let attribute = ForeignAttribute { namespace, name: name.to_owned(), value: value.to_owned() };
    Extension { path: path.to_owned(), addition: Addition::Attribute(attribute) }
}

/// Reads, writes and reads again; both readings must be equal apart from their notes.
fn through(text: &str) -> Message {
    let message = read(text.as_bytes()).unwrap();
    let written = write(&message);
    let again =
        read(&written).unwrap_or_else(|error| panic!("{error}\n{}", String::from_utf8_lossy(&written)));
    assert_eq!(again.as_written(), message.as_written());
    assert_eq!(write(&again), written);
    message
}

#[test]
fn unknown_attributes_survive_at_their_place() {
    let text = photo()
        .replace("<datenfeld>", "<datenfeld xmlns:m=\"urn:muster\" m:farbe=\"rot &amp; blau\">")
        .replace("<name>", "<name sprache=\"de\">")
        .replace("<mediaType>image/png", "<mediaType bevorzugt=\"ja\">image/png");
    let message = through(&text);
    let expected = [
        attribute("", Some("urn:muster"), "farbe", "rot & blau"),
        attribute("mediaType[1]", None, "bevorzugt", "ja"),
        attribute("name[0]", None, "sprache", "de"),
    ];
    assert_eq!(field(&message).info.extensions, expected);
    let notes: Vec<_> = message.notes.iter().map(|note| (note.kind, note.element_id.as_str())).collect();
    assert_eq!(notes, [(NoteKind::Extension, "F13000000006"); 3]);
    assert!(
        String::from_utf8(write(&message)).unwrap().contains("<xdf3:mediaType bevorzugt=\"ja\">image/png")
    );
}

#[test]
fn elements_of_other_namespaces_survive_with_all_that_they_hold() {
    let text = photo().replace(
        "<maxSize>",
        "<m:hinweis xmlns:m=\"urn:muster\" art=\"1\">vor <m:b xml:lang=\"de\">mitten</m:b> nach<c xmlns=\"\"/></m:hinweis><maxSize>",
    );
    let message = through(&text);
    let [Extension { path, addition: Addition::Element(element) }] =
        field(&message).info.extensions.as_slice()
    else {
        panic!("not one element")
    };
    assert_eq!((path.as_str(), element.name.as_str()), ("", "hinweis"));
    assert_eq!(element.namespace.as_deref(), Some("urn:muster"));
    let pieces: Vec<&str> = element
        .content
        .iter()
        .map(|piece| match piece {
            ForeignContent::Text(text) => text.as_str(),
            ForeignContent::Element(element) => element.name.as_str(),
        })
        .collect();
    assert_eq!(pieces, ["vor ", "b", " nach", "c"]);
    assert_eq!(message.notes.len(), 1);
}

#[test]
fn other_names_of_code_lists_and_hints_for_xml_tools_survive_without_a_note() {
    let text = photo()
        .replace("<feldart>", "<feldart listURI=\"urn:muster:feldart\" listVersionID=\"9\">")
        .replace(
            "<xdatenfelder.datenfeld.0104 ",
            "<xdatenfelder.datenfeld.0104 xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"a b\" ",
        );
    let message = through(&text);
    assert_eq!(message.notes, []);
    let instance = Some("http://www.w3.org/2001/XMLSchema-instance");
    assert_eq!(message.extensions, [attribute("", instance, "schemaLocation", "a b")]);
    assert_eq!(
        field(&message).info.extensions,
        [
            attribute("feldart[0]", None, "listURI", "urn:muster:feldart"),
            attribute("feldart[0]", None, "listVersionID", "9"),
        ]
    );
}

#[test]
fn the_label_beside_a_code_survives() {
    let text = photo().replace("file</code>", "file</code><name xmlns=\"\">Datei</name>");
    let message = through(&text);
    let written = String::from_utf8(write(&message)).unwrap();
    assert!(written.contains("<code>file</code>\n      <name>Datei</name>"), "{written}");
}

#[test]
fn extensions_belong_to_the_nearest_element_and_go_with_it() {
    let text = std::str::from_utf8(BOAT).unwrap();
    let marked = text
        .replacen("<xdf3:wert>", "<xdf3:wert stand=\"wert\">", 1)
        .replacen("<xdf3:struktur>", "<xdf3:struktur stand=\"struktur\">", 1)
        .replacen("<xdf3:regel>", "<xdf3:regel stand=\"regel\">", 1)
        .replacen("<xdf3:param ", "<xdf3:param xmlns:m=\"urn:muster\" m:stand=\"param\" ", 1);
    let mut message = through(&marked);
    assert_eq!(message.notes.len(), 4, "{:?}", message.notes);
    let Content::Schema(schema) = &mut message.content else { panic!("not a schema") };
    assert_eq!(schema.structure[0].extensions, [attribute("", None, "stand", "struktur")]);
    assert_eq!(
        schema.rules[0].extensions,
        [attribute("", None, "stand", "regel"), attribute("param[0]", Some("urn:muster"), "stand", "param")]
    );
    schema.structure.remove(0);
    let written = String::from_utf8(write(&message)).unwrap();
    assert!(!written.contains("\"struktur\"") && written.contains("stand=\"wert\""));
}

#[test]
fn what_an_empty_element_says_beyond_the_standard_is_named_because_it_goes() {
    let text = photo().replace("<mediaType>", "<mediaType farbe=\"rot\"/><mediaType>");
    let message = through(&text);
    assert_eq!(field(&message).info.extensions, []);
    let notes: Vec<_> = message.notes.iter().map(|note| (note.kind, note.text.as_str())).collect();
    let text = "attribute farbe=\"rot\" of the empty <mediaType> is not kept";
    assert_eq!(notes[0], (NoteKind::Dropped, text));
}

#[test]
fn values_beside_a_code_list_are_named_because_they_go() {
    let text = photo().replace(
        "<mediaType>image/jpeg",
        "<werte><wert><code>1</code><name>eins</name></wert></werte><codelisteReferenz>\
         <canonicalIdentification>urn:muster</canonicalIdentification></codelisteReferenz><mediaType>image/jpeg",
    );
    let message = through(&text);
    assert_eq!(message.notes[0].text, "the values beside the code list are not kept: 1");
    assert_eq!(message.notes[0].kind, NoteKind::Dropped);
}

#[test]
fn an_extension_without_a_place_or_with_an_impossible_name_is_left_out() {
    let mut message = read(PHOTO).unwrap();
    let before = write(&message);
    let element = ForeignElement {
        namespace: Some("urn:muster".to_owned()),
        name: "a><b".to_owned(),
        attributes: Vec::new(),
        content: Vec::new(),
    };
    let Content::Field(field) = &mut message.content else { panic!("not a field") };
    field.info.extensions = vec![
        attribute("hilfe[7]", None, "a", "1"),
        attribute("]", None, "a", "1"),
        attribute("", None, "a b", "1"),
        attribute("", None, "xmlns", "urn:other"),
        attribute("", Some("http://www.w3.org/2000/xmlns/"), "x", "urn:other"),
    ];
    assert_eq!(String::from_utf8_lossy(&write(&message)), String::from_utf8_lossy(&before));
    let Content::Field(field) = &mut message.content else { panic!("not a field") };
    field.info.extensions = vec![Extension { path: String::new(), addition: Addition::Element(element) }];
    assert_eq!(read(&write(&message)).unwrap().as_written().content, read(PHOTO).unwrap().content);
}

#[test]
fn version_2_keeps_extensions_and_names_those_that_version_3_cannot_keep() {
    let text = std::str::from_utf8(ANGLING).unwrap();
    let text = text.replacen("<xdf:stammdatenschema>", "<xdf:stammdatenschema stand=\"a\">", 1).replacen(
        "<xdf:name>",
        "<xdf:name stand=\"b\">",
        1,
    );
    let reading = version2::read(text.as_bytes()).unwrap();
    let again = version2::read(&version2::write(&reading.message)).unwrap();
    assert_eq!(again.message, reading.message);
    let converted = read(text.as_bytes()).unwrap();
    assert_eq!(converted.schema().unwrap().info.extensions, [attribute("", None, "stand", "a")]);
    let dropped: Vec<_> = converted
        .notes
        .iter()
        .filter(|note| note.kind == NoteKind::Dropped)
        .map(|note| note.text.as_str())
        .collect();
    assert_eq!(dropped, ["stand=\"b\" of name[0] is not kept in version 3"]);
}
