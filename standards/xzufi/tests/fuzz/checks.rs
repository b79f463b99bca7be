// SPDX-License-Identifier: EUPL-1.2
//! What must hold for any input, and the seeds from which the fuzzer starts. The fuzz target and the tests of kept inputs share it.

use xzufi::{
    Area, Code, Identifier, Limits, LocalizedText, Message, Object, OnlineService, Operation,
    OrganisationalUnit, PublicService, Specialisation, TextModule, Version, read, write, write_version,
};

/// Any bytes as a message: what was read survives writing and reading, without a note.
pub fn messages(data: &[u8]) {
    let Ok(reading) = read(data, &Limits::default()) else { return };
    let written = write(&reading.message).unwrap_or_else(|error| panic!("{error}"));
    let generous = Limits { bytes: 256 * 1024 * 1024, depth: 96, nodes: 4_000_000 };
    let again = read(written.as_bytes(), &generous).unwrap_or_else(|error| panic!("{error}\n{written}"));
    assert_eq!(again.notes, Vec::new(), "{written}");
    assert_eq!(again.message, reading.message, "{written}");
    older(&reading.message);
}

/// What 2.2.0 can say of the message reads back without a note and is written the same again.
fn older(message: &Message) {
    let generous = Limits { bytes: 256 * 1024 * 1024, depth: 96, nodes: 4_000_000 };
    let written = write_version(message, Version::V2_2_0).unwrap_or_else(|error| panic!("{error}"));
    let again = read(written.document.as_bytes(), &generous);
    let again = again.unwrap_or_else(|error| panic!("{error}\n{}", written.document));
    assert_eq!(again.notes, Vec::new(), "{}", written.document);
    let twice = write_version(&again.message, Version::V2_2_0).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(twice.notes, Vec::new(), "{}", written.document);
    assert_eq!(twice.document, written.document);
}

/// Seeds: a message with every kind of object, and the fixture of version 2.2.0.
pub fn messages_seeds() -> Vec<Vec<u8>> {
    let id = || Identifier::new("muster", "1");
    let text = TextModule {
        kind: Code::new("02"),
        contents: vec![LocalizedText::new("de", "Hund anmelden")],
        ..TextModule::default()
    };
    let service = PublicService { id: id(), texts: vec![text], ..PublicService::default() };
    let specialisation = Specialisation { id: id(), service_id: id(), ..Specialisation::default() };
    let objects = [
        Object::Service(Box::new(service)),
        Object::Specialisation(Box::new(specialisation)),
        Object::Unit(Box::new(OrganisationalUnit { id: id(), ..OrganisationalUnit::default() })),
        Object::OnlineService(Box::new(OnlineService { id: id(), ..OnlineService::default() })),
        Object::Area(Box::new(Area { id: id(), ..Area::default() })),
    ];
    let mut operations: Vec<Operation> = objects.into_iter().map(Operation::Write).collect();
    operations.push(Operation::Delete { kind: "gebiet".to_owned(), id: id() });
    let message = Message { transaction_position: Some(1), operations, ..Message::default() };
    let fixture: &[u8] = include_bytes!("../fixtures/leistung_2_2_0.xml");
    let read_fixture = read(fixture, &Limits::default()).ok().map(|reading| reading.message);
    let written = [Some(message), read_fixture].into_iter().flatten();
    let documents = written.flat_map(|message| {
        let versions = [Version::V2_3_1, Version::V2_2_0];
        versions.map(|version| write_version(&message, version).map(|writing| writing.document.into_bytes()))
    });
    documents.flatten().chain([fixture.to_vec()]).collect()
}
