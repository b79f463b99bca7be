// SPDX-License-Identifier: EUPL-1.2
//! Writing 2.2.0: names, order, and the report of everything that this version cannot say.

use xzufi::*;

fn message(service: PublicService) -> Message {
    Message { operations: vec![Operation::Write(Object::Service(Box::new(service)))], ..Message::default() }
}

fn written(service: PublicService) -> (String, Vec<(String, String)>) {
    let writing = write_version(&message(service), Version::V2_2_0).expect("the message can be written");
    let notes = writing.notes.into_iter().map(|note| match note.kind {
        NoteKind::NoEquivalent { value } => (note.path, value),
        other => (note.path, format!("{other:?}")),
    });
    (writing.document, notes.collect())
}

fn note(place: &str, value: &str) -> (String, String) {
    (format!("/transfer/schreibe[1]/leistung/{place}"), value.to_owned())
}

fn text(kind: &str, channel: Option<&str>, content: &str) -> TextModule {
    TextModule {
        kind: Code::new(kind),
        access_channel: channel.map(Code::new),
        contents: vec![LocalizedText::new("de", content)],
        ..TextModule::default()
    }
}

fn service() -> PublicService {
    PublicService { id: Identifier::new("MUSTER", "4711"), ..PublicService::default() }
}

#[test]
fn the_fixture_of_2_2_0_survives_reading_and_writing_as_2_2_0() {
    let fixture = include_bytes!("fixtures/leistung_2_2_0.xml");
    let reading = read(fixture, &Limits::default()).expect("well-formed");
    let writing = write_version(&reading.message, Version::V2_2_0).expect("writable");
    assert_eq!(writing.notes, []);
    let again = read(writing.document.as_bytes(), &Limits::default()).expect("well-formed");
    assert_eq!((again.version, again.notes), (Version::V2_2_0, Vec::new()));
    assert_eq!(again.message, reading.message);
    insta::assert_snapshot!(writing.document);
}

#[test]
fn what_only_2_3_1_has_is_reported_with_its_text() {
    let full = PublicService {
        catalogue_status: Some(Code::new("5")),
        library_status: Some(Code::new("6")),
        detail_level: Some(Code::new("103")),
        reference_place: Some(Code::new("002")),
        needs_written_form: Some(true),
        needs_personal_appearance: Some(true),
        is_informal: Some(false),
        single_contact_point: vec![Code::new("11")],
        sdg_areas: Some(SdgAreas {
            seven_digit: vec![Code::new("1010100")],
            four_digit: vec![Code::new("1101")],
        }),
        nationalities: Some(Nationalities {
            nationalities: vec![Code::new("152")],
            groups: vec![Code::new("01")],
        }),
        languages: vec![LanguageVersion {
            language: "en".to_owned(),
            is_machine_translation: Some(true),
            machine_translation: Some(MachineTranslation {
                original_language: "de".to_owned(),
                ..MachineTranslation::default()
            }),
            ..LanguageVersion::default()
        }],
        service_keys: vec![Identifier {
            scheme_uri: Some("urn:de:fim:leika:leistung".to_owned()),
            ..Identifier::new("MUSTER", "13001001001000")
        }],
        ..service()
    };
    let (document, notes) = written(full);
    assert_eq!(
        notes,
        [
            note("sprachversion/kennzeichenMaschinelleUebersetzung", "true"),
            note("sprachversion/maschinelleUebersetzung", "de"),
            note("statusKatalog", "5"),
            note("statusBibliothek", "6"),
            note("detailstufe", "103"),
            note("bezugsortTyp", "002"),
            note("kennzeichenFormularPersoenlich", "true"),
            note("kennzeichenFormularFormlos", "false"),
            note("durchfuehrbarEinheitlicheStelle", "11"),
            note("referenzLeistungsschluessel/@schemeAgencyID", "MUSTER"),
            note("informationsbereicheSDG/informationsbereichSDG2", "1101"),
            note("relevantFuerStaatsangehoerigkeit/staatengruppe", "01"),
        ]
    );
    assert!(document.contains("xzufiVersion=\"2.2.0\""));
    assert!(document.contains("<xzufi:kennzeichenSchriftformerfordernis>true<"));
    assert!(document.contains("<xzufi:referenzLeiKa listURI=\"urn:de:fim:leika:leistung\">"));
    assert!(!document.contains("schemeAgencyID=\"MUSTER\">13001001001000"));
}

#[test]
fn of_texts_for_several_channels_the_one_for_all_is_written() {
    let texts = vec![
        text("05", Some("100"), "Für das Netz"),
        text("05", None, "Für alle"),
        text("06", Some("100"), "Netz"),
        text("06", Some("200"), "Schalter"),
        text("07", None, "Satzung"),
        text("07", None, "Gesetz"),
    ];
    let (document, notes) = written(PublicService { texts, ..service() });
    assert_eq!(
        notes,
        [
            note("modulText", "100 05 Für das Netz"),
            note("modulText", "200 06 Schalter"),
            note("modulText/zugangskanal", "100"),
        ]
    );
    for kept in ["Für alle", ">Netz<", "Satzung", "Gesetz"] {
        assert!(document.contains(kept), "{kept}");
    }
}

#[test]
fn of_modules_that_2_2_0_has_once_the_first_is_written() {
    let module =
        |text: &str| HintModule { contents: vec![LocalizedText::new("de", text)], ..HintModule::default() };
    let (document, notes) =
        written(PublicService { hints: vec![module("eins"), module("zwei")], ..service() });
    assert_eq!(notes, [note("modulAuskunftshinweis", "zwei")]);
    assert!(document.contains("eins"));
}

#[test]
fn documents_and_links_lose_what_2_2_0_has_no_element_for() {
    let incoming = IncomingDocument {
        obligation: Some(Code::new("01")),
        is_trigger: Some(true),
        document: Document {
            kind: Some(DocumentKind { code: Some("011".to_owned()), ..DocumentKind::default() }),
            form_ids: vec![Identifier::new("MUSTER", "f1")],
            ..Document::default()
        },
        ..IncomingDocument::default()
    };
    let documents = DocumentModule {
        incoming: vec![incoming],
        incoming_descriptions: vec![LocalizedText::new("de", "Im Original")],
        ..DocumentModule::default()
    };
    let link = |uri: &str| Link { uri: uri.to_owned(), title: Some("Satzung".to_owned()), ..Link::default() };
    let cost = Cost {
        kind: Code::new("001"),
        links: vec![link("https://example.org/1"), link("https://example.org/2")],
        ..Cost::default()
    };
    let costs = CostModule { costs: vec![cost], ..CostModule::default() };
    let full = PublicService { documents: vec![documents], costs: vec![costs], ..service() };
    let (document, notes) = written(full);
    assert_eq!(
        notes,
        [
            note("modulKosten/kosten/linkKostenbildung/titel", "Satzung"),
            note("modulKosten/kosten/linkKostenbildung", "https://example.org/2 Satzung"),
            note("modulDokument/beschreibungEingehend", "Im Original"),
            note("modulDokument/dokumentEingehend/pflichtangabetyp", "01"),
            note("modulDokument/dokumentEingehend/kennzeichenAusloeser", "true"),
        ]
    );
    assert!(document.contains("<xzufi:linkKostenbildung>https://example.org/1</xzufi:linkKostenbildung>"));
    assert!(document.contains("<xzufi:referenzFormularID schemeAgencyID=\"MUSTER\">f1"));
}

#[test]
fn writing_2_3_1_leaves_nothing_to_report() {
    let writing = write_version(&message(service()), Version::V2_3_1).expect("writable");
    assert_eq!(writing.notes, []);
    assert_eq!(Ok(writing.document), write(&message(service())));
}
