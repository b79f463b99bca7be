// SPDX-License-Identifier: EUPL-1.2
//! Checks the limits of the input and turns it into the data that the templates read.

use std::ops::RangeInclusive;

use serde::Serialize;
use serde_json::Value;

use crate::{Block, Fault, Inline, Letter, PdfError, Section, Summary, Table};

/// Most characters of all texts of a document together.
pub const MAX_CHARACTERS: usize = 200_000;
/// Most blocks of a letter (an item of a list counts as one), or rows of a summary.
pub const MAX_BLOCKS: usize = 2_000;
/// Most rows of all tables of a letter together.
pub const MAX_TABLE_ROWS: usize = 2_000;
/// Most columns of a table.
pub const MAX_TABLE_COLUMNS: usize = 12;
/// Most lines of an address; more than six are set smaller.
pub const MAX_RECIPIENT_LINES: usize = 9;
/// Most lines of each other small part: letterhead, information block, signature, footer.
const MAX_LINES: usize = 20;

/// Deepest heading below the title that the templates know.
const HEADING_LEVELS: RangeInclusive<u8> = 1..=4;

/// Decides whether a font has a glyph for a character.
pub(crate) type Printable<'a> = &'a dyn Fn(char) -> bool;

fn at_most(what: &'static str, limit: usize, count: usize) -> Result<(), PdfError> {
    if count > limit { Err(PdfError::TooLarge { what, limit }) } else { Ok(()) }
}

fn required(text: &str, fault: Fault) -> Result<(), PdfError> {
    if text.trim().is_empty() { Err(PdfError::Invalid(fault)) } else { Ok(()) }
}

/// The data of a letter.
pub(crate) fn letter(letter: &Letter, printable: Printable<'_>) -> Result<String, PdfError> {
    required(&letter.title, Fault::Untitled)?;
    required(&letter.subject, Fault::Untitled)?;
    at_most("address lines", MAX_RECIPIENT_LINES, letter.recipient.len())?;
    let information = letter.reference.len() + letter.sender.contact.len();
    for count in [letter.sender.lines.len(), information, letter.signature.len(), letter.footer.len()] {
        at_most("lines", MAX_LINES, count)?;
    }
    let mut counts = Counts::default();
    letter.body.iter().try_for_each(|block| counts.block(block))?;

    let mut letter = letter.clone();
    level_headings(letter.body.iter_mut().filter_map(|block| match block {
        Block::Heading(level, _) => Some(level),
        _ => None,
    }));
    encode(&letter, printable)
}

/// The data of a summary.
pub(crate) fn summary(summary: &Summary, printable: Printable<'_>) -> Result<String, PdfError> {
    required(&summary.title, Fault::Untitled)?;
    at_most("lines", MAX_LINES, summary.reference.len().max(summary.footer.len()))?;
    let rows = summary.sections.iter().map(|section| section.rows.len() + 1).sum();
    at_most("rows", MAX_BLOCKS, rows)?;
    for Section { title, .. } in &summary.sections {
        required(title, Fault::EmptyHeading)?;
    }
    let mut summary = summary.clone();
    level_headings(summary.sections.iter_mut().map(|section| &mut section.level));
    encode(&summary, printable)
}

/// Moves headings that are too deep up, so that no level is skipped (PDF/UA-1, 7.4.2).
fn level_headings<'a>(levels: impl Iterator<Item = &'a mut u8>) {
    let mut deepest = *HEADING_LEVELS.start();
    for level in levels {
        *level = (*level).clamp(*HEADING_LEVELS.start(), deepest);
        deepest = (*level + 1).min(*HEADING_LEVELS.end());
    }
}

#[derive(Default)]
struct Counts {
    blocks: usize,
    rows: usize,
}

impl Counts {
    fn block(&mut self, block: &Block) -> Result<(), PdfError> {
        self.blocks += 1;
        match block {
            Block::Heading(_, text) => required(text, Fault::EmptyHeading)?,
            Block::Paragraph(inlines) => inlines.iter().try_for_each(inline)?,
            Block::List(items) | Block::NumberedList(items) | Block::Remark(items) => {
                self.blocks += items.len();
                items.iter().flatten().try_for_each(inline)?;
            }
            Block::Table(table) => self.table(table)?,
        }
        at_most("blocks", MAX_BLOCKS, self.blocks)
    }

    fn table(&mut self, table: &Table) -> Result<(), PdfError> {
        self.rows += table.rows.len();
        at_most("table rows", MAX_TABLE_ROWS, self.rows)?;
        at_most("table columns", MAX_TABLE_COLUMNS, table.head.len())?;
        if table.head.iter().all(|cell| cell.trim().is_empty()) {
            return Err(PdfError::Invalid(Fault::Headless));
        }
        let width = table.head.len();
        let aligned = table.alignment.is_empty() || table.alignment.len() == width;
        if aligned && table.rows.iter().all(|row| row.len() == width) {
            Ok(())
        } else {
            Err(PdfError::Invalid(Fault::UnevenTable))
        }
    }
}

fn inline(inline: &Inline) -> Result<(), PdfError> {
    let Inline::Link { text, address } = inline else { return Ok(()) };
    let permitted = ["https://", "http://", "mailto:", "tel:"].iter().any(|scheme| {
        let rest = address.strip_prefix(scheme).unwrap_or_default();
        !rest.is_empty() && rest.chars().all(|letter| letter.is_ascii_graphic())
    });
    if permitted { required(text, Fault::Link) } else { Err(PdfError::Invalid(Fault::Link)) }
}

/// Encodes the input as JSON with only printable characters in its texts.
fn encode(input: &impl Serialize, printable: Printable<'_>) -> Result<String, PdfError> {
    let mut value = serde_json::to_value(input)?;
    let mut characters = 0;
    clean(&mut value, printable, &mut characters)?;
    Ok(value.to_string())
}

fn clean(value: &mut Value, printable: Printable<'_>, characters: &mut usize) -> Result<(), PdfError> {
    match value {
        Value::String(text) => {
            *characters += text.chars().count();
            at_most("characters", MAX_CHARACTERS, *characters)?;
            *text = clean_text(text, printable);
            Ok(())
        }
        Value::Array(values) => values.iter_mut().try_for_each(|value| clean(value, printable, characters)),
        Value::Object(fields) => {
            fields.values_mut().try_for_each(|value| clean(value, printable, characters))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => Ok(()),
    }
}

/// Makes a text that can be set and archived. A character without a glyph, which PDF/A-2 forbids
/// (ISO 19005-2, 6.2.11.8), and one that could turn the direction of the text are printed as their code point, for
/// example `[U+1F600]`, so that nothing vanishes unseen. Control characters other than the line break carry
/// no text and become spaces.
fn clean_text(text: &str, printable: Printable<'_>) -> String {
    let mut cleaned = String::with_capacity(text.len());
    for letter in text.replace("\r\n", "\n").chars() {
        match letter {
            '\n' | ' ' | '\u{a0}' | '\u{ad}' | '\u{202f}' => cleaned.push(letter),
            '\r' | '\u{2028}' | '\u{2029}' => cleaned.push('\n'),
            '\u{feff}' => {}
            _ if letter.is_control() => cleaned.push(' '),
            _ if !turns_direction(letter) && !is_private(letter) && printable(letter) => cleaned.push(letter),
            _ => cleaned.push_str(&format!("[U+{:04X}]", u32::from(letter))),
        }
    }
    cleaned
}

/// Marks, embeddings, overrides and isolates of the bidirectional algorithm (UAX 9, section 2).
fn turns_direction(letter: char) -> bool {
    matches!(letter, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
}

/// Private use areas, which PDF/A-2a does not permit without replacement text (ISO 19005-2, 6.2.11.7.3).
fn is_private(letter: char) -> bool {
    matches!(letter, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_without_glyph_are_printed_as_code_points() {
        let latin = |letter: char| u32::from(letter) < 0x250;
        assert_eq!(clean_text("Jörg 😀\r\nab\tc\u{202e}d", &latin), "Jörg [U+1F600]\nab c[U+202E]d");
        assert_eq!(clean_text("\u{feff}x\u{e000}\u{0}", &|_| true), "x[U+E000] ");
    }

    #[test]
    fn heading_levels_never_skip() {
        let mut levels = [3, 0, 4, 4, 1, 9, 9, 9, 9];
        level_headings(levels.iter_mut());
        assert_eq!(levels, [1, 1, 2, 3, 1, 2, 3, 4, 4]);
    }

    #[test]
    fn links_lead_only_to_permitted_addresses() {
        let check = |address: &str| inline(&Inline::Link { text: "x".into(), address: address.into() });
        for address in
            ["https://example.org/a?b=c", "http://example.org", "mailto:a@example.org", "tel:+49385"]
        {
            assert!(check(address).is_ok(), "{address}");
        }
        for address in
            ["", "javascript:x", "file:///etc", "https://", "https://a b", "//x", "https://ä.de", "HTTP://x"]
        {
            assert!(matches!(check(address), Err(PdfError::Invalid(Fault::Link))), "{address}");
        }
    }
}
