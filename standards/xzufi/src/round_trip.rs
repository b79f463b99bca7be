// SPDX-License-Identifier: EUPL-1.2
//! Properties: what is written reads back equal and without notes; damaged documents never panic.

use proptest::prelude::*;

use crate::sample::{Sample, Source};
use crate::{
    Area, Identifier, IncomingDocument, Limits, Link, Message, Nationalities, Object, OnlineService,
    Operation, OrganisationalUnit, PublicService, SdgAreas, Specialisation, Version, read, write,
    write_version,
};

fn texts() -> impl Strategy<Value = Vec<String>> {
    let awkward = proptest::sample::select(vec![
        "<p>Häuser &amp; Höfe</p>",
        "]]>",
        "Zeile\r\nZeile\rZeile\n",
        "\t vorn und hinten \u{a0}",
        "\"'",
        "\u{85}\u{2028}",
        "🐕",
        "",
        "2026-01-01T00:00:00Z",
    ]);
    let plain = "[ -~äöüßÄÖÜ]{0,20}";
    proptest::collection::vec(prop_oneof![awkward.prop_map(str::to_owned), plain.prop_map(|text| text)], 1..8)
}

fn message(seed: u64, texts: Vec<String>) -> Message {
    let mut source = Source::new(seed, texts);
    let objects = [
        Object::Service(Box::new(PublicService::sample(&mut source))),
        Object::Specialisation(Box::new(Specialisation::sample(&mut source))),
        Object::Unit(Box::new(OrganisationalUnit::sample(&mut source))),
        Object::OnlineService(Box::new(OnlineService::sample(&mut source))),
        Object::Area(Box::new(Area::sample(&mut source))),
    ];
    let mut operations: Vec<Operation> = objects.into_iter().map(Operation::Write).collect();
    operations.push(Operation::Delete { kind: "gebiet".to_owned(), id: Identifier::sample(&mut source) });
    Message {
        header: source.optional(),
        transaction_id: source.optional(),
        transaction_position: source.optional(),
        operations,
    }
}

/// In 2.2.0 an element that only holds others is absent when it holds none.
fn without_empty_containers(mut message: Message) -> Message {
    for operation in &mut message.operations {
        if let Operation::Write(Object::Service(service)) = operation {
            service.sdg_areas = service.sdg_areas.take().filter(|areas| *areas != SdgAreas::default());
            service.nationalities =
                service.nationalities.take().filter(|all| *all != Nationalities::default());
        }
    }
    message
}

fn written_alone(service: PublicService) -> Message {
    Message { operations: vec![Operation::Write(Object::Service(Box::new(service)))], ..Message::default() }
}

/// Empties every field that the table of the two versions gives to 2.3.1 alone.
fn keep_what_2_2_0_has(service: &mut PublicService) {
    service.catalogue_status = None;
    service.library_status = None;
    service.detail_level = None;
    service.reference_place = None;
    service.needs_personal_appearance = None;
    service.is_informal = None;
    service.single_contact_point.clear();
    for key in &mut service.service_keys {
        let (scheme_uri, scheme_version_id) = (key.scheme_uri.take(), key.scheme_version_id.take());
        *key =
            Identifier { scheme_uri, scheme_version_id, value: key.value.clone(), ..Identifier::default() };
    }
    if let Some(areas) = &mut service.sdg_areas {
        areas.four_digit.clear();
    }
    if let Some(nationalities) = &mut service.nationalities {
        nationalities.groups.clear();
    }
    for language in &mut service.languages {
        language.is_machine_translation = None;
        language.machine_translation = None;
    }
    service.deadlines.truncate(1);
    service.costs.truncate(1);
    service.processing_times.truncate(1);
    service.releases.truncate(1);
    service.hints.truncate(1);
    service.documents.truncate(1);
    service.texts.iter_mut().for_each(|module| module.access_channel = None);
    service.custom_texts.iter_mut().for_each(|module| module.access_channel = None);
    service.deadlines.iter_mut().for_each(|module| module.access_channel = None);
    service.processing_times.iter_mut().for_each(|module| module.access_channel = None);
    service.context_terms.iter_mut().for_each(|module| module.access_channel = None);
    service.releases.iter_mut().for_each(|module| module.access_channel = None);
    service.hints.iter_mut().for_each(|module| module.access_channel = None);
    for module in &mut service.origins {
        module.access_channel = None;
        module.parameters.clear();
    }
    for module in &mut service.costs {
        module.access_channel = None;
        for cost in &mut module.costs {
            cost.links.truncate(1);
            for link in &mut cost.links {
                *link = Link { uri: link.uri.clone(), ..Link::default() };
            }
        }
    }
    for module in &mut service.documents {
        module.access_channel = None;
        module.incoming_descriptions.clear();
        module.outgoing_descriptions.clear();
        for incoming in &mut module.incoming {
            *incoming =
                IncomingDocument { document: incoming.document.clone(), ..IncomingDocument::default() };
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn a_written_message_reads_back_equal_and_without_notes(seed: u64, texts in texts()) {
        let message = message(seed, texts);
        let document = write(&message).unwrap();
        let reading = read(document.as_bytes(), &Limits::default()).unwrap();
        prop_assert_eq!(&reading.notes, &Vec::new());
        prop_assert_eq!(reading.message, message);
    }

    #[test]
    fn what_2_2_0_can_say_reads_back_equal_and_the_rest_is_noted(seed: u64, texts in texts()) {
        let message = message(seed, texts);
        let writing = write_version(&message, Version::V2_2_0).unwrap();
        let reading = read(writing.document.as_bytes(), &Limits::default()).unwrap();
        prop_assert_eq!(reading.version, Version::V2_2_0);
        prop_assert_eq!(&reading.notes, &Vec::new());
        if writing.notes.is_empty() {
            prop_assert_eq!(&reading.message, &without_empty_containers(message));
        }
        // What came through once comes through again.
        let again = write_version(&reading.message, Version::V2_2_0).unwrap();
        prop_assert_eq!(&again.notes, &Vec::new());
        prop_assert_eq!(again.document, writing.document);
    }

    #[test]
    fn a_service_without_what_only_2_3_1_has_survives_2_2_0(seed: u64, texts in texts()) {
        let mut source = Source::new(seed, texts);
        let mut service = PublicService::sample(&mut source);
        keep_what_2_2_0_has(&mut service);
        let message = written_alone(service);
        let writing = write_version(&message, Version::V2_2_0).unwrap();
        prop_assert_eq!(&writing.notes, &Vec::new());
        let reading = read(writing.document.as_bytes(), &Limits::default()).unwrap();
        prop_assert_eq!(reading.message, without_empty_containers(message));
    }

    #[test]
    fn json_carries_a_message_without_loss(seed: u64, texts in texts()) {
        let message = message(seed, texts);
        let json = serde_json::to_string(&message).unwrap();
        prop_assert_eq!(serde_json::from_str::<Message>(&json).unwrap(), message);
    }

    #[test]
    fn a_damaged_document_is_read_or_refused_but_never_panics(
        seed: u64,
        changes in proptest::collection::vec((any::<u32>(), 0_u8..4, any::<u8>()), 1..6),
    ) {
        let mut bytes = write(&message(seed, vec!["Text".to_owned()])).unwrap().into_bytes();
        for (position, kind, value) in changes {
            let position = position as usize % bytes.len().max(1);
            match kind {
                0 => bytes[position] = value,
                1 => bytes.insert(position, b"<>&\"'/]"[usize::from(value) % 7]),
                2 => { bytes.remove(position); }
                _ => bytes.truncate(position.max(1)),
            }
        }
        let _ = read(&bytes, &Limits::default());
        let _ = read(&bytes, &Limits { bytes: 4096, depth: 4, nodes: 50 });
    }
}
