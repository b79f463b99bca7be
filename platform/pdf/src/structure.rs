// SPDX-License-Identifier: EUPL-1.2
//! Reads back what a PDF file declares about itself: standards, language, tags, fonts.
//!
//! This is an inspection of declarations and structure, not a validation against ISO 19005 or ISO 14289.

use lopdf::{Dictionary, Document, Object};

/// Deepest structure tree that is read.
const MAX_DEPTH: usize = 64;

/// The file could not be read as a PDF file.
#[derive(Debug, thiserror::Error)]
#[error("the file is not a readable PDF file")]
pub struct Unreadable(#[from] lopdf::Error);

/// What a file declares.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Structure {
    /// Part of PDF/A (XMP `pdfaid:part`), for example `2`.
    pub archival_part: Option<String>,
    /// Conformance level of PDF/A (XMP `pdfaid:conformance`), for example `A`.
    pub archival_conformance: Option<String>,
    /// Part of PDF/UA (XMP `pdfuaid:part`), for example `1`.
    pub accessibility_part: Option<String>,
    /// Language of the document, for example `de-DE`.
    pub language: Option<String>,
    /// Title in the document information.
    pub title: Option<String>,
    /// Whether the content is declared as tagged.
    pub marked: bool,
    /// Whether readers show the title instead of the file name.
    pub displays_title: bool,
    /// Number of output intents (colour profiles).
    pub output_intents: usize,
    /// Number of pages.
    pub pages: usize,
    /// Names of the structure elements in reading order, parents before their children.
    pub tags: Vec<String>,
    /// All fonts.
    pub fonts: Vec<FontUse>,
    /// Text of all pages, as far as it can be extracted.
    pub text: String,
}

/// A font of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FontUse {
    /// Its PostScript name.
    pub name: String,
    /// Whether the font program is inside the file.
    pub embedded: bool,
}

/// Reads the structure of a file.
///
/// # Errors
/// [`Unreadable`] when the bytes are not a PDF file.
pub fn inspect(file: &[u8]) -> Result<Structure, Unreadable> {
    let document = Document::load_mem(file)?;
    let catalog = document.catalog()?;
    let metadata = metadata(&document, catalog);
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    let mut tags = Vec::new();
    if let Some(root) = child(&document, catalog, b"StructTreeRoot") {
        collect_tags(&document, root, MAX_DEPTH, &mut tags);
    }
    Ok(Structure {
        archival_part: property(&metadata, "pdfaid:part"),
        archival_conformance: property(&metadata, "pdfaid:conformance"),
        accessibility_part: property(&metadata, "pdfuaid:part"),
        language: catalog.get(b"Lang").ok().and_then(string),
        title: title(&document),
        marked: flag(&document, catalog, b"MarkInfo", b"Marked"),
        displays_title: flag(&document, catalog, b"ViewerPreferences", b"DisplayDocTitle"),
        output_intents: output_intents(&document, catalog),
        text: document.extract_text(&pages).unwrap_or_default(),
        pages: pages.len(),
        tags,
        fonts: fonts(&document),
    })
}

fn resolve<'a>(document: &'a Document, object: &'a Object) -> Option<&'a Object> {
    document.dereference(object).ok().map(|(_, found)| found)
}

fn child<'a>(document: &'a Document, parent: &'a Dictionary, key: &[u8]) -> Option<&'a Dictionary> {
    resolve(document, parent.get(key).ok()?)?.as_dict().ok()
}

fn flag(document: &Document, catalog: &Dictionary, key: &[u8], name: &[u8]) -> bool {
    child(document, catalog, key)
        .and_then(|entry| entry.get(name).ok())
        .and_then(|value| value.as_bool().ok())
        .unwrap_or(false)
}

fn string(object: &Object) -> Option<String> {
    lopdf::decode_text_string(object).ok()
}

fn title(document: &Document) -> Option<String> {
    child(document, &document.trailer, b"Info")?.get(b"Title").ok().and_then(string)
}

fn output_intents(document: &Document, catalog: &Dictionary) -> usize {
    let intents = catalog.get(b"OutputIntents").ok().and_then(|object| resolve(document, object));
    intents.and_then(|object| object.as_array().ok()).map_or(0, Vec::len)
}

fn metadata(document: &Document, catalog: &Dictionary) -> String {
    let stream = catalog
        .get(b"Metadata")
        .ok()
        .and_then(|object| resolve(document, object))
        .and_then(|object| object.as_stream().ok());
    let content =
        stream.map(|stream| stream.decompressed_content().unwrap_or_else(|_| stream.content.clone()));
    String::from_utf8_lossy(&content.unwrap_or_default()).into_owned()
}

/// Value of an XMP property, written as an element or as an attribute.
fn property(metadata: &str, name: &str) -> Option<String> {
    let element = metadata.split_once(&format!("<{name}>")).and_then(|(_, rest)| rest.split_once('<'));
    let attribute = || metadata.split_once(&format!("{name}=\"")).and_then(|(_, rest)| rest.split_once('"'));
    element.or_else(attribute).map(|(value, _)| value.trim().to_owned())
}

fn collect_tags(document: &Document, element: &Dictionary, depth: usize, tags: &mut Vec<String>) {
    if let Ok(name) = element.get(b"S").and_then(Object::as_name) {
        tags.push(String::from_utf8_lossy(name).into_owned());
    }
    let Some(children) = element.get(b"K").ok().and_then(|object| resolve(document, object)) else { return };
    if depth == 0 {
        return;
    }
    let children = match children {
        Object::Array(children) => children.as_slice(),
        single => std::slice::from_ref(single),
    };
    for child in children {
        if let Some(Object::Dictionary(child)) = resolve(document, child) {
            collect_tags(document, child, depth - 1, tags);
        }
    }
}

/// Fonts with a descriptor of their own; a composite font (`Type0`) is judged by its descendant.
fn fonts(document: &Document) -> Vec<FontUse> {
    let dictionaries = document.objects.values().filter_map(|object| object.as_dict().ok());
    let fonts = dictionaries.filter(|font| {
        let named = |key: &[u8], name: &[u8]| {
            font.get(key).and_then(Object::as_name).is_ok_and(|found| found == name)
        };
        named(b"Type", b"Font") && !named(b"Subtype", b"Type0")
    });
    fonts
        .map(|font| {
            let descriptor = child(document, font, b"FontDescriptor");
            let name = font.get(b"BaseFont").and_then(Object::as_name).unwrap_or_default();
            FontUse {
                name: String::from_utf8_lossy(name).into_owned(),
                embedded: descriptor.is_some_and(|descriptor| {
                    [&b"FontFile"[..], b"FontFile2", b"FontFile3"].iter().any(|key| descriptor.has(key))
                }),
            }
        })
        .collect()
}
