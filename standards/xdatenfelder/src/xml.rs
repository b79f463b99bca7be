// SPDX-License-Identifier: EUPL-1.2
//! A small element tree, built under [`Limits`]: no DOCTYPE, no entities but the five, no illegal characters.

use std::rc::Rc;

use quick_xml::XmlVersion;
use quick_xml::errors::{Error as XmlError, IllFormedError};
use quick_xml::escape::EscapeError;
use quick_xml::events::{BytesDecl, BytesRef, BytesStart, Event};
use quick_xml::name::ResolveResult;
use quick_xml::reader::NsReader;

use crate::error::{ErrorKind, Position, ReadError};
use crate::limits::Limits;

/// Most namespaces that one file may use; real files use two.
const MOST_NAMESPACES: usize = 32;

/// Namespace of the declarations of namespaces, which no element may use.
const XMLNS: &str = "http://www.w3.org/2000/xmlns/";

/// One element with its content.
#[derive(Debug)]
pub(crate) struct Node {
    /// Local name.
    pub name: String,
    /// Namespace the name is bound to.
    pub namespace: Option<Rc<str>>,
    /// Attributes without a prefix; declarations of namespaces are left out.
    pub attributes: Vec<(String, String)>,
    /// Attributes with a prefix: namespace, local name, value.
    pub foreign_attributes: Vec<(Rc<str>, String, String)>,
    /// Child elements in their order.
    pub children: Vec<Node>,
    /// Text of the element itself, as written, line ends normalised.
    pub text: String,
    /// Where the start tag begins.
    pub position: Position,
    /// Length of the surrounding element's text before this element.
    pub text_before: usize,
}

impl Node {
    /// The text without surrounding white space.
    pub fn trimmed(&self) -> &str {
        trim(&self.text)
    }

    /// Value of an attribute, when present and not empty.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
            .filter(|v| !v.is_empty())
    }

    /// An error about this element.
    pub fn error(&self, kind: ErrorKind) -> ReadError {
        ReadError { kind, element: self.name.clone(), position: self.position }
    }

    /// An error about a value in this element.
    pub fn value_error(&self, value: &str, expected: impl Into<String>) -> ReadError {
        self.error(ErrorKind::Value { value: value.chars().take(80).collect(), expected: expected.into() })
    }
}

/// Removes XML white space (and nothing else) at both ends.
pub(crate) fn trim(text: &str) -> &str {
    text.trim_matches([' ', '\t', '\r', '\n'])
}

/// Whether XML 1.0 allows the character (production `Char`).
pub(crate) fn is_xml_character(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | '\u{20}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}

/// Whether the text is a name without colon (production `NCName`), as XML demands of elements and attributes.
pub(crate) fn is_name(text: &str) -> bool {
    let starts = |character: char| {
        matches!(character, 'A'..='Z' | '_' | 'a'..='z' | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}'
            | '\u{F8}'..='\u{2FF}' | '\u{370}'..='\u{37D}' | '\u{37F}'..='\u{1FFF}' | '\u{200C}'..='\u{200D}'
            | '\u{2070}'..='\u{218F}' | '\u{2C00}'..='\u{2FEF}' | '\u{3001}'..='\u{D7FF}'
            | '\u{F900}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFFD}' | '\u{10000}'..='\u{EFFFF}')
    };
    let goes_on = |character: char| {
        starts(character)
            || matches!(character, '-' | '.' | '0'..='9' | '\u{B7}' | '\u{300}'..='\u{36F}'
                | '\u{203F}'..='\u{2040}')
    };
    text.starts_with(starts) && text.chars().all(goes_on)
}

/// Reads the input into its root element.
pub(crate) fn parse(bytes: &[u8], limits: &Limits) -> Result<Node, ReadError> {
    let text = checked_text(bytes, limits)?;
    let mut builder = Builder::new(text, limits);
    let mut reader = NsReader::from_str(text);
    reader.config_mut().check_comments = true;
    loop {
        let start = position(reader.buffer_position());
        builder.advance_to(start);
        let (resolved, event) = match reader.read_resolved_event() {
            Ok(found) => found,
            Err(error) => {
                let place = position(reader.error_position());
                builder.advance_to(place.max(start));
                return Err(builder.error(malformed(error)));
            }
        };
        let namespace = builder.namespace(&resolved)?;
        match event {
            Event::Start(tag) => builder.open(namespace, &tag, &reader)?,
            Event::Empty(tag) => {
                builder.open(namespace, &tag, &reader)?;
                builder.close();
            }
            Event::End(_) => builder.close(),
            Event::Text(content) => builder.text(&content.xml10_content())?,
            Event::CData(content) => builder.text(&content.xml10_content())?,
            Event::GeneralRef(reference) => builder.reference(&reference)?,
            Event::Decl(declaration) => builder.declaration(&declaration)?,
            Event::DocType(_) => return Err(builder.error(ErrorKind::Doctype)),
            Event::Comment(_) | Event::PI(_) => {}
            Event::Eof => return builder.finish(),
        }
    }
}

/// A position of the XML reader as an index; input beyond `usize` cannot exist in memory.
fn position(offset: u64) -> usize {
    usize::try_from(offset).unwrap_or(usize::MAX)
}

/// The input as text: within its size, UTF-8, without byte order mark, without forbidden characters.
fn checked_text<'a>(bytes: &'a [u8], limits: &Limits) -> Result<&'a str, ReadError> {
    let at = |kind, offset: usize| {
        let line = 1 + bytes[..offset.min(bytes.len())].iter().filter(|byte| **byte == b'\n').count();
        ReadError { kind, element: String::new(), position: Position { offset, line } }
    };
    if bytes.len() > limits.input_bytes {
        return Err(at(ErrorKind::InputTooLarge { actual: bytes.len(), limit: limits.input_bytes }, 0));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| at(ErrorKind::NotUtf8, error.valid_up_to()))?;
    if let Some((offset, character)) =
        text.char_indices().find(|(_, character)| !is_xml_character(*character))
    {
        return Err(at(ErrorKind::Character { code: u32::from(character) }, offset));
    }
    Ok(text.strip_prefix('\u{FEFF}').unwrap_or(text))
}

fn malformed(error: XmlError) -> ErrorKind {
    match error {
        XmlError::IllFormed(IllFormedError::MissingDoctypeName) => ErrorKind::Doctype,
        XmlError::Escape(EscapeError::UnrecognizedEntity(_, name)) => ErrorKind::Entity { name },
        other => ErrorKind::Malformed { detail: other.to_string() },
    }
}

/// The tree under construction.
struct Builder<'a> {
    text: &'a str,
    limits: &'a Limits,
    open: Vec<Node>,
    root: Option<Node>,
    namespaces: Vec<Rc<str>>,
    elements: usize,
    place: Position,
}

impl<'a> Builder<'a> {
    fn new(text: &'a str, limits: &'a Limits) -> Self {
        let place = Position { offset: 0, line: 1 };
        Self { text, limits, open: Vec::new(), root: None, namespaces: Vec::new(), elements: 0, place }
    }

    /// Moves the current place forward, counting line ends on the way.
    fn advance_to(&mut self, offset: usize) {
        let end = offset.min(self.text.len());
        if end > self.place.offset {
            let passed = &self.text.as_bytes()[self.place.offset..end];
            self.place.line += passed.iter().filter(|byte| **byte == b'\n').count();
            self.place.offset = end;
        }
    }

    fn error(&self, kind: ErrorKind) -> ReadError {
        let element = self.open.last().map_or_else(String::new, |node| node.name.clone());
        ReadError { kind, element, position: self.place }
    }

    fn open(
        &mut self,
        namespace: Option<Rc<str>>,
        tag: &BytesStart<'_>,
        reader: &NsReader<&[u8]>,
    ) -> Result<(), ReadError> {
        if self.open.len() >= self.limits.effective_depth() {
            return Err(self.error(ErrorKind::TooDeep { limit: self.limits.effective_depth() }));
        }
        self.elements += 1;
        if self.elements > self.limits.elements {
            return Err(self.error(ErrorKind::TooManyElements { limit: self.limits.elements }));
        }
        if self.root.is_some() {
            let detail = "there is a second root element".to_owned();
            return Err(self.error(ErrorKind::Malformed { detail }));
        }
        let name = self.name(tag.local_name().as_ref())?;
        let mut node = Node {
            name,
            namespace,
            attributes: Vec::new(),
            foreign_attributes: Vec::new(),
            children: Vec::new(),
            text: String::new(),
            position: self.place,
            text_before: self.open.last().map_or(0, |parent| parent.text.len()),
        };
        self.attributes(&mut node, tag, reader)?;
        self.open.push(node);
        Ok(())
    }

    fn namespace(&mut self, resolved: &ResolveResult<'_>) -> Result<Option<Rc<str>>, ReadError> {
        let name = match resolved {
            ResolveResult::Unbound => return Ok(None),
            ResolveResult::Bound(namespace) => namespace.0,
            ResolveResult::Unknown(prefix) => {
                let detail = format!("the prefix `{prefix}` is not declared");
                return Err(self.error(ErrorKind::Malformed { detail }));
            }
        };
        // The parser gives the name as it stands in the declaration, with its entities.
        let name = quick_xml::escape::unescape(name).map_err(|error| self.error(malformed(error.into())))?;
        if name.is_empty() {
            return Ok(None);
        }
        if let Some(known) = self.namespaces.iter().find(|known| known.as_ref() == name) {
            return Ok(Some(Rc::clone(known)));
        }
        let illegal = |character: char| character.is_whitespace() || !is_xml_character(character);
        if name.contains(illegal) || name == XMLNS {
            let detail = format!("`{}` is no namespace", name.chars().take(80).collect::<String>());
            return Err(self.error(ErrorKind::Malformed { detail }));
        }
        if self.namespaces.len() >= MOST_NAMESPACES {
            let detail = format!("there are more than {MOST_NAMESPACES} namespaces");
            return Err(self.error(ErrorKind::Malformed { detail }));
        }
        let added: Rc<str> = Rc::from(name.as_ref());
        self.namespaces.push(Rc::clone(&added));
        Ok(Some(added))
    }

    fn name(&self, name: &str) -> Result<String, ReadError> {
        if is_name(name) {
            return Ok(name.to_owned());
        }
        let name: String = name.chars().take(80).collect();
        Err(self.error(ErrorKind::Malformed { detail: format!("`{name}` is not a name") }))
    }

    fn attributes(
        &mut self,
        node: &mut Node,
        tag: &BytesStart<'_>,
        reader: &NsReader<&[u8]>,
    ) -> Result<(), ReadError> {
        for (index, attribute) in tag.attributes().enumerate() {
            if index >= self.limits.attributes {
                return Err(node.error(ErrorKind::TooManyAttributes { limit: self.limits.attributes }));
            }
            let attribute = attribute.map_err(|error| node.error(malformed(XmlError::InvalidAttr(error))))?;
            if attribute.value.len() > self.limits.text_bytes {
                return Err(node.error(ErrorKind::TextTooLong { limit: self.limits.text_bytes }));
            }
            let value = attribute
                .normalized_value(XmlVersion::Implicit1_0)
                .map_err(|error| node.error(malformed(error)))?;
            if let Some(character) = value.chars().find(|character| !is_xml_character(*character)) {
                return Err(node.error(ErrorKind::Character { code: u32::from(character) }));
            }
            if attribute.key.as_namespace_binding().is_some() {
                continue;
            }
            let (resolved, local) = reader.resolver().resolve_attribute(attribute.key);
            let name = self.name(local.as_ref())?;
            match self.namespace(&resolved)? {
                None => node.attributes.push((name, value.into_owned())),
                Some(space) if node.foreign_attributes.iter().any(|(s, n, _)| *s == space && *n == name) => {
                    let detail = format!("the attribute `{name}` of `{space}` appears twice");
                    return Err(node.error(ErrorKind::Malformed { detail }));
                }
                Some(space) => node.foreign_attributes.push((space, name, value.into_owned())),
            }
        }
        Ok(())
    }

    fn close(&mut self) {
        let Some(node) = self.open.pop() else { return };
        match self.open.last_mut() {
            Some(parent) => parent.children.push(node),
            None => self.root = Some(node),
        }
    }

    fn text(&mut self, content: &str) -> Result<(), ReadError> {
        let limit = self.limits.text_bytes;
        let Some(node) = self.open.last_mut() else {
            if trim(content).is_empty() {
                return Ok(());
            }
            let detail = "there is text outside of the root element".to_owned();
            return Err(self.error(ErrorKind::Malformed { detail }));
        };
        if node.text.len() + content.len() > limit {
            return Err(node.error(ErrorKind::TextTooLong { limit }));
        }
        node.text.push_str(content);
        Ok(())
    }

    fn reference(&mut self, reference: &BytesRef<'_>) -> Result<(), ReadError> {
        let character = match reference.resolve_char_ref() {
            Ok(Some(character)) => Some(character),
            Ok(None) => match reference.as_ref() {
                "lt" => Some('<'),
                "gt" => Some('>'),
                "amp" => Some('&'),
                "apos" => Some('\''),
                "quot" => Some('"'),
                _ => None,
            },
            Err(error) => return Err(self.error(malformed(error))),
        };
        let Some(character) = character else {
            let name = reference.chars().take(80).collect();
            return Err(self.error(ErrorKind::Entity { name }));
        };
        if !is_xml_character(character) {
            return Err(self.error(ErrorKind::Character { code: u32::from(character) }));
        }
        self.text(character.encode_utf8(&mut [0; 4]))
    }

    fn declaration(&self, declaration: &BytesDecl<'_>) -> Result<(), ReadError> {
        let Some(encoding) = declaration.encoding() else { return Ok(()) };
        let encoding = encoding.map_err(|error| self.error(malformed(XmlError::InvalidAttr(error))))?;
        if ["utf-8", "utf8", "us-ascii"].iter().any(|name| encoding.eq_ignore_ascii_case(name)) {
            Ok(())
        } else {
            Err(self.error(ErrorKind::NotUtf8))
        }
    }

    fn finish(mut self) -> Result<Node, ReadError> {
        if let Some(node) = self.open.last() {
            let detail = "the input ends before the element is closed".to_owned();
            return Err(node.error(ErrorKind::Malformed { detail }));
        }
        let empty = self.error(ErrorKind::Malformed { detail: "there is no element".to_owned() });
        self.root.take().ok_or(empty)
    }
}
