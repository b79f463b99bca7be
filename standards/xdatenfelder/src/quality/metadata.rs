// SPDX-License-Identifier: EUPL-1.2
//! What every element says about itself: identity, names, status, legal basis, relations, lengths of texts.

use super::Notes;
use super::latin::stranger;
use super::place::{Kind, Place, child, children, code, identity, is_identity, range, text};
use crate::model::{CodeValue, ElementKind, RelationKind, ReleaseStatus};
use crate::xml::Node;

/// Recommended lengths of texts, in characters. For `link` no public source names one; that of `uri` is taken.
const LENGTHS: [(&str, usize); 15] = [
    ("name", 255),
    ("bezeichnung", 255),
    ("bezeichnungEingabe", 255),
    ("bezeichnungAusgabe", 255),
    ("bezug", 255),
    ("versionshinweis", 255),
    ("hilfetext", 500),
    ("hilfetextEingabe", 500),
    ("hilfetextAusgabe", 500),
    ("stichwort", 500),
    ("pattern", 500),
    ("definition", 5_000),
    ("beschreibung", 5_000),
    ("code", 20),
    ("uri", 255),
];

/// Texts that consist of the characters of String.Latin.
const LATIN: [&str; 11] = [
    "name",
    "definition",
    "beschreibung",
    "bezeichnung",
    "bezeichnungEingabe",
    "bezeichnungAusgabe",
    "hilfetext",
    "hilfetextEingabe",
    "hilfetextAusgabe",
    "statusGesetztDurch",
    "inhalt",
];

/// Codes of `dokumentart`.
const DOCUMENT_KINDS: [&str; 15] =
    ["001", "002", "003", "004", "005", "006", "007", "008", "009", "010", "011", "012", "013", "014", "999"];

/// Placeholder for the document profile of a schema.
const DEFAULT_PROFILE: &str = "D99000000001";

pub(super) fn check(place: &Place<'_>, notes: &mut Notes) {
    identifier(place, notes);
    names(place, notes);
    texts(place, notes);
    status(place, notes);
    legal_basis(place, notes);
    relations(place, notes);
    match place.kind {
        Kind::Schema => schema(place, notes),
        Kind::Profile => profile(place, notes),
        Kind::Group | Kind::Field => {
            if ElementKind::from_code(place.code("schemaelementart")).is_none() {
                notes.add(1031, place, place.code("schemaelementart"));
            }
        }
    }
}

fn identifier(place: &Place<'_>, notes: &mut Notes) {
    let letter = match place.kind {
        Kind::Schema => 'S',
        Kind::Group => 'G',
        Kind::Field => 'F',
        Kind::Profile => 'D',
    };
    if place.id().is_empty() {
        notes.add_here(1038, place, place.text("name"));
    } else if !is_identity(place.id(), &[letter]) {
        notes.add(1039, place, place.id());
    }
}

fn names(place: &Place<'_>, notes: &mut Notes) {
    if place.text("name").is_empty() {
        notes.add(1002, place, "");
    }
    let mut same = |label: &str, help: &'static str| {
        if !place.text(help).is_empty() && place.text(label) == place.text(help) {
            notes.add(1098, place, help);
        }
    };
    same("bezeichnung", "hilfetext");
    same("bezeichnungEingabe", "hilfetextEingabe");
    same("bezeichnungAusgabe", "hilfetextAusgabe");
    let labels: &[(u16, &str)] = match place.kind {
        Kind::Schema | Kind::Profile => &[(1050, "bezeichnung")],
        Kind::Group | Kind::Field => &[(1009, "bezeichnungEingabe"), (1010, "bezeichnungAusgabe")],
    };
    for (missing, label) in labels {
        if place.text(label).is_empty() {
            notes.add(*missing, place, "");
        }
    }
}

fn texts(place: &Place<'_>, notes: &mut Notes) {
    for name in LATIN {
        if let Some(character) = stranger(place.text(name)) {
            notes.add(1131, place, format!("{name}: {character}"));
        }
    }
    for (name, _) in LENGTHS.iter().filter(|(name, _)| *name != "bezug" && *name != "stichwort") {
        long(place, name, place.text(name), notes);
    }
    for keyword in children(place.node, "stichwort") {
        long(place, "stichwort", keyword.trimmed(), notes);
        too_long(1137, place, ("uri", keyword.attribute("uri").unwrap_or_default()), notes);
    }
}

/// Notes a text that is longer than recommended for its name.
pub(super) fn long(place: &Place<'_>, name: &str, text: &str, notes: &mut Notes) {
    if let Some((_, most)) = LENGTHS.iter().find(|(known, _)| *known == name)
        && text.chars().nth(*most).is_some()
    {
        notes.add(1136, place, name);
    }
}

/// Notes an address that is longer than recommended.
pub(super) fn too_long(code: u16, place: &Place<'_>, (name, address): (&str, &str), notes: &mut Notes) {
    if address.chars().nth(255).is_some() {
        notes.add(code, place, name);
    }
}

fn status(place: &Place<'_>, notes: &mut Notes) {
    let written = place.code("freigabestatus");
    let status = ReleaseStatus::from_code(written);
    // The official check does not know the status "to be deleted" either.
    if status.is_none_or(|status| status == ReleaseStatus::ToBeDeleted) {
        notes.add(1032, place, written);
    }
    let dated = !matches!(status, None | Some(ReleaseStatus::Planned | ReleaseStatus::InWork));
    if dated && place.text("statusGesetztAm").is_empty() {
        let code = match place.kind {
            Kind::Schema => 1143,
            Kind::Profile => 1144,
            Kind::Group | Kind::Field => 1142,
        };
        notes.add(code, place, "");
    }
    let creator = place.text("statusGesetztDurch");
    let settled = place.version().is_some() || !place.text("veroeffentlichungsdatum").is_empty();
    if creator.is_empty() && settled {
        notes.add(1117, place, "");
    }
    let central = matches!(creator, "FIM-Baustein Datenfelder" | "FIM Baustein Datenfelder");
    if central && range(place.id()) != "60" {
        match place.kind {
            Kind::Schema => notes.add(1141, place, creator),
            Kind::Group | Kind::Field => notes.add(1140, place, creator),
            Kind::Profile => {}
        }
    }
}

fn legal_basis(place: &Place<'_>, notes: &mut Notes) {
    let none = children(place.node, "bezug").all(|basis| basis.trimmed().is_empty());
    match (place.kind, place.code("schemaelementart")) {
        (Kind::Schema, _) if none => notes.add(1051, place, ""),
        (Kind::Profile, _) if none && place.text("istAbstrakt") == "false" => notes.add(1052, place, ""),
        (Kind::Group | Kind::Field, "RNG") if none => notes.add(1006, place, ""),
        (Kind::Group | Kind::Field, "HAR") if none => notes.add(1101, place, ""),
        _ => {}
    }
    for basis in children(place.node, "bezug") {
        one_basis(place, basis, notes);
    }
}

/// A legal basis, of the element or of its use.
pub(super) fn one_basis(place: &Place<'_>, basis: &Node, notes: &mut Notes) {
    let words = basis.trimmed();
    if let Some(character) = stranger(words) {
        notes.add(1131, place, format!("bezug: {character}"));
    }
    if words.matches('§').count() > 1 {
        notes.add(1132, place, words);
    }
    long(place, "bezug", words, notes);
    if let Some(link) = basis.attribute("link") {
        if !is_web_address(link) {
            notes.add(1133, place, link);
        }
        too_long(1138, place, ("link", link), notes);
    }
}

/// `http` or `https`, a host with a top-level domain of letters, and a path.
fn is_web_address(link: &str) -> bool {
    let Some(rest) = link.strip_prefix("https://").or_else(|| link.strip_prefix("http://")) else {
        return false;
    };
    let host = rest.split('/').next().unwrap_or_default();
    let known = host.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'));
    let domain = host.rsplit_once('.').filter(|(name, _)| !name.is_empty()).map(|(_, domain)| domain);
    known
        && domain
            .is_some_and(|domain| domain.len() >= 2 && domain.bytes().all(|byte| byte.is_ascii_alphabetic()))
}

fn relations(place: &Place<'_>, notes: &mut Notes) {
    let letters: &[char] = match place.kind {
        Kind::Schema => &['S'],
        Kind::Profile => &['D'],
        Kind::Group | Kind::Field => &['G', 'F'],
    };
    for relation in children(place.node, "relation") {
        let (target, _) = identity(relation, "objekt");
        if target.is_empty() {
            notes.add(1091, place, "");
        } else if !is_identity(target, &['S', 'G', 'F', 'D']) {
            notes.add(1039, place, target);
        } else if !target.starts_with(letters) {
            notes.add(1087, place, target);
        }
        let kind = code(relation, "praedikat");
        match RelationKind::from_code(kind) {
            None => notes.add(1029, place, kind),
            Some(RelationKind::LinkedWith) if place.kind != Kind::Profile => notes.add(1088, place, target),
            Some(_) => {}
        }
    }
}

fn schema(place: &Place<'_>, notes: &mut Notes) {
    use crate::model::{RepresentationModification, StructureModification};
    let structure = place.code("ableitungsmodifikationenStruktur");
    if StructureModification::from_code(structure).is_none() {
        notes.add(1033, place, structure);
    }
    let presentation = place.code("ableitungsmodifikationenRepraesentation");
    if RepresentationModification::from_code(presentation).is_none() {
        notes.add(1034, place, presentation);
    }
    let (profile, _) = identity(place.node, "dokumentsteckbrief");
    if profile.is_empty() {
        notes.add(1007, place, "");
    } else if !is_identity(profile, &['D']) {
        notes.add(1039, place, profile);
    } else if profile == DEFAULT_PROFILE {
        let approved = matches!(place.code("freigabestatus"), "4" | "5" | "6");
        notes.add(if approved { 1097 } else { 1096 }, place, profile);
    } else if range(profile) != "99" {
        notes.add(1124, place, profile);
    }
}

fn profile(place: &Place<'_>, notes: &mut Notes) {
    if place.text("definition").is_empty() {
        notes.add(1049, place, "");
    }
    if place.text("hilfetext").is_empty() {
        notes.add(1107, place, "");
    }
    if !DOCUMENT_KINDS.contains(&place.code("dokumentart")) {
        notes.add(1055, place, place.code("dokumentart"));
    }
    let linked =
        children(place.node, "relation").filter(|relation| code(relation, "praedikat") == "VKN").count();
    match (place.text("istAbstrakt"), linked) {
        ("true", 0 | 1) => notes.add(1054, place, linked.to_string()),
        ("false", 1..) => notes.add(1053, place, linked.to_string()),
        ("true" | "false", _) => {}
        (other, _) => notes.add(1092, place, other),
    }
}

/// Whether a value is given at all, even an empty one.
pub(super) fn is_given(place: &Place<'_>, name: &str) -> bool {
    child(place.node, name).is_some_and(|node| !node.children.is_empty() || !node.trimmed().is_empty())
}

/// A value of the list of a field.
pub(super) fn value_texts(node: &Node) -> (&str, &str, &str) {
    (text(node, "code"), text(node, "name"), text(node, "hilfe"))
}
