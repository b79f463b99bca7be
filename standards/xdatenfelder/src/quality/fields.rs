// SPDX-License-Identifier: EUPL-1.2
//! What a field may have by its kind and data type.

use super::Notes;
use super::metadata::{is_given, long, value_texts};
use super::place::{Place, child, children};
use crate::model::{CodeValue, DataType, FieldKind, Prefill};
use std::collections::BTreeSet;

pub(super) fn check(place: &Place<'_>, notes: &mut Notes) {
    let (kind, data_type) = (place.code("feldart"), place.code("datentyp"));
    if FieldKind::from_code(kind).is_none() {
        notes.add(1027, place, kind);
    }
    if DataType::from_code(data_type).is_none() {
        notes.add(1028, place, data_type);
    }
    let prefill = place.code("vorbefuellung");
    if Prefill::from_code(prefill).is_none() {
        notes.add(1030, place, prefill);
    }
    if kind == "select" && !matches!(data_type, "text" | "") {
        notes.add(1011, place, data_type);
    }
    if kind == "label" && !matches!(data_type, "text" | "text_latin" | "obj" | "") {
        notes.add(1090, place, data_type);
    }
    if kind == "label" && place.text("inhalt").is_empty() {
        notes.add(1109, place, "");
    }
    files(place, data_type, notes);
    lists(place, kind, notes);
}

fn files(place: &Place<'_>, data_type: &str, notes: &mut Notes) {
    if data_type != "file" && !place.text("maxSize").is_empty() {
        notes.add(1056, place, place.text("maxSize"));
    }
    if let Some(media_type) = children(place.node, "mediaType").find(|one| !one.trimmed().is_empty())
        && data_type != "file"
    {
        notes.add(1057, place, media_type.trimmed());
    }
    let pattern = child(place.node, "praezisierung").and_then(|limits| limits.attribute("pattern"));
    if let Some(pattern) = pattern {
        if matches!(data_type, "file" | "obj") {
            notes.add(1120, place, pattern);
        }
        long(place, "pattern", pattern, notes);
    }
}

fn lists(place: &Place<'_>, kind: &str, notes: &mut Notes) {
    let (values, reference) = (is_given(place, "werte"), is_given(place, "codelisteReferenz"));
    if kind != "select" && (values || reference) {
        notes.add(1017, place, kind);
    }
    if kind == "select" && values == reference {
        notes.add(1018, place, "");
    }
    let columns = ["codeKey", "nameKey", "helpKey"];
    if let Some(column) = columns.into_iter().find(|column| !place.text(column).is_empty())
        && !reference
    {
        notes.add(1058, place, place.text(column));
    }
    let Some(list) = child(place.node, "werte").filter(|_| values) else { return };
    let (mut codes, mut names) = (BTreeSet::new(), BTreeSet::new());
    for value in children(list, "wert") {
        let (code, name, help) = value_texts(value);
        if !codes.insert(code) {
            notes.add(1045, place, code);
        }
        if !names.insert(name) {
            notes.add(1093, place, name);
        }
        if !help.is_empty() && name == help {
            notes.add(1099, place, name);
        }
        long(place, "code", code, notes);
        long(place, "name", name, notes);
    }
    if children(list, "wert").count() < 2 {
        notes.add(1044, place, "");
    }
    let content = place.text("inhalt");
    if kind == "select" && !content.is_empty() && !codes.contains(content) {
        notes.add(1085, place, content);
    }
}
