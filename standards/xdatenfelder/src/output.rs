// SPDX-License-Identifier: EUPL-1.2
//! The element tree that is written: elements of the standard, and what files say beyond it at its place.

use std::collections::BTreeMap;

use crate::model::{Addition, Extension, ForeignAttribute, ForeignContent, ForeignElement};
use crate::xml::{is_name, is_xml_character};

/// Namespace of the prefix `xml`, which needs no declaration.
const XML: &str = "http://www.w3.org/XML/1998/namespace";
/// Namespace of `xsi:type` and its like.
const XML_SCHEMA_INSTANCE: &str = "http://www.w3.org/2001/XMLSchema-instance";
/// Namespace of declarations, which no name may belong to.
const XMLNS: &str = "http://www.w3.org/2000/xmlns/";

/// Additions, each with the path to its place.
type Additions<'a> = Vec<(&'a str, &'a Addition)>;

/// An element of the standard, or without namespace (`bare`) for codes.
#[derive(Debug, Default)]
pub(crate) struct Element {
    pub name: String,
    pub bare: bool,
    pub attributes: Vec<(String, String)>,
    pub text: String,
    pub children: Vec<Element>,
    foreign_attributes: Vec<ForeignAttribute>,
    foreign: Vec<ForeignElement>,
}

impl Element {
    /// An empty element of the standard.
    pub fn new(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }

    /// An element of the standard with a text.
    pub fn leaf(name: &str, text: &str) -> Self {
        Self { text: text.to_owned(), ..Self::new(name) }
    }

    /// Sets an attribute, if there is a value.
    pub fn attribute(&mut self, name: &str, value: Option<&str>) {
        self.attributes.extend(value.map(|value| (name.to_owned(), value.to_owned())));
    }

    /// Appends a child.
    pub fn push(&mut self, child: Element) {
        self.children.push(child);
    }

    /// Appends a child with a text.
    pub fn text(&mut self, name: &str, text: &str) {
        self.push(Self::leaf(name, text));
    }

    /// Appends a child with a text, if there is one.
    pub fn optional(&mut self, name: &str, text: Option<&str>) {
        self.children.extend(text.map(|text| Self::leaf(name, text)));
    }

    /// Appends a child that holds a code, with the code list it belongs to.
    pub fn code(&mut self, name: &str, code: &str, list: Option<(&str, &str)>) {
        let mut element = Self::new(name);
        let (list, version) = list.unzip();
        element.attribute("listURI", list);
        element.attribute("listVersionID", version);
        element.push(Self { bare: true, ..Self::leaf("code", code) });
        self.push(element);
    }

    /// Puts back what a file said beyond the standard. What has lost its place, because the value there was taken away since,
    /// or has a name that XML does not allow is left out.
    pub fn extend(&mut self, extensions: &[Extension]) {
        let all = extensions.iter().map(|extension| (extension.path.as_str(), &extension.addition));
        self.place(all.collect());
    }

    /// Gives additions to their places, given the rest of the path to each. The children are passed once, however many there are.
    fn place(&mut self, additions: Additions<'_>) {
        let mut inner: BTreeMap<&str, BTreeMap<usize, Additions<'_>>> = BTreeMap::new();
        for (path, addition) in additions {
            match (path, addition) {
                ("", Addition::Attribute(attribute)) => self.set(attribute),
                ("", Addition::Element(element)) => self.foreign.push(element.clone()),
                _ => {
                    let (step, rest) = path.split_once('/').unwrap_or((path, ""));
                    let Some((name, index)) = step.strip_suffix(']').and_then(|step| step.split_once('['))
                    else {
                        continue;
                    };
                    let Ok(index) = index.parse() else { continue };
                    inner.entry(name).or_default().entry(index).or_default().push((rest, addition));
                }
            }
        }
        if inner.is_empty() {
            return;
        }
        let mut counts: BTreeMap<&str, usize> = inner.keys().map(|name| (*name, 0)).collect();
        for child in &mut self.children {
            let Some(count) = counts.get_mut(child.name.as_str()) else { continue };
            let found = inner.get_mut(child.name.as_str()).and_then(|places| places.remove(count));
            *count += 1;
            if let Some(found) = found {
                child.place(found);
            }
        }
    }

    fn set(&mut self, attribute: &ForeignAttribute) {
        if attribute.namespace.is_some() {
            self.foreign_attributes.push(attribute.clone());
            return;
        }
        match self.attributes.iter_mut().find(|(name, _)| *name == attribute.name) {
            Some((_, value)) => value.clone_from(&attribute.value),
            None => self.attributes.push((attribute.name.clone(), attribute.value.clone())),
        }
    }
}

/// Writes a tree as a file, the standard's elements with the prefix.
pub(crate) fn serialise(root: &Element, prefix: &str, namespace: &str) -> Vec<u8> {
    let mut prefixes = vec![(XML.to_owned(), "xml".to_owned()), (namespace.to_owned(), prefix.to_owned())];
    gather(root, &mut prefixes);
    let mut output = Output {
        text: String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"),
        standard: format!("{prefix}:"),
        prefixes,
    };
    output.element(root, 0);
    output.text.into_bytes()
}

/// Gives every namespace of the tree a prefix.
fn gather(element: &Element, prefixes: &mut Vec<(String, String)>) {
    element
        .foreign_attributes
        .iter()
        .for_each(|attribute| gather_name(attribute.namespace.as_deref(), prefixes));
    element.foreign.iter().for_each(|foreign| gather_foreign(foreign, prefixes));
    element.children.iter().for_each(|child| gather(child, prefixes));
}

fn gather_foreign(element: &ForeignElement, prefixes: &mut Vec<(String, String)>) {
    gather_name(element.namespace.as_deref(), prefixes);
    element.attributes.iter().for_each(|attribute| gather_name(attribute.namespace.as_deref(), prefixes));
    for piece in &element.content {
        if let ForeignContent::Element(inner) = piece {
            gather_foreign(inner, prefixes);
        }
    }
}

fn gather_name(namespace: Option<&str>, prefixes: &mut Vec<(String, String)>) {
    let Some(namespace) = namespace else { return };
    if namespace.is_empty() || namespace == XMLNS || prefixes.iter().any(|(known, _)| known == namespace) {
        return;
    }
    let prefix = match namespace {
        XML_SCHEMA_INSTANCE => "xsi".to_owned(),
        _ => format!("n{}", prefixes.len() - 1),
    };
    prefixes.push((namespace.to_owned(), prefix));
}

struct Output {
    text: String,
    /// Prefix of the standard with its colon.
    standard: String,
    /// Namespaces and their prefixes; the first is `xml`, the second the standard's.
    prefixes: Vec<(String, String)>,
}

impl Output {
    fn element(&mut self, element: &Element, level: usize) {
        let prefix = if element.bare { String::new() } else { self.standard.clone() };
        if !is_name(&element.name) {
            return;
        }
        self.indent(level);
        self.push(&["<", &prefix, &element.name]);
        if level == 0 {
            self.declarations();
        }
        for (name, value) in &element.attributes {
            if is_name(name) && name != "xmlns" {
                self.attribute(name, value);
            }
        }
        element.foreign_attributes.iter().for_each(|attribute| self.foreign_attribute(attribute));
        let leaf = element.children.is_empty() && element.foreign.is_empty();
        if leaf && element.text.is_empty() {
            self.text.push_str("/>\n");
            return;
        }
        self.text.push('>');
        escape(&element.text, false, &mut self.text);
        if !leaf {
            self.text.push('\n');
            element.children.iter().for_each(|child| self.element(child, level + 1));
            for foreign in &element.foreign {
                self.indent(level + 1);
                self.foreign(foreign);
                self.text.push('\n');
            }
            self.indent(level);
        }
        self.push(&["</", &prefix, &element.name, ">\n"]);
    }

    fn declarations(&mut self) {
        for (namespace, prefix) in self.prefixes.clone().into_iter().skip(1) {
            self.attribute(&format!("xmlns:{prefix}"), &namespace);
        }
    }

    fn indent(&mut self, level: usize) {
        for _ in 0..level {
            self.text.push_str("  ");
        }
    }

    fn push(&mut self, pieces: &[&str]) {
        pieces.iter().for_each(|piece| self.text.push_str(piece));
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.push(&[" ", name, "=\""]);
        escape(value, true, &mut self.text);
        self.text.push('"');
    }

    /// The name with the prefix of its namespace; `None` when XML does not allow it.
    fn name(&self, namespace: Option<&str>, name: &str) -> Option<String> {
        if !is_name(name) || namespace == Some(XMLNS) {
            return None;
        }
        let Some(namespace) = namespace.filter(|namespace| !namespace.is_empty()) else {
            return Some(name.to_owned());
        };
        let prefix = self.prefixes.iter().find(|(known, _)| known == namespace);
        prefix.map(|(_, prefix)| format!("{prefix}:{name}"))
    }

    fn foreign_attribute(&mut self, attribute: &ForeignAttribute) {
        match self.name(attribute.namespace.as_deref(), &attribute.name) {
            Some(name) if name != "xmlns" => self.attribute(&name, &attribute.value),
            _ => {}
        }
    }

    /// Writes an element as it was read, without white space of our own.
    fn foreign(&mut self, element: &ForeignElement) {
        let Some(name) = self.name(element.namespace.as_deref(), &element.name) else { return };
        self.push(&["<", &name]);
        element.attributes.iter().for_each(|attribute| self.foreign_attribute(attribute));
        if element.content.is_empty() {
            self.text.push_str("/>");
            return;
        }
        self.text.push('>');
        for piece in &element.content {
            match piece {
                ForeignContent::Text(text) => escape(text, false, &mut self.text),
                ForeignContent::Element(inner) => self.foreign(inner),
            }
        }
        self.push(&["</", &name, ">"]);
    }
}

/// Appends a text so that XML readers give it back unchanged. Characters that XML 1.0 forbids become U+FFFD.
fn escape(text: &str, attribute: bool, output: &mut String) {
    for character in text.chars() {
        match character {
            '&' => output.push_str("&amp;"),
            '<' => output.push_str("&lt;"),
            '>' => output.push_str("&gt;"),
            '"' if attribute => output.push_str("&quot;"),
            '\r' => output.push_str("&#13;"),
            '\n' if attribute => output.push_str("&#10;"),
            '\t' if attribute => output.push_str("&#9;"),
            allowed if is_xml_character(allowed) => output.push(allowed),
            _ => output.push('\u{FFFD}'),
        }
    }
}
