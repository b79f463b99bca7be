// SPDX-License-Identifier: EUPL-1.2
//! Gives the tree of an object in the shape of 2.3.1 the names and the order of 2.2.0. What 2.2.0 cannot say is taken out and
//! noted with its text.

use crate::notes::{Note, NoteKind};
use crate::shape::child_path;
use crate::tree::{Element, Space};
use crate::upgrade::SERVICE_NAMES;

/// Elements of a service that only 2.3.1 has.
const NEWER: [&str; 7] = [
    "statusKatalog",
    "statusBibliothek",
    "detailstufe",
    "bezugsortTyp",
    "kennzeichenFormularPersoenlich",
    "kennzeichenFormularFormlos",
    "durchfuehrbarEinheitlicheStelle",
];
/// Modules that may stand only once in 2.2.0; in 2.3.1 they are repeated per access channel.
const SINGLE: [&str; 6] = [
    "modulFrist",
    "modulKosten",
    "modulBearbeitungsdauer",
    "modulFachlicheFreigabe",
    "modulAuskunftshinweis",
    "modulDokument",
];
/// Order of the elements of a service in 2.2.0, from the public interface description of the FIM portal.
const ORDER: [&str; 32] = [
    "id",
    "idSekundaer",
    "struktur",
    "referenzLeiKa",
    "modulText",
    "modulTextIndividuell",
    "modulFrist",
    "modulKosten",
    "modulBearbeitungsdauer",
    "modulBegriffImKontext",
    "modulFachlicheFreigabe",
    "modulAuskunftshinweis",
    "modulDokument",
    "modulUrsprungsportal",
    "typisierung",
    "vertrauensniveau",
    "leistungsadressat",
    "kennzeichenSchriftformerfordernis",
    "kategorie",
    "klassifizierung",
    "informationsbereichSDG",
    "idLeistungImKontext",
    "idProzess",
    "herausgeber",
    "gueltigkeitGebietID",
    "kennzeichenEA",
    "relevantFuerWirtschaftszweig",
    "relevantFuerRechtsform",
    "relevantFuerStaatsangehoerigkeit",
    "versionsinformation",
    "sprachversion",
    "gueltigkeit",
];

/// Rewrites one object in place.
pub(crate) fn object(element: &mut Element, path: &str, notes: &mut Vec<Note>) {
    let mut rewriting = Rewriting { path: path.to_owned(), notes };
    for child in element.children.iter_mut().filter(|child| child.name == "sprachversion") {
        rewriting.take_out(child, &["kennzeichenMaschinelleUebersetzung", "maschinelleUebersetzung"]);
    }
    if element.name == "leistung" || element.name == "spezialisierung" {
        rewriting.service(element);
    } else {
        rename(element, "versionsinformationen", "versionsinformation");
    }
}

fn rename(element: &mut Element, old: &str, new: &str) {
    for child in element.children.iter_mut().filter(|child| child.name == old) {
        new.clone_into(&mut child.name);
    }
}

/// The rewriting of one object.
struct Rewriting<'a> {
    path: String,
    notes: &'a mut Vec<Note>,
}

impl Rewriting<'_> {
    fn note(&mut self, place: &str, element: &Element) {
        let mut value = String::new();
        gather_text(element, &mut value);
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(60).collect();
        self.notes.push(Note::new(child_path(&self.path, place), NoteKind::NoEquivalent { value }));
    }

    /// Takes the children of these names out of a part of the object.
    fn take_out(&mut self, part: &mut Element, names: &[&str]) {
        let place = part.name.clone();
        for child in part.children.extract_if(.., |child| names.contains(&child.name.as_str())) {
            self.note(&format!("{place}/{}", child.name), &child);
        }
    }

    fn service(&mut self, element: &mut Element) {
        for child in element.children.extract_if(.., |child| NEWER.contains(&child.name.as_str())) {
            self.note(&child.name, &child);
        }
        self.choose_modules(&mut element.children);
        for child in &mut element.children {
            if child.name.starts_with("modul") {
                self.take_out(child, &["zugangskanal", "dynamischeParameter"]);
            }
            match child.name.as_str() {
                "referenzLeistungsschluessel" => self.identifier_to_code(child),
                "struktur" => structure(child),
                "modulKosten" => self.cost_links(child),
                "modulDokument" => self.documents(child),
                _ => {}
            }
        }
        let parts = std::mem::take(&mut element.children);
        for part in parts {
            match part.name.as_str() {
                "informationsbereicheSDG" => {
                    self.spread(part, "informationsbereichSDG1", "informationsbereichSDG", element);
                }
                "relevantFuerStaatsangehoerigkeit" => {
                    self.spread(part, "staatsangehoerigkeit", "relevantFuerStaatsangehoerigkeit", element);
                }
                _ => element.children.push(part),
            }
        }
        for (old, new) in SERVICE_NAMES {
            rename(element, new, old);
        }
        let place =
            |child: &Element| ORDER.iter().position(|name| *name == child.name).unwrap_or(ORDER.len());
        element.children.sort_by_key(place);
    }

    /// Of the modules that differ only in their access channel, 2.2.0 has those for all channels, else the first; of modules that
    /// it does not repeat only one.
    fn choose_modules(&mut self, children: &mut Vec<Element>) {
        let keys: Vec<Option<String>> = children.iter().map(module_key).collect();
        let general: Vec<bool> = children.iter().map(|child| child.child("zugangskanal").is_none()).collect();
        let keeps = |index: usize| {
            let Some(key) = &keys[index] else { return true };
            let mut alike = (0..keys.len()).filter(|other| keys[*other].as_ref() == Some(key));
            match alike.clone().find(|other| general[*other]) {
                Some(first) => index == first || (general[index] && !SINGLE.contains(&key.as_str())),
                None => alike.next() == Some(index),
            }
        };
        let mut indices = 0..keys.len();
        let superfluous = |_: &mut Element| indices.next().is_some_and(|index| !keeps(index));
        for module in children.extract_if(.., superfluous) {
            self.note(&module.name, &module);
        }
    }

    /// 2.2.0 gives the service key as a code of a list.
    fn identifier_to_code(&mut self, element: &mut Element) {
        for (name, value) in std::mem::take(&mut element.attributes) {
            match name.as_str() {
                "schemeURI" => element.attributes.push(("listURI".to_owned(), value)),
                "schemeVersionID" => element.attributes.push(("listVersionID".to_owned(), value)),
                _ => {
                    let text = Element { text: value, ..Element::default() };
                    self.note(&format!("{}/@{name}", element.name), &text);
                }
            }
        }
        let text = std::mem::take(&mut element.text);
        element.children.push(Element { space: Space::None, text, ..Element::new("code") });
    }

    /// 2.2.0 has one link without title, as bare text.
    fn cost_links(&mut self, module: &mut Element) {
        for cost in module.children.iter_mut().filter(|child| child.name == "kosten") {
            let mut first = true;
            for link in cost.children.iter_mut().filter(|child| child.name == "linkKostenbildung") {
                if std::mem::take(&mut first) {
                    for (name, value) in std::mem::take(&mut link.attributes) {
                        let text = Element { text: value, ..Element::default() };
                        self.note(&format!("modulKosten/kosten/linkKostenbildung/@{name}"), &text);
                    }
                    for part in std::mem::take(&mut link.children) {
                        if part.name == "uri" {
                            link.text = part.text;
                        } else {
                            self.note(&format!("modulKosten/kosten/linkKostenbildung/{}", part.name), &part);
                        }
                    }
                }
            }
            let mut links = 0;
            let further = |child: &mut Element| {
                links += usize::from(child.name == "linkKostenbildung");
                child.name == "linkKostenbildung" && links > 1
            };
            for link in cost.children.extract_if(.., further) {
                self.note("modulKosten/kosten/linkKostenbildung", &link);
            }
        }
    }

    /// 2.2.0 has the document itself where 2.3.1 has it inside of what is said about the applicant's duty to bring it, and other
    /// names for type and form.
    fn documents(&mut self, module: &mut Element) {
        self.take_out(module, &["beschreibungEingehend", "beschreibungAusgehend"]);
        for child in &mut module.children {
            if child.name == "dokumentEingehend" {
                let parts = std::mem::take(&mut child.children);
                for part in parts {
                    if part.name == "dokument" {
                        child.children = part.children;
                    } else {
                        self.note(&format!("modulDokument/dokumentEingehend/{}", part.name), &part);
                    }
                }
            }
            if child.name == "dokumentEingehend" || child.name == "dokumentAusgehend" {
                rename(child, "art", "typ");
                rename(child, "formularReferenz", "referenzFormularID");
            }
        }
    }

    /// 2.2.0 repeats an element where 2.3.1 has one with several parts; parts of another name have no place.
    fn spread(&mut self, container: Element, part: &str, name: &str, element: &mut Element) {
        for child in container.children {
            if child.name == part {
                element.children.push(Element { name: name.to_owned(), ..child });
            } else {
                self.note(&format!("{}/{}", container.name, child.name), &child);
            }
        }
    }
}

/// What tells apart the modules of which 2.2.0 has only one; `None` for modules that may be repeated there.
fn module_key(module: &Element) -> Option<String> {
    let name = module.name.as_str();
    if SINGLE.contains(&name) {
        return Some(name.to_owned());
    }
    let kind = match name {
        "modulText" => module.child("leikaTextmodul")?,
        "modulTextIndividuell" => module.child("individuellesTextmodultyp")?,
        _ => return None,
    };
    let value = |name: &str| kind.child(name).map(|child| child.text.as_str()).unwrap_or_default();
    Some(format!("{name} {}", value("code")))
}

/// 2.2.0 wraps grouping and action once more: `verrichtung/verrichtungLeiKa`.
fn structure(element: &mut Element) {
    for child in &mut element.children {
        let outer = match child.name.as_str() {
            "verrichtungLeiKa" => "verrichtung",
            "leistungsgruppierungLeiKa" => "leistungsgruppierung",
            _ => continue,
        };
        let inner = std::mem::take(child);
        *child = Element { children: vec![inner], ..Element::new(outer) };
    }
}

fn gather_text(element: &Element, text: &mut String) {
    text.push_str(&element.text);
    text.push(' ');
    element.children.iter().for_each(|child| gather_text(child, text));
}
