// SPDX-License-Identifier: EUPL-1.2
//! Code lists in genericode.

use xdatenfelder::genericode::read;
use xdatenfelder::{Content, ErrorKind};

use crate::support::{BOAT, FLAGS, public_file, public_folder};

#[test]
fn rows_have_code_label_and_the_other_columns() {
    let list = read(FLAGS).unwrap();
    assert_eq!(list.short_name, "Flagge");
    assert_eq!(list.canonical_version_uri, "urn:de:muster:codeliste:flagge_2026-01-01");
    assert_eq!((list.code_column.as_str(), list.label_column.as_deref()), ("schluessel", Some("suchwort")));
    assert_eq!(list.label("DK"), Some("dänisch"));
    assert_eq!(list.rows[0].extra["lang"], "Bundesrepublik Deutschland");
    assert_eq!(list.rows[1].extra.get("lang"), None);
    assert!(list.columns[0].required && !list.columns[2].required);
}

#[test]
fn a_list_that_contradicts_itself_is_refused() {
    let text = std::str::from_utf8(FLAGS).unwrap();
    let twice = text.replace("<SimpleValue>DK<", "<SimpleValue>DE<");
    assert!(matches!(read(twice.as_bytes()).unwrap_err().kind, ErrorKind::Value { .. }));
    let unknown = text.replace("ColumnRef=\"kurz\"", "ColumnRef=\"kuerzer\"");
    assert!(matches!(read(unknown.as_bytes()).unwrap_err().kind, ErrorKind::Value { .. }));
    let without_code = text.replace("<SimpleValue>DK</SimpleValue>", "<SimpleValue/>");
    assert!(matches!(read(without_code.as_bytes()).unwrap_err().kind, ErrorKind::Missing { .. }));
    assert!(matches!(read(BOAT).unwrap_err().kind, ErrorKind::Namespace { .. }));
}

#[test]
fn the_142_quality_messages_are_a_readable_code_list() {
    let Some(folder) = public_folder("the_142_quality_messages_are_a_readable_code_list") else { return };
    let list = read(&public_file(&folder, "xdf3-quality-messages_xdfm_1.8.genericode.xml")).unwrap();
    assert_eq!(list.rows.len(), 142);
    assert_eq!(list.canonical_version_uri, "urn:xoev-de:fim-datenfelder:codeliste:xdfm_1.8");
    assert_eq!(list.code_column, "Code");
}

/// Schema, its folder of code lists, distinct lists referred to, lists in the folder, references without a list.
const RESOLVED: [(&str, &str, usize, usize); 3] = [
    ("S00000094V1.0_xdf2.xml", "codelists_S00000094V1.0", 4, 0),
    ("S00000186v1.0_xdf2.xml", "codelists_S00000186v1.0_xdf2", 14, 0),
    ("S00000246v1.1_xdf2.xml", "codelists_S00000246v1.1_xdf2", 7, 0),
];

#[test]
fn every_code_list_of_the_real_schemata_is_found_in_its_folder() {
    let Some(folder) = public_folder("every_code_list_of_the_real_schemata_is_found_in_its_folder") else {
        return;
    };
    for (file, lists, count, absent) in RESOLVED {
        let mut read_lists = Vec::new();
        for entry in std::fs::read_dir(folder.join("real").join(lists)).unwrap() {
            read_lists.push(read(&std::fs::read(entry.unwrap().path()).unwrap()).unwrap());
        }
        assert_eq!(read_lists.len(), count, "{file}");
        let mut message = xdatenfelder::read(&public_file(&folder.join("real"), file)).unwrap();
        let Content::Schema(schema) = &mut message.content else { panic!("{file} is not a schema") };
        assert_eq!(schema.resolve_code_lists(&[]).len(), count, "{file}");
        assert_eq!(schema.resolve_code_lists(&read_lists).len(), absent, "{file}");
        assert!(schema.inline_internal_code_lists() > 0, "{file}");
    }
}

#[test]
fn a_schema_without_its_code_lists_names_the_absent_ones() {
    let Some(folder) = public_folder("a_schema_without_its_code_lists_names_the_absent_ones") else { return };
    let mut message = xdatenfelder::read(&public_file(&folder, "real/BlaueKarte.xml")).unwrap();
    let Content::Schema(schema) = &mut message.content else { panic!("not a schema") };
    let expected = [
        "urn:de:bund:destatis:bevoelkerungsstatistik:schluessel:staat_2017-01-01",
        "urn:de:bund:destatis:bevoelkerungsstatistik:schluessel:staatsangehoerigkeit_2017-01-01",
        "urn:de:xoev:codeliste:erreichbarkeit_2",
        "urn:xpersonenstand:schluesseltabelle:geschlecht_2",
    ];
    assert_eq!(schema.resolve_code_lists(&[]), expected);
}
