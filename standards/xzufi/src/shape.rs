// SPDX-License-Identifier: EUPL-1.2
//! How a type maps to an element: one declaration gives the struct, its reader and its writer, so that the
//! two cannot drift apart. A [`Cursor`] remembers which children and attributes were read; what is left over
//! becomes a [`Note`].

use std::collections::HashSet;

use crate::notes::{Note, NoteKind};
use crate::tree::{Element, Space};

/// Why an element could not become a value; the caller turns it into a note.
pub(crate) struct Unreadable {
    pub(crate) path: String,
    pub(crate) kind: NoteKind,
}

/// A value with an element form.
pub(crate) trait Shape: Sized {
    fn read(cursor: &mut Cursor<'_>) -> Result<Self, Unreadable>;
    fn write(&self, element: &mut Element);
}

/// Reads one element and keeps account of what was used.
pub(crate) struct Cursor<'a> {
    element: &'a Element,
    path: String,
    children: Vec<bool>,
    attributes: Vec<bool>,
    text: bool,
    notes: &'a mut Vec<Note>,
}

/// Reads a value from an element and notes what the value has no place for.
pub(crate) fn read_element<T: Shape>(
    element: &Element,
    path: &str,
    notes: &mut Vec<Note>,
) -> Result<T, Unreadable> {
    let mut cursor = Cursor {
        element,
        path: path.to_owned(),
        children: vec![false; element.children.len()],
        attributes: vec![false; element.attributes.len()],
        text: false,
        notes,
    };
    let value = T::read(&mut cursor)?;
    cursor.finish();
    Ok(value)
}

impl<'a> Cursor<'a> {
    /// The element behind the cursor, for choices that look before they read.
    pub(crate) fn element(&self) -> &'a Element {
        self.element
    }

    /// A failure at this element.
    pub(crate) fn unreadable(&self, kind: NoteKind) -> Unreadable {
        Unreadable { path: self.path.clone(), kind }
    }

    /// Notes every child, attribute and text that no field took.
    fn finish(self) {
        let mut seen = HashSet::new();
        for (index, child) in self.element.children.iter().enumerate() {
            let repeated = !seen.insert(child.name.as_str());
            if !self.children[index] {
                let kind = if child.space == Space::Foreign {
                    NoteKind::ForeignElement
                } else if repeated {
                    NoteKind::RepeatedElement
                } else {
                    NoteKind::UnknownElement
                };
                self.notes.push(Note::new(child_path(&self.path, &child.name), kind));
            }
        }
        for (index, (name, _)) in self.element.attributes.iter().enumerate() {
            if !self.attributes[index] {
                let path = child_path(&self.path, &format!("@{name}"));
                self.notes.push(Note::new(path, NoteKind::UnknownAttribute));
            }
        }
        if !self.text && !self.element.text.trim().is_empty() {
            self.notes.push(Note::new(self.path, NoteKind::UnexpectedText));
        }
    }

    fn indices(&self, name: &str) -> Vec<usize> {
        let matches = |child: &Element| child.space != Space::Foreign && child.name == name;
        self.element.children.iter().enumerate().filter(|(_, child)| matches(child)).map(|(i, _)| i).collect()
    }

    fn read_child<T: Shape>(&mut self, index: usize) -> Result<T, Unreadable> {
        self.children[index] = true;
        let child = &self.element.children[index];
        read_element(child, &child_path(&self.path, &child.name), self.notes)
    }

    /// Exactly one child; without it the whole element is unreadable.
    pub(crate) fn required<T: Shape>(&mut self, name: &str) -> Result<T, Unreadable> {
        match self.indices(name).first() {
            Some(&index) => self.read_child(index),
            None => Err(self.unreadable(NoteKind::MissingElement { name: name.to_owned() })),
        }
    }

    /// At most one child; an unreadable one becomes a note and counts as absent.
    pub(crate) fn optional<T: Shape>(&mut self, name: &str) -> Result<Option<T>, Unreadable> {
        let Some(&index) = self.indices(name).first() else { return Ok(None) };
        match self.read_child(index) {
            Ok(value) => Ok(Some(value)),
            Err(reason) => {
                self.notes.push(Note::new(reason.path, reason.kind));
                Ok(None)
            }
        }
    }

    /// Any number of children; an unreadable one becomes a note, the others stay.
    pub(crate) fn many<T: Shape>(&mut self, name: &str) -> Result<Vec<T>, Unreadable> {
        let mut values = Vec::new();
        for index in self.indices(name) {
            match self.read_child(index) {
                Ok(value) => values.push(value),
                Err(reason) => self.notes.push(Note::new(reason.path, reason.kind)),
            }
        }
        Ok(values)
    }

    /// Like [`Cursor::required`]; the writer leaves the child without namespace (XÖV code values).
    pub(crate) fn bare<T: Shape>(&mut self, name: &str) -> Result<T, Unreadable> {
        self.required(name)
    }

    /// Like [`Cursor::optional`]; the writer leaves the child without namespace (XÖV code values).
    pub(crate) fn bare_optional<T: Shape>(&mut self, name: &str) -> Result<Option<T>, Unreadable> {
        self.optional(name)
    }

    /// An attribute, if present.
    pub(crate) fn attribute(&mut self, name: &str) -> Result<Option<String>, Unreadable> {
        let found = self.element.attributes.iter().position(|(key, _)| key == name);
        Ok(found.map(|index| {
            self.attributes[index] = true;
            self.element.attributes[index].1.clone()
        }))
    }

    /// The text of the element as it stands.
    pub(crate) fn content(&mut self, _: &str) -> Result<String, Unreadable> {
        self.text = true;
        Ok(self.element.text.clone())
    }

    /// The text of the element without surrounding white space; empty text is unreadable.
    pub(crate) fn token(&mut self, _: &str) -> Result<String, Unreadable> {
        self.text = true;
        let text = self.element.text.trim();
        if text.is_empty() { Err(self.unreadable(NoteKind::EmptyValue)) } else { Ok(text.to_owned()) }
    }
}

/// Joins a path; long names from hostile input are cut.
pub(crate) fn child_path(path: &str, name: &str) -> String {
    let name: String = name.chars().take(60).collect();
    format!("{path}/{name}")
}

/// The writing side of the field kinds.
pub(crate) mod put {
    use super::{Element, Shape, Space};

    pub(crate) fn required<T: Shape>(parent: &mut Element, name: &str, value: &T) {
        let mut element = Element::new(name);
        value.write(&mut element);
        parent.children.push(element);
    }

    pub(crate) fn optional<T: Shape>(parent: &mut Element, name: &str, value: &Option<T>) {
        if let Some(value) = value {
            required(parent, name, value);
        }
    }

    pub(crate) fn many<T: Shape>(parent: &mut Element, name: &str, values: &[T]) {
        for value in values {
            required(parent, name, value);
        }
    }

    pub(crate) fn bare<T: Shape>(parent: &mut Element, name: &str, value: &T) {
        let mut element = Element { space: Space::None, ..Element::new(name) };
        value.write(&mut element);
        parent.children.push(element);
    }

    pub(crate) fn bare_optional<T: Shape>(parent: &mut Element, name: &str, value: &Option<T>) {
        if let Some(value) = value {
            bare(parent, name, value);
        }
    }

    pub(crate) fn attribute(parent: &mut Element, name: &str, value: &Option<String>) {
        if let Some(value) = value {
            parent.attributes.push((name.to_owned(), value.clone()));
        }
    }

    pub(crate) fn content(parent: &mut Element, _: &str, value: &str) {
        parent.text.push_str(value);
    }

    pub(crate) fn token(parent: &mut Element, _: &str, value: &str) {
        parent.text.push_str(value);
    }
}

impl Shape for String {
    fn read(cursor: &mut Cursor<'_>) -> Result<Self, Unreadable> {
        cursor.content("")
    }

    fn write(&self, element: &mut Element) {
        element.text.push_str(self);
    }
}

impl Shape for bool {
    fn read(cursor: &mut Cursor<'_>) -> Result<Self, Unreadable> {
        match cursor.token("")?.as_str() {
            "true" | "1" => Ok(true),
            "false" | "0" => Ok(false),
            other => Err(cursor.unreadable(NoteKind::invalid(other))),
        }
    }

    fn write(&self, element: &mut Element) {
        element.text.push_str(if *self { "true" } else { "false" });
    }
}

impl Shape for u32 {
    fn read(cursor: &mut Cursor<'_>) -> Result<Self, Unreadable> {
        let text = cursor.token("")?;
        text.parse().map_err(|_| cursor.unreadable(NoteKind::invalid(&text)))
    }

    fn write(&self, element: &mut Element) {
        element.text.push_str(&self.to_string());
    }
}

/// Declares a struct together with its element form: `field: kind Type = "elementName"`.
macro_rules! shape {
    (@type required $ty:ty) => { $ty };
    (@type optional $ty:ty) => { Option<$ty> };
    (@type many $ty:ty) => { Vec<$ty> };
    (@type bare $ty:ty) => { $ty };
    (@type bare_optional $ty:ty) => { Option<$ty> };
    (@type attribute $ty:ty) => { Option<$ty> };
    (@type content $ty:ty) => { $ty };
    (@type token $ty:ty) => { $ty };
    ($(#[$meta:meta])* $name:ident {
        $($(#[$field_meta:meta])* $field:ident: $kind:ident $ty:ty = $xml:literal,)*
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
        #[serde(default)]
        pub struct $name {
            $($(#[$field_meta])* pub $field: $crate::shape::shape!(@type $kind $ty),)*
        }

        impl $crate::shape::Shape for $name {
            fn read(
                cursor: &mut $crate::shape::Cursor<'_>,
            ) -> Result<Self, $crate::shape::Unreadable> {
                Ok(Self { $($field: cursor.$kind($xml)?,)* })
            }

            fn write(&self, element: &mut $crate::tree::Element) {
                $($crate::shape::put::$kind(element, $xml, &self.$field);)*
            }
        }

        #[cfg(test)]
        impl $crate::sample::Sample for $name {
            fn sample(source: &mut $crate::sample::Source) -> Self {
                source.deeper(|source| Self { $($field: source.$kind(),)* })
            }
        }
    };
}
pub(crate) use shape;
