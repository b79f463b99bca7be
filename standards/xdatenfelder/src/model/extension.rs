// SPDX-License-Identifier: EUPL-1.2
//! What a file says beyond the standard, kept so that reading and writing loses nothing.

use serde::{Deserialize, Serialize};

/// An attribute or element that the standard does not name, at the place where it stood.
///
/// The nearest of message, profile, schema, group, field, rule, structure and value carries it, so that it moves and goes with that.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Extension {
    /// Where it stood, seen from the carrier: empty for the carrier itself, `bezug[1]` for its second `bezug`, further steps
    /// after a `/`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub path: String,
    /// What stood there.
    pub addition: Addition,
}

/// What stands at the place of an [`Extension`].
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Addition {
    /// An attribute.
    Attribute(ForeignAttribute),
    /// An element of another namespace; it is written as the last child.
    Element(ForeignElement),
}

/// An attribute that the standard does not name.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ForeignAttribute {
    /// Namespace; none for an attribute without a prefix.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub namespace: Option<String>,
    /// Local name.
    pub name: String,
    /// Value.
    pub value: String,
}

/// An element of another namespace with all that it holds, apart from comments and processing instructions.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ForeignElement {
    /// Namespace; none only inside of another such element and for `name` beside a `code`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub namespace: Option<String>,
    /// Local name.
    pub name: String,
    /// Attributes in their order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attributes: Vec<ForeignAttribute>,
    /// Text and elements in their order; neighbouring texts are one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub content: Vec<ForeignContent>,
}

/// A piece of what an [`ForeignElement`] holds.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ForeignContent {
    /// Text with all its white space, never empty.
    Text(String),
    /// An element.
    Element(ForeignElement),
}
