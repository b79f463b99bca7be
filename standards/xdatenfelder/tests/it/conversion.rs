// SPDX-License-Identifier: EUPL-1.2
//! Conversion from version 2 to version 3: each rule with its report.

use xdatenfelder::{
    CodeValue, Content, DataField, DocumentKind, Identifier, Message, NoteKind, ReadOptions, ReleaseStatus,
    SchemaElement, genericode, read, read_with,
};

use crate::support::{ANGLING, PROFILE_2, PROFILE_3, YES_NO};

fn angling() -> String {
    std::str::from_utf8(ANGLING).unwrap().to_owned()
}

fn licence(message: &Message) -> DataField {
    let occurrences = message.schema().unwrap().occurrences();
    let found = occurrences.iter().find_map(|occurrence| match &occurrence.structure.element {
        SchemaElement::Field(field) if field.info.identifier.id == "F13000000020" => Some((**field).clone()),
        _ => None,
    });
    found.unwrap()
}

fn texts(message: &Message, kind: NoteKind) -> Vec<&str> {
    message.notes.iter().filter(|note| note.kind == kind).map(|note| note.text.as_str()).collect()
}

#[test]
fn an_internal_code_list_at_hand_becomes_values() {
    let options =
        ReadOptions { code_lists: vec![genericode::read(YES_NO).unwrap()], ..ReadOptions::default() };
    let message = read_with(ANGLING, &options).unwrap();
    let field = licence(&message);
    let values: Vec<_> =
        field.values.iter().map(|value| (value.code.as_str(), value.name.as_str())).collect();
    assert_eq!(values, [("001", "ja"), ("002", "nein")]);
    assert_eq!(field.code_list, None);
    let description = field.info.description.unwrap();
    assert!(description.contains("codelisteReferenz: C13000001"), "{description}");
    assert!(description.contains("codelisteReferenz: urn:de:fim:codeliste:muster-ja-nein_2026-01-01"));
    assert_eq!(
        texts(&message, NoteKind::Dropped),
        [
            "the column quelle of the code list urn:de:fim:codeliste:muster-ja-nein_2026-01-01 is not kept beside the values"
        ]
    );
}

#[test]
fn an_internal_code_list_that_is_not_at_hand_stays_a_reference_and_is_noted() {
    let message = read(ANGLING).unwrap();
    let field = licence(&message);
    assert_eq!(field.code_list.unwrap().canonical_uri, "urn:de:fim:codeliste:muster-ja-nein");
    assert!(field.values.is_empty());
    assert!(texts(&message, NoteKind::Unusual).contains(
        &"the internal code list urn:de:fim:codeliste:muster-ja-nein_2026-01-01 is not at hand: the reference was kept"
    ));
}

#[test]
fn an_external_code_list_stays_a_reference_even_when_it_is_at_hand() {
    let foreign = |text: &str| text.replace("urn:de:fim:codeliste", "urn:de:muster:codeliste");
    let list = genericode::read(foreign(std::str::from_utf8(YES_NO).unwrap()).as_bytes()).unwrap();
    let options = ReadOptions { code_lists: vec![list], ..ReadOptions::default() };
    let message = read_with(foreign(&angling()).as_bytes(), &options).unwrap();
    assert_eq!(licence(&message).code_list.unwrap().canonical_uri, "urn:de:muster:codeliste:muster-ja-nein");
}

#[test]
fn the_document_profile_is_the_one_that_was_given() {
    let document_profile = Identifier::new("D13000000077", "2.0.0");
    let options = ReadOptions { document_profile: document_profile.clone(), ..ReadOptions::default() };
    let message = read_with(ANGLING, &options).unwrap();
    assert_eq!(message.schema().unwrap().document_profile, document_profile);
    assert!(
        texts(&message, NoteKind::Assumed)
            .contains(&"version 2 names no <dokumentsteckbrief>: D13000000077V2.0.0 was set")
    );
}

#[test]
fn the_release_status_follows_from_status_version_and_release_date() {
    // Status, version and release date of the schema; the new status and whether the old one had to be moved.
    let cases = [
        ("aktiv", true, true, ReleaseStatus::ApprovedGold, false),
        ("aktiv", true, false, ReleaseStatus::InWork, true),
        ("aktiv", false, true, ReleaseStatus::InWork, true),
        ("inVorbereitung", true, true, ReleaseStatus::ApprovedGold, true),
        ("inVorbereitung", true, false, ReleaseStatus::InWork, false),
        ("inaktiv", true, true, ReleaseStatus::Inactive, false),
        ("inaktiv", false, false, ReleaseStatus::Inactive, false),
    ];
    for (status, has_version, is_released, expected, moved) in cases {
        let mut text = angling().replacen("<code>aktiv</code>", &format!("<code>{status}</code>"), 1);
        if !has_version {
            text = text.replacen("<xdf:version>1.1</xdf:version>", "", 1);
        }
        if !is_released {
            text = text.replacen("<xdf:freigabedatum>2026-02-01</xdf:freigabedatum>", "", 1);
        }
        let message = read(text.as_bytes()).unwrap();
        let info = &message.schema().unwrap().info;
        assert_eq!(info.release_status, expected, "{status} {has_version} {is_released}");
        let line = format!("Originalwert aus XDatenfelder 2, status: {status}");
        let description = info.description.as_deref().unwrap_or_default();
        assert_eq!(description.contains(&line), moved, "{status} {has_version} {is_released}");
    }
}

#[test]
fn a_document_profile_of_version_2_becomes_one_of_version_3() {
    let message = read(PROFILE_2).unwrap();
    assert_eq!(message.header.reference_id.as_deref(), Some("MUSTER-0003"));
    let Content::Profile(profile) = &message.content else { panic!("not a profile") };
    assert_eq!(profile.info.identifier, Identifier::new("D13000000001", "1.0.0"));
    assert_eq!(profile.kind, DocumentKind::Notice);
    assert!(!profile.is_abstract);
    assert_eq!(profile.label, "Bescheid über eine Angelkarte");
    assert_eq!(profile.help.as_deref(), Some("Kommt in das Postfach."));
    assert_eq!(
        profile.info.description.as_deref(),
        Some("Originalwert aus XDatenfelder 2, bezeichnungAusgabe: Angelkarte")
    );
    let unknown = std::str::from_utf8(PROFILE_2).unwrap().replace(">Bescheid<", ">Brief<");
    let message = read(unknown.as_bytes()).unwrap();
    let Content::Profile(profile) = &message.content else { panic!("not a profile") };
    assert_eq!(profile.kind, DocumentKind::Other);
    assert!(texts(&message, NoteKind::Moved)[1].ends_with("moved to <beschreibung>: Brief"));
}

#[test]
fn a_document_profile_of_version_3_is_read_completely() {
    let message = read(PROFILE_3).unwrap();
    assert_eq!(message.notes, []);
    let Content::Profile(profile) = &message.content else { panic!("not a profile") };
    assert_eq!(profile.info.identifier, Identifier::new("D13000000001", "1.0.0"));
    assert_eq!((profile.kind, profile.is_abstract), (DocumentKind::Application, true));
    assert_eq!(profile.info.relations[0].target, Identifier::working_copy("D13000000002"));
    assert_eq!(profile.info.keywords[0].text, "Hafen");
    assert_eq!(read(&xdatenfelder::write(&message)).unwrap(), message);
}

#[test]
fn every_kind_of_document_is_found_by_its_name() {
    let names = [
        "Antrag",
        "Anzeige",
        "Bericht",
        "Bescheid",
        "Erklärung",
        "Kartenmaterial",
        "Mitteilung",
        "Multimedia",
        "Registeranfrage",
        "Registerantwort",
        "Urkunde",
        "Vertrag",
        "Vollmacht",
        "Willenserklärung",
    ];
    for (index, name) in names.iter().enumerate() {
        let code = format!("{:03}", index + 1);
        assert_eq!(DocumentKind::from_name(name).map(CodeValue::code), Some(code.as_str()), "{name}");
    }
    assert_eq!(DocumentKind::from_name("Brief"), None);
}
