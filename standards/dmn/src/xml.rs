// SPDX-License-Identifier: EUPL-1.2
//! XML as read by `roxmltree`, within the limits and without document types.

use roxmltree::{Document, Error, Node, ParsingOptions};

use crate::error::{ReadError, excerpt};
use crate::limits::Limits;
use crate::model::Place;

/// The text of a file, checked for size and encoding.
pub(crate) fn text<'a>(bytes: &'a [u8], limits: &Limits) -> Result<&'a str, ReadError> {
    if bytes.len() > limits.bytes {
        return Err(ReadError::TooLarge { limit: limits.bytes });
    }
    let text = std::str::from_utf8(bytes).map_err(|_| ReadError::NotUtf8)?;
    Ok(text.strip_prefix('\u{FEFF}').unwrap_or(text))
}

/// Parses a text; nesting is checked before the parser sees it.
pub(crate) fn document<'a>(text: &'a str, limits: &Limits) -> Result<Document<'a>, ReadError> {
    let options = ParsingOptions { allow_dtd: false, nodes_limit: limits.nodes, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|error| match error {
        Error::DtdDetected => ReadError::DocumentType,
        Error::NodesLimitReached => ReadError::TooManyNodes { limit: limits.nodes },
        other => {
            let position = other.pos();
            let place = Place { line: position.row, column: position.col };
            ReadError::Malformed { detail: excerpt(&other.to_string()), place }
        }
    })?;
    check_depth(&document, limits)?;
    Ok(document)
}

/// Walks the tree without recursion and refuses what nests too deep.
fn check_depth(document: &Document<'_>, limits: &Limits) -> Result<(), ReadError> {
    let limit = limits.effective_depth();
    let mut stack = vec![(document.root_element(), 1_usize)];
    while let Some((node, depth)) = stack.pop() {
        if depth > limit {
            let position = document.text_pos_at(node.range().start);
            return Err(ReadError::TooDeep {
                limit,
                place: Place { line: position.row, column: position.col },
            });
        }
        stack.extend(node.children().filter(Node::is_element).map(|child| (child, depth + 1)));
    }
    Ok(())
}

/// Where the lines of a text begin.
pub(crate) struct Lines(Vec<usize>);

impl Lines {
    /// Finds the beginnings once, so that each place costs a binary search only.
    pub(crate) fn of(text: &str) -> Self {
        let after_breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Self(std::iter::once(0).chain(after_breaks).collect())
    }

    /// The place of a byte.
    pub(crate) fn place(&self, offset: usize) -> Place {
        let line = self.0.partition_point(|start| *start <= offset);
        let start = self.0.get(line.saturating_sub(1)).copied().unwrap_or_default();
        Place { line: number(line), column: number(offset - start + 1) }
    }
}

/// The limit of bytes keeps every position far below 2^32.
fn number(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}
