// SPDX-License-Identifier: EUPL-1.2
//! Input outside of the limits is refused with a reason.

use pdf::{
    Alignment, Block, Fault, Inline, Letter, MAX_BLOCKS, MAX_CHARACTERS, MAX_RECIPIENT_LINES,
    MAX_TABLE_COLUMNS, MAX_TABLE_ROWS, PdfError, Renderer, Table,
};

use crate::fixtures::{created, german};

fn refused(letter: &Letter) -> PdfError {
    Renderer::new().unwrap().letter(letter, created()).unwrap_err()
}

fn with_body(body: Vec<Block>) -> Letter {
    Letter { body, ..german() }
}

fn with_table(table: Table) -> Letter {
    with_body(vec![Block::Table(table)])
}

fn is_too_large(error: &PdfError, expected: usize) -> bool {
    matches!(error, PdfError::TooLarge { limit, .. } if *limit == expected)
}

#[test]
fn too_much_of_anything_is_refused() {
    let long = with_body(vec![Block::paragraph("ä".repeat(MAX_CHARACTERS + 1))]);
    assert!(is_too_large(&refused(&long), 200_000));
    let many = with_body(vec![Block::paragraph("x"); MAX_BLOCKS + 1]);
    assert!(is_too_large(&refused(&many), 2_000));
    let items = with_body(vec![Block::List(vec![vec![Inline::text("x")]; MAX_BLOCKS])]);
    assert!(is_too_large(&refused(&items), 2_000));
    let recipient = Letter { recipient: vec!["x".to_owned(); MAX_RECIPIENT_LINES + 1], ..german() };
    assert!(is_too_large(&refused(&recipient), 9));
    let footer = Letter { footer: vec!["x".to_owned(); 21], ..german() };
    assert!(is_too_large(&refused(&footer), 20));
    let row = vec!["x".to_owned()];
    let table = Table { head: row.clone(), rows: vec![row; MAX_TABLE_ROWS + 1], ..Table::default() };
    assert!(is_too_large(&refused(&with_table(table)), 2_000));
    let wide = Table { head: vec!["x".to_owned(); MAX_TABLE_COLUMNS + 1], ..Table::default() };
    assert!(is_too_large(&refused(&with_table(wide)), 12));
}

#[test]
fn a_letter_needs_a_title_and_a_subject() {
    for letter in
        [Letter { title: String::new(), ..german() }, Letter { subject: " \n".to_owned(), ..german() }]
    {
        assert!(matches!(refused(&letter), PdfError::Invalid(Fault::Untitled)));
    }
    let heading = with_body(vec![Block::Heading(1, String::new())]);
    assert!(matches!(refused(&heading), PdfError::Invalid(Fault::EmptyHeading)));
}

#[test]
fn a_table_is_even_and_has_column_headings() {
    let cells = |count: usize| vec!["x".to_owned(); count];
    let headless = Table { rows: vec![cells(1)], ..Table::default() };
    assert!(matches!(refused(&with_table(headless)), PdfError::Invalid(Fault::Headless)));
    for table in [
        Table { head: cells(2), rows: vec![cells(2), cells(1)], ..Table::default() },
        Table { head: cells(2), rows: vec![cells(3)], ..Table::default() },
        Table { head: cells(2), alignment: vec![Alignment::End], ..Table::default() },
    ] {
        assert!(matches!(refused(&with_table(table)), PdfError::Invalid(Fault::UnevenTable)));
    }
}

#[test]
fn a_link_with_script_is_refused() {
    let link = Inline::Link { text: "x".to_owned(), address: "javascript:alert(1)".to_owned() };
    let letter = with_body(vec![Block::Paragraph(vec![link])]);
    assert!(matches!(refused(&letter), PdfError::Invalid(Fault::Link)));
}

#[test]
fn a_time_before_the_common_era_is_refused() {
    let early = "-000001-01-01T00:00:00Z".parse().unwrap();
    let result = Renderer::new().unwrap().letter(&german(), early);
    assert!(matches!(result, Err(PdfError::Invalid(Fault::Time))));
}

#[test]
fn other_bytes_are_no_pdf_file() {
    for bytes in [&b""[..], b"%PDF-1.7", b"hello"] {
        assert!(pdf::structure::inspect(bytes).is_err());
    }
}
