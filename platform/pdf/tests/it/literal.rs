// SPDX-License-Identifier: EUPL-1.2
//! Texts come out as they went in; nothing in them is read as markup.

use pdf::structure::inspect;
use pdf::{Block, Inline, Letter, Renderer, Sender, Table};
use proptest::prelude::*;

use crate::fixtures::{created, german};

/// Everything that would mean something in a template.
const MARKUP: &str =
    r##"#import "x.typ": * #panic() *b* _i_ $x^2$ ] [ } { `r` = H - i + n / t: <l> @r ~ -- "q" \ // c"##;

fn text_of(letter: &Letter) -> String {
    inspect(&Renderer::new().unwrap().letter(letter, created()).unwrap()).unwrap().text
}

/// Without the spaces and line ends that the layout adds.
fn squeezed(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

#[test]
fn markup_in_any_text_is_printed_literally() {
    let text = || MARKUP.to_owned();
    let inlines = || vec![Inline::Text(text()), Inline::Strong(text()), Inline::Emphasis(text())];
    let letter = Letter {
        title: text(),
        sender: Sender { name: text(), lines: vec![text()], contact: vec![(text(), text()).into()] },
        recipient: vec![text()],
        reference: vec![(text(), text()).into()],
        date: text(),
        subject: text(),
        body: vec![
            Block::Heading(1, text()),
            Block::Paragraph(inlines()),
            Block::Paragraph(vec![Inline::Link {
                text: text(),
                address: "https://a.example/#import(*)$]".to_owned(),
            }]),
            Block::List(vec![inlines()]),
            Block::NumberedList(vec![inlines()]),
            Block::Remark(vec![inlines()]),
            Block::Table(Table {
                caption: text(),
                head: vec![text()],
                rows: vec![vec![text()]],
                alignment: Vec::new(),
            }),
        ],
        closing: text(),
        signature: vec![text()],
        footer: vec![text()],
        ..Letter::default()
    };
    let file = Renderer::new().unwrap().letter(&letter, created()).unwrap();
    let structure = inspect(&file).unwrap();
    assert_eq!(structure.title.as_deref(), Some(MARKUP));
    // Sender 2 and return address 2, contact 2, recipient 1, reference 2, date 1, subject 1, heading 1,
    // four paragraphs with 3 each, link 1, table 3, closing 1, signature 1, footer 1; page headers come on top.
    let printed = squeezed(&structure.text).matches(&squeezed(MARKUP)).count();
    assert!(printed >= 31, "{printed}");
}

#[test]
fn the_letters_of_german_names_are_printed() {
    // A choice from DIN 91379 (characters for names in Germany), with combined letters.
    let names = "ÄÖÜäöüßẞ Ðđ Łł Øø Şş Ğğ İı Čč Ňň Őő Ųų Ţţ Ǧ ḑ Ạ ế ʼ ʻ Παπάς Жуков M̂ ĝ";
    let mut letter = german();
    letter.recipient = vec![names.to_owned()];
    let text = text_of(&letter);
    assert!(!text.contains("[U+"), "{text}");
    assert!(squeezed(&text).contains("ÄÖÜäöüßẞÐđŁłØøŞşĞğİıČčŇňŐőŲųŢţ"), "{text}");
}

#[test]
fn a_character_without_glyph_is_printed_as_its_code_point() {
    let mut letter = german();
    letter.recipient = vec!["😀 \u{202e}x \u{e000}".to_owned()];
    letter.title = "😀".to_owned();
    let text = squeezed(&text_of(&letter));
    assert!(text.contains("[U+1F600][U+202E]x[U+E000]"), "{text}");
}

#[test]
fn line_breaks_in_texts_are_kept() {
    let mut letter = german();
    letter.body = vec![Block::paragraph("oben\nunten")];
    let text = text_of(&letter);
    let above = text.lines().position(|line| line.trim() == "oben").unwrap();
    assert_eq!(text.lines().nth(above + 1).map(str::trim), Some("unten"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
    /// Any text at all gives a file that conforms, since a file that does not is refused at export.
    #[test]
    fn every_text_can_be_printed(text in "\\PC{0,60}", raw in any::<String>()) {
        let mut letter = german();
        letter.recipient = vec![text.clone(), raw.clone()];
        letter.body = vec![Block::paragraph(text.clone()), Block::Remark(vec![vec![Inline::Strong(raw)]])];
        letter.subject = format!("x{text}");
        letter.title.clone_from(&letter.subject);
        let file = Renderer::new().unwrap().letter(&letter, created());
        prop_assert!(file.is_ok(), "{:?}", file.err());
    }
}

/// Alphabetic scripts, signs and presentation forms; the rest is printed as code points, whose letters are among them.
#[test]
fn every_letter_can_be_printed_in_every_style() {
    let renderer = Renderer::new().unwrap();
    let blocks = [0x20..0x3000, 0xA640..0xAC00, 0xFB00..0x1_0000, 0x1_D400..0x1_D800_u32];
    let letters: Vec<char> = blocks.into_iter().flatten().filter_map(char::from_u32).collect();
    for chunk in letters.chunks(2_000) {
        let text: String = chunk.iter().collect();
        let mut letter = german();
        letter.recipient = vec![text.clone()];
        letter.body = vec![Block::paragraph(text.clone()), Block::Remark(vec![vec![Inline::Strong(text)]])];
        let file = renderer.letter(&letter, created());
        assert!(file.is_ok(), "{:?}", file.err());
    }
}
