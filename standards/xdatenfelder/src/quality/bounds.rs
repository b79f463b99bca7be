// SPDX-License-Identifier: EUPL-1.2
//! Lengths, ranges of values, and the content that must fit them.

use super::Notes;
use super::place::{Place, child};
use super::scalar::{Scalar, is_above, parse, whole};

pub(super) fn check(place: &Place<'_>, notes: &mut Notes) {
    let limits = child(place.node, "praezisierung");
    let limit = |name: &str| limits.and_then(|limits| limits.attribute(name)).unwrap_or_default();
    lengths(place, (limit("minLength"), limit("maxLength")), notes);
    values(place, (limit("minValue"), limit("maxValue")), notes);
    let (data_type, content) = (place.code("datentyp"), place.text("inhalt"));
    if content.is_empty() {
        return;
    }
    if data_type == "bool" && !matches!(content, "true" | "false") {
        notes.add(1077, place, content);
    }
    if matches!(data_type, "file" | "obj") {
        notes.add(1100, place, content);
    }
}

fn lengths(place: &Place<'_>, (least, most): (&str, &str), notes: &mut Notes) {
    let (kind, data_type, content) = (place.code("feldart"), place.code("datentyp"), place.text("inhalt"));
    let given = !least.is_empty() || !most.is_empty();
    if !matches!(data_type, "text" | "text_latin") {
        if given {
            notes.add(1015, place, data_type);
        }
        return;
    }
    if matches!(kind, "select" | "label") {
        if given {
            notes.add(1012, place, kind);
        }
        return;
    }
    if kind == "input" && (least.is_empty() || most.is_empty()) {
        notes.add(1102, place, "");
    }
    let shortest = whole(least).filter(|length| *length >= 0);
    let longest = whole(most).filter(|length| *length >= 1);
    if !least.is_empty() && shortest.is_none() {
        notes.add(1059, place, least);
    }
    if !most.is_empty() && longest.is_none() {
        notes.add(1060, place, most);
    }
    if let (Some(shortest), Some(longest)) = (shortest, longest)
        && shortest > longest
    {
        notes.add(1061, place, format!("{shortest} > {longest}"));
    }
    let length = i128::try_from(content.chars().count()).unwrap_or(i128::MAX);
    if !content.is_empty() && shortest.is_some_and(|shortest| length < shortest) {
        notes.add(1074, place, length.to_string());
    }
    if longest.is_some_and(|longest| length > longest) {
        notes.add(1075, place, length.to_string());
    }
}

/// Codes for a lower bound, an upper bound and a content that are no values of the data type.
fn codes(data_type: &str) -> Option<(u16, u16, u16)> {
    Some(match data_type {
        "num" | "num_currency" => (1062, 1063, 1069),
        "num_int" => (1065, 1066, 1070),
        "date" => (1067, 1068, 1071),
        "datetime" => (1079, 1080, 1083),
        "time" => (1081, 1082, 1084),
        _ => return None,
    })
}

fn values(place: &Place<'_>, (least, most): (&str, &str), notes: &mut Notes) {
    let data_type = place.code("datentyp");
    let given = !least.is_empty() || !most.is_empty();
    let Some((lower_code, upper_code, content_code)) = codes(data_type) else {
        if given {
            notes.add(1016, place, data_type);
        }
        return;
    };
    if !given && matches!(data_type, "num" | "num_int" | "num_currency" | "date") {
        notes.add(1103, place, "");
    }
    let mut read = |text: &str, code: u16| -> Option<Scalar> {
        let value = parse(data_type, text);
        if !text.is_empty() && value.is_none() {
            notes.add(code, place, text);
        }
        value
    };
    let lower = read(least, lower_code);
    let upper = read(most, upper_code);
    let content = read(place.text("inhalt"), content_code);
    if let (Some(lower), Some(upper)) = (&lower, &upper)
        && is_above(lower, upper)
    {
        notes.add(1064, place, format!("{least} > {most}"));
    }
    let Some(content) = content else { return };
    if lower.is_some_and(|lower| is_above(&lower, &content)) {
        notes.add(1072, place, place.text("inhalt"));
    }
    if upper.is_some_and(|upper| is_above(&content, &upper)) {
        notes.add(1073, place, place.text("inhalt"));
    }
}
