// SPDX-License-Identifier: EUPL-1.2
//! How much input is accepted, so that a hostile file costs little.

/// Deepest nesting of elements ever read, whatever [`Limits::depth`] says: reading and evaluating recurse over boxed expressions.
pub const DEEPEST: usize = 96;

/// Upper bounds for one file. A file beyond any of them is refused.
///
/// The public conformance models have at most 476 KB, 6,524 elements and 12 levels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the whole file. Default 4 MiB.
    pub bytes: usize,
    /// Levels of nested elements, the root counted as 1. Default 64, never more than [`DEEPEST`].
    pub depth: usize,
    /// Number of elements, texts and comments. Default 200,000.
    pub nodes: u32,
    /// Bytes of one expression or name. Default 64 KiB.
    pub text_bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 4 * 1024 * 1024, depth: 64, nodes: 200_000, text_bytes: 64 * 1024 }
    }
}

impl Limits {
    /// The depth that is enforced: [`Limits::depth`], but never more than [`DEEPEST`].
    #[must_use]
    pub fn effective_depth(&self) -> usize {
        self.depth.min(DEEPEST)
    }
}
