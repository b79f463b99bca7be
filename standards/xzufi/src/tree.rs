// SPDX-License-Identifier: EUPL-1.2
//! A bounded element tree: the only place that touches XML syntax.
//!
//! Reading refuses document type declarations, unknown entities, characters XML 1.0 forbids and everything
//! beyond the [`Limits`]. Prefixes are resolved and forgotten: only the namespace of an element counts.

use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;
use quick_xml::{NsReader, XmlVersion};

use crate::XzufiError;

/// Namespace that `xsi:type` belongs to.
const XML_SCHEMA_INSTANCE: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// Attributes an element may have: checking them for duplicates costs time quadratic in their number.
const ATTRIBUTES_PER_ELEMENT: usize = 64;

/// What a document may cost before reading stops.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Size of the document in bytes.
    pub bytes: usize,
    /// How deep elements may nest.
    pub depth: usize,
    /// Number of elements and attributes together.
    pub nodes: usize,
}

impl Default for Limits {
    /// 32 MiB, 48 levels, 500,000 nodes: far above a pickup file of one editorial office.
    fn default() -> Self {
        Self { bytes: 32 * 1024 * 1024, depth: 48, nodes: 500_000 }
    }
}

/// Namespace of an element or attribute, as far as the reader needs to tell them apart.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) enum Space {
    /// No namespace; XÖV codes carry their value in an element `code` without one.
    #[default]
    None,
    /// The namespace of the standard's own elements (that of the document element).
    Standard,
    /// Any other namespace.
    Foreign,
}

/// One element with its attributes, text and children in document order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Element {
    pub(crate) space: Space,
    pub(crate) name: String,
    pub(crate) attributes: Vec<(String, String)>,
    /// The `xsi:type` without its prefix.
    pub(crate) type_name: Option<String>,
    /// All character data directly inside this element, joined.
    pub(crate) text: String,
    pub(crate) children: Vec<Element>,
}

impl Element {
    /// An empty element of the standard's namespace.
    pub(crate) fn new(name: &str) -> Self {
        Self { space: Space::Standard, name: name.to_owned(), ..Self::default() }
    }

    /// The first child of this name, whatever its namespace.
    pub(crate) fn child(&self, name: &str) -> Option<&Element> {
        self.children.iter().find(|child| child.name == name)
    }
}

/// A parsed document: the namespace of its root and the root itself.
pub(crate) struct Document {
    pub(crate) namespace: String,
    pub(crate) root: Element,
}

/// Parses a document within the limits.
pub(crate) fn parse(bytes: &[u8], limits: &Limits) -> Result<Document, XzufiError> {
    if bytes.len() > limits.bytes {
        return Err(XzufiError::TooLarge { limit: limits.bytes });
    }
    let text = std::str::from_utf8(bytes).map_err(|_| XzufiError::NotUtf8)?;
    let mut builder = Builder { limits: *limits, nodes: 0, namespace: None, open: Vec::new(), root: None };
    let mut reader = NsReader::from_str(text.trim_start_matches('\u{feff}'));
    loop {
        let (resolved, event) = reader.read_resolved_event().map_err(|error| malformed(&error))?;
        let namespace = match resolved {
            ResolveResult::Bound(namespace) => Some(namespace.as_ref().to_owned()),
            ResolveResult::Unbound => None,
            ResolveResult::Unknown(_) => return Err(XzufiError::UndeclaredPrefix),
        };
        match event {
            Event::Start(start) => {
                let element = builder.element(&reader, &start, namespace)?;
                builder.open(element)?;
            }
            Event::Empty(start) => {
                let element = builder.element(&reader, &start, namespace)?;
                builder.open(element)?;
                builder.close()?;
            }
            Event::End(_) => builder.close()?,
            Event::Text(content) => builder.text(&content.xml10_content())?,
            Event::CData(content) => builder.text(&content.xml10_content())?,
            Event::GeneralRef(reference) => builder.text(&resolve(&reference)?)?,
            Event::DocType(_) => return Err(XzufiError::DocumentType),
            Event::Decl(_) | Event::Comment(_) | Event::PI(_) => {}
            Event::Eof => return builder.finish(),
        }
    }
}

fn malformed(error: &dyn std::error::Error) -> XzufiError {
    XzufiError::Malformed { detail: error.to_string() }
}

/// Resolves a character reference or one of the five predefined entities.
fn resolve(reference: &quick_xml::events::BytesRef<'_>) -> Result<String, XzufiError> {
    if let Some(character) = reference.resolve_char_ref().map_err(|error| malformed(&error))? {
        return Ok(character.to_string());
    }
    quick_xml::escape::resolve_predefined_entity(reference)
        .map(str::to_owned)
        .ok_or(XzufiError::UnknownEntity)
}

/// Whether XML 1.0 allows the character (production 2, `Char`).
fn is_xml_character(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

struct Builder {
    limits: Limits,
    nodes: usize,
    namespace: Option<String>,
    open: Vec<Element>,
    root: Option<Element>,
}

impl Builder {
    fn count(&mut self) -> Result<(), XzufiError> {
        self.nodes += 1;
        if self.nodes > self.limits.nodes {
            Err(XzufiError::TooManyNodes { limit: self.limits.nodes })
        } else {
            Ok(())
        }
    }

    /// Turns a start tag into an element; the first one decides which namespace is the standard's.
    fn element(
        &mut self,
        reader: &NsReader<&[u8]>,
        start: &BytesStart<'_>,
        namespace: Option<String>,
    ) -> Result<Element, XzufiError> {
        self.count()?;
        if self.namespace.is_none() {
            self.namespace = Some(namespace.clone().unwrap_or_default());
        }
        let space = match namespace {
            None => Space::None,
            Some(name) if Some(&name) == self.namespace.as_ref() => Space::Standard,
            Some(_) => Space::Foreign,
        };
        let mut element =
            Element { space, name: start.local_name().as_ref().to_owned(), ..Element::default() };
        for (index, attribute) in start.attributes().enumerate() {
            self.count()?;
            if index >= ATTRIBUTES_PER_ELEMENT {
                return Err(XzufiError::TooManyNodes { limit: ATTRIBUTES_PER_ELEMENT });
            }
            let attribute = attribute.map_err(|error| malformed(&error))?;
            if attribute.key.as_namespace_binding().is_some() {
                continue;
            }
            let value =
                attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|error| malformed(&error))?;
            if !value.chars().all(is_xml_character) {
                return Err(XzufiError::ForbiddenCharacter);
            }
            let (resolved, local) = reader.resolver().resolve_attribute(attribute.key);
            let local = local.as_ref();
            let instance =
                matches!(resolved, ResolveResult::Bound(space) if space.as_ref() == XML_SCHEMA_INSTANCE);
            match (instance, local) {
                (true, "type") => {
                    let name = value.rsplit(':').next().unwrap_or_default().trim().to_owned();
                    element.type_name = Some(name);
                }
                (true, _) => {}
                (false, _) => element.attributes.push((local.to_owned(), value.into_owned())),
            }
        }
        Ok(element)
    }

    fn open(&mut self, element: Element) -> Result<(), XzufiError> {
        if self.root.is_some() {
            return Err(XzufiError::Malformed { detail: "more than one document element".into() });
        }
        if self.open.len() >= self.limits.depth {
            return Err(XzufiError::TooDeep { limit: self.limits.depth });
        }
        self.open.push(element);
        Ok(())
    }

    fn close(&mut self) -> Result<(), XzufiError> {
        let Some(done) = self.open.pop() else {
            return Err(XzufiError::Malformed { detail: "end tag without start tag".into() });
        };
        match self.open.last_mut() {
            Some(parent) => parent.children.push(done),
            None => self.root = Some(done),
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), XzufiError> {
        if !text.chars().all(is_xml_character) {
            return Err(XzufiError::ForbiddenCharacter);
        }
        match self.open.last_mut() {
            Some(element) => element.text.push_str(text),
            None if text.trim().is_empty() => {}
            None => return Err(XzufiError::Malformed { detail: "text outside the document element".into() }),
        }
        Ok(())
    }

    fn finish(self) -> Result<Document, XzufiError> {
        if !self.open.is_empty() {
            return Err(XzufiError::Malformed { detail: "the document ends inside an element".into() });
        }
        let root = self.root.ok_or(XzufiError::Malformed { detail: "no document element".into() })?;
        Ok(Document { namespace: self.namespace.unwrap_or_default(), root })
    }
}

/// Writes a document: the standard's elements with prefix `xzufi`, codes without namespace, two spaces a level.
pub(crate) fn serialise(root: &Element, namespace: &str) -> Result<String, XzufiError> {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let bindings = format!(" xmlns:xzufi=\"{namespace}\" xmlns:xsi=\"{XML_SCHEMA_INSTANCE}\"");
    write_element(&mut out, root, &bindings, 0)?;
    Ok(out)
}

fn write_element(
    out: &mut String,
    element: &Element,
    bindings: &str,
    level: usize,
) -> Result<(), XzufiError> {
    let prefix = if element.space == Space::Standard { "xzufi:" } else { "" };
    let indent = "  ".repeat(level);
    out.push_str(&format!("{indent}<{prefix}{}{bindings}", element.name));
    if let Some(type_name) = &element.type_name {
        out.push_str(&format!(" xsi:type=\"xzufi:{type_name}\""));
    }
    for (name, value) in &element.attributes {
        out.push_str(&format!(" {name}=\""));
        escape(out, value, true)?;
        out.push('"');
    }
    if element.text.is_empty() && element.children.is_empty() {
        out.push_str("/>\n");
        return Ok(());
    }
    out.push('>');
    escape(out, &element.text, false)?;
    if !element.children.is_empty() {
        out.push('\n');
        for child in &element.children {
            write_element(out, child, "", level + 1)?;
        }
        out.push_str(&indent);
    }
    out.push_str(&format!("</{prefix}{}>\n", element.name));
    Ok(())
}

/// Escapes text so that a reader gets back exactly what was written (line ends survive normalisation).
fn escape(out: &mut String, text: &str, attribute: bool) -> Result<(), XzufiError> {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' if attribute => out.push_str("&quot;"),
            '\t' | '\n' if attribute => out.push_str(&format!("&#{};", u32::from(character))),
            // A reader folds a carriage return into a line feed, one for XML 1.1 the other two as well.
            '\r' | '\u{85}' | '\u{2028}' => out.push_str(&format!("&#{};", u32::from(character))),
            _ if is_xml_character(character) => out.push(character),
            _ => return Err(XzufiError::ForbiddenCharacter),
        }
    }
    Ok(())
}
