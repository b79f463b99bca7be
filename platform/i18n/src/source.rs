// SPDX-License-Identifier: EUPL-1.2
//! Reads the outline of a Fluent file: which entry has which text.
//!
//! Fluent's own parser decides whether a file is valid; this reader only needs the keys, the raw texts and the
//! names of the arguments, and relies on the rule that an entry starts in the first column and that all lines
//! belonging to it are indented (Fluent Syntax 1.0, "Pattern"; a closing brace may stand in the first column).

/// One text of a file: the value of a message or term, or one of its attributes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Text {
    /// `message`, `-term`, `message.attribute`.
    pub key: String,
    /// The text as written, lines trimmed and joined by a line break.
    pub raw: String,
}

impl Text {
    /// Whether the text contains neither placeables nor selectors.
    pub fn is_plain(&self) -> bool {
        !self.raw.contains('{')
    }

    /// The names of all arguments, sorted, each once.
    pub fn arguments(&self) -> Vec<&str> {
        let mut names: Vec<&str> = Vec::new();
        for placeable in self.raw.split('{').skip(1) {
            for after in placeable.split('$').skip(1) {
                let end = after
                    .find(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '-')
                    .unwrap_or(after.len());
                if end > 0 {
                    names.push(&after[..end]);
                }
            }
        }
        names.sort_unstable();
        names.dedup();
        names
    }
}

/// All texts of a file in their order.
pub(crate) fn texts(source: &str) -> Vec<Text> {
    let mut found: Vec<Text> = Vec::new();
    let mut message = String::new();
    let mut inside = false;
    for line in source.lines() {
        let indented = line.starts_with([' ', '\t']);
        if line.trim().is_empty() || line.starts_with('}') {
            continue_text(&mut found, inside, line);
        } else if !indented {
            inside = match entry_start(line) {
                Some((key, value)) => {
                    key.clone_into(&mut message);
                    found.push(Text { key: key.to_owned(), raw: value.trim().to_owned() });
                    true
                }
                None => false,
            };
        } else if let Some((name, value)) = attribute_start(line) {
            found.push(Text { key: format!("{message}.{name}"), raw: value.trim().to_owned() });
        } else {
            continue_text(&mut found, inside, line);
        }
    }
    for text in &mut found {
        text.raw.truncate(text.raw.trim_end().len());
    }
    // A message may consist of attributes only; then it has no value of its own.
    found.retain(|text| !text.raw.is_empty());
    found
}

fn continue_text(found: &mut [Text], inside: bool, line: &str) {
    if let (true, Some(last)) = (inside, found.last_mut()) {
        if !last.raw.is_empty() {
            last.raw.push('\n');
        }
        last.raw.push_str(line.trim());
    }
}

fn entry_start(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once('=')?;
    let key = key.trim();
    is_identifier(key.strip_prefix('-').unwrap_or(key)).then_some((key, value))
}

fn attribute_start(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.trim_start().strip_prefix('.')?.split_once('=')?;
    let name = name.trim();
    is_identifier(name).then_some((name, value))
}

fn is_identifier(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-')
}
