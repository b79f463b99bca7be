// SPDX-License-Identifier: EUPL-1.2
//! How much input is accepted, so that a hostile file costs little.

/// Deepest nesting ever read, whatever [`Limits::depth`] says: the reader recurses once per nested group.
pub const DEEPEST: usize = 192;

/// Upper bounds for one input. A file beyond any of them is refused with the bound in the error.
///
/// Four public schemata were measured: at most 352 KB, 22 levels, 5,913 elements and 2,361 characters in a text. The
/// defaults leave room for forty times the size and four times the depth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the whole input. Default 16 MiB.
    pub input_bytes: usize,
    /// Levels of nested elements, the root counted as 1. Default 96, never more than [`DEEPEST`].
    pub depth: usize,
    /// Number of elements. Default 500,000.
    pub elements: usize,
    /// Attributes of one element. Default 32.
    pub attributes: usize,
    /// Bytes of the text of one element or of one attribute value. Default 1 MiB.
    pub text_bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            input_bytes: 16 * 1024 * 1024,
            depth: 96,
            elements: 500_000,
            attributes: 32,
            text_bytes: 1024 * 1024,
        }
    }
}

impl Limits {
    /// The depth that is enforced: [`Limits::depth`], but never more than [`DEEPEST`].
    pub fn effective_depth(&self) -> usize {
        self.depth.min(DEEPEST)
    }
}
