// SPDX-License-Identifier: EUPL-1.2
//! Operations of the interface for programs, described as data next to their handlers, and the OpenAPI 3.1 document made of them.

mod check;
mod document;
#[cfg(test)]
mod tests;

pub use check::{faults, text_keys};
pub use document::{Installation, document};

use serde_json::{Map, Value, json};

/// What an operation of the interface does, takes and answers. Descriptions are keys of the text catalogue.
#[derive(Clone, Debug, PartialEq)]
pub struct Operation {
    /// Name of the route.
    pub route: &'static str,
    /// Method in upper case.
    pub method: &'static str,
    /// Text key of one sentence that says what it does.
    pub summary: &'static str,
    /// What stands in path, query and header.
    pub parameters: Vec<Parameter>,
    /// What is sent.
    pub body: Option<Content>,
    /// What is answered when it went well: status, text key and content.
    pub answers: Vec<(u16, &'static str, Content)>,
    /// Statuses that come with a problem document (RFC 9457).
    pub problems: &'static [u16],
}

impl Operation {
    /// An operation without parameters, body and answers.
    #[must_use]
    pub const fn new(route: &'static str, method: &'static str, summary: &'static str) -> Self {
        Self {
            route,
            method,
            summary,
            parameters: Vec::new(),
            body: None,
            answers: Vec::new(),
            problems: &[],
        }
    }

    /// Adds a parameter.
    #[must_use]
    pub fn takes(mut self, parameter: Parameter) -> Self {
        self.parameters.push(parameter);
        self
    }

    /// Says what is sent.
    #[must_use]
    pub fn sends(mut self, content: Content) -> Self {
        self.body = Some(content);
        self
    }

    /// Adds an answer.
    #[must_use]
    pub fn answers(mut self, status: u16, description: &'static str, content: Content) -> Self {
        self.answers.push((status, description, content));
        self
    }

    /// Lists the problems.
    #[must_use]
    pub const fn refuses(mut self, statuses: &'static [u16]) -> Self {
        self.problems = statuses;
        self
    }
}

/// Where a parameter stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the path; always needed.
    Path,
    /// In the query.
    Query,
    /// In the header.
    Header,
}

/// A parameter.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameter {
    /// Name, as in the path or query.
    pub name: &'static str,
    /// Where it stands.
    pub place: Place,
    /// Text key.
    pub description: &'static str,
    /// Whether it must be there.
    pub required: bool,
    /// What it may be.
    pub shape: Shape,
}

impl Parameter {
    /// A part of the path.
    #[must_use]
    pub const fn path(name: &'static str, description: &'static str, shape: Shape) -> Self {
        Self { name, place: Place::Path, description, required: true, shape }
    }

    /// A part of the query that may be left out.
    #[must_use]
    pub const fn query(name: &'static str, description: &'static str, shape: Shape) -> Self {
        Self { name, place: Place::Query, description, required: false, shape }
    }

    /// A header that may be left out.
    #[must_use]
    pub const fn header(name: &'static str, description: &'static str, shape: Shape) -> Self {
        Self { name, place: Place::Header, description, required: false, shape }
    }

    /// Says that it must be there.
    #[must_use]
    pub fn required(mut self) -> Self {
        self.required = true;
        self
    }
}

/// A body with its media type.
#[derive(Clone, Debug, PartialEq)]
pub struct Content {
    /// Media type.
    pub media_type: &'static str,
    /// What is inside.
    pub shape: Shape,
}

impl Content {
    /// JSON.
    #[must_use]
    pub const fn json(shape: Shape) -> Self {
        Self { media_type: "application/json", shape }
    }

    /// Text or bytes of a media type.
    #[must_use]
    pub const fn of(media_type: &'static str) -> Self {
        Self { media_type, shape: Shape::Text }
    }
}

/// The shape of a value.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A text.
    Text,
    /// A text of at least and at most so many characters.
    Length(u32, u32),
    /// A text in a format of the JSON Schema vocabulary, for example `uuid`, `date`, `date-time`, `uri`.
    Format(&'static str),
    /// Bytes as base64 text.
    Base64,
    /// One of these texts.
    OneOf(&'static [&'static str]),
    /// A whole number.
    Integer,
    /// Yes or no.
    Boolean,
    /// This or null.
    Nullable(Box<Shape>),
    /// Any number of values of a shape.
    List(Box<Shape>),
    /// Names of one's own with values of a shape.
    Map(Box<Shape>),
    /// Known names.
    Object(Vec<Property>),
    /// An object that is described elsewhere, for example a signed receipt.
    Any,
}

impl Shape {
    /// This or null.
    #[must_use]
    pub fn or_null(self) -> Self {
        Self::Nullable(Box::new(self))
    }

    /// Any number of these.
    #[must_use]
    pub fn list(self) -> Self {
        Self::List(Box::new(self))
    }

    /// The JSON Schema (2020-12) of the shape.
    fn schema(&self, words: &dyn Fn(&str) -> String) -> Value {
        match self {
            Self::Text => json!({ "type": "string" }),
            Self::Length(least, most) => json!({ "type": "string", "minLength": least, "maxLength": most }),
            Self::Format(format) => json!({ "type": "string", "format": format }),
            Self::Base64 => json!({ "type": "string", "contentEncoding": "base64" }),
            Self::OneOf(values) => json!({ "type": "string", "enum": values }),
            Self::Integer => json!({ "type": "integer" }),
            Self::Boolean => json!({ "type": "boolean" }),
            Self::Nullable(inner) => json!({ "anyOf": [inner.schema(words), { "type": "null" }] }),
            Self::List(inner) => json!({ "type": "array", "items": inner.schema(words) }),
            Self::Map(inner) => json!({ "type": "object", "additionalProperties": inner.schema(words) }),
            Self::Object(properties) => object(properties, words),
            Self::Any => json!({ "type": "object" }),
        }
    }
}

/// A member of an object.
#[derive(Clone, Debug, PartialEq)]
pub struct Property {
    /// Its name.
    pub name: &'static str,
    /// What it may be.
    pub shape: Shape,
    /// Text key; empty where the name says everything.
    pub description: &'static str,
    /// Whether it must be there.
    pub required: bool,
}

impl Property {
    /// A member that is always there.
    #[must_use]
    pub const fn new(name: &'static str, shape: Shape) -> Self {
        Self { name, shape, description: "", required: true }
    }

    /// Explains it by a text key.
    #[must_use]
    pub const fn explained(mut self, description: &'static str) -> Self {
        self.description = description;
        self
    }

    /// Says that it may be left out.
    #[must_use]
    pub const fn optional(mut self) -> Self {
        self.required = false;
        self
    }
}

fn object(properties: &[Property], words: &dyn Fn(&str) -> String) -> Value {
    let members: Map<String, Value> = properties
        .iter()
        .map(|property| {
            let mut schema = property.shape.schema(words);
            if let (false, Some(object)) = (property.description.is_empty(), schema.as_object_mut()) {
                object.insert("description".to_owned(), json!(words(property.description)));
            }
            (property.name.to_owned(), schema)
        })
        .collect();
    let required: Vec<_> =
        properties.iter().filter(|property| property.required).map(|property| property.name).collect();
    json!({ "type": "object", "properties": members, "required": required })
}
