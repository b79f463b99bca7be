// SPDX-License-Identifier: EUPL-1.2
//! What must hold for any input, and the seeds from which the fuzzer starts. The fuzz targets and the tests of kept inputs share it.

use xdatenfelder::{
    DEEPEST, Limits, Message, ReadOptions, genericode as lists, read, read_with, version2, write,
};

const BOAT: &[u8] = include_bytes!("../data/boat_mooring.xdf3.xml");
const PHOTO: &[u8] = include_bytes!("../data/photo_field.xdf3.xml");
const APPLICATION: &[u8] = include_bytes!("../data/application.xdf3.xml");
const ANGLING: &[u8] = include_bytes!("../data/angling_permit.xdf2.xml");
const NOTICE: &[u8] = include_bytes!("../data/notice.xdf2.xml");
const FLAGS: &[u8] = include_bytes!("../data/flags.genericode.xml");
const YES_NO: &[u8] = include_bytes!("../data/yes_no.genericode.xml");

/// Room for what the writer adds: names of code lists, prefixes, the placeholder field.
fn generous() -> ReadOptions {
    let limits = Limits {
        input_bytes: 256 * 1024 * 1024,
        depth: DEEPEST,
        elements: 2_000_000,
        attributes: 256,
        text_bytes: 16 * 1024 * 1024,
    };
    ReadOptions { limits, ..ReadOptions::default() }
}

/// What was read survives writing and reading in version 3, and the writer has only one way to write it.
fn survives(message: &Message) {
    let written = write(message);
    let again = read_with(&written, &generous());
    let again = again.unwrap_or_else(|error| panic!("{error}\n{}", String::from_utf8_lossy(&written)));
    assert_eq!(again.as_written(), message.as_written(), "{}", String::from_utf8_lossy(&written));
    assert_eq!(write(&again), written, "the writer writes the same message in two ways");
}

/// Any bytes as a message of version 3 (or 2, which is converted).
pub fn version_3(data: &[u8]) {
    if let Ok(message) = read(data) {
        survives(&message);
    }
}

/// Any bytes as a message of version 2, in its own shape and converted with a code list at hand.
pub fn version_2(data: &[u8]) {
    let Ok(reading) = version2::read(data) else { return };
    let written = version2::write(&reading.message);
    let again = version2::read_with(&written, &generous().limits);
    let again = again.unwrap_or_else(|error| panic!("{error}\n{}", String::from_utf8_lossy(&written)));
    assert_eq!(again.message, reading.message, "{}", String::from_utf8_lossy(&written));
    assert_eq!(version2::write(&again.message), written, "the writer writes the same message in two ways");
    let options = generous();
    let known = lists::read(YES_NO).into_iter().collect::<Vec<_>>();
    survives(&reading.message.to_version_3(&options.document_profile, &known));
}

/// Any bytes as a code list: every row has a code of its own, and the columns that are named exist.
pub fn genericode(data: &[u8]) {
    let Ok(list) = lists::read(data) else { return };
    let mut codes = std::collections::BTreeSet::new();
    assert!(list.columns.iter().any(|column| column.id == list.code_column));
    for row in &list.rows {
        assert!(codes.insert(&row.code), "the code {} stands twice", row.code);
        assert_eq!(list.label(&row.code), Some(row.label.as_str()));
        assert!(row.extra.keys().all(|id| list.columns.iter().any(|column| column.id == *id)));
    }
}

/// Seeds of version 3, written by the writer, with all kinds of messages and something beyond the standard.
pub fn version_3_seeds() -> Vec<Vec<u8>> {
    let extended = String::from_utf8_lossy(PHOTO)
        .replace("<datenfeld>", "<datenfeld xmlns:m=\"urn:muster\" m:farbe=\"rot\" art=\"1\">")
        .replace("<maxSize>", "<m:hinweis xmlns:m=\"urn:muster\">vor <m:b/> nach</m:hinweis><maxSize>");
    let sources = [PHOTO, APPLICATION, BOAT, ANGLING, NOTICE, extended.as_bytes()];
    sources.iter().filter_map(|source| Some(write(&read(source).ok()?))).collect()
}

/// Seeds of version 2, written by the writer.
pub fn version_2_seeds() -> Vec<Vec<u8>> {
    let sources = [ANGLING, NOTICE].iter();
    sources.filter_map(|source| Some(version2::write(&version2::read(source).ok()?.message))).collect()
}

/// Seeds of code lists; there is no writer for them.
pub fn genericode_seeds() -> Vec<Vec<u8>> {
    vec![FLAGS.to_vec(), YES_NO.to_vec()]
}
