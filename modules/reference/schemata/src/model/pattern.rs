// SPDX-License-Identifier: EUPL-1.2
//! Patterns of fields. They describe the whole value and are evaluated in linear time with bounded memory.

use regex::{Regex, RegexBuilder};

/// Bytes that a compiled pattern may take.
const LARGEST: usize = 1 << 20;
/// Groups may nest this deep.
const DEEPEST: u32 = 50;
/// Longest pattern, in bytes.
const LONGEST: usize = 2_000;

/// Compiles a pattern so that it must match the whole value.
///
/// # Errors
/// The reason in words: malformed, too large, or with constructs that need backtracking (looking around, references
/// to groups).
pub(crate) fn compile(pattern: &str) -> Result<Regex, String> {
    if pattern.len() > LONGEST {
        return Err(format!("more than {LONGEST} bytes"));
    }
    RegexBuilder::new(&format!("^(?:{pattern})$"))
        .size_limit(LARGEST)
        .dfa_size_limit(LARGEST)
        .nest_limit(DEEPEST)
        .build()
        .map_err(|error| error.to_string().lines().last().unwrap_or_default().to_owned())
}
