// SPDX-License-Identifier: EUPL-1.2
//! References to code lists, and what the lists at hand say about them.

use super::Notes;
use super::metadata::{is_given, too_long};
use super::place::{Place, child, text};
use crate::genericode::CodeList;
use crate::model::Date;
use crate::xml::Node;

/// The lists at hand by themselves: no two of them are different under one name.
pub(super) fn given(lists: &[CodeList], notes: &mut Notes) {
    for (at, list) in lists.iter().enumerate() {
        let name = (&list.canonical_uri, &list.version);
        let other = lists.iter().take(at).find(|other| (&other.canonical_uri, &other.version) == name);
        if other.is_some_and(|other| other.rows != list.rows) {
            notes.push(1036, (&list.canonical_uri, Some(&list.version)), &[], (String::new(), String::new()));
        }
    }
}

pub(super) fn check(place: &Place<'_>, lists: &[CodeList], notes: &mut Notes) {
    let Some(reference) =
        child(place.node, "codelisteReferenz").filter(|_| is_given(place, "codelisteReferenz"))
    else {
        return;
    };
    let urn = text(reference, "canonicalIdentification");
    let version = text(reference, "version");
    if urn.is_empty() {
        notes.add(1040, place, "");
    } else if !urn.starts_with("urn:") {
        notes.add(1005, place, urn);
    } else if !is_urn(urn) {
        notes.add(1048, place, urn);
    }
    if !version.is_empty() && (version.len() != 10 || Date::try_from(version.to_owned()).is_err()) {
        notes.add(1105, place, version);
    }
    too_long(1137, place, ("canonicalIdentification", urn), notes);
    too_long(1137, place, ("canonicalVersionUri", text(reference, "canonicalVersionUri")), notes);
    content(place, reference, lists, notes);
}

/// A URN: `urn:`, a namespace of letters, digits and hyphens, and a name of the characters of RFC 2141.
fn is_urn(urn: &str) -> bool {
    let Some((space, name)) = urn.strip_prefix("urn:").and_then(|rest| rest.split_once(':')) else {
        return false;
    };
    let hex = |pair: Option<&str>| pair.is_some_and(|pair| pair.bytes().all(|byte| byte.is_ascii_hexdigit()));
    let named = name.char_indices().all(|(at, character)| {
        character.is_ascii_alphanumeric()
            || "()+,-.:=@;$_!*'".contains(character)
            || character == '%' && hex(name.get(at + 1..at + 3))
    });
    let spaced = space.len() <= 32 && space.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    spaced && space.starts_with(|first: char| first.is_ascii_alphanumeric()) && named && !name.is_empty()
}

/// Whether content and columns of the field exist in the list. Without a version the newest list at hand is meant.
fn content(place: &Place<'_>, reference: &Node, lists: &[CodeList], notes: &mut Notes) {
    let urn = text(reference, "canonicalIdentification");
    let version = text(reference, "version");
    let own = lists.iter().filter(|list| list.canonical_uri == urn);
    let (list, wrong_content, wrong_column) = if version.is_empty() {
        (own.max_by(|one, other| one.version.cmp(&other.version)), 1121, 1123)
    } else {
        (own.into_iter().find(|list| list.version == version), 1076, 1122)
    };
    let Some(list) = list else { return };
    for name in ["codeKey", "nameKey", "helpKey"] {
        let column = place.text(name);
        if !column.is_empty() && !list.columns.iter().any(|one| one.id == column) {
            notes.add(wrong_column, place, column);
        }
    }
    let (key, chosen) = (place.text("codeKey"), place.text("inhalt"));
    let holds = |row| {
        let code = list.value(row, if key.is_empty() { &list.code_column } else { key });
        code == Some(chosen)
    };
    if !chosen.is_empty() && !list.rows.iter().any(holds) {
        notes.add(wrong_content, place, chosen);
    }
    if list.rows.len() < 2 {
        notes.add(1044, place, urn);
    }
}
