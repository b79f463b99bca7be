// SPDX-License-Identifier: EUPL-1.2
//! Reading 2.2.0, writing 2.3.1, and what is told about the rest.

use xzufi::*;

const OLD: &[u8] = include_bytes!("fixtures/leistung_2_2_0.xml");

fn old() -> Reading {
    read(OLD, &Limits::default()).expect("the fixture is well-formed")
}

fn service(reading: &Reading) -> &PublicService {
    let found = reading.message.operations.iter().find_map(|operation| match operation {
        Operation::Write(Object::Service(service)) => Some(service.as_ref()),
        _ => None,
    });
    found.expect("the first object is a service")
}

#[test]
fn a_2_2_0_service_takes_the_shape_of_2_3_1() {
    let reading = old();
    let service = service(&reading);
    assert_eq!(reading.version, Version::V2_2_0);
    assert_eq!(service.id.value, "4711");
    assert_eq!(service.leika_keys().next().map(String::from).as_deref(), Some("13001001001000"));
    assert_eq!(service.service_keys[0].scheme_uri.as_deref(), Some("urn:de:fim:leika:leistung"));
    assert!(matches!(&service.structure, Some(Structure::Action(action))
        if action.action.as_ref().map(Code::value) == Some("7") && action.object_id.value == "hund"));
    assert_eq!(service.typing[0].value(), "5");
    assert_eq!(service.needs_written_form, Some(false));
    assert_eq!(service.sdg_areas.as_ref().map(|areas| areas.seven_digit[0].value()), Some("1010100"));
    let nationalities = service.nationalities.as_ref().expect("two nationalities");
    assert_eq!(nationalities.nationalities.iter().map(Code::value).collect::<Vec<_>>(), ["000", "152"]);
    assert_eq!(service.version.as_ref().and_then(|version| version.version.as_deref()), Some("3"));
}

#[test]
fn deadline_cost_and_document_of_2_2_0_are_kept() {
    let reading = old();
    let service = service(&reading);
    let Some(TimeLimit::Duration(duration)) = &service.deadlines[0].deadlines[0].limit else {
        panic!("a duration")
    };
    assert_eq!((duration.amount, duration.unit.0.as_str()), (14, "TAG"));
    let cost = &service.costs[0].costs[0];
    let Some(CostValue::Fixed(fixed)) = &cost.value else { panic!("a fixed cost") };
    assert_eq!(fixed.amount.cents(), Some(1250));
    assert_eq!(cost.links[0].uri, "https://example.org/satzung");
    let document = &service.documents[0].incoming[0].document;
    assert_eq!(document.kind.as_ref().and_then(|kind| kind.code.as_deref()), Some("011"));
    assert_eq!(document.names[0].text, "Kaufvertrag");
}

#[test]
fn everything_left_out_is_listed() {
    let notes: Vec<(String, NoteKind)> = old().notes.into_iter().map(|note| (note.path, note.kind)).collect();
    assert_eq!(
        notes,
        [
            (
                "/transfer/schreibe/leistung/kennzeichenEA".to_owned(),
                NoteKind::NoEquivalent { value: "true".to_owned() }
            ),
            ("/transfer/schreibe/leistung/unbekannt".to_owned(), NoteKind::UnknownElement),
            ("/transfer/schreibe/leistung/zusatz".to_owned(), NoteKind::ForeignElement),
            ("/transfer/schreibe/leistung".to_owned(), NoteKind::MissingElement { name: "id".to_owned() }),
        ]
    );
}

#[test]
fn a_unit_is_responsible_for_service_and_area_together() {
    let reading = old();
    let Operation::Write(Object::Unit(unit)) = &reading.message.operations[1] else { panic!("a unit") };
    let service = Identifier { scheme_id: Some("leistung".to_owned()), ..Identifier::new("MUSTER", "4711") };
    let area = |value: &str| Identifier {
        scheme_id: Some("ags".to_owned()),
        value: value.to_owned(),
        ..Identifier::default()
    };
    assert!(unit.is_responsible(&service, &area("13074001")));
    assert!(!unit.is_responsible(&service, &area("13074002")));
    assert!(!unit.is_responsible(&Identifier::new("OTHER", "4711"), &area("13074001")));
}

#[test]
fn what_was_read_from_2_2_0_survives_writing_2_3_1() {
    let message = old().message;
    let again = read(write(&message).expect("writable").as_bytes(), &Limits::default()).expect("readable");
    assert_eq!(again.version, Version::V2_3_1);
    assert_eq!(again.notes, []);
    assert_eq!(again.message, message);
}

#[test]
fn a_text_for_the_channel_wins_over_the_general_one() {
    let text = |channel: Option<&str>, content: &str| TextModule {
        access_channel: channel.map(Code::new),
        kind: Code::new(text_module::SHORT),
        contents: vec![LocalizedText::new("de", content)],
        ..TextModule::default()
    };
    let service = PublicService {
        texts: vec![text(None, "allgemein"), text(Some("100"), "am Telefon")],
        ..PublicService::default()
    };
    assert_eq!(service.text(text_module::SHORT, "de", Some("100")), Some("am Telefon"));
    assert_eq!(service.text(text_module::SHORT, "de", Some("200")), Some("allgemein"));
    assert_eq!(service.text(text_module::SHORT, "de", None), Some("allgemein"));
    assert_eq!(service.text(text_module::SHORT, "en", None), None);
    assert_eq!(service.text(text_module::FULL, "de", None), None);
}

#[test]
fn codes_stand_without_namespace_and_variants_in_xsi_type() {
    let service = PublicService {
        id: Identifier::new("MUSTER", "1"),
        typing: vec![Code::of("urn:de:fim:leika:typisierung", "5")],
        costs: vec![CostModule {
            costs: vec![Cost {
                kind: Code::new("001"),
                value: Some(CostValue::Fixed(FixedCost { amount: Amount::euro_cents(1205) })),
                ..Cost::default()
            }],
            ..CostModule::default()
        }],
        ..PublicService::default()
    };
    let message = Message {
        transaction_id: Some("A & B".to_owned()),
        operations: vec![Operation::Write(Object::Service(Box::new(service)))],
        ..Message::default()
    };
    insta::assert_snapshot!(write(&message).expect("writable"), @r#"
    <?xml version="1.0" encoding="UTF-8"?>
    <xzufi:transfer xmlns:xzufi="http://xoev.de/schemata/xzufi/2_3_1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xzufiVersion="2.3.1">
      <xzufi:transaktionID>A &amp; B</xzufi:transaktionID>
      <xzufi:schreibe>
        <xzufi:leistung>
          <xzufi:id schemeAgencyID="MUSTER">1</xzufi:id>
          <xzufi:modulKosten>
            <xzufi:kosten>
              <xzufi:typ>
                <code>001</code>
              </xzufi:typ>
              <xzufi:kostenauswahl xsi:type="xzufi:KostenFix">
                <xzufi:betrag currencyCode="EUR">12.05</xzufi:betrag>
              </xzufi:kostenauswahl>
            </xzufi:kosten>
          </xzufi:modulKosten>
          <xzufi:typisierung listURI="urn:de:fim:leika:typisierung">
            <code>5</code>
          </xzufi:typisierung>
        </xzufi:leistung>
      </xzufi:schreibe>
    </xzufi:transfer>
    "#);
}

#[test]
fn a_character_that_xml_cannot_carry_is_refused_when_writing() {
    let message = Message { transaction_id: Some("\u{1}".to_owned()), ..Message::default() };
    assert_eq!(write(&message), Err(XzufiError::ForbiddenCharacter));
}

#[test]
fn a_service_key_has_fourteen_digits() {
    let key: LeikaKey = "99006028261000".parse().expect("a key");
    assert!(key.is_federal());
    assert_eq!(key.parts(), ["006", "028", "261", "000"]);
    assert_eq!(key.urn(), "urn:de:fim:leika:leistung:99006028261000");
    assert!(!"13001001001000".parse::<LeikaKey>().expect("a key").is_federal());
    for wrong in ["", "9900602826100", "990060282610000", "9900602826100x", "९९००६०"] {
        assert_eq!(wrong.parse::<LeikaKey>(), Err(XzufiError::InvalidServiceKey));
    }
}

#[test]
fn an_amount_gives_cents_only_when_nothing_is_rounded() {
    let cents = |text: &str| Amount { currency: None, value: text.to_owned() }.cents();
    assert_eq!(cents("12"), Some(1200));
    assert_eq!(cents("12.5"), Some(1250));
    assert_eq!(cents("12.500"), Some(1250));
    assert_eq!(cents("-0.05"), Some(-5));
    assert_eq!(cents("0.005"), None);
    assert_eq!(cents("12,50"), None);
    assert_eq!(cents("."), None);
    assert_eq!(cents("99999999999999999999"), None);
}
