// SPDX-License-Identifier: EUPL-1.2
//! Small parts that both versions of the standard share: codes, dates, identities, structures.

use super::Context;
use super::children::{Children, leaf};
use super::extensions::{has_code, is_bare, is_foreign};
use crate::error::{ErrorKind, ReadError};
use crate::model::{Cardinality, CodeValue, Date, Identifier, Timestamp};
use crate::xml::Node;

/// Reads a code: the child `<code>`, which stands in no namespace (some writers put it into the standard's).
pub(crate) fn code<T: CodeValue>(node: &Node, context: &Context) -> Result<T, ReadError> {
    let mut found = None;
    let has_label = has_code(node);
    let is_label = |child: &Node| has_label && is_bare(child, "name");
    let parts = node.children.iter().filter(|child| !is_foreign(child) && !is_label(child));
    for child in parts {
        let own = child.namespace.is_none() || child.namespace.as_deref() == Some(context.namespace);
        if child.name != "code" || !own {
            return Err(child.error(ErrorKind::Unexpected { parent: node.name.clone() }));
        }
        if found.replace(child).is_some() {
            return Err(child.error(ErrorKind::Duplicate { parent: node.name.clone() }));
        }
    }
    let child = found.ok_or_else(|| node.error(ErrorKind::Missing { child: "code".to_owned() }))?;
    let text = leaf(child)?;
    if text.is_empty() {
        return Err(child.error(ErrorKind::Empty));
    }
    T::from_code(text).ok_or_else(|| {
        let codes: Vec<&str> = T::ALL.iter().map(|value| value.code()).collect();
        node.value_error(text, format!("one of {}", codes.join(", ")))
    })
}

/// Reads a required code.
pub(crate) fn required_code<'a, T: CodeValue>(
    children: &Children<'a>,
    name: &'a str,
    context: &Context,
) -> Result<T, ReadError> {
    code(children.required(name)?, context)
}

/// Reads a point in time.
pub(crate) fn timestamp(node: &Node) -> Result<Timestamp, ReadError> {
    let text = leaf(node)?;
    Timestamp::try_from(text.to_owned())
        .map_err(|_| node.value_error(text, "a point in time such as 2024-01-22T17:00:36Z"))
}

/// Reads an optional date; an empty element counts as absent.
pub(crate) fn date<'a>(children: &Children<'a>, name: &'a str) -> Result<Option<Date>, ReadError> {
    let Some(node) = children.single(name)? else { return Ok(None) };
    let text = leaf(node)?;
    if text.is_empty() {
        return Ok(None);
    }
    let date =
        Date::try_from(text.to_owned()).map_err(|_| node.value_error(text, "a date such as 2023-11-06"))?;
    Ok(Some(date))
}

/// Reads `id` and `version` as they stand.
pub(crate) fn identifier(node: &Node, context: &Context) -> Result<Identifier, ReadError> {
    let children = Children::of(node, context.namespace, &[&["id", "version"]])?;
    let id = children.filled("id")?;
    if id.contains(char::is_whitespace) {
        return Err(children.required("id")?.value_error(&id, "an identity without white space"));
    }
    Ok(Identifier { id, version: children.text("version")? })
}

/// Reads a whole number from a text.
pub(crate) fn number<T: std::str::FromStr>(node: &Node, text: &str) -> Result<T, ReadError> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let value = if digits { text.parse().ok() } else { None };
    value.ok_or_else(|| node.value_error(text, "a whole number, not negative and not too large"))
}

/// Reads a truth value (`xs:boolean`).
pub(crate) fn truth(node: &Node) -> Result<bool, ReadError> {
    match leaf(node)? {
        "true" | "1" => Ok(true),
        "false" | "0" => Ok(false),
        other => Err(node.value_error(other, "true or false")),
    }
}

/// Reads `anzahl`.
pub(crate) fn cardinality(children: &Children<'_>) -> Result<Cardinality, ReadError> {
    let node = children.required("anzahl")?;
    let text = leaf(node)?;
    text.parse().map_err(|_| node.value_error(text, "min:max or min:*, for example 0:1, min not above max"))
}

/// What `enthaelt` holds: exactly one group or field.
pub(crate) enum Contained<'a> {
    /// `datenfeldgruppe`.
    Group(&'a Node),
    /// `datenfeld`.
    Field(&'a Node),
}

/// Finds what `enthaelt` holds.
pub(crate) fn contained<'a>(children: &Children<'a>, context: &Context) -> Result<Contained<'a>, ReadError> {
    let node = children.required("enthaelt")?;
    let inner = Children::of(node, context.namespace, &[&["datenfeldgruppe", "datenfeld"]])?;
    if let Some(second) = node.children.iter().filter(|child| !is_foreign(child)).nth(1) {
        return Err(second.error(ErrorKind::Duplicate { parent: node.name.clone() }));
    }
    match (inner.single("datenfeldgruppe")?, inner.single("datenfeld")?) {
        (Some(group), _) => Ok(Contained::Group(group)),
        (None, Some(field)) => Ok(Contained::Field(field)),
        (None, None) => {
            let child = "datenfeld or datenfeldgruppe".to_owned();
            Err(node.error(ErrorKind::Missing { child }))
        }
    }
}
