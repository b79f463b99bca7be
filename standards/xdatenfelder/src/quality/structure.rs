// SPDX-License-Identifier: EUPL-1.2
//! How elements are put together: groups, cardinalities, versions, publication.

use std::collections::{BTreeMap, BTreeSet};

use super::Notes;
use super::metadata::one_basis;
use super::place::{Kind, Place, child, children, code, identity, range, text};
use crate::xml::Node;

/// The harmonised placeholder field.
const DEFAULT_FIELD: &str = "F60000000001";

pub(super) fn check(place: &Place<'_>, top: &Place<'_>, notes: &mut Notes) {
    if matches!(place.kind, Kind::Schema | Kind::Group) {
        container(place, notes);
    }
    if place.kind == Kind::Field && place.code("schemaelementart") == "ABS" {
        notes.add(1014, place, "");
    }
    let Some(structure) = place.structure else { return };
    cardinality(place, structure, notes);
    for basis in children(structure, "bezug") {
        one_basis(place, basis, notes);
    }
    versions(place, top, notes);
    publication(place, top, notes);
}

fn container(place: &Place<'_>, notes: &mut Notes) {
    let inner = place.contained();
    let choice = child(place.node, "art").filter(|art| !art.children.is_empty() || !art.trimmed().is_empty());
    let is_choice = choice.is_some_and(|art| text(art, "code") == "X");
    if place.kind == Kind::Group && choice.is_some() && !is_choice {
        notes.add(1042, place, place.code("art"));
    }
    match (place.kind, inner.len()) {
        (Kind::Schema, 0) => notes.add(1078, place, ""),
        (Kind::Group, 0) => notes.add(1023, place, ""),
        (Kind::Group, 1) => notes.add(if is_choice { 1043 } else { 1106 }, place, ""),
        _ => {}
    }
    if inner.iter().any(|one| one.id() == DEFAULT_FIELD) {
        notes.add(if inner.len() > 1 { 1094 } else { 1095 }, place, "");
    }
    let mut seen = BTreeSet::new();
    for one in &inner {
        if !one.id().is_empty() && !seen.insert((one.id(), one.version())) {
            let code = if place.kind == Kind::Schema { 1025 } else { 1004 };
            notes.add(code, place, one.id());
        }
        if one.code("schemaelementart") == "ABS" {
            notes.add_here(1013, one, "");
        }
        if one.code("freigabestatus") == "7" {
            notes.add_here(1116, one, "");
        }
        if is_choice && one.structure.is_some_and(|structure| text(structure, "anzahl") != "0:1") {
            notes.add_here(1118, one, one.structure.map_or("", |structure| text(structure, "anzahl")));
        }
        let bound = place.kind == Kind::Schema || place.code("schemaelementart") == "RNG";
        let unbound = matches!(one.code("schemaelementart"), "ABS" | "HAR");
        let basis = one.structure.is_some_and(has_basis);
        if bound && unbound && !basis {
            notes.add_here(1022, one, "");
        }
    }
}

fn has_basis(structure: &Node) -> bool {
    children(structure, "bezug").any(|basis| !basis.trimmed().is_empty())
}

fn cardinality(place: &Place<'_>, structure: &Node, notes: &mut Notes) {
    let written = text(structure, "anzahl");
    if written.is_empty() || written == "0:0" {
        notes.add_here(1021, place, written);
        return;
    }
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let Some((least, most)) =
        written.split_once(':').filter(|(least, most)| is_number(least) && (*most == "*" || is_number(most)))
    else {
        notes.add_here(1046, place, written);
        return;
    };
    // A number too large to be counted is above every other.
    let count = |part: &str| part.parse::<u128>().unwrap_or(u128::MAX);
    if most != "*" && count(least) > count(most) {
        notes.add_here(1047, place, written);
    }
    if place.code("datentyp") == "file" && most != "*" {
        notes.add_here(1139, place, written);
    }
}

fn versions(place: &Place<'_>, top: &Place<'_>, notes: &mut Notes) {
    match (top.version(), place.version()) {
        (Some(_), None) => notes.add(1135, place, ""),
        (None, Some(_))
            if range(place.id()) == range(top.id()) && place.code("schemaelementart") == "RNG" =>
        {
            notes.add(1134, place, "");
        }
        _ => {}
    }
    let own = (place.id(), place.version());
    let circular = place.kind == Kind::Group
        && place.with_all_below().iter().skip(1).any(|inner| (inner.id(), inner.version()) == own);
    if circular && !place.id().is_empty() {
        notes.add(1026, place, "");
    }
}

fn publication(place: &Place<'_>, top: &Place<'_>, notes: &mut Notes) {
    if top.text("veroeffentlichungsdatum").is_empty() {
        return;
    }
    let (unpublished, undrafted) = match top.kind {
        Kind::Schema => (1127, 1129),
        _ => (1128, 1130),
    };
    if place.text("veroeffentlichungsdatum").is_empty() {
        notes.add(unpublished, place, "");
    }
    if matches!(code(place.node, "freigabestatus"), "" | "1" | "2") {
        notes.add(undrafted, place, "");
    }
}

/// What only the whole file shows: elements and code lists in several versions.
pub(super) fn check_whole(top: &Place<'_>, notes: &mut Notes) {
    let mut versions: BTreeMap<&str, BTreeSet<Option<&str>>> = BTreeMap::new();
    let mut lists: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let places = top.with_all_below();
    for place in &places {
        versions.entry(place.id()).or_default().insert(place.version());
        if let Some(reference) = child(place.node, "codelisteReferenz") {
            lists
                .entry(text(reference, "canonicalIdentification"))
                .or_default()
                .insert(text(reference, "version"));
        }
    }
    for place in places.iter().skip(1) {
        if !place.id().is_empty() && versions.get(place.id()).is_some_and(|all| all.len() > 1) {
            notes.add(1003, place, "");
        }
        let list = child(place.node, "codelisteReferenz").map(|list| text(list, "canonicalIdentification"));
        if let Some(list) = list.filter(|list| lists.get(list).is_some_and(|all| all.len() > 1)) {
            notes.add(1037, place, list);
        }
    }
    let (own, version) = identity(top.node, "identifikation");
    let circular = top.kind == Kind::Group
        && places.iter().skip(1).any(|inner| inner.id() == own && inner.version() == version);
    if circular && !own.is_empty() {
        notes.add(1026, top, "");
    }
}
