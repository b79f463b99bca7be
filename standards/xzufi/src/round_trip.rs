// SPDX-License-Identifier: EUPL-1.2
//! Properties: what is written reads back equal and without notes; damaged documents never panic.

use proptest::prelude::*;

use crate::sample::{Sample, Source};
use crate::{
    Area, Identifier, Limits, Message, Object, OnlineService, Operation, PublicService, read, write,
};
use crate::{OrganisationalUnit, Specialisation};

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
