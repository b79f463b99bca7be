// SPDX-License-Identifier: EUPL-1.2
//! Code lists in OASIS genericode 1.0.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::error::{ErrorKind, ReadError};
use crate::limits::Limits;
use crate::xml::{self, Node};

/// Namespace of genericode 1.0.
pub const NAMESPACE: &str = "http://docs.oasis-open.org/codelist/ns/genericode/1.0/";

/// A code list (`CodeList`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeList {
    /// `ShortName`.
    pub short_name: String,
    /// `LongName`.
    pub long_name: Option<String>,
    /// `Version`.
    pub version: String,
    /// `CanonicalUri`: URN without version.
    pub canonical_uri: String,
    /// `CanonicalVersionUri`: URN with version.
    pub canonical_version_uri: String,
    /// `Column`, repeated.
    pub columns: Vec<Column>,
    /// Identity of the column that holds the code: the recommended key, else the first key, else the first column.
    pub code_column: String,
    /// Identity of the column that holds the label: the key `codenameKey`, else a column called name, else the first
    /// column that is not the code.
    pub label_column: Option<String>,
    /// `Row`, repeated.
    pub rows: Vec<Row>,
}

/// A column (`Column`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// `Id`.
    pub id: String,
    /// `ShortName`.
    pub name: String,
    /// `Use="required"`.
    pub required: bool,
}

/// A row (`Row`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Value of the code column.
    pub code: String,
    /// Value of the label column; the code when there is no label.
    pub label: String,
    /// Values of all other columns, by the identity of the column.
    pub extra: BTreeMap<String, String>,
}

impl CodeList {
    /// The label of a code.
    pub fn label(&self, code: &str) -> Option<&str> {
        self.rows.iter().find(|row| row.code == code).map(|row| row.label.as_str())
    }

    /// The value of any column in a row.
    pub fn value<'a>(&'a self, row: &'a Row, column: &str) -> Option<&'a str> {
        if column == self.code_column {
            return Some(&row.code);
        }
        if self.label_column.as_deref() == Some(column) {
            return Some(&row.label);
        }
        row.extra.get(column).map(String::as_str)
    }
}

/// Reads a code list under the default limits.
///
/// # Errors
/// [`ReadError`] when the bytes are not genericode 1.0, exceed a limit, or contradict themselves: a value of an unknown
/// column, a row without a code, the same code twice.
pub fn read(bytes: &[u8]) -> Result<CodeList, ReadError> {
    read_with(bytes, &Limits::default())
}

/// Reads a code list under the given limits.
///
/// # Errors
/// As [`read`].
pub fn read_with(bytes: &[u8], limits: &Limits) -> Result<CodeList, ReadError> {
    let root = xml::parse(bytes, limits)?;
    if root.namespace.as_deref() != Some(NAMESPACE) {
        let namespace = root.namespace.as_deref().unwrap_or_default().chars().take(200).collect();
        return Err(root.error(ErrorKind::Namespace { namespace, expected: NAMESPACE }));
    }
    if root.name != "CodeList" {
        return Err(root.error(ErrorKind::Message { root: root.name.clone(), expected: "CodeList" }));
    }
    let identification = child(&root, "Identification")?;
    let column_set = child(&root, "ColumnSet")?;
    let columns = named(column_set, "Column").map(column).collect::<Result<Vec<_>, _>>()?;
    let code_column = code_column(column_set, &columns)?;
    let label_column = label_column(column_set, &columns, &code_column);
    let mut list = CodeList {
        short_name: text(identification, "ShortName").unwrap_or_default(),
        long_name: text(identification, "LongName"),
        version: text(identification, "Version").unwrap_or_default(),
        canonical_uri: required_text(identification, "CanonicalUri")?,
        canonical_version_uri: required_text(identification, "CanonicalVersionUri")?,
        columns,
        code_column,
        label_column,
        rows: Vec::new(),
    };
    let mut codes = BTreeSet::new();
    for node in named(child(&root, "SimpleCodeList")?, "Row") {
        let row = row(node, &list)?;
        if !codes.insert(row.code.clone()) {
            return Err(node.value_error(&row.code, "a code that stands only once in the list"));
        }
        list.rows.push(row);
    }
    Ok(list)
}

/// Children of that name; writers put them into the namespace of genericode or into none.
fn named<'a>(node: &'a Node, name: &'a str) -> impl Iterator<Item = &'a Node> {
    node.children.iter().filter(move |child| {
        child.name == name && child.namespace.as_deref().is_none_or(|space| space == NAMESPACE)
    })
}

fn child<'a>(node: &'a Node, name: &'a str) -> Result<&'a Node, ReadError> {
    let mut found = named(node, name);
    match (found.next(), found.next()) {
        (Some(first), None) => Ok(first),
        (Some(_), Some(second)) => Err(second.error(ErrorKind::Duplicate { parent: node.name.clone() })),
        (None, _) => Err(node.error(ErrorKind::Missing { child: name.to_owned() })),
    }
}

/// Text of the first child of that name; a name may be repeated in several languages.
fn text(node: &Node, name: &str) -> Option<String> {
    named(node, name).next().map(|child| child.trimmed().to_owned()).filter(|text| !text.is_empty())
}

fn required_text(node: &Node, name: &str) -> Result<String, ReadError> {
    text(node, name).ok_or_else(|| node.error(ErrorKind::Missing { child: name.to_owned() }))
}

fn required_attribute<'a>(node: &'a Node, name: &str) -> Result<&'a str, ReadError> {
    node.attribute(name).ok_or_else(|| node.error(ErrorKind::Missing { child: name.to_owned() }))
}

fn column(node: &Node) -> Result<Column, ReadError> {
    let id = required_attribute(node, "Id")?.to_owned();
    let name = text(node, "ShortName").unwrap_or_else(|| id.clone());
    Ok(Column { id, name, required: node.attribute("Use") == Some("required") })
}

/// The column that a key points to, when the column exists.
fn key_target(key: &Node, columns: &[Column]) -> Option<String> {
    let target = named(key, "ColumnRef").next()?.attribute("Ref")?;
    columns.iter().find(|column| column.id == target).map(|column| column.id.clone())
}

fn key_named(column_set: &Node, name: &str, columns: &[Column]) -> Option<String> {
    let key = named(column_set, "Key")
        .find(|key| key.attribute("Id").is_some_and(|id| id.eq_ignore_ascii_case(name)));
    key.and_then(|key| key_target(key, columns))
}

fn code_column(column_set: &Node, columns: &[Column]) -> Result<String, ReadError> {
    key_named(column_set, "codeKey", columns)
        .or_else(|| named(column_set, "Key").find_map(|key| key_target(key, columns)))
        .or_else(|| columns.first().map(|column| column.id.clone()))
        .ok_or_else(|| column_set.error(ErrorKind::Missing { child: "Column".to_owned() }))
}

fn label_column(column_set: &Node, columns: &[Column], code_column: &str) -> Option<String> {
    let by_name = || columns.iter().find(|column| column.id.eq_ignore_ascii_case("name"));
    let other = || columns.iter().find(|column| column.id != code_column);
    key_named(column_set, "codenameKey", columns)
        .or_else(|| by_name().or_else(other).map(|column| column.id.clone()))
        .filter(|label| label != code_column)
}

/// Reads a row. A value without `ColumnRef` belongs to the column after that of the value before it.
fn row(node: &Node, list: &CodeList) -> Result<Row, ReadError> {
    let (mut code, mut label, mut extra) = (None, None, BTreeMap::new());
    let mut next = 0;
    for value in named(node, "Value") {
        let index = match value.attribute("ColumnRef") {
            Some(id) => list.columns.iter().position(|column| column.id == id),
            None => Some(next).filter(|index| *index < list.columns.len()),
        };
        let Some(index) = index else {
            let name = value.attribute("ColumnRef").unwrap_or_default();
            return Err(value.value_error(name, "the identity of a column of the list"));
        };
        next = index + 1;
        let Some(content) = text(value, "SimpleValue") else { continue };
        let column = &list.columns[index].id;
        if *column == list.code_column {
            code = Some(content);
        } else if list.label_column.as_ref() == Some(column) {
            label = Some(content);
        } else {
            extra.insert(column.clone(), content);
        }
    }
    let code = code.ok_or_else(|| node.error(ErrorKind::Missing { child: list.code_column.clone() }))?;
    let label = label.unwrap_or_else(|| code.clone());
    Ok(Row { code, label, extra })
}
