// SPDX-License-Identifier: EUPL-1.2
//! Gives the tree of a 2.2.0 document the names of 2.3.1 where the meaning is the same. What has no certain
//! equivalent is taken out and noted.

use crate::notes::{Note, NoteKind};
use crate::shape::child_path;
use crate::tree::Element;

/// Same meaning, other name, inside a service: in 2.2.0 and in 2.3.1.
pub(crate) const SERVICE_NAMES: [(&str, &str); 5] = [
    ("referenzLeiKa", "referenzLeistungsschluessel"),
    ("kennzeichenSchriftformerfordernis", "kennzeichenFormularSchriftformerfordernis"),
    ("idLeistungImKontext", "leistungImKontextID"),
    ("idProzess", "prozessID"),
    ("versionsinformation", "versionsinformationen"),
];

/// Rewrites one object of a 2.2.0 message in place.
pub(crate) fn object(element: &mut Element, path: &str, notes: &mut Vec<Note>) {
    if element.name != "leistung" && element.name != "spezialisierung" {
        rename(element, "versionsinformation", "versionsinformationen");
        return;
    }
    for (old, new) in SERVICE_NAMES {
        rename(element, old, new);
    }
    gather_sdg_areas(element);
    take_out(element, "kennzeichenEA", path, notes);
    for child in &mut element.children {
        match child.name.as_str() {
            "referenzLeistungsschluessel" => code_to_identifier(child),
            "struktur" => structure(child),
            "modulKosten" => cost_links(child),
            "modulDokument" => documents(child, &child_path(path, "modulDokument"), notes),
            "relevantFuerStaatsangehoerigkeit" => wrap_children(child, "staatsangehoerigkeit"),
            _ => {}
        }
    }
    merge_nationalities(element);
}

fn rename(element: &mut Element, old: &str, new: &str) {
    for child in &mut element.children {
        if child.name == old {
            child.name = new.to_owned();
        }
    }
}

fn take_out(element: &mut Element, name: &str, path: &str, notes: &mut Vec<Note>) {
    element.children.retain(|child| {
        let matches = child.name == name;
        if matches {
            let value = child.text.trim().chars().take(60).collect();
            notes.push(Note::new(child_path(path, name), NoteKind::NoEquivalent { value }));
        }
        !matches
    });
}

/// 2.2.0 gives the service key as a code, 2.3.1 as an identifier.
fn code_to_identifier(element: &mut Element) {
    let Some(index) = element.children.iter().position(|child| child.name == "code") else { return };
    let code = element.children.remove(index);
    element.text = code.text;
    for (name, _) in &mut element.attributes {
        match name.as_str() {
            "listURI" => "schemeURI".clone_into(name),
            "listVersionID" => "schemeVersionID".clone_into(name),
            _ => {}
        }
    }
}

/// 2.2.0 wraps grouping and action once more: `verrichtung/verrichtungLeiKa`.
fn structure(element: &mut Element) {
    for child in &mut element.children {
        let inner = match child.name.as_str() {
            "verrichtung" => "verrichtungLeiKa",
            "leistungsgruppierung" => "leistungsgruppierungLeiKa",
            _ => continue,
        };
        if child.children.len() == 1 && child.children[0].name == inner {
            let unwrapped = child.children.remove(0);
            *child = unwrapped;
        } else if child.child("code").is_some() {
            child.name = inner.to_owned();
        }
    }
}

/// 2.2.0 lists the seven-digit areas directly.
fn gather_sdg_areas(element: &mut Element) {
    let is_area = |child: &Element| child.name == "informationsbereichSDG";
    if !element.children.iter().any(is_area) {
        return;
    }
    let (areas, rest): (Vec<_>, Vec<_>) =
        std::mem::take(&mut element.children).into_iter().partition(is_area);
    element.children = rest;
    let mut gathered = Element::new("informationsbereicheSDG");
    for mut area in areas {
        "informationsbereichSDG1".clone_into(&mut area.name);
        gathered.children.push(area);
    }
    element.children.push(gathered);
}

/// 2.2.0 gives the link as bare text, 2.3.1 as an element with `uri`.
fn cost_links(module: &mut Element) {
    for cost in module.children.iter_mut().filter(|child| child.name == "kosten") {
        for link in cost.children.iter_mut().filter(|child| child.name == "linkKostenbildung") {
            if link.children.is_empty() {
                let mut uri = Element::new("uri");
                uri.text = std::mem::take(&mut link.text);
                link.children.push(uri);
            }
        }
    }
}

/// 2.2.0 names type and form reference otherwise and has one description for both directions.
fn documents(module: &mut Element, path: &str, notes: &mut Vec<Note>) {
    take_out(module, "beschreibung", path, notes);
    for child in &mut module.children {
        if child.name != "dokumentEingehend" && child.name != "dokumentAusgehend" {
            continue;
        }
        rename(child, "typ", "art");
        rename(child, "referenzFormularID", "formularReferenz");
        if child.name == "dokumentEingehend" && child.child("dokument").is_none() {
            let mut document = Element { name: "dokument".to_owned(), ..child.clone() };
            document.type_name = None;
            let wrapper = Element { children: vec![document], ..Element::new("dokumentEingehend") };
            *child = wrapper;
        }
    }
}

fn wrap_children(element: &mut Element, name: &str) {
    if element.child("code").is_some() {
        let inner = Element { name: name.to_owned(), ..element.clone() };
        let outer = Element { children: vec![inner], ..Element::new(&element.name) };
        *element = outer;
    }
}

/// 2.2.0 repeats the element per nationality, 2.3.1 has one element with many.
fn merge_nationalities(element: &mut Element) {
    let name = "relevantFuerStaatsangehoerigkeit";
    let (nationalities, rest): (Vec<_>, Vec<_>) =
        std::mem::take(&mut element.children).into_iter().partition(|child| child.name == name);
    element.children = rest;
    if !nationalities.is_empty() {
        let children = nationalities.into_iter().flat_map(|nationality| nationality.children).collect();
        element.children.push(Element { children, ..Element::new(name) });
    }
}
