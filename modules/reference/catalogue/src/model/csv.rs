// SPDX-License-Identifier: EUPL-1.2
//! Sheets as CSV (RFC 4180), for municipalities without an editor system: one service per line, one path per column.
//!
//! Written with semicolons, a byte order mark and CRLF, so that the spreadsheet programs of German offices open it as it is; read
//! with semicolons, commas or tabs, in UTF-8 or Windows-1252. A cell that a spreadsheet would take for a formula gets an
//! apostrophe in front, which reading takes away again.

use super::sheet::{Sheet, field_of};

/// Most lines of services that are read.
const MOST_LINES: usize = 5_000;
/// Most columns.
const MOST_COLUMNS: usize = 600;
/// Signs with which a spreadsheet begins a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Why a file cannot be read. Nothing of it is taken over.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CsvError {
    /// There is no line of column names with `key`.
    #[error("the first line does not name the columns")]
    NoHeader,
    /// A column whose name is no path.
    #[error("unknown column {0}")]
    UnknownColumn(String),
    /// A column that stands twice.
    #[error("column {0} stands twice")]
    RepeatedColumn(String),
    /// A quoted cell has no end.
    #[error("a quotation mark in line {0} has no counterpart")]
    OpenQuote(usize),
    /// A line has more cells than the first line has columns.
    #[error("line {0} has too many cells")]
    TooManyCells(usize),
    /// More lines or columns than are read.
    #[error("too many lines or columns")]
    TooLarge,
}

/// Services as CSV; the columns are all paths of which one of them has a value.
#[must_use]
pub fn write_csv(sheets: &[Sheet]) -> String {
    let mut columns = Sheet::default();
    for path in sheets.iter().flat_map(Sheet::paths) {
        columns.set(path, "x");
    }
    let columns = columns.paths();
    let line = |cells: Vec<String>| format!("{}\r\n", cells.join(";"));
    let mut text = format!("\u{feff}{}", line(columns.iter().map(|path| (*path).to_owned()).collect()));
    for sheet in sheets {
        text.push_str(&line(columns.iter().map(|path| cell(sheet.get(path))).collect()));
    }
    text
}

fn cell(value: &str) -> String {
    let guard = if value.trim_start_matches('\'').starts_with(FORMULA) { "'" } else { "" };
    if guard.is_empty() && !value.contains([';', '"', '\n', '\r', ',', '\t']) {
        return value.to_owned();
    }
    format!("\"{guard}{}\"", value.replace('"', "\"\""))
}

fn unguarded(value: &str) -> &str {
    let is_guarded = value.starts_with('\'') && value.trim_start_matches('\'').starts_with(FORMULA);
    if is_guarded { &value[1..] } else { value }
}

/// Services from CSV.
///
/// # Errors
/// [`CsvError`] names line or column.
pub fn read_csv(bytes: &[u8]) -> Result<Vec<Sheet>, CsvError> {
    let text = decode(bytes);
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let head = text.lines().next().unwrap_or_default();
    let separator = [';', '\t', ','].into_iter().find(|sign| head.contains(*sign)).unwrap_or(';');
    let mut lines = cells(text, separator)?.into_iter();
    let (_, columns) = lines.next().ok_or(CsvError::NoHeader)?;
    let columns: Vec<String> = columns.into_iter().map(|name| name.trim().to_owned()).collect();
    check_columns(&columns)?;
    let mut sheets = Vec::new();
    for (number, line) in lines {
        if line.len() > columns.len() && line.iter().skip(columns.len()).any(|cell| !cell.is_empty()) {
            return Err(CsvError::TooManyCells(number));
        }
        let mut sheet = Sheet::default();
        for (path, value) in columns.iter().zip(&line) {
            sheet.set(path.as_str(), unguarded(value));
        }
        if !sheet.is_empty() {
            sheets.push(sheet.renumbered());
        }
    }
    Ok(sheets)
}

fn check_columns(columns: &[String]) -> Result<(), CsvError> {
    if !columns.iter().any(|name| name == "key") {
        return Err(CsvError::NoHeader);
    }
    if columns.len() > MOST_COLUMNS {
        return Err(CsvError::TooLarge);
    }
    for (at, name) in columns.iter().enumerate() {
        if field_of(name).is_none() {
            return Err(CsvError::UnknownColumn(name.chars().take(60).collect()));
        }
        if columns.iter().take(at).any(|earlier| earlier == name) {
            return Err(CsvError::RepeatedColumn(name.clone()));
        }
    }
    Ok(())
}

/// The cells of every line that is not blank, with the number of the line.
fn cells(text: &str, separator: char) -> Result<Vec<(usize, Vec<String>)>, CsvError> {
    let mut reading = Reading { lines: Vec::new(), line: Vec::new(), cell: String::new(), began: 1 };
    let mut signs = text.chars().peekable();
    let (mut number, mut quoted) = (1, false);
    while let Some(sign) = signs.next() {
        number += usize::from(sign == '\n');
        match sign {
            '"' if quoted && signs.peek() == Some(&'"') => {
                signs.next();
                reading.cell.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if reading.cell.is_empty() => quoted = true,
            _ if quoted => reading.cell.push(sign),
            _ if sign == separator => reading.end_cell(),
            '\r' if signs.peek() == Some(&'\n') => {}
            '\n' | '\r' => reading.end_line(number)?,
            _ => reading.cell.push(sign),
        }
    }
    if quoted {
        return Err(CsvError::OpenQuote(reading.began));
    }
    reading.end_line(number)?;
    Ok(reading.lines)
}

struct Reading {
    lines: Vec<(usize, Vec<String>)>,
    line: Vec<String>,
    cell: String,
    began: usize,
}

impl Reading {
    fn end_cell(&mut self) {
        self.line.push(std::mem::take(&mut self.cell));
    }

    fn end_line(&mut self, next: usize) -> Result<(), CsvError> {
        self.end_cell();
        let line = std::mem::take(&mut self.line);
        if line.iter().any(|cell| !cell.trim().is_empty()) {
            self.lines.push((self.began, line));
        }
        self.began = next;
        if self.lines.len() > MOST_LINES + 1 { Err(CsvError::TooLarge) } else { Ok(()) }
    }
}

/// UTF-8, or what spreadsheets on Windows write when nobody asks them for UTF-8.
fn decode(bytes: &[u8]) -> String {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
        '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes
            .iter()
            .map(|byte| match byte {
                0x80..=0x9f => HIGH.get(usize::from(byte - 0x80)).copied().unwrap_or('\u{fffd}'),
                other => char::from(*other),
            })
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sheet(pairs: &[(&str, &str)]) -> Sheet {
        pairs.iter().map(|(path, value)| ((*path).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn a_file_is_written_as_spreadsheets_in_german_offices_expect_it() {
        let sheets = [
            sheet(&[("key", "hund"), ("name.de", "Hund; anmelden"), ("short.de", "=1+1")]),
            sheet(&[("key", "baum"), ("short.de", "Zwei\nZeilen \"so\"")]),
        ];
        assert_eq!(
            write_csv(&sheets),
            "\u{feff}key;name.de;short.de\r\nhund;\"Hund; anmelden\";\"'=1+1\"\r\nbaum;;\"Zwei\nZeilen \"\"so\"\"\"\r\n"
        );
        assert_eq!(read_csv(write_csv(&sheets).as_bytes()).unwrap(), sheets);
    }

    #[test]
    fn other_separators_and_the_encoding_of_windows_are_read() {
        let wanted = vec![sheet(&[("key", "muell"), ("name.de", "Müll für 5 €")])];
        assert_eq!(read_csv("key,name.de\nmuell,Müll für 5 €\n".as_bytes()).unwrap(), wanted);
        assert_eq!(read_csv("key\tname.de\r\nmuell\tMüll für 5 €".as_bytes()).unwrap(), wanted);
        let windows = b"key;name.de\r\nmuell;M\xfcll f\xfcr 5 \x80\r\n\r\n";
        assert_eq!(read_csv(windows).unwrap(), wanted);
    }

    #[test]
    fn a_fault_is_named_by_line_or_column() {
        let fault = |text: &str| read_csv(text.as_bytes()).unwrap_err();
        assert_eq!(fault(""), CsvError::NoHeader);
        assert_eq!(fault("name.de\nx"), CsvError::NoHeader);
        assert_eq!(fault("key;colour\n"), CsvError::UnknownColumn("colour".to_owned()));
        assert_eq!(fault("key;name.de;name.de\n"), CsvError::RepeatedColumn("name.de".to_owned()));
        assert_eq!(fault("key;name.de\na;b\nc;\"d\n"), CsvError::OpenQuote(3));
        assert_eq!(fault("key;name.de\na;b;c\n"), CsvError::TooManyCells(2));
        assert_eq!(fault(&format!("key;name.de\n{}", "a;b\n".repeat(5_002))), CsvError::TooLarge);
        assert!(read_csv(b"key;name.de\na;b;\n").is_ok());
    }

    proptest! {
        #[test]
        fn every_sheet_comes_back_from_its_file(values in proptest::collection::vec(("[a-z]{1,8}", "[ a-zä'\"=+@;,\\t\\n-]{0,40}", "\\PC{0,30}"), 1..8)) {
            let sheets: Vec<Sheet> = values
                .iter()
                .map(|(key, short, name)| sheet(&[("key", key), ("short.de", short), ("name.de", name), ("full.en", short)]))
                .collect();
            prop_assert_eq!(read_csv(write_csv(&sheets).as_bytes()).unwrap(), sheets);
        }

        #[test]
        fn no_bytes_make_the_reader_fall(bytes in proptest::collection::vec(any::<u8>(), 0..200), tail in "\\PC{0,60}") {
            let _ = read_csv(&bytes);
            let _ = read_csv(format!("key;short.de\n{tail}").as_bytes());
        }

        #[test]
        fn no_cell_of_a_file_begins_like_a_formula(value in "[=+@\\t'-]{1,3}[a-z0-9()]{0,10}") {
            let text = write_csv(&[sheet(&[("key", "a"), ("short.de", &value)])]);
            let cell = text.lines().nth(1).and_then(|line| line.split_once(';')).map(|(_, cell)| cell.trim_start_matches('"'));
            prop_assert!(!cell.unwrap_or_default().starts_with(FORMULA), "{}", text);
        }
    }
}
