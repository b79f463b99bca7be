// SPDX-License-Identifier: EUPL-1.2
//! Access to the children of an element: only the expected ones, each as often as allowed.

use crate::error::{ErrorKind, ReadError};
use crate::reader::extensions::is_foreign;
use crate::xml::{self, Node};

/// The children of an element, checked against the names that may stand there.
pub(crate) struct Children<'a> {
    parent: &'a Node,
}

impl<'a> Children<'a> {
    /// Checks that every child belongs to the namespace and to one of the sets of names, or to somebody else's namespace,
    /// and that no text stands between them.
    pub fn of(parent: &'a Node, namespace: &str, expected: &[&[&str]]) -> Result<Self, ReadError> {
        for child in parent.children.iter().filter(|child| !is_foreign(child)) {
            let known = expected.iter().any(|names| names.contains(&child.name.as_str()));
            if !known || child.namespace.as_deref() != Some(namespace) {
                return Err(child.error(ErrorKind::Unexpected { parent: parent.name.clone() }));
            }
        }
        if !parent.trimmed().is_empty() {
            return Err(parent.error(ErrorKind::StrayText));
        }
        Ok(Self { parent })
    }

    /// The surrounding element.
    pub fn parent(&self) -> &'a Node {
        self.parent
    }

    /// All children of that name.
    pub fn all(&self, name: &'a str) -> impl Iterator<Item = &'a Node> + use<'a> {
        self.parent.children.iter().filter(move |child| child.name == name && !is_foreign(child))
    }

    /// The only child of that name, if there is one.
    ///
    /// # Errors
    /// [`ErrorKind::Duplicate`] when there are two.
    pub fn single(&self, name: &'a str) -> Result<Option<&'a Node>, ReadError> {
        let mut found = self.all(name);
        let first = found.next();
        match found.next() {
            Some(second) => Err(second.error(ErrorKind::Duplicate { parent: self.parent.name.clone() })),
            None => Ok(first),
        }
    }

    /// The only child of that name.
    ///
    /// # Errors
    /// [`ErrorKind::Missing`] or [`ErrorKind::Duplicate`].
    pub fn required(&self, name: &'a str) -> Result<&'a Node, ReadError> {
        self.single(name)?.ok_or_else(|| self.parent.error(ErrorKind::Missing { child: name.to_owned() }))
    }

    /// Text of an optional child; `None` when absent or empty.
    pub fn text(&self, name: &'a str) -> Result<Option<String>, ReadError> {
        match self.single(name)? {
            Some(node) => Ok(Some(leaf(node)?).filter(|text| !text.is_empty()).map(str::to_owned)),
            None => Ok(None),
        }
    }

    /// Text of a required child, which may be empty.
    pub fn present(&self, name: &'a str) -> Result<String, ReadError> {
        leaf(self.required(name)?).map(str::to_owned)
    }

    /// Text of a required child, which may not be empty.
    pub fn filled(&self, name: &'a str) -> Result<String, ReadError> {
        let node = self.required(name)?;
        match leaf(node)? {
            "" => Err(node.error(ErrorKind::Empty)),
            text => Ok(text.to_owned()),
        }
    }

    /// Text of an optional child with all its white space; `None` when there is nothing but white space.
    pub fn verbatim(&self, name: &'a str) -> Result<Option<String>, ReadError> {
        match self.single(name)? {
            Some(node) if leaf(node)?.is_empty() => Ok(None),
            Some(node) => Ok(Some(node.text.clone())),
            None => Ok(None),
        }
    }
}

/// The trimmed text of an element without children.
pub(crate) fn leaf(node: &Node) -> Result<&str, ReadError> {
    match node.children.first() {
        Some(child) => Err(child.error(ErrorKind::Unexpected { parent: node.name.clone() })),
        None => Ok(xml::trim(&node.text)),
    }
}
