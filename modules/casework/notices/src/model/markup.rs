// SPDX-License-Identifier: EUPL-1.2
//! From a rendered text to the blocks of a letter.
//!
//! The renderer puts every inserted value between two marks ([`OPEN`], [`CLOSE`]). Markup is read only outside of them,
//! therefore a value can never become a heading, list, table or strong text, whatever stands in it.

use pdf::{Alignment, Block, Inline, Table};

/// Stands before an inserted value. From a private use area: refused in templates, removed from values.
pub(super) const OPEN: char = '\u{F0000}';
/// Stands after an inserted value.
pub(super) const CLOSE: char = '\u{F0001}';

/// Deepest heading of a template.
const DEEPEST_HEADING: usize = 3;

/// A rendered text is no letter.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MarkupError {
    /// A table row has more or fewer cells than the first row of its table; holds the text of the row.
    #[error("a table row differs in length from the head of its table: {0}")]
    UnevenTable(String),
    /// A table without headings.
    #[error("a table has no headings")]
    HeadlessTable,
    /// There is no text at all.
    #[error("the text is empty")]
    Empty,
}

/// A character, and whether it comes from an inserted value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Sign {
    letter: char,
    given: bool,
}

/// A line of the template; a value in it may hold line ends of its own.
type Line = Vec<Sign>;

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Blank,
    Heading(u8),
    Item,
    Row,
    Text,
}

/// Reads the blocks of a rendered text.
///
/// # Errors
/// [`MarkupError`].
pub(super) fn blocks(rendered: &str) -> Result<Vec<Block>, MarkupError> {
    let lines: Vec<(Kind, Line)> = lines(rendered).into_iter().map(|line| (kind(&line), line)).collect();
    let mut blocks = Vec::new();
    for group in lines.chunk_by(|(first, _), (second, _)| first == second) {
        let Some((kind, _)) = group.first() else { continue };
        let group = group.iter().map(|(_, line)| line.as_slice());
        match *kind {
            Kind::Blank => {}
            Kind::Heading(level) => blocks.extend(group.filter_map(|line| heading(level, line))),
            Kind::Item => blocks.extend(list(group)),
            Kind::Row => blocks.push(Block::Table(table(group)?)),
            Kind::Text => paragraphs(group, &mut blocks),
        }
    }
    if blocks.is_empty() { Err(MarkupError::Empty) } else { Ok(blocks) }
}

/// A rendered text as one line without markup; for subjects.
pub(super) fn plain(rendered: &str) -> String {
    let text: String = rendered.chars().filter(|letter| !matches!(*letter, OPEN | CLOSE)).collect();
    squeezed(&text)
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Lines end only where the template ends them; each is trimmed.
fn lines(rendered: &str) -> Vec<Line> {
    let mut lines = vec![Line::new()];
    let mut given = false;
    for letter in rendered.chars() {
        match letter {
            OPEN => given = true,
            CLOSE => given = false,
            '\n' if !given => lines.push(Line::new()),
            _ => {
                if let Some(line) = lines.last_mut() {
                    line.push(Sign { letter, given });
                }
            }
        }
    }
    lines.iter().map(|line| trimmed(line).to_vec()).collect()
}

fn trimmed(line: &[Sign]) -> &[Sign] {
    let is_text = |sign: &Sign| !sign.letter.is_whitespace();
    let start = line.iter().position(is_text).unwrap_or(line.len());
    let end = line.iter().rposition(is_text).map_or(start, |last| last + 1);
    line.get(start..end).unwrap_or_default()
}

/// Whether a line has a character of the template itself at a place.
fn written(line: &[Sign], place: usize, letter: char) -> bool {
    line.get(place).is_some_and(|sign| !sign.given && sign.letter == letter)
}

fn kind(line: &[Sign]) -> Kind {
    let marks = (0..line.len()).take_while(|place| written(line, *place, '#')).count();
    if line.is_empty() {
        Kind::Blank
    } else if (1..=DEEPEST_HEADING).contains(&marks) && written_or_end(line, marks, ' ') {
        Kind::Heading(u8::try_from(marks).unwrap_or(1))
    } else if written(line, 0, '-') && written_or_end(line, 1, ' ') {
        Kind::Item
    } else if written(line, 0, '|') {
        Kind::Row
    } else {
        Kind::Text
    }
}

/// As [`written`], or the line ends there: a trimmed line of which only the sign of its block is left.
fn written_or_end(line: &[Sign], place: usize, letter: char) -> bool {
    place >= line.len() || written(line, place, letter)
}

/// The text of signs with markup for strong text taken out, in one line.
fn flat(signs: &[Sign]) -> String {
    let text: String = inlines(signs)
        .into_iter()
        .map(|inline| match inline {
            Inline::Text(text) | Inline::Strong(text) | Inline::Emphasis(text) => text,
            Inline::Link { text, .. } => text,
        })
        .collect();
    squeezed(&text)
}

/// A heading; one that came out empty is left out.
fn heading(level: u8, line: &[Sign]) -> Option<Block> {
    let text = flat(line.get(usize::from(level)..).unwrap_or_default());
    (!text.is_empty()).then_some(Block::Heading(level, text))
}

/// A list; items that came out empty are left out, and so is a list without items.
fn list<'a>(lines: impl Iterator<Item = &'a [Sign]>) -> Option<Block> {
    let items = lines.map(|line| trimmed(line.get(1..).unwrap_or_default()));
    let items: Vec<_> = items.filter(|item| !item.is_empty()).map(inlines).collect();
    (!items.is_empty()).then_some(Block::List(items))
}

fn table<'a>(lines: impl Iterator<Item = &'a [Sign]>) -> Result<Table, MarkupError> {
    let mut rows: Vec<Vec<String>> = lines.map(cells).collect();
    let head = if rows.is_empty() { Vec::new() } else { rows.remove(0) };
    if head.iter().all(String::is_empty) {
        return Err(MarkupError::HeadlessTable);
    }
    if let Some(uneven) = rows.iter().find(|row| row.len() != head.len()) {
        return Err(MarkupError::UnevenTable(uneven.join(" | ")));
    }
    let alignment = (0..head.len()).map(|column| alignment(&rows, column)).collect();
    Ok(Table { caption: String::new(), head, rows, alignment })
}

/// The cells of a row: what stands between the bars that the template itself wrote.
fn cells(line: &[Sign]) -> Vec<String> {
    let is_bar = |sign: &Sign| !sign.given && sign.letter == '|';
    let inner = line.get(1..).unwrap_or_default();
    let inner = match inner.split_last() {
        Some((last, before)) if is_bar(last) => before,
        _ => inner,
    };
    inner.split(is_bar).map(flat).collect()
}

/// Columns of amounts stand right.
fn alignment(rows: &[Vec<String>], column: usize) -> Alignment {
    let mut cells = rows.iter().filter_map(|row| row.get(column)).filter(|cell| !cell.is_empty()).peekable();
    if cells.peek().is_some() && cells.all(|cell| is_amount(cell)) {
        Alignment::End
    } else {
        Alignment::Start
    }
}

fn is_amount(cell: &str) -> bool {
    let number = cell.replace("EUR", "").replace(['€', '\u{a0}', '\u{202f}', ' '], "");
    let signs = |letter: char| letter.is_ascii_digit() || matches!(letter, '.' | ',' | '-' | '−' | '+');
    number.contains(|letter: char| letter.is_ascii_digit()) && number.chars().all(signs)
}

/// Lines that follow each other are one paragraph and keep their line ends; an empty line inside a value ends it.
fn paragraphs<'a>(lines: impl Iterator<Item = &'a [Sign]>, blocks: &mut Vec<Block>) {
    let end = Sign { letter: '\n', given: false };
    let signs = lines.collect::<Vec<_>>().join(&end);
    let mut current = Line::new();
    for line in signs.split(|sign| sign.letter == '\n') {
        let line = trimmed(line);
        if line.is_empty() {
            blocks.extend(paragraph(&std::mem::take(&mut current)));
        } else {
            if !current.is_empty() {
                current.push(end);
            }
            current.extend_from_slice(line);
        }
    }
    blocks.extend(paragraph(&current));
}

fn paragraph(signs: &[Sign]) -> Option<Block> {
    let inlines = inlines(signs);
    (!inlines.is_empty()).then_some(Block::Paragraph(inlines))
}

/// Text and strong text. A `**` without partner is text.
fn inlines(signs: &[Sign]) -> Vec<Inline> {
    let marks: Vec<usize> = strong_marks(signs);
    let paired = marks.len() - marks.len() % 2;
    let (mut inlines, mut start) = (Vec::new(), 0);
    let mut push = |from: usize, to: usize, strong: bool| {
        let text: String = signs.get(from..to).unwrap_or_default().iter().map(|sign| sign.letter).collect();
        if !text.is_empty() {
            inlines.push(if strong { Inline::Strong(text) } else { Inline::Text(text) });
        }
    };
    for (count, mark) in marks.iter().take(paired).enumerate() {
        push(start, *mark, count % 2 == 1);
        start = mark + 2;
    }
    push(start, signs.len(), false);
    inlines
}

/// Where the template itself wrote `**`.
fn strong_marks(signs: &[Sign]) -> Vec<usize> {
    let (mut marks, mut place) = (Vec::new(), 0);
    while place + 1 < signs.len() {
        if written(signs, place, '*') && written(signs, place + 1, '*') {
            marks.push(place);
            place += 2;
        } else {
            place += 1;
        }
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn given(text: &str) -> String {
        format!("{OPEN}{text}{CLOSE}")
    }

    fn text(text: &str) -> Block {
        Block::paragraph(text)
    }

    #[test]
    fn headings_paragraphs_lists_tables_and_strong_text_are_read() {
        let source = "# Eins\n\nErste Zeile\nzweite **wichtig** Zeile\n\n- a\n- **b**\n\n| P | Betrag |\n| x | 1,00 € |\n| **S** | 2,50 € |\n## Zwei\nEnde";
        let table = Table {
            caption: String::new(),
            head: vec!["P".to_owned(), "Betrag".to_owned()],
            rows: vec![vec!["x".to_owned(), "1,00 €".to_owned()], vec!["S".to_owned(), "2,50 €".to_owned()]],
            alignment: vec![Alignment::Start, Alignment::End],
        };
        let expected = vec![
            Block::Heading(1, "Eins".to_owned()),
            Block::Paragraph(vec![
                Inline::text("Erste Zeile\nzweite "),
                Inline::Strong("wichtig".to_owned()),
                Inline::text(" Zeile"),
            ]),
            Block::List(vec![vec![Inline::text("a")], vec![Inline::Strong("b".to_owned())]]),
            Block::Table(table),
            Block::Heading(2, "Zwei".to_owned()),
            text("Ende"),
        ];
        assert_eq!(blocks(source).unwrap(), expected);
    }

    #[test]
    fn a_value_never_becomes_markup() {
        for value in ["# x", "- x", "| a | b |", "**x**", "x | y", "{{ case }}", "## ", "\u{202e}# x"] {
            assert_eq!(blocks(&given(value)).unwrap(), [text(value.trim())], "{value}");
            let item = blocks(&format!("- {}", given(value))).unwrap();
            assert_eq!(item, [Block::List(vec![vec![Inline::text(value.trim())]])], "{value}");
            let row = blocks(&format!("| A | B |\n| {} | y |", given(value))).unwrap();
            let Some(Block::Table(table)) = row.first() else { panic!("{row:?}") };
            assert_eq!(table.rows, [vec![value.trim().to_owned(), "y".to_owned()]], "{value}");
            let heading = blocks(&format!("# {}", given(value))).unwrap();
            assert_eq!(heading, [Block::Heading(1, value.trim().to_owned())], "{value}");
        }
        assert_eq!(blocks(&given("eins\n# zwei\n- drei")).unwrap(), [text("eins\n# zwei\n- drei")]);
        assert_eq!(
            blocks(&format!("- {}", given("eins\n- zwei"))).unwrap(),
            [Block::List(vec![vec![Inline::text("eins\n- zwei")]])]
        );
        let strong = format!("**{}**", given("a** b **c"));
        assert_eq!(
            blocks(&strong).unwrap(),
            [Block::Paragraph(vec![Inline::Strong("a** b **c".to_owned())])]
        );
    }

    #[test]
    fn an_empty_line_inside_a_value_ends_a_paragraph() {
        assert_eq!(blocks(&given("eins\n\n  \nzwei\ndrei")).unwrap(), [text("eins"), text("zwei\ndrei")]);
    }

    #[test]
    fn what_came_out_empty_is_left_out() {
        let source = format!("# {}\n\n- {}\n\nx\n{}\n", given(""), given(" "), given(""));
        assert_eq!(blocks(&source).unwrap(), [text("x")]);
        assert_eq!(blocks(" \n\n"), Err(MarkupError::Empty));
    }

    #[test]
    fn a_table_must_be_even_and_have_a_head() {
        assert_eq!(blocks("| a | b |\n| c |"), Err(MarkupError::UnevenTable("c".to_owned())));
        assert_eq!(blocks("| |\n| c |"), Err(MarkupError::HeadlessTable));
    }

    #[test]
    fn only_columns_of_amounts_stand_right() {
        for amount in ["1,00 €", "€1,234.50", "1 234,00 EUR", "-3", "0"] {
            assert!(is_amount(amount), "{amount}");
        }
        for other in ["", "€", "drei", "3 Hunde", "01.02.2026 bis"] {
            assert!(!is_amount(other), "{other}");
        }
    }

    proptest! {
        #[test]
        fn any_value_keeps_the_structure_around_it(value in "\\PC{0,40}") {
            let value: String = value.chars().filter(|letter| !matches!(*letter, OPEN | CLOSE)).collect();
            let rendered = format!("# H\n\n- {0}\n- x\n\n| A | B |\n| {0} | {0} |\n\nT", given(&value));
            let found = blocks(&rendered).unwrap();
            let names: Vec<_> = found.iter().map(|block| match block {
                Block::Heading(..) => "heading",
                Block::List(_) => "list",
                Block::Table(_) => "table",
                _ => "text",
            }).collect();
            prop_assert_eq!(names, ["heading", "list", "table", "text"]);
        }
    }
}
