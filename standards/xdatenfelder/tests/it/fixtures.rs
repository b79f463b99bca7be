// SPDX-License-Identifier: EUPL-1.2
//! What the own fixtures must mean, written out by hand.

use xdatenfelder::{
    Content, Counts, DataField, DataType, FieldKind, GroupKind, Identifier, LegalReference, Prefill,
    ReleaseStatus, SchemaElement, StandardVersion, StructureModification, read,
};

use crate::support::{ANGLING, BOAT, FLAGS, PHOTO};

/// The field of that identity.
fn field<'a>(schema: &'a xdatenfelder::DataSchema, id: &str) -> &'a DataField {
    let found = schema.occurrences().into_iter().find_map(|occurrence| match &occurrence.structure.element {
        SchemaElement::Field(field) if field.info.identifier.id == id => Some(field),
        _ => None,
    });
    found.unwrap_or_else(|| panic!("no field {id}"))
}

fn texts(references: &[LegalReference]) -> Vec<&str> {
    references.iter().map(|reference| reference.text.as_str()).collect()
}

#[test]
fn a_schema_of_version_3_is_read_completely() {
    let message = read(BOAT).unwrap();
    assert_eq!(message.source, StandardVersion::Three);
    assert_eq!(message.notes, []);
    assert_eq!(message.header.message_id, "MUSTER-0001");
    assert_eq!(message.header.created_at.as_str(), "2026-03-02T09:30:00.5+01:00");
    let schema = message.schema().unwrap();
    assert_eq!(schema.info.identifier, Identifier::new("S13000000001", "1.0.0"));
    assert_eq!(schema.info.identifier.to_string(), "S13000000001V1.0.0");
    assert_eq!(schema.info.release_status, ReleaseStatus::ApprovedSilver);
    assert_eq!(schema.info.definition, None);
    assert_eq!(texts(&schema.info.legal_references), ["Hafenordnung Muster"]);
    assert_eq!(schema.info.legal_references[0].link.as_deref(), Some("https://example.org/hafenordnung"));
    assert_eq!(schema.info.relations[0].target, Identifier::new("S13000000001", "0.9.0"));
    assert_eq!(schema.info.keywords[0].uri.as_deref(), Some("https://example.org/hafen"));
    assert_eq!(schema.structure_modification, StructureModification::All);
    assert_eq!(schema.document_profile, Identifier::working_copy("D13000000001"));
    let counts = Counts {
        field_occurrences: 10,
        fields: 10,
        group_occurrences: 3,
        groups: 3,
        rule_occurrences: 2,
        rules: 2,
        depth: 3,
    };
    assert_eq!(schema.counts(), counts);
}

#[test]
fn fields_of_version_3_keep_kind_type_limits_values_and_files() {
    let message = read(BOAT).unwrap();
    let schema = message.schema().unwrap();
    let name = field(schema, "F13000000001");
    assert_eq!((name.data_type, name.prefill), (DataType::TextLatin, Prefill::Optional));
    assert_eq!((name.constraints.min_length, name.constraints.max_length), (Some(1), Some(120)));
    let phone = field(schema, "F13000000002");
    assert_eq!(phone.constraints.pattern.as_deref(), Some("\\+?[0-9 /\"-]+"));
    assert_eq!(phone.presentation.input_help.as_deref(), Some("Mit Vorwahl, zum Beispiel 0385 & Durchwahl."));
    let kind = field(schema, "F13000000004");
    let names: Vec<&str> = kind.values.iter().map(|value| value.name.as_str()).collect();
    assert_eq!(names, ["Segelboot", "Motorboot", "Ruderboot"]);
    assert_eq!(kind.values[1].help.as_deref(), Some("auch mit Elektromotor"));
    let photo = field(schema, "F13000000006");
    assert_eq!(photo.media_types, ["image/jpeg", "image/png"]);
    assert_eq!(photo.max_size, Some(10));
    assert_eq!(field(schema, "F13000000009").kind, FieldKind::Label);
    assert_eq!(field(schema, "F13000000010").kind, FieldKind::Locked);
    let power = field(schema, "F13000000005");
    assert_eq!(
        (power.constraints.min_value.as_deref(), power.constraints.max_value.as_deref()),
        (Some("0.1"), Some("500"))
    );
}

#[test]
fn a_choice_group_is_told_from_an_ordinary_group() {
    let message = read(BOAT).unwrap();
    let occurrences = message.schema().unwrap().occurrences();
    let kinds: Vec<_> = occurrences
        .iter()
        .filter_map(|occurrence| match &occurrence.structure.element {
            SchemaElement::Group(group) => {
                Some((group.info.name.as_str(), group.kind, occurrence.path.len()))
            }
            SchemaElement::Field(_) => None,
        })
        .collect();
    assert_eq!(kinds, [("Eigner", None, 0), ("Kontakt", Some(GroupKind::Choice), 1), ("Boot", None, 0)]);
}

#[test]
fn a_script_is_kept_verbatim_with_parameters_targets_and_errors() {
    let message = read(BOAT).unwrap();
    let rule = &message.schema().unwrap().rules[0];
    assert_eq!(rule.script.as_deref(), Some("\n  if (art < \"002\") {\n    gebuehr = 40;\n  }\n"));
    assert_eq!(rule.parameters[0].get("name"), Some("art"));
    assert_eq!(rule.parameters[0].get("element"), Some("F13000000004"));
    assert_eq!(rule.targets[0].get("element"), Some("F13000000010"));
    assert_eq!(rule.errors[0].text.as_deref(), Some("Die Gebühr konnte nicht berechnet werden."));
}

#[test]
fn a_rule_in_words_without_script_is_listed_with_its_carrier() {
    let message = read(BOAT).unwrap();
    let rules = message.schema().unwrap().untranslated_rules();
    assert_eq!(rules.len(), 1);
    assert_eq!(rules[0].rule, Identifier::new("R13000000001", "1.0.0"));
    assert_eq!(rules[0].carrier, Identifier::new("G13000000003", "1.0.0"));
    assert_eq!(rules[0].text, "Wenn F13000000004 = 002, dann muss F13000000005 befüllt werden.");
}

#[test]
fn a_single_field_with_the_namespace_as_default_is_read() {
    let message = read(PHOTO).unwrap();
    let Content::Field(field) = &message.content else { panic!("not a field") };
    assert_eq!(field.data_type, DataType::File);
    assert_eq!(message.notes, []);
}

#[test]
fn the_prefix_means_nothing_and_the_namespace_everything() {
    let text = std::str::from_utf8(BOAT).unwrap();
    assert_eq!(read(text.replace("xdf3:", "anders:").replace(":xdf3=", ":anders=").as_bytes()), read(BOAT));
    let wrong =
        text.replace("standard:xdatenfelder_3.0.0\" xmlns:xsi", "standard:xdatenfelder_4\" xmlns:xsi");
    let error = read(wrong.as_bytes()).unwrap_err().to_string();
    assert!(error.contains("urn:xoev-de:fim:standard:xdatenfelder_4"), "{error}");
    assert!(error.contains("xdatenfelder.stammdatenschema.0102>, line 3"), "{error}");
}

#[test]
fn version_2_is_converted_by_the_rules_of_the_standard() {
    let message = read(ANGLING).unwrap();
    assert_eq!(message.source, StandardVersion::Two);
    let schema = message.schema().unwrap();
    assert_eq!(schema.info.identifier, Identifier::new("S13000000002", "1.1.0"));
    assert_eq!(schema.label, "Angelkarte beantragen");
    assert_eq!(
        texts(&schema.info.legal_references),
        ["§ 1 Muster-Fischereiordnung", "§ 2 Muster-Fischereiordnung"]
    );
    assert_eq!(schema.info.release_status, ReleaseStatus::ApprovedGold);
    assert_eq!(schema.info.status_set_on.as_ref().map(|date| date.as_str()), Some("2026-02-01"));
    assert_eq!(schema.info.status_set_by.as_deref(), Some("Fischereiamt Muster"));
    assert_eq!(schema.info.last_changed_at.as_str(), "2026-03-02T09:30:00Z");
    assert_eq!(schema.document_profile, Identifier::working_copy("D99000000001"));
    let SchemaElement::Group(person) = &schema.structure[0].element else { panic!("not a group") };
    assert_eq!(person.info.identifier, Identifier::working_copy("G13000000010"));
    assert_eq!(person.info.release_status, ReleaseStatus::InWork);
    let licence = field(schema, "F13000000020");
    assert_eq!(licence.info.release_status, ReleaseStatus::Inactive);
    assert_eq!((licence.constraints.min_length, licence.constraints.max_length), (Some(1), Some(20)));
    let list = licence.code_list.as_ref().unwrap();
    assert_eq!(list.identifier, Some(Identifier::working_copy("C13000001")));
    assert_eq!(list.canonical_version_uri.as_deref(), Some("urn:de:fim:codeliste:muster-ja-nein_2026-01-01"));
    assert_eq!(field(schema, "F60000000001").kind, FieldKind::Hidden);
}

#[test]
fn groups_and_single_fields_of_version_2_are_messages_of_their_own() {
    let text = std::str::from_utf8(ANGLING).unwrap();
    let message_of = |element: &str, root: &str| {
        let start = text.find(&format!("<xdf:{element}>")).unwrap();
        let end_tag = format!("</xdf:{element}>");
        let end = text.find(&end_tag).unwrap() + end_tag.len();
        let header = &text[text.find("<xdf:header>").unwrap()..text.find("<xdf:stammdatenschema>").unwrap()];
        let namespace = "xmlns:xdf=\"urn:xoev-de:fim:standard:xdatenfelder_2\"";
        read(format!("<xdf:{root} {namespace}>{header}{}</xdf:{root}>", &text[start..end]).as_bytes())
            .unwrap()
    };
    let Content::Group(group) = message_of("datenfeldgruppe", "xdatenfelder.datenfeldgruppe.0103").content
    else {
        panic!("not a group")
    };
    assert_eq!((group.info.name.as_str(), group.occurrences().len()), ("Person", 1));
    let Content::Field(field) = message_of("datenfeld", "xdatenfelder.datenfeld.0104").content else {
        panic!("not a field")
    };
    assert_eq!((field.info.identifier.id.as_str(), field.rules.len()), ("F13000000020", 1));
}

#[test]
fn rule_texts_of_version_2_name_the_identities_of_version_3() {
    let message = read(ANGLING).unwrap();
    let rules = message.schema().unwrap().untranslated_rules();
    assert_eq!(rules.len(), 1, "the second rule has a script");
    assert_eq!(
        rules[0].text,
        "Wenn das Feld G13000000010.F13000000020 \"Schein\" = 001, dann muss das Feld F13000000021 befüllt werden."
    );
    assert_eq!(rules[0].carrier, Identifier::new("S13000000002", "1.1.0"));
}

#[test]
fn whatever_version_3_has_no_place_for_is_noted_and_moved_to_the_description() {
    let message = read(ANGLING).unwrap();
    let notes: Vec<String> =
        message.notes.iter().map(|note| format!("{}: {}", note.element_id, note.text)).collect();
    let moved = "has no place in version 3, moved to <beschreibung>:";
    let expected = [
        "S13000000002: version 2 has no <letzteAenderung>: 2026-03-02T09:30:00Z was taken from <erstellungszeitpunkt>"
            .to_owned(),
        format!("S13000000002: <bezeichnungAusgabe> {moved} Antrag auf eine Angelkarte"),
        "S13000000002: version 2 names no <dokumentsteckbrief>: D99000000001 was set".to_owned(),
        format!("R13000000010: <status> {moved} inVorbereitung"),
        format!("R13000000010: <bezeichnungEingabe> {moved} Fischereischein vorhanden"),
        format!("G13000000010: <status> {moved} aktiv"),
        "F13000000020: the internal code list urn:de:fim:codeliste:muster-ja-nein_2026-01-01 is not at hand: \
         the reference was kept"
            .to_owned(),
        format!("F13000000020: <praezisierung> {moved} format=kurz"),
        format!("F13000000020: <codelisteReferenz> {moved} C13000001"),
        "R13000000011: the script was kept as it is; it names identities of version 2".to_owned(),
        format!("G13000000011: <status> {moved} aktiv"),
        "G13000000011: the element is empty: the placeholder field F60000000001V1.0.0 was inserted".to_owned(),
    ];
    assert_eq!(notes, expected);
    let schema = message.schema().unwrap();
    assert_eq!(
        schema.rules[0].description.as_deref(),
        Some(
            "Originalwert aus XDatenfelder 2, status: inVorbereitung\n\
             Originalwert aus XDatenfelder 2, bezeichnungEingabe: Fischereischein vorhanden"
        )
    );
    assert_eq!(
        field(schema, "F13000000020").info.description.as_deref(),
        Some(
            "Abfrage\nOriginalwert aus XDatenfelder 2, praezisierung: format=kurz\n\
             Originalwert aus XDatenfelder 2, codelisteReferenz: C13000001"
        )
    );
}

#[test]
fn an_attribute_outside_of_the_standard_is_noted() {
    let text = std::str::from_utf8(PHOTO).unwrap().replace("<name>", "<name farbe=\"rot\">");
    let message = read(text.as_bytes()).unwrap();
    assert_eq!(message.notes.len(), 1);
    assert_eq!(message.notes[0].element_id, "F13000000006");
    assert!(message.notes[0].text.contains("farbe=\"rot\""));
}

#[test]
fn a_resolved_code_list_gives_the_values_by_the_columns_that_the_field_names() {
    let mut message = read(BOAT).unwrap();
    let Content::Schema(schema) = &mut message.content else { panic!("not a schema") };
    assert_eq!(schema.resolve_code_lists(&[]), ["urn:de:muster:codeliste:flagge_2026-01-01"]);
    let flags = xdatenfelder::genericode::read(FLAGS).unwrap();
    assert_eq!(schema.resolve_code_lists(&[flags]), Vec::<String>::new());
    let values = &field(schema, "F13000000008").values;
    let rows: Vec<_> = values.iter().map(|v| (v.code.as_str(), v.name.as_str(), v.help.as_deref())).collect();
    assert_eq!(rows, [("DE", "Deutschland", Some("Bundesrepublik Deutschland")), ("DK", "Dänemark", None)]);
    assert_eq!(schema.inline_internal_code_lists(), 0, "the list is not one of the FIM editors");
}

#[test]
fn json_uses_the_official_codes_and_comes_back_equal() {
    let message = read(BOAT).unwrap();
    let json = serde_json::to_string(&message).unwrap();
    assert!(json.contains("\"release_status\":\"5\"") && json.contains("\"cardinality\":\"1:*\""), "{json}");
    assert_eq!(serde_json::from_str::<xdatenfelder::Message>(&json).unwrap(), message);
}
